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
        ("Giao Ban Quản lý dự án khẩn trương lập hồ sơ.", "assign", ("Ban Quản lý dự án",)),
        ("Giao Ban Quản lý dự án tỉnh lập hồ sơ.", "assign", ("Ban Quản lý dự án tỉnh",)),
        ("Giao Ủy ban nhân dân phường 3 lập danh sách đại biểu.", "assign", ("Ủy ban nhân dân phường 3",)),
        ("Giao UBND 3 xã Hòa An, Hòa Lợi và Tân Phú rà soát.", "assign", ("UBND 3 xã Hòa An, Hòa Lợi và Tân Phú",)),
        ("Yêu cầu UBND các xã: Hòa An, Tân Phú kiểm tra.", "require", ("UBND các xã: Hòa An, Tân Phú",)),
        (
            "Yêu cầu Chủ tịch UBND các xã Hòa An, Tân Phú, phường Cẩm Lệ xử lý.",
            "require",
            ("Chủ tịch UBND các xã Hòa An, Tân Phú, phường Cẩm Lệ",),
        ),
        (
            "Giao Ủy ban Kiểm tra Tỉnh ủy, Ban Nội chính Tỉnh ủy giám sát.",
            "assign",
            ("Ủy ban Kiểm tra Tỉnh ủy", "Ban Nội chính Tỉnh ủy"),
        ),
        (
            "Giao các sở: Nội vụ, Y tế theo chức năng tham mưu xử lý.",
            "assign",
            ("các sở: Nội vụ, Y tế",),
        ),
    ],
)
def test_how_it_is_put(text: str, modality: str, assignees: tuple[str, ...]) -> None:
    task = only(text)
    assert (task.modality, task.assignees) == (modality, assignees)


def test_the_heading_names_the_addressee() -> None:
    task = only("Khẩn trương rà soát quy hoạch, hoàn thành trong quý IV/2022.", Lead(None, "Sở Xây dựng"))
    assert (task.assignees, task.assignee_source) == (("Sở Xây dựng",), "heading")
    assert task.due == DateParts(2022, 12, 31)


def test_a_title_in_the_line_names_the_addressee() -> None:
    task = only("Đối với Sở Y tế: khẩn trương hoàn thành mua sắm thuốc trong tháng 11/2024.", TASKS)
    assert (task.assignees, task.assignee_source) == (("Sở Y tế",), "local")
    assert (task.action, task.due) == ("khẩn trương hoàn thành mua sắm thuốc", DateParts(2024, 11, 30))
    other = only("Đối với các dự án chậm tiến độ: Sở Tài chính khẩn trương rà soát.", TASKS)
    assert other.assignees == ("Sở Tài chính",)


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
        ("Giao Sở Y tế báo cáo vào ngày 15 và ngày cuối cùng hằng tháng.", "recurring", None),
        ("Giao Sở Y tế báo cáo trước ngày 20 của tháng cuối quý.", "recurring", None),
        ("Giao Sở Y tế báo cáo vào thứ Sáu hằng tuần.", "recurring", None),
        ("Giao Sở Y tế trình Bộ trưởng không muộn hơn ngày 25/4/2024.", "date", DateParts(2024, 4, 25)),
        ("Giao Sở Y tế gửi báo cáo trước 17 giờ 00 ngày 29/4/2024.", "date", DateParts(2024, 4, 29)),
        ("Giao Sở Y tế sớm hoàn thiện quy chế.", "vague", None),
        ("Giao Sở Y tế mở đợt cao điểm từ ngày 01/12/2025 đến ngày 20/01/2026.", "date", DateParts(2026, 1, 20)),
        ("Giao Sở Y tế tổng hợp số liệu từ ngày 01/01/2025 đến ngày 30/6/2025.", "none", None),
        ("Giao Sở Y tế trình Đề án tại phiên họp tháng 4 năm 2025.", "date", DateParts(2025, 4, 30)),
        ("Giao Sở Y tế trả lời doanh nghiệp trước 31/10.", "date", DateParts(None, 10, 31)),
        ("Giao Sở Y tế hoàn thành trong 6 tháng đầu năm 2026.", "date", None),
        ("Giao Sở Y tế tổng kết trước ngày 31 tháng 12 hằng năm.", "recurring", None),
        ("Giao Sở Y tế định kỳ, hàng năm báo cáo trước ngày 15 tháng 12.", "recurring", None),
        ("Giao Sở Y tế báo cáo trước ngày 10/4/2025, sau đó báo cáo hằng tuần.", "date", DateParts(2025, 4, 10)),
        ("Giao Sở Y tế kiểm tra ít nhất 02 lần/năm.", "recurring", None),
        ("Giao Sở Y tế hoàn thành trong tuần này.", "relative", None),
        ("Giao Sở Y tế khảo sát 14 thôn; hoàn thành trước ngày 10 tháng 11.", "date", DateParts(None, 11, 10)),
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
        "Quá thời hạn trên, chịu trách nhiệm trước Chủ tịch UBND tỉnh.",  # what follows if it is not done
    ],
)
def test_what_is_no_task(text: str) -> None:
    assert find_directives(text) == ()


def test_appraisals_are_no_tasks() -> None:
    lead = Lead(None, "Ưu điểm")
    assert find_directives("Các cấp ủy đảng tập trung đổi mới phương thức lãnh đạo.", lead=lead) == ()


def test_a_list_of_addressees_holds_semicolons_and_ends_at_the_verb() -> None:
    task = only(
        "Yêu cầu Thủ trưởng các sở, ban ngành, đơn vị sự nghiệp công lập, doanh nghiệp nhà nước thuộc tỉnh; Chủ tịch "
        "UBND cấp xã và các cơ quan, tổ chức, cá nhân có liên quan nghiêm túc thực hiện Chỉ thị này./."
    )
    assert task.assignees == (
        "Thủ trưởng các sở, ban ngành, đơn vị sự nghiệp công lập, doanh nghiệp nhà nước thuộc tỉnh",
        "Chủ tịch UBND cấp xã",
        "các cơ quan, tổ chức, cá nhân có liên quan",
    )
    assert task.action == "nghiêm túc thực hiện Chỉ thị này"


@pytest.mark.parametrize(
    ("text", "assignees", "action"),
    [
        (
            "Chánh Văn phòng, Vụ trưởng Vụ Pháp chế, Thủ trưởng các đơn vị thuộc Bộ chịu trách nhiệm thi hành.",
            ("Chánh Văn phòng", "Vụ trưởng Vụ Pháp chế", "Thủ trưởng các đơn vị thuộc Bộ"),
            "chịu trách nhiệm thi hành",
        ),
        (
            "Các đơn vị được giao làm chủ đầu tư có trách nhiệm lập hồ sơ quyết toán.",
            ("Các đơn vị được giao làm chủ đầu tư",),
            "lập hồ sơ quyết toán",
        ),
        (  # `kiểm tra` narrows here, the duty follows
            "Lãnh đạo các xã thuộc đối tượng kiểm tra có trách nhiệm chuẩn bị tài liệu.",
            ("Lãnh đạo các xã thuộc đối tượng kiểm tra",),
            "chuẩn bị tài liệu",
        ),
    ],
)
def test_what_narrows_a_name_belongs_to_it(text: str, assignees: tuple[str, ...], action: str) -> None:
    task = only(text)
    assert (task.assignees, task.action, task.modality) == (assignees, action, "must")


def test_a_heading_lists_offices_and_gives_the_task() -> None:
    heading = "Đề nghị Giám đốc Công an tỉnh, Chánh án Tòa án nhân dân tỉnh, Cục trưởng Cục Thuế tổ chức thực hiện"
    task = only("Tập trung xử lý dứt điểm các vụ việc tồn đọng.", Lead(None, heading))
    assert task.assignees == ("Giám đốc Công an tỉnh", "Chánh án Tòa án nhân dân tỉnh", "Cục trưởng Cục Thuế")
    assert (task.modality, task.assignee_source) == ("request", "heading")


def test_the_article_above_lays_the_duty() -> None:
    lead = Lead(
        "Điều 2. Công ty Cổ phần Cảng Sông Bé chịu trách nhiệm thực hiện các yêu cầu sau:", "Công tác phòng ngừa"
    )
    found = find_directives("Bố trí đủ nhân lực trực. Định kỳ hằng năm phải tổ chức diễn tập.", lead=lead)
    assert [task.assignees for task in found] == [("Công ty Cổ phần Cảng Sông Bé",)] * 2
    assert [task.assignee_source for task in found] == ["lead_in", "carried"]
    assert [task.deadline_kind for task in found] == ["none", "recurring"]


def test_a_task_whose_verb_is_in_no_list_is_read_under_its_addressee() -> None:
    task = only("Công khai số điện thoại đường dây nóng.", Lead(None, "Ủy ban nhân dân các xã, phường"))
    assert task.assignees == ("Ủy ban nhân dân các xã, phường",)


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí thực hiện do ngân sách tỉnh bảo đảm.",  # a subject of its own
        "Phó Thống đốc Ngân hàng Nhà nước Trần Văn Bình.",  # a name
        "Ít nhất 90% người dân hài lòng.",  # targets
        "100% hồ sơ được xử lý trên môi trường mạng.",
        "Nếu có vướng mắc, kịp thời phản ánh về Sở Tài chính.",
    ],
)
def test_what_stands_under_an_addressee_is_not_always_a_task(text: str) -> None:
    assert find_directives(text, lead=Lead(None, "Các thành viên Tổ công tác")) == ()


def test_what_a_report_tells_is_no_task() -> None:
    lead = Lead(None, "Nhiệm vụ trọng tâm")
    text = "Ủy ban nhân dân tỉnh ban hành Kế hoạch số 12/KH-UBND ngày 05/01/2024 về chuyển đổi số."
    assert find_directives(text, lead=lead, own_type="Báo cáo") == ()


def test_a_duty_before_a_colon_leads_the_list_below() -> None:
    task = only("Hướng dẫn các xã lập kế hoạch.", Lead(None, "Sở Khoa học và Công nghệ có trách nhiệm"))
    assert (task.assignees, task.modality) == (("Sở Khoa học và Công nghệ",), "must")


def test_a_name_of_many_small_words_is_an_addressee() -> None:
    task = only("Báo cáo Lãnh đạo Bộ vào thứ Sáu hằng tuần.", Lead(None, "Cục Điều tiết điện lực"))
    assert (task.assignees, task.assignee_source) == (("Cục Điều tiết điện lực",), "heading")


def test_a_heading_that_only_sounds_like_a_body_addresses_nobody() -> None:
    assert find_directives("Phủ sóng 5G các khu công nghiệp.", lead=Lead(None, "Chính quyền số")) == ()


def test_who_chaired_is_no_task() -> None:
    lead = Lead(None, "NHIỆM VỤ")
    assert find_directives("Đồng chí Hồ Văn Thuận, Bí thư Huyện ủy chủ trì Hội nghị.", lead=lead) == ()


def test_a_result_that_must_be_reported_is_carried() -> None:
    found = find_directives("Giao Thanh tra Bộ kiểm tra 18 nhà máy. Kết quả kiểm tra báo cáo Bộ trước ngày 15/12/2024.")
    assert [task.assignees for task in found] == [("Thanh tra Bộ",)] * 2
    assert found[1].due == DateParts(2024, 12, 15)


ORDERS = Lead("3. Để đạt mục tiêu trên, Ủy ban nhân dân tỉnh yêu cầu:", None)
OPINION = Lead(None, None, opening="Ủy ban nhân dân tỉnh có ý kiến như sau:")


def test_under_an_order_any_verb_of_a_body_is_a_task_in_a_letter_too() -> None:
    found = find_directives(
        "Sở Tài chính cấp đủ 25 tỷ đồng còn lại trong vòng 07 ngày làm việc; báo cáo kết quả vào ngày 25 hằng tháng.",
        lead=ORDERS,
        own_type="Công văn",
    )
    assert [(task.assignees, task.deadline_kind) for task in found] == [
        (("Sở Tài chính",), "relative"),
        (("Sở Tài chính",), "recurring"),
    ]


def test_districts_named_after_the_body() -> None:
    task = only("Ủy ban nhân dân các huyện Tân Hòa, Vĩnh Lợi và Bến Cát khẩn trương khắc phục sạt lở.", lead=ORDERS)
    assert task.assignees == ("Ủy ban nhân dân các huyện Tân Hòa, Vĩnh Lợi và Bến Cát",)
    assert task.action == "khẩn trương khắc phục sạt lở"


def test_what_opens_a_letter_makes_its_items_orders() -> None:
    (task,) = find_directives("Trung tâm Khuyến nông nhân rộng 08 mô hình.", lead=OPINION, own_type="Công văn")
    assert task.assignees == ("Trung tâm Khuyến nông",)
    assert find_directives("Trung tâm Khuyến nông nhân rộng 08 mô hình.", own_type="Công văn") == ()


def test_a_report_recommends() -> None:
    (task,) = find_directives("Kiến nghị Ủy ban nhân dân tỉnh sớm phê duyệt danh mục trạm y tế.", own_type="Báo cáo")
    assert (task.assignees, task.modality) == (("Ủy ban nhân dân tỉnh",), "request")
    assert task.deadline_kind == "vague"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Giao Sở Y tế báo cáo định kỳ 6 tháng, năm.", "định kỳ 6 tháng, năm"),
        ("Giao Sở Y tế định kỳ, hằng năm tổng kết.", "định kỳ, hằng năm"),
        ("Giao Sở Y tế gửi báo cáo hằng tuần vào chiều thứ Sáu.", "hằng tuần vào chiều thứ Sáu"),
        ("Giao Sở Y tế báo cáo trước 17h00 thứ Sáu hằng tuần.", "trước 17h00 thứ Sáu hằng tuần"),
    ],
)
def test_the_words_of_a_rhythm_are_kept_whole(text: str, words: str) -> None:
    task = only(text)
    assert task.deadline is not None
    assert text[slice(*task.deadline)] == words


@pytest.mark.parametrize(
    ("text", "reports_to"),
    [
        ("Giao Sở Y tế hằng ngày báo cáo về Chi cục Thủy lợi.", "Chi cục Thủy lợi"),
        ("Giao Sở Y tế gửi kết quả cho Sở Nội vụ tổng hợp.", "Sở Nội vụ"),
    ],
)
def test_who_is_reported_to(text: str, reports_to: str) -> None:
    assert only(text).reports_to == reports_to


def test_a_persons_title_ends_at_the_verb() -> None:
    task = only("Giao đồng chí Lê Thị Hạnh, Phó Chủ tịch UBND tỉnh xem xét, giải quyết theo thẩm quyền.")
    assert (task.assignees, task.action) == (("đồng chí Lê Thị Hạnh",), "xem xét, giải quyết theo thẩm quyền")


def test_numbers_in_brackets_are_no_words_of_the_task() -> None:
    tasks = find_directives("Giao Sở Y tế: (1) rà soát nguồn vốn; (2) trình UBND tỉnh trước ngày 20/10/2025.")
    assert [task.action for task in tasks] == ["rà soát nguồn vốn", "trình UBND tỉnh"]


def test_bodies_before_a_colon_are_given_what_follows_it() -> None:
    (task,) = find_directives("Công an tỉnh, Sở Y tế: Tăng cường kiểm tra dịp Tết.", own_type="Thông báo")
    assert task.assignees == ("Công an tỉnh", "Sở Y tế")


def test_a_duty_by_office_is_an_order() -> None:
    text = "Thủ trưởng các sở, ngành căn cứ chức năng, nhiệm vụ được giao khẩn trương thực hiện Chỉ thị này."
    (task,) = find_directives(text, own_type="Chỉ thị")
    assert task.assignees == ("Thủ trưởng các sở, ngành",)


def test_a_target_behind_the_task_makes_it_no_report() -> None:
    text = "Sở Y tế tổ chức tiêm phòng đợt 2, đạt tối thiểu 80% trước ngày 15/11/2025."
    (task,) = find_directives(text, lead=Lead("Chủ tịch UBND tỉnh yêu cầu:", None))
    assert task.due == DateParts(2025, 11, 15)


def test_what_a_name_is_may_stand_in_a_bracket_behind_it() -> None:
    task = only("Giao Sở Y tế (cơ quan thường trực) chủ trì cùng Sở Nội vụ hướng dẫn, kiểm tra.")
    assert (task.assignees, task.cooperating, task.action) == (("Sở Y tế",), ("Sở Nội vụ",), "hướng dẫn, kiểm tra")


def test_members_of_parliament_and_councils_are_asked() -> None:
    task = only("Đề nghị các đại biểu Quốc hội, đại biểu HĐND tỉnh quan tâm giám sát.")
    assert task.assignees == ("các đại biểu Quốc hội", "đại biểu HĐND tỉnh")


@pytest.mark.parametrize("office", ["đồng chí Giám đốc Sở Nội vụ", "đồng chí Chánh Văn phòng Tỉnh ủy"])
def test_a_comrade_by_office_is_no_name_of_a_person(office: str) -> None:
    task = only(f"Yêu cầu {office} nghiêm túc rút kinh nghiệm.")
    assert (task.assignees, task.action) == ((office,), "nghiêm túc rút kinh nghiệm")
