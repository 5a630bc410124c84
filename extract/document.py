"""From words on pages to one document: zones, header, section tree, end of the act, and what each passage says.

Every character of every page lies in exactly one block, so that every digit can be accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from extract.act_numbers import symbol_number_at
from extract.attendees import attendee_parties
from extract.document_parts import Document, Field, Header
from extract.doubts import unexplained_digits, without_doubtful_fields
from extract.footnote_calls import footnote_calls, may_call
from extract.header import read_header
from extract.header_block import HeaderBlock, find_header
from extract.knowledge.document_types import type_of_word
from extract.labels import Label, candidates
from extract.meeting import read_meeting
from extract.mentions import Block, Lead, Mark, NumeralKind, PassageMentions, Zone
from extract.own_number import without_itself
from extract.paragraphs import Margins, Paragraph, find_margins
from extract.parties import chair_parties, recipient_parties, signer_party
from extract.passage import Passage, passage_of_ranges
from extract.passages import read_passage
from extract.reading import PageReading, Problem, Reading
from extract.sections import Tree, build_tree
from extract.signature import EndBlock, Signer, find_end_blocks, printed_words, read_recipients, read_signer
from extract.table_grid import find_grids
from extract.table_places import FoundTable, read_body, read_tables
from extract.task_attributes import is_aside, is_attribute
from extract.zones import PrintLine, Zones, find_zones


@dataclass(frozen=True)
class _Part:
    """One act or annex of the file: its header, its text, and the block that ends it."""

    lines: tuple[PrintLine, ...]
    header: HeaderBlock | None
    ending: EndBlock | None
    annex: bool


@dataclass
class _Draft:
    """A block before it has its place, and what is known of it already."""

    zone: Zone
    passage: Passage
    section: int | None = None
    label: tuple[int, int] | None = None
    lead: Lead | None = None
    mentions: PassageMentions | None = None
    marks: tuple[Mark, ...] = field(default=())


def extract_document(reading: Reading) -> Document:
    """Reads a whole document: what is where, and what each passage says. Pure; never raises for odd content."""
    pages = {page.page: page for page in reading.pages}
    grids = {page.page: ruled for page in reading.pages if (ruled := find_grids(page.rules))}
    zones = find_zones(reading, grids)
    margins = find_margins(zones.text)
    parts = _parts(zones.text, margins)
    drafts: list[_Draft] = list(_outside_text(zones, pages))
    paragraphs: list[Paragraph] = []
    tables: list[FoundTable] = []
    restarts: list[int] = []
    header_draft: _Draft | None = None
    for number, part in enumerate(parts):
        end = part.header.end if part.header else 0
        title = _annex_title(part) if part.annex else None
        top = part.lines[: title[0] if title else end]
        if top:
            draft = _Draft("header", _passage(top, pages))
            drafts.append(draft)
            if number == 0:
                header_draft = draft
        restarts.append(len(paragraphs))
        if title:
            paragraphs.append(title[1])
        read_body(part.lines[end:], margins, grids, paragraphs, tables)
        if part.ending:
            drafts.extend(_ending_drafts(part.ending, pages))
    tree = build_tree(paragraphs, restarts)
    drafts.extend(_tree_drafts(tree, pages))
    mentioned, table_blocks = read_tables(tables, tree, pages)
    drafts.extend(
        _Draft("table", cell.block.passage, cell.section, cell.block.label, mentions=cell.block.mentions)
        for cell in table_blocks
    )
    drafts.sort(key=lambda draft: (draft.passage.pieces[0].page, draft.passage.pieces[0].page_start))
    _place_footnotes(drafts)
    header = _header(parts, header_draft, drafts, pages)
    header, doubts = without_doubtful_fields(header, [draft.passage for draft in drafts], pages)
    header = _with_meeting(header, tree, drafts)
    lines = chain(zones.text, *zones.footnotes)
    calling = {(line.page, line.start) for line in lines if may_call(line)}
    blocks, mentions = _read_all(drafts, header, pages, calling)
    problems = (
        *reading.problems,
        *tree.problems,
        *doubts,
        *_header_problems(header),
        *unexplained_digits(blocks, mentions),
    )
    return Document(reading, header, tree.sections, blocks, mentions, mentioned, problems)


def _passage(lines: Sequence[PrintLine], pages: dict[int, PageReading]) -> Passage:
    return passage_of_ranges(pages, [(line.page, line.start, line.end) for line in lines])


# -- parts of the file


def _parts(lines: Sequence[PrintLine], margins: dict[int, Margins]) -> tuple[_Part, ...]:
    """Cuts the text of a file into its acts and annexes: each signature block ends one."""
    out: list[_Part] = []
    at = 0
    endings: list[EndBlock | None] = [*find_end_blocks(lines), None]
    for ending in endings:
        part = tuple(lines[at : ending.start if ending else len(lines)])
        if part or ending:
            header = None if part and _starts_appendix(part[0]) else find_header(part, margins)
            annex = bool(out) and not _is_act(part, header)
            out.append(_Part(part, header, ending, annex))
        at = ending.end if ending else len(lines)
    return tuple(out)


def _starts_appendix(line: PrintLine) -> bool:
    found = candidates(line.text)
    return bool(found) and found[0].family == "appendix"


# `Số: 12/QĐ-UBND`, `Số:   /BTP-BTTP`: an annex has no number of its own.
_OWN_NUMBER = re.compile(r"^\s*S[ốôồổo0]\s*[:.]?\s*[\d.…_ ]*\s*[/\-‑–]", re.IGNORECASE)


def _is_act(lines: Sequence[PrintLine], header: HeaderBlock | None) -> bool:
    """Whether a part after a signature is an act of its own and no annex (`(Ban hành kèm theo …)`)."""
    return header is not None and any(_OWN_NUMBER.match(line.text) for line in lines[: header.end])


def _annex_title(part: _Part) -> tuple[int, Paragraph] | None:
    """The title of an annexed plan or regulation, as a paragraph with its type word as label."""
    if part.header is None or part.header.type_line is None:
        return None
    type_line = part.header.type_line
    first = type_line.index
    label = Label("appendix", part.lines[first].text[: type_line.end].strip(), type_line.kind.name, type_line.end, None)
    return first, Paragraph(part.lines[first : part.header.end], (label,))


# -- blocks


def _outside_text(zones: Zones, pages: dict[int, PageReading]) -> Iterator[_Draft]:
    """Page numbers, stamps and footnotes."""
    for line in zones.furniture:
        passage = _passage((line,), pages)
        yield _Draft("page_number", passage, mentions=PassageMentions(marks=_all_digits(passage.text, "page_number")))
    for line in zones.stamps:
        passage = _passage((line,), pages)
        yield _Draft("signature", passage, mentions=PassageMentions(marks=_stamp_marks(passage.text)))
    for note in zones.footnotes:
        passage = _passage(note, pages)
        mark = re.match(r"\W?\d{1,3}\W?", passage.text)
        yield _Draft("footnote", passage, label=(0, mark.end()) if mark else None)


def _ending_drafts(ending: EndBlock, pages: dict[int, PageReading]) -> Iterator[_Draft]:
    if ending.signature:
        yield _Draft("signature", _passage(ending.signature, pages))
    if ending.recipients:
        yield _Draft("recipients", _passage(ending.recipients, pages))


def _tree_drafts(tree: Tree, pages: dict[int, PageReading]) -> Iterator[_Draft]:
    for item in tree.items:
        label = (0, item.label_end) if item.label_end else None
        yield _Draft(item.zone, _passage(item.paragraph.lines, pages), item.section, label, item.lead)


def _place_footnotes(drafts: Sequence[_Draft]) -> None:
    """A footnote belongs to the section whose text stands before it on the page."""
    section: int | None = None
    for draft in drafts:
        if draft.zone == "footnote":
            draft.section = section
        elif draft.section is not None:
            section = draft.section


def _all_digits(text: str, kind: NumeralKind) -> tuple[Mark, ...]:
    return tuple(Mark(found.start(), found.end(), kind) for found in re.finditer(r"[0-9]+", text))


# `24.01.2025`, `30/09/2025`; then `17:58:22` and `+07:00`; what is left numbers a certificate or an address.
_STAMP_PARTS: tuple[tuple[NumeralKind, re.Pattern[str]], ...] = (
    ("date", re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")),
    ("time", re.compile(r"[+-]?\d{1,2}:\d{2}(?::\d{2})?")),
    ("identifier", re.compile(r"\d+")),
)


def _stamp_marks(text: str) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for kind, pattern in _STAMP_PARTS:
        for found in pattern.finditer(text):
            if all(found.end() <= mark.start or mark.end <= found.start() for mark in marks):
                marks.append(Mark(found.start(), found.end(), kind))
    return tuple(sorted(marks, key=lambda mark: mark.start))


# -- header


def _header(
    parts: Sequence[_Part], header_draft: _Draft | None, drafts: Sequence[_Draft], pages: dict[int, PageReading]
) -> Header:
    """The header of the first act with its signer and recipients."""
    header = Header()
    if not parts:
        return header
    first = parts[0]
    if header_draft is not None and first.header is not None:
        lines = first.lines[: first.header.end]
        header = read_header(header_draft.passage, lines, first.header, drafts.index(header_draft))
        header_draft.marks = tuple(_field_marks(header))
    ending = next((part.ending for part in parts if part.ending), None)
    if ending is None:
        return header
    signer = read_signer(ending.signature)
    places = _Places(drafts)
    groups = [*signer.authority, *(group for also in signer.more for group in also.authority)]
    authority = [line for group in groups for line in group]
    return replace(
        header,
        signing_authority=places.field(
            authority, ", ".join(" ".join(printed_words(line) for line in group) for group in groups)
        ),
        signer_title=_title(places, signer),
        signer_name=_name(places, signer),
        more_signers=tuple((name, _title(places, also)) for also in signer.more if (name := _name(places, also))),
        recipients=tuple(
            found
            for entry in read_recipients(ending.recipients)
            if (found := places.part(entry.text, entry.parts[0], _last_together(entry.parts)))
        ),
    )


def _name(places: _Places, signer: Signer) -> Field | None:
    return places.field([signer.name], signer.name.text.strip(" .*_-")) if signer.name else None


def _title(places: _Places, signer: Signer) -> Field | None:
    return places.field(signer.title, " ".join(printed_words(line) for line in signer.title))


def _last_together(parts: Sequence[tuple[PrintLine, int, int]]) -> tuple[PrintLine, int, int]:
    """The last part that follows the first without another line between them, so that a span holds the entry alone."""
    last = parts[0]
    for part in parts[1:]:
        if part[0].page != last[0].page or part[0].index != last[0].index + 1:
            break
        last = part
    return last


def _field_marks(header: Header) -> Iterator[Mark]:
    """The document's own number is an identifier and its date a date, neither a reference."""
    number = header.number_symbol or header.symbol
    if number and re.search(r"\d", number.text):
        yield Mark(number.start, number.end, "identifier")
    if header.issued and re.search(r"\d", header.issued.text):
        yield Mark(header.issued.start, header.issued.end, "date")


class _Places:
    """Finds printed lines again in the blocks that hold them."""

    def __init__(self, drafts: Sequence[_Draft]) -> None:
        self._at: dict[tuple[int, int], tuple[int, int]] = {}
        for index, draft in enumerate(drafts):
            for piece in draft.passage.pieces:
                self._at[piece.page, piece.page_start] = (index, piece.start)

    def field(self, lines: Sequence[PrintLine], text: str) -> Field | None:
        if not lines or not text:
            return None
        return self.part(text, (lines[0], 0, len(lines[0].text)), (lines[-1], 0, len(lines[-1].text)))

    def part(self, text: str, first: tuple[PrintLine, int, int], last: tuple[PrintLine, int, int]) -> Field | None:
        begin = self._at.get((first[0].page, first[0].start))
        end = self._at.get((last[0].page, last[0].start))
        if begin is None or end is None or begin[0] != end[0]:
            return None
        start = begin[1] + first[1]
        stop = end[1] + last[2]
        return Field(text, begin[0], min(start, stop), max(start, stop))


def _with_meeting(header: Header, tree: Tree, drafts: Sequence[_Draft]) -> Header:
    """Adds day, time, place and chair of the meeting and the term, where the opening paragraphs say them plainly."""
    opening = [
        draft.passage.text
        for draft in drafts
        if draft.section is not None and tree.sections[draft.section].path == "preamble"
    ]
    meeting = read_meeting(header.doc_type_code, header.subject.text if header.subject else None, opening)
    return replace(
        header,
        meeting_day=meeting.day,
        meeting_time=meeting.time,
        meeting_place=meeting.place,
        chair=meeting.chair,
        term=meeting.term,
        system=header.system or meeting.system,
    )


def _header_problems(header: Header) -> Iterator[Problem]:
    if header == Header():
        yield Problem("info", "header_incomplete", 1, "no header was found; look at the first page")
        return
    missing = [
        name
        for name, value in (
            ("type", header.doc_type_code),
            ("number", header.number_symbol),
            ("issuer", header.issuer),
            ("date", header.issued_date if header.issued_date and header.issued_date.day else None),
        )
        if value is None
    ]
    if missing:
        yield Problem("info", "header_incomplete", 1, f"not printed or not found: {', '.join(missing)}")


# -- mentions

_NO_LEAD = Lead(None, None)


def _read_all(
    drafts: Sequence[_Draft], header: Header, pages: Mapping[int, PageReading], calling: Collection[tuple[int, int]]
) -> tuple[tuple[Block, ...], tuple[PassageMentions, ...]]:
    kind = type_of_word(header.doc_type.text) if header.doc_type else None
    own_type = kind.name if kind else None
    own = symbol_number_at(header.number_symbol.text, 0) if header.number_symbol else None
    subject = " ".join(field.text for field in (header.doc_type, header.subject) if field) or None
    blocks = tuple(Block(draft.zone, draft.section, draft.passage, draft.label) for draft in drafts)
    mentions = []
    for index, draft in enumerate(drafts):
        found = draft.mentions
        if found is None:
            found = read_passage(
                draft.passage,
                zone=draft.zone,
                label=draft.label,
                lead=(draft.lead or _NO_LEAD).about(subject),
                own_type=own_type,
                calls=footnote_calls(draft.passage, pages, calling),
                below=_attributes_below(drafts, index),
            )
        if draft.zone == "header":
            found = _without_own(found, draft.marks)
        elif own:
            found = without_itself(found, draft.passage.text, own, header.issued_date)
        more = (
            *signer_party(header, index),
            *recipient_parties(header, index),
            *chair_parties(draft.passage.text, header, draft.zone),
            *(attendee_parties(draft.passage.text) if draft.zone == "text" else ()),
        )
        mentions.append(replace(found, parties=(*found.parties, *more)) if more else found)
    return blocks, tuple(mentions)


def _attributes_below(drafts: Sequence[_Draft], index: int) -> tuple[str, ...]:
    """The lines of attributes that follow a block of text (`- Cơ quan chủ trì: …`), without their markers."""
    out: list[str] = []
    first = drafts[index]
    if first.zone not in ("text", "heading") or _attribute_of(first) is not None or _is_aside(first):
        return ()
    for draft in drafts[index + 1 :]:
        line = _attribute_of(draft) if draft.zone == "text" else None
        if line is None and draft.zone in ("text", "heading") and not _is_aside(draft):
            break
        if line is not None:
            out.append(line)
    return tuple(out)


def _is_aside(draft: _Draft) -> bool:
    return is_aside(draft.passage.text, draft.label[1] if draft.label else 0)


def _attribute_of(draft: _Draft) -> str | None:
    begin = draft.label[1] if draft.label else 0
    return draft.passage.text[begin:].strip(" -–+*•") if is_attribute(draft.passage.text, begin) else None


def _without_own(found: PassageMentions, own: Sequence[Mark]) -> PassageMentions:
    """In a header: its own number and date are no mentions, and its title's references are not listed."""
    free = [mark for mark in found.marks if all(mark.end <= o.start or o.end <= mark.start for o in own)]
    marks = tuple(sorted((*free, *own), key=lambda mark: mark.start))
    return PassageMentions(marks=tuple(_titled(mark) for mark in marks))


def _titled(mark: Mark) -> Mark:
    """What a title names is part of a name: `figure` and `reference` marks need rows that a title does not give."""
    return replace(mark, kind="name") if mark.kind in ("figure", "reference") else mark
