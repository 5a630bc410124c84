"""Lines in reading order; words are placed as typeset notices place them (A4, 13 and 14 points)."""

from extract.reading import Word
from extract.reading_order import lines_of

WIDTH, HEIGHT = 595.0, 842.0


def put(text: str, x: float, top: float, size: float = 14.0) -> list[Word]:
    """A printed line: half an em a letter, a quarter of an em a blank."""
    words = []
    for part in text.split():
        width = len(part) * size * 0.48
        words.append(Word(part, x, top, x + width, top + size * 1.1, size=size))
        x += width + size * 0.25
    return words


def centred(text: str, middle: float, top: float, size: float = 14.0) -> list[Word]:
    line = put(text, 0, top, size)
    return put(text, middle - line[-1].x1 / 2, top, size)


def read(words: list[Word]) -> list[tuple[str, str]]:
    return [(line.column, line.text) for line in lines_of(words, WIDTH, HEIGHT)]


BODY = [
    *put("Thực hiện Công văn số 4625/BNV-CCHC của Bộ Nội vụ về xây dựng kế", 121, 210),
    *put("hoạch cải cách hành chính và thực hiện chế độ báo cáo định kỳ hằng năm", 85, 228),
]


def test_the_left_column_of_a_header_comes_whole_before_the_right_one() -> None:
    header = [
        *centred("ỦY BAN NHÂN DÂN", 160, 58, 13),
        *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 410, 58, 12),
        *centred("TỈNH HẬU GIANG", 160, 74, 13),
        *centred("Độc lập - Tự do - Hạnh phúc", 410, 76, 13),
        *centred("Số: 329/BC-UBND", 160, 101, 13),
        *centred("Hậu Giang, ngày 19 tháng 12 năm 2021", 410, 103, 13),
        *centred("BÁO CÁO", 306, 136, 14),
        *centred("Kết quả công tác năm 2021", 306, 154, 14),
    ]
    assert read(header + BODY) == [
        ("left", "ỦY BAN NHÂN DÂN"),
        ("left", "TỈNH HẬU GIANG"),
        ("left", "Số: 329/BC-UBND"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Hậu Giang, ngày 19 tháng 12 năm 2021"),
        ("full", "BÁO CÁO"),
        ("full", "Kết quả công tác năm 2021"),
        ("full", "Thực hiện Công văn số 4625/BNV-CCHC của Bộ Nội vụ về xây dựng kế"),
        ("full", "hoạch cải cách hành chính và thực hiện chế độ báo cáo định kỳ hằng năm"),
    ]


def test_a_long_name_beside_the_motto_is_a_column_of_its_own() -> None:
    issuer = put("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 60, 58, 12)
    header = [
        *issuer,
        *put("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", issuer[-1].x1 + 14, 58, 12),
        *centred("Số: 329/BC-BNNMT", 150, 90, 13),
        *centred("Độc lập - Tự do - Hạnh phúc", 400, 76, 13),
        *centred("Hà Nội, ngày 19 tháng 12 năm 2025", 400, 103, 13),
    ]
    assert read(header + BODY)[:3] == [
        ("left", "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        ("left", "Số: 329/BC-BNNMT"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ]


def test_appearances_of_signatures_stay_apart_from_the_header_and_from_each_other() -> None:
    def mark(*lines: str, x: float, top: float) -> list[Word]:
        words = [word for row, line in enumerate(lines) for word in put(line, x, top + 9 * row, 7)]
        return [word._replace(annotation=True) for word in words]

    header = [
        *centred("ỦY BAN NHÂN DÂN", 160, 58, 13),
        *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 400, 58, 12),
        *centred("TỈNH HẬU GIANG", 160, 74, 13),
        *centred("Độc lập - Tự do - Hạnh phúc", 400, 76, 13),
        *[word._replace(annotation=True) for word in put("329", 145, 101, 13)],
        *put("Số:", 120, 101, 13),
        *put("/BC-UBND", 172, 101, 13),
        *centred("Hậu Giang, ngày 19 tháng 12 năm 2021", 400, 103, 13),
    ]
    left = mark("TRUNG TÂM CÔNG BÁO", "VÀ TIN HỌC", x=300, top=40)
    right = mark("Ký bởi: ỦY BAN NHÂN DÂN", "TỈNH HẬU GIANG", "Giờ ký: 19/12/2021", x=520, top=42)
    assert read(header + left + right + BODY)[:11] == [
        ("full", "TRUNG TÂM CÔNG BÁO"),
        ("full", "VÀ TIN HỌC"),
        ("full", "Ký bởi: ỦY BAN NHÂN DÂN"),
        ("full", "TỈNH HẬU GIANG"),
        ("full", "Giờ ký: 19/12/2021"),
        ("left", "ỦY BAN NHÂN DÂN"),
        ("left", "TỈNH HẬU GIANG"),
        ("left", "Số: 329 /BC-UBND"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Hậu Giang, ngày 19 tháng 12 năm 2021"),
    ]


def test_the_subject_of_a_letter_stays_in_the_left_column() -> None:
    header = [
        *centred("BỘ TƯ PHÁP", 150, 52, 13),
        *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 400, 54, 12),
        *centred("Số: 3917/BTP-BTTP", 150, 101, 13),
        *centred("Hà Nội, ngày 01 tháng 7 năm 2021", 400, 100, 13),
        *centred("V/v hợp nhất tổ chức", 150, 118, 12),
        *centred("hành nghề công chứng", 150, 132, 12),
        *centred("Kính gửi: Ủy ban nhân dân các tỉnh, thành phố", 306, 177, 14),
    ]
    lines = read(header + BODY)
    assert lines[:4] == [
        ("left", "BỘ TƯ PHÁP"),
        ("left", "Số: 3917/BTP-BTTP"),
        ("left", "V/v hợp nhất tổ chức"),
        ("left", "hành nghề công chứng"),
    ]
    assert ("full", "Kính gửi: Ủy ban nhân dân các tỉnh, thành phố") in lines


def test_recipients_and_signature_on_lines_of_their_own() -> None:
    end = [
        *put("để tổng hợp./.", 85, 288),
        *put("Nơi nhận:", 90, 329, 12),
        *put("- Bộ Nội vụ;", 90, 342, 11),
        *put("- Thường trực Tỉnh ủy;", 90, 355, 11),
        *put("- Lưu: VT.", 90, 368, 11),
        *centred("KT. CHỦ TỊCH", 430, 327, 14),
        *centred("PHÓ CHỦ TỊCH", 430, 343, 14),
        *centred("Nguyễn Văn An", 430, 449, 14),
    ]
    assert read(BODY + end)[2:] == [
        ("full", "để tổng hợp./."),
        ("left", "Nơi nhận:"),
        ("left", "- Bộ Nội vụ;"),
        ("left", "- Thường trực Tỉnh ủy;"),
        ("left", "- Lưu: VT."),
        ("right", "KT. CHỦ TỊCH"),
        ("right", "PHÓ CHỦ TỊCH"),
        ("right", "Nguyễn Văn An"),
    ]


def test_recipients_beside_a_name_on_the_next_page() -> None:
    end = [
        *put("- Thường trực Tỉnh ủy;", 90, 48, 11),
        *put("- Ủy ban nhân dân tỉnh;", 90, 61, 11),
        *centred("Nguyễn Văn An", 430, 69, 14),
        *put("- Các sở, ban, ngành;", 90, 77, 11),
        *put("- Lưu: VT.", 90, 90, 11),
    ]
    assert read(end) == [
        ("left", "- Thường trực Tỉnh ủy;"),
        ("left", "- Ủy ban nhân dân tỉnh;"),
        ("left", "- Các sở, ban, ngành;"),
        ("left", "- Lưu: VT."),
        ("right", "Nguyễn Văn An"),
    ]


def test_blanks_left_for_a_date_are_no_columns() -> None:
    last = [
        *put("Kỳ họp thứ 31 thông qua ngày", 87, 260),
        *put("tháng", 289, 260),
        *put("năm 2025 và có hiệu lực", 345, 260),
        *put("từ ngày thông qua./.", 87, 278),
        *put("Nơi nhận:", 90, 310, 12),
        *centred("CHỦ TỊCH", 430, 310, 14),
        *put("- Như trên;", 90, 324, 11),
    ]
    assert read(BODY + last)[2:] == [
        ("full", "Kỳ họp thứ 31 thông qua ngày tháng năm 2025 và có hiệu lực"),
        ("full", "từ ngày thông qua./."),
        ("left", "Nơi nhận:"),
        ("left", "- Như trên;"),
        ("right", "CHỦ TỊCH"),
    ]


def test_a_title_ends_the_header_though_a_note_in_hand_stands_at_its_left() -> None:
    header = [
        *centred("HỘI ĐỒNG NHÂN DÂN", 160, 44, 13),
        *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 420, 44, 12),
        *centred("Số: 12/NQ-HĐND", 160, 98, 13),
        *centred("Hậu Giang, ngày 19 tháng 12 năm 2021", 420, 98, 13),
        *centred("NGHỊ QUYẾT", 306, 150, 14),
        *put("xem", 34, 168, 14),
        *put("Về dự toán năm 2022", 280, 168, 14),
    ]
    assert read(header + BODY)[4] == ("full", "NGHỊ QUYẾT")


def test_tables_are_read_row_by_row() -> None:
    table = [
        word
        for row, (name, score) in enumerate([("Sở Nội vụ", "17,50"), ("Sở Y tế", "16,42"), ("Sở Xây dựng", "15,49")])
        for word in [*put(name, 90, 300 + 20 * row, 13), *put(score, 400, 300 + 20 * row, 13)]
    ]
    assert read(BODY + table)[2:] == [
        ("full", "Sở Nội vụ 17,50"),
        ("full", "Sở Y tế 16,42"),
        ("full", "Sở Xây dựng 15,49"),
    ]


def test_a_footnote_digit_stays_in_its_line() -> None:
    words = [*put("các cấp, các ngành", 85, 300), Word("1", 200, 298, 204, 306, size=8), *put("đã chỉ đạo", 210, 300)]
    assert read(words) == [("full", "các cấp, các ngành 1 đã chỉ đạo")]


def test_order_of_the_stream_does_not_matter() -> None:
    assert read(list(reversed(BODY))) == read(BODY)


def test_no_words() -> None:
    assert lines_of([], WIDTH, HEIGHT) == ()


def test_two_who_sign_side_by_side_over_the_list_are_columns_too() -> None:
    signed = [
        *put("để tổng hợp, báo cáo theo quy định.", 85, 120),
        *centred("KT. GIÁM ĐỐC", 165, 150),
        *centred("KT. GIÁM ĐỐC", 420, 150),
        *centred("CÔNG AN TỈNH", 165, 168),
        *centred("SỞ Y TẾ", 420, 168),
        *centred("Phan Quốc Đạt", 165, 250),
        *centred("Trần Thị Mai", 420, 250),
        *put("Nơi nhận:", 85, 280, 12),
        *put("- UBND tỉnh;", 85, 296, 11),
        *put("- Lưu: VT.", 85, 310, 11),
    ]
    assert read(signed) == [
        ("full", "để tổng hợp, báo cáo theo quy định."),
        ("left", "KT. GIÁM ĐỐC"),
        ("left", "CÔNG AN TỈNH"),
        ("left", "Phan Quốc Đạt"),
        ("left", "Nơi nhận:"),
        ("left", "- UBND tỉnh;"),
        ("left", "- Lưu: VT."),
        ("right", "KT. GIÁM ĐỐC"),
        ("right", "SỞ Y TẾ"),
        ("right", "Trần Thị Mai"),
    ]
