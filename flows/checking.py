"""`thongbao check`: whether this machine is ready and whether a warehouse is sound."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from extract.ocr import find_tessdata, second_model
from flows.exit_codes import UserError
from flows.queries import ReleaseView, open_release
from load import dictionary, manifest, originals
from load.errors import WarehouseDamagedError, WarehouseMissingError
from load.layout import Layout
from transform.tables import DOCUMENT_TABLES, SCHEMA_HASH, TABLES

_LEAST_SPACE = 1_000_000_000  # bytes; a thousand scans with what was read from them
_PACKAGES = ("prefect", "deltalake", "duckdb", "pyarrow", "pypdfium2", "tesserocr")
_OCR_ADVICE = "sudo apt-get install tesseract-ocr-vie tesseract-ocr-script-viet"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        required: False if the program works without it, with a limit that `found` tells.
        found: what was found, and the next step if it is not well.
    """

    name: str
    ok: bool
    found: str
    required: bool = True


def check_machine() -> Iterator[Check]:
    """What the program needs to run here."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("Python", sys.version_info >= (3, 11), f"{version} (3.11 or newer)")
    missing = [package for package in _PACKAGES if not _version(package)]
    told = ", ".join(f"{package} {_version(package)}" for package in _PACKAGES)
    yield Check("packages", not missing, f"missing: {', '.join(missing)}; run `make demo`" if missing else told)
    yield _ocr_data()
    free = shutil.disk_usage(tempfile.gettempdir()).free
    yield Check("temporary space", free >= _LEAST_SPACE, f"{free / 1e9:.1f} GB in {tempfile.gettempdir()}")


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _ocr_data() -> Check:
    tessdata = find_tessdata()
    if tessdata is None:
        told = f"no Vietnamese data, scanned pages stay unread; {_OCR_ADVICE}"
        return Check("OCR", False, told, required=False)
    if second_model(tessdata) is None:
        told = f"{tessdata}, without the second model that finds misread digits; {_OCR_ADVICE}"
        return Check("OCR", False, told, required=False)
    return Check("OCR", True, str(tessdata))


def check_warehouse(path: Path, *, quick: bool) -> Iterator[Check]:
    """Whether a warehouse is as a load leaves it.

    Args:
        quick: without reading every row and every original.
    """
    layout = Layout.at(path)
    try:
        view = open_release(path)
        state = manifest.read(view.path)
    except WarehouseMissingError as error:
        yield Check("warehouse", True, str(error), required=False)
        return
    except WarehouseDamagedError as error:
        yield Check("warehouse", False, str(error))
        return
    yield Check("release", True, f"{view.number}, load {state.load_id}")
    yield Check(
        "declared tables",
        state.schema_hash == SCHEMA_HASH,
        f"{state.schema_hash}" + ("" if state.schema_hash == SCHEMA_HASH else f", this program has {SCHEMA_HASH}"),
    )
    yield from _files(view, state)
    current = layout.dictionary.is_file() and layout.dictionary.read_text("utf-8") == dictionary.text()
    told = "up to date" if current else "older than the tables; the next load writes it"
    yield Check("data dictionary", current, told, required=False)
    if not quick:
        yield from _rows(view)
        yield from _originals(view, layout)


def _files(view: ReleaseView, state: manifest.Manifest) -> Iterator[Check]:
    """Counts of the manifest against the files that a reader sees."""
    wrong = []
    total = 0
    for name, table in state.tables.items():
        try:
            count = _count(view, f'"{name}"')
        except UserError as error:
            wrong.append(f"{name} cannot be read ({error})")
            continue
        total += count
        if count != table.rows:
            wrong.append(f"{name} has {count} rows, its manifest says {table.rows}")
    well = f"{total} rows in {len(state.tables)} tables"
    yield _verdict("files", wrong, well, "put the link `current` on an older release and ingest again")


def _rows(view: ReleaseView) -> Iterator[Check]:
    """Keys without duplicates, no row without its document, figures at their places."""
    wrong = []
    for name, table in TABLES.items():
        key = ", ".join(f'"{column}"' for column in table.key)
        if twice := _count(view, f'(SELECT {key} FROM "{name}" GROUP BY ALL HAVING count(*) > 1)'):
            wrong.append(f"{name} has {twice} keys more than once")
        if name in DOCUMENT_TABLES[1:]:
            orphans = _count(view, f'"{name}" ANTI JOIN documents USING (document_id)')
            if orphans:
                wrong.append(f"{name} has {orphans} rows without a document")
    yield _verdict("rows", wrong, "keys unique, every row has its document", "report it")
    lost = _count(
        view,
        r"""
        figures AS f JOIN pages AS p ON p.document_id = f.document_id AND p.page = f.page
        WHERE f.end_page IS NULL
          AND regexp_replace(p.text[f.char_start + 1 : f.char_end], '[\s-]', '', 'g')
              <> regexp_replace(f.quote, '[\s-]', '', 'g')
        """,
    )
    wrong = [f"{lost} figures are not where they say"] if lost else []
    yield _verdict("spans", wrong, "every figure is at its place", "report it")


def _originals(view: ReleaseView, layout: Layout) -> Iterator[Check]:
    """Every accepted content is kept, byte by byte."""
    wrong = []
    contents = view.query("SELECT sha256, file_name FROM documents").rows
    for sha256, name in contents:
        kept = originals.find(layout, sha256)
        if kept is None:
            wrong.append(f"{name} is missing")
        elif originals.digest(kept) != sha256:
            wrong.append(f"{name} was changed ({kept})")
    yield _verdict("originals", wrong, f"{len(contents)} kept", "ingest them again")


def _count(view: ReleaseView, source: str) -> int:
    count: int = view.query(f"SELECT count(*) FROM {source}").rows[0][0]
    return count


def _verdict(name: str, wrong: list[str], well: str, advice: str) -> Check:
    return Check(name, not wrong, "; ".join([*wrong, advice]) if wrong else well)
