"""What a count counts: its noun, unless that says less than the subject, the verb or the owner.

`ban hành 15 |văn bản chỉ đạo|`, `đã |điều tra làm rõ| 18 vụ`, `|số hộ nghèo| còn 412 hộ`
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Sentence
from extract.figure_names import Name, Place
from extract.knowledge import naming_words as known
from extract.mentions import FigureMention, Quantity
from extract.noun_phrases import counted_phrase
from extract.subjects import Subject, action_before

_CHANGE_BEFORE = re.compile(r"(?:tăng(?! cường)|(?<!cắt )giảm|vượt|hụt|thấp hơn|cao hơn|rút ngắn)[^,;]{0,14}$")
_EXISTS = re.compile(r"(?:có|gồm|với|là|còn|được)(?: [^\W\d]+)? $")
_BOUND_ONLY = re.compile(
    r"\s*(?:đạt )?(?:trên|dưới|từ|hơn|không quá|tối đa|ít nhất|tối thiểu|đạt)\s+(?:mức |trên |dưới )?"
)
# Between verb and number: `cấp |mới| 15`, `giải quyết |được trên| 1.200`.
_BETWEEN = frozenset("được thêm mới khoảng gần hơn trên xong đối với cho tại của là thành công".split())
# `giảm 12 ca, |cộng dồn| từ đầu năm 1.108 ca`
_CUMULATES = re.compile(r"(?:cộng dồn|lũy kế|luỹ kế|tính chung)[^,;]*$")
_LEVELS = ("cấp ", "khối ", "tuyến ", "khu vực ", "nhóm ")  # `là 2.372 (|cấp tỉnh| 1.946 TTHC, |cấp xã| 426 TTHC)`
_SCALE = re.compile(r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục|rưỡi)\s+")
_FOR = re.compile(r"cho (?:hơn |gần |trên |khoảng )?$")  # what is done for whom; not `quyền hạn đối với 14 sở`
GIVEN_TO = re.compile(r"(?:cho|bởi|của|đối với)(?: (?:hơn|gần|trên|khoảng))? $")


def counted_name(
    s: Sentence,
    quantity: Quantity,
    place: Place,
    subject: Subject | None,
    figures: Sequence[FigureMention],
    before: str,
) -> Name | None:
    """The counted thing, unless its noun says less than the subject or the verb."""
    noun_start = quantity.unit_text[0] if quantity.unit_text else quantity.end
    holder = subject if subject and subject.here else None
    body = holder if holder and holder.agent and not holder.linked else None
    if subject and subject.agent:
        subject = None  # `|tỉnh| giảm 5 sở`, `|Ngân hàng| cho 14 lượt hộ nghèo vay vốn`
    if quantity.per is not None:
        if _CHANGE_BEFORE.search(before) and figures and figures[-1].indicator:
            return Name(figures[-1].indicator, "carried")
        return Name(s.text[noun_start : quantity.end], "local") if subject is None else None
    verb = _verb_before(s, place.start, quantity.start)
    noun = _counted_noun(s, quantity, noun_start, place.end, told=verb is None and not GIVEN_TO.search(before))
    change = _CHANGE_BEFORE.search(before) is not None
    if change and not subject and noun and (same := same_thing(s, noun, figures)):
        return Name(same, "carried")
    vague = noun is not None and noun.lower() in known.VAGUE_NOUNS
    if noun and not subject and _CUMULATES.search(before) and (same := same_thing(s, noun, figures)):
        return Name(same, "carried")
    given = GIVEN_TO.search(before) is not None
    if given and " của " in before[-14:] and not (subject and subject.statistic):
        given = False  # `kiểm tra việc chấp hành mệnh lệnh của |18 nhà máy|`
    if noun and subject and subject.acts and not vague and before.endswith("đối với "):
        return Name(f"{subject.text} {noun}", "local", subject)  # `xử lý |đối với| 303 văn bản`
    acts = subject is not None and not subject.only_acts and not subject.statistic
    acts &= _FOR.search(before) is not None or (subject is not None and subject.acts)
    if noun is None or (subject and (change or (given and (vague or acts)))):
        return None
    words = noun.lower().split()
    if subject and vague and not _EXISTS.search(before):
        return None
    if change and len(words) == 1 and (figures or last_colon(s, quantity) >= 0):
        return None
    bare = len(noun) <= quantity.end - noun_start
    if verb and ((bare and len(words) == 1) or (len(words) == 2 and words[0] in known.CLASSIFIERS)):
        return Name(f"{verb} {noun}", "local")
    if bare and body and not verb and s.bracket_of(quantity.start):
        return Name(f"{noun} {body.text}", "local")  # `420 TTHC (|Công an tỉnh| 167 TTHC; |Kho bạc| 11 TTHC)`
    if bare and holder and holder.text.lower().startswith(f"{noun.lower()} ") and not change:
        return Name(holder.text, "local", subject)  # `|Đơn vị sự nghiệp thuộc Chi cục| có 01 đơn vị`
    if bare and subject and not verb and not subject.linked and not subject.agent and subject.here:
        if words[0] in subject.text.lower().split():
            return Name(subject.text, "local", subject)
        level = subject.text.lower().startswith(_LEVELS)
        if not subject.acts and (level or same_thing(s, noun, figures)):
            return Name(f"{noun} {subject.text}", "local")  # `9 TTHC (|cấp tỉnh| 05 TTHC`
        acts = subject.acts or len(subject.text.split()) <= 2  # `|đánh số| 8.640 cây`
        return Name(f"{subject.text} {noun}" if acts else noun, "local")
    owner = subject.text if subject and bare and subject.here and not (subject.acts or given or change) else None
    return Name(noun, "local", subject if given else None, verb, owner)


def _verb_before(s: Sentence, start: int, end: int) -> str | None:
    """The verb that the number is the object of: `đã |ban hành| 15 văn bản`, `|cấp mới| được trên 1.200 giấy`."""
    words = s.words
    low, high = s.word_at(start), s.word_at(end)
    at = high
    while at > low:
        if length := action_before(words, at, low):
            first = at - length
            while (
                first - 1 > low
                and words[first - 1].key in (",", "và")
                and (more := action_before(words, first - 1, low))
            ):
                first -= 1 + more  # `|sửa đổi, bổ sung| 338 TTHC`
            if s.text[words[first].start].isupper() and first > low:
                return None
            last = at + (at < high and words[at].key == "mới")  # `|thành lập mới| 512 doanh nghiệp`
            return s.text[words[first].start : words[last - 1].end].lower()
        if words[at - 1].key not in _BETWEEN:
            return None
        at -= 1
    return None


def same_thing(s: Sentence, noun: str, figures: Sequence[FigureMention]) -> str | None:
    """The indicator of an earlier figure that counts the same: `45 vụ tai nạn …; giảm 5 vụ`."""
    head = noun.lower()
    listed = s.folded.rfind(", gồm ", s.start, figures[-1].quantity.start) if figures else -1
    totals = [figure for figure in figures if figure.quantity.end <= listed]
    for figure in reversed(totals or figures):  # after `47 giải, gồm 2 giải nhất và 18 giải ba` it is again all 47
        if figure.indicator and figure.measure == "level" and figure.quantity.unit_text:
            unit = s.folded[slice(*figure.quantity.unit_text)]
            if unit == head or unit.startswith(head + " "):
                return figure.indicator
    return None


def _counted_noun(s: Sentence, quantity: Quantity, start: int, end: int, told: bool) -> str | None:
    if quantity.multiplier != 1:  # `73 vạn người`: the scale is no part of the noun
        while match := _SCALE.match(s.folded, start, end):
            start = match.end()
    phrase = counted_phrase(s, start, quantity.end, end, told)
    following = s.quantities[place] if (place := _next_quantity(s, quantity)) is not None else None
    bracket = s.bracket_of(quantity.end + 1)
    if phrase and told and bracket and bracket[0] <= quantity.end + 1 and len(phrase) <= quantity.end - start:
        more = counted_phrase(s, bracket[1], bracket[1], _clause_end(s, bracket[1]), told)
        return f"{phrase} {more}" if more else phrase  # `512 |hộ| (chiếm một phần năm) |chưa được giải quyết|`
    if phrase and told and following and (first := s.text.find(phrase, start, end)) >= 0:
        # `xã |có tỷ lệ hộ nghèo trên 5%|`, `huyện |dưới 50%|`
        link = s.text[first + len(phrase) : following.start].lower()
        if _BOUND_ONLY.fullmatch(link):
            return f"{phrase}{s.text[first + len(phrase) : following.end]}".strip()
    return phrase


def _clause_end(s: Sentence, at: int) -> int:
    found = re.compile(r"[,;.]").search(s.folded, at, s.end)
    return found.start() if found else s.end


def _next_quantity(s: Sentence, quantity: Quantity) -> int | None:
    for index, other in enumerate(s.quantities):
        if other.start >= quantity.end:
            return index
    return None


def last_colon(s: Sentence, quantity: Quantity) -> int:
    """Where the last colon before a number stands, -1 if there is none; one in a closed bracket opens another list."""
    colon = s.folded.rfind(": ", s.start, quantity.start)
    while colon >= 0 and (bracket := s.bracket_of(colon)) and bracket != s.bracket_of(quantity.start):
        colon = s.folded.rfind(": ", s.start, bracket[0])
    return colon
