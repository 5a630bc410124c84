import pytest
from printed import Printed, centred, left, page, paragraph, reading, right

from extract.document import extract_document
from extract.document_parts import Header
from extract.mentions import DateParts

BODY = paragraph(
    "Thực hiện Công văn số 12/BNV-CCHC của Bộ Nội vụ về chế độ báo cáo định kỳ, Ủy ban nhân dân tỉnh báo cáo kết "
    "quả thực hiện nhiệm vụ trên địa bàn tỉnh như sau:"
)


def header_of(*blocks: list[Printed]) -> Header:
    return extract_document(reading(page(1, *blocks, BODY))).header


def state(*left_lines: str, number: str, place: str) -> list[list[Printed]]:
    return [
        *[left(line) for line in left_lines],
        left(number),
        right("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        right("Độc lập - Tự do - Hạnh phúc"),
        right(place),
    ]


def texts(header: Header) -> dict[str, str | None]:
    names = ("number_symbol", "issuer", "issuer_parent", "place", "subject")
    return {name: field.text if (field := getattr(header, name)) else None for name in names}


def test_a_state_report() -> None:
    header = header_of(
        *state(
            "ỦY BAN NHÂN DÂN",
            "TỈNH AN BÌNH",
            number="Số: 749/BC-UBND",
            place="An Bình, ngày 05 tháng 3 năm 2024",
        ),
        centred("BÁO CÁO", bold=True),
        centred("Tình hình kinh tế - xã hội quý I năm 2024", bold=True),
        centred("và nhiệm vụ quý II năm 2024", bold=True),
        centred("-------"),
    )
    assert texts(header) == {
        "number_symbol": "749/BC-UBND",
        "issuer": "ỦY BAN NHÂN DÂN TỈNH AN BÌNH",
        "issuer_parent": None,
        "place": "An Bình",
        "subject": "Tình hình kinh tế - xã hội quý I năm 2024 và nhiệm vụ quý II năm 2024",
    }
    assert header.issued_date == DateParts(2024, 3, 5)
    assert (header.doc_type_code, header.system) == ("BC", "state")


def test_a_party_notice() -> None:
    header = header_of(
        left("TỈNH ỦY AN BÌNH"),
        left("VĂN PHÒNG"),
        left("*"),
        left("Số 19 - TB/VPTU"),
        right("ĐẢNG CỘNG SẢN VIỆT NAM"),
        right("An Bình, ngày 30 tháng 8 năm 2021"),
        centred("THÔNG BÁO", bold=True),
        centred("KẾT LUẬN CỦA THƯỜNG TRỰC TỈNH ỦY", bold=True),
        centred("về công tác cán bộ", bold=True),
    )
    assert texts(header) == {
        "number_symbol": "19 - TB/VPTU",
        "issuer": "VĂN PHÒNG",
        "issuer_parent": "TỈNH ỦY AN BÌNH",
        "place": "An Bình",
        "subject": "KẾT LUẬN CỦA THƯỜNG TRỰC TỈNH ỦY về công tác cán bộ",
    }
    assert (header.doc_type_code, header.system) == ("TB", "party")


@pytest.mark.parametrize(
    ("lines", "parent", "issuer"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"), None, "ỦY BAN NHÂN DÂN TỈNH AN BÌNH"),
        (("UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"), "UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"),
        (("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH", "VĂN PHÒNG"), "ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "VĂN PHÒNG"),
        (("BỘ CÔNG AN", "CỤC CẢNH SÁT GIAO THÔNG"), "BỘ CÔNG AN", "CỤC CẢNH SÁT GIAO THÔNG"),
        (("BỘ GIÁO DỤC VÀ", "ĐÀO TẠO"), None, "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
        (("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"), None, "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"),
        (("VĂN PHÒNG CHÍNH PHỦ",), None, "VĂN PHÒNG CHÍNH PHỦ"),
        (("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"), None, "BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH"),
        (("UBND TỈNH AN BÌNH", "SỞ Y TẾ - CÔNG AN TỈNH"), "UBND TỈNH AN BÌNH", "SỞ Y TẾ - CÔNG AN TỈNH"),
        (("SỞ Y TẾ", "SỞ TÀI CHÍNH"), None, "SỞ Y TẾ SỞ TÀI CHÍNH"),  # neither is the other's superior
    ],
)
def test_issuer_and_superior_body(lines: tuple[str, ...], parent: str | None, issuer: str) -> None:
    header = header_of(
        *state(*lines, number="Số: 5/TB-X", place="An Bình, ngày 05 tháng 3 năm 2024"),
        centred("THÔNG BÁO", bold=True),
        centred("Về việc nghỉ lễ", bold=True),
    )
    assert (texts(header)["issuer_parent"], texts(header)["issuer"]) == (parent, issuer)


def test_a_letter_with_blank_number_and_day() -> None:
    header = header_of(
        *state("BỘ TƯ PHÁP", number="Số:      /BTP-BTTP", place="Hà Nội, ngày     tháng 7 năm 2025"),
        left("V/v góp ý dự thảo"),
        left("Nghị định"),
        centred("Kính gửi: Ủy ban nhân dân các tỉnh, thành phố"),
    )
    assert texts(header) == {
        "number_symbol": None,
        "issuer": "BỘ TƯ PHÁP",
        "issuer_parent": None,
        "place": "Hà Nội",
        "subject": "góp ý dự thảo Nghị định",
    }
    assert header.symbol is not None
    assert header.symbol.text == "/BTP-BTTP"
    assert header.issued_date == DateParts(2025, 7, None)
    assert header.doc_type is None
    assert header.doc_type_code == "CV"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 749/QĐ-TTg", "749/QĐ-TTg"),
        ("Số 215-TB/TU", "215-TB/TU"),
        ("Số: 47/2020/NĐ-CP", "47/2020/NĐ-CP"),
        ("Số: 329 /BC-UBND", "329 /BC-UBND"),
        ("Số 08\u2011NQ/TW", "08\u2011NQ/TW"),
        ("Số: 08a/TB-PTP", "08a/TB-PTP"),
        ("Số: 411/SGD&ĐT-VP", "411/SGD&ĐT-VP"),
        ("Số 52 TB/TU", "52 TB/TU"),  # the dash is lost
    ],
)
def test_printed_forms_of_numbers(printed: str, number: str) -> None:
    header = header_of(
        *state("BỘ TƯ PHÁP", number=printed, place="Hà Nội, ngày 01 tháng 7 năm 2025"),
        centred("THÔNG BÁO", bold=True),
        centred("Về việc nghỉ lễ", bold=True),
    )
    assert texts(header)["number_symbol"] == number


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("Số:0+ /CT-UBND", "/CT-UBND"),
        ("Số: Z6 /QĐ-UBND", "/QĐ-UBND"),
        ("Số: #6 /QĐ-BCĐCCHC", "/QĐ-BCĐCCHC"),
        ("Số: ¿ 39 /TTr-UBND", "/TTr-UBND"),
    ],
)
def test_a_number_by_hand_that_ocr_cannot_read_is_null_and_its_symbol_is_not(printed: str, symbol: str) -> None:
    blocks = state("BỘ TƯ PHÁP", number=printed, place="Hà Nội, ngày 01 tháng 7 năm 2025")
    title = [centred("THÔNG BÁO", bold=True), centred("Về việc nghỉ lễ", bold=True)]
    header = extract_document(reading(page(1, *blocks, *title, BODY, ocr=True))).header
    assert header.number_symbol is None
    assert header.symbol is not None
    assert header.symbol.text == symbol
    assert header.issuer is not None
    assert header.issuer.text == "BỘ TƯ PHÁP"


def test_a_page_that_begins_with_the_type_word_has_no_issuer_number_or_date() -> None:
    header = extract_document(
        reading(
            page(
                1,
                centred("THÔNG BÁO", bold=True),
                centred("KẾT LUẬN CỦA THƯỜNG TRỰC TỈNH ỦY", bold=True),
                paragraph(
                    "Vào lúc 7 giờ 30 phút, ngày 26/8/2021, tại Hội trường Tỉnh ủy, Thường trực Tỉnh ủy chủ trì "
                    "Hội nghị Ban Chấp hành Đảng bộ tỉnh để sơ kết các văn bản của Trung ương."
                ),
            )
        )
    ).header
    assert texts(header) | {"subject": None} == dict.fromkeys(texts(header))
    assert header.issued_date is None
    assert header.meeting_day == DateParts(2021, 8, 26)
    assert header.meeting_time == (7, 30)
    assert header.meeting_place == "Hội trường Tỉnh ủy"
    assert header.chair == "Thường trực Tỉnh ủy"


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        ("An Bình, ngày 30-8-2021", "An Bình", DateParts(2021, 8, 30)),
        ("An Bình, ngày 30/8/2021", "An Bình", DateParts(2021, 8, 30)),
        ("An Bình, 16 giờ 30 phút, ngày 05 tháng 9 năm 2024", "An Bình", DateParts(2024, 9, 5)),
        ("TP. Hồ Chí Minh, ngày 5 tháng 9 năm 2024", "TP. Hồ Chí Minh", DateParts(2024, 9, 5)),
        ("Bà Rịa - Vũng Tàu, ngày 5 tháng 9 năm 2024", "Bà Rịa - Vũng Tàu", DateParts(2024, 9, 5)),
    ],
)
def test_printed_forms_of_place_and_date(printed: str, place: str, day: DateParts) -> None:
    header = header_of(
        *state("BỘ TƯ PHÁP", number="Số: 03/CĐ-BTP", place=printed),
        centred("CÔNG ĐIỆN", bold=True),
        centred("Về việc trực", bold=True),
    )
    assert (texts(header)["place"], header.issued_date) == (place, day)


def test_urgency_and_secrecy_are_lines_of_their_own() -> None:
    header = header_of(
        *state("BỘ TƯ PHÁP", number="Số: 5/TB-X", place="Hà Nội, ngày 01 tháng 7 năm 2025"),
        left("HỎA TỐC"),
        left("MẬT"),
        centred("THÔNG BÁO", bold=True),
        centred("Về công tác bảo mật", bold=True),
    )
    assert header.urgency is not None
    assert header.secrecy is not None
    assert (header.urgency.text, header.secrecy.text) == ("HỎA TỐC", "MẬT")


def test_a_day_that_no_calendar_has_is_not_made_up() -> None:
    header = header_of(
        *state("BỘ TƯ PHÁP", number="Số: 5/TB-X", place="Hà Nội, ngày 31 tháng 02 năm 2025"),
        centred("THÔNG BÁO", bold=True),
        centred("Về việc nghỉ lễ", bold=True),
    )
    assert header.issued_date == DateParts(2025, 2, None)


def test_the_body_that_enacts_is_no_part_of_the_subject() -> None:
    header = header_of(
        *state("THỦ TƯỚNG CHÍNH PHỦ", number="Số: 9/QĐ-TTg", place="Hà Nội, ngày 15 tháng 5 năm 2025"),
        centred("QUYẾT ĐỊNH", bold=True),
        centred("Về việc phê duyệt danh sách thành viên", bold=True),
        centred("THỦ TƯỚNG CHÍNH PHỦ", bold=True),
    )
    assert texts(header)["subject"] == "Về việc phê duyệt danh sách thành viên"
    assert header.doc_type_code == "QĐ"


@pytest.mark.parametrize("printed", ["ĐỘ KHẨN: KHẨN", "HỎA TỐC, HẸN GIỜ"])
def test_other_prints_of_urgency(printed: str) -> None:
    header = header_of(
        *state("BỘ TƯ PHÁP", number="Số: 5/TB-X", place="Hà Nội, ngày 01 tháng 7 năm 2025"),
        left(printed),
        centred("THÔNG BÁO", bold=True),
        centred("Về việc nghỉ lễ", bold=True),
    )
    assert header.urgency is not None
    assert header.urgency.text == printed
    assert texts(header)["issuer"] == "BỘ TƯ PHÁP"


def test_the_subject_of_a_letter_may_begin_with_about() -> None:
    header = header_of(
        *state("BỘ TƯ PHÁP", number="Số: 812/BTP-PC", place="Hà Nội, ngày 01 tháng 7 năm 2025"),
        left("Về việc triển khai"),
        left("Luật Công chứng"),
        centred("Kính gửi: Ủy ban nhân dân các tỉnh"),
    )
    assert texts(header)["subject"] == "triển khai Luật Công chứng"


@pytest.mark.parametrize(
    ("opening", "day", "chair"),
    [
        (
            "Ngày 03/4/2024, Phó Chủ tịch UBND tỉnh Vũ Thị Lan chủ trì cuộc họp về giá đất.",
            DateParts(2024, 4, 3),
            "Vũ Thị Lan",
        ),
        (
            "Ngày 03/4/2024, Chủ tịch UBND tỉnh Lâm Đồng Trần Văn Hiệp chủ trì phiên họp thường kỳ.",
            DateParts(2024, 4, 3),
            "Trần Văn Hiệp",
        ),
        (
            "Ngày 03/4/2024, Tỉnh ủy họp phiên thường kỳ dưới sự chủ trì của đồng chí Hồ Văn Đức, Bí thư.",
            DateParts(2024, 4, 3),
            "Hồ Văn Đức",
        ),
        ("Ngày 03/4/2024, UBND tỉnh họp do ông Lê Văn Thọ - Chủ tịch chủ trì.", DateParts(2024, 4, 3), "Lê Văn Thọ"),
        (
            "Ngày 03/4/2024, đồng chí Lò Văn Pành, Bí thư và đồng chí Hà Thị Nga, Chủ tịch đồng chủ trì hội nghị.",
            DateParts(2024, 4, 3),
            "Lò Văn Pành; Hà Thị Nga",
        ),
        (
            "Trong hai ngày 03 - 04/4/2024, Tỉnh ủy họp Hội nghị lần thứ mười. Đồng chí Hồ Văn Đức chủ trì Hội nghị.",
            DateParts(2024, 4, 3),
            "Hồ Văn Đức",
        ),
        (
            "Sáng 03/4/2024, đồng chí Hồ Văn Đức, Bí thư Tỉnh ủy đã có buổi làm việc với Huyện ủy Mai Sơn.",
            DateParts(2024, 4, 3),
            None,
        ),
        ("Ngày 03/4/2024, đồng chí Giám đốc Sở Nội vụ chủ trì cuộc họp.", DateParts(2024, 4, 3), None),
        ("Ngày 03/4/2024, đồng chí Chánh Văn phòng Tỉnh ủy chủ trì cuộc họp.", DateParts(2024, 4, 3), None),
        ("Chủ tịch UBND tỉnh Gia Lai chủ trì cuộc họp ngày 03/4/2024.", None, "Chủ tịch UBND tỉnh Gia Lai"),
        ("Ngày 03/4/2024, Sở Xây dựng trình dự thảo.", None, None),
    ],
)
def test_meetings(opening: str, day: DateParts | None, chair: str | None) -> None:
    header = header_of(
        *state("BỘ TƯ PHÁP", number="Số: 5/TB-X", place="Hà Nội, ngày 09 tháng 4 năm 2024"),
        centred("THÔNG BÁO", bold=True),
        centred("Kết luận tại cuộc họp", bold=True),
        paragraph(opening),
    )
    assert (header.meeting_day, header.chair) == (day, chair)


def test_the_stamp_of_a_register_is_no_part_of_the_subject() -> None:
    stamp = [[Printed(text, x)] for text, x in (("CV", 20.0), ("ĐẾN", 18.0), ("Số: 31554", 54.0), ("Chuyển:", 54.0))]
    subject = "Về việc tăng cường công tác phòng cháy, chữa cháy", "trên địa bàn thành phố"
    blocks = [
        *state("ỦY BAN NHÂN DÂN", number="Số: 7/CT-UBND", place="An Bình, ngày 20 tháng 3 năm 2018"),
        centred("CHỈ THỊ"),
        *stamp[:1],
        centred(subject[0]),
        *stamp[1:],
        centred(subject[1]),
    ]
    header = extract_document(reading(page(1, *blocks, BODY, ocr=True))).header
    assert texts(header)["subject"] == " ".join(subject)


def test_the_short_last_line_of_a_subject_set_at_the_left_stays() -> None:
    lines = [
        [Printed("Về việc tăng cường công tác phòng cháy, chữa cháy trên địa bàn", 110)],
        [Printed("tỉnh năm 2018", 110)],
    ]
    blocks = state("ỦY BAN NHÂN DÂN", number="Số: 7/CT-UBND", place="An Bình, ngày 20 tháng 3 năm 2018")
    header = extract_document(reading(page(1, *blocks, centred("CHỈ THỊ"), *lines, BODY, ocr=True))).header
    assert (texts(header)["subject"] or "").endswith("tỉnh năm 2018")


def test_a_speck_before_the_subject_of_a_scan_is_no_part_of_it() -> None:
    blocks = state("BỘ TƯ PHÁP", number="Số: 5/TB-X", place="Hà Nội, ngày 01 tháng 7 năm 2025")
    title = [centred("THÔNG BÁO", bold=True), centred("- Về việc nghỉ lễ", bold=True)]
    assert texts(extract_document(reading(page(1, *blocks, *title, BODY, ocr=True))).header)["subject"] == (
        "Về việc nghỉ lễ"
    )
