"""Every table of the warehouse, and the closed list of flags.

`TABLES` is in order of dependence: a table stands after those it refers to.
"""

from __future__ import annotations

from transform.document_tables import DOCUMENTS, ISSUES, LOADS, PAGES, SECTIONS
from transform.mention_tables import (
    DIRECTIVES,
    DOCUMENT_REFERENCES,
    FIGURES,
    NUMERALS,
    PARTIES,
    TABLE_CELLS,
    TABLE_GRIDS,
)
from transform.schema import Table, schema_hash

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS,
        PAGES,
        SECTIONS,
        TABLE_GRIDS,
        TABLE_CELLS,
        FIGURES,
        DOCUMENT_REFERENCES,
        DIRECTIVES,
        PARTIES,
        NUMERALS,
        ISSUES,
        LOADS,
    )
}

DOCUMENT_TABLES: tuple[str, ...] = tuple(name for name in TABLES if name not in ("issues", "loads"))
"""Tables whose rows are derived from one document alone."""

SCHEMA_HASH: str = schema_hash(TABLES)

FLAGS: dict[str, str] = {
    "multiplier_ambiguous": "`tăng N lần` may mean N or N + 1 times; nothing may be computed from it",
    "separator_ambiguous": "dot or comma may be thousands or decimal (`3,800 tỷ`); the likelier was read",
    "date_impossible": "the printed date is not in the calendar; it was left out",
    "dot_decimal": "a dot was read as the decimal sign (`8.2`)",
    "spaced_decimal": "a blank after the decimal comma was read as OCR's (`19, 6%`)",
    "misread_comma": "another sign between digits was read as a decimal comma that OCR misread (`58;7%`)",
    "negative_in_brackets": "a number in brackets in a table was read as less than nothing (`(5,2)`)",
    "space_thousands": "blanks were read as thousands separators (`38 300`)",
    "unit_inferred": "the unit is not printed at the number and was inferred",
    "unit_carried": "the unit stands at another number of the sentence (`5 và 8 tỷ đồng`)",
    "pp_inferred": "a change of a rate printed in % was read as percentage points",
    "plan_or_result": "an amount in brackets behind a per cent of a plan may be the plan or what came of it",
    "indicator_elliptic": "the indicator is left out in the text and was completed",
    "number_in_words": "the number is written in words",
    "ocr_disagreement": "two readings of the image saw different characters",
    "ocr_low_confidence": "the OCR was not sure of the characters",
    "check_mismatch": "it and other numbers of its table contradict each other (sum, per cent, difference) on a scan",
    "handwritten": "the place holds handwriting",
    "from_annotation": "the text comes from an annotation (signature or stamp), not from the page",
    "over_page_break": "the words run over a page break",
    "type_from_code": "no type word is printed at the number; the type was taken from its code (`12-KH/TU`)",
    "label_irregular": "the list label is doubled, skipped or out of order",
}
"""Every code of a `flags` column and what it means."""

LOAD_COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("is_preferred", "file_names", "status", "load_id", "ingested_at"),
    "figures": ("is_preferred",),
    "directives": ("is_preferred",),
    "document_references": ("target_document_id",),
}
"""Columns that the load fills, since they depend on other documents or on the run; null before it."""
