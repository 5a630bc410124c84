import re

import pytest

from extract.phrases import Phrases, first_of, word_at

NAMES = ("ban", "ban chỉ đạo", "ban chỉ huy", "lđ-tb&xh", "tp.")
ENTRIES = Phrases(
    NAMES, lambda some: f"(?:{'|'.join(map(re.escape, sorted(some, key=len, reverse=True)))})(?!\\w)", " ?"
)


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("ban chỉ đạo tỉnh", 0, "ban chỉ đạo"),
        ("giao ban tỉnh", 4, " ban"),
        ("ban chỉ đạoo", 0, "ban"),
        ("bank", 0, None),
        ("sở lđ-tb&xh", 2, " lđ-tb&xh"),
        ("tp. huế", 0, "tp."),
        ("- ban", 0, None),
        ("giao", 4, None),
    ],
)
def test_the_longest_phrase_with_the_word_that_stands_there(text, at, found):
    match = ENTRIES.match(text, at)
    assert (match and match[0]) == found


def test_phrases_are_known_by_their_first_words():
    assert first_of(NAMES) == {"ban", "lđ", "tp"}
    assert "ban" in ENTRIES
    assert "chỉ" not in ENTRIES
    assert word_at("số 12/kh", 3) == "12"
    assert word_at("số 12/kh", 2) == ""
