"""Which numbers of a table compare others: per cents of two columns or of a total, growths, differences, rates of rows.

A printed formula (`(5)=(4)/(3)`) says which columns. Headers seldom do in a way that leaves no choice, so the numbers
decide: a column compares the one pair of columns with which it is right in most rows, and is not checked if there are
two such pairs, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, permutations

from extract.folding import fold
from transform.table_numbers import TableNumbers
from transform.table_relations import Kind, Relation, can_be_asked
from transform.table_sums import is_total

# Rows in which a pair of columns must be right to be the one that is compared, if no header names it.
_RIGHT_ROWS = 3
# Rows looked at to find it.
_ROWS_ASKED = 40
_MOST_COLUMNS = 24
# `Chênh lệch`, `Còn thiếu`, `Tăng, giảm`
_DIFFERENCE = re.compile(
    r"(?<![^\W_])(?:chênh lệch|tăng|giảm|thừa|thiếu|còn lại|còn phải|vượt|hụt)(?![^\W_])|\+ ?/ ?-|±|\(\+\)"
)
# `(5)=(4)/(3)`, `5=4/3*100`, `6 = 4 - 3`, `(7)=(5)+(6)`
_FORMULA = re.compile(
    r"\(?(?P<result>\d{1,2})\)? ?= ?\(?(?P<first>\d{1,2})\)? ?(?P<sign>[-–/:+]) ?\(?(?P<second>\d{1,2})\)?"
    r"(?: ?[x*×.] ?\(?100\)?%?|%)?"
)
_COUNTING = re.compile(r"\(?(\d{1,2})\)?")
_LABEL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?")
_RATE = re.compile(r"\W*(?:tỷ lệ|tỉ lệ|mức độ|tỷ trọng)(?![^\W_])")
# `Tổng số hồ sơ đã giải quyết`, `Kế hoạch được giao`, `Số nhiệm vụ đề ra trong kế hoạch`, `Số vấn đề phải xử lý`
_ALL = re.compile(r"\W*(?:tổng|kế hoạch|dự toán|.*(?<![^\W_])(?:được giao|đề ra|phải|cần|yêu cầu)(?![^\W_]))")
_PERCENT = ("%", "‰", "pp")


def relations_of_ratios(table: TableNumbers) -> Iterator[Relation]:
    """What each number that compares must be to those it compares."""
    printed = dict(_printed_formulas(table))
    for column in table.columns:
        if column in printed:
            yield from _by_row(table, printed[column])
        elif len(table.columns) <= _MOST_COLUMNS:
            formula = _compared(table, column)
            yield from _by_row(table, formula) if formula is not None else _shares_of_total(table, column)
    yield from _rate_rows(table)


Formula = Relation
"""A relation of columns: its places are those of row 0."""


def _by_row(table: TableNumbers, formula: Formula) -> Iterator[Relation]:
    return _asked(table, formula, table.rows)


def _asked(table: TableNumbers, formula: Formula, rows: Iterable[int]) -> Iterator[Relation]:
    for row in rows:
        relation = Relation(
            formula.kind,
            (row, formula.result[1]),
            tuple((row, column) for _, column in formula.plus),
            tuple((row, column) for _, column in formula.minus),
        )
        if can_be_asked(relation, table.numbers) and _of_one_kind(table, relation):
            yield relation


def _of_one_kind(table: TableNumbers, relation: Relation) -> bool:
    """Whether what is compared is amounts of one unit; shares are not asked: by ratio or by difference, nobody says."""
    units = {n.unit for place in (*relation.plus, *relation.minus) if (n := table.printed(*place)) is not None}
    if units & {*_PERCENT, "rank"} or len(units - {None}) > 1:
        return False
    if relation.kind == "difference":
        return table.numbers[relation.result].unit in (*units, None)
    return True


# -- formulas


def _printed_formulas(table: TableNumbers) -> Iterator[tuple[int, Formula]]:
    """The formulas that a row under the header prints, by the column they stand in."""
    for (row, column), text in table.texts.items():
        match = _FORMULA.fullmatch(text.strip())
        if match is None:
            continue
        counted: dict[str, list[int]] = {}
        for (r, c), other in table.texts.items():
            if r == row and (found := _FORMULA.fullmatch(other.strip()) or _COUNTING.fullmatch(other.strip())):
                counted.setdefault(found[1], []).append(c)
        named = [counted.get(match[name], []) for name in ("result", "first", "second")]
        if any(len(columns) != 1 for columns in named) or named[0] != [column]:
            continue
        result, first, second = ((0, columns[0]) for columns in named)
        if match["sign"] == "+":
            formula = Formula("sum", result, (first, second))
        else:
            formula = Formula("difference" if match["sign"] in "-–" else "ratio", result, (first,), (second,))
        relations = list(_asked(table, formula, table.rows))
        if 2 * sum(relation.holds(table.numbers) for relation in relations) >= len(relations):
            yield column, formula


# -- columns


def _compared(table: TableNumbers, column: int) -> Formula | None:
    """The one pair of columns that a column compares in most rows; None if there is none, or more than one."""
    kinds = _kinds(table, column)
    if not kinds:
        return None
    others = [other for other in table.columns if other != column and _is_level(table, other)]
    terms: list[tuple[int, ...]] = [(other,) for other in others]
    if "difference" in kinds:
        terms += _groups(table, others)
    best: list[tuple[int, Formula]] = []
    for kind in kinds:
        for over, under in permutations(terms, 2):
            if len(over) != len(under) or set(over) & set(under):
                continue
            formula = Formula(kind, (0, column), tuple((0, c) for c in over), tuple((0, c) for c in under))
            if right := _right_rows(table, formula, alone=len(terms) == 2):
                best.append((right, formula))
    best.sort(key=lambda entry: -entry[0])
    return best[0][1] if best and (len(best) == 1 or best[0][0] > best[1][0]) else None


def _shares_of_total(table: TableNumbers, column: int) -> Iterator[Relation]:
    """`Cơ cấu (%)`: what each row has of the total of the one column with which that is right in most rows."""
    totals = [row for row in table.rows if is_total(table, row)]
    if len(totals) != 1 or _kinds(table, column) != ("ratio",):
        return
    found = []
    for other in table.columns:
        if other == column or not _is_level(table, other):
            continue
        shares = [
            Relation("ratio", (row, column), ((row, other),), ((totals[0], other),))
            for row in table.rows
            if row != totals[0]
        ]
        asked = [r for r in shares if can_be_asked(r, table.numbers) and _of_one_kind(table, r)]
        telling = [relation.holds(table.numbers) for relation in asked if _tells(table, relation)]
        true = sum(telling)
        if true >= _RIGHT_ROWS and 2 * (len(telling) - true) <= true:
            found.append((true, asked))
    found.sort(key=lambda entry: -entry[0])
    if found and (len(found) == 1 or found[0][0] > found[1][0]):
        yield from found[0][1]


def _kinds(table: TableNumbers, column: int) -> tuple[Kind, ...]:
    """How a column may compare: by what its figures are said to measure, and in what unit."""
    figures = table.column(column)
    measures = [figure["measure"] for figure in figures]
    measure = max(sorted(set(measures)), key=measures.count)
    percent = 2 * sum(figure["unit"] in _PERCENT for figure in figures) > len(figures)
    header = fold(" ".join(table.header(column)))
    differs = _DIFFERENCE.search(header) is not None
    if measure in ("ratio", "share"):
        return ("ratio",) if percent or figures[0]["unit"] is None else ()
    if measure == "change" or differs:
        return ("growth", "decline") if percent else ("difference",)
    return ()


def _is_level(table: TableNumbers, column: int) -> bool:
    """Whether most figures of a column are amounts: by their measure, or by a unit that no per cent has."""
    figures = table.column(column)
    amounts: list[bool] = [
        f["unit"] not in _PERCENT and (f["measure"] == "level" or f["unit"] is not None) for f in figures
    ]
    return sum(amounts) > len(amounts) / 2


def _groups(table: TableNumbers, columns: Sequence[int]) -> list[tuple[int, ...]]:
    """Columns under one header cell: `Năm 2023 / Ngân sách tỉnh` and `Năm 2023 / Nguồn khác`."""
    under: dict[tuple[str, ...], list[int]] = {}
    for column in columns:
        path = table.header(column)
        if len(path) > 1:
            under.setdefault(path[:-1], []).append(column)
    return [tuple(group) for group in under.values() if len(group) > 1]


def _right_rows(table: TableNumbers, formula: Formula, *, alone: bool) -> int:
    """In how many rows that tell something a formula is right; 0 if that is not enough to rely on it.

    Args:
        alone: the table has no other pair of columns to compare.
    """
    right = wrong = 0
    for relation in islice(_asked(table, formula, table.rows), _ROWS_ASKED):
        if not _tells(table, relation):
            continue
        if relation.holds(table.numbers):
            right += 1
        else:
            wrong += 1
        if wrong > right + _RIGHT_ROWS:
            return 0
    return right if right >= (1 if alone else _RIGHT_ROWS) and 2 * wrong <= right else 0


def _tells(table: TableNumbers, relation: Relation) -> bool:
    """Whether it could hardly be true by chance: not of equal numbers, zeros, or a result known to one digit."""
    amounts = [table.numbers[place].amount for place in relation.places]
    low, high = relation.needed(relation.result, table.numbers)
    result = table.numbers[relation.result].amount
    return 0 not in amounts and amounts[1] != amounts[-1] and high - low < abs(result) / 10


# -- rows


def _rate_rows(table: TableNumbers) -> Iterator[Relation]:
    """A rate whose two numbers are numbered under it: `2. Tỷ lệ …`, `2.1. Tổng số …`, `2.2. Số … đã …`.

    Not `3. Tỷ lệ hộ nghèo`, `3.1. Số hộ nghèo`, `3.2. Số hộ cận nghèo`, unless others of the table are so.
    """
    found = list(_possible_rates(table))
    true = sum(rate.holds(table.numbers) for rate, _ in found)
    for rate, named in found:
        if named or 2 * true > len(found):
            yield rate


def _possible_rates(table: TableNumbers) -> Iterator[tuple[Relation, bool]]:
    """Rates with two numbers below them, and whether the words of one of these name it the whole."""
    labels = _labels(table)
    for row, label in labels.items():
        below = [other for other, name in labels.items() if name.rpartition(".")[0] == label]
        if len(below) != 2 or not _RATE.match(fold(table.row_names.get(row, ""))):
            continue
        for column in table.columns:
            rate = table.printed(row, column)
            numbers = [table.printed(other, column) for other in below]
            if rate is None or rate.unit != "%" or any(n is None or n.unit in _PERCENT for n in numbers):
                continue
            pairs = [
                Relation("ratio", (row, column), ((over, column),), ((under, column),))
                for over, under in (below[::-1], below)
            ]
            asked = [r for r in pairs if can_be_asked(r, table.numbers) and _of_one_kind(table, r)]
            wholes = [_ALL.match(fold(table.row_names.get(other, ""))) is not None for other in below]
            for relation in ([r for r in asked if r.holds(table.numbers)] or asked)[:1]:
                yield relation, wholes.count(True) == 1


def _labels(table: TableNumbers) -> dict[int, str]:
    """Decimal labels of the rows, from the first column, each once."""
    found: dict[str, list[int]] = {}
    first = min((column for _, column in table.texts), default=0)
    for (row, column), text in sorted(table.texts.items()):
        if column == first and (match := _LABEL.fullmatch(text.strip())):
            found.setdefault(match[1], []).append(row)
    return {rows[0]: label for label, rows in found.items() if len(rows) == 1}
