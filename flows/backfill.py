"""A run of `backfill`: documents of the warehouse, chosen by a person, understood (or read) anew from what is kept."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from extract.folding import unmarked
from extract.read import OcrMode
from flows.exit_codes import UsageError
from flows.planning import (
    DIGITAL_PAGE,
    FILE,
    IMAGE_PAGE,
    Plan,
    Versions,
    Work,
    current_versions,
    estimate_kept,
    is_read_well,
    reading_size,
)
from flows.running import Prepared
from load import catalogue, durable
from load.catalogue import Entry
from load.layout import Layout
from load.warehouse import Warehouse
from transform.rows import FileFacts

# Seconds besides the documents' own: the engine's start and the first load.
_START = 15.0


class NothingSelectedError(UsageError):
    """A backfill must say which documents it means."""


class NoSuchDocumentError(UsageError):
    """A document was named that is not in the warehouse."""


@dataclass(frozen=True)
class Selection:
    """Which documents; all that is given must hold.

    Attributes:
        since, until: bounds of the issue date, both inclusive; documents without one are left out then.
        issuer: words of the issuer's name or id, letters' marks and case left aside.
        documents: ids, or SHA-256 hashes; documents that go by none of them are left out.
        outdated: only those whose rules or reading are older than this program.
        all: every document.
        from_originals: read the kept originals again, not only understand what was read.
    """

    since: date | None = None
    until: date | None = None
    issuer: str | None = None
    documents: tuple[str, ...] = ()
    outdated: bool = False
    all: bool = False
    from_originals: bool = False

    @property
    def parameters(self) -> dict[str, object]:
        """As they stand in `loads`."""
        return {
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "issuer": self.issuer,
            "documents": list(self.documents),
            "outdated": self.outdated,
            "all": self.all,
            "from_originals": self.from_originals,
        }


@dataclass(frozen=True)
class Request:
    """What was asked for.

    Attributes:
        workers: processes that work at once.
        runner: `local`, `dask` or `dask=ADDRESS`.
    """

    selection: Selection
    warehouse: Path
    workers: int
    ocr: OcrMode = "auto"
    runner: str = "local"

    @property
    def parameters(self) -> dict[str, object]:
        """As they stand in `loads` and in the engine's records."""
        return {
            **self.selection.parameters,
            "warehouse": str(self.warehouse),
            "workers": self.workers,
            "runner": self.runner,
            "ocr": self.ocr,
        }


@dataclass(frozen=True, slots=True)
class Amount:
    """What a backfill would do.

    Attributes:
        documents, pages: all that are chosen and not done yet.
        by_ocr, by_ocr_pages: documents with pages that OCR would read anew, and these pages.
        read_anew: other documents whose original would be read anew.
        understood: documents that start from what was read.
        done: chosen documents that the same backfill has loaded before it was stopped.
        seconds: wall time on this many workers, roughly.
    """

    documents: int
    pages: int
    by_ocr: int
    by_ocr_pages: int
    read_anew: int
    understood: int
    done: int
    seconds: float


@dataclass(frozen=True)
class Chosen:
    """The documents of a backfill, in the order of the tables.

    Attributes:
        todo: those to work on, each with its work.
        done: how many the same backfill has loaded before it was stopped.
        undated: how many were left out since they have no issue date.
    """

    todo: tuple[tuple[Entry, Work], ...]
    done: int
    undated: int


def choose(entries: Iterable[Entry], selection: Selection, versions: Versions) -> tuple[tuple[Entry, ...], int]:
    """The documents that a selection means, in their order, and how many had no date to compare.

    Raises:
        NothingSelectedError: the selection says nothing.
        NoSuchDocumentError: it names a document that is not there.
    """
    if not (
        selection.since or selection.until or selection.issuer or selection.documents or selection.outdated
        or selection.all
    ):  # fmt: skip
        raise NothingSelectedError(
            "backfill: say which documents: --since, --until, --issuer, --document, --outdated or --all"
        )
    if selection.since and selection.until and selection.since > selection.until:
        raise NothingSelectedError(f"backfill: --since {selection.since} is after --until {selection.until}")
    known = tuple(entries)
    ids = {name.lower() for name in selection.documents}
    strangers = ids - {entry.document_id for entry in known} - {entry.sha256 for entry in known}
    if strangers:
        raise NoSuchDocumentError(
            f"backfill: no document {', '.join(sorted(strangers))} in the warehouse; ids are in column document_id"
        )
    words = _words(selection.issuer or "")
    found, undated = [], 0
    for entry in known:
        if ids and not ids & {entry.document_id, entry.sha256}:
            continue
        if words and words not in _words(entry.issuer or "") and words not in _words(entry.issuer_id or ""):
            continue
        if selection.outdated and _is_current(entry, versions):
            continue
        if selection.since or selection.until:
            day = entry.issued_date
            if day is None:
                undated += 1
                continue
            if (selection.since and day < selection.since) or (selection.until and day > selection.until):
                continue
        found.append(entry)
    return tuple(found), undated


def work_on(entry: Entry, warehouse: Warehouse, versions: Versions, *, from_originals: bool) -> Work:
    """What there is to do for a document: from its kept reading if that is wanted and good, else from its original."""
    size = None if from_originals else reading_size(warehouse, entry.sha256, entry.ocr_version, versions)
    if size is None:
        seconds = FILE + entry.ocr_pages * IMAGE_PAGE + (entry.page_count - entry.ocr_pages) * DIGITAL_PAGE
    else:
        seconds = estimate_kept(size)
    return Work(
        str(warehouse.layout.original(entry.sha256, entry.media_type)),
        entry.sha256,
        None if size is None else entry.ocr_version,
        seconds,
        FileFacts(entry.file_name, entry.source_uri, entry.byte_size),
    )


def select(request: Request, warehouse: Warehouse) -> Chosen:
    """Looks into the warehouse for what was asked; writes nothing.

    Raises:
        UsageError: see `choose`.
        WarehouseError: it cannot be used, or will take no load.
    """
    warehouse.expect_loads()
    versions = current_versions(request.ocr)
    entries, undated = choose(catalogue.read(warehouse.layout), request.selection, versions)
    since = _begun(warehouse.layout, request)
    left = [entry for entry in entries if not _was_loaded(entry, request, since, versions)]
    from_originals = request.selection.from_originals
    todo = tuple((entry, work_on(entry, warehouse, versions, from_originals=from_originals)) for entry in left)
    return Chosen(todo, len(entries) - len(left), undated)


def measure(chosen: Chosen, workers: int) -> Amount:
    """How much work it is."""
    anew = [entry for entry, work in chosen.todo if work.keep_version is None]
    by_ocr = [entry for entry in anew if entry.ocr_pages]
    seconds = sum(work.seconds for _, work in chosen.todo)
    return Amount(
        documents=len(chosen.todo),
        pages=sum(entry.page_count for entry, _ in chosen.todo),
        by_ocr=len(by_ocr),
        by_ocr_pages=sum(entry.ocr_pages for entry in by_ocr),
        read_anew=len(anew) - len(by_ocr),
        understood=len(chosen.todo) - len(anew),
        done=chosen.done,
        seconds=_START + seconds / workers if chosen.todo else 0.0,
    )


def prepare(request: Request) -> Prepared:
    """Chooses the documents and notes that the backfill has begun; reads no document.

    Raises:
        UsageError: see `choose`.
        WarehouseError: there is no warehouse, or it cannot be used.
    """
    started_at = datetime.now(UTC)
    warehouse = Warehouse(request.warehouse)
    chosen = select(request, warehouse)
    works = tuple(work for _, work in chosen.todo)
    if works:
        _note_begin(warehouse.layout, request, started_at)
    plan = Plan(works, chosen.done, len(works), (), (), len(works) + chosen.done)
    return Prepared(
        "backfill",
        "backfill",
        request,
        warehouse,
        plan,
        started_at,
        current_versions(request.ocr).extractor,
        in_order=True,
        on_done=lambda: _note(warehouse.layout, request).unlink(missing_ok=True),
    )


def _is_current(entry: Entry, versions: Versions) -> bool:
    return entry.extractor_version == versions.extractor and is_read_well(entry.ocr_version, versions)


def _words(text: str) -> str:
    """Words without marks and case, each between blanks, so that parts of words are not found."""
    plain = unmarked(unicodedata.normalize("NFC", text))
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in plain).split())} " if plain.strip() else ""


# A backfill of what is up to date would begin from the start after a kill if it did not know that it had begun.


def _note(layout: Layout, request: Request) -> Path:
    """Where it stands that this backfill has begun and not ended."""
    asked = json.dumps([request.selection.parameters, request.ocr], sort_keys=True)
    return layout.staging / "unfinished" / f"{hashlib.sha256(asked.encode()).hexdigest()[:16]}.json"


def _begun(layout: Layout, request: Request) -> datetime | None:
    """When a backfill of the same selection began that has not come to its end; None if there is none."""
    try:
        return datetime.fromisoformat(json.loads(_note(layout, request).read_text("utf-8"))["began"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _note_begin(layout: Layout, request: Request, started_at: datetime) -> None:
    note = _note(layout, request)
    if _begun(layout, request) is None:
        note.parent.mkdir(parents=True, exist_ok=True)
        durable.write(note, json.dumps({"began": started_at.isoformat(), **request.parameters}).encode())


def _was_loaded(entry: Entry, request: Request, since: datetime | None, versions: Versions) -> bool:
    """Whether the backfill that began then has loaded the document, with this code."""
    if since is None or entry.load_started is None or entry.load_kind != "backfill" or not _is_current(entry, versions):
        return False
    if entry.load_started < since:
        return False
    written = json.loads(entry.load_parameters or "{}")
    wanted: Sequence[tuple[str, object]] = (*request.selection.parameters.items(), ("ocr", request.ocr))
    return all(written.get(name) == value for name, value in wanted)
