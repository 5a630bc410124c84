"""The sentences of our own are annotated soundly: spans are quotes, digits are accounted for, mentions are whole."""

import json
import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"
FILES = {path.stem: path for path in CASES.glob("figures_*.jsonl")}
MEASURES = {"level", "change", "ratio", "share", "rank"}
REFERENCES = {path.stem: path for path in CASES.glob("references*.jsonl")}
RELATIONS = {None, "basis", "implement", "amend", "replace", "review"}
BOUNDS = {"exact", "approx", "at_least", "at_most", "more_than", "less_than"}


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FILES | REFERENCES)[name].read_text(encoding="utf8").splitlines()]


@pytest.mark.parametrize(
    ("name", "letter", "count"),
    [
        ("figures_own", "O", 100),
        ("figures_held", "H", 100),
        ("figures_round3", "R3F", 53),
        ("figures_round4", "R4F", 35),
        ("figures_round7", "R7F", 14),
        ("figures_round8", "R8F", 61),
        ("figures_round9", "R9F", 30),
        ("figures_round10", "R10F", 25),
    ],
)
def test_a_set_is_sentences_of_its_own(name: str, letter: str, count: int) -> None:
    rows = _rows(name)
    assert [row["id"] for row in rows] == [f"{letter}{nth:03}" for nth in range(1, count + 1)]
    assert len({row["text"] for row in rows}) == count


@pytest.mark.parametrize("name", sorted(FILES))
def test_spans_are_their_quotes_and_take_every_digit_once(name: str) -> None:
    for row in _rows(name):
        text, marks = row["text"], row["figures"] + row.get("non_figures", [])
        spans = sorted(tuple(mark["span"]) for mark in marks)
        assert [text[slice(*mark["span"])] for mark in marks] == [mark["quote"] for mark in marks]
        assert all(first[1] <= second[0] for first, second in pairwise(spans)), row["id"]
        for run in re.finditer(r"\d+", text):
            assert any(start <= run.start() and run.end() <= end for start, end in spans), (row["id"], run[0])


@pytest.mark.parametrize("name", sorted(FILES))
def test_figures_keep_to_the_vocabularies(name: str) -> None:
    for row in _rows(name):
        for figure in row["figures"]:
            assert Decimal(figure["value"]) * Decimal(figure["multiplier"]) == Decimal(figure["amount"])
            assert figure["measure"] in MEASURES
            assert figure["bound"] in BOUNDS
            assert figure["direction"] is None or figure["measure"] in {"change", "ratio"}
            assert not figure["indicator_verbatim"] or figure["indicator"].lower() in row["text"].lower()
            for field in ("period_text", "base_text"):
                assert figure[field] is None or figure[field] in row["text"]


def test_the_second_reading_is_of_the_same_sentences() -> None:
    first = {row["id"]: row["text"] for name in ("figures_own", "figures_held") for row in _rows(name)}
    lines = (CASES.parent / "second_reading.jsonl").read_text(encoding="utf8").splitlines()
    second = {row["id"]: row for row in map(json.loads, lines)}
    assert {name: row["text"] for name, row in second.items()} == first
    for row in second.values():
        assert all(row["text"][slice(*figure["span"])] == figure["quote"] for figure in row["figures"]), row["id"]


def test_references_held_back_are_60_sentences_that_no_rule_was_written_from() -> None:
    rows = _rows("references_held")
    assert [row["id"] for row in rows] == [f"RH{nth:03}" for nth in range(1, 61)]
    assert len({row["text"] for row in rows}) == 60
    others = {row["text"] for name in REFERENCES if name != "references_held" for row in _rows(name)}
    assert not others & {row["text"] for row in rows}
    assert sum(not row["references"] for row in rows) == 12


@pytest.mark.parametrize("name", sorted(REFERENCES))
def test_mentions_are_their_spans_in_order(name: str) -> None:
    for row in _rows(name):
        spans = [tuple(reference["span"]) for reference in row["references"]]
        assert [row["text"][slice(*span)] for span in spans] == [ref["quote"] for ref in row["references"]], row["id"]
        assert all(first[1] <= second[0] for first, second in pairwise(spans)), row["id"]


@pytest.mark.parametrize("name", sorted(REFERENCES))
def test_mentions_have_what_their_form_says(name: str) -> None:
    for row in _rows(name):
        for ref in row["references"]:
            printed = ref["number"], ref["number_symbol"], ref["issued_date"]
            assert ref["form"] in {"full", "short", "named", "back", "self"}
            assert ref["relation"] in RELATIONS
            assert (ref["number"] is not None) == (ref["form"] in {"full", "short"}), (row["id"], printed)
            assert ref["form"] != "short" or ref["issued_date"] is None, (row["id"], printed)
            assert ref["form"] not in {"back", "self"} or printed == (None, None, None), row["id"]
            assert ref["issued_date"] is None or date.fromisoformat(ref["issued_date"])
            if ref["number_symbol"] is not None:
                number, *rest = re.split("[-/]", ref["number_symbol"])
                year = int(rest[0]) if re.fullmatch(r"\d{4}", rest[0]) else None
                assert (number, year) == (ref["number"], ref["year_in_number"]), row["id"]


def test_issuers_and_terms_held_back_are_words_of_their_sentences() -> None:
    for row in _rows("references_held"):
        for ref in row["references"]:
            for field in ("issuer", "term", "subject"):
                assert ref[field] is None or ref[field] in row["text"], (row["id"], field)
