"""Whole files through triage, text layer or OCR; OCR itself is played by a stand-in where it is not the matter."""

import io
import sys
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image as Pillow
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.ocr import find_tessdata
from extract.ocr_words import OcrWord
from extract.ocr_worker import OcrFailedError, OcrProcess, OcrTimeoutError
from extract.page_image import CleanPage
from extract.read import ocr_version, read_file
from extract.reading import PageReading, Problem, Reading, Word
from extract.scanned_page import read_scanned
from extract.sources import Refused
from extract.table_grid import find_grids

DATA = Path(__file__).resolve().parents[1] / "data"
needs_ocr = pytest.mark.skipif(find_tessdata() is None, reason="no Vietnamese OCR data on this machine")


class Reader:
    """Stands in for the OCR child: answers, or fails, page after page."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)

    def read(
        self, grey: np.ndarray, dpi: int, *, second: bool = True, cells: object = (), **asked: bool
    ) -> list[OcrWord]:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return [
            OcrWord(text, 60 + 45 * index, 100, 100 + 45 * index, 112, 0.9, 13.0)
            for index, text in enumerate(str(answer).split())
        ]


def scan(path: Path, pages: int) -> Path:
    """A PDF of grey images, with a grid of strokes for print."""
    image = np.full((1169, 827), 255, dtype=np.uint8)
    for top in range(100, 1000, 30):
        for left in range(100 + top * top % 59, 700, 61 + top % 7):  # rows of print, never columns of it
            image[top : top + 11, left : left + 40 : 6] = 0
    canvas = Canvas(str(path), pagesize=A4)
    for _ in range(pages):
        canvas.drawInlineImage(Pillow.fromarray(image), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return path


def told(reading: Reading) -> list[Problem]:
    """The problems of a reading but for the print that the stand-in leaves unread."""
    return [problem for problem in reading.problems if problem.code != "print_unread"]


def test_a_digital_notice() -> None:
    reading = read_file(DATA / "thong-bao-hau-giang-2021.pdf")
    assert reading.media_type == "application/pdf"
    assert reading.ocr_version == ocr_version()
    assert reading.problems == ()
    assert {(page.text_source, page.layer_health) for page in reading.pages} == {("digital", "digital_ok")}
    first = reading.pages[0]
    assert (first.page, first.rotation, first.dpi, first.ocr_confidence) == (1, 0, None, None)
    assert "Vào lúc 7 giờ 30 phút, ngày 26/8/2021" in first.text.replace("\n", " ")
    start = first.text.index("26/8/2021")
    box = first.box_of(start, start + len("26/8/2021"))
    assert box is not None
    assert 0 < box.x0 < box.x1 < first.width
    assert 0 < box.top < box.bottom < first.height


def test_pages_that_fail_do_not_spoil_the_others(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.pdf", 4)
    reader = Reader("Kính gửi: các sở", OcrFailedError("the OCR process ended"), OcrTimeoutError("too long"), "Trang 4")
    reading = read_file(path, reader=reader)
    assert [page.text for page in reading.pages] == ["Kính gửi: các sở", "", "", "Trang 4"]
    assert [(p.severity, p.code, p.page) for p in told(reading)] == [
        ("error", "page_failed", 2),
        ("error", "ocr_timeout", 3),
    ]
    assert {page.layer_health for page in reading.pages} == {"no_text"}


# The real child with an engine that misbehaves on every page but the first and the last.
FAULTY_CHILD = """
import os, time
from extract import ocr_worker
from extract.ocr_words import OcrWord

class Engine:
    def __init__(self, tessdata):
        pass

    def read(self, grey, dpi, *, second, cells, shapes, around):
        fault = round(255 - grey[:40, :40].mean())
        if fault > 100:
            os.abort()
        if fault > 60:
            time.sleep(600)
        if fault > 20:
            bytearray(16 * 1024**3)
        return [OcrWord("đọc", 60, 100, 90, 112, 0.95, 13.0), OcrWord("được", 95, 100, 130, 112, 0.95, 13.0)]

ocr_worker.Engine, ocr_worker.find_tessdata = Engine, lambda: "none needed"
ocr_worker.serve()
"""


def test_a_crash_a_hang_and_a_memory_hog_cost_their_pages_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def marked(image: np.ndarray, dpi: int, *, scan: bool = True) -> CleanPage:
        return CleanPage(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image, dpi, np.eye(3))

    monkeypatch.setattr("extract.scanned_page.clean", marked)
    pages = []
    for fault in (0, 120, 80, 40, 0):
        page = np.full((1170, 827), 255, dtype=np.uint8)
        page[:40, :40] -= fault
        pages.append(Pillow.fromarray(page))
    pages[0].save(tmp_path / "faults.tiff", save_all=True, append_images=pages[1:], dpi=(100, 100))
    reader = OcrProcess([sys.executable, "-c", FAULTY_CHILD], limit=15, patience=1)
    reading = read_file(tmp_path / "faults.tiff", reader=reader)
    reader.close()
    assert [page.text for page in reading.pages] == ["đọc được", "", "", "", "đọc được"]
    assert [(p.severity, p.code, p.page) for p in reading.problems] == [
        ("error", "page_failed", 2),
        ("error", "ocr_timeout", 3),
        ("error", "page_failed", 4),
    ]
    assert "MemoryError" in reading.problems[-1].message


def test_a_page_read_badly_is_noted(tmp_path: Path) -> None:
    class Doubtful(Reader):
        def read(
            self, grey: np.ndarray, dpi: int, *, second: bool = True, cells: object = (), **asked: bool
        ) -> list[OcrWord]:
            return [OcrWord("mờ", 60, 100, 90, 112, 0.55, 13.0), OcrWord("nhạt", 95, 100, 130, 112, 0.6, 13.0)]

    (page,) = (reading := read_file(scan(tmp_path / "scan.pdf", 1), reader=Doubtful())).pages
    assert page.ocr_confidence == pytest.approx((0.55 * 2 + 0.6 * 4) / 6, abs=1e-3)
    assert [p.code for p in told(reading)] == ["ocr_low_confidence"]


def test_print_that_could_not_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    # The stand-in reads one line at 100 points; the page has lines of print from 72 to 696 points.
    reading = read_file(scan(tmp_path / "scan.pdf", 1), reader=Reader("thông báo kết luận"))
    (problem,) = reading.problems
    assert (problem.severity, problem.code, problem.page) == ("warning", "print_unread", 1)
    assert "points" in problem.message and "down" in problem.message


def test_a_page_of_which_nothing_was_read_is_told_unless_it_is_blank(tmp_path: Path) -> None:
    class Specks(Reader):
        def read(
            self, grey: np.ndarray, dpi: int, *, second: bool = True, cells: object = (), **asked: bool
        ) -> list[OcrWord]:
            return [OcrWord("#", 60, 700, 70, 712, 0.64, 13.0), OcrWord("ì", 90, 700, 95, 712, 0.3, 13.0)]

    printed = read_file(scan(tmp_path / "scan.pdf", 1), reader=Reader(""))
    assert [(p.code, p.page) for p in printed.problems] == [("print_unread", 1)]
    Pillow.fromarray(np.full((1170, 827), 255, dtype=np.uint8)).save(tmp_path / "blank.png", dpi=(100, 100))
    blank = read_file(tmp_path / "blank.png", reader=Specks())
    assert (blank.pages[0].text, blank.pages[0].ocr_confidence, blank.problems) == ("", None, ())


def test_an_upside_down_page_is_read_the_other_way_up(tmp_path: Path) -> None:
    garbage = "ƃuọɥ ɔǝx vrpr nhdn cgxc qlk wzx jdk hgf xxx"
    upright = "thông báo kết luận của thường trực tỉnh ủy tại"
    (page,) = read_file(scan(tmp_path / "scan.pdf", 1), reader=Reader(garbage, upright)).pages
    assert page.text == upright
    assert page.rotation == 180


def test_without_ocr_scans_stay_unread_and_say_so(tmp_path: Path) -> None:
    reading = read_file(scan(tmp_path / "scan.pdf", 2), ocr="never")
    assert [page.text for page in reading.pages] == ["", ""]
    assert {(p.severity, p.code) for p in reading.problems} == {("warning", "ocr_skipped")}


def test_without_ocr_data_scans_stay_unread_and_digital_files_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.read.find_tessdata", lambda: None)
    reading = read_file(scan(tmp_path / "scan.pdf", 1))
    assert [(p.severity, p.code, p.page) for p in reading.problems] == [("error", "ocr_missing", 1)]
    assert read_file(DATA / "thong-bao-hau-giang-2021.pdf").problems == ()


def test_a_rejected_layer_is_noted_and_kept_only_if_ocr_is_worse(tmp_path: Path) -> None:
    def letter(name: str, line: str) -> Path:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4)
        for row in range(12):
            canvas.drawString(72, 700 - 20 * row, line)
        canvas.save()
        (tmp_path / name).write_bytes(out.getvalue())
        return tmp_path / name

    broken = letter("broken.pdf", "DQc llp Trg do Hqnh phfc nhdn cgxc")
    reading = read_file(broken, reader=Reader("Độc lập Tự do Hạnh phúc"))
    assert reading.pages[0].text_source == "ocr"
    assert reading.pages[0].layer_health == "broken_encoding"
    assert [p.code for p in told(reading)] == ["text_layer_rejected"]
    worse = read_file(broken, reader=Reader("xqz wvk zzz qqq kkk jjj"))
    assert worse.pages[0].text_source == "digital"
    assert "kept" in worse.pages[0].health_reason


def test_images_of_all_kinds(tmp_path: Path) -> None:
    pages = [Pillow.fromarray(np.full((1170, 827), 255, dtype=np.uint8)) for _ in range(2)]
    pages[0].save(tmp_path / "a.png", dpi=(100, 100))
    pages[0].save(tmp_path / "a.jpg")
    pages[0].save(tmp_path / "a.tiff", save_all=True, append_images=pages[1:], dpi=(200, 200))
    for name, media_type, count in [("a.png", "image/png", 1), ("a.jpg", "image/jpeg", 1), ("a.tiff", "image/tiff", 2)]:
        reading = read_file(tmp_path / name, reader=Reader("một", "hai"))
        assert (reading.media_type, len(reading.pages)) == (media_type, count)
        assert reading.pages[-1].text == ("hai" if count == 2 else "một")
    # What says 100 dpi or nothing is taken for A4; what says 200 is believed.
    assert read_file(tmp_path / "a.png", reader=Reader("một")).pages[0].height == pytest.approx(842, abs=1)
    assert read_file(tmp_path / "a.tiff", reader=Reader("một", "hai")).pages[0].dpi == 200


def test_damaged_images(tmp_path: Path) -> None:
    page = Pillow.fromarray(np.random.default_rng(1).integers(0, 255, (500, 400), dtype=np.uint8))
    page.save(tmp_path / "cut.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "cut.png").read_bytes()[:3000])
    (tmp_path / "head.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more")
    for name in ("cut.png", "head.jpg"):
        with pytest.raises(Refused) as caught:
            read_file(tmp_path / name, reader=Reader())
        assert caught.value.code == "image_damaged"


@needs_ocr
def test_a_scan_reads_as_its_digital_original() -> None:
    scanned = read_file(DATA / "thong-bao-hau-giang-2021-scan-300.pdf")
    digital = read_file(DATA / "thong-bao-hau-giang-2021.pdf")
    assert len(scanned.pages) == len(digital.pages)
    assert {page.text_source for page in scanned.pages} == {"ocr"}
    last = scanned.pages[-1].text
    assert "Quy định số 22-QĐ/TW ngày 28/7/2021" in last and "số 24-QĐ/TW ngày 30/7/2021" in last
    assert [line.column for line in scanned.pages[-1].lines if line.text.startswith("CHÁNH VĂN")] == ["right"]


@needs_ocr
@pytest.mark.parametrize("form", ["scan-200", "scan-300"])
def test_no_bullet_of_a_scan_loses_its_dash(form: str) -> None:
    scanned, digital = (read_file(DATA / f"thong-bao-hau-giang-2021{end}.pdf") for end in (f"-{form}", ""))

    def bullets(page: PageReading) -> int:
        return sum(line.text.startswith("- ") for line in page.lines)

    assert [bullets(page) for page in scanned.pages] == [bullets(page) for page in digital.pages]


@needs_ocr
def test_the_cells_of_a_scanned_table_read_as_printed_or_are_in_doubt() -> None:
    def cells(path: Path) -> list[list[Word]]:
        page = next(page for page in read_file(path).pages if find_grids(page.rules))
        (grid,) = find_grids(page.rules)
        words: list[list[Word]] = [[] for _ in grid.cells]
        for word in page.words:
            if (cell := grid.cell_of(word)) is not None:
                words[cell].append(word)
        return words

    scanned, printed = cells(DATA / "bao-cao-6-thang-2023-scan-200.pdf"), cells(DATA / "bao-cao-6-thang-2023.pdf")
    assert len(scanned) == len(printed) == 25
    wrong = [ours for ours, theirs in zip(scanned, printed, strict=True) if texts(ours) != texts(theirs)]
    assert all(word.second is not None or word.confidence < 0.85 for words in wrong for word in words)
    assert len(wrong) <= 1


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


@needs_ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_scan_is_read_upright_and_boxes_follow(tmp_path: Path, turn: int) -> None:
    with pdfium.PdfDocument(DATA / "thong-bao-hoi-nghi-2024.pdf") as document:
        image = document[0].render(scale=200 / 72).to_numpy()
    codes = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    upright, turned = tmp_path / "upright.png", tmp_path / "turned.png"
    Pillow.fromarray(image).save(upright, dpi=(200, 200))
    Pillow.fromarray(cv2.rotate(image, codes[turn])).save(turned, dpi=(200, 200))
    (expected,), (page,) = read_file(upright).pages, read_file(turned).pages
    assert page.rotation == (360 - turn) % 360
    assert (page.width, page.height) == pytest.approx((expected.width, expected.height), abs=1)
    assert page.text.split()[:40] == expected.text.split()[:40]
    assert page.words[0].x0 == pytest.approx(expected.words[0].x0, abs=2)
    assert page.words[0].top == pytest.approx(expected.words[0].top, abs=2)


@pytest.mark.parametrize(("dpi", "shapes"), [(110, False), (150, True), (300, True)])
def test_numbers_of_faint_scans_are_not_measured(dpi: int, shapes: bool) -> None:
    asked = []

    class Reader(OcrProcess):
        def read(self, grey: np.ndarray, dpi: int, **options: object) -> list[OcrWord]:
            asked.append(options["shapes"])
            return []

    read_scanned(np.full((dpi * 11, dpi * 8), 255, np.uint8), dpi, Reader())
    assert asked == [shapes]
