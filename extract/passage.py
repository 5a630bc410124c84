"""Running text rejoined from printed lines, every character of which knows its place on a page.

Language rules read passages (a paragraph, a bullet, a heading); line breaks are blanks there, and a paragraph
that runs over a page break is one passage. `Passage.locate` leads back to the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from extract.reading import PageReading
from extract.values import lazy, value


@value(frozen=True, slots=True)
class Span:
    """A place in `pages.text`.

    Attributes:
        page: from 1; the page of the first character.
        char_start: code points into the text of `page`.
        end_page: the page of the last character if it is another one, else None.
        char_end: exclusive, in the text of `end_page` (or `page`).
    """

    page: int
    char_start: int
    end_page: int | None
    char_end: int


@value(frozen=True, slots=True)
class Piece:
    """`length` characters of a passage from `start` on, which stand at `page_start` of the text of `page`."""

    start: int
    page: int
    page_start: int
    length: int


@value(frozen=True)
class Passage:
    """A text and where each of its characters stands.

    A character that no piece holds (the blank put where a page breaks) stands nowhere; spans never begin or end there.
    """

    text: str
    pieces: tuple[Piece, ...]

    @lazy
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    @lazy
    def page_breaks(self) -> tuple[int, ...]:
        """Offsets at which the text goes on on another page; the blank put there goes with the later page."""
        return tuple(
            before.start + before.length for before, after in pairwise(self.pieces) if before.page != after.page
        )

    def place(self, offset: int) -> tuple[int, int]:
        """Page and page offset of the character at `offset`; of the next placed one if it stands nowhere.

        Raises:
            IndexError: no placed character at or after `offset`.
        """
        index = bisect_right(self._starts, offset) - 1
        if index >= 0:
            piece = self.pieces[index]
            if offset < piece.start + piece.length:
                return piece.page, piece.page_start + offset - piece.start
        following = self.pieces[index + 1]
        return following.page, following.page_start

    def locate(self, start: int, end: int) -> Span:
        """The span on the pages of `text[start:end]` (code points, end exclusive, not empty)."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"empty or outside span {start}:{end} of {len(self.text)}")
        piece = self.pieces[bisect_right(self._starts, start) - 1]
        if piece.start <= start and end <= piece.start + piece.length:  # nearly all stand in one line
            first = piece.page_start + start - piece.start
            return Span(piece.page, first, None, first + end - start)
        first_page, first = self.place(start)
        last_page, last = self.place(end - 1)
        return Span(first_page, first, last_page if last_page != first_page else None, last + 1)


def passage_of_text(text: str, page: int = 1, page_start: int = 0) -> Passage:
    """A passage that stands in one piece on one page, as `explain` needs it."""
    return Passage(text, (Piece(0, page, page_start, len(text)),) if text else ())


def passage_of_ranges(pages: dict[int, PageReading], ranges: Iterable[tuple[int, int, int]]) -> Passage:
    """Joins ranges of page text into one passage.

    Line feeds become blanks. A hyphen that ends a line stays and loses the blank after it when the next line goes on
    with the same compound (`31-` + `HD/BTCTW`); the offsets stay true.

    Args:
        pages: readings by page number.
        ranges: (page, char_start, char_end), in reading order, each within one page.
    """
    text: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for page, start, end in ranges:
        chunk = pages[page].text[start:end]
        cursor = 0
        for line in chunk.splitlines(keepends=True):
            body = line.rstrip("\n")
            if body:
                if text and not hyphen_joins(text[-1], body):
                    text.append(" ")
                    at += 1
                pieces.append(Piece(at, page, start + cursor, len(body)))
                text.append(body)
                at += len(body)
            cursor += len(line)
    return Passage("".join(text), tuple(pieces))


def hyphen_joins(before: str, after: str) -> bool:
    """Whether a line ending in a hyphen goes on in the next one without a blank.

    True: `số 31-` + `HD/BTCTW` (a number and symbol), `117/QĐ-` + `UBND`, `26/8/` + `2021`. False: `kinh tế -` +
    `xã hội` (a dash), `chính trị-` + `xã hội` (the blank does no harm there).
    """
    if len(before) < 2 or before[-1] not in "-/" or before[-2].isspace():
        return False
    return after[:1].isupper() or after[:1].isdigit()
