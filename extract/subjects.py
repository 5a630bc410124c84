"""The subject of a number: the phrase left of it that names what is measured.

    clause    = {part ","} part number
    part      = [opening] [agent auxiliary] phrase [predicate]
    predicate = {link | change | bound | adverb | period | base}

The predicate is read leftwards from the number, openings and agents rightwards from the start of the part; what is left
is the phrase. A part that names nothing leaves it to the part before.
"""

from __future__ import annotations

import re

from extract.clauses import Sentence
from extract.knowledge import naming_words as known
from extract.knowledge.numbers import DIGIT_WORDS
from extract.values import value
from extract.words import Word, Wordings, wordings

_PREDICATE = Wordings(known.PREDICATE)
_OPENING = wordings(known.OPENING)
_OPENING_KEPT = wordings(known.OPENING_KEPT)
_VERBS = Wordings(known.VERBS)
_STATISTICS = Wordings(dict.fromkeys(known.STATISTICS, True) | dict.fromkeys(known.NO_STATISTIC, False))
_AGENTS = wordings(known.AGENTS)
_AUXILIARIES = wordings(known.AUXILIARIES)
_ACTIONS = Wordings(dict.fromkeys(known.ACTIONS, True) | dict.fromkeys(known.NO_ACTIONS, False))

_ADVERBIAL = wordings(
    "về|trong|tại|đối với|với|theo|qua|nhờ|do|để|trên|từ|sau|khi|nhằm|bên cạnh|cùng với|thời gian|nhìn chung|tuy|"
    "đặc biệt|như|kết quả|hiện|riêng|ngoài|trước|kết thúc|căn cứ|trên cơ sở".split("|")
)
_GIVES = frozenset("chỉnh duyệt hưởng làm khiến với có giao nâng đưa đạt bổ thu giảm tăng hạ tiêu".split())
_CARRIED_OUT = frozenset("vốn khối giá kinh".split())  # vốn, khối lượng, giá trị, kinh phí
_NO_ENDS = frozenset("trong vào qua từ đến tại ở với".split())
_RANKED = frozenset("đứng xếp dẫn".split())
_ACCORDING = frozenset(("theo",))  # `cải cách tiền lương theo |mức lương cơ sở| 2.340.000 đồng/tháng`
# What may stand before `là` without belonging to the name: `số hộ |ước tính| là`; not `số kiến nghị |đã thực hiện| là`.
_BEFORE_IS = frozenset("ước tính kiến nay cộng năm bình".split())
_LONGEST_JOINED = 12  # words of a part that a comma only joins (`khu vực nông nghiệp|, nông thôn`)


@value(frozen=True, slots=True)
class Subject:
    """A phrase that names what is measured.

    Attributes:
        text: as printed, without the holes.
        start: where it begins in the passage.
        linked: a verb or bound stands between it and the number (`đạt`, `trên`).
        copula: the verb says that it is the number (`là`, `đạt`, a colon).
        statistic: it names a statistic (`tỷ lệ …`, `tổng số …`).
        agent: it only says who or where (`huyện Vị Thủy`).
        here: it stands in the part of the number, not in one before.
        acts: it begins with a verb (`thi hành kỷ luật`).
        only_acts: it is nothing but that verb (`gieo cấy`).
    """

    text: str
    start: int
    linked: bool
    copula: bool
    statistic: bool
    agent: bool
    here: bool
    acts: bool
    only_acts: bool

    @property
    def bare(self) -> bool:
        """Whether it needs another phrase to name something (`tỷ lệ`)."""
        return self.text.lower() in known.BARE_STATISTICS


def find_subject(s: Sentence, start: int, end: int) -> Subject | None:
    """The subject of the number at `end`, looked for from `start` on.

    `Năm 2020, thu ngân sách đạt ` → `thu ngân sách`; `Quy mô kinh tế ngày càng mở rộng, năm 2020 đạt ` →
    `Quy mô kinh tế`; `Nhà máy có công suất ` → `công suất`; `UBND tỉnh đã giải ngân ` → `giải ngân`; `, tăng ` → None.
    """
    words = s.words
    low, high = s.word_at(start), s.word_at(end)
    if low >= high:
        return None
    parts = _parts(words, low, high)
    for index in range(len(parts) - 1, -1, -1):
        here = index == len(parts) - 1
        first, last = parts[index]
        last, linked, copula = _without_predicate(words, first, last)
        opened = _without_opening(words, first, last)
        if here and opened < last and words[opened].key == "theo" and words[high - 1].key == "của":
            return None  # `|Theo báo cáo của| 15 địa phương`
        few = here and last - opened <= _LONGEST_EMPTY
        if few and (empty := _EMPTY.get(_phrase(words, opened, last))) and empty.match(s.folded, end):
            continue
        if here and (among := _after_among(words, *parts[index])):
            opened = among
        if here and opened < last and words[opened].key in _RANKED and words[high - 1].key != ":":
            continue  # `|đứng đầu khu vực| và thứ 6 cả nước`
        if not here and opened < last and (words[first].key == "cho" or _counts_points(words, first, opened, last)):
            continue
        if opened >= last or (not here and (_tells(words, opened, last) or _counts(words, first, last))):
            continue
        if (
            here
            and index > 0
            and _AGENTS.starting(words, _without_opening(words, *parts[index - 1]), parts[index - 1][1])
        ):
            opened = _after_places(s, opened, last)
        first, agent = _without_agent(s, opened, last)
        if first > opened and index > 0 and _AGENTS.ending(words, parts[index - 1][1], parts[index - 1][0]):
            whole = _joined(words, parts, index, opened)
            if is_statistic(words, whole, last):
                first, opened = whole, last  # `Tổng số hồ sơ các sở|, ngành đã giải quyết| là`
        statistic = is_statistic(words, first, last)
        if here and not linked and not statistic:
            object_at = _after_verb(words, first, last)
            if object_at > first:
                first, agent = _without_agent(s, object_at, last)
            statistic = is_statistic(words, first, last)
            if not statistic:
                first, statistic = _inner_statistic(words, first, last, _ACCORDING)
        elif here and not statistic:
            first, statistic = _inner_statistic(words, first, last)
        if not (statistic and copula and here):
            last = _before_verb(words, first, last, strong_only=here)
        if first == opened and index > 0 and not statistic:
            first = _joined(words, parts, index, first)
            statistic = is_statistic(words, first, last)
        while last > first and words[last - 1].key in _NO_ENDS:
            last -= 1  # `Doanh nghiệp thành lập mới |trong| 10 tháng là`
        text = phrase_text(s, first, last)
        if text:
            act = action_at(words, first, last)
            only_acts = act > 0 and first + act == last
            return Subject(text, words[first].start, linked, copula, statistic, agent, here, act > 0, only_acts)
    return None


# Words that name nothing alone: `công nghiệp tăng 11,9%, |đóng góp| 4,3 điểm phần trăm`; not `đóng góp 4,6 tỷ đồng`.
_ANY = re.compile("")
_RELATIVE = re.compile(r"[0-9.,]+ ?(?:%|điểm (?:phần trăm|%))")
_EMPTY = dict.fromkeys(
    (
        "kéo|kéo theo|thuộc|nằm|nằm tại|nằm trên|cao nhất|thấp nhất|nhiều nhất|ít nhất|lớn nhất|nhỏ nhất|"
        "gây khó khăn|gây thiệt hại|ảnh hưởng|tác động"
    ).split("|"),
    _ANY,
) | dict.fromkeys(("đóng góp", "góp phần", "làm tăng", "làm giảm"), _RELATIVE)
_LONGEST_EMPTY = max(len(phrase.split()) for phrase in _EMPTY)


def _phrase(words: tuple[Word, ...], first: int, last: int) -> str:
    return " ".join(word.key for word in words[first:last])


def action_at(words: tuple[Word, ...], at: int, highest: int) -> int:
    """Number of words of the verb that begins at word `at` (`ban hành`; not `cấp tỉnh`); 0 if none does."""
    found = _ACTIONS.starting(words, at, highest)
    return found[1] if found and found[0] else 0


def acts_at(words: tuple[Word, ...], at: int, highest: int) -> bool:
    """Whether a verb, or what stands before one (`đã`, `chỉ đạo`), begins at word `at`."""
    return action_at(words, at, highest) > 0 or _AUXILIARIES.starting(words, at, highest) is not None


def action_before(words: tuple[Word, ...], at: int, lowest: int) -> int:
    """Number of words of the verb that ends before word `at`; 0 if none does."""
    found = _ACTIONS.ending(words, at, lowest)
    return found[1] if found and found[0] else 0


def end_of_phrase(s: Sentence, first: int, last: int) -> tuple[int, bool, bool]:
    """Where words `first` to `last` end before their predicate, whether there is one, and whether it is a copula."""
    return _without_predicate(s.words, first, last)


def subject_of_lead(s: Sentence) -> str | None:
    """The subject of a lead-in or heading, up to its first verb: `Hệ số ICOR tăng trong …:` → `Hệ số ICOR`."""
    words = s.words
    first = _without_opening(words, 0, len(words))
    if first >= len(words):
        return None
    return phrase_text(
        s, first, _before_verb(words, first, len(words), strong_only=is_statistic(words, first, len(words)))
    )


def phrase_text(s: Sentence, first: int, last: int) -> str | None:
    """Words `first` to `last` as printed, holes left out; None if no word of two letters is among them."""
    pieces: list[str] = []
    at = first
    if first < last and not s.holes:
        pieces.append(s.text[s.words[first].start : s.words[last - 1].end])
        at = last
    while at < last:
        if s.words[at].kind == "hole":
            at += 1
            continue
        begin = at
        while at < last and s.words[at].kind != "hole":
            at += 1
        pieces.append(s.text[s.words[begin].start : s.words[at - 1].end])
    phrase = " ".join(" ".join(pieces).split()).replace(" ,", ",").strip(" ,:;(-+*–'/")
    if phrase.count("“") != phrase.count("”") or phrase.count('"') % 2:
        phrase = phrase.replace("“", "").replace("”", "").replace('"', "").strip()
    if phrase.count("(") != phrase.count(")"):
        phrase = phrase.replace("(", "").replace(")", "").strip()
    return phrase if any(len(word) > 1 and word[:2].isalpha() for word in phrase.split()) else None


def is_statistic(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a statistic begins at word `first` (`tỷ lệ …`, `số hộ …`; not `số hóa`, `thu hút`)."""
    found = _STATISTICS.starting(words, first, last)
    return found is not None and found[0]


def _tells(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a part begins with its verb and so names nothing: `…, |không có tử vong|, giảm 43,5%`."""
    found = _VERBS.starting(words, first, last)
    return found is not None and found[0] != "noun"


def _counts(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a part only says of how many: `|Trong số 45 chỉ tiêu|, có 38 chỉ tiêu`."""
    if first >= last or words[first].key != "trong":
        return False
    keys = [word.key for word in words[first : min(last, first + 3)]]
    return keys[:2] == ["trong", "số"] or keys == ["trong", "tổng", "số"]


def _counts_points(words: tuple[Word, ...], first: int, opened: int, last: int) -> bool:
    """`|Một là|, hoàn thành 3 công trình`: which point of a list it is."""
    key = words[first].key
    return key == "thứ" or (opened + 1 == last and key in DIGIT_WORDS)


def _after_among(words: tuple[Word, ...], first: int, last: int) -> int | None:
    """`Trong số kết nạp có |…|`: where the words after what is chosen from begin; None if nothing is."""
    if not _counts(words, first, last):
        return None
    return next((at + 1 for at in range(first, last) if words[at].key in ("có", "thì")), None)


def _parts(words: tuple[Word, ...], low: int, high: int) -> list[tuple[int, int]]:
    bounds = [low, *[at for at, word in enumerate(words[low:high], low + 1) if word.key == ","]]
    if len(bounds) == 1:
        return [(low, high)]
    return [(a, b - 1 if b <= high and b > a and words[b - 1].key == "," else b) for a, b in _pairs(bounds, high)]


def _pairs(bounds: list[int], high: int) -> list[tuple[int, int]]:
    return list(zip(bounds, [*bounds[1:], high], strict=True))


def _without_predicate(words: tuple[Word, ...], first: int, last: int) -> tuple[int, bool, bool]:
    """End of the phrase before its predicate; whether there is one; whether it is a copula."""
    stripped = copula = copula_is = yearly = False
    while last > first:
        word = words[last - 1]
        if word.kind == "hole" or (word.kind == "mark" and word.key not in '"”’)%'):
            if word.key == ":":
                stripped = copula = copula_is = True
            last -= 1
            continue
        found = _PREDICATE.ending(words, last, first)
        if found is None or found[0] == "noun":
            break
        part, length = found
        if copula_is and word.key not in _BEFORE_IS:
            break
        if part == "average" and not _adverbial_average(words, first, last - length, yearly):
            break
        if part == "new" and (not stripped or (last - 2 >= first and words[last - 2].key in known.NEW_AFTER)):
            break
        if (
            part == "link"
            and not stripped
            and word.key == "sinh"
            and is_statistic(words, _without_opening(words, first, last), last - length)
        ):
            break  # `|Lượng rác phát sinh| 684 tấn/ngày`; not `phát sinh 12 vụ`
        if part == "link" and not stripped and word.key == "hiện" and length == 2 and last - length - first == 1:
            break  # `|vốn thực hiện| 98 triệu USD`; not `thu ngân sách |thực hiện| 8.650 tỷ`
        if word.key == "hiện" and stripped and words[_without_opening(words, first, last)].key in _CARRIED_OUT:
            break  # `|Vốn FDI thực hiện| đạt`; not `thu ngân sách |thực hiện| đạt`
        copula |= part == "link" and word.key in ("là", "đạt", "được", "mức", "lệ", "còn")
        copula_is |= word.key == "là"
        yearly |= word.key == "năm"
        last -= length
        stripped = True
    return last, stripped, copula


def _adverbial_average(words: tuple[Word, ...], first: int, at: int, yearly: bool) -> bool:
    """`tăng |bình quân| 5%`, `|bình quân| mỗi năm giảm`; not `năng suất bình quân 62 tạ/ha`."""
    before = _PREDICATE.ending(words, at, first)
    return yearly or at == first or (before is not None and before[0] in ("link", "change", "bound"))


def _without_opening(words: tuple[Word, ...], first: int, last: int) -> int:
    while first < last:
        word = words[first]
        if word.kind == "hole" or (word.kind == "mark" and word.key not in '“"‘'):
            first += 1
            continue
        kept = _OPENING_KEPT.starting(words, first, last)
        if kept and first + kept[1] < last and not action_at(words, first + kept[1], last):
            break
        found = _OPENING.starting(words, first, last)
        if found is None or (kept and kept[1] > found[1]):
            break
        first += found[1]
    return first


def _without_agent(s: Sentence, first: int, last: int) -> tuple[int, bool]:
    """`UBND tỉnh đã |giải ngân|`, `Ban tổ chức |trao giải|`: start of what was done; whether only an agent is named."""
    words = s.words
    found = _AGENTS.starting(words, first, last)
    if found is None or is_statistic(words, first, last):  # `|Lực lượng lao động| từ 15 tuổi trở lên`
        return first, False
    at = first + found[1]
    acted = False
    while at < last:
        auxiliary = _AUXILIARIES.starting(words, at, last)
        if auxiliary and at + auxiliary[1] < last:
            at += auxiliary[1]
            acted = True
            continue
        if acted:
            return at, False
        verb = _ACTIONS.starting(words, at, last)
        if verb and verb[0] and not s.text[words[at].start].isupper():
            return at, False
        at += verb[1] if verb and not verb[0] else 1  # not the `lập` of `đơn vị sự nghiệp |công lập|`
    return first, True


def _after_places(s: Sentence, first: int, last: int) -> int:
    """`UBND các huyện Đầm Dơi, |Cái Nước khẩn trương| khắc phục`: start of what was done; `first` if no place."""
    at = first
    while at < last and s.words[at].kind == "word" and s.text[s.words[at].start].isupper():
        at += 1
    if at == first or at >= last:
        return first
    acted = at
    while acted < last and (auxiliary := _AUXILIARIES.starting(s.words, acted, last)):
        acted += auxiliary[1]
    return acted if acted < last and (acted > at or action_at(s.words, at, last)) else first


def _after_verb(words: tuple[Word, ...], first: int, last: int) -> int:
    """Start of the object that stands right before its number: `Nhà máy có |công suất| 35.000 tấn`."""
    compound = _VERBS.starting(words, first, last)
    at, start = first + (compound[1] if compound and compound[0] == "noun" else 1), first
    while at < last:
        found = _VERBS.starting(words, at, last)
        if found is None:
            at += 1
            continue
        at += found[1]
        if found[0] != "noun" and at < last:
            start = at
    return start


def _inner_statistic(
    words: tuple[Word, ...], first: int, last: int, gives: frozenset[str] = _GIVES
) -> tuple[int, bool]:
    """`giao |dự toán cho Sở| là`, `tổ chức hội nghị với |số lượng| gần`: the statistic after a verb that gives it."""
    for at in range(last - 1, first, -1):
        if words[at - 1].key in gives and is_statistic(words, at, last):
            return at, True
    return first, False


def _before_verb(words: tuple[Word, ...], first: int, last: int, strong_only: bool) -> int:
    compound = _VERBS.starting(words, first, last)
    at = first + (compound[1] if compound and compound[0] == "noun" else 1)
    while at < last:
        if words[at].key in ("“", '"') and (closed := _closing_quote(words, at, last)):
            at = closed
            continue
        found = _VERBS.starting(words, at, last)
        if found is None:
            at += 1
        elif found[0] == "noun" or (strong_only and found[0] == "weak"):
            at += found[1]
        else:
            return at
    return last


def _closing_quote(words: tuple[Word, ...], at: int, last: int) -> int | None:
    for index in range(at + 1, last):
        if words[index].key in ("”", '"'):
            return index + 1
    return None


def _is_branch(words: tuple[Word, ...], begin: int, end: int) -> bool:
    """`|ngành chế biến|, chế tạo`: a branch of the economy, which acts nowhere; not `ngành`, `các sở`."""
    return words[begin].key == "ngành" and end - begin > 1


def _is_construction(words: tuple[Word, ...], parts: list[tuple[int, int]], index: int) -> bool:
    """`công nghiệp, |xây dựng| tăng 9,8%`: the branch, where it stands behind industry; not `xây dựng 3 cầu`."""
    begin, end = parts[index]
    before = words[slice(*parts[index - 1])] if index else ()
    branch, industry = [word.key for word in words[begin : begin + 2]], [word.key for word in before[-2:]]
    return end > begin and branch == ["xây", "dựng"] and industry == ["công", "nghiệp"]


def _joined(words: tuple[Word, ...], parts: list[tuple[int, int]], index: int, first: int) -> int:
    """Takes in the parts before where commas only join nouns: `Tỷ lệ thôn|, tổ dân phố văn hóa`."""
    if words[first].key in ("giảm", "tiết", "kéo", "nâng", "tăng", "hạ"):
        return first
    acts = action_at(words, first, parts[index][1]) > 0 and not _is_construction(words, parts, index)
    while index > 0:
        begin, end = parts[index - 1]
        if begin < end and words[begin].key in ("đã", "đang") and begin + 1 < end:
            begin += 1
        statistic = is_statistic(words, begin, end)
        if (
            begin >= end
            or (acts and not statistic)  # `Kiểm tra 9 cơ sở y, dược tư nhân|, xử phạt 3 cơ sở`
            or any(word.kind in ("hole", "number") for word in words[begin:end])
            or (end - begin > _LONGEST_JOINED and not statistic)
            or _OPENING.starting(words, begin, end)
            or (_AGENTS.starting(words, begin, end) and not _is_branch(words, begin, end))
            or _ADVERBIAL.starting(words, begin, end)
            or _before_verb(words, begin, end, strong_only=statistic) < end
        ):
            break
        first = begin
        index -= 1
        if statistic:
            break
    return first
