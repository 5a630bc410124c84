"""Printed dates: `ngày 26/8/2021`, `26/8/2021`, `20-01-2003`, `ngày 05 tháng 3 năm 2020`, `ngày 02/8`.

Days only; months, quarters and years alone are periods. A date that the calendar does not have (`31/02/2021`) is none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from extract.anchors import first_words
from extract.folding import fold
from extract.mentions import DateParts
from extract.tokens import lex
from extract.values import value


@value(frozen=True, slots=True)
class DateSpan:
    """A date and where it stands.

    Attributes:
        start, end: code points in the text, end exclusive, the word `ngày` included where it is printed.
        parts: what is printed; `year` is None where it is not (`ngày 02/8`) or has two digits (`ngày 02/8/21`).
    """

    start: int
    end: int
    parts: DateParts


_DAY, _MONTH, _MONTH2 = r"(?P<d>[0-3]?\d)", r"(?P<m>[01]?\d)", r"(?P<m2>[01]?\d)"
# Not `26/8/2021/QĐ`, `1/2/3/4`, nor the misread `22 tháng 1] năm`; but `26/8/2021. 2 huyện`
_END = r"(?![\w\]\[|]|\.\d| ?/ ?\d|/\w)"
_B = " {1,3}"  # blanks between words; bounded, so that a text of blanks costs no more than another

# Patterns read folded text. The one blank on each side of a slash is what OCR puts in (`26/ 8/2021`).
_WORDED = re.compile(
    # `ngày 05 tháng 3 năm 2020`, `ngày 26 tháng 8`, of which a scan loses the marks: `ngay 05 thang 3 nam 2020`;
    # not `ngày 15 hằng tháng` (no month), `ngay 3 tháng 1 lần`
    rf"(?:ngày|ngay(?={_B}[0-3]?\d{_B}th[áa]ng{_B}[01]?\d,?{_B}n[ăa]m{_B}\d{{4}}))"
    rf"{_B}{_DAY}{_B}th[áa]ng{_B}{_MONTH}(?:,?{_B}n[ăa]m{_B}(?P<y>\d{{4}}))?{_END}"
)
_WITH_WORD = re.compile(
    # `ngày 26/8/2021`, `ngày 26.8.2021`, `ngày 9 - 12 - 2021`, `ngày 02/8`; not `ngày 02/8/2021/QĐ`
    rf"ngày ?:? {{0,3}}{_DAY} ?(?:(?P<s>[/.-]) ?{_MONTH} ?(?P=s) ?(?P<y>\d{{4}}|\d\d)|/ ?{_MONTH2}){_END}"
)
_BARE = re.compile(
    # `26/8/2021`, `20-01-2003`; not `126/2024/NĐ-CP`, `1/2/3`, `2016 - 2020`
    rf"(?<![\d/.,-])(?<!\d/ ){_DAY}(?: ?(?P<s>/) ?{_MONTH} ?/ ?|-{_MONTH2}-(?!\d+-))(?P<y>\d{{4}}){_END}"
)
_DAY_WORD = re.compile(
    # `sáng 26/8`, `lễ 30/4`, `Quốc khánh 2/9`: the word says that the slash is no fraction; it stays outside the span
    rf"(?:sáng|trưa|chiều|tối|đêm|hôm|mùng|mồng|lễ|quốc khánh|dịp){_B}{_DAY}(?P<s>/){_MONTH}{_END}"
)
_BEFORE_WORD = re.compile(
    # `trước 31/10.`, `chậm nhất 15/9;`: an order's deadline, where nothing follows that could be halved
    rf"(?:trước|chậm nhất|muộn nhất|đến hết){_B}{_DAY}(?P<s>/){_MONTH}(?= ?(?:[,;)]|\.(?!\d)|$))"
)
_NEXT = re.compile(
    # after a date: `30/4 và 01/5`, `26/8 - 28/8`, `đến 30/6`; a fraction cannot stand there
    rf"(?P<link> ?(?:,|-|và|đến|tới|hoặc) ?){_DAY}/{_MONTH}(?:/(?P<y>\d{{4}}))?{_END}"
)
_OPENS_RANGE = re.compile(
    # `từ |24/6| đến 02/8/2017`, `|15/9| - 20/9/2024`: the year stands at the other end; not `từ 3/5 lên 4/5 xã`
    rf"(?<![\d/.,-])(?<!\d/ ){_DAY}(?P<s>/){_MONTH}"
    rf"(?= ?(?:-|đến|tới)(?:{_B}hết)?(?:{_B}ngày)? ?[0-3]?\d ?/ ?[01]?\d ?/ ?\d{{4}}{_END})"
)
_SHARED = re.compile(
    # `ngày 26 và 27/8/2021`, `ngày 12-13/8/2021`, `các ngày 26, 27 tháng 8 năm 2021`: days that share a month
    rf"ngày{_B}(?P<days>[0-3]?\d(?:(?: ?, ?|{_B}và{_B}| ?- ?|{_B}đến{_B})[0-3]?\d){{1,5}})"
    rf"(?: ?/ ?{_MONTH}(?: ?/ ?(?P<y>\d{{4}}))?"
    rf"|{_B}tháng{_B}{_MONTH2}(?:,?{_B}năm{_B}(?P<y2>\d{{4}}))?){_END}"
)
# All patterns begin with one of these words, or with a number before a slash or dash.
_OPENING_WORDS = first_words(
    "ngày|ngay|sáng|trưa|chiều|tối|đêm|hôm|mùng|mồng|lễ|quốc khánh|dịp|trước|chậm|muộn|đến hết"
)


@lru_cache(maxsize=64)  # the deadlines of a passage's tasks ask for them before the passage itself
def find_dates(text: str) -> tuple[DateSpan, ...]:
    """All printed dates of `text`, in order, not overlapping."""
    folded = fold(text)
    return tuple(_dates(folded))


def date_at(folded: str, at: int) -> DateSpan | None:
    """The date that begins exactly at `at` of a folded text; None if none does."""
    return next(iter(_dates_at(folded, at)), None)


def _dates(folded: str) -> Iterator[DateSpan]:
    tokens = lex(folded)
    openings = [at for word in _OPENING_WORDS & tokens.words for at in tokens.at[word]]
    if "/" in tokens.words or "-" in tokens.words:
        openings += [at for at in tokens.numbers if tokens.keys[at + 1] in ("/", "-")]
    at = 0
    for start in sorted([tokens.starts[opening] for opening in openings]):
        spans = _dates_at(folded, start) if start >= at and _is_word_start(folded, start) else ()
        if not spans:
            continue
        yield from spans
        at = spans[-1].end
        while (following := _NEXT.match(folded, at)) and (span := _span(following, following.end("link"))):
            yield span
            at = span.end


def _dates_at(folded: str, at: int) -> tuple[DateSpan, ...]:
    if folded[at].isdigit():
        return _single(_BARE.match(folded, at) or _OPENS_RANGE.match(folded, at), at)
    if found := _SHARED.match(folded, at):
        return _shared(found)
    if found := _WORDED.match(folded, at) or _WITH_WORD.match(folded, at):
        return _single(found, at)
    if found := _DAY_WORD.match(folded, at) or _BEFORE_WORD.match(folded, at):
        return _single(found, found.start("d"))
    return ()


def _is_word_start(folded: str, at: int) -> bool:
    return at == 0 or not folded[at - 1].isalnum()


def _single(found: re.Match[str] | None, start: int) -> tuple[DateSpan, ...]:
    span = _span(found, start) if found else None
    return (span,) if span else ()


def _span(found: re.Match[str], start: int) -> DateSpan | None:
    groups = found.groupdict()
    month = int(groups.get("m") or groups["m2"])
    parts = _parts(groups.get("y"), month, int(groups["d"]))
    return DateSpan(start, found.end(), parts) if parts else None


def _shared(found: re.Match[str]) -> tuple[DateSpan, ...]:
    month, year = int(found["m"] or found["m2"]), found["y"] or found["y2"]
    days = list(re.finditer(r"\d+", found["days"]))
    spans: list[DateSpan] = []
    for index, day in enumerate(days):
        parts = _parts(year, month, int(day[0]))
        if parts is None:
            return ()
        start = found.start("days") + day.start() if index else found.start()
        end = found.end() if index == len(days) - 1 else found.start("days") + day.end()
        spans.append(DateSpan(start, end, parts))
    return tuple(spans)


def _parts(year: str | None, month: int, day: int) -> DateParts | None:
    """The parts, if the calendar has the day; a year of two digits does not say its century and is not printed."""
    known = int(year) if year and len(year) == 4 else None
    if known is not None and not 1800 <= known <= 2199:  # what an act or a plan can name
        return None
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(known or 2000, month)[1]:
        return None
    return DateParts(known, month, day)
