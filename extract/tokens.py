"""Lexing of folded text into number, word and mark tokens with spans: the ground the language rules stand on.

A text is lexed once (`lex` remembers the last ones); rules that begin with known words or with a number look only at
the tokens that can begin them (`extract.anchors`), and the grammar of quantities walks over the tokens themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import add
from typing import Literal

from extract.folding import fold
from extract.values import value

TokenKind = Literal["number", "word", "mark", ""]

# Empty tokens behind the last one: a rule may look so far beyond either end (index -1 is one of them too).
PAD = 8


@value(frozen=True, slots=True)
class Tokens:
    """The tokens of a folded text in order, as parallel tuples, with `PAD` empty tokens at the end.

    Attributes:
        starts, ends: code points in the text, end exclusive; those of the empty tokens are the end of the text.
        keys: folded text of each token.
        kinds: what each token is.
        count: how many there are, the empty ones not counted.
        words: the keys that occur.
        at: for a key, the indices of its tokens in order.
        numbers: indices of the numbers.
    """

    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    kinds: tuple[TokenKind, ...]
    count: int
    words: frozenset[str]
    at: Mapping[str, Sequence[int]]
    numbers: Sequence[int]

    def kind(self, at: int) -> TokenKind:
        """What token `at` is; empty beyond either end."""
        return self.kinds[at]

    def glued(self, at: int) -> bool:
        """Whether nothing stands between token `at` and the one before."""
        return 0 < at < self.count and self.starts[at] == self.ends[at - 1]


class _Places(dict[str, list[int]]):
    """Where the tokens of a key stand, looked up when it is first asked for: few keys of a text are."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.last = dict(zip(tokens, range(len(tokens)), strict=True))
        self.first = dict(zip(reversed(tokens), range(len(tokens) - 1, -1, -1), strict=True))

    def __missing__(self, key: str) -> list[int]:
        first, last = self.first.get(key, 0), self.last.get(key, -1)
        once = first == last  # as nearly always
        found = [first] if once else [at for at in range(first, last + 1) if self.tokens[at] == key]
        self[key] = found
        return found


# A number takes inner separators only between digits: `1.234,5`, `26/8` is three tokens, `5.` is a number and a mark.
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+(?:[.,][0-9]+)*|\S")
_CLOSING = frozenset(",.;:)")


class _Kinds(dict[str, TokenKind]):
    """What a token is, by its first character; each is told once."""

    def __missing__(self, first: str) -> TokenKind:
        kind: TokenKind = "word" if first.isalnum() and not first.isdecimal() else "mark"
        self[first] = "number" if "0" <= first <= "9" else kind
        return self[first]


_KINDS = _Kinds()
_EMPTY: list[Literal[""]] = [""] * PAD


@lru_cache(maxsize=64)
def lex(folded: str) -> Tokens:
    """Tokens of folded text; white space makes none."""
    keys: list[str] = []
    starts: list[int] = []
    kinds: list[TokenKind] = []
    at = 0
    for chunk in folded.split(" "):
        if chunk.isalpha():  # most are words; the pattern is for the others
            keys.append(chunk)
            starts.append(at)
            kinds.append("word")
        elif chunk[-1:] in _CLOSING and (word := chunk[:-1]).isalpha():
            keys += (word, chunk[-1])
            starts += (at, at + len(word))
            kinds += ("word", "mark")
        elif chunk:
            for found in _TOKEN.finditer(chunk):
                key = found[0]
                keys.append(key)
                starts.append(at + found.start())
                kinds.append(_KINDS[key[0]])
        at += len(chunk) + 1
    beyond = (len(folded),) * PAD
    return Tokens(
        folded,
        (*starts, *beyond),
        (*map(add, starts, map(len, keys)), *beyond),
        (*keys, *_EMPTY),
        (*kinds, *_EMPTY),
        len(keys),
        frozenset(keys),
        _Places(keys),
        [index for index, kind in enumerate(kinds) if kind == "number"] if "number" in kinds else (),
    )


@lru_cache(maxsize=4096)
def keys_of(name: str) -> tuple[str, ...]:
    """The token keys a name of the knowledge files is matched by (`thị xã` → `("thị", "xã")`)."""
    tokens = lex(fold(name))
    return tokens.keys[: tokens.count]
