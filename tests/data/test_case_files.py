"""The sentences of our own are annotated soundly: every span is its quote, every digit is accounted for."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"
FILES = {path.stem: path for path in CASES.glob("figures_*.jsonl")}
MEASURES = {"level", "change", "ratio", "share", "rank"}
BOUNDS = {"exact", "approx", "at_least", "at_most", "more_than", "less_than"}


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILES[name].read_text(encoding="utf8").splitlines()]


@pytest.mark.parametrize("name", sorted(FILES))
def test_half_a_set_is_100_sentences_of_its_own(name: str) -> None:
    letter = {"figures_own": "O", "figures_held": "H"}[name]
    rows = _rows(name)
    assert [row["id"] for row in rows] == [f"{letter}{nth:03}" for nth in range(1, 101)]
    assert len({row["text"] for row in rows}) == 100


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
    first = {row["id"]: row["text"] for name in FILES for row in _rows(name)}
    lines = (CASES.parent / "second_reading.jsonl").read_text(encoding="utf8").splitlines()
    second = {row["id"]: row for row in map(json.loads, lines)}
    assert {name: row["text"] for name, row in second.items()} == first
    for row in second.values():
        assert all(row["text"][slice(*figure["span"])] == figure["quote"] for figure in row["figures"]), row["id"]
