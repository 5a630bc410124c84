"""The scorer of the reading benchmark: what counts as a right number, and what a dropped line costs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.reading.errors import kind_of  # noqa: E402
from benchmarks.reading.scores import NumberScore, Score, Seen, number_of, plain, same_number, score_page  # noqa: E402
from benchmarks.reading.truth import Printed, Truth  # noqa: E402


def line(top: float, *words: str, x: float = 0.0) -> tuple[Printed, ...]:
    """Words 40 points wide, 10 points apart, on one level."""
    return tuple(Printed(word, x + 50 * i, top, x + 50 * i + 40, top + 12) for i, word in enumerate(words))


PAGE = Truth((line(100, "Đạt", "12.450,5", "ha,", "tăng", "8%"), line(120, "so", "với", "năm", "2020.")), "prose", "")


def as_printed(page: Truth = PAGE) -> list[Seen]:
    return [Seen(w.text, w.x0, w.top, w.x1, w.bottom) for words in page.lines for w in words]


def changed(index: int, **fields: object) -> list[Seen]:
    seen = as_printed()
    seen[index] = replace(seen[index], **fields)
    return seen


def test_a_faultless_reading_has_no_errors():
    score = score_page(PAGE, as_printed())
    assert (score.letters, score.words, score.numbers) == (41, 9, 3)
    assert (score.letter_errors, score.in_place_errors, score.word_errors) == (0, 0, 0)
    assert (score.right, score.flagged, score.wrong_unflagged, score.dropped) == (3, 0, 0, 0)
    assert score.invented == 0


def test_one_wrong_digit_is_one_letter_one_word_and_one_number():
    score = score_page(PAGE, changed(1, text="12.460,5"))
    assert (score.letter_errors, score.in_place_errors, score.word_errors) == (1, 1, 1)
    assert (score.right, score.wrong_unflagged) == (2, 1)
    assert [(number.printed.text, number.read) for number in score.wrong] == [("12.450,5", "12.460,5")]
    assert score.unflagged_wrong == pytest.approx(1 / 3)


def test_a_flagged_wrong_number_is_not_silent():
    score = score_page(PAGE, changed(1, text="12.460,5", flagged=True))
    assert (score.right, score.flagged, score.wrong_unflagged) == (2, 1, 0)
    assert score.unflagged_wrong == 0


def test_a_flagged_right_number_counts_as_flagged():
    score = score_page(PAGE, changed(1, flagged=True))
    assert (score.right, score.flagged, score.wrong_unflagged) == (3, 1, 0)


def test_the_numbers_of_a_dropped_line_are_wrong_and_silent():
    score = score_page(PAGE, as_printed()[:5])
    assert (score.right, score.dropped, score.wrong_unflagged) == (2, 1, 1)
    assert score.letter_errors == len(" so với năm 2020.")
    assert score.in_place_errors == len("so với năm 2020.")


def test_an_equal_number_elsewhere_does_not_stand_for_a_dropped_one():
    page = Truth((line(100, "7"), line(140, "7")), "prose", "")
    score = score_page(page, as_printed(page)[:1])
    assert (score.right, score.dropped) == (1, 1)


def test_one_reading_does_not_serve_two_numbers():
    page = Truth((line(100, "7", "7"),), "prose", "")
    assert score_page(page, [Seen("7", 20, 100, 70, 112)]).right == 1


def test_a_box_that_is_off_by_a_letter_still_finds_its_number():
    assert score_page(PAGE, changed(1, x0=58.0, x1=98.0, top=103.0, bottom=113.0)).right == 3


def test_columns_read_across_cost_order_but_no_place():
    page = Truth((line(100, "Số:", "9"), line(120, "trái"), line(100, "phải", x=300), line(120, "dưới", x=300)), "", "")
    left, left_2, right, right_2 = as_printed(page)[:2], *as_printed(page)[2:]
    score = score_page(page, [*left, right, left_2, right_2])
    assert score.in_place_errors == 0
    assert score.letter_errors > 0
    assert score.right == 1


def test_a_number_read_where_nothing_is_printed_is_invented():
    score = score_page(
        PAGE, [*as_printed(), Seen("44", 400, 500, 420, 512), Seen("5", 430, 500, 440, 512, flagged=True)]
    )
    assert (score.invented, score.invented_unflagged) == (2, 1)
    assert score.right == 3


def test_scores_of_pages_add_up():
    whole = Score()
    whole.add(score_page(PAGE, as_printed()))
    whole.add(score_page(PAGE, changed(1, text="x")))
    assert (whole.pages, whole.numbers, whole.right) == (2, 6, 5)
    assert whole.numbers_right == pytest.approx(5 / 6)
    assert len(whole.wrong) == 1


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("(12.450,5", "12.450,5"),
        ("52,3%;", "52,3%"),
        ("31/5/2023", "31/5/2023"),
        ("245/BC-UBND", "245"),
        ("2016–2020.", "2016-2020"),
        ("Km12+300", "12+300"),
        ("m²", None),
        ("tăng", None),
    ],
)
def test_the_number_of_a_word(word, number):
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("printed", "read"),
    [("2020,", "2020."), ("245/BC-UBND", "245/BC-UBNO"), ("(8%)", "8%"), ("Km12+300", "Km12+300"), ("5-7", "5–7")],
)
def test_what_counts_as_the_same_number(printed, read):
    assert same_number(printed, read)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("8%", "8"),
        ("12.450", "12450"),
        ("12.450", "12,450"),
        ("1105/KH", "I105/KH"),
        ("2021", "20A1"),
        ("6", "6tháng"),
        ("6", "l6"),
        ("20", "Zo"),
        ("3", "3."[:0]),
    ],
)
def test_what_does_not(printed, read):
    assert not same_number(printed, read)


def test_dotted_lines_and_forms_of_dashes_are_no_text():
    assert plain("Họ tên: ………… A – B  “C”") == 'Họ tên: A - B "C"'


@pytest.mark.parametrize(
    ("printed", "read", "kind"),
    [
        ("2.515", "", "nothing read in its place"),
        ("13", "Tö", "read as letters or marks"),
        ("2.515", "2515", "marks between digits"),
        ("832.697", "832. 697", "parted by a blank"),
        ("52,3%", "52,3", "percent sign"),
        ("6", "6tháng", "letters grown on to it"),
        ("808.479", "808.471", "digits confused"),
        ("17", "T7", "digits lost"),
        ("4.711", "4.7111", "digits added"),
    ],
)
def test_wrong_numbers_are_told_apart_by_kind(printed, read, kind):
    assert kind_of(NumberScore(Printed(printed, 0, 0, 9, 9), read, False, False)) == kind
