"""From figure mentions to the columns of `figures`: exact amounts, dates, sources, what is comparable."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from extract.mentions import FigureMention, PeriodExpr
from extract.reading import Word
from transform.periods import UNKNOWN, resolve, resolve_base

AMBIGUITY = frozenset(
    {
        "multiplier_ambiguous",
        "separator_ambiguous",
        "spaced_decimal",
        "misread_comma",
        "pp_inferred",
        "plan_or_result",
        "ocr_disagreement",
        "ocr_low_confidence",
        "handwritten",
    }
)
"""Flags under which a chart would not be honest: such a figure is not comparable."""

DOUBTFUL_NUMBER = frozenset(
    {"separator_ambiguous", "spaced_decimal", "misread_comma", "space_thousands", "negative_in_brackets"}
)
"""Flags of a number that may be another one: a person should compare it with the page."""


def is_doubtful(flags: Collection[str], words: Iterable[Word]) -> bool:
    """Whether a number may be another one: by its print, or by a dot where OCR takes commas for dots (`612.8`)."""
    if not DOUBTFUL_NUMBER.isdisjoint(flags):
        return True
    return "dot_decimal" in flags and any(word.confidence < 1.0 for word in words)  # 1 is digital


_PLACES = Decimal(10) ** -8
_WIDE = Context(prec=60)
_LIMIT = Decimal(10) ** 30


_fraction = lru_cache(maxsize=256)(Fraction)  # a few scales: 1000, a million, …


def product(value: Fraction, multiplier: Decimal) -> Fraction:
    """value × multiplier, exactly."""
    return value * _fraction(multiplier)


def exact(amount: Fraction) -> Decimal | None:
    """An amount as a decimal with at most 8 places; None where it does not end within them or is too large."""
    scaled, rest = divmod(amount.numerator * 10**8, amount.denominator)
    if rest:
        return None
    result = _WIDE.multiply(Decimal(scaled), _PLACES)
    return result if abs(result) < _LIMIT else None


def amount(value: Fraction, multiplier: Decimal) -> float:
    """value × multiplier, the nearest double."""
    return float(product(value, multiplier))


def figure_columns(
    mention: FigureMention,
    text: str,
    document_date: date | None,
    document_period: tuple[PeriodExpr, str] | None = None,
) -> dict[str, Any]:
    """The columns of `figures` that its passage and the document decide.

    Args:
        text: of the passage the mention points into.
        document_date: completes `tháng 8` and `đến nay`.
        document_period: the one period the document's subject names, with its words; lent to figures without one.
    """
    quantity = mention.quantity
    expression, words = mention.period, mention.period_text
    source: str | None = mention.period_source
    if expression is None and mention.carries_period and document_period is not None:
        (expression, words), source = document_period, "document"
    own = resolve(expression, document_date) if expression is not None else UNKNOWN
    if own.from_document:
        source = "document"
    base = mention.base
    cell = mention.cell
    compared, base_text = UNKNOWN, None
    if base is not None:
        base_text = cell.base_text if cell and cell.base_text else text[base.start : base.end]
        compared = resolve_base(base, base_text, own, document_date)
    whole = product(quantity.value, quantity.multiplier)
    unit_text = text[slice(*quantity.unit_text)] if quantity.unit_text else cell.unit_text if cell else None
    return {
        "sentence": cell.row_text if cell else text[slice(*mention.sentence)],
        "indicator": mention.indicator,
        "indicator_source": mention.indicator_source,
        "place": text[slice(*mention.place)] if mention.place else cell.place if cell else None,
        "place_source": mention.place_source,
        "value_text": text[slice(*quantity.value_text)],
        "multiplier": quantity.multiplier,
        "unit_text": unit_text,
        "unit": quantity.unit,
        "per": quantity.per,
        # the nearest double of the exact amount, also where it does not end
        "amount": float(whole),
        "amount_exact": exact(whole),
        "amount_high": amount(quantity.high, quantity.multiplier) if quantity.high is not None else None,
        "denominator": quantity.denominator,
        "bound": mention.bound,
        "measure": mention.measure,
        "aggregation": mention.aggregation,
        "direction": mention.direction,
        "change_side": mention.change_side,
        "status": mention.status,
        "period_start": own.start,
        "period_end": own.end,
        "period_text": words,
        "period_source": source,
        "base_kind": base.kind if base else None,
        "base_start": compared.start,
        "base_end": compared.end,
        "base_text": base_text,
        "base_entity": text[slice(*base.entity)] if base and base.entity else None,
        "price_basis": mention.price_basis,
        "origin": "table" if cell else "text",
        "row_index": cell.row if cell else None,
        "column_index": cell.column if cell else None,
    }


def is_comparable(row: dict[str, Any], flags: tuple[str, ...]) -> bool:
    """Whether a chart of the row is honest: indicator, unit, period and place known, nothing ambiguous."""
    known = (row["indicator"], row["unit"], row["place"])
    return (
        all(value is not None for value in known)
        and row["period_end"] is not None
        and row["change_side"] != "from"
        and not AMBIGUITY & set(flags)
    )
