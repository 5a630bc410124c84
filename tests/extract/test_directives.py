import pytest

from extract.directives import find_directives
from extract.mentions import DateParts, DirectiveMention, Lead

TASKS = Lead(None, "NHIỆM VỤ TRONG THỜI GIAN TỚI")


def only(text: str, lead: Lead | None = None) -> DirectiveMention:
    (found,) = find_directives(text, lead=lead)
    return found


def test_assigned_with_partners_and_a_date() -> None:
    task = only(
        "Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính, Sở Xây dựng rà soát các cụm công nghiệp, báo cáo Ủy "
        "ban nhân dân tỉnh trước ngày 15/10/2022."
    )
    assert (task.modality, task.assignee_source) == ("assign", "local")
    assert task.assignees == ("Sở Công Thương",)
    assert task.cooperating == ("Sở Tài chính", "Sở Xây dựng")
    assert task.action == "rà soát các cụm công nghiệp, báo cáo Ủy ban nhân dân tỉnh"
    assert (task.product, task.reports_to) == ("report", "Ủy ban nhân dân tỉnh")
    assert (task.deadline_kind, task.due) == ("date", DateParts(2022, 10, 15))


@pytest.mark.parametrize(
    ("text", "modality", "assignees"),
    [
        ("Đề nghị Ban Thường vụ Huyện ủy lãnh đạo công tác vận động nhân dân.", "request", ("Ban Thường vụ Huyện ủy",)),
        ("Yêu cầu Công an tỉnh, Sở Y tế bố trí lực lượng trực.", "require", ("Công an tỉnh", "Sở Y tế")),
        ("Sở Nội vụ có trách nhiệm theo dõi việc thực hiện.", "must", ("Sở Nội vụ",)),
        ("Chủ tịch Ủy ban nhân dân tỉnh giao Sở Nội vụ nghiên cứu thực hiện.", "assign", ("Sở Nội vụ",)),
        ("Giao Ủy ban nhân dân phường 3 lập danh sách đại biểu.", "assign", ("Ủy ban nhân dân phường 3",)),
    ],
)
def test_how_it_is_put(text: str, modality: str, assignees: tuple[str, ...]) -> None:
    task = only(text)
    assert (task.modality, task.assignees) == (modality, assignees)


def test_the_heading_names_the_addressee() -> None:
    task = only("Khẩn trương rà soát quy hoạch, hoàn thành trong quý IV/2022.", Lead(None, "Sở Xây dựng"))
    assert (task.assignees, task.assignee_source) == (("Sở Xây dựng",), "heading")
    assert task.due == DateParts(2022, 12, 31)


def test_the_lead_in_names_the_addressee() -> None:
    task = only("- Báo cáo kết quả hằng tháng.".removeprefix("- "), Lead("3. Giao Sở Xây dựng:", "NHIỆM VỤ TRỌNG TÂM"))
    assert (task.modality, task.assignees, task.assignee_source) == ("assign", ("Sở Xây dựng",), "lead_in")
    assert (task.deadline_kind, task.due) == ("recurring", None)


def test_a_sentence_without_subject_carries_the_addressee() -> None:
    found = find_directives("Các sở, ngành cần khắc phục những hạn chế. Cần đẩy mạnh tuyên truyền.", lead=TASKS)
    assert [task.assignee_source for task in found] == ["local", "carried"]
    assert found[0].assignees == found[1].assignees
    assert found[1].action == "đẩy mạnh tuyên truyền"


def test_parts_with_another_addressee_or_deadline_are_tasks_of_their_own() -> None:
    found = find_directives(
        "Giao Sở Tài chính cân đối nguồn vốn trước ngày 05 tháng 10 năm 2022; Sở Xây dựng thẩm định thiết kế; "
        "sớm khắc phục các tồn tại."
    )
    assert [task.assignees[0] for task in found] == ["Sở Tài chính", "Sở Xây dựng", "Sở Xây dựng"]
    assert [task.deadline_kind for task in found] == ["date", "none", "vague"]


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Giao Sở Y tế hoàn thành trong tháng 10 năm 2022.", "date", DateParts(2022, 10, 31)),
        ("Giao Sở Y tế báo cáo trước ngày 15/10.", "date", DateParts(None, 10, 15)),
        ("Giao Sở Y tế báo cáo trong vòng 10 ngày làm việc kể từ ngày ban hành.", "relative", None),
        ("Giao Sở Y tế báo cáo trước ngày 25 hằng tháng.", "recurring", None),
        ("Giao Sở Y tế sớm hoàn thiện quy chế.", "vague", None),
        ("Giao Sở Y tế thực hiện Kế hoạch số 5/KH-UBND ngày 15/10/2022.", "none", None),
    ],
)
def test_deadlines(text: str, kind: str, due: DateParts | None) -> None:
    task = only(text)
    assert (task.deadline_kind, task.due) == (kind, due)


@pytest.mark.parametrize(
    "text",
    [
        "Các nhiệm vụ được giao cho Sở Tài chính đã hoàn thành.",
        "Theo đề nghị của Giám đốc Sở Nội vụ, Ủy ban nhân dân tỉnh ban hành Quyết định.",
        "Kết cấu hạ tầng giao thông được đầu tư.",
        "Hoàn thiện đồng bộ hệ thống cơ chế, chính sách.",  # a viewpoint: nobody is addressed
        "Văn phòng Tỉnh ủy thông báo ý kiến của Thường trực Tỉnh ủy đến các cơ quan biết.",
        "Phấn đấu đến hết năm 2022, toàn tỉnh giải ngân từ 95% trở lên.",
        "Giao các sở thực hiện các nội dung sau:",  # leads a list in
    ],
)
def test_what_is_no_task(text: str) -> None:
    assert find_directives(text) == ()


def test_appraisals_are_no_tasks() -> None:
    lead = Lead(None, "Ưu điểm")
    assert find_directives("Các cấp ủy đảng tập trung đổi mới phương thức lãnh đạo.", lead=lead) == ()
