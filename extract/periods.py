"""Periods as worded: `6 tháng đầu năm 2021`, `quý I/2021`, `đến nay`.

Rules read folded text. Each is a named pattern with an example of what it matches and must not match; what an earlier
pattern took, a later one does not see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.anchors import Anchored
from extract.dates import DateSpan, find_dates
from extract.folding import fold
from extract.mentions import DateParts, PeriodExpr
from extract.references import find_references
from extract.tokens import lex

YEAR = r"(?:19[3-9]|20[0-9])[0-9]"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBER_WORDS = {
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
}
_N = r"(?P<n>0?[1-9]|1[0-2]|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + ")"
_TO = r" ?(?:-|đến|tới|đến năm|tới năm|đến hết năm) ?"
_NOT_WORD_BEFORE = r"(?<![^\W_])(?<![0-9][./,-])"
_NOT_NUMBER_AFTER = r"(?![^\W_]|[./,][0-9])"


@dataclass(frozen=True, slots=True)
class PeriodPattern:
    """A named pattern of periods, the tokens it can begin at, and how its match becomes an expression.

    Attributes:
        begins, follows, leads: see `extract.anchors.Anchored`.
    """

    name: str
    begins: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], PeriodExpr | None]
    follows: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()


def _count(text: str) -> int:
    return _NUMBER_WORDS.get(text) or int(text)


def _year(match: re.Match[str], group: str = "y") -> int | None:
    text = match.groupdict().get(group)
    return int(text) if text else None


def _months(match: re.Match[str]) -> PeriodExpr | None:
    count = next(_count(match[name]) for name in ("n", "m", "k") if match.groupdict().get(name))
    last_part = match.groupdict().get("part") == "cuối"
    if not 1 <= count <= 12:
        return None
    first, last = (13 - count, 12) if last_part else (1, count)
    return PeriodExpr("months", *match.span(), year=_year(match), first=first, last=last)


def _month(match: re.Match[str]) -> PeriodExpr:
    return PeriodExpr("month", *match.span(), year=_year(match), first=int(match["m"]))


def _quarter(match: re.Match[str]) -> PeriodExpr:
    text = match["q"]
    return PeriodExpr("quarter", *match.span(), year=_year(match), first=_ROMAN.get(text) or int(text))


def _years(match: re.Match[str]) -> PeriodExpr | None:
    first, last = int(match["y"]), int(match["z"])
    return PeriodExpr("years", *match.span(), year=first, last_year=last) if first <= last else None


def _rule(
    name: str,
    begins: str,
    pattern: str,
    build: Callable[[re.Match[str]], PeriodExpr | None],
    *,
    follows: str = "",
    leads: str = "",
) -> PeriodPattern:
    """A rule; `begins` are the first words of what it matches, parted by blanks."""
    compiled = re.compile(_NOT_WORD_BEFORE + pattern + _NOT_NUMBER_AFTER)
    first, after, leading = (frozenset(words.split()) for words in (begins, follows, leads))
    return PeriodPattern(name, first, compiled, build, after, leading)


_CENTURY = "19 20"  # the digits a year begins with
_COUNTS = "0 " + " ".join(_NUMBER_WORDS)
_UNTIL = "tính đến tới"


# In this order: a longer wording before the shorter one it contains.
_RULES = (
    # `năm học 2020 - 2021`, `niên vụ 2020/2021`; not `năm 2020`
    _rule(
        "school_year", "năm niên vụ 0",
        r"(?:(?:năm học|niên học|niên khóa|niên vụ|niên độ|năm tài chính|năm ngân sách) "
        rf"(?:{YEAR}|0?[1-9])(?: ?[-/–] ?{YEAR})?"
        rf"|(?:năm |vụ )?{YEAR}/{YEAR})",
        lambda m: PeriodExpr("named", *m.span()),
        leads=_CENTURY,
    ),
    # `vụ Hè Thu 2021`, `vụ Đông Xuân 2020 - 2021`, `vụ mùa năm 2021`; not `15 vụ`, `vụ việc`
    _rule(
        "crop_season", "vụ lúa hè đông thu xuân",
        r"(?:vụ )?(?:lúa )?(?:hè thu|đông xuân|thu đông|xuân hè|vụ mùa|vụ xuân|vụ đông|vụ hè)(?: năm)? "
        rf"{YEAR}(?: ?[-/] ?{YEAR})?",
        lambda m: PeriodExpr("named", *m.span()),
    ),
    # `từ đầu năm đến hết tháng 9/2024`
    _rule(
        "year_to_month", "tính từ",
        rf"(?:tính )?từ đầu năm(?: {YEAR})? (?:đến|tới)(?: hết| cuối)? tháng (?P<n>0?[1-9]|1[0-2])"
        rf"(?:(?: ?/ ?| năm )(?P<y>{YEAR}))?",
        _months,
    ),
    # `từ đầu năm đến nay`; not `từ đầu nhiệm kỳ đến nay`
    _rule(
        "year_to_now", "tính từ",
        rf"(?:tính )?từ đầu năm(?: (?P<y>{YEAR}))? (?:đến|tới) (?:nay|thời điểm (?:này|hiện nay|hiện tại|báo cáo))",
        lambda m: PeriodExpr("year_to_now", *m.span(), year=_year(m)),
    ),
    # `tháng 11/2024 thu 683 tỷ đồng, lũy kế |từ đầu năm| 7.215 tỷ đồng`; `_with_years` gives it the months so far
    _rule(
        "from_year_start", "từ",
        r"từ đầu năm(?! (?:đến|tới|20|nay))",
        lambda m: PeriodExpr("year_to_now", *m.span(), first=1),
    ),
    # `từ năm 2015 đến nay`
    _rule(
        "since_year", "tính từ",
        rf"(?:tính )?từ (?:năm )?(?P<y>{YEAR}) (?:đến|tới) nay",
        lambda m: PeriodExpr("since_year", *m.span(), year=_year(m)),
    ),
    # `đến nay`, `tính đến thời điểm này`; not `đến nay` inside the two before
    _rule(
        "now", "tính đến tới cho",
        r"(?:tính )?(?:đến|tới|cho đến) (?:nay|thời điểm (?:này|hiện nay|hiện tại|báo cáo))",
        lambda m: PeriodExpr("now", *m.span()),
    ),
    # `6 tháng đầu năm 2021`, `9 tháng năm 2021`, `sáu tháng cuối năm`, `9 tháng/2021`; not `36 tháng`, `trong 6 tháng`
    _rule(
        "months_of_year", _COUNTS,
        rf"{_N} tháng (?:(?P<part>đầu|cuối) (?:của )?năm(?: (?P<y>{YEAR}))?)",
        _months,
        follows="tháng",
    ),
    _rule(
        "months_year", _COUNTS,
        rf"{_N} tháng(?: (?:của )?năm |/| ){YEAR.replace('(?:', '(?P<y>(?:', 1)})",
        _months,
        follows="tháng",
    ),
    # `lũy kế 5 tháng`, `bình quân 9 tháng`, `9 tháng ước đạt`; not `trong 6 tháng đạt`, `sau 3 tháng`, `36 tháng`
    _rule(
        "months_so_far", _COUNTS,
        r"(?:(?:(?<=lũy kế )|(?<=luỹ kế )|(?<=tính chung )|(?<=cộng dồn )|(?<=bình quân ))" + _N + r" tháng"
        r"(?! (?:liền|liên|trở|lương|tuổi))|(?:(?<=trong )|(?<=qua ))" + _N.replace("?P<n>", "?P<m>") + r" tháng(?=, )|"
        r"(?<!trong )(?<!sau )(?<!hạn )(?<!gian )(?<!dài )(?<!hơn )(?<!kéo )(?<!kỳ )" + _N.replace("?P<n>", "?P<k>")
        + r" tháng(?= (?:ước|đạt|là|xảy ra|ghi nhận|tăng|giảm|thu|có|với|"
        r"toàn tỉnh|toàn huyện|cả tỉnh|tỉnh)(?![^\W_])| [0-9][0-9.,]* (?:tỷ|triệu|nghìn|tấn)(?![^\W_])))",
        _months,
        follows="tháng",
    ),
    # `nửa đầu năm 2021`
    _rule(
        "half", "nửa",
        rf"nửa (?P<h>đầu|cuối)(?: của)? năm(?: (?P<y>{YEAR}))?",
        lambda m: PeriodExpr("half", *m.span(), year=_year(m), first=1 if m["h"] == "đầu" else 2),
    ),
    # `quý I/2021`, `quý 2 năm 2021`, `quý IV`; not `quý vị`
    _rule("quarter", "quý", rf"quý (?P<q>iv|iii|ii|i|[1-4])(?:(?: ?/ ?| năm | )(?P<y>{YEAR}))?", _quarter),
    # `đến hết tháng 6/2021`, `đến cuối tháng 6 năm 2021`; not `đến tháng`
    _rule(
        "until_month", _UNTIL,
        rf"(?:tính )?(?:đến|tới)(?: hết| cuối)? tháng (?P<m>0?[1-9]|1[0-2])(?:(?: ?/ ?| năm |"
            rf"-){YEAR.replace('(?:', '(?P<y>(?:', 1)}))?",
        lambda m: PeriodExpr("until_month", *m.span(), year=_year(m), first=int(m["m"])),
    ),
    # `tháng 7/2021`, `tháng 8 năm 2021`, `tháng 8`; not `tháng 8` of a date (those are taken before)
    _rule("month", "tháng", rf"tháng (?P<m>0?[1-9]|1[0-2])(?:(?: ?/ ?| năm | ?- ?|\.)(?P<y>{YEAR}))?", _month),
    # `tuần 38`, `tuần thứ 38 năm 2024`; not `3 tuần`
    _rule(
        "week", "tuần",
        rf"tuần (?:thứ )?(?:[1-9]|[1-4][0-9]|5[0-3])(?:(?: ?/ ?| năm ){YEAR})?",
        lambda m: PeriodExpr("named", *m.span()),
    ),
    # `giai đoạn 2016 - 2020`, `thời kỳ 2001-2010`, `từ năm 2015 đến năm 2020`, `5 năm 2021 - 2025`, bare `2016 - 2020`
    _rule(
        "years", "giai thời trong các những từ ( 0",
        rf"(?:(?:\d+ năm )?(?:giai đoạn|thời kỳ|thời kì|trong giai đoạn|các năm|những năm|từ năm|từ|"
            rf"trong các năm|\d+ năm) "
        rf"(?:từ )?(?:năm )?)?\(?(?P<y>{YEAR}){_TO}(?P<z>{YEAR})\)?",
        _years,
        follows="năm",
        leads=_CENTURY,
    ),
    # `cuối năm 2020`, `đến cuối năm 2020`, `thời điểm cuối năm 2020`
    _rule(
        "year_end", "đến cuối",
        rf"(?:đến )?cuối năm (?P<y>{YEAR})",
        lambda m: PeriodExpr("year_end", *m.span(), year=_year(m)),
    ),
    # `đầu năm 2020`
    _rule(
        "year_start",
        "đầu",
        rf"đầu năm (?P<y>{YEAR})",
        lambda m: PeriodExpr("year_start", *m.span(), year=_year(m)),
    ),
    # `năm 2020`, `đến hết năm 2025`, `cả năm 2021`, `các năm 2019`; not `5 năm`, `năm học`
    _rule(
        "year", "đến tới trong cả hết ước các năm",
        rf"(?:(?:đến|tới|trong|cả|hết|ước|đến hết) )?(?:cả |hết )?(?:các )?năm,? (?P<y>{YEAR})",
        lambda m: PeriodExpr("year", *m.span(), year=_year(m)),
    ),
    # `thu 6 tháng năm 2024 …; |cả năm| ước đạt …`; not `đạt 55% kế hoạch cả năm`, `cả năm học`
    _rule(
        "whole_year", "cả",
        r"(?<!hoạch )(?<!toán )(?<!tiêu )(?<!vốn )(?<!với )(?<!của )(?<!vụ )cả năm(?! (?:học|[0-9]))(?![^\W_])",
        lambda m: PeriodExpr("year", *m.span()),
    ),
    # `2019` after `năm 2018, ` or in brackets or after `/`: a bare year; whoever calls rules out counted things
    _rule(
        "bare_year", "0",
        r"(?P<y>(?:199|20[0-4])[0-9])(?=$|[\s,;:.)\]]|/(?![0-9]))",
        lambda m: PeriodExpr("year", *m.span(), year=_year(m)),
        leads=_CENTURY,
    ),
)  # fmt: skip
_NEEDS = {"years": {"-", "đến", "tới"}, "school_year": {"/"}}
_ANCHORED = Anchored(
    [(rule.pattern, rule.begins) for rule in _RULES],
    {index: frozenset(_NEEDS[rule.name]) for index, rule in enumerate(_RULES) if rule.name in _NEEDS},
    {index: rule.follows for index, rule in enumerate(_RULES) if rule.follows},
    {index: rule.leads for index, rule in enumerate(_RULES) if rule.leads},
)
_QUICK = re.compile(r"năm|tháng|quý|tuần|nay|thời điểm|vụ|hè|đông|(?:19|20)[0-9][0-9]")

_FROM_DAY = re.compile(r"(?:kể |tính )?từ $")
_FROM_YEAR_START = re.compile(rf"(?:tính )?từ đầu năm(?: (?P<y>{YEAR}))? (?:đến|tới)(?: hết)? $")
_UNTIL_DAY = re.compile(r"(?:tính )?(?:đến|tới)(?: hết| cuối| trước)?(?: thời điểm)? $")
_DEADLINE_DAY = re.compile(r"(?:trước|sau|hạn|chậm nhất|vào|ký|hành|quá|từ|là) (?:đến |hết )?$")
# `so với |31/12/2024|`, `tại thời điểm |30/6/2025|`: a day that needs no `ngày`
_OF_A_DAY = re.compile(r"(?:so với|so|thời điểm)(?: thời điểm)? $")
_BETWEEN_DAYS = re.compile(r" ?(?:-|đến|đến hết|tới) ?(?:hết )?$")


def find_periods(folded: str, dates: Sequence[DateSpan], taken: bytearray) -> tuple[PeriodExpr, ...]:
    """All periods of folded text, in order, not overlapping.

    Args:
        dates: the printed days of the text; those that state a period (`đến ngày …`, `ngày …`) become periods too.
        taken: one byte per character, nonzero where another rule has claimed it; not changed.
    """
    found: list[PeriodExpr] = list(_day_periods(folded, dates))
    if _QUICK.search(folded):
        used = bytearray(taken)
        for date in dates:
            used[date.start : date.end] = b"\1" * (date.end - date.start)
        for index, match in _ANCHORED.matches(lex(folded)):
            rule = _RULES[index]
            if any(used[match.start() : match.end()]):
                continue
            expression = rule.build(match)
            if expression is None or (rule.name == "bare_year" and _counts_something(folded, match)):
                continue
            used[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            found.append(expression)
    return _with_years(folded, sorted(found, key=lambda p: p.start))


_YEARLESS = frozenset({"month", "months", "quarter", "half", "until_month", "year"})
_OTHER_YEAR = re.compile(r"(?:so với|so|bằng|cùng kỳ|kế hoạch|dự toán|chỉ tiêu|hơn|nghị quyết)[^,;.]{0,16}$")


def _with_years(folded: str, found: list[PeriodExpr]) -> tuple[PeriodExpr, ...]:
    """Periods without a year take that of the period before them in the sentence.

    `CPI tháng 10/2024 tăng 0,3%; bình quân 10 tháng đầu năm tăng 3,8%`: both are of 2024. A month compared with goes
    before: `tháng 01/2025 tăng 2% so với tháng 12` is December 2024. The year of a base or a plan lends nothing.
    """
    out: list[PeriodExpr] = []
    last: PeriodExpr | None = None
    for period in found:
        so_far = period.unit == "year_to_now" and period.first == 1 and out and out[-1].unit == "month"
        if so_far and not _SENTENCE_END.search(folded, out[-1].end, period.start):
            period = replace(period, unit="months", year=out[-1].year, last=out[-1].first)
        compared = _OTHER_YEAR.search(folded, max(0, period.start - 28), period.start) is not None
        if last is not None and period.year is None and period.unit in _YEARLESS:
            if _SENTENCE_END.search(folded, last.end, period.start):
                last = None
            else:
                before = compared and (period.first or 0) > (last.last or last.first or 12)
                period = replace(period, year=(last.year or 0) - before)
        if period.year is not None and not compared and period.unit in _YEARLESS:
            last = period
        if period.unit != "year" or period.year is not None or out:
            out.append(period)  # `cả năm` alone is of a year that something above names
    return tuple(out)


_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_BEFORE_BARE_YEAR = re.compile(r"(?:" + YEAR + r"|năm \d+|[(,/-]|và|từ|đến|tới|so với|hoạch|toán|kỳ) ?$")


def _counts_something(folded: str, match: re.Match[str]) -> bool:
    """A bare `2020` is a year where it stands in a list of years, in brackets, after a preposition; else a number.

    Year: `các năm 2019, 2020`, `(2020)`, `dự toán 2021`. Number: `đạt 2015 người`, `số 2018`.
    """
    after = folded[match.end() : match.end() + 1]
    before = folded[max(0, match.start() - 12) : match.start()]
    if not _BEFORE_BARE_YEAR.search(before):
        return True
    return after == " " and re.match(r" (?:người|hộ|đồng|tỷ|triệu|ha|%|lần|m2|km)\b", folded[match.end() :]) is not None


def _day_periods(folded: str, dates: Sequence[DateSpan]) -> list[PeriodExpr]:
    found: list[PeriodExpr] = []
    skip = False
    for index, date in enumerate(dates):
        if skip:
            skip = False
            continue
        before = folded[max(0, date.start - 28) : date.start]
        following = dates[index + 1] if index + 1 < len(dates) else None
        if head := _FROM_YEAR_START.search(before):
            first = DateParts(int(head["y"]) if head["y"] else None, 1, 1)
            start = date.start - (len(before) - head.start())
            found.append(PeriodExpr("days", start, date.end, days=(first, date.parts)))
        elif following and _BETWEEN_DAYS.fullmatch(folded[date.end : following.start]):
            start = date.start
            if head := _FROM_DAY.search(before):
                start -= len(before) - head.start()
            found.append(PeriodExpr("days", start, following.end, days=(date.parts, following.parts)))
            skip = True
        elif head := _UNTIL_DAY.search(before):
            if "trước" not in head[0]:
                start = date.start - (len(before) - head.start())
                found.append(PeriodExpr("until_day", start, date.end, days=(None, date.parts)))
        elif _OF_A_DAY.search(before) or (not _DEADLINE_DAY.search(before) and folded.startswith("ngày", date.start)):
            found.append(PeriodExpr("days", date.start, date.end, days=(date.parts, date.parts)))
    return found


@lru_cache(maxsize=1024)  # headings and captions are asked for each of their passages and cells
def sole_period(text: str) -> tuple[PeriodExpr, str] | None:
    """The one period that a heading or title names, with its words; None if it names none or several.

    `Kết quả 6 tháng đầu năm 2022` names one. `Tổng kết Nghị quyết 06 … giai đoạn 2016 - 2020` names the act's.
    """
    folded = fold(text)
    if not _QUICK.search(folded):
        return None
    taken = bytearray(len(folded))
    references = find_references(text)
    for match in _TERM.finditer(folded):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found = [p for p in find_periods(folded, find_dates(text), taken) if p.unit not in ("now", "named")]
    if len(found) != 1 or any(reference.start < found[0].end for reference in references):
        return None
    return found[0], text[found[0].start : found[0].end]


@lru_cache(maxsize=256)
def title_periods(text: str) -> tuple[tuple[PeriodExpr, str], ...]:
    """The periods that a title names, with their words: `… tháng 10 và 10 tháng năm 2025` names two."""
    folded = fold(text)
    found = find_periods(folded, find_dates(text), bytearray(len(folded)))
    last = max((p.year for p in found if p.year), default=None)
    return tuple(
        (replace(p, year=p.year or last), text[p.start : p.end])
        for p in found
        if p.unit in ("month", "months", "quarter")
    )


_TERM = re.compile(r"(?:nhiệm kỳ|khóa) [^,;.()]{0,12}?" + YEAR + r"(?: ?- ?" + YEAR + ")?")
