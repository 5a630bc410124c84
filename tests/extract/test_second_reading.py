"""Which words are read again, where two readings disagree, and which one is believed."""

import pytest

from extract.ocr_words import OcrWord
from extract.second_reading import decided, differences, windows


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
def test_differences(first: str, second: str, expected: list[tuple[int, str]]) -> None:
    assert differences(first.split(), second.split()) == expected


def words(text: str) -> list[OcrWord]:
    return [OcrWord(part, 20.0 * i, 0, 20.0 * i + 15, 10, 1.0, 10.0) for i, part in enumerate(text.split())]


def test_the_second_reader_sees_neighbours_of_digits_only() -> None:
    line = words("a b c 1 d e f g h i 2 3 j")
    assert list(windows(line)) == [(2, 5), (9, 13)]
    assert list(windows(words("không có số"))) == []
    assert list(windows(words("1 a b 2"))) == [(0, 4)]


def read(text: str, confidence: float) -> list[OcrWord]:
    return [OcrWord(part, 0, 0, 10, 10, confidence, 10.0) for part in text.split()]


@pytest.mark.parametrize(
    ("first", "second", "third", "expected"),
    [
        # Two surely read likes outvote the odd one.
        (("7,94", 0.97), ("7,9%", 0.21), ("7,94", 0.97), ("7,94", 0.97, "7,9%", True)),
        (("487/7", 0.73), ("487,7", 0.96), ("487,7", 0.92), ("487,7", 0.92, "487/7", True)),
        # But not one that has more digits: a digit may have been lost.
        (("22", 0.97), ("222", 0.5), ("22", 0.97), ("22", 0.97, "222")),
        (("1105", 0.73), ("105", 0.96), ("105", 0.92), ("105", 0.92, "1105")),
        # They are not sure enough, or the odd one is too sure: a person decides.
        (("90.334.419", 0.46), ("90.334,419", 0.87), ("90.334.419", 0.25), ("90.334.419", 0.46, "90.334,419")),
        (("873,0", 0.92), ("873.0", 0.88), ("873.0", 0.93), ("873,0", 0.92, "873.0")),
        (("157,4", 0.68), ("1574", 0.5), ("1574", 0.76), ("157,4", 0.68, "1574")),
        # Three readings, three numbers.
        (("17/7", 0.6), ("17,7", 0.94), ("177", 0.84), ("17/7", 0.6, "17,7")),
        # A digit alone, taken for no text by the larger model; but not if that one sees another digit.
        (("7", 0.96), ('"', 0.1), ("Ỷ", 0.65), ("7", 0.96, '"', True)),
        (("1", 0.96), ("4", 0.8), ("A", 0.3), ("1", 0.96, "4")),
        (("7", 0.8), ("?", 0.9), ("", 0.0), ("7", 0.8, "?")),
        # What is not seen again is never taken away.
        (("660", 0.5), ("", 0.0), ("", 0.0), ("660", 0.5, "")),
    ],
)
def test_two_of_three_readings_decide(
    first: tuple[str, float],
    second: tuple[str, float],
    third: tuple[str, float],
    expected: tuple[str, float, str | None] | tuple[str, float, str | None, bool],
) -> None:
    (word,) = decided(read(*first), read(*second), read(*third))
    assert (word.text, word.confidence, word.second, word.outvoted) == (*expected, False)[:4]


def test_words_that_are_read_alike_stay_as_they_are() -> None:
    line = read("tăng 15,2% so với 12,1%", 0.9)
    out = decided(line, read("tăng 15,2% so với 12,7%", 0.4), read("tăng 15,2% so với 12,1%", 0.9))
    assert out[:-1] == line[:-1]
    assert (out[-1].text, out[-1].second, out[-1].outvoted) == ("12,1%", "12,7%", True)
