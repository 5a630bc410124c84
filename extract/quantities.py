"""Quantities: number, scale and unit, parsed once into exact parts.

Rules read the tokens of folded text that no mask has claimed. Each `_Reader` method is one pattern of the grammar:

    quantity   = [sign] number [range | denominator] scales [rưỡi] unit [per] | words scales unit | fraction | multiple
    number     = digits with separators | groups of three with blanks       (`extract.number_reader`)
    unit, per                                                                (`extract.unit_reader`)
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extract.knowledge.numbers import DIGIT_WORDS, TEN, VAGUE
from extract.knowledge.units import TIME_UNITS
from extract.mentions import Quantity
from extract.numbers import read_scales, read_words
from extract.tokens import lex
from extract.unit_reader import MONEY, UnitReader

_RANGE_LINKS = frozenset(("-", "đến", "tới"))
_CHANGE_FROM = re.compile(
    r"(?:tăng|giảm|nâng|hạ|rút ngắn|cắt giảm|chuyển)[^,.;]{0,40}từ (?:[^,.;]|(?<=[0-9])[.,](?=[0-9])){0,20}$"
)
_RANKED = frozenset("đứng xếp hạng trí và , ( ; là giữ từ lên xuống đạt ở đến vị bậc".split())
_RANKED_AMONG = frozenset("cả toàn trong trên / so vùng khu".split())
_OPENS_RANGE = re.compile(r"(?<![^\W_])từ(?: [^\W\d]+)? $")

# Words that a quantity in words can begin with; all others begin with a number.
_OPENERS = frozenset(("gấp", "nửa", *DIGIT_WORDS, *TEN))


def find_quantities(folded: str, taken: bytearray) -> list[Quantity]:
    """All quantities outside of what is taken, in order; their spans are set in `taken`."""
    tokens = lex(folded)
    reader = _Reader(folded, tokens, taken)
    found: list[Quantity] = []
    after = 0
    openers = [at for key in _OPENERS & tokens.words for at in tokens.at[key]]
    for at in sorted((*tokens.numbers, *openers)):
        if at < after:
            continue
        read = reader.quantity(at)
        if read is None:
            continue
        quantity, after = read
        taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
        found.append(quantity)
    return found


class _Reader(UnitReader):
    """The grammar over one token list."""

    def quantity(self, at: int) -> tuple[Quantity, int] | None:
        if not self.free(at):
            return None
        if self.kind(at) == "number":
            return self.digits(at)
        if self.kind(at) == "word":
            return self.multiple(at) or self.part(at) or self.words(at)
        return None

    def digits(self, at: int) -> tuple[Quantity, int] | None:
        """A number in digits, with the upper end of its range where both ends print a unit."""
        read = self.single(at)
        return self.to_upper(*read) if read else None

    def single(self, at: int, lower: bool = True) -> tuple[Quantity, int] | None:
        """A number in digits with scale and unit.

        Args:
            lower: it may be the lower end of a range whose unit stands at the upper end (`500 triệu đến 1 tỷ đồng`).
        """
        first = self.number(at)
        if first is None:
            return None
        number, end = first
        start = self.starts[at]
        value, flags = number.value, number.flags
        if self.negative(at):
            start = self.starts[at - 1]
            value = -value
        high: Fraction | None = None
        denominator: str | None = None
        if second := self.upper(end, value):
            high, end, more = second
            flags += more
        elif self.key(end) == "/" and self.kind(end + 1) == "number" and self.free(end + 1):
            over = self.number(end + 1)
            if over and self.key(over[1]) != "/" and over[0].value >= 1:
                denominator = self.key(end + 1)
                end = over[1]
            elif over and self.key(over[1]) == "/" and self.kind(over[1] + 1) == "number":
                return None
        number_end = self.ends[end - 1]
        rank = self.key(at - 1) == "hạng" or (self.key(at - 2) == "vị" and denominator is not None)
        if self.key(at - 1) == "thứ":
            if denominator is None and not self.ranks(at, end):
                return None
            rank = True
        value_text = (start, number_end)
        multiplier, value, end, scaled = self.scale(end, value, denominator)
        if scaled and denominator is None and end > 0 and high is None:
            value_text = (start, self.compound_end(at, end))
        quantity = Quantity(
            start, self.ends[end - 1], value, value_text, multiplier, high, None, None, None, denominator, flags
        )
        if rank:
            head = self.starts[at - 1] if self.key(at - 1) == "thứ" else quantity.start
            return replace(quantity, start=head, unit="rank"), end
        if read := self.unit(quantity, at, end, scaled) or self.bare(quantity, at, end, scaled):
            return read
        if lower and scaled and (second_at := self.linked(end)):
            upper = self.single(second_at, lower=False)
            if upper and upper[0].unit is not None and upper[0].multiplier > 1:
                return replace(quantity, unit=upper[0].unit, flags=(*flags, "unit_inferred")), end
        return None

    def ranks(self, at: int, end: int) -> bool:
        """Whether `thứ` ranks: `đứng |thứ 5|`, `thứ 27 |cả nước|`; not `ý kiến |thứ 5|`, `lần |thứ 2|`."""
        return self.key(at - 2) in _RANKED or self.key(end) in _RANKED_AMONG

    def to_upper(self, quantity: Quantity, at: int) -> tuple[Quantity, int]:
        """`từ 500 triệu đến 1 tỷ đồng`, `7% - 9%/năm`: a range whose ends both print a unit or scale.

        Not `tăng từ 5% đến 8%` (a change), `5% năm 2020 đến 8%`.
        """
        second = self.linked(at)
        if quantity.high is not None or quantity.denominator is not None or second is None or not self.free(second):
            return quantity, at
        opens = _OPENS_RANGE.search(self.folded, max(0, quantity.start - 16), quantity.start)
        if self.key(at) != "-" and (opens is None or (quantity.unit != "%" and self.change_before(at))):
            return quantity, at
        read = self.single(second, lower=False)
        if read is None:
            return quantity, at
        upper, end = read
        inferred = "unit_inferred" in quantity.flags
        same = upper.unit == quantity.unit and (quantity.per in (None, upper.per))
        if (
            not same
            or upper.high is not None
            or upper.value * Fraction(upper.multiplier) <= quantity.value * Fraction(quantity.multiplier)
        ):
            return quantity, at
        return (
            replace(
                quantity,
                end=upper.end,
                high=upper.value * Fraction(upper.multiplier) / Fraction(quantity.multiplier),
                per=upper.per,
                unit_text=upper.unit_text if inferred or quantity.unit_text is None else quantity.unit_text,
                flags=tuple(
                    f for f in (*quantity.flags, *upper.flags) if f != "unit_inferred" or "unit_inferred" in upper.flags
                ),
            ),
            end,
        )

    def compound_end(self, at: int, end: int) -> int:
        """End of the printed number: of `2 tỷ 350 triệu` and `3 tỷ rưỡi` the whole, else the digits alone."""
        last = at
        for index in range(at, end):
            if self.kind(index) == "number" or self.key(index) == "rưỡi":
                last = index
        return self.ends[last]

    def upper(self, at: int, low: Fraction) -> tuple[Fraction, int, tuple[str, ...]] | None:
        """The upper end of a range: `1 - 1,5%`, `từ 30 đến 35 triệu`. Not `tăng từ 5 đến 8 xã`: that is a change."""
        second_at = self.linked(at)
        second = self.number(second_at) if second_at is not None else None
        if second is None or second[0].value <= low:
            return None
        per_cent = self.key(second[1]) == "%"  # `tăng từ 11 đến 12%` tells a range of growth
        if self.key(at) != "-" and not per_cent and self.change_before(at):
            return None
        return second[0].value, second[1], second[0].flags

    def linked(self, at: int) -> int | None:
        """Index of the number that a range goes on to (`30 |đến 35| triệu`, `70% |- dưới 100|%`), or None."""
        if self.key(at) not in _RANGE_LINKS:
            return None
        second = at + 1 + (self.key(at + 1) == "dưới")
        return second if self.kind(second) == "number" else None

    def change_before(self, at: int) -> bool:
        """`tăng từ 5 |đến| 8`: two values of a change, no range."""
        start = self.starts[at]
        return _CHANGE_FROM.search(self.folded, max(0, start - 90), start) is not None

    def multiple(self, at: int) -> tuple[Quantity, int] | None:
        """`gấp đôi`, `gấp rưỡi`, `gấp ba lần`, `gấp hai`; not `gấp 3 lần` (digits), `gấp rút`."""
        if self.key(at) != "gấp":
            return None
        start = self.starts[at]
        if self.key(at + 1) in ("đôi", "rưỡi"):
            value = Fraction(2) if self.key(at + 1) == "đôi" else Fraction(3, 2)
            end = self.ends[at + 1]
            return Quantity(start, end, value, (start, end), unit="times"), at + 2
        number = read_words(self.tokens, at + 1)
        if number is None or number.value == 1:
            return None
        last = number.last + 1 if self.key(number.last) == "lần" else number.last
        value_text = (self.starts[at + 1], self.ends[number.last - 1])
        return Quantity(start, self.ends[last - 1], Fraction(number.value), value_text, unit="times"), last

    def part(self, at: int) -> tuple[Quantity, int] | None:
        """`một nửa`, `nửa số`, `hai phần ba`; not `nửa đầu năm` (a period), `hai phần việc`."""
        key = self.key
        start = self.starts[at]
        if key(at) == "một" and key(at + 1) == "nửa":
            end = self.ends[at + 1]
            return Quantity(start, end, Fraction(1, 2), (start, end), unit="1"), at + 2
        if key(at) == "nửa" and key(at + 1) in ("triệu", "tỷ", "tỉ") and key(at + 2) not in ("lệ", "trọng"):
            return self.half_a_scale(at)
        if key(at) == "nửa" and key(at + 1) in ("số", "diện", "dân"):
            end = self.ends[at]
            return Quantity(start, end, Fraction(1, 2), (start, end), unit="1"), at + 1
        if (
            key(at) in DIGIT_WORDS
            and key(at + 1) == "phần"
            and key(at + 2) in DIGIT_WORDS | {"tư": 4} | dict.fromkeys(TEN, 10)
        ):
            over = (DIGIT_WORDS | {"tư": 4} | dict.fromkeys(TEN, 10))[key(at + 2)]
            if 0 < DIGIT_WORDS[key(at)] < over:
                end = self.ends[at + 2]
                return Quantity(start, end, Fraction(DIGIT_WORDS[key(at)], over), (start, end), unit="1"), at + 3
        return None

    def half_a_scale(self, at: int) -> tuple[Quantity, int] | None:
        """`nửa tỷ đồng`, `nửa triệu lượt khách`."""
        start, end = self.starts[at], self.ends[at]
        multiplier, value, after, _ = self.scale_of_words(at + 1, Fraction(1, 2))
        half = Quantity(start, self.ends[after - 1], value, (start, end), multiplier, flags=("number_in_words",))
        return self.unit(half, at, after, True)

    def words(self, at: int) -> tuple[Quantity, int] | None:
        """A numeral in words that a scale, a unit or its own length makes a quantity.

        `hai mươi lăm triệu đồng`, `hai trăm linh năm hộ nghèo`, `ba mươi mốt đại biểu`, `hai chục đoàn viên`; not
        `ba chương trình`, `một số`, `thứ hai`, `tháng tám`, `đầu tư`, `năm năm qua`.
        """
        if self.key(at) not in DIGIT_WORDS and self.key(at) not in TEN:
            return None
        if self.key(at - 1) in ("thứ", "tháng", "quý", "lớp", "mùng", "khóa") or self.key(at - 1) in VAGUE:
            return None
        number = read_words(self.tokens, at)
        if number is None:
            return None
        start = self.starts[at]
        value = Fraction(number.value)
        end = number.last
        if not number.compound and self.key(end) in TIME_UNITS and self.key(end) != "giờ":
            return None
        multiplier, value, end, last = self.scale_of_words(end, value)
        scaled = end > number.last
        if not scaled and not number.compound:
            return None
        quantity = Quantity(
            start,
            self.ends[end - 1],
            value,
            (start, self.ends[last - 1]),
            multiplier,
            flags=("number_in_words",),
        )
        with_unit = self.unit(quantity, at, end, scaled)
        if with_unit:
            return with_unit
        if scaled and multiplier >= 10**6 and self.key(end) not in TIME_UNITS:
            before = self.folded[max(0, start - 80) : start]
            if MONEY.search(before):
                return replace(quantity, unit="VND", flags=("number_in_words", "unit_inferred")), end
        return None

    def scale_of_words(self, at: int, value: Fraction) -> tuple[Decimal, Fraction, int, int]:
        """Scales after a numeral in words, with what follows them: `hai triệu ba trăm nghìn`, `ba tỷ rưỡi`.

        Returns:
            multiplier, value, the index after all, and the index after the last word of the number itself.
        """
        product, end = read_scales(self.tokens, at)
        last = at
        if end == at:
            return Decimal(1), value, at, last
        if self.key(end) == "rưỡi":
            return Decimal(product), value + Fraction(1, 2), end + 1, end + 1
        while more := read_words(self.tokens, end, after_scale=True):
            smaller, after = read_scales(self.tokens, more.last)
            if smaller >= product or not (more.compound or after > more.last):
                break  # `hai triệu ba`, `một nghìn năm` (a thousand years)
            value = value * product / smaller + more.value
            product, end, last = smaller, after, more.last
        return Decimal(product), value, end, last
