import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extract.act_numbers import symbol_number_at
from extract.mentions import ReferenceMention
from extract.references import find_references

CASES = Path(__file__).parent.parent / "data" / "cases"


def _cases() -> list[dict[str, Any]]:
    files = ("references.jsonl", "references_own.jsonl")
    return [json.loads(line) for name in files for line in (CASES / name).read_text(encoding="utf8").splitlines()]


def _iso(mention: ReferenceMention) -> str | None:
    day = mention.issued_date
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if day and day.year else None


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["id"])
def test_cases(case: dict[str, Any]) -> None:
    """Every field of every case, exactly; the subject where the case states one."""
    text = case["text"]
    found = [
        {
            "quote": text[m.start : m.end],
            "span": [m.start, m.end],
            "form": m.form,
            "doc_type": m.doc_type,
            "number_symbol": m.number_symbol,
            "number": m.number,
            "year_in_number": m.year_in_number,
            "doc_type_code": m.doc_type_code,
            "issued_date": _iso(m),
            "issuer": m.issuer,
            "term": m.term,
            "subject": m.subject,
            "pinpoint": "; ".join(m.pinpoints) or None,
            "relation": m.relation,
            "flags": list(m.flags),
        }
        for m in find_references(text)
    ]
    assert len(found) == len(case["references"])
    for got, want in zip(found, case["references"], strict=True):
        ours = case["id"].startswith("O") and want["subject"] is None  # subjects are stated in few cases of our own
        assert (got | {"subject": None} if ours else got) == want


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("21 - NQ/TW", "21-NQ/TW"),
        ("31- HD/BTCTW", "31-HD/BTCTW"),
        ("749 / QĐ - TTg", "749/QĐ-TTg"),
        ("117/QĐ\u2011UBND", "117/QĐ-UBND"),
        ("30a/2008/NQ-CP", "30a/2008/NQ-CP"),
        ("10/QĐ-UBND - UBND tỉnh", "10/QĐ-UBND"),  # the dash after the number is no part of it
        ("21/63", None),
        ("2020/2021", None),
        ("21 - Bộ Chính trị", None),
    ],
)
def test_numbers_of_acts(printed: str, normal: str | None) -> None:
    found = symbol_number_at(printed, 0)
    assert (found.normal if found else None) == normal


def _forms(text: str, own_type: str | None) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.form) for m in find_references(text, own_type=own_type)]


def test_this_means_the_document_only_for_its_own_type() -> None:
    assert _forms("Thông báo này gửi đến", "Thông báo") == [("Thông báo này", "self")]
    assert _forms("thực hiện Nghị quyết này", "Thông báo") == [("Nghị quyết này", "back")]
    assert _forms("thực hiện Nghị quyết này", None) == [("Nghị quyết này", "self")]


def test_this_means_an_act_of_that_type_mentioned_before() -> None:
    text = "Chỉ thị số 05-CT/TW; Chỉ thị này"
    assert _forms(text, None) == [("Chỉ thị số 05-CT/TW", "short"), ("Chỉ thị này", "back")]


def test_number_without_type_word_is_flagged() -> None:
    (mention,) = find_references("thực hiện số 21-NQ/TW của Bộ Chính trị")
    assert (mention.doc_type, mention.number_symbol, mention.flags) == ("Nghị quyết", "21-NQ/TW", ("type_from_code",))


def test_mentions_are_in_order_and_apart() -> None:
    text = " ".join(case["text"] for case in _cases())
    found = find_references(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(m.start < m.end and text[m.start : m.end].strip() == text[m.start : m.end] for m in found)
