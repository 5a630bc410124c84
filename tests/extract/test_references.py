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


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "Quy chế phối hợp số 08/QCPH-STP-CAT ngày 03/4/2024 của Sở Tư pháp và Công an tỉnh",
            ["Sở Tư pháp và Công an tỉnh"],
        ),
        (
            "Thông tư liên tịch số 04/2016/TTLT-BGTVT-TANDTC của Bộ trưởng Bộ Giao thông vận tải, Chánh án Tòa án nhân "
            "dân tối cao quy định",
            ["Bộ trưởng Bộ Giao thông vận tải, Chánh án Tòa án nhân dân tối cao"],
        ),
        (
            "Kế hoạch số 31/KHLN-SYT-BHXH ngày 02/5/2024 của liên ngành Sở Y tế, Bảo hiểm xã hội tỉnh",
            ["Sở Y tế, Bảo hiểm xã hội tỉnh"],
        ),
        # not joint: the second body begins another clause
        ("Công văn số 12/SNV-CC của Sở Nội vụ, Công an tỉnh đã có ý kiến", ["Sở Nội vụ"]),
        (
            "Nghị quyết số 07/NQ-HĐND của Hội đồng nhân dân huyện Mai Sơn, tỉnh Sơn La khóa XX",
            ["Hội đồng nhân dân huyện Mai Sơn, tỉnh Sơn La"],
        ),
        (
            "Quyết định của UBND tỉnh: số 3/QĐ-UBND ngày 02/01/2024, số 9/QĐ-UBND ngày 05/01/2024",
            ["UBND tỉnh", "UBND tỉnh"],
        ),
        ("Nghị định 24/NĐ-CP năm 2014 của Chính phủ", ["Chính phủ"]),
        (
            "Nghị quyết số 20-NQ/TW ngày 25/10/2017, Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII",
            ["Hội nghị lần thứ sáu Ban Chấp hành Trung ương"],
        ),
    ],
)
def test_issuers(text: str, issuers: list[str]) -> None:
    assert [mention.issuer for mention in find_references(text)] == issuers


def test_a_telegram_has_its_hour_between_number_and_date() -> None:
    (mention,) = find_references("Công điện số 02/CĐ-UBND hồi 16 giờ 30 ngày 20/9/2025 của Chủ tịch UBND tỉnh Nghệ An")
    assert (_iso(mention), mention.issuer) == ("2025-09-20", "Chủ tịch UBND tỉnh Nghệ An")


def test_the_number_of_a_plenum_is_no_number_of_an_act() -> None:
    (mention,) = find_references("Kết luận Trung ương 4 khóa XIII về xây dựng Đảng")
    assert (mention.form, mention.number, mention.term) == ("named", None, "XIII")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("triển khai Đề án 06 tại cơ sở", ["06"]),
        ("Tờ trình 34 của Sở Nội vụ, Công văn 56 ngày 02/3/2024", ["34", "56"]),
        ("Đề án 3 cấp, Kế hoạch 5 năm, Báo cáo 15 nội dung", []),
    ],
)
def test_bare_numbers(text: str, numbers: list[str]) -> None:
    assert [mention.number for mention in find_references(text)] == numbers


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("điểm a, b khoản 3 Điều 12 Luật Thủ đô", ("điểm a, b khoản 3 điều 12",)),
        ("các điều 5, 6 và 7 Luật Đất đai", ("điều 5, 6 và 7",)),
        ("tiết b điểm 2.1 khoản 2 Điều 4 Thông tư số 9/2024/TT-BTC", ("tiết b điểm 2.1 khoản 2 điều 4",)),
    ],
)
def test_pinpoints_of_several_places(text: str, pinpoints: tuple[str, ...]) -> None:
    (mention,) = find_references(text)
    assert mention.pinpoints == pinpoints


def test_a_list_shares_its_verb_over_a_semicolon() -> None:
    found = find_references("Bãi bỏ các Quyết định: số 10/QĐ-UBND ngày 02/3/2015; số 11/QĐ-UBND ngày 05/4/2016.")
    assert [mention.relation for mention in found] == ["replace", "replace"]


def test_two_resolutions_above_are_meant_by_a_count() -> None:
    (mention,) = find_references("2 nghị quyết trên cần được điều chỉnh")
    assert mention.form == "back"


def test_a_law_whose_name_holds_a_comma() -> None:
    (mention,) = find_references("Căn cứ Luật Tài nguyên, môi trường biển và hải đảo ngày 25 tháng 6 năm 2015;")
    assert _iso(mention) == "2015-06-25"


def test_the_order_of_a_congress_that_issues_belongs_to_the_quote() -> None:
    text = "Nghị quyết số 15-NQ/ĐH của Đại hội đại biểu Đảng bộ tỉnh Nghệ An lần thứ XX, nhiệm kỳ 2025 - 2030"
    (mention,) = find_references(text)
    assert (text[mention.start : mention.end], mention.issuer) == (text, "Đại hội đại biểu Đảng bộ tỉnh Nghệ An")
