import pytest

from extract.attendees import attendee_parties


def listed(text):
    found = list(attendee_parties(text))
    for party in found:
        assert text[party.start : party.end].startswith(party.name) and party.role == "attendee"
    return [(party.name, party.title, party.kind) for party in found]


def test_bodies_sent():
    text = (
        "Ngày 02/4/2024, Thứ trưởng chủ trì họp. Tham dự cuộc họp có đại diện Cục Đường bộ, Vụ Kế hoạch - Tài chính; "
        "Tổng công ty Cảng Sông Bé. Sau khi nghe báo cáo, Thứ trưởng kết luận:"
    )
    assert listed(text) == [
        ("Cục Đường bộ", None, "organisation"),
        ("Vụ Kế hoạch - Tài chính", None, "organisation"),
        ("Tổng công ty Cảng Sông Bé", None, "organisation"),
    ]


def test_persons_with_their_titles():
    text = "Cùng dự có các đồng chí: Trần Văn Bình, Phó Chủ tịch UBND tỉnh; Lê Thị Hoa - Giám đốc Sở Y tế."
    assert listed(text) == [
        ("Trần Văn Bình", "Phó Chủ tịch UBND tỉnh", "person"),
        ("Lê Thị Hoa", "Giám đốc Sở Y tế", "person"),
    ]


def test_a_list_of_those_present():
    text = "Thành phần dự họp: Đại diện Sở Y tế; ông Trần Văn Bé, Chủ tịch UBND xã Ia Pal."
    assert listed(text) == [
        ("Sở Y tế", None, "organisation"),
        ("Trần Văn Bé", "Chủ tịch UBND xã Ia Pal", "person"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị các đơn vị cử đại biểu tham dự đúng thành phần.",
        "Dự án có tổng mức đầu tư 12 tỷ đồng.",
        "Tham dự có đông đảo nhân dân.",
    ],
)
def test_no_list_no_attendee(text):
    assert listed(text) == []
