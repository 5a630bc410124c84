"""How many misread digits of tables their sums and per cents give away, and how often the right cell is named.

    python benchmarks/table_faults.py [--only NAME ...]

Each digit of each figure of our own tables (`benchmarks/table_pages`) is taken for the one
that OCR takes it for most (`MISREAD`), one at a time, in a table that was read without a fault and stands as if on a
scan. Everything after the reading runs as it always does.

    figures    read in the tables; checked = concerned by a sum, a per cent or a difference
    faults     digits misread; of checked = in such figures
    caught     the misread cell is marked for review with `check_mismatch`
    named      issues name one cell only as the likely misread one; right = it is
    others     right cells marked in addition, for each fault caught
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from benchmarks import tables  # noqa: E402
from benchmarks.table_pages.source import TableSource  # noqa: E402
from extract.document import extract_document  # noqa: E402
from extract.read import read_file  # noqa: E402
from extract.reading import Problem, Reading  # noqa: E402
from transform.cross_checks import cross_checked  # noqa: E402
from transform.rows import FileFacts, document_rows  # noqa: E402
from transform.table_numbers import tables_of  # noqa: E402
from transform.table_ratios import relations_of_ratios  # noqa: E402
from transform.table_sums import relations_of_sums  # noqa: E402
from transform.validation import validate  # noqa: E402

Row = dict[str, Any]
MISREAD = dict(zip("0123456789", "8778168130", strict=True))
"""What each digit is taken for."""
FLAG = "check_mismatch"
_NAMED = re.compile(r"likely misread: .*?\)(?=, with |; compare)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="NAME")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for table in (table for tables_of_set in tables.SETS.values() for table in tables_of_set):
        if options.only and table.name not in options.only:
            continue
        score = measure(table)
        total.update(score)
        print(line(table.name, score), flush=True)
    print(line("all", total))


def line(name: str, score: Counter[str]) -> str:
    return (
        f"{name:12} figures {score['figures']:3} checked {score['checked']:3}  faults {score['faults']:4} "
        f"of checked {score['of_checked']:4}  caught {score['caught']:4}  named {score['named']:4} "
        f"right {score['right']:4}  others {score['others'] / max(1, score['caught']):.1f}"
    )


def measure(table: TableSource) -> Counter[str]:
    """The counts of one table."""
    path = tables.pages_of(table, "digital")
    reading = as_if_scanned(read_file(path))
    before, _ = rows_of(reading, path)
    checked = {
        (one.figures[place]["table_id"], place)
        for one in tables_of(before["figures"], before["table_cells"], frozenset((1, 2)))
        for relation in (*relations_of_sums(one), *relations_of_ratios(one))
        for place in relation.places
        if place in one.figures
    }
    score: Counter[str] = Counter()
    for figure in (row for row in before["figures"] if row["origin"] == "table"):
        place = figure["table_id"], (figure["row_index"], figure["column_index"])
        score["figures"] += 1
        score["checked"] += place in checked
        for misread in misreadings(reading, figure):
            score["faults"] += 1
            score["of_checked"] += place in checked
            score.update(outcome(*rows_of(misread, path), place))
    return score


def outcome(rows: dict[str, list[Row]], told: tuple[Problem, ...], place: tuple[str, tuple[int, int]]) -> Counter[str]:
    """What the checks say of one misread cell."""
    marked = {
        (cell["table_id"], (cell["row_index"], cell["column_index"])): cell
        for cell in rows["table_cells"]
        if FLAG in (cell["flags"] or "") and cell["text"]
    }
    if place not in marked:
        return Counter(missed_others=len(marked))
    cell = marked[place]
    names = {match[0] for problem in told for match in _NAMED.finditer(problem.message)}
    right = f"likely misread: {cell['text']!r} (row {cell['row_header']!r}, column {cell['column_header']!r})"
    return Counter(caught=1, others=len(marked) - 1, named=len(names) == 1, right=names == {right})


def as_if_scanned(reading: Reading) -> Reading:
    """The reading with its pages as if they had been read by OCR without a fault."""
    return replace(reading, pages=tuple(replace(page, text_source="ocr") for page in reading.pages))


def misreadings(reading: Reading, figure: Row) -> Iterator[Reading]:
    """The reading with each digit of a figure misread in turn."""
    page = reading.pages[figure["page"] - 1]
    (word,) = page.words_between(figure["char_start"], figure["char_end"])[:1]
    for at, character in enumerate(word.text):
        if character not in MISREAD:
            continue
        other = word._replace(text=word.text[:at] + MISREAD[character] + word.text[at + 1 :])
        lines = tuple(
            replace(line, words=tuple(other if w is word else w for w in line.words)) if word in line.words else line
            for line in page.lines
        )
        pages = tuple(replace(page, lines=lines) if p is page else p for p in reading.pages)
        yield replace(reading, pages=pages)


def rows_of(reading: Reading, path: Path) -> tuple[dict[str, list[Row]], tuple[Problem, ...]]:
    valid, told = cross_checked(validate(document_rows(extract_document(reading), FileFacts.of(path))))
    return {name: list(rows) for name, rows in valid.rows.items()}, told


if __name__ == "__main__":
    main()
