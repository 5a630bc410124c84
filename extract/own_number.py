"""The act's own number where its annexes repeat it: `(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của …)`.

It names the document itself, so it is an identifier and its date a date, and neither is a mention of another act.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.act_numbers import ActNumber, symbol_number_at
from extract.dates import find_dates
from extract.mentions import DateParts, Mark, PassageMentions, ReferenceMention


def without_itself(found: PassageMentions, text: str, own: ActNumber, issued: DateParts | None) -> PassageMentions:
    """The mentions of a passage without those of the document's own number.

    Args:
        text: of the passage.
        own: the document's number.
        issued: its date; a mention that prints another date is another act.
    """
    itself = {mention: printed for mention in found.references if (printed := _printed(text, mention, own, issued))}
    if not itself:
        return found
    marks = [mark for mark in found.marks if not any(m.start <= mark.start < m.end for m in itself)]
    for mention, number in itself.items():
        parts = [Mark(number.start, number.end, "identifier")]
        for date in find_dates(text):
            if number.end <= date.start and date.end <= mention.end:
                parts.append(Mark(date.start, date.end, "date"))
        for run in re.finditer(r"\d+", text[mention.start : mention.end]):
            at = mention.start + run.start()
            if not any(part.start <= at < part.end for part in parts):
                parts.append(Mark(at, mention.start + run.end(), "name"))  # `… của Hội đồng nhân dân khóa 10`
        marks += parts
    references = tuple(mention for mention in found.references if mention not in itself)
    return replace(found, references=references, marks=tuple(sorted(marks, key=lambda mark: mark.start)))


def _printed(text: str, mention: ReferenceMention, own: ActNumber, issued: DateParts | None) -> ActNumber | None:
    """The number of a mention of the document itself, where it is printed; None if the mention is of another act."""
    if mention.issued_date is not None and issued is not None and mention.issued_date != issued:
        return None
    for digit in re.finditer(r"(?<!\d)\d", text[mention.start : mention.end]):
        number = symbol_number_at(text, mention.start + digit.start())
        if number and (number.symbol, number.year) == (own.symbol, own.year):
            return number if number.number.lstrip("0") == own.number.lstrip("0") else None
    return None
