"""What numbers of a table must be to each other: a sum, a difference, a per cent, a growth.

Numbers are compared as exactly as they are printed: each may be off by half of its last place, a per cent by all of it,
since many are cut and not rounded. What is counted is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from transform.table_numbers import Number, Place

Kind = Literal["sum", "at_most", "difference", "ratio", "growth", "decline"]

_HUNDRED = Decimal(100)
_WITHOUT_END = Decimal(10) ** 30


@dataclass(frozen=True)
class Relation:
    """One statement about numbers of a table.

    Attributes:
        kind: result = plus (sum); result >= plus (at_most); result = plus - minus (difference);
            result = 100 plus / minus (ratio), 100 less than it (growth), or as much below 100 (decline).
        regrouped: the parts are other rows than their labels say.
    """

    kind: Kind
    result: Place
    plus: tuple[Place, ...]
    minus: tuple[Place, ...] = ()
    regrouped: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """All places it speaks of."""
        return (self.result, *self.plus, *self.minus)

    def holds(self, numbers: Mapping[Place, Number]) -> bool:
        """Whether it is true of the numbers as they are printed."""
        low, high = self.needed(self.result, numbers)
        return low <= numbers[self.result].amount <= high

    def value(self, numbers: Mapping[Place, Number]) -> Decimal:
        """What the other numbers make of the result."""
        over, under = _total(self.plus, numbers), _total(self.minus, numbers)
        if self.kind in ("sum", "at_most", "difference"):
            return over - under
        percent = _HUNDRED * over / under
        return {"ratio": percent, "growth": percent - _HUNDRED, "decline": _HUNDRED - percent}[self.kind]

    def needed(self, place: Place, numbers: Mapping[Place, Number]) -> tuple[Decimal, Decimal]:
        """The least and the largest amount at `place` with which it is true of all others as they are printed."""
        if self.kind in ("ratio", "growth", "decline"):
            return self._needed_of_percent(place, numbers)
        off = _rounding([numbers[other] for other in self.places])
        value, result, own = self.value(numbers), numbers[self.result].amount, numbers[place].amount
        if place == self.result:
            return value - off, _WITHOUT_END if self.kind == "at_most" else value + off
        if place in self.minus:
            return own + value - result - off, own + value - result + off
        return -_WITHOUT_END if self.kind == "at_most" else own + result - value - off, own + result - value + off

    def _needed_of_percent(self, place: Place, numbers: Mapping[Place, Number]) -> tuple[Decimal, Decimal]:
        result, over, under = (numbers[p] for p in (self.result, self.plus[0], self.minus[0]))
        part = over.step / 2 / under.amount + over.amount * under.step / 2 / under.amount**2
        off = result.step + _HUNDRED * abs(part)
        if place == self.result:
            value = self.value(numbers)
            return value - off, value + off
        percent = {"ratio": result.amount, "growth": result.amount + _HUNDRED, "decline": _HUNDRED - result.amount}
        low, high = (percent[self.kind] - off) / _HUNDRED, (percent[self.kind] + off) / _HUNDRED
        if place in self.plus:
            ends = (low * under.amount, high * under.amount)
            return min(ends), max(ends)
        if high <= 0 or over.amount <= 0:
            return _WITHOUT_END, -_WITHOUT_END  # what is divided by is more than zero: there is none
        return over.amount / high, over.amount / low if low > 0 else _WITHOUT_END


def _rounding(numbers: Sequence[Number]) -> Decimal:
    """How far a sum of numbers may be off because each is rounded: by all halves of last places, of many less.

    Of more than three that far is improbable: three times the standard deviation is the limit. Counts are not rounded.
    """
    steps = [number.step for number in numbers if not number.counted]
    most = sum(steps, Decimal(0)) / 2
    return min(most, 3 * (sum((step * step for step in steps), Decimal(0)) / 12).sqrt())


def _total(places: tuple[Place, ...], numbers: Mapping[Place, Number]) -> Decimal:
    return sum((numbers[place].amount for place in places), Decimal(0))


def can_be_asked(relation: Relation, numbers: Mapping[Place, Number]) -> bool:
    """Whether all its numbers are known, the result is printed, and nothing is divided by zero."""
    if any(place not in numbers for place in relation.places) or numbers[relation.result].figure is None:
        return False
    if relation.kind in ("ratio", "growth", "decline"):
        return all(numbers[p].amount > 0 for p in relation.minus) and numbers[relation.plus[0]].figure is not None
    return any(numbers[place].figure is not None for place in relation.plus + relation.minus)
