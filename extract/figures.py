"""Binds each quantity of a passage: indicator, bound, measure, direction, status, period, base, place, parts.

One sentence at a time, left to right: what a figure does not say itself it may carry from the figure before in the same
sentence; nothing is carried over a sentence's end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract import indicator as naming
from extract import wording
from extract.knowledge.counted_nouns import COUNTS
from extract.mentions import BaseExpr, BindingSource, FigureMention, Lead, PeriodExpr, Quantity
from extract.periods import PLAN_AFTER_NUMBER

PeriodSource = Literal["explicit", "carried", "section", "document"]
_COUNT_CODES = frozenset(COUNTS.values())
_BRACKETS = re.compile(r"\([^()]*\)")
_PRICE = re.compile(
    r"\(?(?:tính )?(?:theo )?(?:giá (?P<current>hiện hành|thực tế)|(?:giá )?(?:so sánh|cố định|"
    r"ss)(?: năm)? (?P<year>(?:19|20)\d\d))\)?"
)
_PLACE = re.compile(
    r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn)\s+"
    r"(?:[A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ][^\W\d_]*[ -]?){1,4}"
)
_FROM_TO = re.compile(
    r"(?:[^,;.]{0,40}?[ ,])?(?:lên|xuống|còn|tăng lên|giảm còn|xuống còn|lên thành|đến|tới|thành)"
    r"(?: mức| đạt| còn| hơn| trên| gần| khoảng| dưới)* ?"
)
_MEASURES_OF_WHOLE = ("bằng", "gấp")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    folded: str
    start: int
    end: int
    quantities: Sequence[Quantity]
    periods: Sequence[PeriodExpr]
    bases: Sequence[BaseExpr]
    holes: tuple[tuple[int, int], ...]


def bind(
    text: str,
    folded: str,
    sentences: Sequence[tuple[int, int]],
    quantities: Sequence[Quantity],
    periods: Sequence[PeriodExpr],
    bases: Sequence[BaseExpr],
    lead: Lead,
) -> tuple[FigureMention, ...]:
    """The figures of a passage, in order. All offsets are into `text`; `folded` is its folded copy."""
    figures: list[FigureMention] = []
    for start, end in sentences:
        own = [q for q in quantities if start <= q.start < end]
        if not own:
            continue
        inside_periods = [p for p in periods if start <= p.start < end]
        inside_bases = [b for b in bases if start <= b.start < end]
        holes = _holes(folded, start, end, inside_periods, inside_bases, own)
        sentence = _Sentence(text, folded, start, end, own, inside_periods, inside_bases, holes)
        figures.extend(_bind_sentence(sentence, lead, len(figures)))
    return tuple(figures)


def _holes(
    folded: str,
    start: int,
    end: int,
    periods: Sequence[PeriodExpr],
    bases: Sequence[BaseExpr],
    quantities: Sequence[Quantity],
) -> tuple[tuple[int, int], ...]:
    """Spans that name no indicator: periods, bases, price bases, brackets without a figure of their own."""
    spans = [(p.start, p.end) for p in periods] + [(b.start, b.end) for b in bases]
    spans += [m.span() for m in _PRICE.finditer(folded, start, end)]
    for match in _BRACKETS.finditer(folded, start, end):
        holds_figure = any(match.start() <= q.start < match.end() for q in quantities)
        abbreviates = re.fullmatch(r"\([^()]{1,14}\)|\((?:hệ số|chỉ số|viết tắt)[^()]*\)", match[0]) is not None
        if not holds_figure and not (abbreviates and not re.search(r"\d", match[0])):
            spans.append(match.span())
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _clause_start(s: _Sentence, at: int) -> int:
    """Start of the clause of `at`: after the last `;`, or after a colon that opens a list."""
    start = s.start
    for mark in (";", ": ", " trong đó"):
        found = s.folded.rfind(mark, start, at)
        if found >= 0:
            start = max(start, found + len(mark))
    return start


def _comma_start(s: _Sentence, at: int) -> int:
    """Start of the part between commas that `at` stands in."""
    start = _clause_start(s, at)
    for match in re.finditer(r",\s|\s\(", s.folded[start:at]):
        position = start + match.end()
        if not any(a < position <= b for a, b in s.holes):
            start_of_part = position
            return max(start_of_part, _comma_start_from(s, position, at))
    return start


def _comma_start_from(s: _Sentence, start: int, at: int) -> int:
    last = start
    for match in re.finditer(r",\s|\s\(", s.folded[start:at]):
        position = start + match.end()
        if not any(a < position <= b for a, b in s.holes):
            last = position
    return last


def _clause_end(s: _Sentence, at: int) -> int:
    ends = [e for e in (s.folded.find(";", at, s.end), s.folded.find(" trong đó", at, s.end)) if e >= 0]
    return min(ends, default=s.end)


def _bind_sentence(s: _Sentence, lead: Lead, offset: int) -> list[FigureMention]:
    figures: list[FigureMention] = []
    sides = _change_sides(s)
    folded_lead = " ".join(filter(None, (lead.lead_in, lead.heading))).lower()
    for index, printed in enumerate(s.quantities):
        quantity = printed
        previous = figures[-1] if figures else None
        side = sides.get(index)
        clause = _clause_start(s, quantity.start)
        after_previous = _after(s, previous, quantity.start) if previous else s.start
        part = max(_comma_start(s, quantity.start), after_previous)
        next_start = s.quantities[index + 1].start if index + 1 < len(s.quantities) else s.end
        end = min(_clause_end(s, quantity.end), next_start)
        before = s.folded[max(clause, after_previous) : quantity.start]
        after = s.folded[quantity.end : s.end]
        plan = PLAN_AFTER_NUMBER.match(s.folded, quantity.end)
        if side is not None and index and sides.get(index - 1) == "from" and side == "to":
            quantity = _carry_unit(quantity, s.quantities[index - 1])
        elif side == "from":
            quantity = _carry_unit(quantity, s.quantities[index + 1])
        name, source = _indicator(s, quantity, max(clause, after_previous), end, figures, lead, index)
        reading = wording.measure_of(
            before,
            after,
            quantity.unit,
            (name or "").lower(),
            plan is not None,
            quantity.unit == "1"
            and quantity.value.denominator != 1
            and quantity.value < 1
            and quantity.value_text[1] == quantity.end,
            s.folded.startswith("gấp", quantity.start),
        )
        if name and source == "local" and (changed := wording.OBJECT_CHANGE.fullmatch(name.lower())):
            name = name[changed.start("object") :]
            if reading.verb is None and not re.search(r"(?:còn|xuống|lên|đạt|thành)[^,;]{0,14}$", before):
                reading = wording.object_change(changed["verb"], quantity.unit, name.lower())
        measure, direction = reading.measure, reading.direction
        if side is not None:
            measure, direction = ("share" if quantity.unit in ("%", "‰") else "level"), None
        growth_per_year = quantity.per == "year" and quantity.unit in ("%", "pp", "‰")
        own_part = s.folded[part : quantity.start]
        change = measure == "change"
        aggregation = wording.aggregation_of(own_part, s.folded[s.start : quantity.start], change, growth_per_year)
        if growth_per_year and change:
            quantity = replace(quantity, per=None)
        flags = quantity.flags + (reading.flags if side is None else ())
        if "pp_inferred" in flags:
            quantity = replace(quantity, unit="pp")
        base = _base(s, quantity, index, figures, measure, reading.verb, plan, end, bool(before.strip(" ,")))
        if quantity.unit == "1" and quantity.unit_text is None and quantity.value.denominator == 1 and name:
            quantity = _unit_from_name(quantity, name)
        status = wording.status_of(
            s.folded[part : quantity.start],
            s.folded[s.start : quantity.start],
            folded_lead,
            base is not None and base.kind == "plan",
        )
        period, period_source = _period(s, quantity, part, clause, end, after_previous)
        if aggregation == "annual_average" and period_source == "carried":
            period, period_source = None, None
        period_text = s.text[period.start : period.end] if period else None
        if period is None and lead.period is not None and aggregation != "annual_average":
            period, period_source, period_text = lead.period, "section", lead.period_text
        quantity = _per_from_words(quantity, s.folded[part : quantity.start], measure)
        price = _price_basis(s.folded, part, min(s.end, quantity.end + 60), quantity)
        place, place_source = _place(s, quantity, part)
        figures.append(
            FigureMention(
                quantity=quantity,
                sentence=(s.start, s.end),
                indicator=name,
                indicator_source=source,
                bound=wording.bound_of(s.folded[part : quantity.start], after),
                measure=measure,
                direction=direction,
                change_side=side,
                status=status,
                aggregation=aggregation,
                period=period,
                period_source=period_source,
                base=base,
                price_basis=price,
                place=place,
                place_source=place_source,
                part_of=_part_of(s, quantity, figures, offset),
                period_text=period_text,
                carries_period=aggregation != "annual_average",
                flags=tuple(dict.fromkeys(flags)),
            )
        )
    return _share_bases(s, figures)


_NEXT_PART = re.compile(r"[,;:(]|\s(?:và|với|trong đó|còn|nhưng)\s")
_RANKED_AMONG = re.compile(r" (?:tỉnh|huyện|xã)(?:, (?:thị xã|thị trấn|thành phố|thành|phường))+")


def _after(s: _Sentence, previous: FigureMention, limit: int) -> int:
    """Where the words of the figure before end: its noun phrase and its base name nothing of the next figure.

    `bằng 54% dự toán Trung ương giao|, tăng 12%`; `12 dự án FDI| với tổng vốn 1,2 tỷ`.
    """
    end = previous.quantity.end
    if previous.base is not None and end <= previous.base.end <= limit:
        end = previous.base.end
    if among := _RANKED_AMONG.match(s.folded, end):
        end = min(limit, among.end())
    part = _NEXT_PART.search(s.folded, end, limit)
    return part.start() if part else end


# --- change sides ----------------------------------------------------------------------------------------------


def _change_sides(s: _Sentence) -> dict[int, Literal["from", "to"]]:
    """Index → `from` or `to` for `tăng từ 5 lên 8`, `từ 4,58% xuống 4,12%`, `từ 10 xã năm 2016 lên 15 xã`."""
    sides: dict[int, Literal["from", "to"]] = {}
    for index in range(len(s.quantities) - 1):
        first, second = s.quantities[index], s.quantities[index + 1]
        between = s.folded[first.end : second.start]
        head = s.folded[max(s.start, first.start - 24) : first.start]
        if not re.search(r"(?:^|[\s,(])từ(?: mức| khoảng| hơn| trên| gần| dưới| chỉ)* $", head) or index in sides:
            continue
        link = _FROM_TO.fullmatch(between.lstrip() if not between.startswith(" ") else between[1:])
        if link and (
            not re.search(r"(?:đến|tới) ?$", between)
            or re.search(r"tăng|giảm|nâng|hạ|chuyển|rút", s.folded[max(s.start, first.start - 50) : first.start])
        ):
            sides[index], sides[index + 1] = "from", "to"
    return sides


def _carry_unit(quantity: Quantity, other: Quantity) -> Quantity:
    """Unit and denominator that only the other side of a change prints."""
    if quantity.unit in (None, "1") and other.unit not in (None, "1") and quantity.unit_text is None:
        scale = other.multiplier if quantity.multiplier == 1 else quantity.multiplier
        return replace(
            quantity, unit=other.unit, per=other.per, multiplier=scale, flags=(*quantity.flags, "unit_carried")
        )
    if quantity.unit == other.unit and quantity.per is None and other.per is not None:
        return replace(quantity, per=other.per, flags=(*quantity.flags, "unit_carried"))
    return quantity


def _unit_from_name(quantity: Quantity, name: str) -> Quantity:
    """`Số doanh nghiệp giải thể là 45`: the name says what is counted."""
    match = re.match(r"(?:tổng )?số (?P<noun>.+)", name.lower())
    if match is None:
        return quantity
    words = match["noun"].split()
    for length in range(min(4, len(words)), 0, -1):
        code = COUNTS.get(" ".join(words[:length]))
        if code:
            return replace(quantity, unit=code, flags=(*quantity.flags, "unit_inferred"))
    return quantity


def _per_from_words(quantity: Quantity, part: str, measure: str) -> Quantity:
    """`Mỗi năm tạo việc làm cho 15.000 lao động`: per year; not a growth rate, not money `hằng năm` in a longer clause."""
    if quantity.per is None and measure == "level" and quantity.unit not in ("%", "pp", "times", "rank", "point"):
        every = re.match(
            r"[\W_]*(?:và |bình quân |trung bình |trong đó,? )?(?:mỗi|hằng|hàng|một) (?P<unit>năm|tháng|quý)(?![^\W_])",
            part,
        )
        if every:
            return replace(quantity, per={"năm": "year", "tháng": "month", "quý": "quarter"}[every["unit"]])
    return quantity


# --- indicator -------------------------------------------------------------------------------------------------


def _indicator(
    s: _Sentence, quantity: Quantity, start: int, end: int, figures: Sequence[FigureMention], lead: Lead, index: int
) -> tuple[str | None, BindingSource | None]:
    previous = figures[-1] if figures else None
    if about := re.match(r" về (?!đích)", s.folded[quantity.end : end]):  # `tăng 15,2% về số doanh nghiệp`
        phrase = naming.right_phrase(s.text, s.folded, quantity.end + about.end(), end, s.holes)
        if phrase and quantity.unit in ("%", "pp"):
            return phrase, "local"
    counted = quantity.unit in _COUNT_CODES or (quantity.unit is None and quantity.unit_text is not None)
    clause = naming.Clause(start, quantity.start, s.holes)
    left = naming.left_phrase(s.text, s.folded, clause)
    noun_start = quantity.unit_text[0] if quantity.unit_text else quantity.end
    if counted and quantity.unit_text and not (left and naming.is_statistic(left[0].lower())):
        after_verb = left is not None and re.search(r"(?:cho|bởi) $", s.folded[start : quantity.start]) is not None
        change = re.search(r"(?:tăng|giảm|vượt|hụt)[^,;]{0,14}$", s.folded[start : quantity.start]) is not None
        noun = _counted_noun(s, quantity, noun_start, end)
        if change and not left and noun and (same := _same_thing(s, quantity, noun, figures)):
            return same, "carried"
        if noun and not after_verb and not (change and left):
            vague = (
                noun.lower() in _VAGUE_NOUNS
                and left is not None
                and not _EXISTS.search(s.folded[start : quantity.start])
            )
            if not vague and (not change or " " in noun or previous is None):
                return noun, "local"
    if left:
        return left[0], "local"
    share_of = quantity.unit in ("%", "‰", "1") and (index == 0 or previous is None)
    if share_of and not re.search(r"(?:tăng|giảm|bằng|gấp|vượt)[^,;]{0,14}$", s.folded[start : quantity.start]):
        begin = quantity.end
        if trailing := re.match(r" trở (?:lên|xuống)", s.folded[begin : s.end]):
            begin += trailing.end()
        phrase = naming.right_phrase(s.text, s.folded, begin, end, s.holes)
        if phrase:
            return phrase, "local"
    if colon := _before_colon(s, quantity):
        return colon, "lead_in"
    if previous and previous.indicator:
        return previous.indicator, "carried"
    if counted or share_of:
        phrase = naming.right_phrase(s.text, s.folded, noun_start, end, s.holes)
        if phrase and quantity.per is None:
            return phrase, "local"
    for phrase_text, source in ((lead.lead_in, "lead_in"), (lead.heading, "heading")):
        if phrase_text:
            subject = naming.subject_of(phrase_text, phrase_text.lower(), 0, len(phrase_text), ())
            if subject:
                return subject, source  # type: ignore[return-value]
    return None, None


_VAGUE_NOUNS = frozenset("người lượt vụ ca hộ cuộc trường hợp đơn việc cái con em".split()) | {
    "lượt người",
    "trường hợp",
}
_EXISTS = re.compile(r"(?:có|gồm|với|là|còn|được)(?: [^\W\d]+)? $")


def _same_thing(s: _Sentence, quantity: Quantity, noun: str, figures: Sequence[FigureMention]) -> str | None:
    """The indicator of an earlier figure that counts the same: `45 vụ tai nạn …; giảm 5 vụ`."""
    head = noun.lower()
    for figure in reversed(figures):
        if figure.indicator and figure.measure == "level" and figure.quantity.unit_text:
            counted = s.folded[slice(*figure.quantity.unit_text)]
            if counted == head or counted.startswith(head + " "):
                return figure.indicator
    return None


def _counted_noun(s: _Sentence, quantity: Quantity, start: int, end: int) -> str | None:
    if quantity.per is not None:
        return s.text[start : quantity.end]
    if quantity.multiplier != 1:  # `73 vạn người`: the scale is no part of the noun
        while match := re.match(r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục|rưỡi)\s+", s.folded[start:end]):
            start += match.end()
    return naming.right_phrase(s.text, s.folded, start, end, s.holes)


def _before_colon(s: _Sentence, quantity: Quantity) -> str | None:
    colon = s.folded.rfind(": ", s.start, quantity.start)
    if colon < 0:
        return None
    return naming.subject_of(s.text, s.folded, s.start, colon, s.holes)


# --- periods and bases -----------------------------------------------------------------------------------------


def _in_base(s: _Sentence, period: PeriodExpr) -> bool:
    return any(b.start <= period.start < b.end for b in s.bases)


def _period(
    s: _Sentence, quantity: Quantity, part: int, clause: int, end: int, after_previous: int
) -> tuple[PeriodExpr | None, PeriodSource | None]:
    own = [p for p in s.periods if not _in_base(s, p) and not _is_plan_year(s, p)]
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
    before = [p for p in own if s.start <= p.start < quantity.start]
    if before:
        in_clause = max(clause, after_previous) <= before[-1].start
        return before[-1], "explicit" if in_clause else "carried"
    later = [p for p in own if p.start >= quantity.end]
    if len(later) == 1 and ";" not in s.folded[quantity.end : later[0].start]:
        return later[0], "carried"
    return None, None


def _belongs_before(s: _Sentence, period: PeriodExpr, quantity: Quantity) -> bool:
    """`từ 4,58% |năm 2020| xuống còn 4,12%`: a period right after a number is that number's."""
    return any(
        q.end <= period.start and s.folded[q.end : period.start].strip() in ("", "vào", "trong", "của", "(")
        for q in s.quantities
        if q.end < quantity.start
    )


def _is_plan_year(s: _Sentence, period: PeriodExpr) -> bool:
    """`98% kế hoạch năm 2021`: the year belongs to the plan."""
    before = s.folded[max(s.start, period.start - 44) : period.start]
    return (
        re.search(
            r"(?:%|so với|bằng|vượt) ?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|kh|dt)(?: [^,;.\d]{0,30})? ?$", before
        )
        is not None
    )


def _base(
    s: _Sentence,
    quantity: Quantity,
    index: int,
    figures: Sequence[FigureMention],
    measure: str,
    verb: str | None,
    plan: re.Match[str] | None,
    end: int,
    worded: bool,
) -> BaseExpr | None:
    if plan and (measure in ("ratio", "change", "share")):
        inside = next((p for p in s.periods if plan.start() <= p.start and p.start < plan.end() + 1), None)
        if inside is None:
            inside = next((p for p in s.periods if 0 <= p.start - plan.end() <= 1), None)
        return BaseExpr("plan", plan.start("plan"), inside.end if inside else plan.end(), period=inside)
    if measure not in ("change", "ratio") and verb != "share":
        return None
    for base in s.bases:
        if quantity.end <= base.start < end or (base.start < quantity.end <= base.end):
            return base
    before = s.folded[max(s.start, quantity.start - 60) : quantity.start]
    if measure == "change" and (
        found := re.search(
            r"(?:vượt|hụt|thấp hơn|cao hơn|tăng) (?:so với )?(?P<plan>kế hoạch|dự toán|chỉ tiêu)[^,;.\d]*$", before
        )
    ):
        shift = max(s.start, quantity.start - 60)
        return BaseExpr("plan", shift + found.start("plan"), shift + found.end("plan"))
    if verb in ("ratio", "multiple", "share"):
        phrase_end = quantity.end
        phrase = naming.right_phrase(s.text, s.folded, quantity.end, end, s.holes)
        if phrase:
            start = s.text.find(phrase[:12], quantity.end)
            span = (start, start + len(phrase)) if start >= 0 else (phrase_end, end)
            kind = "whole" if verb == "share" else ("need" if phrase.lower().startswith("nhu cầu") else "entity")
            return BaseExpr(kind, span[0], span[1], entity=span)  # type: ignore[arg-type]
        return None
    if measure == "change":
        leading = [b for b in s.bases if b.end <= quantity.start and _opens_clause(s, b)]
        if leading:
            return leading[-1]
        # `tăng so với cùng kỳ 5%`, `so với năm 2019 tăng 5%`
        earlier = s.quantities[index - 1].end if index else s.start
        near = [b for b in s.bases if earlier <= b.start and b.end <= quantity.start]
        if near and (index == 0 or _NEXT_PART.search(s.folded, earlier, near[-1].start)):
            return near[-1]
        # `tăng 7,35% so với cùng kỳ, trong đó nông nghiệp tăng 3,2%`: the parts are compared with what the total is
        within = s.folded.rfind("trong đó", s.start, quantity.start)
        totals = [f for f in figures if f.quantity.end <= within and f.measure == "change" and f.base is not None]
        if totals:
            return totals[-1].base
    return None


def _opens_clause(s: _Sentence, base: BaseExpr) -> bool:
    return s.folded[_clause_start(s, base.start) : base.start].strip(" ,") == ""


def _share_bases(s: _Sentence, figures: list[FigureMention]) -> list[FigureMention]:
    """`giảm 15 vụ, giảm 12,5% so với cùng kỳ`: one base serves both changes of one indicator."""
    for index in range(len(figures) - 2, -1, -1):
        this, following = figures[index], figures[index + 1]
        if (
            this.base is None
            and this.measure == "change"
            and following.measure == "change"
            and following.base is not None
            and following.indicator_source == "carried"
            and ";" not in s.folded[this.quantity.end : following.quantity.start]
        ):
            figures[index] = replace(this, base=following.base)
    return figures


# --- price basis, place, parts ---------------------------------------------------------------------------------


def _price_basis(folded: str, start: int, end: int, quantity: Quantity) -> str | None:
    for match in _PRICE.finditer(folded, start, end):
        if match["current"]:
            return "current"
        if match["year"]:
            return f"constant:{match['year']}"
    return None


def _place(
    s: _Sentence, quantity: Quantity, part: int
) -> tuple[tuple[int, int] | None, Literal["local", "carried"] | None]:
    found: tuple[int, int] | None = None
    for match in _PLACE.finditer(s.text, s.start, quantity.start):
        found = (match.start(), match.start() + len(match[0].rstrip(" -")))
    if found is None:
        return None, None
    return found, "local" if found[0] >= part else "carried"


def _part_of(s: _Sentence, quantity: Quantity, figures: list[FigureMention], offset: int) -> int | None:
    """Index of the total before `trong đó` in the same sentence, if it has the same unit."""
    within = s.folded.rfind("trong đó", s.start, quantity.start)
    if within < 0:
        return None
    for index in range(len(figures) - 1, -1, -1):
        total = figures[index]
        if total.quantity.end <= within:
            same = total.quantity.unit == quantity.unit and total.quantity.per == quantity.per
            return offset + index if same and total.measure == "level" else None
    return None
