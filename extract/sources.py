"""What kind of file it is, by its content, and whether it can be accepted.

A name proves nothing: a text file may be called `.pdf`. Every refusal carries a code of `extract.problems` and
says the next step.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"

# A notice with annexes has some hundred pages; scans of 600 dpi colour weigh about 1 MB a page. Beyond these
# limits one file would hold a worker for an hour, which is nobody's intention.
MAX_BYTES = 300 * 1024 * 1024
MAX_PAGES = 2000

# PDF readers accept junk (mail headers, a byte order mark) before the header, but only in the first kilobyte.
_PDF_HEADER_WITHIN = 1024
# The trailer is at the end; some producers pad it with blanks or a digital signature's zero bytes.
_PDF_TRAILER_WITHIN = 4096

_EMPTY_PAGE_TREE = re.compile(rb"/Kids\s*\[\s*\]")
_FPDF_ERR_SUCCESS = 0
_FPDF_ERR_PASSWORD = 4
_FPDF_ERR_SECURITY = 5


class Refused(Exception):  # noqa: N818 - it says what happened
    """A file that cannot be accepted.

    Attributes:
        code: one of `extract.problems.CODES`.
        message: what is wrong and what to do next, in one line.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Source:
    """The bytes of an accepted file.

    Attributes:
        sha256: hex digest of `data`.
        media_type: by content, one of PDF, PNG, JPEG, TIFF.
    """

    data: bytes
    sha256: str
    media_type: str


def sniff(data: bytes) -> str | None:
    """The media type by the first bytes; None if it is none that can be read."""
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"):
        return TIFF
    return None


def open_source(path: Path, *, max_bytes: int = MAX_BYTES) -> Source:
    """Reads a file and finds out what it is.

    Raises:
        Refused: path_missing, file_unreadable, file_empty, file_too_large, file_type.
    """
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise Refused(
                "file_too_large",
                f"{size / 1e6:.0f} MB, more than the limit of {max_bytes / 1e6:.0f} MB; split the file",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refused("path_missing", "the path does not exist; check its spelling") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("file_unreadable", f"cannot be read ({reason}); check its permissions") from error
    if not data:
        raise Refused("file_empty", "the file has no bytes; ask the sender for it again")
    media_type = sniff(data)
    if media_type is None:
        raise Refused(
            "file_type",
            "its content is neither PDF nor PNG, JPEG or TIFF; convert it to PDF or remove it",
        )
    return Source(data, hashlib.sha256(data).hexdigest(), media_type)


def open_pdf(data: bytes, *, max_pages: int = MAX_PAGES) -> pdfium.PdfDocument:
    """Opens a PDF that is whole, without a password and not empty; the caller closes it.

    Raises:
        Refused: pdf_encrypted, pdf_damaged, pdf_no_pages, too_many_pages.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # PDFium keeps the error of the file before where it names none for this one.
        if error.err_code in (_FPDF_ERR_PASSWORD, _FPDF_ERR_SECURITY) and b"/Encrypt" in data:
            raise Refused("pdf_encrypted", "the PDF asks for a password; save a copy without one") from error
        if _is_cut_off(data):
            raise Refused("pdf_damaged", "the PDF is cut off (its end is missing); ask for it again") from error
        # PDFium does not open a document without pages, and names no error or the wrong one.
        if error.err_code == _FPDF_ERR_SUCCESS or _EMPTY_PAGE_TREE.search(data):
            raise Refused("pdf_no_pages", "the PDF has no pages; ask for it again") from error
        raise Refused(
            "pdf_damaged", "the PDF cannot be opened; ask for it again, or open and print it to a new PDF"
        ) from error
    try:
        if _is_cut_off(data):
            # PDFium mends such files from what is left and says nothing of the pages that are gone.
            raise Refused("pdf_damaged", "the PDF is cut off (its end is missing); ask for it again")
        pages = len(document)
        if pages == 0:
            raise Refused("pdf_no_pages", "the PDF has no pages; ask for it again")
        if pages > max_pages:
            raise Refused("too_many_pages", f"{pages} pages, more than the limit of {max_pages}; split the file")
    except Refused:
        document.close()
        raise
    return document


def _is_cut_off(data: bytes) -> bool:
    """True where neither the end mark nor the pointer to the cross-reference table stands at the end."""
    end = data.rstrip(b"\x00\r\n\t ")[-_PDF_TRAILER_WITHIN:]
    return b"%%EOF" not in end and b"startxref" not in end
