"""What a run tells: one line per refused file, and a summary with what needs a person."""

from __future__ import annotations

from dataclasses import asdict

from extract.problems import CODES
from flows.planning import Refusal
from flows.running import Summary
from flows.screen import path_as_text, print_table


def refusal_line(refusal: Refusal) -> str:
    """`path: message [code]`, in one line."""
    again = "; refused before, --force looks into it again" if refusal.before else ""
    return f"refused: {path_as_text(refusal.path)}: {refusal.file.message}{again} [{refusal.file.code}]"


def summary_record(summary: Summary) -> dict[str, object]:
    """The summary for machines."""
    return {
        "files_seen": summary.seen,
        "files_new": summary.new,
        "files_unchanged": summary.unchanged,
        "files_rederived": summary.rederived,
        "files_refused": len(summary.refused),
        "files_skipped": len(summary.skipped),
        "files_left": len(summary.left),
        "files_taken_up": summary.taken_up,
        "documents_written": summary.documents,
        "documents_to_review": summary.to_review,
        "rows_written": dict(summary.rows),
        "issues": dict(summary.issues),
        "loads": summary.loads,
        "release": summary.release,
        "refused": [{"path": one.path, "before": one.before, **asdict(one.file)} for one in summary.refused],
        "skipped": list(summary.skipped),
        "left": [{"path": str(one.path), "reason": one.reason} for one in summary.left],
    }


def print_summary(summary: Summary, warehouse: str) -> None:
    """Prints the summary on stdout."""
    counts = [
        ("looked at", summary.seen),
        ("new", summary.new),
        ("unchanged", summary.unchanged),
        ("understood anew", summary.rederived),
        ("refused", len(summary.refused)),
        ("other files, skipped", len(summary.skipped)),
        ("still being written, left", len(summary.left)),
    ]
    print_table(("files", "count"), [(name, count) for name, count in counts if count or name in ("looked at", "new")])
    for one in summary.left:
        print(f"Left for the next run: {path_as_text(one.path)} ({one.reason}).")
    if summary.rows:
        print_table(("table", "rows written"), [(name, count) for name, count in summary.rows.items() if count])
    if summary.issues:
        print_table(
            ("needs a person", "issues", "what to do"),
            [(code, count, CODES[code]) for code, count in sorted(summary.issues.items())],
        )
    if summary.to_review:
        print(f"To compare with their pages: rows of {summary.to_review} documents (`thongbao show` marks them).")
    if summary.release is None:
        print(f"Nothing new: no release and no row was written to {warehouse}.")
    else:
        print(f"Release {summary.release} of {warehouse} is current (load {', '.join(summary.loads)}).")
