"""The grammar of Vietnamese syllables: onset, rime and tone.

A word list would call every new name a mistake; the grammar knows which spellings can be Vietnamese at all, which is
what tells a sound text layer from a broken one.

Source: the spelling rules of quốc ngữ (onset spelled by the vowel that follows, tones that checked syllables may bear).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
_TONE_MARKS = re.compile("[\u0300\u0301\u0309\u0303\u0323]")

# Rimes by nucleus, codas in brackets: `a` alone, `ai`, `ao`, `au`, `ay`, `am`, ... (rows of the rime table).
_RIMES = re.compile(
    r"""
      a(?:[ioyumnpt]|ng|nh|ch|c)?
    | ă(?:[mnpt]|ng|c)
    | â(?:[uymnpt]|ng|c)
    | e(?:[omnpt]|ng|c)?
    | ê(?:[umnpt]|nh|ch)?
    | i(?:[umnpt]|nh|ch|a|ê(?:[umnpt]|ng|c))?
    | o(?:[imnpt]|ng|c|o(?:ng|c)|a(?:[ioymnpt]|ng|nh|ch|c)?|ă(?:[mnpt]|ng|c)|e(?:[omnt])?)?
    | ô(?:[imnpt]|ng|c)?
    | ơ(?:[imnpt])?
    | u(?:[imnpt]|ng|c|a|ô(?:[imnt]|ng|c)|â(?:[ynt]|ng)|ê(?:n|nh|ch)?|ơ|y(?:[unpt]|nh|ch|a|ê(?:[nt]))?)?
    | ư(?:[iumnt]|ng|c|a|ơ(?:[iumnpt]|ng|c))?
    | y(?:ê(?:[umnt]|ng))?
    """,
    re.VERBOSE,
)
# After `qu` the u belongs to the onset: quang, quy, quê, quyết, quốc, quơ, quắt.
_RIMES_AFTER_QU = re.compile(
    r"a(?:[ioyumnpt]|ng|nh|ch|c)?|ă(?:[mnpt]|ng|c)|â(?:[nty]|ng)|e(?:[on]|t|n)?|ê(?:[nt]|nh|ch)?|i(?:nh|t|ch)?"
    r"|ô[ct]|ơ(?:[it])?|y(?:[tn]|nh|ch|a|ê(?:[nt]))?"
)
# After `gi` the i belongs to the onset where another vowel follows: gia, giữa, giờ; `gì`, `gìn`, `giếng` keep it.
_ONSET = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])")
_FRONT = frozenset("eêiy")
_CHECKED = re.compile(r"(?:ch|c|p|t)$")

# Words that say something about spelling: letters only, no digits or marks inside.
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[\d.,:/%-]+")
_EDGES = "\"'“”‘’()[]{}<>.,:;!?-–—…/*+•|"


@lru_cache(maxsize=20000)
def is_syllable(word: str) -> bool:
    """True if `word` (letters, any case, NFC) can be spelled in Vietnamese: `nghiêng`, `Quyết`, `HOÀ`; not `vrpr`."""
    toneless, tone = _split_tone(word.lower())
    if toneless is None:
        return False
    return any(_fits(onset, rime, tone) for onset, rime in _analyses(toneless))


def _split_tone(word: str) -> tuple[str | None, str | None]:
    """The word without its tone mark, and the tone; (None, None) if it bears two."""
    decomposed = unicodedata.normalize("NFD", word)
    marks = _TONE_MARKS.findall(decomposed)
    if len(marks) > 1:
        return None, None
    toneless = unicodedata.normalize("NFC", _TONE_MARKS.sub("", decomposed))
    return toneless, _TONES[marks[0]] if marks else None


def _analyses(toneless: str) -> Iterable[tuple[str, str]]:
    yield "", toneless
    onset = _ONSET.match(toneless)
    if onset is None:
        return
    yield onset[0], toneless[onset.end() :]
    if onset[0] == "gi":
        yield "g", toneless[1:]  # gì, gìn
        yield "gi", "i" + toneless[2:]  # giếng, giết: one i is written for two


def _fits(onset: str, rime: str, tone: str | None) -> bool:
    if not rime:
        return False
    rimes = _RIMES_AFTER_QU if onset == "qu" else _RIMES
    if rimes.fullmatch(rime) is None:
        return False
    if _CHECKED.search(rime) and tone not in ("sắc", "nặng"):
        return False
    front = rime[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front or (onset == "g" and rime.startswith("i"))
    return True


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the words of a text are spelled.

    Attributes:
        judged: words of letters only (marks at their ends apart) that are no abbreviations.
        syllables: of these, the ones that can be Vietnamese.
        odd: words that are neither judged nor numbers: abbreviations (`UBND`), codes, and broken print (`7K{QJ`).
    """

    judged: int
    syllables: int
    odd: int

    @property
    def share(self) -> float:
        """Syllables among the judged words; 1.0 where none was judged."""
        return self.syllables / self.judged if self.judged else 1.0

    @property
    def odd_share(self) -> float:
        """Odd words among all but numbers; 0.0 where there are none."""
        words = self.judged + self.odd
        return self.odd / words if words else 0.0


def spelling(words: Iterable[str]) -> Spelling:
    """Judges the words of a text.

    Short capitals without a vowel are abbreviations and not judged: `UBND`, `QĐ`; `HOÀ` and `uolx` are judged.
    """
    judged = syllables = odd = 0
    for word in words:
        core = word.strip(_EDGES)
        if not core or _NUMBER.fullmatch(core):
            continue
        sound = is_syllable(core)
        if _LETTERS.fullmatch(core) is None or (core.isupper() and len(core) < 7 and not sound):
            odd += 1
            continue
        judged += 1
        syllables += sound
    return Spelling(judged, syllables, odd)
