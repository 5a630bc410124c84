"""What the words around a number say of it: bound, measure, direction, status, aggregation.

All patterns read the folded text that ends right before the number (`before`, its own clause) or begins right after it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from extract.anchors import first_words
from extract.folding import fold
from extract.mentions import Bound, Direction, Measure
from extract.values import value

Aggregation = Literal["average", "annual_average", "cumulative"]
Status = Literal["actual", "estimated", "planned"]

_B = r"(?<![^\W_])"  # a word begins
# Words that may stand between a verb and its number: `tăng bình quân hằng năm khoảng 5%`.
_ADVERB = (
    r"(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm|năm|mỗi tháng|hằng tháng|khoảng|gần|hơn|trên|"
    r"dưới|xấp xỉ|ước|nhẹ|mạnh|nhanh|thêm|được|tới|"
    r"tương ứng|chỉ|đến|ít nhất|tối thiểu|tối đa|không quá|không dưới|từ|mức|ở mức|thực tế|cả|chung|"
    r"đều|tương đương|về|gần như|tổng cộng|lần lượt|là|dần|đáng kể)"
)


# Nouns that end in `độ`, which alone says `about` (`độ 50 hộ`): `nhiệt độ từ 25`, `mật độ 450 người/km2`.
_DEGREES = [
    f"{noun} độ"
    for noun in "nhiệt mật tốc mức tiến chế trình cường biên nồng quá góc thái hạn niên vĩ kinh áp hành chiều".split()
]


@value(frozen=True, slots=True)
class BoundPattern:
    """Words right before a number that bound it.

    Attributes:
        wordings: alternatives parted by `|`; the pattern has them where it says `WORDINGS`.
    """

    bound: Bound
    wordings: str
    pattern: str

    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern.replace("WORDINGS", f"{_B}(?:{self.wordings})"))


_BOUNDS = (
    # `không dưới 90%`, `ít nhất 90%`, `tối thiểu`, `không thấp hơn`; before `dưới`, `thấp hơn`
    BoundPattern(
        "at_least",
        "ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|ít nhất là|tối thiểu là",
        r"WORDINGS(?: (?:đạt|có|từ|là|khoảng|còn))? $",
    ),
    # `không quá 3%`, `tối đa 50 triệu`, `cao nhất là`
    BoundPattern(
        "at_most",
        "không quá|tối đa|không vượt quá|nhiều nhất|không cao hơn|tối đa là|không vượt",
        r"WORDINGS(?: (?:là|còn|đến))? $",
    ),
    # `trên 70%`, `lớn hơn 5 tỷ`; not `trên địa bàn`
    BoundPattern("more_than", "trên|vượt trên|nhiều hơn con số|trên mức|lớn hơn", r"WORDINGS $"),
    # `hơn 5 tỷ`; not `cao hơn 5%` (a difference)
    BoundPattern(
        "more_than",
        "hơn",
        r"(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!nhỏ )(?<!kém )(?<!sớm )(?<!chậm )WORDINGS $",
    ),
    # `dưới 2%`; not `không dưới`, `trên dưới 100 hộ` (about)
    BoundPattern("less_than", "dưới|chưa đến|chưa tới|chưa đầy|nhỏ hơn|thấp hơn mức", r"(?<!trên )WORDINGS(?: mức)? $"),
    # `khoảng`, `gần`, `xấp xỉ`; not `ước` (an estimate)
    BoundPattern(
        "approx",
        f"khoảng|gần|ngót|xấp xỉ|chừng|độ(?<!{')(?<!'.join(_DEGREES)})|khoảng từ|gần như|ước khoảng|khoảng trên|"
        "trên dưới|tương đương khoảng",
        r"WORDINGS(?: (?:từ|là|đạt))? $",
    ),
)
# In this order, each with its first words: most figures have none of them before, and then nothing is searched.
_BOUND_RULES = [(rule.bound, rule.compiled(), first_words(rule.wordings)) for rule in _BOUNDS]
_AT_LEAST_AFTER = re.compile(r" ?(?:[^\W\d]+ ){0,3}?trở lên")
_AT_MOST_AFTER = re.compile(r" ?(?:[^\W\d]+ ){0,3}?trở xuống")


_LAST_WORDS = 40  # letters before a number in which all words of a bound stand


def bound_of(before: str, after: str, said: frozenset[str]) -> Bound:
    """The bound worded around a number; `exact` where none is.

    Args:
        said: the words of `before`, or more.
    """
    if "trở " in after:
        if _AT_LEAST_AFTER.match(after):
            return "at_least"
        if _AT_MOST_AFTER.match(after):
            return "at_most"
    last_words = max(0, len(before) - _LAST_WORDS)
    for bound, pattern, words in _BOUND_RULES:
        if not words.isdisjoint(said) and pattern.search(before, last_words):
            return bound
    return "exact"


_UPWARDS = "tăng trưởng|tăng thêm|tăng|vượt|cao hơn|nhiều hơn|lớn hơn|nâng thêm|bổ sung thêm|dài hơn|cải thiện"
_DOWNWARDS = (
    "cắt giảm|tiết giảm|kéo giảm|giảm thêm|giảm|thiếu hụt|hụt|thấp hơn|ít hơn|nhỏ hơn|rút ngắn|bớt|kém hơn|tụt|hạ|"
    "thu hẹp|sụt giảm|kém"
)
_UP, _DOWN = f"(?:{_UPWARDS})", f"(?:{_DOWNWARDS})"
# A plan may stand between verb and number (`vượt kế hoạch 5%`); other objects are read by OBJECT_CHANGE.
_PLAN_OBJECT = (
    r"(?: (?:so với )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết)(?: (?:năm(?: \d{4})?|giao|"
    r"đề ra|được giao|tỉnh giao|tỉnh|trung ương giao|đầu năm|hđnd tỉnh giao))*)?"
)
_BASE_OBJECT = r"(?: so với [^,;.]{3,45}?)?"
# `cao hơn bình quân chung của tỉnh 5,2 điểm phần trăm`: what it is compared with stands between.
_COMPARING = "cao hơn|thấp hơn|nhiều hơn|ít hơn|lớn hơn"
_CHANGE_WORDS = first_words("|".join((_UPWARDS, _DOWNWARDS, _COMPARING)))
COMPARED = re.compile(rf"{_B}(?P<verb>{_COMPARING})(?: so với)? (?P<entity>[^,;.0-9]{{4,50}}?)(?: {_ADVERB})* $")
# `tăng 7%, |cao hơn mức tăng| 6% của cả nước`, `còn 2,2%, |thấp hơn mức| 2,5% của cùng kỳ`: what the number before is
# compared with; not `hộ có thu nhập |thấp hơn mức| 1,5 triệu đồng`, where none stands before
_THAN_LEVEL = re.compile(
    rf"{_B}(?:{_COMPARING})(?: so với)? (?:mức|con số|tỷ lệ)(?: (?P<verb>tăng(?: trưởng)?|giảm))?(?: {_ADVERB})* $"
)
_CHANGE = re.compile(rf"{_B}(?<!không )(?P<verb>{_UP}|{_DOWN}){_PLAN_OBJECT}{_BASE_OBJECT}(?: {_ADVERB})* $")
# `tăng lên 75%`, `giảm còn 2%`, `giảm xuống 5%`: the number is the new level, not the change.
_NEW_LEVEL = re.compile(
    rf"(?:{_UP}|{_DOWN})(?: {_ADVERB})*(?: dần| mạnh| nhẹ| nhanh| sâu)? (?:còn|xuống|lên|đạt|xuống còn|"
    rf"lên mức|lên đến|lên tới|xuống mức|còn lại|chỉ còn|lên đạt)(?: {_ADVERB})* $"
)
_MULTIPLIED = re.compile(rf"{_B}(?:gấp|bằng)(?: {_ADVERB})* $")
# `vượt quy chuẩn 1,14 lần`: the limit may stand between
_TIMES_VERB = re.compile(
    rf"{_B}(?P<verb>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|lớn hơn|vượt)"
    rf"(?: (?:quy chuẩn|tiêu chuẩn|giới hạn|ngưỡng|mức|công suất)(?: cho phép| thiết kế)?)?(?: {_ADVERB})* $"
)
_SHARE_VERB = re.compile(rf"{_B}(?:chiếm|chiếm tỷ lệ|chiếm tỷ trọng|tỷ lệ|tỷ trọng)(?: {_ADVERB})* $")
_RATIO_VERB = re.compile(rf"{_B}(?:bằng|đáp ứng|tương đương|tương ứng|đảm bảo|bảo đảm)(?: {_ADVERB})* $")
# `giảm nghèo 1,5%`, `tăng thu ngân sách 10%`: the verb stands before what it changes.
OBJECT_CHANGE = re.compile(
    r"(?P<verb>tăng thêm|tăng|cắt giảm|tiết giảm|kéo giảm|giảm|nâng|hạ|rút ngắn)(?! trưởng| cường) (?P<object>.+)"
)
_RELATIVE_UNITS = frozenset(("%", "‰", "pp", "times", "rank", "point"))
_FULFILS = re.compile(
    rf"{_B}(?:giải ngân|thực hiện|hoàn thành|thu hồi|thanh toán)(?: (?:đạt|được|đạt được))?(?: {_ADVERB})* $"
)
# `đạt 112%| cùng kỳ`, `98%| CK`: what it comes to against the year before; not of a rate (`tỷ lệ đạt 95% cùng kỳ`)
_OF_YEAR_BEFORE = re.compile(r" ?(?:so (?:với )?)?(?:cùng (?:kỳ|kì)|ck|svck)(?![^\W_])")
# `doanh thu |đạt| 95%| so với năm 2022`; not `tiết kiệm 7% so với giá kế hoạch`
_COMES_TO = re.compile(rf"{_B}đạt(?: {_ADVERB})* $")
_COMPARED_AFTER = re.compile(r" so (?!sánh)[^\W\d_]")
_GROWTH_NAME = re.compile(
    r"lạm phát|tốc độ tăng|tăng trưởng|mức tăng|tốc độ phát triển|tốc độ giảm|mức giảm|tỷ lệ tăng"
)
_RATE_NAME = re.compile(r"tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tỉ suất|lãi suất|nghèo|thất nghiệp|độ che phủ|mức độ")


@value(frozen=True, slots=True)
class Reading:
    """Measure and direction of a figure, as worded.

    Attributes:
        verb: why: `change`, `new_level`, `fulfil`, `share`, `ratio`, `multiple`, or None where no verb decides.
    """

    measure: Measure
    direction: Direction | None
    verb: str | None
    flags: tuple[str, ...] = ()


def direction_of(verb: str) -> Direction:
    """`tăng` → increase, `giảm`, `thấp hơn`, `rút ngắn` → decrease."""
    return "decrease" if re.fullmatch(_DOWN, verb) else "increase"


def measure_of(
    before: str,
    after: str,
    unit: str | None,
    indicator: str,
    plan_follows: bool,
    fraction: bool,
    worded_multiple: bool,
    said: frozenset[str],
) -> Reading:
    """Measure and direction of a number.

    Args:
        before: folded text of its clause up to the number.
        after: folded text after the quantity.
        unit: canonical unit code.
        indicator: folded indicator, or empty.
        plan_follows: `kế hoạch`, `dự toán` stands right after the number.
        fraction: the number is a fraction (`một nửa`, `2/3`).
        worded_multiple: the quantity itself says `gấp` (`gấp đôi`).
        said: the words of `before`.
    """
    if before.endswith("+"):
        return Reading("change", "increase", "change")  # `đạt 612 nghìn tấn (|+|5,1%)`
    change = None
    if not said.isdisjoint(_CHANGE_WORDS) and not _NEW_LEVEL.search(before):
        change = _CHANGE.search(before) or COMPARED.search(before)
    if change and change["verb"] in ("lớn hơn", "nhỏ hơn") and unit not in _RELATIVE_UNITS and "so với" not in after:
        change = None  # `vốn |lớn hơn| 100 tỷ đồng`: a bound
    if unit == "rank":
        if change:
            return Reading("change", direction_of(change["verb"]), "change")
        return Reading("rank", None, None)
    if unit == "times":
        if worded_multiple:
            return Reading("ratio", "increase", "multiple")
        if _MULTIPLIED.search(before):
            up = re.search(r"gấp[^,;]*$", before) is not None
            return Reading("ratio", "increase" if up else None, "multiple")
        if times := _TIMES_VERB.search(before):
            return Reading("ratio", direction_of(times["verb"]), "multiple", ("multiplier_ambiguous",))
        return Reading("level", None, None)
    if change:
        direction = direction_of(change["verb"])
        flags = ("pp_inferred",) if unit == "%" and direction == "decrease" and _is_rate(indicator) else ()
        return Reading("change", direction, "change", flags)
    if unit in ("%", "‰", "pp") or fraction:
        if _SHARE_VERB.search(before):
            return Reading("share", None, "share")
        if plan_follows:
            return Reading("ratio", None, "fulfil")
        if _RATIO_VERB.search(before) or (_is_against(before, after) and not _is_rate(indicator)):
            return Reading("ratio", None, "ratio")
        if _FULFILS.search(before) and re.match(
            r" (?:vốn|kế hoạch|khối lượng|chỉ tiêu|dự toán|số vốn|nguồn vốn)", after
        ):
            return Reading("ratio", None, "fulfil")
        if _GROWTH_NAME.search(indicator) and unit == "%":
            return Reading("change", None, None)
        return Reading("share", None, None)
    return Reading("level", None, None)


def level_compared_with(before: str, said: frozenset[str]) -> Reading | None:
    """The reading of a number that the one before is compared with, None of any other; a `share` may be a `level`.

    Args:
        before: folded text of its clause up to the number.
        said: the words of `before`.
    """
    if "hơn" not in said or not (found := _THAN_LEVEL.search(before)):
        return None
    return Reading("change", direction_of(found["verb"]), "than") if found["verb"] else Reading("share", None, "than")


def object_change(verb: str, unit: str | None, indicator: str) -> Reading:
    """The change of a thing named between verb and number: `giảm nghèo 1 - 1,5%/năm`."""
    direction = direction_of(verb)
    inferred = unit == "%" and direction == "decrease" and _is_rate(indicator)
    return Reading("change", direction, "change", ("pp_inferred",) if inferred else ())


def _is_against(before: str, after: str) -> bool:
    """Whether a per cent tells what an amount comes to against another one, without a verb that says so."""
    if _OF_YEAR_BEFORE.match(after):
        return True
    return _COMPARED_AFTER.match(after) is not None and _COMES_TO.search(before) is not None


def _is_rate(indicator: str) -> bool:
    return _RATE_NAME.search(indicator) is not None


# A pattern whose first words are not said is not searched; they are taken from the same alternatives.
_ESTIMATES = "ước|dự ước|ước tính|ước đạt|ước thực hiện|ước khoảng"
_ESTIMATED, _ESTIMATED_WORDS = re.compile(_B + rf"(?:{_ESTIMATES})(?![^\W_])"), first_words(_ESTIMATES)
# What is yet to be, whatever it is measured against: `phấn đấu giải ngân 95% kế hoạch`.
_INTENTIONS = (
    "phấn đấu|dự kiến|quyết tâm|đặt mục tiêu|sẽ|cần đạt|phải đạt|chủ trương đầu tư|định hướng|dự báo|"
    "yêu cầu(?= (?:các|sở|ubnd|ủy ban|chủ tịch|giám đốc|thủ trưởng|bí thư|huyện|đạt|phải))"
)
_INTENDED, _INTENDED_WORDS = re.compile(_B + rf"(?:{_INTENTIONS})(?![^\W_])"), first_words(_INTENTIONS)
# A plan's own numbers: `Nghị quyết đề ra thu 5 tỷ`, `Kế hoạch năm 2026: GRDP tăng 8%`, `giao thu nội địa là 9 tỷ`; not
# `45 nhiệm vụ đề ra`, `Chương trình mục tiêu quốc gia`, `60% kế hoạch vốn Thủ tướng Chính phủ giao`.
_SET_BY = "mục tiêu|đặt ra|đề ra|chỉ tiêu|kế hoạch|dự toán|giao|tầm nhìn"
_SET_WORDS = first_words(_SET_BY)
_SET = re.compile(
    _B + rf"(?=(?:{_SET_BY}))"
    r"(?:(?<!chương trình )(?<!có )(?<!hơn )(?<!vượt )(?<!so với )(?<!% )mục tiêu(?! quốc gia)|"
    r"(?:đặt ra|đề ra)(?= (?!theo|trong|tại|là|từ|và|đạt)[^\W\d])|"
    r"(?<![0-9] )(?<!% )chỉ tiêu (?:kế hoạch )?(?:đến|năm|giai đoạn|là|phấn đấu|giao|tối thiểu)|"
    r"(?<!% )(?:kế hoạch|dự toán) (?:năm|giai đoạn|vốn)[^,;%]{0,30}(?:là|giao|:)|"
    r"(?:(?<=/)|(?<=/ ))(?:kế hoạch|dự toán)(?= [^,;%/]{0,20}$)|"
    r"giao (?:dự toán |chỉ tiêu |kế hoạch )?(?:thu|chi|vốn|biên chế)[^,;%]{2,45} là|tầm nhìn)(?![^\W_])"
)
_PLANNED_HEADING = re.compile(
    r"mục tiêu(?! quốc gia)|chỉ tiêu|phương hướng|định hướng|kế hoạch năm|nhiệm vụ(?! đã)|giải pháp|kiến nghị|đề xuất|"
    r"nội dung chính sách|nhu cầu|kinh phí thực hiện|^kinh phí|dự kiến nguồn lực|điều chỉnh|"
    r"bổ sung dự toán|dự toán|phân bổ|dự kiến"
)
# Told before a plan is: `Kết quả thực hiện nhiệm vụ`, `Thực hiện dự toán 10 tháng`.
_TOLD_HEADING = re.compile(
    r"kết quả|đánh giá|tình hình|sự cần thiết|cơ sở thực tiễn|thực trạng|hiện trạng|ưu điểm|hạn chế|"
    r"tồn tại|khó khăn|nguyên nhân|"
    r"^\W*(?:[ivx0-9]+[.)] )?thực hiện|đã đạt|đạt được|tiếp nhận và xử lý"
)
# A document that only sets what is to be: `Quyết định ban hành Kế hoạch …`, `Kế hoạch …`, `giao dự toán`.
_PLANNED_SUBJECT = re.compile(
    r"(?:kế hoạch|chương trình|đề án|phương án) (?!.*(?:báo cáo|kết quả|tình hình))|"
    r"(?:quyết định|nghị quyết|tờ trình) .{0,14}?(?:ban hành|giao|phê duyệt|phân bổ|đề nghị giao|thông qua) "
    r"(?:bổ sung )?"
    r"(?:kế hoạch|chương trình|đề án|dự toán|chỉ tiêu|phương án|dự án|chủ trương|vốn|chính sách|nghị quyết|"
    r"quy định|mức hỗ trợ|mức chi|mức thu)"
)


@lru_cache(maxsize=1024)
def plans_above(lead_in: str | None, headings: tuple[str, ...], subject: str | None) -> bool:
    """Whether what stands above a passage says that its figures are planned: the nearest that tells decides.

    Args:
        headings: nearest first.
        subject: of the document, its type before it.
    """
    for words in (lead_in, *headings):
        if words:
            folded = fold(words)
            if _TOLD_HEADING.search(folded):
                return False
            if _PLANNED_HEADING.search(folded):
                return True
    return subject is not None and _PLANNED_SUBJECT.match(fold(subject)) is not None


# A sentence that opens with an order states what is to be: `Khẩn trương gia cố đoạn kè dài 2,4 km`.
_ORDER = re.compile(
    r"[\W_]*(?:khẩn trương|tập trung|phấn đấu|đẩy nhanh|đẩy mạnh|tiếp tục|chủ động|tăng cường|yêu cầu|"
    r"giao|đề nghị|bố trí|ưu tiên|"
    r"tổ chức thực hiện|xây dựng phương án|hoàn thành dứt điểm)(?![^\W_])"
)
# `tăng 3,4% (|kế hoạch tăng| 3 - 3,5%)`
_OWN_PLAN = re.compile(
    r"\W*(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết|kh|nq)(?: (?:là|tăng|giảm|đạt|giao|năm|đề ra|cả năm|trên|"
    r"dưới|từ))*\s*"
)
# `đã giải ngân 9.400 tỷ đồng` of a planned sum
_DONE, _DONE_WORDS = re.compile(_B + r"(?:đã|vừa) (?!có|được giao)[^\W\d]"), first_words("đã|vừa")
# `Chỉ tiêu giao là 45.000 ha|, thực hiện |43.200 ha, đạt 96%`: from here on it is told what was done
_CARRIED_OUT = re.compile(
    r"[,;] (?:kết quả )?thực hiện(?: (?:được|đạt|là))* (?=[0-9]|$)|"
    r"; (?:đến nay|đến ngày|đến thời điểm|đến hết ngày|tính đến|hiện nay|kết quả)(?![^\W_])"
)
_CARRIED_OUT_WORDS = first_words("thực hiện|đến nay|tính đến|hiện nay|kết quả")
_PASTS = "đã|so với cùng kỳ|kết quả|đạt được"
_PAST, _PAST_WORDS = re.compile(_B + rf"(?:{_PASTS})(?![^\W_])"), first_words(_PASTS)


def status_of(
    own_clause: str, sentence_before: str, said: frozenset[str], plans_above: bool, base_plan: bool
) -> Status:
    """`estimated` only where the figure's own clause says so; `planned` for targets and planned sizes.

    Args:
        own_clause: folded text between the commas around the number, up to it.
        sentence_before: folded sentence up to the number.
        said: its words.
        plans_above: what stands above the passage says so.
        base_plan: the figure is measured against a plan, so the word `kế hoạch` makes it no target.
    """
    if not _ESTIMATED_WORDS.isdisjoint(said) and _ESTIMATED.search(own_clause):
        return "estimated"
    intended = not _INTENDED_WORDS.isdisjoint(said)
    if (intended and _INTENDED.search(own_clause)) or _OWN_PLAN.fullmatch(own_clause):
        return "planned"
    if not _DONE_WORDS.isdisjoint(said) and _DONE.search(own_clause):
        return "actual"
    if not _CARRIED_OUT_WORDS.isdisjoint(said) and (carried_out := _CARRIED_OUT.search(sentence_before)):
        sentence_before = sentence_before[carried_out.start() :]
    if intended and _INTENDED.search(sentence_before):
        return "planned"
    if not base_plan and not _SET_WORDS.isdisjoint(said) and _SET.search(sentence_before):
        return "planned"
    told = not _PAST_WORDS.isdisjoint(said) and _PAST.search(sentence_before) is not None
    if not told and _ORDER.match(sentence_before) and not base_plan:
        return "planned"
    if not told and plans_above:
        return "planned"
    return "actual"


# What a counted thing is already, named in a task: `7 vị trí |còn vướng mắc|`, `512 hộ |nêu trên|`
_IS_SO = re.compile(
    r"(?: [^\W\d_]+| và [0-9]+){0,5}? "
    r"(?:còn(?! lại)|nêu trên|nói trên|kể trên|hiện có|đã|đang|chưa|chậm|quá hạn)(?![^\W_])"
)


def status_of_a_task(status: Status, asked: bool, left: bool, measure: Measure, after: str) -> Status:
    """The status where a task may be what makes a figure planned.

    Args:
        status: as the words around the number say.
        asked: the figure stands in a task.
        left: a change leads away from it (`từ |9,5%| xuống 7%`), which is actual also where the change is yet to be.
        after: folded text after the quantity.
    """
    if left:
        return "actual"
    if not asked:
        return status
    fact = _IS_SO.match(after) is not None
    if status == "actual" and measure == "level" and not fact:
        return "planned"
    return "actual" if status == "planned" and fact else status


_PER_YEAR = re.compile(
    r"(?:bình quân|trung bình)(?: chung)? (?:mỗi năm|hằng năm|hàng năm|một năm|1 năm|năm)|"
    r"(?:mỗi năm|hằng năm|hàng năm)(?![^\W_])"
)
_AVERAGES = "bình quân|trung bình"
_AVERAGE, _AVERAGE_WORDS = re.compile(_B + rf"(?:{_AVERAGES})(?![^\W_])"), first_words(_AVERAGES)
_SPAN_OF_YEARS = re.compile(r"giai đoạn|thời kỳ")
_ADDED_UP = re.compile(r"(?:lũy|luỹ|luỹ) (?:kế|tiến)|cộng dồn")


def aggregation_of(
    own_clause: str, sentence_before: str, said: frozenset[str], change: bool, growth_per_year: bool
) -> Aggregation | None:
    """`annual_average` for `%/năm` and `bình quân mỗi năm`, `average` for `bình quân`, `cumulative` for `lũy kế`.

    Args:
        said: the words of `own_clause`, or more.
    """
    average = not _AVERAGE_WORDS.isdisjoint(said) and _AVERAGE.search(own_clause) is not None
    if change and (growth_per_year or _PER_YEAR.search(own_clause)):
        return "annual_average"
    if change and average and _SPAN_OF_YEARS.search(own_clause):
        return "annual_average"
    if _ADDED_UP.search(sentence_before):
        return "cumulative"
    return "average" if average else None
