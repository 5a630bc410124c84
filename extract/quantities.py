"""Quantities: number, scale and unit, parsed once into exact parts.

Rules read the tokens of folded text that no mask has claimed. Each `_Reader` method is one pattern of the grammar:

    quantity   = [sign] number [range | denominator] scales [rưỡi] unit [per] | words scales unit | fraction | multiple
    number     = digits with separators | groups of three with blanks
    per        = "/" [number] unit …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extract.knowledge.counted_nouns import COUNTS
from extract.knowledge.numbers import DIGIT_WORDS, SCALES, TEN, VAGUE
from extract.knowledge.units import MEASURES, PER_NAMES, TIME_UNITS, Unit
from extract.mentions import Quantity
from extract.numbers import PrintedNumber, read_digits, read_scales, read_words
from extract.tokens import Tokens, keys_of, lex

_Trie = dict[str, list[tuple[tuple[str, ...], Unit]]]


def _trie(*tables: Mapping[str, Unit]) -> _Trie:
    trie: _Trie = {}
    for table in tables:
        for name, unit in table.items():
            keys = keys_of(name)
            trie.setdefault(keys[0], []).append((keys, unit))
    for entries in trie.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return trie


_COUNT_UNITS = {name: Unit(code, "count") for name, code in COUNTS.items()}
_UNITS = _trie(_COUNT_UNITS, MEASURES)
_TIMES = _trie({name: Unit(code, "time") for name, code in TIME_UNITS.items()})
# `vụ` after a slash is a crop, elsewhere a case: the names of denominators come first.
_PERS = _trie({name: Unit(code, "per") for name, code in PER_NAMES.items()}, _COUNT_UNITS, MEASURES)

# A counted noun we do not know: the unit stays unknown. These words after a number name nothing counted; the last ones
# are family names that mean nothing else (beside a speck that OCR took for a digit).
_NOT_NOUNS = frozenset(
    """
    và hoặc là của ở tại trong ngoài trên dưới đến tới từ với cho để do bởi theo như thì mà nên nhưng so cùng được bị đã
    đang sẽ chưa không có còn đạt tăng giảm bằng chiếm gồm này nêu sau trước đó kia ấy khi nếu về vào ra lên xuống qua
    nhằm cả các những mọi mỗi từng cũng rất hơn gần khoảng ước tính vượt thuộc giữa tương ứng nhất đầu cuối số thứ lần
    trở hằng nguyễn huỳnh phạm trịnh
    """.split()
)
_RANGE_LINKS = frozenset(("-", "đến", "tới"))
_MOST_GROUPS = 6  # groups of three digits with blanks between: more is a row of numbers, not one
_CHANGE_FROM = re.compile(r"(?:tăng|giảm|nâng|hạ|rút ngắn|cắt giảm|chuyển)[^,.;]{0,40}từ [^,.;]{0,20}$")
_OPENS_RANGE = re.compile(r"(?<![^\W_])từ(?: [^\W\d]+)? $")
# Where a number without unit is still a measured one: `hệ số ICOR là 2,94`, `từ 5 lên 8 xã`, `đạt 0,75`.
_VALUE_WORDS = frozenset(
    """
    là đạt bằng còn lên xuống từ mức tới đến hơn trên dưới gần khoảng xỉ chỉ được ước thêm : =
    """.split()
)
_MONEY = re.compile(
    r"vốn|kinh phí|ngân sách|giá trị|doanh thu|lợi nhuận|tiền|hợp đồng|đầu tư|thu |chi |nợ|giá |"
    r"dự toán|hỗ trợ|quỹ|mức|lương|thuế|phí|tài trợ|"
    r"giải ngân|kim ngạch|trị giá|dư nợ|doanh số|thu nhập|cho vay|quy mô"
)
_TIME_MEASURED = re.compile(
    r"(?:tuổi thọ|thời gian|thời lượng|thời hạn giải quyết)[^,.;:]{0,70}$|(?:rút ngắn|cắt giảm|giảm|"
    r"tăng|sớm hơn|chậm hơn|kéo dài thêm|dài hơn|nhanh hơn)"
    r"(?: được| thêm| trung bình| bình quân| tới| đến| khoảng| hơn| gần| ít nhất| tối thiểu| từ)* $"
)
_TIME_NOT_MEASURED = re.compile(
    r"trong (?:thời gian|vòng|thời hạn)[^,.;:]{0,30}$|thời gian (?:qua|tới|từ|hơn|gần|khoảng)? ?$"
)


# Words that a quantity in words can begin with; all others begin with a number.
_OPENERS = frozenset(("gấp", "nửa", *DIGIT_WORDS, *TEN))


def find_quantities(folded: str, taken: bytearray) -> list[Quantity]:
    """All quantities outside of what is taken, in order; their spans are set in `taken`."""
    tokens = lex(folded)
    reader = _Reader(folded, tokens, taken)
    found: list[Quantity] = []
    after = 0
    openers = [at for key in _OPENERS & tokens.words for at in tokens.indices(key)]
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


class _Reader:
    """The grammar over one token list; every method takes a token index and gives (result, next index) or None."""

    def __init__(self, folded: str, tokens: Tokens, taken: bytearray) -> None:
        self.folded = folded
        self.tokens = tokens
        self.taken = taken
        self.starts, self.ends = tokens.starts, tokens.ends
        # Both are empty for tokens beyond either end.
        self.key: Callable[[int], str] = tokens.keys.__getitem__
        self.kind = tokens.kind
        self.glued = tokens.glued

    def free(self, at: int) -> bool:
        return not any(self.taken[self.starts[at] : self.ends[at]])

    def quantity(self, at: int) -> tuple[Quantity, int] | None:
        if not self.free(at):
            return None
        if self.kind(at) == "number":
            return self.digits(at)
        if self.kind(at) == "word":
            return self.multiple(at) or self.part(at) or self.words(at)
        return None

    # --- numbers in digits -------------------------------------------------------------------------------------

    def number(self, at: int) -> tuple[PrintedNumber, int] | None:
        """`38.300`, `1 234 567`, `19, 6` before a per cent sign."""
        if self.kind(at) != "number" or not self.free(at):
            return None
        text = self.key(at)
        end = at + 1
        if text.isdigit() and len(text) <= 3 and text[0] != "0":
            groups = [text]
            while (
                len(groups) < _MOST_GROUPS
                and self.kind(end) == "number"
                and self.free(end)
                and re.fullmatch(r"[0-9]{3}(?:,[0-9]+)?", self.key(end))
                and self.starts[end] - self.ends[end - 1] == 1
            ):
                groups.append(self.key(end))
                end += 1
                if "," in groups[-1]:
                    break
            if len(groups) > 1:
                whole = read_digits("".join(groups))
                if whole:
                    return PrintedNumber(whole.value, ("space_thousands",)), end
        if (
            text.isdigit()
            and self.key(end) == ","
            and self.glued(end)
            and self.kind(end + 1) == "number"
            and not self.glued(end + 1)
            and re.fullmatch(r"[0-9]{1,2}", self.key(end + 1))
            and self.key(end + 2) == "%"
            and self.free(end + 1)
        ):
            return PrintedNumber(Fraction(f"{text}.{self.key(end + 1)}"), ("spaced_decimal",)), end + 2
        number = read_digits(text)
        return (number, end) if number else None

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
        rank = self.key(at - 1) in ("thứ", "hạng") or (self.key(at - 2) == "vị" and denominator is not None)
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

    def negative(self, at: int) -> bool:
        """`-2°C`, `âm 5 độ C`; not `2020-2`, `A -5`."""
        if self.key(at - 1) == "âm":
            return self.free(at - 1)
        return (
            self.key(at - 1) == "-"
            and self.glued(at)
            and not self.glued(at - 1)
            and self.kind(at - 2) != "number"
            and self.free(at - 1)
        )

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

    def scale(self, at: int, value: Fraction, denominator: str | None) -> tuple[Decimal, Fraction, int, bool]:
        """Scale words after a number: (multiplier, value, next index, whether any).

        `2 tỷ 350 triệu` = 2350 × 10**6; `3 tỷ rưỡi` = 3.5 × 10**9.
        """
        product, end = read_scales(self.tokens, at)
        if end == at:
            return Decimal(1), value, at, False
        if self.key(end) == "rưỡi":
            return Decimal(product), value + Fraction(1, 2), end + 1, True
        while denominator is None and self.kind(end) == "number" and self.free(end):
            part = self.number(end)
            if part is None:
                break
            smaller, after = read_scales(self.tokens, part[1])
            if after == part[1] and not (product == 1000 and re.fullmatch(r"[1-9][0-9]{2}", self.key(end))):
                break  # `12 nghìn 500 đồng` goes on with its hundreds
            if smaller >= product or part[0].value * smaller >= product:
                break
            value = value * product / smaller + part[0].value
            product, end = smaller, after
        return Decimal(product), value, end, True

    # --- units -------------------------------------------------------------------------------------------------

    def match(self, trie: _Trie, at: int) -> tuple[Unit, int] | None:
        for keys, unit in trie.get(self.key(at), ()):
            if all(self.key(at + offset) == key for offset, key in enumerate(keys)):
                return unit, at + len(keys)
        return None

    def unit(self, quantity: Quantity, first: int, at: int, scaled: bool) -> tuple[Quantity, int] | None:
        """Puts the unit that stands at token `at` to a quantity; None if none is printed there."""
        if self.key(at) in ("các", "những") and self.free(at) and self.match(_UNITS, at + 1):
            at += 1  # `1.376 các đơn vị sự nghiệp`
        time = self.match(_TIMES, at)
        plain = self.match(_UNITS, at)
        if time and (plain is None or time[1] >= plain[1]) and not scaled:
            if not self.measures_time(quantity):
                return None
            found = time
        elif plain:
            found = plain
        else:
            return self.ratio_to(quantity, at, scaled)
        unit, end = found
        if not self.free(at):
            return None
        begin = quantity.value_text[1]
        code: str | None = unit.code
        flags = quantity.flags
        if unit.code == "%" and self.key(end) == "năm" and self.kind(end + 1) != "number":
            end += 1
            per: str | None = "year"
        else:
            per, end = self.per(end)
            if per is None and unit.dimension == "count":
                per, end = self.per_after_words(end)
        quantity = replace(
            quantity,
            end=self.ends[end - 1],
            unit=code,
            per=per,
            multiplier=quantity.multiplier * unit.multiplier,
            unit_text=(self.skip_blank(begin), self.ends[end - 1]),
            flags=flags,
        )
        return quantity, end

    def ratio_to(self, quantity: Quantity, at: int, scaled: bool) -> tuple[Quantity, int] | None:
        """`2/3 số hộ`: a fraction of something, not two counted things."""
        if quantity.denominator and not scaled and self.key(at) in ("số", "diện", "dân", "tổng", "quãng"):
            over = read_digits(quantity.denominator)
            if over and 0 < quantity.value < over.value <= 10:
                return replace(quantity, value=quantity.value / over.value, denominator=None, unit="1"), at
        return None

    def skip_blank(self, at: int) -> int:
        while at < len(self.folded) and self.folded[at].isspace():
            at += 1
        return at

    def measures_time(self, quantity: Quantity) -> bool:
        before = self.folded[max(0, quantity.start - 90) : quantity.start]
        return _TIME_MEASURED.search(before) is not None and _TIME_NOT_MEASURED.search(before) is None

    def per(self, at: int) -> tuple[str | None, int]:
        """`/người/tháng` → `person/month`; `/vạn dân` → `10000 person`; `/100.000 dân` → `100000 person`."""
        codes: list[str] = []
        while self.key(at) == "/":
            inner = at + 1
            size = 1
            if self.kind(inner) == "number":
                number = self.number(inner)
                if number is None or number[0].value.denominator != 1:
                    break
                size, inner = int(number[0].value), number[1]
            product, inner = read_scales(self.tokens, inner)
            found = self.match(_PERS, inner)
            if found is None:
                break
            codes.append(f"{size * product} {found[0].code}" if size * product != 1 else found[0].code)
            at = found[1]
        return ("/".join(codes) or None), at

    def per_after_words(self, at: int) -> tuple[str | None, int]:
        """`dược sĩ |đại học/vạn dân`: one or two words between what is counted and the slash."""
        for slash in (at + 1, at + 2):
            if self.kind(slash - 1) != "word" or not self.free(slash - 1):
                break
            if self.key(slash) == "/" and self.glued(slash):
                per, end = self.per(slash)
                return (per, end) if per else (None, at)
        return None, at

    def bare(self, quantity: Quantity, first: int, at: int, scaled: bool) -> tuple[Quantity, int] | None:
        """A quantity without a known unit: money understood, an unknown noun, a pure number, or nothing measured."""
        before = self.folded[max(0, quantity.start - 80) : quantity.start]
        following = self.key(at)
        noun = (
            self.kind(at) == "word"
            and self.free(at)
            and following not in _NOT_NOUNS
            and following not in SCALES
            and following not in TIME_UNITS
            and self.starts[at] - self.ends[at - 1] <= 1
        )
        if scaled and not noun:
            big = quantity.multiplier >= 10**9 or _MONEY.search(before) is not None
            if not big:
                return None
            return replace(quantity, unit="VND", flags=(*quantity.flags, "unit_inferred")), at
        if noun and (self.glued(at) or self.key(at) in TIME_UNITS):
            return None
        if noun:
            end = at + 1
            if (
                self.kind(end) == "word"
                and self.key(end) not in _NOT_NOUNS
                and self.free(end)
                and self.key(end) not in TIME_UNITS
            ):
                end += 1
            per, end = self.per(end)
            span = (self.starts[at], self.ends[end - 1])
            return replace(quantity, end=span[1], unit_text=span, unit=None, per=per), end
        if self.kind(at) == "word" and self.glued(at):
            return None
        previous = self.key(first - 1)
        if quantity.start < self.starts[first]:  # the sign stands before
            previous = self.key(first - 2)
        text = self.folded[quantity.value_text[0] : quantity.value_text[1]]
        if quantity.denominator is not None or previous in _VALUE_WORDS or "," in text:
            if following == "/" or following in TIME_UNITS:
                return None
            return replace(quantity, unit=None if quantity.denominator else "1"), at
        return None

    # --- words -------------------------------------------------------------------------------------------------

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
            if _MONEY.search(before):
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
