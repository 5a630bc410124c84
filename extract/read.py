"""From a file to what it says: each page by its text layer if that is sound, by OCR if not.

One bad page does not spoil a document: it stays empty and becomes a problem, and the rest is read.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium

from extract.ocr import engine_version, find_tessdata
from extract.ocr_worker import OcrFailedError, OcrProcess, OcrTimeoutError, shared_reader
from extract.open_tables import implied_rules
from extract.page_image import Image, print_outside, render
from extract.pdf_words import PdfPage, load_page, read_page
from extract.picture_files import picture_pages
from extract.reading import PageReading, Problem, Reading, Severity, Word
from extract.reading_order import lines_of
from extract.scanned_page import ScannedPage, read_scanned
from extract.sources import PDF, Source, open_pdf, open_source
from extract.syllables import spelling
from extract.table_grid import by_cell, find_grids
from extract.triage import Verdict, judge, without_gha
from extract.unread import at_edge, is_page_number
from extract.versions import source_hash

OcrMode = Literal["auto", "always", "never"]

# The modules whose code decides what is read; the language rules are not among them.
_READING_MODULES = (
    "blobs",
    "cell_ink",
    "cell_words",
    "column_counts",
    "dashes",
    "header_cells",
    "ink_words",
    "number_cells",
    "number_checks",
    "number_shape",
    "ocr",
    "ocr_words",
    "ocr_worker",
    "open_headers",
    "open_tables",
    "page_image",
    "page_slant",
    "page_objects",
    "pdf_words",
    "picture_files",
    "print_bands",
    "read",
    "reading",
    "reading_order",
    "ruled_lines",
    "rules",
    "scanned_page",
    "second_reading",
    "signing_marks",
    "sources",
    "syllables",
    "table_grid",
    "triage",
    "unread",
    "values",
)
_LOW_CONFIDENCE = 0.75
# The layer must read better than the OCR by as much to be preferred after it was rejected.
_BETTER_BY = 0.05


@cache
def ocr_version() -> str:
    """What reads pages: versions of the engines, hash of the models, hash of the reading modules."""
    here = Path(__file__).parent
    sources = source_hash(here / f"{name}.py" for name in _READING_MODULES)
    return f"pdfium-{metadata.version('pypdfium2')}/{engine_version()}/{sources}"


def read_file(path: Path, *, ocr: OcrMode = "auto", reader: OcrProcess | None = None) -> Reading:
    """Reads a PDF, PNG, JPEG or TIFF.

    Args:
        ocr: `auto` = pages without a sound text layer; `always` = every page; `never` = text layers only, whatever
            they are worth.
        reader: the OCR child to use; by default the one this thread keeps.

    Raises:
        Refused: the file cannot be accepted; see `extract.sources`.
    """
    source = open_source(path)
    job = _Job(ocr, reader)
    pages = _read_pdf(source, job) if source.media_type == PDF else _read_pictures(source, job)
    return Reading(source.sha256, source.media_type, ocr_version(), tuple(pages), tuple(job.problems))


class _Job:
    """How the pages of one file are read, and what went wrong with them."""

    def __init__(self, mode: OcrMode, reader: OcrProcess | None) -> None:
        self.mode = mode
        self.problems: list[Problem] = []
        if reader is None and mode != "never" and find_tessdata() is not None:
            reader = shared_reader()
        self.reader = reader

    def note(self, severity: Severity, code: str, page: int, message: str) -> None:
        self.problems.append(Problem(severity, code, page, message))


def _read_pdf(source: Source, job: _Job) -> list[PageReading]:
    with closing(open_pdf(source.data)) as document, closing(_Pictures(source.data)) as pictures:
        document.init_forms()
        return [_read_pdf_page(document, pictures, index, job) for index in range(len(document))]


class _Pictures:
    """The pages of a PDF as images, from a second handle, into which no annotations have been drawn."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: pdfium.PdfDocument | None = None

    def page(self, index: int) -> pdfium.PdfPage:
        if self._document is None:
            self._document = pdfium.PdfDocument(self._data)
        return self._document[index]

    def print_outside(self, index: int, words: tuple[Word, ...]) -> float:
        with closing(self.page(index)) as page:
            return print_outside(page, words)

    def render(self, index: int) -> tuple[Image, int, bool]:
        with closing(self.page(index)) as page:
            return render(page)

    def close(self) -> None:
        if self._document is not None:
            self._document.close()


def _read_pdf_page(document: pdfium.PdfDocument, pictures: _Pictures, index: int, job: _Job) -> PageReading:
    number = index + 1
    try:
        loaded, own = load_page(document, index)
        with closing(loaded):
            page = read_page(loaded, own)
            displayed = loaded.get_rotation()
        page, mended = without_gha(page)
        verdict = judge(page, lambda: pictures.print_outside(index, page.words))
        if mended:
            verdict = replace(verdict, reason=f"{verdict.reason}; {mended} letters ƣ read as ư")
        if verdict.health == "digital_ok" and job.mode != "always":
            return _digital(number, page, verdict)
        if job.mode == "never":
            job.note(
                "warning",
                "ocr_skipped",
                number,
                f"no sound text layer ({verdict.reason}) and OCR is off; use --ocr auto",
            )
            return _digital(number, page, verdict)
        if job.reader is None:
            job.note("error", "ocr_missing", number, _MISSING)
            return _digital(number, page, verdict)
        image, dpi, scan = pictures.render(index)
    except pdfium.PdfiumError as error:
        job.note("error", "page_failed", number, f"the page is damaged ({error}); look at the original")
        return _empty(number, "the page is damaged")
    # Words printed over a scan are known exactly and are no part of its image.
    marks = [word for word in page.words if word.annotation or verdict.health == "stamp_only"]
    if page.rotation != displayed:
        marks = []
    scanned = _recognised(number, image, dpi, scan, marks, job)
    if scanned is None:
        return _empty(number, verdict.reason, verdict, page.width, page.height)
    layer = spelling(word.text for word in page.words if not word.annotation)
    if (
        verdict.health in ("bad_ocr_layer", "broken_encoding")
        and layer.judged
        and layer.share > scanned.share + _BETTER_BY
    ):
        reason = f"{verdict.reason}; kept, since OCR read only {scanned.share:.0%} of its words as syllables"
        return _digital(number, page, Verdict(verdict.health, reason))
    if verdict.health in ("bad_ocr_layer", "broken_encoding"):
        job.note(
            "info", "text_layer_rejected", number, f"text layer not used: {verdict.reason}; the page was read by OCR"
        )
    return _by_ocr(number, scanned, dpi, displayed, verdict, job)


_MISSING = (
    "the page has no sound text layer and there is no Vietnamese OCR data on this machine; "
    "install tesseract-ocr-vie and ingest again"
)


def _read_pictures(source: Source, job: _Job) -> list[PageReading]:
    pages = []
    verdict = Verdict("no_text", "an image")
    for number, picture in enumerate(picture_pages(source.data), start=1):
        if picture is None:
            job.note("error", "page_failed", number, "this page of the image file is damaged; scan it again")
            pages.append(_empty(number, "the image is damaged"))
            continue
        width, height = picture.pixels.shape[1] * 72 / picture.dpi, picture.pixels.shape[0] * 72 / picture.dpi
        if job.reader is None:
            code = "ocr_skipped" if job.mode == "never" else "ocr_missing"
            job.note(
                "error",
                code,
                number,
                "the page is an image and OCR is off; use --ocr auto" if job.mode == "never" else _MISSING,
            )
            pages.append(_empty(number, verdict.reason, verdict, width, height))
            continue
        scanned = _recognised(number, picture.pixels, picture.dpi, True, [], job)
        if scanned is None:
            pages.append(_empty(number, verdict.reason, verdict, width, height))
        else:
            pages.append(_by_ocr(number, scanned, picture.dpi, 0, verdict, job))
    return pages


def _recognised(number: int, image: Image, dpi: int, scan: bool, marks: list[Word], job: _Job) -> ScannedPage | None:
    """What OCR reads on the page; None and a problem if it fails."""
    assert job.reader is not None
    try:
        return read_scanned(image, dpi, job.reader, scan=scan, marks=marks)
    except OcrTimeoutError as error:
        job.note("error", "ocr_timeout", number, f"{error}; look at the original")
    except OcrFailedError as error:
        job.note("error", "page_failed", number, f"{error}; look at the original")
    return None


def _digital(number: int, page: PdfPage, verdict: Verdict) -> PageReading:
    rules = (*page.rules, *implied_rules(page.words, page.rules))
    lines = by_cell(lines_of(page.words, page.width, page.height), find_grids(rules))
    if page.sideways:
        # Marks along the edge and across the page come last: they belong to no line.
        lines += lines_of(page.sideways, page.width, page.height)
    return PageReading(
        page=number,
        width=round(page.width, 2),
        height=round(page.height, 2),
        rotation=page.rotation,
        text_source="digital",
        layer_health=verdict.health,
        health_reason=verdict.reason,
        dpi=None,
        ocr_confidence=None,
        lines=lines,
        rules=rules,
    )


def _by_ocr(number: int, scanned: ScannedPage, dpi: int, displayed: int, verdict: Verdict, job: _Job) -> PageReading:
    confidence = scanned.confidence
    if confidence is not None and confidence < _LOW_CONFIDENCE:
        job.note(
            "warning", "ocr_low_confidence", number, f"read with confidence {confidence:.2f}; compare with the original"
        )
    if unread := [box for box in scanned.unread if not at_edge(box, scanned.height)]:
        places = "; ".join(f"{b.x0:.0f}-{b.x1:.0f} across, {b.top:.0f}-{b.bottom:.0f} down" for b in unread[:5])
        job.note(
            # the document can do without a page number; a person need not look for it
            "info" if all(is_page_number(box, scanned.height) for box in unread) else "warning",
            "print_unread",
            number,
            f"{len(unread)} place(s) of the page look like print and could not be read, in points from the "
            f"upper left corner: {places}; look at the original",
        )
    return PageReading(
        page=number,
        width=round(scanned.width, 2),
        height=round(scanned.height, 2),
        rotation=(displayed + scanned.turn) % 360,
        text_source="ocr",
        layer_health=verdict.health,
        health_reason=verdict.reason,
        dpi=dpi,
        ocr_confidence=None if confidence is None else round(confidence, 4),
        lines=scanned.lines,
        rules=scanned.rules,
    )


def _empty(
    number: int, reason: str, verdict: Verdict | None = None, width: float = 595.28, height: float = 841.89
) -> PageReading:
    """A page that could not be read; of A4 size if not even its size is known."""
    health = verdict.health if verdict else "no_text"
    return PageReading(number, round(width, 2), round(height, 2), 0, "ocr", health, reason, None, None, ())
