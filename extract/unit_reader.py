"""What a number measures: its unit and denominator, or the noun it counts, or nothing.

unit = measure [per] | counted noun [per] | time unit (where the words say that time is measured) | noun of its own
per  = "/" [number] unit …
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from extract.knowledge.counted_nouns import ANY_NOUN, COUNTS
from extract.knowledge.numbers import SCALES
from extract.knowledge.units import MEASURES, PER_NAMES, TIME_UNITS, Unit
from extract.mentions import Quantity
from extract.number_reader import NumberReader
from extract.numbers import read_digits, read_scales
from extract.tokens import keys_of

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
# A scale and its unit without the blank between: `12.345 tỷđồng`, `15 tỷUSD`, `12 nghìntấn`.
_GLUED_UNITS = {
    scale + name: replace(unit, multiplier=unit.multiplier * size)
    for scale, size in SCALES.items()
    for name, unit in (MEASURES | {noun: _COUNT_UNITS[noun] for noun in ("người", "hộ", "lượt", "con")}).items()
    if name.isalpha()
}
_UNITS = _trie(_GLUED_UNITS, _COUNT_UNITS, MEASURES)
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
    trở hằng thay sửa bãi nguyễn huỳnh phạm trịnh
    """.split()
)
# Where a number without unit is still a measured one: `hệ số ICOR là 2,94`, `từ 5 lên 8 xã`, `đạt 0,75`.
_VALUE_WORDS = frozenset(
    """
    là đạt bằng còn lên xuống từ mức tới đến hơn trên dưới gần khoảng xỉ chỉ được ước thêm : =
    """.split()
)
_OF_SOMETHING = frozenset(("count", "mass", "area", "volume"))  # `15 kg |gạo|/người/tháng`, `26 m2 |sàn|/người`
_NUMBER_OF = re.compile(
    r"(?<![^\W_])(?:tổng )?số (?:lượng )?(?P<noun>[^,.;:0-9]{2,50}?)(?: ước)? (?:đạt|là|còn|lên)"
    r"(?: (?:hơn|gần|trên|khoảng))* $"
)
_RATIO_WORDS = frozenset("lệ số hạng thứ trí có".split())
MONEY = re.compile(
    r"vốn|kinh phí|ngân sách|giá trị|doanh thu|lợi nhuận|tiền|hợp đồng|đầu tư|thu |chi |nợ|giá |"
    r"dự toán|hỗ trợ|quỹ|mức|lương|thuế|phí|tài trợ|"
    r"giải ngân|kim ngạch|trị giá|dư nợ|doanh số|thu nhập|cho vay|quy mô"
)
_TIME_MEASURED = re.compile(
    r"(?:tuổi thọ|thời gian|thời lượng|thời hạn giải quyết)[^,.;:]{0,70}$|(?:rút ngắn|cắt giảm|giảm|"
    r"tăng|sớm hơn|chậm hơn|kéo dài thêm|dài hơn|nhanh hơn)"
    r"(?:[^;.]{0,40}[0-9][^;.]{0,20} (?:xuống còn|còn|xuống|lên))?"
    r"(?: được| thêm| trung bình| bình quân| tới| đến| khoảng| hơn| gần| ít nhất| tối thiểu| từ)* $"
)
_TIME_NOT_MEASURED = re.compile(
    r"trong (?:thời gian|vòng|thời hạn)[^,.;:]{0,30}$|thời gian (?:qua|tới|từ|hơn|gần|khoảng)? ?$"
)


def denominator_of_day(quantity: Quantity) -> bool:
    """Whether `a/b` may as well be a day and a month: `2/9`, `30/4`."""
    over = read_digits(quantity.denominator) if quantity.denominator else None
    return over is not None and over.value <= 12 and quantity.value <= 31 and quantity.value.denominator == 1


class UnitReader(NumberReader):
    """Reads what stands after a number."""

    def match(self, trie: _Trie, at: int) -> tuple[Unit, int] | None:
        for keys, unit in trie.get(self.key(at), ()):
            if len(keys) == 1 or self.tokens.keys[at : at + len(keys)] == keys:
                return unit, at + len(keys)
        return None

    def unit(self, quantity: Quantity, first: int, at: int, scaled: bool) -> tuple[Quantity, int] | None:
        """Puts the unit that stands at token `at` to a quantity; None if none is printed there."""
        if self.key(at) in ("các", "những") and self.free(at) and self.match(_UNITS, at + 1):
            at += 1  # `120 các đơn vị sự nghiệp`
        time = self.match(_TIMES, at)
        plain = self.match(_UNITS, at)
        if time and (plain is None or time[1] >= plain[1]) and not scaled:
            if not self.measures_time(quantity) and not self.time_per(time[1]):
                return None
            found = time
        elif plain:
            found = plain
        else:
            return self.ratio_to(quantity, at, scaled)
        unit, end = found
        if not self.free(at):
            return None
        if unit.code == "point" and self.is_place(quantity, first, end):
            unit = Unit("site", "count")
        begin = quantity.value_text[1]
        code: str | None = unit.code
        flags = quantity.flags
        denominator = quantity.denominator
        per: str | None = None
        if denominator is None and (whole := self.whole(quantity.multiplier * unit.multiplier, unit, end)):
            denominator, (begin, end) = self.key(end + 1), whole
        elif unit.code == "%" and self.key(end) == "năm" and self.kind(end + 1) != "number":
            end += 1
            per = "year"
        else:
            per, end = self.per(end)
            if per is None and unit.dimension in _OF_SOMETHING:
                per, end = self.per_after_words(end)
        measured = Quantity(  # `replace` takes thrice as long, and nearly every figure passes here
            start=quantity.start,
            end=self.ends[end - 1],
            value=quantity.value,
            value_text=quantity.value_text,
            multiplier=quantity.multiplier * unit.multiplier,
            high=quantity.high,
            unit_text=(self.skip_blank(begin), self.ends[end - 1]),
            unit=code,
            per=per,
            denominator=denominator,
            flags=flags,
        )
        return measured, end

    def whole(self, multiplier: Decimal, unit: Unit, slash: int) -> tuple[int, int] | None:
        """A whole that a number is printed over with its unit (`1.250 ha|/1.500 ha|`): offset of its unit, next index.

        None of `45 vụ/50 đối tượng`, two counts; of `26 ca/100.000 dân`, a rate.
        """
        over = self.number(slash + 1) if self.key(slash) == "/" else None
        if over is None:
            return None
        product, at = read_scales(self.tokens, over[1])
        found = self.match(_UNITS, at)
        if found is None or (found[0].code, found[0].multiplier * product) != (unit.code, multiplier):
            return None
        return self.ends[over[1] - 1], found[1]

    def time_per(self, at: int) -> bool:
        """`5,6 ngày|/lượt|`, `2 giờ|/ngày|`: a rate; not `06 tháng/lần`, how often something is done."""
        per, _ = self.per(at)
        return per is not None and per not in ("time", "term")

    def is_place(self, quantity: Quantity, first: int, end: int) -> bool:
        """`64 |điểm| đặc biệt nguy hiểm`: places, no score; not `đạt 8 điểm`, `tăng 5 điểm so với`, `6,5 điểm`."""
        scored = self.key(first - 1) in (
            "đạt",
            "được",
            "là",
            "bằng",
            "tăng",
            "giảm",
            "thêm",
            "hơn",
            ":",
            "lên",
            "xuống",
        )
        left = self.key(end) == "còn" and self.key(end + 1) == "lại"
        follows = left or (self.kind(end) == "word" and self.free(end) and self.key(end) not in _NOT_NOUNS)
        return quantity.value.denominator == 1 and not scored and follows and self.key(end) != "bình"

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
            if found is None or str(size).strip("0") != "1":
                break  # `1.456 vụ|/2.310 bị can|`: two counts
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

    def counted_before(self, before: str) -> str | None:
        """`|Số thuê bao di động đạt| 1,12 triệu`: the unit that the name before a number with a scale counts in."""
        named = _NUMBER_OF.search(before)
        words = named["noun"].split() if named else []
        return next(
            (unit for length in range(len(words), 0, -1) if (unit := COUNTS.get(" ".join(words[:length])))), None
        )

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
            if unit := self.counted_before(before):
                return replace(quantity, unit=unit, flags=(*quantity.flags, "unit_inferred")), at
            big = quantity.multiplier >= 10**9 or MONEY.search(before) is not None
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
            return replace(quantity, end=span[1], unit_text=span, unit=ANY_NOUN, per=per), end
        if self.kind(at) == "word" and self.glued(at):
            return None
        previous = self.key(first - 1)
        if quantity.start < self.starts[first]:  # the sign stands before
            previous = self.key(first - 2)
        text = self.folded[quantity.value_text[0] : quantity.value_text[1]]
        if quantity.denominator is not None or previous in _VALUE_WORDS or "," in text:
            if following == "/" or (following in TIME_UNITS and self.free(at)):
                return None  # a duration; not `từ 1.250 |năm 2020| lên 1.812`
            if denominator_of_day(quantity) and previous not in _VALUE_WORDS | _RATIO_WORDS:
                return None  # `quà 2/9`, `dịp 30/4`: a day
            return replace(quantity, unit=None if quantity.denominator else "1"), at
        return None
