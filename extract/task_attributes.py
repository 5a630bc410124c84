"""Who, with whom and by when, where a plan prints it as attributes of a task: `Cơ quan chủ trì: …; thời hạn: …`.

    task    = words {attribute} | words newline {"-" attribute newline} | words "(" body "chủ trì" [";" attributes] ")"
    attribute = label ":" value

The values run up to the next label, or to a semicolon, a bracket or the end of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.addressees import LEADS, WITH, AddresseeReader
from extract.deadlines import Deadline, find_deadline, value_deadline
from extract.folding import fold

Kind = Literal["lead", "partner", "deadline", "product"]

_BODY = r"(?:các )?(?:cơ quan|đơn vị|cơ quan, đơn vị|cơ quan/đơn vị|cơ quan hoặc đơn vị|đầu mối)"
_LABELS: tuple[tuple[Kind, str], ...] = (
    # `Cơ quan chủ trì:`, `Chủ trì thực hiện:`, `Đơn vị thực hiện:`, `Trách nhiệm thực hiện:`
    (
        "lead",
        rf"(?:{_BODY} )?(?:chủ trì(?: thực hiện| tham mưu| triển khai)?|chịu trách nhiệm(?: chính| thực hiện)?|"
        r"phụ trách)|"
        rf"(?:{_BODY}|trách nhiệm|phân công|phân công nhiệm vụ|cấp) (?:được giao )?thực hiện|{_BODY} tham mưu",
    ),
    ("partner", rf"(?:{_BODY} )?phối hợp(?: thực hiện| triển khai)?"),
    (
        "deadline",
        r"(?:thời gian|thời hạn|hạn|tiến độ|lộ trình|thời điểm)(?: (?:hoàn thành|thực hiện|trình|báo cáo|xong))?|"
        r"hoàn thành",
    ),
    ("product", r"(?:sản phẩm|kết quả)(?: (?:dự kiến|đầu ra|đạt được|hoàn thành))?|yêu cầu sản phẩm"),
)
_ATTRIBUTE = re.compile(
    r"(?:^|(?<=[.;,(\n+*•–-] )|(?<=[(\n]))\s*(?P<label>"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _LABELS)
    + r")\s*:\s*"
)
_LONGEST_LABEL = 60
_VALUE_ENDS = re.compile(r"\s*(?:;|\.(?=\s|$)|\)|\n|$)")
_ASIDE = re.compile(
    r"(?:nội dung|mục tiêu|yêu cầu|địa điểm|kinh phí|nguồn kinh phí|nguồn lực|đối tượng|số lượng|quy mô|hình thức|"
    r"phạm vi|kinh phí thực hiện|nội dung thực hiện|cách thức thực hiện|chỉ tiêu)\s*:"
)
# `(Sở Nội vụ chủ trì, …)`
_BRACKET = re.compile(r"\(\s*")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the attributes of one task say.

    Attributes:
        leads: who must act; empty where it is not said.
        deadline: in the text that was read.
        deadline_text: its words.
        start, end: from the first label to the end of the last value, in the text that was read.
    """

    leads: tuple[str, ...]
    partners: tuple[str, ...]
    deadline: Deadline | None
    deadline_text: str | None
    start: int
    end: int


def is_attribute(text: str, start: int) -> bool:
    """Whether `text` from `start` on is nothing but attributes: `Cơ quan chủ trì: Sở Xây dựng.`"""
    head = _head(text, start)
    return head is not None and _ATTRIBUTE.match(head) is not None


def is_aside(text: str, start: int) -> bool:
    """Whether a line only says more of the task above it, between its attributes: `Nội dung: rà soát 100% hồ sơ.`"""
    head = _head(text, start)
    return head is not None and _ASIDE.match(head) is not None


def _head(text: str, start: int) -> str | None:
    """The first words of a line, folded, without its marker: no label is longer; None if no colon is among them."""
    head = text[start : start + _LONGEST_LABEL]
    return fold(head).lstrip(" -–+*•") if ":" in head else None


def find_attributes(text: str, start: int = 0) -> Attributes | None:
    """The attributes printed in `text` from `start` on; None if there are none.

    Bodies alone count as leads: `Chủ trì: đồng chí Nguyễn Văn A` tells who chairs a meeting.
    """
    if text.find(":", start) < 0 and text.find("chủ trì", start) < 0:
        return None
    folded = fold(text)
    reader = AddresseeReader(text, folded)
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    deadline: Deadline | None = None
    deadline_text: str | None = None
    first, last = len(text), start
    labels = list(_ATTRIBUTE.finditer(folded, start))
    for index, label in enumerate(labels):
        limit = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        limit = label.end() + len(text[label.end() : limit].rstrip(" -–+*•\n"))
        kind = label.lastgroup if label.lastgroup != "label" else _kind(label)
        end = _value_end(folded, label.end(), limit)
        if kind in ("lead", "partner"):
            names = reader.names(label.end(), limit, alone=True)
            if names is None or _is_person(names.names[0]):
                continue
            end = max(end, names.end)
            if kind == "lead" and not leads:
                leads = names.names
                if (joined := WITH.match(folded, names.end)) and (more := reader.names(joined.end(), limit)):
                    partners, end = more.names, max(end, more.end)
            elif kind == "partner" and not partners:
                partners = names.names
        elif kind == "deadline" and deadline is None:
            deadline = value_deadline(text, folded, label.end(), end)
            deadline_text = text[deadline.start : deadline.end] if deadline else None
        first, last = min(first, label.start("label")), max(last, end)
    if not leads and (bracket := _bracketed(text, folded, reader, start)):
        leads, partners, first, end = bracket
        inner = deadline or find_deadline(text, folded, first, end)
        deadline, last = inner, max(last, end)
        deadline_text = text[inner.start : inner.end] if inner else None
    if last == start:
        return None
    return Attributes(leads, partners, deadline, deadline_text, first, last)


def attributes_below(lines: Sequence[str]) -> Attributes | None:
    """The attributes of the lines under a task, as one; offsets count in the lines joined."""
    return find_attributes(". ".join(line.rstrip(" .;") for line in lines)) if lines else None


def _kind(label: re.Match[str]) -> str | None:
    return next((kind for kind, _ in _LABELS if label[kind]), None)


def _value_end(folded: str, start: int, limit: int) -> int:
    found = _VALUE_ENDS.search(folded, start, limit)
    return found.start() if found else limit


def _is_person(name: str) -> bool:
    return fold(name).startswith(("đồng chí", "đ/c", "ông ", "bà "))


def _bracketed(
    text: str, folded: str, reader: AddresseeReader, start: int
) -> tuple[tuple[str, ...], tuple[str, ...], int, int] | None:
    """`… (|Sở Nội vụ chủ trì, phối hợp với Sở Y tế|; thời gian: quý IV/2025)`: leads, partners, start, end."""
    for opened in _BRACKET.finditer(folded, start):
        closed = folded.find(")", opened.end())
        if closed < 0:
            return None
        names = reader.names(opened.end(), closed)
        leads = LEADS.match(folded, names.end) if names else None
        if names is None or leads is None or _is_person(names.names[0]):
            continue
        partners: tuple[str, ...] = ()
        if (joined := WITH.match(folded, leads.end())) and (more := reader.names(joined.end(), closed, alone=True)):
            partners = more.names
        return names.names, partners, opened.start(), closed + 1
    return None
