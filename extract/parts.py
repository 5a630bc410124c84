"""Totals and their parts, as a sentence lists them.

total ", trong đó" part {"," part}              up to the next `;`
total ", trong đó:" part {";" part}             up to the end of the sentence
total ", gồm" …                                 the same, and the parts are all
total "(" [gồm | trong đó] part {"," part} ")"
total ":" part "," part {"," part}             the same; two parts at least, right behind the total's words

A list that opens behind `;` stands beside several totals: it belongs to the one that its parts add up to, or to none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.carried_names import COUNT_CODES
from extract.clauses import Sentence
from extract.mentions import FigureMention

# `gồm` opens a list right after its total; `Đoàn gồm 12 người` has no total before, `không bao gồm` none at all.
_OPENS = re.compile(
    r"(?<![^\W_])(?<!không )(?<!chưa )(?:trong đó|gồm có|(?<!bao )gồm|bao gồm)(?![^\W_])(?P<colon> ?:)?"
)

# `tiếp nhận: 49; đã xử lý: 21; đang xử lý: 28|; gồm có:| 47 qua mạng, 02 bằng văn bản`, but not `49 vụ, gồm: …`.
_BESIDE = re.compile(r"; ?(?:trong đó|gồm có|gồm|bao gồm) ?:? ?$")


def with_parts(s: Sentence, figures: list[FigureMention], offset: int) -> list[FigureMention]:
    """The figures of a sentence with `part_of` set on those that a total before them lists.

    Args:
        offset: index of the first of them among the figures of the passage.
    """
    if len(figures) < 2:
        return figures  # no total, or no part of it
    out = list(figures)
    for start, end in _lists(s):
        total = _total(s, out, start, end)
        if total is None:
            continue
        for index, part in enumerate(out):
            if start <= part.quantity.start < end and part.part_of is None and _same_kind(part, out[total]):
                out[index] = replace(_in_unit_of(part, out[total]), part_of=offset + total)
    return _behind_colons(s, out, offset)


def _behind_colons(s: Sentence, figures: list[FigureMention], offset: int) -> list[FigureMention]:
    """`678 người có việc làm|:| khu vực I 234 người, khu vực II 444 người`."""
    for index, total in enumerate(figures):
        colon = s.folded.find(": ", total.quantity.end, s.end)
        if colon < 0 or total.part_of is not None or re.search(r"[,;:()]", s.folded[total.quantity.end : colon]):
            continue
        ends = s.folded.find(";", colon, s.end)
        listed = [
            place
            for place, part in enumerate(figures)
            if colon < part.quantity.start < (ends if ends >= 0 else s.end)
            and part.part_of is None
            and _same_kind(part, total)
        ]
        if len(listed) > 1 and all(figures[place].quantity.value < total.quantity.value for place in listed):
            for place in listed:
                figures[place] = replace(_in_unit_of(figures[place], total), part_of=offset + index)
    return figures


def _lists(s: Sentence) -> list[tuple[int, int]]:
    """Start and end of every list of parts; the inner one of two before the outer."""
    found = []
    opens = s.folded.find("gồm", s.start, s.end) >= 0 or s.folded.find("trong đó", s.start, s.end) >= 0
    for match in _OPENS.finditer(s.folded, s.start, s.end) if opens else ():
        bracket = s.bracket_of(match.start())
        end = s.folded.find(";", match.end(), s.end) if not match["colon"] else -1
        found.append((match.end(), bracket[1] if bracket else end if end >= 0 else s.end))
    found += [b for b in s.brackets if not any(b[0] <= start < b[1] for start, _ in found)]
    return sorted(found, key=lambda span: (span[1] - span[0], span[0]))


def _total(s: Sentence, figures: Sequence[FigureMention], start: int, end: int) -> int | None:
    """The level that the parts between `start` and `end` may be parts of: the last before them in their unit."""
    parts = [f for f in figures if start <= f.quantity.start < end and f.measure == "level"]
    if not parts:
        return None
    outside = s.bracket_of(start)
    beside = bool(_BESIDE.search(s.folded, s.start, start))
    for index in range(len(figures) - 1, -1, -1):
        total = figures[index]
        if total.quantity.end > start or total.part_of is not None:
            continue
        own = s.bracket_of(total.quantity.start)
        if own is not None and own != outside:
            continue
        if any(_same_kind(part, total) for part in parts):
            if beside and sum(part.quantity.value for part in parts) != total.quantity.value:
                continue
            plain = outside is not None and outside[0] == start
            return index if not plain or _follows(s, total, start, len(parts)) else None
        if total.measure == "level" and outside is not None and outside[0] == start:
            return None  # a bracket speaks of the figure right before it
    return None


def _follows(s: Sentence, total: FigureMention, bracket: int, parts: int) -> bool:
    """Whether a bracket without `gồm` lists parts: two or more, right after the total's own words."""
    return parts > 1 and not re.search(r"[,;]", s.folded[total.quantity.end : bracket])


def _same_kind(part: FigureMention, total: FigureMention) -> bool:
    units = (total.quantity.unit, None) if _is_bare_count(part) and _counts(total) else (total.quantity.unit,)
    same = part.quantity.unit in units and part.quantity.per == total.quantity.per
    return same and part.measure == total.measure == "level" and part.change_side is None


def _is_bare_count(figure: FigureMention) -> bool:
    """Whether a whole number without a unit: `1.245 hồ sơ, trong đó trực tuyến: |900|`."""
    quantity = figure.quantity
    return quantity.unit is None and quantity.unit_text is None and quantity.value.denominator == 1


def _counts(total: FigureMention) -> bool:
    return total.quantity.unit in COUNT_CODES


def _in_unit_of(part: FigureMention, total: FigureMention) -> FigureMention:
    """The part counting what its total counts, where its own words do not say it."""
    if not _is_bare_count(part):
        return part
    quantity = replace(part.quantity, unit=total.quantity.unit)
    return replace(part, quantity=quantity, flags=(*part.flags, "unit_carried"))
