"""The end of an act: who signs (authority, title, name) and who receives it (`Nơi nhận`), in either order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz

from extract.folding import unmarked
from extract.header_block import is_rule
from extract.knowledge.surnames import SURNAMES
from extract.misread_names import title_meant
from extract.zones import PrintLine

# Lines of a signature before `Nơi nhận`: authority over two lines, title, a rank, the name, remarks.
_LINES_BEFORE = 9
_LINES_AFTER_TITLE = 14
# Words of a seal over the signature read lower.
SURE = 0.7
# Entries read below this on average are not words.
LEGIBLE = 0.55
_RECIPIENTS = "noi nhan"
# `T/M BAN THƯỜNG VỤ`, `T.M BAN CHẤP HÀNH`, `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`,
# `TL.CHỦ TỊCH`, `TUQ. BỘ TRƯỞNG`, `K/T TRƯỞNG BAN`.
_AUTHORITY = re.compile(
    r"\W{0,3}(?:T\s?[/.]\s?M|T\s?[/.]\s?L|K\s?[/.]\s?T|TM|TL|KT|TUQ|T\s?[/.]\s?UQ|TN)\s?[./,:]?\s?(?=[A-ZĐÀ-Ỹ])"
)
# Folded. Titles of signers; `Q. GIÁM ĐỐC` (acting) is a title, not an authority.
_TITLE = re.compile(
    r"(?:q\.? ?|quyen )?(?:pho |thu |nguyen )?(?:chu tich|bi thu|bo truong|thu truong|chanh |giam doc|tong |cuc truong"
    r"|vu truong|truong |thu tuong|chu nhiem|hieu truong|vien truong|uy vien|thuong truc|tu lenh|chi huy|thong doc"
    r"|chu tri|dai dien|thu ky|thong ke|kiem soat|chi cuc|to truong|doi truong|hieu pho|thanh tra|nguoi )"
    r"|pho (?:chanh|bi|chu|giam|tong|cuc|vu|truong|vien|hieu|thu)"
)
_END_MARK = re.compile(r"\.\s?/\s?\.?\s*$")
# `Nguyễn`, `TRẦN`, `H'Yéo` of the peoples of the highlands
_NAME_WORD = re.compile(r"(?:[A-ZĐÀ-Ỹ](?:['’][A-ZĐÀ-Ỹ])?[a-zđà-ỹ'’]*|[A-ZĐÀ-Ỹ]+)[.,]?")
# Before the name: `Thượng tướng`, `PGS.TS.`, `Đại tá`.
_RANK = re.compile(
    r"^(?:(?:đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá)\s+"
    r"|(?:(?:GS|PGS|TS|ThS|BS|KS|CN)\.\s?)+\s*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[-–—−+•*~]\s*")
_NEXT_ENTRY = re.compile(r";(\s+[-–]\s+)(?=\S)")
_KEPT = re.compile(r"l[uư]u\b", re.IGNORECASE)


@dataclass(frozen=True)
class EndBlock:
    """The lines that end an act.

    Attributes:
        start, end: indices into the lines given, end exclusive.
        signature: authority, title, rank, name and what a stamp left, in reading order.
        recipients: `Nơi nhận` and its list; empty if there is none.
    """

    start: int
    end: int
    signature: tuple[PrintLine, ...]
    recipients: tuple[PrintLine, ...]


@dataclass(frozen=True)
class Signer:
    """The signer's lines: each a list of lines that belong together, empty if not printed.

    Attributes:
        more: who else signs a joint act, in the order of print.
    """

    authority: tuple[tuple[PrintLine, ...], ...] = ()
    title: tuple[PrintLine, ...] = ()
    name: PrintLine | None = None
    more: tuple[Signer, ...] = ()


def is_recipients_head(text: str) -> bool:
    """`Nơi nhận:`, `Nơi nhân`, `Noi nhận :`, `NƠI NHẬN`; not `Nơi nhận hồ sơ là …` in running text."""
    plain = text.strip(" .:*-_|'\"")
    if len(plain) >= 40 or (":" not in text[:14] and len(plain) >= 14):
        return False
    head = unmarked(plain)[: len(_RECIPIENTS) + 1].strip(" :.")
    return bool(fuzz.ratio(head, _RECIPIENTS) >= 80)


def is_authority(text: str) -> bool:
    """`TM. ỦY BAN NHÂN DÂN`, `T/L BAN THƯỜNG VỤ`; in capitals only."""
    return bool(_AUTHORITY.match(text)) and _capitals(text)


def is_title(text: str) -> bool:
    """`CHÁNH VĂN PHÒNG`, `PHÓ BÍ THƯ THƯỜNG TRỰC`, `Q. GIÁM ĐỐC`; in capitals only."""
    return _capitals(text) and _TITLE.match(unmarked(text).strip(" .*-_|'\"(")) is not None


def is_name(text: str) -> bool:
    """`Nguyễn Đăng Hải`, `TRẦN VĂN A`, `Thượng tá Lê Văn B`; not `Trung tâm Công báo`, `(Đã ký)`."""
    words = _RANK.sub("", text.strip(" .*-_|'\"")).split()
    return 2 <= len(words) <= 6 and all(_NAME_WORD.fullmatch(word) for word in words) and not is_title(text)


def find_end_blocks(lines: Sequence[PrintLine]) -> tuple[EndBlock, ...]:
    """Every signature block of a file, in order; a file of several acts has several."""
    out: list[EndBlock] = []
    at = 0
    while at < len(lines):
        start = _next_start(lines, at)
        if start is None:
            break
        end = _end_of(lines, start)
        out.append(_end_block(lines, start, end))
        at = end
    return tuple(out)


def _next_start(lines: Sequence[PrintLine], at: int) -> int | None:
    """Where the next signature block begins: at `Nơi nhận`, or at the authority or title before it."""
    for index in range(at, len(lines)):
        text = lines[index].text
        if is_recipients_head(text):
            return _grow_up(lines, index, at)
        if lines[index].running:
            continue  # neither is
        if (is_authority(text) or is_title(text)) and _signs(lines, index):
            return _grow_up(lines, index, at)
    return None


def _signs(lines: Sequence[PrintLine], index: int) -> bool:
    """Whether a title line begins a signature: it stands at the end of its page's text or in the right column.

    `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH` that heads a decision is followed by its text.
    """
    page = lines[index].page
    rest = [line for line in lines[index + 1 :] if line.page == page]
    if len(rest) > _LINES_AFTER_TITLE + 30:
        return False
    if any(is_recipients_head(line.text) for line in rest[:_LINES_AFTER_TITLE]):
        return not any(_is_text(line) for line in rest[:3])
    named = any(is_name(line.text) for line in rest[:_LINES_AFTER_TITLE])
    right = lines[index].x0 > 0.4 * lines[index].page_width
    return named and right and not any(_is_text(line) for line in rest[:_LINES_AFTER_TITLE])


def _is_text(line: PrintLine) -> bool:
    return line.x1 - line.x0 > 0.6 * line.page_width and not line.capitals


def _grow_up(lines: Sequence[PrintLine], index: int, floor: int) -> int:
    """Takes in the signature lines that stand right before `index`."""
    start = index
    while start > floor and index - start < _LINES_BEFORE:
        before = lines[start - 1]
        if before.page != lines[index].page or _END_MARK.search(before.text):
            break
        signing = is_authority(before.text) or is_title(before.text)
        in_right = before.x0 > 0.42 * before.page_width and not _is_text(before)
        if not signing and not (in_right and (before.capitals or is_name(before.text))):
            break
        start -= 1
    return start


def _end_of(lines: Sequence[PrintLine], start: int) -> int:
    """A block runs to the end of its page, and onto the next page for the rest of the list or the name."""
    page = lines[start].page
    end = start
    while end < len(lines) and lines[end].page == page:
        end += 1
    following = [line for line in lines[end:] if line.page == (lines[end].page if end < len(lines) else -1)]
    body = lines[start:end]
    named = any(is_name(line.text) for line in body)
    if following and len(following) <= 12:
        listed = all(_BULLET.match(line.text) or is_name(line.text) or is_title(line.text) for line in following)
        if listed or (not named and any(is_name(line.text) for line in following)):
            end += len(following)
    return end


def _end_block(lines: Sequence[PrintLine], start: int, end: int) -> EndBlock:
    block = lines[start:end]
    head = next((k for k, line in enumerate(block) if is_recipients_head(line.text)), None)
    if head is None:
        return EndBlock(start, end, tuple(block), ())
    recipients: list[PrintLine] = []
    signature: list[PrintLine] = list(block[:head])
    open_list = True
    for line in block[head:]:
        if line is block[head] or _belongs_to_list(line, recipients, open_list):
            recipients.append(line)
        else:
            signature.append(line)
            open_list = open_list and line.line.column != "full"
    return EndBlock(start, end, tuple(signature), tuple(recipients))


def _belongs_to_list(line: PrintLine, recipients: list[PrintLine], open_list: bool) -> bool:
    """A line of the list: with a dash, or the rest of the entry before it, in the left part of the page."""
    if line.line.column == "right" or line.x0 > 0.45 * line.page_width:
        return False
    if _BULLET.match(line.text):
        return True
    if is_authority(line.text) or is_title(line.text) or is_rule(line.text):
        return False
    if line.line.column == "left":
        return True
    return open_list and not is_name(line.text)


def read_signer(lines: Sequence[PrintLine]) -> Signer:
    """Authority, title and name among the lines of a signature; of a joint act column by column."""
    columns = [[line for line in lines if (line.line.column == "left") is left] for left in (True, False)]
    if all(any(is_authority(line.text) or is_title(line.text) for line in column) for column in columns):
        lines = [line for column in columns for line in column]
    authority: list[list[PrintLine]] = []
    title: list[PrintLine] = []
    name: PrintLine | None = None
    more: tuple[Signer, ...] = ()
    for at, line in enumerate(lines):
        text = line.text
        if name is not None and (is_authority(text) or is_title(text)):
            second = read_signer(lines[at:])
            if second.name is not None and (_surname(name.text) or _surname(second.name.text)):
                more = (replace(second, more=()), *second.more)
            break
        if is_authority(text):
            if name is not None:
                break  # a second signer without a name
            authority.append([line])
        elif name is None and (is_title(text) or _title_under_seal(line)):
            title.append(line)
        elif name is None and not title and authority and _continues(line, authority[-1]):
            authority[-1].append(line)
        elif name is None and title and _continues(line, title):
            title.append(line)
        elif is_name(text) and (title or authority) and (name is None or not _surname(name.text)):
            name = line
    return Signer(tuple(tuple(part) for part in authority), tuple(title), name, more)


def _continues(line: PrintLine, before: list[PrintLine]) -> bool:
    """`TM. BAN CHẤP HÀNH` + `ĐẢNG BỘ TỈNH`: a line right under the first; not what a seal left of its letters."""
    if len(before) > 1 or is_name_in_capitals(line.text) or is_rule(line.text):
        return False
    clean = all(char.isalpha() or char in " ,-()." for char in line.text)
    near = 0 <= line.top - before[-1].top < 30
    sure = min(word.confidence for word in line.line.words) >= SURE
    return clean and near and sure and _capitals(line.text)


def _title_under_seal(line: PrintLine) -> bool:
    """`FHOCHÀNH ^ Á VĂN PHÒNG`: a title that the seal's letters run through."""
    return line.ocr and _capitals(line.text) and not is_authority(line.text) and title_meant(line.text) is not None


def _smudge(lines: list[PrintLine]) -> bool:
    """An entry that OCR saw under a seal or in dirt, which names nobody."""
    words = [word for line in lines for word in line.line.words]
    return lines[0].ocr and sum(word.confidence for word in words) < LEGIBLE * len(words)


def printed_words(line: PrintLine) -> str:
    """The line without the single signs that a seal or a pen left at its end (`CHỦ TỊCH Ị`)."""
    words = line.text.split()
    while line.ocr and len(words) > 1 and len(words[-1].strip(".,:;|'`-")) <= 1:
        words.pop()
    return " ".join(words)


def _surname(text: str) -> bool:
    words = unmarked(_RANK.sub("", text)).split()
    return bool(words) and words[0] in SURNAMES


_ENOUGH_SMALL = 24  # letters from the beginning of a line that tell already that it is not in capitals


def is_name_in_capitals(text: str) -> bool:
    """`NGUYỄN VĂN A`; not `BAN CHẤP HÀNH`."""
    return is_name(text) and _surname(text)


def _capitals(text: str) -> bool:
    if sum(map(str.islower, text[:_ENOUGH_SMALL])) > 0.15 * len(text):
        return False  # nearly every line is running text
    letters = sum(map(str.isalpha, text))
    return letters >= 3 and sum(map(str.isupper, text)) >= 0.85 * letters


@dataclass(frozen=True, slots=True)
class Entry:
    """A recipient: (line, start, end) parts in line text, and its wording."""

    text: str
    parts: tuple[tuple[PrintLine, int, int], ...]


def read_recipients(lines: Sequence[PrintLine]) -> tuple[Entry, ...]:
    """The entries of a `Nơi nhận` list without dash and final sign; `Lưu: VT` keeps a copy and receives nothing."""
    groups: list[list[tuple[PrintLine, int, int]]] = []
    dashed = any(_BULLET.match(line.text) for line in lines[1:])
    for index, line in enumerate(lines):
        text = line.text
        start = 0
        if index == 0:
            start = text.find(":") + 1 if ":" in text else len(text)
            if not text[start:].strip():
                continue
        # `- Như trên; - UBND tỉnh;`: two entries in one line
        cuts = [start, *(found.start(1) for found in _NEXT_ENTRY.finditer(text, start)), len(text)]
        for first, last in pairwise(cuts):
            match = _BULLET.match(text, first)
            goes_on = groups and first == start and index > 0 and (dashed or not _entry_ends(groups[-1]))
            if match is None and goes_on:
                groups[-1].append((line, first, last))
            else:
                groups.append([(line, match.end() if match else first, last)])
    entries = []
    for group in groups:
        text = " ".join(line.text[start:end].strip() for line, start, end in group).strip()
        # A colon that ends an entry is the semicolon of a scan; a list under a colon goes on in the same entry.
        clean = re.sub(r"(?:\./\.|[;:,.\s])+$", "", text).strip()
        if re.search(r"[^\W\d_]", clean) and not _KEPT.match(clean) and not _smudge([line for line, *_ in group]):
            entries.append(Entry(clean, tuple(group)))
    return tuple(entries)


def _entry_ends(group: Sequence[tuple[PrintLine, int, int]]) -> bool:
    """Whether the last line of an entry without a dash ends it."""
    line, start, end = group[-1]
    return line.text[start:end].rstrip().endswith((";", "."))
