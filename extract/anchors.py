"""Patterns tried only where they can begin: at the words that open them, or at numbers.

A pattern of folded text that scans for itself tries every letter of a passage; sixty such patterns are most of the
time the rules take. Each of these names what it can begin with, and is tried at those tokens alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.tokens import Tokens, keys_of

NUMBER = "0"
"""Begins at a number: `15 xã`, `10-15 ngày`."""
NUMBER_AND_BLANK = "0_"
"""Begins at a number that a blank follows: `15 xã`, not `24/7`."""
NUMBER_AND_SIGN = "0/"
"""Begins at a number that a letter or sign follows: `24/7`, `5G`."""
NUMBER_AND_LETTER = "0a"
"""Begins at a number that a letter follows: `5G`, not `24/7`."""
LONG_NUMBER = "000"
"""Begins at a number of nine characters or more."""
POINTED_NUMBER = "0.0.0"
"""Begins at a number with two points or more in it: `1.6.5`."""
GLUED = "a0"
"""Begins at a word that a number or hyphen is glued to: `COVID-19`, `B12`."""
_AT_NUMBERS = frozenset((NUMBER, NUMBER_AND_BLANK, NUMBER_AND_SIGN, NUMBER_AND_LETTER, LONG_NUMBER, POINTED_NUMBER))
_LONG = 9
# A place is a pattern and a token in one number, so that places sort at once: the pattern times this, plus the token.
_TOKENS = 1 << 32


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
        self._needs = {index * _TOKENS: needed for index, needed in (needs or {}).items()}
        by_key: dict[str, list[int]] = {}
        self._before: dict[str, list[int]] = {}
        self._led: dict[str, list[int]] = {}
        for index, (_, begins) in enumerate(patterns):
            after, first = (follows or {}).get(index), (leads or {}).get(index)
            for key in begins:
                if key not in _AT_NUMBERS or not (after or first):
                    by_key.setdefault(key, []).append(index * _TOKENS)
            for key in after or ():
                self._before.setdefault(key, []).append(index * _TOKENS)
            for key in first or ():
                self._led.setdefault(key, []).append(index * _TOKENS)
        at_number, blank, sign, letter, self._at_long, self._at_pointed = (
            tuple(by_key.pop(key, ()))
            for key in (NUMBER, NUMBER_AND_BLANK, NUMBER_AND_SIGN, NUMBER_AND_LETTER, LONG_NUMBER, POINTED_NUMBER)
        )
        self._at_blank, self._at_sign, self._at_letter = at_number + blank, at_number + sign, at_number + sign + letter
        self._with_numbers = bool(
            self._before or self._led or self._at_blank or self._at_letter or self._at_long or self._at_pointed
        )
        self._at_glued = by_key.pop(GLUED, [])
        self._by_key = by_key
        self._keys = frozenset(by_key)

    def _places(self, tokens: Tokens) -> list[int]:
        """The patterns that may match at all, each times `_TOKENS`, plus the token it may match at."""
        out: list[int] = []
        for key in self._keys & tokens.words:
            for at in tokens.at[key]:
                out += [pattern + at for pattern in self._by_key[key]]
        if tokens.numbers and self._with_numbers:
            lacking = {pattern for pattern, needed in self._needs.items() if needed.isdisjoint(tokens.words)}
            for at in tokens.numbers:
                out += [pattern + at for pattern in self._at_number(tokens, at) if pattern not in lacking]
        if self._at_glued:
            out += [pattern + at for at in _glued_words(tokens) for pattern in self._at_glued]
        return out

    def _at_number(self, tokens: Tokens, at: int) -> list[int]:
        """The patterns that can begin at number `at`."""
        key, following = tokens.keys[at], tokens.keys[at + 1]
        out = [*self._before.get(following, ()), *self._led.get(key[0], ()), *self._led.get(key[:2], ())]
        if not following or tokens.starts[at + 1] > tokens.ends[at]:
            out += self._at_blank
        else:
            out += self._at_letter if tokens.kinds[at + 1] == "word" else self._at_sign
        if len(key) >= _LONG:
            out += self._at_long
        if key.count(".") > 1:
            out += self._at_pointed
        return out

    def matches(self, tokens: Tokens) -> Iterator[tuple[int, re.Match[str]]]:
        """Every match with the index of its pattern, pattern by pattern; those of one pattern do not overlap."""
        folded, starts = tokens.folded, tokens.starts
        last, end = -1, 0
        for place in sorted(self._places(tokens)):
            index, at = divmod(place, _TOKENS)
            if index != last:
                last, end = index, 0
            if (start := starts[at]) >= end and (found := self._match[index](folded, start)):
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
