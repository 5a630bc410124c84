"""Sets a notice on A4 pages in the manner of Nghị định 30/2020/NĐ-CP and, for Party papers, Hướng dẫn 36-HD/VPTW.

Lengths are PDF points. `y` counts from the foot of the page, as reportlab has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from notice import Block, Header, Notice
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

# Debian 12: fonts-liberation2, later: fonts-liberation. Version 1 of the fonts has no Vietnamese letters.
FONTS = (Path("/usr/share/fonts/truetype/liberation2"), Path("/usr/share/fonts/truetype/liberation"))
FACES = {"Serif": "Regular", "Serif-Bold": "Bold", "Serif-Italic": "Italic", "Serif-BoldItalic": "BoldItalic"}
TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 18 * mm
WIDTH = A4[0] - LEFT - RIGHT
# The right column is the wider one: the State's name must stand in one line.
LEFT_COLUMN = (LEFT - 4 * mm, 68 * mm)
RIGHT_COLUMN = (LEFT + 66 * mm, WIDTH - 64 * mm)


@dataclass(frozen=True)
class Spot:
    """Where the stamp goes: page from 0, centre in points, origin bottom left."""

    page: int
    x: float
    y: float


def typeset(notice: Notice, path: Path) -> Spot:
    """Writes the notice to `path`; the same notice gives the same bytes.

    Raises:
        FileNotFoundError: no Liberation Serif with Vietnamese letters on this machine.
    """
    register_fonts()
    sheet = _Sheet(Canvas(str(path), pagesize=A4, invariant=1), notice.footnotes)
    sheet.canvas.setTitle(f"{notice.kind} {' '.join(notice.subject)}")
    if notice.header:
        _header(sheet, notice.header, () if notice.kind else notice.subject)
    _title(sheet, notice)
    spot = None
    for at, block in enumerate(notice.body):
        following = notice.body[at + 1] if at + 1 < len(notice.body) else None
        if block.kind == "signature":
            spot = _signature(sheet, notice)
        else:
            _block(sheet, block, following)
    spot = spot or _signature(sheet, notice)
    sheet.finish()
    return spot


def font_file(face: str) -> Path:
    """The file of a face (`Regular`, `Bold`, …) of Liberation Serif 2."""
    for folder in FONTS:
        file = folder / f"LiberationSerif-{face}.ttf"
        if file.exists() and ord("ế") in TTFont("probe", file).face.charToGlyph:
            return file
    raise FileNotFoundError("no Liberation Serif 2; on Debian 12: apt-get install fonts-liberation2")


def register_fonts() -> None:
    """Makes the faces known to reportlab, once."""
    if "Serif" in pdfmetrics.getRegisteredFontNames():
        return
    for name, face in FACES.items():
        pdfmetrics.registerFont(TTFont(name, font_file(face)))
    pdfmetrics.registerFontFamily("Serif", "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic")


def style(size: float = 14, *, bold: bool = False, italic: bool = False, align: int = TA_LEFT) -> ParagraphStyle:
    """A plain style of the one face that official papers use."""
    face = "Serif" + ("-" if bold or italic else "") + "Bold" * bold + "Italic" * italic
    return ParagraphStyle(face, fontName=face, fontSize=size, leading=size * 1.22, alignment=align)


# 13 and not 14 points, which are both allowed, to keep the scans small.
BODY = ParagraphStyle(
    "body", fontName="Serif", fontSize=13, leading=16.5, alignment=TA_JUSTIFY, firstLineIndent=12.7 * mm, spaceBefore=6
)
HEADINGS = {
    1: ParagraphStyle("h1", parent=BODY, fontName="Serif-Bold"),
    2: ParagraphStyle("h2", parent=BODY, fontName="Serif-Bold"),
    3: ParagraphStyle("h3", parent=BODY, fontName="Serif-BoldItalic"),
}


class _Sheet:
    """The page being filled, from the top down."""

    def __init__(self, canvas: Canvas, footnotes: dict[str, str]) -> None:
        self.canvas, self.footnotes = canvas, footnotes
        self.page, self.y, self.foot = 0, A4[1] - TOP, BOTTOM
        self.notes: list[Paragraph] = []

    def put(self, flowable: Paragraph | Table, x: float, width: float) -> float:
        """Draws at the cursor without moving it; returns the height."""
        height = flowable.wrapOn(self.canvas, width, 9999)[1]
        flowable.drawOn(self.canvas, x, self.y - height)
        return height

    def add_note(self, key: str) -> None:
        note = Paragraph(f'<super size="7">{key}</super> {self.footnotes[key]}', style(10, align=TA_JUSTIFY))
        self.notes.append(note)
        self.foot += note.wrapOn(self.canvas, WIDTH, 9999)[1] + (10 if len(self.notes) == 1 else 2)

    def finish(self) -> None:
        self._draw_notes()
        self.canvas.showPage()
        self.canvas.save()

    def turn(self) -> None:
        self._draw_notes()
        self.canvas.showPage()
        self.page, self.y, self.foot = self.page + 1, A4[1] - TOP, BOTTOM
        self.canvas.setFont("Serif", 13)
        self.canvas.drawCentredString(LEFT + WIDTH / 2, A4[1] - 12 * mm, str(self.page + 1))

    def rule(self, centre: float, length: float, width: float = 0.8) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(centre - length / 2, self.y, centre + length / 2, self.y)

    def _draw_notes(self) -> None:
        if not self.notes:
            return
        self.y = self.foot - 4
        self.canvas.setLineWidth(0.6)
        self.canvas.line(LEFT, self.y, LEFT + 50 * mm, self.y)
        self.y -= 4
        for note in self.notes:
            self.y -= self.put(note, LEFT, WIDTH) + 2
        self.notes = []


def _header(sheet: _Sheet, header: Header, subject: tuple[str, ...]) -> None:
    """Both columns; a công văn has no type word and its subject stands under its number."""
    top = sheet.y
    x, width = LEFT_COLUMN
    for line in header.parent:
        sheet.y -= sheet.put(Paragraph(line, style(13, align=TA_CENTER)), x, width)
    for line in header.issuer:
        sheet.y -= sheet.put(Paragraph(line, style(13, bold=True, align=TA_CENTER)), x, width)
    if header.system == "party":
        sheet.y -= sheet.put(Paragraph("*", style(14, bold=True, align=TA_CENTER)), x, width)
    else:
        sheet.y -= 4
        sheet.rule(x + width / 2, 28 * mm)
        sheet.y -= 8
    left_end = sheet.y
    sheet.y = top
    x2, width2 = RIGHT_COLUMN
    if header.system == "party":
        sheet.y -= sheet.put(Paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", style(14, bold=True, align=TA_CENTER)), x2, width2)
        sheet.y -= 3
        sheet.rule(x2 + width2 / 2, pdfmetrics.stringWidth("ĐẢNG CỘNG SẢN VIỆT NAM", "Serif-Bold", 14))
    else:
        name = Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", style(12, bold=True, align=TA_CENTER))
        sheet.y -= sheet.put(name, x2, width2)
        motto = "Độc lập - Tự do - Hạnh phúc"
        sheet.y -= sheet.put(Paragraph(motto, style(13, bold=True, align=TA_CENTER)), x2, width2)
        sheet.y -= 4
        sheet.rule(x2 + width2 / 2, pdfmetrics.stringWidth(motto, "Serif-Bold", 13))
    sheet.y = min(left_end, sheet.y - 8)
    sheet.put(Paragraph(header.number, style(13, align=TA_CENTER)), x, width)
    sheet.y -= sheet.put(Paragraph(header.place_date, style(13, italic=True, align=TA_CENTER)), x2, width2)
    for line in subject:
        sheet.y -= sheet.put(Paragraph(line, style(12, align=TA_CENTER)), x, width)
    sheet.y -= 20


def _title(sheet: _Sheet, notice: Notice) -> None:
    if notice.kind:
        sheet.y -= sheet.put(Paragraph(notice.kind, style(15, bold=True, align=TA_CENTER)), LEFT, WIDTH)
        for line in notice.subject:
            sheet.y -= sheet.put(Paragraph(line, style(14, bold=True, align=TA_CENTER)), LEFT, WIDTH)
        sheet.y -= 6
        sheet.rule(LEFT + WIDTH / 2, 45 * mm)
        sheet.y -= 10
    for line in notice.addressees:
        sheet.y -= sheet.put(Paragraph(line, style(14, align=TA_CENTER)), LEFT, WIDTH)
    sheet.y -= 4


def _markup(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"(?<![\w*])\*([^*]+)\*(?![\w*])", r"<i>\1</i>", text)
    return re.sub(r"\[\^(\d+)\]", r'<super size="8">\1</super>', text)


def _block(sheet: _Sheet, block: Block, following: Block | None) -> None:
    if block.kind == "page_break":
        sheet.turn()
        return
    for key in re.findall(r"\[\^(\d+)\]", block.text):
        sheet.add_note(key)
    if block.kind == "table":
        sheet.y -= 6
        sheet.y -= sheet.put(_table(block), LEFT, WIDTH) + 4
        return
    if following and following.kind == "table":
        caption_and_table = 3 * BODY.leading + _table(following).wrapOn(sheet.canvas, WIDTH, 9999)[1]
        if caption_and_table > sheet.y - sheet.foot:
            sheet.turn()
    look = HEADINGS[block.level] if block.kind == "heading" else BODY
    if block.kind == "centred":
        look = ParagraphStyle("c", parent=style(14, bold=True, align=TA_CENTER), spaceBefore=8)
    if block.kind == "unit":
        look = ParagraphStyle("u", parent=style(12, italic=True, align=TA_RIGHT), spaceBefore=2)
    _flow(sheet, Paragraph(_markup(block.text), look), keep=block.kind in ("heading", "centred", "unit"))


def _flow(sheet: _Sheet, paragraph: Paragraph, *, keep: bool) -> None:
    """Draws a paragraph, over the page break if need be; `keep`: in one piece, with two lines of what follows."""
    look = paragraph.style
    sheet.y -= look.spaceBefore
    while True:
        room = sheet.y - sheet.foot
        height = paragraph.wrapOn(sheet.canvas, WIDTH, 9999)[1]
        if height + (2 * BODY.leading + 6 if keep else 0) <= room:
            sheet.y -= sheet.put(paragraph, LEFT, WIDTH)
            return
        parts = [] if keep else paragraph.split(WIDTH, room)
        if len(parts) == 2 and room >= 2 * look.leading:
            sheet.put(parts[0], LEFT, WIDTH)
            paragraph = parts[1]
        sheet.turn()


def _table(block: Block) -> Table:
    """A ruled table: columns of running number, name, unit, then figures."""
    centred = style(12, align=TA_CENTER)
    looks = [centred, style(12), centred] + [style(12, align=TA_RIGHT)] * (len(block.rows[0]) - 3)
    widths = [10 * mm, 62 * mm, 25 * mm]
    widths += [(WIDTH - sum(widths)) / (len(looks) - 3)] * (len(looks) - 3)
    rows = [[Paragraph(text, style(12, bold=True, align=TA_CENTER)) for text in block.rows[0]]]
    rows += [[Paragraph(text, look) for text, look in zip(row, looks, strict=True)] for row in block.rows[1:]]
    lines = [("GRID", (0, 0), (-1, -1), 0.6, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Table(rows, colWidths=widths, style=[*lines, ("BOTTOMPADDING", (0, 0), (-1, -1), 4)])


def _signature(sheet: _Sheet, notice: Notice) -> Spot:
    sheet.y -= 14
    signed, listed = len(notice.signature) * 17 + 95, 20 + 14 * len(notice.recipients)
    if sheet.y - (signed + listed if notice.second else max(signed, listed)) < sheet.foot:
        sheet.turn()
    top = sheet.y
    if notice.second:  # Both sign side by side, the list stands under them.
        _signer(sheet, *notice.second, LEFT_COLUMN)
        foot, sheet.y = sheet.y, top
        spot = _signer(sheet, notice.signature, notice.signer, RIGHT_COLUMN)
        sheet.y = min(foot, sheet.y) - 14
        _recipients(sheet, notice)
        return spot
    _recipients(sheet, notice)
    foot, sheet.y = sheet.y, top
    spot = _signer(sheet, notice.signature, notice.signer, RIGHT_COLUMN)
    sheet.y = min(foot, sheet.y)
    return spot


def _recipients(sheet: _Sheet, notice: Notice) -> None:
    width = LEFT_COLUMN[1]
    sheet.y -= sheet.put(Paragraph("Nơi nhận:", style(12, bold=True, italic=True)), LEFT, width)
    for line in notice.recipients:
        sheet.y -= sheet.put(Paragraph(f"- {line}", style(11)), LEFT, width)


def _signer(sheet: _Sheet, lines: tuple[str, ...], name: str, column: tuple[float, float]) -> Spot:
    x, width = column
    for line in lines:
        sheet.y -= sheet.put(Paragraph(line, style(14, bold=True, align=TA_CENTER)), x, width)
    sheet.y -= 30
    spot = Spot(sheet.page, x + width / 2, sheet.y)
    sheet.y -= 34
    sheet.y -= sheet.put(Paragraph(name, style(14, bold=True, align=TA_CENTER)), x, width)
    return spot
