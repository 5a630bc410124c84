import pytest

from extract.bodies import match_body

NAMES = [
    ("Bộ Chính trị khóa IX", "Bộ Chính trị"),
    ("Ban Chấp hành Trung ương Đảng khóa XII", "Ban Chấp hành Trung ương Đảng"),
    ("Ban Chấp hành Trung ương ban hành Quy chế", "Ban Chấp hành Trung ương"),
    ("Ban Thường vụ Tỉnh ủy Khóa XIV", "Ban Thường vụ Tỉnh ủy"),
    (
        "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
        "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng",
    ),
    ("Đại hội đại biểu Đảng bộ tỉnh lần thứ XIV", "Đại hội đại biểu Đảng bộ tỉnh"),
    ("Ủy ban Kiểm tra Tỉnh ủy, nhiệm kỳ", "Ủy ban Kiểm tra Tỉnh ủy"),
    ("Văn phòng Trung ương Đảng về", "Văn phòng Trung ương Đảng"),
    ("Uỷ ban nhân dân các xã, phường tổ chức", "Uỷ ban nhân dân các xã, phường"),
    ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG VỀ VIỆC", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"),
    ("UBND tỉnh Bà Rịa - Vũng Tàu ban hành", "UBND tỉnh Bà Rịa - Vũng Tàu"),
    ("Ủy ban nhân dân huyện Châu Thành A.", "Ủy ban nhân dân huyện Châu Thành A"),
    ("Ủy ban nhân dân tỉnh Đắk Nông.", "Ủy ban nhân dân tỉnh Đắk Nông"),
    ("Sở Văn hoá, Thể thao và Du lịch chủ trì", "Sở Văn hoá, Thể thao và Du lịch"),
    ("Sở Y tế chủ trì", "Sở Y tế"),
    ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
    ("Chủ tịch Ủy ban nhân dân tỉnh Hậu Giang", "Chủ tịch Ủy ban nhân dân tỉnh Hậu Giang"),
    ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    ("Trường Cao đẳng Cộng đồng Hậu Giang;", "Trường Cao đẳng Cộng đồng Hậu Giang"),
    ("các sở, ban, ngành, đoàn thể tỉnh và", "các sở, ban, ngành, đoàn thể tỉnh"),
    ("cấp ủy, chính quyền các cấp", "cấp ủy, chính quyền các cấp"),
    ("Sở Văn hóa, Thông tin, Thể thao và Du lịch chủ trì", "Sở Văn hóa, Thông tin, Thể thao và Du lịch"),
    ("Sở Nội vụ, Tài chính và Tư pháp", "Sở Nội vụ"),
    ("Sở Tài chính, Sở Nội vụ và Sở Y tế", "Sở Tài chính"),
    ("các Sở: Tài nguyên và Môi trường, Công Thương; Công an tỉnh", "các Sở: Tài nguyên và Môi trường, Công Thương"),
    ("Giám đốc các sở Tài chính, Nội vụ và Y tế chủ trì", "Giám đốc các sở Tài chính, Nội vụ và Y tế"),
    ("các sở tài chính", "các sở"),
    ("các sở, ban, ngành, Ủy ban nhân dân các huyện", "các sở, ban, ngành"),
    ("Ban Tuyên giáo Huyện ủy, Trung tâm Chính trị huyện", "Ban Tuyên giáo Huyện ủy"),
    ("Ban Chỉ đạo phòng, chống lụt bão tỉnh phân công", "Ban Chỉ đạo phòng, chống lụt bão tỉnh"),
    ("Trưởng Ban Chỉ đạo công tác dân số huyện Mai Sơn ký", "Trưởng Ban Chỉ đạo công tác dân số huyện Mai Sơn"),
    ("Ban Chỉ đạo các chương trình mục tiêu quốc gia tỉnh", "Ban Chỉ đạo các chương trình mục tiêu quốc gia tỉnh"),
    ("Ban Chỉ đạo tham mưu UBND tỉnh", "Ban Chỉ đạo"),
    ("Ban Chỉ đạo 138 tỉnh Cao Bằng về", "Ban Chỉ đạo 138 tỉnh Cao Bằng"),
    ("Đội Quản lý thị trường số 5 xử lý", "Đội Quản lý thị trường số 5"),
    ("Tổ công tác 12 người", None),
    (
        "Ban Quản lý Khu kinh tế Vân Phong và các Khu công nghiệp Khánh Hòa rà soát",
        "Ban Quản lý Khu kinh tế Vân Phong và các Khu công nghiệp Khánh Hòa",
    ),
    ("Ban Quản lý Vườn quốc gia Ba Bể bảo vệ", "Ban Quản lý Vườn quốc gia Ba Bể"),
    ("Trường Cao đẳng nghề Việt - Đức tuyển sinh", "Trường Cao đẳng nghề Việt - Đức"),
    ("Kho bạc Nhà nước Khu vực IX thanh toán", "Kho bạc Nhà nước Khu vực IX"),
    ("Văn phòng Đăng ký đất đai tỉnh đo đạc", "Văn phòng Đăng ký đất đai tỉnh"),
    ("Thường trực Ban Chỉ đạo chuyển đổi số tỉnh họp", "Thường trực Ban Chỉ đạo chuyển đổi số tỉnh"),
    ("Ban Đổi mới và Phát triển Doanh nghiệp về", "Ban Đổi mới và Phát triển Doanh nghiệp"),
    ("Công ty Cổ phần Hoàng Long phát triển vùng", "Công ty Cổ phần Hoàng Long"),
    ("Thường trực Thành ủy Hải Phòng và", "Thường trực Thành ủy Hải Phòng"),
    ("Bộ luật Lao động", None),
    ("Ban hành kèm theo", None),
    ("Sở này", None),
    ("nhân dân", None),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_name_of_a_body(text: str, expected: str | None) -> None:
    end = match_body(text, 0)
    assert (text[:end] if end else None) == expected
