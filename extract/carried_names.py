"""Which name a number takes that has none of its own: that of the figure before, or of one further back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Sentence
from extract.knowledge.counted_nouns import ANY_NOUN, COUNTS
from extract.knowledge.units import MEASURES
from extract.mentions import FigureMention, Quantity

COUNT_CODES = frozenset((*COUNTS.values(), ANY_NOUN)) - {"rank", "point"}
RELATIVE = frozenset({"%", "‰", "pp", "times", "rank", "1", None})
_MONEY = frozenset(unit.code for unit in MEASURES.values() if unit.dimension == "money")
HANGS = re.compile(r" (?:của|tại|ở|do|từ)(?: (?:hơn|gần|trên|khoảng))? $")
_HANGS_TOO = re.compile(r"(?<![^\W_])(?:cho|của|đối với)(?: [^,;]*[0-9][^,;]* và)?(?: hơn| gần| trên| khoảng)? $")
# Between a change and the level it led to.
_SAME_AGAIN = re.compile(
    r"[\s,]*(?:và |đã )?(?:đưa |nâng |kéo )?(?:tổng số |con số |số này )?(?:lên|xuống|còn|xuống còn|lên tới|lên đến|"
    r"lên thành|đạt|thành)(?: mức| trên| gần| hơn| khoảng| tổng số)* "
)
# Between what is counted and what it is worth.
_WORTH = re.compile(
    r"[\s,]*(?:với|và|trị giá|tương đương|tương ứng|có giá trị)(?: số tiền)?(?: trên| gần| hơn| khoảng)* "
)


def goes_on(s: Sentence, quantity: Quantity, last: FigureMention, before: str) -> bool:
    """Whether a number tells more of the figure right before it and of nothing new.

    `tăng thêm 2.315 người|, lên| 28.460 người`, `34 dự án |với| 820 triệu USD`, `chết 2 người|, bằng| 5 người`;
    not `có 34 dự án, |kiểm tra| 5 dự án`, `34 dự án với |tổng vốn| 820 triệu USD`.
    """
    if _SAME_AGAIN.fullmatch(before):
        noun = quantity.unit_text is None or quantity.unit == last.quantity.unit
        return noun and quantity.unit == last.quantity.unit and last.measure == "change"
    if quantity.unit not in _MONEY or last.quantity.unit not in COUNT_CODES:
        return False  # `6.520 nhân khẩu với |97,8 tấn gạo|`
    if _HANGS_TOO.search(s.folded, max(s.start, last.quantity.start - 60), last.quantity.start):
        return False  # `hỗ trợ lãi suất |cho 1.874 hộ và| 39 hợp tác xã với số tiền 46 tỷ`
    return _WORTH.fullmatch(before) is not None


def carrier_of(s: Sentence, quantity: Quantity, figures: Sequence[FigureMention]) -> int | None:
    """The figure whose name a number without one takes: the last before it that is no aside.

    An aside stands in a closed bracket, or hangs on a preposition (`486 tỷ |của 1.308 người|, giảm 5,4%`), or counts
    what a number in another measure does not (`do |2 cơn bão|; lũy kế đạt 31.275 tấn`).
    """
    own = s.bracket_of(quantity.start)
    measured = quantity.unit not in COUNT_CODES and quantity.unit not in RELATIVE
    for index in range(len(figures) - 1, -1, -1):
        earlier = figures[index].quantity
        bracket = s.bracket_of(earlier.start)
        # the `từ` of a range hangs on nothing: `giá |từ 1,15 - 1,2 triệu đồng/tấn|, tăng 80.000 đồng/tấn`
        hangs = (
            index > 0
            and earlier.high is None
            and HANGS.search(s.folded, max(s.start, earlier.start - 24), earlier.start) is not None
        )
        counts = measured and (earlier.unit in COUNT_CODES or earlier.unit is None)
        counts |= _is_part(s, earlier, quantity)
        if (bracket is None or bracket == own) and not hangs and not counts:
            return index
    return len(figures) - 1 if figures else None


def _is_part(s: Sentence, earlier: Quantity, quantity: Quantity) -> bool:
    """`Tổng nhu cầu 412 tỷ, trong đó tỉnh |247 tỷ|; bình quân 82 tỷ/năm`: a part lends no name to the next clause."""
    if ";" not in s.folded[earlier.end : quantity.start]:
        return False
    clause = s.folded.rfind(";", s.start, earlier.start)
    return s.folded.find(" trong đó", max(clause, s.start), earlier.start) >= 0
