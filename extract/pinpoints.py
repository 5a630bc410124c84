"""Places inside an act: `điểm a khoản 2 Điều 14`, several of them before one act."""

from __future__ import annotations

import re

_PIN_NUMBER = {
    "tiết": r"(?:[a-zđ]|[0-9]{1,2})",
    "điểm": r"(?:[a-zđ]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})[0-9]?",
    "khoản": r"[0-9]{1,2}[a-zđ]?",
    "điều": r"[0-9]{1,3}[a-zđ]?",
    "mục": r"(?:[ivxlc]{1,6}|[0-9]{1,2})(?:\.[0-9]{1,2}){0,3}",
    "phần": r"(?:thứ )?(?:[ivxlc]{1,6}|[0-9]{1,2}|nhất|hai|ba|tư)",
    "chương": r"(?:[ivxlc]{1,6}|[0-9]{1,2})",
    "phụ lục": r"(?:[ivxlc]{1,6}|[0-9]{1,2})",
}
# More numbers under one word: `điểm a, b và c`, `các điều 5, 6 và 7`; another word may not begin with the number.
_PIN = "|".join(
    rf"{unit} {{1,2}}{number}(?!\w)(?:(?: ?, ?| và ){number}(?![\w/.-]))*" for unit, number in _PIN_NUMBER.items()
)
PINPOINTS = re.compile(
    # `điểm a khoản 2 Điều 14`, `điểm b, điểm c khoản 1 Điều 7 và Điều 9 của `; an act must follow
    rf"(?P<pins>(?:{_PIN})(?:(?: {{1,2}}| ?, ?| và |; ?| đến )(?:{_PIN})){{0,15}})"
    r"(?: {1,2}(?:của|tại)(?: các)?)? {1,2}"
)
_PATH_END = re.compile(r"(?<=\w)(?: ?, ?| và |; ?)(?=(?:tiết|điểm|khoản|điều|mục|phần|chương|phụ lục) )")


def paths_of(folded_pins: str) -> tuple[str, ...]:
    """Paths, each down from its article: `điểm b, điểm c khoản 1 điều 7`, `điều 9`."""
    paths: list[str] = []
    current: list[str] = []
    for part in _PATH_END.split(folded_pins):
        current.append(" ".join(part.split()))
        if re.search(r"(?:điều|mục|phần|chương|phụ lục) \S+$", part):
            paths.append(", ".join(current))
            current = []
    if current:
        paths.append(", ".join(current))
    return tuple(paths)
