"""Whether the rules stay linear on long and hostile lines: CPU time of a text and of one four times as long.

    python benchmarks/long_lines.py [--length N] [NAME ...]

A ratio near 4 is linear, near 16 quadratic. The lines repeat what rules look for without ever ending a sentence.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from extract.mentions import Lead
from extract.passage import passage_of_text
from extract.passages import read_passage

LINES = {
    "digits": "1",
    "numbers": "12 ",
    "groups of three": "1 234 ",
    "ranges of per cent": "5% - ",
    "ranges with đến": "7% đến 8% ",
    "changes": "từ 5 lên ",
    "scales": "5 triệu ",
    "number words": "hai mươi ",
    "năm": "năm năm ",
    "slashes": "1/",
    "units with slash": "5 km/",
    "dots": "1.",
    "clauses": "thu đạt 5.000 tỷ đồng, ",
    "sentences": "Thu ngân sách đạt 5.000 tỷ đồng, bằng 98% dự toán. ",
    "bases": "tăng 5% so với cùng kỳ, ",
    "so với": "so với ",
    "dates": "ngày 26/8/2021, ",
    "years": "2016 - 2020, ",
    "references": "Quyết định số 21/QĐ-UBND, ",
    "articles": "khoản 2 Điều 5, ",
    "bodies": "Ủy ban nhân dân tỉnh Hậu Giang, ",
    "tasks": "Giao Sở Tài chính ",
    "parts": "trong đó 5 xã, ",
    "semicolons": "5 xã; ",
    "ages": "từ 15 đến ",
    "phones": "0912 345 ",
    "brackets": "(",
    "blanks": " ",
    "mail": "a@",
    "codes": "ab1",
}


def cpu_seconds(text: str) -> float:
    start = time.process_time()
    read_passage(passage_of_text(text), lead=Lead(None, None))
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=8000, help="code points of the shorter line")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(LINES)}; default: all")
    options = parser.parse_args()
    print(f"{'line':20} {'CPU ms':>8} {'4 times':>8} {'ratio':>6}")
    for name in options.names or LINES:
        unit = LINES[name]
        short, long = (cpu_seconds(unit * (n // len(unit))) for n in (options.length, 4 * options.length))
        print(f"{name:20} {1000 * short:8.1f} {1000 * long:8.1f} {long / short:6.1f}", flush=True)


if __name__ == "__main__":
    main()
