"""From worded periods and bases to calendar dates. Nothing is guessed: what the text leaves open stays None."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from extract.mentions import BaseExpr, DateParts, PeriodExpr


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last day; None where not known.

    Attributes:
        from_document: the date of the document was needed (`tháng 8`, `đến nay`).
    """

    start: date | None
    end: date | None
    from_document: bool = False


UNKNOWN = Dates(None, None)


def day(parts: DateParts | None, year: int | None = None) -> date | None:
    """The calendar day of printed parts; None if a part is missing or the calendar has no such day."""
    if parts is None or parts.day is None or parts.month is None:
        return None
    whole = parts.year if parts.year is not None else year
    if whole is None or parts.day > calendar.monthrange(whole, parts.month)[1]:
        return None
    return date(whole, parts.month, parts.day)


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def resolve(expression: PeriodExpr, document_date: date | None) -> Dates:
    """Calendar dates of a worded period.

    Args:
        document_date: date of the document; completes `tháng 8`, `6 tháng đầu năm`, `đến nay`, nothing else.
    """
    unit = expression.unit
    if unit == "named":
        return UNKNOWN
    if unit == "now":
        return Dates(None, document_date, document_date is not None)
    if unit == "since_year":
        start = date(expression.year, 1, 1) if expression.year else None
        return Dates(start, document_date, document_date is not None)
    if unit == "year_to_now":
        year = expression.year or (document_date.year if document_date else None)
        return Dates(date(year, 1, 1) if year else None, document_date, document_date is not None)
    if unit in ("days", "until_day"):
        return _days(expression, document_date)
    year, completed = expression.year, False
    if year is None and document_date is not None:
        year, completed = document_date.year, True
    if year is None:
        return UNKNOWN
    first, last = expression.first or 0, expression.last or 0
    match unit:
        case "year":
            start, end = date(year, 1, 1), date(year, 12, 31)
        case "years":
            start, end = date(year, 1, 1), date(expression.last_year or year, 12, 31)
        case "year_start":
            start = end = date(year, 1, 1)
        case "year_end":
            start = end = date(year, 12, 31)
        case "month":
            start, end = date(year, first, 1), month_end(year, first)
        case "until_month":
            return Dates(None, month_end(year, first), completed)
        case "months":
            start, end = date(year, first, 1), month_end(year, last)
        case "quarter":
            start, end = date(year, 3 * first - 2, 1), month_end(year, 3 * first)
        case "half":
            start, end = date(year, 6 * first - 5, 1), month_end(year, 6 * first)
        case _:
            return UNKNOWN
    return Dates(start, end, completed)


def _days(expression: PeriodExpr, document_date: date | None) -> Dates:
    first, last = expression.days
    year = None
    completed = False
    if last is not None and last.year is not None:
        year = last.year  # `từ ngày 01/7 đến ngày 15/8/2021`: the year serves both
    elif document_date is not None:
        year, completed = document_date.year, True
    end = day(last, year)
    if expression.unit == "until_day":
        return Dates(None, end, completed and end is not None)
    start = day(first, year)
    if start is None or end is None:
        return UNKNOWN
    return Dates(start, end, completed)


def resolve_base(base: BaseExpr, words: str, own: Dates, document_date: date | None) -> Dates:
    """Calendar dates of what a figure is compared with.

    Args:
        words: the base as worded; `tháng trước`, `năm trước` say which period went before.
        own: the figure's own period.
    """
    if base.kind == "same_period_previous_year":
        year = base.period.year if base.period is not None else None
        return _same_period(own, year)
    if base.kind == "previous_period":
        return _previous(own, words.lower())
    if base.kind == "plan":
        if base.period is not None:
            return _plain(resolve(base.period, document_date))
        return _year_of(own)
    if base.kind == "period" and base.period is not None:
        return _plain(resolve(base.period, document_date))
    return UNKNOWN


def _plain(dates: Dates) -> Dates:
    return Dates(dates.start, dates.end)


def _year_of(own: Dates) -> Dates:
    """The plan's year, where the figure's own period lies in one year."""
    last = own.end
    if last is None or (own.start is not None and own.start.year != last.year):
        return UNKNOWN
    return Dates(date(last.year, 1, 1), date(last.year, 12, 31))


def _shift(when: date, year: int) -> date:
    """The same day in another year; the last of February stays the last."""
    if when == month_end(when.year, when.month):
        return month_end(year, when.month)
    return when.replace(year=year)


def _same_period(own: Dates, year: int | None) -> Dates:
    if own.end is None:
        return UNKNOWN
    if own.start is not None and own.start.year != own.end.year:
        # `từ 15/12/2023 đến 14/11/2024`, the year that the police count accidents by; not `giai đoạn 2016 - 2020`
        if year not in (None, own.end.year - 1) or own.end - own.start > timedelta(days=366):
            return UNKNOWN
        return Dates(_shift(own.start, own.start.year - 1), _shift(own.end, own.end.year - 1))
    target = year if year is not None else own.end.year - 1
    return Dates(_shift(own.start, target) if own.start else None, _shift(own.end, target))


def _previous(own: Dates, words: str) -> Dates:
    if own.start is None or own.end is None:
        return UNKNOWN
    whole_months = own.start.day == 1 and own.end == month_end(own.end.year, own.end.month)
    months = (own.end.year - own.start.year) * 12 + own.end.month - own.start.month + 1
    wanted = {"tháng": 1, "quý": 3, "năm": 12}
    unit = next((count for word, count in wanted.items() if f"{word} trước" in words or f"{word} ngoái" in words), None)
    if unit is None and "liền kề" in words:
        unit = months
    if not whole_months or unit != months:
        return UNKNOWN
    end = own.start - timedelta(days=1)
    start_month = own.start.month - months
    start_year = own.start.year
    while start_month < 1:
        start_month += 12
        start_year -= 1
    return Dates(date(start_year, start_month, 1), end)
