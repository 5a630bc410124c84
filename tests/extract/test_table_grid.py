"""Grids made by ruled lines, and the words in their cells."""

from __future__ import annotations

import math

from extract.reading import Line, Rule, Word
from extract.rules import joined, slant
from extract.table_grid import Grid, by_cell, find_grids


def level(y: float, x0: float = 100, x1: float = 400) -> Rule:
    return Rule(x0, y, x1, y)


def upright(x: float, top: float = 100, bottom: float = 160) -> Rule:
    return Rule(x, top, x, bottom)


FULL = (level(100), level(130), level(160), upright(100), upright(200), upright(400))


def spans(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.last_row, c.last_column) for c in grid.cells]


def test_crossing_lines_make_a_grid() -> None:
    (grid,) = find_grids(FULL)
    assert (grid.xs, grid.ys) == ((100, 200, 400), (100, 130, 160))
    assert spans(grid) == [(0, 0, 0, 0), (0, 1, 0, 1), (1, 0, 1, 0), (1, 1, 1, 1)]


def test_rules_of_a_header_underlines_and_boxes_are_no_table() -> None:
    assert find_grids([level(90, 130, 210), level(91, 330, 490), level(178, 250, 380), level(767, 84, 227)]) == ()
    assert find_grids([level(100), level(160), upright(100), upright(400)]) == ()  # a box around a text
    boxed_rows = [level(100), level(120), level(140), level(160), upright(100), upright(400)]
    assert find_grids(boxed_rows) == ()  # one column


def test_places_without_a_wall_are_one_cell() -> None:
    # the upper row spans both columns; the first column of the lower rows is merged
    rules = [level(100), level(130), level(145, 200, 400), level(160), upright(100), upright(400)]
    (grid,) = find_grids([*rules, upright(200, 130, 160)])
    assert spans(grid) == [(0, 0, 0, 1), (1, 0, 2, 0), (1, 1, 1, 1), (2, 1, 2, 1)]


def test_outer_lines_may_be_missing() -> None:
    (grid,) = find_grids([level(100), level(130), level(160), upright(200), upright(300)])
    assert grid.xs == (100, 200, 300, 400)


def test_two_tables_of_a_page_are_two() -> None:
    below = [Rule(r.x0, r.top + 300, r.x1, r.bottom + 300) for r in FULL]
    assert [grid.ys[0] for grid in find_grids([*below, *FULL])] == [100, 400]


def test_a_page_that_lies_askew_is_put_straight() -> None:
    fall = math.tan(math.radians(2))

    def askew(x: float, y: float) -> tuple[float, float]:
        return x - fall * y, y + fall * x

    rules = [Rule(*askew(r.x0, r.top), *askew(r.x1, r.bottom)) for r in FULL]
    assert round(slant(rules), 9) == round(fall, 9)
    (grid,) = find_grids(rules)
    assert len(grid.cells) == 4
    x, y = askew(390, 103)  # far right in the upper row, below the left end of the next line
    assert grid.cell_of(Word("9", x - 3, y - 3, x + 3, y + 3)) == 1


def test_pieces_of_a_line_are_joined() -> None:
    pieces = [Rule(100, 50, 200, 50), Rule(200.5, 50.4, 300, 50.4), Rule(340, 50, 400, 50), Rule(100, 50.9, 300, 50.9)]
    assert [(r.x0, r.x1) for r in joined(pieces)] == [(100, 300), (340, 400)]


def test_lines_are_read_cell_by_cell() -> None:
    def line(*words: tuple[str, float], top: float) -> Line:
        return Line(tuple(Word(text, x, top, x + 10, top + 10) for text, x in words))

    lines = [
        line(("Bảng", 100), top=80),
        line(("Diện", 110), ("23", 300), top=103),
        line(("tích", 110), ("ha", 300), top=115),
        line(("Thu", 110), ("7", 300), top=140),
        line(("Sau", 100), top=180),
    ]
    assert [part.text for part in by_cell(lines, find_grids(FULL))] == [
        "Bảng", "Diện", "tích", "23", "ha", "Thu", "7", "Sau",
    ]  # fmt: skip
