"""How much of what a document asks was read: items of its task sections, and those of them that gave a directive."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document_parts import Document

_TASK_ROLES = frozenset({"task", "organisation"})


@dataclass(frozen=True, slots=True)
class TaskCoverage:
    """Leaves (items and bullets without children) under headings of tasks or of organisation.

    Attributes:
        items: how many there are.
        read: how many of them gave at least one row of `directives`.
    """

    items: int
    read: int


def task_coverage(document: Document) -> TaskCoverage:
    """Counts for one document; a leaf that is none of the tasks' (a viewpoint, a target) counts among `items` too."""
    roles: list[str | None] = []
    for section in document.sections:  # parents stand before their children
        inherited = roles[section.parent] if section.parent is not None else None
        roles.append(section.role or inherited)
    parents = {section.parent for section in document.sections}
    leaves = {
        index
        for index, section in enumerate(document.sections)
        if section.kind in ("item", "bullet") and index not in parents and roles[index] in _TASK_ROLES
    }
    read = {
        block.section
        for block, mentions in zip(document.blocks, document.mentions, strict=True)
        if mentions.directives and block.section in leaves
    }
    return TaskCoverage(len(leaves), len(read))
