"""Sentences and their right reading, field by field: the cases of the project and more of our own."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from transform.explain import explain, explained_json
from transform.tables import TABLES

CASES = [
    json.loads(line) for line in (Path(__file__).parent.parent / "data/cases/figures.jsonl").open(encoding="utf-8")
]


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_is_read_right(case):
    found = explain(case["text"], day(case.get("document_date"))).figures
    wanted = [f for f in case["figures"] if not f.get("optional")]
    assert len(found) == len(wanted)
    for got, want in zip(found, wanted, strict=True):
        assert got["amount_exact"] == Decimal(want["amount"])
        high = want["amount_high"]
        assert got["amount_high"] == (float(high) if high else None)
        for name in ("per", "bound", "measure", "direction", "status", "aggregation"):
            assert got[name] == want[name], name
        assert got["unit"] == want["unit"]
        assert (got["period_start"], got["period_end"]) == (day(want["period_start"]), day(want["period_end"]))
        assert got["period_source"] == want["period_source"]
        assert (got["base_start"], got["base_end"]) == (day(want["base_start"]), day(want["base_end"]))
        assert got["base_kind"] == want["base_kind"]
        if want["indicator_verbatim"]:
            assert got["indicator"] == want["indicator"]
        flags = set((got["flags"] or "").split(",")) - {"", "number_in_words"}
        assert set(want["flags"]) - {"indicator_elliptic"} <= flags


OWN = [
    # the base of a total serves its parts; each names its own thing
    (
        "GRDP 6 tháng đầu năm 2022 tăng 7,35% so với cùng kỳ, trong đó nông nghiệp tăng 3,2%.",
        [("GRDP", "7.35", "%", "2021-01-01"), ("nông nghiệp", "3.2", "%", None)],
    ),
    # a plan ends before the next comma and names nothing of what follows
    (
        "Tổng thu đạt 5.230 tỷ đồng, bằng 54% dự toán Trung ương giao, tăng 12% so với năm 2020.",
        [
            ("Tổng thu", "5230000000000", "VND", None),
            ("Tổng thu", "54", "%", None),
            ("Tổng thu", "12", "%", "2020-01-01"),
        ],
    ),
    # two values of a change keep their own years
    (
        "Tỷ lệ hộ nghèo giảm từ 4,58% năm 2020 xuống còn 4,12% năm 2021.",
        [("Tỷ lệ hộ nghèo", "4.58", "%", None), ("Tỷ lệ hộ nghèo", "4.12", "%", None)],
    ),
    # a range with two scales is one figure
    ("Mỗi xã được hỗ trợ từ 500 triệu đến 1 tỷ đồng.", [("Mỗi xã được hỗ trợ", "500000000", "VND", None)]),
    # the nouns of an enumeration are one subject
    ("Cơ cấu: nông, lâm, thủy sản chiếm 25,3%.", [("nông, lâm, thủy sản", "25.3", "%", None)]),
    ("Tuổi thọ trung bình đạt 74,5 tuổi.", [("Tuổi thọ trung bình", "74.5", "year", None)]),
    ("Số doanh nghiệp giải thể là 45.", [("Số doanh nghiệp giải thể", "45", "enterprise", None)]),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_our_own_sentences(text, expected):
    found = explain(text).figures
    assert [(f["indicator"], f["amount_exact"], f["unit"], f["base_start"]) for f in found] == [
        (name, Decimal(amount), unit, day(base)) for name, amount, unit, base in expected
    ]


def test_sides_of_a_change():
    first, second = explain("Mức trợ cấp tăng từ 1,2 triệu đồng lên 1,5 triệu đồng/tháng.").figures
    assert (first["change_side"], second["change_side"]) == ("from", "to")
    assert not first["comparable"]


def test_parts_point_at_their_total():
    total, first, second = explain("Tổng vốn 1.500 tỷ đồng, trong đó tỉnh 900 tỷ đồng, huyện 600 tỷ đồng.").figures
    assert (total["part_of"], first["part_of"], second["part_of"]) == (None, total["figure_id"], total["figure_id"])


def test_a_fraction_that_does_not_end_has_no_exact_amount():
    (figure,) = explain("Đã có 2/3 số hộ tham gia.").figures
    assert (figure["amount_exact"], figure["amount"], figure["unit"]) == (None, 2 / 3, "1")


def test_json_has_every_column_and_spans_are_quotes():
    text = "Thực hiện Nghị quyết số 21-NQ/TW, năm 2020 thu đạt 3.800 tỷ đồng."
    line = explained_json("x", text, None)
    for name, table in (("figures", "figures"), ("references", "document_references"), ("numerals", "numerals")):
        assert line[name]
        for row in line[name]:
            assert set(row) == set(TABLES[table].column_names)
            assert text[row["char_start"] : row["char_end"]] == row["quote"]
    (figure,) = line["figures"]
    assert (figure["amount_exact"], figure["period_start"], figure["multiplier"]) == (
        "3800000000000",
        "2020-01-01",
        "1000000000",
    )
    json.dumps(line)


def test_references_resolve_inside_the_passage():
    found = explain(
        "Theo Nghị quyết số 21-NQ/TW ngày 05/4/2021; Nghị quyết 21 và Nghị quyết nêu trên, Kế hoạch số 5/KH-UBND."
    )
    assert [(r["resolves_to"], r["resolution"]) for r in found.references] == [
        (None, "unresolved"),
        ("r0", "unique_in_document"),
        ("r0", "unique_in_document"),
        (None, "unresolved"),
    ]


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        ("trước ngày 30/10/2024", date(2024, 10, 30)),
        ("trong tháng 11/2024", date(2024, 11, 30)),
        ("trước ngày 15/10", date(2024, 10, 15)),
        ("trước ngày 15/02", date(2025, 2, 15)),
        ("định kỳ hằng quý", None),
    ],
)
def test_a_task_has_the_day_of_its_deadline(deadline: str, due: date | None) -> None:
    (task,) = explain(f"Giao Sở Tài chính rà soát, báo cáo UBND tỉnh {deadline}.", date(2024, 10, 5)).directives
    assert (task["deadline_text"], task["due_date"]) == (deadline, due)
