"""The tables of what the text says, each row pointing at its place: figures, references, directives, parties, …"""

from __future__ import annotations

from typing import get_args

from extract.mentions import BaseKind, Bound, Direction, Measure, NumeralKind, ReferenceForm, Relation
from transform.document_tables import DOCUMENT_ID, IS_PREFERRED, read_columns, span_columns
from transform.schema import Column, Table

SECTION_ID = Column(
    "section_id",
    "string",
    "Section it stands in; null in header, signature and recipients.",
    references="sections.section_id",
)
ORDINAL = Column("ordinal", "int32", "Place among the rows of the document, in reading order, from 0.", nullable=False)

FIGURES = Table(
    "figures",
    "One row is one measured number in one place, with what it measures, where and when.",
    ("figure_id",),
    (
        Column("figure_id", "string", "Deterministic id of the figure.", nullable=False),
        DOCUMENT_ID,
        SECTION_ID,
        IS_PREFERRED,
        ORDINAL,
        Column("sentence", "string", "The sentence that holds the figure, line breaks mended."),
        Column("indicator", "string", "What is measured, in words of the text."),
        Column(
            "indicator_source",
            "string",
            "Where the indicator was found.",
            vocabulary=("local", "carried", "lead_in", "heading", "table"),
        ),
        Column("indicator_id", "string", "Code of the indicator; null until a reviewed dictionary knows it."),
        Column("place", "string", "Place the figure is of."),
        Column(
            "place_source",
            "string",
            "Where the place was found.",
            vocabulary=("local", "carried", "section", "document"),
        ),
        Column("value_text", "string", "The number alone, as printed (38.300; một nửa).", nullable=False),
        Column("multiplier", "decimal128(38,8)", "Of the scale words (tỷ: 1000000000); 1 if none.", nullable=False),
        Column("unit_text", "string", "Unit with its scale as printed (tỷ đồng)."),
        Column(
            "unit",
            "string",
            "Canonical unit: VND, %, pp, times, ha, person, …; item for a counted noun without a code of its own "
            "(see unit_text); 1 for a pure number; null if not known.",
        ),
        Column("per", "string", "Canonical denominator (year, person, person/month); null if none."),
        Column("amount", "double", "Value × multiplier, in unit: what to sum and to chart. Never signed by a verb."),
        Column("amount_exact", "decimal128(38,8)", "The same, exact; null where the decimal does not end."),
        Column("amount_high", "double", "Upper amount of a range; null if it is none."),
        Column("denominator", "string", "Printed total (15 of 13/15)."),
        Column(
            "bound", "string", "Whether the amount is exact or a limit.", nullable=False, vocabulary=get_args(Bound)
        ),
        Column("measure", "string", "What kind of number it is.", nullable=False, vocabulary=get_args(Measure)),
        Column(
            "aggregation",
            "string",
            "How it sums up its period; null if not stated.",
            vocabulary=("average", "annual_average", "cumulative"),
        ),
        Column(
            "direction",
            "string",
            "As worded, only for change and ratio; never computed.",
            vocabulary=get_args(Direction),
        ),
        Column("change_side", "string", "Side of a change with two values (từ 5 lên 8).", vocabulary=("from", "to")),
        Column("part_of", "string", "Figure of the total (trong đó).", references="figures.figure_id"),
        Column(
            "status",
            "string",
            "Whether it happened, is an estimate or is planned.",
            nullable=False,
            vocabulary=("actual", "estimated", "planned"),
        ),
        Column("period_start", "date32", "First day of the period; null if not known."),
        Column("period_end", "date32", "Last day of the period."),
        Column("period_text", "string", "The period as worded."),
        Column(
            "period_source",
            "string",
            "Where the period was found; null if it is not stated.",
            vocabulary=("explicit", "carried", "section", "document"),
        ),
        Column("base_kind", "string", "What it is compared with.", vocabulary=get_args(BaseKind)),
        Column("base_start", "date32", "First day of the period it is compared with."),
        Column("base_end", "date32", "Last day of the period it is compared with."),
        Column("base_text", "string", "The base as worded."),
        Column("base_entity", "string", "The thing it is compared with, as worded."),
        Column("price_basis", "string", "current, or constant: and the year (constant:2010)."),
        Column("origin", "string", "Prose or a table.", nullable=False, vocabulary=("text", "table")),
        Column("table_id", "string", "Table it stands in.", references="tables.table_id"),
        Column("row_index", "int32", "Row of its cell, from 0."),
        Column("column_index", "int32", "Column of its cell, from 0."),
        Column(
            "comparable",
            "bool",
            "True only if indicator, unit, period and place are known, it is no from-side of a change, and no "
            "ambiguity is flagged.",
            nullable=False,
        ),
        *span_columns(),
        *read_columns(),
    ),
    located=True,
)

DOCUMENT_REFERENCES = Table(
    "document_references",
    "One row is one mention of an act.",
    ("reference_id",),
    (
        Column("reference_id", "string", "Deterministic id of the mention.", nullable=False),
        DOCUMENT_ID,
        SECTION_ID,
        Column(
            "form",
            "string",
            "full: number and date; short: number without date; named: by name; back: this or the above act; self.",
            nullable=False,
            vocabulary=get_args(ReferenceForm),
        ),
        Column("system", "string", "System of offices.", vocabulary=("party", "state", "front", "other")),
        Column("doc_type_code", "string", "Code of the type."),
        Column("doc_type", "string", "Type in words."),
        Column("number", "string", "Number as printed, leading zeros kept."),
        Column("year_in_number", "int32", "Year that stands in the number."),
        Column("number_symbol", "string", "Number and symbol in normal form."),
        Column("issued_date", "date32", "Date of the act as printed."),
        Column("issuer", "string", "Issuer as printed."),
        Column("term", "string", "Term or session as printed."),
        Column("subject", "string", "What the act is about, without về."),
        Column("pinpoint", "string", 'Places in the act (điểm a khoản 2 điều 14), joined by "; ".'),
        Column("relation", "string", "What the text does with the act.", vocabulary=get_args(Relation)),
        Column("work_id", "string", "Identity of the act; null unless type, issuer, number and date are known."),
        Column(
            "resolves_to",
            "string",
            "First mention of that act in this document.",
            references="document_references.reference_id",
        ),
        Column(
            "target_document_id",
            "string",
            "Preferred document of that act, if it is in the warehouse.",
            references="documents.document_id",
        ),
        Column(
            "resolution",
            "string",
            "By what it was resolved; only when exactly one candidate is left.",
            nullable=False,
            vocabulary=("exact", "number_and_term", "unique_in_document", "name", "unresolved"),
        ),
        *span_columns(),
        *read_columns(),
    ),
    located=True,
)

DIRECTIVES = Table(
    "directives",
    "One row is one task for one group of addressees.",
    ("directive_id",),
    (
        Column("directive_id", "string", "Deterministic id of the task.", nullable=False),
        DOCUMENT_ID,
        SECTION_ID,
        IS_PREFERRED,
        ORDINAL,
        Column(
            "modality",
            "string",
            "How it is put.",
            nullable=False,
            vocabulary=("assign", "require", "request", "must", "imperative"),
        ),
        Column("assignees", "string", 'Who must act, joined by "; ".'),
        Column("cooperating", "string", 'Who helps, joined by "; ".'),
        Column(
            "assignee_source",
            "string",
            "Where the addressees were found.",
            vocabulary=("local", "carried", "lead_in", "heading"),
        ),
        Column("action", "string", "What is to be done."),
        Column(
            "product",
            "string",
            "What is to be handed in.",
            vocabulary=("report", "submission", "draft", "plan", "decision", "letter", "other"),
        ),
        Column("due_date", "date32", "Printed date, or last day of the named month or quarter (edXML DueDate)."),
        Column("deadline_text", "string", "The deadline as worded."),
        Column(
            "deadline_kind",
            "string",
            "What kind of deadline is worded.",
            nullable=False,
            vocabulary=("date", "relative", "recurring", "vague", "none"),
        ),
        Column("reports_to", "string", "To whom to report."),
        *span_columns(),
        *read_columns(),
    ),
    located=True,
)

PARTIES = Table(
    "parties",
    "One row is one person or body in one role.",
    ("party_id",),
    (
        Column("party_id", "string", "Deterministic id of the mention.", nullable=False),
        DOCUMENT_ID,
        SECTION_ID,
        Column("name", "string", "Name of the person or body."),
        Column("title", "string", "Title as printed."),
        Column("organisation", "string", "Body the person belongs to."),
        Column(
            "role",
            "string",
            "The part played.",
            nullable=False,
            vocabulary=(
                "chair",
                "speaker",
                "attendee",
                "signer",
                "recipient",
                "assignee",
                "cooperating",
                "presenter",
            ),
        ),
        Column("kind", "string", "Person or body.", nullable=False, vocabulary=("person", "organisation")),
        *span_columns(),
        *read_columns(),
    ),
    located=True,
)

TABLE_GRIDS = Table(
    "tables",
    "One row is one printed table; one that runs over pages is one table.",
    ("table_id",),
    (
        Column("table_id", "string", "Deterministic id of the table.", nullable=False),
        DOCUMENT_ID,
        SECTION_ID,
        Column("caption", "string", "The line that names it."),
        Column("n_rows", "int32", "Rows of the grid, header rows included.", nullable=False),
        Column("n_cols", "int32", "Columns of the grid.", nullable=False),
        Column("unit_text", "string", "Unit that holds for the whole table, as printed."),
        *span_columns(required=False),
        *read_columns(required=False),
    ),
    located=True,
)

TABLE_CELLS = Table(
    "table_cells",
    "One row is one cell of a printed table.",
    ("table_id", "row_index", "column_index"),
    (
        Column("table_id", "string", "Table it belongs to.", nullable=False, references="tables.table_id"),
        DOCUMENT_ID,
        SECTION_ID,
        Column("row_index", "int32", "Row, from 0, header rows included.", nullable=False),
        Column("column_index", "int32", "Column, from 0.", nullable=False),
        Column("row_header", "string", "Text of the row's header."),
        Column("column_header", "string", "Text of the column's header, levels joined."),
        Column("text", "string", "Text of the cell; null if it is empty."),
        Column("amount", "double", "Number of the cell; null if it is none."),
        Column("unit", "string", "Canonical unit of the number."),
        *span_columns(required=False),
        *read_columns(required=False),
    ),
    located=True,
)

NUMERALS = Table(
    "numerals",
    "The account of every digit: each run of digits of pages.text lies in the span of exactly one row.",
    ("document_id", "page", "char_start"),
    (
        DOCUMENT_ID,
        SECTION_ID,
        Column("kind", "string", "What the digits are.", nullable=False, vocabulary=get_args(NumeralKind)),
        Column("row_id", "string", "Id of the figure, reference, … that used them; null if none did."),
        *span_columns(),
        *read_columns(),
    ),
    located=True,
)
