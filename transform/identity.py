"""Who an act is: number and symbol in normal form, the issuing body's code, its province, the act's own name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.act_numbers import symbol_number_at
from extract.bodies import match_body
from extract.document_parts import Header
from extract.folding import unmarked
from extract.knowledge.document_types import TYPES, DocumentType, type_of_word
from extract.knowledge.provinces import CENTRAL_CITIES, province_named
from extract.syllables import is_syllable

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
# `749/QĐ-TTg`, `215-TB/TU`, `47/2020/NĐ-CP`, `08a/TB-PTP`
_PARTS = re.compile(r"(?P<number>\d+[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d)(?=/))?[/-](?P<symbol>\S+)", re.IGNORECASE)
_SYMBOL = re.compile(r"(?:/(?P<year>(?:19|20)\d\d)(?=/))?[/-](?P<symbol>\S+)")


@dataclass(frozen=True, slots=True)
class NumberParts:
    """A document number taken apart.

    Attributes:
        number: as printed, leading zeros kept; None where it is left blank.
        symbol: what follows number and year (`QĐ-TTg`, `TB/TU`).
        number_symbol: the whole in normal form; None where the number is blank.
    """

    number: str | None
    year_in_number: int | None
    symbol: str | None
    number_symbol: str | None


def normal_number(text: str) -> str:
    """Number and symbol without blanks, with ASCII hyphens and Đ for Ð (`QĐÐ` of doubled OCR letters is `QĐ`)."""
    clean = re.sub(r"\s+", "", text.translate(_DASHES)).strip(".,;:")
    return clean.replace("ĐÐ", "Đ").replace("ÐĐ", "Đ").replace("Ð", "Đ")


def number_parts(number_symbol: str | None, symbol: str | None = None) -> NumberParts:
    """Takes a printed number and symbol apart; `symbol` is what is printed where the number is left blank."""
    if number_symbol is not None:
        unjoined = symbol_number_at(number_symbol, 0)  # `215 TB/TU`: the dash after the number is lost
        normal = normal_number(number_symbol)
        if _PARTS.fullmatch(normal) is None and unjoined and unjoined.normal and unjoined.end == len(number_symbol):
            normal = unjoined.normal
        if found := _PARTS.fullmatch(normal):
            year = int(found["year"]) if found["year"] else None
            return NumberParts(found["number"], year, found["symbol"], normal)
    if symbol is not None and (found := _SYMBOL.fullmatch(normal_number(symbol))):
        return NumberParts(None, int(found["year"]) if found["year"] else None, found["symbol"], None)
    return NumberParts(None, None, None, None)


def slug(text: str) -> str:
    """`Tỉnh ủy Hậu Giang` becomes `tinh-uy-hau-giang`."""
    return "-".join(re.findall(r"[a-z0-9]+", unmarked(text)))


@dataclass(frozen=True, slots=True)
class IssuerIdentity:
    """Code of a body and its province (as named then); None where the text does not say which one it is."""

    issuer_id: str | None
    province: str | None


# Unmarked heads whose bodies exist in every place, with the short code of ids. OCR loses blanks between capitals
# (`ỦY BANNHÂNDÂN`), which leaves these words what they are.
_LOCAL_HEADS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"{words}\b"), code)
    for words, code in (
        ("(?:uy ?ban ?nhan ?dan|ubnd)", "ubnd"),
        ("(?:hoi ?dong ?nhan ?dan|hdnd)", "hdnd"),
        ("tinh ?uy", "tu"),
        ("thanh ?uy", "tu"),
    )
)
_MARKED_VOWEL = re.compile("[à-ãè-êìíò-õùúýăĩũơưạ-ỹ]")
_LEVEL = re.compile(r"(?:tinh|thanh pho|tp\.?)\s+")
# Below the province: their names repeat from province to province.
_LOWER = re.compile(
    r"\b(?:huyen|quan|thi xa|thi tran|xa|phuong|dac khu|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo)\b"
)
# Committees of which a province has one, though others of the kind are below it: `ĐẢNG ỦY UBND TỈNH`.
_OF_PROVINCE = re.compile(
    r"dang uy (?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|cong an|quan su|bo doi bien phong|cac co quan dang)"
    r"(?: tinh| thanh pho)"
)
# Bodies of the whole country.
_CENTRAL = re.compile(
    r"(?:bo|chinh phu|thu tuong chinh phu|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc|ban chap hanh trung uong"
    r"|bo chinh tri|ban bi thu|van phong (?:chinh phu|quoc hoi|chu tich nuoc|trung uong)|toa an nhan dan toi cao"
    r"|vien kiem sat nhan dan toi cao|kiem toan nha nuoc|thanh tra chinh phu|ngan hang nha nuoc)\b"
)


# `SỞ NỘI VỤ - SỞ TÀI CHÍNH`, `SỞ NỘI VỤ SỞ TÀI CHÍNH` of two lines: bodies that issue together
_JOINT = re.compile(r"\s+[-–]\s+|(?<=\S)\s+(?=(?:SỞ|BỘ)\s)")
_CITY_SINCE = date(2025, 1, 1)  # Huế is a city of the centre since then; before, a town of Thừa Thiên Huế


def issuer_identity(
    issuer: str | None, parent: str | None = None, place: str | None = None, issued: date | None = None
) -> IssuerIdentity:
    """The code of an issuing body and its province; of bodies that issue together their codes joined by `+`.

    A body of a district or commune, or one whose province is nowhere named, has no code: its name is not unique. Nor
    has a name that no body bears (`SỞ NÓIVỤ` of a scan): every misreading would become a body of its own.

    Args:
        issuer: as printed (`ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI`).
        parent: superior body as printed above it.
        place: of issue; names the province only for a body of a province (`TỈNH ỦY` + `Hậu Giang`).
        issued: date of issue; `THÀNH PHỐ HUẾ` is a province since 2025.
    """
    if not issuer:
        return IssuerIdentity(None, None)
    bodies = [body.strip() for body in _JOINT.split(issuer)]
    if len(bodies) > 1 and all(match_body(body, 0) == len(body) for body in bodies):
        every = [_one_identity(body, parent, place, issued) for body in bodies]
        province = next((one.province for one in every if one.province), None)
        ids = [one.issuer_id for one in every]
        return IssuerIdentity("+".join(filter(None, ids)) if all(ids) else None, province)
    return _one_identity(issuer, parent, place, issued)


def _one_identity(issuer: str, parent: str | None, place: str | None, issued: date | None) -> IssuerIdentity:
    name = unmarked(issuer).strip(" .*")
    superior = unmarked(parent or "").strip(" .*")
    hue = issued is not None and issued >= _CITY_SINCE
    province = _province_in(issuer, hue) or (_province_in(parent, hue) if parent else None)
    if province is None and place and re.search(r"\b(?:tinh uy|tinh)$", f"{name}|{superior}".strip("|")):
        province = province_named(place)
    if _LOWER.search(name) or _LOWER.search(superior):
        if province and _OF_PROVINCE.fullmatch(name) and not _LOWER.search(superior):
            return IssuerIdentity(f"{slug(name)}-{slug(province)}", province)
        return IssuerIdentity(None, province)
    if not _is_named_like_a_body(issuer, province):
        return IssuerIdentity(None, province)
    if province is None:
        if _CENTRAL.match(name) and not superior:
            return IssuerIdentity(slug(issuer), None)
        if _CENTRAL.match(superior) or "trung uong" in f"{name} {superior}":
            return IssuerIdentity(slug(f"{parent or ''} {issuer}"), None)
        return IssuerIdentity(None, None)
    own = _code(issuer, province)
    if own == "van-phong" and parent:  # every body has an office
        own = f"{own}-{_code(parent, province)}"
    return IssuerIdentity(f"{own}-{slug(province)}" if own else slug(province), province)


def _is_named_like_a_body(issuer: str, province: str | None) -> bool:
    name = unmarked(issuer)
    if any(pattern.match(name) for pattern, _ in _LOCAL_HEADS):
        return True
    places = unmarked(province or "").split()  # `Đắk Lắk` is none of the language's syllables
    words = [word.strip(".,;:*-") for word in issuer.split()]
    return match_body(issuer, 0) is not None and all(
        is_syllable(word) for word in words if _MARKED_VOWEL.search(word.lower()) and unmarked(word) not in places
    )


def _code(issuer: str, province: str) -> str:
    """The body without its province: `ubnd`, `tu`, `so-noi-vu`."""
    name = unmarked(issuer)
    for pattern, code in _LOCAL_HEADS:
        if pattern.match(name):
            return code
    for words, code in (
        ("tinh uy", "tu"),
        ("thanh uy", "tu"),
        ("uy ban nhan dan", "ubnd"),
        ("hoi dong nhan dan", "hdnd"),
    ):
        name = name.replace(words, code)
    rest = re.sub(rf"\s*(?:tinh|thanh pho|tp\.?)?\s*{re.escape(unmarked(province))}\s*$", "", name)
    return slug(re.sub(r"\s+(?:tinh|thanh pho)\s*$", "", rest))


def _province_in(text: str, hue: bool = False) -> str | None:
    """The province named at the end of a body's name; None for a town (`THÀNH PHỐ CÀ MAU` lies in a province).

    Args:
        hue: Huế is one.
    """
    words = text.strip(" .*").split()
    for count in (5, 4, 3, 2, 1) if hue else (5, 4, 3, 2):
        if count >= len(words) + 1:
            continue
        found = province_named(" ".join(words[-count:]))
        if found is None:
            continue
        before = unmarked(" ".join(words[:-count]))
        city = before.endswith(("thanh pho", "tp", "tp.", "thanh uy"))
        if (city and found not in CENTRAL_CITIES) or _LOWER.search(before.rsplit(" ", 2)[-1] if before else ""):
            return None
        if re.search(r"\b(?:huyen|quan|thi xa|thi tran|xa|phuong)$", before):
            return None
        return found
    return None


_PREFIX = {"party": "vn:dang", "state": "vn:nha-nuoc"}


def work_id(
    system: str | None, identity: IssuerIdentity, doc_type: str | None, issued: date | None, number: str | None
) -> str | None:
    """Identity of an act, e.g. `vn:dang:tu-hau-giang:thong-bao:2021-08-30:215`; None unless every part is known."""
    prefix = _PREFIX.get(system or "")
    if prefix is None or identity.issuer_id is None or doc_type is None or issued is None or number is None:
        return None
    return ":".join((prefix, identity.issuer_id, slug(doc_type), issued.isoformat(), number.lstrip("0").lower() or "0"))


def header_type(header: Header) -> DocumentType | None:
    """The type of a document: of its type word, else (a letter) of its code."""
    if header.doc_type is not None and (kind := type_of_word(header.doc_type.text)):
        return kind
    if header.doc_type_code is None:
        return None
    return next((kind for kind in TYPES if kind.code == header.doc_type_code), None)
