"""Binds each quantity of a passage: indicator, bound, measure, direction, status, period, base, place, parts.

One sentence at a time, left to right: what a figure does not say itself it may carry from the figure before in the same
sentence; nothing is carried over a sentence's end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from extract import indicator as naming
from extract import wording
from extract.change_sides import carry_unit, change_sides
from extract.clauses import PRICE, Sentence, clause_end, clause_start, holes_of, part_start, words_end
from extract.knowledge.counted_nouns import COUNTS
from extract.mentions import BaseExpr, BindingSource, FigureMention, Lead, PeriodExpr, Quantity
from extract.periods import PLAN_AFTER_NUMBER
from extract.timing import base_of, period_of, share_bases

_COUNT_CODES = frozenset(COUNTS.values())
_PLACE = re.compile(
    r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn)\s+"
    r"(?:[A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ][^\W\d_]*[ -]?){1,4}"
)


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
        holes = holes_of(folded, start, end, inside_periods, inside_bases, own)
        sentence = Sentence(text, folded, start, end, own, inside_periods, inside_bases, holes)
        figures.extend(_bind_sentence(sentence, lead, len(figures)))
    return tuple(figures)


def _bind_sentence(s: Sentence, lead: Lead, offset: int) -> list[FigureMention]:
    figures: list[FigureMention] = []
    sides = change_sides(s)
    folded_lead = " ".join(filter(None, (lead.lead_in, lead.heading))).lower()
    for index, printed in enumerate(s.quantities):
        quantity = printed
        previous = figures[-1] if figures else None
        side = sides.get(index)
        clause = clause_start(s, quantity.start)
        after_previous = words_end(s, previous, quantity.start) if previous else s.start
        part = max(part_start(s, quantity.start), after_previous)
        next_start = s.quantities[index + 1].start if index + 1 < len(s.quantities) else s.end
        end = min(clause_end(s, quantity.end), next_start)
        before = s.folded[max(clause, after_previous) : quantity.start]
        after = s.folded[quantity.end : s.end]
        plan = PLAN_AFTER_NUMBER.match(s.folded, quantity.end)
        if side is not None and index and sides.get(index - 1) == "from" and side == "to":
            quantity = carry_unit(quantity, s.quantities[index - 1])
        elif side == "from":
            quantity = carry_unit(quantity, s.quantities[index + 1])
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
        base = base_of(s, quantity, index, figures, measure, reading.verb, plan, end)
        if quantity.unit == "1" and quantity.unit_text is None and quantity.value.denominator == 1 and name:
            quantity = _unit_from_name(quantity, name)
        status = wording.status_of(
            s.folded[part : quantity.start],
            s.folded[s.start : quantity.start],
            folded_lead,
            base is not None and base.kind == "plan",
        )
        period, period_source = period_of(s, quantity, part, clause, end, after_previous)
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
    return share_bases(s, figures)


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
    """`Mỗi năm tạo việc làm cho 15.000 lao động`: per year. Not `cây hằng năm 125.340 ha`."""
    if quantity.per is None and measure == "level" and quantity.unit not in ("%", "pp", "times", "rank", "point"):
        every = re.match(
            r"[\W_]*(?:và |bình quân |trung bình |trong đó,? )?(?:mỗi|hằng|hàng|một) (?P<unit>năm|tháng|quý)(?![^\W_])",
            part,
        )
        if every:
            return replace(quantity, per={"năm": "year", "tháng": "month", "quý": "quarter"}[every["unit"]])
    return quantity


def _indicator(
    s: Sentence, quantity: Quantity, start: int, end: int, figures: Sequence[FigureMention], lead: Lead, index: int
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
    colon = _before_colon(s, quantity)
    if (
        previous
        and previous.indicator
        and (colon is None or s.folded.rfind(": ", s.start, quantity.start) < previous.quantity.start)
    ):
        return previous.indicator, "lead_in" if previous.indicator_source == "lead_in" else "carried"
    if colon:
        return colon, "lead_in"
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


def _same_thing(s: Sentence, quantity: Quantity, noun: str, figures: Sequence[FigureMention]) -> str | None:
    """The indicator of an earlier figure that counts the same: `45 vụ tai nạn …; giảm 5 vụ`."""
    head = noun.lower()
    for figure in reversed(figures):
        if figure.indicator and figure.measure == "level" and figure.quantity.unit_text:
            counted = s.folded[slice(*figure.quantity.unit_text)]
            if counted == head or counted.startswith(head + " "):
                return figure.indicator
    return None


def _counted_noun(s: Sentence, quantity: Quantity, start: int, end: int) -> str | None:
    if quantity.per is not None:
        return s.text[start : quantity.end]
    if quantity.multiplier != 1:  # `73 vạn người`: the scale is no part of the noun
        while match := re.match(r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục|rưỡi)\s+", s.folded[start:end]):
            start += match.end()
    return naming.right_phrase(s.text, s.folded, start, end, s.holes, counted=True)


def _before_colon(s: Sentence, quantity: Quantity) -> str | None:
    colon = s.folded.rfind(": ", s.start, quantity.start)
    if colon < 0:
        return None
    start = max([s.start, *(at + 2 for mark in (": ", "; ") if (at := s.folded.rfind(mark, s.start, colon)) >= 0)])
    return naming.subject_of(s.text, s.folded, start, colon, s.holes)


def _price_basis(folded: str, start: int, end: int, quantity: Quantity) -> str | None:
    for match in PRICE.finditer(folded, start, end):
        if match["current"]:
            return "current"
        if match["year"]:
            return f"constant:{match['year']}"
    return None


def _place(
    s: Sentence, quantity: Quantity, part: int
) -> tuple[tuple[int, int] | None, Literal["local", "carried"] | None]:
    found: tuple[int, int] | None = None
    for match in _PLACE.finditer(s.text, s.start, quantity.start):
        found = (match.start(), match.start() + len(match[0].rstrip(" -")))
    if found is None:
        return None, None
    return found, "local" if found[0] >= part else "carried"


def _part_of(s: Sentence, quantity: Quantity, figures: list[FigureMention], offset: int) -> int | None:
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
