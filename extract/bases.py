"""What figures are compared with, as worded by itself: `so với cùng kỳ`, `so với kế hoạch`, `gấp 1,7 lần năm 2020`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.anchors import Anchored
from extract.mentions import BaseExpr, BaseKind, PeriodExpr
from extract.periods import YEAR
from extract.tokens import lex


@dataclass(frozen=True, slots=True)
class BasePattern:
    """A named pattern of what a figure is compared with; group `entity` names the thing compared with."""

    name: str
    kind: BaseKind
    pattern: re.Pattern[str]


_THAN = r"(?:so với|so|bằng|cao hơn|thấp hơn|hơn)"
_STOP = (
    r"(?=$|[,;:.()]| (?:và|nhưng|trong đó|tăng|giảm|đạt|chiếm|là|để|nhằm|vượt|ước|tương ứng|tương đương|còn|với|theo) )"
)
_PLAN = (
    r"(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|mục tiêu|kh|nq|dt)(?![^\W_])"
    r"(?: (?:năm|cả năm|vốn|trung ương|tỉnh|hđnd|ubnd|hội đồng nhân dân|thủ tướng chính phủ|chính phủ|"
    r"bộ|giao|được giao|đề ra|đã đề ra|đặt ra|"
    r"đại hội|nghị quyết|thu|chi|pháp lệnh|địa phương|đầu năm|của|đảng bộ|tw|tháng|quý|nhiệm kỳ|"
    r"bộ tài chính|giao đầu năm|"
    rf"{YEAR}|[0-9]+(?![.,][0-9]| ?%))(?![^\W_]))*"
)
_BASES = (
    # `so với cùng kỳ năm 2020`, `cùng kỳ năm trước`, `so với cùng kỳ`, `so cùng kỳ`, `tăng 5% svck`, `bằng 98% CK`; not
    # `thuyền viên CK 1245`
    BasePattern(
        "same_period",
        "same_period_previous_year",
        re.compile(
            rf"(?:(?:{_THAN} )?cùng (?:kỳ|kì|thời điểm|thời gian|giai đoạn|tháng|quý)|"
            rf"(?:{_THAN} ck|(?:(?<=%)|(?<=% ))ck|svck)(?![^\W_]))"
            rf"(?: (?:năm (?:trước|ngoái|{YEAR})|{YEAR}|các năm trước))?"
        ),
    ),
    # `so với tháng trước`, `so với năm trước`, `so với quý I/2021` is a period
    BasePattern(
        "previous",
        "previous_period",
        re.compile(
            rf"{_THAN} (?:tháng|quý|năm|tuần|nhiệm kỳ|giai đoạn|kỳ|vụ|năm học|niên vụ) "
            r"(?:trước|ngoái|liền kề trước|trước đó)"
        ),
    ),
    # `so với kế hoạch`, `so với dự toán năm 2021`
    BasePattern("plan", "plan", re.compile(rf"{_THAN} {_PLAN}")),
    # `so với đầu nhiệm kỳ`, `so với trước sáp nhập`; printed periods (`so với năm 2004`) are joined by `find_bases`
    BasePattern(
        "term",
        "period",
        re.compile(
            r"(?:so với|so) (?:đầu|cuối) (?:nhiệm kỳ|năm|giai đoạn|kỳ|tháng|quý)(?: (?:trước|ngoái))?|"
            r"so với (?:trước đây|trước khi [^,;.]{3,40})"
        ),
    ),
    # `so với bình quân chung cả nước`: an entity, up to the end of the clause
    BasePattern("entity", "entity", re.compile(rf"(?:so với|so) (?P<entity>[^,;:.()0-9]{{3,90}}?){_STOP}")),
)
_PRINTED = 3  # the printed periods claim after so many of them
_THAN_WORDS = ("so", "bằng", "cao", "thấp", "hơn", "cùng", "ck", "svck")
_EARLY_BASES = Anchored([(rule.pattern, _THAN_WORDS) for rule in _BASES[:_PRINTED]])
_LATE_BASES = Anchored([(rule.pattern, ("so",)) for rule in _BASES[_PRINTED:]])
_COMPARED = re.compile(
    rf"(?:{_THAN}) (?:thời điểm |thực hiện |ước |mức |số |giai đoạn |thời kỳ |kết quả |mức thực hiện |số thực hiện )?$"
)
# `gấp 1,7 lần |giai đoạn 2016 - 2020|`, `bằng 94% |năm 2020|`
# `so với |tổng mức được phê duyệt| năm 2021`
_THING_OF = re.compile(r"(?:so với|so) (?P<thing>(?!cùng|kế|dự|chỉ|mục|nghị)[^,;:.()0-9]{3,50}?) $")
_MULTIPLE_OF = re.compile(r"(?<=[0-9])(?: ?%| lần)(?: của| mức| so với)? $")


def find_bases(folded: str, periods: Sequence[PeriodExpr], taken: bytearray) -> tuple[BaseExpr, ...]:
    """All bases that are worded by themselves (`so với …`, `cùng kỳ …`), in order, not overlapping.

    Bases that a predicate makes of what follows the number (`bằng 70% X`, `98,7% kế hoạch`) are bound with the figure.
    """
    found: list[BaseExpr] = []
    used = bytearray(taken)

    def claim(start: int, end: int) -> bool:
        if any(used[start:end]):
            return False
        used[start:end] = b"\1" * (end - start)
        return True

    if (
        "so " not in folded
        and "cùng " not in folded
        and "hơn " not in folded
        and "bằng " not in folded
        and "gấp " not in folded
        and "ck" not in folded
    ):
        return ()
    tokens = lex(folded)
    for index, match in _EARLY_BASES.matches(tokens):
        if claim(*match.span()):
            inside = next((p for p in periods if match.start() < p.start and p.end <= match.end() + 1), None)
            found.append(BaseExpr(_BASES[index].kind, *match.span(), period=inside))
    for period in periods:
        before = folded[max(0, period.start - 34) : period.start]
        if head := _COMPARED.search(before):
            start = period.start - (len(before) - head.start())
            if claim(start, period.end):
                found.append(BaseExpr("period", start, period.end, period=period))
        elif _MULTIPLE_OF.search(before):
            if claim(period.start, period.end):
                found.append(BaseExpr("period", period.start, period.end, period=period))
        elif (head := _THING_OF.search(folded, max(0, period.start - 60), period.start)) and claim(
            head.start(), period.end
        ):
            found.append(BaseExpr("period", head.start(), period.end, period=period, entity=head.span("thing")))
    for index, match in _LATE_BASES.matches(tokens):
        if claim(*match.span()):
            rule = _BASES[_PRINTED + index]
            entity = match.span("entity") if "entity" in rule.pattern.groupindex else None
            found.append(BaseExpr(rule.kind, *match.span(), entity=entity))
    return tuple(sorted(found, key=lambda b: b.start))


PLAN_AFTER_NUMBER = re.compile(rf"(?: trở lên| trở xuống)? ?(?:so với )?(?P<plan>(?:tổng (?:số )?)?{_PLAN})")
"""`98,7% kế hoạch`, `105,3% dự toán năm 2021`: the plan right after a number."""
