"""Sets the pages of the reading benchmark and scans each at three levels, with the truth beside them.

    python benchmarks/reading/generate.py [--set tune|test ...] [--pages N] [--out DIR]

`DIR/SET/page-NN.pdf` is the page as typeset, `DIR/SET/LEVEL/page-NN.jpg` (or `.tiff`, a fax) its scan, `.pdf` the same
image as a PDF and `.json` what is printed where on the scan. The same fonts and packages give the same pages.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import zlib
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "data")]

from scan import draw_stamp, image_pdf  # noqa: E402

from benchmarks.reading import machines, truth  # noqa: E402
from benchmarks.reading.page_kinds import KINDS  # noqa: E402
from benchmarks.reading.sheet import FAMILIES, Sheet  # noqa: E402
from benchmarks.reading.wording import SETS, Wording  # noqa: E402

PAGES = 40
# Raise it when other pages come out, so that no old ones are taken for new.
VERSION = 1
# What the first ten pages are; so are the next ten, in other type.
_ORDER = ("first", "prose", "table", "last", "prose", "table", "first", "form", "table", "last")
# Official papers are set in a Times; others occur.
_FAMILY_ORDER = (0, 0, 1, 0, 2, 3, 0, 4, 0, 5, 0)
_SIZES = (13, 14, 12, 13, 11, 14, 12)
_POINT = machines.DPI / 72


def cache_folder() -> Path:
    """Where pages and results are kept: `THONGBAO_BENCH`, or a folder of the system's temporary ones."""
    given = os.environ.get("THONGBAO_BENCH")
    return (Path(given) if given else Path(tempfile.gettempdir()) / "thongbao-bench") / f"reading-{VERSION}"


def make(name: str, folder: Path, pages: int = PAGES) -> None:
    """Makes the pages of a set that are not there yet."""
    for number in range(1, pages + 1):
        last_made = folder / name / "fax" / f"page-{number:02d}.json"
        if not last_made.exists():
            _make_page(name, number, folder / name)


def _make_page(name: str, number: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pdf = folder / f"page-{number:02d}.pdf"
    page = typeset(name, number, pdf)
    other = folder / f"back-{number:02d}.pdf"
    typeset(name, number + 1000, other)
    print_, back = _rendered(pdf), cv2.cvtColor(_rendered(other), cv2.COLOR_RGB2GRAY)
    other.unlink()
    for level, machine in machines.LEVELS.items():
        chance = np.random.default_rng(zlib.crc32(f"{name}/{number}/{level}".encode()))
        image = print_
        if page.spot is not None:
            stamp = draw_stamp("VĂN PHÒNG TỈNH ỦY * ĐẢNG CỘNG SẢN VIỆT NAM * ", 1.0, chance)
            image = machines.sign_and_stamp(image, stamp, page.spot[0] * _POINT, page.spot[1] * _POINT)
        else:
            image = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
        scanned, place = machines.scan(image, back, machine, chance)
        target = folder / level / pdf.stem
        target.parent.mkdir(exist_ok=True)
        _write(scanned, machine, target)
        truth.save(_placed(page, place), target.with_suffix(".json"))


def typeset(name: str, number: int, path: Path) -> truth.Truth:
    """Sets one page of a set; what it says, its kind and its type follow from the number."""
    chance = random.Random(f"{name}/{number}")
    kind = _ORDER[number % len(_ORDER)]
    family = FAMILIES[_FAMILY_ORDER[number % len(_FAMILY_ORDER)]]
    size = _SIZES[number % len(_SIZES)]
    # Wide faces at 14 points leave no room for text in a form.
    sheet = Sheet(path, family, size if family is FAMILIES[0] else min(size, 12))
    spot = KINDS[kind](sheet, Wording(name, chance))
    sheet.save()
    return truth.Truth(tuple(sheet.lines), kind, f"{family.name} {sheet.size:g}", spot)


def _rendered(pdf: Path) -> machines.Pixels:
    document = pypdfium2.PdfDocument(pdf)
    pixels = document[0].render(scale=_POINT, rev_byteorder=True).to_numpy()[..., :3].copy()
    document.close()
    return np.asarray(pixels, dtype=np.uint8)


def _write(scanned: machines.Pixels, machine: machines.Machine, target: Path) -> None:
    image = Image.fromarray(scanned)
    dpi = (machines.DPI, machines.DPI)
    if machine.bits == 1:
        bits = image.convert("1", dither=Image.Dither.NONE)
        bits.save(target.with_suffix(".tiff"), compression="group4", dpi=dpi)
        bits.save(target.with_suffix(".pdf"), resolution=machines.DPI)
        return
    jpeg = target.with_suffix(".jpg")
    image.save(jpeg, quality=machine.quality, dpi=dpi)
    image_pdf(target.with_suffix(".pdf"), [jpeg.read_bytes()], machines.DPI)


def _placed(page: truth.Truth, place: machines.Place) -> truth.Truth:
    """The truth with its boxes where the scan has them; a word keeps its size."""

    def moved(word: truth.Printed) -> truth.Printed:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        to_x, to_y = (at / _POINT for at in place(x * _POINT, y * _POINT))
        return replace(
            word,
            x0=round(word.x0 + to_x - x, 2),
            x1=round(word.x1 + to_x - x, 2),
            top=round(word.top + to_y - y, 2),
            bottom=round(word.bottom + to_y - y, 2),
        )

    return replace(page, lines=tuple(tuple(map(moved, line)) for line in page.lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", choices=list(SETS), help="default: both")
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--out", type=Path, default=cache_folder())
    options = parser.parse_args()
    for name in options.set or list(SETS):
        make(name, options.out, options.pages)
        print(options.out / name)


if __name__ == "__main__":
    main()
