"""Rows of `document_references`: what a mention says of its act, whose act it is, and which mention named it first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from extract.document_parts import Document
from extract.folding import fold
from extract.mentions import ReferenceMention
from transform.identity import issuer_identity, work_id
from transform.ids import row_id
from transform.resolution import Cited, Resolved, resolve
from transform.structure_rows import review_columns, section_ids, span_columns, to_date

Row = dict[str, Any]

# Who issues, in the symbol of a Party number: `TW`, `TU`, `HU`, `VPTU`, `UBKTTW`, `BTCTU`.
_PARTY_ISSUER = re.compile(r"(?:TW|TU|HU|ThU|QU|ĐU\w*|VPT[WU]|UBKT\w*|BTG\w*|BTCT[WU]|BDV\w*|BNC\w*)$")
_FRONT = re.compile(r"MTTQ|MTTW")
_STATE_TYPES = frozenset(
    {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"}
)
_PARTY_BODY = re.compile(
    r"(?:bộ chính trị|ban bí thư|ban chấp hành|ban thường vụ|thường trực (?:tỉnh|thành|huyện) ủy|"
    r"(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|văn phòng (?:tỉnh ủy|trung ương)|ủy ban kiểm tra|"
    r"đại hội (?:đại biểu|đảng)|hội nghị (?:lần|trung ương))"
)
_STATE_BODY = re.compile(
    r"(?:chính phủ|thủ tướng|quốc hội|ủy ban thường vụ quốc hội|chủ tịch nước|ủy ban nhân dân|ubnd|"
    r"hội đồng nhân dân|hđnd|bộ(?: trưởng)? |sở |văn phòng chính phủ|chủ tịch (?:ủy ban|ubnd))"
)
_PLURAL_BEFORE = re.compile(r"(?:^|\s)(?:các|những|hai|ba|bốn)\s+$")
_DOUBTS = frozenset({"type_from_code", "date_impossible"})
_COUNT = re.compile(r"[0-9]+\s")


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention and where it stands: block and offsets in its passage."""

    block: int
    mention: ReferenceMention


def reference_columns(mention: ReferenceMention) -> Row:
    """What one mention alone says of its act; the identity of the act needs the document."""
    return {
        "form": mention.form,
        "system": system_of(mention),
        "doc_type_code": mention.doc_type_code,
        "doc_type": mention.doc_type,
        "number": mention.number,
        "year_in_number": mention.year_in_number,
        "number_symbol": mention.number_symbol,
        "issued_date": to_date(mention.issued_date),
        "issuer": mention.issuer,
        "term": mention.term,
        "subject": mention.subject,
        "pinpoint": "; ".join(mention.pinpoints) or None,
        "relation": mention.relation,
        "work_id": None,
        "resolves_to": None,
        "resolution": "unresolved",
    }


def reference_rows(document: Document, document_id: str, header: Row) -> list[Row]:
    """Rows of all mentions of a document, in order of reading.

    Args:
        header: the document's `transform.structure_rows.header_columns`.
    """
    places = list(_places(document))
    sections = section_ids(document_id, document)
    resolved = resolve([cited_by(place.mention, document.blocks[place.block].passage.text) for place in places])
    ids = [row_id(document_id, "document_references", ordinal) for ordinal in range(len(places))]
    works = _works(header, places, resolved)
    rows = []
    for ordinal, (place, answer) in enumerate(zip(places, resolved, strict=True)):
        block = document.blocks[place.block]
        row = {
            "reference_id": ids[ordinal],
            "document_id": document_id,
            "section_id": sections[block.section] if block.section is not None else None,
            **reference_columns(place.mention),
            **span_columns(document, block.passage, place.mention.start, place.mention.end),
        }
        row["work_id"] = works[ordinal]
        row["resolution"] = answer.resolution
        if answer.antecedent is not None:
            row["resolves_to"] = ids[answer.antecedent]
        elif works[ordinal] is not None:
            row["resolution"] = "exact"  # the act itself is known, with issuer, number and date
        row |= review_columns(row, place.mention.flags, doubtful=bool(_DOUBTS & set(place.mention.flags)))
        rows.append(row)
    return rows


def system_of(mention: ReferenceMention) -> str | None:
    """Party, state or front, from the form of the number, else from type or issuer; None where nothing tells.

    Party numbers join number and type with a hyphen (`21-NQ/TW`), State ones with a slash (`749/QĐ-TTg`).
    """
    if mention.symbol and mention.number_symbol and mention.number:
        if _FRONT.search(mention.symbol):
            return "front"
        if mention.number_symbol[len(mention.number)] == "-":
            return "party"
        return "party" if _PARTY_ISSUER.match(re.split("[-/]", mention.symbol)[-1]) else "state"
    if mention.doc_type in _STATE_TYPES:
        return "state"
    issuer = fold(mention.issuer or "")
    if _PARTY_BODY.match(issuer):
        return "party"
    return "state" if _STATE_BODY.match(issuer) else None


def _places(document: Document) -> Iterator[_Place]:
    for number, mentions in enumerate(document.mentions):
        for mention in mentions.references:
            yield _Place(number, mention)


def cited_by(mention: ReferenceMention, text: str) -> Cited:
    """What a mention says of its act, for the resolution; `text` is the passage it stands in."""
    quote = text[mention.start : mention.end]
    counted = _COUNT.match(quote) or _PLURAL_BEFORE.search(fold(text[max(0, mention.start - 8) : mention.start]))
    return Cited(
        form=mention.form,
        doc_type=mention.doc_type,
        number=mention.number,
        symbol=mention.number_symbol,
        issued=to_date(mention.issued_date),
        issuer=mention.issuer,
        term=mention.term,
        name=_without_pinpoint(quote, mention) if mention.form == "named" else _law_name(quote, mention),
        plural=mention.form == "back" and counted is not None,
    )


# `Luật Đất đai| số 31/2024/QH15`; not `Luật số 31/2024/QH15`
_BEFORE_NUMBER = re.compile(r" số:? ?\d")
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")


def _law_name(quote: str, mention: ReferenceMention) -> str | None:
    """The name that stands between a law's type word and its number, with the type word."""
    if mention.doc_type not in _LAWS or mention.number is None:
        return None
    words = _without_pinpoint(quote, mention)
    number = _BEFORE_NUMBER.search(fold(words))
    name = words[: number.start()] if number else ""
    return name if len(name.split()) > len(mention.doc_type.split()) else None


def _without_pinpoint(quote: str, mention: ReferenceMention) -> str:
    """The quote from its type word on."""
    start = fold(quote).find(fold(mention.doc_type)) if mention.pinpoints else 0
    return quote[max(0, start) :]


def _works(header: Row, places: list[_Place], resolved: list[Resolved]) -> list[str | None]:
    """Identity of each mention's act; mentions of one act share it."""
    own_province = header["province"]
    of_act: dict[int, str] = {}
    for place, answer in zip(places, resolved, strict=True):
        found = act_work_id(place.mention, own_province)
        if found and answer.act is not None:
            of_act.setdefault(answer.act, found)
    own = header["work_id"]
    return [
        own if place.mention.form == "self" else of_act.get(answer.act) if answer.act is not None else None
        for place, answer in zip(places, resolved, strict=True)
    ]


def act_work_id(mention: ReferenceMention, own_province: str | None) -> str | None:
    """Identity of the act a mention prints in full; None unless type, issuer, number and date are certain.

    Args:
        mention: of an act.
        own_province: of the body that issued the citing document; a body of a province that is named without it
            (`Ban Thường vụ Tỉnh ủy`) is the one of that province.
    """
    issued: date | None = to_date(mention.issued_date)
    if mention.number is None or issued is None or mention.flags:
        return None
    issuer = _body_that_signs(mention.issuer)
    return work_id(
        system_of(mention), issuer_identity(issuer, None, own_province), mention.doc_type, issued, mention.number
    )


def _body_that_signs(issuer: str | None) -> str | None:
    """The body as the act's own header prints it: `Bộ Nội vụ` for `Bộ trưởng Bộ Nội vụ`."""
    if issuer is None:
        return None
    body = re.sub(r"^bộ trưởng (?=bộ )", "", issuer, flags=re.IGNORECASE)
    body = re.sub(r"^hội nghị lần thứ \w+ (?=ban chấp hành)", "", body, flags=re.IGNORECASE)
    return re.sub(r"(?<=trung ương) đảng$", "", body, flags=re.IGNORECASE)
