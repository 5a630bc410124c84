"""Printed lines rejoined into paragraphs, by indentation, line width, punctuation and labels.

Body text is set justified with an indented first line (Nghị định 30/2020, Phụ lục I), so a line that stops short of the
right margin ends its paragraph, and an indented line begins one. Neither is trusted alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.labels import BULLETS, Label, candidates
from extract.values import lazy, value
from extract.zones import PrintLine

# Points; first lines are indented by 28-36 pt, scans wobble by 3-5 pt.
INDENT = 12.0
# A justified line ends within this of the right margin; a full word of slack for ragged setting.
SHORT = 24.0
_TERMINAL = (".", ";", ":", "!", "?", "./.", "…", ".”", '."', ",./.")


@value(frozen=True, slots=True)
class Margins:
    """Left and right edge of the body text of a page, in points."""

    left: float
    right: float


@value(frozen=True)
class Paragraph:
    """Lines that make one paragraph, with the labels its first line may begin with, likeliest first."""

    lines: tuple[PrintLine, ...]
    labels: tuple[Label, ...] = ()

    @lazy
    def text(self) -> str:
        return " ".join([line.text for line in self.lines])

    @lazy
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @lazy
    def capitals(self) -> bool:
        return all(line.capitals for line in self.lines)


def find_margins(lines: Sequence[PrintLine]) -> dict[int, Margins]:
    """The margins of each page that has text; a page with few lines takes those of the document."""
    by_page: dict[int, list[tuple[float, float]]] = {}
    for line in lines:
        if line.line.column == "full":
            by_page.setdefault(line.page, []).append((line.x0, line.x1))
    whole = _margins([edges for page in by_page.values() for edges in page])
    if whole is None or whole.right - whole.left < 0.5 * lines[0].page_width:
        # No running text to measure by (a file of tables): 30 and 15 mm, as Nghị định 30/2020 sets pages.
        return {line.page: Margins(0.14 * line.page_width, 0.93 * line.page_width) for line in lines}
    out = dict.fromkeys([line.page for line in lines], whole)
    for number, page_edges in by_page.items():
        own = _margins(page_edges) if len(page_edges) >= 8 else None
        # A page of short list items has no full lines to measure by.
        if own is not None and own.right - own.left > 0.85 * (whole.right - whole.left):
            out[number] = own
    return out


def _margins(lines: Sequence[tuple[float, float]]) -> Margins | None:
    """The margins of lines that begin and end there."""
    if not lines:
        return None
    least = 0.6 * max([x1 - x0 for x0, x1 in lines])
    long = [edges for edges in lines if edges[1] - edges[0] > least]
    starts = Counter([round(x0 / 4) for x0, _ in long])
    enough = max(1, 0.12 * len(long))
    left_bin = min(
        (bin_ for bin_, count in starts.items() if count + starts.get(bin_ + 1, 0) >= enough), default=min(starts)
    )
    near = [x0 for x0, _ in long if abs(x0 - 4 * left_bin) <= 6]
    left = sorted(near)[len(near) // 2]
    ends = sorted([x1 for _, x1 in long])
    return Margins(left, ends[min(len(ends) - 1, int(0.85 * len(ends)))])


def is_centred(line: PrintLine, margins: Margins) -> bool:
    """Set in the middle with room on both sides, as titles are."""
    before, after = line.x0 - margins.left, margins.right - line.x1
    return before > 20 and after > 20 and abs(before - after) < max(24.0, 0.25 * (before + after))


def ends_sentence(text: str) -> bool:
    """Ends in a sign that ends a sentence, an item or a lead-in."""
    return text.rstrip().rstrip('”"’)').endswith(_TERMINAL) or text.rstrip().endswith(_TERMINAL)


def find_paragraphs(lines: Sequence[PrintLine], margins: dict[int, Margins]) -> tuple[Paragraph, ...]:
    """Groups body lines, in reading order, into paragraphs; every line lands in exactly one."""
    groups: list[list[PrintLine]] = []
    labels: list[tuple[Label, ...]] = []
    for line in lines:
        found = candidates(line.text, line.ocr)
        if groups and not _begins(groups[-1], line, found, margins):
            groups[-1].append(line)
            continue
        groups.append([line])
        labels.append(found)
    return tuple(Paragraph(tuple(group), label) for group, label in zip(groups, labels, strict=True))


def _begins(
    paragraph: list[PrintLine], line: PrintLine, labels: tuple[Label, ...], margins: dict[int, Margins]
) -> bool:
    """Whether `line` begins a new paragraph after the lines of `paragraph`."""
    before = paragraph[-1]
    edge, old_edge = margins[line.page], margins[before.page]
    if line.line.column != before.line.column:
        return True
    indented = line.x0 - edge.left > INDENT
    full_before = old_edge.right - before.x1 < SHORT
    ended = ends_sentence(before.text)
    centred, centred_before = is_centred(line, edge), is_centred(before, old_edge)
    if labels and _label_stands(labels[0], line, indented, full_before, ended, before):
        return True
    if centred and centred_before:
        # Lines of one centred title go on together while their print is alike.
        return before.capitals != line.capitals or before.bold != line.bold or ended
    if centred != centred_before and not (full_before and not ended):
        return True
    if _starts_small(line.text) and not ended:
        return False
    if before.bold != line.bold and not full_before:
        return True
    if indented and _hangs(paragraph, line):
        return ended and not full_before
    if indented:
        return ended or not full_before or before.bold != line.bold or before.capitals != line.capitals
    return ended and not full_before and _slack(before, old_edge) > 0.08


def _slack(line: PrintLine, edge: Margins) -> float:
    """The share of the line that is left empty at its right end."""
    return (edge.right - line.x1) / max(1.0, edge.right - edge.left)


def _hangs(paragraph: list[PrintLine], line: PrintLine) -> bool:
    """The lines of a hanging item stand under its text, right of its label."""
    if len(paragraph) >= 2:
        return abs(paragraph[-1].x0 - line.x0) < 4 and paragraph[-1].x0 > paragraph[0].x0 + 4
    first = paragraph[0]
    return bool(candidates(first.text)) and 4 < line.x0 - first.x0 < 40


def _label_stands(
    label: Label, line: PrintLine, indented: bool, full_before: bool, ended: bool, before: PrintLine
) -> bool:
    """Whether a label-like beginning is a label and not the middle of a sentence that wrapped there.

    Yes: a fresh line after `…;`. No: `phát triển kinh tế` / `- xã hội`, `Chỉ thị số` / `10. Tăng cường`.
    """
    following = line.text[label.end :].lstrip(' "“‘(')
    capital = following[:1].isupper() or not following
    if label.family in BULLETS:
        return ended or (indented and (capital or not full_before)) or (not full_before and capital)
    if label.family in ("letter", "small_roman", "bracket"):
        return ended or indented or not full_before
    if label.family in ("number", "decimal") and not capital and not ended:
        return False
    # `… khu vực` / `II, III; …` never matches a label; `… Điều 3.` may close a wrapped sentence.
    return ended or indented or not full_before or (line.bold and not before.bold)


def _starts_small(text: str) -> bool:
    stripped = text.lstrip(' "“‘(')
    return stripped[:1].islower()
