"""Where the header of an act ends: from the first line until its subject (trích yếu), on the act's first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.folding import unmarked
from extract.knowledge.document_types import TYPES, DocumentType, match_type
from extract.labels import candidates
from extract.paragraphs import Margins, is_centred
from extract.zones import PrintLine

# Lines of a first page that are looked through for the type word: header, subject of a letter, stamps.
SEARCH_LINES = 40
SUBJECT_LINES = 14

MOTTOES = (
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap - tu do - hanh phuc",
    "dang cong san viet nam",
)
# `V/v góp ý …`, `V/v: …`, `Về việc …` under the number of a letter.
LETTER_SUBJECT = re.compile(r"\s*v\s?/\s?v\b\s*:?\s*", re.IGNORECASE)
NUMBER_LINE = re.compile(r"\s*s[ốôồổo0]\s*[:.]|\s*s[ốôồổo0]\s+\d", re.IGNORECASE)
_RULE = re.compile(r"[\s_\-–—*=.~]{2,}|\*")
_ADDRESS = re.compile(r"k[ií]nh g[uử]i\b", re.IGNORECASE)
# Words that begin the first paragraph of an act and, with a capital, no line of a subject.
_OPENING = re.compile(
    r"(?:Căn cứ|Thực hiện|Thi hành|Theo|Xét|Ngày|Vào|Sau khi|Trong|Trên cơ sở|Để|Tiếp theo|Kính|Nhằm|Qua|Hôm nay"
    r"|Thời gian|Phúc đáp|Hiện nay|Sáng|Chiều|Điều)\b"
)
# Bodies and offices that enact, in a line of their own between subject and body: `THỦ TƯỚNG CHÍNH PHỦ`.
_ENACTING = re.compile(
    r"(?:chu tich|uy ban|hoi dong|bo truong|thu tuong|chinh phu|quoc hoi|giam doc|truong ban|ban |chanh |tong |bi thu"
    r"|thong doc|vien truong|cuc truong|thu truong|hieu truong|tinh uy|thanh uy|bo chinh tri|uy ban thuong vu)"
)
_FLAT_NAMES: tuple[tuple[str, DocumentType], ...] = tuple(
    sorted(((unmarked(kind.name).replace(" ", ""), kind) for kind in TYPES), key=lambda pair: -len(pair[0]))
)


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The line that holds the type word.

    Attributes:
        index: among the lines given.
        end: where the type word ends in the text of that line; the rest of it belongs to the subject.
    """

    index: int
    kind: DocumentType
    end: int


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The header of an act among its lines.

    Attributes:
        end: index of the first line after the header.
        type_line: None in a letter (công văn).
    """

    end: int
    type_line: TypeLine | None


def is_motto(text: str) -> bool:
    """`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `Độc lập - Tự do - Hạnh phúc`, `ĐẢNG CỘNG SẢN VIỆT NAM`, also misread."""
    folded = unmarked(text).strip(" .*_-—–")
    return any(fuzz.ratio(folded, motto) >= 78 for motto in MOTTOES)


def is_rule(text: str) -> bool:
    """A drawn line typed with signs (`-------`, `____`, `*`)."""
    return _RULE.fullmatch(text) is not None


def find_header(lines: Sequence[PrintLine], margins: dict[int, Margins]) -> HeaderBlock | None:
    """The header at the beginning of `lines`; None where the text begins without one."""
    if not lines:
        return None
    first_page = [line for line in lines if line.page == lines[0].page][: SEARCH_LINES + SUBJECT_LINES]
    type_line = _find_type(first_page, margins)
    if type_line is not None:
        return HeaderBlock(_subject_end(first_page, type_line.index, margins), type_line)
    marked = [k for k, line in enumerate(first_page[:SEARCH_LINES]) if _header_mark(line)]
    if not marked:
        return None
    end = marked[-1] + 1
    # The subject of a letter runs on in its column; `Kính gửi` opens the letter.
    while end < len(first_page):
        line = first_page[end]
        if _ADDRESS.search(line.text) or _body_begins(line, margins[line.page], 1, first_page[end - 1]):
            break
        end += 1
    return HeaderBlock(end, None)


def type_word_of(line: PrintLine) -> tuple[DocumentType, int] | None:
    """The type that a title line names, with the end of the type word; None if it names none.

    Matches `THÔNG BÁO`, `T H Ô N G  B Á O`, `BÁO CÁO TỔNG KẾT`, `NG Ị ĐỊN` (glyphs lost). Not `QUYẾT ĐỊNH:` (the
    enacting formula), `Thông báo số 12` (text).
    """
    text = line.text
    if not line.capitals or text.rstrip().endswith((":", ".", ";", ",")):
        return None
    begin = len(text) - len(text.lstrip(" -–—.*'\"“"))
    if found := match_type(text, begin):
        kind, end = found
        if unmarked(text[begin:end]).replace(" ", "").endswith("ketluan") and kind.name != "Kết luận":
            end = begin + len(kind.name)  # `THÔNG BÁO KẾT LUẬN …`: the subject begins with KẾT LUẬN
        return kind, end
    flat = unmarked(text).replace(" ", "")
    for name, kind in _FLAT_NAMES:
        if flat == name or (len(name) >= 6 and fuzz.ratio(flat, name) >= 84):
            return kind, len(text)
    return None


def _find_type(lines: Sequence[PrintLine], margins: dict[int, Margins]) -> TypeLine | None:
    for index, line in enumerate(lines[:SEARCH_LINES]):
        if _ADDRESS.match(line.text.strip()):
            return None
        middle = (line.x0 + line.x1) / 2
        if line.line.column == "left" or abs(middle - line.page_width / 2) > 0.2 * line.page_width:
            continue
        if found := type_word_of(line):
            return TypeLine(index, *found)
        if index > 2 and _long_text(line, margins[line.page]):
            return None
    return None


def _long_text(line: PrintLine, edge: Margins) -> bool:
    """Running text: wide, with small letters, and no header word in it."""
    wide = line.x1 - line.x0 > 0.85 * (edge.right - edge.left)
    return wide and not line.capitals and not _header_mark(line) and "ngày" not in line.text


def _header_mark(line: PrintLine) -> bool:
    text = line.text
    return is_motto(text) or bool(NUMBER_LINE.match(text)) or bool(LETTER_SUBJECT.match(text)) or _dated(text)


_DATED = re.compile(r",\s*ngay\b(?:.{0,12}\bthang\b.{0,6}\bnam\b|\s+\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\s*$)")


def _dated(text: str) -> bool:
    """A place and date line: `Hà Nội, ngày … tháng … năm 2021`, `Hà Nội, ngày 26-8-2021`."""
    return len(text) < 120 and _DATED.search(unmarked(text)) is not None


def _subject_end(lines: Sequence[PrintLine], type_index: int, margins: dict[int, Margins]) -> int:
    end = type_index + 1
    while end < len(lines) and end - type_index <= SUBJECT_LINES:
        line = lines[end]
        if is_rule(line.text):
            end += 1
            if end - type_index > 2:
                break
            continue
        edge = margins[line.page]
        if _body_begins(line, edge, end - type_index - 1, lines[end - 1]):
            break
        before = lines[end - 1]
        if not line.bold and end - type_index > 1 and _fills(line, edge) and not is_centred(before, edge):
            return max(type_index + 1, end - 1)  # the second line of the first paragraph
        end += 1
    return end


def _fills(line: PrintLine, edge: Margins) -> bool:
    return abs(line.x0 - edge.left) < 10 and edge.right - line.x1 < 14 and not line.capitals


def _body_begins(line: PrintLine, edge: Margins, subject_lines: int, before: PrintLine) -> bool:
    """Whether the line is no longer part of a subject, of which `subject_lines` lines were seen."""
    text = line.text.strip()
    if _ADDRESS.search(text[:14]):
        return True
    if text.startswith("(") and is_centred(line, edge):
        return False
    centred = is_centred(line, edge)
    labels = candidates(text)
    if labels and not (centred and labels[0].family in ("dash", "dot")):
        return True
    if _OPENING.match(text) and not (centred and line.bold):
        return True
    if subject_lines and line.capitals and not before.capitals and _ENACTING.match(unmarked(text)):
        return True
    if subject_lines and before.bold and not line.bold and text[:1].isupper():
        return True
    indent, slack = line.x0 - edge.left, edge.right - line.x1
    capital = text[:1].isupper() or text[:1] in '“"'
    if line.line.column != "full" or line.bold:
        return False
    return (
        capital
        and not line.capitals
        and indent > 12
        and indent < 90
        and (slack < 14 or (slack < indent - 8 and not centred))
    )
