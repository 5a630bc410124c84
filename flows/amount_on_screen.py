"""What a backfill would do, told by its dry run."""

from __future__ import annotations

from dataclasses import asdict

from flows.backfill import Amount, Chosen, Request, measure, select
from flows.progress_on_screen import duration
from flows.screen import as_json as to_json
from flows.screen import print_table
from load.warehouse import Warehouse


def show_amount(request: Request, *, as_json: bool) -> None:
    """Says on stdout how much a backfill would do, and does nothing."""
    chosen = select(request, Warehouse(request.warehouse))
    amount = measure(chosen, request.workers)
    if as_json:
        print(to_json(amount_record(amount, chosen)))
    else:
        print_amount(amount, chosen)


def amount_record(amount: Amount, chosen: Chosen) -> dict[str, object]:
    """What a backfill would do, for machines."""
    return {
        **asdict(amount),
        "undated": chosen.undated,
        "document_ids": [entry.document_id for entry, _ in chosen.todo],
    }


def print_amount(amount: Amount, chosen: Chosen) -> None:
    """Prints what a backfill would do on stdout."""
    counts = [
        ("documents", amount.documents),
        ("pages", amount.pages),
        ("read anew by OCR", amount.by_ocr),
        ("pages of these", amount.by_ocr_pages),
        ("read anew, digital", amount.read_anew),
        ("only understood anew", amount.understood),
        ("done before it was stopped", amount.done),
        ("left out, no issue date", chosen.undated),
    ]
    print_table(("backfill", "count"), [row for row in counts if row[1] or row[0] in ("documents", "pages")])
    print(
        f"Nothing was done. It would take about {duration(amount.seconds)}." if amount.documents else "Nothing to do."
    )
