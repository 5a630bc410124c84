"""What several readings of a cell in a column of numbers come to."""

import pytest

from extract.number_cells import column_of, is_sure, number_columns, settled
from extract.number_shape import Shape
from extract.ocr_words import OcrWord


def word(text: str, confidence: float = 0.9) -> OcrWord:
    return OcrWord(text, 0, 0, 10, 10, confidence, 10.0)


def test_columns_of_numbers() -> None:
    left, right = [(10.0, 20.0 * row, 60.0, 20.0 * row + 20) for row in range(4)], []
    right = [(60.0, top, 110.5, bottom) for _, top, _, bottom in left]
    cells = [(cell, [word(text)]) for cell, text in zip(left, ["Gà", "Lợn", "Trâu", "7"], strict=True)]
    cells += [(cell, [word(text)]) for cell, text in zip(right, ["B", "12", "1.025", "-"], strict=True)]
    assert number_columns(cells) == {column_of(right[0])}
    assert number_columns(cells[-2:]) == set()  # two are no column


@pytest.mark.parametrize(
    ("first", "shape", "again", "expected"),
    [
        # A letter for a figure; a reading with figures added; one that lost a figure.
        (("B", 0.92), Shape(1, 0), [("9", 0.97), ("9", 0.97)], ("9", 0.97, "B")),
        (("4,609", 0.72), Shape(3, 1), [("4,69", 0.96), ("4,69", 0.96)], ("4,69", 0.96, "4,609")),
        (("29", 0.94), Shape(3, 0), [("29", 0.78), ("290", 0.97)], ("290", 0.97, "29")),
        # All readings and the shape agree: sure, though the first was not.
        (("275", 0.8), Shape(3, 0), [("275", 0.96), ("275", 0.97)], ("275", 0.96, None)),
        # Figures that touch count as one.
        (("75.556", 0.96), Shape(3, 0), [("75.556", 0.97), ("75.556", 0.96)], ("75.556", 0.96, None)),
        # A figure that none of them saw is a doubt, which nothing here takes away.
        (("2", 0.95), Shape(2, 0), [("2", 0.95), ("2", 0.96)], None),
        # The first fits and the others see different things; or nobody fits.
        (("5.511", 0.82), Shape(4, 0), [("611", 0.0), ("5", 0.16)], None),
        (("?", 0.41), Shape(1, 0), [("7", 0.0), ("2", 0.0)], None),
        (("23", 0.91), Shape(3, 1), [("253", 0.75), ("23", 0.08)], None),
        # Where the shape is not known, both must see the same.
        (("?", 0.4), None, [("7", 0.9), ("", 0.0)], None),
        (("STT", 0.9), Shape(3, 0), [("", 0.0), ("", 0.0)], None),
        (None, None, [("-", 0.9), ("-", 0.9)], ("-", 0.9, "")),
    ],
)
def test_readings_of_a_cell(
    first: tuple[str, float] | None,
    shape: Shape | None,
    again: list[tuple[str, float]],
    expected: tuple[str, float, str | None] | None,
) -> None:
    readings = [[word(*reading)] if reading[0] else [] for reading in again]
    number = settled(word(*first) if first else None, shape, readings)
    assert (number and (number.text, number.confidence, number.second)) == expected


def test_a_sure_number_is_left_alone() -> None:
    assert is_sure(word("1.025"), Shape(4, 0))
    assert is_sure(word("52,3%"), Shape(5, 1))  # the shape of a per cent is not known
    assert is_sure(word("-"), None)
    assert not is_sure(word("1.025", 0.8), Shape(4, 0))
    assert not is_sure(word("102"), Shape(4, 0))
    assert not is_sure(word("B"), Shape(1, 0))
