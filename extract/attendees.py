"""Who attended, where a notice of conclusions lists them: `Tham dự cuộc họp có đại diện Cục …, Vụ …; Tập đoàn …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.addressees import AddresseeReader
from extract.bodies import match_body
from extract.folding import fold
from extract.mentions import PartyMention
from extract.persons import PERSON_NAME
from extract.sentences import sentences

_E = r"(?![^\W_])"
# `Tham dự cuộc họp có`, `Cùng dự có`, `Dự họp gồm:`, `Thành phần dự họp:`; not `tham dự đúng thành phần`, `dự án có`.
_ATTENDED = re.compile(
    r"(?:(?:cùng\s+)?(?:tham dự|tham gia|dự)(?:\s+(?:buổi\s+)?(?:cuộc họp|làm việc|hội nghị|phiên họp|họp))?\s+"
    r"(?:(?:còn\s+)?có|gồm(?:\s+có)?)"
    + _E
    + r"\s*:?|thành phần\s+(?:tham dự|dự)(?:\s+(?:họp|hội nghị|cuộc họp))?\s*:)\s+"
)
# Who is sent or calls, before the name itself: `đại diện lãnh đạo`, `các đồng chí:`.
_SENT = re.compile(
    r"(?:(?:đại diện|lãnh đạo|các đồng chí|đồng chí|đ/c|các ông|ông|bà)(?:\s+(?=lãnh đạo|đại diện))?\s*:?\s+)+"
)
_NAME = re.compile(rf"(?P<name>{PERSON_NAME})\s*(?:[,–-]\s*(?P<title>[^;.]{{3,160}}?))?\s*(?=[;.]|$)")
_PARTS = re.compile(r"[^;]+")


def attendee_parties(text: str) -> Iterator[PartyMention]:
    """The bodies and persons a sentence of attendance lists, each at its place."""
    folded = fold(text)
    if "dự" not in folded and "tham gia" not in folded:
        return
    reader = AddresseeReader(text, folded)
    for start, end in sentences(text):
        found = _ATTENDED.match(folded, start)
        if found is None:
            continue
        for part in _PARTS.finditer(text, found.end(), end):
            yield from _part(reader, part.start(), part.end())


def _part(reader: AddresseeReader, start: int, end: int) -> Iterator[PartyMention]:
    text = reader.text
    while start < end and text[start].isspace():
        start += 1
    sent = _SENT.match(reader.folded, start)
    at = sent.end() if sent else start
    person = _NAME.match(text, at, end)
    if person and match_body(text, at) is None:
        title = person["title"]
        last = person.end("title") if title else person.end("name")
        yield PartyMention(at, last, person["name"], title, None, "attendee", "person")
        return
    list_ = reader.names(at, end, alone=True)
    for name in list_.names if list_ else ():
        first = text.index(name, at)
        at = first + len(name)
        yield PartyMention(first, at, name, None, name, "attendee", "organisation")
