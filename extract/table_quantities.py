"""Numbers of cells: alone (`12.450,5`, `(5,2)`), bounded (`trên 12`, `7 - 7,5`), or several (`15 lớp/450 người`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from extract.dates import find_dates
from extract.folding import fold
from extract.knowledge.counted_nouns import ANY_NOUN
from extract.mentions import Bound, PeriodExpr, Quantity
from extract.numbers import read_digits
from extract.periods import find_periods
from extract.quantities import find_quantities
from extract.table_cells import IN_BRACKETS, NUMBER, YEAR
from extract.wording import bound_of

_PARTS = re.compile(r"(?P<sign>[-+−–]?)\s?(?P<digits>\d[\d.,]*(?: \d{3})*(?:,\d+)?)\s?(?P<share>[%‰]?)")
_CODE_LIKE = re.compile(r"0\d{2,}")
# A footnote called after a number: `1.200*`, `1.200 (**)`, `1.100 (1)`
_CALL = re.compile(r"(?<=[\d%]) ?(?:\*{1,3}|\(\*{1,3}\)|\((?P<digit>[1-9])\))$")
# `≥ 45`, `trên 12`, `Khoảng 20%`, `7 - 7,5`, `từ 10 đến 12`, `95% trở lên`; not `12/15`, which may be a day
_BOUNDED = re.compile(
    r"(?P<before>(?:≥|≤|>=|<=|>|<|~|≈|[^\W\d_]+(?: [^\W\d_]+){0,2}(?= )) ?)?"
    r"(?P<low>\d[\d.,]*)(?: ?(?:-|–|đến|tới) ?(?P<high>\d[\d.,]*))? ?(?P<share>[%‰]?)(?P<after> trở lên| trở xuống)?",
    re.IGNORECASE,
)
_SIGNS: dict[str, Bound] = {
    "≥": "at_least", ">=": "at_least", "≤": "at_most", "<=": "at_most",
    ">": "more_than", "<": "less_than", "~": "approx", "≈": "approx",
}  # fmt: skip
# `01 bản` is a copy in a list of papers, a village elsewhere: alone in a cell nothing tells which.
_TWO_MEANINGS = frozenset({"bản"})
# What stands between the numbers of a list: `Quý I: 12 tỷ đồng; Quý II: 20 tỷ đồng`, `15 lớp/450 người`.
_BETWEEN = re.compile(r"(?:[\s;,/:.+()–-]|và(?![^\W_]))*")


@dataclass(frozen=True, slots=True)
class Listed:
    """A number of a cell that lists several, with the period printed before it."""

    quantity: Quantity
    period: PeriodExpr | None
    period_text: str | None


@dataclass(frozen=True, slots=True)
class CellNumber:
    """The number that a cell holds.

    Attributes:
        call: digits of a footnote called after it (`1.200 (1)`).
    """

    quantity: Quantity
    bound: Bound = "exact"
    call: tuple[int, int] | None = None


def read_number(text: str) -> CellNumber | None:
    """The number of a cell with what bounds it and the footnote it calls; None if the cell says anything else."""
    call = _CALL.search(text)
    printed = text[: call.start()] if call else text
    note = call.span("digit") if call and call["digit"] else None
    quantity = read_quantity(printed)
    if quantity is not None:
        return CellNumber(quantity, call=note)
    match = _BOUNDED.fullmatch(printed)
    if match is None:
        return None
    before, after = fold(match["before"] or "").strip(), fold(match["after"] or "")
    bound = _SIGNS.get(before) or bound_of(f"{before} ", after, frozenset(before.split()))
    if bound == "exact" and (before != "từ" or not match["high"]) and before:
        return None
    quantity = _from_to(match) if match["high"] else read_quantity(match["low"])
    if quantity is None:
        return None
    spoken = (match.start("low"), match.end("high") if match["high"] else match.end("low"))
    share = match.span("share") if match["share"] else None
    quantity = replace(
        quantity,
        start=spoken[0],
        end=share[1] if share else spoken[1],
        value_text=spoken,
        unit=match["share"] or None,
        unit_text=share,
    )
    return CellNumber(quantity, bound, note)


def read_lines(lines: Sequence[str]) -> CellNumber | None:
    """The number of a cell of several lines: one that wraps at a mark (`1.234.` over `567`); not `120` over `130`."""
    text = " ".join(lines)
    whole = "".join(line if line.endswith((".", ",")) else f"{line} " for line in lines).strip()
    number = read_number(whole)
    if number is None or "space_thousands" in number.quantity.flags:
        return None
    if whole == text:
        return number
    if number.call or number.bound != "exact" or number.quantity.unit_text or NUMBER.fullmatch(whole) is None:
        return None
    return CellNumber(replace(number.quantity, end=len(text), value_text=(0, len(text))))


def _from_to(match: re.Match[str]) -> Quantity | None:
    """`7 - 7,5`, `10 đến 12`; None for years and where the second number is not the larger one."""
    low, high = read_digits(match["low"]), read_digits(match["high"])
    years = YEAR.fullmatch(match["low"]) and YEAR.fullmatch(match["high"])
    if low is None or high is None or years or low.value >= high.value:
        return None
    flags = tuple(dict.fromkeys((*low.flags, *high.flags)))
    value, upper = Fraction(low.value), Fraction(high.value)
    return Quantity(0, match.end("high"), value, match.span("low"), high=upper, flags=flags)


def read_list(text: str) -> tuple[tuple[Listed, ...], tuple[PeriodExpr, ...]]:
    """The numbers of a cell that holds nothing but numbers with units, periods before them and marks between.

    Returns:
        The numbers, and the periods of the cell; none of either where it says anything else.
    """
    folded = fold(text)
    found = find_quantities(folded, bytearray(len(folded)))
    if not found or any(quantity.unit in (None, "1", ANY_NOUN) or quantity.unit_text is None for quantity in found):
        return (), ()
    if any(folded[slice(*quantity.unit_text)] in _TWO_MEANINGS for quantity in found if quantity.unit_text):
        return (), ()
    taken = bytearray(len(folded))
    for quantity in found:
        taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
    periods = find_periods(folded, find_dates(text), taken)
    spans = sorted([(q.start, q.end) for q in found] + [(p.start, p.end) for p in periods])
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    if not all(_BETWEEN.fullmatch(folded[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)):
        return (), ()
    out = []
    before = 0
    for quantity in found:
        own = [period for period in periods if before <= period.start < quantity.start]
        period = own[-1] if own else None
        out.append(Listed(quantity, period, text[period.start : period.end] if period else None))
        before = quantity.end
    return tuple(out), periods


def read_quantity(text: str) -> Quantity | None:
    """The number of a cell that holds nothing else: `12.450,5`, `97,14%`, `-5,2`, `3 850`, `12 tỷ đồng`.

    None for codes with leading zeros (`00123`), dates (`15/10`), ranges and all cells with other words.
    """
    if bracketed := IN_BRACKETS.fullmatch(text):
        number = read_digits(bracketed["digits"])
        if number is None:
            return None
        unit = bracketed["share"] or None
        return Quantity(
            0,
            len(text),
            -Fraction(number.value),
            bracketed.span("digits"),
            unit_text=bracketed.span("share") if unit else None,
            unit=unit,
            flags=(*number.flags, "negative_in_brackets"),
        )
    if NUMBER.fullmatch(text):
        match = _PARTS.fullmatch(text)
        if match is None or _CODE_LIKE.match(match["digits"]):
            return None
        digits = match["digits"]
        flags: tuple[str, ...] = ()
        if " " in digits:
            digits, flags = digits.replace(" ", "."), ("space_thousands",)
        number = read_digits(digits)
        if number is None:
            return None
        value = -number.value if match["sign"] in ("-", "−", "–") else number.value
        unit = match["share"] or None
        return Quantity(
            0,
            len(text),
            Fraction(value),
            (0, match.end("digits")),
            unit_text=match.span("share") if unit else None,
            unit=unit,
            flags=(*number.flags, *flags),
        )
    folded = fold(text)
    found = find_quantities(folded, bytearray(len(folded)))
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(text) and found[0].unit not in (None, "1"):
        return found[0] if "number_in_words" not in found[0].flags else None
    return None
