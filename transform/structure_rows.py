"""Rows of what a document is made of: header columns, pages, sections, parties, directives. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from extract.document_parts import Document, Field
from extract.knowledge.provinces import TODAY
from extract.mentions import Block, DateParts, DirectiveMention, Section
from extract.passage import Passage
from extract.reading import Reading, Word
from transform.identity import header_type, issuer_identity, number_parts, work_id
from transform.ids import row_id

Row = dict[str, Any]

# Below this a person should compare an OCR word with the page; crisp scans read at 0.9 and above.
DOUBTFUL_CONFIDENCE = 0.6


def to_date(parts: DateParts | None) -> date | None:
    """The day, if it is printed whole and the calendar has it; a day or month left blank gives None."""
    if parts is None or parts.year is None or parts.month is None or parts.day is None:
        return None
    if not 1 <= parts.month <= 12 or not 1 <= parts.day <= calendar.monthrange(parts.year, parts.month)[1]:
        return None
    return date(parts.year, parts.month, parts.day)


def due_date(parts: DateParts | None, document_date: date | None) -> date | None:
    """A deadline: the day, or the last day of a month; a year that is not printed is the next one that fits."""
    if parts is None or parts.month is None or not 1 <= parts.month <= 12:
        return None
    year = parts.year
    if year is None:
        if document_date is None:
            return None
        day = parts.day or 28
        passed = (parts.month, day) < (document_date.month, document_date.day)
        year = document_date.year + passed
    return to_date(DateParts(year, parts.month, parts.day or calendar.monthrange(year, parts.month)[1]))


def span_columns(document: Document, passage: Passage, start: int, end: int) -> Row:
    """Place, box, quote and reading confidence of `passage.text[start:end]`."""
    return span_and_words(document, passage, start, end)[0]


def span_and_words(document: Document, passage: Passage, start: int, end: int) -> tuple[Row, Sequence[Word]]:
    """The columns of `span_columns`, and the printed words of the span."""
    span = passage.locate(start, end)
    page = document.pages[span.page]
    if span.end_page is None:
        words = on_page = page.words_between(span.char_start, span.char_end)
    else:
        on_page = page.words_between(span.char_start, len(page.text))
        words = (*on_page, *document.pages[span.end_page].words_between(0, span.char_end))
    x0, top, x1, bottom, confidence = _box_of(on_page)
    if words is not on_page:
        confidence = min((word.confidence for word in words), default=1.0)
    columns = {
        "page": span.page,
        "end_page": span.end_page,
        "char_start": span.char_start,
        "char_end": span.char_end,
        "quote": passage.text[start:end],
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "confidence": confidence,
    }
    return columns, words


def _box_of(words: Sequence[Word]) -> tuple[float | None, float | None, float | None, float | None, float]:
    """The box of words and the least of their confidences."""
    if len(words) == 1:
        word = words[0]  # half of all spans are a number
        return word.x0, word.top, word.x1, word.bottom, word.confidence
    if not words:
        return None, None, None, None, 1.0
    _, x0, top, x1, bottom, confidence, *_ = zip(*words, strict=True)
    return min(x0), min(top), max(x1), max(bottom), min(confidence)


def review_columns(row: Row, flags: tuple[str, ...], doubtful: bool = False) -> Row:
    """`needs_review` and `flags` of a row that knows its confidence."""
    every = list(flags)
    if row.get("end_page") is not None:
        every.append("over_page_break")
    if row["confidence"] < DOUBTFUL_CONFIDENCE:
        every.append("ocr_low_confidence")
    needs = doubtful or row["confidence"] < DOUBTFUL_CONFIDENCE
    return {"needs_review": needs, "flags": ",".join(dict.fromkeys(every)) or None}


def header_columns(document: Document) -> Row:
    """The columns of `documents` that the header, the signature and the opening decide; not printed = None."""
    header = document.header
    issued = to_date(header.issued_date)
    parts = number_parts(_text(header.number_symbol), _text(header.symbol))
    kind = header_type(header)
    identity = issuer_identity(_text(header.issuer), _text(header.issuer_parent), _text(header.place), issued)
    meeting = to_date(header.meeting_day)
    start = None
    if meeting is not None and header.meeting_time is not None:
        start = datetime(meeting.year, meeting.month, meeting.day, *header.meeting_time)
    return {
        "work_id": work_id(header.system, identity, kind.name if kind else None, issued, parts.number),
        "doc_type_code": header.doc_type_code,
        "doc_type": kind.name if kind else None,
        "system": header.system,
        "number": parts.number,
        "year_in_number": parts.year_in_number,
        "symbol": parts.symbol,
        "number_symbol": parts.number_symbol,
        "issuer": _text(header.issuer),
        "issuer_parent": _text(header.issuer_parent),
        "issuer_id": identity.issuer_id,
        "province": identity.province,
        "province_today": TODAY.get(identity.province, identity.province) if identity.province else None,
        "place": _text(header.place),
        "issued_date": issued,
        "issued_year": issued.year if issued else (header.issued_date.year if header.issued_date else None),
        "subject": _text(header.subject),
        "urgency": _text(header.urgency),
        "secrecy": _text(header.secrecy),
        "meeting_start": start,
        "meeting_date": meeting,
        "meeting_place": header.meeting_place,
        "chair": header.chair,
        "term": header.term,
        "signer_name": _all([header.signer_name, *(name for name, _ in header.more_signers)]),
        "signer_title": _all([header.signer_title, *(title for _, title in header.more_signers)]),
        "signing_authority": _text(header.signing_authority),
        "recipients": "; ".join(field.text for field in header.recipients) or None,
    }


def _all(fields: Sequence[Field | None]) -> str | None:
    """One signer's field, or those of all signers of a joint act."""
    return "; ".join(field.text for field in fields if field) or None


def _text(field: Field | None) -> str | None:
    return field.text if field is not None else None


def page_rows(document_id: str, reading: Reading) -> list[Row]:
    """Rows of `pages`."""
    return [
        {
            "document_id": document_id,
            "page": page.page,
            "width": page.width,
            "height": page.height,
            "rotation": page.rotation,
            "text_source": page.text_source,
            "layer_health": page.layer_health,
            "health_reason": page.health_reason or None,
            "dpi": page.dpi,
            "ocr_confidence": page.ocr_confidence,
            "word_count": len(page.words),
            "text": page.text,
        }
        for page in reading.pages
    ]


def section_ids(document_id: str, document: Document) -> tuple[str, ...]:
    """Ids of the sections, parallel to `document.sections`."""
    return _ids_of_paths(document_id, tuple([section.path for section in document.sections]))


@lru_cache(maxsize=4)  # each table asks for them
def _ids_of_paths(document_id: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([row_id(document_id, "sections", path) for path in paths])


def section_rows(document_id: str, document: Document) -> list[Row]:
    """Rows of `sections`; the span of a section is that of its own first paragraph (its heading, item or bullet)."""
    ids = section_ids(document_id, document)
    blocks: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.section is not None and block.zone != "footnote":
            blocks.setdefault(block.section, []).append(block)
    rows = []
    for section in document.sections:
        own = blocks.get(section.ordinal, [])
        if not own:
            continue
        place = span_columns(document, own[0].passage, 0, len(own[0].passage.text))
        rows.append(
            {
                "section_id": ids[section.ordinal],
                "document_id": document_id,
                "parent_id": ids[section.parent] if section.parent is not None else None,
                "ordinal": section.ordinal,
                "level": section.level,
                "label": section.label,
                "path": section.path,
                "kind": section.kind,
                "heading": section.heading,
                "text": _own_text(section, own),
                "role": section.role,
                **place,
                **review_columns(place, section.flags),
            }
        )
    return rows


def _own_text(section: Section, blocks: list[Block]) -> str | None:
    """The text of a section without label, heading and children; None if it has none."""
    parts = []
    for block in blocks:
        if block.zone == "heading":
            continue
        text = block.passage.text
        if block.label:
            text = text[block.label[1] :].strip()
        if section.heading and block is blocks[0] and text.startswith(section.heading):
            text = text[len(section.heading) :].lstrip(" :.-–")
        parts.append(text)
    return "\n".join(part for part in parts if part) or None


def _section_of(block: Block, ids: tuple[str, ...]) -> str | None:
    return ids[block.section] if block.section is not None else None


def party_rows(document_id: str, document: Document) -> list[Row]:
    """Rows of `parties`."""
    ids = section_ids(document_id, document)
    rows = []
    for number, (block, mentions) in enumerate(zip(document.blocks, document.mentions, strict=True)):
        for party in mentions.parties:
            place = span_columns(document, block.passage, party.start, party.end)
            key = (number, party.start, party.end, party.role)
            rows.append(
                {
                    "party_id": row_id(document_id, "parties", *key),
                    "document_id": document_id,
                    "section_id": _section_of(block, ids),
                    "name": party.name,
                    "title": party.title,
                    "organisation": party.organisation,
                    "role": party.role,
                    "kind": party.kind,
                    **place,
                    **review_columns(place, ()),
                }
            )
    return rows


def directive_rows(document_id: str, document: Document) -> list[Row]:
    """Rows of `directives`; `is_preferred` is true until the warehouse knows a better file of the act."""
    ids = section_ids(document_id, document)
    issued = to_date(document.header.issued_date)
    return list(_directives(document_id, document, ids, issued))


def directive_columns(task: DirectiveMention, text: str, document_date: date | None) -> Row:
    """What a task says.

    Args:
        text: of its passage.
        document_date: completes a deadline without a year.
    """
    return {
        "modality": task.modality,
        "assignees": "; ".join(task.assignees) or None,
        "cooperating": "; ".join(task.cooperating) or None,
        "assignee_source": task.assignee_source if task.assignees else None,
        "action": task.action,
        "product": task.product,
        "due_date": due_date(task.due, document_date),
        "deadline_text": text[slice(*task.deadline)] if task.deadline else task.deadline_words,
        "deadline_kind": task.deadline_kind,
        "reports_to": task.reports_to,
    }


def _directives(document_id: str, document: Document, ids: tuple[str, ...], issued: date | None) -> Iterator[Row]:
    ordinal = 0
    for block, mentions in zip(document.blocks, document.mentions, strict=True):
        for task in mentions.directives:
            place = span_columns(document, block.passage, task.start, task.end)
            yield {
                "directive_id": row_id(document_id, "directives", ordinal),
                "document_id": document_id,
                "section_id": _section_of(block, ids),
                "is_preferred": True,
                "ordinal": ordinal,
                **directive_columns(task, block.passage.text, issued),
                **place,
                **review_columns(place, ()),
            }
            ordinal += 1
