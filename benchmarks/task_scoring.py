"""Scores the tasks that the program finds in printed fragments against annotated ones.

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
from transform.structure_rows import directive_rows

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from printed import centred, page, paragraph, reading

FIELDS = ("assignees", "cooperating", "due_date")
Row = Mapping[str, Any]


def tasks_of(case: Row) -> list[dict[str, Any]]:
    """The rows of `directives` that the program makes of a fragment."""
    issued = date.fromisoformat(case["document_date"])
    opening = f"Hà Nội, ngày {issued.day:02} tháng {issued.month:02} năm {issued.year}"
    title = [*centred(opening), *centred(case["type"], bold=True), *centred("Về việc thực hiện nhiệm vụ", bold=True)]
    return directive_rows("0" * 16, extract_document(reading(page(1, title, *map(paragraph, case["lines"])))))


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
