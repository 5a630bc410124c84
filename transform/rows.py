"""All rows of one document, by table: what is loaded, but for issues and loads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from extract.document_parts import Document
from extract.mentions import Block, FigureMention, Mark
from extract.periods import sole_period
from extract.reading import Reading, Word
from extract.versions import extractor_version
from transform.digits import runs_of
from transform.figures import figure_columns, is_comparable, is_doubtful
from transform.ids import document_id, row_id
from transform.names import clean_name
from transform.places import lent_place
from transform.reading_doubts import reading_doubts
from transform.references import reference_rows
from transform.structure_rows import (
    directive_rows,
    header_columns,
    page_rows,
    party_rows,
    section_ids,
    section_rows,
    span_and_words,
    span_columns,
)
from transform.table_rows import table_rows
from transform.task_coverage import task_coverage

Row = dict[str, Any]
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file besides its bytes.

    Attributes:
        uri: where it was read from (file URI).
        byte_size: in bytes.
    """

    name: str
    uri: str | None
    byte_size: int

    @classmethod
    def of(cls, path: Path) -> FileFacts:
        """The facts of an existing file."""
        return cls(clean_name(path.name), path.resolve().as_uri(), path.stat().st_size)


def document_rows(document: Document, facts: FileFacts) -> dict[str, list[Row]]:
    """The rows of one document for every table but `issues` and `loads`.

    The columns that only the warehouse knows (load, preferred file, targets of references) are left to the load.
    """
    reading = document.reading
    identity = document_id(reading.sha256)
    header = header_columns(document)
    issued: date | None = header["issued_date"]
    ids = section_ids(identity, document)
    # only the name of a body of a province is an identity; a district's or a ministry's figures are of another place
    province = header["province"] if header["issuer_id"] is not None else None
    figures, placed = _figure_rows(document, identity, ids, issued, province)
    references = reference_rows(document, identity, header)
    tables, cells = table_rows(document, identity, ids)
    sections = section_rows(identity, document)
    directives = directive_rows(identity, document)
    coverage = task_coverage(document)
    runs = sum(len(runs_of(page.text)) for page in reading.pages)
    unexplained = sum(
        len(_DIGITS.findall(block.passage.text, mark.start, mark.end))
        for block, mentions in zip(document.blocks, document.mentions, strict=True)
        for mark in mentions.marks
        if mark.kind == "unexplained"
    )
    counts = {
        "section_count": len(sections),
        "figure_count": len(figures),
        "reference_count": len(references),
        "directive_count": len(directives),
        "task_item_count": coverage.items,
        "task_item_read": coverage.read,
        "digit_runs": runs,
        "digit_runs_explained": runs - unexplained,
    }
    return {
        "documents": [_document_row(reading, identity, facts) | header | counts],
        "pages": page_rows(identity, reading),
        "sections": sections,
        "figures": figures,
        "document_references": references,
        "directives": directives,
        "parties": party_rows(identity, document),
        "tables": tables,
        "table_cells": cells,
        "numerals": list(_numeral_rows(document, identity, ids, placed, references)),
    }


def _document_row(reading: Reading, identity: str, facts: FileFacts) -> Row:
    sources = {page.text_source for page in reading.pages}
    scanned = [page.ocr_confidence for page in reading.pages if page.ocr_confidence is not None]
    return {
        "document_id": identity,
        "is_preferred": True,
        "sha256": reading.sha256,
        "file_name": facts.name,
        "file_names": facts.name,
        "source_uri": facts.uri,
        "media_type": reading.media_type,
        "byte_size": facts.byte_size,
        "page_count": len(reading.pages),
        "text_source": "mixed" if len(sources) > 1 else next(iter(sources)),
        "ocr_confidence": sum(scanned) / len(scanned) if scanned else None,
        "extractor_version": extractor_version(),
        "ocr_version": reading.ocr_version,
    }


_Placed = dict[tuple[int, int], tuple[str, int, Row]]
"""Of the figure that begins at (block, offset): its id, its end, and the columns of its span."""


def _figure_rows(
    document: Document, identity: str, ids: tuple[str, ...], issued: date | None, province: str | None
) -> tuple[list[Row], _Placed]:
    """Rows of `figures`, and where they stand."""
    subject = document.header.subject
    whole = sole_period(subject.text) if subject else None
    rows: list[Row] = []
    placed: _Placed = {}
    cells: dict[tuple[int, int, int], Row] = {}
    parts: list[tuple[tuple[int, int, int], Row]] = []
    for number, (block, mentions) in enumerate(zip(document.blocks, document.mentions, strict=True)):
        first = len(rows)
        for figure in mentions.figures:
            ordinal = len(rows)
            figure_id = row_id(identity, "figures", ordinal)
            start, end = figure.quantity.start, figure.quantity.end
            place, words = span_and_words(document, block.passage, start, end)
            placed[number, start] = figure_id, end, place
            columns = figure_columns(figure, block.passage.text, issued, whole)
            columns |= lent_place(columns, block.section, document.sections, province)
            if figure.cell is not None:
                columns["table_id"] = row_id(identity, "tables", figure.cell.table)
            if figure.part_of is not None:
                columns["part_of"] = row_id(identity, "figures", first + figure.part_of)
            rows.append(
                {
                    "figure_id": figure_id,
                    "document_id": identity,
                    "section_id": ids[block.section] if block.section is not None else None,
                    "is_preferred": True,
                    "ordinal": ordinal,
                    **columns,
                    **place,
                    **_doubts(figure, place, words, columns),
                }
            )
            if (cell := figure.cell) is not None:
                cells[cell.table, cell.row, cell.column] = rows[-1]
                if cell.total_row is not None:
                    parts.append(((cell.table, cell.total_row, cell.column), rows[-1]))
    for key, row in parts:
        total = cells.get(key)
        if total is not None and _add_up(total, row):
            row["part_of"] = total["figure_id"]
    return rows, placed


def _add_up(total: Row, part: Row) -> bool:
    """Whether two cells measure in the same way; of units without a code the print decides.

    `Có = 1; Không = 0` over `Số lượng` are a code and a count: neither has a unit, and none is part of the other.
    """
    names = ("unit", "measure", "status") if total["unit"] is not None else ("unit", "unit_text", "measure", "status")
    return all(total[name] == part[name] for name in names)


def _doubts(figure: FigureMention, place: Row, words: Sequence[Word], columns: Row) -> Row:
    """Confidence, flags and what depends on them."""
    doubts = reading_doubts(words)
    flags = [*figure.flags, *doubts]
    if place["end_page"] is not None:
        flags.append("over_page_break")
    # a table's header that OCR misread makes all that it says of the number doubtful
    doubtful = bool(doubts) or "ocr_low_confidence" in flags or is_doubtful(flags, words)
    confidence = place["confidence"]
    return {
        "confidence": min(confidence, 0.7) if doubtful and not doubts else confidence,
        "needs_review": doubtful,
        "flags": ",".join(dict.fromkeys(flags)) or None,
        "comparable": is_comparable(columns, tuple(flags)),
    }


def _numeral_rows(
    document: Document, identity: str, ids: tuple[str, ...], figures: _Placed, references: list[Row]
) -> Iterator[Row]:
    """The account of every digit; a span over a page break is one row a page, so that each page is accounted for."""
    acts = {(row["page"], row["char_start"]): row["reference_id"] for row in references}
    for number, (block, mentions) in enumerate(zip(document.blocks, document.mentions, strict=True)):
        section = ids[block.section] if block.section is not None else None
        for mark in mentions.marks:
            owner, places = None, None
            if mark.kind == "figure" and (figure := figures.get((number, mark.start))):
                owner, end, place = figure
                if end == mark.end and place["end_page"] is None:
                    places = (place,)
            elif mark.kind == "reference":
                whole = block.passage.locate(mark.start, mark.end)
                owner = acts.get((whole.page, whole.char_start))
            for place in places or _places_by_page(document, block, mark):
                yield {
                    "document_id": identity,
                    "section_id": section,
                    "kind": mark.kind,
                    "row_id": owner,
                    **place,
                    "needs_review": mark.kind == "unexplained",
                    "flags": None,
                }


def _places_by_page(document: Document, block: Block, mark: Mark) -> Iterator[Row]:
    """Where a mark stands, one place for each page it touches that holds a digit of it."""
    passage = block.passage
    if not passage.page_breaks and passage.text[mark.start].isdigit() and not passage.text[mark.end - 1].isspace():
        yield span_columns(document, passage, mark.start, mark.end)  # nearly all
        return
    cuts = [cut for cut in passage.page_breaks if mark.start < cut < mark.end]
    for start, end in pairwise((mark.start, *cuts, mark.end)):
        text = passage.text[start:end]
        if any(map(str.isdigit, text)):
            begin = start + len(text) - len(text.lstrip())
            yield span_columns(document, passage, begin, begin + len(text.strip()))
