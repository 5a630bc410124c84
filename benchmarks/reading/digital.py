"""Digital pages without tables, 500 words a page: pages per CPU second, beside pdfplumber's words in the same run."""

from __future__ import annotations

import random
from pathlib import Path

from reportlab.lib.pagesizes import A4

from benchmarks.reading.sheet import FAMILIES, TOP, Sheet
from benchmarks.reading.wording import Wording
from benchmarks.speed import cpu_seconds

PAGES, WORDS = 40, 500
_REPEAT = 5


def measure_digital(folder: Path) -> None:
    path = folder / f"digital-{PAGES}.pdf"
    typeset(path)
    print(f"\ndigital pages of {WORDS} words")
    seconds = {}
    for job in ("read", "extract", "pdfplumber_words"):
        repeat = 1 if job == "pdfplumber_words" else _REPEAT
        # What the start, imports and one warm-up cost is taken off.
        spent = cpu_seconds(job, [path] * (repeat + 1)) - cpu_seconds(job, [path])
        seconds[job] = spent / (repeat * PAGES)
        print(f"{job:24}{1 / seconds[job]:24.1f} pages a CPU second", flush=True)
    print(f"{'read / pdfplumber':24}{seconds['pdfplumber_words'] / seconds['read']:24.1f} times as fast")


def typeset(path: Path) -> None:
    """Writes a PDF of `PAGES` pages with just `WORDS` words each."""
    wording = Wording("test", random.Random("digital"))
    sheet = Sheet(path, FAMILIES[0], 12)
    for _ in range(PAGES):
        left = WORDS
        while left:
            words = wording.sentence().split()[:left]
            left -= len(words)
            sheet.y -= 2
            sheet.paragraph(" ".join(words), leading=1.15)
        if sheet.room < 0:
            raise ValueError(f"{WORDS} words do not fit on a page")
        sheet.canvas.showPage()
        sheet.y = A4[1] - TOP
    sheet.canvas.save()
