"""The pages of the reading benchmark: the truth beside them is what is printed, where it is printed."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.reading import machines, sentences_test, sentences_tune, truth  # noqa: E402
from benchmarks.reading.generate import typeset  # noqa: E402
from benchmarks.reading.scores import number_of  # noqa: E402
from benchmarks.reading.wording import SETS, Wording  # noqa: E402


@pytest.mark.parametrize("number", [2, 7, 10, 13])
def test_each_word_of_the_truth_is_printed_in_its_box(tmp_path, number):
    path = tmp_path / "page.pdf"
    page = typeset("tune", number, path)
    document = pypdfium2.PdfDocument(path)
    height, text = document[0].get_height(), document[0].get_textpage()
    for word in (word for line in page.lines for word in line):
        found = text.get_text_bounded(word.x0 - 1, height - word.bottom, word.x1 + 1, height - word.top)
        assert word.text in found, word
    text.close()
    document.close()


def test_a_page_is_the_same_whenever_it_is_set(tmp_path):
    pages = [typeset("test", 4, tmp_path / f"{n}.pdf") for n in (1, 2)]
    assert pages[0] == pages[1]
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_a_truth_survives_its_file(tmp_path):
    page = replace(typeset("tune", 3, tmp_path / "page.pdf"), spot=(3.0, 4.5))
    truth.save(page, tmp_path / "page.json")
    assert truth.load(tmp_path / "page.json") == page


def test_the_two_sets_share_no_sentence():
    assert not set(sentences_tune.SENTENCES) & set(sentences_test.SENTENCES)
    assert not set(sentences_tune.ROWS) & set(sentences_test.ROWS)


@pytest.mark.parametrize("name", list(SETS))
def test_every_slot_of_every_sentence_is_filled(name):
    wording = Wording(name, random.Random(1))
    filled = [wording.fill(sentence) for sentence in SETS[name].SENTENCES]
    assert not any("{" in sentence for sentence in filled)
    assert sum(number_of(word) is not None for sentence in filled for word in sentence.split()) > 80


@pytest.mark.parametrize("level", list(machines.LEVELS))
def test_a_scan_says_where_a_point_ends_up(level):
    page = np.full((3508, 2480), 255, np.uint8)
    page[3000:3030, 2000:2030] = 0
    machine = replace(machines.LEVELS[level], specks=0, edge=False)
    scanned, place = machines.scan(page, np.full_like(page, 255), machine, np.random.default_rng(5))
    dark = np.argwhere(scanned[2800:3200, 1800:2200] < 128)
    y, x = np.median(dark, axis=0) + np.array([2800, 1800])
    assert place(2014.5, 3014.5) == pytest.approx((x, y), abs=3)
