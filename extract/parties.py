"""Persons and bodies that take part in a document, where the text says their part plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from extract.bodies import match_body
from extract.document_parts import Header
from extract.folding import fold
from extract.mentions import DirectiveMention, PartyMention, Zone

_ACTS = ("kết luận", "chủ trì", "chủ tọa", "phát biểu chỉ đạo", "phát biểu")
# `đồng chí Nghiêm Xuân Thành, Ủy viên …, Bí thư Tỉnh ủy kết luận:`, `… chủ trì cuộc họp`
_PERSON = re.compile(
    r"(?:[Đđ]ồng chí|[Đđ]/c|(?<!\w)[ÔôÔ]ng|(?<!\w)[Bb]à)\s+(?P<name>[A-ZĐÀ-Ỹ][a-zđà-ỹ]*(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]*){1,4})"
    r"(?:\s*[,–-]\s*(?P<title>[^.;:]{3,160}?))?\s*(?:,\s*)?(?:đã\s+)?"
    rf"(?P<act>{'|'.join(_ACTS)})(?!\w)"
)
_SPEAKING = ("phát biểu", "phát biểu chỉ đạo")
# `Sau khi nghe X trình bày …`, `X báo cáo …, ý kiến phát biểu`
_HEARD = re.compile(r"(?<!\w)(?:sau khi nghe|nghe)\s+(?:báo cáo của\s+|đại diện\s+|lãnh đạo\s+)?")


def signer_party(header: Header, block: int) -> Iterator[PartyMention]:
    """The signer, if its name stands in this block."""
    name, title = header.signer_name, header.signer_title
    if name is None or name.block != block:
        return
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
    for found in _PERSON.finditer(text) if any(act in text for act in _ACTS) else ():
        act = found["act"]
        titled = found["title"] is not None
        end = found.end("title") if titled else found.end("name")
        title = found["title"].strip(" ,") if titled else None
        role: Literal["speaker", "chair"] = "speaker" if act in _SPEAKING else "chair"
        yield PartyMention(found.start("name"), end, found["name"], title, None, role, "person")
    if header.chair and (at := text.find(f"{header.chair} chủ trì")) >= 0:
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
