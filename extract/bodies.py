"""Names of bodies in running text: where one that begins here ends, and where a list of addressees divides.

A grammar, not a register: an organ (`Ban Thường vụ`), a head with its field (`Sở Văn hóa, Thể thao và Du lịch`), a
level and a place (`tỉnh Hậu Giang`). Old and new tone placement, any case. Nothing here says whether the body exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from extract.folding import fold
from extract.knowledge import bodies as known
from extract.knowledge.document_types import TYPE_NAMES, match_type
from extract.knowledge.provinces import FORMER, MERGED
from extract.knowledge.task_words import TASK_VERBS
from extract.phrases import Phrases, first_of, word_at
from extract.values import lazy

_WINDOW = 240  # code points a name may take; the longest seen is about 150
_DEPTH = 4  # organs of organs: `Chánh Văn phòng` + `Ban Chỉ đạo` + `Tỉnh ủy`


def _words(entries: Iterable[str]) -> str:
    """Alternation of phrases, longest first; a blank is 1 to 3 blanks, a comma or dash may have one before it."""
    out = []
    for entry in sorted(set(entries), key=lambda e: (-len(e), e)):
        pattern = re.escape(fold(entry)).replace(r"\ \-\ ", " ?- ?").replace(r",\ ", " ?, ?").replace(r"\ ", " {1,3}")
        out.append(pattern)
    return "(?:" + "|".join(out) + r")(?!\w)"


_B = " {1,3}"
_ORDER = r"lần thứ (?:[ivxlc]+|\d+|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai| ba| bốn| lăm)?)"
_WHOLE = Phrases(map(fold, known.WHOLE), _words)
_CONGRESS = re.compile(f"(?:(?:hội nghị|đại hội(?: đại biểu)?){_B}{_ORDER}|đại hội{_B}[ivxlc]{{2,6}})(?!\\w),?")
_OF_BODY = Phrases(map(fold, known.OF_BODY), _words)
_NAMED = Phrases(map(fold, known.NAMED), _words)
_FIELD = Phrases(map(fold, known.FIELDS), _words, _B)
# Parts that fields are joined from; a field nobody listed is joined from them too: `Văn hóa, Thông tin và Du lịch`.
_ALL_PARTS = frozenset(fold(part) for field in known.FIELDS for part in re.split(r", | và | - ", field))
_PARTS = _words(_ALL_PARTS)
_JOINED_FIELD = re.compile(f"{_B}(?P<first>{_PARTS})(?: ?,{_B}{_PARTS}){{0,4}} và {_PARTS}")
_NAME_NOUNS = re.compile(f"(?:{_B}(?:và{_B})?{_words(known.NAME_NOUNS)})+")
_NUMBERED_AREA = re.compile(r"(?<=khu vực) [0-9]{1,2}(?![\w/.,])")  # `Tòa án nhân dân khu vực| 3|`
_PLAIN_FIELDS = frozenset(fold(field) for field in known.FIELDS)
_ONLY_PART = Phrases(_ALL_PARTS - _PLAIN_FIELDS, _words, _B)
# `các Sở: Tài nguyên và Môi trường, Công Thương`; the fields are names, so their first letter is a capital.
_FIELD_LIST = re.compile(f" ?:?{_B}{_words(known.FIELDS)}(?:(?: ?, ?(?:và )?| và ){_words(known.FIELDS)})*")
_MEMBER = _words(known.GROUP_MEMBERS)
_GROUP = re.compile(
    # `các sở, ban, ngành và đoàn thể`, `cấp ủy, chính quyền`, `sở, ngành`; not a lone `sở`
    f"(?:{_words(known.GROUP_HEADS)}{_B}{_MEMBER}|{_MEMBER} ?, ?{_MEMBER})"
    f"(?:(?: ?, ?(?:và )?| và (?:các )?| ?- ?){_MEMBER}){{0,12}}"
)
_LISTED_NAME = re.compile(r", ?(?:[A-Z]|Đ|Ủ)")
_GROUP_TAIL = Phrases(map(fold, known.GROUP_TAILS), _words, _B)
_LEVEL_GROUP = Phrases(map(fold, known.LEVEL_GROUPS), _words, _B)
_LEVEL = Phrases(map(fold, known.LEVELS), _words, _B)
# A board's field in small letters, which its level closes: `Ban Chỉ đạo| phòng, chống dịch bệnh tỉnh|`, `Ban Chỉ đạo|
# công tác gia đình tỉnh|`; not `Ban Chỉ đạo| tham mưu UBND tỉnh`, `Hội đồng| thực hiện nghiệm thu cấp huyện`.
_BOARD = re.compile(r"(?:ban chỉ đạo|hội đồng|ban vận động|ban điều hành|ban tổ chức)$")
_BOARD_FIELD = re.compile(
    f"{_B}{_words(known.BOARD_FIELDS)}(?:,?{_B}(?!(?:ubnd|sở|ủy ban|tỉnh ủy|là|đã|đang|sẽ|phải|cần|có|được|chủ trì|"
    r"tham mưu|báo cáo|phối hợp|chịu|yêu cầu|giao)(?!\w))[^\W_]+(?: ?- ?[^\W_]+)?){0,12}?"
    rf"(?={_B}(?:tỉnh|thành phố|huyện|thị xã|xã|phường|trung ương|(?<!mục tiêu )quốc gia|cấp \w+)(?!\w))"
)
# `Ban Chỉ đạo| 389| tỉnh`, `Bệnh viện| 331|`, `Đội Quản lý thị trường| số 3|`; not `Tổ công tác| 12 người`
_NUMBERED = Phrases(map(fold, known.NUMBERED_HEADS), _words)
_ITS_NUMBER = re.compile(
    rf"{_B}(?:số )?[0-9]{{1,4}}(?![\w/%]|[.,][0-9])"
    rf"(?!{_B}(?:người|thành viên|đồng chí|giường|đơn vị|cán bộ|năm|tháng|ngày))"
)
# `Ban Quản lý Khu kinh tế Dung Quất| và các Khu công nghiệp Quảng Ngãi|`
_MORE_ZONES = re.compile(f"{_B}và{_B}(?:các{_B})?khu{_B}(?:công nghiệp|kinh tế|chế xuất)(?!\\w)")
_ZONES = re.compile(r"khu (?:kinh tế|công nghiệp)(?!\w)")
_ROMAN = re.compile(r"[ivxlc]+$")
_VERB = Phrases(map(fold, TASK_VERBS), _words)
_PROVINCE = Phrases(map(fold, (*FORMER, *MERGED)), _words, _B)
_OWNER = re.compile(  # a field body of another one: `Ban Tổ chức` + `Tỉnh ủy`
    _B + r"(?=(?:tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng ủy|trung ương|chính phủ|quốc hội|ủy ban|ubnd|hđnd|"
    r"hội đồng nhân dân)(?!\w))"
)
_BLANK = re.compile(_B)
_NEXT_WORD = re.compile(rf"{_B}([^\W_]+)")
_BEFORE_PLACE = re.compile(r" {1,3}(?:- {0,2})?")
_BEFORE_NAME = re.compile(r" {1,3}(?:(?:và|-|&) {1,3})?")
_WORD = re.compile(r"[^\W\d_][\w&]*(?:\.[\w&]+)*")
_TYPE_WORDS = first_of(TYPE_NAMES)
_GROUP_WORDS = first_of(map(fold, (*known.GROUP_HEADS, *known.GROUP_MEMBERS)))
# What a name can begin with; `hội nghị`, `đại hội` with their order are among the offices.
_FIRST_WORDS = _GROUP_WORDS | first_of(map(fold, (*known.WHOLE, *known.OF_BODY, *known.NAMED, *known.NUMBERED_HEADS)))


def match_body(text: str, start: int) -> int | None:
    """The end of the name of the body that begins at `start`, None if none does (code points, exclusive)."""
    folded = fold(text)
    if word_at(folded, start) not in _FIRST_WORDS:
        return None
    last = start + _WINDOW
    end = _Names(text[start:last], folded[start:last]).body(0, _DEPTH)
    return start + end if end else None


class _Names:
    """The grammar over one window of text and its folded copy."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded

    @lazy
    def all_caps(self) -> bool:
        letters = islice(filter(str.isalpha, self.text), 60)
        return next(letters, "").isupper() and all(map(str.isupper, letters))

    def body(self, at: int, depth: int) -> int | None:
        """End of the longest body that begins at `at`."""
        first = word_at(self.folded, at)
        group, whole, of_body = self._group(first, at), self._whole(first, at), self._of_body(first, at, depth)
        named, numbered = self._named(first, at), self._numbered(first, at)
        return max(group or 0, whole or 0, of_body or 0, named or 0, numbered or 0) or None

    def _group(self, first: str, at: int) -> int | None:
        found = _GROUP.match(self.folded, at) if first in _GROUP_WORDS else None
        if not found:
            return None
        end = found.end()
        # A name in the list ends the group: `các sở, ban, ngành|, Ủy ban nhân dân …`; `Huyện ủy, Trung tâm …` is none.
        if not self.all_caps and (name := _LISTED_NAME.search(self.text, at, end)):
            end = name.start()
            return end if _GROUP.fullmatch(self.folded, at, end) else None
        fields = _FIELD_LIST.match(self.folded, end) if found[0].endswith(known.FIELD_HEADS) else None
        if fields and self.text[end : fields.end()].lstrip(" :")[0].isupper():
            return fields.end()
        for _ in range(2):
            if tail := _GROUP_TAIL.match(self.folded, end) or _LEVEL_GROUP.match(self.folded, end):
                end = tail.end()
        return self._levels(end)

    def _whole(self, first: str, at: int) -> int | None:
        found = _WHOLE.match_word(first, self.folded, at)
        return self._levels(found.end()) if found else None

    def _of_body(self, first: str, at: int, depth: int) -> int | None:
        found = _CONGRESS.match(self.folded, at) or _OF_BODY.match_word(first, self.folded, at)
        if not found:
            return None
        following = _BLANK.match(self.folded, found.end())
        if following and depth and (end := self.body(following.end(), depth - 1)):
            return end
        if found[0] in known.STANDS_ALONE:
            return self._levels(found.end())
        return None

    def _numbered(self, first: str, at: int) -> int | None:
        found = _NUMBERED.match_word(first, self.folded, at)
        number = _ITS_NUMBER.match(self.folded, found.end()) if found else None
        if number is None:
            return None
        if owner := _OWNER.match(self.folded, number.end()):
            return self.body(owner.end(), 0) or number.end()
        return self._levels(number.end())

    def _named(self, first: str, at: int) -> int | None:
        found = _NAMED.match_word(first, self.folded, at)
        if not found:
            return None
        if _BOARD.search(found[0]) and (board := _BOARD_FIELD.match(self.folded, found.end())):
            return self._levels(board.end())
        field = _FIELD.match(self.folded, found.end())
        joined = _ONLY_PART.match(self.folded, found.end()) and _JOINED_FIELD.match(self.folded, found.end())
        if joined and joined["first"] not in _PLAIN_FIELDS and (field is None or joined.end() > field.end()):
            field = joined  # `Sở Nội vụ, Tài chính và …` lists bodies; no body is called `Sở Văn hóa`
        end = field.end() if field else self._capital_name(found.end())
        if end is None:
            return None
        if owner := _OWNER.match(self.folded, end):
            return self.body(owner.end(), 0) or end
        end = self._levels(end)
        zones = _MORE_ZONES.match(self.folded, end) if _ZONES.search(self.folded, at, end) else None
        return self._levels(zones.end()) if zones else end

    def _levels(self, at: int) -> int:
        """The end after levels and places: ` tỉnh Hậu Giang`, ` các cấp`, ` Việt Nam tỉnh`."""
        for _ in range(3):
            following = _NEXT_WORD.match(self.folded, at)
            word = following[1] if following else ""
            if group := _LEVEL_GROUP.match_word(word, self.folded, at):
                return group.end()
            found = _LEVEL.match_word(word, self.folded, at)
            if not found:
                return self._place(at)
            numbered = _NUMBERED_AREA.match(self.folded, found.end())
            at = numbered.end() if numbered else self._place(found.end())
        return at

    def _place(self, at: int) -> int:
        """The end after a province, or after capitalised words (at most 4), or `at`."""
        province = _PROVINCE.match(self.folded, at)  # `Thành ủy| Hải Phòng|`, though `Phòng …` begins bodies
        name = self.text[at : province.end()] if province else ""
        if province and (name.isupper() or name.title() == name):
            return province.end()
        end = at
        for _ in range(2 if self.all_caps else 4):
            found = _BEFORE_PLACE.match(self.folded, end)
            word = _WORD.match(self.folded, found.end()) if found else None
            if not word or not self.text[word.start()].isupper() or self._is_no_place(word):
                break
            end = word.end()
        return end

    def _is_no_place(self, word: re.Match[str]) -> bool:
        """Whether a capitalised word begins something else than a place: `Khóa XIV`, `Kế hoạch số`, `Sở Nội vụ`."""
        if self.all_caps and word[0] in known.STOP_WORDS:
            return True
        if word[0] == "khóa" or self.folded.startswith("/", word.end()) or _NAMED.match(self.folded, word.start()):
            return True
        opens_type = word_at(self.folded, word.start()) in _TYPE_WORDS
        return opens_type and match_type(self.text, word.start()) is not None

    def _capital_name(self, at: int) -> int | None:
        """The end of a name that is not a known field: capitalised words, each with at most one small one after it.

        Matches `Khuyến học`, `Cổ phần Đường sắt`, `Quản lý Dự án 2`; stops before `chủ trì`, `phối hợp`, `về`.
        """
        end, small, before = at, 1, at
        for _ in range(12):
            found = _BEFORE_NAME.match(self.folded, end)
            word = _WORD.match(self.folded, found.end()) if found else None
            if not found or not word:
                break
            capital = self.text[word.start()].isupper()
            joined = len(found[0].strip()) > 0
            # `Ban Đổi mới và |Phát triển| doanh nghiệp`: a verb that begins with a capital is part of a name
            verb = _VERB.match(self.folded, before) if not capital and not small and not joined else None
            ends_verb = verb is not None and verb.end() == word.end()
            if (
                not capital
                and not ends_verb
                and (small or joined or word[0] in known.STOP_WORDS or _VERB.match(self.folded, word.start()))
            ):
                break
            if capital and self.all_caps and word[0] in known.STOP_WORDS:
                break
            if joined and (_WHOLE.match(self.folded, word.start()) or _NAMED.match(self.folded, word.start())):
                break
            small = 0 if capital and not _ROMAN.match(word[0]) else 1  # `Khu vực XV |thanh toán`
            end, before = word.end(), word.start()
            nouns = None if self.all_caps else _NAME_NOUNS.match(self.folded, end)
            if nouns and self.text[end : nouns.end()].islower():
                end = nouns.end()
        return end if end > at else None
