"""The noun phrase right of a number: what is counted, or what a share is of.

counted = noun {word | "," noun | "và" noun | "“" … "”"}     up to a word that only says where, when or what for
"""

from __future__ import annotations

from extract.clauses import Sentence
from extract.knowledge import naming_words as known
from extract.knowledge.counted_nouns import COUNTS
from extract.subjects import action_at, acts_at, phrase_text
from extract.words import Word, Wordings, wordings

_COUNT_ENDS = Wordings(dict.fromkeys(known.COUNT_ENDS, True) | dict.fromkeys(known.COUNT_ENDS_NOT, False))
_SHARE_ENDS = Wordings(dict.fromkeys(known.SHARE_ENDS, True) | dict.fromkeys(known.COUNT_ENDS_NOT, False))
_NOUNS = Wordings({name.replace(", ", " , "): code for name, code in COUNTS.items()})
_AGENTS = wordings(known.AGENTS)
# Before what a share or sum is of: `3% |còn lại| hoàn thành nhiệm vụ`, `49 triệu USD |qua| góp vốn`.
_LED_BY = wordings("còn lại|qua|thông qua|từ|trong tổng số|trong số|tổng số|trên tổng số".split("|"))
# What goes on after a comma with something else: `hồ sơ quá hạn|, tập trung ở …`.
_ASIDE = wordings(
    "tập trung|chủ yếu|nhất là|đặc biệt|bao gồm|trong khi|tuy nhiên|riêng|cao nhất|thấp nhất|bằng".split("|")
)
_BOUNDS = wordings(word for word, part in known.PREDICATE.items() if part == "bound")
# Nouns that are verbs where they have an object: `96 điểm trường|, báo cáo kết quả|`; not `12 kế hoạch, báo cáo`
_REPORTS = wordings("báo cáo|thông báo|kiến nghị|đề nghị|đề xuất|quyết định|kiểm tra|giám sát".split("|"))
_DONE = frozenset("đã đang sẽ".split())
_LONGEST = 24  # words
_NOT_NAMED = frozenset(
    "số|trở lên|trở xuống|kế hoạch|dự toán|này|nêu trên|trên|đó|nữa|lần|nhu cầu|so|tổng|cùng|bình quân".split("|")
)
_NOT_COUNTED = _NOT_NAMED - {"kế hoạch", "dự toán", "nhu cầu"}  # `ban hành 34 kế hoạch`


def counted_phrase(s: Sentence, start: int, unit_end: int, end: int, told: bool) -> str | None:
    """What is counted, from its noun at `start` on.

    `47 |PAKN| qua hệ thống`, `14 |dự án trọng điểm được khởi công| với tổng vốn`, `42 |công chức, viên chức| cấp xã`.

    Args:
        unit_end: end of the printed unit, which always belongs to the name.
        end: where the phrase must have ended.
        told: the phrase may go on with what the counted did (`có 15 dự án |đã hoàn thành|`).
    """
    return _phrase(s, start, unit_end, end, _COUNT_ENDS, told)


def share_phrase(s: Sentence, start: int, end: int) -> str | None:
    """What a share is of, from `start` on: `98% |hồ sơ được giải quyết đúng hạn|.`; None if nothing stands there."""
    return _phrase(s, start, start, end, _SHARE_ENDS, True)


def _phrase(s: Sentence, start: int, unit_end: int, end: int, ends: Wordings[bool], told: bool) -> str | None:
    words = s.words
    first = at = s.word_at(start)
    limit = min(s.word_at(end), first + _LONGEST)
    if ends is _SHARE_ENDS and (led := _LED_BY.starting(words, first, limit)):
        first = at = first + led[1]
    if first >= limit or words[first].kind != "word":
        return None
    while at < limit:
        word = words[at]
        if word.start < unit_end:
            at += 1
            continue
        step = _step(words, first, at, limit, ends, told)
        if step == 0:
            break
        at += step
    cut = at == limit  # the next number cut it short
    if cut and (bound := _BOUNDS.ending(words, at, first + 1)):
        at -= bound[1]  # `giảm 30% thời gian và |ít nhất| 30% chi phí`
    while at > first and words[at - 1].start >= unit_end and _hangs(words[at - 1], cut):
        if at - 1 > first and f"{words[at - 2].key} {words[at - 1].key}" in known.COUNT_ENDS_NOT:
            break  # `giấy phép xây dựng |nhà ở|`
        at -= 1
    phrase = phrase_text(s, first, at) if at > first else None
    no_name = _NOT_NAMED if ends is _SHARE_ENDS else _NOT_COUNTED
    return None if phrase is None or phrase.lower() in no_name else phrase


def _hangs(word: Word, cut: bool) -> bool:
    """Whether a phrase does not end in this word: `12 xã |đạt| 15 tiêu chí`, `hộ nghèo |và|`."""
    if word.kind == "mark":
        return word.key not in '”")'
    return word.key in known.TRAILING or (cut and word.key == "đạt")


def _step(words: tuple[Word, ...], first: int, at: int, limit: int, ends: Wordings[bool], told: bool) -> int:
    """How many words more belong to the phrase; 0 where it ends."""
    word = words[at]
    if word.kind == "hole":
        return 0
    if word.kind == "mark":
        return _mark(words, first, at, limit)
    if found := ends.starting(words, at, limit):
        if word.key == "trở" and any(earlier.kind == "number" for earlier in words[first:at]):
            return found[1]  # `sản phẩm đạt 3 sao |trở lên|`
        return 0 if found[0] else found[1]
    if word.key == "sẽ" or (word.key in _DONE and not told):
        return 0
    if word.key == "và":
        stops = at + 1 >= limit or words[at + 1].kind != "word" or words[at + 1].key in _DONE
        return 0 if stops or action_at(words, at + 1, limit) else 1
    return 1


def _mark(words: tuple[Word, ...], first: int, at: int, limit: int) -> int:
    key = words[at].key
    if key in ("“", '"'):
        for index in range(at + 1, limit):
            if words[index].key in ("”", '"'):
                return index + 1 - at
        return 0
    following = words[at + 1] if at + 1 < limit else None
    if following is None:
        return 0
    if key in "-–/&":
        return 1 if following.kind != "mark" else 0
    if key == "," and following.kind == "word":
        return _joined_noun(words, first, at, limit)
    return 0


def _acts(words: tuple[Word, ...], at: int, limit: int) -> bool:
    """Whether a body and what it does begin here: `28 Nghị định về phân cấp, |tỉnh chỉ đạo|`."""
    agent = _AGENTS.starting(words, at, limit)
    return agent is not None and acts_at(words, at + agent[1], limit)


def _leads_to_number(words: tuple[Word, ...], at: int, limit: int) -> bool:
    """Whether the words from `at` on are those of the next number: `05 TTHC, |cấp xã| 04 TTHC`."""
    while at < limit and words[at].kind == "word" and words[at].key not in ("và", "với", "cho", "của"):
        at += 1
    return at == limit and at < len(words) and words[at].kind == "number"


def _joined_noun(words: tuple[Word, ...], first: int, at: int, limit: int) -> int:
    """`công chức|, viên chức`, `văn bản chỉ đạo|, điều hành;`, `của Hội đồng nhân dân|, Ủy ban nhân dân tỉnh`."""
    passive = any(word.key in ("được", "bị") for word in words[first:at])  # `đã được các cơ quan, đơn vị xử lý`
    if _ASIDE.starting(words, at + 1, len(words)) or (not passive and _acts(words, at + 1, limit)):
        return 0
    if _REPORTS.starting(words, at + 1, limit) and at + 3 < limit and words[at + 3].kind == "word":
        return 0
    if (noun := _NOUNS.starting(words, at + 1, limit)) and not _leads_to_number(words, at + 1, limit):
        return 1 + noun[1]
    if any(word.key in ("của", "thuộc") for word in words[first:at]) and (
        body := _AGENTS.starting(words, at + 1, limit)
    ):
        return 1 + body[1]
    acts = action_at(words, at + 1, limit) > 0 and not action_at(words, first, at)  # `góp vốn|, mua cổ phần|.`
    if acts or words[at + 1].key in _DONE:
        return 0
    if _COUNT_ENDS.starting(words, at + 1, limit):
        return 0
    stop = at + 1
    while stop < len(words) and words[stop].kind == "word" and words[stop].key != "và" and stop - at <= 3:
        stop += 1
    # `các giải nhất|, nhì, ba và khuyến khích|`, `03 tỉnh Lâm Đồng|, Đắk Nông| (cũ)`
    ended = stop == len(words) or words[stop].kind == "hole" or words[stop].key in (",", ";", ".", "(", ")", "và")
    return stop - at if ended and stop - at <= 3 else 0
