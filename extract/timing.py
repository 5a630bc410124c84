"""When a figure was measured and what it is compared with: periods and bases of its clause and sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from extract import wording
from extract.change_sides import is_former_value
from extract.clauses import NEXT_PART, Sentence, clause_start
from extract.mentions import BaseExpr, FigureMention, PeriodExpr, Quantity
from extract.noun_phrases import share_phrase

# Between a number and its period: `4,58% |của| năm 2020`.
_JOINS = ("", "vào", "trong", "của", "(")
PeriodSource = Literal["explicit", "carried", "section", "document"]


def periods_measured(s: Sentence) -> list[PeriodExpr]:
    """The periods of a sentence that may say when something was measured: of no base, plan, deadline or prices."""
    return [
        p for p in s.periods if not (_in_base(s, p) or _is_plan_year(s, p) or _is_deadline(s, p) or _dates_prices(s, p))
    ]


def period_of(
    s: Sentence,
    periods: Sequence[PeriodExpr],
    quantity: Quantity,
    part: int,
    clause: int,
    end: int,
    after_previous: int,
) -> tuple[PeriodExpr | None, PeriodSource | None]:
    """The period of a quantity and where it is worded: its clause first (explicit), then its sentence (carried).

    Args:
        periods: those of the sentence that say when something was measured.
        part: start of the part between commas that the quantity stands in.
        clause, end: bounds of its clause.
        after_previous: end of what belongs to the figure before.
    """
    if not periods:
        return None, None
    own = [p for p in periods if not (_is_enclosed(s, p, quantity) or _dates_an_act(s, p, quantity))]
    own = [p for p in own if not _is_of_a_former_value(s, p, quantity)]
    before_own = [
        p for p in own if max(part, after_previous) <= p.start < quantity.start and not _belongs_before(s, p, quantity)
    ]
    if before_own:
        return before_own[-1], "explicit"
    after_own = [
        p for p in own if quantity.end <= p.start < end and not re.search(r"[,;:.]", s.folded[quantity.end : p.start])
    ]
    if after_own and len(after_own) == 1 and not re.search(r"\d", s.folded[quantity.end : after_own[0].start]):
        return after_own[0], "explicit"
    before = [p for p in own if s.start <= p.start < quantity.start and not _is_first_side(s, p, quantity)]
    before = [p for p in before if not _is_of_a_part(s, p, quantity)]
    if before:
        in_clause = max(clause, after_previous) <= before[-1].start
        return before[-1], "explicit" if in_clause else "carried"
    later = [p for p in own if p.start >= quantity.end]
    if len(later) == 1 and not _opens_another(s, later[0], quantity):
        return later[0], "carried"
    return None, None


# `đạt 48% kế hoạch (|cùng kỳ đạt| 45%)`: the value of the year before, whose dates are not printed
_OF_THE_YEAR_BEFORE = re.compile(
    r"[\W_]*(?:trong khi )?cùng (?:kỳ|kì)(?: năm (?:trước|ngoái|20\d\d))?(?: (?:chỉ|đạt|là|ước|được|có|ở mức))*[ :]*"
)


def is_of_the_year_before(s: Sentence, part: int, quantity: Quantity) -> bool:
    """Whether a number is the value that another is compared with, told by itself: `(|cùng kỳ đạt| 45%)`."""
    return _OF_THE_YEAR_BEFORE.fullmatch(s.folded, part, quantity.start) is not None


def _is_of_a_part(s: Sentence, period: PeriodExpr, quantity: Quantity) -> bool:
    """`giải ngân 100%, trong đó |quý III| đạt 70%; hoàn thành 18 km`: a part's period ends with its clause."""
    clause = s.folded.rfind(";", s.start, period.start)
    part = s.folded.find(" trong đó", max(clause, s.start), period.start)
    return part >= 0 and ";" in s.folded[period.end : quantity.start]


def _is_enclosed(s: Sentence, period: PeriodExpr, quantity: Quantity) -> bool:
    """A period in a bracket with figures is theirs: `22.143 tỷ (vốn |năm 2024| 2.548 tỷ), đã giải ngân 9.400 tỷ`."""
    bracket = s.bracket_of(period.start)
    return bracket is not None and bracket != s.bracket_of(quantity.start)


def _is_of_a_former_value(s: Sentence, period: PeriodExpr, quantity: Quantity) -> bool:
    """`đạt 58,3%, giảm từ 74,1% của |9 tháng năm 2022|`: when the other value was."""
    return any(
        q.end <= period.start and s.folded[q.end : period.start].strip() in _JOINS and is_former_value(s, q)
        for q in s.quantities
        if q.start != quantity.start
    )


def _dates_prices(s: Sentence, period: PeriodExpr) -> bool:
    """`theo mặt bằng giá |quý III/2024|`: whose prices, not when."""
    return s.folded[max(s.start, period.start - 5) : period.start].endswith("giá ")


_ACT = re.compile(
    r"(?:ban hành|thông qua|ký|phê duyệt|trình|có) (?:các |bộ )?"
    r"(?:nghị quyết|quyết định|kế hoạch|công văn|chỉ thị|thông báo|luật|nghị định|thông tư|tờ trình|văn bản|đề án)"
)


def _dates_an_act(s: Sentence, period: PeriodExpr, quantity: Quantity) -> bool:
    """`Ngày 12/6/2025, Quốc hội thông qua Nghị quyết …, theo đó có 23 tỉnh`: the day is the act's."""
    one_day = period.unit == "days" and period.days[0] == period.days[1]
    return one_day and period.end < quantity.start and _ACT.search(s.folded, period.end, quantity.start) is not None


_TO_SIDE = re.compile(r"[\s,]*(?:đã |tiếp tục )?(?:giảm |tăng |nâng )?(?:xuống|lên|còn|đến|thành)[^,;0-9]{0,24}")


def _is_first_side(s: Sentence, period: PeriodExpr, quantity: Quantity) -> bool:
    """`từ 5,2% |năm 2020| xuống còn 3,8%`: the second value is of another time."""
    return _belongs_before(s, period, quantity) and _TO_SIDE.fullmatch(s.folded, period.end, quantity.start) is not None


def _opens_another(s: Sentence, period: PeriodExpr, quantity: Quantity) -> bool:
    """`dài 88 km, |đến nay| đã giải ngân 3 tỷ`: a period that opens the part of a later number is that number's."""
    between = s.folded[quantity.end : period.start]
    opens = re.search(r"[,;(:]\s*(?:và |nhưng |còn |riêng |trong đó )?$", between) is not None
    return ";" in between or (opens and any(q.start > period.end for q in s.quantities))


def _in_base(s: Sentence, period: PeriodExpr) -> bool:
    return any(b.start <= period.start < b.end for b in s.bases)


def _belongs_before(s: Sentence, period: PeriodExpr, quantity: Quantity) -> bool:
    """`từ 4,58% |năm 2020| xuống còn 4,12%`: a period right after a number is that number's."""
    return any(
        q.end <= period.start and s.folded[q.end : period.start].strip() in _JOINS
        for q in s.quantities
        if q.end < quantity.start
    )


def _is_deadline(s: Sentence, period: PeriodExpr) -> bool:
    """`hoàn thành trong quý IV/2022`, `trước tháng 10`: when something must be done, not when it was measured."""
    before = s.folded[max(s.start, period.start - 30) : period.start]
    return (
        re.search(
            r"(?:hoàn thành|xong|kết thúc|chậm nhất|trước|gửi|trình|báo cáo|thời gian (?:thực hiện|thi công))"
            r"(?: (?:trong|vào|trước|cuối|hết|ngay))* $",
            before,
        )
        is not None
    )


def _is_plan_year(s: Sentence, period: PeriodExpr) -> bool:
    """`98% kế hoạch năm 2021`: the year belongs to the plan."""
    before = s.folded[max(s.start, period.start - 44) : period.start]
    if _OF_A_BASE.search(before):
        return True
    return (
        re.search(
            r"(?:%|so với|bằng|vượt) ?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|kh|dt)(?: [^,;.\d]{0,30})? ?$", before
        )
        is not None
    )


# `bằng 30,9% kinh phí |năm 2024|`: of what it is compared with
_OF_A_BASE = re.compile(r"bằng (?:[^\W\d_]+ )?[0-9][0-9.,]* ?% [^,;.\d]{2,40} $")


def base_of(
    s: Sentence,
    quantity: Quantity,
    index: int,
    figures: Sequence[FigureMention],
    measure: str,
    verb: str | None,
    plan: re.Match[str] | None,
    end: int,
) -> BaseExpr | None:
    """What a change, ratio or share is compared with: after the number, in its verb, before the clause, in the total.

    Args:
        index: of the quantity in the sentence.
        figures: of the sentence so far.
        verb: what decided the measure (`extract.wording.Reading.verb`).
        plan: `kế hoạch …` right after the number.
        end: of the words that belong to the quantity.
    """
    if plan and (measure in ("ratio", "change", "share")):
        inside = next((p for p in s.periods if plan.start() <= p.start and p.start < plan.end() + 1), None)
        if inside is None:
            inside = next((p for p in s.periods if 0 <= p.start - plan.end() <= 1), None)
        return BaseExpr("plan", plan.start("plan"), inside.end if inside else plan.end(), period=inside)
    if measure not in ("change", "ratio") and verb != "share":
        return None
    for base in s.bases:
        follows = quantity.end <= base.start < end and not _leads_to_next(s, base, index)
        if follows or (base.start < quantity.end <= base.end):
            return base
    before = s.folded[max(s.start, quantity.start - 60) : quantity.start]
    if measure == "change" and (
        found := re.search(
            r"(?:vượt|hụt|thấp hơn|cao hơn|tăng|giảm) (?:so với )?"
            r"(?P<plan>kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết)[^,;.\d]*$",
            before,
        )
    ):
        shift = max(s.start, quantity.start - 60)
        return BaseExpr("plan", shift + found.start("plan"), shift + found.end("plan"))
    if measure == "change" and (found := wording.COMPARED.search(before)):
        shift = max(s.start, quantity.start - 60)
        span = (shift + found.start("entity"), shift + found.end("entity"))
        timed = [b for b in s.bases if span[0] - 9 <= b.start <= span[0] and b.kind != "entity"]
        if timed:
            return timed[0]  # `thấp hơn |cùng kỳ| 12%`
        return BaseExpr("entity", *span, entity=span)
    if verb in ("ratio", "multiple", "share"):
        phrase_end = quantity.end
        phrase = share_phrase(s, quantity.end, end)
        if phrase:
            start = s.text.find(phrase[:12], quantity.end)
            span = (start, start + len(phrase)) if start >= 0 else (phrase_end, end)
            kind = "whole" if verb == "share" else ("need" if phrase.lower().startswith("nhu cầu") else "entity")
            return BaseExpr(kind, span[0], span[1], entity=span)  # type: ignore[arg-type]
        if verb != "multiple":
            return None
    if measure == "change" or verb == "multiple":
        leading = [b for b in s.bases if b.end <= quantity.start and _opens_clause(s, b)]
        if leading:
            return leading[-1]
        # `tăng so với cùng kỳ 5%`, `so với năm 2019 tăng 5%`
        earlier = s.quantities[index - 1].end if index else s.start
        near = [b for b in s.bases if earlier <= b.start and b.end <= quantity.start]
        if near and (index == 0 or NEXT_PART.search(s.folded, earlier, near[-1].start)):
            return near[-1]
    return None


def _leads_to_next(s: Sentence, base: BaseExpr, index: int) -> bool:
    """Whether a base is that of the number right behind it: `tăng 5,6%, |thấp hơn kế hoạch| 0,9 điểm phần trăm`."""
    if index + 1 >= len(s.quantities) or not s.folded.startswith(("thấp hơn", "cao hơn"), base.start):
        return False
    return s.folded[base.end : s.quantities[index + 1].start].strip() in ("", "là", "khoảng", "gần")


def _opens_clause(s: Sentence, base: BaseExpr) -> bool:
    return s.folded[clause_start(s, base.start) : base.start].strip(" ,") == ""


# `tăng 15,2% về số doanh nghiệp và tăng 20,1% về vốn so với cùng kỳ`
_ALSO = re.compile(r"(?:^| )(?:về [^,;.]{2,40})? ?(?:và|nhưng|song) (?:tăng|giảm)[^,;]*$")


def share_bases(s: Sentence, figures: list[FigureMention]) -> list[FigureMention]:
    """`giảm 15 vụ, giảm 12,5% so với cùng kỳ`: one base serves both changes of one indicator."""
    for index in range(len(figures) - 2, -1, -1):
        this, following = figures[index], figures[index + 1]
        if (
            this.base is None
            and this.measure == "change"
            and following.measure == "change"
            and following.base is not None
            and following.base.kind not in ("plan", "entity")
            and (
                following.indicator_source == "carried"
                or s.folded[this.quantity.end : following.quantity.start] == " và "
                or _ALSO.search(s.folded[this.quantity.end : following.quantity.start])
            )
            and ";" not in s.folded[this.quantity.end : following.quantity.start]
        ):
            figures[index] = replace(this, base=following.base)
    return figures
