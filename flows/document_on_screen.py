"""One document as a person wants to see it: header, sections, figures, references, what needs a look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flows.screen import print_table, text_of

Row = Mapping[str, Any]

_HEADER = (
    "document_id",
    "file_name",
    "doc_type",
    "number_symbol",
    "issuer_parent",
    "issuer",
    "place",
    "issued_date",
    "subject",
    "meeting_start",
    "meeting_place",
    "chair",
    "term",
    "signing_authority",
    "signer_title",
    "signer_name",
    "recipients",
    "page_count",
    "text_source",
    "ocr_confidence",
    "status",
)
_REFERENCE = ("page", "quote", "form", "doc_type", "number_symbol", "issued_date", "issuer", "relation")
_HEADING_SHOWN = 90


def print_document(document: Row, tables: Mapping[str, Sequence[Row]], *, most: int | None = None) -> None:
    """Prints a document on stdout.

    Args:
        tables: its rows by table, issues too.
        most: rows of each table to show at most.
    """
    print_table(
        ("field", "value"),
        [(name, document[name]) for name in _HEADER if document.get(name) is not None],
        title="Header",
    )
    print_table(
        ("page", "section", "heading or text"),
        [(row["page"], "  " * (row["level"] - 1) + row["path"], _gist(row)) for row in tables["sections"]],
        title=_count("sections", tables["sections"]),
        most=most,
    )
    print_table(
        ("page", "indicator", "printed", "amount", "unit", "measure", "period", "base", "review"),
        [_figure(row) for row in tables["figures"]],
        title=_count("figures", tables["figures"]),
        most=most,
    )
    print_table(
        ("page", "reference", "form", "type", "number", "date", "issuer", "relation"),
        [tuple(row[name] for name in _REFERENCE) for row in tables["document_references"]],
        title=_count("references", tables["document_references"]),
        most=most,
    )
    print_table(
        ("page", "who", "with", "what", "due", "reports to"),
        [_task(row) for row in tables["directives"]],
        title=_count("directives", tables["directives"]),
        most=most,
    )
    if issues := tables["issues"]:
        print_table(
            ("severity", "code", "page", "message"),
            [(row["severity"], row["code"], row["page"], row["message"]) for row in issues],
            title=_count("issues", issues),
            most=most,
        )
    runs, explained = document["digit_runs"], document["digit_runs_explained"]
    print(f"{explained} of {runs} runs of digits explained")
    if items := document.get("task_item_count"):
        print(f"{document['task_item_read']} of {items} items of task sections read as directives")


def _task(row: Row) -> tuple[Any, ...]:
    action = row["action"] or row["quote"]
    due = row["due_date"] or row["deadline_text"]
    return row["page"], row["assignees"], row["cooperating"], action, due, row["reports_to"]


def _figure(row: Row) -> tuple[Any, ...]:
    unit = row["unit"] if row["per"] is None else f"{row['unit'] or '?'}/{row['per']}"
    amount = text_of(row["amount"]) + (f" – {text_of(row['amount_high'])}" if row["amount_high"] is not None else "")
    measure = row["measure"] if row["direction"] is None else f"{row['measure']}, {row['direction']}"
    if row["bound"] != "exact":
        measure += f", {row['bound']}"
    period = row["period_text"] and f"{row['period_text']} ({row['period_source']})"
    base = row["base_text"] or row["base_kind"]
    doubt = (row["flags"] or "yes") if row["needs_review"] else None
    return row["page"], row["indicator"], row["quote"], amount, unit, measure, period, base, doubt


def _gist(row: Row) -> str:
    text = row["heading"] or row["text"] or ""
    return text if len(text) <= _HEADING_SHOWN else text[: _HEADING_SHOWN - 1] + "…"


def _count(name: str, rows: Sequence[Row]) -> str:
    return f"{len(rows)} {name}" if len(rows) != 1 else f"1 {name.removesuffix('s')}"
