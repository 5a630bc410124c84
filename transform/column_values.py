"""What values a column may hold, by its type, its vocabulary and whether it may be null."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from transform.schema import Column, Table
from transform.tables import FLAGS, LOAD_COLUMNS, TABLES

PAGE_TEXT = TABLES["pages"].by_name["text"]  # the one text that may be empty: an empty page has been read

_EXACT_LIMIT = Decimal(10) ** 30  # decimal128(38,8) has 30 digits before the point


def columns_are_sound(table: Table, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether all rows keep the rules of types, nulls, vocabularies and flags, told column by column.

    The rows of nearly every document do, and so it takes a fifth of the time of looking at each value by itself, which
    only rows with a fault need. False also where this cannot tell (a subclass of a type).
    """
    if not rows:
        return True
    texts: set[Any] = set()
    for rule, values in zip(
        _rules(table.name, table.column_names), zip(*map(table.values_of, rows), strict=True), strict=True
    ):
        kinds = set(map(type, values))
        if not kinds <= rule.kinds:
            return False
        if kinds <= _NOTHING_TO_CHECK:
            continue
        if rule.holds is None:
            texts.update(values)
        elif not rule.holds(values):
            return False
    texts.discard(None)
    # nothing composes with a line feed: it is NFC if each of them is
    return "" not in texts and (not texts or not _wrong_string("\n".join(texts)))


@dataclass(frozen=True, slots=True)
class _Rule:
    """What holds for the values of a column.

    Attributes:
        kinds: their types, that of null among them where it may be.
        holds: whether they are in order; None for texts, of which all of a table are looked at together.
    """

    kinds: frozenset[type]
    holds: Callable[[Sequence[Any]], bool] | None


@cache
def _rules(name: str, columns: tuple[str, ...]) -> tuple[_Rule, ...]:
    """Of each column of a table; `columns` are those it has now, so that a migrated one is not met with old rules."""
    filled_later = LOAD_COLUMNS.get(name, ())
    return tuple(
        _Rule(
            _KINDS[column.type] | ({type(None)} if column.nullable or column.name in filled_later else set()),
            _whole_column(column),
        )
        for column in (TABLES[name].by_name[each] for each in columns)
    )


def _whole_column(column: Column) -> Callable[[Sequence[Any]], bool] | None:
    if column.vocabulary is not None:
        return frozenset((*column.vocabulary, None)).issuperset
    if column.name == "flags":
        return lambda values: FLAGS.keys() >= {code for flags in {*values} - {None} for code in flags.split(",")}
    if column is PAGE_TEXT:
        return lambda values: not any(map(_wrong_string, filter(None, values)))
    if column.type == "string":
        return None
    check = CHECKS[column.type]
    if column.type == "double":
        return lambda values: not check(sum(filter(None, values)))  # finite only if each of them is
    if column.type in ("int32", "int64"):
        # null is as good as 0, which always fits
        return lambda values: not (check(min(map(_or_zero, values))) or check(max(map(_or_zero, values))))
    return lambda values: not any(map(check, {*values} - {None}))


def _or_zero(value: int | None) -> int:
    return value or 0


def _wrong_string(value: object) -> str | None:
    if not isinstance(value, str):
        return "is no string"
    if value == "":
        return "is an empty string, not null"
    if value.isascii():
        return None
    try:
        value.encode()
    except UnicodeEncodeError:
        return "holds half a surrogate pair"
    return None if unicodedata.is_normalized("NFC", value) else "is not NFC"


def _wrong_int(bits: int) -> Callable[[object], str | None]:
    limit = 2 ** (bits - 1)

    def wrong(value: object) -> str | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return "is no whole number"
        return None if -limit <= value < limit else f"does not fit {bits} bits"

    return wrong


def _wrong_double(value: object) -> str | None:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return "is no number"
    return None if math.isfinite(value) else "is not finite"


def _wrong_decimal(value: object) -> str | None:
    if not isinstance(value, Decimal) or not value.is_finite():
        return "is no finite Decimal"
    if abs(value) >= _EXACT_LIMIT or value != round(value, 8):
        return "does not fit decimal(38,8)"
    return None


def _wrong_date(value: object) -> str | None:
    return None if isinstance(value, date) and not isinstance(value, datetime) else "is no date"


def _wrong_utc(value: object) -> str | None:
    return None if isinstance(value, datetime) and value.utcoffset() == timedelta(0) else "is no UTC time"


def _wrong_local(value: object) -> str | None:
    return None if isinstance(value, datetime) and value.tzinfo is None else "is no local time"


def _wrong_bool(value: object) -> str | None:
    return None if isinstance(value, bool) else "is no bool"


_NOTHING_TO_CHECK = frozenset({bool, date, type(None)})
_KINDS: dict[str, frozenset[type]] = {
    "string": frozenset({str}),
    "int32": frozenset({int}),
    "int64": frozenset({int}),
    "double": frozenset({float, int}),
    "decimal128(38,8)": frozenset({Decimal}),
    "date32": frozenset({date}),
    "timestamp[us,UTC]": frozenset({datetime}),
    "timestamp[us]": frozenset({datetime}),
    "bool": frozenset({bool}),
}
CHECKS: dict[str, Callable[[object], str | None]] = {
    "string": _wrong_string,
    "int32": _wrong_int(32),
    "int64": _wrong_int(64),
    "double": _wrong_double,
    "decimal128(38,8)": _wrong_decimal,
    "date32": _wrong_date,
    "timestamp[us,UTC]": _wrong_utc,
    "timestamp[us]": _wrong_local,
    "bool": _wrong_bool,
}
