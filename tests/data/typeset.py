"""Makes the sample files of this folder from `notices/*.md`: digital PDFs, and scans of them.

    python tests/data/typeset.py [STEM ...] [--digital]

Everything is deterministic: the same sources, fonts and packages give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import scan
from layout import Spot, typeset
from notice import Notice, read_notice
from PIL import Image

HERE = Path(__file__).resolve().parent


def scan_notice(notice: Notice, spot: Spot, form: str) -> Path:
    """Scans a typeset notice; returns the file, `STEM-scan-FORM` with the suffix of its format.

    Args:
        form: `200` or `300`: a PDF of grey and colour JPEGs; `tiff`: one-bit pages, as a fax keeps them; `png`: 16
            greys; `jpeg`: colour. The last two are for notices of one page.
    """
    machine = scan.OFFICE if form in ("200", "jpeg") else scan.FLATBED
    folder = HERE / notice.folder
    pages = list(scan.scanned_pages(folder / f"{notice.stem}.pdf", machine, spot, notice.stamp))
    path = folder / f"{notice.stem}-scan-{form}"
    dpi = (machine.dpi, machine.dpi)
    if form in ("200", "300"):
        path = path.with_suffix(".pdf")
        scan.image_pdf(path, [scan.jpeg(page, machine) for page in pages], machine.dpi)
    elif form == "tiff":
        path = path.with_suffix(".tiff")
        bits = [page.convert("L").point(lambda grey: 255 * (grey > 150), "1") for page in pages]
        bits[0].save(path, save_all=True, append_images=bits[1:], compression="group4", dpi=dpi)
    elif form == "png":
        path = path.with_suffix(".png")
        greys = pages[0].convert("L").point(lambda grey: grey // 16 * 17)
        greys.convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(path, optimize=True, dpi=dpi)
    elif form == "jpeg":
        path = path.with_suffix(".jpg")
        path.write_bytes(scan.jpeg(pages[0], machine))
    else:
        raise ValueError(f"{notice.stem}: no form of scan is called {form}")
    return path


def main() -> None:
    """Renders the notices named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stems", nargs="*", metavar="STEM", help="file stems of notices; default: all")
    parser.add_argument("--digital", action="store_true", help="no scans")
    options = parser.parse_args()
    for source in sorted((HERE / "notices").glob("*.md")):
        if options.stems and source.stem not in options.stems:
            continue
        notice = read_notice(source)
        spot = typeset(notice, HERE / notice.folder / f"{notice.stem}.pdf")
        print(f"{notice.stem}.pdf")
        for form in () if options.digital else notice.scans:
            print(scan_notice(notice, spot, form).name)


if __name__ == "__main__":
    main()
