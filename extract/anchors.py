"""Patterns tried only where they can begin: at the words that open them, or at numbers.

A pattern of folded text that scans for itself tries every letter of a passage; sixty such patterns are most of the
time the rules take. Each of these names what it can begin with, and is tried at those tokens alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.tokens import Tokens, keys_of

NUMBER = "0"
"""Begins at a number: `15 xã`, `10-15 ngày`."""
NUMBER_AND_BLANK = "0_"
"""Begins at a number that a blank follows: `15 xã`, not `24/7`."""
NUMBER_AND_SIGN = "0/"
"""Begins at a number that a letter or sign follows: `24/7`, `5G`."""
GLUED = "a0"
"""Begins at a word that a number or hyphen is glued to: `COVID-19`, `B12`."""
_AT_NUMBERS = frozenset((NUMBER, NUMBER_AND_BLANK, NUMBER_AND_SIGN))


def first_words(alternatives: str) -> frozenset[str]:
    """The first words of alternatives parted by `|`: `khu phố|tổ|ấp` → khu, tổ, ấp."""
    return frozenset(keys_of(name)[0] for name in alternatives.split("|"))


class Anchored:
    """Patterns with the tokens they can begin at."""

    def __init__(
        self,
        patterns: Sequence[tuple[re.Pattern[str], Iterable[str]]],
        needs: Mapping[int, frozenset[str]] | None = None,
        follows: Mapping[int, frozenset[str]] | None = None,
        leads: Mapping[int, frozenset[str]] | None = None,
    ) -> None:
        """Args:
        patterns: each with the keys of the tokens it can begin at (folded words or marks, or the names above).
        needs: for patterns by index, words or marks one of which must stand in the text for the pattern to match at a
            number.
        follows: for patterns that begin at numbers, words or marks one of which must stand right after the number.
        leads: for patterns that begin at numbers, the one or two characters with which the number can begin; of one
            that has both, what follows or how it begins is enough.
        """
        self._match = [pattern.match for pattern, _ in patterns]
        self._needs = needs or {}
        by_key: dict[str, list[int]] = {}
        self._before: dict[str, list[int]] = {}
        self._led: dict[str, list[int]] = {}
        for index, (_, begins) in enumerate(patterns):
            after, first = (follows or {}).get(index), (leads or {}).get(index)
            for key in begins:
                if key not in _AT_NUMBERS or not (after or first):
                    by_key.setdefault(key, []).append(index)
            for key in after or ():
                self._before.setdefault(key, []).append(index)
            for key in first or ():
                self._led.setdefault(key, []).append(index)
        self._at_number = by_key.pop(NUMBER, [])
        self._at_blank = by_key.pop(NUMBER_AND_BLANK, [])
        self._at_sign = by_key.pop(NUMBER_AND_SIGN, [])
        self._at_glued = by_key.pop(GLUED, [])
        self._by_key = by_key

    def starts(self, tokens: Tokens) -> dict[int, list[int]]:
        """For each pattern that may match at all, the tokens it may match at, by index."""
        out: defaultdict[int, list[int]] = defaultdict(list)
        for key in self._by_key.keys() & tokens.words:
            for index in self._by_key[key]:
                out[index] += tokens.at[key]
        if tokens.numbers:
            for index, places in self._at_numbers(tokens).items():
                if index not in self._needs or not self._needs[index].isdisjoint(tokens.words):
                    out[index] += places
        if self._at_glued and (glued := list(_glued_words(tokens))):
            for index in self._at_glued:
                out[index] += glued
        return out

    def _at_numbers(self, tokens: Tokens) -> dict[int, list[int]]:
        """The numbers that patterns can begin at; most patterns can at all of them."""
        out: defaultdict[int, list[int]] = defaultdict(list)
        for index in self._at_number:
            out[index] += tokens.numbers
        if self._at_blank or self._at_sign:
            glued = [tokens.glued(at + 1) for at in tokens.numbers]
            for index in self._at_blank:
                out[index] += [at for at, sign in zip(tokens.numbers, glued, strict=True) if not sign]
            for index in self._at_sign:
                out[index] += [at for at, sign in zip(tokens.numbers, glued, strict=True) if sign]
        if self._before or self._led:
            keys = tokens.keys
            for at in tokens.numbers:
                for index in self._before.get(keys[at + 1], ()):
                    out[index].append(at)
                for lead in (keys[at][0], keys[at][:2]):
                    for index in self._led.get(lead, ()):
                        out[index].append(at)
        return out

    def matches(self, tokens: Tokens) -> Iterator[tuple[int, re.Match[str]]]:
        """Every match with the index of its pattern, pattern by pattern; those of one pattern do not overlap."""
        begins, starts = self.starts(tokens), tokens.starts
        for index in sorted(begins):
            match_at, end, places = self._match[index], 0, begins[index]
            for at in sorted(places) if len(places) > 1 else places:
                start = starts[at]
                if start >= end and (found := match_at(tokens.folded, start)):
                    end = found.end()
                    yield index, found


def _glued_words(tokens: Tokens) -> Iterator[int]:
    """Indices of the words that a number, or a hyphen before a number, is glued to."""
    for at in tokens.numbers:
        before = at - 1
        if tokens.glued(at) and tokens.keys[before] == "-" and tokens.glued(before):
            before -= 1
        if tokens.kind(before) == "word" and tokens.glued(before + 1):
            yield before
