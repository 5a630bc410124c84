"""When a task is due, as worded: a date, a month or quarter, a number of days, a rhythm, or vaguely soon."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Literal

from extract.dates import DateSpan, find_dates
from extract.mentions import DateParts

DeadlineKind = Literal["date", "relative", "recurring", "vague", "none"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline in a text.

    Attributes:
        start, end: code points, with the words that make it one (`trước ngày 30/9/2022`).
        due: the printed day, or the last day of the named month or quarter; parts not printed are None. None for a year
            or half a year, of which no day is named.
    """

    start: int
    end: int
    kind: DeadlineKind
    due: DateParts | None = None


# Patterns read folded text.
# Before a date: `trước ngày`, `chậm nhất (là) ngày`, `không muộn hơn ngày`, `trước 17 giờ 00 ngày`; not an act's date.
_BEFORE_DATE = re.compile(
    r"(?:(?:trước|chậm nhất|muộn nhất|không (?:muộn|chậm|quá) hơn|không quá|xong trước|hoàn thành|hạn chót"
    r"|thời hạn hoàn thành)(?: (?:là|vào|trước|đến|trong))?(?: hết)?|đến hết"
    r"|trong|vào|hạn cuối(?: là)?|thời hạn(?: là)?)\s*:?\s+(?:\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2})?(?:\s*phút)?,?\s+)?$"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# `trong tháng 10 năm 2022`, `hết tháng 6/2023`, `trong quý IV/2022`; not `9 tháng đầu năm`, `trong 03 tháng`.
_MONTH = re.compile(
    r"(?:trong|hết|đến hết|chậm nhất(?: là)?(?: trong)?|xong trong|vào)\s+tháng\s+(1[0-2]|0?[1-9])"
    r"(?:\s*(?:/|năm)\s*(\d{4}))?(?!\d|/\d)"
)
_QUARTER = re.compile(
    r"(?:trong|hết|đến hết|chậm nhất(?: là)?(?: trong)?|xong trong|vào)\s+quý\s+(iv|i{1,3}|[1-4])"
    r"(?:\s*(?:/|năm)\s*(\d{4}))?(?!\w)"
)
# `trước ngày 25 hằng tháng`, `vào ngày 15 và ngày cuối cùng hằng tháng`, `vào thứ Sáu hằng tuần`, `hằng quý`,
# `trước ngày 31 tháng 12 hằng năm`, `định kỳ, hằng năm`, `hằng tuần vào chiều thứ Sáu`, `hằng ngày trước 16 giờ`,
# `trước ngày 20 của tháng cuối quý`, `định kỳ 06 tháng, năm`; not `hằng năm` of a rate (no task there).
_DAY = (
    r"(?:ngày\s+(?:\d{1,2}(?:/\d{1,2}|\s+tháng\s+\d{1,2})?(?![\d/])|cuối(?:\s+cùng)?|đầu(?:\s+tiên)?)|"
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy))"
)
_HOUR = r"\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2})?(?:\s*phút)?"
_HOUR_OR_DAY = rf"(?:(?:sáng|chiều|tối)\s+)?(?:{_DAY}|{_HOUR})"
_RECURRING = re.compile(
    rf"(?:(?:trước|vào|chậm nhất|ít nhất|tối thiểu)\s+)?(?:{_HOUR},?\s+(?={_DAY}))?"
    rf"(?:{_DAY}(?:(?:\s*,\s*|\s+và\s+){_DAY})*\s+)?(?:của\s+)?(?:định kỳ,?\s+)?"
    r"(?:(?:h[ằàãắẵẳ]ng|mỗi)|(?:một|hai|ba|\d{1,2})\s+lần\s*/)\s*(?:ngày|tuần|tháng|quý|năm)"
    rf"(?:\s*,?\s*(?:trước|vào|chậm nhất(?:\s+là)?)\s+{_HOUR_OR_DAY}(?!\s*/))?"
    r"|(?:trước|vào)\s+" + _DAY + r"\s+(?:của\s+)?tháng\s+(?:cuối|đầu)\s+(?:của\s+)?(?:mỗi\s+)?quý"
    r"|định kỳ(?:\s+\d{1,2}\s+tháng|\s+(?:quý|năm|tháng|tuần))?"
    r"(?:(?:\s*,\s*|\s+và\s+)(?:\d\s+)?(?:quý|năm|tháng)(?!\w))*"
)
# `tại phiên họp tháng 11 năm 2025`: the session of a named month; not `tại kỳ họp cuối năm`
_SESSION = re.compile(
    r"(?:tại|trong)\s+(?:phiên họp|kỳ họp|cuộc họp|hội nghị)(?:\s+(?:thường kỳ|giao ban|định kỳ))?\s+tháng\s+"
    r"(1[0-2]|0?[1-9])(?:\s*(?:/|năm)\s*(\d{4}))?(?!\d|/\d)"
)
# `từ ngày 20 đến ngày 26/11/2025`: when a task is done; not `số liệu từ ngày 01/01/2025 đến ngày 30/6/2025`
_SPAN = re.compile(r"(?:thời gian\s*:?\s*)?từ\s+(?:ngày\s+)?\d[^;:,]{0,30}?\s+đến(?:\s+hết)?\s+(?=(?:ngày\s+)?\d)")
_OF_DATA = re.compile(
    r"(?:số liệu|kết quả|lũy kế|tính|phát sinh|ghi nhận|báo cáo|thống kê|thời kỳ|giai đoạn)[^;:]{0,60}$"
)
# `trong năm 2025`, `trong 6 tháng đầu năm 2026`: more than a quarter, so that no day is the one it is due
_LONG = re.compile(
    r"(?:trong|hết|đến hết|trước|xong trong)\s+(?:(?:0?6|0?9|sáu|chín)\s+tháng\s+(?:đầu|cuối)\s+)?"
    r"năm\s+\d{4}(?![\d/])"
)
# `trong vòng 10 ngày làm việc kể từ ngày ban hành …`, `sau 05 ngày`, `trong thời hạn 30 ngày`, `xong trong tuần này`
_RELATIVE = re.compile(
    r"(?:trong(?:\s+(?:vòng|thời hạn|thời gian))?|sau|chậm nhất(?:\s+(?:là|sau))*)\s+\d{1,3}\s+(?:ngày|tuần|tháng|giờ)"
    r"(?:\s+làm việc)?(?:,?\s+(?:kể từ|tính từ|sau khi|từ khi)[^,;.]*)?"
    r"|trong\s+(?:tuần|tháng|quý|ngày)(?:\s+(?:này|tới|sau|hôm nay))?(?=\s*(?:[.,;]|$))"
)
_RELATIVE_WORDS = ("trong", "sau", "chậm nhất")
# `sớm hoàn thiện`, `trong thời gian sớm nhất`; not `phát hiện sớm`
_VAGUE = re.compile(r"(?:trong thời gian sớm nhất|(?<![^\W_])(?<!hiện )(?<!báo )sớm(?= \w))")


# One of these stands in every rhythm; most tasks have none, and the pattern above is tried at each of their letters.
_RHYTHM = re.compile("h[ằàãắẵẳ]ng|mỗi|lần|quý|định kỳ")
_DIGIT = re.compile("[0-9]")
_BEFORE = 80  # letters before a date in which the words that make it a deadline stand
_NAMED_MONTHS = (("tháng", _MONTH, 1), ("tháng", _SESSION, 1), ("quý", _QUARTER, 3))


def find_deadline(text: str, folded: str, start: int, end: int) -> Deadline | None:
    """The deadline worded in `text[start:end]`, the most exact one; None if there is none."""
    part = folded[start:end]
    recurring = _RECURRING.search(part) if _RHYTHM.search(part) else None
    dates = _dates_between(text, start, end) if _DIGIT.search(part) else []
    for span in dates:
        if recurring and span.parts.year is None:
            continue  # the day of `trước ngày 31 tháng 12 hằng năm`, `hằng năm báo cáo trước ngày 15 tháng 12`
        window = max(start, span.start - _BEFORE)
        if before := _BEFORE_DATE.search(folded[window : span.start]):
            return Deadline(window + before.start(), span.end, "date", span.parts)
    for word, pattern, months in _NAMED_MONTHS:
        if word in part and (found := pattern.search(part)):
            month = int(found[1]) if months == 1 else 3 * _QUARTERS[found[1]]
            return Deadline(start + found.start(), start + found.end(), "date", _last_day(month, found[2]))
    if recurring:
        return Deadline(start + recurring.start(), start + recurring.end(), "recurring")
    if dates and (found := _SPAN.search(part)) and not _OF_DATA.search(part[: found.start()]):
        last = next((span for span in dates if span.start == start + found.end()), None)
        if last is not None and last.parts.year is not None:
            return Deadline(start + found.start(), last.end, "date", last.parts)
    if "năm" in part and (found := _LONG.search(part)):
        return Deadline(start + found.start(), start + found.end(), "date")
    if any(word in part for word in _RELATIVE_WORDS) and (found := _RELATIVE.search(part)):
        return Deadline(start + found.start(), start + found.end(), "relative")
    if "sớm" in part and (found := _VAGUE.search(part)):
        return Deadline(start + found.start(), start + found.end(), "vague")
    return None


def _dates_between(text: str, start: int, end: int) -> list[DateSpan]:
    return [span for span in find_dates(text) if start <= span.start and span.end <= end]


# Alone after a label (`Thời hạn: |30/6/2026|`, `Hoàn thành: |tháng 11/2025|`, `|Quý III/2025|`).
_BARE_MONTH = re.compile(r"(?:trong |hết |trước )?tháng\s+(1[0-2]|0?[1-9])(?:\s*(?:/|năm)\s*(\d{4}))?(?!\d|/\d)")
_BARE_QUARTER = re.compile(r"(?:trong |hết |trước )?quý\s+(iv|i{1,3}|[1-4])(?:\s*(?:/|năm)\s*(\d{4}))?(?!\w)")
_OFTEN = re.compile(
    r"(?:thường xuyên|liên tục|định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng)(?!\w)"
)


def value_deadline(text: str, folded: str, start: int, end: int) -> Deadline | None:
    """The deadline that a value after a label is; None where it names a span of years or nothing."""
    for span in find_dates(text[start:end]):
        head = re.search(r"(?:trước|chậm nhất|đến|hết)(?: (?:là|ngày|hết))*\s*$", folded[start : start + span.start])
        first = start + (head.start() if head else span.start)
        return Deadline(first, start + span.end, "date", span.parts)
    if found := _BARE_MONTH.match(folded, start, end):
        return Deadline(*found.span(), "date", _last_day(int(found[1]), found[2]))
    if found := _BARE_QUARTER.match(folded, start, end):
        return Deadline(*found.span(), "date", _last_day(3 * _QUARTERS[found[1]], found[2]))
    if found := _OFTEN.match(folded, start, end):
        return Deadline(*found.span(), "recurring")
    return find_deadline(text, folded, start, end)


def _last_day(month: int, year: str | None) -> DateParts:
    """The last day of a month; of February only where the year is printed."""
    if year is None:
        return DateParts(None, month, None)
    return DateParts(int(year), month, calendar.monthrange(int(year), month)[1])
