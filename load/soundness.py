"""Whether a warehouse is sound: its newest release against its manifest, its originals and its own rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from load import manifest, originals
from load.errors import WarehouseDamagedError
from load.reader import Reader
from transform.digits import account_for_digits
from transform.schema import Column, Table
from transform.spans import covered_ranges
from transform.tables import SCHEMA_HASH, TABLES

SAMPLE = 200
"""Rows per table whose spans a quick check looks at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        severity: error: do not trust the rows; warning: something beside them is amiss.
        subject: the table, file or document concerned.
        message: what is wrong and what to do next.
    """

    severity: Literal["error", "warning"]
    subject: str
    message: str


def check(reader: Reader, *, quick: bool = False) -> list[Finding]:
    """All that is wrong with a release; an empty list if it is sound.

    Args:
        quick: originals are looked for but not hashed, and of each table `SAMPLE` spans are compared.
    """
    try:
        state = manifest.read(reader.release)
    except WarehouseDamagedError as error:
        return [Finding("error", "manifest.json", str(error))]
    findings = list(_files(reader, state))
    if findings:
        return findings  # what the rows say cannot be asked then
    findings += _rows(reader, state)
    findings += _keys_and_links(reader)
    findings += _preferred(reader)
    findings += _spans(reader, quick)
    if not quick:
        findings += _digits(reader)
    findings += _originals(reader, quick)
    findings += _surroundings(reader, state)
    return findings


def _files(reader: Reader, state: manifest.Manifest) -> Iterator[Finding]:
    for name in TABLES:
        folder = reader.release / name
        wanted = {file.name: file.size for file in state.tables[name].files} if name in state.tables else {}
        there = {path.name: path.stat().st_size for path in folder.glob("*.parquet")}
        for file in sorted(wanted.keys() - there.keys()):
            yield Finding("error", name, f"{folder / file} is missing; load from an older release or a backup")
        for file in sorted(there.keys() - wanted.keys()):
            if wanted or not file.startswith("empty-"):
                yield Finding("error", name, f"{folder / file} is not of this release; remove it")
        for file in sorted(wanted.keys() & there.keys()):
            if wanted[file] != there[file]:
                yield Finding("error", name, f"{folder / file} has {there[file]} bytes, not {wanted[file]}")
        if not there:
            yield Finding("error", name, f"{folder} holds no file")


def _rows(reader: Reader, state: manifest.Manifest) -> Iterator[Finding]:
    for name in TABLES:
        count = reader.ask(f"SELECT count(*) FROM {name}").rows[0][0]
        if count != state.tables[name].rows:
            yield Finding("error", name, f"{count} rows, the manifest says {state.tables[name].rows}")
    counted = {"section_count": "sections", "figure_count": "figures", "reference_count": "document_references"}
    counted |= {"directive_count": "directives", "page_count": "pages"}
    for column, name in counted.items():
        sql = (
            f"SELECT d.document_id FROM documents d LEFT JOIN {name} c USING (document_id) GROUP BY d.document_id, "
            f"d.{column} HAVING count(c.document_id) <> d.{column} ORDER BY 1"
        )
        for (document_id,) in reader.ask(sql).rows:
            yield Finding("error", document_id, f"{column} is not the number of its rows; derive it again")


def _keys_and_links(reader: Reader) -> Iterator[Finding]:
    for table in TABLES.values():
        key = ", ".join(table.key)
        sql = f"SELECT count(*) FROM (SELECT {key} FROM {table.name} GROUP BY {key} HAVING count(*) > 1)"
        if repeated := reader.ask(sql).rows[0][0]:
            yield Finding("error", table.name, f"{repeated} keys ({key}) stand on more than one row; restore a load")
        for column in table.columns:
            if column.references is not None and (lost := _lost(reader, table, column)):
                message = f"{lost} rows whose {column.name} is in no {column.references}; restore a load"
                yield Finding("error", table.name, message)


def _lost(reader: Reader, table: Table, column: Column) -> int:
    assert column.references is not None
    parent, name = column.references.split(".")
    sql = (
        f"SELECT count(*) FROM {table.name} c WHERE c.{column.name} IS NOT NULL "
        f"AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.{name} = c.{column.name})"
    )
    return int(reader.ask(sql).rows[0][0])


def _preferred(reader: Reader) -> Iterator[Finding]:
    sql = (
        "SELECT work_id FROM documents WHERE work_id IS NOT NULL GROUP BY work_id "
        "HAVING count(*) FILTER (is_preferred) <> 1 ORDER BY 1"
    )
    for (work_id,) in reader.ask(sql).rows:
        yield Finding("error", work_id, "not exactly one preferred document; derive its documents again")


def _spans(reader: Reader, quick: bool) -> Iterator[Finding]:
    for table in TABLES.values():
        if not table.located:
            continue
        sample = f" USING SAMPLE {SAMPLE} ROWS" if quick else ""
        sql = (
            f"SELECT c.*, p.text AS page_text, e.text AS end_text FROM (SELECT * FROM {table.name} "
            f"WHERE char_start IS NOT NULL{sample}) c LEFT JOIN pages p USING (document_id, page) "
            "LEFT JOIN pages e ON e.document_id = c.document_id AND e.page = c.end_page"
        )
        wrong = 0
        for row in reader.ask(sql).dicts():
            texts = {row["page"]: row["page_text"] or ""}
            if row["end_page"] is not None:
                texts[row["end_page"]] = row["end_text"] or ""
            wrong += covered_ranges(texts, row) is None
        if wrong:
            yield Finding("error", table.name, f"{wrong} spans do not equal their quotes; derive the documents again")


def _digits(reader: Reader) -> Iterator[Finding]:
    for (document_id,) in reader.ask("SELECT document_id FROM documents ORDER BY 1").rows:
        texts = dict(reader.ask("SELECT page, text FROM pages WHERE document_id = $1", [document_id]).rows)
        numerals = reader.ask("SELECT * FROM numerals WHERE document_id = $1", [document_id]).dicts()
        account = account_for_digits(numerals, texts)
        if account.rejected or account.missing:
            message = f"{len(account.missing)} runs of digits are in no numeral, {len(account.rejected)} numerals clash"
            yield Finding("error", document_id, f"{message}; derive it again")


def _originals(reader: Reader, quick: bool) -> Iterator[Finding]:
    layout = reader.layout
    sql = "SELECT document_id, sha256, file_name, ocr_version FROM documents ORDER BY document_id"
    for document_id, sha256, file_name, ocr_version in reader.ask(sql).rows:
        original = originals.find(layout, sha256)
        if original is None:
            yield Finding("error", document_id, f"the original of {file_name} is not in {layout.raw}; ingest it again")
        elif not quick and originals.digest(original) != sha256:
            yield Finding("error", document_id, f"{original} is not what was ingested; put the original back")
        if not layout.reading(sha256, ocr_version).exists():
            yield Finding(
                "warning", document_id, f"its kept reading is missing; the next backfill reads {file_name} anew"
            )
    sql = "SELECT DISTINCT sha256, file_name FROM issues WHERE document_id IS NULL AND sha256 IS NOT NULL ORDER BY ALL"
    for sha256, file_name in reader.ask(sql).rows:
        if next(layout.quarantine.glob(f"{sha256}.*"), None) is None:
            yield Finding("warning", file_name, f"the refused file is not in {layout.quarantine}; ingest it again")


def _surroundings(reader: Reader, state: manifest.Manifest) -> Iterator[Finding]:
    import duckdb

    layout = reader.layout
    if state.schema_hash != SCHEMA_HASH:
        message = f"made with other table declarations ({state.schema_hash}, this program has {SCHEMA_HASH}); "
        yield Finding("warning", "schema", message + f"to load more, ingest {layout.raw} into a new warehouse")
    for name, table in state.tables.items():
        if not (layout.lake / name / "_delta_log" / f"{table.version:020}.json").exists():
            message = f"the Delta table has no version {table.version}; the next load cannot build on it"
            yield Finding("error", f"lake/{name}", message)
    database = reader.release / "warehouse.duckdb"
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            for name in TABLES:
                connection.execute(f"SELECT 1 FROM {name} LIMIT 1")
    except duckdb.Error as error:
        message = f"its views cannot be read ({str(error).splitlines()[0]}); if the warehouse was moved, load once more"
        yield Finding("warning", str(database), message)
