"""Each mask claims the digits of its own examples, and none of the examples it must leave alone."""

import re

import pytest

from extract.folding import fold
from extract.masks import EARLY_MASKS, LATE_MASKS, MASKS, claim

ALL = (*EARLY_MASKS, *MASKS, *LATE_MASKS)


def unclaimed(text, mask):
    folded = fold(text)
    taken = bytearray(len(folded))
    claim(folded, taken, (mask,))
    return [m.group() for m in re.finditer(r"[0-9]+", folded) if not all(taken[m.start() : m.end()])]


@pytest.mark.parametrize(("mask", "text"), [(m, t) for m in ALL for t in m.yes], ids=lambda x: getattr(x, "name", x))
def test_a_mask_claims_all_digits_of_what_it_matches(mask, text):
    assert unclaimed(text, mask) == []


@pytest.mark.parametrize(("mask", "text"), [(m, t) for m in ALL for t in m.no], ids=lambda x: getattr(x, "name", x))
def test_a_mask_claims_nothing_of_what_it_must_not_match(mask, text):
    folded = fold(text)
    assert claim(folded, bytearray(len(folded)), (mask,)) == []


def test_what_is_taken_is_not_claimed_again():
    folded = fold("Chương trình 135")
    taken = bytearray(b"\1" * len(folded))
    assert claim(folded, taken) == []
