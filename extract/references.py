"""Mentions of acts in running text: `Nghị quyết số 21-NQ/TW ngày 20/01/2003 của Bộ Chính trị khóa IX`.

One pass over the text, left to right. A type word, an abbreviation (`NQ 21-NQ/TW`) or a pinpoint (`khoản 2 Điều 14`)
opens an attempt; each attempt looks at a bounded stretch, so time is linear. A mention takes all digits in its span.

Not mentions: bare type words (`chỉ tiêu Nghị quyết`), drafts known by name only, plans without number, numbers without
type and issuer (`đường số 21-NQ`), slashes alone (`21/63`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.act_issuers import Issuer, issuer_at
from extract.act_names import name_at
from extract.act_numbers import ActNumber, bare_number_at, code_of, symbol_number_at, type_in_symbol
from extract.anchors import first_words
from extract.dates import date_at
from extract.folding import fold
from extract.knowledge.document_types import (
    TYPE_NAMES,
    TYPE_WORD,
    TYPES,
    DocumentType,
    noisy_type_before,
    type_of_short,
    type_of_word,
)
from extract.mentions import DateParts, ReferenceForm, ReferenceMention
from extract.misread_words import with_right_marks
from extract.pinpoints import PINPOINTS, paths_of
from extract.reference_context import in_context, with_shared_issuers, with_shared_subjects
from extract.tokens import keys_of, lex
from extract.values import value

_SHORT_WORDS = "|".join(sorted((word.lower() for kind in TYPES for word in kind.short), key=len, reverse=True))
_PINS = "tiết|điểm|khoản|điều|mục|phần|chương|phụ lục"
_TYPE_WORD = re.compile(TYPE_WORD)
# What opens an attempt begins with one of these words, or with a number in a text with a dash or slash.
_OPENING_WORDS = first_words("|".join((*TYPE_NAMES, _SHORT_WORDS, _PINS)))
# Those with which only longer names begin, and how these go on: `kế` hoạch, not `kế` toán.
_GOES_ON = {
    word: frozenset(keys_of(name)[1] for name in TYPE_NAMES if keys_of(name)[0] == word)
    for word in first_words("|".join(TYPE_NAMES)) - first_words(f"{_SHORT_WORDS}|{_PINS}")
    if (word,) not in map(keys_of, TYPE_NAMES)
}
_TRIGGER = re.compile(
    r"(?<!\w)(?:"
    rf"(?P<type>{TYPE_WORD})|(?<![/-])(?P<short>{_SHORT_WORDS})(?= ?(?:số)? ?:? ?[0-9])"
    rf"|(?P<pin>(?:{_PINS})(?= ))"
    r"|(?<![/.,#-])(?P<number>[0-9]{1,6}[a-zđ]?(?= ?[-/] ?[a-zđ])))"
)
# What stands between type and `số` and is no part of the type: `Nghị quyết chuyên đề số 07-NQ/HU`.
_KIND_WORDS = (
    "chuyên đề|làm việc|liên tịch|liên ngành|liên sở|liên bộ|liên cơ quan|phối hợp|kiểm tra|giám sát|"
    "kiểm tra, giám sát|hỏa tốc|khẩn|mật|tóm tắt|thẩm tra|thẩm định|giải trình|tổng hợp|chi tiết|công tác|kết luận|"
    "toàn khóa|thanh tra|kiểm toán|kết luận kiểm toán|cá biệt|phê duyệt|ban hành|thi hành kỷ luật"
)
_BEFORE_NUMBER = re.compile(
    rf"(?: {{1,2}}(?P<kind>{_KIND_WORDS}))?(?: {{0,2}}: {{0,2}}|,? {{1,2}})?"
    r"(?P<word>s[ốôổồ](?: ?: ?| {0,2}))?(?=[0-9])"
)
_NOISY_WINDOW = 40  # the longest type word with `số` has 32 code points
_NEXT_IN_LIST = re.compile(
    # `, số 19-NQ/TW`, ` và số 154/2020/NĐ-CP`, `; 30/2020/NĐ-CP`
    r"(?: ?[,;] ?(?:và )?| và )(?P<word>s[ốôổồ] ?:? ?)?(?=[0-9])"
)
# `ban hành ngày`, `cùng ngày`, `hồi 16 giờ 30 ngày` of a telegram
_DATE_LEAD = re.compile(
    r" ?[,(]? ?(?:ban hành |ký )?(?:cùng )?"
    r"(?:(?:vào )?(?:hồi|lúc) [0-9]{1,2} ?(?:giờ|h)(?: ?[0-9]{1,2}(?: ?phút)?)?,? )?"
)
_YEAR_ALONE = re.compile(r",? năm (?:19|20)[0-9]{2}(?= (?:của|do) )")  # `Nghị định 15/NĐ-CP năm 2021 của Chính phủ`
# The number says that several bodies issue the act: `TTLT-…`, `02/HDLN-SNV-STC`, `07-CTrPH/…`, `102/LS-STC-SXD`.
_JOINT_SYMBOL = re.compile(r"(?:[A-ZĐa-z]{2,4}(?:LT|LN|PH)|LS|LN|LT)[-/]")
_JOINT_WORDS = ("liên tịch", "liên ngành", "liên sở", "liên bộ", "liên cơ quan", "phối hợp")
_IMPOSSIBLE_DATE = re.compile(
    # `ngày 31/02/2022`, tried where the calendar has no such day: its digits belong to the mention all the same
    r" ?[,(]? {0,2}ngày {1,2}[0-9]{1,2} ?([/.-]) ?[0-9]{1,2} ?\1 ?[0-9]{2,4}(?![\w/])"
)
_TERM = re.compile(
    # `khóa XIII`, `, khóa 13`, `(khóa XIV)`, `nhiệm kỳ 2020 - 2025`; the group is the term itself
    r"(?P<lead>[ ,]{0,3}\(?)"
    r"(?:khóa (?P<khoa>[ivxlc]{1,7}(?:(?:, | và )[ivxlc]{1,7}(?=\)))*|[0-9]{1,2})(?!\w)|"
    r"nhiệm kỳ (?P<years>[0-9]{4} ?- ?[0-9]{4})(?!\w))"
)
_DEICTIC = re.compile(
    # `này`; `nêu trên`, `nói trên`, `trên đây`; a lone `trên` before no place (`Quy định trên trong toàn thể`)
    r" {1,2}(?:(?P<this>này)(?!\w)|(?:(?:đã |được )?(?:nêu|nói|kể|dẫn) trên|trên đây|vừa nêu|đã nêu)(?!\w)|"
    r"trên(?= ?(?:[.,;:)]|$|(?:trong toàn|đến|tới|và|cho|được|để|bằng|với|là|đã|cần|phải|sẽ|đều|chưa|còn|không)"
    r"(?!\w))))"
)
_COUNT = re.compile(r"(?<![\w.,/])(?P<count>[0-9]{1,2}) {1,2}$")
_PLURAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|[0-9]{1,2}) {1,2}$")
_DRAFT = re.compile(r"(?<!\w)(?:dự thảo|dự án)(?: các)?(?: [^\W\d]+){0,2} {1,2}$")
_LAW_YEAR = re.compile(r"(?: \(sửa đổi(?:, bổ sung)?\))?,? {1,2}(?:năm {1,2})?(?:19|20)[0-9]{2}(?![\w/.-]|,[0-9])")
# After a bare number without `số` only these go on: `Chỉ thị 13 được triển khai`; not `Quyết định 02 trường hợp`.
_AFTER_BARE = re.compile(
    r"(?= ?(?:[.,;:)”\"]|$)| (?:của|về|ngày|và|khóa|do|tại|được|đã|là|đến|với|trên|trong|cho|theo|có|này|gắn|để|thì|"
    r"cũng|nêu|đề ra|chưa|còn|ở|từ|bộ chính trị|ban bí thư)(?!\w))"
)
_BARE_TYPES = frozenset(
    {"Nghị quyết", "Chỉ thị", "Kết luận", "Nghị định", "Thông tư", "Quyết định", "Quy định", "Công điện"}
)
# `Kế hoạch 125 của Tỉnh ủy`, `Công văn 56 ngày 02/3/2024`
_ISSUED_TYPES = frozenset({"Kế hoạch", "Thông báo", "Hướng dẫn", "Công văn", "Tờ trình", "Báo cáo", "Đề án"})
_NEVER_BARE = frozenset(
    {"Dự án", "Phương án", "Chiến lược", "Quy hoạch", "Chương trình", "Văn bản", "Luật", "Bộ luật", "Hiến pháp"}
)
_NEVER_SELF = frozenset({"Dự án", "Hợp đồng", "Chiến lược", "Quy hoạch", "Hiến pháp"})
# Written small these are things of the world, not documents: `chương trình này`, `đề án này`, `phương án này`.
_NEVER_SMALL = frozenset({"Chương trình", "Đề án", "Phương án", "Biên bản", "Điều lệ", "Lệnh", "Cương lĩnh"})
_DATED_TYPES = frozenset(
    {"Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Thông báo", "Công văn", "Tờ trình", "Văn bản", "Quy định"}
)


@value(frozen=True, slots=True)
class _Tail:
    """What follows the number or name: issuer, date, term, and where the last of them ends."""

    end: int
    issuer: str | None = None
    date: DateParts | None = None
    term: str | None = None
    flags: tuple[str, ...] = ()


def find_references(text: str, *, own_type: str | None = None) -> tuple[ReferenceMention, ...]:
    """All mentions of acts in `text`, in order, not overlapping.

    Args:
        text: one passage, NFC.
        own_type: canonical type of the document the passage is part of (`Thông báo`). `X này` of that type means the
            document itself, of another type another act. Not known: `X này` means the document itself, unless an act of
            that type is mentioned before in the passage.
    """
    finder = _Finder(text, own_type)
    mentions = tuple(finder.mentions())
    if not mentions:
        return ()
    found = with_shared_issuers(mentions, finder.list_heads, finder.folded)
    return with_shared_subjects(tuple(in_context(found, text, finder.folded, finder.list_heads)), finder.folded)


class _Finder:
    """One pass over one text."""

    def __init__(self, text: str, own_type: str | None) -> None:
        self.text = text
        self.folded = with_right_marks(fold(text))
        self.own_type = own_type
        self.seen_types: set[str] = set()
        self.list_heads: dict[int, int] = {}  # start of a later member of a list: start of its first one

    def mentions(self) -> Iterator[ReferenceMention]:
        at = 0
        for start in self._openings():
            trigger = _TRIGGER.match(self.folded, start) if start >= at else None
            if trigger is None:
                continue
            mention = self._mention(trigger, at)
            if mention is None:
                at = trigger.end()
                continue
            head = mention
            while mention:
                yield mention
                self.seen_types.add(mention.doc_type)
                at = mention.end
                mention = self._next_in_list(head, at)

    def _openings(self) -> list[int]:
        """Where a trigger can begin: most words begin none, and a search would try it at every letter."""
        tokens = lex(self.folded)
        keys, places = tokens.keys, []
        for word in _OPENING_WORDS & tokens.words:
            rest = _GOES_ON.get(word)
            places += [at for at in tokens.at[word] if rest is None or keys[at + 1] in rest]
        if "-" in tokens.words or "/" in tokens.words:
            places += tokens.numbers
        return sorted([tokens.starts[at] for at in places])

    def _mention(self, trigger: re.Match[str], free: int) -> ReferenceMention | None:
        """The mention a trigger opens; what stands before `free` belongs to an earlier one."""
        start, end = trigger.span()
        if trigger["pin"]:
            return self._pinned(start)
        if trigger["number"]:
            return self._untyped(start, free)
        if trigger["short"]:
            kind = type_of_short(self.text[start:end])
            return self._numbered(kind, start, end) if kind else None
        kind = type_of_word(trigger[0])
        return self._of_type(kind, start, end) if kind else None

    def _of_type(self, kind: DocumentType, start: int, end: int, *, pinned: bool = False) -> ReferenceMention | None:
        return (
            self._numbered(kind, start, end)
            or self._deictic(kind, start, end, pinned=pinned)
            or self._named(kind, start, end)
        )

    def _pinned(self, start: int) -> ReferenceMention | None:
        pins = PINPOINTS.match(self.folded, start)
        word = _TYPE_WORD.match(self.folded, pins.end()) if pins else None
        kind = type_of_word(word[0]) if word else None
        if not pins or not word or not kind:
            return None
        mention = self._of_type(kind, word.start(), word.end(), pinned=True)
        return replace(mention, start=start, pinpoints=paths_of(pins["pins"])) if mention else None

    def _untyped(self, start: int, free: int) -> ReferenceMention | None:
        """`21-NQ/TW` without a type word: the code tells the type; Party `QĐ` may be Quy định, hence the flag."""
        number = symbol_number_at(self.text, start)
        if not number:
            return None
        window = max(free, start - _NOISY_WINDOW)
        if noisy := noisy_type_before(self.text[window:start]):
            return self._build(noisy[0], window + noisy[1], number, self._tail(number.end))
        kind = type_in_symbol(number.symbol)
        if not kind:
            return None
        return self._build(kind, start, number, self._tail(number.end), ("type_from_code",))

    # -- with a number

    def _numbered(self, kind: DocumentType, start: int, end: int) -> ReferenceMention | None:
        name = name_at(self.text, self.folded, kind.name, end) if kind.normative else None
        issuer = None if name else self._issuer(end)
        for after in dict.fromkeys((end, name.end if name else end, issuer.end if issuer else end)):
            lead = _BEFORE_NUMBER.match(self.folded, after)
            if not lead:
                continue
            number = symbol_number_at(self.text, lead.end())
            if not number and (lead["word"] or after == end):  # not the 4 of `Kết luận Trung ương 4`
                number = self._bare(kind, start, lead)
            if not number:
                continue
            joint = kind.name.endswith("liên tịch") or lead["kind"] in _JOINT_WORDS
            tail = self._tail(number.end, joint=joint or _is_joint(number))
            if issuer and after == issuer.end and not tail.issuer:
                tail = replace(tail, issuer=issuer.name)
            return self._build(kind, start, number, tail)
        return None

    def _bare(self, kind: DocumentType, start: int, lead: re.Match[str]) -> ActNumber | None:
        """`Chỉ thị số 10`, `Nghị quyết 09`; not `Quyết định 02 trường hợp`, `Kế hoạch 5 năm`, `dự án số 2`."""
        number = bare_number_at(self.text, lead.end())
        if (
            not number
            or lead["kind"]
            or kind.name in _NEVER_BARE
            or _DRAFT.search(self.folded, max(0, start - 30), start)
        ):
            return None
        if lead["word"]:
            small = kind.name in _BARE_TYPES and _AFTER_BARE.match(self.folded, number.end)
            return number if self.text[start].isupper() or small else None
        if not self.text[start].isupper() or len(number.number) > 3:
            return None
        if kind.name in _BARE_TYPES:
            return number if _AFTER_BARE.match(self.folded, number.end) else None
        if kind.name == "Đề án" and number.number.startswith("0"):
            return number  # `Đề án 06`; not `Đề án 3 cấp`
        tail = self._tail(number.end) if kind.name in _ISSUED_TYPES else None
        dated = tail is not None and tail.date is not None and tail.date.year is not None
        return number if tail and (tail.issuer or dated) else None

    def _next_in_list(self, head: ReferenceMention, at: int) -> ReferenceMention | None:
        """The next member under the same type word: `, số 19-NQ/TW của …`."""
        lead = _NEXT_IN_LIST.match(self.folded, at)
        kind = type_of_word(head.doc_type)
        if head.number is None or not lead or not kind:
            return None
        number = symbol_number_at(self.text, lead.end())
        if not number and head.number_symbol is None:  # `Nghị quyết 18, 19 của Trung ương`
            number = bare_number_at(self.text, lead.end())
            if number and not lead["word"] and not _AFTER_BARE.match(self.folded, number.end):
                return None
        if not number:
            return None
        start = lead.start("word") if lead["word"] else number.start
        self.list_heads[start] = head.start
        return self._build(kind, start, number, self._tail(number.end, joint=_is_joint(number)), head.flags)

    def _build(
        self, kind: DocumentType, start: int, number: ActNumber, tail: _Tail, flags: tuple[str, ...] = ()
    ) -> ReferenceMention:
        return ReferenceMention(
            start=start,
            end=tail.end,
            form="full" if tail.date else "short",
            doc_type_code=code_of(number.symbol, kind),
            doc_type=kind.name,
            number=number.number,
            year_in_number=number.year,
            symbol=number.symbol,
            number_symbol=number.normal,
            issued_date=tail.date,
            issuer=tail.issuer,
            term=tail.term,
            subject=None,
            pinpoints=(),
            relation=None,
            flags=flags + tail.flags,
        )

    # -- without a number

    def _deictic(self, kind: DocumentType, start: int, end: int, *, pinned: bool) -> ReferenceMention | None:
        found = _DEICTIC.match(self.folded, end)
        if not found or kind.name in _NEVER_SELF:
            return None
        capital = self.text[start].isupper()
        plural = None if pinned else _PLURAL.search(self.folded, max(0, start - 8), start)  # `Điều 13 Thông tư này`
        if not capital and (kind.name in _NEVER_SMALL or (found[0].strip() == "trên" and not plural)):
            return None  # `kế hoạch trên`: too often a place follows
        form: ReferenceForm = "back"
        if found["this"] and not plural:
            own = kind.name not in self.seen_types if self.own_type is None else kind.name == self.own_type
            form = "self" if own else "back"
        count = _COUNT.search(self.folded, max(0, start - 6), start) if plural else None
        return self._plain(kind, count.start("count") if count else start, form, _Tail(found.end()))

    def _named(self, kind: DocumentType, start: int, end: int) -> ReferenceMention | None:
        draft = _DRAFT.search(self.folded, max(0, start - 30), start)
        small = not self.text[start].isupper()
        if (draft or small) and kind.name not in ("Điều lệ", "Nghị quyết"):
            return None
        name = name_at(self.text, self.folded, kind.name, end)
        if name is None:
            return None if draft or small else self._dated(kind, start, end)
        year = _LAW_YEAR.match(self.folded, name.end) if kind.normative and kind.name != "Nghị quyết" else None
        if kind.name == "Hiến pháp" and not year:
            return None
        tail = self._tail(year.end() if year else name.end, issuers=kind.name not in ("Điều lệ", "Quy chế"))
        if name.issuer:
            tail = replace(tail, issuer=self._printed(*name.issuer))
        return self._plain(kind, start, "named", tail)

    def _dated(self, kind: DocumentType, start: int, end: int) -> ReferenceMention | None:
        """`Nghị quyết ngày 15/3/2021 của Ban Chấp hành Đảng bộ huyện`: known by its date, if its year is printed."""
        if kind.name not in _DATED_TYPES:
            return None
        tail = self._tail(end)
        if tail.date is None or tail.date.year is None:
            return None
        return self._plain(kind, start, "named", tail)

    def _plain(self, kind: DocumentType, start: int, form: ReferenceForm, tail: _Tail) -> ReferenceMention:
        return ReferenceMention(
            start=start,
            end=tail.end,
            form=form,
            doc_type_code=None,
            doc_type=kind.name,
            number=None,
            year_in_number=None,
            symbol=None,
            number_symbol=None,
            issued_date=tail.date,
            issuer=tail.issuer,
            term=tail.term,
            subject=None,
            pinpoints=(),
            relation=None,
        )

    # -- what follows

    def _tail(self, end: int, *, issuers: bool = True, joint: bool = False) -> _Tail:
        """Date, issuer and term after `end`, each at most once, in any order; `joint`: of several issuers."""
        tail = _Tail(end)
        for _ in range(4):
            if tail.date is None and (dated := self._date(tail.end)):
                tail = replace(tail, end=dated[0], date=dated[1])
            elif tail.date is None and (no_date := _IMPOSSIBLE_DATE.match(self.folded, tail.end)):
                tail = replace(tail, end=no_date.end(), flags=("date_impossible",))
            elif issuers and tail.issuer is None and (issued := self._issuer(tail.end, joint=joint)):
                tail = replace(tail, end=issued.end, issuer=issued.name)
            elif tail.date is None and (year := _YEAR_ALONE.match(self.folded, tail.end)):
                tail = replace(tail, end=year.end())
            elif term := self._term(tail.end, tail.term):
                tail = replace(tail, end=term[0], term=tail.term or term[1])
            else:
                break
        return tail

    def _date(self, end: int) -> tuple[int, DateParts] | None:
        lead = _DATE_LEAD.match(self.folded, end)
        start = lead.end() if lead else end
        if start >= len(self.text) or start == end:
            return None
        date = date_at(self.folded, start)
        if not date or (date.parts.year is None and not self.folded.startswith("ngày", start)):
            return None
        bracket = self.folded[end:start].strip().startswith("(") and self.folded.startswith(")", date.end)
        return date.end + bracket, date.parts

    def _issuer(self, end: int, *, joint: bool = False) -> Issuer | None:
        return issuer_at(self.text, self.folded, end, joint=joint)

    def _term(self, end: int, known: str | None) -> tuple[int, str | None] | None:
        found = _TERM.match(self.folded, end)
        if not found or not found["lead"] or (known and not found["years"]):
            return None
        closing = found["lead"].endswith("(") and self.folded.startswith(")", found.end())
        # a `nhiệm kỳ` belongs to the quote, but is a span of years, not the number of a term
        return found.end() + closing, self._printed(*found.span("khoa")) if found["khoa"] else None

    def _printed(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())


def _is_joint(number: ActNumber) -> bool:
    return number.symbol is not None and _JOINT_SYMBOL.match(number.symbol) is not None
