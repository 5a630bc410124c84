"""Counts of right answers per field, and which answers were wrong, so that two runs can be compared item by item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """Scores of one set of cases or documents.

    Attributes:
        counts: field -> [right, asked].
        wrong: `where | field | what was wanted` -> what came out.
    """

    counts: dict[str, list[int]] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def hit(self, name: str, right: object) -> bool:
        """Counts one answer."""
        pair = self.counts.setdefault(name, [0, 0])
        pair[0] += bool(right)
        pair[1] += 1
        return bool(right)

    def miss(self, where: str, name: str, wanted: Any, got: Any) -> None:
        """Remembers a wrong answer; equal ones in one place get a running number."""
        key = f"{where} | {name} | {_short(wanted)}"
        nth = 2
        while key in self.wrong:
            key = f"{where} | {name} | {_short(wanted)} ({nth})"
            nth += 1
        self.wrong[key] = _short(got)

    def rate(self, name: str) -> float | None:
        """Share of right answers; None where nothing was asked."""
        right, asked = self.counts.get(name, (0, 0))
        return right / asked if asked else None

    def rates(self) -> dict[str, float | None]:
        """All rates, and the F1 of what has a precision and a recall."""
        rates = {name: self.rate(name) for name in self.counts}
        for name in [n.removesuffix(".recall") for n in self.counts if n.endswith(".recall")]:
            precision, recall = self.rate(f"{name}.precision"), self.rate(f"{name}.recall")
            rates[f"{name}.f1"] = 2 * precision * recall / (precision + recall) if precision and recall else 0.0
        return dict(sorted(rates.items()))


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 110 else text[:109] + "…"
