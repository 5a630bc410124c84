"""Words of a sentence and tables of wordings: what the rules that name a figure stand on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Generic, Literal, NamedTuple, TypeVar

from extract.tokens import TokenKind, Tokens, lex

_Part = TypeVar("_Part")


class Word(NamedTuple):
    """A word of a sentence.

    Attributes:
        kind: `hole` stands for a whole span that names nothing (a period, a base, a bracket).
        key: folded text; empty for a hole.
        start, end: offsets in the passage.
    """

    kind: TokenKind | Literal["hole"]
    key: str
    start: int
    end: int


# A sentence makes dozens of them; the constructor of a named tuple takes thrice as long.
_word: Callable[[tuple[object, ...]], Word] = partial(tuple.__new__, Word)


def words_of(tokens: Tokens, start: int, end: int, holes: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """The words of `folded[start:end]`, in order; each hole is one word.

    Args:
        tokens: of the folded text.
        holes: sorted, not overlapping.
    """
    words: list[Word] = []
    at = start
    for first, last in (*holes, (end, end)):
        words += _between(tokens, at, min(first, end))
        if first < last <= end:
            words.append(Word("hole", "", first, last))
        at = max(at, last)
    return tuple(words)


def _between(tokens: Tokens, start: int, end: int) -> list[Word]:
    first = bisect_left(tokens.starts, start, 0, tokens.count)
    last = bisect_left(tokens.starts, end, first, tokens.count)
    if (first and tokens.ends[first - 1] > start) or (first < last and tokens.ends[last - 1] > end):
        cut = lex(tokens.folded[start:end])  # a hole begins or ends inside a token: `các ngành|1|2`
        shifted = [[at + start for at in places] for places in (cut.starts, cut.ends)]
        return list(map(_word, zip(cut.kinds, cut.keys, *shifted, strict=True)))[: cut.count]
    own = slice(first, last)
    columns = (tokens.kinds[own], tokens.keys[own], tokens.starts[own], tokens.ends[own])
    return list(map(_word, zip(*columns, strict=True)))


class Wordings(Generic[_Part]):
    """A table of wordings of one or more words, looked up where they end or begin; the longest wins."""

    def __init__(self, table: Mapping[str, _Part]) -> None:
        self.table = table
        self._by_last = _lengths(table, -1)
        self._by_first = _lengths(table, 0)

    def ending(self, words: Sequence[Word], at: int, lowest: int) -> tuple[_Part, int] | None:
        """What ends before word `at`, within words from `lowest` on, and how many words it has."""
        if at <= lowest:
            return None
        for length in self._by_last.get(words[at - 1].key, ()):
            if at - length >= lowest:
                part = self.table.get(" ".join([word.key for word in words[at - length : at]]))
                if part is not None:
                    return part, length
        return None

    def starting(self, words: Sequence[Word], at: int, highest: int) -> tuple[_Part, int] | None:
        """What begins at word `at`, within words before `highest`, and how many words it has."""
        if at >= highest:
            return None
        for length in self._by_first.get(words[at].key, ()):
            if at + length <= highest:
                part = self.table.get(" ".join([word.key for word in words[at : at + length]]))
                if part is not None:
                    return part, length
        return None


def wordings(names: Iterable[str]) -> Wordings[str]:
    """A table of which only the wording matters."""
    return Wordings({name: name for name in names})


def _lengths(names: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in names:
        parts = name.split()
        found.setdefault(parts[place], set()).add(len(parts))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
