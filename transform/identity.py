"""Who an act is: number and symbol in normal form, the issuing body's code, its province, the act's own name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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
        normal = normal_number(number_symbol)
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
# Bodies of the whole country.
_CENTRAL = re.compile(
    r"(?:bo|chinh phu|thu tuong chinh phu|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc|ban chap hanh trung uong"
    r"|bo chinh tri|ban bi thu|van phong (?:chinh phu|quoc hoi|chu tich nuoc|trung uong)|toa an nhan dan toi cao"
    r"|vien kiem sat nhan dan toi cao|kiem toan nha nuoc|thanh tra chinh phu|ngan hang nha nuoc)\b"
)


def issuer_identity(issuer: str | None, parent: str | None = None, place: str | None = None) -> IssuerIdentity:
    """The code of an issuing body and its province.

    A body of a district or commune, or one whose province is nowhere named, has no code: its name is not unique. Nor
    has a name that no body bears (`SỞ NÓIVỤ` of a scan): every misreading would become a body of its own.

    Args:
        issuer: as printed (`ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI`).
        parent: superior body as printed above it.
        place: of issue; names the province only for a body of a province (`TỈNH ỦY` + `Hậu Giang`).
    """
    if not issuer:
        return IssuerIdentity(None, None)
    name = unmarked(issuer).strip(" .*")
    superior = unmarked(parent or "").strip(" .*")
    province = _province_in(issuer) or (_province_in(parent) if parent else None)
    if province is None and place and re.search(r"\b(?:tinh uy|tinh)$", f"{name}|{superior}".strip("|")):
        province = province_named(place)
    if _LOWER.search(name) or _LOWER.search(superior):
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


def _province_in(text: str) -> str | None:
    """The province named at the end of a body's name; None for a town (`THÀNH PHỐ CÀ MAU` lies in a province)."""
    words = text.strip(" .*").split()
    for count in (5, 4, 3, 2):
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
