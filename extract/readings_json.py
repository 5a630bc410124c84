"""Readings as bytes and back: compact JSON, compressed with zstd.

Words are rows, not objects, and fields that have their usual value are left out at the end of a row: a dense page
takes about 8 kB.
"""

from __future__ import annotations

import json
from collections import deque
from itertools import islice
from typing import Any

import orjson
import zstandard

from extract.reading import Line, PageReading, Problem, Reading, Rule, Word

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
    words = iter(_words_in([word for _, line in fields[-1] for word in line]))
    lines = tuple(Line(tuple(islice(words, len(line))), column) for column, line in fields[-1])
    rules = tuple(Rule(*rule) for rule in fields[-2])
    number, width, height, rotation, source, health, reason, dpi, confidence = fields[:-2]
    return PageReading(number, width, height, rotation, source, health, reason, dpi, confidence, lines, rules)


# Words are most of a reading. Field by field for all of a page they take a third of what the constructor of a frozen
# dataclass takes word by word.
_SET_FIELDS = tuple(getattr(Word, name).__set__ for name in Word.__slots__)


def _words_in(rows: list[list[Any]]) -> list[Word]:
    for fields in rows:
        fields.extend([False] * (len(_SET_FIELDS) - len(fields)))  # those that `_word_out` leaves out
    words = [object.__new__(Word) for _ in rows]
    for set_field, values in zip(_SET_FIELDS, zip(*rows, strict=True), strict=False):  # a page may have no words
        deque(map(set_field, words, values), maxlen=0)
    return words


def _word_out(word: Word) -> list[Any]:
    fields = [
        word.text,
        word.x0,
        word.top,
        word.x1,
        word.bottom,
        word.confidence,
        word.second,
        word.bold,
        word.size,
        word.annotation,
        word.outvoted,
    ]
    while fields[-1] is False:
        fields.pop()
    return fields
