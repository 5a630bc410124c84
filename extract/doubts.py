"""What a person must look at: header fields that two readings disagree on, digits that no rule explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.document_parts import Field, Header
from extract.folding import unmarked
from extract.mentions import Block, DateParts, PassageMentions
from extract.misread_names import province_with_marks, title_meant, with_marks
from extract.passage import Passage
from extract.reading import PageReading, Problem, Word

_DIGITS = re.compile(r"[0-9]+")
_DATE_WORDS = re.compile("ngay|thang|nam")
# `Số: #6 /QĐ-BCĐCCHC` of a poor scan is a number that could not be read, never the name of a body.
_NUMBER_LINE = re.compile(r"S[ốôồo] ?[:.]", re.IGNORECASE)


def without_doubtful_fields(
    header: Header, passages: Sequence[Passage], pages: Mapping[int, PageReading]
) -> tuple[Header, tuple[Problem, ...]]:
    """The header without a number or parts of a date whose digits two readings see differently, and a warning for each.

    A number written or stamped by hand (`332` or `344`) is left null: a wrong identity is worse than none. Of a date
    with a doubtful day, month and year stay.

    Args:
        passages: of the blocks that `Field.block` counts.
    """
    problems = []
    if header.number_symbol is not None and (seen := _disagreements(header.number_symbol, passages, pages)):
        header = replace(header, number_symbol=None)
        problems.append(_doubt("number", seen[0][0]))
    if header.issued is not None and (seen := _disagreements(header.issued, passages, pages)):
        parts = header.issued_date
        for _, before in seen:
            parts = _without_part(parts, before) if parts is not None else None
        header = replace(header, issued=header.issued if parts is not None else None, issued_date=parts)
        problems.append(_doubt("date", seen[0][0]))
    if header.issuer is not None and _NUMBER_LINE.match(header.issuer.text):
        header = replace(header, issuer=None)
    header, misread = _with_known_names(header, passages, pages)
    return header, (*problems, *misread)


def _with_known_names(
    header: Header, passages: Sequence[Passage], pages: Mapping[int, PageReading]
) -> tuple[Header, list[Problem]]:
    """The header of a scan with the marks of known bodies and provinces in their names, and a warning for each."""
    problems: list[Problem] = []

    def mended(name: str, field: Field | None, before: str = "", *, title: bool = False) -> Field | None:
        page = passages[field.block].locate(field.start, field.end).page if field else 0
        if field is None or pages[page].text_source != "ocr":
            return field
        known = province_with_marks(before + with_marks(field.text))[len(before) :]
        if title and known == field.text:
            known = title_meant(field.text) or known
        if known == field.text:
            return field
        message = f"{name} was read as {field.text!r} and taken for {known!r}; look at page {page}"
        problems.append(Problem("warning", "header_misread", page, message))
        return replace(field, text=known)

    header = replace(
        header,
        issuer=mended("issuer", header.issuer),
        issuer_parent=mended("superior body", header.issuer_parent),
        place=mended("place", header.place, "tỉnh "),
        signing_authority=mended("the signer's authority", header.signing_authority),
        signer_title=mended("the signer's title", header.signer_title, title=True),
    )
    return header, problems


def _disagreements(
    field: Field, passages: Sequence[Passage], pages: Mapping[int, PageReading]
) -> list[tuple[Word, str]]:
    """The words of a field whose digits two readings see differently, each with the field's text up to it."""
    span = passages[field.block].locate(field.start, field.end)
    page = pages[span.page]
    end = span.char_end if span.end_page is None else len(page.text)
    found, before = [], ""
    for word in page.words_between(span.char_start, end):
        before += f" {word.text}"
        if word.second is None or word.outvoted:
            continue
        if _DIGITS.findall(word.text) != _DIGITS.findall(word.second):
            found.append((word, before))
    return found


def _without_part(parts: DateParts, before: str) -> DateParts | None:
    """A date without the part that is printed last in `before`: a day, a month with its day, or all of it."""
    names = _DATE_WORDS.findall(unmarked(before))
    if names and names[-1] == "ngay":
        return replace(parts, day=None)
    if names and names[-1] == "thang":
        return replace(parts, month=None, day=None)
    return None


def _doubt(name: str, word: Word) -> Problem:
    return Problem(
        "warning",
        "header_incomplete",
        1,
        f"{name} was read as {word.text!r} and as {word.second!r} and left out; look at page 1",
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
