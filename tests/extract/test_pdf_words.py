"""Words of digital pages: boxes, sizes, annotations, rotation; small PDFs are made on the spot."""

import io
from contextlib import closing

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.pdf_words import PdfPage, load_page, read_page, turned_words
from extract.reading import Word
from extract.sources import open_pdf


def read(data: bytes, index: int = 0) -> PdfPage:
    with closing(open_pdf(data)) as document:
        document.init_forms()
        page, own = load_page(document, index)
        with closing(page):
            return read_page(page, own)


def drawn(draw, **options) -> PdfPage:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return read(out.getvalue())


def texts(page: PdfPage) -> list[str]:
    return [word.text for word in page.words]


def test_words_with_boxes_from_the_top_left_and_sizes() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 14)
        canvas.drawString(72, A4[1] - 100, "Thanh pho")
        canvas.setFont("Times-Bold", 11)
        canvas.drawString(72, A4[1] - 200, "Ha Noi")

    page = drawn(draw)
    assert texts(page) == ["Thanh", "pho", "Ha", "Noi"]
    first, second, third, _ = page.words
    assert first.x0 == pytest.approx(72, abs=0.5)
    assert first.top < 100 < first.bottom, "the base line lies in the box"
    assert first.x1 < second.x0
    assert (first.size, first.bold, first.confidence) == (14, False, 1.0)
    assert (third.size, third.bold) == (11, True)
    assert (page.width, page.height) == pytest.approx(A4, abs=0.1)


def test_a_raised_footnote_digit_is_a_word_of_its_own_and_a_raised_unit_is_not() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        for piece, size, rise in [("nganh", 14, 0), ("1", 8, 5), (" dat 250 m", 14, 0), ("2", 8, 5)]:
            text.setFont("Times-Roman", size)
            text.setRise(rise)
            text.textOut(piece)
        canvas.drawText(text)

    assert texts(drawn(draw)) == ["nganh", "1", "dat", "250", "m2"]


def test_gaps_part_words_though_no_blank_is_printed() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 14)
        canvas.drawString(72, 700, "cot")
        canvas.drawString(300, 700, "38.300")

    assert texts(drawn(draw)) == ["cot", "38.300"]


def test_the_appearance_of_a_form_field_is_read_and_marked() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 14)
        canvas.drawString(72, 700, "So:")
        canvas.acroForm.textfield(value="215", x=100, y=695, width=40, height=18, fontSize=12, borderWidth=0)

    page = drawn(draw)
    assert [(word.text, word.annotation) for word in page.words] == [("So:", False), ("215", True)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_on_the_page_as_it_is_displayed(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)  # reportlab swaps the sides of the page then: it is displayed as A4
        canvas.setFont("Times-Roman", 14)
        # Print that stands upright once the page is displayed.
        across, up = (A4[1], A4[0]) if rotation in (90, 270) else A4
        canvas.translate(across / 2, up / 2)
        canvas.rotate(rotation)
        canvas.drawString(-100, 50, "mot hai")

    page = drawn(draw)
    assert texts(page) == ["mot", "hai"]
    assert page.rotation == rotation
    width, height = A4
    assert (page.width, page.height) == pytest.approx((width, height), abs=0.1)
    first, second = page.words
    assert first.x0 == pytest.approx(width / 2 - 100, abs=1)
    assert first.bottom == pytest.approx(height / 2 - 50, abs=5)
    assert first.x1 < second.x0


def test_print_that_runs_up_an_unrotated_page_is_turned_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 14)
        canvas.rotate(90)
        canvas.drawString(100, -100, "bang bieu nam ngang")

    page = drawn(draw)
    assert texts(page) == ["bang", "bieu", "nam", "ngang"]
    assert page.rotation == 90
    assert page.width > page.height
    assert [word.x0 for word in page.words] == sorted(word.x0 for word in page.words)


def test_a_diagonal_mark_is_no_part_of_the_lines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 14)
        canvas.drawString(72, 700, "Kinh gui: Uy ban nhan dan tinh")
        canvas.rotate(45)
        canvas.drawString(300, 0, "BAN SAO")

    page = drawn(draw)
    assert texts(page) == ["Kinh", "gui:", "Uy", "ban", "nhan", "dan", "tinh"]
    assert [word.text for word in page.sideways] == ["BAN", "SAO"]


def test_print_outside_the_crop_box_is_not_on_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 14)
        canvas.drawString(72, 700, "trong")
        canvas.drawString(72, A4[1] + 40, "ngoai")

    assert texts(drawn(draw)) == ["trong"]


def test_hidden_text_without_an_image_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Times-Roman", 14)
        text.textOut("in ")
        text.setTextRenderMode(3)
        text.textOut("an")
        canvas.drawText(text)

    assert texts(drawn(draw)) == ["in"]


def test_turning_words_with_their_page() -> None:
    word = Word("a", 10, 20, 30, 25)
    (turned,) = turned_words([word], 100, 200, 90)
    assert (turned.x0, turned.top, turned.x1, turned.bottom) == (175, 10, 180, 30)
    (back,) = turned_words([turned], 200, 100, 270)
    assert back == word
    (over,) = turned_words([word], 100, 200, 180)
    assert (over.x0, over.top, over.x1, over.bottom) == (70, 175, 90, 180)
