"""What values a column may hold, by its type, its vocabulary and whether it may be null."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from transform.schema import Table
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
    filled_later = LOAD_COLUMNS.get(table.name, ())
    for column, values in zip(table.columns, zip(*map(table.values_of, rows), strict=True), strict=True):
        kinds = set(map(type, values))
        if type(None) in kinds and not column.nullable and column.name not in filled_later:
            return False
        if not kinds <= _KINDS[column.type]:
            return False
        if kinds <= _NOTHING_TO_CHECK:
            continue
        present: Iterable[Any]
        if column.type == "double":
            present = (sum(filter(None, values)),)  # finite only if each of them is
        elif column.type in ("int32", "int64"):
            numbers = [value for value in values if value is not None]
            present = (min(numbers), max(numbers))
        else:
            present = set(values) - {None}
        if column.vocabulary is not None and not set(column.vocabulary).issuperset(present):
            return False
        if column.name == "flags" and not FLAGS.keys() >= {code for flags in present for code in flags.split(",")}:
            return False
        if column.type == "string":
            if "" in present and column is not PAGE_TEXT:
                return False
            # nothing composes with a line feed: it is NFC if each of them is
            present = ("\n".join(present),)
        check = CHECKS[column.type]
        if any(map(check, present)):
            return False
    return True


_HALF_A_PAIR = re.compile("[\ud800-\udfff]")


def _wrong_string(value: object) -> str | None:
    if not isinstance(value, str):
        return "is no string"
    if value == "":
        return "is an empty string, not null"
    if value.isascii():
        return None
    if _HALF_A_PAIR.search(value):
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
    "string": frozenset({str, type(None)}),
    "int32": frozenset({int, type(None)}),
    "int64": frozenset({int, type(None)}),
    "double": frozenset({float, int, type(None)}),
    "decimal128(38,8)": frozenset({Decimal, type(None)}),
    "date32": frozenset({date, type(None)}),
    "timestamp[us,UTC]": frozenset({datetime, type(None)}),
    "timestamp[us]": frozenset({datetime, type(None)}),
    "bool": frozenset({bool, type(None)}),
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
