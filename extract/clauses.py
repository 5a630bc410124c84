"""Sentences as the binding rules see them: quantities, periods and bases in place, clauses and their parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.mentions import BaseExpr, FigureMention, PeriodExpr, Quantity
from extract.places import PLACE_WORDS, places_in
from extract.tokens import Tokens, lex
from extract.values import value
from extract.words import Word, words_of

_BRACKETS = re.compile(r"\([^()]*\)")
# `Mực nước hồ |lúc 7 giờ| ngày 12/4`: says when, names nothing
_HOUR = re.compile(
    r"(?:vào )?lúc [0-9]{1,2}(?: ?(?:giờ|h)| ?: ?[0-9]{2})(?: ?[0-9]{1,2}(?: phút)?)?(?![^\W_]|[.,/][0-9])"
)

PRICE = re.compile(
    r"\(?(?:tính )?(?:theo )?(?:giá (?P<current>hiện hành|thực tế)|(?:giá )?(?:so sánh|cố định|"
    r"ss)(?: năm)? (?P<year>(?:19|20)\d\d))\)?"
)
_PRICE_WORDS = frozenset(("giá", "sánh", "định", "ss"))  # one of them stands in every match


@value(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage; offsets count in the passage.

    Attributes:
        holes: spans that name no indicator (periods, bases, footnote calls, brackets without a figure), sorted.
        words: in order; a hole is one word.
        word_starts: where each of them begins.
        brackets: spans of brackets that hold figures, sorted.
        tokens: of the whole passage.
        places: spans of the places it names, sorted.
        priced: whether it names the prices that a sum is in.
    """

    text: str
    folded: str
    start: int
    end: int
    quantities: Sequence[Quantity]
    periods: Sequence[PeriodExpr]
    bases: Sequence[BaseExpr]
    holes: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]
    word_starts: tuple[int, ...]
    brackets: tuple[tuple[int, int], ...]
    tokens: Tokens
    places: tuple[tuple[int, int], ...]
    priced: bool

    def word_at(self, offset: int) -> int:
        """Index of the first word that begins at or after `offset`."""
        return bisect_left(self.word_starts, offset)

    def said(self, start: int, end: int) -> frozenset[str]:
        """The words, numbers and marks that begin between two offsets, so that a pattern of others is not searched."""
        starts = self.tokens.starts
        return frozenset(self.tokens.keys[bisect_left(starts, start) : bisect_left(starts, end)])

    def bracket_of(self, offset: int) -> tuple[int, int] | None:
        """The bracket with figures around `offset`, None if it stands in none."""
        if not self.brackets:
            return None
        return next((b for b in self.brackets if b[0] <= offset < b[1]), None)


def sentence_of(
    text: str,
    folded: str,
    start: int,
    end: int,
    quantities: Sequence[Quantity] = (),
    periods: Sequence[PeriodExpr] = (),
    bases: Sequence[BaseExpr] = (),
    notes: Sequence[tuple[int, int]] = (),
) -> Sentence:
    """The sentence `text[start:end]` with what was found in it; `notes` are calls of footnotes."""
    named = [(p.start, p.end) for p in periods] + [(b.start, b.end) for b in bases] + list(notes)
    tokens = lex(folded)
    priced = not _PRICE_WORDS.isdisjoint(tokens.words)
    prices = [m.span() for m in PRICE.finditer(folded, start, end)] if priced else []
    holes, brackets = _holes(folded, start, end, quantities, named + prices)
    words = words_of(tokens, start, end, holes)
    return Sentence(
        text,
        folded,
        start,
        end,
        quantities,
        periods,
        bases,
        holes,
        words,
        tuple([word.start for word in words]),
        brackets,
        tokens,
        () if PLACE_WORDS.isdisjoint(tokens.words) else tuple(places_in(text, start, end)),
        bool(prices),
    )


def _holes(
    folded: str,
    start: int,
    end: int,
    quantities: Sequence[Quantity],
    named: Sequence[tuple[int, int]],
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Spans that name no indicator (those `named`, hours, brackets), and the brackets that hold a figure."""
    spans = list(named)
    if folded.find("lúc ", start, end) >= 0:
        spans += [m.span() for m in _HOUR.finditer(folded, start, end)]
    held: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(folded, start, end):
        if any(match.start() <= q.start < match.end() for q in quantities):
            held.append(match.span())
        elif not _ABBREVIATES.fullmatch(match[0]):
            spans.append(match.span())
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged), tuple(held)


# `(hệ số ICOR)`, `(GRDP)` belong to the name they stand after; `(theo báo cáo của Sở)`, `(năm 2020)` do not.
_ABBREVIATES = re.compile(r"\([^()\d\s]{1,12}(?: [^()\d\s]{1,8})?\)|\((?:hệ số|chỉ số|viết tắt)[^()\d]*\)")


def clause_start(s: Sentence, at: int) -> int:
    """Start of the clause of `at`: after the last `;`, `trong đó`, opening bracket, or colon that opens a list."""
    start = s.start
    bracket = s.bracket_of(at)
    if bracket is not None:
        start = bracket[0] + 1
    for mark in (";", ": ", " trong đó"):
        found = s.folded.rfind(mark, start, at)
        if found >= 0:
            start = max(start, found + len(mark))
    return start


def part_start(s: Sentence, clause: int, at: int) -> int:
    """Start of the part between commas (or in brackets) that `at` stands in; `clause` is the start of its clause."""
    start = clause
    for match in _PART_OPENS.finditer(s.folded, clause, at):
        position = match.end()
        if not any(a < position <= b for a, b in s.holes):
            start = position
    return start


_PART_OPENS = re.compile(r",\s|\s\(")


def clause_end(s: Sentence, at: int) -> int:
    """End of the clause of `at`: before the next `;` or `trong đó`."""
    end = s.folded.find(";", at, s.end)
    end = end if end >= 0 else s.end
    part = s.folded.find(" trong đó", at, end)
    return part if part >= 0 else end


NEXT_PART = re.compile(r"[,;:(]|\s(?:và|với|trong đó|còn|nhưng)\s")
# `12 tấn gạo| cho 45 khẩu`: what the thing is for is no name of the next number
_OWN_WORDS_END = re.compile(NEXT_PART.pattern + r"|\s(?:cho|của)\s")
_RANKED_AMONG = re.compile(r" (?:tỉnh|huyện|xã)(?:, (?:thị xã|thị trấn|thành phố|thành|phường))+")


_LONGEST_VERB = 4  # words of a name before what stands behind its number


def _name_behind(s: Sentence, at: int, name: str) -> int | None:
    """Where the words of a name that stand at `at` end: of `chuyển đổi |cây trồng|` those after its verb."""
    words = name.split(" ")
    for dropped in range(min(_LONGEST_VERB, len(words) - 1) + 1):
        tail = " ".join(words[dropped:])
        if s.text.startswith(tail, at):
            return at + len(tail)
    return None


def words_end(s: Sentence, previous: FigureMention, limit: int) -> int:
    """Where the words of the figure before end: its noun phrase and its base name nothing of the next figure.

    `bằng 54% dự toán Trung ương giao|, tăng 12%`; `12 dự án FDI| với tổng vốn 1,2 tỷ`.
    """
    end = previous.quantity.end
    if previous.base is not None and end <= previous.base.end <= limit:
        end = previous.base.end
    unit = previous.quantity.unit_text
    if unit and previous.indicator and s.text.startswith(previous.indicator, unit[0]):
        named = unit[0] + len(previous.indicator)
        end = named if end < named <= limit else end  # `lượt cán bộ, đảng viên tham gia|, đạt 98%`
    elif previous.indicator and (behind := _name_behind(s, previous.quantity.end + 1, previous.indicator)):
        end = behind if end < behind <= limit else end  # `3.420 ha lúa và hoa màu bị ngập úng|, 12 km đê bị sạt lở`
    if among := _RANKED_AMONG.match(s.folded, end):
        end = min(limit, among.end())
    part = _OWN_WORDS_END.search(s.folded, end, limit)
    return part.start() if part else end
