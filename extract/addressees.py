"""Lists of those who are spoken to: `Thủ trưởng các sở, ban, ngành; Chủ tịch UBND cấp huyện và các đơn vị liên quan`.

A list begins with the name of a body or with a person. Its later members, and what narrows a member (`thuộc tỉnh`,
`được giao làm chủ đầu tư`), are read freely up to the verb of the task, since nothing but the verb ends them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extract.bodies import match_body
from extract.folding import fold, unmarked
from extract.knowledge import task_words as words
from extract.persons import CAPITAL, PERSON_NAME
from extract.phrases import Phrases, first_of, word_at
from extract.values import lazy

_E = r"(?![^\W_])"
_TAIL_WORDS = 16  # the longest narrowing words seen are about 12


def any_of(entries: Iterable[str]) -> str:
    """Alternation of phrases, longest first, blanks widened."""
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in ordered) + ")"


# `có trách nhiệm`, `phải`, `cần`; the task follows.
DUTY = re.compile(
    r"\s*,?\s*(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phải|cần)" + _E + r"(?:\s+phải)?(?:\s*:\s*|\s+|$)"
)
# `Sở Du lịch |được giao| làm đầu mối xây dựng …`
GIVEN = re.compile(r"\s*,?\s*được\s+(?:giao|phân công)(?:\s+nhiệm vụ)?(?=\s)")
# `chủ trì`, `là cơ quan chủ trì`, `làm đầu mối`
LEADS = re.compile(
    r"\s*,?\s*(?:(?:là|làm)\s+(?:cơ quan\s+)?(?:thường trực|đầu mối)\s*,\s*)?"
    r"(?:(?:là\s+)?(?:(?:cơ quan|đơn vị|đầu mối)\s+)?chủ trì|"
    r"(?:là|làm)\s+(?:cơ quan\s+|đơn vị\s+)?(?:đầu mối|thường trực)"
    r"(?:\s*,?\s*(?:chủ trì|chịu trách nhiệm))?)" + _E + r"\s*,?\s*"
)
# `phối hợp chặt chẽ với`
WITH = re.compile(
    r"\s*,?\s*(?:(?:chủ động|tăng cường)\s+)?(?:phối hợp(?: chặt chẽ| đồng bộ| thường xuyên)?\s*,?\s*"
    r"(?:(?:với|cùng(?: với)?)\s+)?|cùng(?: với)?\s+)"
)
_BEFORE = Phrases(words.BEFORE_VERB, lambda some: any_of(some) + r"(?=\s)")
# Unmarked: `rà soát`, `khẩn trương`, also as OCR reads it (`tô chức thực hiện`).
_VERB = Phrases(map(unmarked, words.TASK_VERBS), lambda some: any_of(some) + _E)
# Folded, marks count: `lập phương án`, `gửi về Sở Tài chính`.
_SHORT_VERB = Phrases(words.SHORT_VERBS, lambda some: any_of(some) + r"(?=\s)")
# What stands before a verb, and its first word
_TO_VERB = re.compile(r"\s*(,?)\s*([^\W_]*)")
# Unmarked: `theo chức năng, nhiệm vụ được giao |tham mưu|`, `căn cứ thẩm quyền, khẩn trương |rà soát|`
_BY_OFFICE_WORDS = frozenset("theo can trong tren".split())
_BY_OFFICE = re.compile(
    r"(?:theo|can cu(?: vao)?|trong pham vi|tren co so)\s+(?:chuc nang|nhiem vu|tham quyen|linh vuc|quyen han|"
    r"trach nhiem|phan cong|phan cap)(?:,?\s+[^\s,.;:]+){0,10}?,?"
    rf"(?=\s+{any_of(map(unmarked, words.TASK_VERBS))}{_E})"
)
# `Giao Sở Nội vụ| (cơ quan thường trực)| chủ trì …`: what a name is; not at the end of the sentence
_ASIDE = re.compile(r"\s*\([^()]{1,80}\)(?=\s+\w)")
_COLON = re.compile(r"\s*:")
# `| 25 tỷ đồng`: a quantity, which narrows no name; not `Điều 1;`
_QUANTITY = re.compile(r"\s+\d[\d.,]*\s+(?!và\s)[^\W\d_A-ZĐ]")
# Unmarked: `Hiệu trưởng`, `các nhà thầu`
_OFFICE = re.compile(rf"(?:(?:cac|nhung|moi|tung)\s+)?{any_of(map(unmarked, words.OFFICES))}{_E}")
_MEMBER = re.compile(rf"{any_of(map(unmarked, words.MEMBERS))}{_E}")
_PLURALS = frozenset("cac nhung moi tung toan".split())
_OFFICE_WORDS = _PLURALS | first_of(map(unmarked, (*words.OFFICES, *words.MEMBERS)))  # one begins each of the three
# What a list of names is bound to, whatever verb seems to stand before: `… thuộc đối tượng kiểm tra | có trách nhiệm`
_FAR_DUTY = re.compile(r"(?:\s+[^\s,;:.()]+){0,12}?(?=\s+(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)(?![^\W_]))")
# `các đồng chí:`, `các ông (bà):`
_CALL = re.compile(r"(?:các\s+)?(?:ông|bà|đồng chí|đ/c)(?:\s*\(bà\)|\s*,\s*bà|\s+bà)?\s*:\s*")
_ALSO_VERBS = frozenset(("thanh tra", "thống kê", "kiểm toán"))
# `các công ty thủy nông`, `các hộ dân ven sông`: groups of those who are no bodies; the plural must stand.
_GROUP = re.compile(rf"(?:cac|nhung|moi|tung|toan the)\s+{any_of(map(unmarked, words.GROUPS))}{_E}")
# What a person is, after the name: `đồng chí Trần Văn Minh|, Phó Chủ tịch UBND tỉnh,| trực tiếp`
_TITLE = re.compile(
    r"\s*[,–-]\s*(?=(?:ủy viên|phó|chủ tịch|bí thư|giám đốc|trưởng|chánh|bộ trưởng|thứ trưởng|thủ tướng|thường trực|"
    r"cục trưởng|tổng giám đốc|thành viên)(?!\w))[^.;:()]{3,150}?"
    rf"(?=,\s+[a-zđà-ỹ]|\s+(?:chủ trì|trực tiếp|chỉ đạo|phụ trách|{any_of(words.TASK_VERBS)}){_E})"
)
_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà)\s+")
_NUMBERED = re.compile(r" \d{1,2}(?![\w/])")  # `Ủy ban nhân dân phường 3`
_NUMBERED_KINDS = ("phường", "quận", "tổ", "khu", "ấp", "thôn")
# `các huyện` + `, thị xã, thành phố`
_MORE_LEVELS = re.compile(r"(?:\s*(?:,|và|,\s*và)\s*(?:thị xã|thành phố|thị trấn|quận|huyện|xã|phường|đặc khu)(?!\w))*")
_UNIT = r"(?:huyện|xã|phường|thị xã|thành phố|quận|tỉnh|đặc khu|thị trấn)"
_LEVELS_BEFORE = re.compile(rf"(?:các|\d{{1,2}}|hai|ba|bốn|năm|sáu) {_UNIT}(?:(?: ?, | và ){_UNIT})*$")
# `UBND| 3 xã| Bình Minh, Bình Sơn`, `Ủy ban nhân dân| hai huyện|`
_COUNTED_UNITS = re.compile(rf" (?:\d{{1,2}}|hai|ba|bốn|năm|sáu) {_UNIT}(?!\w)")
# `các huyện| Đầm Dơi, Cái Nước và Năm Căn`
_PERSON_NAME = re.compile(PERSON_NAME)
_PLACE = rf"{CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}}"
# `các xã |Hòa An|`, `các xã: |Hòa An|, Tân Phú`; not `UBND các xã: |Xây| dựng …`
_PLACES = re.compile(rf"(?:\s*:\s+(?={_PLACE}\s*(?:,|và\s))|\s+)({_PLACE})")
# `, Ia Hrung`, ` và phường Pleiku`
_NEXT_PLACE = re.compile(rf"(?:\s*,\s*(?:và\s+)?|\s+và\s+)(?:(?:các\s+)?{_UNIT}\s+)?({_PLACE})")
_GAP = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?(?:[,;]\s*và|[,;]|(?<=\s)và|(?<=\s)cùng(?: với)?)\s+(?:các\s+đơn vị:\s*)?")
_WORD = re.compile(r"\s+(?:[^\s,;:.()]|\.(?=\S))+")
# What begins to narrow a name that nothing follows: `các đơn vị thuộc tỉnh`; not `Chính quyền số` (no body at all).
_NARROWS = re.compile(
    r"\s+(?:thuộc|trực thuộc|có|liên quan|trên|của|tại|được|cấp|ở|trong|ngoài|tham gia|và|nhà nước|tỉnh|xã|phường)" + _E
)
# Words that no narrowing holds: the sentence tells something there.
_TELLS = re.compile(
    rf"(?:đã|chưa|đạt|là|bị|vẫn|đang|cho|rằng|nhằm|để|khi|nếu|"
    r"được(?!\s+(?:giao|phân công|mời|cấp|kiểm tra|giám sát|thanh tra|kiểm toán|hỗ trợ|bố trí|phân bổ)))"
    rf"{_E}"
)


# `Sở Nông nghiệp chỉ|.| đạo gieo trồng`: a speck of a scan between small letters, where no sentence ends
_STRAY_DOT = re.compile(r"\.(?<=[a-zà-ỹ]\.)(?= [a-zà-ỹ])")


def without_stray_dots(text: str, folded: str) -> str:
    """A folded copy of `text`, as long, whose dots between small letters are blanks."""
    if not (stray := [found.start() for found in _STRAY_DOT.finditer(text)]):
        return folded
    letters = list(folded)
    for at in stray:
        letters[at] = " "
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class Names:
    """Members of a list of addressees.

    Attributes:
        names: as printed, at least one.
        end: where the list ends in the text, exclusive.
    """

    names: tuple[str, ...]
    end: int


@lru_cache(maxsize=8192)  # syllables
def _bare(word: str) -> str:
    return unmarked(word)


class AddresseeReader:
    """Reads lists of addressees in one text.

    Args:
        text: as printed.
        folded: its folded copy (`extract.folding.fold`).
    """

    def __init__(self, text: str, folded: str | None = None) -> None:
        self.text = text
        self.folded = fold(text) if folded is None else folded
        self._bodies: dict[int, int | None] = {}

    @lazy
    def _unmarked(self) -> str:
        return without_stray_dots(self.text, unmarked(self.text))

    def verb(self, at: int) -> int | None:
        """The end of the verb of a task that begins at `at`; None if none does."""
        if colon := _COLON.match(self.folded, at):
            at = colon.end()
        while ahead := _TO_VERB.match(self.folded, at):
            comma, word = ahead.groups()
            at, bare = ahead.start(2), _bare(word)
            before = None
            if not comma:
                found = _VERB.match_word(bare, self._unmarked, at) if bare in _VERB else None
                if found := found or _SHORT_VERB.match_word(word, self.folded, at):
                    return found.end()
                before = _BEFORE.match_word(word, self.folded, at)
            if before is None and bare in _BY_OFFICE_WORDS:
                before = _BY_OFFICE.match(self._unmarked, at)
            if before is None:
                break
            at = before.end()
        return None

    def _body(self, at: int) -> int | None:
        """The end of the body that begins at `at`; the end of a name and the gap behind it both ask for it."""
        if at not in self._bodies:
            self._bodies[at] = match_body(self.text, at)
        return self._bodies[at]

    def _office(self, at: int, listed: bool) -> re.Match[str] | None:
        """The office or group that begins at `at`, or the bare member of a list that goes on."""
        if _bare(word_at(self.folded, at)) not in _OFFICE_WORDS:
            return None
        return (
            _OFFICE.match(self._unmarked, at)
            or _GROUP.match(self._unmarked, at)
            or (_MEMBER.match(self._unmarked, at) if listed else None)
        )

    def names(self, at: int, end: int, alone: bool = False) -> Names | None:
        """The list that begins at `at`; None if no name does.

        Args:
            alone: the text is a heading or the like, and may hold nothing but names.
        """
        if call := _CALL.match(self.folded, at):
            at = call.end()
        spans: list[tuple[int, int]] = []
        stop = at
        while stop < end:
            last = self._name(stop, end, bool(spans), alone)
            if last is None:
                break
            if spans and self.text[stop].islower() and _MEMBER.match(self._unmarked, stop):
                spans[-1] = (spans[-1][0], last)  # `các cơ quan, tổ chức, đơn vị`: one group
            else:
                spans.append((stop, last))
            if _PERSON.match(self.folded, spans[-1][0]) and (title := _TITLE.match(self.folded, last, end)):
                last = title.end() + self.text.startswith(",", title.end())
            at = last
            gap = _GAP.match(self.folded, last)
            if gap is None:
                break
            stop = gap.end()
        if spans and (aside := _ASIDE.match(self.text, at, end)):
            at = aside.end()
        return Names(tuple(self.text[first:last] for first, last in spans), at) if spans else None

    def _name(self, at: int, end: int, listed: bool, alone: bool) -> int | None:
        if self.folded.startswith("tổ chức thực hiện", at):
            return None  # a heading, no body
        person = _PERSON.match(self.folded, at)
        titled = person is not None and _OFFICE.match(self._unmarked, person.end()) is not None
        if person and not titled:
            found = _PERSON_NAME.match(self.text, person.end())
            if found and found.end() <= end:
                return found.end()
        last = self._body(at)
        if last is None and person and titled:  # `đồng chí |Chánh Văn phòng Tỉnh ủy|`
            last = self._body(person.end())
        if last is not None and self.folded[at:last] in _ALSO_VERBS and not self._acts(last):
            last = None  # `|Thanh tra| trách nhiệm 5 đơn vị`: what is asked
        if last is not None:
            last = self._levels(at, last)
            if last > end:
                return None
            if (given := GIVEN.match(self.folded, last)) and self._acts(given.end()):
                return last
            return self._tail(at, last, end, alone) or last
        office = self._office(at, listed)
        if office is None or office.end() > end:
            return None
        return self._tail(at, office.end(), end, alone)

    def _levels(self, at: int, last: int) -> int:
        numbered = _NUMBERED.match(self.folded, last)
        if numbered and self.folded[at:last].endswith(_NUMBERED_KINDS):
            return numbered.end()
        if counted := _COUNTED_UNITS.match(self.folded, last):
            last = counted.end()
        if _LEVELS_BEFORE.search(self.folded, at, last):
            levels = _MORE_LEVELS.match(self.folded, last)
            last = levels.end() if levels else last
            place = _PLACES.match(self.text, last)
            while place and self._body(place.start(1)) is None:
                last = place.end()
                place = _NEXT_PLACE.match(self.text, last)
        return last

    def _tail(self, start: int, at: int, end: int, alone: bool) -> int | None:
        """Where the words that narrow a name end; None if what follows is no narrowing.

        They end at the verb of the task or where the list goes on: `… thuộc UBND tỉnh | khẩn trương rà soát`.
        """
        if duty := _FAR_DUTY.match(self.folded, at, end):
            return duty.end()
        proper = not self.text[start + 1 : at + 2].islower()  # `Cục Điều tiết điện | lực`, not `Chính quyền | số`
        named = proper or _NARROWS.match(self.folded, at) is not None
        stop = at
        for _ in range(_TAIL_WORDS):
            passive = self.folded.endswith(" được", at, stop)  # `các đơn vị được | thanh tra`
            if (not passive and self._acts(stop)) or self._list_goes_on(stop, end):
                return stop
            word = None if _QUANTITY.match(self.text, stop) else _WORD.match(self.folded, stop)
            if word is None or word.end() > end or _TELLS.match(self.folded, word.start() + 1):
                break
            stop = word.end()
        rest = self.folded[stop:end].strip()
        return stop if named and (rest == ":" or (alone and not rest)) else None

    def _acts(self, at: int) -> bool:
        if DUTY.match(self.folded, at) or LEADS.match(self.folded, at):
            return True
        # Inside a sentence a verb is small: `Phó Tổng Thanh tra` is a name.
        return self.text[at + 1 : at + 2].islower() and self.verb(at) is not None

    def _list_goes_on(self, at: int, end: int) -> bool:
        gap = _GAP.match(self.folded, at)
        if gap is None or gap.end() >= end:
            return False
        return self._body(gap.end()) is not None or self._office(gap.end(), listed=True) is not None
