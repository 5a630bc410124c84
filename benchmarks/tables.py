"""How right tables are read: cells, headers and figures, beside pdfplumber's `extract_tables` in the same run.

    python benchmarks/tables.py [--only NAME ...] [--level digital|clean|office|fax ...]
        [--set twelve|held|newer|newest] [--as top|foot|...] [--show] [--write]

Tables of our own (`benchmarks/table_pages`) are typeset and scanned at three levels: the twelve that rules were made
with, and seven (`held`), thirteen (`newer`) and nine (`newest`) that were written down before anything was read from
them. `--show` prints what is wrong, `--write` keeps the scores in `benchmarks/table_scores.json`. Readings are kept in
`THONGBAO_BENCH`, or a folder of the system's temporary ones, so that a new rule does not read a scan twice.

    cells      printed cells with the right text in the right place
    numeric    the same of cells with figures; wrong = another number, not marked for review; marked = marked for it, of
               which by checks = by nothing but sums and per cents that do not agree: wrong ones and right ones
    headers    numeric cells whose row header and column header are right
    figures    numeric cells that became a figure with the right indicator, unit, period and measure
    parts      figures with the right total in part_of (none where there is none)
    alone      right cells and right numeric cells of pdfplumber's `extract_tables` alone
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

import pdfplumber  # noqa: E402

from benchmarks.reading.generate import cache_folder  # noqa: E402
from benchmarks.table_pages import typeset  # noqa: E402
from benchmarks.table_pages.held import HELD  # noqa: E402
from benchmarks.table_pages.newer_open import NEWER  # noqa: E402
from benchmarks.table_pages.newest import NEWEST  # noqa: E402
from benchmarks.table_pages.open import OPEN  # noqa: E402
from benchmarks.table_pages.ruled import RULED  # noqa: E402
from benchmarks.table_pages.source import TableSource  # noqa: E402
from extract.document import extract_document  # noqa: E402
from extract.read import ocr_version, read_file  # noqa: E402
from extract.readings_json import dump, load  # noqa: E402
from transform.cross_checks import cross_checked  # noqa: E402
from transform.rows import FileFacts, document_rows  # noqa: E402
from transform.validation import validate  # noqa: E402

SETS = {"twelve": (*RULED, *OPEN), "held": HELD, "newer": NEWER, "newest": NEWEST}
# Ways to set the tables that are not ruled otherwise; digital pages only.
OTHERWISE: dict[str, dict[str, Any]] = {
    "top": {"valign": "TOP"},
    "foot": {"valign": "BOTTOM"},
    "centred": {"centred": True},
    "small": {"size": 9},
    "large": {"size": 12},
    "none": {"rules": "none"},
    "level": {"rules": "level"},
    "three": {"rules": "three"},
}
SCORES = ROOT / "benchmarks" / "table_scores.json"
Row = dict[str, Any]
Places = dict[tuple[int, int], str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", choices=[t.name for tables in SETS.values() for t in tables]
    )
    parser.add_argument("--level", nargs="+", choices=["digital", *typeset.LEVELS], help="default: all")
    parser.add_argument("--set", choices=SETS, default="twelve", help="default: the twelve")
    parser.add_argument("--as", dest="otherwise", choices=OTHERWISE, help="set those not ruled otherwise, digital")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    parser.add_argument("--write", action="store_true", help="keep the scores of the levels that were run")
    options = parser.parse_args()
    if options.otherwise and (options.level != ["digital"] or options.write):
        parser.error("--as goes with --level digital, and writes nothing")
    kept = json.loads(SCORES.read_text()) if SCORES.exists() else {}
    for level in options.level or ["digital", *typeset.LEVELS]:
        total: dict[str, Counter[str]] = {}
        for page in SETS[options.set]:
            if options.only and page.name not in options.only:
                continue
            if options.otherwise:
                changed = OTHERWISE[options.otherwise]
                if page.rules == "full" or ("rules" in changed and page.rules == "columns"):
                    continue
                page = replace(page, **changed)
            for table, score in measure(page, level, options.show):
                for group in ("ruled" if table.rules == "full" else "open", "all"):
                    total.setdefault(group, Counter()).update(score)
                print(line(f"{level} {table.name} ({table.rules})", score))
        for group, score in total.items():
            print(line(f"{level}: {group}", score))
        name = level if options.set == "twelve" else f"{options.set} {level}"
        kept[name] = {group: dict(sorted(score.items())) for group, score in total.items()}
    if options.write and not options.only:
        SCORES.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n")


def line(name: str, score: Counter[str]) -> str:
    shown = [f"{name:36}"]
    for key, of in (
        ("cells", "of_cells"),
        ("numeric", "of_numeric"),
        ("headers", "of_numeric"),
        ("figures", "of_numeric"),
        ("parts", "of_numeric"),
    ):
        shown.append(f"{key} {score[key]:4}/{score[of]:<4} {100 * score[key] / max(1, score[of]):5.1f}%")
    shown.append(f"wrong {score['wrong']} marked {score['marked']} too many {score['extra_figures']}")
    shown.append(f"by checks {score['checks_wrong']} wrong {score['checks_right']} right")
    alone = (100 * score[key] / max(1, score[of]) for key, of in (("alone", "of_cells"), ("alone_n", "of_numeric")))
    shown.append("alone {:.0f}% {:.0f}%".format(*alone))
    return "  ".join(shown)


def measure(page: TableSource, level: str, show: bool) -> list[tuple[TableSource, Counter[str]]]:
    """The tables of a page and how each is read."""
    path = pages_of(page, level)
    rows = document_rows_of(path)
    printed = (page,) if page.below is None else (page, page.below)
    out = [(table, measure_table(table, path, rows, best_table(table, rows), show and level)) for table in printed]
    found = {best_table(table, rows) for table in printed}
    out[0][1]["extra_figures"] += sum(
        row["origin"] == "text" or row["table_id"] not in found for row in rows["figures"]
    )
    return out


def measure_table(
    table: TableSource, path: Path, rows: dict[str, list[Row]], found: str | None, show: str | bool
) -> Counter[str]:
    """How a table is read, `found` of the tables of its page; with `show`, the level, what is wrong is printed."""
    score: Counter[str] = Counter()
    wrong: list[str] = []
    cells = {(row["row_index"], row["column_index"]): row for row in rows["table_cells"] if row["table_id"] == found}
    numeric = table.numeric()
    for cell in table.cells():
        if not cell.text:
            continue
        place = (cell.row, cell.column)
        got = cells.get(place, {}).get("text")
        right = same(got, cell.text)
        score["of_cells"] += 1
        score["cells"] += right
        marked = bool(cells.get(place, {}).get("needs_review"))
        silent = place in numeric and got is not None and not right and not marked
        if not right:
            wrong.append(f"cell {place}: {cell.text!r} read as {got!r}" + ", not marked" * silent)
        if place in numeric:
            score["of_numeric"] += 1
            score["numeric"] += right
            score["marked"] += marked
            score["wrong"] += silent
            if cells.get(place, {}).get("flags") == "check_mismatch":
                score["checks_right" if right else "checks_wrong"] += 1
    figures = {
        (row["row_index"], row["column_index"]): row
        for row in rows["figures"]
        if row["origin"] == "table" and row["table_id"] == found
    }
    places = {row["figure_id"]: place for place, row in figures.items()}
    score["extra_figures"] = sum(place not in numeric for place in figures)
    for place in numeric:
        header = cells.get(place, {})
        expected_row, expected_column = row_header(table, place[0]), column_header(table, place[1])
        if same(header.get("row_header"), expected_row) and same(header.get("column_header"), expected_column):
            score["headers"] += 1
        else:
            wrong.append(f"headers {place}: {header.get('row_header')!r}, {header.get('column_header')!r}")
        differs = figure_differs(table, place, figures.get(place))
        score["figures"] += not differs
        if differs:
            wrong.append(f"figure {place}: {differs}")
        total = table.rows[place[0]].part_of if table.columns[place[1]].measure == "level" else None
        total = total if (total, place[1]) in numeric else None
        got_total = places.get(figures.get(place, {}).get("part_of"), (None, None))[0]
        score["parts"] += place in figures and got_total == total
        if place in figures and got_total != total:
            wrong.append(f"part_of {place}: row {got_total}, not {total}")
    for key, places_alone in (("alone", alone(table, path)),):
        score[key] = sum(same(places_alone.get((c.row, c.column)), c.text) for c in table.cells() if c.text)
        score["alone_n"] = sum(same(places_alone.get(place), text) for place, text in numeric.items())
    if show:
        print(*(f"    {show} {table.name} {told}" for told in wrong), sep="\n")
    return score


def row_header(table: TableSource, row: int) -> str:
    """The words that name a row, as its cells print them, without numbering."""
    texts = table.places()[row]
    first = min(table.columns)
    heads = [(k, text) for k, text in enumerate(table.places()[0][:first]) if not re.fullmatch(r"S?T?T|Số TT", text)]
    units = [k for k, text in heads[1:] if re.fullmatch(r"Đơn vị tính|Đơn vị|ĐVT", text)]
    names = table.names or [k for k, _ in heads if k not in units]
    out = []
    for k in names:
        above = row
        while table.places()[above][k] == "^":
            above -= 1
        text = table.places()[above][k]
        if text and text != "<":
            out.append(text)
    if not out and texts[0]:
        out.append(texts[0])
    return re.sub(r"^(?:Trong đó: *|[-+] )", "", " - ".join(out))


def column_header(table: TableSource, column: int) -> str:
    """The header cells over a column from the top level down, joined by ` / `; rows that count columns are none."""
    rows = table.places()
    out: list[str] = []
    for row in range(table.header_rows):
        if rows[row][0] in ("A", "(1)"):
            continue
        at = column
        while rows[row][at] == "<":
            at -= 1
        if rows[row][at] != "^":
            out.append(rows[row][at])
    return " / ".join(out)


def figure_differs(table: TableSource, place: tuple[int, int], figure: Row | None) -> str:
    """What of a figure is not as written down; empty if it is right."""
    if figure is None:
        return "none"
    row, column = table.rows[place[0]], table.columns[place[1]]
    named = [row.indicator] if row.indicator else []
    named += [column.topic] if column.topic else []
    unit = column.unit if column.unit is not None else row.unit or table.unit
    multiplier = table.multiplier if column.unit is None and row.unit is None else None
    expected = {
        "indicator": plain(": ".join(named)),
        "unit": unit or None,
        "period": row.period or column.period,
        "measure": row.measure if row.measure and column.measure == "level" else column.measure,
        "status": column.status,
        "base": column.base,
        "place": row.place,
    }
    base = span(figure, "base_start", "base_end") if figure["base_kind"] == "period" else figure["base_kind"]
    got = {
        "indicator": plain(figure["indicator"] or ""),
        "unit": figure["unit"],
        "period": span(figure, "period_start", "period_end"),
        "measure": figure["measure"],
        "status": figure["status"],
        "base": base,
        "place": figure["place"] if row.place else None,
    }
    if multiplier is not None:
        expected["multiplier"], got["multiplier"] = str(multiplier), f"{figure['multiplier']:.0f}"
    return ", ".join(f"{key} {got[key]!r}, not {expected[key]!r}" for key in expected if got[key] != expected[key])


def span(figure: Row, start: str, end: str) -> str | None:
    if figure[start] is None and figure[end] is None:
        return None
    return f"{figure[start] or ''}/{figure[end] or ''}"


def plain(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", text).lower().split())


def same(found: str | None, printed: str) -> bool:
    return unicodedata.normalize("NFC", " ".join((found or "").split())) == " ".join(printed.split())


def best_table(table: TableSource, rows: dict[str, list[Row]]) -> str | None:
    """The found table with most right cells."""
    printed = {(cell.row, cell.column): cell.text for cell in table.cells()}
    right: Counter[str] = Counter()
    for row in rows["table_cells"]:
        right[row["table_id"]] += same(row["text"], printed.get((row["row_index"], row["column_index"]), "")) + 0
    return max(right, key=lambda key: right[key], default=None)


def alone(table: TableSource, path: Path) -> Places:
    """What `extract_tables` gives, pages one below the other."""
    out: Places = {}
    with pdfplumber.open(path) as document:
        shift = 0
        for page in document.pages:
            for found in page.extract_tables():
                out |= {(shift + r, c): text or "" for r, row in enumerate(found) for c, text in enumerate(row)}
                shift += len(found)
    return out


# -- pages


def pages_of(table: TableSource, level: str) -> Path:
    """The PDF of a table at a level; made if it is not there yet."""
    folder = cache_folder().parent / "tables" / level
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{table.name}.pdf"
    if level == "digital":
        typeset.typeset(table, path)
    else:
        digital = pages_of(table, "digital")
        source = path.with_suffix(".of")
        if not source.exists() or source.read_bytes() != digital.read_bytes():
            typeset.scan(digital, level, path)
            source.write_bytes(digital.read_bytes())
            path.with_suffix(".reading").unlink(missing_ok=True)
    return path


def document_rows_of(path: Path) -> dict[str, list[Row]]:
    kept = path.with_suffix(".reading")
    reading = load(kept.read_bytes()) if kept.exists() and path.parent.name != "digital" else None
    if reading is None or reading.ocr_version != ocr_version():
        reading = read_file(path)
        kept.write_bytes(dump(reading))
    valid, _ = cross_checked(validate(document_rows(extract_document(reading), FileFacts.of(path))))
    return {name: list(rows) for name, rows in valid.rows.items()}


if __name__ == "__main__":
    main()
