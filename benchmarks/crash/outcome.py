"""What an experiment did and found."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """Counts and faults of an experiment.

    Attributes:
        counts: what was tried, by name.
        notes: what is worth telling and no fault.
        faults: everything that must not be; none in a warehouse that keeps its promise.
    """

    counts: dict[str, int] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def count(self, name: str, number: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + number

    def demand(self, name: str, least: int) -> None:
        """An experiment that hardly did anything proves nothing."""
        if self.counts.get(name, 0) < least:
            self.faults.append(f"only {self.counts.get(name, 0)} {name}, at least {least} are wanted")
