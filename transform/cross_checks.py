"""What figures of one document say against each other: an issue each, never a change of a value.

In tables, see `table_checks`; in the text:

    parts_mismatch   parts of `gồm` do not add up to their total; parts of `trong đó` exceed it
    shares_mismatch  the shares of a printed structure (`cơ cấu`) do not add up to 100 %
    ratio_mismatch   `18/21 vụ, đạt 87,1%`: the printed per cent is not that of the two numbers
    value_conflict   one indicator has two values for the same period and place

Numbers are compared as exactly as they are printed: `38,3 nghìn tỷ` and `38.312 tỷ` agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, groupby, pairwise
from typing import Any

from extract.reading import Problem
from transform.table_checks import check_tables
from transform.table_numbers import in_print
from transform.validation import ValidRows

Row = Mapping[str, Any]

_HUNDRED = Decimal(100)
# A structure lists at least so many shares: two may be all that is told of more.
_SHARES = 3
_STRUCTURE = re.compile(r"cơ cấu|tỷ trọng")
# Names that things of any kind have; two values under one of them contradict nothing.
_SHARED_NAME = re.compile(
    r"(?:tổng )?(?:kinh phí|vốn|số vốn|số tiền|mức đầu tư|vốn đầu tư|dự toán|diện tích|chiều dài|công suất|giá trị|"
    r"doanh thu|chi phí|vốn đăng ký|công suất điện|quy mô|nguồn vốn|sản lượng|năng suất)|mức hỗ trợ|dài|rộng|tỷ lệ|"
    r"tổng số|trong đó|bố trí|hỗ trợ|giải ngân|thực hiện|thu|chi|ngân sách (?:tỉnh|trung ương|địa phương)"
)
_SAME_OF = (
    "unit",
    "per",
    "measure",
    "aggregation",
    "status",
    "place",
    "period_start",
    "period_end",
    "base_kind",
    "base_start",
    "base_end",
    "base_text",
    "price_basis",
)


def cross_checked(valid: ValidRows) -> tuple[ValidRows, tuple[Problem, ...]]:
    """The rows of a document, those marked for review that contradict others in a table of a scan, and all issues."""
    scanned = frozenset(row["page"] for row in valid.rows["pages"] if row["text_source"] == "ocr")
    tables = check_tables(valid.rows["figures"], valid.rows["table_cells"], scanned)
    found = sorted([*tables.problems, *_contradictions(tables.figures)], key=lambda entry: entry[0])
    rows = {**valid.rows, "figures": tables.figures, "table_cells": tables.cells}
    return replace(valid, rows=rows), tuple(problem for _, problem in found)


def contradictions(figures: Sequence[Row]) -> tuple[Problem, ...]:
    """All contradictions among the rows of `figures` of one text, in reading order of their later figure.

    Args:
        figures: in order; columns that a row lacks are null.
    """
    return tuple(problem for _, problem in sorted(_contradictions(figures), key=lambda entry: entry[0]))


def _contradictions(figures: Sequence[Row]) -> Iterator[tuple[int, Problem]]:
    text = [row for row in figures if row["origin"] == "text"]
    yield from _parts(text)
    yield from _shares(text)
    yield from _ratios(text)
    yield from _conflicts(figures)


def _problem(code: str, row: Row, message: str) -> tuple[int, Problem]:
    told = f"{message}; compare with the page, no value was changed"
    return row["ordinal"], Problem("warning", code, row["page"], told)


def _exact(row: Row) -> Decimal | None:
    """The amount, if it stands for itself: no limit, no range, no doubt about its digits."""
    doubtful = row.get("needs_review") or row.get("amount_high") is not None or row["bound"] != "exact"
    amount: Decimal | None = None if doubtful else row.get("amount_exact")
    return amount


def _step(row: Row) -> Decimal:
    """The value of one unit of the last printed place: 100000000 of `38,3 tỷ`."""
    decimals = re.search(r",([0-9]+)$", row["value_text"])
    places = len(decimals[1]) if decimals else 0
    multiplier: Decimal = row["multiplier"]
    return multiplier.scaleb(-places)


def _parts(figures: Sequence[Row]) -> Iterator[tuple[int, Problem]]:
    totals = {row["figure_id"]: row for row in figures}
    parts: dict[str, list[Row]] = {}
    for row in figures:
        if row.get("part_of") in totals:
            parts.setdefault(row["part_of"], []).append(row)
    for total_id, listed in parts.items():
        total = totals[total_id]
        whole, amounts = _exact(total), [_exact(row) for row in listed]
        if whole is None or any(amount is None for amount in amounts):
            continue
        sums = list(accumulate(filter(None, amounts)))
        added = sums[-1]
        # every printed number may be off by half a step
        tolerance = (sum(map(_step, listed), Decimal(0)) + _step(total)) / 2
        if any(abs(each - whole) <= tolerance for each in sums):
            continue  # also where a second way to part the same total follows
        if added > whole or (len(listed) > 1 and _all_parts(total, listed, figures)):
            shown = ", ".join(row["quote"] for row in listed)
            message = f"the parts {shown} of {total['quote']!r} add up to {in_print(added / total['multiplier'])}"
            yield _problem("parts_mismatch", listed[-1], message)


def _all_parts(total: Row, listed: Sequence[Row], figures: Sequence[Row]) -> bool:
    """Whether the list says that it is whole (`gồm`), between the total and its first part, and all is in one unit."""
    first, last = listed[0], listed[-1]
    among = [row for row in figures if first["ordinal"] <= row["ordinal"] <= last["ordinal"]]
    if any(row["measure"] == "level" and row["unit"] != first["unit"] for row in among):
        return False
    sentence = first["sentence"]
    start = sentence.find(total["quote"])
    end = sentence.find(first["quote"], start + len(total["quote"])) if start >= 0 else -1
    between = sentence[start + len(total["quote"]) : end].lower() if end >= 0 else ""
    return re.search(r"(?<![^\W_])(?<!không bao )gồm(?![^\W_])", between) is not None


def _shares(figures: Sequence[Row]) -> Iterator[tuple[int, Problem]]:
    for sentence, rows in groupby(figures, key=lambda row: row["sentence"]):
        opened = _STRUCTURE.search(sentence.lower()) if sentence else None
        at = opened.start() if opened else -1
        if opened is None or re.search(r"trong đó|chuyển dịch", sentence.lower()):
            continue
        shares = [row for row in rows if row["unit"] == "%" and row["measure"] == "share" and _after(row, at)]
        listed = [row for row in shares if row.get("change_side") != "from"]  # what it was is no part of what it is
        amounts = [_exact(row) for row in listed]
        if len(listed) < _SHARES or None in amounts or len({row["period_end"] for row in listed}) > 1:
            continue
        added = sum(filter(None, amounts), Decimal(0))
        whole = opened[0] == "cơ cấu" or added > _HUNDRED  # `tỷ trọng` may tell of some only
        if whole and abs(added - _HUNDRED) > sum(map(_step, listed), Decimal(0)):
            shown = ", ".join(row["quote"] for row in listed)
            yield _problem("shares_mismatch", listed[-1], f"the shares {shown} add up to {in_print(added)} %")


def _after(row: Row, at: int) -> bool:
    sentence: str = row["sentence"]
    return sentence.find(row["quote"]) > at


def _ratios(figures: Sequence[Row]) -> Iterator[tuple[int, Problem]]:
    for first, second in pairwise(figures):
        if first["sentence"] != second["sentence"]:
            continue
        for counted, share in ((first, second), (second, first)):
            over = _denominator(counted)
            amount = _exact(counted)
            told = _exact(share) if share["unit"] == "%" and share["measure"] in ("share", "ratio") else None
            if over is None or amount is None or told is None or not _told_of(counted, share):
                continue
            value = amount / counted["multiplier"] * _HUNDRED / over
            if abs(value - told) >= _step(share):  # also where the last place was cut, not rounded
                message = f"{counted['quote']!r} is {in_print(round(value, 2))} %, printed is {share['quote']!r}"
                yield _problem("ratio_mismatch", second, message)


def _told_of(counted: Row, share: Row) -> bool:
    """Whether the per cent is that of the two numbers: it stands right after them, or they in a bracket right after it.

    `18/21 vụ, |đạt 87,1%|`, `đạt 90,58% |(419.218/462.814 hồ sơ)|`; not `đạt 96/214 tỷ đồng, tăng 5% so với cùng kỳ`.
    """
    sentence = counted["sentence"]
    if counted["ordinal"] < share["ordinal"]:
        if share.get("indicator_source") != "carried":
            return False  # a rate of its own: `3/7 cụm công nghiệp có nhà đầu tư, tỷ lệ lấp đầy đạt 38%`
        start = sentence.find(counted["quote"]) + len(counted["quote"])
        between = sentence[start : sentence.find(share["quote"], start)]
        link = re.search(r"(?:đạt|bằng|chiếm|tỷ lệ|\(|tương đương|tương ứng)\W*(?:tỷ lệ )?$", between.lower())
        return link is not None and len(between) <= 60 and ";" not in between
    start = sentence.find(share["quote"]) + len(share["quote"])
    opened: str = sentence[start : sentence.find(counted["quote"], start)]
    return opened.strip() == "("


def _denominator(row: Row) -> Decimal | None:
    printed = row.get("denominator")
    if printed is None or row["measure"] == "rank" or not re.fullmatch(r"[0-9.]+(?:,[0-9]+)?", printed):
        return None
    over = Decimal(printed.replace(".", "").replace(",", "."))
    return over if over else None


def _conflicts(figures: Sequence[Row]) -> Iterator[tuple[int, Problem]]:
    seen: dict[tuple[Any, ...], Row] = {}
    for row in figures:
        if not _identified(row):
            continue
        key = (row["indicator"].lower(), *(row.get(name) for name in _SAME_OF))
        earlier = seen.setdefault(key, row)
        if earlier is row or (earlier["origin"] == row["origin"] == "table"):
            continue
        first, second = _exact(earlier), _exact(row)
        assert first is not None and second is not None
        if earlier["sentence"] != row["sentence"] and abs(first - second) > max(_step(earlier), _step(row)) / 2:
            message = (
                f"{row['indicator']!r} is {earlier['quote']!r} on page {earlier['page']} and {row['quote']!r} here, "
                "for the same period"
            )
            yield _problem("value_conflict", row, message)


def _identified(row: Row) -> bool:
    """Whether indicator and period say which number it is: no counted noun, no name that many things have."""
    name = row["indicator"]
    return (
        name is not None
        and row.get("indicator_source") in ("local", "table")
        and row["measure"] in ("level", "share", "rank")
        and row.get("change_side") is None
        and row.get("part_of") is None
        and row["period_end"] is not None
        and row["unit"] is not None
        and _exact(row) is not None
        and not name.lower().startswith((row.get("unit_text") or "\n").lower())
        and not _SHARED_NAME.fullmatch(name.lower())
    )
