"""Whose figures they are where the sentence does not say: the heading's place, else the province of the issuer."""

from extract.mentions import Section
from transform.places import lent_place

SECTIONS = (
    Section(0, None, 1, "I", "I", "heading", "Kết quả tại huyện Vị Thủy", None),
    Section(1, 0, 2, "1", "I/1", "heading", "Thu ngân sách", None),
    Section(2, None, 1, "II", "II", "heading", "Huyện Vị Thủy và huyện Long Mỹ", None),
)


def lent(section, province="Hậu Giang", **columns):
    row = {"place": None, "place_source": None, "sentence": "Thu ngân sách đạt 5 tỷ đồng."} | columns
    return tuple(lent_place(row, section, SECTIONS, province).values())


def test_its_own_place_stays():
    assert lent(1, place="xã Vị Thắng", place_source="local") == ("xã Vị Thắng", "local")


def test_the_nearest_heading_that_names_one():
    assert lent(1) == ("huyện Vị Thủy", "section")


def test_a_heading_with_two_places_lends_none():
    assert lent(2) == ("Hậu Giang", "document")


def test_the_province_of_the_issuer_or_nothing():
    assert lent(None) == ("Hậu Giang", "document")
    assert lent(None, province=None) == (None, None)


def test_nothing_for_other_places():
    assert lent(None, sentence="Cả nước thu 5 tỷ đồng.") == (None, None)
