"""Totals and their parts in sentences."""

from __future__ import annotations

import pytest

from extract.passage import passage_of_text
from extract.passages import read_passage


def totals(text: str) -> dict[str, str | None]:
    """Print of each number -> print of the total that it is part of."""
    figures = read_passage(passage_of_text(text)).figures
    printed = [text[f.quantity.start : f.quantity.end] for f in figures]
    return {own: None if f.part_of is None else printed[f.part_of] for own, f in zip(printed, figures, strict=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Số vụ việc tiếp nhận: 63 vụ; số vụ đã giải quyết: 40 vụ; số vụ đang giải quyết: 23 vụ; gồm có: 51 vụ "
            "qua mạng, 12 vụ gửi trực tiếp.",
            {"63 vụ": None, "40 vụ": None, "23 vụ": None, "51 vụ": "63 vụ", "12 vụ": "63 vụ"},
        ),
        (
            "Tiếp nhận 63 vụ; đã giải quyết 40 vụ; gồm 50 vụ qua mạng, 12 vụ gửi trực tiếp.",
            {"63 vụ": None, "40 vụ": None, "50 vụ": None, "12 vụ": None},
        ),
        (
            "Tiếp nhận 63 vụ; đã giải quyết 40 vụ, gồm 27 vụ qua mạng, 12 vụ gửi trực tiếp.",
            {"63 vụ": None, "40 vụ": None, "27 vụ": "40 vụ", "12 vụ": "40 vụ"},
        ),
    ],
)
def test_a_list_behind_several_totals_belongs_to_the_one_it_adds_up_to(
    text: str, expected: dict[str, str | None]
) -> None:
    assert totals(text) == expected
