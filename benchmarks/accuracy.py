"""How right the program is, field by field, and what a change gained and lost.

    python benchmarks/accuracy.py [--part cases|digital|scans ...] [--only STEM ...] [--keep DIR] [--show] [--no-write]

Sentences: `thongbao explain --jsonl` over `tests/data/cases`. Documents: `thongbao ingest` of the notices in
`tests/data` into a warehouse of its own, against `tests/data/gold`; a scan `X-scan-….` has the annotation of `X`. The
scores and every wrong answer go to `benchmarks/scores.json`; what differs from the committed file is printed. Of the
sentences held back (`cases.figures_held`, `cases.references_held`) only the rates are printed: who writes rules must
not learn which ones fail.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from case_scoring import score_cases
from fragment_scoring import score_reports, score_tasks
from scoring import read_release, score_document
from tally import Tally

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SCORES = ROOT / "benchmarks" / "scores.json"
# Parts no rule may be fitted to: their sentences are neither shown nor kept.
HELD = {"cases.figures_held", "cases.references_held"}
# Sets whose cases are printed fragments of documents.
FRAGMENTS = {"tasks": score_tasks, "reports": score_reports}
SUFFIXES = {".pdf", ".tiff", ".png", ".jpg"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", action="append", choices=["cases", "digital", "scans"], help="default: all")
    parser.add_argument("--only", nargs="+", metavar="STEM", help="these notices and their scans alone; writes nothing")
    parser.add_argument("--keep", type=Path, help="keep the warehouses and one annotation per file in this folder")
    parser.add_argument("--show", action="store_true", help="print every wrong answer")
    parser.add_argument("--no-write", action="store_true", help="leave scores.json as it is")
    options = parser.parse_args()
    before = {} if options.only else committed_scores()
    parts = options.part or (["digital", "scans"] if options.only else ["cases", "digital", "scans"])
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            for name, tally in measure(part, options.keep or Path(folder), options.only).items():
                if name in HELD:
                    report(name, tally, {}, show=False)
                    continue
                report(name, tally, before.get(name, {}), show=options.show)
                if not options.no_write and not options.only:
                    write_scores(name, tally)


def measure(part: str, folder: Path, only: list[str] | None = None) -> dict[str, Tally]:
    """Runs the program and scores what it says; a warehouse is made in `folder`; `only`: notices, None is all."""
    if part != "cases":
        return {part: ingest_and_score(part, folder, only)}
    paths = sorted((DATA / "cases").glob("*.jsonl"))
    return {f"cases.{path.stem}": explain_and_score(path, path.stem.split("_")[0]) for path in paths}


def explain_and_score(path: Path, kind: Any) -> Tally:
    cases = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    if kind in FRAGMENTS:
        return FRAGMENTS[kind](cases)
    given = "\n".join(
        json.dumps({name: case[name] for name in ("id", "text", "document_date") if name in case}) for case in cases
    )
    said = run("explain", "--jsonl", "-", given=given)
    return score_cases(cases, {row["id"]: row for row in map(json.loads, said.splitlines())}, kind)


def ingest_and_score(part: str, folder: Path, only: list[str] | None) -> Tally:
    scan = part == "scans"
    files = sorted([*DATA.iterdir(), *(DATA / "more").iterdir()], key=lambda file: file.name)
    files = [f for f in files if f.suffix in SUFFIXES and ("-scan-" in f.stem) == scan]
    files = [f for f in files if only is None or f.stem.split("-scan-")[0] in only]
    warehouse, golds = folder / f"warehouse-{part}", folder / f"gold-{part}"
    run("ingest", *map(str, files), "--warehouse", str(warehouse), "--json")
    documents = read_release(warehouse)
    golds.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    for file in files:
        gold = json.loads((DATA / "gold" / f"{file.stem.split('-scan-')[0]}.json").read_text(encoding="utf8"))
        gold["file_stem"] = file.stem
        (golds / f"{file.stem}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf8")
        score_document(tally, file.stem, gold, documents.get(file.stem), scan=scan)
    return tally


def run(*arguments: str, given: str | None = None) -> str:
    """The standard output of the program; it must succeed."""
    command = [sys.executable, "-m", "flows", *arguments]
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command[1:5])} … ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return done.stdout


def committed_scores() -> dict[str, Any]:
    """The scores of the last commit; empty if there are none."""
    name = f"HEAD:{SCORES.relative_to(ROOT)}"
    shown = subprocess.run(["git", "show", name], cwd=ROOT, capture_output=True, text=True, check=False)
    return json.loads(shown.stdout) if shown.returncode == 0 else {}


def report(name: str, tally: Tally, before: dict[str, Any], *, show: bool) -> None:
    """Prints all fields, then what was gained, lost and changed."""
    print(f"\n== {name}")
    old_rates, old_wrong = before.get("rates", {}), before.get("wrong", {})
    for field, rate in tally.rates().items():
        right, asked = tally.counts.get(field, ("", ""))
        was = old_rates.get(field)
        moved = "" if rate is None or was is None or abs(rate - was) < 5e-4 else f"  ({rate - was:+.3f})"
        print(f"{field:28} {'-' if rate is None else format(rate, '.3f')}  {right}/{asked}{moved}")
    if show:
        for key, got in tally.wrong.items():
            print(f"  wrong: {key} -> {got}")
    if not before:
        return
    gained = [key for key in old_wrong if key not in tally.wrong]
    lost = [key for key in tally.wrong if key not in old_wrong]
    changed = [key for key in tally.wrong if key in old_wrong and old_wrong[key] != tally.wrong[key]]
    for word, keys in (("gained", gained), ("lost", lost), ("changed", changed)):
        print(f"{word}: {len(keys)}")
        for key in keys:
            print(f"  {key} -> {tally.wrong.get(key, 'right')}")


def write_scores(name: str, tally: Tally) -> None:
    """Puts the scores of one part into the file; the others stay."""
    scores = json.loads(SCORES.read_text(encoding="utf8")) if SCORES.exists() else {}
    rates = {field: None if rate is None else round(rate, 4) for field, rate in tally.rates().items()}
    scores[name] = {"rates": rates, "wrong": dict(sorted(tally.wrong.items()))}
    SCORES.write_text(json.dumps(scores, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
