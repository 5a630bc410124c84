"""The whole way from printed lines to a document: tree, signature, recipients, and no character left out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from printed import Printed, centred, left, page, paragraph, reading, right, small

from extract.document import extract_document
from extract.document_parts import Document
from extract.headings import role_of
from extract.mentions import Section
from extract.reading import Reading

TITLE = [*centred("THÔNG BÁO", bold=True), *centred("Kết luận hội nghị", bold=True)]
OPENING = paragraph(
    "Sau khi nghe các cơ quan báo cáo và ý kiến phát biểu của các đại biểu dự họp, Chủ tịch Ủy ban nhân dân "
    "huyện kết luận như sau:"
)


def document(*blocks: list[Printed]) -> Document:
    return extract_document(reading(page(1, TITLE, OPENING, *blocks)))


def tree(doc: Document) -> list[tuple[str, str | None]]:
    return [(s.path, s.heading) for s in doc.sections if s.kind not in ("preamble", "closing")]


def section(doc: Document, path: str) -> Section:
    return next(s for s in doc.sections if s.path == path)


def test_roman_number_letter_and_bullets() -> None:
    doc = document(
        paragraph("I. TÌNH HÌNH", bold=True),
        paragraph("1. Ưu điểm", bold=True),
        paragraph("- Kinh tế tăng khá."),
        paragraph("- Xã hội ổn định; trong đó:"),
        paragraph("+ Y tế được quan tâm;"),
        paragraph("+ Giáo dục có tiến bộ."),
        paragraph("- Quốc phòng được giữ vững."),
        paragraph("2. Hạn chế", bold=True),
        paragraph("a) Tiến độ còn chậm;"),
        paragraph("b) Một số nơi chưa quan tâm."),
        paragraph("II. NHIỆM VỤ", bold=True),
    )
    assert tree(doc) == [
        ("I", "TÌNH HÌNH"),
        ("I/1", "Ưu điểm"),
        ("I/1/-1", None),
        ("I/1/-2", None),
        ("I/1/-2/+1", None),
        ("I/1/-2/+2", None),
        ("I/1/-3", None),
        ("I/2", "Hạn chế"),
        ("I/2/a", None),
        ("I/2/b", None),
        ("II", "NHIỆM VỤ"),
    ]
    roles = [section(doc, path).role for path in ("I/1", "I/2", "II")]
    assert roles == ["achievement", "limitation", "task"]
    assert section(doc, "I/1").parent == section(doc, "I").ordinal
    assert [section(doc, path).level for path in ("I", "I/1", "I/1/-2/+1")] == [1, 2, 4]


def test_chapters_articles_and_clauses() -> None:
    doc = document(
        centred("Chương I", bold=True),
        centred("QUY ĐỊNH CHUNG", bold=True),
        paragraph("Điều 1. Phạm vi điều chỉnh", bold=True),
        paragraph("1. Quy định này quy định về quản lý dữ liệu của cơ quan nhà nước."),
        paragraph("2. Quy định này không áp dụng đối với:"),
        paragraph("a) Dữ liệu thuộc phạm vi bí mật nhà nước;"),
        paragraph("đ) Dữ liệu cá nhân."),
        paragraph("Điều 2. Các cơ quan, tổ chức có liên quan chịu trách nhiệm thi hành Quy định này."),
        centred("Chương II", bold=True),
        centred("TỔ CHỨC THỰC HIỆN", bold=True),
        paragraph("Điều 3. Hiệu lực", bold=True),
    )
    assert tree(doc) == [
        ("Chương I", "QUY ĐỊNH CHUNG"),
        ("Chương I/Điều 1", "Phạm vi điều chỉnh"),
        ("Chương I/Điều 1/1", None),
        ("Chương I/Điều 1/2", None),
        ("Chương I/Điều 1/2/a", None),
        ("Chương I/Điều 1/2/đ", None),
        ("Chương I/Điều 2", None),
        ("Chương II", "TỔ CHỨC THỰC HIỆN"),
        ("Chương II/Điều 3", "Hiệu lực"),
    ]
    assert section(doc, "Chương I/Điều 1/2/đ").flags == ("label_irregular",)
    assert section(doc, "Chương II/Điều 3").flags == ()


def test_a_list_that_an_article_announces_hangs_from_it() -> None:
    doc = document(
        paragraph("Điều 1. Phê duyệt Chương trình với những nội dung chủ yếu sau:"),
        paragraph("I. MỤC TIÊU"),
        paragraph("1. Mục tiêu chung"),
        paragraph("II. GIẢI PHÁP"),
        paragraph("Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành."),
    )
    assert [path for path, _ in tree(doc)] == ["Điều 1", "Điều 1/I", "Điều 1/I/1", "Điều 1/II", "Điều 2"]


def test_doubled_and_skipped_labels_are_kept_and_flagged() -> None:
    doc = document(
        paragraph("1. Nội dung thứ nhất đã được thống nhất."),
        paragraph("2. Nội dung thứ hai đã được thống nhất."),
        paragraph("2. Nội dung thứ ba đã được thống nhất."),
        paragraph("5. Nội dung thứ tư đã được thống nhất."),
    )
    assert [path for path, _ in tree(doc)] == ["1", "2", "2~2", "5"]
    assert [s.flags for s in doc.sections if s.label] == [(), (), ("label_irregular",), ("label_irregular",)]
    assert [p.code for p in doc.problems].count("label_irregular") == 2


def test_decimal_labels_hang_from_their_number() -> None:
    doc = document(
        paragraph("1. Văn hóa - xã hội", bold=True),
        paragraph("1.1. Giáo dục: Toàn huyện có nhiều trường đạt chuẩn."),
        paragraph("1.2. Y tế: Duy trì tốt công tác khám, chữa bệnh."),
    )
    assert tree(doc) == [("1", "Văn hóa - xã hội"), ("1/1.1", "Giáo dục"), ("1/1.2", "Y tế")]


def test_wrapped_dashes_and_numbers_begin_nothing() -> None:
    doc = document(
        paragraph(
            "1. Tiếp tục thực hiện các nhiệm vụ phát triển của địa phương theo kinh tế - xã hội năm 2021, trong đó "
            "chú trọng quốc phòng - an ninh và Chỉ thị số 10. Tăng cường kiểm tra việc thực hiện quy chế dân chủ cơ sở."
        ),
    )
    assert [path for path, _ in tree(doc)] == ["1"]


def test_a_heading_over_several_lines_ends_where_the_text_is_indented() -> None:
    long = "1. Đánh giá về các hoạt động chỉ đạo, điều hành nổi bật của lãnh đạo Ủy ban nhân dân huyện đối với công tác"
    doc = document(paragraph(long, bold=True), paragraph("Trong năm, huyện đã chỉ đạo quyết liệt các nhiệm vụ."))
    assert tree(doc) == [("1", long.removeprefix("1. "))]


def test_run_in_titles_lead_ins_and_sentences() -> None:
    doc = document(
        paragraph("1. Sở Công Thương:"),
        paragraph("2. Về cải cách hành chính: Các cơ quan tập trung rà soát thủ tục."),
        paragraph("3. Giao các phòng, ban thực hiện một số nhiệm vụ sau:"),
        paragraph("4. Yêu cầu các đơn vị báo cáo kết quả trước ngày 15 hằng tháng."),
    )
    assert tree(doc) == [("1", "Sở Công Thương"), ("2", "Về cải cách hành chính"), ("3", None), ("4", None)]


END = [
    *left("Nơi nhận:", bold=True),
    *left("- Như trên;"),
    *left("- Các phòng, ban"),
    *left("thuộc huyện;"),
    *left("- Lưu: VT, TH (3)."),
    *right("TM. ỦY BAN NHÂN DÂN", bold=True),
    *right("KT. CHỦ TỊCH", bold=True),
    *right("PHÓ CHỦ TỊCH", bold=True),
    *right("Nguyễn Văn Mẫu", bold=True),
]


def test_signature_and_recipients() -> None:
    doc = document(
        paragraph("1. Ưu điểm: Các đơn vị đã cố gắng."),
        paragraph("Yêu cầu các đơn vị thực hiện nghiêm túc Thông báo này./."),
        END,
    )
    header = doc.header
    assert header.signing_authority is not None
    assert header.signer_title is not None
    assert header.signer_name is not None
    assert header.signing_authority.text == "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"
    assert (header.signer_title.text, header.signer_name.text) == ("PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu")
    assert [field.text for field in header.recipients] == ["Như trên", "Các phòng, ban thuộc huyện"]
    name = header.signer_name
    assert doc.blocks[name.block].passage.text[name.start : name.end] == "Nguyễn Văn Mẫu"
    assert doc.sections[-1].kind == "closing"


def test_signature_before_the_recipients() -> None:
    signature = [*right("CHÁNH VĂN PHÒNG", bold=True), *right("Nguyễn Văn Mẫu", bold=True)]
    recipients = [*left("Nơi nhận:"), *left("- Như thành phần dự họp,"), *left("- Lưu VPTU.N")]
    header = document(paragraph("1. Nội dung đã được thống nhất."), signature, recipients).header
    assert header.signer_title is not None
    assert header.signer_name is not None
    assert (header.signer_title.text, header.signer_name.text) == ("CHÁNH VĂN PHÒNG", "Nguyễn Văn Mẫu")
    assert [field.text for field in header.recipients] == ["Như thành phần dự họp"]


def test_recipients_of_a_scan_end_in_a_colon_for_a_semicolon_and_are_no_specks() -> None:
    signature = [*right("CHÁNH VĂN PHÒNG", bold=True), *right("Nguyễn Văn Mẫu", bold=True)]
    recipients = [*left("Nơi nhận:"), *left("- `;"), *left("- Sở Nội vụ tỉnh:"), *left("- Các Sở: Y tế, Nội vụ;")]
    header = document(paragraph("1. Nội dung đã được thống nhất."), signature, recipients).header
    assert [field.text for field in header.recipients] == ["Sở Nội vụ tỉnh", "Các Sở: Y tế, Nội vụ"]


def two_pages() -> Reading:
    first = page(
        1,
        TITLE,
        OPENING,
        paragraph(
            "1. Tiến độ giải ngân1 đạt 40,95% kế hoạch năm 2022, thấp hơn cùng kỳ, nhất là các dự án khởi công mới"
        ),
        small("1 Theo Báo cáo số 318/BC-SKHĐT ngày 08/9/2022."),
    )
    second = page(
        2,
        [Printed("trong năm của các huyện miền núi.", 85.0)],
        paragraph("2. Yêu cầu các đơn vị khắc phục."),
        END,
        show_number=True,
    )
    return reading(first, second)


def test_a_paragraph_goes_on_after_page_number_and_footnote() -> None:
    doc = extract_document(two_pages())
    block = next(b for b in doc.blocks if b.passage.text.startswith("1. Tiến độ"))
    assert block.passage.text.endswith("khởi công mới trong năm của các huyện miền núi.")
    span = block.passage.locate(0, len(block.passage.text))
    assert (span.page, span.end_page) == (1, 2)
    assert [b.passage.text for b in doc.blocks if b.zone == "page_number"] == ["2"]
    assert [b.passage.text for b in doc.blocks if b.zone == "footnote"] == [
        "1 Theo Báo cáo số 318/BC-SKHĐT ngày 08/9/2022."
    ]


def test_an_appendix_after_the_signature_is_a_root_of_its_own() -> None:
    doc = extract_document(
        reading(
            page(1, TITLE, OPENING, paragraph("1. Ban hành kèm theo phụ lục các nhiệm vụ."), END),
            page(
                2,
                centred("Phụ lục I", bold=True),
                centred("DANH MỤC NHIỆM VỤ", bold=True),
                paragraph("1. Rà soát thủ tục hành chính."),
            ),
        )
    )
    assert tree(doc) == [("1", None), ("Phụ lục I", "DANH MỤC NHIỆM VỤ"), ("Phụ lục I/1", None)]
    assert section(doc, "Phụ lục I").kind == "appendix"


def test_every_character_lies_in_exactly_one_block_and_every_digit_in_one_mark() -> None:
    read = two_pages()
    doc = extract_document(read)
    for printed in read.pages:
        blocks = [0] * len(printed.text)
        marks = [0] * len(printed.text)
        for block, mentions in zip(doc.blocks, doc.mentions, strict=True):
            for piece in block.passage.pieces:
                if piece.page == printed.page:
                    for at in range(piece.page_start, piece.page_start + piece.length):
                        blocks[at] += 1
            for mark in mentions.marks:
                for offset in range(mark.start, mark.end):
                    number, at = block.passage.place(offset)
                    if number == printed.page:
                        marks[at] += 1
        assert all(count == 1 for count, char in zip(blocks, printed.text, strict=True) if not char.isspace())
        for digits in re.finditer(r"[0-9]+", printed.text):
            assert set(marks[digits.start() : digits.end()]) == {1}, digits


def test_an_empty_reading_is_an_empty_document() -> None:
    doc = extract_document(reading(page(1)))
    assert (doc.sections, doc.blocks, doc.mentions) == ((), (), ())


def test_two_bodies_sign_a_joint_act() -> None:
    doc = document(
        *map(left, ("SỞ Y TẾ - SỞ TÀI CHÍNH", "Số: 7/HDLN-SYT-STC")),
        right("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        right("Sơn La, ngày 05 tháng 3 năm 2024"),
        centred("HƯỚNG DẪN", bold=True),
        centred("Về việc chi trả chế độ", bold=True),
        paragraph("Sở Y tế và Sở Tài chính hướng dẫn chi trả chế độ đối với nhân viên y tế thôn, bản như sau:"),
        paragraph("1. Các đơn vị lập danh sách."),
        left("KT. GIÁM ĐỐC SỞ TÀI CHÍNH"),
        right("GIÁM ĐỐC SỞ Y TẾ"),
        left("PHÓ GIÁM ĐỐC"),
        left("Cầm Văn Hòa"),
        right("Vũ Thị Hạnh"),
        left("Nơi nhận:"),
        left("- UBND tỉnh;"),
    )
    (name, title), *others = doc.header.more_signers
    assert doc.header.signer_name is not None
    assert (doc.header.signer_name.text, name.text, title.text if title else None) == (
        "Cầm Văn Hòa",
        "Vũ Thị Hạnh",
        "GIÁM ĐỐC SỞ Y TẾ",
    )
    assert not others
    signers = [party.name for mentions in doc.mentions for party in mentions.parties if party.role == "signer"]
    assert signers == ["Cầm Văn Hòa", "Vũ Thị Hạnh"]


def test_dashes_hang_from_the_star_that_announces_them() -> None:
    doc = document(
        paragraph("1. Về kết quả thực hiện nhiệm vụ trong thời gian qua, các đơn vị đã có nhiều cố gắng, nỗ lực."),
        paragraph("* Về y tế:"),
        paragraph("- Bảo đảm thuốc cho các cơ sở."),
        paragraph("* Về giáo dục:"),
        paragraph("- Chuẩn bị năm học mới."),
    )
    assert [path for path, _ in tree(doc)][1:] == ["1/*1", "1/*1/-1", "1/*2", "1/*2/-1"]


def wide(lines: list[Printed], points: float) -> list[Printed]:
    """The lines with so much more room for the first word, whose letters OCR lost."""
    first, *rest = lines
    return [replace(first, first_wider=points), *rest]


def scanned(*blocks: list[Printed]) -> Document:
    return extract_document(reading(page(1, *blocks, ocr=True)))


def test_a_letter_of_a_list_that_ocr_misread_is_mended_by_its_neighbours() -> None:
    doc = scanned(
        paragraph("1. Các đơn vị tập trung thực hiện tốt những nhiệm vụ đã được giao trong thời gian tới, cụ thể là:"),
        paragraph("đ) Rà soát các quy định."),
        paragraph("e) Đổi mới công tác tuyên truyền."),
        paragraph("ø) Củng cố đội ngũ."),
        paragraph("§) Kiểm tra việc thực hiện."),  # no sign that an h is read as
    )
    assert [path for path, _ in tree(doc)][1:] == ["1/đ", "1/e", "1/g"]


def test_a_numeral_that_lost_a_stroke_is_told_by_its_width() -> None:
    doc = scanned(
        paragraph("I. KẾT QUẢ", bold=True),
        paragraph("Các đơn vị tập trung thực hiện tốt nhiệm vụ đã được giao trong thời gian qua, đạt kết quả khá."),
        wide(paragraph("I. TỒN TẠI", bold=True), 8.0),
        wide(paragraph("II. NHIỆM VỤ", bold=True), 12.0),
    )
    assert [path for path, _ in tree(doc)] == ["I", "II", "III"]


def test_a_doubled_numeral_as_narrow_as_the_first_stays_doubled() -> None:
    doc = scanned(
        paragraph("I. KẾT QUẢ", bold=True),
        paragraph("Các đơn vị tập trung thực hiện tốt nhiệm vụ đã được giao trong thời gian qua, đạt kết quả khá."),
        paragraph("I. TỒN TẠI", bold=True),
    )
    assert [path for path, _ in tree(doc)] == ["I", "I~2"]


def test_a_dot_between_small_letters_of_a_scan_ends_no_verb() -> None:
    doc = scanned(
        paragraph("I. TỔ CHỨC THỰC HIỆN", bold=True),
        paragraph("1. Sở Y tế chỉ. đạo các bệnh viện bảo đảm thuốc, vật tư và nhân lực trong mùa mưa bão năm nay."),
    )
    tasks = [task for mentions in doc.mentions for task in mentions.directives]
    assert [task.assignees for task in tasks] == [("Sở Y tế",)]


def test_a_title_under_the_seal_is_read_if_only_one_is_near() -> None:
    doc = scanned(
        *map(left, ("SỞ Y TẾ", "Số: 7/TB-SYT")),
        right("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        right("Sơn La, ngày 05 tháng 3 năm 2024"),
        centred("THÔNG BÁO", bold=True),
        centred("Về việc nghỉ lễ", bold=True),
        paragraph("Sở Y tế thông báo việc nghỉ lễ và phân công trực trong các ngày nghỉ đến các đơn vị trực thuộc:"),
        paragraph("1. Các đơn vị lập danh sách."),
        right("KT. CHÁNH VĂN PHÒNG"),
        right("FHOCHÀNH Á VĂN PHÒNG"),
        right("Lê Thị Thu Hương"),
        left("Nơi nhận:"),
        left("- UBND tỉnh;"),
    )
    assert doc.header.signer_title is not None
    assert doc.header.signer_title.text == "PHÓ CHÁNH VĂN PHÒNG"
    assert [problem.code for problem in doc.problems if problem.code == "header_misread"] == ["header_misread"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Mặt tích cực", "achievement"),
        ("Về mô hình, sáng kiến, giải pháp mới", None),
        ("KÉT QUÁ THỰC HIỆN", "achievement"),  # as a scan reads it
        ("TÔN TẠI, HẠN CHÉ", "limitation"),
        ("Mức tiêu thụ điện", None),
    ],
)
def test_roles_of_headings(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("said", "role", "name"),
    [
        ("Đồng chí Bí thư Tỉnh ủy Hồ Văn Đức phát biểu kết luận Hội nghị.", "chair", "Hồ Văn Đức"),
        ("Phó Chủ tịch UBND tỉnh Vũ Thị Lan phát biểu chỉ đạo và kết luận như sau:", "chair", "Vũ Thị Lan"),
        ("Đồng chí Hồ Văn Đức, Bí thư Tỉnh ủy phát biểu khai mạc.", "speaker", "Hồ Văn Đức"),
    ],
)
def test_who_speaks_to_conclude_is_the_chair(said: str, role: str, name: str) -> None:
    doc = document(paragraph(said), paragraph("1. Giao Sở Y tế rà soát các quy định."))
    people = [party for mentions in doc.mentions for party in mentions.parties if party.kind == "person"]
    assert [(party.role, party.name) for party in people] == [(role, name)]


@pytest.mark.parametrize(
    ("printed", "recipients"),
    [
        (["Nơi nhận: - Như trên;", "- Lưu: VT."], ["Như trên"]),
        (["Nơi nhận:", "Như Điều 3;", "Tỉnh ủy,", "HĐND tỉnh;", "Lưu: VT."], ["Như Điều 3", "Tỉnh ủy, HĐND tỉnh"]),
        (["Nơi nhận:", "- Như trên; - Trang tin;", "- Các sở,", "ngành;"], ["Như trên", "Trang tin", "Các sở, ngành"]),
    ],
)
def test_printed_forms_of_the_list_of_recipients(printed: list[str], recipients: list[str]) -> None:
    doc = document(
        paragraph("1. Các đơn vị báo cáo kết quả về Văn phòng trước ngày 15 hằng tháng để tổng hợp, theo dõi./."),
        right("CHỦ TỊCH", bold=True),
        right("Nguyễn Văn An", bold=True),
        *map(left, printed),
    )
    assert [field.text for field in doc.header.recipients] == recipients
