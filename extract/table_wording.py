"""What the name of a row says of its numbers beside what they measure: how they came about, when, against what.

All patterns read folded text. What a column says goes before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract.bases import find_bases
from extract.clauses import PRICE
from extract.dates import find_dates
from extract.folding import fold
from extract.mentions import BaseExpr, Direction, Measure, PeriodExpr
from extract.periods import find_periods

_PLAN = r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nhu cầu|kh|dt)"
_WHEN = r"(?:cả )?(?:năm|quý|tháng|giai đoạn) [0-9ivx/ -]+|năm|cả năm|đầu năm"
# `Kế hoạch được giao`, `Dự toán năm 2024`, `Chỉ tiêu HĐND tỉnh giao`; not `Kế hoạch kiểm tra đã ban hành` (a count of
# plans), `Tỷ lệ thực hiện kế hoạch`, `Mục tiêu quốc gia`
_PLANNED = re.compile(
    rf"(?:theo )?(?:tổng )?(?:số )?{_PLAN}(?: (?:vốn|thu|chi|biên chế|được|đã|giao|đề ra|bổ sung|trung ương|tw|tỉnh|"
    rf"huyện|xã|địa phương|hđnd|ubnd|thủ tướng chính phủ|chính phủ|bộ|{_WHEN})(?![^\W_]))*"
)
# `Ước thực hiện cả năm`, `Thu ước cả năm`
_ESTIMATED = re.compile(r"(?<![^\W_])ước(?: (?:thực hiện|tính|đạt|cả năm|năm|quý|tháng|giải ngân|\d))")
_CUMULATIVE = re.compile(r"(?<![^\W_])(?:lũy|luỹ) kế(?![^\W_])|cộng dồn")
# `So với cùng kỳ năm trước (%)`, `% so với kế hoạch`, `Tăng, giảm so với năm 2022`: names nothing but the comparison
_COMPARES = re.compile(
    r"\W*(?:(?:tỷ lệ|tỉ lệ|tốc độ|mức)? ?\(?%?\)? ?(?:so sánh|so)(?: với)? (?:cùng kỳ|ck|kế hoạch|dự toán|kh|dt|"
    r"năm|tháng|quý)|"
    r"(?:tỷ lệ|tỉ lệ|tốc độ|mức)? ?(?:tăng|giảm)(?:(?:,|/| -|/ | \(\+\),?) ?giảm)?(?: ?\([^()]*\))?,? so với)(?![^\W_])"
)
_CHANGES = re.compile(r"(?<![^\W_])(?:tăng|giảm|chênh lệch|vượt|hụt)(?![^\W_])[^,;]*?(?<![^\W_])so(?![^\W_])")
_UP = re.compile(r"(?<![^\W_])(?:tăng|vượt)(?![^\W_])")
_DOWN = re.compile(r"(?<![^\W_])(?:giảm|hụt)(?![^\W_])")
# Words beside a period that name no thing measured: `Thực hiện năm 2023`, `Quý I`, `Lũy kế 6 tháng đầu năm`.
_ONLY_WHEN = re.compile(
    rf"(?:(?:{_PLAN}|ước|thực hiện|kết quả|giải ngân|lũy kế|luỹ kế|cả|trong|đến|hết|tính|từ|giao|được|báo cáo)"
    r"(?![^\W_])|[\W_])*"
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """What the name of a row says of its numbers.

    Attributes:
        compares: it names a comparison only; what is compared stands in the row above.
        measure: of a comparison, else None.
        base_text, period_text: as printed in the name.
    """

    status: Literal["actual", "estimated", "planned"] = "actual"
    cumulative: bool = False
    compares: bool = False
    measure: Measure | None = None
    direction: Direction | None = None
    base: BaseExpr | None = None
    base_text: str | None = None
    period: PeriodExpr | None = None
    period_text: str | None = None
    price_basis: str | None = None


SAYS_NOTHING = NameWords()
"""Of a row without a name."""


def read_name(name: str) -> NameWords:
    """What a row's name says: `Kế hoạch được giao` is planned, `So với cùng kỳ (%)` compares the row above."""
    folded = fold(name)
    periods = find_periods(folded, find_dates(name), bytearray(len(folded)))
    bases = [base for base in find_bases(folded, periods, bytearray(len(folded))) if base.kind != "entity"]
    base = bases[0] if len(bases) == 1 and folded[bases[0].start :].startswith(("so ", "cùng ")) else None
    bare = re.sub(r"\s*\([^()]*\)", "", folded).strip(" .:;-+")
    status: Literal["actual", "estimated", "planned"] = "actual"
    if _PLANNED.fullmatch(bare):
        status = "planned"
    elif _ESTIMATED.search(bare):
        status = "estimated"
    compares = base is not None and _COMPARES.match(folded) is not None
    measure: Measure | None = None
    direction: Direction | None = None
    if base is not None and _CHANGES.search(folded):
        measure = "change"
        up, down = _UP.search(folded), _DOWN.search(folded)
        if bool(up) != bool(down):
            direction = "increase" if up else "decrease"
    elif compares:
        measure = "ratio"
    period = _own_period(folded, periods) if base is None else None
    return NameWords(
        status,
        _CUMULATIVE.search(folded) is not None,
        compares,
        measure,
        direction,
        base,
        name[base.start : base.end] if base else None,
        period,
        name[period.start : period.end] if period else None,
        _prices(folded),
    )


def _prices(folded: str) -> str | None:
    """`GRDP (giá so sánh 2010)`: constant:2010; `theo giá hiện hành`: current."""
    match = PRICE.search(folded)
    if match is None:
        return None
    return "current" if match["current"] else f"constant:{match['year']}"


def _own_period(folded: str, periods: tuple[PeriodExpr, ...]) -> PeriodExpr | None:
    """The period of a name that says only when and how: `Ước cả năm 2024`; not that of an act or a programme."""
    if len(periods) != 1 or periods[0].unit in ("now", "named"):
        return None
    rest = folded[: periods[0].start] + " " + folded[periods[0].end :]
    return periods[0] if _ONLY_WHEN.fullmatch(rest) else None
