"""Units that stand apart from their numbers: in a unit column, in brackets, in what a name counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from extract.folding import fold, unmarked
from extract.knowledge.counted_nouns import ANY_NOUN, COUNTS
from extract.knowledge.units import TIME_UNITS
from extract.quantities import find_quantities

BRACKETS = re.compile(r"\(([^()]*)\)")
# `Đơn vị tính: ha`, `ĐVT ha`, `Đơn vị: ha`; not `Đơn vị`, `Đơn vị sự nghiệp` (units themselves)
_UNIT_PREFIX = re.compile(r"^\W*(?:đơn vị tính|đvt|đơn vị(?=\s*:))\s*:?\s*", re.IGNORECASE)
_BARE_PREFIX = re.compile(r"^đơn vị\s+", re.IGNORECASE)
# Says that something is counted, not what: the name of the row does.
_COUNT_ONLY = re.compile(r"số(?: lượng)?|sl")
# `% so cùng kỳ`, `Tỷ lệ %`; not `dưới 50% mức bình quân`, `từ 70 % trở lên`
_PER_CENT = re.compile(r"(?<!\d)(?<!\d )%")
# `Chưa = 0`, `Hoàn thành = 1`; not `Tổng = 12,5`
_CODED_ANSWER = re.compile(r"[^\W\d_]\s*=\s*\d{1,2}(?![\d.,]*\d)")
_COUNTED = re.compile(r"(?:tổng )?số (?:lượng )?(?P<noun>[^\W\d_].*)")


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit that stands apart from its numbers.

    Attributes:
        text: as printed; None if it was inferred from what is counted.
        code: canonical code, None if not known.
    """

    text: str | None
    code: str | None
    multiplier: Decimal = Decimal(1)
    per: str | None = None


@lru_cache(maxsize=1024)  # the cells of a column of units say the same
def read_unit(text: str) -> PrintedUnit | None:
    """A unit printed by itself: `tỷ đồng`, `ĐVT: 1.000 đồng`, `người/km2`; code None if it is not known.

    None where the text is empty.
    """
    words = _UNIT_PREFIX.sub("", text).strip(" .;:()")
    if not words:
        return None
    unit = _parsed(words)
    if unit.code is None and (bare := _BARE_PREFIX.sub("", words)) != words:  # `Đơn vị triệu đồng`
        unit = _parsed(bare)
    return unit


def _parsed(words: str) -> PrintedUnit:
    if (time := TIME_UNITS.get(fold(words))) is not None:  # `ngày`, `tuổi`: in running text these are no measures
        return PrintedUnit(words, time)
    folded = fold(words) if words[0].isdigit() else "1 " + fold(words)
    found = find_quantities(folded, bytearray(len(folded)))
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(folded) and found[0].unit is not None:
        unit = found[0]
        size = unit.value * unit.multiplier.as_integer_ratio()[0]
        if unit.multiplier == unit.multiplier.to_integral_value() and size.denominator == 1 and unit.high is None:
            return PrintedUnit(words, unit.unit, Decimal(int(size)), unit.per)
    return PrintedUnit(words, None)


def counted_unit(text: str) -> PrintedUnit | None:
    """The unit that a header counts in: `Số hộ nghèo`, `Tổng số dự án`, `Điểm thẩm định`; None if it counts nothing."""
    folded = fold(text).strip()
    if re.match(r"điểm(?![^\W_])(?! %| phần)", folded):
        return PrintedUnit(None, "point")
    match = _COUNTED.match(folded)
    if match is None:
        return None
    words = match["noun"].split(",")[0].split()  # `Số cán bộ, công chức được khen`
    for length in range(min(4, len(words)), 0, -1):
        unit = read_unit(" ".join(words[:length]))
        if unit is not None and _is_known(unit) and unit.multiplier == 1 and unit.per is None:
            return replace(unit, text=None)
    return None


def _is_known(unit: PrintedUnit) -> bool:
    """Whether the words of a unit are ones that numbers are counted or measured in, not any noun (`dự kiến`, `ODA`)."""
    return unit.code is not None and (unit.code != ANY_NOUN or fold(unit.text or "") in COUNTS)


def unit_in(text: str) -> PrintedUnit | None:
    """The unit that a header prints in brackets or as `%`: `Giá trị (triệu đồng)`, `% so cùng kỳ`; None if none."""
    for match in reversed(list(BRACKETS.finditer(text))):
        unit = read_unit(match[1])
        if unit is not None and _is_known(unit) and not _shortens(match[1], text[: match.start()]):
            return unit
    # `Thu nhập, triệu đồng/người`: not `Văn hóa, xã` (a known unit that is money, a share or a measure only)
    tail = text.rpartition(",")[2].strip()
    if "," in text and (unit := read_unit(tail)) is not None and unit.code in ("VND", "USD", "%", "ha", "km", "t"):
        return unit
    return PrintedUnit("%", "%") if _PER_CENT.search(text) else None


def _shortens(short: str, before: str) -> bool:
    """Whether words in brackets are the first letters of those before them: `phản ánh, kiến nghị (PAKN)`."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", before))
    return len(short) > 1 and short.isupper() and unmarked(initials).endswith(unmarked(short))


def says_unit(text: str) -> bool:
    """Whether a cell of the unit column names a unit: not `Số lượng`, not `Có = 1; Không = 0`."""
    return _COUNT_ONLY.fullmatch(fold(text).strip(" .")) is None and not answers_in_code(text)


def answers_in_code(text: str) -> bool:
    """Whether a unit gives a code for each answer instead: `Có = 1; Không = 0`."""
    return _CODED_ANSWER.search(text) is not None
