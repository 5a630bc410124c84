"""Provinces and cities of the centre: the 63 until 30 June 2025 and the 34 since, and which became which.

Source: Nghị quyết 202/2025/QH15 (sắp xếp đơn vị hành chính cấp tỉnh, in force 12 June 2025; the new provinces work
since 1 July 2025). Thừa Thiên Huế became thành phố Huế on 1 January 2025 (Nghị quyết 175/2024/QH15).
"""

from __future__ import annotations

from extract.folding import unmarked

# Today's name: the former names it was made of, its own among them.
MERGED: dict[str, tuple[str, ...]] = {
    "Hà Nội": ("Hà Nội",),
    "Huế": ("Thừa Thiên Huế",),
    "Lai Châu": ("Lai Châu",),
    "Điện Biên": ("Điện Biên",),
    "Sơn La": ("Sơn La",),
    "Lạng Sơn": ("Lạng Sơn",),
    "Quảng Ninh": ("Quảng Ninh",),
    "Thanh Hóa": ("Thanh Hóa",),
    "Nghệ An": ("Nghệ An",),
    "Hà Tĩnh": ("Hà Tĩnh",),
    "Cao Bằng": ("Cao Bằng",),
    "Tuyên Quang": ("Tuyên Quang", "Hà Giang"),
    "Lào Cai": ("Lào Cai", "Yên Bái"),
    "Thái Nguyên": ("Thái Nguyên", "Bắc Kạn"),
    "Phú Thọ": ("Phú Thọ", "Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Ninh", "Bắc Giang"),
    "Hưng Yên": ("Hưng Yên", "Thái Bình"),
    "Hải Phòng": ("Hải Phòng", "Hải Dương"),
    "Ninh Bình": ("Ninh Bình", "Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Trị", "Quảng Bình"),
    "Đà Nẵng": ("Đà Nẵng", "Quảng Nam"),
    "Quảng Ngãi": ("Quảng Ngãi", "Kon Tum"),
    "Gia Lai": ("Gia Lai", "Bình Định"),
    "Khánh Hòa": ("Khánh Hòa", "Ninh Thuận"),
    "Lâm Đồng": ("Lâm Đồng", "Đắk Nông", "Bình Thuận"),
    "Đắk Lắk": ("Đắk Lắk", "Phú Yên"),
    "Hồ Chí Minh": ("Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Đồng Nai": ("Đồng Nai", "Bình Phước"),
    "Tây Ninh": ("Tây Ninh", "Long An"),
    "Cần Thơ": ("Cần Thơ", "Sóc Trăng", "Hậu Giang"),
    "Vĩnh Long": ("Vĩnh Long", "Bến Tre", "Trà Vinh"),
    "Đồng Tháp": ("Đồng Tháp", "Tiền Giang"),
    "Cà Mau": ("Cà Mau", "Bạc Liêu"),
    "An Giang": ("An Giang", "Kiên Giang"),
}

# Cities of the centre; every other `thành phố` lies in a province.
CENTRAL_CITIES: frozenset[str] = frozenset({"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})

TODAY: dict[str, str] = {former: today for today, formers in MERGED.items() for former in formers}
FORMER: tuple[str, ...] = tuple(TODAY)

_BY_KEY: dict[str, str] = {}


def _key(name: str) -> str:
    return "".join(c for c in unmarked(name) if c.isalnum())


for _name in (*FORMER, *MERGED):
    _BY_KEY.setdefault(_key(_name), _name)
_BY_KEY |= {"daclac": "Đắk Lắk", "dacnong": "Đắk Nông", "daknong": "Đắk Nông", "hochiminhcity": "Hồ Chí Minh"}
_BY_KEY |= {
    "tphochiminh": "Hồ Chí Minh",
    "hcm": "Hồ Chí Minh",
    "tphcm": "Hồ Chí Minh",
    "bariavungtau": "Bà Rịa - Vũng Tàu",
}


def province_named(name: str) -> str | None:
    """The province that a name means, as it was called then; None if it is none.

    `HẬU GIANG`, `Đăk Lăk`, `Thanh Hoá` are found; `Long Phú` is none.
    """
    return _BY_KEY.get(_key(name))
