"""Paragraphs hung into the tree of sections; the family of a label decides its level, never its type size.

Vietnamese acts count Phần / Chương / Mục / Điều / khoản / điểm, or I / 1 / 1.1 / a) / - / +. A label hangs from the
nearest open one of a higher family; doubled and skipped labels are kept as printed and flagged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.folding import fold
from extract.headings import heading_of, role_of
from extract.labels import BULLETS, LETTERS, Family, Label, can_be_roman, next_letter, roman_of
from extract.mentions import Lead, Section, SectionKind, Zone
from extract.paragraphs import Paragraph
from extract.reading import Problem
from extract.values import value

_RANK: dict[Family, float] = {
    "appendix": 0, "part": 1, "chapter": 2, "section": 3, "subsection": 4, "capital": 5, "roman": 6, "article": 7,
    "number": 8, "decimal": 9, "bracket": 20.5, "letter": 20, "small_roman": 21, "dash": 30, "plus": 31, "dot": 32,
}  # fmt: skip
# A label this far from its neighbour is a number of the text that began a line.
_FAR = 12
# Formulas of the last paragraphs: `Trên đây là …`, `… thông báo … để biết, thực hiện`.
_CLOSING = re.compile(
    r"(?:trên đây là|trên đây,|yêu cầu các|đề nghị các|trong quá trình (?:tổ chức |triển khai )?(?:thực|triển)"
    r"|thừa lệnh|nhận được (?:chỉ thị|thông báo|công văn|kết luận)|rất mong|trân trọng|kính (?:đề nghị|báo cáo|trình)"
    r"|(?:chỉ thị|thông báo|kết luận|quyết định|nghị quyết|kế hoạch|hướng dẫn|quy định|quy chế|nghị định|thông tư) này)"
    r"|.{3,120}?\b(?:xin |trân trọng |kính )?(?:thông báo|báo cáo|kính trình|đề nghị)\b.{0,160}?"
    r"\b(?:biết|thực hiện|xem xét|quan tâm|chỉ đạo|tổng hợp)\b"
)
_CLOSING_PARAGRAPHS = 4


@value(frozen=True)
class Item:
    """A paragraph with its place in the tree.

    Attributes:
        section: index into the sections; None before the first section where the text is a title.
        label_end: where the label ends in the paragraph's text; 0 if it has none.
    """

    paragraph: Paragraph
    section: int
    label_end: int
    zone: Zone
    lead: Lead


@value(frozen=True)
class Tree:
    """All sections in reading order, and the paragraphs in theirs."""

    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


@dataclass
class _Open:
    """A section that can still take children."""

    index: int
    family: Family | None
    rank: float
    ordinal: int | None
    heading: str | None = None
    lead_in: str | None = None
    last_text: str = ""
    bullets: Counter[str] = field(default_factory=Counter)
    awaits_heading: bool = False
    width: float = 0.0  # of the label's first word, in points
    label: str = ""


def build_tree(paragraphs: Sequence[Paragraph], restarts: Sequence[int] = ()) -> Tree:
    """Hangs the body paragraphs of a document, in reading order, into its section tree.

    Args:
        restarts: indices of paragraphs that begin another act or annex: nothing before them is open there.
    """
    paragraphs = _first_numeral(paragraphs)
    builder = _Builder()
    begins = set(restarts)
    for index, paragraph in enumerate(paragraphs):
        if index in begins:
            builder.restart()
        builder.add(paragraph)
    return builder.finish()


def _first_numeral(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Reads `1.` as `I.` where OCR did not: a heading in capitals, and the first Roman numeral after it is II."""
    first: int | None = None
    for index, paragraph in enumerate(paragraphs):
        for label in paragraph.labels[:1]:
            if label.family == "roman" and label.ordinal == 2 and first is not None:
                line = paragraphs[first].labels[0]
                repaired = replace(line, family="roman", text="I", canonical="I")
                out = list(paragraphs)
                out[first] = replace(paragraphs[first], labels=(repaired,))
                return out
            if label.family == "roman" and not label.misread:
                return paragraphs
            capital = _titled_by_ocr(paragraph, label)
            if first is None and label.family == "number" and label.ordinal == 1 and capital:
                first = index
    return paragraphs


def _titled_by_ocr(paragraph: Paragraph, label: Label) -> bool:
    """A heading in capitals that OCR read."""
    letters = [c for c in paragraph.text[label.end :] if c.isalpha()]
    return paragraph.lines[0].ocr and len(letters) > 3 and sum(c.isupper() for c in letters) > 0.85 * len(letters)


class _Builder:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.items: list[Item] = []
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.paths: Counter[str] = Counter()
        self.last_of: dict[tuple[int | None, Family], Label] = {}
        self.last_anywhere: dict[Family, Label] = {}
        self.opening: str | None = None
        self.first_item = 0  # of the act or annex that is being read

    def restart(self) -> None:
        """Begins another act or annex of the same file."""
        self._close()
        self.stack.clear()
        self.last_of = {key: label for key, label in self.last_of.items() if key[0] is not None}
        self.last_anywhere.clear()
        self.opening = None
        self.first_item = len(self.items)

    # -- labels

    def add(self, paragraph: Paragraph) -> None:
        label = self._choose([self._as_printed(label, paragraph) for label in paragraph.labels])
        if label is None:
            self._add_text(paragraph)
        elif label.family in BULLETS:
            self._add_bullet(paragraph, label)
        else:
            self._add_labelled(paragraph, label)

    def _choose(self, labels: Sequence[Label]) -> Label | None:
        """The label that goes on best with what is open: `I.` after `H.` is a letter, after nothing a number."""
        best, best_score = None, 0
        for label in labels:
            score = self._score(label)
            if score > best_score:
                best, best_score = label, score
        return best

    def _as_printed(self, label: Label, paragraph: Paragraph) -> Label:
        """Reads again what OCR misread: `ø)` after `e)`, `IH.` after `II.`, a second `II.` with room for more."""
        first = paragraph.lines[0]
        if label.misread and label.family == "letter":
            open_letter = self._open_of("letter")
            letter = next_letter(open_letter.label, label.text) if open_letter else None
            if letter is None:
                return label
            return replace(label, text=letter, canonical=letter, ordinal=LETTERS.find(letter) + 1, misread=False)
        if label.family != "roman" or not first.ocr:
            return label
        before = self._open_of("roman")
        due = (before.ordinal or 0) + 1 if before else 1
        counted = before is not None or self._open_of("article") is not None
        if label.ordinal == 1 and counted and not _titled_by_ocr(paragraph, label):
            return replace(label, family="number", text="1", canonical="1")  # `I.` is a misread `1.` there
        word = first.line.words[0]
        wider = before is not None and label.ordinal == before.ordinal and word.x1 - word.x0 > 1.25 * before.width
        if (label.misread and can_be_roman(label.text, due)) or (wider and due in (2, 3, 7, 8)):
            numeral = roman_of(due)
            return replace(label, text=numeral, canonical=numeral, ordinal=due, misread=False)
        return label

    def _score(self, label: Label) -> int:
        if label.misread:
            return 0
        if label.family in BULLETS or label.family in (
            "appendix",
            "part",
            "chapter",
            "section",
            "subsection",
            "article",
        ):
            return 4
        last = self._open_of(label.family)
        if last is not None and last.ordinal is not None and label.ordinal is not None:
            if label.ordinal == last.ordinal + 1:
                return 4
            if label.family in ("capital", "number", "roman") and abs(label.ordinal - last.ordinal) > _FAR:
                return 0
            return 2
        if label.ordinal == 1:
            return 3
        if label.family == "capital" or (label.ordinal or 0) > 2 * _FAR:
            return 0
        return 1

    def _open_of(self, family: Family) -> _Open | None:
        return next((entry for entry in reversed(self.stack) if entry.family == family), None)

    def _add_labelled(self, paragraph: Paragraph, label: Label) -> None:
        self._drop_bullets()
        rank = self._make_room(label)
        parent = self.stack[-1].index if self.stack else None
        path = self._path(parent, label.canonical)
        flags = self._irregular(parent, label, path, paragraph)
        heading = heading_of(paragraph, label)
        kind: SectionKind = "item"
        if label.family == "appendix":
            kind = "appendix"
        elif heading is not None and heading.alone:
            kind = "heading"
        text = heading.text if heading else None
        index = self._section(parent, label.text, path, kind, text, flags)
        bare = not paragraph.text[label.end :].strip()
        opened = _Open(index, label.family, rank, label.ordinal, text, awaits_heading=bare)
        word = paragraph.lines[0].line.words[0]
        opened.width = word.x1 - word.x0
        opened.label = label.text
        alone = bare or (heading is not None and heading.alone)
        lead = self._lead()
        self.stack.append(opened)
        self._item(paragraph, index, label.end, "heading" if alone else "text", lead)
        self._remember(opened, paragraph, alone)

    def _make_room(self, label: Label) -> float:
        """Closes what the label cannot hang from; returns its rank."""
        open_same = self._open_of(label.family)
        top = self.stack[-1] if self.stack else None
        rank = _RANK[label.family]
        if label.family == "decimal":
            rank += 0.1 * len(label.parents)
            while self.stack and self.stack[-1].rank >= rank:
                self.stack.pop()
            return rank
        announced = top is not None and top.last_text.endswith(":") and label.ordinal == 1
        if top is not None and announced and top.family not in (None, label.family) and rank <= top.rank:
            return top.rank + 0.05  # `Điều 1. …, gồm:` / `I. …`; `a) … như sau:` / `1. …`: a list inside the item
        if open_same is not None:
            while self.stack[-1] is not open_same:
                self.stack.pop()
            self.stack.pop()
            return open_same.rank
        if label.family in ("bracket", "small_roman") and top is not None and top.family is not None:
            return top.rank + 0.05
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        return rank

    def _irregular(self, parent: int | None, label: Label, path: str, paragraph: Paragraph) -> tuple[str, ...]:
        """Flags a label that is doubled, skipped or out of order among its siblings."""
        before = self.last_of.get((parent, label.family))
        anywhere = self.last_anywhere.get(label.family)
        self.last_of[parent, label.family] = self.last_anywhere[label.family] = label
        if label.ordinal is None and label.family != "letter":
            return ()
        regular = "~" not in path.rsplit("/", 1)[-1] and (
            _follows(before, label)
            if before
            else label.ordinal == 1 or (label.parents == () and _follows(anywhere, label))
        )
        if regular:
            return ()
        page = paragraph.lines[0].page
        self.problems.append(
            Problem(
                "info", "label_irregular", page, f"label {label.text} at {path} is doubled, skipped or out of order"
            )
        )
        return ("label_irregular",)

    def _path(self, parent: int | None, name: str) -> str:
        path = f"{self.sections[parent].path}/{name}" if parent is not None else name
        self.paths[path] += 1
        return path if self.paths[path] == 1 else f"{path}~{self.paths[path]}"

    # -- bullets and plain text

    def _add_bullet(self, paragraph: Paragraph, label: Label) -> None:
        rank = _RANK[label.family]
        if self._open_of(label.family) is not None:
            while self.stack[-1].family != label.family:
                self.stack.pop()
            self.stack.pop()
        elif label.family != "dot":
            # `* Về y tế:` holds the dashes under it
            while self.stack and self.stack[-1].rank >= rank and not self._announces(self.stack[-1]):
                self.stack.pop()
        if not self.stack:
            self._open_preamble()
        holder = self.stack[-1]
        holder.bullets[label.canonical] += 1
        path = self._path(holder.index, f"{label.canonical}{holder.bullets[label.canonical]}")
        lead = self._lead()
        index = self._section(holder.index, label.text, path, "bullet", None, ())
        opened = _Open(index, label.family, rank, None)
        self.stack.append(opened)
        self._item(paragraph, index, label.end, "text", lead)
        self._remember(opened, paragraph, False)

    def _announces(self, opened: _Open) -> bool:
        return opened.family == "dot" and opened.last_text.endswith(":")

    def _add_text(self, paragraph: Paragraph) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.family in BULLETS and not top.last_text.endswith(":"):
            self._drop_bullets()
        if not self.stack:
            self._open_preamble()
        holder = self.stack[-1]
        if holder.awaits_heading and self._is_title(paragraph):
            section = self.sections[holder.index]
            text = paragraph.text.rstrip(" :")
            heading = f"{section.heading} {text}" if section.heading else text
            kind: SectionKind = section.kind if section.kind == "appendix" else "heading"
            self.sections[holder.index] = replace(section, heading=heading, role=role_of(heading), kind=kind)
            holder.heading = heading
            self._item(paragraph, holder.index, 0, "heading", self._lead())
            holder.awaits_heading = self.sections[holder.index].kind == "appendix"
            return
        holder.awaits_heading = False
        self._item(paragraph, holder.index, 0, "text", self._lead())
        self._remember(holder, paragraph, False)

    def _is_title(self, paragraph: Paragraph) -> bool:
        """A line or two in bold or capitals under `Chương I` or `Phụ lục II`."""
        return (paragraph.bold or paragraph.capitals) and len(paragraph.text.split()) <= 60

    def _open_preamble(self) -> None:
        index = self._section(None, None, self._path(None, "preamble"), "preamble", None, ())
        self.stack.append(_Open(index, None, 29.0, None))

    def _drop_bullets(self) -> None:
        while self.stack and self.stack[-1].family in BULLETS:
            self.stack.pop()

    # -- output

    def _section(
        self, parent: int | None, label: str | None, path: str, kind: SectionKind, heading: str | None,
        flags: tuple[str, ...],
    ) -> int:  # fmt: skip
        ordinal = len(self.sections)
        level = self.sections[parent].level + 1 if parent is not None else 1
        self.sections.append(Section(ordinal, parent, level, label, path, kind, heading, role_of(heading), flags))
        return ordinal

    def _item(self, paragraph: Paragraph, section: int, label_end: int, zone: Zone, lead: Lead) -> None:
        self.items.append(Item(paragraph, section, label_end, zone, lead))

    def _lead(self) -> Lead:
        lead_in = next((entry.lead_in for entry in reversed(self.stack) if entry.lead_in), None)
        headings = tuple(entry.heading for entry in reversed(self.stack) if entry.heading)
        return Lead(lead_in, headings[0] if headings else None, above=headings[1:], opening=self.opening)

    def _remember(self, holder: _Open, paragraph: Paragraph, heading: bool) -> None:
        holder.last_text = paragraph.text.rstrip()
        holder.lead_in = holder.last_text if holder.last_text.endswith(":") and not heading else None
        if self.sections[holder.index].kind == "preamble":
            self.opening = holder.lead_in

    def finish(self) -> Tree:
        self._close()
        return Tree(tuple(self.sections), tuple(self.items), tuple(self.problems))

    def _close(self) -> None:
        """Moves the last paragraphs, where they are closing formulas, out of the last item."""
        first = len(self.items)
        while (
            first > self.first_item
            and len(self.items) - first < _CLOSING_PARAGRAPHS
            and self._may_close(self.items[first - 1])
        ):
            first -= 1
        while first < len(self.items) and not _CLOSING.match(fold(self.items[first].paragraph.text)):
            first += 1
        if first >= len(self.items):
            return
        holder = self.sections[self.items[first].section]
        own = [item for item in self.items[:first] if item.section == holder.ordinal]
        parents = {section.parent for section in self.sections}
        if holder.kind in ("heading", "appendix") and len(own) < 2 and holder.ordinal not in parents:
            return  # the formula is all the text the section has
        index = self._section(None, None, self._path(None, "closing"), "closing", None, ())
        for at in range(first, len(self.items)):
            self.items[at] = replace(self.items[at], section=index, lead=Lead(None, None))

    def _may_close(self, item: Item) -> bool:
        kind = self.sections[item.section].kind
        return item.label_end == 0 and item.zone == "text" and kind in ("heading", "item", "bullet")


def _follows(before: Label | None, label: Label) -> bool:
    """`đ` after `d`, `e` after `đ` or `d`, `g` after `e` or `f`; else the next number."""
    if before is None:
        return False
    if label.family == "letter":
        nexts = {chr(ord(before.text) + 1) if before.text.isascii() else ""}
        if before.text in LETTERS:
            nexts.add(LETTERS[(LETTERS.index(before.text) + 1) % len(LETTERS)])
        return label.text in nexts
    if label.family == "decimal":
        return label.parents == before.parents and label.ordinal == (before.ordinal or 0) + 1
    return label.ordinal is not None and before.ordinal is not None and label.ordinal == before.ordinal + 1
