"""The name of a figure as the rules hand it on, and where its number stands among the words of its sentence."""

from __future__ import annotations

from extract.mentions import BindingSource
from extract.subjects import Subject
from extract.values import value


@value(frozen=True, slots=True)
class Name:
    """What a number measures.

    Attributes:
        subject: the phrase left of the number that it, or the figure it is carried from, was named by.
        verb: what was done with what is counted (`ban hành`), None if nothing.
        owner: who or what has the counted (`Mô hình “…”`), where it is no body that acts.
    """

    text: str | None
    source: BindingSource | None
    subject: Subject | None = None
    verb: str | None = None
    owner: str | None = None


@value(frozen=True, slots=True)
class Place:
    """Where a number stands among the words of its sentence.

    Attributes:
        start: of the words left of it that are its own.
        end: of the words right of it that are its own.
        index: of the quantity in the sentence.
        side: of a change with two values.
        after: end of the words of the figure before, also where `start` is that of a bracket behind them.
    """

    start: int
    end: int
    index: int
    side: str | None
    after: int
