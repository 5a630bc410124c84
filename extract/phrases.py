"""Tables of phrases tried where one may begin: only those with the word that stands there.

An alternation of some hundred phrases is tried one by one at a place where none of them stands, and it nearly always is
such a place; the word that stands there tells so at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[^\W_]+")


def word_at(text: str, at: int) -> str:
    """The letters and digits that stand at `at`, up to the next sign or blank; empty if a sign or blank does."""
    found = _WORD.match(text, at)
    return found[0] if found else ""


def first_of(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of phrases: `hội đồng`, `lđ-tb&xh` → hội, lđ."""
    return frozenset(word_at(phrase, 0) for phrase in phrases)


class Phrases:
    """Phrases of which one is matched at a place, as one pattern of all of them would match.

    Args:
        phrases: each begins with a letter or digit.
        pattern: makes the pattern of some of them; it ends where a word does.
        before: pattern of the blanks before a phrase.
    """

    def __init__(self, phrases: Iterable[str], pattern: Callable[[list[str]], str], before: str = "") -> None:
        self._before = before
        self._pattern = pattern
        self._first = re.compile(rf"{before}([^\W_]+)").match
        self._phrases: dict[str, list[str]] = {}
        for phrase in phrases:
            self._phrases.setdefault(word_at(phrase, 0), []).append(phrase)
        self._patterns: dict[str, re.Pattern[str]] = {}  # most are never asked for

    def __contains__(self, first: str) -> bool:
        """Whether one of them begins with this word."""
        return first in self._phrases

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The longest phrase at `at`, with the blanks before it."""
        begins = self._first(text, at)
        return self.match_word(begins[1], text, at) if begins else None

    def match_word(self, first: str, text: str, at: int) -> re.Match[str] | None:
        """The longest phrase at `at`, with the blanks before it, where its first word would be `first`."""
        if first not in self._phrases:
            return None
        if (tried := self._patterns.get(first)) is None:
            tried = self._patterns[first] = re.compile(self._before + self._pattern(self._phrases[first]))
        return tried.match(text, at)
