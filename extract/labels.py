"""List labels: what a line begins with (`II.`, `1.2.`, `đ)`, `Điều 3.`, `-`), and which family it belongs to.

A label is only a candidate here; `extract.paragraphs` decides whether the line begins a paragraph, and
`extract.sections` what the label hangs from.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from extract.values import value

Family = Literal[
    "appendix", "part", "chapter", "section", "subsection", "capital", "roman", "article",
    "number", "decimal", "bracket", "letter", "small_roman", "dash", "plus", "dot",
]  # fmt: skip
BULLETS: tuple[Family, ...] = ("dash", "plus", "dot")

# Order of the letters of Vietnamese lists; `đ` follows `d`, and f, j, w, z are mostly left out.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINAL_WORDS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip


@value(frozen=True, slots=True)
class Label:
    """What stands at the beginning of a line.

    Attributes:
        text: as printed, without closing dot or bracket.
        canonical: how it is written in a path (`CHƯƠNG I` is `Chương I`).
        end: where it ends in the line, with its dot or bracket.
        ordinal: its place in its family's order, None where the family has none.
        parents: the numbers before the last one of a decimal label (`1.2.3` has 1, 2).
        misread: OCR saw no well-formed numeral (`IH.` for `III.`); what it is follows from its neighbours.
    """

    family: Family
    text: str
    canonical: str
    end: int
    ordinal: int | None
    parents: tuple[int, ...] = ()
    misread: bool = False


# `Phụ lục I`, `PHỤ LỤC 01`, `Phụ lục`; not `Phụ lục I kèm theo Nghị định này` (a mention).
_APPENDIX = re.compile(r"(phụ lục|phu luc)(?:\s+(?:số\s+)?([IVXLC]+|\d{1,2}[a-zđ]?|[A-Z]))?\s*[.:]?$", re.IGNORECASE)
# `Phần thứ nhất`, `PHẦN I`, `Phần A. …`
_PART = re.compile(r"(phần)\s+((?:thứ\s+\w+)|[IVX]+\b|\d{1,2}\b|[A-Z]\b)\s*[.:]?(?=\s|$)", re.IGNORECASE)
_CHAPTER = re.compile(r"(ch[ưƣu][ơo]ng)\s+([IVXLC]+|\d{1,2})\s*[.:]?(?=\s|$)", re.IGNORECASE)
_SECTION = re.compile(r"(tiểu mục|mục)\s+(\d{1,2}|[IVX]+)\s*[.:]?(?=\s|$)", re.IGNORECASE)
# `Điều 3.`, `Điều 12a:`; not `Điều 5 Luật …` (a reference that begins a line).
_ARTICLE = re.compile(r"([ĐÐD]i[ềêểeéè]u|[ĐÐ]IỀU)\s+(\d{1,3}[a-zđ]?)\s*[.:](?=\s|$)")
# `II.`, `IV-`, `I/`, `V)`; not `II/2021`, `VI Đảng`.
_ROMAN_LABEL = re.compile(r"([IVXLC]+)\s?[.\-–/)](?=\s|$)|([IVX]+)[.](?=[A-ZĐÀ-Ỹ])")
_CAPITAL = re.compile(r"([A-ZĐ])\s?[.\-–)/](?=\s)")
# `1.2.`, `1.2`, `2.1.3)`, `1.1-` of Party texts; not `1.500 tỷ` (three digits: thousands), not `8.2 lần` (a small
# letter follows).
_DECIMAL = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,3})"
    r"(?:[.)](?=\s|[A-ZĐÀ-Ỹ])|\s?[-–](?=\s+[\"“A-ZĐÀ-Ỹ])|\s(?=[\"“A-ZĐÀ-Ỹ]))"
)
# `1.`, `12.`, `1/`; not `1.500`, `2021.`, `1/ 3`; the blank may be missing before a capital (`1.Sở`).
_NUMBER = re.compile(r"(\d{1,3})\s?[.\-–](?=\s|$)|(\d{1,2})(?:[./]|/\s+)(?=[A-ZĐÀ-Ỹ])")
# `1)`, `(1)`; not `(1) và (2)` inside a sentence (never at a fresh line).
_BRACKET = re.compile(r"\(?(\d{1,2})\)(?=\s|[A-ZĐÀ-Ỹ])")
# `a)`, `đ)`, `(a)`, `b.`, `c/ Sở`; not `ô.` (not a letter of lists), `c/o`.
_LETTER = re.compile(r"\(?([a-zđ])(?:\)[.,]?(?=\s|[A-ZĐÀ-Ỹ])|\.(?=\s)|/\s*(?=[A-ZĐÀ-Ỹ]))")
_SMALL_ROMAN = re.compile(r"\(?((?:x|ix|iv|v?i{1,3}|v))\)(?=\s|[A-ZĐÀ-Ỹ])")
# What one of these labels begins with, and nearly no line of text.
_COUNTED = re.compile(r"[(\d]|[A-Za-zđĐ]{1,8}\s?[.\-–/)]")
_WORDED_INITIALS = frozenset("pPcCtTmMĐÐ")
# `o Sở`: how the second bullet of a word processor comes out of a file; no word of the language is a lone `o`.
_BULLET = re.compile(r"([-–—−+*•●▪■○·])\s*(?=\S)|(o)\s+(?=[A-ZĐÀ-Ỹ])")
_BULLET_FAMILY: dict[str, Family] = {"-": "dash", "–": "dash", "—": "dash", "−": "dash", "+": "plus"}


def roman_value(text: str) -> int | None:
    """The value of a well-formed Roman numeral, else None (`IIII`, `VX`)."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    total = 0
    for sign, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_VALUES[sign]
        total += -value if value < _ROMAN_VALUES.get(following, 0) else value
    return total


# A speck before a label: `-6. Quốc phòng`, `'b) Sở`; a bullet has a blank after its dash.
_SPECK = re.compile(r"[-–—.,'`’·:*~]{1,2}(?=(?:\d{1,2}\.|[a-zđ]\))\s+[A-ZĐÀ-Ỹ])")
# `ø) Củng cố`, `9) Rà soát`: a letter of a list as OCR may see it; which one, its neighbours tell.
_MISREAD_LETTER = re.compile(r"\(?([^\s()])\)\s+(?=[A-ZĐÀ-Ỹ])")
_LIKE_LETTERS: dict[str, str] = {
    "a": "áàâäạ@4", "b": "6h8ð", "c": "eéo¢", "d": "đcl4", "đ": "däñ₫", "e": "cé£€", "g": "ø9q8&6", "h": "b",
    "i": "1ï!íìl", "k": "lx", "l": "1I!|", "m": "n", "n": "mñ", "o": "0öô", "p": "þ", "q": "gø9",
}  # fmt: skip
# Letters that OCR sees for the strokes of I, II, III: `HI.`, `IH.`, `lI.`, `H.`; not `1.` or `11.` (numbers).
_STROKES = re.compile(r"(?=[^\s]*[IHl|Ị])[IHl|1Ị!ÍÌ]{1,4}\s?[.,](?=\s)")


def roman_of(value: int) -> str:
    """The Roman numeral of a small number (1 to 39)."""
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def can_be_roman(token: str, value: int) -> bool:
    """Whether strokes that OCR read as `token` can be the numeral I, II or III (an H holds two strokes)."""
    strokes = sum(2 if char == "H" else 1 for char in token)
    return value in (1, 2, 3) and abs(strokes - value) <= (1 if "H" in token else 0)


def next_letter(before: str, token: str) -> str | None:
    """The letter after `before` in a list, if OCR may have read it as `token`; None if it is another sign."""
    at = LETTERS.find(before)
    due = LETTERS[at + 1] if 0 <= at < len(LETTERS) - 1 else None
    return due if due and token in _LIKE_LETTERS.get(due, "") else None


@lru_cache(maxsize=1024)  # a line is asked for its labels by tables, paragraphs and sections
def candidates(text: str, ocr: bool = False) -> tuple[Label, ...]:
    """All labels that the beginning of `text` can be, likeliest first; empty if it begins with none.

    Args:
        ocr: the text was read by OCR, whose usual misreadings of Roman numerals count too.
    """
    worded = _worded(text) if text[:1] in _WORDED_INITIALS else None
    counted = _counted(text) if _COUNTED.match(text) else []
    found = [*([worded] if worded else []), *counted]
    if not found and ocr and (match := _STROKES.match(text)):
        token = match[0].rstrip(" .,")
        found.append(Label("roman", token, token, match.end(), None, misread=True))
    if not found and ocr and (speck := _SPECK.match(text)):
        behind = candidates(text[speck.end() :])
        found.extend(replace(label, end=label.end + speck.end()) for label in behind if label.ordinal)
    if not found and ocr and (match := _MISREAD_LETTER.match(text)):
        found.append(Label("letter", match[1], match[1], match.end(1) + 1, None, misread=True))
    if not found and (match := _BULLET.match(text)):
        printed = match[1] or match[2]
        family = _BULLET_FAMILY.get(printed, "dot")
        # `-5%` and `+ 7` begin no bullet when a number touches the sign.
        if not (text[len(printed) :][:1].isdigit() and printed in "-+−"):
            sign = "-" if family == "dash" else printed
            found.append(Label(family, printed, sign, len(printed), None))
    return tuple(found)


def _worded(text: str) -> Label | None:
    if match := _APPENDIX.match(text):
        number = match[2]
        name = f"Phụ lục {number}" if number else "Phụ lục"
        return Label("appendix", match[0].rstrip(" .:"), name, match.end(), None)
    if match := _PART.match(text):
        return Label("part", match[0].rstrip(" .:"), f"Phần {match[2]}", match.end(), _ordinal(match[2]))
    if match := _CHAPTER.match(text):
        return Label("chapter", match[0].rstrip(" .:"), f"Chương {match[2]}", match.end(), _ordinal(match[2]))
    if match := _SECTION.match(text):
        small = match[1].lower().startswith("tiểu")
        family: Family = "subsection" if small else "section"
        name = f"{'Tiểu mục' if small else 'Mục'} {match[2]}"
        return Label(family, match[0].rstrip(" .:"), name, match.end(), _ordinal(match[2]))
    if match := _ARTICLE.match(text):
        digits = re.match(r"\d+", match[2])
        ordinal = int(digits[0]) if digits and digits[0] == match[2] else None
        return Label("article", f"{match[1]} {match[2]}", f"Điều {match[2]}", match.end(), ordinal)
    return None


def _counted(text: str) -> list[Label]:
    found: list[Label] = []
    if match := _ROMAN_LABEL.match(text):
        numeral = match[1] or match[2]
        if (value := roman_value(numeral)) is not None:
            found.append(Label("roman", numeral, numeral, match.end(), value))
    if match := _CAPITAL.match(text):
        letter = match[1]
        order = "ABCDĐEGHIKLMN"
        if letter in order:
            found.append(Label("capital", letter, letter, match.end(), order.index(letter) + 1))
    if match := _DECIMAL.match(text):
        numbers = tuple(int(part) for part in match[1].split("."))
        found.append(Label("decimal", match[1], match[1], match.end(), numbers[-1], numbers[:-1]))
    elif match := _NUMBER.match(text):
        digits = match[1] or match[2]
        found.append(Label("number", digits, digits, match.end(), int(digits)))
    if match := _BRACKET.match(text):
        found.append(Label("bracket", match[1], match[1], match.end(), int(match[1])))
    if (match := _LETTER.match(text)) and match[1] in LETTERS + "fjwz":
        place = LETTERS.find(match[1])
        found.append(Label("letter", match[1], match[1], match.end(), place + 1 if place >= 0 else None))
    if match := _SMALL_ROMAN.match(text):
        value = roman_value(match[1].upper())
        found.append(Label("small_roman", match[1], match[1], match.end(), value))
    return found


def _ordinal(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    words = text.lower().split()
    if words and words[0] == "thứ" and len(words) == 2:
        return _ORDINAL_WORDS.get(words[1])
    return roman_value(text.upper())
