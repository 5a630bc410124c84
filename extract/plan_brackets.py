"""An amount in brackets behind a per cent of a plan: the plan, or what came of it, which the words do not say.

`Giải ngân 2.345,6 tỷ đồng, đạt 45,67% kế hoạch (5.136 tỷ đồng)`: the plan, as the numbers before it say.
`Giải ngân đạt 48% tổng số vốn (2.500 tỷ đồng)`: nothing says which; the figure is flagged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from extract.clauses import Sentence
from extract.mentions import FigureMention, Quantity

FLAG = "plan_or_result"
# `45,67%| tổng số vốn được giao |(`; not `35%| tổng số doanh nghiệp |(`, `5%| so với cùng kỳ |(`
_OF_A_PLAN = re.compile(
    r" (?:so với )?(?:tổng )?(?:số )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|vốn|nguồn vốn|kh|dt)(?![^\W_])[^,;()%]* "
)
_ABOUT = frozenset(("", "khoảng", "gần", "hơn", "trên"))


def with_plans_told(s: Sentence, figures: Sequence[FigureMention]) -> list[FigureMention]:
    """Figures with such amounts planned where the numbers say that they are the plan, or flagged where none does."""
    out = list(figures)
    for index in range(1, len(out)):
        share, amount = out[index - 1], out[index]
        if not _stands_behind(s, share, amount):
            continue
        result = next((f for f in out[: index - 1] if f.measure == "level" and _same_unit(f, amount)), None)
        if result is not None and _is_whole(result.quantity, share.quantity, amount.quantity):
            out[index] = replace(amount, status="planned")
        elif result is None or _size(result.quantity) != _size(amount.quantity):
            out[index] = replace(amount, flags=(*amount.flags, FLAG))
    return out


def _stands_behind(s: Sentence, share: FigureMention, amount: FigureMention) -> bool:
    quantity = amount.quantity
    bracket = s.bracket_of(quantity.start)
    return (
        bracket is not None
        and share.quantity.unit == "%"
        and share.measure in ("ratio", "share")
        and amount.measure == "level"
        and amount.status == "actual"
        and quantity.denominator is None
        and share.quantity.end < bracket[0]
        and s.folded[bracket[0] + 1 : quantity.start].strip() in _ABOUT
        and _OF_A_PLAN.fullmatch(s.folded, share.quantity.end, bracket[0]) is not None
    )


def _same_unit(figure: FigureMention, amount: FigureMention) -> bool:
    return figure.quantity.unit is not None and figure.quantity.unit == amount.quantity.unit


def _size(quantity: Quantity) -> Fraction:
    return quantity.value * Fraction(quantity.multiplier)


def _is_whole(result: Quantity, share: Quantity, amount: Quantity) -> bool:
    """Whether the result is the printed per cent of the amount, to the last printed place."""
    if not amount.value:
        return False
    told, step = share.value, Fraction(1)
    while step > Fraction(1, 10**6) and (told / step).denominator != 1:
        step /= 10
    return abs(_size(result) / _size(amount) * 100 - told) < step
