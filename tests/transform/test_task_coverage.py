"""Items of task sections against those that gave a directive, counted by hand in the sample notice of conclusions."""

from pathlib import Path

import pytest

from extract.document import extract_document
from extract.read import read_file
from transform.task_coverage import TaskCoverage, task_coverage

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def conclusions():
    return extract_document(read_file(DATA / "more/thong-bao-cung-ung-dien-2024.pdf"))


def test_every_item_of_the_task_section_was_read(conclusions):
    # III: 1 a-c, 2 three bullets, 3, 4 a-c, 5, 6, 7, 8
    assert task_coverage(conclusions) == TaskCoverage(items=14, read=14)


def test_a_document_without_tasks_has_none():
    notice = extract_document(read_file(DATA / "thong-bao-hoi-nghi-2024.pdf"))
    assert task_coverage(notice).items == 0
