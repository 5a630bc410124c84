"""The meeting that a notice reports: day, hour, place and chair, as its opening paragraphs say them; and the term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.dates import find_dates
from extract.folding import fold
from extract.mentions import DateParts
from extract.persons import PERSON_NAME, titled_person_before

# Only these report one meeting; a directive or a report may name many.
_MEETING_TYPES = ("TB", "KL", "BB")
# `7 giờ 30 phút`, `14h00`, `08 giờ`
_TIME = re.compile(r"(?<!\d)(\d{1,2})\s*(?:giờ|h)\s*(\d{1,2})?(?:\s*phút)?")
# `tại Hội trường Tỉnh ủy,`, `tại phòng họp số 2,`; not `tại Hội nghị …` (the meeting), `tại Công văn …` (an act)
_PLACE = re.compile(
    r"(?<!\w)tại\s+((?:hội trường|trụ sở|phòng họp|trung tâm|văn phòng|nhà|khách sạn|thành phố|thị xã|huyện|xã|phường"
    r"|điểm cầu|ủy ban nhân dân|ubnd|tỉnh ủy|thành ủy)(?!\w)[^,;:.]*)"
)
# `Thường trực Tỉnh ủy chủ trì Hội nghị`, `đồng chí Trần Văn A, Chủ tịch UBND tỉnh đã chủ trì cuộc họp`
_CHAIRED = re.compile(
    r"(?:đã |cùng |đồng )*chủ (?:trì|tọa) (?:hội nghị|cuộc họp|buổi làm việc|phiên họp|họp|buổi họp|hội thảo|kỳ họp|"
    r"cuộc làm việc|buổi tiếp)"
)
# `dưới sự chủ trì của đồng chí …`, `do đồng chí … chủ trì`: who chairs follows
_UNDER_CHAIR = re.compile(r"(?:dưới sự (?:chủ trì|chủ tọa|điều hành) của|do(?=[^.;]{5,160}? chủ (?:trì|tọa)(?!\w)))\s+")
# `Ban Thường vụ Tỉnh ủy tổ chức Hội nghị`, `đã có buổi làm việc với`: a meeting, whoever chaired
_HELD = re.compile(
    r"(?<!\w)(?:(?:tổ chức|họp|có|dự|tiến hành) "
    r"(?:hội nghị|cuộc họp|buổi làm việc|kỳ họp|phiên họp|cuộc làm việc|giao ban)|"
    r"làm việc với|họp (?:phiên|bàn|nghe|xem xét|giao ban))(?!\w)"
)
# `Trong hai ngày 27 |- 28/02/2024|`, `ngày 27 |và 28/02/2024|`: a meeting of several days begins on the first
_DAYS_BEFORE = re.compile(r"ngày\s+(\d{1,2})\s*(?:-|–|,|và|đến(?:\s+ngày)?)\s*$")
_PERSON = re.compile(r"(?:đồng chí|ông|bà|đ/c)\s+")
_NAME = re.compile(PERSON_NAME)
_BODY = re.compile(
    r"(?:(?:phó )?(?:chủ tịch|bí thư|thủ tướng|giám đốc)|bộ trưởng|thứ trưởng|"
    r"thường trực|ban thường vụ|ban chấp hành|ban bí thư|bộ chính trị|ủy ban|hội đồng|lãnh đạo|văn phòng|sở|bộ)\b"
)
# `nhiệm kỳ 2020 - 2025`, `khóa XIII`
_TERM = re.compile(r"(?:nhiệm kỳ\s+(\d{4}\s?-\s?\d{4})|khóa\s+([ivxlc]+)(?!\w))")
_PARTY_WORDS = re.compile(
    r"(?<!\w)(?:(?:tỉnh|thành|huyện|quận|thị|đảng) ủy|ban thường vụ|bộ chính trị|ban bí thư|ban cán sự đảng)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the opening says; every field None where it does not say it plainly.

    Attributes:
        time: hour and minute.
        chair: as printed, a body or a person without title.
        term: `2020 - 2025` or `XIII`, as printed, of the document's subject or opening.
        system: from the words of the subject, where no header says it.
    """

    day: DateParts | None = None
    time: tuple[int, int] | None = None
    place: str | None = None
    chair: str | None = None
    term: str | None = None
    system: Literal["party"] | None = None


def read_meeting(doc_type_code: str | None, subject: str | None, opening: Sequence[str]) -> Meeting:
    """Reads the opening paragraphs of a document (before its first heading)."""
    term = _term(subject)
    system: Literal["party"] | None = "party" if subject and _PARTY_WORDS.search(fold(subject)) else None
    if doc_type_code not in _MEETING_TYPES:
        return Meeting(term=term, system=system)
    for text in opening[:3]:
        folded = fold(text)
        chaired = _CHAIRED.search(folded)
        under = None if chaired else _UNDER_CHAIR.search(folded)
        held = None if chaired or under else _HELD.search(folded)
        if chaired is None and under is None and held is None:
            continue
        until = next(found.start() for found in (chaired, under, held) if found)
        day = _day(text, until)
        if held and day is None:
            continue  # `UBND tỉnh có …`: tells of no meeting
        time = _TIME.search(folded[:until])
        place = _PLACE.search(folded[:until])
        minute = int(time[2] or 0) if time else 0
        return Meeting(
            day=day,
            time=(int(time[1]), minute) if time and int(time[1]) < 24 and minute < 60 else None,
            place=text[place.start(1) : place.end(1)].strip() if place else None,
            chair=_chairs(text, until, chaired) if chaired else _under(text, under.end()) if under else None,
            term=term,
            system=system,
        )
    return Meeting(term=term, system=system)


def _day(text: str, until: int) -> DateParts | None:
    """The first full date of the opening clause, if it begins the sentence and dates no act."""
    for span in find_dates(text[:until]):
        before = fold(text[: span.start])
        first = _DAYS_BEFORE.search(before)
        if first is None and re.search(r"(?:số|/|-)\s*\S*\s*$", before) and re.search(r"\d\S*\s*$", before):
            continue  # `Kế hoạch số 12-KH/TU ngày …`
        if first and span.parts.day is not None and int(first[1]) < span.parts.day:
            return DateParts(span.parts.year, span.parts.month, int(first[1]))
        return span.parts if span.parts.year is not None else None
    return None


def _chairs(text: str, until: int, chaired: re.Match[str]) -> str | None:
    """Who chairs; two who chair together are joined by `; `."""
    if chaired[0].startswith(("đồng ", "cùng ")):
        begin = text.rfind(".", 0, until) + 1
        named = [_NAME.match(text, person.end()) for person in _PERSON.finditer(fold(text), begin, until)]
        if len(named) == 2 and all(named):
            return "; ".join(name[0] for name in named if name)
    return _chair(text[:until])


def _under(text: str, at: int) -> str | None:
    """Who is named after `dưới sự chủ trì của`."""
    person = _PERSON.match(fold(text), at)
    if person:
        found = _NAME.match(text, person.end())
        return found[0] if found else None
    act = re.search(r"[,.;]|\schủ trì|$", text[at:])
    stop = at + act.start() if act else len(text)
    titled = titled_person_before(text, stop)
    return titled.name if titled and titled.start >= at else None


def _chair(before: str) -> str | None:
    """Who chairs: the person named after `đồng chí` or an office, else the last body of the clause."""
    folded = fold(before)
    clause = folded
    persons = list(_PERSON.finditer(clause))
    if persons:
        found = _NAME.match(before, persons[-1].end())
        return found[0] if found else None
    if titled := titled_person_before(before, len(before)):
        return titled.name
    start = folded.rfind(",") + 1
    text = before[start:].strip()
    return text if _BODY.match(fold(text)) and len(text.split()) <= 12 else None


def _term(subject: str | None) -> str | None:
    if not subject:
        return None
    found = _TERM.search(fold(subject))
    if not found:
        return None
    group = 1 if found[1] else 2
    return subject[found.start(group) : found.end(group)]
