"""The numbers of each table against each other: an issue for each contradiction; on a scan its cells want review.

    parts_mismatch   rows or columns do not add up to their printed total
    ratio_mismatch   a per cent is not that of its two columns or rows
    change_mismatch  a growth or difference is not that of its two columns

Where only one number of those concerned can be wrong, with all that the rest of the table says, the issue names it. No
value is ever changed. On a digital page the print itself may err, so nothing is marked there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from extract.reading import Problem
from transform.table_numbers import Number, Place, TableNumbers, in_print, tables_of
from transform.table_ratios import relations_of_ratios
from transform.table_relations import Relation
from transform.table_sums import relations_of_sums

Row = dict[str, Any]

MISMATCH = "check_mismatch"
"""Flag of the numbers on a scan that contradict each other."""

_CODES = {
    "sum": "parts_mismatch",
    "at_most": "parts_mismatch",
    "ratio": "ratio_mismatch",
    "growth": "change_mismatch",
    "decline": "change_mismatch",
    "difference": "change_mismatch",
}
_DOUBTED = 0.7  # as of other numbers that more than their print makes doubtful
_SHOWN = 8  # parts of a sum told in full

_COMMAS_LOST = (1, 2, 3)  # decimals of a number whose comma was not read


@dataclass(frozen=True)
class Checked:
    """What the tables of a document say against themselves.

    Attributes:
        problems: each with the ordinal of the figure it is told at.
        figures, cells: the rows given, with those of scans that are concerned marked, and `part_of` of rows whose
            labels were misread as the sums say.
    """

    problems: tuple[tuple[int, Problem], ...]
    figures: tuple[Row, ...]
    cells: tuple[Row, ...]


def check_tables(figures: Sequence[Row], cells: Sequence[Row], scanned: frozenset[int]) -> Checked:
    """The contradictions in the tables of one document.

    Args:
        figures: all of the document, in order.
        scanned: the pages that were read by OCR.
    """
    problems: list[tuple[int, Problem]] = []
    doubted: set[tuple[str, Place]] = set()
    parts: dict[str, str | None] = {}
    for table in tables_of(figures, cells, scanned):
        relations = list(dict.fromkeys([*relations_of_sums(table), *relations_of_ratios(table)]))
        for relation in relations:
            parts.update(_true_parts(table, relation) if relation.regrouped else {})
        false = [relation for relation in relations if not relation.holds(table.numbers)]
        if not false:
            continue
        likely = _likely(table, relations, false)
        short = _short_totals(relations, table.numbers)
        for relation in false:
            first = table.figures[relation.result]
            on_scan = first["page"] in scanned
            told = _told(table, relation)
            named = likely.get(relation)
            if named is not None:
                told += f"; {_named(table, named.place, relations, 'misread' if on_scan else 'wrong')}"
            if relation.kind == "sum" and relation.result[0] in short:
                told += "; no column adds up to this total: rows of it may be missing"
            told += "; compare with the page, no value was changed"
            problems.append((first["ordinal"], Problem("warning", _CODES[relation.kind], first["page"], told)))
            # where OCR was not sure of it either, the others are sound
            alone = named is not None and named.proven and table.numbers[named.place].doubted
            concerned = (named.place,) if named is not None and alone else relation.places
            doubted |= {(first["table_id"], place) for place in concerned}
    if not problems and not parts:
        return Checked((), tuple(figures), tuple(cells))
    rows = [{**row, "part_of": parts[row["figure_id"]]} if row["figure_id"] in parts else row for row in figures]
    return Checked(
        tuple(problems),
        tuple(_marked(row, doubted, scanned, number=True) for row in rows),
        tuple(_marked(row, doubted, scanned, number=False) for row in cells),
    )


def _short_totals(relations: Sequence[Relation], numbers: Mapping[Place, Number]) -> set[int]:
    """Rows of totals of more than one column that no column adds up to."""
    sums: dict[int, list[bool]] = {}
    for relation in relations:
        if relation.kind == "sum" and relation.plus[0][1] == relation.result[1]:
            sums.setdefault(relation.result[0], []).append(relation.holds(numbers))
    return {row for row, held in sums.items() if len(held) > 1 and not any(held)}


def _true_parts(table: TableNumbers, relation: Relation) -> dict[str, str | None]:
    """The total that the figures of a column are part of where labels were misread; null where that is not known."""
    (total, column), rows = relation.result, {row for row, _ in relation.plus}
    whole: str = table.figures[total, column]["figure_id"]
    out: dict[str, str | None] = {}
    for (row, other), figure in table.figures.items():
        if other == column and figure["measure"] == "level":
            if row in rows:
                out[figure["figure_id"]] = whole
            elif table.total_of.get((row, column)) == total:
                out[figure["figure_id"]] = None
    return out


def _marked(row: Row, doubted: set[tuple[str, Place]], scanned: frozenset[int], *, number: bool) -> Row:
    place = row["table_id"], (row["row_index"], row["column_index"])
    if row["page"] not in scanned or place not in doubted:
        return row
    flags = [code for code in (row["flags"] or "").split(",") if code]
    told = ",".join([*flags, MISMATCH])
    marked = {**row, "needs_review": True, "flags": told, "confidence": min(row["confidence"], _DOUBTED)}
    return {**marked, "comparable": False} if number else marked


# -- which one is wrong


@dataclass(frozen=True)
class _Likely:
    """A number that explains false relations; proven if by amounts alone none of the others does."""

    place: Place
    proven: bool


def _likely(table: TableNumbers, relations: Sequence[Relation], false: Sequence[Relation]) -> dict[Relation, _Likely]:
    """The number that explains false relations, if only one does, by relation."""
    about: dict[Place, list[Relation]] = {}
    for relation in relations:
        for place in relation.places:
            about.setdefault(place, []).append(relation)
    out: dict[Relation, _Likely] = {}
    for group in _groups(false):
        places = sorted({place for relation in group for place in relation.places})
        able = [place for place in places if _fitting(place, about[place], table.numbers) is not None]
        in_all = [place for place in able if all(place in relation.places for relation in group)]
        edited = [place for place in in_all if _misread(place, about[place], table.numbers)]
        if len(in_all) == 1 or len(edited) == 1:
            named = _Likely((edited or in_all)[0], len(in_all) == 1)
            out.update((relation, named) for relation in group)
        elif not in_all:  # more than one is wrong: those where two of them cross
            crossed = [place for place in able if sum(place in relation.places for relation in group) > 1]
            for relation in group:
                here = [place for place in crossed if place in relation.places]
                if len(here) == 1:
                    out[relation] = _Likely(here[0], proven=True)
    return out


def _groups(false: Sequence[Relation]) -> list[list[Relation]]:
    """Relations that share a number, directly or by others, together."""
    groups: list[list[Relation]] = []
    for relation in false:
        near = [group for group in groups if any(set(relation.places) & set(other.places) for other in group)]
        groups = [group for group in groups if group not in near] + [[*(r for group in near for r in group), relation]]
    return groups


def _fitting(
    place: Place, relations: Iterable[Relation], numbers: Mapping[Place, Number]
) -> tuple[Decimal, Decimal] | None:
    """Least and largest amount that makes all relations of a place true, with as many decimals as printed.

    With more decimals only if a lost comma makes it one: `-221` for `-2,21`.
    """
    needed = [relation.needed(place, numbers) for relation in relations]
    low, high = max(low for low, _ in needed), min(high for _, high in needed)
    number = numbers[place]
    step = number.step or min((n.step for n in numbers.values() if n.step), default=Decimal(1))
    least = (low / step).to_integral_value(ROUND_CEILING) * step
    most = (high / step).to_integral_value(ROUND_FLOOR) * step
    if least <= most:
        return least, most
    without_comma = (number.amount.scaleb(-places) for places in _COMMAS_LOST)
    return next(((amount, amount) for amount in without_comma if amount and low <= amount <= high), None)


def _misread(place: Place, relations: Iterable[Relation], numbers: Mapping[Place, Number]) -> bool:
    """Whether a digit misread, lost or added makes the number one that fits all relations of its place."""
    number, fitting = numbers[place], _fitting(place, relations, numbers)
    if fitting is None or not number.step:
        return False
    if any(fitting[0] <= number.amount.scaleb(-places) <= fitting[1] for places in _COMMAS_LOST):
        return True
    digits = str(abs(int(number.amount / number.step)))
    sign = -1 if number.amount < 0 else 1
    return any(fitting[0] <= sign * int(other) * number.step <= fitting[1] for other in _one_edit_away(digits))


def _one_edit_away(digits: str) -> Iterator[str]:
    for at in range(len(digits) + 1):
        before, after = digits[:at], digits[at:]
        if len(digits) > 1 and after:
            yield before + after[1:]
        for digit in "0123456789":
            yield before + digit + after
            if after:
                yield before + digit + after[1:]


# -- what is told


def _told(table: TableNumbers, relation: Relation) -> str:
    numbers = table.numbers
    row, column = relation.result
    result = numbers[relation.result]
    printed, where = repr(result.text), f"{_row(table, row)}, {_column(table, column)}"
    value = in_print(round(relation.value(numbers) / result.multiplier, 2))
    if relation.kind in ("sum", "at_most"):
        down = relation.plus[0][1] == column
        names = [_row(table, r) if down else _column(table, c) for r, c in relation.plus]
        parts = [numbers[place].text for place in relation.plus if numbers[place].text]
        shown = " + ".join(parts if len(parts) <= _SHOWN else [*parts[: _SHOWN - 1], "…", parts[-1]])
        over = "more than" if relation.kind == "at_most" else "not"
        return f"{where}: the parts {shown} ({names[0]} to {names[-1]}) add up to {value}, {over} {printed}"
    first, second = (
        " + ".join(f"{numbers[place].text or '-'} ({_column(table, place[1])})" for place in places)
        if relation.plus[0][0] == row
        else f"{numbers[places[0]].text} ({_row(table, places[0][0])})"
        for places in (relation.plus, relation.minus)
    )
    if relation.kind == "difference":
        return f"{where}: {first} less {second} is {value}, not {printed}"
    if relation.kind == "ratio":
        return f"{where}: {first} is {value} % of {second}, not {printed}"
    return f"{where}: from {second} to {first} is {value} %, not {printed}"


def _named(table: TableNumbers, place: Place, relations: Iterable[Relation], fault: str) -> str:
    number = table.numbers[place]
    fitting = _fitting(place, [r for r in relations if place in r.places], table.numbers)
    would = ""
    if fitting is not None and fitting[0] == fitting[1]:
        would = f", with {in_print(fitting[0] / number.multiplier)} all would agree"
    return f"likely {fault}: {number.text!r} ({_row(table, place[0])}, {_column(table, place[1])}){would}"


def _row(table: TableNumbers, row: int) -> str:
    name = table.row_names.get(row)
    return f"row {name!r}" if name else f"row {row}"


def _column(table: TableNumbers, column: int) -> str:
    header = table.header(column)
    return f"column {' / '.join(header)!r}" if header else f"column {column}"
