"""The account of every digit: each run of `[0-9]+` of the page text lies in the span of exactly one numeral."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
    printed = {page: [run.span() for run in _DIGITS.finditer(text)] for page, text in texts.items()}
    owner: dict[tuple[int, int], str] = {}
    accepted: list[dict[str, Any]] = []
    rejected: list[tuple[dict[str, Any], str]] = []
    for row in numerals:
        runs, cut = _runs_of(covered_ranges(texts, row) or [], printed)
        if cut:
            rejected.append((row, "cuts a run of digits in two"))
        elif any(run in owner for run in runs):
            rejected.append((row, "holds digits that another row holds"))
        else:
            owner.update(dict.fromkeys(runs, row["kind"]))
            accepted.append(row)
    missing = [(page, *run) for page, runs in printed.items() for run in runs if (page, run[0]) not in owner]
    explained = sum(kind != "unexplained" for kind in owner.values())
    return Account(sum(map(len, printed.values())), explained, accepted, rejected, missing)


def _runs_of(
    ranges: Sequence[Range], printed: Mapping[int, Sequence[tuple[int, int]]]
) -> tuple[list[tuple[int, int]], bool]:
    """The runs in the ranges, as page and start, and whether one of them sticks out.

    Args:
        printed: start and end of every run by page, in order.
    """
    runs: list[tuple[int, int]] = []
    for page, start, end in ranges:
        on_page = printed[page]
        first = bisect_right(on_page, start, key=_end_of)
        for run_start, run_end in on_page[first : bisect_left(on_page, end, first, key=_start_of)]:
            if run_start < start or run_end > end:
                return runs, True
            runs.append((page, run_start))
    return runs, False


def _start_of(run: tuple[int, int]) -> int:
    return run[0]


def _end_of(run: tuple[int, int]) -> int:
    return run[1]
