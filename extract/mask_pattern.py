"""What a mask is: a named pattern of digits that are no figure, with examples that a test holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.anchors import NUMBER, first_words
from extract.folding import fold
from extract.knowledge.counted_nouns import COUNTS
from extract.knowledge.numbers import SCALES
from extract.knowledge.units import MEASURES
from extract.mentions import NumeralKind

WORD_START = r"(?<![^\W_])"
YEAR = r"(?:19|20)[0-9]{2}"
N = r"[0-9]+(?:[.,][0-9]+)*"


def _one_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(fold(name)) for name in sorted(names, key=lambda name: (-len(name), name)))


# `yên` is also half of names (`khu vực 3 Yên Bái`).
MEASURE_AFTER = rf" ?(?:{_one_of({*MEASURES, *SCALES} - {'yên'})})(?![^\W_])"
"""A unit of measure or a scale: the number before it is no name (`trạm 63 MVA`, `dự án 12 ha`)."""
_PLACES = frozenset("tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|ấp|bản|buôn|làng|khu phố|vùng".split("|"))
COUNTED_AFTER = rf" (?:{_one_of(COUNTS.keys() - _PLACES)})(?![^\W_])"
"""A counted noun; not one that may begin the name of a place (`Trường THPT số 2 thị xã Ngã Bảy`)."""


@dataclass(frozen=True, slots=True)
class MaskPattern:
    """A named pattern; group `m`, or the whole match, is the claimed span.

    Attributes:
        begins: keys of the tokens it can begin at (`extract.anchors`).
        needs: words or marks one of which must stand in the text; empty if none must.
        follows: words or marks one of which stands right after the number it begins at; empty if anything may.
        leads: the one or two characters with which that number begins; empty if with any.
        anywhere: it can begin at any letter, so the whole text is searched if it holds what the mask needs.
        yes: texts in which it must claim all digits.
        no: texts in which it must claim nothing.
    """

    name: str
    kind: NumeralKind
    pattern: re.Pattern[str]
    begins: frozenset[str]
    needs: frozenset[str]
    follows: frozenset[str]
    leads: frozenset[str]
    anywhere: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


def mask(
    name: str,
    kind: NumeralKind,
    pattern: str,
    yes: tuple[str, ...],
    no: tuple[str, ...],
    *,
    heads: str = "",
    begins: str = "",
    needs: str = "",
    follows: str = "",
    leads: str = "",
    anywhere: bool = False,
) -> MaskPattern:
    """A mask that begins at a number, or at the first words of `heads`.

    Args:
        heads: alternatives parted by `|`, put where the pattern says `HEADS`; a blank in them is one blank.
        begins: further tokens it can begin at, parted by blanks; instead of a number if there are no heads.
        needs, follows, leads: parted by blanks.
    """
    first = first_words(heads) if heads else frozenset()
    first |= frozenset(begins.split())
    begins_at = first if first or anywhere else frozenset({NUMBER})
    compiled = re.compile(pattern.replace("HEADS", f"(?:{heads})"))
    needed, after, leading = (frozenset(words.split()) for words in (needs, follows, leads))
    return MaskPattern(name, kind, compiled, begins_at, needed, after, leading, anywhere, yes, no)
