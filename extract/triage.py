"""Is the text layer of a page the text a person sees? One verdict per page, with what was measured.

A layer is not trusted because it exists: scanners write their own bad OCR, fonts lose letters, and a stamp may be
the only text on a scanned page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pdf_words import PdfPage
from extract.reading import LayerHealth, Word
from extract.syllables import is_syllable, spelling

# Sound pages of notices measure 0.93 (tables full of foreign names) to 1.0, scanners' bad layers 0.40 to 0.55.
_SOUND_SHARE = 0.8
# A scanner's own layer says nothing of its doubts: it must be nearly faultless to be preferred to a fresh reading.
_SOUND_OCR_SHARE = 0.97
# Below this many judged words a share means nothing.
_ENOUGH_WORDS = 20
# Words that are neither spelled nor numbers: 2 to 10 % in text, a quarter in tables full of abbreviations; in a font
# whose codes are shifted by 29 (`7K{QJ EiR` for Thông báo) nearly all.
_ODD_SHARE = 0.45
# Undecodable glyphs: bullets of symbol fonts are a few per page, a font without a character map is most of it.
_UNMAPPED_SHARE = 0.08
# `h` is 8 to 13 % of the letters of Vietnamese (nh, th, ch, ph, kh); 5 % in a page of names.
_H_SHARE = 0.01
# Pages with fewer words over a full-page image may bear only a stamp: `SAO Y; Hà Nội, ngày …`, a signature's text.
_STAMP_WORDS = 80
_FULL_PAGE = 0.5
# Share of dark pixels, outside the words, in the image under them: five typed lines give 0.4 %, a faint watermark
# or an emblem less than 0.05 %.
_PRINT_IN_IMAGE = 0.002

# Old fonts print the Latin letter gha for the Vietnamese one; no word of Vietnamese has a gha, so this mends exactly.
_GHA = str.maketrans("ƣƢ", "ưƯ")

_WRONG_LETTERS = re.compile("[ƣƢ\u0400-\u04ff]")
# A capital H that was lost leaves its onset alone: `C IA SẺ`, `K Ả NĂNG`, `NG Ị`.
_LONE_ONSET = re.compile(r"^(?:C|K|T|P|N|NG|G)$")
_CAPITAL_VOWEL = re.compile(r"^[AĂÂEÊIOÔƠUƯYÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][^\W\d_]*$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text layer is worth.

    Attributes:
        reason: what was measured, in one line.
    """

    health: LayerHealth
    reason: str


def without_gha(page: PdfPage) -> tuple[PdfPage, int]:
    """The page with `ƣ` read as the `ư` it is printed as, and how many there were."""
    count = sum(word.text.count("ƣ") + word.text.count("Ƣ") for word in page.words)
    if not count:
        return page, 0
    return replace(page, words=tuple(word._replace(text=word.text.translate(_GHA)) for word in page.words)), count


def judge(page: PdfPage, print_in_image: Callable[[], float]) -> Verdict:
    """The verdict on the text layer of a page.

    Args:
        print_in_image: share of dark pixels in the page's image outside its words (0..1); dear, asked only in doubt.
    """
    words, layer = page.words, page.layer
    if not words:
        return Verdict("no_text", f"no text; images cover {layer.image_cover:.0%}")
    own = [word for word in words if not word.annotation]
    over_image = layer.image_cover >= _FULL_PAGE
    if over_image and not own:
        return Verdict("stamp_only", f"{len(words)} words, all of a signature or stamp, over a whole-page image")
    if over_image and len(own) < _STAMP_WORDS and layer.invisible_words < len(own) / 2:
        dark = print_in_image()
        if dark >= _PRINT_IN_IMAGE:
            return Verdict("stamp_only", f"{len(words)} words; the image holds other print ({dark:.1%} dark)")
    return _judge_spelling(own or list(words), page)


def _judge_spelling(words: Sequence[Word], page: PdfPage) -> Verdict:
    layer = page.layer
    texts = [word.text for word in words]
    spelled = spelling(texts)
    share, judged = spelled.share, spelled.judged
    scanned = layer.image_cover >= _FULL_PAGE and layer.invisible_words * 2 >= len(words)
    measured = f"{share:.0%} of {judged} words are Vietnamese syllables"
    if scanned:
        if judged >= _ENOUGH_WORDS and share >= _SOUND_OCR_SHARE:
            return Verdict("digital_ok", f"a scanner's text layer, sound: {measured}")
        return Verdict("bad_ocr_layer", f"a scanner's text layer over an image: {measured}")
    if layer.characters and layer.unmapped / layer.characters >= _UNMAPPED_SHARE:
        return Verdict("broken_encoding", f"{layer.unmapped} of {layer.characters} glyphs stand for no known character")
    wrong = sum(len(_WRONG_LETTERS.findall(text)) for text in texts)
    if wrong:
        return Verdict("broken_encoding", f"{wrong} letters that Vietnamese does not have (ƣ, Cyrillic)")
    lost = _lost_onsets(texts)
    if lost:
        return Verdict("broken_encoding", f"letters were dropped: {lost}")
    if judged >= _ENOUGH_WORDS and share < _SOUND_SHARE:
        health: LayerHealth = "bad_ocr_layer" if layer.image_cover >= _FULL_PAGE else "broken_encoding"
        return Verdict(health, f"only {measured}")
    if judged + spelled.odd >= _ENOUGH_WORDS and spelled.odd_share >= _ODD_SHARE:
        return Verdict("broken_encoding", f"{spelled.odd_share:.0%} of the words are neither spelled nor numbers")
    letters = [ch for text in texts for ch in text.lower() if ch.isalpha()]
    if len(letters) >= 200 and letters.count("h") / len(letters) < _H_SHARE:
        return Verdict("broken_encoding", f"the letter h is missing; {measured}")
    return Verdict("digital_ok", measured)


def _lost_onsets(texts: Sequence[str]) -> str | None:
    """The first place where a capital onset stands alone before a capital rime, None if there is none.

    `C IA SẺ` is a broken CHIA SẺ; `Vitamin C ở` and `điểm C. Ở` are sound.
    """
    for before, after in pairwise(texts):
        if _LONE_ONSET.match(before) and _CAPITAL_VOWEL.match(after) and after.isupper() and is_syllable(after):
            return f"`{before} {after}`"
    return None
