"""Units of measure, as data.

Sources: Nghị định 86/2012/NĐ-CP (legal units of measurement), common usage of reports; the codes (VND, %, pp, ha, …)
are those of the data dictionary.
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
    "jpy": _unit("JPY", "money"),
    "nhân dân tệ": _unit("CNY", "money"),
    "cny": _unit("CNY", "money"),
    "won": _unit("KRW", "money"),
    "bảng anh": _unit("GBP", "money"),
    "kíp lào": _unit("LAK", "money"),
    "bath": _unit("THB", "money"),
    "baht": _unit("THB", "money"),
    "đồng vn": _unit("VND", "money"),
    "tr đồng": _unit("VND", "money", 10**6),
    "trđồng": _unit("VND", "money", 10**6),
    "đô la hoa kỳ": _unit("USD", "money"),
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
    "kilômét": _unit("km", "length"),
    "ki lô mét": _unit("km", "length"),
    "cây số": _unit("km", "length"),
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
    "l": _unit("l", "volume"),
    "cm2": _unit("cm2", "area"),
    "hm2": _unit("ha", "area"),
    "cm3": _unit("cm3", "volume"),
    "sào": _unit("sào", "area"),  # 360 to 500 m2 by region, so it is a unit of its own
    "ml": _unit("ml", "volume"),
    # mass
    "tấn.km": _unit("t.km", "transport"),
    "tấn km": _unit("t.km", "transport"),
    "lượt khách.km": _unit("passenger.km", "transport"),
    "hành khách.km": _unit("passenger.km", "transport"),
    "lượt hành khách.km": _unit("passenger.km", "transport"),
    "khách.km": _unit("passenger.km", "transport"),
    "tấn": _unit("t", "mass"),
    "tạ": _unit("quintal", "mass"),
    "kg": _unit("kg", "mass"),
    "ki-lô-gam": _unit("kg", "mass"),
    "yến": _unit("kg", "mass", 10),
    "lạng": _unit("g", "mass", 100),
    "gam": _unit("g", "mass"),
    "gram": _unit("g", "mass"),
    "mg": _unit("mg", "mass"),
    "µg": _unit("µg", "mass"),
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
    "oc": _unit("°C", "temperature"),  # a raised o typed small: `37,5oC`
    "độ c": _unit("°C", "temperature"),
    "độ": _unit("degree", "angle"),
    "mhz": _unit("MHz", "frequency"),
    "ghz": _unit("GHz", "frequency"),
    "hz": _unit("Hz", "frequency"),
    "mbps": _unit("Mbps", "rate"),
    "gb": _unit("GB", "data"),
    "tb": _unit("TB", "data"),
    "db": _unit("dB", "sound"),
    "dba": _unit("dBA", "sound"),
    "mb": _unit("MB", "data"),
    "gbps": _unit("Gbps", "rate"),
    "kwp": _unit("kWp", "power"),
    "w": _unit("W", "power"),
    "twh": _unit("TWh", "energy"),
    "cv": _unit("CV", "power"),
    "độ richter": _unit("Richter", "magnitude"),
    "dwt": _unit("DWT", "mass"),
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
}

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
    "lượng": "tael",
    "chỉ": "mace",
    "cổ phiếu": "share",
    "phiên": "session",
    "buổi": "session",
    "phút": "minute",
    "nhiệm kỳ": "term",
    "chu kỳ": "cycle",
    "niên vụ": "crop",
    "khóa": "course",
    "lứa": "litter",
    "suất ăn": "meal",
    "bữa": "meal",
    "nền": "plot",
    "mô hình": "model",
    "lượt khám": "visit",
    "lượt điều trị": "visit",
    "chuyến": "trip",
    "tuyến": "route",
    "container": "container",
    "công-ten-nơ": "container",
    "thùng": "barrel",
    "ounce": "ounce",
    "bao": "bag",
    "kw giờ": "kWh",
    "mẫu": "sample",
    "hải lý": "nautical mile",
    "cây": "plant",
    "bụi": "clump",
    "gốc": "plant",
    "lồng": "cage",
    "bè": "raft",
    "trang trại": "farm",
    "điểm cầu": "site",
    "bé gái": "girl",
    "bé trai": "boy",
    "trẻ đẻ sống": "live birth",
    "trẻ sinh sống": "live birth",
    "ca đẻ": "birth",
    "phụ nữ": "woman",
    "nam": "man",
    "nữ": "woman",
}
