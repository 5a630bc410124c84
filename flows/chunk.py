"""The work of one task: files in, rows ready to load out. No engine is needed to run it.

Outcomes are left in the warehouse's staging folder, one small file each, and only paths cross between processes: a
chunk that dies loses the file it was at, and progress can be seen by counting.
"""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from extract import read, readings_json, sources
from extract.document import extract_document
from extract.problems import CODES
from extract.read import OcrMode
from extract.reading import Reading
from flows.outcomes import Accepted, Outcome, leave, name_of, outcome_of
from flows.planning import Refusal, Work, current_versions, reading_version
from flows.time_limits import DocumentTimeoutError, hard_limit_of, limited
from flows.transient import patiently
from load.batch import DocumentLoad, RefusedFile
from load.errors import OriginalChangedError, WriteFailedError
from load.staging import Staging
from load.warehouse import Warehouse
from transform import validation
from transform.cross_checks import cross_checked
from transform.rows import FileFacts, document_rows

_OBJECTS_BETWEEN_COLLECTIONS = 50_000  # of a document of 200 pages; peak memory is the same


class OtherVersionError(Exception):
    """A worker has other code or OCR data than the run that asks it; its outcomes would differ."""


@dataclass(frozen=True, slots=True)
class ChunkOptions:
    """What the files of a chunk have in common; plain values, so that it travels to any process.

    Attributes:
        warehouse: its folder; originals and readings are kept there at once, rows are not.
        staging: where outcomes are left.
        versions: of rules and reading in this mode (`versions_of`).
    """

    warehouse: str
    staging: Staging
    versions: str
    ocr: OcrMode = "auto"


def versions_of(ocr: OcrMode) -> str:
    """What makes outcomes on this machine, in one string."""
    return f"{current_versions(ocr).extractor} {reading_version(ocr)}"


def run_chunk(chunk: Sequence[Work], options: ChunkOptions) -> int:
    """Reads and understands the files of a chunk and stages their outcomes; the number of outcomes.

    What an earlier attempt at the same chunk has done is not done again.

    Raises:
        OtherVersionError: see there.
        WarehouseError, OSError: the warehouse or its staging folder cannot be written; no file is to blame.
    """
    leave_with_parent()
    with _one_at_a_time:
        if versions_of(options.ocr) != options.versions:
            raise OtherVersionError(
                f"this worker has {versions_of(options.ocr)}, the run {options.versions}; install the same version and "
                "OCR data on all machines"
            )
        warehouse = Warehouse(options.warehouse)
        _leave_imports_alone()
        with _garbage_looked_for(seldom=all(work.keep_version is not None for work in chunk)):
            for work in chunk:
                if options.staging.size(work.sha256) is None:
                    options.staging.start(work.sha256)
                    leave(process_file(work, warehouse, options.ocr), work, options.staging, options.versions)
    return len(chunk)


def run_apart(work: Work, options: ChunkOptions) -> None:
    """Runs one file in a process of its own; if that dies too, or never ends, the file is refused."""
    process = multiprocessing.get_context("spawn").Process(target=run_chunk, args=((work,), options))
    process.start()
    process.join(2 * hard_limit_of(work.seconds))
    if process.is_alive():
        process.kill()
        process.join()
    if outcome_of(work, options.staging) is None:
        refusal = refuse(work, Warehouse(options.warehouse), "document_failed", CODES["document_failed"])
        leave(refusal, work, options.staging, options.versions)


def process_file(work: Work, warehouse: Warehouse, ocr: OcrMode) -> Outcome:
    """Reads one file (or takes its kept reading), understands it and checks its rows.

    Whatever goes wrong with it concerns this file alone: it comes back as a refusal, its bytes in quarantine.

    Raises:
        WriteFailedError: the warehouse does not take what is to be kept.
    """
    path = Path(work.path)
    try:
        with limited(work.seconds):
            return patiently(partial(_understand, work, path, warehouse, ocr))
    except sources.Refused as refused:
        code, message = refused.code, refused.message
    except WriteFailedError:
        raise
    except DocumentTimeoutError as error:
        code, message = "document_failed", f"it {error}; the fault is in thongbao: report it with the file"
    except (OSError, OriginalChangedError) as error:
        code, message = "file_unreadable", f"{error}; ingest it again"
    except Exception as error:  # a fault in a rule must not take the other files of the run with it
        where = traceback.extract_tb(error.__traceback__)[-1]
        code = "document_failed"
        message = (
            f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno} ({error}); "
            "the fault is in thongbao: report it with the file"
        )
    return refuse(work, warehouse, code, message)


def _understand(work: Work, path: Path, warehouse: Warehouse, ocr: OcrMode) -> Accepted:
    reading = _reading(work, path, warehouse, ocr)
    document = extract_document(reading)
    rows, told = cross_checked(validation.validate(document_rows(document, work.facts or FileFacts.of(path))))
    if work.facts is None:
        warehouse.keep_original(path, work.sha256, reading.media_type)
    return Accepted(DocumentLoad(rows, (*document.problems, *told)))


def refuse(work: Work, warehouse: Warehouse, code: str, message: str) -> Refusal:
    """Puts the bytes of a file into quarantine; where they cannot be read (any more), the refusal stands alone."""
    path = Path(work.path)
    try:
        warehouse.quarantine(path, work.sha256)
    except (OSError, OriginalChangedError) as error:
        return Refusal(work.path, RefusedFile(work.path, None, "file_unreadable", f"{error}; ingest it again"))
    return Refusal(work.path, RefusedFile(name_of(work), work.sha256, code, message))


def _reading(work: Work, path: Path, warehouse: Warehouse, ocr: OcrMode) -> Reading:
    if work.keep_version is not None:
        kept = warehouse.reading(work.sha256, work.keep_version)
        if kept is not None:
            with suppress(readings_json.UnknownFormatError):  # of an older form, or damaged: the file tells it again
                return readings_json.load(kept)
    reading = replace(read.read_file(path, ocr=ocr), ocr_version=reading_version(ocr))
    if reading.sha256 != work.sha256:
        raise OriginalChangedError(f"{path} changed while it was being read")
    warehouse.keep_reading(reading.sha256, reading.ocr_version, readings_json.dump(reading))
    return reading


@cache
def _leave_imports_alone() -> None:
    """Tells the garbage collector, once a process, to pass over all that is there: modules stay to the end.

    The engine's modules are 150,000 objects; looking at them again and again was a tenth of the work on a document.
    When the interpreter ends it must see them again, or what they hold of libraries in C++ is never let go: DuckDB's
    objects complain of that on stderr (`nanobind: leaked ...`).
    """
    gc.freeze()
    atexit.register(gc.unfreeze)


@contextmanager
def _garbage_looked_for(*, seldom: bool) -> Iterator[None]:
    """Looks for garbage in circles after so many objects more, not after 700, which was 3 % of the work on a document.

    Understanding what was read leaves none at all. Reading a file does, and images may hang on it: not for that.
    """
    usual = gc.get_threshold()
    if seldom:
        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def leave_with_parent() -> None:
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
_one_at_a_time = threading.Lock()  # a worker of Dask may have several threads; PDFium can bear one
