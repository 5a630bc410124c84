"""Masks of names that are hardly more than a number: versions, standards, plates, places on a map, sizes, slogans."""

from __future__ import annotations

from extract.anchors import NUMBER, NUMBER_AND_LETTER, NUMBER_AND_SIGN, POINTED_NUMBER
from extract.mask_pattern import COUNTED_AFTER, MEASURE_AFTER, WORD_START, MaskPattern, mask

# Before telephones, whose `ĐT:` begins alike.
BEFORE_PHONES: tuple[MaskPattern, ...] = (
    mask(
        "provincial_road",
        "name",
        WORD_START + r"(?P<m>đt[ .-]?[0-9]{3}[a-zđ]?)(?![^\W_]|[ .,-]?[0-9])",
        ("tuyến ĐT 605,", "ĐT.741B", "đường ĐT825"),
        ("ĐT: 0272.3826.290", "ĐT 605 112", "đt 0913.456.789"),
        begins="đt",
    ),
    mask(
        "identity_card",
        "identifier",
        r"(?<![0-9.,/-])(?P<m>0[0-9]{11})(?![^\W_]|[.,/][0-9])",
        ("căn cước công dân 034180001234,",),
        ("0912 345 678", "093123456789012"),
        begins=NUMBER,
        leads="0",
    ),
)

MORE_CODES: tuple[MaskPattern, ...] = (
    mask(
        "unit_of_a_table",
        "name",
        WORD_START + r"HEADS ?: ?(?P<m>1(?:\.?000){1,3})(?= (?:đồng|đ|vnđ|usd|tấn|ha|người|hộ|con)(?![^\W_]))",
        ("Thu ngân sách (ĐVT: 1.000 đồng)", "Đơn vị tính: 1000 đ", "đơn vị: 1.000.000 đồng"),
        ("Đơn vị: 12 người", "mức phạt: 1.000 đồng"),
        heads="đơn vị tính|đvt|đơn vị",
    ),
    mask(
        "standard",
        "name",
        WORD_START
        + r"(?P<m>HEADS[ :]?[0-9]{1,5}(?:-[0-9]{1,2})?(?:-[a-zđ]{1,4})?(?:[:/][0-9]{4})?)(?![^\W_]|[.,][0-9]| ?%)",
        ("QCVN 08-MT:2015/BTNMT", "TCVN 7957:2023", "QCVN 14:2008/BTNMT"),
        ("qcvn 5%",),
        heads="tcvn|qcvn|tcxdvn|tccs|quy chuẩn việt nam|tiêu chuẩn việt nam",
    ),
    mask(
        "whole_version",
        "name",
        # A measured decimal has a comma, and hardly ever a nought alone behind it.
        r"(?<![^\W_])(?<![0-9][.,/-])(?P<m>[1-9]\.0)"
        rf"(?![^\W_]|[.,/][0-9]|\.$| ?[%‰])(?!{MEASURE_AFTER}|{COUNTED_AFTER})",
        ("phần mềm iOffice 4.0 và", "nông nghiệp 4.0, chuyển đổi"),
        ("đạt 8.0 điểm", "4.0 ha", "5.0%"),
        begins=NUMBER,
        leads="1. 2. 3. 4. 5. 6. 7. 8. 9.",
    ),
    mask(
        "file_code",
        "identifier",
        # the code of a file in the national one-stop system: body, unit, province, day, ordinal
        r"(?<![0-9.,/-])(?P<m>[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[a-z][0-9]{2}(?:-[0-9]{6}-[0-9]{4})?)(?![0-9])",
        ("Mã hồ sơ 000.00.15.H40-240512-0012;", "mã định danh 000.00.15.H40"),
        ("000.00.15",),
        begins=NUMBER,
        needs="h k g",
    ),
    mask(
        "grade_of_an_invalid",
        "name",
        WORD_START
        + r"HEADS(?: hạng| loại)? (?P<m>[1-9]/[479])(?![^\W_]|[.,/][0-9])(?! (?:xã|hộ|người|số|tổng)(?![^\W_]))",
        ("thương binh hạng 2/4,", "thợ bậc 3/7", "bệnh binh 1/4"),
        ("xếp hạng 2/9 tỉnh", "đạt 3/7 xã", "bậc 3/7 hộ"),
        heads="thương binh|bệnh binh|bậc|bậc lương|bậc thợ",
    ),
    mask(
        "size_of_a_vehicle",
        "name",
        WORD_START
        + r"HEADS(?: [^\W\d_]+)? (?P<m>[0-9]{1,2}(?: ?- ?[0-9]{1,2})? chỗ)(?![^\W_])(?! (?:ngồi|ở|đỗ|trống))",
        ("xe khách 16 chỗ", "ô tô 5 - 7 chỗ;"),
        ("bố trí 16 chỗ", "xe có 45 chỗ ngồi"),
        heads="xe|ô tô|xe ô tô|xe khách|xe buýt",
        needs="chỗ",
    ),
    mask(
        "clock_h",
        "time",
        r"(?<![0-9.,/-])(?P<m>[0-2]?[0-9]h[0-5][0-9]'?(?: ?(?:-|đến) ?[0-2]?[0-9]h[0-5][0-9]'?)?)(?![^\W_])",
        ("từ 7h30' đến 11h30', chiều", "13h30-17h00 từ thứ hai"),
        ("12 h",),
        begins=NUMBER_AND_LETTER,
        needs="h",
    ),
    mask(
        "year_of_birth",
        "date",
        WORD_START + r"HEADS:? ?(?P<m>(?:19|20)[0-9]{2})(?![0-9])",
        ("Nguyễn Thị Hoa (SN 1990)", "sn: 1985"),
        ("sn 45",),
        heads="sn",
    ),
    mask(
        "vision",
        "period",
        WORD_START + r"HEADS (?P<m>20[0-9]{2})(?![^\W_]|[.,/-][0-9]| ?%)",
        ("tầm nhìn 2045;", "tầm nhìn đến 2050"),
        ("tầm nhìn 20 năm",),
        heads="tầm nhìn|tầm nhìn đến",
    ),
    mask(
        "how_often_enough",
        "name",
        WORD_START + r"HEADS (?P<m>[0-9]{1,2} (?:lần|mũi|liều|loại|bước|nội dung))(?![^\W_])",
        ("khám thai đủ 4 lần đạt", "trẻ được tiêm đủ 3 mũi"),
        ("đủ 500 liều", "tiêm 3 mũi"),
        heads="đủ|đầy đủ",
    ),
    mask(
        "radio_band",
        "name",
        WORD_START
        + r"HEADS (?P<m>[0-9]{1,4}(?:,[0-9])? ?[mg]?hz(?:(?:,| và|/) [0-9]{1,4}(?:,[0-9])? ?[mg]hz)*)(?![^\W_])",
        ("băng tần 2,4 GHz và 5 GHz;", "tần số 700 MHz"),
        ("băng tần 5 năm",),
        heads="băng tần|tần số|dải tần|sóng",
    ),
    mask(
        "wireless_standard",
        "name",
        r"(?:wi-fi|wifi|bluetooth|usb) (?P<m>[0-9](?:\.[0-9])?)(?![^\W_]|[.,][0-9])"
        r"|(?P<m2>(?<![0-9.,])[0-9]{3}\.[0-9]{1,2}[a-z]{1,2})(?![^\W_])",
        ("hỗ trợ Wi-Fi 6,", "chuẩn 802.11ax", "USB 3.0"),
        ("wifi 12 xã", "802.11 đồng"),
        begins=f"wi wifi bluetooth usb {NUMBER_AND_LETTER}",
    ),
    mask(
        "flight",
        "name",
        WORD_START + r"HEADS [a-z]{1,3} ?(?P<m>[0-9]{2,5})(?![^\W_]|[.,][0-9])",
        ("chuyến bay VN 1234", "tàu SE 3012"),
        ("tàu có 120 chỗ", "chuyến bay chở 150 khách"),
        heads="chuyến bay|tàu bay|chuyến tàu|tàu",
    ),
    mask(
        "fishing_boat",
        "identifier",
        r"(?<![0-9.,/])(?P<m>[0-9]{4,5}[ -]?ts)(?![^\W_])",
        ("tàu cá QNg 95123 TS", "BĐ-96388-TS"),
        ("12.500 ts",),
        begins=NUMBER,
        needs="ts",
    ),
    mask(
        "coordinates",
        "address",
        r"(?<![^\W_])(?<![0-9][.,])(?P<m>[0-9]{1,3} ?° ?[0-9]{1,2} ?['′](?: ?[0-9]{1,2}(?:[.,][0-9]+)? ?[\"″])?)",
        ("tọa độ 10°30' vĩ Bắc, 106°15'20\" kinh Đông",),
        ("37,5°C", "38° 12 giờ"),
        begins=NUMBER,
        needs="°",
    ),
    mask(
        "dimensions",
        "name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>[0-9]+(?:,[0-9]+)? ?(?:m|cm|mm)? ?[x×] ?[0-9]+(?:,[0-9]+)?"
        r"(?: ?(?:m|cm|mm)? ?[x×] ?[0-9]+(?:,[0-9]+)?)? ?(?:m|cm|mm))(?![^\W_])",
        ("lô đất 5 x 20m", "cống hộp 2x2 m", "khung 40 x 60 x 80 cm"),
        ("trạm 2 x 63 MVA", "5 xã"),
        begins=NUMBER,
        needs="x × xm",
    ),
    mask(
        "company_of_one",
        "name",
        WORD_START + r"HEADS(?: [^\W\d_]+){0,5}? (?P<m>0?1 thành viên)(?![^\W_])",
        ("Công ty TNHH 1 thành viên Xổ số", "Công ty Xổ số kiến thiết 01 thành viên"),
        ("công ty có 15 thành viên",),
        heads="công ty|tnhh|trách nhiệm hữu hạn",
        needs="viên",
    ),
    mask(
        "free_of_charge",
        "name",
        WORD_START + r"HEADS(?: [^\W\d_]+){0,2} (?P<m>0 đồng)(?![^\W_]|/)",
        ("Ngân hàng 0 đồng", "phiên chợ 0 đồng", "gian hàng quần áo 0 đồng"),
        ("học phí 0 đồng", "thu 0 đồng"),
        heads="ngân hàng|chợ|phiên chợ|chuyến xe|xe|siêu thị|gian hàng|bếp ăn|bếp|cửa hàng|quầy|quầy hàng|tour|"
        "suất ăn|bữa ăn|bữa cơm|lớp học|tủ|mô hình|phòng khám",
        needs="0",
    ),
    mask(
        "quoted_slogan",
        "count_name",
        rf'"(?P<m>[0-9]{{1,2}} (?!{MEASURE_AFTER.removeprefix(" ?")})[^"%]{{2,40}})"',
        ('phong trào "3 sẵn sàng"', '"5 xây, 3 chống"'),
        ('"95% hộ"', '"5 triệu đồng"', '"Năm 2024"'),
        begins='"',
    ),
    mask(
        "entrance_exam",
        "name",
        WORD_START + r"HEADS (?P<m>(?:lớp )?10)(?![^\W_]|[.,/][0-9]| ?%)(?! (?:học|thí|em|trường|người)(?![^\W_]))",
        ("học sinh thi vào 10;", "kỳ thi tuyển sinh vào lớp 10"),
        ("thi vào 10 trường",),
        heads="thi vào|tuyển sinh vào|tuyển sinh|thi tuyển vào",
        needs="10",
    ),
    mask(
        "school_term",
        "name",
        WORD_START + r"HEADS (?P<m>[12])(?![^\W_]|[.,/][0-9]| ?%)",
        ("học kỳ 1 năm học", "học kỳ 2,"),
        ("học kỳ 15",),
        heads="học kỳ|học kì",
    ),
    mask(
        "cited_note",
        "footnote",
        r"(?P<m>\[[0-9]{1,3}\])",
        ("theo báo cáo [3].",),
        ("[2024]", "(3)"),
        begins="[",
    ),
)

# After quantities, which read `2/9 xã`, `đạt 8.2 điểm`, `2015 người`: what nothing measured has taken.
LEFT_OVER: tuple[MaskPattern, ...] = (
    mask(
        "ordinal",
        "name",
        # `xếp thứ 5`, `thứ 9/63` are ranks, which quantities have taken
        r"(?P<m>thứ [0-9]{1,3})(?![^\W_]|[.,/][0-9])",
        ("ý kiến thứ 5 của đại biểu", "đời Vua Hùng thứ 18"),
        ("thứ 2/63",),
        begins="thứ",
    ),
    mask(
        "noun_with_its_number",
        "name",
        # A count stands before its noun; a number after it is which one. `số hồ sơ 45` may be a count all the same.
        WORD_START + r"(?<!số )(?P<m>HEADS [0-9]{1,3})(?=\s*(?:[,.;:)]|$))(?![.,/][0-9])",
        ("lưu tại hồ sơ 45,", "đối tượng 3;", "dự thảo 2."),
        ("hồ sơ 45 ngày", "tổng số hồ sơ 45,", "dự thảo 2.5"),
        heads="hồ sơ|đối tượng|giải pháp|trận|danh sách|dự thảo|quyển|ghế|giường|bút lục|chặng|phương án|tập|sổ",
    ),
    mask(
        "lone_year",
        "period",
        r"(?<![^\W_])(?<![0-9][.,/-])(?<!số )(?P<m>(?:19[3-9]|20[0-4])[0-9])"
        r"(?=\s*(?:[,.;:)\"]|$)| (?:và|của|đến|cho|theo|được|tại|đã|về|gồm)(?![^\W_]))(?![.,/][0-9])",
        ("Luật Đất đai 2013;", "Niên giám thống kê 2023, tr."),
        ("2015 người", "số 2018,", "2024,5"),
        begins=NUMBER,
        leads="19 20",
    ),
    mask(
        "dotted_name",
        "name",
        r"(?<![^\W_])(?<![0-9][.,/-])(?P<m>[0-9]{1,2}(?:\.[0-9]{1,3}){2,3})(?![^\W_]|[.,/][0-9]| ?%)",
        ("VssID 1.6.5;", "chỉ số thành phần số 2.1.3 và"),
        ("12.345 hộ", "1.5"),
        begins=POINTED_NUMBER,
    ),
    mask(
        "noughts_ahead",
        "identifier",
        r"(?<![^\W_])(?<![0-9][.,/-])(?P<m>0[0-9]{3,7})(?![^\W_]|[.,/][0-9]| ?%)",
        ("Hóa đơn số 0001234 ngày", "mã chỉ tiêu 0503;"),
        ("05 xã", "0,5 ha"),
        begins=NUMBER,
        leads="0",
    ),
    mask(
        "day_and_month_alone",
        "date",
        r"(?<![^\W_])(?<![0-9][.,/-])(?P<m>(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2]))(?![^\W_]|[./,-][0-9]| ?%)",
        ("tặng quà 2/9;", "dịp 30/4 và 1/5"),
        ("15/30", "45/12", "2/9%"),
        begins=NUMBER_AND_SIGN,
        follows="/",
    ),
)
