from extract.reading import PageReading, Rule
from extract.ruled_grids import grids_of


def page(*rules: Rule) -> PageReading:
    return PageReading(1, 595.0, 842.0, 0, "digital", "digital_ok", "drawn", None, None, (), rules)


def level(y: float, left: float = 85.0, right: float = 544.0) -> Rule:
    return Rule(left, y, right, y)


def upright(x: float, top: float = 100.0, bottom: float = 140.0) -> Rule:
    return Rule(x, top, x, bottom)


def test_rules_that_meet_make_a_grid() -> None:
    (grid,) = grids_of(page(level(100), level(120), level(140), upright(85), upright(200), upright(544)))
    assert grid.xs == (85.0, 200.0, 544.0)
    assert grid.ys == (100.0, 120.0, 140.0)
    assert grid.cell(150.0, 110.0) == (0, 0)
    assert grid.cell(300.0, 130.0) == (1, 1)
    assert grid.holds(300.0, 130.0)
    assert not grid.holds(300.0, 160.0)


def test_double_lines_are_one_edge() -> None:
    (grid,) = grids_of(page(level(100), level(102), level(120), level(140), upright(85), upright(200), upright(544)))
    assert grid.ys == (100.0, 120.0, 140.0)


def test_boxes_and_lone_rules_are_no_tables() -> None:
    box = (level(100), level(140), upright(85), upright(544))
    assert grids_of(page(*box)) == ()
    assert grids_of(page(level(300), level(320), level(340))) == ()


def test_two_tables_on_a_page_stand_in_order() -> None:
    lower = (level(400), level(420), level(440), *(upright(x, 400, 440) for x in (85.0, 300.0, 544.0)))
    upper = (level(100), level(120), level(140), *(upright(x) for x in (85.0, 200.0, 544.0)))
    assert [grid.ys[0] for grid in grids_of(page(*lower, *upper))] == [100.0, 400.0]
