"""Sets the tables of the benchmark on pages, and scans the pages at three levels."""

from __future__ import annotations

import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "data")]

from layout import register_fonts, style  # noqa: E402
from scan import image_pdf  # noqa: E402

from benchmarks.reading import machines  # noqa: E402
from benchmarks.table_pages.source import TableSource  # noqa: E402

LEVELS = tuple(machines.LEVELS)
_TOP = 25 * mm
_LEFT = 20 * mm


def typeset(table: TableSource, path: Path) -> None:
    """Writes the table with the text around it as a PDF of one or two pages."""
    register_fonts()
    width, height = A4 if table.sheet == "portrait" else A4[::-1]
    turned = table.sheet.startswith("turned")
    canvas = Canvas(str(path), pagesize=A4 if turned else (width, height), invariant=1)
    _turn(canvas, table)
    y = _set(canvas, table, width, height, height - _TOP)
    if table.below is not None:
        _set(canvas, table.below, width, height, y - 12)
    canvas.showPage()
    canvas.save()


def _set(canvas: Canvas, table: TableSource, width: float, height: float, y: float) -> float:
    """Sets a table and the text around it from `y` down; where it ends."""
    text_width = width - 2 * _LEFT
    for text, look in (
        (table.before, style(13)),
        (table.caption or "", style(13, bold=True, align=TA_CENTER)),
        (table.enclosed or "", style(12, italic=True, align=TA_CENTER)),
        (table.unit_line or "", style(11, italic=True, align=TA_RIGHT)),
    ):
        if text:
            y -= _put(canvas, Paragraph(text, look), y, text_width, _LEFT) + 6
    rows = table.places()
    parts = [rows] if table.break_after is None else [rows[: table.break_after + 1], rows[table.break_after + 1 :]]
    left = (width - sum(table.widths) * mm) / 2
    for number, part in enumerate(parts):
        if number:
            canvas.showPage()
            _turn(canvas, table)
            y = height - _TOP
            if table.repeat_header:
                part = [*rows[: table.header_rows], *part]
        header = table.header_rows if number == 0 or table.repeat_header else 0
        first = 0 if number == 0 else (table.break_after or 0) + 1 - header
        y -= _put(canvas, _flowable(table, part, header, first), y, 9999, left) + 8
    for text in (*table.notes, table.after):
        if text:
            y -= _put(canvas, Paragraph(text, style(11 if text != table.after else 13)), y, text_width, _LEFT) + 4
    return y


def _turn(canvas: Canvas, table: TableSource) -> None:
    if table.sheet == "turned":  # the print runs up the page
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
    elif table.sheet == "turned-back":
        canvas.translate(0, A4[1])
        canvas.rotate(-90)


def _put(canvas: Canvas, flowable: Paragraph | Table, y: float, width: float, x: float) -> float:
    height: float = flowable.wrapOn(canvas, width, 9999)[1]
    flowable.drawOn(canvas, x, y - height)
    return height


def _flowable(table: TableSource, rows: list[list[str]], header: int, first: int) -> Table:
    """The part of a table whose rows after the header count from `first + header`."""
    head = style(table.size, bold=True, align=TA_CENTER)
    cells, styles = [], [("VALIGN", (0, 0), (-1, -1), table.valign), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]
    for r, row in enumerate(rows):
        out: list[Any] = []
        for c, text in enumerate(row):
            if text in ("<", "^"):
                out.append("")
                continue
            right, down = c, r
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while down + 1 < len(rows) and rows[down + 1][c] == "^":
                down += 1
            if (right, down) != (c, r):
                styles.append(("SPAN", (c, r), (right, down)))
            number = c in table.columns
            align = TA_RIGHT if number else TA_CENTER if c == 0 and table.widths[0] < 20 else TA_LEFT
            if number and table.centred:
                align = TA_CENTER
            look = style(table.size, bold=first + r in table.bold, align=align)
            out.append(Paragraph(text, head if r < header else look))
        cells.append(out)
    lines: dict[str, list[Any]] = {
        "full": [("GRID", (0, 0), (-1, -1), 0.6, "black")],
        "level": [("LINEABOVE", (0, 0), (-1, -1), 0.6, "black"), ("LINEBELOW", (0, -1), (-1, -1), 0.6, "black")],
        "three": [
            ("LINEABOVE", (0, 0), (-1, 0), 1, "black"),
            ("LINEBELOW", (0, header - 1), (-1, header - 1), 0.6, "black"),
            ("LINEBELOW", (0, -1), (-1, -1), 1, "black"),
        ],
        "columns": [
            ("BOX", (0, 0), (-1, -1), 0.6, "black"),
            ("LINEBELOW", (0, header - 1), (-1, header - 1), 0.6, "black"),
            ("LINEAFTER", (0, 0), (-2, -1), 0.6, "black"),
        ],
        "none": [],
    }
    return Table(cells, colWidths=[w * mm for w in table.widths], style=[*styles, *lines[table.rules]])


def scan(pdf: Path, level: str, path: Path) -> None:
    """Scans all pages of a PDF into one without text."""
    machine = machines.LEVELS[level]
    document = pypdfium2.PdfDocument(pdf)
    images = []
    with tempfile.TemporaryDirectory() as folder:
        for index in range(len(document)):
            drawn = document[index].render(scale=machines.DPI / 72, rev_byteorder=True).to_numpy()[..., :3].copy()
            page = np.asarray(cv2.cvtColor(drawn, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
            chance = np.random.default_rng(zlib.crc32(f"{pdf.stem}/{index}/{level}".encode()))
            scanned, _ = machines.scan(page, np.full_like(page, 255), machine, chance)
            image = Image.fromarray(scanned)
            if machine.bits == 1:
                images.append(image.convert("1", dither=Image.Dither.NONE))
            else:
                jpeg = Path(folder) / f"{index}.jpg"
                image.save(jpeg, quality=machine.quality, dpi=(machines.DPI, machines.DPI))
        if machine.bits == 1:
            images[0].save(path, save_all=True, append_images=images[1:], resolution=machines.DPI)
        else:
            files = sorted(Path(folder).glob("*.jpg"))
            image_pdf(path, [file.read_bytes() for file in files], machines.DPI)
