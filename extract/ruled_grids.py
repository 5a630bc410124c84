"""Grids drawn on a page: which ruled lines make one table, and where its columns and rows begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading import PageReading, Rule

# Points. Rules that meet are drawn up to this far apart; double lines stand closer than this.
MEETS = 4.0
# A shorter rule underlines a word or ends a footnote's text.
SHORTEST = 8.0


@dataclass(frozen=True)
class Grid:
    """One drawn table: edges from left to right and from top to bottom, in points; at least two columns and rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] - MEETS < x < self.xs[-1] + MEETS and self.ys[0] - MEETS < y < self.ys[-1] + MEETS

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Row and column, from 0, of a point inside the grid."""
        return _between(y, self.ys), _between(x, self.xs)


def grids_of(page: PageReading) -> tuple[Grid, ...]:
    """The tables drawn on a page, from top to bottom; boxes around text and lone rules are none."""
    levels = [rule for rule in page.rules if rule.level and abs(rule.x1 - rule.x0) >= SHORTEST]
    uprights = [rule for rule in page.rules if not rule.level and abs(rule.bottom - rule.top) >= SHORTEST]
    found = []
    for members in _connected(levels, uprights):
        ys = _edges([(rule.top + rule.bottom) / 2 for rule in members if rule.level])
        xs = _edges([(rule.x0 + rule.x1) / 2 for rule in members if not rule.level])
        if len(xs) >= 3 and len(ys) >= 3:
            found.append(Grid(xs, ys))
    return tuple(sorted(found, key=lambda grid: grid.ys[0]))


def _connected(levels: Sequence[Rule], uprights: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that meet, directly or through others."""
    rules = [*levels, *uprights]
    root = list(range(len(rules)))

    def find(k: int) -> int:
        while root[k] != k:
            root[k] = root[root[k]]
            k = root[k]
        return k

    for a, level in enumerate(levels):
        for b, upright in enumerate(uprights, len(levels)):
            if _meet(level, upright):
                root[find(a)] = find(b)
    groups: dict[int, list[Rule]] = {}
    for k, rule in enumerate(rules):
        groups.setdefault(find(k), []).append(rule)
    return list(groups.values())


def _meet(level: Rule, upright: Rule) -> bool:
    x, y = (upright.x0 + upright.x1) / 2, (level.top + level.bottom) / 2
    wide = min(level.x0, level.x1) - MEETS <= x <= max(level.x0, level.x1) + MEETS
    return wide and min(upright.top, upright.bottom) - MEETS <= y <= max(upright.top, upright.bottom) + MEETS


def _edges(values: list[float]) -> tuple[float, ...]:
    """Distinct positions; those of a double line are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > MEETS:
            edges.append(value)
    return tuple(edges)


def _between(value: float, edges: tuple[float, ...]) -> int:
    place = sum(edge <= value for edge in edges) - 1
    return max(0, min(place, len(edges) - 2))
