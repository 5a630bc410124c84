from datetime import date

import pytest

from extract.knowledge.provinces import FORMER, MERGED, TODAY, province_named
from transform.identity import IssuerIdentity, issuer_identity, number_parts, work_id


@pytest.mark.parametrize(
    ("printed", "number", "year", "symbol", "normal"),
    [
        ("749/QĐ-TTg", "749", None, "QĐ-TTg", "749/QĐ-TTg"),
        ("215-TB/TU", "215", None, "TB/TU", "215-TB/TU"),
        ("47/2020/NĐ-CP", "47", 2020, "NĐ-CP", "47/2020/NĐ-CP"),
        ("329 /BC-UBND", "329", None, "BC-UBND", "329/BC-UBND"),
        ("19 - CT/TU", "19", None, "CT/TU", "19-CT/TU"),
        ("08\u2011NQ/TW", "08", None, "NQ/TW", "08-NQ/TW"),
        ("1268/QĐÐ-SCT", "1268", None, "QĐ-SCT", "1268/QĐ-SCT"),
        ("12/Q\u00d0-UBND", "12", None, "QĐ-UBND", "12/QĐ-UBND"),
    ],
)
def test_numbers_in_normal_form(printed: str, number: str, year: int | None, symbol: str, normal: str) -> None:
    parts = number_parts(printed)
    assert (parts.number, parts.year_in_number, parts.symbol, parts.number_symbol) == (number, year, symbol, normal)


def test_a_blank_number_leaves_only_the_symbol() -> None:
    parts = number_parts(None, "/BTP-BTTP")
    assert (parts.number, parts.symbol, parts.number_symbol) == (None, "BTP-BTTP", None)


@pytest.mark.parametrize(
    ("issuer", "parent", "place", "issuer_id", "province"),
    [
        ("TỈNH ỦY HẬU GIANG", None, "Hậu Giang", "tu-hau-giang", "Hậu Giang"),
        ("TỈNH ỦY", None, "Hậu Giang", "tu-hau-giang", "Hậu Giang"),
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", None, None, "ubnd-quang-ngai", "Quảng Ngãi"),
        ("VĂN PHÒNG", "TỈNH ỦY HẬU GIANG", None, "van-phong-tu-hau-giang", "Hậu Giang"),
        ("SỞ NỘI VỤ", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", None, "so-noi-vu-lam-dong", "Lâm Đồng"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", None, None, "ubnd-ho-chi-minh", "Hồ Chí Minh"),
        ("BỘ TƯ PHÁP", None, "Hà Nội", "bo-tu-phap", None),
        ("CỤC THUẾ", "BỘ TÀI CHÍNH", None, "bo-tai-chinh-cuc-thue", None),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ CÀ MAU", None, None, None, None),  # a town in a province
        ("ỦY BAN NHÂN DÂN HUYỆN TÂN HÒA", None, None, None, None),  # the name is not unique
        ("TỈNH ỦY", None, "Tân Hòa", None, None),
        ("ỦY BANNHÂNDÂN TỈNH LÂM ĐÒNG", None, None, "ubnd-lam-dong", "Lâm Đồng"),  # as OCR reads it
        ("SỞ NÓIVỤ", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", None, None, "Lâm Đồng"),  # no body of that name
        (None, None, "Hậu Giang", None, None),
    ],
)
def test_issuers(
    issuer: str | None, parent: str | None, place: str | None, issuer_id: str | None, province: str | None
) -> None:
    assert issuer_identity(issuer, parent, place) == IssuerIdentity(issuer_id, province)


def test_the_identity_of_an_act_needs_every_part() -> None:
    body = issuer_identity("TỈNH ỦY HẬU GIANG")
    day = date(2021, 8, 30)
    assert work_id("party", body, "Thông báo", day, "215") == "vn:dang:tu-hau-giang:thong-bao:2021-08-30:215"
    assert work_id("party", body, "Thông báo", day, "05") == "vn:dang:tu-hau-giang:thong-bao:2021-08-30:5"
    assert work_id("party", body, "Thông báo", None, "215") is None
    assert work_id("party", body, "Thông báo", day, None) is None
    assert work_id(None, body, "Thông báo", day, "215") is None
    assert work_id("state", issuer_identity("ỦY BAN NHÂN DÂN HUYỆN TÂN HÒA"), "Báo cáo", day, "1") is None


def test_63_provinces_became_34() -> None:
    assert len(FORMER) == len(set(FORMER)) == 63
    assert len(MERGED) == 34
    assert TODAY["Hậu Giang"] == "Cần Thơ"
    assert TODAY["Quảng Ngãi"] == "Quảng Ngãi"
    assert province_named("ĐĂK LĂK") == "Đắk Lắk"
    assert province_named("Thanh Hoá") == "Thanh Hóa"
    assert province_named("Long Phú") is None
