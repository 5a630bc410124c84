"""What a run has to do: which files are new, which only need new rules, and how they are shared out to tasks."""

from __future__ import annotations

import heapq
import io
import math
import os
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image as Pillow

from extract import read, sources
from extract.ocr import find_tessdata
from extract.read import OcrMode
from extract.versions import extractor_version
from flows.candidates import HashedFile
from flows.settling import Unsettled
from load.batch import KnownDocument, KnownRefusal, RefusedFile, Sighting
from load.warehouse import Warehouse
from transform.rows import FileFacts

# One task costs the engine about 0.2 s, whatever it does; at 8 s of work in it that is under 3 %.
CHUNK_SECONDS = 8.0
MAX_CHUNKS = 300  # beyond, the local server falls behind with its records

# CPU seconds, measured by benchmarks/scale.py; what a kept reading costs goes by its size (a dense page has 6 kB).
DIGITAL_PAGE = 0.02
IMAGE_PAGE = 1.5
FILE = 0.01
_KEPT_BYTE = 2e-6
_LETTERS_OF_A_TEXT_PAGE = 100


@dataclass(frozen=True, slots=True)
class Work:
    """One file to be read or understood anew.

    Attributes:
        keep_version: `ocr_version` of a kept reading to start from; None: the file is read.
        seconds: estimate of CPU time.
        facts: of a document whose `path` is the kept original, the facts of the file it came from.
    """

    path: str
    sha256: str
    keep_version: str | None
    seconds: float
    facts: FileFacts | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused file with its path as a person knows it.

    Attributes:
        before: it was refused in an earlier run and not looked into again.
    """

    path: str
    file: RefusedFile
    before: bool = False


@dataclass(frozen=True)
class Plan:
    """What a run has to do.

    Attributes:
        unchanged: known contents that are up to date.
        outdated: how many of `work` are known and only have to be understood (or read) anew.
        sightings: names of contents that are known or that another file of this run has too.
        seen: all files looked at, refused paths too.
        skipped: files in folders that are no documents.
        left: files that are still being written; not among those seen.
    """

    work: tuple[Work, ...]
    unchanged: int
    outdated: int
    sightings: tuple[Sighting, ...]
    refused: tuple[Refusal, ...]
    seen: int
    skipped: tuple[str, ...] = ()
    left: tuple[Unsettled, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """The code that would read and understand now.

    Attributes:
        extractor: see `extract.versions`.
        accepted: values of `ocr_version` that need no reading anew in this mode.
        can_ocr: False where there is no Vietnamese OCR data; then no known document is read anew, since that could only
            make it worse.
    """

    extractor: str
    accepted: frozenset[str]
    can_ocr: bool = True


def reading_version(mode: OcrMode) -> str:
    """The `ocr_version` of files read in a mode; readings of other modes than auto are kept beside, not instead."""
    return read.ocr_version() if mode == "auto" else f"{read.ocr_version()}/{mode}"


def current_versions(mode: OcrMode) -> Versions:
    """The versions of this program and machine. What was read by OCR throughout is as good as an automatic reading."""
    better: dict[OcrMode, tuple[OcrMode, ...]] = {"never": ("auto", "always"), "auto": ("always",), "always": ()}
    accepted = frozenset(reading_version(other) for other in (mode, *better[mode]))
    return Versions(extractor_version(), accepted, find_tessdata() is not None)


def plan(
    hashed: Iterable[HashedFile | RefusedFile | Unsettled],
    warehouse: Warehouse,
    versions: Versions,
    *,
    force: bool = False,
    refused: Sequence[RefusedFile] = (),
    skipped: Sequence[Path] = (),
) -> Plan:
    """Splits files into new, outdated, unchanged and refused ones.

    A known document is taken up again if its rules or its reading are older than these, and always with `force`, which
    also looks again into files that were refused before. Its kept reading is used unless that is older.

    Args:
        refused: paths that could not be searched.
    """
    work: dict[str, Work] = {}
    unchanged: set[str] = set()
    sightings: list[Sighting] = []
    turned_away = [Refusal(file.file_name, file) for file in refused]
    seen = len(turned_away)
    left: list[Unsettled] = []
    outdated = 0
    for file in hashed:
        if isinstance(file, Unsettled):
            left.append(file)
            continue
        seen += 1
        if isinstance(file, RefusedFile):
            turned_away.append(Refusal(file.file_name, file))
            continue
        path, sha256 = file.path, file.sha256
        if sha256 in work or sha256 in unchanged:
            sightings.append(Sighting(sha256, path.name))
            continue
        known = warehouse.known(sha256)
        if known is not None:
            sightings.append(Sighting(sha256, path.name))
            if not force and _is_current(known, versions):
                unchanged.add(sha256)
                continue
            outdated += 1
            size = reading_size(warehouse, sha256, known.ocr_version, versions)
            kept = None if size is None else known.ocr_version
            work[sha256] = Work(str(path), sha256, kept, estimate(path) if size is None else estimate_kept(size))
            continue
        before = None if force else _lasting_refusal(warehouse, sha256)
        if before is not None:
            turned_away.append(
                Refusal(str(path), RefusedFile(path.name, sha256, before.code, before.message), before=True)
            )
            continue
        work[sha256] = Work(str(path), sha256, None, estimate(path))
    return Plan(
        tuple(work.values()),
        len(unchanged),
        outdated,
        tuple(sightings),
        tuple(turned_away),
        seen,
        tuple(str(path) for path in skipped),
        tuple(left),
    )


def _lasting_refusal(warehouse: Warehouse, sha256: str) -> KnownRefusal | None:
    """Why this content was refused before; None also where the fault was the program's, which may be mended by now."""
    refusals = warehouse.known_refusals(sha256)
    return next((refusal for refusal in refusals if refusal.code != "document_failed"), None)


def _is_current(known: KnownDocument, versions: Versions) -> bool:
    return known.extractor_version == versions.extractor and is_read_well(known.ocr_version, versions)


def is_read_well(ocr_version: str, versions: Versions) -> bool:
    """Whether a document that was read by this version need not be read anew."""
    return ocr_version in versions.accepted or not versions.can_ocr


def reading_size(warehouse: Warehouse, sha256: str, ocr_version: str, versions: Versions) -> int | None:
    """Bytes of the kept reading to start from, None where the file has to be read."""
    return warehouse.reading_size(sha256, ocr_version) if is_read_well(ocr_version, versions) else None


def estimate_kept(size: int) -> float:
    """CPU seconds that understanding a kept reading of so many bytes will take, roughly."""
    return size * _KEPT_BYTE


def estimate(path: Path) -> float:
    """CPU seconds that a file will take, roughly: by its pages, and whether the first one bears text.

    A file that cannot be opened costs nothing here; the reading finds out what is wrong with it.
    """
    try:
        source = sources.open_source(path)
        if source.media_type != sources.PDF:
            return FILE + IMAGE_PAGE * _frames(source.data)
        with sources.open_pdf(source.data) as document:
            pages = len(document)
            letters = document[0].get_textpage().count_chars()
    except (sources.Refused, pdfium.PdfiumError):
        return FILE
    return FILE + pages * (DIGITAL_PAGE if letters >= _LETTERS_OF_A_TEXT_PAGE else IMAGE_PAGE)


def _frames(data: bytes) -> int:
    """Pages of an image file: a TIFF has any number of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large and of sloppy files; the reading deals with both
        try:
            return min(getattr(Pillow.open(io.BytesIO(data)), "n_frames", 1), sources.MAX_PAGES)
        except (OSError, SyntaxError, ValueError, EOFError, Pillow.DecompressionBombError):  # damaged
            return 1


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def share_out(work: Sequence[Work], workers: int, *, in_order: bool = False) -> tuple[tuple[Work, ...], ...]:
    """Chunks of about `CHUNK_SECONDS` of work, at most `MAX_CHUNKS`, of like size.

    What one task can do in that time stays one chunk: a second process would cost more than it saves. Else every
    worker gets one at least.

    Args:
        in_order: neighbours stay together, so that a load replaces rows that lie together; else the largest files
            come first, so that no worker is left with one at the end.
    """
    if not work:
        return ()
    total = sum(one.seconds for one in work)
    rounds = math.ceil(total / CHUNK_SECONDS / workers)  # whole ones: no worker stands still in the last
    wanted = 1 if total <= CHUNK_SECONDS else workers * rounds
    count = min(wanted, MAX_CHUNKS, len(work))
    chunks: list[list[Work]] = [[] for _ in range(count)]
    if in_order:
        before = 0.0
        for one in work:
            chunks[min(count - 1, int(before / total * count))].append(one)
            before += one.seconds
        return tuple(tuple(chunk) for chunk in chunks if chunk)
    heap = [(0.0, index) for index in range(count)]
    for one in sorted(work, key=lambda one: (-one.seconds, one.sha256)):
        filled, index = heapq.heappop(heap)
        chunks[index].append(one)
        heapq.heappush(heap, (filled + one.seconds, index))
    return tuple(tuple(chunk) for chunk in chunks)
