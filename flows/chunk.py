"""The work of one task: files in, rows ready to load out. No engine is needed to run it.

Outcomes are left in a staging folder, one small file each, and only paths cross between processes: a chunk that dies
loses the file it was at, and progress can be seen by counting.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import threading
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract import read, readings_json, sources
from extract.document import extract_document
from extract.problems import CODES
from extract.read import OcrMode
from extract.reading import Reading
from flows.planning import Refusal, Work, reading_version
from load.batch import DocumentLoad, RefusedFile
from load.errors import OriginalChangedError, WriteFailedError
from load.warehouse import Warehouse
from transform import validation
from transform.cross_checks import contradictions
from transform.rows import FileFacts, document_rows

_STARTED = ".started"
_DONE = ".outcome"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that became rows."""

    path: str
    document: DocumentLoad


Outcome = Accepted | Refusal


@dataclass(frozen=True, slots=True)
class ChunkOptions:
    """What the files of a chunk have in common; plain values, so that it travels to any process.

    Attributes:
        warehouse: its folder; originals and readings are kept there at once, rows are not.
        staging: an existing folder for the outcomes.
    """

    warehouse: str
    staging: str
    ocr: OcrMode = "auto"


def run_chunk(chunk: Sequence[Work], options: ChunkOptions) -> int:
    """Reads and understands the files of a chunk and stages their outcomes; the number of outcomes.

    Raises:
        WarehouseError, OSError: the warehouse or its staging folder cannot be written; no file is to blame.
    """
    _leave_with_parent()
    warehouse = Warehouse(options.warehouse)
    staging = Path(options.staging)
    for work in chunk:
        (staging / f"{work.sha256}{_STARTED}").touch()
        _stage(process_file(work, warehouse, options.ocr), work, staging)
    return len(chunk)


def run_apart(work: Work, options: ChunkOptions) -> None:
    """Runs one file in a process of its own; if that dies too, the file is refused."""
    process = multiprocessing.get_context("spawn").Process(target=run_chunk, args=((work,), options))
    process.start()
    process.join()
    if outcome_of(work, options) is None:
        refusal = refuse(work, Warehouse(options.warehouse), "document_failed", CODES["document_failed"])
        _stage(refusal, work, Path(options.staging))


def process_file(work: Work, warehouse: Warehouse, ocr: OcrMode) -> Outcome:
    """Reads one file (or takes its kept reading), understands it and checks its rows.

    Whatever goes wrong with it concerns this file alone: it comes back as a refusal, its bytes in quarantine.

    Raises:
        WriteFailedError: the warehouse does not take what is to be kept.
    """
    path = Path(work.path)
    try:
        reading = _reading(work, path, warehouse, ocr)
        document = extract_document(reading)
        rows = validation.validate(document_rows(document, FileFacts.of(path)))
        warehouse.keep_original(path, work.sha256, reading.media_type)
    except sources.Refused as refused:
        code, message = refused.code, refused.message
    except WriteFailedError:
        raise
    except (OSError, OriginalChangedError) as error:
        code, message = "file_unreadable", f"{error}; ingest it again"
    except Exception as error:  # a fault in a rule must not take the other files of the run with it
        where = traceback.extract_tb(error.__traceback__)[-1]
        code = "document_failed"
        message = (
            f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno} ({error}); "
            "the fault is in thongbao: report it with the file"
        )
    else:
        told = (*reading.problems, *document.problems, *contradictions(rows.rows["figures"]))
        return Accepted(work.path, DocumentLoad(rows, told))
    return refuse(work, warehouse, code, message)


def refuse(work: Work, warehouse: Warehouse, code: str, message: str) -> Refusal:
    """Puts the bytes of a file into quarantine; where they cannot be read (any more), the refusal stands alone."""
    path = Path(work.path)
    try:
        warehouse.quarantine(path, work.sha256)
    except (OSError, OriginalChangedError) as error:
        return Refusal(work.path, RefusedFile(work.path, None, "file_unreadable", f"{error}; ingest it again"))
    return Refusal(work.path, RefusedFile(path.name, work.sha256, code, message))


def _reading(work: Work, path: Path, warehouse: Warehouse, ocr: OcrMode) -> Reading:
    if work.keep_version is not None:
        kept = warehouse.reading(work.sha256, work.keep_version)
        if kept is not None:
            return readings_json.load(kept)
    reading = replace(read.read_file(path, ocr=ocr), ocr_version=reading_version(ocr))
    if reading.sha256 != work.sha256:
        raise OriginalChangedError(f"{path} changed while it was being read")
    warehouse.keep_reading(reading.sha256, reading.ocr_version, readings_json.dump(reading))
    return reading


def outcome_of(work: Work, options: ChunkOptions) -> Outcome | None:
    """The staged outcome of a file; None while it is not done, or if its process died."""
    path = Path(options.staging) / f"{work.sha256}{_DONE}"
    if not path.exists():
        return None
    outcome: Outcome = pickle.loads(path.read_bytes())
    return outcome


def was_started(work: Work, options: ChunkOptions) -> bool:
    """Whether a process has begun with a file."""
    return (Path(options.staging) / f"{work.sha256}{_STARTED}").exists()


def count_done(options: ChunkOptions) -> int:
    """How many files of the run are done so far."""
    return sum(1 for _ in Path(options.staging).glob(f"*{_DONE}"))


def _stage(outcome: Outcome, work: Work, staging: Path) -> None:
    """Leaves an outcome in the staging folder, whole or not at all."""
    aside = staging / f"{work.sha256}.part"
    aside.write_bytes(pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL))
    aside.replace(staging / f"{work.sha256}{_DONE}")


def _leave_with_parent() -> None:
    """In a pool's process: end when the parent is gone, also after kill -9; its queue would be waited at for ever."""
    parent = multiprocessing.parent_process()
    if parent is None or _watching.is_set():
        return
    _watching.set()

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, name="leave-with-parent", daemon=True).start()


_watching = threading.Event()
