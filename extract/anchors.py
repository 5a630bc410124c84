"""Patterns tried only where they can begin: at the words that open them, or at numbers.

A pattern of folded text that scans for itself tries every letter of a passage; sixty such patterns are most of the
time the rules take. Each of these names what it can begin with, and is tried at those tokens alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.tokens import Tokens, keys_of

NUMBER = "0"
"""Begins at a number: `15 xã`, `24/7`."""
GLUED = "a0"
"""Begins at a word that a number or hyphen is glued to: `COVID-19`, `B12`."""

_NO_PATTERNS: list[int] = []
_MARKS = frozenset("0123456789-")


def first_words(alternatives: str) -> frozenset[str]:
    """The first words of alternatives parted by `|`: `khu phố|tổ|ấp` → khu, tổ, ấp."""
    return frozenset(keys_of(name)[0] for name in alternatives.split("|"))


class Anchored:
    """Patterns with the tokens they can begin at."""

    def __init__(self, patterns: Sequence[tuple[re.Pattern[str], Iterable[str]]]) -> None:
        """Args:
        patterns: each with the keys of the tokens it can begin at (folded words or marks, `NUMBER`, `GLUED`).
        """
        self.patterns = [pattern for pattern, _ in patterns]
        self._by_key: dict[str, list[int]] = {}
        for index, (_, begins) in enumerate(patterns):
            for key in begins:
                self._by_key.setdefault(key, []).append(index)
        self._at_number = self._by_key.get(NUMBER, [])
        self._at_glued = self._by_key.get(GLUED, [])

    def starts(self, tokens: Tokens) -> dict[int, list[int]]:
        """For each pattern that may match at all, the offsets it may match at, in order."""
        out: dict[int, list[int]] = {}
        by_key, at_number, at_glued = self._by_key, self._at_number, self._at_glued
        keys, starts, ends = tokens.keys, tokens.starts, tokens.ends
        for at, kind in enumerate(tokens.kinds):
            if kind == "number":
                found = at_number
            else:
                found = by_key.get(keys[at], _NO_PATTERNS)
                if at_glued and kind == "word" and ends[at] == starts[at + 1] and keys[at + 1][:1] in _MARKS:
                    found = [*found, *at_glued]
            for index in found:
                out.setdefault(index, []).append(starts[at])
        return out

    def matches(self, tokens: Tokens) -> Iterator[tuple[int, re.Match[str]]]:
        """Every match with the index of its pattern, pattern by pattern; those of one pattern do not overlap."""
        begins = self.starts(tokens)
        for index in sorted(begins):
            match_at, end = self.patterns[index].match, 0
            for start in begins[index]:
                if start >= end and (found := match_at(tokens.folded, start)):
                    end = found.end()
                    yield index, found
