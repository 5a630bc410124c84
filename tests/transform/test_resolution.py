from datetime import date

import pytest

from extract.mentions import ReferenceMention
from extract.references import find_references
from transform.references import act_work_id, cited_by, system_of
from transform.resolution import Cited, Resolved, resolve


def _cited(text: str) -> list[Cited]:
    out = []
    for m in find_references(text, own_type="Thông báo"):
        day = m.issued_date
        issued = date(day.year, day.month or 1, day.day or 1) if day and day.year else None
        quote = text[m.start : m.end]
        out.append(
            Cited(
                m.form,
                m.doc_type,
                m.number,
                m.number_symbol,
                issued,
                m.issuer,
                m.term,
                quote if m.form == "named" else None,
                quote[0].isdigit(),
            )
        )
    return out


def _answers(text: str) -> list[tuple[int | None, str]]:
    return [(r.antecedent, r.resolution) for r in resolve(_cited(text))]


def test_the_same_number_and_date_is_the_same_act() -> None:
    text = "Quy định số 22-QĐ/TW ngày 28/7/2021; Quy định số 22-QĐ/TW ngày 28/7/2021 của Ban Chấp hành Trung ương"
    assert _answers(text) == [(None, "unresolved"), (0, "exact")]


def test_a_short_mention_resolves_to_the_only_act_it_fits() -> None:
    text = "Chỉ thị số 10-CT/TW ngày 05/12/2011 của Bộ Chính trị khóa XI; Nghị quyết số 10-NQ/TW; theo Chỉ thị số 10"
    assert _answers(text)[2] == (0, "unique_in_document")


def test_number_and_term() -> None:
    text = (
        "Nghị quyết số 06-NQ/TU ngày 21/7/2016 của Ban Chấp hành Đảng bộ tỉnh, khóa XIII; "
        "Nghị quyết 06-NQ/TU của Ban Chấp hành Đảng bộ tỉnh khóa XIII"
    )
    assert _answers(text)[1] == (0, "number_and_term")


def test_two_candidates_leave_it_unresolved() -> None:
    text = "Nghị quyết số 01-NQ/TU ngày 05/01/2015; Nghị quyết số 01-NQ/TU ngày 06/01/2021; Nghị quyết số 01-NQ/TU"
    assert _answers(text)[2] == (None, "unresolved")


def test_other_issuer_other_date_other_type_are_other_acts() -> None:
    for other in (
        "Chỉ thị số 10-CT/TW của Ban Bí thư",
        "Chỉ thị số 10-CT/TW ngày 06/12/2011 của Bộ Chính trị",
        "Nghị quyết số 10 của Bộ Chính trị",
    ):
        text = f"Chỉ thị số 10-CT/TW ngày 05/12/2011 của Bộ Chính trị; {other}"
        assert _answers(text)[1] == (None, "unresolved"), other


def test_names() -> None:
    text = "Luật Đất đai năm 2024 và Điều lệ Đảng; theo Luật Đất đai, Điều lệ Đảng"
    assert _answers(text)[2:] == [(0, "name"), (1, "name")]


def test_back_needs_one_act_of_its_type_before() -> None:
    one = "Nghị quyết số 05-NQ/TU; thực hiện Nghị quyết này"
    assert _answers(one)[1] == (0, "unique_in_document")
    two = "Nghị quyết số 05-NQ/TU, Nghị quyết số 06-NQ/TU; thực hiện Nghị quyết này"
    assert _answers(two)[2] == (None, "unresolved")
    several = "Quy định số 22-QĐ/TW; quán triệt 02 Quy định trên trong toàn thể cán bộ"
    assert _answers(several)[1] == (None, "unresolved")


def test_nothing_to_resolve() -> None:
    assert resolve([]) == []
    assert resolve(_cited("Thông báo này gửi đến")) == [Resolved(None, "unresolved", None)]


def _one(text: str) -> ReferenceMention:
    (mention,) = find_references(text)
    return mention


def test_system_of_an_act() -> None:
    for text, system in (
        ("Nghị quyết số 21-NQ/TW", "party"),
        ("Nghị quyết số 57/NQ/TW", "party"),
        ("Quyết định số 749/QĐ-TTg", "state"),
        ("Kế hoạch số 180/KH/UBND", "state"),
        ("Kế hoạch số 08/KH-MTTQ-BTT", "front"),
        ("Luật Đất đai", "state"),
        ("Chỉ thị 05 của Bộ Chính trị", "party"),
        ("Quyết định 749 của Thủ tướng Chính phủ", "state"),
        ("Chỉ thị 10", None),
    ):
        assert system_of(_one(text)) == system, text


def test_identity_of_an_act_needs_issuer_number_and_date() -> None:
    full = "Nghị quyết số 21-NQ/TW ngày 20/01/2003 của Bộ Chính trị khóa IX"
    assert act_work_id(_one(full), None) == "vn:dang:bo-chinh-tri:nghi-quyet:2003-01-20:21"
    assert act_work_id(_one("Nghị quyết số 21-NQ/TW của Bộ Chính trị khóa IX"), None) is None
    assert act_work_id(_one("Nghị quyết số 21-NQ/TW ngày 20/01/2003"), None) is None


def test_a_body_of_a_province_needs_the_province() -> None:
    text = "Chỉ thị số 40-CT/TU ngày 02/8/2018 của Tỉnh ủy"
    assert act_work_id(_one(text), None) is None
    assert act_work_id(_one(text), "Hậu Giang") == "vn:dang:tu-hau-giang:chi-thi:2018-08-02:40"


def test_a_minister_signs_for_the_ministry() -> None:
    text = "Thông tư số 01/2021/TT-BNV ngày 11/5/2021 của Bộ trưởng Bộ Nội vụ"
    assert act_work_id(_one(text), None) == "vn:nha-nuoc:bo-noi-vu:thong-tu:2021-05-11:1"


@pytest.mark.parametrize(
    ("text", "antecedents"),
    [
        ("Luật Đất đai số 31/2024/QH15; Điều 79 Luật Đất đai", [None, 0]),
        ("Luật Đất đai; Luật Đất đai số 31/2024/QH15", [None, 0]),
        ("Luật Đất đai số 31/2024/QH15; Luật Đất đai năm 2024", [None, 0]),
        ("Luật Đất đai số 31/2024/QH15; Luật Đất đai năm 2013", [None, None]),
        ("Luật Đất đai số 45/2013/QH13, Luật Đất đai số 31/2024/QH15; Luật Đất đai", [None, None, None]),
        ("Luật số 31/2024/QH15; Luật Nhà ở", [None, None]),
    ],
)
def test_a_law_by_name_is_the_one_whose_number_is_printed(text: str, antecedents: list[int | None]) -> None:
    mentions = find_references(text)
    assert [r.antecedent for r in resolve([cited_by(mention, text) for mention in mentions])] == antecedents
