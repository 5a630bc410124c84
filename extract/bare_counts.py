"""Counts without a noun of their own, at the end of a part: `khiển trách |18|, cảnh cáo |6|`, `đã giải quyết |118|,`.

They count what the sentence has counted before, or what their own phrase begins with.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from extract.knowledge.counted_nouns import ANY_NOUN, COUNTS
from extract.mentions import Quantity
from extract.tokens import Tokens, keys_of

_LONGEST = 9  # words of such a phrase
_FARTHEST = 150  # tokens between a count and what it lends its unit to
_MOST_DIGITS = 9  # and marks
_COUNT = re.compile(r"[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
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
    counts = [quantity for quantity in found if quantity.unit in _CODES]
    out: list[Quantity] = []
    total: Quantity | None = None
    passed = 0
    for nth, at in enumerate(tokens.numbers):
        start, end = tokens.starts[at], tokens.ends[at]
        while passed < len(counts) and counts[passed].end <= start:
            total, passed = counts[passed], passed + 1
        key = tokens.keys[at]
        if not _COUNT.fullmatch(key) or len(key) > _MOST_DIGITS or not _ends_part(tokens, at) or any(taken[start:end]):
            continue
        first = _phrase_start(tokens, taken, at)
        if first is None or (text[tokens.starts[at - 1]].isupper() and tokens.keys[at - 1] not in _NO_NAMES):
            continue
        unit, flag = _own_noun(tokens, first, at), "unit_inferred"
        if unit is None and total is not None:
            following = tokens.numbers[nth + 1] if nth + 1 < len(tokens.numbers) else None
            goes_on = _enumerates(tokens, first, at, following) or (total.flags and total in out[-1:])
            unit, flag = _carried(tokens, first, total, bool(goes_on)), "unit_carried"
        if unit is not None:
            taken[start:end] = b"\1" * (end - start)
            total = Quantity(start, end, Fraction(int(key.replace(".", ""))), (start, end), unit=unit, flags=(flag,))
            out.append(total)
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


def _carried(tokens: Tokens, first: int, total: Quantity, goes_on: bool) -> str | None:
    """The unit of the count `total` that a list or a part with `đã` goes on, in the same sentence."""
    after = bisect_left(tokens.starts, total.end, 0, tokens.count)
    if first - after > _FARTHEST:
        return None
    keys = set(tokens.keys[after:first])
    if "." in keys or (goes_on and ";" in keys):
        return None
    return total.unit if goes_on or keys & _LISTS or tokens.keys[first] in _DONE else None


def _enumerates(tokens: Tokens, first: int, at: int, following: int | None) -> bool:
    """Whether the part is one of several that end in a bare number: `, xóa tên |11|, xin ra khỏi Đảng |6|.`

    Args:
        following: the next number.
    """
    before = first - 2 if tokens.keys[first - 1] == "," else -1
    after_it = (
        following is not None
        and tokens.keys[at + 1] == ","
        and 2 <= following - at - 2 <= _LONGEST
        and _ends_part(tokens, following)
        and all(tokens.kind(n) == "word" for n in range(at + 2, following))
    )
    return after_it or (
        before >= 0 and tokens.kind(before) == "number" and _COUNT.fullmatch(tokens.keys[before]) is not None
    )
