"""Numbers of acts: `21-NQ/TW`, `749/QĐ-TTg`, `30/2020/NĐ-CP`, `45/2019/QH14`, as really printed."""

from __future__ import annotations

import re

from extract.knowledge.document_types import DocumentType, type_of_code
from extract.values import value


@value(frozen=True, slots=True)
class ActNumber:
    """A printed number of an act.

    Attributes:
        start, end: of number and symbol, without the word `số`.
        number: as printed, leading zeros kept (`05`, `30a`).
        year: the year in numbers of normative acts, else None.
        symbol: what follows number and year, normal form (`NQ/TW`); None for a bare number (`Chỉ thị số 10`).
        normal: the whole in normal form (`30/2020/NĐ-CP`), None for a bare number.
    """

    start: int
    end: int
    number: str
    year: int | None
    symbol: str | None
    normal: str | None


_HYPHEN = "-\u2010\u2011\u2012\u2013"
# One part of a symbol: a capital, then letters of either case, perhaps a term (`QH14`): `QĐ`, `TTg`, `KGVX`, `GD&ĐT`.
# Not `Bộ`, `Ban`: a marked small vowel or three small letters are words. One digit first is a misread capital (`5TC`).
_PART = r"(?:[0-9](?=[A-ZĐ]{2}))?[A-ZĐÐƯÔƠÂÊ](?:[A-ZĐÐƯÔƠÂÊ&]|[a-zđ](?![a-zđ]{2})){0,40}[0-9]{0,2}(?!\w)"
_SYMBOL = re.compile(
    rf"(?P<number>[0-9]{{1,6}}[a-zđ]?)(?:\s?/\s?(?P<year>(?:19|20)[0-9]{{2}}))?(?P<symbol>\s?[{_HYPHEN}/]\s?{_PART}"
    rf"(?:(?:\s?[{_HYPHEN}/]|[{_HYPHEN}/]\s|\.(?=[A-ZĐ]{{2}})){_PART}){{0,8}})"
)
_UNJOINED = re.compile(rf"(?P<number>[0-9]{{1,5}}[a-zđ]?)\s?(?P<code>{_PART})(?P<mark>[-/])(?P<issuer>{_PART})")
_SPACED = re.compile(rf"\s[{_HYPHEN}/]\s(?P<part>{_PART})")  # `QĐ - TTg`
_BARE = re.compile(r"[0-9]{1,4}[a-zđ]?(?![\w%]|\s?[/%]|[.,][0-9])")
_BLANKS = re.compile(r"\s+")
_HYPHENS = re.compile(f"[{_HYPHEN}]")


def symbol_number_at(text: str, at: int) -> ActNumber | None:
    """The number with its symbol that begins at `at`.

    Matches `21 - NQ/TW`, `31- HD/BTCTW`, `749/QÐ-TTg`, `30a/2008/NQ-CP`; not `21/63`, `2020/2021`, `21 - Bộ Chính trị`.
    """
    found = _SYMBOL.match(text, at)
    if not found:
        return _unjoined_at(text, at)
    end = found.end()
    while (more := _SPACED.match(text, end)) and _ends_in_code(text[at:end]):
        end = more.end()
    normal = _HYPHENS.sub("-", _BLANKS.sub("", text[at:end])).replace("Ð", "Đ").replace("ð", "đ")
    year = int(found["year"]) if found["year"] else None
    head = len(found["number"]) + (5 if year else 0)
    return ActNumber(at, end, found["number"], year, normal[head + 1 :], normal)


def _unjoined_at(text: str, at: int) -> ActNumber | None:
    """`21 NQ/TW`, `749 QĐ-TTg`: the mark after the number is lost in print; the code's form tells which it was."""
    found = _UNJOINED.match(text, at)
    if not found or not type_of_code(found["code"], "party" if found["mark"] == "/" else "state"):
        return None
    joined = ("-" if found["mark"] == "/" else "/") + found["code"] + found["mark"] + found["issuer"]
    normal = (found["number"] + joined).replace("Ð", "Đ")
    return ActNumber(at, found.end(), found["number"], None, normal[len(found["number"]) + 1 :], normal)


def bare_number_at(text: str, at: int) -> ActNumber | None:
    """The number without symbol that begins at `at`: `10` of `Chỉ thị số 10`; not `21/63`, `5%`, `3.500`, `2,5`."""
    found = _BARE.match(text, at)
    return ActNumber(at, found.end(), found[0], None, None, None) if found else None


def code_of(symbol: str | None, kind: DocumentType) -> str | None:
    """The type code printed in a symbol, None if it holds none (`UBND-NCTH` of a công văn, `QH14` of a law)."""
    if not symbol:
        return None
    first = re.split("[-/]", symbol)[0]
    if first in kind.codes:
        return first
    if (
        kind.name == "Công văn"
    ):  # its first part is a body or a drafting unit, even if it looks like a code (`45/TC-HCSN`)
        return None
    return first if type_of_code(first) or type_of_code(first, "party") else None


def type_in_symbol(symbol: str | None) -> DocumentType | None:
    """The type that a symbol alone tells (`NQ/TW`, `QĐ-TTg`); None if it has no type code or no issuer (`21-NQ`)."""
    parts = re.split("[-/]", symbol) if symbol else []
    if len(parts) < 2:
        return None
    return type_of_code(parts[0], "party" if "/" in (symbol or "") else "state")


def _ends_in_code(printed: str) -> bool:
    last = re.split(rf"[{_HYPHEN}/\s]", printed)[-1]
    return bool(type_of_code(last) or type_of_code(last, "party"))
