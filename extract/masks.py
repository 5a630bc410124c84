"""What looks like a figure and is none: times, terms, articles, durations, ages, phones, names, addresses, …

Each `MaskPattern` reads folded text (`extract.folding.fold`), names what it matches and must not match (a test holds
each example), and claims digits for one kind of the account `numerals`. Order matters: the first claim holds.
References, dates and periods have grammars of their own and claim first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.mentions import Mark, NumeralKind

# A number of at most two places of list or name: `02`, `3`, `II`; roman numerals need no account but keep names whole.
_WORD_START = r"(?<![^\W_])"
_WORD_END = r"(?![^\W_])"
_YEAR = r"(?:19|20)[0-9]{2}"
_N = r"[0-9]+(?:[.,][0-9]+)*"
_CAPITAL_LIKE = r"[a-zđ]"


@dataclass(frozen=True, slots=True)
class MaskPattern:
    """A named pattern; group `m`, or the whole match, is the claimed span.

    Attributes:
        yes: texts in which it must claim all digits.
        no: texts in which it must claim nothing.
    """

    name: str
    kind: NumeralKind
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


def _mask(name: str, kind: NumeralKind, pattern: str, yes: tuple[str, ...], no: tuple[str, ...]) -> MaskPattern:
    return MaskPattern(name, kind, re.compile(pattern), yes, no)


# Names of numbered things: word(s) before the number. Long first. `số` may stand between (`tổ số 3`).
_NUMBERED_NAMES = (
    r"quốc lộ|đường tỉnh|tỉnh lộ|hương lộ|đường huyện|đường số|tuyến số|đường vành đai|vành đai|quốc lộ số|cao tốc số|"
    r"chương trình|đề án|dự án|tiểu dự án|hợp phần|dự án thành phần|kế hoạch|chiến dịch|"
    r"khu vực|vùng|nhóm|loại|cấp độ|mức độ|mức|cấp|lớp|khối|khóa học|kỳ|đợt|phương án|biểu|bảng|mẫu|"
    r"mẫu số|biểu mẫu|phụ lục|phụ biểu|"
    r"hình|sơ đồ|biểu đồ|ô|lô|gói thầu|gói thầu số|trạm|trạm bơm|nhà máy|khu công nghiệp|"
    r"cụm công nghiệp|trường thpt|trường thcs|trường tiểu học|"
    r"bệnh viện|trung tâm|công ty|xí nghiệp|binh đoàn|sư đoàn|trung đoàn|tiểu đoàn|quân khu|phòng|"
    r"hội trường|nhà|cơn bão|bão|áp thấp|"
    r"cửa|cổng|tầng|hầm|kênh|cầu|cống|đập|hồ|giếng|máy|tổ máy|tài liệu|câu|bài|chuyên đề|học phần|"
    r"tín chỉ|phiên bản|tiêu chí|tiêu chuẩn|chỉ tiêu|mục tiêu|"
    r"tờ bản đồ|thửa đất|thửa|tuyến|tuyến đường|ga|bến|cảng|đội|trại|đường dây|trạm biến áp|công điện|"
    r"điểm cầu|zone|block|quy chuẩn"
)

# Before periods: these hold years that are none.
EARLY_MASKS: tuple[MaskPattern, ...] = (
    _mask(
        "term",
        "term",
        _WORD_START + rf"(?P<m>(?:nhiệm kỳ|nhiệm kì|khóa)(?: thứ|"
        rf" lần thứ)? (?:[ivxl]+\b,? ?\(?(?:nhiệm kỳ )?)?(?:{_YEAR} ?(?:-|đến) ?{_YEAR}|{_YEAR}|"
        rf"[0-9]{{1,2}})(?![0-9.,]*[0-9]))\)?",
        ("nhiệm kỳ 2020 - 2025", "khóa 14", "khóa XIII (nhiệm kỳ 2015-2020)", "khoá XII, nhiệm kỳ 2020-2025"),
        ("khóa đào tạo 30 người", "nhiệm kỳ này 5 xã"),
    ),
    _mask(
        "web_and_mail",
        "address",
        r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|"
        r"(?<![\w.])[\w-]*[a-z][\w-]*(?:\.[\w-]+)*\.(?:gov|com|org|edu|net)(?:\.vn)?\S*",
        ("http://abc2.gov.vn/a1", "vp12@tinh.gov.vn"),
        ("đạt 12.5 triệu",),
    ),
    _mask(
        "price_base",
        "name",
        rf"(?P<m>(?:giá so sánh|giá cố định|giá ss|giá sosánh)(?: năm)? {_YEAR})",
        ("theo giá so sánh 2010", "giá so sánh năm 2010"),
        ("giá hiện hành 2010 đồng",),
    ),
)

MASKS: tuple[MaskPattern, ...] = (
    _mask(
        "phone",
        "phone",
        r"(?:điện thoại|đt|số máy|hotline|đường dây nóng|fax|tel|sđt|"
        r"zalo)[^0-9.;]{0,40}?(?P<m>\(?\+?[0-9][0-9 .()-]{1,18}[0-9])(?![0-9/])"
        r"|(?P<m2>(?<![0-9.,/])(?:\(?0[0-9]{2,3}\)?[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}|1[89]00[ .-]?[0-9]{4}|"
        r"\+84[ .-]?[0-9 .-]{8,11}[0-9]))(?![0-9.,/])",
        ("Điện thoại: 0293.3878.879", "hotline 19001234", "gọi 0912 345 678", "số điện thoại 113"),
        ("1.234.567 đồng", "0,5 ha", "2020 - 2025"),
    ),
    _mask(
        "time_of_day",
        "time",
        _WORD_START + r"(?:lúc |từ |vào |trước |hồi )?(?P<m>[0-9]{1,2} ?(?:giờ|h|g)(?: ?[0-9]{1,2}(?: ?(?:phút|'|"
        r"ph))?)?(?: ?(?:-|đến|–) ?[0-9]{1,2} ?(?:giờ|h|g) ?(?:[0-9]{1,2}(?: ?phút)?)?)?)"
        r"(?=(?:,| |\.|;|\)|$)(?:\s?(?:ngày|sáng|chiều|tối|trưa|đêm|cùng|thứ|hằng|các|tại|hôm|-|đến|phút|"
        r"để|\)|$|,)|[^\w]|$))",
        ("Vào lúc 7 giờ 30 phút, ngày mai", "họp lúc 14h30 tại", "từ 8 giờ ngày"),
        ("lao động 8 giờ/ngày",),
    ),
    _mask(
        "clock",
        "time",
        r"(?<![0-9:.,/])(?P<m>[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)(?![0-9:])",
        ("lúc 14:30", "20:01:14"),
        ("tỷ lệ 1:500", "12:345"),
    ),
    _mask(
        "day_of_month",
        "date",
        _WORD_START + r"(?P<m>(?:ngày|mùng) [0-3]?[0-9](?: và [0-3]?[0-9])?) (?:hằng|hàng|mỗi|các) (?:tháng|quý)",
        ("báo cáo trước ngày 25 hằng tháng", "ngày 20 hàng tháng"),
        ("trong 15 ngày hằng tháng",),
    ),
    _mask("round_the_clock", "name", r"(?<![0-9./,])(?P<m>24/(?:7|24))(?![0-9/])", ("hoạt động 24/7",), ("24/70 xã",)),
    _mask("timestamp_zone", "time", r"(?P<m>[+-]0[0-9]:?00)(?![0-9])", ("+07:00",), ("-07%",)),
    _mask(
        "article",
        "article",
        _WORD_START + r"(?P<m>(?:điều|khoản|điểm|mục|chương|phần|tiểu mục|tiết|đoạn|gạch đầu dòng)(?: thứ|"
        r" số)? [0-9]{1,3}(?:\.[0-9]{1,2})*[a-zđ]?"
        r"(?:(?:, | và |; | đến | - )(?:(?:điều|khoản|điểm|mục) )?[0-9]{1,3}[a-zđ]?(?![^\W_]|[.,/][0-9]|"
        r" ?%))*)(?![^\W_]|[,/][0-9]| ?%)(?! (?:xã|hộ|người|huyện|ha|km|tỷ|triệu|điểm)\b)",
        ("tại Điều 5", "khoản 2 Điều 14", "điểm 3", "Mục 1.2", "các khoản 1, 2 và 3"),
        ("đạt điểm 8,2", "khoản 5 tỷ đồng", "tăng 0,8 điểm"),
    ),
    _mask(
        "scale_of_map",
        "name",
        r"(?P<m>(?:tỷ lệ|tỉ lệ|tl) ?1[/:][0-9]{1,3}(?:[. ]?000|00|000)?"
        r"(?:(?:,| và|;) 1[/:][0-9]{1,3}(?:[. ]?000|00|000)?)*)"
        r"(?![0-9]|[.,][0-9])",
        ("tỷ lệ 1/500", "tỷ lệ 1/2.000, 1/5.000 và 1/10.000", "bản đồ tỷ lệ 1/2.000"),
        ("tỷ lệ 13/15", "tỷ lệ 1,5%"),
    ),
    _mask(
        "road",
        "name",
        _WORD_START + r"(?P<m>(?:ql|đt|tl|đh|hl|đx|dt|ct|tỉnh lộ|quốc lộ|đường tỉnh|hương lộ|"
        r"đường huyện)[ .-]?[0-9]{1,4}[a-zđ]?(?:-[0-9a-z]+)?)(?![^\W_]|[.,][0-9]| ?%)",
        ("Quốc lộ 32C", "ĐT.741", "QL1A", "đường tỉnh 925B", "ĐT 830E"),
        ("đt 12.500 đồng",),
    ),
    _mask(
        "disease_or_code",
        "name",
        _WORD_START + r"(?P<m>(?:[a-zđ]{1,12}-[0-9]{1,4}[a-z]?|(?:omicron|vnpt|vneid|iso|tcvn|qcvn|haccp|gap|apec|cop|"
        r"sea games|euro|asean)[ :]?[0-9]{1,5}(?:[-:/][0-9]{1,4})*))(?![^\W_]|[.,][0-9]| ?%)",
        ("dịch COVID-19", "ISO 9001:2015", "COP26", "TCVN 9001:2015"),
        ("h 1.200 đồng", "a 5%"),
    ),
    _mask(
        "letters_after",
        "name",
        r"(?<![^\W_])(?<![0-9][.,/-])(?P<m>[2-6]g(?:/[2-6]g)?|[0-9]{1,4}(?!(?:ha|m2|m3|km2|km|kg|m|đ|g|h|"
        r"mw|kw|kv|cm|mm|tr|trđ|usd|vnđ|vnd|kwh|tấn|mwp|gb|tb|l|ml|kva|mva|người|"
        r"hộ)(?![^\W_]))[a-zđ][a-z0-9đ]{0,3})(?![^\W_])",
        ("thực hiện 5K", "đường 925B", "mạng 4G, 5G", "in 3D", "Nghị quyết 30a"),
        ("5ha", "20km", "7h", "100m2", "5đ"),
    ),
    _mask(
        "letters_before",
        "name",
        r"(?<![^\W_])(?P<m>(?!(?:m|km|cm)[23](?![0-9]))[a-zđ]{1,6}[0-9]{1,4}[a-z0-9]{0,3})(?![^\W_]|[.,][0-9])",
        ("khối A1", "K15", "tổ B12", "CT2", "PM2"),
        ("m2", "km2", "m3"),
    ),
    _mask(
        "industry_version",
        "name",
        r"(?:cách mạng công nghiệp|công nghiệp|cmcn|phiên bản|chính phủ|web|office|"
        r"windows)(?: lần thứ)? (?P<m>[0-9]{1,2}(?:\.[0-9])+|[0-9]\.0)(?![0-9])",
        ("cách mạng công nghiệp 4.0", "phiên bản 2.0"),
        ("công nghiệp 4,5%",),
    ),
    _mask(
        "ordinal_event",
        "name",
        _WORD_START
        + r"(?P<m>(?:lần thứ|lần|kỳ họp thứ|phiên họp thứ|phiên thứ|thế kỷ|thế kỷ thứ|năm thứ|ngày thứ|vòng|"
        r"tập|số kỳ) [0-9]{1,3})(?![^\W_]|[.,/][0-9]| ?%)(?! (?:xã|hộ|người|lần|năm|tháng|ngày))",
        ("lần thứ 2", "Kỳ họp thứ 15", "thế kỷ 21"),
        ("vòng 5 năm", "lần 5 người"),
    ),
    _mask(
        "weekday",
        "name",
        _WORD_START + r"(?P<m>thứ [2-7])(?![^\W_]|[/.,][0-9])(?=$|[,.;)]| (?:hằng|hàng|tuần|và|ngày|\())",
        ("vào thứ 6 hằng tuần", "sáng thứ 2,"),
        ("xếp thứ 3/13", "thứ 5 toàn quốc"),
    ),
    _mask(
        "class_of_product",
        "name",
        r"(?P<m>(?:[0-9](?:,| và| đến| -|-) ?)?(?<![0-9.,])[1-5] sao)(?![^\W_])",
        ("sản phẩm OCOP 3 sao", "khách sạn 4 - 5 sao", "3 sao, 4 sao"),
        ("15 sao",),
    ),
    _mask(
        "local_level",
        "count_name",
        r"(?:chính quyền(?: địa phương)?|mô hình|tổ chức|hệ thống|bộ máy|"
        r"địa phương)[^0-9,.;]{0,24} (?P<m>0?[23] cấp)(?![^\W_])",
        ("chính quyền địa phương 02 cấp", "mô hình chính quyền 2 cấp"),
        ("giảm 2 cấp",),
    ),
    _mask(
        "address_unit",
        "address",
        _WORD_START + r"(?P<m>(?:ấp|khu phố|kp|tổ dân phố|tổ|khóm|xóm|thôn|khu|quận|phường|bản|buôn|đội|ngõ|ngách|hẻm|"
        r"kiệt|km|lô|khu dân cư|cụm)(?: số)? [0-9]{1,3}(?:/[0-9]+)*[a-z]?(?:(?:,| và|"
        r" -) ?[0-9]{1,3}(?![^\W_]|[.,/][0-9]))*)"
        r"(?![^\W_]|[.,/][0-9]| ?%)(?! (?:tỷ|triệu|nghìn|ngàn|ha|người|hộ|đồng|lần|năm|tháng|ngày|km|m2|"
        r"tấn|thành viên|đảng viên|đoàn|cán bộ)\b)",
        ("ấp 7, xã Vị Thắng", "khu phố 3", "Quận 1", "phường 12", "thôn 5"),
        ("thôn 5 triệu đồng", "tổ 12 người", "xóm 3,5 ha"),
    ),
    _mask(
        "street_of_a_day",
        "address",
        _WORD_START + r"(?:đường|phố) (?P<m>[0-3]?[0-9](?: tháng [01]?[0-9]|/[01]?[0-9]))(?![^\W_]|[.,/][0-9])",
        ("qua đường 30 Tháng 4", "đường 3/2"),
        ("đường 30 km",),
    ),
    _mask(
        "quoted_name",
        "name",
        r'"[^"0-9]{2,40} (?P<m>[0-9]{1,4})"',
        ("chuyên mục “Pháp luật 360”",),
        ("“đạt 95%”", "gia đình “5 không”"),
    ),
    _mask(
        "house_number",
        "address",
        _WORD_START + r"(?P<m>(?:số nhà|nhà số|địa chỉ:?|số) [0-9]{1,4}[a-z]?(?:/[0-9]+[a-z]?)*,? (?:đường|phố|ngõ|"
        r"quốc lộ|đại lộ|hẻm))",
        ("số 12 đường Trần Phú", "địa chỉ: 45/2 đường"),
        ("số 12 đơn vị",),
    ),
    _mask(
        "account",
        "identifier",
        r"(?:tài khoản|số tài khoản|stk|mã số thuế|mst|mã số|mã (?:lĩnh vực|ngành|đơn vị|tthc|thủ tục|vùng)|mã|"
        r"(?:cccd|cmnd|căn cước|định danh)(?=[^0-9]{0,6}[0-9 .]{9,})|biển số|"
        r"số hiệu|seri|số sê-ri|số đăng ký|mã hồ sơ|mã dự án|mã chương|tabmis|"
        r"ký hiệu)(?: số)?:? ?(?:[a-zđ]{0,4}[- ]?)(?P<m>[0-9][0-9 .-]*[0-9]|[0-9])(?![0-9,/%])",
        ("tài khoản 3713.0.1058463", "mã số thuế: 6300000123", "mã số 12", "mã lĩnh vực 42"),
        ("mã hàng tăng 5%", "cấp căn cước 1.200 trường hợp"),
    ),
    _mask(
        "page_mention",
        "page_number",
        _WORD_START + r"(?P<m>(?:trang|tr\.|tờ số) ?[0-9]{1,4}(?: ?- ?[0-9]{1,4})?)(?![^\W_]|[.,/][0-9]| ?%)",
        ("trang 15", "tr. 20-25"),
        ("trang 5%",),
    ),
    _mask(
        "slogan",
        "count_name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>0?[1-9][0-9]? (?:không|sạch|rõ|nhất|chống|dám|bám|phải|biết|xây|"
        r"đúng|an|cùng|tại chỗ|giảm|tăng|có|mới|tốt))"
        r"(?=$|\s*[,.;:)\"]| và(?![^\W_]))",
        ("gia đình 5 không, 3 sạch và", "phương châm 4 tại chỗ", "6 rõ", "3 tăng, 3 giảm"),
        ("3 nhà máy", "15 xã", "5 có thu nhập"),
    ),
    _mask(
        "fixed_list",
        "count_name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>0?[1-9][0-9]? (?:khâu đột phá|đột phá|nguyên tắc|phương thức|"
        r"trụ cột|tại chỗ|quan điểm|nhiệm vụ trọng tâm|nhóm nhiệm vụ|"
        r"nhóm giải pháp|nhiệm vụ đột phá|trọng tâm|phương châm|mũi giáp công|"
        r"chương trình mục tiêu quốc gia|ctmtqg|chương trình mtqg|chương trình trọng tâm|"
        r"chương trình đột phá|trọng điểm|điểm nghẽn|vùng kinh tế|loại rừng)(?![^\W_])(?: (?:chiến lược|"
        r"trọng tâm|lãnh đạo|tổ chức hoạt động))?)(?! [0-9])",
        ("Thực hiện 3 đột phá chiến lược", "5 nguyên tắc tổ chức"),
        ("15 xã", "3 nhà máy", "2 nhiệm vụ được giao"),
    ),
    _mask(
        "pointed_list",
        "count_name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>0?[1-9][0-9]? (?!năm|tháng|ngày|tuần|giờ|triệu|tỷ|"
        r"nghìn)(?:[^\W\d_]+ ){1,4}(?:(?:này|nêu trên|nói trên|trên đây|sau đây|kể trên|đó)"
        r"(?![^\W_])|(?:trên|sau)(?=\s*(?:[,.;:)]|$))))",
        ("02 nội dung này", "03 nhiệm vụ sau:", "2 Quy định trên", "05 nhóm giải pháp sau đây"),
        ("12 xã trên địa bàn", "5 hộ sau khi", "03 cầu trên đường", "5 triệu đồng này"),
    ),
    _mask(
        "anniversary",
        "duration",
        _WORD_START + r"(?P<m>[0-9]{1,3} năm (?:ngày|kỷ niệm|thành lập|thực hiện|qua|gần đây|trở lại đây|tới|tiếp theo|"
        r"liền|liên tục|đổi mới|xây dựng|nay))",
        ("80 năm Ngày thành lập", "sau 5 năm thực hiện", "trong 5 năm qua"),
        ("5 năm 2021",),
    ),
    _mask(
        "recurring",
        "duration",
        _WORD_START + r"(?P<m>[0-9]{1,3} ?(?:năm|tháng|tuần|ngày|quý|lần|giờ)/(?:[0-9]{1,2} ?)?(?:lần|tuần|ngày|tháng|"
        r"năm|lượt|kỳ))(?![^\W_])(?<!lần)",
        ("8 giờ/ngày",),
        ("5 lần so với",),
    ),
    _mask(
        "once_per",
        "duration",
        _WORD_START
        + r"(?P<m>[0-9]{1,3} (?:năm|tháng|tuần|ngày|quý)/lần|[0-9]{1,2} lần/(?:năm|tháng|tuần|ngày|quý|vụ))(?![^\W_])",
        ("06 tháng/lần", "2 lần/năm"),
        ("2 lần so với",),
    ),
    _mask(
        "known_programme",
        "name",
        _WORD_START + r"(?P<m>(?:đề án 06|chương trình 13[45]))(?![^\W_]|[.,][0-9])",
        ("Đề án 06 tỉnh Lâm Đồng", "Chương trình 135"),
        ("đề án 065",),
    ),
    _mask(
        "numbered_name",
        "name",
        _WORD_START + rf"(?P<m>(?:{_NUMBERED_NAMES})(?: số| thứ)? [0-9]{{1,4}}(?:\.[0-9]{{1,2}})*(?:(?:,| và|/|-| đến|"
        rf" -) ?[0-9]{{1,2}}(?![^\W_]|[.,/][0-9]| ?%))*)"
        r"(?![^\W_]|[.,/][0-9]| ?(?:%|‰))(?! (?:tỷ|tỉ|triệu|nghìn|ngàn|vạn|đồng|usd|ha|người|hộ|xã|huyện|"
        r"tỉnh|lần|năm|tháng|ngày|km|m2|m3|tấn|kg|tạ|điểm|dự án|trường|phường|doanh nghiệp|công trình|"
        r"văn bản|cơ sở|thành viên|lao động|lớp|cuộc|vụ|giường|căn|con|hồ sơ|sản phẩm|nhiệm vụ|mw|kwh|"
        r"đơn vị|cán bộ|học sinh|lượt|đại biểu|đảng viên|chỉ tiêu|thủ tục|tthc|nội dung|hợp tác xã|"
        r"mô hình|thôn|ấp|nhà|phòng|bộ|máy|trường hợp|chi bộ|hội viên|đồng chí|tổ|nhóm|tuyến|ý kiến|"
        r"công ty)\b)",
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
        ),
        ("chương trình 5 tỷ đồng", "dự án 12 ha", "khu vực 3 xã", "chỉ tiêu 98,5%"),
    ),
    _mask(
        "number_name",
        "name",
        _WORD_START + r"(?P<m>số [0-9]{1,3})(?![^\W_]|[.,/-][0-9a-zđ]| ?%)(?=$|[\s,.;:)])(?! (?:tỷ|triệu|nghìn|đồng|"
        r"người|hộ|ha|xã))",
        ("Trường Trung học phổ thông số 2,", "Thông báo số 5 của"),
        ("số 12 triệu", "số 21-NQ/TW"),
    ),
    _mask(
        "number_of_a_year",
        "identifier",
        r"(?<![0-9.,/])(?P<m>[0-9]{1,4}/(?:19|20)[0-9]{2})(?=$|[\s,.;:)])"
        r"(?! (?:xã|hộ|người|đồng|tỷ|triệu|ha|chỉ tiêu))",
        ("mã số 01/2021", "hồ sơ 125/2020."),
        ("đạt 1.846/4.508 tỷ đồng", "12/2015 hộ"),
    ),
    _mask(
        "required_copies",
        "count_name",
        _WORD_START + r"(?P<m>0?[0-9] (?:bản chính|bản sao|bản gốc|bộ hồ sơ))(?![^\W_])",
        ("gửi 02 bản chính",),
        ("12 bản đồ",),
    ),
    _mask(
        "day_and_month",
        "date",
        r"(?:quốc khánh|kỷ niệm(?: ngày)?|ngày lễ|dịp(?: lễ)?|lễ|"
        r"nghỉ lễ) (?P<m>[0-3]?[0-9]/[01]?[0-9](?:(?:,| và|-|"
        r" - ) ?[0-3]?[0-9]/[01]?[0-9])*)(?![0-9/.,]*[0-9])",
        ("Quốc khánh 2/9", "dịp lễ 30/4 và 1/5"),
        ("tỷ lệ 2/9",),
    ),
    _mask(
        "identifier_with_slash",
        "identifier",
        r"(?<![^\W_])(?P<m>[0-9]{1,6}[a-zđ]?(?:/[0-9]{4})?[/-](?:[a-zđ]{2,}|"
        r"[a-zđ](?=[-/]))(?:[-/.][a-zđ0-9]+)*)(?=$|"
        r"[\s,.;:)\]])(?<!/ha)(?<!/năm)(?<!/tháng)(?<!/người)(?<!/hộ)(?<!/lần)(?<!/ngày)(?<!/xã)(?<!/vụ)(?<!/km2)(?<!/tấn)(?<!/lượt)(?<!/ca)",
        ("123/UBND-TH", "1105/KH-ĐKT", "45-TB/TU"),
        ("35 tạ/ha", "12/người", "80/85 xã", "đạt 38.300 - so với"),
    ),
)
_INSIDE_NUMBER = re.compile(r"[0-9](?:[.,])?$")


# After quantities: a time that is measured (`thời gian giải quyết còn 12 ngày`) is a figure, all others are durations.
LATE_MASKS: tuple[MaskPattern, ...] = (
    _mask(
        "age",
        "age",
        _WORD_START + r"(?<![0-9][.,])(?P<m>(?:(?:từ|đủ|dưới|trên|độ tuổi|khoảng) )*[0-9]{1,3}(?: tuổi)?(?: ?(?:-|đến|"
        r"đến dưới|đến hết|–) ?[0-9]{1,3})? (?:tháng )?tuổi(?: trở lên| trở xuống)?)",
        ("trẻ 5 tuổi", "từ 15 đến 60 tuổi", "người 80 tuổi trở lên", "từ 15 tuổi đến dưới 18 tuổi"),
        ("5 năm tuổi thọ",),
    ),
    _mask(
        "duration",
        "duration",
        _WORD_START
        + rf"(?P<m>{_N}(?: ?(?:-|đến|–) ?{_N})? (?:ngày làm việc|ngày|tháng|năm|tuần|giờ|phút|giây|tiếng|quý|"
        rf"thập kỷ|thập niên|ngày đêm|ngày công)(?: làm việc)?)(?![^\W_]|/)(?! {_YEAR})(?! tuổi)",
        ("trong 03 năm", "07 ngày làm việc", "chậm nhất 5 ngày", "trong vòng 15 ngày", "10-15 ngày"),
        ("năm 2020", "5 năm 2021-2025", "36 xã"),
    ),
)


def claim(folded: str, taken: bytearray, masks: tuple[MaskPattern, ...] = MASKS) -> list[Mark]:
    """The marks of all masks on folded text; what they claim is set in `taken` (one byte per character)."""
    marks: list[Mark] = []
    if not any(map(str.isdigit, folded)):
        return marks
    for mask in masks:
        for match in mask.pattern.finditer(folded):
            group = next((name for name in ("m", "m2") if match.groupdict().get(name)), None)
            start, end = match.span(group) if group else match.span()
            if any(taken[start:end]) or not any(map(str.isdigit, folded[start:end])):
                continue
            if folded[start].isdigit() and _INSIDE_NUMBER.search(folded, max(0, start - 2), start):
                continue  # `1,|5-so`: half a number is nobody's
            taken[start:end] = b"\1" * (end - start)
            marks.append(Mark(start, end, mask.kind))
    return marks
