"""Readings as bytes and back: compact JSON, compressed with zstd.

Words are rows, not objects, and fields that have their usual value are left out at the end of a row: a dense page
takes about 8 kB.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import orjson
import zstandard

from extract.reading import Column, Line, PageReading, Problem, Reading, Rule, Word

# Raise when the form changes; older readings are then read again.
FORMAT = 3
_LEVEL = 6


class UnknownFormatError(ValueError):
    """The bytes are a reading of another version of this module, or no reading."""


def dump(reading: Reading) -> bytes:
    """The reading as compressed JSON."""
    content = {
        "format": FORMAT,
        "sha256": reading.sha256,
        "media_type": reading.media_type,
        "ocr_version": reading.ocr_version,
        "pages": [_page_out(page) for page in reading.pages],
        "problems": [[p.severity, p.code, p.page, p.message] for p in reading.problems],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zstandard.ZstdCompressor(level=_LEVEL).compress(text.encode())


def load(data: bytes) -> Reading:
    """The reading that `dump` wrote.

    Raises:
        UnknownFormatError: another format, or damaged.
    """
    try:
        content = orjson.loads(zstandard.ZstdDecompressor().decompress(data))
    except (zstandard.ZstdError, ValueError) as error:
        raise UnknownFormatError("not a kept reading, or damaged") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise UnknownFormatError("a kept reading of another version")
    return Reading(
        sha256=content["sha256"],
        media_type=content["media_type"],
        ocr_version=content["ocr_version"],
        pages=tuple(_page_in(page) for page in content["pages"]),
        problems=tuple(Problem(*fields) for fields in content["problems"]),
    )


def _page_out(page: PageReading) -> list[Any]:
    return [
        page.page,
        page.width,
        page.height,
        page.rotation,
        page.text_source,
        page.layer_health,
        page.health_reason,
        page.dpi,
        page.ocr_confidence,
        [[rule.x0, rule.top, rule.x1, rule.bottom] for rule in page.rules],
        [[line.column, [_word_out(word) for word in line.words]] for line in page.lines],
    ]


def _page_in(fields: list[Any]) -> PageReading:
    lines = tuple([_line_in(words, column) for column, words in fields[-1]])
    rules = tuple(Rule(*rule) for rule in fields[-2])
    number, width, height, rotation, source, health, reason, dpi, confidence = fields[:-2]
    return PageReading(number, width, height, rotation, source, health, reason, dpi, confidence, lines, rules)


# Words are most of a reading; the constructor of a named tuple takes thrice as long.
_word: Callable[[list[Any]], Word] = partial(tuple.__new__, Word)
# The values that `_word_out` leaves out at the end of a row, by its length.
_LEFT_OUT = [[False] * (len(Word._fields) - length) for length in range(len(Word._fields) + 1)]


def _line_in(words: list[list[Any]], column: Column) -> Line:
    for fields in words:
        fields += _LEFT_OUT[len(fields)]
    return Line(tuple(map(_word, words)), column)


def _word_out(word: Word) -> list[Any]:
    fields = list(word)
    while fields[-1] is False:
        fields.pop()
    return fields
