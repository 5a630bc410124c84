"""Makes the sample files of this folder from `notices/*.md`: digital PDFs, and scans of them.

    python tests/data/typeset.py [STEM ...] [--digital]

Everything is deterministic: the same sources, fonts and packages give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from layout import typeset
from notice import read_notice

HERE = Path(__file__).resolve().parent


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
        typeset(notice, HERE / f"{notice.stem}.pdf")
        print(f"{notice.stem}.pdf")


if __name__ == "__main__":
    main()
