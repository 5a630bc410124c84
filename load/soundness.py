"""Whether a warehouse is sound: its newest release against its manifest, its originals and its own rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from load import manifest, originals
from load.errors import WarehouseDamagedError, WarehouseError
from load.place import was_moved
from load.reader import Reader
from transform.digits import account_for_digits
from transform.schema import Table
from transform.spans import covered_ranges
from transform.tables import SCHEMA_HASH, TABLES

_ANEW = "`thongbao maintain` makes the release anew from the lake"
_BACKUP = "put it back from a backup, or ingest raw/ into a new warehouse"
_FOOTERS = (
    "SELECT file_name, num_rows, columns FROM parquet_file_metadata($1) JOIN (SELECT file_name, "
    "list((name, duckdb_type) ORDER BY column_id) AS columns FROM parquet_schema($2) WHERE column_id > 0 "
    "GROUP BY file_name) USING (file_name) ORDER BY file_name"
)
_Shape = list[tuple[str, str]]
_DUCKDB: dict[str, str] = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "decimal128(38,8)": "DECIMAL(38,8)",
    "date32": "DATE",
    "timestamp[us,UTC]": "TIMESTAMP WITH TIME ZONE",
    "timestamp[us]": "TIMESTAMP",
    "bool": "BOOLEAN",
}

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
        quick: originals are looked for but not hashed, files are not read whole, and of each table `SAMPLE` spans are
            compared.
    """
    try:
        state = manifest.read(reader.release)
    except WarehouseError as error:
        return [Finding("error", "manifest.json", str(error))]
    findings = [*_files(reader, state), *_place(reader, state)]
    if not _any_error(findings):  # what the rows say cannot be asked else
        findings += _contents(reader, state)
    if not quick and not _any_error(findings):
        findings += _bytes(reader, state)
    if _any_error(findings):
        return findings
    try:
        findings += _rows(reader, quick)
    except WarehouseDamagedError as error:  # which file is it?
        told = [*_bytes(reader, state)] or [Finding("error", "release", f"{error}; if it names no file, report it")]
        return [*findings, *told]
    findings += _views(reader, state)
    return findings


def _rows(reader: Reader, quick: bool) -> Iterator[Finding]:
    """What the rows say, against each other and the originals."""
    yield from _counts(reader)
    yield from _keys_and_links(reader)
    yield from _preferred(reader)
    yield from _spans(reader, quick)
    if not quick:
        yield from _digits(reader)
    yield from _originals(reader, quick)


def _any_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _files(reader: Reader, state: manifest.Manifest) -> Iterator[Finding]:
    """Names and sizes, against the manifest."""
    for name, table in state.tables.items():
        folder = reader.release / name
        wanted = {file.name: file.size for file in table.files}
        there = {path.name: path.stat().st_size for path in folder.glob("*.parquet")}
        for file in sorted(wanted.keys() - there.keys()):
            yield Finding("error", name, f"{folder / file} is missing; {_ANEW}")
        for file in sorted(there.keys() - wanted.keys()):
            if wanted or not file.startswith("empty-"):
                yield Finding("error", name, f"{folder / file} is not of this release; {_ANEW}")
        for file in sorted(wanted.keys() & there.keys()):
            if wanted[file] != there[file]:
                yield Finding("error", name, f"{folder / file} has {there[file]} bytes, not {wanted[file]}; {_ANEW}")
        if not there:
            yield Finding("error", name, f"{folder} holds no file; {_ANEW}")


def _contents(reader: Reader, state: manifest.Manifest) -> Iterator[Finding]:
    """Rows and columns of each file, as its own footer tells them, against manifest and declaration."""
    import duckdb

    if state.schema_hash != SCHEMA_HASH:
        message = f"tables declared otherwise ({state.schema_hash}, this program has {SCHEMA_HASH}); the next load or "
        yield Finding("warning", "schema", message + "`thongbao maintain` adds the new columns, or says why it cannot")
    by_table: dict[str, list[tuple[str, int, _Shape]]] = defaultdict(list)
    try:
        found = _footers(reader, state.tables)
    except duckdb.Error:
        for name in state.tables:  # which one is it?
            try:
                _footers(reader, [name])
            except duckdb.Error as error:
                yield Finding("error", name, f"{str(error).splitlines()[0]}; {_BACKUP}")
        return
    for file, rows, shape in found:
        by_table[Path(file).parent.name].append((file, rows, shape))
    for name, table in state.tables.items():
        wanted = {file.name: file.rows for file in table.files}
        declared = None
        if name in TABLES and state.schema_hash == SCHEMA_HASH:
            declared = [(column.name, _DUCKDB[column.type]) for column in TABLES[name].columns]
        first, _, first_shape = by_table[name][0]
        for file, rows, shape in by_table[name]:
            if rows != wanted.get(Path(file).name, 0):
                yield Finding("error", name, f"{file} has {rows} rows, not {wanted.get(Path(file).name, 0)}; {_BACKUP}")
            if shape != first_shape:
                yield Finding("error", name, f"{file} has other columns than {first}; {_BACKUP}")
        if declared is not None and first_shape != declared:
            yield Finding("error", name, f"{first} has not the declared columns; {_BACKUP}")


def _bytes(reader: Reader, state: manifest.Manifest) -> Iterator[Finding]:
    """Reads every file whole, against the checksums of its pages."""
    from load import parquet

    for name, table in state.tables.items():
        for file in table.files:
            try:
                parquet.read(reader.release / name / file.name)
            except WarehouseDamagedError as error:
                yield Finding("error", name, str(error))


def _footers(reader: Reader, names: Iterable[str]) -> list[tuple[str, int, _Shape]]:
    """Path, number of rows and columns of every file of some tables."""
    import duckdb

    with duckdb.connect() as connection:  # the reader's has views, and cannot be made if one file is damaged
        globs = [f"{reader.release / name}/*.parquet" for name in names]
        return connection.execute(_FOOTERS, [globs, globs]).fetchall()


def _counts(reader: Reader) -> Iterator[Finding]:
    """What `documents` counts, against the rows."""
    counted = {"section_count": "sections", "figure_count": "figures", "reference_count": "document_references"}
    counted |= {"directive_count": "directives", "page_count": "pages"}
    parts = [
        f"SELECT d.document_id, '{column}' AS counted FROM documents d LEFT JOIN {name} c USING (document_id) "
        f"GROUP BY d.document_id, d.{column} HAVING count(c.document_id) <> d.{column}"
        for column, name in counted.items()
    ]
    for document_id, column in reader.ask(" UNION ALL ".join(parts) + " ORDER BY ALL").rows:
        yield Finding("error", document_id, f"{column} is not the number of its rows; derive it again")


def _keys_and_links(reader: Reader) -> Iterator[Finding]:
    """Keys on more than one row, and rows whose parent is not there: all asked at once."""
    subjects: list[tuple[str, str]] = []
    parts: list[str] = []
    for table in TABLES.values():
        key = ", ".join(table.key)
        subjects.append((table.name, f"keys ({key}) stand on more than one row"))
        parts.append(f"SELECT count(*) AS n FROM (SELECT {key} FROM {table.name} GROUP BY {key} HAVING count(*) > 1)")
        for column in table.columns:
            if column.references is not None:
                subjects.append((table.name, f"rows whose {column.name} is in no {column.references}"))
                parts.append(_lost(table, column.name, *column.references.split(".")))
    numbered = " UNION ALL ".join(f"SELECT {index} AS i, n FROM ({part})" for index, part in enumerate(parts))
    for index, count in reader.ask(f"SELECT i, n FROM ({numbered}) WHERE n > 0 ORDER BY i").rows:
        subject, message = subjects[index]
        yield Finding("error", subject, f"{count} {message}; take back the load that brought them")


def _lost(table: Table, column: str, parent: str, name: str) -> str:
    return (
        f"SELECT count(*) AS n FROM {table.name} c WHERE c.{column} IS NOT NULL "
        f"AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.{name} = c.{column})"
    )


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


def _place(reader: Reader, state: manifest.Manifest) -> Iterator[Finding]:
    """The folder that the views name, and the lake beside the release."""
    layout = reader.layout
    if layout.current.exists() and not layout.current.is_symlink():
        yield Finding("error", "current", f"{layout.current} is a copy and no link; `thongbao maintain` mends it")
    if was_moved(layout, state):
        message = f"the warehouse was moved here from {state.root}, which its views still name; "
        yield Finding("warning", "warehouse.duckdb", message + "`thongbao maintain` or the next load mends them")
    for name, table in state.tables.items():
        folder = layout.lake / name
        lost = [f"{file.name}" for file in table.files if not (folder / file.name).exists()]
        if not (folder / "_delta_log" / f"{table.version:020}.json").exists():
            lost.append(f"the log of version {table.version}")
        if lost:
            message = f"{folder} has lost {', '.join(lost[:3])}{' and more' if lost[3:] else ''}; "
            advice = "`thongbao maintain` or the next load makes it anew from the release"
            yield Finding("warning", f"lake/{name}", message + advice)


def _views(reader: Reader, state: manifest.Manifest) -> Iterator[Finding]:
    import duckdb

    if was_moved(reader.layout, state):
        return  # told already
    database = reader.release / "warehouse.duckdb"
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            for name in state.tables:
                connection.execute(f"SELECT 1 FROM {name} LIMIT 1")
    except duckdb.Error as error:
        message = f"its views cannot be read ({str(error).splitlines()[0]}); the next load makes new ones"
        yield Finding("warning", str(database), message)
