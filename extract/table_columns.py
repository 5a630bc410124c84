"""What the columns of a table are: numbering, names, units, codes, notes or values, and what a header says of values.

All patterns read folded text. A header that says nothing of a column leaves it unknown: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.bases import find_bases
from extract.dates import find_dates
from extract.folding import fold
from extract.mentions import BaseExpr, Direction, Measure, PeriodExpr
from extract.periods import find_periods, sole_period
from extract.syllables import is_syllable
from extract.table_cells import YEAR, PrintedCell, PrintedTable, header_cells, is_number
from extract.table_quantities import read_number
from extract.table_units import BRACKETS, PrintedUnit, read_unit, unit_in

Role = Literal["label", "name", "unit", "code", "note", "period", "value", "text"]

# Share of the filled cells of a column that hold numbers alone, or units, for it to be one of values or units.
_MOST = 0.6

_LABEL = re.compile(r"(?:số ?)?(?:tt|stt|thứ ?tự)\.?")
_SHORT_HEADER = 6
# `(12)` among numbers may be one less than nothing or a note: it stays unread.
_BRACKETED_COUNT = re.compile(r"\(\d{1,3}\)")
# Prints of no value among numbers, beside `-`, `…` and the like, which have no letter.
_NOTHING = re.compile(r"x|n/?a|không(?: có)?|ko|chưa có(?: số liệu)?|kxđ")
_ROW_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVXHl|]{1,5}|[A-HĐa-zđ])[.)]?|[-–+*•]")
_FIRST_LABEL = re.compile(r"(?:0?1|I|l|\||A|a)[.)]?")
_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính|đv)\.?(?: ?\([^()]*\))?")
# `Mã số`, `Số hiệu`, `Số điện thoại`, `Năm sinh`; not `Số văn bản` (a count), `Mã hàng xuất khẩu (tấn)`
_CODE = re.compile(
    r"mã(?: số| hiệu| chỉ tiêu| ngành| dự án| định danh| qhns| hồ sơ)?|số hiệu|(?:số,? )?(?:và )?ký hiệu|"
    r".*điện thoại|sđt|"
    r"(?:số )?(?:cccd|cmnd|cmtnd|tài khoản)|mst|năm sinh|ngày sinh|ngày,? tháng,? năm sinh|(?:số )?trang|biển số|"
    r"(?:số )?(?:tờ|thửa)(?: bản đồ)?|số (?:quyết định|qđ|công văn|tờ trình|hợp đồng)(?:,? ngày.*)?"
)
_NOTE = re.compile(r"(?:ghi chú|chú thích|ghi chú.*|lý do.*|nguyên nhân.*|diễn giải.*|căn cứ.*|cơ sở pháp lý.*)")
# `Năm`, `Thời gian`, `Quý`, `Kỳ báo cáo`: the rows are periods
_PERIOD = re.compile(r"(?:năm|tháng|quý|thời gian|thời điểm|kỳ|kỳ báo cáo|giai đoạn|năm (?:hoàn thành|khởi công).*)")

# What may be glued to its year: `KH2024`, `TH9 tháng`, `ƯTH2024`
_GLUED = re.compile(r"(?<![^\W_])(?:ư?th|kh|dt|nq|ck)(?=\d)")
_PLAN_WORD = r"(?<![^\W_])(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kịch bản|kh|dt|nq)(?![^\W\d_])"
_PLANNED = re.compile(rf"(?:{_PLAN_WORD}|(?<![^\W_])(?:dự kiến|phấn đấu|phương hướng)(?![^\W_]))")
# `Quy hoạch đến năm 2030`; not `Số đồ án quy hoạch`, `Đất quy hoạch`
_OF_ZONING = re.compile(r"(?:^|/ )quy hoạch(?= (?:được duyệt )?(?:đến|năm|thời kỳ|giai đoạn)(?![^\W_])| ?$| /)")
_ESTIMATED = re.compile(r"(?<![^\W_])(?:ước|ưth)(?![^\W\d_])")
_DONE = re.compile(r"(?<![^\W_])(?:thực hiện|th|báo cáo|thống kê|chính thức|sơ bộ)(?![^\W\d_])")
_CUMULATIVE = re.compile(r"(?<![^\W_])(?:lũy|luỹ) kế(?![^\W_])|cộng dồn")
# `Biểu số 02. Phân bổ dự toán chi …`, `Kế hoạch trồng rừng năm 2025`; not `Tình hình thực hiện dự toán`, `Danh mục …`
_OF_A_PLAN = re.compile(
    r"(?:(?:bảng|biểu|phụ lục|phụ biểu)(?: (?:mẫu|số))* ?[\divx]+[a-z]?\W+)?"
    r"(?:(?:phân bổ|phân khai|giao|bổ sung|tổng hợp|chi tiết|bảng|biểu) )*(?:dự toán|kế hoạch|chỉ tiêu kế hoạch)"
    r"(?![^\W_])(?!.*(?:thực hiện|kết quả|quyết toán|tình hình|giải ngân))"
)
# In a table of a plan: `Vốn đã bố trí`, `Lũy kế giải ngân`, `Quyết toán`
_BEHIND = re.compile(r"(?<![^\W_])(?:đã|lũy kế|giải ngân|quyết toán|hiện có|hiện trạng)(?![^\W_])")
# `Thực hiện năm 2022` tells what came about also of a row `Dự toán được giao`; `Kết quả thống kê` does not.
_TOLD = re.compile(r"(?<![^\W_])(?:thực hiện|th|giải ngân|đạt được)(?![^\W\d_])")
_AMONG = re.compile(r"(?<![^\W_])(?:trong đó|chia ra|bao gồm|gồm)(?![^\W_])")
_AMONG_FIRST = re.compile(r"^\s*(?:trong đó|chia ra|bao gồm|gồm)\s*:?\s*", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?<![^\W_])(?:tuyệt|tương) đối(?![^\W_])")
_SAME_PERIOD = re.compile(r"(?<![^\W_])(?:cùng kỳ|ck)(?![^\W\d_])")
_CHANGE = re.compile(r"(?<![^\W_])(?:tăng|giảm|chênh lệch|vượt|hụt)(?![^\W_])|\+ ?/ ?-|±|\(\+\)")
_TIMES_COMPARED = (
    r"so sánh|so (?:với|cùng|kế|kh|dự|dt|ck|năm|tháng|quý)|% ?(?:đạt|hoàn thành|thực hiện|th|so|kh|kế hoạch|dự toán|dt|"
    r"cùng kỳ|ck)(?![^\W_])|(?:tỷ lệ|tỉ lệ|mức độ|tiến độ)(?: ?%| ?\(%\))? (?:đạt|hoàn thành|thực hiện|so|th|kh)"
    r"(?![^\W_])|đạt (?:tỷ lệ|tỉ lệ|%|\(%\))"
)
# `So sánh (%)`, `% KH`, `Tỷ lệ đạt (%)`, `TH/KH (%)`; not `Tỷ lệ (%)` (a share), `Thực hiện`
_RATIO = re.compile(rf"{_TIMES_COMPARED}|(?<![^\W_])(?:thực hiện|th|ước)[^/]{{0,40}}/ ?(?:{_PLAN_WORD}|cùng kỳ|ck)")
_RANK = re.compile(r"(?:xếp |thứ )(?:hạng|tự)|hạng")
# A period that the header names without saying which: nothing may be lent to its column.
_UNKNOWN_PERIOD = re.compile(
    r"cùng kỳ|(?<![^\W_])ck(?![^\W_])|đầu (?:năm|kỳ)|cuối (?:năm|kỳ)|(?:năm|kỳ|tháng|quý|tuần) trước|liền kề|"
    r"lũy kế|\d+ (?:tháng|quý|năm|tuần)|(?<![^\W_])(?:tháng|quý|tuần|cả năm|năm)(?![^\W_])"
)
# Words of headers that name no thing measured.
_WORDLESS = re.compile(
    r"(?<![^\W_])(?:trong đó|chia ra|bao gồm|gồm|kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kịch bản|thực hiện|ước|"
    r"hiện trạng|kết quả|số liệu|số lượng|(?:số )?(?:tuyệt|tương) đối|"
    r"khối lượng|giá trị|tổng số|tổng cộng|tổng|cộng|so sánh|so|với|tỷ lệ|tỉ lệ|cùng kỳ|đạt|tăng|giảm|chênh lệch|năm|"
    r"tháng|quý|tuần|giao|được|cả|lũy kế|báo cáo|thống kê|chính thức|sơ bộ|kỳ|trước|trong|của|và|đến|từ|ngày|th|kh|dt|"
    r"nq|ck|ưth|tính|hoàn thành|nay|hết|đầu|cuối|dự kiến|phấn đấu|hđnd|ubnd|tỉnh|huyện|trung ương|tw|đầu năm|bình quân|"
    r"mức|độ|phần|trăm|đơn vị|rà soát)(?![^\W\d_])|[\W\d_]"
)
_DANGLING = re.compile(r"\s+(?:trong|của|đến|tính đến|đến hết|cả|cho|vào)?\s*$", re.IGNORECASE)
# A whole that is no flow of a year.
_TIMELESS = re.compile(r"(?<![^\W_])(?:tổng mức đầu tư|tmđt|quy mô|công suất)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column is.

    Attributes:
        header: its header cells from the top level down, joined by ` / `; None if it has none.
        topic: the words of the header that name what is measured, None where it names only when, how or in what unit.
        compares: measure of a column that compares (`So sánh (%)`, `Tăng, giảm`), else None.
        period_text, base_text: as printed in the header.
        lends: whether a figure without a period may take that of the caption, section or document.
        takes: else the period of the caption or section that it may take: one that is a `part` of a year, or a whole
            `year`; `before`: that part of a year, a year before (of `year_before` where its header says which).
        doubtful: OCR misread words of the header; what it says is not relied on.
        told: it says that its numbers came about (`Thực hiện`), whatever the rows are called.
        cumulative: `Lũy kế`.
    """

    role: Role
    header: str | None
    unit: PrintedUnit | None = None
    topic: str | None = None
    compares: Measure | None = None
    direction: Direction | None = None
    status: Literal["actual", "estimated", "planned"] = "actual"
    period: PeriodExpr | None = None
    period_text: str | None = None
    base: BaseExpr | None = None
    base_text: str | None = None
    lends: bool = True
    takes: Literal["part", "year", "before"] | None = None
    year_before: int | None = None
    doubtful: bool = False
    told: bool = False
    cumulative: bool = False


def read_columns(table: PrintedTable) -> tuple[Column, ...]:
    """What each column is; all are `text` where no row names them."""
    headers = [header_cells(table, column) for column in range(table.n_cols)]
    bodies = [
        [c for c in table.cells if c.row >= table.header_rows and c.column == c.last_column == column and c.text]
        for column in range(table.n_cols)
    ]
    if not table.header_rows:
        return tuple(Column("text", None) for _ in headers)
    roles = [_role(cells, body) for cells, body in zip(headers, bodies, strict=True)]
    _name_columns(roles, bodies)
    for column, (role, body) in enumerate(zip(roles, bodies, strict=True)):
        if role == "text" and _bounds(headers[column], [cell.text for cell in body]):
            roles[column] = "value"
    things = _naming([cells for role, cells in zip(roles, headers, strict=True) if role == "value"])
    return tuple(_column(role, cells, things) for role, cells in zip(roles, headers, strict=True))


def _role(header: Sequence[PrintedCell], body: Sequence[PrintedCell]) -> Role:
    names = [fold(cell.text).strip(" .:") for cell in header]
    last = re.sub(r" ?\([^()]*\)$", "", names[-1]) if names else ""
    texts = [cell.text for cell in body]
    if _LABEL.fullmatch(last) or _LABEL.fullmatch(last.replace(" ", "")):  # `ST T`: too narrow for its word
        return "label"
    if header and all(cell.ocr for cell in header) and len(last) <= _SHORT_HEADER and _counts(texts):
        return "label"  # `+r`, `ST TE`: a narrow header misread over rows that count
    if _UNIT.fullmatch(last) and (last != "đơn vị" or _share(texts, _is_unit) >= _MOST):
        return "unit"
    if _misread(header) and _share(texts, _is_unit) == 1:
        return "unit"
    if _CODE.fullmatch(last):
        return "code"
    if _NOTE.fullmatch(last):
        return "note"
    years = _share(texts, lambda text: YEAR.fullmatch(text.strip()) is not None)
    numbers = _share(texts, lambda text: is_number(text) or _BRACKETED_COUNT.fullmatch(text) is not None)
    if _PERIOD.fullmatch(last) and (years >= _MOST or numbers < _MOST):
        return "period"
    if numbers >= _MOST and years < _MOST:
        return "value"
    return "text"


def _bounds(header: Sequence[PrintedCell], texts: Sequence[str]) -> bool:
    """Whether a column after the names holds numbers of which most are bounded: targets (`≥ 45`, `trên 12`, `7 - 7,5`).

    Not the groups of a population (`Dưới 18`, `18 - 60`), which name rows, or have a header of their own.
    """
    if _share(texts, lambda text: read_number(text) is not None) < _MOST:
        return False
    numbers = [number for text in texts if (number := read_number(text)) is not None]
    plain = any(number.bound == "exact" and number.quantity.high is None for number in numbers)
    return plain or _PLANNED.search(fold(" ".join(cell.name for cell in header))) is not None


def _counts(texts: Sequence[str]) -> bool:
    """Whether a column numbers the rows: labels only, beginning with `1`, `I`, `A` or the like."""
    return len(texts) > 1 and all(map(_ROW_LABEL.fullmatch, texts)) and _FIRST_LABEL.fullmatch(texts[0]) is not None


def _misread(header: Sequence[PrintedCell]) -> bool:
    """Whether OCR read words of a header that are no Vietnamese syllables (`KếhoạchnĂm`): it says nothing for sure."""
    words = [word.text for cell in header for line in cell.lines if line.ocr for word in line.line.words]
    return any(not is_syllable(part) for word in words for part in re.findall(r"[^\W\d_]+", word) if not part.isupper())


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    filled = [text for text in texts if re.search(r"[^\W_]|%", text) and not _NOTHING.fullmatch(fold(text).strip(" ."))]
    return sum(map(test, filled)) / len(filled) if filled else 0.0


def _is_unit(text: str) -> bool:
    unit = read_unit(text)
    return unit is not None and unit.code is not None


def _name_columns(roles: list[Role], bodies: Sequence[Sequence[PrintedCell]]) -> None:
    """The first column of words names the rows; one before it whose cells run over several rows groups them.

    A first column of small numbers without a header (`1`, `2`, `3`) is seen as numbering by its role already.
    """
    for column, role in enumerate(roles):
        if role in ("label", "code", "unit", "note"):
            continue
        if role != "text":
            return
        roles[column] = "name"
        groups = any(cell.last_row > cell.row for cell in bodies[column])
        if not groups or column + 1 >= len(roles) or roles[column + 1] != "text":
            return


def _column(role: Role, header: Sequence[PrintedCell], things: Mapping[tuple[int, int], str]) -> Column:
    if not header:
        return Column(role, None)
    text = " / ".join(cell.name for cell in header)
    if role != "value":
        return Column(role, text)
    if _misread(header):
        return Column(role, text, lends=False, doubtful=True)
    levels = [cell.name for cell in header]
    folded = fold(text)
    compares = _compared(folded)
    unit = next((found for level in reversed(levels) if (found := unit_in(level))), None)
    topic = " - ".join(things[cell.row, cell.column] for cell in header if (cell.row, cell.column) in things) or None
    column = Column(role, text, unit, topic, compares, told=_TOLD.search(folded) is not None)
    if _CUMULATIVE.search(folded):
        column = replace(column, cumulative=True)
    if compares is not None:
        return _comparing(column, text, folded)
    if _RANK.search(folded):
        column = replace(column, compares="rank", unit=PrintedUnit(None, "rank"))
    period, words = _period(levels)
    status: Literal["actual", "estimated", "planned"] = "actual"
    if _ESTIMATED.search(folded):
        status = "estimated"
    elif _PLANNED.search(folded) or _OF_ZONING.search(folded):
        status = "planned"
    takes: Literal["year", "before"] | None = "year" if status == "planned" and period is None else None
    year = None
    if _SAME_PERIOD.search(folded) and (period is None or period.unit == "year"):
        # `Cùng kỳ năm 2022`: that part of the year is not named
        takes, year, period = "before", period.year if period is not None else None, None
    lends = period is None and status != "planned" and not (_UNKNOWN_PERIOD.search(folded) or _TIMELESS.search(folded))
    takes = None if _TIMELESS.search(folded) else takes
    return replace(column, status=status, period=period, period_text=words, lends=lends, takes=takes, year_before=year)


def taken(column: Column, period: PeriodExpr) -> PeriodExpr | None:
    """What a column takes of the period that the caption names; None if that says nothing of it.

    In `Kết quả 6 tháng đầu năm 2024`, `Cùng kỳ năm 2023` is 6 tháng đầu năm 2023; of `năm 2024` no part is named.
    """
    part = period.unit in ("month", "months", "quarter", "half")
    if column.takes == "year":
        return period if period.unit in ("year", "years") else None
    if not part or period.year is None or column.takes is None:
        return None
    if column.takes == "part":
        return period
    before = period.year - 1
    return replace(period, year=before) if column.year_before in (None, before) else None


def planned_by(caption: str, column: Column) -> bool:
    """Whether the numbers of a column are planned because the table is one of a plan, and the column says no other."""
    folded = fold(column.header or "")
    if column.compares is not None or not _OF_A_PLAN.match(fold(caption)):
        return False
    if column.told or _BEHIND.search(folded) or _TIMELESS.search(folded) or _SAME_PERIOD.search(folded):
        return False
    sole = sole_period(caption)
    own = column.period
    return own is None or (sole is not None and replace(own, start=0, end=0) == replace(sole[0], start=0, end=0))


def _compared(folded: str) -> Measure | None:
    if _CHANGE.search(folded):
        return "change"
    return "ratio" if _RATIO.search(folded) else None


def _comparing(column: Column, text: str, folded: str) -> Column:
    """Base, direction and status of a column that compares."""
    up, down = (re.search(rf"(?<![^\W_])(?:{verbs})(?![^\W_])", folded) for verbs in ("tăng|vượt", "giảm|hụt"))
    direction: Direction | None = None
    if column.compares == "change" and bool(up) != bool(down):
        direction = "increase" if up else "decrease"
    periods = _periods(text)
    base = _base(folded, periods)
    own = next((p for p in periods if base is not None and p.end <= base.start), None)
    # what is compared with the same part of last year is a part of this one that is not named
    lends = base is None or base.kind != "same_period_previous_year"
    takes: Literal["part"] | None = None if lends else "part"
    return replace(
        column,
        direction=direction,
        status="estimated" if _ESTIMATED.search(folded) else "actual",
        period=own,
        period_text=text[own.start : own.end] if own else None,
        base=base,
        lends=lends,
        takes=takes,
        base_text=text[base.start : base.end] if base else None,
    )


def _base(folded: str, periods: Sequence[PeriodExpr]) -> BaseExpr | None:
    found = [base for base in find_bases(folded, periods, bytearray(len(folded))) if base.kind != "entity"]
    if found:
        return found[0]
    for kind, pattern in (("same_period_previous_year", _SAME_PERIOD), ("plan", re.compile(_PLAN_WORD))):
        matches = list(pattern.finditer(folded))
        if matches:
            start, end = matches[-1].span()
            after = next((p for p in periods if 0 <= p.start - end <= 5), None)
            if after is not None:
                end = after.end
            return BaseExpr("plan" if kind == "plan" else "same_period_previous_year", start, end, period=after)
    # `So sánh (%) / Năm 2022`: the period under a header that compares is the base
    if len(periods) == 1:
        return BaseExpr("period", periods[0].start, periods[0].end, period=periods[0])
    return None


def _periods(text: str) -> tuple[PeriodExpr, ...]:
    folded = _GLUED.sub(lambda short: " " * len(short[0]), fold(text))
    found = find_periods(folded, find_dates(text), bytearray(len(folded)))
    if found:
        return found
    # `KH 2023`, `2022`: in a header a lone year is a year
    years = list(re.finditer(r"(?<![^\W_])(?<![./-])(?:19|20)\d\d(?![^\W_])(?![./-]\d)", folded))
    return (PeriodExpr("year", *years[0].span(), year=int(years[0][0])),) if len(years) == 1 else ()


def _period(levels: Sequence[str]) -> tuple[PeriodExpr | None, str | None]:
    """The period of the lowest level that names one; a year missing there is taken from a level above."""
    for at in range(len(levels) - 1, -1, -1):
        found = _periods(levels[at])
        if len(found) > 1:
            return None, None
        if found:
            period, words = found[0], levels[at][found[0].start : found[0].end]
            above = [p for level in levels[:at] for p in _periods(level) if p.unit == "year"]
            if period.year is None and period.unit in ("month", "months", "quarter", "half") and len(above) == 1:
                period = replace(period, year=above[0].year)
            return period, words
    return None, None


def _naming(headers: Sequence[Sequence[PrintedCell]]) -> dict[tuple[int, int], str]:
    """The words of header cells that name a thing measured, by the row and column of the cell.

    Beside one that does, under the same cell, a bare one does too: `Được giao` beside `Có mặt`, `Tổng số` beside
    `Vốn khác`; not `Kế hoạch` beside `Thực hiện`.
    """
    out: dict[tuple[int, int], str] = {}
    bare: dict[tuple[int, int], tuple[PrintedCell | None, str]] = {}
    named_under: set[PrintedCell | None] = set()
    for cells in headers:
        for above, cell in zip((None, *cells), cells, strict=False):
            place = (cell.row, cell.column)
            if words := _thing(cell.name):
                out[place] = words
                named_under.add(above)
                if above is not None and _AMONG.fullmatch(fold(above.name).strip(" :")):
                    # `Tổng số` beside `Trong đó` over `Nữ`: both parts of what stands above
                    named_under.add(next((b for b, c in zip((None, *cells), cells, strict=False) if c is above), None))
            elif _is_bare(cell.name):
                bare[place] = (above, cell.name)
    out.update((place, text) for place, (above, text) in bare.items() if above in named_under)
    return out


def topic_of(header: str) -> str | None:
    """What the header of a column of words names: `Thời hạn giải quyết`; None for `Kết quả`, `Thực hiện`."""
    return _thing(header)


def _thing(level: str) -> str | None:
    """What a header cell names (`Số hộ nghèo`, `Điểm thẩm định`), without units in brackets; None if it names none."""
    words = BRACKETS.sub("", level)
    spans = [(p.start, p.end) for p in _periods(words)]
    # what is measured is the same next year: `Vốn năm 2023`, `Giải ngân đến 30/9/2023`
    bare = words
    for start, end in reversed(spans):
        bare = _DANGLING.sub("", bare[:start]) + bare[end:]
    rest = "".join(c if not any(a <= k < b for a, b in spans) else " " for k, c in enumerate(fold(words)))
    if re.search(r"[^\W\d_]{2}", _WORDLESS.sub(" ", _OF_ZONING.sub(" ", rest.rstrip()))):
        return _AMONG_FIRST.sub("", " ".join(bare.split())).strip(" ,;:") or None
    return None


def _is_bare(level: str) -> bool:
    """Whether a header cell says neither when, how nor in what unit: `Được giao`, `Tổng số`."""
    folded = fold(level)
    says = (_PLANNED, _ESTIMATED, _DONE, _AMONG, _SAME_PERIOD, _CHANGE, _RATIO, _UNKNOWN_PERIOD, _ABSOLUTE)
    if any(pattern.search(folded) for pattern in says) or unit_in(level) is not None or _periods(level):
        return False
    return re.search(r"[^\W\d_]{2}", folded) is not None
