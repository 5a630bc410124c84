"""Names of files as text that every table and every reader can hold."""

from __future__ import annotations

import unicodedata


def clean_name(file_name: str) -> str:
    """A file name as the tables hold it: NFC, and what is no text in it (bytes of other encodings) as `\\ufffd`."""
    text = file_name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text)
