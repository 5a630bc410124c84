"""Acts known by name: laws and codes, `Điều lệ Đảng`, resolutions of congresses, `Quy chế làm việc của …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.bodies import match_body
from extract.knowledge.document_types import alternatives
from extract.knowledge.laws import LAW_NAMES


@dataclass(frozen=True, slots=True)
class ActName:
    """What names an act after its type word.

    Attributes:
        end: of the name, in the text.
        issuer: start and end of the body in the name (`Đại hội đại biểu Đảng bộ tỉnh`), None if none.
    """

    end: int
    issuer: tuple[int, int] | None = None


_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_KNOWN_LAW = re.compile(rf"(?:{alternatives(LAW_NAMES)})(?!\w)")
_AMENDING = re.compile(
    # `sửa đổi, bổ sung một số điều của` + names of laws; not `sửa đổi Điều 5`
    r"sửa đ[ổôồố]i(?: ?, ?bổ sung)?(?: một số)?(?: điều| nội dung)?(?: của)?(?: các)? "
    r"(?=(?:bộ )?luật |[0-9]{1,2} luật )(?:[0-9]{1,2} )?"
)
_RELATED_LAWS = re.compile(r"luật (?:có )?liên quan(?: đến quy hoạch)?")
_NEXT_LAW = re.compile(r"(?: ?, ?| và )(?=(?:bộ )?luật )")
_LAW_WORD = re.compile(r"(?:bộ )?luật ")
# Small words that a law's name may hold (`Xử lý vi phạm hành chính`), until a word that goes on with the sentence.
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NAME_WORD = re.compile(r" {1,3}([^\W\d_]+)")
_NAME_ENDS = frozenset(
    [
        *(
            "của",
            "về",
            "năm",
            "ngày",
            "số",
            "và",
            "hoặc",
            "được",
            "có",
            "đã",
            "quy",
            "này",
            "trong",
            "với",
            "theo",
            "để",
        ),
        *(
            "khi",
            "thì",
            "là",
            "cho",
            "tại",
            "đến",
            "từ",
            "trên",
            "sửa",
            "nhằm",
            "gồm",
            "do",
            "như",
            "phải",
            "sẽ",
            "cần",
        ),
        *("chưa", "không", "bằng", "hiện", "mới", "nêu", "nói", "đó", "luật", "bộ", "nghị", "ban", "còn", "cùng", "ở"),
    ]
)
_PARTY_STATUTE = re.compile(r"đảng(?: cộng sản việt nam)?(?! ?(?:ủy|bộ|viên|đoàn))(?!\w)")
_CONGRESS = re.compile(
    # `Đại hội XIII của Đảng`, `Đại hội lần thứ XIII`; not `Đại hội các cấp`
    r"(?P<body>đại hội(?: đảng)?(?: toàn quốc)?) (?P<order>(?:lần thứ )?(?:[ivxlc]{1,6}|[0-9]{1,2}))(?!\w)"
)
_NUMERAL = r"(?:[ivxlc]{1,6}|[0-9]{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)"
# `Trung ương 4`, `TW 4`, `Hội nghị Trung ương 8`: plenums known by their number
_PLENUM = re.compile(rf"(?P<body>(?:hội nghị )?(?:trung ương|tw)) (?:lần thứ )?{_NUMERAL}")
_ORDER = re.compile(rf",? lần thứ {_NUMERAL}")
_OF_PARTY = re.compile(r" của đảng(?! ?(?:ủy|bộ|viên))(?!\w)")
# The Party's rule without a number in the text: `Quy định về những điều đảng viên không được làm`
_FORBIDDEN = re.compile(r" về (?:những )?điều đảng viên không được làm(?!\w)")
_RULES_OF = re.compile(r" (?:làm việc|hoạt động|tổ chức và hoạt động) của ")


def name_at(text: str, folded: str, kind: str, at: int) -> ActName | None:
    """The name that follows a type word which ends at `at`; None if none does.

    Args:
        text: printed text.
        folded: `fold(text)`.
        kind: canonical type (`Luật`).
        at: end of the type word.
    """
    if kind in _LAWS:
        return _law(text, folded, at)
    if kind == "Hiến pháp":
        return ActName(at)
    if kind == "Điều lệ":
        return _statute(text, folded, at)
    if kind == "Nghị quyết" or (kind == "Kết luận" and _PLENUM.match(folded, at + 1)):
        return _congress(text, folded, at)
    if kind == "Quy định" and (found := _FORBIDDEN.match(folded, at)):
        return ActName(found.end())
    if kind == "Quy chế" and (found := _RULES_OF.match(folded, at)):
        end = match_body(text, found.end())
        return ActName(end, (found.end(), end)) if end else None
    return None


def _law(text: str, folded: str, at: int) -> ActName | None:
    start = at + 1
    if found := _AMENDING.match(folded, start):
        end = found.end()
        for _ in range(8):
            if related := _RELATED_LAWS.match(folded, end):
                return ActName(related.end())
            word = _LAW_WORD.match(folded, end)
            end_of_name = _law_name(text, folded, word.end()) if word else None
            if end_of_name is None:
                return None
            end = end_of_name
            following = _NEXT_LAW.match(folded, end)
            if not following:
                break
            end = following.end()
        return ActName(end)
    end_of_name = _law_name(text, folded, start)
    return ActName(end_of_name) if end_of_name else None


def _law_name(text: str, folded: str, start: int) -> int | None:
    if not text[start : start + 1].isupper():  # `Luật Đất đai`; not `luật sư`, `luật gia`
        return None
    if found := _KNOWN_LAW.match(folded, start):
        return found.end()
    first = _FIRST_WORD.match(folded, start)
    if not first or first[0] in _NAME_ENDS:
        return None
    end = first.end()
    for _ in range(9):
        word = _NAME_WORD.match(folded, end)
        if not word or word[1] in _NAME_ENDS:
            break
        end = word.end()
    return end


def _statute(text: str, folded: str, at: int) -> ActName | None:
    start = at + 1
    if not text[start : start + 1].isupper():
        return None
    if found := _PARTY_STATUTE.match(folded, start):
        return ActName(found.end())
    end = match_body(text, start)
    return ActName(end) if end else None


def _congress(text: str, folded: str, at: int) -> ActName | None:
    start = at + (5 if folded.startswith(" của ", at) else 1)
    found = _CONGRESS.match(folded, start) or _PLENUM.match(folded, start)
    end = match_body(text, start) if folded.startswith(("đại hội ", "hội nghị "), start) else None
    if end and not folded.endswith("các cấp", start, end) and (not found or end > found.end()):
        order = _ORDER.match(folded, end)
        return ActName(_after_order(folded, order.end() if order else end), (start, end))
    return ActName(_after_order(folded, found.end()), found.span("body")) if found else None


def _after_order(folded: str, end: int) -> int:
    found = _OF_PARTY.match(folded, end)
    return found.end() if found else end
