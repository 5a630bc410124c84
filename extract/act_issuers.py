"""Who issued an act, as printed after its number or its type word: `… của Bộ Nội vụ và Bộ Tài chính`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.bodies import match_body
from extract.misread_names import with_marks
from extract.persons import CAPITAL

_ISSUED_BY = re.compile(
    r",? (?:của|cua|do) (?:các |(?P<joint>liên (?:ngành|sở|bộ|tịch)) )?"
    r"|,? (?:tại )?kỳ họp (?:lần )?thứ (?:[0-9]{1,2}|\w+),? (?:của )?"
    r"|, (?=hội nghị (?:lần thứ|trung ương) )"  # `ngày 16/6/2022, Hội nghị lần thứ năm Ban Chấp hành …`
)
_WINDOW = 120  # code points in which misread marks of an issuer are mended
_PLENUM_NUMBER = re.compile(r"(?<=hội nghị trung ương) [0-9]{1,2}(?![\w/.-])")  # `của Hội nghị Trung ương 5`
# `của Bộ Chính trị, Ban Bí thư`, `của Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận …`: they issue together
_HIGHEST = re.compile(
    r"(?:bộ chính trị|ban bí thư|quốc hội|ủy ban thường vụ quốc hội|chính phủ|đoàn chủ tịch|chủ tịch nước|"
    r"tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao)(?!\w)"
)
_AND_BODY = re.compile(r"(?: ?, ?| và |, và | - )")
_AFTER_ISSUERS = re.compile(r" ?(?:[.;,)]|$)| (?:về|và|quy định|hướng dẫn|khóa|ban hành|sửa đổi|đã được|-)(?!\w)")
# `của Đại hội đại biểu Đảng bộ tỉnh Nghệ An| lần thứ XX|`: of the quote, as in names of acts, not of the issuer
_CONGRESS_ORDER = re.compile(r",? lần thứ (?:[ivxlc]{1,6}|[0-9]{1,2}|nhất)(?!\w)")
# `Hội đồng nhân dân huyện Chư Sê|, tỉnh Gia Lai|`: the place that a lower place lies in
_LOWER_PLACE = re.compile(r".* (?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố) \w")
_HIGHER_PLACE = re.compile(r" ?, ?(?:huyện|quận|thị xã|thành phố|tp\.?|tỉnh) (?=\S)")
_PLACE_NAME = re.compile(rf"{CAPITAL}\w*(?:(?: | - ){CAPITAL}\w*){{0,3}}")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer in running text.

    Attributes:
        end: where its name ends, exclusive.
        name: as printed, blanks single; several bodies as they stand (`Sở Nội vụ và Sở Tài chính`).
    """

    end: int
    name: str


def issuer_at(text: str, folded: str, at: int, *, joint: bool = False) -> Issuer | None:
    """The issuer printed at `at`, with `của` or without (`… ngày 20/01/2003 Bộ Chính trị`).

    Args:
        text: printed text.
        folded: `fold(text)`, misread marks mended.
        joint: the act says that several bodies issue it (`Thông tư liên tịch`, `QCPH-SNV-CAT`), of whatever kinds.
    """
    lead = _ISSUED_BY.match(folded, at)
    start = lead.end() if lead else at + 1
    if not lead and not (folded[at : at + 1] == " " and text[start : start + 1].isupper()):
        return None
    stop = match_body(text, start)
    misread = _misread(text, start, stop or start)
    if misread or not stop:
        return misread
    if plenum := _PLENUM_NUMBER.match(folded, stop):
        stop = plenum.end()
    stop = _with_joined(text, folded, start, stop, joint or bool(lead and lead["joint"]))
    order = _CONGRESS_ORDER.match(folded, stop) if folded.startswith("đại hội ", start) else None
    return Issuer(order.end() if order else stop, " ".join(text[start:stop].split()))


def _misread(text: str, start: int, stop: int) -> Issuer | None:
    """A body that shows only, or goes on further than `stop`, once its misread marks are mended (`Chính phú`)."""
    window = text[start : start + _WINDOW]
    mended = with_marks(window)
    end = match_body(mended, 0) if mended != window else None
    if not end or start + end <= stop or mended[:end] == window[:end]:
        return None
    return Issuer(start + end, " ".join(mended[:end].split()))


def _with_joined(text: str, folded: str, start: int, stop: int, joint: bool) -> int:
    """The end of all issuers: `Bộ Nội vụ và Bộ Tài chính`, `Bộ trưởng Bộ Nội vụ, Bộ trưởng Bộ Tài chính`."""
    stop = _in_place(text, folded, start, stop)
    kind = folded[start:stop].split()[0]
    highest = _HIGHEST.match(folded, start) is not None
    for _ in range(5):
        link = _AND_BODY.match(folded, stop)
        if not link:
            break
        same = kind in ("bộ", "sở") and folded.startswith(kind + " ", link.end())
        if not joint and (link[0] == " - " or not (same or (highest and _HIGHEST.match(folded, link.end())))):
            break
        following = match_body(text, link.end())
        # Not before a verb: `…, Bộ Nội vụ đề nghị` is another clause.
        if not following or not _AFTER_ISSUERS.match(folded, following):
            break
        stop = _in_place(text, folded, link.end(), following)
    return stop


def _in_place(text: str, folded: str, start: int, stop: int) -> int:
    """The end with the higher places: `UBND xã Ia Pal|, huyện Chư Sê, tỉnh Gia Lai|`."""
    for _ in range(2):
        higher = _HIGHER_PLACE.match(folded, stop)
        name = _PLACE_NAME.match(text, higher.end()) if higher else None
        if name is None or not _LOWER_PLACE.match(folded, start, stop + 1):
            break
        stop = name.end()
    return stop
