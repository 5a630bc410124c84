"""The words of one task: what is to be done, who is reported to, and a deadline that a later part of it adds."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.bodies import match_body
from extract.deadlines import Deadline, find_deadline
from extract.mentions import DirectiveMention
from extract.products import SUBMIT

_REPORT_TO = re.compile(
    r"(?<![^\W_])(?:báo cáo|" + SUBMIT + r"trình|gửi)\s+(?:(?:kết quả|tình hình|tiến độ)\s+)?"
    r"(?:(?:về|lên|cho|với|đến)\s+)?"
)
# What only says when: `; |hoàn thành |trước ngày …`, `; |thời gian thực hiện: |từ ngày …`
_TIMES = re.compile(
    r"\s*(?:(?:và\s+)?(?:phải\s+)?(?:hoàn thành|xong|kết thúc)|"
    r"(?:thời gian|thời hạn|hạn)(?:\s+(?:thực hiện|hoàn thành))?)?"
    r"\s*:?\s*(?:công việc\s+|việc này\s+)?$"
)
_LETTER = re.compile(r"\w")
_HANGING = "./;,(" + "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
_POINT = re.compile(r"\(?\d{1,2}\)\s*")
_DONE = re.compile(r",?\s+(?:và\s+)?(?:hoàn thành|xong)$")


def with_later_deadline(task: DirectiveMention, text: str, folded: str, start: int, end: int) -> DirectiveMention:
    """The task with a later part of its sentence, `text[start:end]`, whose deadline is its own where it has none.

    `đánh giá hiện trạng; |hoàn thành trước ngày 10 tháng 11|.`
    """
    deadline = find_deadline(text, folded, start, end) if task.deadline is None else None
    if deadline is None or deadline.kind == "vague" or not _TIMES.match(folded, start, deadline.start):
        return replace(task, end=end)
    span = (deadline.start, deadline.end)
    return replace(task, end=end, deadline=span, due=deadline.due, deadline_kind=deadline.kind)


def action_words(text: str, at: int, end: int, deadline: Deadline | None) -> str:
    """The words of the task in `text[at:end]`, without a deadline that begins or ends them."""
    if deadline is not None and deadline.kind != "vague":
        if deadline.start <= at + 1 < deadline.end or deadline.start == at:
            at = deadline.end
        elif not _LETTER.search(text, deadline.end, end):
            end = deadline.start
    elif deadline is not None and deadline.start <= at + 1:
        at = deadline.end
    words = text[at:end].strip(" ,;:.").rstrip(_HANGING)
    if point := _POINT.match(words):  # `Giao Sở Tài chính: |(1)| rà soát …; |(2)| tham mưu …`
        words = words[point.end() :]
    if words.endswith(("hoàn thành", "xong")):
        words = _DONE.sub("", words)
    return words.strip(" ,")


def reported_to(text: str, folded: str, at: int, end: int) -> str | None:
    """The body that the task reports or submits to: `trình |Hội đồng nhân dân tỉnh|`, `gửi về |Sở Nội vụ|`."""
    for found in _REPORT_TO.finditer(folded, at, end):
        last = match_body(text, found.end())
        if last is not None and last <= end:
            return text[found.end() : last]
    return None
