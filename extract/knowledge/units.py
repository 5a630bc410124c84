"""Units of measure and counted nouns, as data.

Sources: Nghị định 86/2012/NĐ-CP (legal units of measurement), the indicator system of Thông tư hướng dẫn of the statistics
office for counts; English singular nouns for counts are ours. `CONTRACT` fixes the codes (VND, %, pp, ha, person, …).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        code: canonical code.
        dimension: money, share, area, …; `count` for counted nouns.
        multiplier: of the name itself (`tr.đ`: 10**6), besides scale words.
    """

    code: str
    dimension: str
    multiplier: Decimal = Decimal(1)


def _unit(code: str, dimension: str, multiplier: int | str = 1) -> Unit:
    return Unit(code, dimension, Decimal(multiplier))


# Names as folded tokens are matched, longest first.
MEASURES: dict[str, Unit] = {
    # money
    "đồng": _unit("VND", "money"),
    "đ": _unit("VND", "money"),
    "vnđ": _unit("VND", "money"),
    "vnd": _unit("VND", "money"),
    "đồng việt nam": _unit("VND", "money"),
    "tr.đồng": _unit("VND", "money", 10**6),
    "tr.đ": _unit("VND", "money", 10**6),
    "trđ": _unit("VND", "money", 10**6),
    "usd": _unit("USD", "money"),
    "đô la mỹ": _unit("USD", "money"),
    "đô la": _unit("USD", "money"),
    "đô-la mỹ": _unit("USD", "money"),
    "đô-la": _unit("USD", "money"),
    "eur": _unit("EUR", "money"),
    "euro": _unit("EUR", "money"),
    "yên": _unit("JPY", "money"),
    "nhân dân tệ": _unit("CNY", "money"),
    # shares
    "%": _unit("%", "share"),
    "phần trăm": _unit("%", "share"),
    "‰": _unit("‰", "share"),
    "phần nghìn": _unit("‰", "share"),
    "điểm phần trăm": _unit("pp", "share"),
    "điểm %": _unit("pp", "share"),
    "đpt": _unit("pp", "share"),
    # ratios, scores, ranks
    "lần": _unit("times", "ratio"),
    "điểm": _unit("point", "score"),
    "bậc": _unit("rank", "rank"),
    "hạng": _unit("rank", "rank"),
    # length, area, volume
    "km": _unit("km", "length"),
    "ki-lô-mét": _unit("km", "length"),
    "m": _unit("m", "length"),
    "mét": _unit("m", "length"),
    "cm": _unit("cm", "length"),
    "mm": _unit("mm", "length"),
    "hải lý": _unit("nautical mile", "length"),
    "ha": _unit("ha", "area"),
    "héc ta": _unit("ha", "area"),
    "hécta": _unit("ha", "area"),
    "hec-ta": _unit("ha", "area"),
    "héc-ta": _unit("ha", "area"),
    "km2": _unit("km2", "area"),
    "m2": _unit("m2", "area"),
    "mét vuông": _unit("m2", "area"),
    "m3": _unit("m3", "volume"),
    "mét khối": _unit("m3", "volume"),
    "lít": _unit("l", "volume"),
    "ml": _unit("ml", "volume"),
    # mass
    "tấn": _unit("t", "mass"),
    "tạ": _unit("quintal", "mass"),
    "kg": _unit("kg", "mass"),
    "ki-lô-gam": _unit("kg", "mass"),
    "gam": _unit("g", "mass"),
    "g": _unit("g", "mass"),
    # energy and power
    "kwh": _unit("kWh", "energy"),
    "mwh": _unit("MWh", "energy"),
    "gwh": _unit("GWh", "energy"),
    "kw": _unit("kW", "power"),
    "mw": _unit("MW", "power"),
    "mwp": _unit("MWp", "power"),
    "gw": _unit("GW", "power"),
    "kva": _unit("kVA", "power"),
    "mva": _unit("MVA", "power"),
    "kv": _unit("kV", "voltage"),
    # temperature and others
    "°c": _unit("°C", "temperature"),
    "độ c": _unit("°C", "temperature"),
    "mbps": _unit("Mbps", "rate"),
    "gb": _unit("GB", "data"),
    "tb": _unit("TB", "data"),
    "db": _unit("dB", "sound"),
    "teu": _unit("TEU", "count"),
}

# Time units are durations or periods (masks) unless the words around measure them (`thời gian giải quyết 12 ngày`).
TIME_UNITS: dict[str, str] = {
    "năm": "year",
    "tháng": "month",
    "ngày": "day",
    "ngày làm việc": "working day",
    "tuần": "week",
    "giờ": "hour",
    "tiếng": "hour",
    "phút": "minute",
    "giây": "second",
    "tuổi": "year",
    "ngày công": "working day",
}

# Counted nouns: Vietnamese → English singular. A counted noun that can differ from place to place or time to time.
COUNTS: dict[str, str] = {
    # people
    "người": "person", "nhân khẩu": "person", "khẩu": "person", "dân": "person", "người dân": "person",
    "lượt người": "visit", "lao động": "person", "nhân dân": "person", "công dân": "person", "cử tri": "voter",
    "đại biểu": "delegate", "đồng chí": "comrade", "đảng viên": "party member", "đoàn viên": "member", "hội viên": "member",
    "thành viên": "member", "ủy viên": "member", "cán bộ": "official", "công chức": "civil servant",
    "cán bộ, công chức": "civil servant", "viên chức": "public employee", "biên chế": "position", "giáo viên": "teacher",
    "giảng viên": "lecturer", "nhà giáo": "teacher", "học sinh": "pupil", "sinh viên": "student", "học viên": "learner",
    "trẻ": "child", "trẻ em": "child", "cháu": "child", "phụ nữ": "woman", "bác sĩ": "doctor", "bác sỹ": "doctor",
    "dược sĩ": "pharmacist", "y sĩ": "medical assistant", "điều dưỡng": "nurse", "bệnh nhân": "patient", "ca": "case",
    "ca mắc": "case", "ca bệnh": "case", "ca dương tính": "case", "nông dân": "farmer", "công nhân": "worker",
    "doanh nhân": "entrepreneur", "chiến sĩ": "soldier", "chiến sỹ": "soldier", "thanh niên": "young person", "quân nhân": "soldier",
    "đối tượng": "beneficiary", "cá nhân": "individual", "nghệ nhân": "artisan", "vận động viên": "athlete", "hướng dẫn viên": "guide",
    "du khách": "visitor", "khách": "visitor", "khách du lịch": "visitor", "khách quốc tế": "visitor", "hành khách": "passenger",
    "lượt khách": "visit", "lượt hành khách": "passenger trip", "lượt": "turn", "lượt người dân": "visit", "chuyên gia": "expert",
    "nhà đầu tư": "investor", "nhà khoa học": "scientist", "luật sư": "lawyer", "công chứng viên": "notary", "tình nguyện viên": "volunteer",
    "người lao động": "person", "lượt cán bộ": "participation", "lượt học viên": "participation", "lượt đại biểu": "participation",
    "lượt công dân": "visit", "lượt hội viên": "participation", "lượt ý kiến": "opinion",
    # households and bodies
    "hộ": "household", "hộ dân": "household", "hộ gia đình": "household", "hộ nghèo": "household", "hộ cận nghèo": "household",
    "gia đình": "family", "gia đình chính sách": "family", "doanh nghiệp": "enterprise", "công ty": "company", "hợp tác xã": "cooperative",
    "htx": "cooperative", "tổ hợp tác": "cooperative group", "liên hiệp hợp tác xã": "cooperative union", "cơ sở": "facility",
    "cơ sở sản xuất": "facility", "cơ sở kinh doanh": "facility", "hộ kinh doanh": "household business", "trang trại": "farm",
    "chi bộ": "party cell", "đảng bộ": "party committee", "tổ chức đảng": "party organisation", "tổ chức cơ sở đảng": "party organisation",
    "tổ chức": "organisation", "cơ quan": "agency", "đơn vị": "unit", "cơ quan, đơn vị": "agency", "sở": "department", "ngành": "sector",
    "sở, ngành": "department", "đầu mối": "unit", "phòng": "office", "trung tâm": "centre", "tập thể": "collective",
    "đơn vị hành chính": "administrative unit", "đơn vị sự nghiệp": "public service unit", "ban chỉ đạo": "steering committee",
    "hội": "association", "chi hội": "branch", "tổ": "group", "đội": "team", "nhóm": "group", "câu lạc bộ": "club", "clb": "club",
    "đoàn": "delegation", "đoàn công tác": "delegation", "đoàn kiểm tra": "inspection team", "tổ công tác": "task force",
    "ngân hàng": "bank", "quỹ": "fund", "cửa hàng": "shop", "siêu thị": "supermarket", "chợ": "market",
    # places
    "tỉnh": "province", "tỉnh, thành phố": "province", "thành phố": "city", "huyện": "district", "quận": "urban district",
    "thị xã": "town", "xã": "commune", "phường": "ward", "thị trấn": "township", "xã, phường": "commune",
    "xã, phường, thị trấn": "commune", "thôn": "village", "ấp": "hamlet", "bản": "village", "buôn": "village", "làng": "village",
    "thôn, bản": "village", "khu phố": "neighbourhood", "tổ dân phố": "neighbourhood", "địa phương": "locality", "khu vực": "area",
    "vùng": "region", "quốc gia": "country", "nước": "country", "địa bàn": "area", "địa điểm": "site", "điểm cầu": "site",
    "huyện, thị xã, thành phố": "district", "đơn vị cấp huyện": "district", "đơn vị cấp xã": "commune",
    "khu công nghiệp": "industrial park", "cụm công nghiệp": "industrial cluster", "khu đô thị": "urban area",
    "khu tái định cư": "resettlement area", "khu dân cư": "residential area", "đô thị": "urban area", "vùng trồng": "growing area",
    # schools, hospitals, works
    "trường": "school", "trường học": "school", "lớp": "class", "lớp học": "class", "phòng học": "classroom", "điểm trường": "school site",
    "bệnh viện": "hospital", "trạm y tế": "health station", "trạm": "station", "giường bệnh": "bed", "giường": "bed", "thư viện": "library",
    "nhà văn hóa": "cultural house", "nhà": "house", "căn": "flat", "căn hộ": "flat", "căn nhà": "house", "ngôi nhà": "house",
    "nhà ở": "house", "công trình": "works", "dự án": "project", "gói thầu": "bid package", "nhà máy": "factory", "cầu": "bridge",
    "tuyến": "route", "tuyến đường": "road", "đường": "road", "cây cầu": "bridge", "cống": "sluice", "hồ": "reservoir", "hồ chứa": "reservoir",
    "trạm bơm": "pumping station", "di tích": "monument", "khách sạn": "hotel", "buồng": "room", "tàu": "vessel", "tàu cá": "fishing vessel",
    "phương tiện": "vehicle", "xe": "vehicle", "ô tô": "car", "xe ô tô": "car", "xe máy": "motorbike", "chuyến": "trip", "chuyến bay": "flight",
    "máy": "machine", "thiết bị": "device", "bộ": "set", "máy tính": "computer", "camera": "camera", "bến": "quay", "cảng": "port",
    # papers and procedures
    "văn bản": "document", "nghị quyết": "resolution", "quyết định": "decision", "kế hoạch": "plan", "chỉ thị": "directive",
    "báo cáo": "report", "thông báo": "notice", "đề án": "scheme", "chương trình": "programme", "hồ sơ": "file", "hồ sơ tthc": "file",
    "đơn": "petition", "đơn thư": "petition", "kiến nghị": "recommendation", "ý kiến": "opinion", "ý kiến, kiến nghị": "opinion",
    "lượt tin": "news item", "tin": "news item", "bài": "article", "tin, bài": "article", "tin bài": "article", "phóng sự": "report",
    "thủ tục": "procedure", "thủ tục hành chính": "administrative procedure", "tthc": "administrative procedure", "dịch vụ": "service",
    "dịch vụ công": "public service", "dịch vụ công trực tuyến": "online public service", "giấy phép": "licence",
    "giấy chứng nhận": "certificate", "hợp đồng": "contract", "bằng": "certificate", "chứng chỉ": "certificate", "tài liệu": "document",
    "cuốn": "volume", "quyển": "volume", "tờ": "sheet", "tờ rơi": "leaflet", "bản đồ": "map", "biên bản": "record", "tờ trình": "submission",
    "thẻ": "card", "tài khoản": "account", "chữ ký số": "digital signature", "phiếu": "form", "câu hỏi": "question", "trang": "page",
    "điều": "article", "nghị định": "decree", "thông tư": "circular", "luật": "law", "công văn": "official letter",
    "cơ sở dữ liệu": "database", "hệ thống": "system", "phần mềm": "software", "ứng dụng": "application", "trang thông tin điện tử": "website",
    # events and findings
    "vụ": "case", "vụ việc": "case", "vụ án": "case", "vụ tai nạn": "accident", "vụ cháy": "fire", "trường hợp": "case",
    "cuộc": "event", "cuộc kiểm tra": "inspection", "cuộc thanh tra": "inspection", "cuộc giám sát": "supervision", "cuộc họp": "meeting",
    "buổi": "session", "lớp tập huấn": "training course", "lớp bồi dưỡng": "training course", "hội nghị": "conference", "hội thảo": "workshop",
    "hoạt động": "activity", "sự kiện": "event", "đợt": "round", "phiên": "session", "phiên giao dịch": "session", "kỳ họp": "session",
    "giải": "prize", "giải thưởng": "prize", "huy chương": "medal", "huy chương vàng": "medal", "danh hiệu": "title", "bằng khen": "certificate",
    "giấy khen": "certificate", "suất": "grant", "suất quà": "gift", "phần quà": "gift", "suất học bổng": "scholarship", "học bổng": "scholarship",
    "khiếu nại": "complaint", "tố cáo": "denunciation", "vi phạm": "violation", "sai phạm": "violation", "bị can": "accused",
    # targets, products, models
    "chỉ tiêu": "target", "tiêu chí": "criterion", "nhiệm vụ": "task", "chỉ số": "indicator", "chỉ số thành phần": "indicator",
    "nội dung": "item", "giải pháp": "measure", "mô hình": "model", "sản phẩm": "product", "sản phẩm ocop": "product", "thương hiệu": "brand",
    "nhãn hiệu": "trademark", "mặt hàng": "commodity", "ngành hàng": "commodity", "đề tài": "research project", "sáng kiến": "initiative",
    "công việc": "task", "việc": "task", "việc làm": "job", "chức danh": "post", "vị trí": "position", "vị trí việc làm": "position",
    "lĩnh vực": "field", "hạng mục": "item", "phong trào": "movement", "điển hình": "example", "gương": "example", "mục": "item",
    "khoản": "item", "loại": "kind", "hình thức": "form", "phương án": "option", "thôn bản": "village", "điểm đen": "black spot",
    # agriculture and nature
    "con": "head", "con bò": "head", "con trâu": "head", "con lợn": "head", "con heo": "head", "con gia cầm": "head", "gia cầm": "head",
    "cây": "tree", "cây xanh": "tree", "lồng": "cage", "lồng bè": "cage", "thửa": "plot", "thửa đất": "plot", "lô": "lot", "lô đất": "lot",
    "mẫu": "sample", "giống": "variety", "loài": "species", "mũi": "dose", "mũi tiêm": "dose", "liều": "dose", "liều vắc xin": "dose",
    # telecommunications and others
    "thuê bao": "subscription", "máy điện thoại": "telephone", "đường truyền": "line", "giao dịch": "transaction",
    "cấp": "level", "cặp": "pair", "chiếc": "piece", "cái": "piece", "bình": "bottle", "gói": "package", "tổ máy": "unit", "điểm du lịch": "tourist site",
    "điểm": "point", "bậc": "rank", "tiết": "lesson", "tập": "volume", "kênh": "channel", "thế hệ": "generation", "chốt": "checkpoint",
    "nạn nhân": "victim", "người chết": "death", "người bị thương": "injury", "liệt sĩ": "martyr", "mẹ việt nam anh hùng": "heroic mother",
    "tôn giáo": "religion", "dân tộc": "ethnic group", "cơ sở thờ tự": "place of worship", "tín đồ": "believer",
}  # fmt: skip

# What follows a slash: canonical code of the denominator. Everything of MEASURES and COUNTS may follow too.
PER_NAMES: dict[str, str] = {
    "năm": "year",
    "tháng": "month",
    "quý": "quarter",
    "tuần": "week",
    "ngày": "day",
    "ngày đêm": "day",
    "giờ": "hour",
    "h": "hour",
    "giây": "second",
    "s": "second",
    "vụ": "crop",
    "đêm": "night",
    "lượt": "turn",
    "lần": "time",
    "dân": "person",
    "đầu người": "person",
    "khẩu": "person",
    "người dân": "person",
    "suất": "grant",
    "nền": "plot",
    "mô hình": "model",
}
