"""Scores the tables of a warehouse release against annotated documents, as a reader of the tables would see them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
from matching import close, day, norm, number, same_measure, same_unit, unit_of
from rapidfuzz import fuzz
from tally import Tally

Row = Mapping[str, Any]
Tables = Mapping[str, list[Row]]
PARTS = ("pages", "sections", "figures", "document_references", "directives", "numerals", "table_cells")
HEADER = (
    "doc_type_code",
    "doc_type",
    "number_symbol",
    "issued_date",
    "issuer",
    "place",
    "subject",
    "signer_name",
    "signer_title",
)
WORDY = {"subject", "issuer", "signer_title"}  # one letter read wrong does not make these another value


def read_release(warehouse: Path) -> Mapping[str, Tables]:
    """The rows of the current release by file stem, then table; table `documents` holds one row."""
    release = (warehouse / "current").resolve()
    stems: dict[str, str] = {}
    found: dict[str, dict[str, list[Row]]] = {}
    for row in _rows(release / "documents"):
        stem = Path(row["file_name"]).stem
        stems[row["document_id"]] = stem
        found[stem] = {"documents": [row], **{part: [] for part in PARTS}}
    for part in PARTS:
        for row in _rows(release / part):
            found[stems[row["document_id"]]][part].append(row)
    return found


def score_document(tally: Tally, stem: str, gold: Row, tables: Tables | None, *, scan: bool) -> None:
    """Adds the scores of one document.

    Args:
        tables: its rows, or None if the warehouse does not have it.
        scan: the letters of wordy header fields may be read a little wrong.
    """
    if not tally.hit("documents", tables is not None):
        tally.miss(stem, "document", stem, None)
    tables = tables or {"documents": [{}], **{part: [] for part in PARTS}}
    _score_header(tally, stem, gold["document"], tables["documents"][0], 85 if scan else 93)
    _score_sections(tally, stem, gold["sections"], tables["sections"])
    _score_figures(tally, stem, gold["figures"], tables["figures"])
    _score_references(tally, stem, gold["references"], tables["document_references"])
    _score_directives(tally, stem, gold["directives"], tables["directives"])
    _score_cells(tally, stem, gold["tables"], tables["table_cells"])
    _score_digits(tally, stem, tables["pages"], tables["numerals"])


def _rows(folder: Path) -> list[Row]:
    if not any(folder.glob("*.parquet")):
        return []
    with duckdb.connect() as connection:
        cursor = connection.execute("select * from read_parquet(?, union_by_name=true)", [f"{folder}/*.parquet"])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def _score_header(tally: Tally, stem: str, gold: Row, got: Row, alike: int) -> None:
    for name in HEADER:
        if name not in gold:
            continue
        wanted, value = gold[name], got.get(name)
        right = norm(wanted) == norm(value) or (
            name in WORDY and bool(wanted and value) and fuzz.ratio(norm(wanted), norm(value)) >= alike
        )
        tally.hit("header", right)
        if not tally.hit(f"header.{name}", right):
            tally.miss(stem, f"header.{name}", wanted, value)


def _score_sections(tally: Tally, stem: str, gold: list[Row], got: list[Row]) -> None:
    left = [(row["path"], norm(row["heading"])) for row in got if row["kind"] in ("heading", "item", "appendix")]
    for wanted in gold:
        path, heading = wanted["path"], norm(wanted["heading"])
        match = next((s for s in left if s[0] == path and (not heading or fuzz.ratio(s[1], heading) >= 85)), None)
        if tally.hit("sections.recall", match is not None):
            left.remove(match)  # type: ignore[arg-type]
            tally.hit("sections.precision", True)
        else:
            tally.miss(stem, "section missed", f"{path} {wanted['heading']}", [s for s in left if s[0] == path])
    for path, heading in left:
        tally.hit("sections.precision", False)
        tally.miss(stem, "section invented", f"{path} {heading}", None)


def _amount(figure: Row, name: str = "value") -> float | None:
    value = number(figure.get(name))
    return None if value is None else value * (number(figure.get("multiplier")) or 1.0)


def _pairs(gold: list[Row], got: list[Row]) -> dict[int, int]:
    """Matches figures greedily: equal amounts first of all, then the most alike sentences, then the order."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, figure in enumerate(got):
            if not close(_amount(wanted), number(figure["amount"])):
                continue
            alike = fuzz.partial_ratio(
                norm(wanted["sentence"])[:400], norm(figure["sentence"] or figure["quote"])[:400]
            )
            if alike >= 70:
                bonus = 5 * (unit_of(figure["unit"], None)[0] == unit_of(wanted["unit"], None)[0])
                candidates.append((-(alike + bonus), abs(i - j), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _score_figures(tally: Tally, stem: str, gold: list[Row], rows: list[Row]) -> None:
    got = [row for row in rows if row["origin"] == "text"]
    pairs = _pairs(gold, got)
    exact: dict[int, bool] = {}
    for i, wanted in enumerate(gold):
        if wanted.get("borderline") or wanted.get("table"):
            continue
        if not tally.hit("figures.recall", i in pairs):
            tally.miss(stem, "figure missed", f"{wanted['quote']} in {wanted['sentence']}", None)
            tally.hit("figures.exact_recall", False)
            continue
        checks = _check_figure(wanted, got[pairs[i]])
        for name, (right, value) in checks.items():
            if not tally.hit(f"figure.{name}", right):
                tally.miss(stem, f"figure.{name}", f"{wanted['quote']}: {wanted.get(_SHOWN.get(name, name))}", value)
        if not tally.hit("figure.per", norm(wanted.get("per")) == norm(got[pairs[i]]["per"])):
            tally.miss(stem, "figure.per", f"{wanted['quote']}: {wanted.get('per')}", got[pairs[i]]["per"])
        exact[pairs[i]] = all(checks[name][0] for name in ("unit", "bound", "high"))
        tally.hit("figures.exact_recall", exact[pairs[i]])
        tally.hit("figure.complete", all(right for right, _ in checks.values()))
    of = {j: i for i, j in pairs.items()}
    free = [norm(f["quote"]) for f in gold if f.get("borderline")]
    for j, row in enumerate(got):
        at = of.get(j)
        if at is not None and (gold[at].get("borderline") or gold[at].get("table")):
            continue
        if at is None and any(fuzz.partial_ratio(quote, norm(row["quote"])) >= 90 for quote in free):
            continue
        tally.hit("figures.exact_precision", exact.get(j, False))
        tally.hit("figures.unflagged", not row["needs_review"])
        if not row["needs_review"]:
            tally.hit("figures.right_of_unflagged", at is not None)
        if not tally.hit("figures.precision", at is not None):
            tally.miss(stem, "figure invented", f"{row['quote']} in {row['sentence']}", row["amount"])


_SHOWN = {"period": "period_start", "base": "base_period_start", "high": "value_high"}


def _check_figure(wanted: Row, got: Row) -> dict[str, tuple[bool, Any]]:
    """Field -> (right, what came out)."""
    unit, other = unit_of(wanted["unit"], None)[0], unit_of(got["unit"], None)[0]
    loose = "pp_inferred" in (wanted.get("flags") or []) and {unit, other} <= {"%", "pp"}
    period, base = ((day(got[f"{name}_start"]), day(got[f"{name}_end"])) for name in ("period", "base"))
    base_wanted = (wanted.get("base_period_start"), wanted.get("base_period_end"))
    named, printed = norm(wanted["indicator"]), norm(got["indicator"])
    high = _amount(wanted, "value_high")
    return {
        "unit": (same_unit(unit, other) or loose, got["unit"]),
        "measure": (same_measure(wanted["measure"], got["measure"]), got["measure"]),
        "direction": (wanted["direction"] == got["direction"], got["direction"]),
        "bound": (wanted["bound"] == got["bound"], got["bound"]),
        "status": (wanted["status"] == got["status"], got["status"]),
        "period": ((wanted["period_start"], wanted["period_end"]) == period, period),
        "base": (base == base_wanted or (bool(wanted.get("base_inferred")) and base[0] is None), base),
        "indicator": (
            fuzz.token_set_ratio(named, printed) >= 80 and 0.25 <= (len(printed) + 1) / (len(named) + 1) <= 4,
            got["indicator"],
        ),
        "high": (high is None or close(high, number(got["amount_high"])), got["amount_high"]),
    }


def _numbered(rows: list[Row]) -> list[Row]:
    return [r for r in rows if r["form"] in ("full", "short") and re.search(r"[-/]", r["number_symbol"] or "")]


def _score_references(tally: Tally, stem: str, gold: list[Row], rows: list[Row]) -> None:
    left = _numbered(rows)
    for wanted in _numbered(gold):
        same = [row for row in left if norm(row["number_symbol"]) == norm(wanted["number_symbol"])]
        same.sort(key=lambda row: day(row["issued_date"]) != wanted["issued_date"])
        if not tally.hit("references.recall", same):
            tally.miss(stem, "reference missed", wanted["quote"], None)
            continue
        got = same[0]
        left.remove(got)
        tally.hit("references.precision", True)
        dated = day(got["issued_date"]) == wanted["issued_date"]
        issued = fuzz.ratio(norm(got["issuer"]), norm(wanted["issuer"])) >= 90 or not (
            got["issuer"] or wanted["issuer"]
        )
        for name, right in (("issued_date", dated), ("issuer", issued)):
            if not tally.hit(f"reference.{name}", right):
                tally.miss(stem, f"reference.{name}", f"{wanted['quote']}: {wanted[name]}", got[name])
    for row in left:
        tally.hit("references.precision", False)
        tally.miss(stem, "reference invented", row["quote"], row["number_symbol"])


def _score_directives(tally: Tally, stem: str, gold: list[Row], rows: list[Row]) -> None:
    left = list(rows)
    for wanted in gold:
        sentence = norm(wanted["sentence"])
        who = [norm(name) for name in wanted["assignees"]]
        got = max(left, key=_closeness(sentence, who), default=None)
        if got is None or fuzz.partial_ratio(sentence[:300], norm(got["quote"])[:300]) < 80:
            tally.hit("directives.recall", False)
            tally.miss(stem, "directive missed", wanted["sentence"], None)
            continue
        left.remove(got)
        tally.hit("directives.recall", True)
        tally.hit("directives.precision", True)
        printed = norm(got["assignees"])
        right = all(fuzz.partial_ratio(name, printed) >= 85 for name in who) if who else not printed
        if not tally.hit("directive.assignees", right):
            tally.miss(stem, "directive.assignees", wanted["assignees"], got["assignees"])
        if not tally.hit("directive.due_date", day(got["due_date"]) == wanted["deadline"]):
            tally.miss(stem, "directive.due_date", f"{wanted['action']}: {wanted['deadline']}", day(got["due_date"]))
    for row in left:
        tally.hit("directives.precision", False)
        tally.miss(stem, "directive invented", row["quote"], row["assignees"])


def _closeness(sentence: str, who: list[str]) -> Callable[[Row], float]:
    def closeness(row: Row) -> float:
        alike = fuzz.partial_ratio(sentence[:300], norm(row["quote"])[:300])
        names = max((fuzz.partial_ratio(name, norm(row["assignees"])) for name in who), default=0.0)
        return alike + names if alike >= 80 else 0.0

    return closeness


def _score_cells(tally: Tally, stem: str, gold: list[Row], rows: list[Row]) -> None:
    left = Counter(norm(row["text"]) for row in rows)
    for text in (norm(cell) for table in gold for row in table["rows"] for cell in row):
        if not text:
            continue
        if tally.hit("table.cells", left[text] > 0):
            left[text] -= 1
        else:
            tally.miss(stem, "table cell", text, None)


def _score_digits(tally: Tally, stem: str, pages: list[Row], numerals: list[Row]) -> None:
    of = defaultdict(list)
    for row in numerals:
        of[row["page"]].append(row)
    for page in pages:
        for run in re.finditer(r"[0-9]+", page["text"] or ""):
            owners = [
                r["kind"] for r in of[page["page"]] if r["char_start"] <= run.start() and run.end() <= r["char_end"]
            ]
            tally.hit("digits.covered", len(owners) == 1)
            if not tally.hit("digits.explained", len(owners) == 1 and owners[0] != "unexplained"):
                around = page["text"][max(0, run.start() - 20) : run.end() + 15]
                tally.miss(stem, "digit", f"p. {page['page']}: {around}", owners)
