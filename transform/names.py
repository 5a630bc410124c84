"""Names of files as text that every table and every reader can hold."""

from __future__ import annotations

import re
import unicodedata

# Halves of pairs that stand for no byte (those that do are \udc80 to \udcff, as Python reads names of other encodings).
_LONE_HALVES = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")


def clean_name(file_name: str) -> str:
    """A file name as the tables hold it: NFC, and what is no text in it (bytes of other encodings) as `\\ufffd`."""
    text = _LONE_HALVES.sub("\ufffd", file_name).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text)
