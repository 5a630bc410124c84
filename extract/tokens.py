"""Lexing of folded text into number, word and mark tokens with spans: the ground the language rules stand on.

A text is lexed once (`lex` remembers the last ones); rules that begin with known words or with a number look only at
the tokens that can begin them (`extract.anchors`), and the grammar of quantities walks over the tokens themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
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
        at: for each of them, the indices of its tokens in order.
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


# A number takes inner separators only between digits: `1.234,5`, `26/8` is three tokens, `5.` is a number and a mark.
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+(?:[.,][0-9]+)*|\S")


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
    spans = list(map(re.Match.span, _TOKEN.finditer(folded)))
    keys = [folded[start:end] for start, end in spans]
    kinds = [_KINDS[key[0]] for key in keys]
    at: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        if key in at:
            at[key].append(index)
        else:
            at[key] = [index]
    numbers = [index for index, kind in enumerate(kinds) if kind == "number"]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    beyond = (len(folded),) * PAD
    return Tokens(
        folded,
        starts + beyond,
        ends + beyond,
        (*keys, *_EMPTY),
        (*kinds, *_EMPTY),
        len(keys),
        frozenset(at),
        at,
        numbers,
    )


@lru_cache(maxsize=4096)
def keys_of(name: str) -> tuple[str, ...]:
    """The token keys a name of the knowledge files is matched by (`thị xã` → `("thị", "xã")`)."""
    tokens = lex(fold(name))
    return tokens.keys[: tokens.count]
