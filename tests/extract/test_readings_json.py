"""Readings survive being written and read back."""

import json

import pytest
import zstandard

from extract.reading import Line, PageReading, Problem, Reading, Word
from extract.readings_json import UnknownFormatError, dump, load

READING = Reading(
    sha256="ab" * 32,
    media_type="application/pdf",
    ocr_version="x",
    pages=(
        PageReading(
            page=1,
            width=595.3,
            height=842.0,
            rotation=90,
            text_source="ocr",
            layer_health="stamp_only",
            health_reason="30 words",
            dpi=300,
            ocr_confidence=0.93,
            lines=(
                Line(
                    (Word("Số:", 1.5, 2, 3, 4, 0.9, None, True, 13.0), Word("215", 4, 2, 6, 4, annotation=True)), "left"
                ),
                Line((Word("15,2%", 1, 5, 3, 7, 0.7, "13,2%"),)),
            ),
        ),
        PageReading(2, 595.3, 842.0, 0, "digital", "digital_ok", "", None, None, ()),
    ),
    problems=(Problem("warning", "ocr_low_confidence", 1, "compare"), Problem("info", "x", None, "y")),
)


def test_there_and_back() -> None:
    assert load(dump(READING)) == READING


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert dump(READING) == dump(load(dump(READING)))


@pytest.mark.parametrize(
    "data", [b"", b"no zstd", zstandard.compress(b"[]"), zstandard.compress(json.dumps({"format": 0}).encode())]
)
def test_other_bytes_are_no_reading(data: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        load(data)
