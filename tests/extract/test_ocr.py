"""What OCR reads is put in order, cells are found by their ink, and the models are found."""

from pathlib import Path

import numpy as np
import pytest

from extract import ocr
from extract.ocr_words import OcrWord


def words(text: str) -> list[OcrWord]:
    return [OcrWord(part, 20.0 * i, 0, 20.0 * i + 15, 10, 1.0, 10.0) for i, part in enumerate(text.split())]


def test_the_icelandic_letter_is_a_misread_d() -> None:
    assert ocr._mended("22-QĐÐ/TW") == "22-QĐ/TW"
    assert ocr._mended("QÐ") == "QĐ"
    assert ocr._mended("HĐĐGTS") == "HĐĐGTS"  # two of them are printed: hội đồng đấu giá


def test_words_of_a_line_stand_level() -> None:
    line = words("ngày 26 tháng 8")
    swollen = [line[0], OcrWord("26", 20, -30, 35, 40, 0.4, 10.0), *line[2:]]
    assert [(word.top, word.bottom) for word in ocr._level(swollen)] == [(0, 10)] * 4


def test_tessdata_prefix_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vie.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    ocr.find_tessdata.cache_clear()
    assert ocr.find_tessdata() == tmp_path
    ocr.find_tessdata.cache_clear()


def test_the_ink_of_a_cell_is_found_and_blank_ones_are_skipped() -> None:
    page = np.full((100, 200), 255, dtype=np.uint8)
    page[40:50, 60:75] = 0
    page[10, 10] = 0  # a speck
    assert ocr.ink_box(page, 30, 20, 150, 90) == (60, 40, 75, 50)
    assert ocr.ink_box(page, 0, 0, 50, 35) is None
    assert ocr.ink_box(page, 150, 90, 150, 80) is None


def test_cells_are_taken_off_the_page_with_their_rules_left() -> None:
    page = np.zeros((100, 200), dtype=np.uint8)
    out = ocr._without([(10, 10, 30, 20)], page, 72)
    assert (out[12:18, 12:28] == 255).all()
    assert out[10, 10] == 0 and page.max() == 0


def test_print_that_holds_no_word_is_found() -> None:
    page = np.full((1000, 700), 255, dtype=np.uint8)  # 72 dpi: pixels are points
    for left in range(100, 200, 4):
        page[300:309, left : left + 2] = 0  # a line of print that was read
        page[400:409, left : left + 2] = 0  # one that was not
    page[40:48, 340:342] = page[40:48, 345:347] = 0  # a page number
    page[600:608, 340:342] = page[600:608, 345:347] = 0  # as small, but not in a margin: dust or a stroke
    page[700:760, 300:400] = 0  # a blot
    read = [OcrWord("đọc", 100, 298, 200, 311, 0.9, 12.0)]
    assert [(top, bottom) for _, top, _, bottom in ocr.unread_strips(page, 72, read)] == [(395, 414), (35, 53)]


@pytest.mark.parametrize(
    ("text", "confidence", "wide", "believed"),
    [
        ("Nơi nhận:", 0.8, True, True),
        ("lllÍ7", 0.5, True, False),
        ("15", 0.9, False, True),
        ("15", 0.6, False, False),
        ("L", 0.9, False, False),
    ],
)
def test_what_is_believed_of_unread_places(text: str, confidence: float, wide: bool, believed: bool) -> None:
    line = [OcrWord(part, 0, 0, 10, 10, confidence, 10.0) for part in text.split()]
    assert ocr._believed(line, wide=wide) is believed


def test_a_guess_goes_where_its_place_was_read_again() -> None:
    line = [OcrWord("5TEM,", 0, 0, 30, 10, 0.05, 10.0), OcrWord("bao", 40, 0, 60, 10, 0.9, 10.0)]
    assert ocr._not_read_again(line, [[OcrWord("STEM,", 0, 0, 30, 10, 0.9, 10.0)]]) == line[1:]
    assert ocr._not_read_again(line, []) == line
