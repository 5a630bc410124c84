"""Masks of names: articles, roads, addresses, codes, programmes and other things that have a number for a name."""

from __future__ import annotations

from extract.anchors import GLUED, LONG_NUMBER, NUMBER_AND_BLANK, NUMBER_AND_LETTER, NUMBER_AND_SIGN
from extract.mask_pattern import COUNTED_AFTER, MEASURE_AFTER, WORD_START, MaskPattern, mask

# Names of numbered things: word(s) before the number. `số` may stand between (`tổ số 3`).
_NUMBERED_NAMES = (
    r"quốc lộ|đường tỉnh|tỉnh lộ|hương lộ|đường huyện|đường số|tuyến số|đường vành đai|vành đai|quốc lộ số|"
    r"cao tốc số|chương trình|đề án|dự án|tiểu dự án|hợp phần|dự án thành phần|kế hoạch|chiến dịch|khu vực|"
    r"vùng|nhóm|loại|cấp độ|mức độ|mức|cấp|lớp|khối|khóa học|kỳ|đợt|phương án|biểu|bảng|mẫu|mẫu số|biểu mẫu|"
    r"phụ lục|phụ biểu|hình|sơ đồ|biểu đồ|ô|lô|gói thầu|gói thầu số|trạm|trạm bơm|nhà máy|khu công nghiệp|"
    r"cụm công nghiệp|trường thpt|trường thcs|trường tiểu học|bệnh viện|trung tâm|công ty|xí nghiệp|binh đoàn|"
    r"sư đoàn|trung đoàn|tiểu đoàn|quân khu|phòng|hội trường|nhà|cơn bão|bão|áp thấp|cửa|cổng|tầng|hầm|kênh|"
    r"cầu|cống|đập|hồ|giếng|máy|tổ máy|tài liệu|câu|bài|chuyên đề|học phần|tín chỉ|phiên bản|bước|cột|dòng|"
    r"cao điểm|cứ điểm|điểm cao|lữ đoàn|hải đoàn|quân đoàn|bộ binh|mặt trận|đồn|mốc|cột mốc|chi nhánh|nhánh|"
    r"nội dung thành phần|cấp độ an toàn|hội nghị trung ương|phi|tiêu chí|tiêu chuẩn|chỉ tiêu|mục tiêu|học kỳ|"
    r"vụ|mũi|liều|giai đoạn|tờ bản đồ|thửa đất|thửa|tuyến|tuyến đường|ga|bến|cảng|đội|trại|đường dây|"
    r"trạm biến áp|công điện|điểm cầu|zone|block|quy chuẩn"
)

# What may follow a number that goes on a list of names: `khoản 1 và 3 Điều 5`; not `điểm 10 và 3 thủ khoa`.
_NO_COUNT = (
    r"(?! (?!(?:điều|khoản|điểm|mục|chương|phần|tiết|của|luật|bộ|nghị|quyết|thông|phụ|này|đến|và|tại|quy|thì|như|được|"
    r"trong|để|là|kèm|ban|tiểu|đoạn|hoặc|theo|nêu|có|cho|trên|từ|đối|về)(?![^\W_]))[^\W\d_])"
)

# Before dates and periods: these hold days and months that are none.
STREETS: tuple[MaskPattern, ...] = (
    mask(
        "year_of_birth",
        "date",
        r"(?:(?<=, )|(?<=\()|(?<=; )|^)HEADS:? ?(?P<m>(?:19|20)[0-9]{2})(?![^\W_]|[.,/-][0-9])",
        ("ông Trần Văn A, sinh năm 1985, được", "bà B (SN 1979)", "Họ tên; năm sinh: 1990;"),
        ("khai sinh năm 2024", "học sinh năm 2024", "sinh 2005 trẻ", "vệ sinh 2023"),
        heads="sinh năm|sn|năm sinh",
    ),
    mask(
        "street_of_a_day",
        "address",
        WORD_START + r"HEADS (?P<m>[0-3]?[0-9](?: tháng [01]?[0-9]|/[01]?[0-9]))(?![^\W_]|[.,/][0-9])",
        ("qua đường 30 Tháng 4", "đường 3/2"),
        ("đường 30 km",),
        heads="đường|phố",
    ),
)

CODES: tuple[MaskPattern, ...] = (
    mask(
        "phone",
        "phone",
        r"HEADS[^0-9.;]{0,40}?(?P<m>\(?\+?[0-9][0-9 .()-]{1,18}[0-9](?:(?:,| và| hoặc|;) 11[0-9])*)(?![0-9/])"
        r"|(?P<m2>(?<![0-9.,/])(?:\(?0[0-9]{2,3}\)?[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}|1[89]00[ .-]?[0-9]{4}|"
        r"\+84[ .-]?[0-9 .-]{8,11}[0-9]))(?![0-9/]|[.,][0-9])",
        (
            "Điện thoại: 0293.3878.879",
            "hotline 19001234",
            "gọi 0912 345 678",
            "số điện thoại 113",
            "hoặc (0293) 3878 879.",
            "đường dây nóng 113, 114, 115",
            "Tổng đài 1022,",
        ),
        ("1.234.567 đồng", "0,5 ha", "2020 - 2025"),
        heads="điện thoại|đt|số máy|hotline|tổng đài|đường dây nóng|fax|tel|sđt|zalo",
        begins="0 ( +",
        leads="0 18 19",
    ),
    mask(
        "chainage",
        "address",
        WORD_START + r"HEADS ?(?P<m>[0-9]{1,4} ?\+ ?[0-9]{1,3})(?![^\W_]|[.,][0-9])",
        ("đoạn Km 45+500 đến Km60+200", "lý trình km 0 + 050"),
        ("12 km + 5 km",),
        heads="km",
        needs="+",
    ),
    mask(
        "licence_plate",
        "identifier",
        r"(?<![^\W_])(?P<m>[0-9]{2}[a-zđ]{1,2}[0-9]?(?: ?-|) ?[0-9]{3}[. ]?[0-9]{1,2})(?![^\W_])",
        ("biển số 95A-123.45", "xe 51F 123.45"),
        ("12 xã",),
        begins=NUMBER_AND_LETTER,
    ),
    mask(
        "long_number",
        "identifier",
        r"(?<![0-9.,/-])(?P<m>0[0-9]{8,}|[0-9]{12,})(?![^\W_]|[.,/][0-9])",
        ("Sổ BHXH 0123456789.", "CCCD 093123456789"),
        ("1234567890 đồng",),
        begins=LONG_NUMBER,
    ),
)

NAMES: tuple[MaskPattern, ...] = (
    mask(
        "article",
        "article",
        WORD_START + r"(?<!giai )(?<!hợp )(?<!học )(?<!thành )(?<!dứt )(?<!địa )(?<!ưu )(?<!nhược )(?<!chi )"
        r"(?<!cứ )(?<!cao )(?<!kiểm )(?<!thời )(?<!quan )(?<!trọng )(?<!yếu )(?<!chấm )(?P<m>HEADS(?: thứ|"
        r" số)? [0-9]{1,3}(?:\.[0-9]{1,2})*[a-zđ]?"
        r"(?:(?:, | và |; | đến | - )(?:(?:điều|khoản|điểm|mục) )?[0-9]{1,3}[a-zđ]?(?![^\W_]|[.,/][0-9]|"
        r" ?%)" + _NO_COUNT + r")*)(?![^\W_]|[,/.][0-9]| ?%)(?! (?:xã|hộ|người|huyện|điểm)\b)"
        rf"(?!{MEASURE_AFTER})",
        ("tại Điều 5", "khoản 2 Điều 14", "điểm 3", "Mục 1.2", "các khoản 1, 2 và 3"),
        (
            "đạt điểm 8,2",
            "khoản 5 tỷ đồng",
            "tăng 0,8 điểm",
            "kiểm điểm 2 cá nhân",
        ),  # of `điểm 10 và 3 thủ khoa` the 10 alone
        heads="điều|khoản|điểm|mục|chương|phần|tiểu mục|tiết|đoạn|gạch đầu dòng",
    ),
    mask(
        "scale_of_map",
        "name",
        r"(?P<m>HEADS ?1[/:][0-9]{1,3}(?:[. ]?000|00|000)?"
        r"(?:(?:,| và|;) 1[/:][0-9]{1,3}(?:[. ]?000|00|000)?)*)"
        r"(?![0-9]|[.,][0-9])",
        ("tỷ lệ 1/500", "tỷ lệ 1/2.000, 1/5.000 và 1/10.000", "bản đồ tỷ lệ 1/2.000"),
        ("tỷ lệ 13/15", "tỷ lệ 1,5%"),
        heads="tỷ lệ|tỉ lệ|tl",
    ),
    mask(
        "road",
        "name",
        WORD_START + r"(?P<m>HEADS[ .-]?[0-9]{1,4}[a-zđ]?(?:-[0-9a-z]+)?)(?![^\W_]|[.,][0-9]| ?%)",
        ("Quốc lộ 32C", "ĐT.741", "QL1A", "đường tỉnh 925B", "ĐT 830E"),
        ("đt 12.500 đồng",),
        heads="ql|đt|tl|đh|hl|đx|dt|ct|tỉnh lộ|quốc lộ|đường tỉnh|hương lộ|đường huyện",
    ),
    mask(
        "voltage_class",
        "name",
        # The voltage names the kind of line or station; a load or a loss in kV does not occur.
        WORD_START
        + r"HEADS(?: [^\W\d_]+){0,2} (?P<m>[0-9]{1,3}(?:[.,][0-9])?(?:(?: ?kv)?(?:/| ?-|,| và) ?[0-9]{1,3}){0,2} ?"
        r"kv)(?![^\W_])",
        ("trạm biến áp 110 kV", "đường dây 500kV mạch kép", "lưới điện trung thế 22 kV", "trạm 220/110 kV"),
        ("tổng công suất 110 MVA", "nâng điện áp lên 110 kV"),
        heads="trạm biến áp|trạm|tba|đường dây|lưới điện|lưới|cấp điện áp|đz",
        needs="kv",
    ),
    mask(
        "disease_or_code",
        "name",
        WORD_START
        + r"(?P<m>(?:[a-zđ]{1,12}-[0-9]{1,4}[a-z]?|HEADS[ :]?[0-9]{1,5}(?:[-:/][0-9]{1,4})*))(?![^\W_]|[.,][0-9]| ?%)",
        ("dịch COVID-19", "ISO 9001:2015", "COP26"),
        ("h 1.200 đồng", "a 5%"),
        heads="omicron|vnpt|vneid|iso|haccp|gap|apec|cop|sea games|euro|asean",
        begins=GLUED,
    ),
    mask(
        "letters_after",
        "name",
        r"(?<![^\W_])(?<![0-9][.,/-])(?P<m>[2-6]g(?:/[2-6]g)?|[0-9]{1,4}(?!(?:ha|m2|m3|km2|km|kg|m|đ|g|h|"
        r"mw|kw|kv|cm|mm|oc|tr|trđ|usd|vnđ|vnd|kwh|tấn|mwp|gb|tb|l|ml|kva|mva|người|"
        r"hộ)(?![^\W_]))[a-zđ][a-z0-9đ]{0,3})(?![^\W_])",
        ("thực hiện 5K", "đường 925B", "mạng 4G, 5G", "in 3D", "Nghị quyết 30a"),
        ("5ha", "20km", "7h", "100m2", "5đ"),
        begins=NUMBER_AND_LETTER,
    ),
    mask(
        "letters_before",
        "name",
        r"(?<![^\W_])(?P<m>(?!(?:m|km|cm)[23](?![0-9]))[a-zđ]{1,6}[0-9]{1,4}[a-z0-9]{0,3}(?:-[0-9]{1,3}(?! ?%))?)"
        r"(?![^\W_]|[.,][0-9])",
        ("khối A1", "K15", "tổ B12", "CT2", "PM2", "lô B2-15"),
        ("m2", "km2", "m3"),
        begins=GLUED,
    ),
    mask(
        "industry_version",
        "name",
        WORD_START + r"(?:HEADS(?: lần thứ| [^\W\d_]+)? (?P<m>[0-9]{1,2}(?:\.[0-9]{1,2})+|[0-9]\.0)|"
        r"(?:windows|android|ios|office) (?P<m2>[0-9]{1,4}))(?![0-9]|[.,][0-9])",
        ("cách mạng công nghiệp 4.0", "phiên bản 2.0", "phiên bản VNeID 2.1.6", "Windows 11"),
        ("công nghiệp 4,5%",),
        heads="cách mạng công nghiệp|công nghiệp|cmcn|phiên bản|chính phủ|web|office|windows|android|ios",
    ),
    mask(
        "ordinal_event",
        "name",
        WORD_START + r"(?P<m>HEADS [0-9]{1,3})(?![^\W_]|[.,/][0-9]| ?%)(?! (?:xã|hộ|người|lần|năm|tháng|ngày))",
        ("lần thứ 2", "Kỳ họp thứ 15", "thế kỷ 21"),
        ("vòng 5 năm", "lần 5 người"),
        heads="lần thứ|lần|thập niên|kỳ họp thứ|phiên họp thứ|phiên thứ|thế kỷ|thế kỷ thứ|năm thứ|ngày thứ|vòng|tập|"
        "số kỳ",
    ),
    mask(
        "weekday",
        "name",
        WORD_START + r"(?P<m>thứ [2-7])(?![^\W_]|[/.,][0-9])(?=$|[,.;)]| (?:hằng|hàng|tuần|và|ngày|\())",
        ("vào thứ 6 hằng tuần", "sáng thứ 2,"),
        ("xếp thứ 3/13", "thứ 5 toàn quốc"),
        begins="thứ",
    ),
    mask(
        "class_of_product",
        "name",
        r"(?P<m>(?:[0-9](?:,| và| đến| -|-) ?)?(?<![0-9.,])[1-5] sao)(?![^\W_])",
        ("sản phẩm OCOP 3 sao", "khách sạn 4 - 5 sao", "3 sao, 4 sao"),
        ("15 sao",),
        needs="sao",
    ),
    mask(
        "address_unit",
        "address",
        r"(?<![^\W_])(?<!quân )(?<!biên )(?<!văn )(?P<m>HEADS(?: số)? [0-9]{1,3}(?:/[0-9]+)*[a-z]?(?:(?:,| và|"
        r" -) ?[0-9]{1,3}(?![^\W_]|[.,/][0-9]))*)"
        r"(?![^\W_]|[.,/][0-9]| ?%)(?! (?:tỷ|triệu|nghìn|ngàn|ha|người|hộ|đồng|lần|năm|tháng|ngày|km|m2|"
        rf"tấn|thành viên|đảng viên|đoàn|cán bộ)\b)(?!{COUNTED_AFTER})",
        ("ấp 7, xã Vị Thắng", "khu phố 3", "Quận 1", "phường 12", "thôn 5"),
        ("thôn 5 triệu đồng", "tổ 12 người", "xóm 3,5 ha", "lập biên bản 56 trường hợp", "trang bị cho đội 12 xe"),
        heads="ấp|khu phố|kp|tổ dân phố|tổ|khóm|xóm|thôn|khu|quận|phường|bản|buôn|đội|ngõ|ngách|hẻm|"
        "kiệt|km|lô|khu dân cư|cụm",
    ),
    mask(
        "quoted_name",
        "name",
        r'"[^"0-9]{2,40} (?P<m>[0-9]{1,4})"',
        ("chuyên mục “Pháp luật 360”",),
        ("“đạt 95%”", "gia đình “5 không”"),
        begins='"',
    ),
    mask(
        "house_number",
        "address",
        WORD_START + r"(?P<m>HEADS:? [0-9]{1,4}[a-z]?(?:/[0-9]+[a-z]?)*,? (?:đường|phố|ngõ|"
        r"quốc lộ|đại lộ|hẻm))",
        ("số 12 đường Trần Phú", "địa chỉ: 45/2 đường"),
        ("số 12 đơn vị",),
        heads="số nhà|nhà số|địa chỉ|số",
    ),
    mask(
        "account",
        "identifier",
        r"(?:HEADS|(?:cccd|cmnd|căn cước|định danh)(?=[^0-9]{0,6}[0-9 .]{9,}))"
        r"(?: số)?:? ?(?:[a-zđ]{0,4}-?)(?P<m>[0-9][0-9 .-]*[0-9]|[0-9])(?![0-9/%]|,[0-9]|\.[0-9])",
        ("tài khoản 3713.0.1058463", "mã ngân hàng 204.", "mã số thuế: 6300000123", "mã số 12", "mã lĩnh vực 42"),
        ("mã hàng tăng 5%", "cấp căn cước 1.200 trường hợp", "qua tài khoản cho 41.230/46.870 người"),
        heads="tài khoản|số tài khoản|stk|mã số thuế|mst|mã số|mã lĩnh vực|mã ngành|mã đơn vị|mã tthc|mã thủ tục|"
        "mã vùng|mã ngân hàng|mã qr|mã bưu chính|mã phòng|mã sản phẩm|mã định danh|mã công trình|mã vùng trồng|mã|"
        "biển số|số hiệu|seri|số sê-ri|số đăng ký|mã ngạch|ngạch|mã hồ sơ|mã dự án|mã chương|tabmis|ký hiệu",
        begins="cccd cmnd căn định",
    ),
    mask(
        "page_mention",
        "page_number",
        WORD_START + r"(?P<m>HEADS\.? ?[0-9]{1,4}(?: ?- ?[0-9]{1,4})?)(?![^\W_]|[.,/][0-9]| ?%)",
        ("trang 15", "tr. 20-25"),
        ("trang 5%",),
        heads="trang|tr|tờ số",
    ),
    mask(
        "known_programme",
        "name",
        WORD_START + r"(?P<m>(?:đề án 06|chương trình 13[45]))(?![^\W_]|[.,][0-9])",
        ("Đề án 06 tỉnh Lâm Đồng", "Chương trình 135"),
        ("đề án 065",),
        begins="đề chương",
    ),
    mask(
        "numbered_by_word",
        "name",
        WORD_START + rf"(?P<m>HEADS số [0-9]{{1,3}})(?![^\W_]|[.,/-][0-9]| ?[%‰])(?!{MEASURE_AFTER})",
        ("Trạm bơm số 29 cấp nước", "nhà máy số 3 xã Hòa An", "dự án số 2,"),
        ("trạm bơm số 5 tỷ đồng", "nhà máy 29 cấp", "Trạm bơm 3 xã"),
        heads="trạm|trạm bơm|nhà máy|dự án|tiểu dự án|cống|cầu|đập|hồ|giếng|kênh|máy|tổ máy|gói thầu|phòng|lô|khu|"
        "tuyến|đội|trại|bến|cảng|cửa|cổng|hội trường|phòng họp|trường|bệnh viện|trung tâm|xí nghiệp|chi nhánh|"
        "bão|cơn bão",
    ),
    mask(
        "numbered_name",
        "name",
        WORD_START + r"(?P<m>HEADS(?: số| thứ)? [0-9]{1,4}(?:\.[0-9]{1,2})*(?:(?:, | và |/|-| đến |"
        r" - )[0-9]{1,2}(?![^\W_]|[.,/][0-9]| ?%))*)"
        r"(?![^\W_]|[.,/][0-9]| ?(?:%|‰))(?! (?:tỷ|tỉ|triệu|nghìn|ngàn|vạn|đồng|usd|ha|người|hộ|xã|huyện|"
        r"tỉnh|lần|năm(?! (?:19|20)[0-9]{2}(?![0-9]))|tháng|ngày|km|m2|m3|tấn|kg|tạ|điểm|dự án|"
        r"trường|phường|doanh nghiệp|công trình|"
        r"văn bản|cơ sở|thành viên|lao động|lớp|cuộc|vụ|giường|căn|con|hồ sơ|sản phẩm|nhiệm vụ|mw|kwh|"
        r"đơn vị|cán bộ|học sinh|lượt|đại biểu|đảng viên|chỉ tiêu|thủ tục|tthc|nội dung|hợp tác xã|"
        r"mô hình|thôn|ấp|nhà|phòng|bộ|máy|trường hợp|chi bộ|hội viên|đồng chí|tổ|nhóm|tuyến|ý kiến|"
        rf"công ty)\b)(?!{MEASURE_AFTER}|{COUNTED_AFTER})",
        (
            "Chương trình 135",
            "Đề án 06",
            "Phụ lục 03",
            "Bảng 2.1",
            "lớp 9",
            "cấp độ 2",
            "mức độ 3, 4",
            "dịch vụ công mức độ 3 và 4",
            "bão số 5",
            "Trung đoàn Bộ binh 896.",
        ),
        (
            "chương trình 5 tỷ đồng",
            "dự án 12 ha",
            "khu vực 3 xã",
            "chỉ tiêu 98,5%",
            "trạm 63 MVA",
            "thấp hơn mục tiêu 0,6 bác sĩ",
        ),
        heads=_NUMBERED_NAMES,
    ),
    mask(
        "team",
        "name",
        WORD_START + r"(?P<m>HEADS(?: số| liên ngành| tỉnh| quốc gia| thành phố| trung ương)? "
        r"(?:[0-9]{3,5}|[0-9]{1,2}(?=[,.;:)]|$| (?:của|do|tỉnh|về)(?![^\W_]))))(?![^\W_]|[.,/][0-9]| ?%)"
        rf"(?!{MEASURE_AFTER}|{COUNTED_AFTER})",
        ("Đoàn kiểm tra 1268 làm việc", "Ban Chỉ đạo 389 tỉnh", "Tổ công tác 40,"),
        ("đoàn kiểm tra 12 đơn vị", "Ban Chỉ đạo 35 thành viên", "tổ công tác hỗ trợ 5 triệu đồng"),
        heads="đoàn kiểm tra|đoàn thanh tra|đoàn công tác|đoàn giám sát|đoàn khảo sát|tổ công tác|tổ kiểm tra|"
        "tổ giúp việc|ban chỉ đạo|văn phòng ban chỉ đạo|ban chỉ huy|tổ liên ngành|đoàn liên ngành",
    ),
    mask(
        "indicator_number",
        "name",
        WORD_START
        + r"(?P<m>chỉ số(?: thành phần)? [0-9]{1,2}(?:\.[0-9]{1,2})*)(?=\s*(?:[-:;,)]|\.(?:\s|$)|$))(?!,[0-9])",
        ("Chỉ số 3 - Cải cách thủ tục", "chỉ số thành phần 2.1,"),
        ("chỉ số 66,5 điểm", "chỉ số 5 điểm"),
        begins="chỉ",
    ),
    mask(
        "made_of",
        "name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>[2-9] trong 1)(?![^\W_]|[.,][0-9])",
        ("vắc xin 5 trong 1", "hồ sơ 3 trong 1,"),
        ("5 trong 15 xã",),
        begins=NUMBER_AND_BLANK,
        follows="trong",
    ),
    mask(
        "fine_dust",
        "name",
        WORD_START + r"(?P<m>pm ?(?:2[.,]5|10|1))(?![^\W_]|[.,][0-9])",
        ("nồng độ bụi PM2.5", "bụi PM 10 và PM2,5"),
        ("PM2,55",),
        begins="pm",
    ),
    mask(
        "fuel",
        "name",
        WORD_START + r"(?:ron ?(?P<m>[0-9]{2})|do ?(?P<m2>0,0{0,2}[0-9]{1,2}s))(?![^\W_])",
        ("xăng RON 92", "dầu DO 0,05S"),
        ("do 92 hộ",),
        begins="ron do",
    ),
    mask(
        "number_name",
        "name",
        # Not a statistic: `dân số 450 …`, `tổng số 215 …`; not the first group of `1 253 430`.
        r"(?<![^\W_])(?<!tổng )(?<!dân )(?<!chỉ )(?<!doanh )(?<!hệ )(?<!điểm )(?<!cây )(?<!quân )(?<!trong )"
        r"(?P<m>số [0-9]{1,3})(?![^\W_]|[.,/-][0-9a-zđ]| ?%| [0-9]{3}(?![0-9]))(?=$|[\s,.;:)])"
        rf"(?!{MEASURE_AFTER}|{COUNTED_AFTER}| xã(?![^\W_]))",
        ("Trường Trung học phổ thông số 2,", "Thông báo số 5 của", "Trường THPT số 2 thị xã Ngã Bảy"),
        ("số 12 triệu", "số 21-NQ/TW", "tổng số 215 cán bộ", "dân số 1 253 430 người", "trong số 45 hồ sơ"),
        begins="số",
    ),
    mask(
        "number_of_a_year",
        "identifier",
        r"(?<![0-9.,/])(?P<m>[0-9]{1,4}/(?:19|20)[0-9]{2})(?=$|[\s,.;:)])"
        r"(?! (?:xã|hộ|người|đồng|tỷ|triệu|ha|chỉ tiêu))",
        ("mã số 01/2021", "hồ sơ 125/2020."),
        ("đạt 1.846/4.508 tỷ đồng", "12/2015 hộ"),
        begins=NUMBER_AND_SIGN,
        follows="/",
    ),
    mask(
        "identifier_with_slash",
        "identifier",
        r"(?<![^\W_])(?P<m>[0-9]{1,6}[a-zđ]?(?:/[0-9]{4})?[/-](?:[a-zđ]{2,}|"
        r"[a-zđ](?=[-/]))(?:[-/.][a-zđ0-9]+)*)(?=$|"
        r"[\s,.;:)\]])(?<!/ha)(?<!/năm)(?<!/tháng)(?<!/người)(?<!/hộ)(?<!/lần)(?<!/ngày)(?<!/xã)(?<!/vụ)(?<!/km2)(?<!/tấn)(?<!/lượt)(?<!/ca)",
        ("123/UBND-TH", "1105/KH-ĐKT", "45-TB/TU"),
        ("35 tạ/ha", "12/người", "80/85 xã", "đạt 38.300 - so với"),
        begins=NUMBER_AND_SIGN,
        needs="/ -",
    ),
)
