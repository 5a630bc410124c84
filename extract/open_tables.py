"""Rules that nobody drew: the edges that white makes between the rows and columns of tables without all their lines.

Found where several rows of numbers stand one below the other in columns. What is found becomes rules of the page, so
that a table without lines is read as a ruled one. All of it is geometry of words; points, origin top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.column_counts import counts_columns
from extract.header_cells import read_header
from extract.open_headers import NEXT_LINE, end_of_header, header_top, widened
from extract.print_bands import LEAST_COLUMNS, Band, bands_of, heights, is_row, lone_numbers
from extract.reading import Rule, Word
from extract.rules import slant
from extract.table_grid import Grid, find_grids, straight

_LEAST_ROWS = 3
_SHORT_NUMBERS = 3
# Bands above a table that goes on from the page before: a page number, a line of the name of its first row.
_CONTINUED_ABOVE = 3
_WRAPPED_BELOW = 2
# Lines of one cell stand nearer than this share of their height; a cell has its next line within so many bands.
_LINE_GAP = 0.42
_NEAR_BANDS = 3
# Points: rules nearer than this lie on one edge.
_ONE_EDGE = 4.5
# Points: a title of rows is set in the middle of the table, whose edges the words tell but roughly.
_CENTRED = 15.0
# Rows of three lines take more.
_SEVERAL_ROWS = 30.0


def implied_rules(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The edges of rows and columns that are not drawn; () where no table lacks lines.

    Args:
        words: of a page that stands upright, straight or nearly so.
        rules: drawn on it.
    """
    fall = slant(rules)
    if not fall:
        return _implied(words, rules)
    found = _implied([_word_straight(word, fall) for word in words], [_rule_straight(rule, fall) for rule in rules])
    return tuple(_rule_straight(rule, -fall) for rule in found)


def may_imply_rules(words: Sequence[Word]) -> bool:
    """Whether two rows of figures stand on a page, or more: what page reading saw of a table may be little."""
    return sum(is_row(band) for band in bands_of(words)) >= _LEAST_ROWS - 1


def _word_straight(word: Word, fall: float) -> Word:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    x, y = straight(across, down, fall)
    dx, dy = x - across, y - down
    return word._replace(x0=word.x0 + dx, x1=word.x1 + dx, top=word.top + dy, bottom=word.bottom + dy)


def _rule_straight(rule: Rule, fall: float) -> Rule:
    return Rule(*straight(rule.x0, rule.top, fall), *straight(rule.x1, rule.bottom, fall))


def _implied(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    grids = find_grids(rules)
    outside = [word for word in words if not any(_frames(grid, word) for grid in grids)] if grids else words
    out: list[Rule] = []
    for grid in grids:
        out += _rows_of_columns(grid, words)
        out += _rows_of_header(grid, rules, words)
    # Most pages have no table: their numbers tell so before all their words are ordered.
    if not _one_below_the_other([row for row in heights(lone_numbers(outside)) if len(row) >= 2]):
        return tuple(out)
    bands = bands_of(outside)
    level = [rule for rule in rules if rule.level and rule.x1 - rule.x0 > 20]
    for first, last in _runs(bands):
        out += _open_table(bands, first, last, level)
    return tuple(out)


def _one_below_the_other(rows: Sequence[Sequence[Word]]) -> bool:
    """Whether two of the rows have two numbers in the same place, which those of running text hardly have."""
    return any(
        sum(any(a.x0 < b.x1 and b.x0 < a.x1 for b in other) for a in row) >= _LEAST_ROWS - 1
        for k, row in enumerate(rows)
        for other in rows[k + 1 :]
    )


def _frames(grid: Grid, word: Word) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return grid.xs[0] <= across <= grid.xs[-1] and grid.ys[0] <= down <= grid.ys[-1]


def _runs(bands: Sequence[Band]) -> list[tuple[int, int]]:
    """First and last band of numbers of each table: no text as wide as the page stands between its rows."""
    runs: list[list[int]] = []
    for index, band in enumerate(bands):
        if not is_row(band):
            continue
        if runs and _goes_on(bands, runs[-1][-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [
        (run[0], run[-1])
        for run in runs
        if (len(run) >= _LEAST_ROWS and sum(bands[k].numbers >= 2 for k in run) >= _LEAST_ROWS - 1)
        or _is_short_table([bands[k] for k in run])
    ]


def _is_short_table(rows: Sequence[Band]) -> bool:
    """Two rows are a table if they have three numbers each, one below the other."""
    if len(rows) != 2 or len(rows[0].segments) != len(rows[1].segments):
        return False
    pairs = list(zip(rows[0].segments, rows[1].segments, strict=True))
    return (
        all(band.numbers >= _SHORT_NUMBERS for band in rows)
        and all(a.number == b.number for a, b in pairs[1:])
        and all(a.x0 < b.x1 and b.x0 < a.x1 for a, b in pairs)
    )


def _goes_on(bands: Sequence[Band], last: int, following: int) -> bool:
    left, right = bands[last].segments[0].x0, bands[last].segments[-1].x1
    if bands[following].top - bands[last].bottom > 5 * NEXT_LINE * bands[last].height:
        return False
    between = bands[last + 1 : following]
    return all(s.x1 - s.x0 < 0.7 * (right - left) for band in between for s in band.segments)


def _columns(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """Left and right edge of what stands in each column."""
    spans: list[tuple[float, float]] = []
    for x0, x1 in sorted((s.x0, s.x1) for band in bands for s in band.segments):
        if spans and x0 < spans[-1][1] + 2:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    return spans


def _open_table(bands: Sequence[Band], first: int, last: int, level: Sequence[Rule]) -> list[Rule]:
    drawn = [(rule.top + rule.bottom) / 2 for rule in level]
    while first < last and _counts_columns(bands[first]):
        first += 1  # the last line of the header, whose numbers stand in the middle of their columns
    body = bands[first : last + 1]
    columns = _columns([band for band in body if is_row(band)])
    if len(columns) < LEAST_COLUMNS:
        return []
    top = header_top(bands, first, last, columns, drawn)
    if top == first:
        return _headless(bands, first, last, columns, drawn)
    header_end = end_of_header(bands, top, first, drawn)
    while header_end - 1 > top and _heads_rows(bands, header_end - 1, columns):
        header_end -= 1
    header = bands[top:header_end]
    anchors = _anchors(bands, header_end, last)
    titles = {k for k in anchors if _is_title(bands[k], columns)}
    columns = widened(
        columns, [bands[k] for k in range(header_end, last + 1) if not is_row(bands[k]) and k not in titles]
    )
    found = read_header([word for band in header for s in band.segments for word in s.words], columns, level)
    columns = list(found.columns)
    last = _last_line(bands, last, columns, drawn)
    xs = [columns[0][0] - 3, *((a[1] + b[0]) / 2 for a, b in pairwise(columns))]
    xs.append(max(columns[-1][1], *(s.x1 for band in header for s in band.segments)) + 3)
    xs[0] = min(xs[0], *(s.x0 - 3 for band in header for s in band.segments))
    groups = _groups(bands, anchors, header_end, last, drawn)
    ys = [_edge(None, bands[top].top, drawn), _edge(bands[header_end - 1].bottom, bands[header_end].top, drawn)]
    for group, following in pairwise(groups):
        ys.append(_edge(max(bands[k].bottom for k in group), min(bands[k].top for k in following), drawn))
    ys.append(_edge(max(bands[k].bottom for k in groups[-1]), None, drawn))
    xs[0], xs[-1] = _as_wide_as_drawn(xs[0], xs[-1], [r for r in level if ys[0] - 3 <= r.top <= ys[-1] + 3])
    out = [Rule(xs[0], y, xs[-1], y) for y in (*ys, *found.splits)]
    starts = [ys[0]] * len(xs)
    for span in found.spans:
        for k in range(span.first + 1, span.last + 1):
            starts[k] = max(starts[k], span.bottom)
        out.append(Rule(xs[span.first], span.bottom, xs[span.last + 1], span.bottom))
    crossed = [(ys[k + 1], ys[k + 2]) for k, group in enumerate(groups) if titles.intersection(group)]
    for k, (x, start) in enumerate(zip(xs, starts, strict=True)):
        for upper, lower in _around(start, ys[-1], crossed if 0 < k < len(xs) - 1 else []):
            out.append(Rule(x, upper, x, lower))
    return out


def _as_wide_as_drawn(left: float, right: float, rules: Sequence[Rule]) -> tuple[float, float]:
    """Left and right edge of a table at the ends of the level rules that run through it: no column lies beyond."""
    through = [rule for rule in rules if rule.x0 < left + (right - left) / 4 and rule.x1 > right - (right - left) / 4]
    return min([left, *(rule.x0 for rule in through)]), max([right, *(rule.x1 for rule in through)])


def _is_title(band: Band, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a lone name runs over edges of columns or stands in the middle of all: it heads the rows below."""
    segment = band.segments[0]
    if len(band.segments) > 1:
        return False
    over = [k for k, (x0, x1) in enumerate(columns) if x0 < segment.x1 and segment.x0 < x1]
    left, right = columns[0][0], columns[-1][1]
    centred = abs(segment.middle - (left + right) / 2) < _CENTRED
    aligned = any(abs(segment.x0 - x0) <= _ONE_EDGE for x0, _ in columns)
    return len(over) > 1 or (centred and not aligned)


def _counts_columns(band: Band) -> bool:
    return counts_columns(["".join(word.text for word in segment.words) for segment in band.segments])


def _heads_rows(bands: Sequence[Band], index: int, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the last band above the first numbers is a title of rows, and no line of the header."""
    return _is_title(bands[index], columns) and _stands_alone(bands, index)


def _around(start: float, end: float, gaps: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What of `start..end` lies outside the gaps, which are in order."""
    out, at = [], start
    for top, bottom in gaps:
        if top > at:
            out.append((at, top))
        at = bottom
    return [*out, (at, end)] if end > at else out


def _headless(
    bands: Sequence[Band], first: int, last: int, columns: Sequence[tuple[float, float]], drawn: Sequence[float]
) -> list[Rule]:
    """The edges of a table that goes on from the page before: it begins the page, and its rows are as good as sure."""
    rows = [band for band in bands[first : last + 1] if is_row(band)]
    above = bands[:first]
    alone = all(len(band.segments) == 1 for band in above) and len(above) <= _CONTINUED_ABOVE
    if not alone or len(rows) < _LEAST_ROWS or min(band.numbers for band in rows) < 2:
        return []
    anchors = _anchors(bands, first, last)
    start = first
    # the first lines of a wrapped name
    while (
        start
        and bands[start - 1].top > bands[first].top - 2 * NEXT_LINE * bands[first].height
        and _names(bands[start - 1], columns)
    ):
        start -= 1
    last = _last_line(bands, last, columns, drawn)
    groups = _groups(bands, anchors, start, last, drawn)
    ys = [_edge(None, min(bands[k].top for k in groups[0]), drawn)]
    for group, following in pairwise(groups):
        ys.append(_edge(max(bands[k].bottom for k in group), min(bands[k].top for k in following), drawn))
    ys.append(_edge(max(bands[k].bottom for k in groups[-1]), None, drawn))
    xs = [columns[0][0] - 3, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1] + 3]
    return [*(Rule(xs[0], y, xs[-1], y) for y in ys), *(Rule(x, ys[0], x, ys[-1]) for x in xs)]


def _names(band: Band, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a band is one line of a name, inside a column before the last."""
    segment = band.segments[0]
    inside = any(x0 - 2 <= segment.x0 and segment.x1 <= x1 + 2 for x0, x1 in columns[:-1])
    return len(band.segments) == 1 and not segment.number and inside


def _last_line(bands: Sequence[Band], last: int, columns: Sequence[tuple[float, float]], drawn: Sequence[float]) -> int:
    """The last band of the table: lines of a wrapped name may stand below the last numbers, above its lower rule."""
    end = min((y for y in drawn if y > bands[last].middle), default=None)
    below = [k for k in range(last + 1, len(bands)) if end is not None and bands[k].bottom < end + 2]
    if 1 <= len(below) <= _WRAPPED_BELOW and all(_names(bands[k], columns) for k in below):
        return below[-1]
    if below := _wrapped_below(bands, last, columns):
        return below[-1]
    if last + 1 < len(bands):
        after = bands[last + 1]
        segment = after.segments[0]
        inside = any(x0 - 2 <= segment.x0 <= x1 for x0, x1 in columns[:-1])
        if len(after.segments) == 1 and inside and after.top - bands[last].bottom < 0:
            return last + 1
    return last


def _anchors(bands: Sequence[Band], first: int, last: int) -> list[int]:
    """The bands that make rows: those of numbers or of several cells, and names that no line of a cell stands near."""
    return [
        k
        for k in range(first, last + 1)
        if is_row(bands[k]) or len(bands[k].segments) >= 2 or (k < last and _stands_alone(bands, k))
    ]


def _stands_alone(bands: Sequence[Band], index: int) -> bool:
    """Whether the white above and below a lone name (`Trong đó:`) is wider than between the lines of one cell."""
    band = bands[index]
    segment = band.segments[0]
    near = bands[max(0, index - _NEAR_BANDS) : index + _NEAR_BANDS + 1]
    others = [b for b in near if b is not band and any(s.x0 < segment.x1 and segment.x0 < s.x1 for s in b.segments)]
    return all(max(b.top - band.bottom, band.top - b.bottom) > _LINE_GAP * band.height for b in others)


def _wrapped_below(bands: Sequence[Band], last: int, columns: Sequence[tuple[float, float]]) -> list[int]:
    """Further lines of the last name, close below the last numbers: they go on in small letters, unlike `Nguồn:`."""
    out: list[int] = []
    for k in range(last + 1, min(len(bands), last + 1 + _WRAPPED_BELOW)):
        close = bands[k].top - bands[k - 1].bottom < _LINE_GAP * bands[k].height
        if not close or not _names(bands[k], columns) or not bands[k].segments[0].words[0].text[:1].islower():
            break
        out.append(k)
    return out


def _groups(
    bands: Sequence[Band], anchors: Sequence[int], first: int, last: int, drawn: Sequence[float]
) -> list[list[int]]:
    """Bands row by row: each line of a wrapped cell with the nearest row that no rule parts it from."""
    groups: dict[int, list[int]] = {anchor: [anchor] for anchor in anchors}
    for k in range(first, last + 1):
        if k in groups:
            continue
        free = [a for a in anchors if not _parted(bands[min(a, k)], bands[max(a, k)], drawn)] or list(anchors)
        groups[min(free, key=lambda a: (abs(bands[a].middle - bands[k].middle), a > k))].append(k)
    return [sorted(groups[anchor]) for anchor in anchors]


def _parted(upper: Band, lower: Band, drawn: Sequence[float]) -> bool:
    return any(upper.middle < y < lower.middle for y in drawn)


def _edge(above: float | None, below: float | None, drawn: Sequence[float]) -> float:
    """Where the edge between two rows lies: on the rule drawn there, else in the middle of the white."""
    if above is None:
        assert below is not None
        return max((y for y in drawn if below - 14 <= y <= below + 2), default=below - 3)
    if below is None:
        return min((y for y in drawn if above - 2 <= y <= above + 14), default=above + 3)
    return min((y for y in drawn if above - 3 <= y <= below + 3), default=(above + below) / 2)


def _rows_of_columns(grid: Grid, words: Sequence[Word]) -> list[Rule]:
    """Rows of a drawn table whose columns are ruled and whose rows are not."""
    if grid.n_cols < LEAST_COLUMNS:
        return []
    out: list[Rule] = []
    for top, bottom in pairwise(grid.ys):
        if bottom - top < _SEVERAL_ROWS:
            continue
        own = [word for word in words if _frames(grid, word) and top < (word.top + word.bottom) / 2 < bottom]
        bands = bands_of(own) if len(own) >= _LEAST_ROWS * LEAST_COLUMNS else []
        rows = [k for k, band in enumerate(bands) if band.numbers >= 2]
        if len(rows) < _LEAST_ROWS:
            continue
        anchors = _anchors(bands, 0, len(bands) - 1)
        groups = _groups(bands, anchors, 0, len(bands) - 1, ())
        for group, following in pairwise(groups):
            y = (max(bands[k].bottom for k in group) + min(bands[k].top for k in following)) / 2
            out.append(Rule(grid.xs[0], y, grid.xs[-1], y))
    return out


def _rows_of_header(grid: Grid, rules: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """Edges under header cells over several columns, where only the upright rules between these begin lower."""
    if grid.n_cols < LEAST_COLUMNS:
        return []
    top, bottom = grid.ys[:2]
    starts = [_start_of(rules, x, top, bottom) for x in grid.xs[1:-1]]
    out: list[Rule] = []
    at = 0
    while at < len(starts):
        start, end = starts[at], at
        if start is not None:
            while end + 1 < len(starts) and (following := starts[end + 1]) and abs(following - start) < _ONE_EDGE:
                end += 1
            x0, x1 = grid.xs[at], grid.xs[end + 2]
            own = [w for w in words if x0 < (w.x0 + w.x1) / 2 < x1 and top < (w.top + w.bottom) / 2 < bottom]
            if own and min(w.bottom for w in own) < start + _ONE_EDGE and max(w.top for w in own) > start - _ONE_EDGE:
                out.append(Rule(x0, start, x1, start))
        at = end + 1
    return out


def _start_of(rules: Sequence[Rule], x: float, top: float, bottom: float) -> float | None:
    """Where the upright rules at `x` begin that run down to `bottom`; None if they begin at `top`, or do not."""
    start = bottom
    upright = [r for r in rules if not r.level and abs((r.x0 + r.x1) / 2 - x) < _ONE_EDGE]
    for rule in sorted(upright, key=lambda r: -r.bottom):
        if rule.top < start - _ONE_EDGE and rule.bottom > start - _ONE_EDGE:
            start = rule.top
    return start if top + 2 * _ONE_EDGE < start < bottom - 2 * _ONE_EDGE else None
