"""Which mentions of a document mean the same act. Resolves only when exactly one candidate is left.

Mentions join the act they fit, the surest first: those with number and date, then those with number and symbol, then
names and bare numbers (`Chỉ thị số 10`), at last `Nghị quyết này`. All mentions of one act are one candidate, and all
but its first resolve to the first, in the order of reading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from extract.folding import fold

Resolution = Literal["exact", "number_and_term", "unique_in_document", "name", "unresolved"]


@dataclass(frozen=True, slots=True)
class Cited:
    """What one mention says of its act.

    Attributes:
        symbol: number and symbol in normal form (`21-NQ/TW`), None if not printed.
        number: as printed, also of a bare number.
        name: what names an act without number (`Luật Đất đai năm 2024`), or the words before a law's number
            (`Luật Đất đai` of `Luật Đất đai số 31/2024/QH15`), as printed; else None.
        plural: the words mean several acts (`02 Quy định trên`, `các văn bản nêu trên`).
    """

    form: str
    doc_type: str
    number: str | None
    symbol: str | None
    issued: date | None
    issuer: str | None
    term: str | None
    name: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """Attributes:
    antecedent: index of the first mention of the act, None if this is the first or the act is not known.
    act: number of the act within the document; None if the mention is of no one act.
    """

    antecedent: int | None
    resolution: Resolution
    act: int | None


@dataclass(slots=True)
class _Act:
    """All that the mentions of one act say of it; `ordinal` counts the acts of the document."""

    ordinal: int
    members: list[int] = field(default_factory=list)
    doc_type: str = ""
    number: str | None = None
    symbol: str | None = None
    issued: date | None = None
    issuer: str | None = None
    term: str | None = None
    name: str | None = None
    year: str | None = None

    def add(self, index: int, cited: Cited) -> None:
        self.members.append(index)
        self.doc_type = self.doc_type or cited.doc_type
        self.number = self.number or _number(cited.number)
        self.symbol = self.symbol or cited.symbol
        self.issued = self.issued or cited.issued
        self.issuer = self.issuer or cited.issuer
        self.term = self.term or cited.term
        name, year = _name(cited.name)
        self.name, self.year = self.name or name, self.year or year or _year_of(cited.symbol, name)


def resolve(cited: Sequence[Cited]) -> list[Resolved]:
    """For each mention, in order of reading, the act it is of and how sure that is."""
    acts: list[_Act] = []
    alike: dict[tuple[str, str | None], list[_Act]] = defaultdict(list)  # by type and number, or name
    joined: dict[int, _Act] = {}
    for index in sorted(range(len(cited)), key=lambda i: (_rank(cited[i]), i)):
        mention = cited[index]
        if mention.form in ("self", "back"):
            continue
        same_key = alike[mention.doc_type, _number(mention.number) or _name(mention.name)[0]]
        fitting = [act for act in same_key if _fits(act, mention)]
        if len(fitting) > 1:
            continue  # several acts fit: it is of one of them, nobody can say which
        act = fitting[0] if fitting else _Act(len(acts))
        if not fitting:
            acts.append(act)
            same_key.append(act)
        act.add(index, mention)
        joined[index] = act
        named = alike[mention.doc_type, _name(mention.name)[0]] if mention.number and mention.name else same_key
        if act not in named:
            named.append(act)  # `Luật Đất đai` is the law whose number stands elsewhere
    for act in acts:
        act.members.sort()
    acts_of: dict[str, list[_Act]] = defaultdict(list)  # in order of their first mention
    for act in sorted(acts, key=lambda act: act.members[0]):
        acts_of[act.doc_type].append(act)
        acts_of["Văn bản"].append(act)
    for index, mention in enumerate(cited):
        if mention.form == "back" and (known := _meant(mention, index, acts_of[mention.doc_type])):
            joined[index] = known
            known.members.append(index)
    return [_resolved(index, mention, joined.get(index)) for index, mention in enumerate(cited)]


def _rank(cited: Cited) -> int:
    if cited.symbol and cited.issued:
        return 0
    if cited.symbol:
        return 1
    if cited.number is None and (cited.issued or _name(cited.name)[1]):
        return 2
    return 3


def _fits(act: _Act, cited: Cited) -> bool:
    """Whether a mention of the same type and number, or name, can be of that act."""
    if cited.number is None:
        return _agree(act.year, _name(cited.name)[1]) and _agree(act.issued, cited.issued)
    if not _agree(act.symbol, cited.symbol) or not _agree(act.issued, cited.issued) or not _agree(act.term, cited.term):
        return False
    same_print = act.symbol == cited.symbol and act.issued == cited.issued
    return (same_print and cited.issued is not None) or _same_issuer(act.issuer, cited.issuer)


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _same_issuer(one: str | None, other: str | None) -> bool:
    """Whether two prints can name one body: `Ban Chấp hành Trung ương` and `Ban Chấp hành Trung ương Đảng`."""
    if one is None or other is None:
        return True
    short, long = sorted((" ".join(fold(one).split()), " ".join(fold(other).split())), key=len)
    return long.startswith(short) or long.endswith(short)


def _meant(cited: Cited, index: int, acts: list[_Act]) -> _Act | None:
    """The act that `Nghị quyết này` means: the only one of `acts`, those of its type, that is mentioned before."""
    before = [act for act in acts[:2] if act.members[0] < index]
    return before[0] if len(before) == 1 and not cited.plural else None


def _resolved(index: int, cited: Cited, act: _Act | None) -> Resolved:
    if act is None:
        return Resolved(None, "unresolved", None)
    first, number = act.members[0], act.ordinal
    if first == index:
        return Resolved(None, "unresolved", number)
    if cited.form == "named":
        return Resolved(first, "name", number)
    if cited.symbol and cited.issued:
        return Resolved(first, "exact", number)
    if cited.symbol and cited.term and cited.term == act.term:
        return Resolved(first, "number_and_term", number)
    return Resolved(first, "unique_in_document", number)


def _number(number: str | None) -> str | None:
    return (number.lstrip("0") or "0") if number else None


def _year_of(symbol: str | None, name: str | None) -> str | None:
    """The year in a named law's number (`31/2024/QH15`)."""
    found = re.match(r"\d+/((?:19|20)\d\d)/", symbol) if symbol and name else None
    return found[1] if found else None


_YEAR = re.compile(r",? (?:năm )?((?:19|20)\d\d)$")
_DAY = re.compile(r",? ngày .*$")


def _name(name: str | None) -> tuple[str | None, str | None]:
    """A name without its year or date, and the year: `luật đất đai`, `2024`."""
    if name is None:
        return None, None
    words = _DAY.sub("", " ".join(fold(name).split())).removesuffix(" của đảng")
    found = _YEAR.search(words)
    return (words[: found.start()], found[1]) if found else (words, None)
