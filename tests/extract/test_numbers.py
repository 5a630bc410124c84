"""Printed numbers read back as themselves."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.folding import fold
from extract.numbers import read_digits, read_scales, read_words
from extract.tokens import lex

CASES = [
    ("38.300", Fraction(38300), ()),
    ("1.234,5", Fraction("1234.5"), ()),
    ("8,2", Fraction("8.2"), ()),
    ("1.234.567.890", Fraction(1234567890), ()),
    ("05", Fraction(5), ()),
    ("0,125", Fraction("0.125"), ()),
    ("8.2", Fraction("8.2"), ("dot_decimal",)),
    ("15.5", Fraction("15.5"), ("dot_decimal",)),
    ("0.125", Fraction("0.125"), ("dot_decimal",)),
    ("3,800", Fraction(3800), ("separator_ambiguous",)),
    ("2,345", Fraction("2.345"), ("separator_ambiguous",)),
    ("1,234.5", Fraction("1234.5"), ("separator_ambiguous",)),
]


@pytest.mark.parametrize(("text", "value", "flags"), CASES)
def test_digits(text, value, flags):
    number = read_digits(text)
    assert (number.value, number.flags) == (value, flags)


@pytest.mark.parametrize("text", ["1.2.3", "3.2.1", "1,2,3", "1.23.456"])
def test_separators_that_make_no_number(text):
    assert read_digits(text) is None


WORDS = [
    ("hai mươi lăm", 25, True),
    ("hai trăm linh năm", 205, True),
    ("ba mươi mốt", 31, True),
    ("mười hai", 12, True),
    ("mười lăm", 15, True),
    ("bốn trăm năm mươi tư", 454, True),
    ("chín", 9, False),
    ("hai mươi năm", 20, True),  # twenty years: five after mươi is lăm
]


@pytest.mark.parametrize(("text", "value", "compound"), WORDS)
def test_words(text, value, compound):
    number = read_words(lex(fold(text)), 0)
    assert (number.value, number.compound) == (value, compound)


@pytest.mark.parametrize("text", ["tư", "mươi", "lăm", "không", "đầu tư"])
def test_words_that_are_no_numeral(text):
    assert read_words(lex(fold(text)), 0) is None


@pytest.mark.parametrize(
    ("text", "product", "words"),
    [
        ("nghìn tỷ đồng", 10**12, 2),
        ("triệu đồng", 10**6, 1),
        ("tỷ lệ", 1, 0),
        ("vạn người", 10**4, 1),
        ("tỉ", 10**9, 1),
    ],
)
def test_scales(text, product, words):
    assert read_scales(lex(fold(text)), 0) == (product, words)


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_a_number_printed_with_dots_and_comma_reads_back(whole, decimals):
    printed = f"{whole:,}".replace(",", ".")
    assert read_digits(printed).value == whole
    number = read_digits(f"{printed},{decimals}")
    assert number.value == Fraction(f"{whole}.{decimals}") or number.flags == ("separator_ambiguous",)
