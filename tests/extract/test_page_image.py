"""The clean-up on pages drawn for the purpose: what goes, what stays, and where it lies afterwards."""

import io

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image as Pillow

from extract import page_image, page_slant
from extract.page_image import Image

DPI = 300


def text_page(width: int = 1200, height: int = 1600) -> Image:
    """Rows of print-like strokes, 10 pixels wide and 24 high, as words of 13 point type at 300 dpi stand."""
    page = np.full((height, width), 255, dtype=np.uint8)
    for top in range(200, height - 200, 60):
        start = top * 37 % 96  # letters of different rows do not stand in columns
        for left in range(150, width - 150, 16):
            if (left + start) % 96 >= 16:
                page[top : top + 24, left + start % 16 : left + start % 16 + 10] = 20
    return page


def turned(page: Image, degrees: float) -> Image:
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=(255,))


@pytest.mark.parametrize("degrees", [-4.0, -1.3, -0.4, 0.0, 0.7, 2.5])
def test_skew_is_measured_to_a_tenth_of_a_degree(degrees: float) -> None:
    assert page_slant.skew_angle(turned(text_page(), -degrees)) == pytest.approx(degrees, abs=0.15)


def test_a_blank_page_is_not_turned() -> None:
    blank = np.full((1600, 1200), 255, dtype=np.uint8)
    assert page_slant.skew_angle(blank) == 0.0
    assert not page_slant.lies_sideways(blank)


def test_lines_that_run_up_the_page() -> None:
    page = text_page()
    assert not page_slant.lies_sideways(page)
    assert page_slant.lies_sideways(cv2.rotate(page, cv2.ROTATE_90_CLOCKWISE))


@pytest.mark.parametrize("degrees", [-1.2, 0.0, 0.9])
def test_the_lines_of_a_table_do_not_tell_which_way_its_print_runs(degrees: float) -> None:
    page = np.full((1600, 1200), 255, dtype=np.uint8)
    page[300:1263:80, 100:1100] = page[301:1264:80, 100:1100] = page[302:1265:80, 100:1100] = 0
    for column in range(100, 1101, 125):
        page[300:1260, column : column + 3] = 0
        for row, top in enumerate(range(328, 1260, 80)):
            start = column + 20 + (row * 31 + column) % 40  # letters of different rows do not stand in columns
            for letter in range(start, start + 48, 16):
                page[top : top + 24, letter : letter + 10] = 20
    assert not page_slant.lies_sideways(turned(page, degrees))
    assert page_slant.lies_sideways(turned(cv2.rotate(page, cv2.ROTATE_90_COUNTERCLOCKWISE), degrees))


def test_boxes_lead_back_to_the_page_as_it_was_scanned() -> None:
    page = text_page()
    page[300:330, 300:340] = 0  # a mark
    skewed = turned(page, 2.0)
    clean = page_image.clean(skewed, DPI)
    matrix = cv2.getRotationMatrix2D((600, 800), 2.0, 1)
    expected = matrix @ np.array([320.0, 315.0, 1.0]) * 72 / DPI
    straight = np.array([320.0, 315.0, 0]) * 72 / DPI + np.array([0, 0, 1.0])
    found = clean.to_page @ straight
    assert found[:2] == pytest.approx(expected, abs=1.0)


def test_a_red_stamp_goes_and_black_print_under_it_stays() -> None:
    page = cv2.cvtColor(text_page(), cv2.COLOR_GRAY2BGR)
    cv2.circle(page, (600, 800), 150, (60, 60, 220), 12)
    print_at = page[800:824].max(axis=2) < 100
    grey = page_image.without_coloured_ink(page)
    assert grey[645:655, 560:640].min() > 200 or (grey[660, 590] < 60)
    red = (page[:, :, 2] > 200) & (page[:, :, 1] < 100)
    assert grey[red].min() > 200
    assert (grey[800:824][print_at] < 60).all()


def test_grey_pages_have_no_stamp_to_remove() -> None:
    page = text_page()
    assert page_image.without_coloured_ink(page) is page


def test_dust_goes_and_full_stops_stay() -> None:
    page = text_page()
    page[100:103, 100:103] = 0  # dust on the margin
    page[221:224, 1050:1053] = 0  # a full stop close to the print of the first row
    page[221:224, 1064:1067] = 0
    cleaned = page_image.without_specks(page, DPI)
    assert cleaned[100:103, 100:103].min() == 255
    assert cleaned[221:224, 1050:1053].max() == 0


def test_dotted_leaders_go_and_ellipses_stay() -> None:
    page = text_page()
    for left in range(200, 900, 15):
        page[245:250, left : left + 5] = 40  # a leader
    for left in (200, 215, 230):
        page[305:310, left : left + 5] = 40  # an ellipsis
    cleaned = page_image.without_specks(page, DPI)
    assert (cleaned[242:253, 150:950] > 200).all()
    assert (cleaned[305:310, 200:205] == 40).all() and (cleaned[305:310, 230:235] == 40).all()
    rows = text_page() == 20
    assert (cleaned[rows] == 20).all()


def test_marks_over_capitals_are_no_leader() -> None:
    page = text_page()
    for step, left in enumerate(range(200, 600, 22)):
        top, x0 = 240 + step % 3 * 5, left + step * 5 % 9
        page[top : top + 8, x0 : x0 + 7] = 40
    assert (page_image.without_specks(page, DPI) == page).all()


def test_the_shadow_of_the_lid_goes() -> None:
    page = text_page()
    page[:, :30] = 30
    assert page_image.without_border(page)[:, :30].min() == 255
    assert page[:, :30].max() == 30, "the page itself is not changed"


def test_uneven_light_is_evened() -> None:
    page = text_page().astype(np.float64)
    shade = np.linspace(1.0, 0.6, page.shape[1])
    lit = page_image.even_light((page * shade).astype(np.uint8))
    paper = lit[50:150]
    assert paper.min() > 235


def test_small_scans_are_enlarged() -> None:
    page = cv2.resize(text_page(), None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA)
    clean = page_image.clean(page, 120)
    assert clean.dpi == 200
    assert clean.grey.shape[1] == pytest.approx(page.shape[1] * 200 / 120, abs=1)


@pytest.mark.parametrize(("mode", "dimensions"), [("1", 2), ("RGB", 3)])
def test_a_fax_is_drawn_in_grey(mode: str, dimensions: int) -> None:
    picture = Pillow.fromarray(text_page(1241, 1754)).convert(mode)
    data = io.BytesIO()
    picture.save(data, "PDF", resolution=150)
    pixels, dpi, scan = page_image.render(pdfium.PdfDocument(data.getvalue())[0])
    assert (pixels.ndim, dpi, scan) == (dimensions, 150, True)
    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    assert np.abs(grey.astype(int)[:, :1241] - text_page(1241, 1754)).mean() < 8
