"""Binds each quantity of a passage: indicator, bound, measure, direction, status, period, base, place, parts.

One sentence at a time, left to right: what a figure does not say itself it may carry from the figure before in the same
sentence; nothing is carried over a sentence's end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from extract import wording
from extract.bases import PLAN_AFTER_NUMBER
from extract.carried_names import COUNT_CODES
from extract.change_sides import carry_unit, change_sides
from extract.clauses import PRICE, Sentence, clause_end, clause_start, part_start, sentence_of, words_end
from extract.figure_names import Name, Place
from extract.indicator import name_of
from extract.knowledge.counted_nouns import COUNTS
from extract.mentions import BaseExpr, FigureMention, Lead, PeriodExpr, Quantity
from extract.parts import with_parts
from extract.periods import title_periods
from extract.places import places_in
from extract.plan_brackets import with_plans_told
from extract.timing import base_of, is_of_the_year_before, period_of, periods_measured, share_bases
from extract.told_apart import respectively, told_apart

_EQUALS = re.compile(r"(?:tương ứng|tương đương)(?: với)?(?: tăng| giảm)? $")  # `tăng 750 tỷ đồng, |tương ứng| 5,8%`
# `giảm 30%| (tương đương| 45 tỷ đồng)`, `tăng 12%|, tương đương khoảng| 45 tỷ đồng`: nothing else stands between
_EQUALS_AMOUNT = re.compile(
    r"(?:,| \(|,? tức)? ?(?:tương ứng|tương đương|tức)(?: với)?(?: khoảng| gần| hơn| trên| số tiền| mức)* $"
)

_Found = TypeVar("_Found", Quantity, PeriodExpr, BaseExpr)
# Binding looks back over a whole sentence; the longest one in a report of 35 pages has 13 numbers.
_MOST_FIGURES = 100


def bind(
    text: str,
    folded: str,
    sentences: Sequence[tuple[int, int]],
    quantities: Sequence[Quantity],
    periods: Sequence[PeriodExpr],
    bases: Sequence[BaseExpr],
    lead: Lead,
    notes: Sequence[tuple[int, int]] = (),
    tasks: Sequence[tuple[int, int, int]] = (),
) -> tuple[FigureMention, ...]:
    """The figures of a passage, in order. All offsets are into `text`; `folded` is its folded copy.

    Args:
        notes: calls of footnotes, which are no part of a name.
        tasks: start and end of tasks, and where between them stands what is asked, which is yet to be.
    """
    figures: list[FigureMention] = []
    notes = sorted(notes)
    for start, end in _bounded(sentences, quantities):
        if _BULLET.match(text, start) and (opened := _opened(text, sentences[0], quantities, periods)):
            lead = replace(lead, period=opened[0], period_text=opened[1])
        own = _between(quantities, start, end)
        if not own:
            continue
        called = notes[bisect_left(notes, (start, start)) : bisect_left(notes, (end, end))]
        sentence = sentence_of(
            text, folded, start, end, own, _between(periods, start, end), _between(bases, start, end), called
        )
        carried = _first_name(figures, start) if _GOES_ON.match(folded, start) else None
        near = tasks[max(0, bisect_left(tasks, (start,)) - 1) : bisect_left(tasks, (end,))]
        figures.extend(_bind_sentence(sentence, lead, len(figures), near, carried))
    return tuple(figures)


_BULLET = re.compile(r"\s*[-–+] ")


def _opened(
    text: str, first: tuple[int, int], quantities: Sequence[Quantity], periods: Sequence[PeriodExpr]
) -> tuple[PeriodExpr, str] | None:
    """The one period of the words that open the items of a paragraph: `Kết quả |6 tháng năm 2025|: + Thu … + Chi …`."""
    colon = text.find(":", *first)
    if colon < 0 or _between(quantities, first[0], colon):
        return None
    found = _between(periods, first[0], colon)
    return (found[0], text[found[0].start : found[0].end]) if len(found) == 1 else None


def _bounded(sentences: Sequence[tuple[int, int]], quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """The sentences; one with more numbers than any sentence has is cut, so that time grows with the text alone."""
    for start, end in sentences:
        for last in _between(quantities, start, end)[_MOST_FIGURES - 1 : -1 : _MOST_FIGURES]:
            yield start, last.end
            start = last.end
        yield start, end


def _between(found: Sequence[_Found], start: int, end: int) -> Sequence[_Found]:
    """Those of a sorted sequence that begin between two offsets."""
    return found[bisect_left(found, start, key=_start_of) : bisect_left(found, end, key=_start_of)]


def _start_of(found: Quantity | PeriodExpr | BaseExpr) -> int:
    return found.start


# A sentence that goes on with what the one before it measures: `Bán lẻ … đạt 6 tỷ. |Lũy kế 10 tháng| đạt 61 tỷ`.
_GOES_ON = re.compile(
    r"(?:l[ũu]y kế|luỹ kế|tính chung|cộng dồn|ước cả năm|cả năm|so với|như vậy|tính đến|đến nay|bình quân|trong đó|"
    r"[0-9]{1,2} tháng|quý [iv1-4]+|dự kiến|dự ước)(?![^\W_])"
)


def _first_name(figures: Sequence[FigureMention], before: int) -> str | None:
    """What the first figure of the sentence right before `before` measures."""
    if not figures:
        return None
    sentence = figures[-1].sentence
    if before - sentence[1] > 2:
        return None
    first = figures[-1]
    for figure in reversed(figures):
        if figure.sentence != sentence:
            break
        first = figure
    return first.indicator


def _bind_sentence(
    s: Sentence, lead: Lead, offset: int, tasks: Sequence[tuple[int, int, int]], carried: str | None = None
) -> list[FigureMention]:
    figures: list[FigureMention] = []
    names: list[Name] = []
    sides = change_sides(s)
    periods = periods_measured(s)
    headings = (lead.heading, *lead.above) if lead.heading else ()
    plans_above = wording.plans_above(lead.lead_in, headings, lead.subject)
    for index, printed in enumerate(s.quantities):
        quantity = printed
        previous = figures[-1] if figures else None
        side = sides.get(index)
        task = next((t for t in tasks if t[0] <= quantity.start < t[1]), None)
        opened = clause_start(s, quantity.start)
        clause = max(opened, task[2] if task and task[2] <= quantity.start else 0)
        after_previous = words_end(s, previous, quantity.start) if previous else s.start
        part = max(part_start(s, opened, quantity.start), after_previous)
        next_start = s.quantities[index + 1].start if index + 1 < len(s.quantities) else s.end
        end = min(clause_end(s, quantity.end), next_start)
        before = s.folded[max(clause, after_previous) : quantity.start]
        after = s.folded[quantity.end : s.end]
        near = s.said(max(clause, after_previous), quantity.start)
        plan = PLAN_AFTER_NUMBER.match(s.folded, quantity.end)
        if side is not None and index and sides.get(index - 1) == "from" and side == "to":
            quantity = carry_unit(quantity, s.quantities[index - 1])
        elif side == "from" and sides.get(index + 1) == "to":
            quantity = carry_unit(quantity, s.quantities[index + 1])
        place = Place(max(clause, after_previous), end, index, side, after_previous)
        found = name_of(s, quantity, place, figures, names, lead, carried)
        names.append(found)
        name, source = found.text, found.source
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
            near,
        )
        if name and source == "local" and (changed := wording.OBJECT_CHANGE.fullmatch(name.lower())):
            name = name[changed.start("object") :]
            if reading.verb is None and not _TO_LEVEL.search(before):
                reading = wording.object_change(changed["verb"], quantity.unit, name.lower())
        than = _compared_with(quantity, previous, wording.level_compared_with(before, near))
        if than is not None and previous is not None:
            reading = than
            if name is None or name.startswith("của "):
                name, source = previous.indicator, "carried"
        measure, direction = reading.measure, reading.direction
        if measure == "share" and quantity.value < 0:
            measure = "change"  # `khu vực công nghiệp ở mức -1,2%`: no share is below nothing
        also = source == "local" and reading.verb is None and than is None
        if (
            than is None
            and figures
            and figures[-1].measure == "change"
            and (
                _same_change(s, figures[-1], quantity, reading.verb)
                or (also and _also_changes(s, figures[-1], quantity, name, before))
            )
        ):
            measure, direction = "change", figures[-1].direction
        if side is not None:
            measure, direction = ("share" if quantity.unit in ("%", "‰") else "level"), None
        growth_per_year = quantity.per == "year" and quantity.unit in ("%", "pp", "‰")
        own_part = s.folded[part : quantity.start]
        change = measure == "change"
        aggregation = wording.aggregation_of(
            own_part, s.folded[s.start : quantity.start], near, change, growth_per_year
        )
        if growth_per_year and change:
            quantity = replace(quantity, per=None)
        flags = quantity.flags + (reading.flags if side is None else ())
        if "pp_inferred" in flags:
            quantity = replace(quantity, unit="pp")
        base = base_of(s, quantity, index, figures, measure, reading.verb, plan, end) if than is None else None
        if quantity.unit == "1" and quantity.unit_text is None and quantity.value.denominator == 1 and name:
            quantity = _unit_from_name(quantity, name)
        status = wording.status_of(
            own_part,
            s.folded[s.start : quantity.start],
            s.said(s.start, quantity.start),
            plans_above,
            base is not None and base.kind == "plan",
        )
        period, period_source = period_of(s, periods, quantity, part, clause, end, after_previous)
        before_now = than is not None or is_of_the_year_before(s, part, quantity)
        timeless = before_now or aggregation == "annual_average"
        if (before_now and than is None) or (timeless and period_source == "carried"):
            period, period_source = None, None
        period_text = s.text[period.start : period.end] if period else None
        if period is None and lead.period is not None and not timeless:
            period, period_source, period_text = lead.period, "section", lead.period_text
        if period is None and lead.subject and not before_now and (told := _period_of_title(s, quantity, lead.subject)):
            period, period_source, period_text = told[0], "document", told[1]
        if than is not None and plan is not None:
            status = "planned"  # `thấp hơn mức |4,5%| mục tiêu Quốc hội giao`
        asked = task is not None
        status = wording.status_of_a_task(status, asked, side == "from" and (asked or not plans_above), measure, after)
        if not near.isdisjoint(_EACH_WORDS) or "mỗi " in after:
            quantity = _per_from_words(quantity, own_part, after, measure)
        price_end = min(clause_end(s, quantity.end), quantity.end + 60)
        price = _price_basis(s.folded, part, price_end, quantity, next_start) if s.priced else None
        where, where_source = _place(s, quantity, part)
        figures.append(
            FigureMention(
                quantity=quantity,
                sentence=(s.start, s.end),
                indicator=name,
                indicator_source=source,
                bound=wording.bound_of(own_part, after, near) if than is None else "exact",
                measure=measure,
                direction=direction,
                change_side=side,
                status=status,
                aggregation=aggregation,
                period=period,
                period_source=period_source,
                base=base,
                price_basis=price,
                place=where,
                place_source=where_source,
                part_of=None,
                period_text=period_text,
                carries_period=not timeless,
                flags=tuple(dict.fromkeys(flags)),
            )
        )
    in_order = respectively(s, figures) if s.folded.find("lượt", s.start, s.end) >= 0 else {}
    for index, name in (told_apart(s, figures, names) | in_order).items():
        figures[index] = replace(figures[index], indicator=name)
        if index in in_order:  # the last place named before them is that of one alone
            figures[index] = replace(figures[index], place=None, place_source=None)
    return with_parts(s, with_plans_told(s, share_bases(s, figures)) if s.brackets else share_bases(s, figures), offset)


def _compared_with(
    quantity: Quantity, previous: FigureMention | None, than: wording.Reading | None
) -> wording.Reading | None:
    """How a number is read that the one before is compared with (`2,2%, thấp hơn mức |2,5%| của cả nước`)."""
    if than is None or previous is None or previous.quantity.unit != quantity.unit:
        return None
    return than if than.measure == "change" else replace(than, measure=previous.measure)


# `tăng tỷ lệ che phủ |lên| 42%`: the level that a change led to
_TO_LEVEL = re.compile(r"(?:còn|xuống|lên|đạt|thành)[^,;]{0,14}$")
# `|Trong tháng|, đón 410.000 lượt khách`, `|Lũy kế| đón 4,36 triệu lượt`: which of the title's periods it is.
_MONTH_OF_TITLE = re.compile(r"(?<![^\W_])(?:trong tháng|tháng này|trong quý|quý này)(?! [0-9iv])(?![^\W_])")
_MONTHS_OF_TITLE = re.compile(r"(?<![^\W_])(?:l[ũu]y kế|luỹ kế|tính chung|cộng dồn|từ đầu năm)(?![^\W_])")


def _period_of_title(s: Sentence, quantity: Quantity, subject: str) -> tuple[PeriodExpr, str] | None:
    """The period of the document's title that the words before a number point at; None if they point at none or two."""
    told = [p for p in title_periods(subject) if p[0].unit in ("months", "month", "quarter")]
    if not told:
        return None
    before = s.folded[s.start : quantity.start]
    month = max((m.start() for m in _MONTH_OF_TITLE.finditer(before)), default=-1)
    months = max((m.start() for m in _MONTHS_OF_TITLE.finditer(before)), default=-1)
    if month == months:
        return None
    units = ("months",) if months > month else ("month", "quarter")
    found = [p for p in told if p[0].unit in units]
    return found[0] if len(found) == 1 else None


def _same_change(s: Sentence, previous: FigureMention, quantity: Quantity, verb: str | None) -> bool:
    """One change told twice: `tăng 750 tỷ, |tương ứng| 5,8%`, `giảm 12 vụ |(|7,1%)`, `tăng 2,3 điểm |và| 8 bậc`."""
    between = s.folded[previous.quantity.end : quantity.start]
    if between in (", ", ", và "):
        told = s.folded.rfind("lần lượt", s.start, quantity.start)  # `tăng lần lượt 8%|, 3% và 5%|`
        return told >= 0 and ";" not in s.folded[told : quantity.start]
    if between in (" (", " và ") or (verb is None and _EQUALS_AMOUNT.match(between)):
        return True
    return verb == "ratio" and _EQUALS.search(between) is not None


_ALSO = re.compile(r"(?:,|,? và)(?: (?:ít nhất|tối thiểu|hơn|gần|trên|khoảng))* ")


def _also_changes(s: Sentence, previous: FigureMention, quantity: Quantity, name: str | None, before: str) -> bool:
    """One verb over several things: `giảm 5 sở|, 38 phòng chuyên môn|`, `cắt giảm 30% thời gian |và 20% chi phí|`.

    Not `tăng 5%, |98% hồ sơ đúng hạn|`.
    """
    if not name or not previous.indicator or not _ALSO.fullmatch(before):
        return False
    same = (quantity.unit == previous.quantity.unit == "%") or {quantity.unit, previous.quantity.unit} <= COUNT_CODES
    thing = previous.indicator.lower()
    return same and s.folded.find(thing, previous.quantity.start, quantity.start) >= 0


# `hệ số lương: 3`, `chỉ số PCI đạt 65`: a whole number that counts nothing
_PURE_NUMBER = re.compile(
    r"(?<![^\W_])(?:hệ số|chỉ số|tỷ số|tỉ số|điểm|cấp|bậc|mức|ph|icor|gini|aqi|pci|papi|sipas)(?![^\W_])"
)


def _unit_from_name(quantity: Quantity, name: str) -> Quantity:
    """`Số doanh nghiệp giải thể là 45`: the name says what is counted; it is not known of `đúng hạn: 21`."""
    match = re.match(r"(?:tổng )?số (?P<noun>.+)", name.lower())
    code = _noun_unit(match["noun"]) if match else None
    if code:
        return replace(quantity, unit=code, flags=(*quantity.flags, "unit_inferred"))
    return quantity if _PURE_NUMBER.search(name.lower()) else replace(quantity, unit=None)


def _per_from_words(quantity: Quantity, part: str, after: str, measure: str) -> Quantity:
    """`Mỗi năm tạo việc làm cho 15.000 lao động`, `đón 500 nghìn lượt khách mỗi năm`: per year. Not `cây hằng năm`."""
    if quantity.per is None and measure == "level" and quantity.unit not in ("%", "pp", "times", "rank", "point"):
        if every := _EVERY.match(part) or _EVERY_BEFORE.search(part) or _EVERY_AFTER.match(after):
            return replace(quantity, per=_EVERY_UNITS[every["unit"]])
        if (each := _EACH.match(part)) and (unit := _noun_unit(each["noun"])):
            return replace(quantity, per=unit)
    return quantity


# `|Mỗi năm| tạo việc làm cho 15.000 lao động`
_EVERY = re.compile(
    r"[\W_]*(?:và |bình quân |trung bình |trong đó,? )?(?:mỗi|hằng|hàng|một) (?P<unit>năm|tháng|quý)(?![^\W_])"
)
# `kết nạp |mỗi năm từ| 60 đảng viên trở lên`
_EVERY_BEFORE = re.compile(
    r"(?<![^\W_])mỗi (?P<unit>năm|tháng|quý)(?: (?:từ|khoảng|trên|hơn|gần|ít nhất|tối thiểu))* $"
)
# `200 người |dùng vãng lai mỗi ngày|`
_EVERY_AFTER = re.compile(r"(?: [^\W\d_]+){0,4}? mỗi (?P<unit>năm|tháng|quý|ngày)(?![^\W_])")
_EVERY_UNITS = {"năm": "year", "tháng": "month", "quý": "quarter", "ngày": "day"}
# `|mỗi dự án| 60 tỷ đồng`, `|bình quân mỗi xã| đạt 16,8 tiêu chí`, `|Mỗi tổ| có từ 5 đến 9 thành viên`
_EACH = re.compile(
    r"[\W_]*(?:và |với |kinh phí |mức hỗ trợ |hỗ trợ |bình quân |trung bình |trong đó,? )*(?:mỗi|bình quân một) "
    r"(?P<noun>(?:[^\W\d_]+ ){1,7})"
)
_EACH_WORDS = frozenset(("mỗi", "hằng", "hàng", "một"))  # one of them stands in every match of these two


def _noun_unit(words: str) -> str | None:
    """The unit of the counted noun that words begin with: `dự án ` → project; None if none is known."""
    noun = words.split()
    for length in range(min(6, len(noun)), 0, -1):
        if code := COUNTS.get(" ".join(noun[:length])):
            return code
    return None


def _price_basis(folded: str, start: int, end: int, quantity: Quantity, following: int) -> str | None:
    """Prices that a number is in, told around it.

    Args:
        following: where the next number begins; `tăng 6,5%, theo giá hiện hành đạt 78 tỷ` tells them of that one.
    """
    for match in PRICE.finditer(folded, start, end):
        of_next = quantity.end <= match.start() and match.end() <= following < len(folded)
        if of_next and not match[0].endswith(")") and not re.search(r"[,;()]", folded[match.end() : following]):
            continue
        if match["current"]:
            return "current"
        if match["year"]:
            return f"constant:{match['year']}"
    return None


def _place(
    s: Sentence, quantity: Quantity, part: int
) -> tuple[tuple[int, int] | None, Literal["local", "carried"] | None]:
    if not s.places:
        return None, None
    places: Iterable[tuple[int, int]] = s.places
    if any(start < quantity.start < end for start, end in places):
        places = places_in(s.text, s.start, quantity.start)  # a number in words ends it
    found = max((place for place in places if place[1] <= quantity.start), default=None)  # the last one before it
    if found is None:
        return None, None
    return found, "local" if found[0] >= part else "carried"
