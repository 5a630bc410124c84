"""The task that a plan's attributes make of the words before or above them."""

from __future__ import annotations

import re

from extract.folding import fold
from extract.mentions import DirectiveMention
from extract.products import product_of
from extract.task_attributes import Attributes

_TWO_WORDS = re.compile(r"[^\W\d_][\W\d_]+[^\W\d_]")


def attributed_task(
    text: str, label_end: int, attributes: Attributes, own: Attributes | None
) -> DirectiveMention | None:
    """The task whose addressee and deadline are printed as attributes, in this text (`own`) or under it."""
    here = attributes is own
    end = attributes.start if here else len(text)
    start = label_end + len(text[label_end:]) - len(text[label_end:].lstrip())
    action = re.sub(r"[\s./;,:(\-–]+$", "", text[start:end])
    if not _TWO_WORDS.search(action):
        return None
    deadline = attributes.deadline
    return DirectiveMention(
        start=start,
        end=max(attributes.end, start + len(action)) if here else start + len(text[start:].rstrip()),
        modality="assign",
        assignees=attributes.leads,
        cooperating=attributes.partners,
        assignee_source="local",
        action=action,
        product=product_of(fold(action)),
        deadline=(deadline.start, deadline.end) if deadline and here else None,
        due=deadline.due if deadline else None,
        deadline_kind=deadline.kind if deadline else "none",
        reports_to=None,
        deadline_words=None if here else attributes.deadline_text,
    )
