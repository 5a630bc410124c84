"""The account of every digit: each run of `[0-9]+` of the page text lies in the span of exactly one numeral."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transform.spans import Range, covered_ranges

_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True)
class Account:
    """What became of the runs of digits.

    Attributes:
        runs: runs of digits in all pages.
        explained: runs in an accepted row of another kind than `unexplained`.
        accepted: rows whose spans share no run with another row and cut none in two.
        rejected: the other rows, each with the reason.
        missing: runs that no accepted row holds.
    """

    runs: int
    explained: int
    accepted: list[dict[str, Any]]
    rejected: list[tuple[dict[str, Any], str]]
    missing: list[Range]


def account_for_digits(numerals: Sequence[dict[str, Any]], texts: Mapping[int, str]) -> Account:
    """Assigns each run of digits to the row whose span holds it; the first row wins where two claim one run.

    Args:
        numerals: rows of `numerals` whose spans equal their quotes.
        texts: text by page.
    """
    starts: dict[tuple[int, int], int] = {}  # (page, offset of a digit) -> start of its run
    ends: dict[tuple[int, int], int] = {}  # (page, start of a run) -> its end
    for page, text in texts.items():
        for run in _DIGITS.finditer(text):
            ends[page, run.start()] = run.end()
            for offset in range(run.start(), run.end()):
                starts[page, offset] = run.start()
    owner: dict[tuple[int, int], str] = {}
    accepted: list[dict[str, Any]] = []
    rejected: list[tuple[dict[str, Any], str]] = []
    for row in numerals:
        runs, cut = _runs_of(covered_ranges(texts, row) or [], starts, ends)
        if cut:
            rejected.append((row, "cuts a run of digits in two"))
        elif any(run in owner for run in runs):
            rejected.append((row, "holds digits that another row holds"))
        else:
            owner.update(dict.fromkeys(runs, row["kind"]))
            accepted.append(row)
    missing = [(page, start, end) for (page, start), end in ends.items() if (page, start) not in owner]
    explained = sum(kind != "unexplained" for kind in owner.values())
    return Account(len(ends), explained, accepted, rejected, missing)


def _runs_of(
    ranges: Sequence[Range], starts: Mapping[tuple[int, int], int], ends: Mapping[tuple[int, int], int]
) -> tuple[list[tuple[int, int]], bool]:
    """The runs in the ranges, and whether one of them sticks out."""
    runs: list[tuple[int, int]] = []
    for page, start, end in ranges:
        for offset in range(start, end):
            run = starts.get((page, offset))
            if run is None:
                continue
            if run < start or ends[page, run] > end:
                return runs, True
            if offset == run:
                runs.append((page, run))
    return runs, False
