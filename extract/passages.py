"""Reads one passage: references, masks, quantities, what binds them, tasks; every digit has one claim."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extract.bare_counts import with_bare_counts
from extract.bases import find_bases
from extract.broken_numbers import broken_numbers
from extract.dates import find_dates
from extract.directives import find_directives
from extract.figures import bind
from extract.folding import fold
from extract.masks import EARLY_MASKS, LATE_MASKS, MASKS, Masks, claim
from extract.mentions import Claim, DirectiveMention, Lead, Mark, NumeralKind, PassageMentions, Zone
from extract.misread_words import with_right_marks
from extract.parties import task_parties
from extract.passage import Passage
from extract.periods import find_periods, sole_period
from extract.quantities import find_quantities
from extract.references import find_references
from extract.sentences import sentences
from extract.task_attributes import attributes_below
from extract.tokens import lex

_DIGITS = re.compile(r"[0-9]+")
_WORD_NUMBERS = re.compile(
    r"(?<![^\W_])(?:gấp|nửa|phần|mươi|mười|trăm|chục|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![^\W_])"
)  # without one of these a text without digits measures nothing
_LABEL = re.compile(
    r"\s*(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)]|[0-9]{1,2}\.[0-9]{1,2}|[a-zđ]\)|[IVX]{1,5}\.|[-+•*–])(?=\s)"
)
# What digits are in zones that hold no running text.
_ZONE_KIND: dict[Zone, NumeralKind] = {"page_number": "page_number", "recipients": "name", "signature": "name"}
_FOOTNOTE_MARK = re.compile(r"\s*\(?[0-9]{1,3}\)?(?=[\s.:A-ZĐ])")
# Glued to the word (`các ngành1.`), or a word of its own with the stop set off (`các ngành 1 .`).
# The digit comes first, since the matcher can look for it.
_FOOTNOTE_CALL = re.compile(r"[0-9](?:(?<=[^\W\d_][0-9])[0-9]?(?=[\s.,;:)]|$)|(?<=[^\W\d_] [0-9])[0-9]?(?= [.,;:]))")


def label_of(text: str) -> tuple[int, int] | None:
    """The label a text begins with (`1.`, `3.2.1.`, `a)`, `-`), as `explain` sees it; None if none."""
    match = _LABEL.match(text)
    if match and match[0][-1].isdigit() and not text[match.end() :].lstrip()[:1].isupper():
        return None  # `1.5 triệu đồng`: a number; `1.5 Về thu ngân sách`: a label
    return (match.start() + len(match[0]) - len(match[0].lstrip()), match.end()) if match else None


def read_passage(
    passage: Passage,
    *,
    zone: Zone = "text",
    label: tuple[int, int] | None = None,
    lead: Lead | None = None,
    own_type: str | None = None,
    calls: tuple[tuple[int, int], ...] = (),
    below: tuple[str, ...] = (),
    claims: list[Claim] | None = None,
) -> PassageMentions:
    """Figures, references, tasks and the account of digits of one passage.

    Args:
        label: start and end of a list label in the passage; it measures nothing.
        lead: what stands above the passage.
        calls: footnote calls that the print gives away.
        below: the lines of attributes under the passage (`Cơ quan chủ trì: …`).
        own_type: type of the document (`Thông báo`), which tells `Thông báo này` from another act.
        claims: takes what each rule took, in the order of the rules, if given.
    """
    text = passage.text
    folded = with_right_marks(fold(text))
    taken = bytearray(len(text))
    marks: list[Mark] = []

    def take(start: int, end: int, kind: NumeralKind, rule: str = "") -> None:
        taken[start:end] = b"\1" * (end - start)
        tell(rule or kind, start, end)
        if _DIGITS.search(text, start, end):
            marks.append(Mark(start, end, kind, rule))

    def tell(rule: str, start: int, end: int) -> None:
        if claims is not None:
            claims.append(Claim(rule, start, end))

    def mask(masks: Masks) -> None:
        for found in claim(folded, taken, masks):
            marks.append(found)
            tell(f"mask: {found.rule}", found.start, found.end)

    if zone == "page_number":
        for match in _DIGITS.finditer(text):
            take(*match.span(), "page_number")
        return PassageMentions(marks=tuple(marks))
    if label is not None:
        take(*label, "list_label")
    elif zone == "footnote" and (mark := _FOOTNOTE_MARK.match(text)):
        take(*mark.span(), "footnote")
    begin = label[1] if label else 0

    references = find_references(text, own_type=own_type)
    tasks: tuple[DirectiveMention, ...] = ()
    # tasks stand in running text only, or are a heading with lines under it that say whose they are
    if zone == "text" or (zone == "heading" and (under := attributes_below(below)) and under.leads):
        tasks = find_directives(text, label_end=begin, lead=lead, own_type=own_type, below=below)
    parties = tuple(task_parties(text, tasks))
    for reference in references:
        take(reference.start, reference.end, "reference", f"reference: {reference.form}")
    for task in tasks:
        tell(f"task: {task.modality}, addressee {task.assignee_source}", task.start, task.end)
    notes = [call for call in calls if not any(taken[slice(*call)])]
    for call in notes:
        take(*call, "footnote")
    has_digits = _DIGITS.search(text, begin) is not None
    if not has_digits and not _WORD_NUMBERS.search(folded):
        return PassageMentions((), references, tasks, parties, tuple(marks))

    mask(EARLY_MASKS)
    dates = tuple(d for d in find_dates(text) if not any(taken[d.start : d.end]))
    periods = find_periods(folded, dates, taken)
    bases = find_bases(folded, periods, taken)
    for date in dates:
        take(date.start, date.end, "date")
    for base in bases:
        tell(f"base: {base.kind}", base.start, base.end)
    for period in periods:
        # days are dates in the account; their period is read all the same
        if any(taken[period.start : period.end]):
            tell(f"period: {period.unit}", period.start, period.end)
        else:
            take(period.start, period.end, "period", f"period: {period.unit}")
    mask(MASKS)
    for broken in broken_numbers(folded, lex(folded), taken):
        take(*broken, "unexplained", "broken number")
    # Nothing is measured where names stand: `7 Hồ` of a pen over `Hồ Thị Kim Ngân` are no lakes.
    quantities = [] if zone in ("recipients", "signature") else find_quantities(folded, taken)
    if quantities:
        quantities = with_bare_counts(text, lex(folded), taken, quantities)
    for quantity in quantities:
        tell("quantity", quantity.start, quantity.end)
    mask(LATE_MASKS)
    above = _with_period(lead) if lead is not None else Lead(None, None)
    parts = sentences(text, begin)
    for part in parts:
        tell("sentence", *part)
    for match in _FOOTNOTE_CALL.finditer(text):
        if not any(taken[match.start() : match.end()]):
            notes.append(match.span())
            take(*match.span(), "footnote")
    asked = sorted(
        [(task.start, task.end, max(task.start, text.find(task.action, task.start, task.end))) for task in tasks]
    )
    figures = bind(text, folded, parts, quantities, periods, bases, above, notes, asked)
    placed = {figure.quantity.start for figure in figures}
    for quantity in quantities:
        if _DIGITS.search(text, quantity.start, quantity.end):
            kind: NumeralKind = "figure" if quantity.start in placed else "unexplained"
            marks.append(Mark(quantity.start, quantity.end, kind))
    for match in _DIGITS.finditer(text):
        if not any(taken[match.start() : match.end()]):
            kind = _ZONE_KIND.get(zone, "unexplained")
            if kind == "unexplained" and _ends_name(text, *match.span()):
                kind = "name"
            take(*match.span(), kind)
    return PassageMentions(figures, references, tasks, parties, tuple(sorted(marks, key=lambda m: m.start)))


def _ends_name(text: str, start: int, end: int) -> bool:
    """Whether a small number that no rule explains ends a name in capitals: `Nhà máy Duyên Hải 3 mở rộng`.

    Not `Có 3` (a word that opens a sentence), `Hải 3.5`, `Hải 3%`.
    """
    words = text[max(0, start - 24) : start].split()
    if (
        end - start > 3
        or len(words) < 2
        or text[start - 1] != " "
        or re.match(r"[^\W_]|[.,/][0-9]| ?%", text[end : end + 3])
    ):
        return False
    return words[-1].isalpha() and words[-1][0].isupper() and not words[-2].endswith((".", ":", ";", "!", "?"))


@lru_cache(maxsize=256)
def _with_period(lead: Lead) -> Lead:
    """The lead with the one period that the nearest heading with a period names."""
    for heading in (lead.heading, *lead.above) if lead.heading and lead.period is None else ():
        if found := sole_period(heading):
            return replace(lead, period=found[0], period_text=found[1])
    return lead
