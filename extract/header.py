"""The header of an act read into fields: type, number and symbol, issuer, place, date, subject, urgency, secrecy.

Printed forms: Nghị định 30/2020/NĐ-CP (State: `Số: 749/QĐ-TTg`) and Hướng dẫn 36-HD/VPTW (Party: `Số 215-TB/TU`).
A field that is not printed is None: a number or a day left blank for the stamp is never made up.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from extract.act_numbers import symbol_number_at
from extract.document_parts import Field, Header
from extract.folding import unmarked
from extract.header_block import LETTER_SUBJECT, HeaderBlock, is_motto, is_rule
from extract.knowledge.document_types import DocumentType, type_of_code, type_of_word
from extract.mentions import DateParts
from extract.passage import Passage
from extract.zones import PrintLine

_DASH = r"\-\u2010\u2011\u2012\u2013\u2014"
_LETTER = "A-Za-zĐÐđÀ-ỹ"
# `Số: 749/QĐ-TTg`, `Số 215-TB/TU`, `Số:   /BTP-BTTP` (blank), `Số: 329 /BC-UBND`, `Số: 47/2020/NĐ-CP`, `Số 19 - CT/TU`.
_NUMBER = re.compile(
    rf"\bS[ốôồổo0]\s*[:.;]?\s*(?P<number>\d[\d ]{{0,6}}?[a-zđ]?|[.…_\s]*?)\s*"
    rf"(?P<symbol>(?:/\s*(?P<year>(?:19|20)\d\d)\s*)?[/{_DASH}]\s*[{_LETTER}][{_LETTER}&\d]*\.?"
    rf"(?:\s?[/{_DASH}.]\s?[{_LETTER}][{_LETTER}&\d]*)*)",
    re.IGNORECASE,
)
# A number by hand that OCR took for signs, before a symbol in print: `Số:0+ /CT-UBND`, `Số: Z6 /QĐ-UBND`.
_HANDWRITTEN = re.compile(
    r"\s*S[ốôồổ]\s*[:.;]\s*(?P<number>[^/]{1,8}?)\s*"
    r"(?P<symbol>(?:/\s*(?P<year>(?:19|20)\d\d)\s*)?/\s*(?:[A-ZĐÀ-Ỹ]{2,8}|TTr)-(?:[A-ZĐ]{2,10}|TTg)(?![^\W_]))"
)
# Without the word: `749/QĐ-TTg` alone on a line of the left column.
_BARE_NUMBER = re.compile(
    rf"(?P<number>\d{{1,6}})\s*(?P<symbol>[/{_DASH}]\s*[{_LETTER}&]+(?:\s?[/{_DASH}]\s?[{_LETTER}&\d]+)+)"
)
_NUMBER_WORD = re.compile(r"\s*S[ốôồổ]\s*[:.]?\s*(?=\d)")  # before `215 TB/TU`, whose dash is lost
# `ĐỘ KHẨN: KHẨN`, `Độ mật: Mật`
_DEGREE = re.compile(r"do (?:khan|mat)\s*:\s*")
# `Hà Nội, ngày 01 tháng 7 năm 2025`, `Hậu Giang, ngày    tháng 8 năm 2021`, `ngày15 tháng 3 năm 2024`, `năm 202 5`.
_DATE = re.compile(
    r"ng[àaá]y\s*(?P<day>\S{0,4}?(?:\s\d)?)\s*th[áaả]ng\s*(?P<month>[^\W_]{0,2}|[.…_]+)\s*n[ăaâ]m\s*"
    r"(?P<year>\d(?:\s?\d){3})",
    re.IGNORECASE,
)
# `ngày 17 ;¿»y 09 năm 2025`: the word tháng misread, the numbers not.
_MISREAD_DATE = re.compile(
    r"ngày\s*(?P<day>\d{1,2})\s+\S{2,6}\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE
)
# Party letters: `Hà Nội, ngày 26/8/2021`, `ngày 26-8-2021`.
_SHORT_DATE = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})", re.IGNORECASE
)
# Telegrams: `Hà Nội, 16 giờ 30 phút, ngày 05 tháng 9 năm 2024`.
_HOUR = re.compile(r"\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?\s*[,.]?\s*$")
_PLACE = re.compile(rf"(?<!\w)(?P<place>[A-ZĐÀ-Ỹ][{_LETTER}'’ .\-]*?)\s*[,.]?\s*$")
_ABOUT = re.compile(r"\s*Về (?:việc\s+)?(?=\S)")  # of a letter's subject under its number, in the left column
_SPECKS = re.compile(r"^[-–—.,:'`*~\s]+(?=[^\W\d_])")  # of a scan, before the first word of a subject
_URGENCY = frozenset({"hoa toc", "khan", "thuong khan", "hoa toc hen gio", "toi khan"})
_SECRECY = frozenset({"mat", "toi mat", "tuyet mat"})

# Print reads at 0.8 and above even on poor scans, stamps over print at 0.3 to 0.5.
BLURRED = 0.5

# Of a page's width: lines of a register's stamp are at most as long. Points: lines begin at one edge.
_BESIDE, _SAME_EDGE = 0.25, 6.0

# Words a body's name begins with; a header line that begins with none goes on with the name before it.
_BODY_HEAD = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|so|bo|cuc|vu|van phong|vp|ban|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy"
    r"|dang bo|chi bo|dang doan|trung tam|truong|chi cuc|tong cuc|doan|hoi|lien doan|lien minh|lien hiep|thanh tra|vien"
    r"|toa an|cong an|quan khu|chinh phu|thu tuong|quoc hoi|tong cong ty|cong ty|tap doan|dai hoc|hoc vien|ngan hang"
    r"|kho bac|bao hiem|phong|co quan|mat tran|bao|dai|nha|thuong truc|uy vien|benh vien|to|tong lien doan|tieu ban"
    r"|cum|khoi|hai quan|thue|vien kiem sat|khu|quy)\b"
)
# Lines that name where, and go on with the body before: `ỦY BAN NHÂN DÂN` + `TỈNH QUẢNG NGÃI`. Not `TỈNH ỦY`.
_AREA = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\b(?! uy)|viet nam|trung uong")

# The Front and the mass organisations that belong to it.
_FRONT = re.compile(
    r"mat tran to quoc|lien doan lao dong|hoi cuu chien binh|hoi lien hiep|hoi nong dan|doan thanh nien"
)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Part of a header line that stands in one column; offsets into the header passage."""

    start: int
    end: int
    text: str
    line: PrintLine


def read_header(passage: Passage, lines: Sequence[PrintLine], block: HeaderBlock, block_index: int) -> Header:
    """Reads the fields of one header.

    Args:
        passage: the lines of the header joined, one piece a line.
        lines: the header's lines.
        block_index: index of the header's block in the document, which the fields point at.
    """
    segments = _segments(passage, lines)
    reader = _Reader(passage, segments, block, block_index)
    return reader.read()


def _stands_beside(line: PrintLine, lines: Sequence[PrintLine]) -> bool:
    """Whether a scanned line is no part of a subject that is set under its type word, but stands at its left.

    Such is the register's stamp (`CV ĐẾN`, `Số: …`, `Chuyển: …`), and a rest of the rule under the type word. The last
    line of a subject may end before the type word, but begins where another line does.
    """
    word = lines[0]
    if not line.ocr or line.x1 >= word.x0 or line.x1 - line.x0 > _BESIDE * line.page_width:
        return False
    return not any(other.x1 > word.x0 and abs(other.x0 - line.x0) < _SAME_EDGE for other in lines[1:])


def _segments(passage: Passage, lines: Sequence[PrintLine]) -> list[_Segment]:
    """One segment a line; a line that holds both columns is cut before the motto."""
    out: list[_Segment] = []
    for line, piece in zip(lines, passage.pieces, strict=True):
        cut = _motto_cut(line.text)
        for start, end in ((0, cut), (cut, len(line.text))) if cut else ((0, len(line.text)),):
            text = line.text[start:end].rstrip()
            if text:
                out.append(_Segment(piece.start + start, piece.start + start + len(text), text, line))
    return out


def _motto_cut(text: str) -> int:
    """Where `CỘNG HÒA XÃ HỘI …` begins behind the issuer on the same line; 0 if it does not."""
    folded = unmarked(text)
    for head in ("cong hoa xa hoi", "cong hoa xa", "dang cong san viet", "doc lap"):
        if (at := folded.find(head)) > 3:
            return at
    return 0


class _Reader:
    def __init__(self, passage: Passage, segments: list[_Segment], block: HeaderBlock, block_index: int) -> None:
        self.passage = passage
        self.block = block
        self.block_index = block_index
        type_line = block.type_line
        self.type_at = None if type_line is None else passage.pieces[type_line.index].start
        above = self.type_at if self.type_at is not None else len(passage.text)
        self.above = [segment for segment in segments if segment.start < above]
        self.below = [segment for segment in segments if segment.start >= above]

    def field(self, start: int, end: int, text: str | None = None) -> Field:
        return Field(text if text is not None else self.passage.text[start:end], self.block_index, start, end)

    def joined(self, segments: Sequence[_Segment]) -> Field | None:
        if not segments:
            return None
        text = " ".join(segment.text.strip() for segment in segments)
        return self.field(min(s.start for s in segments), max(s.end for s in segments), text)

    def read(self) -> Header:
        number, symbol = self._number()
        place, issued, parts = self._issued()
        issuer, parent = self._issuers()
        doc_type, code = self._type(symbol)
        header = Header(
            doc_type=doc_type,
            doc_type_code=code,
            number_symbol=number,
            symbol=symbol,
            issuer=issuer,
            issuer_parent=parent,
            place=place,
            issued=issued,
            issued_date=parts,
            subject=self._subject(),
            urgency=self._mark(_URGENCY),
            secrecy=self._mark(_SECRECY),
        )
        return replace(header, system=self._system(header))

    def _mark(self, words: frozenset[str]) -> Field | None:
        """A line that holds one of the words and nothing else."""
        for segment in self.above:
            printed = re.sub(r"[,\s]+", " ", unmarked(segment.text).strip(" .*:()[]"))
            if _DEGREE.sub("", printed) in words:
                return self.field(segment.start, segment.end)
        return None

    def _number(self) -> tuple[Field | None, Field | None]:
        """Number with symbol (None where the number is left blank or not legible), and the symbol alone."""
        for segment in self.above:
            match = _NUMBER.search(segment.text) or (
                _BARE_NUMBER.match(segment.text) if segment.line.line.column == "left" else None
            )
            by_hand = _HANDWRITTEN.match(segment.text) if match is None and segment.line.ocr else None
            match = match or by_hand
            if match is None:
                if unjoined := self._unjoined(segment):
                    return unjoined
                continue
            at = segment.start
            symbol = self.field(at + match.start("symbol"), at + match.end("symbol"))
            if by_hand or not match["number"].strip(" .…_"):
                return None, symbol
            return self.field(at + match.start("number"), at + match.end("symbol")), symbol
        return None, None

    def _unjoined(self, segment: _Segment) -> tuple[Field, Field] | None:
        """`Số 215 TB/TU`: the mark between number and code is lost in print, the code's form tells which it was."""
        word = _NUMBER_WORD.match(segment.text)
        found = symbol_number_at(segment.text, word.end()) if word else None
        if found is None:
            return None
        number, end = self.field(segment.start + found.start, segment.start + found.end), segment.start + found.end
        return number, self.field(segment.start + found.start + len(found.number), end)

    def _issued(self) -> tuple[Field | None, Field | None, DateParts | None]:
        for segment in reversed(self.above):
            match = _DATE.search(segment.text) or _SHORT_DATE.search(segment.text)
            if match is None and segment.line.ocr:
                match = _MISREAD_DATE.search(segment.text)
            if match is None:
                continue
            before = segment.text[: match.start()]
            if number := _NUMBER.search(before):
                before = " " * number.end() + before[number.end() :]
            at = segment.start
            place = None
            if hour := _HOUR.search(before):
                before = before[: hour.start()]
            if (found := _PLACE.search(before)) and 1 < len(found["place"]) < 40:
                place = self.field(at + found.start("place"), at + found.end("place"))
            parts = _date_parts(match)
            return place, self.field(at + match.start(), at + match.end()), parts
        return None, None, None

    def _issuers(self) -> tuple[Field | None, Field | None]:
        """The issuing body, and the superior bodies printed above it."""
        lines = []
        for segment in self.above:
            if _ends_issuer(segment.text):
                break
            if segment.line.line.column == "right" or is_motto(segment.text) or is_rule(segment.text):
                continue
            folded = unmarked(segment.text).strip(" .*:()[]")
            if folded in _URGENCY or folded in _SECRECY or _DATE.search(segment.text):
                continue
            if _blurred(segment.line):
                continue
            if segment.line.capitals or segment.text.upper() == segment.text:
                lines.append(segment)
        lines = _left_only(lines)
        groups: list[list[_Segment]] = []
        for segment in lines:
            if groups and not _begins_body(groups[-1], segment):
                groups[-1].append(segment)
            else:
                groups.append([segment])
        if not groups:
            return None, None
        first = len(groups) - 1
        while first and _equals(groups[first - 1], groups[first]):
            first -= 1  # `SỞ NỘI VỤ` over `SỞ TÀI CHÍNH`: they issue together
        parent = self.joined([segment for group in groups[:first] for segment in group])
        return self.joined([segment for group in groups[first:] for segment in group]), parent

    def _type(self, symbol: Field | None) -> tuple[Field | None, str | None]:
        type_line = self.block.type_line
        if type_line is not None and self.type_at is not None:
            return self.field(self.type_at, self.type_at + type_line.end), type_line.kind.code
        kind = _type_of_symbol(symbol.text) if symbol else None
        if kind is None and symbol is not None:
            kind = type_of_word("Công văn")  # a numbered act without a type word is a letter
        return None, kind.code if kind else None

    def _subject(self) -> Field | None:
        type_line = self.block.type_line
        if type_line is None:
            return self._letter_subject()
        assert self.type_at is not None
        parts: list[_Segment] = []
        lines = [segment.line for segment in self.below]
        for segment in self.below:
            if _blurred(segment.line) or _stands_beside(segment.line, lines):
                continue
            start = segment.start + (type_line.end if segment.start == self.type_at else 0)
            text = self.passage.text[start : segment.end]
            stripped = text.strip()
            if segment.line.ocr and not parts:
                stripped = _SPECKS.sub("", stripped)
            if stripped and not is_rule(stripped) and not stripped.startswith("("):
                start += text.index(stripped)
                parts.append(replace(segment, start=start, text=stripped))
        if parts and parts[0].line.ocr and (at := parts[0].text.find("Về việc")) > 0:
            # What a register's stamp left before the words that begin a subject.
            first = parts[0]
            parts[0] = replace(first, start=first.start + at, text=first.text[at:])
        return self.joined(parts)

    def _letter_subject(self) -> Field | None:
        parts: list[_Segment] = []
        after_number = False
        for segment in self.above:
            match = LETTER_SUBJECT.match(segment.text)
            if match is None and after_number and segment.line.line.column == "left":
                match = _ABOUT.match(segment.text)
            after_number = after_number or _NUMBER.match(segment.text.strip()) is not None
            if match and not parts:
                parts.append(replace(segment, start=segment.start + match.end(), text=segment.text[match.end() :]))
            elif parts:
                if segment.line.line.column == "right" or is_motto(segment.text) or _DATE.search(segment.text):
                    continue
                if is_rule(segment.text):
                    break
                parts.append(segment)
        return self.joined([part for part in parts if part.text.strip()])

    def _system(self, header: Header) -> Literal["party", "state", "front"] | None:
        folded = [unmarked(segment.text) for segment in self.above]
        bodies = " ".join(unmarked(field.text) for field in (header.issuer, header.issuer_parent) if field)
        if _FRONT.search(bodies):
            return "front"
        if any(motto_like(text, "dang cong san viet nam") for text in folded):
            return "party"
        if any(motto_like(text, "cong hoa xa hoi chu nghia") for text in folded):
            return "state"
        return None


def motto_like(folded: str, words: str) -> bool:
    """Whether a folded line holds the words of a motto, a few letters misread."""
    return words in folded or (len(folded) > 12 and fuzz.partial_ratio(words, folded) >= 88)


def _date_parts(match: re.Match[str]) -> DateParts:
    """What is printed; a day or month left blank, written by hand or not in the calendar is None."""
    year, month, day = (_number_of(match[name]) for name in ("year", "month", "day"))
    if month is not None and not 1 <= month <= 12:
        month = None
    longest = calendar.monthrange(year or 2000, month)[1] if month else 31
    return DateParts(year, month, day if day is not None and 1 <= day <= longest else None)


def _number_of(text: str) -> int | None:
    digits = text.replace(" ", "")
    return int(digits) if digits.isdigit() else None


def _blurred(line: PrintLine) -> bool:
    """Marks of a stamp or a pen that OCR read as words."""
    words = line.line.words
    return line.ocr and sum(word.confidence for word in words) < BLURRED * len(words)


def _ends_issuer(text: str) -> bool:
    bare = text.strip()
    printed = _NUMBER.match(bare) or _HANDWRITTEN.match(bare) or _BARE_NUMBER.fullmatch(bare)
    return bool(printed or LETTER_SUBJECT.match(text))


def _left_only(segments: list[_Segment]) -> list[_Segment]:
    """Without lines of the right half, where the reading did not part the columns."""
    return [s for s in segments if s.line.x0 < 0.5 * s.line.page_width or s.line.line.column == "left"]


def _begins_body(group: list[_Segment], segment: _Segment) -> bool:
    before, folded = group[-1], unmarked(segment.text).strip()
    if (
        _AREA.match(folded)
        or before.text.rstrip().endswith((",", "-"))
        or unmarked(before.text).endswith((" va", " cua"))
    ):
        return False
    if segment.line.bold and not before.line.bold and _is_weighted(group):
        return True
    return _BODY_HEAD.match(folded) is not None


_RANKS = re.compile(r"(?:so|bo|tong cuc|tinh doan|lien doan lao dong)\b(?! chi huy| tu lenh)")


def _equals(above: list[_Segment], below: list[_Segment]) -> bool:
    """Two bodies of one rank, of which neither can be the other's superior."""
    ranks = [_RANKS.match(unmarked(group[0].text).strip()) for group in (above, below)]
    return all(ranks) and ranks[0][0] == ranks[1][0]  # type: ignore[index]


def _is_weighted(group: list[_Segment]) -> bool:
    return all(len(segment.text) > 3 for segment in group)


def _type_of_symbol(symbol: str) -> DocumentType | None:
    """The type that a number's symbol names: `/QĐ-TTg`, `-CT/TU`; None for `/BTP-BTTP`."""
    parts = [part for part in re.split(rf"[/{_DASH}\s]+", symbol.replace("Ð", "Đ")) if part and not part.isdigit()]
    if not parts:
        return None
    party = symbol.lstrip()[:1] != "/"
    return type_of_code(parts[0], "party" if party else "state")
