"""Scores the tasks and figures that the program finds in printed fragments against annotated ones.

A fragment is a type word, paragraphs and what a reader takes from them; it is set as a page and read like any document,
so that lead-ins, headings and lines of attributes (`Cơ quan chủ trì: …`) count as they do there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from matching import day, norm
from rapidfuzz import fuzz
from tally import Tally

from extract.document import extract_document
from extract.document_parts import Document
from transform.rows import FileFacts, document_rows
from transform.structure_rows import directive_rows

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from case_scoring import FIGURE_FIELDS, figure_checks
from printed import centred, page, paragraph, reading

FIELDS = ("assignees", "cooperating", "due_date")
Row = Mapping[str, Any]


def tasks_of(case: Row) -> list[dict[str, Any]]:
    """The rows of `directives` that the program makes of a fragment."""
    return directive_rows("0" * 16, _document(case))


def _document(case: Row) -> Document:
    issued = date.fromisoformat(case["document_date"])
    opening = f"Hà Nội, ngày {issued.day:02} tháng {issued.month:02} năm {issued.year}"
    subject = case.get("subject", "Về việc thực hiện nhiệm vụ")
    title = [*centred(opening), *centred(case["type"], bold=True), *centred(subject, bold=True)]
    return extract_document(reading(page(1, title, *map(paragraph, case["lines"]))))


def score_reports(cases: Iterable[Row]) -> Tally:
    """Compares the figures of reports, quote by quote in order; a missed one counts as wrong in every field."""
    tally = Tally()
    for case in cases:
        left = [
            row
            for row in document_rows(_document(case), FileFacts("fragment.pdf", "file:///fragment.pdf", 0))["figures"]
            if row["origin"] == "text"
        ]
        for wanted in case["figures"]:
            got = next((row for row in left if norm(row["quote"]).startswith(_number(wanted["quote"]))), None)
            if wanted.get("optional"):
                left = [row for row in left if row is not got]
                continue
            if not tally.hit("recall", got is not None):
                tally.miss(case["id"], "missed", wanted["quote"], None)
                for name in (*FIGURE_FIELDS, "complete"):
                    tally.hit(name, False)
                continue
            assert got is not None
            left.remove(got)
            right = figure_checks(wanted, got)
            for name, ok in right.items():
                if not tally.hit(name, ok):
                    shown = {"value": "amount", "period": "period_start", "base": "base_start"}.get(name, name)
                    tally.miss(case["id"], name, f"{wanted['quote']}: {wanted.get(shown)}", str(got.get(shown)))
            tally.hit("complete", all(right.values()))
        for row in left:
            tally.miss(case["id"], "invented", row["quote"], row["amount"])
        for wanted in case["figures"]:
            if not wanted.get("optional"):
                tally.hit("precision", True)
        for _ in left:
            tally.hit("precision", False)
    return tally


def _number(quote: str) -> str:
    return norm(quote).split(" ")[0]


def score_tasks(cases: Iterable[Row]) -> Tally:
    """Compares fragment by fragment; a missed task counts as wrong in every field."""
    tally = Tally()
    for case in cases:
        left = tasks_of(case)
        for wanted in case["directives"]:
            sentence = norm(wanted["sentence"])
            alike = [(fuzz.partial_ratio(sentence, norm(row["quote"])), row) for row in left]
            closeness, got = max(alike, key=lambda pair: pair[0], default=(0.0, {}))
            if not tally.hit("recall", closeness >= 90):
                tally.miss(case["id"], "missed", wanted["sentence"], None)
                for name in (*FIELDS, "complete"):
                    tally.hit(name, False)
                continue
            left.remove(got)
            right = {
                "assignees": _names(wanted["assignees"]) == _names((got["assignees"] or "").split("; ")),
                "cooperating": _names(wanted["cooperating"]) == _names((got["cooperating"] or "").split("; ")),
                "due_date": wanted["due_date"] == day(got["due_date"]),
            }
            for name, ok in right.items():
                if not tally.hit(name, ok):
                    tally.miss(case["id"], name, f"{wanted['sentence']}: {wanted[name]}", str(got[name]))
            tally.hit("complete", all(right.values()))
            tally.hit("precision", True)
        for row in left:
            tally.hit("precision", False)
            tally.miss(case["id"], "invented", row["quote"], row["assignees"])
    return tally


def _names(names: Iterable[str]) -> list[str]:
    return [norm(name) for name in names if name]
