"""Printed lines sorted into zones: page numbers, running heads, signing stamps, footnotes, and the rest.

The rest is what people write: header, body, signature and recipients, which `extract.header`, `extract.sections` and
`extract.signature` divide further.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter, sub
from statistics import median

from extract.folding import unmarked
from extract.reading import Line, PageReading, Reading, Word
from extract.table_grid import Grid
from extract.values import lazy, value

# Running heads and page numbers stand in the outer tenth of a page (Nghị định 30/2020: top margin 20-25 mm of 297).
EDGE_SHARE = 0.11
# Footnotes are set in 9-11 pt under text in 13-14 pt.
FOOTNOTE_SIZE_SHARE = 0.9
# Long footnotes fill most of a page, never its first lines.
HIGHEST_FOOTNOTE = 0.12
# `2`, `- 2 -`, `Trang 2/5`; not `2021` (a year), not `2.` (a list label).
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
# `1 Quyết định số …`, `[2] Theo …`, `(3) …`, `* …`; also the mark alone on its line. Not `1. Sở …` (a label).
_FOOTNOTE_MARK = re.compile(r"(?:\d{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|\*{1,3})(?:\s+\S|$)|\d{1,2}[A-ZĐÀ-Ỹ]")
# Letters from the beginning of a line, and the share of small ones in all the line, that is not in capitals then.
_ENOUGH_SMALL, _RUNNING_SHARE = 24, 0.15
# `Ký bởi: UBND …`, `Giờ ký: 30/09/2025 17:58:22`, `24.01.2025 20:01:14`, `+07:00`, `ttcbth@….gov.vn`.
_STAMP = re.compile(
    r"(?:người ký|ký bởi|cơ quan|thời gian ký|giờ ký|ngày ký|email|cơ quan phát hành)\s*:"
    r"|\d{2}[./]\d{2}[./]\d{4}\s+\d{1,2}:\d{2}:\d{2}|^\+07:00$|\S+@\S+\.(?:gov\.)?vn\b",
    re.IGNORECASE,
)


@value(frozen=True)
class PrintLine:
    """A line and where it stands.

    Attributes:
        index: place among the lines of its page, from 0.
        start, end: code points into the text of the page, end exclusive.
        ocr: the page was read by OCR.
        x0, top, x1, bottom: of all its words, in points.
        size: median height of the print of its words, in points.
        smallest, largest: the extremes of `Word.size`.
        gap: the widest white between two of its words that follow each other, in points; negative where they overlap.
        bold: every word that has a letter is bold; False where weight is not known.
    """

    page: int
    index: int
    start: int
    end: int
    text: str
    line: Line
    page_width: float
    page_height: float
    ocr: bool
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    smallest: float
    largest: float
    gap: float
    bold: bool

    @lazy
    def running(self) -> bool:
        """Its first letters tell already that it is running text, not in capitals; so they do of nearly every line."""
        return sum(map(str.islower, self.text[:_ENOUGH_SMALL])) > _RUNNING_SHARE * len(self.text)

    @lazy
    def capitals(self) -> bool:
        """Written in capitals (brackets aside, a few misread small letters allowed)."""
        if self.running:
            return False
        letters = sum(map(str.isalpha, self.text))
        return letters >= 2 and sum(map(str.isupper, self.text)) >= 0.9 * letters


@value(frozen=True)
class Zones:
    """The lines of a document by zone.

    Attributes:
        furniture: page numbers and running heads.
        stamps: lines of digital-signing appearances.
        footnotes: lines of each footnote.
        text: all other lines, in reading order.
    """

    furniture: tuple[PrintLine, ...]
    stamps: tuple[PrintLine, ...]
    footnotes: tuple[tuple[PrintLine, ...], ...]
    text: tuple[PrintLine, ...]


def print_lines(page: PageReading) -> tuple[PrintLine, ...]:
    """The lines of a page that hold words, with their offsets."""
    out = []
    of_page = (page.width, page.height, page.text_source == "ocr")
    for index, (line, start) in enumerate(zip(page.lines, page.line_starts, strict=True)):
        if line.words:
            _, x0, top, x1, bottom, _, _, bold, size, *_ = zip(*line.words, strict=True)  # the fields of `Word`
            box = (min(x0), min(top), max(x1), max(bottom))
            smallest, largest = min(size), max(size)
            one_size = smallest == largest > 0.0  # as nearly all lines are
            print_ = (smallest if one_size else _median_size(line.words), smallest, largest)
            weight = (_gap(x0, x1), True in bold and _is_bold(line.words))
            text = line.text
            out.append(
                PrintLine(page.page, index, start, start + len(text), text, line, *of_page, *box, *print_, *weight)
            )
    return tuple(out)


def _median_size(words: Sequence[Word]) -> float:
    return median(word.size or word.bottom - word.top for word in words)


def _gap(starts: Sequence[float], ends: Sequence[float]) -> float:
    if sorted(starts) != list(starts):
        pairs = sorted(zip(starts, ends, strict=True), key=itemgetter(0))
        starts, ends = [start for start, _ in pairs], [end for _, end in pairs]
    return max(map(sub, starts[1:], ends), default=0.0)


def _is_bold(words: Sequence[Word]) -> bool:
    lettered = [word for word in words if any(map(str.isalpha, word.text))]
    return bool(lettered) and all(word.bold for word in lettered)


def find_zones(reading: Reading, grids: Mapping[int, Sequence[Grid]] | None = None) -> Zones:
    """Sorts the lines of all pages into zones; every line lands in exactly one.

    Args:
        grids: ruled tables by page; their lines are text, wherever on the page they stand.
    """
    every = [print_lines(page) for page in reading.pages]
    ruled = [_ruled(lines, grids) for lines in every] if grids else [()] * len(every)
    by_page = [_without(lines, inside) if inside else lines for lines, inside in zip(every, ruled, strict=True)]
    begins_act = [_begins_act(lines) for lines in by_page]
    running = _running_heads(by_page, begins_act)
    body_size = _body_size(by_page)
    furniture: list[PrintLine] = []
    stamps: list[PrintLine] = []
    footnotes: list[tuple[PrintLine, ...]] = []
    text: list[PrintLine] = []
    last_mark = 0
    last_line: PrintLine | None = None
    for lines, inside, heads in zip(by_page, ruled, begins_act, strict=True):
        rest: list[PrintLine] = []
        stamp = _stamp_lines(lines)
        for line in lines:
            if line.index in stamp:
                stamps.append(line)
            elif _at_edge(line) and (_is_page_number(line) or (not heads and _edge_key(line) in running)):
                furniture.append(line)
            else:
                rest.append(line)
        open_note = bool(footnotes) and footnotes[-1][-1] is last_line and not _ends(last_line)
        first_note = _first_footnote_line(rest, body_size, open_note)
        notes = _split_footnotes(rest[first_note:], last_mark)
        if open_note and notes and not _begins_note(notes[0][0], last_mark):
            footnotes[-1] = (*footnotes[-1], *notes.pop(0))
        last_mark = max([last_mark, *(_mark_number(note[0]) or 0 for note in notes)])
        last_line = rest[-1] if rest else None
        footnotes.extend(notes)
        text.extend(sorted((*rest[:first_note], *inside), key=lambda line: line.index) if inside else rest[:first_note])
    return Zones(tuple(furniture), tuple(stamps), tuple(footnotes), tuple(text))


def _without(lines: Sequence[PrintLine], inside: Sequence[PrintLine]) -> tuple[PrintLine, ...]:
    indices = {line.index for line in inside}
    return tuple(line for line in lines if line.index not in indices)


def _ruled(lines: Sequence[PrintLine], grids: Mapping[int, Sequence[Grid]]) -> tuple[PrintLine, ...]:
    """The lines of a page that stand in its ruled tables."""
    of_page = grids.get(lines[0].page, ()) if lines else ()
    if not of_page:
        return ()
    return tuple(line for line in lines if any(grid.cell_of(line.line.words[0]) is not None for grid in of_page))


def _at_edge(line: PrintLine) -> bool:
    return line.bottom < EDGE_SHARE * line.page_height or line.top > (1 - EDGE_SHARE) * line.page_height


def _is_page_number(line: PrintLine) -> bool:
    """A lone number; what stands in the top or bottom margin."""
    return len(line.line.words) <= 4 and _PAGE_NUMBER.fullmatch(line.text) is not None


def _edge_key(line: PrintLine) -> str:
    """The line without its digits: `CÔNG BÁO/Số 12/Ngày …` is the same head on every page."""
    return re.sub(r"\d+", "#", unmarked(line.text))


def _begins_act(lines: tuple[PrintLine, ...]) -> bool:
    """Whether the motto of a header stands on the page."""
    return any(
        "cong hoa xa hoi chu nghia" in (text := unmarked(line.text)) or text.strip(" .*") == "dang cong san viet nam"
        for line in lines[:14]
    )


def _running_heads(by_page: list[tuple[PrintLine, ...]], begins_act: list[bool]) -> set[str]:
    """Keys of lines that stand in the margin of at least three pages and of more than half of them."""
    enough = max(3, len(by_page) // 2 + 1)
    if len(by_page) < enough:
        return set()
    seen: Counter[str] = Counter()
    for lines, heads in zip(by_page, begins_act, strict=True):
        if heads:
            continue  # three letters in one file have three headers, no running head
        seen.update({_edge_key(line) for line in lines if _at_edge(line)})
    return {key for key, pages in seen.items() if pages >= enough and len(key) > 3}


def _stamp_lines(lines: tuple[PrintLine, ...]) -> set[int]:
    """Indices of the lines of signing appearances: lines of their wording and annotation lines between them."""
    anchors = [k for k, line in enumerate(lines) if (":" in line.text or "@" in line.text) and _STAMP.search(line.text)]
    found = {lines[k].index for k in anchors if _stamp_alone(lines[k])}
    for k in anchors:
        for step in (-1, 1):
            j = k + step
            while 0 <= j < len(lines) and abs(j - k) <= 3 and _same_stamp(lines[k], lines[j]):
                found.add(lines[j].index)
                j += step
    return found


def _stamp_alone(line: PrintLine) -> bool:
    # `Cơ quan: …` also begins list items; a stamp is set small or comes from an annotation.
    return not unmarked(line.text).startswith(("co quan:", "email")) or line.size < 10.5 or _annotated(line)


def _annotated(line: PrintLine) -> bool:
    return all(word.annotation for word in line.line.words)


def _same_stamp(anchor: PrintLine, line: PrintLine) -> bool:
    """Close to the anchor, in its column of text and not wider: the other lines of one appearance."""
    if _annotated(anchor) and _annotated(line):
        return True
    near = abs(line.top - anchor.top) < 45
    width = anchor.page_width
    return near and line.size < 10.5 and abs(line.x0 - anchor.x0) < 0.05 * width and line.x1 - line.x0 < 0.45 * width


def _body_size(by_page: list[tuple[PrintLine, ...]]) -> float:
    sizes = [line.size for lines in by_page for line in lines if len(line.line.words) > 5]
    return median(sizes) if sizes else 13.0


def _first_footnote_line(lines: list[PrintLine], body_size: float, runs_on: bool) -> int:
    """Where the footnotes begin among the lines of a page; `len(lines)` if there are none.

    Args:
        runs_on: the last footnote of the page before did not end there.
    """
    first = len(lines)
    while first > 0 and _small(lines[first - 1], body_size):
        first -= 1
    run = lines[first:]
    if runs_on and run and first > 0 and run[0].top > HIGHEST_FOOTNOTE * run[0].page_height:
        return first
    for offset, line in enumerate(run):
        if unmarked(line.text).startswith("noi nhan"):
            return len(lines)
        if _FOOTNOTE_MARK.match(line.text) and line.top > HIGHEST_FOOTNOTE * line.page_height:
            return first + offset
    return len(lines)


def _small(line: PrintLine, body_size: float) -> bool:
    return line.line.column == "full" and line.size < FOOTNOTE_SIZE_SHARE * body_size


def _split_footnotes(lines: list[PrintLine], last_mark: int) -> list[tuple[PrintLine, ...]]:
    """Footnotes begin at their marks, which count on from `last_mark`; other numbers at line starts are text."""
    notes: list[list[PrintLine]] = []
    for line in lines:
        begins = _begins_note(line, last_mark) or (not notes and _mark_number(line) == 1)
        if not notes or begins:
            notes.append([])
        if begins:
            last_mark = _mark_number(line) or last_mark
        notes[-1].append(line)
    return [tuple(note) for note in notes]


def _begins_note(line: PrintLine, last_mark: int) -> bool:
    """Whether the line begins with the next mark; a skipped one or two may have been missed."""
    number = _mark_number(line)
    return line.text.startswith("*") or (number is not None and last_mark < number <= last_mark + 3)


def _ends(line: PrintLine | None) -> bool:
    return line is None or line.text.rstrip().endswith((".", ";"))


def _mark_number(line: PrintLine) -> int | None:
    """The number of the footnote mark that a line begins with."""
    if not _FOOTNOTE_MARK.match(line.text):
        return None
    found = re.match(r"\W?(\d{1,3})", line.text)
    return int(found[1]) if found else None
