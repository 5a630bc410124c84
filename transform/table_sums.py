"""Which numbers of a table are sums of others: rows of a total, and columns of one.

A total of all rows says by its name that its parts are all there (`Tổng cộng`). Rows numbered under another, `Trong đó`
and columns beside a `Tổng số` say less: they are taken for all parts only where they add up in most columns or rows,
else they must only not exceed their total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.folding import fold
from transform.table_numbers import Row, TableNumbers
from transform.table_relations import Relation, can_be_asked

# `Tổng cộng`, `TỔNG THU (I+II)`, `Cộng toàn ngành`, `Toàn tỉnh`; not `Tổng công ty Lương thực`, `Cộng tác viên`
_TOTAL = re.compile(
    r"(?:tổng(?: (?:số|cộng|thu|chi|vốn|kinh phí|giá trị|diện tích|sản lượng|điểm))?|cộng|"
    r"(?:toàn|cả) (?:nước|tỉnh|huyện|xã|ngành|quốc))(?: (?:toàn|cả) \w+| chung)?(?: ?\([^()]*\))?\W*"
)
# The header of a column over all parts: `Tổng số`, `Tổng chiều dài`, `Cộng`; not `Tổng công ty`
_WHOLE = re.compile(r"(?:tổng(?! công ty)|cộng)(?![^\W_])")
# `Trong đó: nữ`, `Chia ra`; not `Số hộ trong đó có …` (it must begin the words)
_AMONG = re.compile(r"\W*(?:trong đó|chia ra|bao gồm|gồm|tđ|trđó)(?![^\W_])")
# Columns whose total is an average or no sum: `Năng suất`, `Đơn giá`, `Thu nhập bình quân`, `Xếp hạng`
_NO_SUMS = re.compile(
    r"(?<![^\W_])(?:bình quân|trung bình|bq|năng suất|mật độ|đơn giá|giá (?:bán|mua|thành)|hệ số|chỉ số|hạng|"
    r"tỷ lệ|tỉ lệ|thời gian|nhiệt độ)(?![^\W_])"
)
_NO_SUM_UNITS = frozenset({"%", "‰", "pp", "rank", "°C", "times", "year"})

# Rows in which an unsaid sum of columns must be right, and for each in which it may be wrong.
_UNSAID_ROWS = 4
# Rows of which others than those labelled so are tried as the parts of a total.
_ROWS_TRIED = 10


def relations_of_sums(table: TableNumbers) -> Iterator[Relation]:
    """What each printed total must be to its parts."""
    yield from _down(table)
    yield from _across(table)


# -- rows


def _down(table: TableNumbers) -> Iterator[Relation]:
    parts: dict[int, set[int]] = {}
    columns: dict[int, set[int]] = {}
    for (row, column), total in table.total_of.items():
        parts.setdefault(total, set()).add(row)
        columns.setdefault(total, set()).add(column)
    found: list[Relation] = []
    for total, rows in sorted(parts.items()):
        listed = [
            Relation("sum", (total, column), tuple((row, column) for row in sorted(rows)))
            for column in table.columns
            if (column in columns[total] or _changes(table, column))
            and _adds_up(table, total, column)
            and not _unread_among(table, {total, *rows}, column)
        ]
        if is_total(table, total) and not _say_among(table, {total + 1}):
            found += _whole(table, [r for r in listed if can_be_asked(r, table.numbers)])
        else:
            found += _judged(table, listed, among=_say_among(table, {total + 1, *rows}))
    for column in table.columns:
        here = [relation for relation in found if relation.result[1] == column]
        if not _are_averages(table, here):
            yield from here


def is_total(table: TableNumbers, row: int) -> bool:
    """Whether a row says by its name that it is the sum of all: `Tổng cộng`, `Toàn tỉnh`."""
    return _TOTAL.fullmatch(fold(table.row_names.get(row, ""))) is not None


def _are_averages(table: TableNumbers, sums: Sequence[Relation]) -> bool:
    """Whether a column does not add up at all: no total is the sum of its parts, and each lies between them."""
    numbers = table.numbers
    for relation in sums:
        parts = [numbers[place].amount for place in relation.plus if numbers[place].figure is not None]
        total = numbers[relation.result]
        between = len(parts) > 1 and min(parts) <= total.amount <= max(parts) and not total.counted
        if relation.holds(numbers) or not between:
            return False
    return True


def _whole(table: TableNumbers, listed: Sequence[Relation]) -> Iterator[Relation]:
    """The sums of all rows of a table, of the rows that its total has for parts.

    One misread number is one column that does not add up. Where none does, labels of rows may be misread: if other rows
    add up to the total in most columns, they are its parts.
    """
    asked = [_as_first_parted(relation, table) for relation in listed]
    if len(asked) < 2 or any(relation.holds(table.numbers) for relation in asked):
        yield from asked
        return
    total = asked[0].result[0]
    columns = [relation.result[1] for relation in asked]
    rows = [row for row in table.rows if row != total and any((row, column) in table.numbers for column in columns)]
    for count in range(2, len(rows) + 1 if len(rows) <= _ROWS_TRIED else 0):
        for parts in combinations(rows, count):
            tried = [Relation("sum", (total, c), tuple((row, c) for row in parts), regrouped=True) for c in columns]
            known = [relation for relation in tried if can_be_asked(relation, table.numbers)]
            true = sum(relation.holds(table.numbers) for relation in known)
            if true > 1 and 2 * true > len(known) + 1:
                yield from known
                return
    yield from asked


def _adds_up(table: TableNumbers, row: int, column: int) -> bool:
    """Whether the amounts of a column may be added at all."""
    number = table.printed(row, column)
    if number is None or number.unit in _NO_SUM_UNITS or table.figures[row, column]["per"] is not None:
        return False
    header = fold(" ".join(table.header(column)))
    return "%" not in header and _NO_SUMS.search(header) is None


def _unread_among(table: TableNumbers, rows: set[int], column: int) -> bool:
    """Whether a row without any figure, among others of a sum, holds what is no number: `x`, a misread one."""
    return any(
        (row, column) in table.texts and (row, column) not in table.numbers
        for row in range(min(rows), max(rows))
        if row not in table.rows
    )


def _changes(table: TableNumbers, column: int) -> bool:
    """Whether the figures of a column are changes that tell their direction, by their header or their signs."""
    figures = table.column(column)
    changes = all(figure["measure"] == "change" and figure["unit"] not in _NO_SUM_UNITS for figure in figures)
    return changes and (figures[0]["direction"] is not None or any(figure["amount"] < 0 for figure in figures))


def _say_among(table: TableNumbers, rows: set[int]) -> bool:
    """Whether one of the rows begins with `Trong đó` before its first number."""
    return any(
        row in rows and column < min(table.columns) and _AMONG.match(fold(text)) is not None
        for (row, column), text in table.texts.items()
    )


# -- columns


def _across(table: TableNumbers) -> Iterator[Relation]:
    amounts = [column for column in table.columns if _is_amount(table, column)]
    for whole in amounts:
        parts, among = _parts_beside(table, whole, amounts)
        if len(parts) > 1 or among:
            yield from _judged(table, _by_row(table, whole, parts), among=among)
        else:
            yield from _unsaid(table, whole, amounts)


def _by_row(table: TableNumbers, whole: int, parts: Sequence[int]) -> list[Relation]:
    return [
        Relation("sum", (row, whole), tuple((row, column) for column in parts))
        for row in table.rows
        if _adds_up(table, row, whole)
        and _NO_SUMS.search(fold(table.row_names.get(row, ""))) is None
        and _one_unit(table, row, (whole, *parts))
    ]


def _unsaid(table: TableNumbers, whole: int, amounts: Sequence[int]) -> Iterator[Relation]:
    """A column before its parts, where no header says that it is their sum.

    `Diện tích có rừng`, `Rừng tự nhiên`, `Rừng trồng`: all are of the same period, and it is the sum in all rows, or in
    all but one of many.
    """
    after = [column for column in amounts if column > whole]
    kinds = {column: {_kind(figure) for figure in table.column(column)} for column in (whole, *after)}
    for count in range(2, len(after) + 1):
        parts = after[:count]
        if any(kinds[column] != kinds[whole] for column in parts):
            return
        asked = [r for r in _by_row(table, whole, parts) if can_be_asked(r, table.numbers)]
        telling = [relation for relation in asked if _tells(relation, table)]
        true = sum(relation.holds(table.numbers) for relation in telling)
        if true >= _UNSAID_ROWS and (len(telling) - true) * _UNSAID_ROWS <= true:
            yield from asked
            return


def _kind(figure: Row) -> tuple[object, ...]:
    return tuple(figure[name] for name in ("unit", "period_start", "period_end", "status"))


def _is_amount(table: TableNumbers, column: int) -> bool:
    """Whether most figures of a column are levels that may be added."""
    figures = table.column(column)
    most: bool = 2 * sum(f["measure"] == "level" and f["unit"] not in _NO_SUM_UNITS for f in figures) > len(figures)
    return most


def _one_unit(table: TableNumbers, row: int, columns: Sequence[int]) -> bool:
    printed = [number for column in columns if (number := table.printed(row, column)) is not None]
    return len({number.unit for number in printed}) == 1


def _parts_beside(table: TableNumbers, whole: int, amounts: Sequence[int]) -> tuple[list[int], bool]:
    """The columns that a header makes the parts of a column, and whether by `Trong đó`."""
    path = table.header(whole)
    if not path:
        return [], False
    above = path[:-1]
    depth = len(above)
    right = [c for c in amounts if c > whole and table.header(c)[:depth] == above]
    among = [c for c in right if len(table.header(c)) > depth + 1 and _AMONG.match(fold(table.header(c)[depth]))]
    if among and among[0] == right[0]:
        group = table.header(among[0])[depth]
        return _outermost(table, [c for c in among if table.header(c)[depth] == group], depth + 1), True
    if not _is_whole(path[-1]):
        return [], False
    beside = [
        c for c in amounts if c != whole and len(table.header(c)) == depth + 1 and table.header(c)[:depth] == above
    ]
    after = _until_whole(table, [c for c in beside if c > whole])
    before = _until_whole(table, [c for c in reversed(beside) if c < whole])
    return (after or before[::-1]), False


def _is_whole(level: str) -> bool:
    return _WHOLE.match(fold(level)) is not None


def _until_whole(table: TableNumbers, columns: Sequence[int]) -> list[int]:
    end = next((k for k, column in enumerate(columns) if _is_whole(table.header(column)[-1])), len(columns))
    return list(columns[:end])


def _outermost(table: TableNumbers, columns: Sequence[int], depth: int) -> list[int]:
    """Parts without their own parts: `Tổng số` of each group below, none of what stands under a further `Trong đó`."""
    paths = {column: table.header(column) for column in columns}
    wholes = {path[:-1] for path in paths.values() if len(path) > depth + 1 and _is_whole(path[-1])}
    return [
        column
        for column, path in paths.items()
        if not any(_AMONG.match(fold(level)) for level in path[depth:])
        and (_is_whole(path[-1]) or not any(path[: len(whole)] == whole for whole in wholes))
    ]


# -- judging


def _judged(table: TableNumbers, listed: Sequence[Relation], *, among: bool) -> Iterator[Relation]:
    """The relations that may be relied on: sums, upper limits, or none."""
    numbers = table.numbers
    asked = [_as_first_parted(r, table) for r in listed if can_be_asked(r, numbers)]
    true = sum(relation.holds(numbers) and _tells(relation, table) for relation in asked)
    false = sum(not relation.holds(numbers) for relation in asked)
    if true and (3 * false <= true if among else false <= true):
        yield from asked
        return
    limits = [Relation("at_most", r.result, r.plus) for r in asked]
    kept = sum(limit.holds(numbers) for limit in limits)
    if true and 2 * kept > len(limits):
        yield from limits
    elif among:  # what is listed may overlap (women, young people), but no part is more than the whole
        yield from (Relation("at_most", r.result, (part,)) for r in asked for part in r.plus if part in numbers)


def _tells(relation: Relation, table: TableNumbers) -> bool:
    """Whether more than one part is a number but zero: that they add up is no chance then."""
    return sum(table.numbers[place].amount != 0 for place in relation.plus) > 1


def _as_first_parted(relation: Relation, table: TableNumbers) -> Relation:
    """The relation with no more of its parts than make the total: a second way to part it may follow."""
    for count in range(2, len(relation.plus)):
        fewer = Relation("sum", relation.result, relation.plus[:count])
        if not relation.holds(table.numbers) and fewer.holds(table.numbers):
            return fewer
    return relation
