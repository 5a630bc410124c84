"""What a number measures: the shortest phrase that names it, in the text's words, and where that phrase stands.

The rules are tried in this order; the first that finds a phrase wins:

    other side      `từ 184 xuống còn |177 đơn vị|`: the name of the first value             carried
    about           `tăng 15,2% |về số doanh nghiệp|`                                        local
    extent          `|giá trị sản phẩm trên 1 ha đất| đạt 135 triệu đồng`                    local
    counted         `ban hành 15 |văn bản chỉ đạo|`, `15 |xã đạt chuẩn nông thôn mới|`       local
    subject         `|thu ngân sách| đạt 5 tỷ`                                               local
    part opener     `; 98% |hồ sơ giải quyết đúng hạn|`, `, 350 ha |lúa bị ngập|`            local
    carried         `thu ngân sách đạt 5 tỷ, tăng |12%|`                                     carried
    colon           `|Hệ số ICOR| tăng: giai đoạn 2004 - 2010 là 2,94`                       lead_in
    whatever stands right of it                                                             local
    lead-in, heading above the passage                                                      lead_in, heading
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract import wording
from extract.bases import PLAN_AFTER_NUMBER
from extract.carried_names import COUNT_CODES, HANGS, RELATIVE, carrier_of, goes_on
from extract.clauses import Sentence, clause_start, sentence_of
from extract.counted_names import GIVEN_TO, counted_name, last_colon
from extract.figure_names import Name, Place
from extract.folding import fold
from extract.knowledge import naming_words as known
from extract.knowledge.counted_nouns import COUNTS
from extract.knowledge.units import MEASURES
from extract.mentions import FigureMention, Lead, Quantity
from extract.noun_phrases import share_phrase
from extract.subjects import (
    Subject,
    end_of_phrase,
    find_subject,
    is_statistic,
    phrase_text,
    subject_of_lead,
)

# Units after which the thing stands: `gieo cấy 42.350 ha |lúa|`, `bố trí 2% |chi thường xuyên|`.
_OF = frozenset(u.code for u in MEASURES.values() if u.dimension in ("area", "length", "mass", "volume", "share"))
_ABOUT = re.compile(r" về (?!đích)")
_RANKED_ABOUT = re.compile(r"(?:,? [^\W\d]+){0,6}? về (?!đích)")  # `thứ 8/63| tỉnh, thành phố về |chỉ số PCI`
_ABOUT_BY_UNIT = {"%": _ABOUT, "pp": _ABOUT, "rank": _RANKED_ABOUT}
_COMPARES = re.compile(
    r"(?:tăng|giảm|bằng|gấp|vượt|đạt|chiếm|hơn so với|tương đương|tương ứng|đóng góp|đáp ứng)[^,;]{0,14}$"
)


def name_of(
    s: Sentence,
    quantity: Quantity,
    place: Place,
    figures: Sequence[FigureMention],
    names: Sequence[Name],
    lead: Lead,
    before_it: str | None = None,
) -> Name:
    """What `quantity` measures.

    Args:
        figures: the figures of the sentence so far.
        names: theirs.
        before_it: what the sentence before measures, if this one goes on with it.
    """
    before = s.folded[place.start : quantity.start]
    to_side = place.side == "to" and figures and figures[-1].change_side == "from"
    if names and names[-1].verb and _AND.fullmatch(before) and quantity.unit not in COUNT_CODES | RELATIVE:
        return Name(names[-1].verb, "carried")
    if figures and figures[-1].indicator and (to_side or goes_on(s, quantity, figures[-1], before)):
        return Name(figures[-1].indicator, "carried", names[-1].subject)
    limit = quantity.start
    if "hơn" in before and (compared := wording.COMPARED.search(before)):
        limit = place.start + compared.start("verb")
    targeted = quantity.unit in ("%", "‰") and _TARGETS.search(before) is not None
    subject = None if targeted and _right(s, quantity, place) else find_subject(s, place.start, limit)
    if names and (each := _EACH.match(before)) and (verb := _done_to(each["noun"], figures, names)):
        return Name(f"{verb} {s.text[slice(*_shifted(each.span('each'), place.start))]}", "local")
    if subject is None and s.folded.startswith(": ", place.start - 2) and not before.strip():
        phrase = _before_colon(s, place.start - 1, figures)
        if phrase and phrase.lower() not in known.BARE_STATISTICS and not _counts_itself(s, quantity, phrase):
            return Name(phrase, "lead_in")
        label = _LABEL.search(s.folded[s.start : place.start - 2]) if phrase is None and place.index else None
        if label and known.PREDICATE.get(label["label"], "noun") == "noun":
            return Name(s.text[s.start + label.start("label") : place.start - 2], "lead_in")
    if quantity.denominator and _counts_a_share(s, quantity, figures):
        return Name(figures[-1].indicator, "carried", names[-1].subject)
    if subject is None and (enclosed := _before_bracket(s, quantity, place)):
        return Name(enclosed.text, "local", enclosed)
    done = _ONLY_DONE.search(before) if quantity.unit in _OF - {"%", "‰", "pp"} and place.index else None
    if done and (phrase := _right(s, quantity, place)):
        return Name(f"{done['verb']} {phrase}", "local")
    if quantity.unit in _OF and _CAUSES.search(before) and (phrase := _right(s, quantity, place)):
        return Name(phrase, "local")
    about = _about(s, quantity, place)
    if about:
        return Name(about, "local", subject)
    if extent := _extent(s, quantity, place, subject, names):
        return Name(extent, "local", subject)
    named = subject if subject and not subject.bare else None
    counted = quantity.unit in COUNT_CODES
    if counted and named and named.text.lower().startswith("mỗi "):
        named = None  # `bình quân |mỗi xã| đạt 16,8 tiêu chí`
    given = GIVEN_TO.search(before) is not None
    told = named is not None and (named.statistic or (named.copula and not named.agent))
    if counted and quantity.unit_text and not (told and not (given and named and not named.copula)):
        found = counted_name(s, quantity, place, named, figures, before)
        if found:
            return found
    if (
        named
        and named.only_acts
        and not counted
        and (opens_item := _AFTER_COLON.search(s.folded[s.start : named.start]))
    ):
        phrase = _before_colon(s, s.start + opens_item.start(), figures)
        if phrase and _is_sum(phrase):
            return Name(phrase, "lead_in")  # `|Chi đầu tư phát triển|: giải ngân 3.757 tỷ đồng`
    if named and not (named.agent and counted):
        part = quantity.unit in _OF or (quantity.unit == "1" and quantity.value < 1)
        what = _right(s, quantity, place) if named.only_acts and not named.copula and part else None
        return Name(f"{named.text} {what}" if what else named.text, "local", named)
    carrier = carrier_of(s, quantity, figures)
    opens = subject is None and (targeted or not _COMPARES.search(before) or _changes_what_follows(s, quantity, before))
    if carrier is not None and PLAN_AFTER_NUMBER.match(s.folded, quantity.end):
        opens = False  # `đạt 102% dự toán Trung ương giao và |98% dự toán HĐND tỉnh giao|`
    if opens and (phrase := _right(s, quantity, place)):
        return Name(phrase, "local")
    if subject is None and (whole := _with_object(s, quantity, names, figures, before)):
        return Name(whole, "local")
    colon = last_colon(s, quantity)
    if carrier is not None and figures[carrier].indicator and colon < figures[carrier].quantity.start:
        source = figures[carrier].indicator_source
        return Name(figures[carrier].indicator, "lead_in" if source == "lead_in" else "carried", names[carrier].subject)
    if colon >= 0 and (phrase := _before_colon(s, colon, figures)):
        return Name(phrase, "lead_in")
    if carrier is not None and figures[carrier].indicator:
        return Name(figures[carrier].indicator, "carried", names[carrier].subject)
    if subject is None and quantity.per is None and (phrase := _right(s, quantity, place)):
        return Name(phrase, "local")
    if before_it:
        return Name(before_it, "carried")
    if lead.lead_in and (phrase := _lead_subject(lead.lead_in)):
        return Name(phrase, "lead_in")
    if lead.heading and (phrase := _lead_subject(lead.heading)):
        return Name(phrase, "heading")
    bracket = s.bracket_of(quantity.start)
    if subject is None and bracket and (around := find_subject(s, place.after, bracket[0])):
        return Name(around.text, "local", around)  # `|Tỷ lệ giải ngân| thấp (mới đạt 32,5%)`
    return Name(subject.text, "local", subject) if subject else Name(None, None)


# `Mưa lớn |làm| 420 ha lúa bị ngập`: what befell it is the name, not what did it
_CAUSES = re.compile(r"(?<![^\W_])(?:làm|khiến)(?: cho)?(?: hơn| gần| trên| khoảng)? $")
_MOVES = re.compile(r" (?:tăng|giảm)(?: cả)? $")
_PARTED = re.compile(r"[,;:()]|(?<![^\W_])(?:là|đạt|có|gồm)(?![^\W_])")
_AFTER_COLON = re.compile(r": (?:đã )?(?:thực hiện )?$")
_THAN_OTHERS = re.compile(r"[\s,;]*(?:và )?(?:thấp|cao|nhiều|ít|lớn) hơn(?: so với)? ")
# `tháng trước chuyển sang: 20, |trong tháng|: 29`: what stands before a colon names, be it but a time; the word in
# `49 vụ, |gồm|: 47 vụ mới` does not, it opens a list
_LABEL = re.compile(r"(?:, |; )(?P<label>[^,;:0-9]{2,30})$")
# `đóng góp 8.900 ngày công |và| 4,6 tỷ đồng`
_AND = re.compile(r"\s*và(?: trên| gần| hơn| khoảng)* ")
# `thi công 3 ca, |hoàn thành| 18 km tuyến chính`: a part that is nothing but its verb
_ONLY_DONE = re.compile(
    r"(?:^|, |; )\s*(?:và |đã |đang )*(?P<verb>hoàn thành|thực hiện|triển khai|đạt được)"
    r"(?: được)?(?: trên| hơn| gần| khoảng)? $"
)
# `Kế hoạch |đặt mục tiêu| 100% thủ tục …`: who sets a target is not what it is of.
_TARGETS = re.compile(r"(?:đặt|đề|xác định|phấn đấu)(?: ra)?(?: mục tiêu| chỉ tiêu)(?: có| là| đạt| trên| ít nhất)* $")


def _counts_itself(s: Sentence, quantity: Quantity, before: str) -> bool:
    """`Thiệt hại do thiên tai: 5 |người chết|`: a counted noun that says more than what stands before its colon."""
    if quantity.unit not in COUNT_CODES or quantity.unit_text is None:
        return False
    noun = s.folded[slice(*quantity.unit_text)]
    return noun not in known.VAGUE_NOUNS and not before.lower().startswith(("số ", "tổng số "))


def _counts_a_share(s: Sentence, quantity: Quantity, figures: Sequence[FigureMention]) -> bool:
    """`tỷ lệ hồ sơ trực tuyến đạt 90,58% (|419.218/462.814 hồ sơ|)`: the counts of the share before the bracket."""
    bracket = s.bracket_of(quantity.start)
    return (
        bracket is not None
        and bool(figures)
        and figures[-1].quantity.unit == "%"
        and figures[-1].quantity.end + 1 == bracket[0]
        and s.folded[bracket[0] + 1 : quantity.start].strip() in ("", "tương ứng", "tương đương")
    )


def _before_bracket(s: Sentence, quantity: Quantity, place: Place) -> Subject | None:
    """What a share or part that opens its bracket is of: `chủ yếu tại |Nhật Bản| (61%)`; None if a figure precedes it.

    `còn 312 hồ sơ, tập trung ở |lĩnh vực đất đai| (247 hồ sơ)`
    """
    bracket = s.bracket_of(quantity.start)
    counts = quantity.unit in COUNT_CODES and any(q.unit == quantity.unit for q in s.quantities[: place.index])
    if (
        bracket is None
        or not (quantity.unit in ("%", "‰") or counts)
        or s.folded[bracket[0] + 1 : quantity.start].strip()
    ):
        return None
    start = place.after
    if compared := _THAN_OTHERS.match(s.folded, start, bracket[0]):
        other = s.text[compared.end() : bracket[0]].strip()  # `thấp hơn |bình quân cả nước| (20,1%)`
        return Subject(other, compared.end(), True, False, False, False, True, False, False) if other else None
    return find_subject(s, start, bracket[0]) if start < bracket[0] else None


def _about(s: Sentence, quantity: Quantity, place: Place) -> str | None:
    """`tăng 15,2% |về số doanh nghiệp|`, `đứng thứ 3 trong vùng về |thu hút FDI|`."""
    pattern = _ABOUT_BY_UNIT.get(quantity.unit or "")
    about = pattern.match(s.folded, quantity.end, place.end) if pattern else None
    return share_phrase(s, about.end(), place.end) if about else None


# `nâng diện tích lên 8 m2, |giảm ít nhất| 10% lượng túi ni lông`
_CHANGES = re.compile(r"[\s,;]*(?:và )?(?:phấn đấu )?(?:cắt giảm|giảm|tiết giảm|tăng|tiết kiệm)(?: [^\W\d_]+){0,2} ")


def _changes_what_follows(s: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether a verb has its object behind its number, a statistic: `giảm 10% |lượng túi ni lông|`."""
    at = s.word_at(quantity.end)
    return quantity.unit == "%" and _CHANGES.fullmatch(before) is not None and is_statistic(s.words, at, len(s.words))


def _with_object(
    s: Sentence, quantity: Quantity, names: Sequence[Name], figures: Sequence[FigureMention], before: str
) -> str | None:
    """A sum right behind whom it went to: `|cho vay 5 lĩnh vực ưu tiên| 28.950 tỷ đồng`."""
    if not names or not names[-1].verb or before.strip() or quantity.unit in COUNT_CODES | RELATIVE:
        return None
    given = figures[-1].quantity
    start = s.folded.rfind(names[-1].verb, s.start, given.start)
    return s.text[start : quantity.start].strip() if start >= 0 and given.unit in COUNT_CODES else None


def _extent(
    s: Sentence, quantity: Quantity, place: Place, subject: Subject | None, names: Sequence[Name]
) -> str | None:
    """A number inside the name of another: `|số đơn vị tự bảo đảm từ 70% chi thường xuyên| là 36 đơn vị`."""
    if not names or place.index == 0 or (subject and (subject.statistic or not subject.copula)):
        return None
    last = s.quantities[place.index - 1]
    holder = _holder(s, last)
    opened = holder or names[-1].subject
    between = s.folded[s.quantities[place.index - 1].end : quantity.start]
    if opened is None or not opened.statistic or opened.copula or re.search(r"[,;:()]", between):
        return None
    first, at = s.word_at(opened.start), s.word_at(quantity.start)
    end, linked, copula = end_of_phrase(s, first, at)
    return phrase_text(s, first, end) if copula or (linked and holder) else None


def _holder(s: Sentence, last: Quantity) -> Subject | None:
    """The statistic of which the figure before is but a part: `|Tỷ lệ giải ngân| của 5 chủ đầu tư dưới 20%`."""
    if not HANGS.search(s.folded, max(s.start, last.start - 24), last.start):
        return None
    return find_subject(s, clause_start(s, last.start), last.start)


# `hỗ trợ 12 dự án, |mỗi dự án| 60 tỷ đồng`
_EACH = re.compile(r"[\s,]*(?:bình quân |trung bình )?(?P<each>mỗi (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?))")


def _done_to(noun: str, figures: Sequence[FigureMention], names: Sequence[Name]) -> str | None:
    """What was done with the counted things that a later figure speaks of one by one (`hỗ trợ`)."""
    unit = COUNTS.get(noun) or COUNTS.get(noun.split()[0])
    for figure, name in zip(reversed(figures), reversed(names), strict=True):
        if unit and figure.quantity.unit == unit:
            return name.verb
    return None


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


_ONWARDS = re.compile(r" trở (?:lên|xuống)")


def _right(s: Sentence, quantity: Quantity, place: Place) -> str | None:
    """What stands right of a number that opens its part: `100% |cơ quan nhà nước|`, `350 ha |lúa bị ngập|`."""
    start = quantity.unit_text[0] if quantity.unit_text and quantity.unit in COUNT_CODES else quantity.end
    if trailing := _ONWARDS.match(s.folded, quantity.end, s.end):
        start = trailing.end()
    if quantity.per is not None or quantity.unit in ("rank", "times", "point", "pp"):
        return None
    if place.index and quantity.unit == "%" and s.folded.startswith(" cho ", quantity.end):
        return None  # `Hỗ trợ 100% kinh phí cho hộ nghèo, 50% |cho hộ cận nghèo|`
    return share_phrase(s, start, place.end)


def _is_sum(phrase: str) -> bool:
    """`Chi đầu tư phát triển`, `Thu nội địa`, `Vốn ODA`; not `Kết quả`."""
    return phrase.lower().startswith(("chi ", "thu ", "vốn ", "nguồn vốn ", "kinh phí ", "dự toán "))


def _before_colon(s: Sentence, colon: int, figures: Sequence[FigureMention]) -> str | None:
    """The subject before `colon`, after whatever ends before it."""
    start = s.start
    for mark in ("; ", ": ", ", trong đó"):
        found = s.folded.rfind(mark, s.start, colon)
        if found >= 0:
            start = max(start, found + len(mark))
    earlier = [f.quantity for f in figures if start <= f.quantity.start and f.quantity.end <= colon]
    if earlier and not _PARTED.search(s.folded[start:colon].rstrip(": ")):
        return s.text[start:colon].strip(
            " :-+*–"
        )  # `|Đào tạo nghề cho 3.600 lao động thuộc hộ nghèo|: 21.400 triệu đồng`
    if earlier:
        start = max(start, earlier[-1].end)
    subject = find_subject(s, start, colon)
    if subject and (moves := _MOVES.search(s.folded, start, subject.start)):
        subject = find_subject(s, start, moves.start()) or subject  # `|Tai nạn| giảm cả 3 tiêu chí: giảm 12 vụ`
    return subject.text if subject else None


@lru_cache(maxsize=512)
def _lead_subject(text: str) -> str | None:
    return subject_of_lead(sentence_of(text, fold(text), 0, len(text)))
