"""Lexing of folded text into number, word and mark tokens with spans: the ground the rules of quantities stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extract.folding import fold

TokenKind = Literal["number", "word", "mark"]


@dataclass(frozen=True, slots=True)
class Token:
    """A token of folded text.

    Attributes:
        key: folded text of the token.
        glued: nothing stands between it and the token before.
    """

    kind: TokenKind
    start: int
    end: int
    key: str
    glued: bool


# A number takes inner separators only between digits: `1.234,5`, `26/8` is three tokens, `5.` is a number and a mark.
_TOKEN = re.compile(r"(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<word>[^\W\d_]+)|(?P<mark>[^\s])")


def lex(folded: str) -> list[Token]:
    """Tokens of folded text, in order; white space makes none."""
    tokens: list[Token] = []
    last_end = -1
    for match in _TOKEN.finditer(folded):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        start, end = match.span()
        tokens.append(Token(kind, start, end, match[0], start == last_end))
        last_end = end
    return tokens


@lru_cache(maxsize=4096)
def keys_of(name: str) -> tuple[str, ...]:
    """The token keys a name of the knowledge files is matched by (`thị xã` → `("thị", "xã")`)."""
    return tuple(token.key for token in lex(fold(name)))
