"""Persons and bodies that take part in a document, where the text says their part plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from extract.bodies import match_body
from extract.document_parts import Header
from extract.folding import fold
from extract.mentions import DirectiveMention, PartyMention, Zone
from extract.persons import PERSON_NAME, titled_person_before

# Longer ones first; who speaks to conclude is the chair: `phát biểu chỉ đạo và kết luận như sau`.
_ACTS = (
    "kết luận", "chủ trì", "chủ tọa", "phát biểu chỉ đạo và kết luận", "phát biểu kết luận", "phát biểu chỉ đạo",
    "phát biểu",
)  # fmt: skip
# `đồng chí Nghiêm Xuân Thành, Ủy viên …, Bí thư Tỉnh ủy kết luận:`, `… chủ trì cuộc họp`
_PERSON = re.compile(
    # letters first, what may not stand before them after: the matcher looks for letters ten times as fast
    rf"(?:đồng chí|Đồng chí|đ/c|Đ/c|ô(?<!\w.)ng|Ô(?<!\w.)ng|b(?<!\w.)à|B(?<!\w.)à)\s+(?P<name>{PERSON_NAME})"
    r"(?:\s*[,–-]\s*(?P<title>(?:(?![Đđ]ồng chí)[^.;:]){3,160}?))?\s*(?:,\s*)?(?:đã\s+)?(?:(?:cùng|đồng)\s+)?"
    rf"(?P<act>{'|'.join(_ACTS)})(?!\w)"
)
_SPEAKING = ("phát biểu", "phát biểu chỉ đạo")
_STEMS = ("kết luận", "chủ trì", "chủ tọa", "phát biểu")  # one stands in each of them
# `Phó Chủ tịch UBND tỉnh Lê Thị Hoa đã |chủ trì| cuộc họp`: the office stands before the name
_ACT = re.compile(rf"(?P<act>{'|'.join(_ACTS)})(?!\w)")
# `dưới sự chủ trì của |đồng chí Hồ Văn An, Bí thư Tỉnh ủy|`
_UNDER = re.compile(
    r"dưới sự (?:chủ trì|chủ tọa) của (?:(?:đồng chí|đ/c|ông|bà)\s+)?"
    rf"(?P<name>{PERSON_NAME})(?:\s*[,–-]\s*(?P<title>[^.;:]{{3,160}}?))?(?=[.;:]|$)"
)
# `Sau khi nghe X trình bày …`, `X báo cáo …, ý kiến phát biểu`
_HEARD = re.compile(r"(?<!\w)(?:sau khi nghe|nghe)\s+(?:báo cáo của\s+|đại diện\s+|lãnh đạo\s+)?")


def signer_party(header: Header, block: int) -> Iterator[PartyMention]:
    """The signers whose names stand in this block."""
    for name, title in ((header.signer_name, header.signer_title), *header.more_signers):
        if name is None or name.block != block:
            continue
        yield PartyMention(
            start=name.start,
            end=name.end,
            name=name.text,
            title=title.text if title else None,
            organisation=header.issuer.text if header.issuer else None,
            role="signer",
            kind="person",
        )


def recipient_parties(header: Header, block: int) -> Iterator[PartyMention]:
    """The recipients listed in this block."""
    for entry in header.recipients:
        if entry.block == block:
            yield PartyMention(entry.start, entry.end, entry.text, None, None, "recipient", "organisation")


def chair_parties(text: str, header: Header, zone: Zone) -> Iterator[PartyMention]:
    """Who chaired, concluded, spoke or presented, in a passage of text."""
    if zone != "text":
        return
    persons = tuple(_persons_acting(text)) if any(stem in text for stem in _STEMS) else ()
    yield from persons
    named = {person.name for person in persons}
    if header.chair and header.chair not in named and (at := text.find(f"{header.chair} chủ trì")) >= 0:
        yield PartyMention(at, at + len(header.chair), header.chair, None, header.chair, "chair", "organisation")
    folded = fold(text)
    for heard in _HEARD.finditer(folded) if "nghe" in folded else ():
        stop = match_body(text, heard.end())
        if stop is None:
            continue
        following = fold(text[stop : stop + 120])
        if "trình bày" in following or "báo cáo" in following[:30]:
            name = text[heard.end() : stop]
            yield PartyMention(heard.end(), stop, name, None, name, "presenter", "organisation")


def _persons_acting(text: str) -> Iterator[PartyMention]:
    """Persons who chaired, concluded or spoke, each name once."""
    seen: list[str] = []
    for found in (*_PERSON.finditer(text), *_UNDER.finditer(text)):
        if found["name"] in seen:
            continue
        seen.append(found["name"])
        end = found.end("title") if found["title"] else found.end("name")
        title = found["title"].strip(" ,") if found["title"] else None
        acts = found.groupdict().get("act") in _SPEAKING
        yield PartyMention(
            found.start("name"), end, found["name"], title, None, "speaker" if acts else "chair", "person"
        )
    for found in _ACT.finditer(text):
        before = text[: found.start()].rstrip()
        person = titled_person_before(text, len(before.removesuffix(" đã")))
        if person and not any(name in person.name for name in seen):
            seen.append(person.name)
            role: Literal["speaker", "chair"] = "speaker" if found["act"] in _SPEAKING else "chair"
            yield PartyMention(person.start, person.end, person.name, person.title, None, role, "person")


def task_parties(text: str, tasks: Sequence[DirectiveMention]) -> Iterator[PartyMention]:
    """Who must act and who helps, where the passage itself names them; each place once."""
    seen: set[tuple[int, str]] = set()
    for task in tasks:
        roles: tuple[tuple[Literal["assignee", "cooperating"], tuple[str, ...]], ...] = (
            ("assignee", task.assignees),
            ("cooperating", task.cooperating),
        )
        for role, names in roles:
            for name in names:
                at = text.find(name, task.start, task.end)
                if at >= 0 and (at, role) not in seen:
                    seen.add((at, role))
                    yield PartyMention(at, at + len(name), name, None, name, role, "organisation")
