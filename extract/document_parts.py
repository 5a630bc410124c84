"""A whole document: what its header says, what was found in it, and where all of it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.mentions import Block, DateParts, PassageMentions, Section, TableMention
from extract.reading import PageReading, Problem, Reading
from extract.values import lazy


@dataclass(frozen=True, slots=True)
class Field:
    """A header field: its text as printed, lines joined by a blank, and where it stands in its block.

    Attributes:
        block: index into `Document.blocks`.
        start, end: in the text of that block's passage, the hull of all its words.
    """

    text: str
    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Header:
    """Who says it, when, under which number; every field None where it is not printed."""

    doc_type: Field | None = None
    doc_type_code: str | None = None
    number_symbol: Field | None = None  # without "Số", as printed; None where the number is left blank
    symbol: Field | None = None  # `/QĐ-TTg`, also where the number is left blank
    issuer: Field | None = None
    issuer_parent: Field | None = None
    place: Field | None = None
    issued: Field | None = None
    issued_date: DateParts | None = None
    subject: Field | None = None
    urgency: Field | None = None
    secrecy: Field | None = None
    signing_authority: Field | None = None
    signer_title: Field | None = None
    signer_name: Field | None = None
    more_signers: tuple[tuple[Field, Field | None], ...] = ()  # name and title of who else signs a joint act
    recipients: tuple[Field, ...] = ()
    meeting_day: DateParts | None = None
    meeting_time: tuple[int, int] | None = None  # hour, minute
    meeting_place: str | None = None
    chair: str | None = None
    term: str | None = None  # nhiệm kỳ or khóa, as printed
    system: Literal["party", "state", "front", "other"] | None = None


@dataclass(frozen=True)
class Document:
    """One document: what was read and what was found.

    Attributes:
        mentions: parallel to `blocks`.
    """

    reading: Reading
    header: Header
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    mentions: tuple[PassageMentions, ...]
    tables: tuple[TableMention, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @lazy
    def pages(self) -> dict[int, PageReading]:
        """The pages by their number."""
        return {page.page: page for page in self.reading.pages}
