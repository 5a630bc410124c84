"""What the page of a run shows in Prefect: artifacts with its counts, what needs a person, and what it wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import httpx
from prefect.artifacts import create_link_artifact, create_table_artifact
from prefect.logging import get_run_logger

from extract.problems import CODES
from flows.running import Prepared, Summary
from flows.screen import path_as_text, text_of
from load.layout import Layout
from load.reader import Reader

MOST_ROWS = 200  # of one artifact; the rest is in the warehouse


def publish(prepared: Prepared, summary: Summary) -> None:
    """Leaves artifacts with the flow run that is running.

    The run has been loaded by now; where Prefect does not take them, its log says so and the run is a good one.
    """
    layout = prepared.warehouse.layout
    try:
        create_table_artifact(
            _texts(_counts(summary)), key="thongbao-summary", description=_headline(prepared, summary)
        )
        if needed := _needs_a_person(layout, summary):
            create_table_artifact(
                _texts(needed[:MOST_ROWS]),
                key="thongbao-needs-a-person",
                description=f"Needs a person{_shown(needed)}: files refused or left, issues of this run's documents.",
            )
        if summary.release is not None:
            written = _documents(layout, summary.loads)
            create_table_artifact(
                _texts(written[:MOST_ROWS]),
                key="thongbao-documents",
                description=f"Documents of this run{_shown(written)}. Originals are below {layout.raw}.",
            )
            release = layout.release(summary.release)
            create_link_artifact(
                release.as_uri(),
                link_text=str(release),
                key="thongbao-release",
                description=f"Release {summary.release}: the tables as of this run.",
            )
    except httpx.HTTPError as error:
        get_run_logger().warning("Prefect took no artifacts of this run: %s", error)


def _headline(prepared: Prepared, summary: Summary) -> str:
    where = prepared.warehouse.layout.root
    if summary.release is None:
        return f"Nothing new: no release and no row was written to {where}."
    return f"Release {summary.release} of {where} is current (load {', '.join(summary.loads)})."


def _counts(summary: Summary) -> list[dict[str, Any]]:
    counts = {
        "files looked at": summary.seen,
        "new": summary.new,
        "unchanged": summary.unchanged,
        "understood anew": summary.rederived,
        "refused": len(summary.refused),
        "still being written, left for the next run": len(summary.left),
        "other files, skipped": len(summary.skipped),
        "documents with rows to compare with their pages": summary.to_review,
        **{f"rows of {table}": count for table, count in summary.rows.items() if count},
    }
    return [{"what": name, "count": count} for name, count in counts.items()]


def _needs_a_person(layout: Layout, summary: Summary) -> list[dict[str, Any]]:
    rows = [
        {
            "severity": "error",
            "code": one.file.code,
            "file": path_as_text(one.path),
            "page": None,
            "what to do": one.file.message + (" (refused before)" if one.before else ""),
        }
        for one in summary.refused
    ]
    rows += [
        {
            "severity": "info",
            "code": "left",
            "file": path_as_text(one.path),
            "page": None,
            "what to do": f"nothing; {one.reason}",
        }
        for one in summary.left
    ]
    if summary.issues and summary.loads:
        with Reader(layout.root) as reader:
            found = reader.ask(
                "SELECT severity, code, file_name, page, message FROM issues "
                "WHERE list_contains($1, load_id) AND document_id IS NOT NULL AND severity <> 'info' "
                "ORDER BY severity, file_name, page NULLS FIRST, issue_id",
                [list(summary.loads)],
            )
        rows += [
            {"severity": row[0], "code": row[1], "file": row[2], "page": row[3], "what to do": row[4] or CODES[row[1]]}
            for row in found.rows
        ]
    return rows


def _documents(layout: Layout, loads: Sequence[str]) -> list[dict[str, Any]]:
    with Reader(layout.root) as reader:
        return reader.ask(
            "SELECT document_id, number_symbol, issuer, issued_date, file_name, source_uri, status FROM documents "
            "WHERE list_contains($1, load_id) ORDER BY file_name, document_id",
            [list(loads)],
        ).dicts()


def _texts(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Cells as people read them; counts stay numbers."""
    return [{name: value if isinstance(value, int) else text_of(value) for name, value in row.items()} for row in rows]


def _shown(rows: Sequence[object]) -> str:
    return f" (the first {MOST_ROWS} of {len(rows)})" if len(rows) > MOST_ROWS else ""
