"""What several readings of a cell in a column of numbers come to."""

import pytest

from extract.number_cells import Cell, agreed, is_word, number_cells, voted
from extract.number_shape import Shape
from extract.ocr_words import OcrWord


def word(text: str, confidence: float = 0.9) -> OcrWord:
    return OcrWord(text, 0, 0, 10, 10, confidence, 10.0)


def cells_of(*rows: list[str]) -> list[tuple[Cell, list[OcrWord]]]:
    """Cells of 50 by 20 points with the words read in them."""
    return [
        ((50.0 * k, 20.0 * r, 50.0 * k + 50, 20.0 * r + 20), [word(part) for part in text.split()])
        for r, row in enumerate(rows)
        for k, text in enumerate(row)
    ]


def test_columns_of_numbers() -> None:
    rows = [["Gà", "Năm 2022"], ["Lợn", "B"], ["Trâu", "12"], ["Bò", "1.025"], ["7", "-"]]
    assert number_cells(cells_of(*rows)) == {3, 5, 7, 8, 9}
    assert number_cells(cells_of(*rows[2:4])) == set()  # two are no column


def test_numbers_beside_numbers() -> None:
    rows = [["Nhà văn hóa", "m3", "214", "B2", "x"], ["Sân thể thao", "tấn", "14", "92", "Cộng"]]
    assert number_cells(cells_of(*rows)) == {7, 8}
    rows[0][4] = "90"
    assert number_cells(cells_of(*rows)) == {2, 3, 4, 7, 8}


@pytest.mark.parametrize(
    ("first", "other", "shape", "expected"),
    [
        (("275", 0.8), ("275", 0.96), Shape(3, 0), ("275", 0.96)),
        # Figures that touch count as one; the shape of a per cent is not known.
        (("75.556", 0.96), ("75.556", 0.9), Shape(3, 0), ("75.556", 0.96)),
        (("52,3%", 0.9), ("52,3%", 0.9), Shape(5, 1), ("52,3%", 0.9)),
        (("-", 0.9), ("-", 0.8), None, ("-", 0.9)),
        # The speck behind a number is none of it; a label has its full stop.
        (("106,1.", 0.97), ("106,1.", 0.96), Shape(4, 1), ("106,1", 0.97)),
        (("1.", 0.97), ("1.", 0.96), Shape(1, 0), ("1.", 0.97)),
        # A figure that neither saw; different ones; no number; a letter.
        (("2", 0.95), ("2", 0.95), Shape(2, 0), None),
        (("22", 0.95), ("2", 0.95), Shape(2, 0), None),
        (("36.2", 0.95), ("36.2", 0.95), Shape(3, 0), None),
        (("x", 0.95), ("x", 0.95), Shape(1, 0), None),
        (None, ("2", 0.95), Shape(1, 0), None),
    ],
)
def test_both_models_read_alike(
    first: tuple[str, float] | None, other: tuple[str, float], shape: Shape | None, expected: tuple[str, float] | None
) -> None:
    number = agreed(word(*first) if first else None, [word(*other)], shape)
    assert (number and (number.text, number.confidence)) == expected
    assert number is None or number.second is None


@pytest.mark.parametrize(
    ("first", "shape", "again", "expected"),
    [
        # A letter for a figure; a reading with figures added; one that lost a figure.
        (("B", 0.92), Shape(1, 0), [("9", 0.97), ("9", 0.97)], ("9", 0.97, "B")),
        (("4,609", 0.72), Shape(3, 1), [("4,69", 0.96), ("4,69", 0.96)], ("4,69", 0.96, "4,609")),
        (("29", 0.94), Shape(3, 0), [("29", 0.78), ("290", 0.97)], ("290", 0.97, "29")),
        # The first is right and keeps the doubt of the others; a figure that none of them saw is a doubt.
        (("290", 0.9), Shape(3, 0), [("29", 0.78), ("290", 0.97)], ("290", 0.97, "29")),
        (("2", 0.95), Shape(2, 0), [("2", 0.95), ("2", 0.96)], ("2", 0.96, "")),
        # Nobody fits, or nobody knows the shape, and each sees something else.
        (("?", 0.41), Shape(2, 0), [("7", 0.2), ("B", 0.3)], None),
        (("?", 0.4), None, [("7", 0.9), ("", 0.0)], None),
        (("“T", 0.4), Shape(2, 0), [("-7", 0.9), ("", 0.0)], None),  # the shape of `-7` is not known
        (("STT", 0.9), Shape(3, 0), [("", 0.0), ("", 0.0)], None),
        (None, None, [("-", 0.9), ("-", 0.9)], ("-", 0.9, "")),
        # A comma that lost its tail: put right by a reading that saw it, else left and doubted; never left out.
        (("36.2", 0.95), Shape(3, 1), [("36.2", 0.95), ("36,2", 0.4)], ("36,2", 0.95, "36.2")),
        (("36.2", 0.95), Shape(3, 0), [("36.2", 0.95), ("362", 0.9), ("362", 0.9)], ("36.2", 0.5, None)),
    ],
)
def test_readings_of_a_cell(
    first: tuple[str, float] | None,
    shape: Shape | None,
    again: list[tuple[str, float]],
    expected: tuple[str, float, str | None] | None,
) -> None:
    readings = [[word(*reading)] if reading[0] else [] for reading in again]
    number = voted(word(*first) if first else None, readings, shape)
    assert (number and (number.text, number.confidence, number.second)) == expected


def test_words_in_a_column_of_numbers() -> None:
    assert is_word(word("Cộng"), [word("Cộng")])
    assert is_word(word("x", 0.5), [word("x")])
    assert is_word(word("Cộng"), [])
    assert is_word(word("“T", 0.3), [word("TT")])
    assert is_word(None, [word("TT")])
    assert not is_word(word("BB"), [word("35")])
    assert not is_word(word("x", 0.5), [word("2")])
    assert not is_word(word("12a"), [])
    assert not is_word(None, [word("2")])
