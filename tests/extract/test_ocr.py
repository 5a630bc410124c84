"""Where two readings of digits disagree, and which models are found."""

from pathlib import Path

import pytest

from extract import ocr
from extract.ocr import disagreements
from extract.ocr_words import OcrWord


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("ngày 26/8/2021 của", "ngày 26/8/2021 của", []),
        ("tăng 15,2% so với", "tăng 13,2% so với", [(1, "13,2%")]),
        ("số I105/KH-ĐKT ngày", "số 1105/KH-ĐKT ngày", [(1, "1105/KH-ĐKT")]),
        ("năm 2021, ước", "năm 2021. ước", []),  # marks at the ends change no number
        ("năm 38.300 tỷ", "năm 38,300 tỷ", [(1, "38,300")]),  # inside they do
        ("phổ cập năm 2020", "phố cập năm 2020", []),  # words without digits are not compared
        ("đạt 660 hộ", "đạt hộ", [(1, "")]),
        ("đạt hộ nghèo", "đạt 660 hộ nghèo", [(0, "660")]),
        ("ngày 10/12/2024 của", "ngày 10/ 12/2024 của", []),  # only parted otherwise
        ("tháng 01 năm", "tháng 0] năm", []),  # a stroke is no digit: the second reading means 01
        ("tháng O1 năm", "tháng 01 năm", [(1, "01")]),  # but the first reading's O must show
    ],
)
def test_disagreements(first: str, second: str, expected: list[tuple[int, str]]) -> None:
    assert disagreements(first.split(), second.split()) == expected


def words(text: str) -> list[OcrWord]:
    return [OcrWord(part, 20.0 * i, 0, 20.0 * i + 15, 10, 1.0, 10.0) for i, part in enumerate(text.split())]


def test_the_second_reader_sees_neighbours_of_digits_only() -> None:
    line = words("a b c 1 d e f g h i 2 3 j")
    assert list(ocr._windows(line)) == [(1, 6), (8, 13)]
    assert list(ocr._windows(words("không có số"))) == []
    assert list(ocr._windows(words("1 a b c 2"))) == [(0, 5)]


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
