"""Files that can be accepted, and refusals with a code and a next step."""

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.problems import CODES
from extract.sources import JPEG, PDF, PNG, TIFF, Refused, open_pdf, open_source, sniff


def pdf_bytes(pages: int = 1, **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, **options)
    for number in range(pages):
        canvas.drawString(72, 720, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


NO_PAGES = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Root 1 0 R/Size 3>>
startxref
0
%%EOF
"""


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"%PDF-1.7\n", PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", PDF),  # readers accept what stands before the header
        (b"\x89PNG\r\n\x1a\n....", PNG),
        (b"\xff\xd8\xff\xe0....", JPEG),
        (b"II*\x00....", TIFF),
        (b"MM\x00*....", TIFF),
        (b"Kinh gui: UBND tinh", None),
        (b"PK\x03\x04", None),  # docx, xlsx
        (b"GIF89a", None),
    ],
)
def test_the_content_decides_what_a_file_is(head: bytes, media_type: str | None) -> None:
    assert sniff(head) == media_type


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        source = open_source(path)
        open_pdf(source.data)
    assert caught.value.code in CODES
    assert ";" in caught.value.message, "what is wrong; what to do next"
    return caught.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        ("Kính gửi: Ủy ban nhân dân".encode(), "file_type"),
        (pdf_bytes(3)[:-400], "pdf_damaged"),
        (b"%PDF-1.4\n" + b"no objects here\n" * 50 + b"startxref\n0\n%%EOF\n", "pdf_damaged"),
        (pdf_bytes(encrypt=StandardEncryption("secret")), "pdf_encrypted"),
        (NO_PAGES, "pdf_no_pages"),
    ],
)
def test_bad_files_are_refused_with_their_reason(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(content)
    assert refusal(path).code == code


def test_a_cut_off_file_is_said_to_be_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(pdf_bytes(3)[:-400])
    assert "cut off" in refusal(path).message


def test_a_path_that_is_missing_or_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.pdf").code == "path_missing"
    assert refusal(tmp_path).code == "file_unreadable"


def test_limits(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(pdf_bytes(3))
    with pytest.raises(Refused) as caught:
        open_source(path, max_bytes=100)
    assert caught.value.code == "file_too_large"
    with pytest.raises(Refused) as caught:
        open_pdf(path.read_bytes(), max_pages=2)
    assert caught.value.code == "too_many_pages"


def test_a_password_only_for_changing_does_not_matter() -> None:
    data = pdf_bytes(encrypt=StandardEncryption("", ownerPassword="owner"))
    document = open_pdf(data)
    assert isinstance(document, pdfium.PdfDocument)
    document.close()


def test_a_refusal_survives_pickling() -> None:
    import pickle

    refused = pickle.loads(pickle.dumps(Refused("file_empty", "no bytes; ask again")))
    assert (refused.code, refused.message) == ("file_empty", "no bytes; ask again")
