"""Torn numbers are put together by where their pieces stand; odd spellings are found."""

import pytest

from extract.number_checks import is_mark, is_no_number, is_odd, without_gaps
from extract.ocr_words import OcrWord


def line(*words: tuple[str, float, float]) -> list[OcrWord]:
    return [OcrWord(text, x0, 0, x1, 10, 0.9, 10.0) for text, x0, x1 in words]


@pytest.mark.parametrize(
    ("first", "second", "gap", "expected"),
    [
        ("39,", "8%;", 0.9, [("39,8%;", 0.9)]),
        ("1.", "263", 0.3, [("1.263", 0.9)]),
        ("(346.", "922)", 1.3, [("(346.922)", 0.9)]),
        ("81", "1,6", 0.6, [("811,6", 0.5)]),  # joined, but it might be two
        ("202", "|", 2.5, [("202|", 0.5)]),  # a figure read as a stroke: odd, and never lost
        ("202", "l", 3.5, [("202", 0.9), ("l", 0.9)]),
        ("1,", "2,", 2.9, [("1,", 0.9), ("2,", 0.9)]),  # a blank
        ("năm", "2021", 0.5, [("năm", 0.9), ("2021", 0.9)]),
        ("2021,", "tăng", 0.5, [("2021,", 0.9), ("tăng", 0.9)]),
        ("5.975.000", "975.000", -20.0, [("5.975.000", 0.9), ("975.000", 0.9)]),  # one over the other
    ],
)
def test_pieces_of_a_number(first: str, second: str, gap: float, expected: list[tuple[str, float]]) -> None:
    out = without_gaps(line((first, 0, 30), (second, 30 + gap, 60)))
    assert [(word.text, word.confidence) for word in out] == expected
    assert out[-1].x1 == 60


@pytest.mark.parametrize(
    "word",
    ["969:825", "3.637.43", "909Í", "72.21?", "5.68", "330.2", "30i", "z5T15", "22340}", "1Sð", "2U243", "202|", "5T"],
)
def test_spellings_that_no_number_has(word: str) -> None:
    assert is_odd(word)


@pytest.mark.parametrize(
    "word",
    (
        "330,2 1.2 2.1.3. 26/8/2021 26.8.2021 21-NQ/TW 7h30 QL1A m² 12.450,5 52,3% (13,6%); 2020-2025 245/BC-UBND 4.0"
        " 30/2020/NĐ-CP 0226.3497610) 35kV 500m2 18/21 07:30 Covid-19 12a 3,800 66019,5 10/2024. chữ 1) CO2"
    ).split(),
)
def test_spellings_that_numbers_have(word: str) -> None:
    assert not is_odd(word)


def test_what_a_column_of_numbers_holds() -> None:
    assert not any(map(is_no_number, ["7", "1.025,5", "-", "–", "(3,4)", "12%"]))
    assert all(map(is_mark, ["?", "‡", "“"])) and not any(map(is_mark, ["-", "–", "7", "B", "STT"]))
    assert all(map(is_no_number, ["B", "?", "Bữ", "A77", "72.21?", "", "STT"]))
