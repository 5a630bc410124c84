"""Tasks whose addressee, partners and deadline are printed as attributes."""

import pytest
from printed import centred, page, paragraph, reading

from extract.directives import find_directives
from extract.document import extract_document
from extract.mentions import DateParts
from extract.task_attributes import find_attributes, is_attribute
from transform.structure_rows import directive_rows


def test_in_the_line_of_the_task():
    (task,) = find_directives(
        "Số hóa hồ sơ hộ tịch. Chủ trì: Sở Tư pháp; phối hợp: Công an tỉnh, UBND cấp xã; thời hạn: 31/12/2025."
    )
    assert (task.assignees, task.cooperating) == (("Sở Tư pháp",), ("Công an tỉnh", "UBND cấp xã"))
    assert (task.action, task.due, task.deadline_kind) == ("Số hóa hồ sơ hộ tịch", DateParts(2025, 12, 31), "date")


def test_in_a_bracket():
    (task,) = find_directives(
        "Tập huấn cán bộ cấp xã (Sở Nội vụ chủ trì, phối hợp với Sở Y tế; thời gian: quý IV/2025)."
    )
    assert (task.assignees, task.cooperating) == (("Sở Nội vụ",), ("Sở Y tế",))
    assert task.due == DateParts(2025, 12, 31)


def test_in_lines_under_the_task():
    lines = [
        "II. NHIỆM VỤ",
        "1. Hoàn thiện quy hoạch cấp nước sạch nông thôn",
        "- Cơ quan chủ trì: Sở Xây dựng.",
        "- Cơ quan phối hợp: Sở Tài chính.",
        "- Thời gian hoàn thành: Quý III/2025.",
        "- Sản phẩm: Quyết định của UBND tỉnh.",
        "2. Các nội dung khác",
    ]
    title = [*centred("KẾ HOẠCH", bold=True), *centred("Cấp nước nông thôn", bold=True)]
    document = extract_document(reading(page(1, title, *map(paragraph, lines))))
    (row,) = directive_rows("0" * 16, document)
    assert (row["assignees"], row["cooperating"]) == ("Sở Xây dựng", "Sở Tài chính")
    assert row["action"] == "Hoàn thiện quy hoạch cấp nước sạch nông thôn"
    assert (str(row["due_date"]), row["deadline_text"]) == ("2025-09-30", "Quý III/2025")


@pytest.mark.parametrize(
    "text", ["Chủ trì: đồng chí Nguyễn Văn An, Chủ tịch UBND tỉnh.", "Thành phần: các sở, ngành.", "Sở Y tế báo cáo."]
)
def test_no_attributes_of_a_task(text):
    found = find_attributes(text)
    assert found is None or not found.leads


def test_a_line_of_attributes_gives_no_task_of_its_own():
    assert is_attribute("- Đơn vị thực hiện: Sở Xây dựng.", 1)
    assert find_directives("Đơn vị thực hiện: Sở Xây dựng.") == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Việc thẩm định giá đất do Sở Tài chính thực hiện trong vòng 10 ngày làm việc.", ("Sở Tài chính",)),
        ("Nhiệm vụ lập quy hoạch được giao cho Sở Xây dựng thực hiện.", ("Sở Xây dựng",)),
        ("Yêu cầu các chủ đầu tư, ban quản lý dự án giải ngân hết vốn.", ("các chủ đầu tư, ban quản lý dự án",)),
    ],
)
def test_the_task_as_subject_and_groups(text, who):
    (task,) = find_directives(text)
    assert task.assignees == who


def test_who_is_given_a_lead_and_what_a_person_is():
    lead = find_directives(
        "Sở Du lịch được giao làm đầu mối xây dựng kịch bản trước ngày 05/10/2025.", own_type="Thông báo"
    )
    assert (lead[0].assignees, lead[0].action) == (("Sở Du lịch",), "xây dựng kịch bản")
    (person,) = find_directives(
        "Đồng chí Trần Văn Minh, Phó Chủ tịch UBND tỉnh, trực tiếp chỉ đạo thi công.", own_type="Thông báo"
    )
    assert person.assignees == ("Đồng chí Trần Văn Minh",)
