"""When an annotated value and a value of the program count as the same.

The conventions of the annotations: print that differs in tone placement, quotes, dashes or blanks is the same; counted
nouns may be named by different English words; `share` and `ratio` are not told apart.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_TONES = [
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
    ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
    ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
]  # fmt: skip
_UNIT_WORDS = {"times": "1", "points": "point", "people": "person", "persons": "person", "tonne": "t", "ton": "t"}
# Units with one fixed code; every other unit is a counted noun, whose English word may vary.
_CODES = set("vnd usd eur % pp ‰ 1 point rank ha m2 m3 km m t kg quintal kwh mwh mw kw year month day °c".split())


def norm(value: Any) -> str:
    """Lower case, one placement of tones, no punctuation, no blanks around hyphens and strokes."""
    text = unicodedata.normalize("NFC", "" if value is None else str(value)).lower()
    text = text.replace("\u2011", "-").replace("–", "-").replace("\u00a0", " ")
    for old, new in _TONES:
        text = text.replace(old, new)
    text = re.sub(r"[“”\"'.,;:()*]", " ", text)
    text = re.sub(r"\s*([-/])\s*", r"\1", text)
    return re.sub(r"\s+", " ", text).strip()


def unit_of(unit: Any, per: Any) -> tuple[str, str]:
    """Unit and denominator, the unit without its plural s."""
    code, per_code = norm(unit), norm(per)
    if "/" in code:
        code, rest = code.split("/", 1)
        per_code = per_code or rest
    code = _UNIT_WORDS.get(code, code)
    return (code.rstrip("s") if len(code) > 3 else code), per_code


def same_unit(first: str, second: str) -> bool:
    return (
        first == second
        or {first, second} <= {"1", ""}
        or bool(first and second and first not in _CODES and second not in _CODES)
    )


def same_measure(first: Any, second: Any) -> bool:
    return first == second or {first, second} <= {"share", "ratio"}


def number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def close(first: float | None, second: float | None) -> bool:
    """Equal up to the rounding of doubles; two unknowns are not equal."""
    return first is not None and second is not None and abs(first - second) <= 1e-9 * max(1.0, abs(first), abs(second))


def day(value: Any) -> str | None:
    return None if value is None else str(value)[:10]
