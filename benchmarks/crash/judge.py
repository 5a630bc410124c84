"""A reader that resolves the release once, as a BI tool does, and compares all it finds with the model."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from crash.world import JUDGED, UNJUDGED, Rows, Step, World
from transform.tables import TABLES

SHOWN = 3
"""Wrong rows told per table."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A load that a writer was told is done."""

    step: Step
    load_id: str


@dataclass(frozen=True)
class Sight:
    """What a reader found in one release.

    Attributes:
        release: None if nothing is loaded.
        steps: of the ledger, in order of their releases.
        faults: everything that must not be, in words.
    """

    release: Path | None
    steps: tuple[Step, ...]
    faults: tuple[str, ...]


def look(root: Path, acknowledged: Iterable[Acknowledged] = ()) -> Sight:
    """Resolves `current` once and judges that release; the acknowledged loads must be in it."""
    acknowledged = tuple(acknowledged)
    if not (root / "current").is_symlink():
        return Sight(None, (), tuple(f"acknowledged load {load.step} is lost" for load in acknowledged))
    return judge((root / "current").resolve(), acknowledged)


def judge(release: Path, acknowledged: Iterable[Acknowledged] = ()) -> Sight:
    """Compares a release with what the steps in its ledger must have left."""
    faults: list[str] = []
    try:
        rows = _read(release)
    except (duckdb.Error, OSError) as error:
        return Sight(release, (), (f"{release.name} cannot be read: {str(error).splitlines()[0]}",))
    steps = steps_of(_dicts("loads", rows))
    loads = {step: load_id for load_id, step in steps}
    faults += _order([step for _, step in steps])
    for load in acknowledged:
        if loads.get(load.step) != load.load_id:
            faults.append(f"acknowledged load {load.step} is lost")
    if not faults:
        world = World.after(loads)
        faults += _compare(world, rows)
        faults += _written_by(world, rows, loads)
    faults += _manifest(release)
    faults += _views(release, rows)
    return Sight(
        release, tuple(step for _, step in steps), tuple(f"release {release.name}: {fault}" for fault in faults)
    )


def _read(release: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of all tables, from the files, whole: also a damaged column is noticed."""
    rows = {}
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for name, table in TABLES.items():
            columns = ", ".join(table.column_names)
            sql = f"SELECT {columns} FROM read_parquet('{release}/{name}/*.parquet')"
            rows[name] = connection.execute(sql).fetchall()
    return rows


def _dicts(table: str, rows: Mapping[str, list[tuple[Any, ...]]]) -> list[dict[str, Any]]:
    return [dict(zip(TABLES[table].column_names, row, strict=True)) for row in rows[table]]


def steps_of(ledger: Iterable[Mapping[str, Any]]) -> list[tuple[str, Step]]:
    """load_id and step of the rows of `loads` that are steps, in order of their releases."""
    steps: dict[str, Step] = {}
    found = []
    for row in sorted(ledger, key=lambda row: int(row["release"])):
        told = json.loads(row["parameters"])
        if "step" in told:
            steps[row["load_id"]] = Step.parse(told["step"])
        elif told.get("restore") in steps:
            steps[row["load_id"]] = replace(steps[told["restore"]], undo=True)
        else:
            continue
        found.append((row["load_id"], steps[row["load_id"]]))
    return found


def _order(steps: list[Step]) -> list[str]:
    """Each writer's loads are there from its first on, each once, and undone at most once."""
    faults = [f"{step} is in the ledger twice" for step in sorted({s for s in steps if steps.count(s) > 1}, key=str)]
    for writer in sorted({step.writer for step in steps}):
        numbers = [step.number for step in steps if step.writer == writer and not step.undo]
        if numbers != list(range(len(numbers))):
            faults.append(f"the ledger of {writer} says {numbers}")
    return faults


def _compare(world: World, rows: Mapping[str, list[tuple[Any, ...]]]) -> list[str]:
    columns = {
        name: JUDGED.get(name, tuple(c for c in table.column_names if c not in UNJUDGED.get(name, ())))
        for name, table in TABLES.items()
    }
    wanted = world.rows(columns)
    there: Rows = {}
    for name, table in TABLES.items():
        places = [table.column_names.index(column) for column in columns[name]]
        kept = rows[name]
        if name == "loads":  # merging and restoring leave entries of their own
            kind = table.column_names.index("kind")
            kept = [row for row in kept if row[kind] != "maintenance"]
        there[name] = Counter(tuple(row[place] for place in places) for row in kept)
    faults = []
    for name in TABLES:
        missing, surplus = wanted[name] - there[name], there[name] - wanted[name]
        if missing or surplus:
            faults.append(f"{name} lacks {missing.total()} rows and has {surplus.total()} that it must not have")
            for word, found in (("lacks", missing), ("has", surplus)):
                for row in list(found)[:SHOWN]:
                    printed = {column: value for column, value in zip(columns[name], row, strict=True) if value}
                    faults.append(f"  {name} {word} {printed}")
    return faults


def _written_by(world: World, rows: Mapping[str, list[tuple[Any, ...]]], loads: Mapping[Step, str]) -> list[str]:
    last = world.last_step()
    return [
        f"document {row['document_id']} says load {row['load_id']}, its load is {loads[last[row['document_id']]]}"
        for row in _dicts("documents", rows)
        if row["document_id"] in last and row["load_id"] != loads[last[row["document_id"]]]
    ]


def _manifest(release: Path) -> list[str]:
    """The manifest names the files that are there, with their sizes."""
    path = release / "manifest.json"
    if not path.exists():
        return ["it has no manifest"]
    faults = []
    for name, state in json.loads(path.read_bytes())["tables"].items():
        wanted = {file["name"]: file["size"] for file in state["files"]}
        there = {file.name: file.stat().st_size for file in (release / name).glob("*.parquet")}
        if wanted != there and not (not wanted and all(file.startswith("empty") for file in there)):
            faults.append(f"{name}: the manifest says {wanted}, there is {there}")
    return faults


def _views(release: Path, rows: Mapping[str, list[tuple[Any, ...]]]) -> list[str]:
    """The views database opens and counts what the files hold."""
    wanted = {name: len(rows[name]) for name in TABLES}
    wanted["figures_by_indicator"] = sum(bool(row["is_preferred"]) for row in _dicts("figures", rows))
    try:
        with duckdb.connect(str(release / "warehouse.duckdb"), read_only=True) as connection:
            found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in wanted}
    except duckdb.Error as error:
        return [f"its views cannot be read: {str(error).splitlines()[0]}"]
    return [
        f"view {name} counts {found[name]}, its files hold {wanted[name]}"
        for name in wanted
        if found[name] != wanted[name]
    ]
