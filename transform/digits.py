"""The account of every digit: each run of `[0-9]+` of the page text lies in the span of exactly one numeral."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    printed = {page: _Runs(runs_of(text)) for page, text in texts.items()}
    owner: dict[tuple[int, int], str] = {}
    accepted: list[dict[str, Any]] = []
    rejected: list[tuple[dict[str, Any], str]] = []
    for row in numerals:
        if row["end_page"] is None and row["char_start"] is not None:
            ranges = [(row["page"], row["char_start"], row["char_end"])]  # nearly all
        else:
            ranges = covered_ranges(texts, row) or []
        runs, cut = _runs_of(ranges, printed)
        if cut:
            rejected.append((row, "cuts a run of digits in two"))
        elif not owner.keys().isdisjoint(runs):
            rejected.append((row, "holds digits that another row holds"))
        else:
            for run in runs:
                owner[run] = row["kind"]
            accepted.append(row)
    missing = [
        (page, start, end)
        for page, there in printed.items()
        for start, end in zip(there.starts, there.ends, strict=True)
        if (page, start) not in owner
    ]
    explained = sum(kind != "unexplained" for kind in owner.values())
    return Account(sum(len(there.starts) for there in printed.values()), explained, accepted, rejected, missing)


@lru_cache(maxsize=16)  # rows and their validation ask one after the other
def runs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the runs of digits of a text begin and end."""
    return tuple([run.span() for run in _DIGITS.finditer(text)])


class _Runs:
    """Where the runs of a page begin and end, in order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]


def _runs_of(ranges: Sequence[Range], printed: Mapping[int, _Runs]) -> tuple[list[tuple[int, int]], bool]:
    """The runs in the ranges, as page and start, and whether one of them sticks out."""
    found: list[tuple[int, int]] = []
    for page, start, end in ranges:
        runs = printed[page]
        first = bisect_right(runs.ends, start)
        last = bisect_left(runs.starts, end, first)
        if first < last and (runs.starts[first] < start or runs.ends[last - 1] > end):
            return found, True
        found += [(page, at) for at in runs.starts[first:last]]
    return found, False
