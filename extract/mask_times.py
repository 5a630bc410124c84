"""Masks of times: terms, hours, days of a month, how often, how long, ages."""

from __future__ import annotations

from extract.anchors import NUMBER, NUMBER_AND_BLANK, NUMBER_AND_SIGN
from extract.mask_pattern import WORD_START, YEAR, MaskPattern, N, mask

# Before periods: these hold years that are none.
TERMS: tuple[MaskPattern, ...] = (
    mask(
        "term",
        "term",
        WORD_START + rf"(?P<m>HEADS(?: thứ|"
        rf" lần thứ)? (?:[ivxl]+\b,? ?\(?(?:nhiệm kỳ )?)?(?:{YEAR} ?(?:-|đến) ?{YEAR}|{YEAR}|"
        rf"[0-9]{{1,2}})(?![0-9.,]*[0-9]))\)?",
        ("nhiệm kỳ 2020 - 2025", "khóa 14", "khóa XIII (nhiệm kỳ 2015-2020)", "khoá XII, nhiệm kỳ 2020-2025"),
        ("khóa đào tạo 30 người", "nhiệm kỳ này 5 xã"),
        heads="nhiệm kỳ|nhiệm kì|khóa",
    ),
    mask(
        "web_and_mail",
        "address",
        r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|"
        r"(?<![\w.])[\w-]*[a-z][\w-]*(?:\.[\w-]+)*\.(?:gov|com|org|edu|net)(?:\.vn)?\S*",
        ("http://abc2.gov.vn/a1", "vp12@tinh.gov.vn"),
        ("đạt 12.5 triệu",),
        needs="@ http https www gov com org edu net",
        anywhere=True,
    ),
    mask(
        "price_base",
        "name",
        rf"(?P<m>HEADS(?: năm)? {YEAR})",
        ("theo giá so sánh 2010", "giá so sánh năm 2010"),
        ("giá hiện hành 2010 đồng",),
        heads="giá so sánh|giá cố định|giá ss|giá sosánh",
    ),
)

TIMES: tuple[MaskPattern, ...] = (
    mask(
        "day_of_tet",
        "date",
        WORD_START + r"(?P<m>HEADS [1-9][0-9]?)(?![^\W_]|[.,/][0-9])",
        ("sáng mùng 6 Tết", "mồng 10 tháng Giêng"),
        ("mùng 6,5 kg",),
        heads="mùng|mồng",
    ),
    mask(
        "round_the_clock",
        "name",
        r"(?<![0-9./,])(?P<m>24/(?:7|24)(?: giờ|h)?)(?![^\W_]|/)",
        ("hoạt động 24/7", "trực 24/24 giờ", "24/24h"),
        ("24/70 xã",),
        begins=NUMBER_AND_SIGN,
        leads="24",
    ),
    mask(
        "time_of_day",
        "time",
        WORD_START + r"(?P<m>(?![2-6]g(?![0-9]))(?!24/)[0-9]{1,2} ?(?:giờ|h|g)(?: ?[0-9]{1,2}(?: ?(?:phút|'|"
        r"ph))?)?(?: ?(?:-|đến|–) ?[0-9]{1,2} ?(?:giờ|h|g) ?(?:[0-9]{1,2}(?: ?phút)?)?)?)"
        r"(?=(?:,| |\.|;|\)|$)(?:\s?(?:ngày|sáng|chiều|tối|trưa|đêm|cùng|thứ|hằng|các|tại|hôm|-|đến|phút|"
        r"để|\)|$|,)|[^\w]|$))",
        ("Vào lúc 7 giờ 30 phút, ngày mai", "họp lúc 14h30 tại", "từ 8 giờ ngày"),
        ("lao động 8 giờ/ngày",),
        follows="giờ h g",
    ),
    mask(
        "clock",
        "time",
        r"(?<![0-9:.,/])(?P<m>[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)(?![0-9:])",
        ("lúc 14:30", "20:01:14"),
        ("tỷ lệ 1:500", "12:345"),
        begins=NUMBER_AND_SIGN,
        follows=":",
    ),
    mask(
        "day_of_month",
        "date",
        WORD_START + r"(?P<m>HEADS [0-3]?[0-9](?:(?:,| và) (?:ngày )?(?:[0-3]?[0-9]|cuối(?: cùng)?)){0,3}) "
        r"(?:của )?(?:(?:hằng|hàng|mỗi|các) (?:tháng|quý)|tháng (?:cuối|đầu|thứ) )",
        (
            "báo cáo trước ngày 25 hằng tháng",
            "ngày 20 hàng tháng",
            "vào ngày 15 và ngày cuối cùng hằng tháng",
            "trước ngày 20 của tháng cuối quý",
        ),
        ("trong 15 ngày hằng tháng",),
        heads="ngày|mùng",
    ),
    mask("timestamp_zone", "time", r"(?P<m>[+-]0[0-9]:?00)(?![0-9])", ("+07:00",), ("-07%",), begins="+ -"),
    mask(
        "anniversary",
        "duration",
        WORD_START + r"(?P<m>[0-9]{1,3} năm (?:ngày|kỷ niệm|thành lập|thực hiện|qua|gần đây|trở lại đây|tới|tiếp theo|"
        r"liền|liên tục|liên tiếp|đổi mới|xây dựng|nay)|[0-9]{1,3} (?:tháng|quý|tuần|phiên|vụ|kỳ) "
        r"(?:liền|liên tục|liên tiếp))(?![^\W_])",
        ("80 năm Ngày thành lập", "sau 5 năm thực hiện", "trong 5 năm qua", "tăng 6 tháng liên tiếp"),
        ("5 năm 2021", "giảm 3 tháng"),
        begins=NUMBER_AND_BLANK,
        follows="năm tháng quý tuần phiên vụ kỳ",
    ),
    mask(
        "recurring",
        "duration",
        WORD_START + r"(?P<m>[0-9]{1,3} ?(?:năm|tháng|tuần|ngày|quý|lần|giờ)/(?:[0-9]{1,2} ?)?(?:lần|tuần|ngày|tháng|"
        r"năm|lượt|kỳ))(?![^\W_])(?<!lần)",
        ("8 giờ/ngày",),
        ("5 lần so với",),
        needs="/",
        follows="năm tháng tuần ngày quý lần giờ",
    ),
    mask(
        "once_per",
        "duration",
        WORD_START
        + r"(?P<m>[0-9]{1,3} (?:năm|tháng|tuần|ngày|quý)/lần|[0-9]{1,2} lần/(?:năm|tháng|tuần|ngày|quý|vụ))(?![^\W_])",
        ("06 tháng/lần", "2 lần/năm"),
        ("2 lần so với",),
        begins=NUMBER_AND_BLANK,
        needs="/",
        follows="năm tháng tuần ngày quý lần",
    ),
    mask(
        "day_and_month",
        "date",
        r"HEADS (?P<m>[0-3]?[0-9]/[01]?[0-9](?:(?:,| và|-|"
        r" - ) ?[0-3]?[0-9]/[01]?[0-9])*)(?![0-9/.,]*[0-9])",
        ("Quốc khánh 2/9", "dịp lễ 30/4 và 1/5"),
        ("tỷ lệ 2/9",),
        heads="quốc khánh|kỷ niệm ngày|kỷ niệm|ngày lễ|dịp lễ|dịp|lễ|nghỉ lễ",
    ),
)

AGES_AND_DURATIONS: tuple[MaskPattern, ...] = (
    mask(
        "age",
        "age",
        WORD_START + r"(?<![0-9][.,])(?P<m>(?:HEADS )*[0-9]{1,3}(?: tuổi)?(?: ?(?:-|đến|"
        r"đến dưới|đến hết|–) ?[0-9]{1,3})? (?:tháng )?tuổi(?: trở lên| trở xuống)?)",
        ("trẻ 5 tuổi", "từ 15 đến 60 tuổi", "người 80 tuổi trở lên", "từ 15 tuổi đến dưới 18 tuổi"),
        ("5 năm tuổi thọ",),
        heads="từ|đủ|dưới|trên|độ tuổi|khoảng",
        begins=NUMBER,
        needs="tuổi",
        follows="tuổi tháng đến - –",
    ),
    mask(
        "duration",
        "duration",
        WORD_START + rf"(?P<m>{N}(?: ?(?:-|đến|–) ?{N})? (?:ngày làm việc|ngày|tháng|năm|tuần|giờ|phút|giây|tiếng|quý|"
        rf"thập kỷ|thập niên|ngày đêm|ngày công)(?: làm việc)?)(?![^\W_]|/)(?! {YEAR})(?! tuổi)",
        ("trong 03 năm", "07 ngày làm việc", "chậm nhất 5 ngày", "trong vòng 15 ngày", "10-15 ngày"),
        ("năm 2020", "5 năm 2021-2025", "36 xã"),
        follows="ngày tháng năm tuần giờ phút giây tiếng quý thập - đến –",
    ),
)
