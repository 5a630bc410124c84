"""The scorer says 1 for what is right, and names what is not."""

from __future__ import annotations

import copy
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from case_scoring import score_cases  # noqa: E402
from matching import norm, same_unit, unit_of  # noqa: E402
from scoring import score_document  # noqa: E402
from tally import Tally  # noqa: E402

GOLD = ROOT / "tests" / "data" / "gold"
STEMS = sorted(path.stem for path in GOLD.glob("*.json"))


def read(stem: str) -> dict[str, Any]:
    return json.loads((GOLD / f"{stem}.json").read_text(encoding="utf8"))


def perfect_tables(gold: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Rows as a program without fault would write them."""

    def figure(wanted: dict[str, Any]) -> dict[str, Any]:
        scale = float(wanted["multiplier"])
        high = wanted["value_high"]
        return {
            **wanted,
            "amount": float(wanted["value"]) * scale,
            "amount_high": None if high is None else float(high) * scale,
            "base_start": wanted["base_period_start"],
            "base_end": wanted["base_period_end"],
            "origin": "table" if wanted.get("table") else "text",
            "needs_review": False,
        }

    return {
        "documents": [dict(gold["document"])],
        "pages": [{"page": 1, "text": "năm 2021, Số 7"}],
        "numerals": [
            {"page": 1, "char_start": 0, "char_end": 8, "kind": "period"},
            {"page": 1, "char_start": 10, "char_end": 14, "kind": "identifier"},
        ],
        "sections": [{**section, "kind": "item"} for section in gold["sections"]],
        "figures": [figure(wanted) for wanted in gold["figures"]],
        "document_references": copy.deepcopy(gold["references"]),
        "directives": [
            {"quote": d["sentence"], "assignees": "; ".join(d["assignees"]), "due_date": d["deadline"]}
            for d in gold["directives"]
        ],
        "table_cells": [{"text": cell} for t in gold["tables"] for row in t["rows"] for cell in row],
    }


@pytest.mark.parametrize("stem", STEMS)
def test_perfect_tables_score_one_in_every_field(stem: str) -> None:
    gold, tally = read(stem), Tally()
    score_document(tally, stem, gold, perfect_tables(gold), scan=False)
    assert {name: rate for name, rate in tally.rates().items() if rate != 1.0} == {}
    assert tally.wrong == {}


def test_each_fault_counts_where_it_belongs() -> None:
    gold, tally = read("bao-cao-6-thang-2023"), Tally()
    tables = perfect_tables(gold)
    asked = sum(not f["borderline"] and not f.get("table") for f in gold["figures"])
    tables["figures"][0]["unit"] = "m2"  # 12.450,5 ha
    tables["figures"][1]["base_start"] = None  # 52,3%
    del tables["figures"][2]  # 1,8%
    tables["figures"].append({**tables["figures"][0], "quote": "06/2023", "amount": 6.0})
    tables["sections"][1]["path"] = "I/2/1"
    tables["documents"][0]["issued_date"] = date(2023, 6, 30)
    tables["numerals"][1]["kind"] = "unexplained"
    score_document(tally, "bao-cao", gold, tables, scan=False)
    assert tally.counts["figures.recall"] == [asked - 1, asked]
    assert tally.counts["figures.precision"] == [asked - 1, asked]
    assert tally.counts["figure.unit"] == [asked - 2, asked - 1]
    assert tally.counts["figure.base"] == [asked - 2, asked - 1]
    assert tally.counts["figure.complete"] == [asked - 3, asked - 1]
    assert tally.counts["figures.exact_recall"] == [asked - 2, asked]
    assert tally.counts["sections.recall"] == [17, 18]
    assert tally.counts["sections.precision"] == [17, 18]
    assert tally.counts["header.issued_date"] == [0, 1]
    assert tally.counts["digits.explained"] == [1, 2]
    assert sorted(key.split(" | ")[1] for key in tally.wrong) == [
        "digit",
        "figure invented",
        "figure missed",
        "figure.base",
        "figure.unit",
        "header.issued_date",
        "section invented",
        "section missed",
    ]


def test_a_document_that_is_not_there_is_wrong_in_everything() -> None:
    gold, tally = read("thong-bao-hau-giang-2021"), Tally()
    score_document(tally, "thong-bao", gold, None, scan=False)
    assert tally.rate("documents") == 0
    assert tally.rate("figures.recall") == 0
    assert tally.rate("references.recall") == 0
    # What is absent on the page is null in the annotation too: that cannot be told apart.
    assert tally.counts["header.number_symbol"] == [1, 1]


def case(**fields: Any) -> dict[str, Any]:
    figure = {
        "quote": "12%",
        "span": [4, 7],
        "indicator": "Thu",
        "amount": "12",
        "amount_high": None,
        "unit": "%",
        "per": None,
        "bound": "exact",
        "measure": "change",
        "direction": "increase",
        "status": "actual",
        "period_start": None,
        "period_end": None,
        "base_start": None,
        "base_end": None,
        "indicator_verbatim": True,
        "flags": [],
    }
    return {**figure, **fields}


def test_cases_are_matched_by_overlap_and_missed_ones_are_wrong_in_every_field() -> None:
    sentences = [
        {"id": "1", "text": "Thu 12%", "figures": [case()]},
        {"id": "2", "text": "Thu 12%", "figures": [case()]},
        {"id": "3", "text": "Số 12", "figures": []},
    ]
    right = {**case(), "char_start": 4, "char_end": 6, "amount_exact": "12", "amount": 12.0}
    said = {"1": {"figures": [{**right, "direction": None}]}, "3": {"figures": [right]}}
    tally = score_cases(sentences, said, "figures")
    assert tally.counts["recall"] == [1, 2]
    assert tally.counts["precision"] == [1, 2]
    assert tally.counts["value"] == [1, 2]
    assert tally.counts["direction"] == [0, 2]
    assert tally.counts["complete"] == [0, 2]
    assert tally.counts["traps_silent"] == [0, 1]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Tỉnh uỷ", "TỈNH ỦY", True),  # placement of the tone
        ("21 - NQ/TW", "21-NQ/TW", True),
        ("“Thi hành Điều lệ Đảng”", "Thi hành Điều lệ Đảng", True),
        ("Tỉnh ủy", "Tinh uy", False),  # diacritics count
    ],
)
def test_norm(first: str, second: str, same: bool) -> None:
    assert (norm(first) == norm(second)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("commune", "wards", True),  # counted nouns vary
        ("ha", "commune", False),
        ("%", "pp", False),
        ("VND", "USD", False),
        ("times", "1", True),
    ],
)
def test_units(first: str, second: str, same: bool) -> None:
    assert same_unit(unit_of(first, None)[0], unit_of(second, None)[0]) is same
