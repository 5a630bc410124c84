"""Changes told by two values: `từ 4,58% xuống 4,12%`, `từ 5 lên 8 xã`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from extract.clauses import Sentence
from extract.mentions import Quantity

_FROM = re.compile(r"(?:^|[\s,(])từ(?: mức| khoảng| hơn| trên| gần| dưới| chỉ)* $")
_FROM_TO = re.compile(
    r"(?:[^,;.]{0,40}?[ ,])?(?:lên|xuống|còn|tăng lên|giảm còn|xuống còn|lên thành|đến|tới|thành)"
    r"(?: mức| đạt| còn| hơn| trên| gần| khoảng| dưới)* ?"
)
# The other side stands before it: `đạt 58,3%, giảm từ |74,1% của năm 2022|`. Not `giảm từ 5% trở lên`, `từ 5% đến 7%`.
_FROM_ALONE = re.compile(r"(?<![^\W_])(?:tăng|giảm|hạ|nâng|sụt|rút ngắn)(?: lên| xuống)? từ(?: mức| hơn| trên| gần)* $")
_RANGE_OR_BOUND = re.compile(r" (?:trở lên|trở xuống|đến|tới|-)(?![^\W_])| ?-")


def change_sides(s: Sentence) -> dict[int, Literal["from", "to"]]:
    """Index → `from` or `to` for `tăng từ 5 lên 8`, `từ 4,58% xuống 4,12%`, `từ 10 xã năm 2016 lên 15 xã`.

    A first value may stand alone, the second before it: `đạt 58,3%, giảm từ 74,1%`.
    """
    sides: dict[int, Literal["from", "to"]] = {}
    if s.folded.find("từ", s.start, s.end) < 0:
        return sides
    for index in range(len(s.quantities) - 1):
        first, second = s.quantities[index], s.quantities[index + 1]
        between = s.folded[first.end : second.start]
        head = s.folded[max(s.start, first.start - 24) : first.start]
        if not _FROM.search(head) or index in sides:
            continue
        link = _FROM_TO.fullmatch(between.lstrip() if not between.startswith(" ") else between[1:])
        if link and (
            not re.search(r"(?:đến|tới) ?$", between)
            or re.search(r"tăng|giảm|nâng|hạ|chuyển|rút", s.folded[max(s.start, first.start - 50) : first.start])
        ):
            sides[index], sides[index + 1] = "from", "to"
    for index, quantity in enumerate(s.quantities):
        if index not in sides and is_former_value(s, quantity):
            sides[index] = "from"
    return sides


def is_former_value(s: Sentence, quantity: Quantity) -> bool:
    """Whether a change leads away from it: `giảm từ |74,1%|`; no range and no bound."""
    if quantity.high is not None:
        return False
    head = s.folded[max(s.start, quantity.start - 40) : quantity.start]
    return bool(_FROM_ALONE.search(head)) and not _RANGE_OR_BOUND.match(s.folded, quantity.end)


def carry_unit(quantity: Quantity, other: Quantity) -> Quantity:
    """Unit and denominator that only the other side of a change prints."""
    if quantity.unit in (None, "1") and other.unit not in (None, "1") and quantity.unit_text is None:
        scale = other.multiplier if quantity.multiplier == 1 else quantity.multiplier
        return replace(
            quantity, unit=other.unit, per=other.per, multiplier=scale, flags=(*quantity.flags, "unit_carried")
        )
    if quantity.unit == other.unit and quantity.per is None and other.per is not None:
        return replace(quantity, per=other.per, flags=(*quantity.flags, "unit_carried"))
    return quantity
