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


def test_where_tessdata_prefix_is_set_no_other_folder_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    ocr.find_tessdata.cache_clear()
    assert ocr.find_tessdata() is None
    (tmp_path / "vie.traineddata").write_bytes(b"")
    ocr.find_tessdata.cache_clear()
    assert ocr.find_tessdata() == tmp_path
    ocr.find_tessdata.cache_clear()


def test_cells_are_taken_off_the_page_with_their_rules_left() -> None:
    page = np.zeros((100, 200), dtype=np.uint8)
    out = ocr._without([(10, 10, 30, 20)], page, 72)
    assert (out[12:18, 12:28] == 255).all()
    assert out[10, 10] == 0 and page.max() == 0


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
