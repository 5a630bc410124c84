"""Counts without a noun of their own, at the end of a part: `khiển trách |18|, cảnh cáo |6|`, `đã giải quyết |118|,`.

They count what the sentence has counted before, or what their own phrase begins with.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from extract.knowledge.counted_nouns import ANY_NOUN, COUNTS
from extract.mentions import Quantity
from extract.tokens import Tokens, keys_of

_LONGEST = 9  # words of such a phrase
_NOUNS = {keys_of(noun): code for noun, code in COUNTS.items()}
_LONGEST_NOUN = max(map(len, _NOUNS))
_CODES = frozenset((*COUNTS.values(), ANY_NOUN)) - {"rank", "point"}
_LINKS = frozenset("còn và có gồm là được".split())
# A part that begins so tells what became of the counted: `|đã| giải quyết 118`.
_DONE = frozenset("đã đang chưa".split())
_LISTS = frozenset((":", "gồm"))
_NO_NAMES = frozenset(("đảng", "đoàn"))  # `xin ra khỏi |Đảng| 6`: capital, yet no name with a number
# After these a number is a name or an ordinal: `tổ 3`, `nhóm 2`, `đợt 1`.
_NAMED = frozenset(
    """
    số khoản điều điểm mục nhóm loại lớp quý tháng năm kỳ khóa đợt phường quận tổ khu bảng biểu mẫu tiêu chí thứ lần
    ngày hạng cấp độ mức vùng tuyến lô thửa tờ trang chương phần thôn ấp bản xóm phố tầng phòng vòng bước giai đoạn vụ
    học đề án
    """.split()
)


def with_bare_counts(text: str, tokens: Tokens, taken: bytearray, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a passage and, among them, the counts that no noun follows; their spans are set in `taken`.

    Not the number that ends a name in capitals: `kênh Xáng Mới 2.`

    Args:
        text: as printed.
        tokens: of its folded copy.
        found: the quantities with units, in order.
    """
    out: list[Quantity] = []
    for at in tokens.numbers:
        if (
            not tokens.keys[at].isdigit()
            or not _ends_part(tokens, at)
            or any(taken[tokens.starts[at] : tokens.ends[at]])
        ):
            continue
        first = _phrase_start(tokens, taken, at)
        named = text[tokens.starts[at - 1]].isupper() and tokens.keys[at - 1] not in _NO_NAMES
        if first is None or named:
            continue
        unit, flag = _own_noun(tokens, first, at), "unit_inferred"
        if unit is None:
            unit, flag = _carried(tokens, first, at, found, out), "unit_carried"
        if unit is not None:
            span = (tokens.starts[at], tokens.ends[at])
            taken[slice(*span)] = b"\1" * (span[1] - span[0])
            out.append(Quantity(*span, Fraction(int(tokens.keys[at])), span, unit=unit, flags=(flag,)))
    return sorted((*found, *out), key=lambda quantity: quantity.start)


def _ends_part(tokens: Tokens, at: int) -> bool:
    following = tokens.keys[at + 1]
    return following in ("", ",", ";", ".", ")", "(") or (following == "và" and not tokens.glued(at + 1))


def _phrase_start(tokens: Tokens, taken: bytearray, at: int) -> int | None:
    """Where the words before a number begin, back to a mark or a figure; None if there are none or too many."""
    first = at
    while first > 0 and at - first <= _LONGEST:
        if tokens.kind(first - 1) != "word" or taken[tokens.starts[first - 1]]:
            break
        first -= 1
    while first < at and tokens.keys[first] in _LINKS:
        first += 1
    if not 0 < at - first <= _LONGEST or tokens.keys[at - 1] in _NAMED:
        return None
    return first


def _own_noun(tokens: Tokens, first: int, at: int) -> str | None:
    """`|doanh nghiệp| quay lại hoạt động 267`: a counted noun that opens the phrase, with more words after it."""
    if tokens.keys[first] == "số":
        first += 1
    for length in range(min(_LONGEST_NOUN, at - first - 2), 0, -1):
        if unit := _NOUNS.get(tokens.keys[first : first + length]):
            return unit if unit in _CODES else None
    return None


def _carried(tokens: Tokens, first: int, at: int, found: Sequence[Quantity], bare: Sequence[Quantity]) -> str | None:
    """The unit of the count that a list or a part with `đã` goes on, in the same sentence."""
    before = [q for q in (*found, *bare) if q.end <= tokens.starts[first] and q.unit in _CODES]
    if not before:
        return None
    total = max(before, key=lambda q: q.start)
    between = range(_after(tokens, total.end), first)
    keys = {tokens.keys[index] for index in between}
    if "." in keys:
        return None
    listed = total.unit_text is None and total in bare and ";" not in keys
    if listed or _enumerates(tokens, first, at) or keys & _LISTS or tokens.keys[first] in _DONE:
        return total.unit
    return None


def _enumerates(tokens: Tokens, first: int, at: int) -> bool:
    """Whether the part is one of several that end in a bare number: `, xóa tên |11|, xin ra khỏi Đảng |6|.`"""
    following = next((n for n in tokens.numbers if n > at), None)
    before = first - 2 if tokens.keys[first - 1] == "," else -1
    after_it = (
        following is not None
        and tokens.keys[at + 1] == ","
        and 2 <= following - at - 2 <= _LONGEST
        and _ends_part(tokens, following)
        and all(tokens.kind(n) == "word" for n in range(at + 2, following))
    )
    return after_it or (before >= 0 and tokens.kind(before) == "number" and tokens.keys[before].isdigit())


def _after(tokens: Tokens, offset: int) -> int:
    """Index of the first token that begins at or after `offset`."""
    index = 0
    while index < tokens.count and tokens.starts[index] < offset:
        index += 1
    return index
