"""What a person must look at: header fields that two readings disagree on, digits that no rule explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.mentions import Block, Field, Header, PassageMentions
from extract.passage import Passage
from extract.reading import PageReading, Problem

_DIGITS = re.compile(r"[0-9]+")
# `Số: #6 /QĐ-BCĐCCHC` of a poor scan is a number that could not be read, never the name of a body.
_NUMBER_LINE = re.compile(r"S[ốôồo] ?[:.]", re.IGNORECASE)


def without_doubtful_fields(
    header: Header, passages: Sequence[Passage], pages: Mapping[int, PageReading]
) -> tuple[Header, tuple[Problem, ...]]:
    """The header without a number or date whose digits two readings see differently, and a warning for each.

    A number written or stamped by hand (`332` or `344`) is left null: a wrong identity is worse than none.

    Args:
        passages: of the blocks that `Field.block` counts.
    """
    problems = []
    if header.number_symbol is not None and (seen := _disagreement(header.number_symbol, passages, pages)):
        header = replace(header, number_symbol=None)
        problems.append(_doubt("number", *seen))
    if header.issued is not None and (seen := _disagreement(header.issued, passages, pages)):
        header = replace(header, issued=None, issued_date=None)
        problems.append(_doubt("date", *seen))
    if header.issuer is not None and _NUMBER_LINE.match(header.issuer.text):
        header = replace(header, issuer=None)
    return header, tuple(problems)


def _disagreement(
    field: Field, passages: Sequence[Passage], pages: Mapping[int, PageReading]
) -> tuple[str, str] | None:
    span = passages[field.block].locate(field.start, field.end)
    page = pages[span.page]
    end = span.char_end if span.end_page is None else len(page.text)
    for word in page.words_between(span.char_start, end):
        if word.second is None:
            continue
        if _DIGITS.findall(word.text) != _DIGITS.findall(word.second):
            return word.text, word.second
    return None


def _doubt(name: str, first: str, second: str) -> Problem:
    return Problem(
        "warning",
        "header_incomplete",
        1,
        f"{name} was read as {first!r} and as {second!r} and left out; look at page 1",
    )


def unexplained_digits(blocks: Sequence[Block], mentions: Sequence[PassageMentions]) -> Iterator[Problem]:
    """One warning for each page with digits that no rule explains."""
    count: Counter[int] = Counter()
    first: dict[int, str] = {}
    for block, found in zip(blocks, mentions, strict=True):
        for mark in found.marks:
            if mark.kind == "unexplained":
                page = block.passage.place(mark.start)[0]
                count[page] += 1
                first.setdefault(page, block.passage.text[mark.start : mark.end])
    for page in sorted(count):
        message = f"{count[page]} numbers that no rule explains, first {first[page]!r}; read the place and report it"
        yield Problem("warning", "numeral_unexplained", page, message)
