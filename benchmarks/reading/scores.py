"""How right a page was read: letters, words, and each number in its place.

A number is what a printed word has from its first digit to its last, a percent sign included: `12.450,5` of
`(12.450,5`, `31/5/2023`, `52,3%`, `245` of `245/BC-UBND`. It is right only if the same characters, in one word and with
no letter or digit more at either end, were read in its place. One that was dropped is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from benchmarks.reading.truth import Printed, Truth

_DASHES = str.maketrans("–—−‐‑“”’‘", "-----\"\"''")
_LEADERS = re.compile(r"[.…_·]{3,}")
_NUMBER = re.compile(r"\d(?:.*\d)?%?")


@dataclass(frozen=True)
class Seen:
    """A word that was read, with its box in points.

    Attributes:
        flagged: a person is asked to look at it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float = 1.0
    second: str | None = None
    flagged: bool = False


@dataclass(frozen=True)
class NumberScore:
    """What became of one printed number.

    Attributes:
        printed: the word it stands in.
        read: the words in its place, with blanks between; empty if there are none.
    """

    printed: Printed
    read: str
    right: bool
    flagged: bool


@dataclass
class Score:
    """Counts of one page or many; see `add`.

    Attributes:
        letters, words: printed.
        letter_errors, word_errors: letters and words to change, add or take away, in reading order.
        in_place_errors: letters to change, add or take away when every word is taken where it stands, so that the
            order of reading does not count.
        invented: numbers read where nothing is printed; `invented_unflagged` those not marked for review.
    """

    pages: int = 0
    letters: int = 0
    letter_errors: int = 0
    in_place_errors: int = 0
    words: int = 0
    word_errors: int = 0
    numbers: int = 0
    right: int = 0
    flagged: int = 0
    wrong_unflagged: int = 0
    dropped: int = 0
    invented: int = 0
    invented_unflagged: int = 0
    wrong: list[NumberScore] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def cer(self) -> float:
        return self.letter_errors / self.letters

    @property
    def cer_in_place(self) -> float:
        return self.in_place_errors / self.letters

    @property
    def wer(self) -> float:
        return self.word_errors / self.words

    @property
    def numbers_right(self) -> float:
        return self.right / self.numbers

    @property
    def numbers_flagged(self) -> float:
        return self.flagged / self.numbers

    @property
    def unflagged_wrong(self) -> float:
        """Share of the numbers that nobody is asked to look at that are wrong, dropped ones included."""
        return self.wrong_unflagged / max(1, self.numbers - self.flagged)


def score_page(truth: Truth, seen: Sequence[Seen]) -> Score:
    """The score of one page; `seen` in the order of reading."""
    wanted, got = plain(truth.text), plain(" ".join(word.text for word in seen))
    score = Score(pages=1, letters=len(wanted), words=len(wanted.split()))
    score.letter_errors = Levenshtein.distance(wanted, got)
    score.word_errors = Levenshtein.distance(wanted.split(), got.split())
    score.in_place_errors = _in_place_errors(truth, seen)
    for number in score_numbers(truth, seen):
        score.numbers += 1
        score.right += number.right
        score.flagged += number.flagged
        score.dropped += not number.read
        score.wrong_unflagged += not number.right and not number.flagged
        if not number.right:
            score.wrong.append(number)
    for word in _invented(truth, seen):
        score.invented += 1
        score.invented_unflagged += not word.flagged
    return score


def plain(text: str) -> str:
    """NFC, one form of dashes and quotes, one blank between words, no dotted lines."""
    text = unicodedata.normalize("NFC", text).translate(_DASHES)
    return " ".join(_LEADERS.sub(" ", text).split())


def number_of(word: str) -> str | None:
    """The number in a printed word; None if it has no digit."""
    found = _NUMBER.search(plain(word))
    return found[0] if found else None


def same_number(printed: str, read: str) -> bool:
    """True if the number of the printed word was read exactly, with nothing grown on to it."""
    printed, read = plain(printed), plain(read)
    wanted, got = _NUMBER.search(printed), _NUMBER.search(read)
    if wanted is None or got is None or wanted[0] != got[0]:
        return False
    before, after = read[: got.start()][-1:], read[got.end() :][:1]
    grown = (before.isalnum() and before != printed[: wanted.start()][-1:]) or (
        after.isalnum() and after != printed[wanted.end() :][:1]
    )
    return not grown


def score_numbers(truth: Truth, seen: Sequence[Seen]) -> list[NumberScore]:
    """One result for each printed number, in reading order.

    First every number takes the nearest equal one that was read in its place (boxes of OCR may be off by a letter or
    two); the rest take what else was read there.
    """
    printed = [word for line in truth.lines for word in line if number_of(word.text) is not None]
    digits = [at for at, word in enumerate(seen) if number_of(word.text) is not None]
    pairs = sorted(
        (away, i, at)
        for i, word in enumerate(printed)
        for at in digits
        if (away := _distance(word, seen[at])) is not None and same_number(word.text, seen[at].text)
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, at in pairs:
        if i not in taken and at not in used:
            taken[i] = at
            used.add(at)
    scores = []
    for i, word in enumerate(printed):
        if i in taken:
            scores.append(NumberScore(word, seen[taken[i]].text, True, seen[taken[i]].flagged))
            continue
        over = [seen[at] for at in range(len(seen)) if at not in used and _overlaps(word, seen[at])]
        read = " ".join(other.text for other in over)
        scores.append(NumberScore(word, read, False, any(other.flagged for other in over)))
    return scores


def _distance(printed: Printed, seen: Seen) -> float | None:
    """How far the box of a word lies from where it is printed, points; None if that is another place."""
    height = printed.bottom - printed.top
    down = abs((printed.top + printed.bottom) / 2 - (seen.top + seen.bottom) / 2)
    gap = max(printed.x0 - seen.x1, seen.x0 - printed.x1, 0.0)
    if down > 0.6 * height or gap > height:
        return None
    return down + abs((printed.x0 + printed.x1) / 2 - (seen.x0 + seen.x1) / 2)


def _overlaps(printed: Printed, seen: Seen) -> bool:
    """True if at least half of the narrower box lies in the other, on one level."""
    across = min(printed.x1, seen.x1) - max(printed.x0, seen.x0)
    down = min(printed.bottom, seen.bottom) - max(printed.top, seen.top)
    narrow = min(printed.x1 - printed.x0, seen.x1 - seen.x0)
    low = min(printed.bottom - printed.top, seen.bottom - seen.top)
    return across > 0.5 * narrow and down > 0.5 * low


def _invented(truth: Truth, seen: Sequence[Seen]) -> list[Seen]:
    """Words with digits that touch no printed word."""
    printed = [word for line in truth.lines for word in line]
    return [
        word
        for word in seen
        if number_of(word.text) is not None
        and not any(
            min(word.x1, other.x1) > max(word.x0, other.x0)
            and min(word.bottom, other.bottom) > max(word.top, other.top)
            for other in printed
        )
    ]


def _in_place_errors(truth: Truth, seen: Sequence[Seen]) -> int:
    """Edit distance line by line; what was read on no line is added, a line nobody read is taken away."""
    of_line: list[list[Seen]] = [[] for _ in truth.lines]
    errors = 0
    boxes = [
        (
            min(word.x0 for word in line),
            min(word.top for word in line),
            max(word.x1 for word in line),
            max(word.bottom for word in line),
        )
        for line in truth.lines
    ]
    for word in seen:
        nearest, best = None, 0.0
        for number, (x0, top, x1, bottom) in enumerate(boxes):
            across = min(x1, word.x1) - max(x0, word.x0)
            down = min(bottom, word.bottom) - max(top, word.top)
            if across > 0 and down > 0 and across * down > best:
                nearest, best = number, across * down
        if nearest is None:
            errors += len(plain(word.text))
        else:
            of_line[nearest].append(word)
    for line, words in zip(truth.lines, of_line, strict=True):
        wanted = plain(" ".join(word.text for word in line))
        got = plain(" ".join(word.text for word in sorted(words, key=lambda word: word.x0)))
        errors += Levenshtein.distance(wanted, got)
    return errors
