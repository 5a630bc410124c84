"""Rules that nobody drew: the edges that white makes between the rows and columns of tables without all their lines.

Found where several rows of numbers stand one below the other in columns. What is found becomes rules of the page, so
that a table without lines is read as a ruled one. All of it is geometry of words; points, origin top left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.reading import Rule, Word
from extract.table_grid import Grid, find_grids

# Blanks of justified text stay under 12 even in bad lines; columns stand further apart.
_GAP = 12.0
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
# Of the height of the print: lines of one height differ by less, lines of one cell stand at most so far apart.
_SAME_HEIGHT = 0.35
_NEXT_LINE = 2.6
_SHORT_NUMBERS = 3
# Bands above a table that goes on from the page before: a page number, a line of the name of its first row.
_CONTINUED_ABOVE = 3
_WRAPPED_BELOW = 2
# Rows of three lines take more.
_SEVERAL_ROWS = 30.0
# A header cell over several columns is set in their middle, give or take.
_CENTRED = 9.0
_NUMBER = re.compile(r"[-+−–]?\d[\d.,]*[%‰]?|[-–x…]|\.\.\.")
_YEAR = re.compile(r"(?:19|20)\d\d")
# `Đơn vị tính: ha`, `Bảng 7. …`: stands above a table and is no header of it
_ABOVE = re.compile(r"\W*(?:đơn vị(?: tính)?\s*:|đvt|bảng|biểu|phụ lục|phụ biểu)", re.IGNORECASE)


@dataclass(frozen=True)
class _Segment:
    """Words of one height with no wide gap between them."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def number(self) -> bool:
        return len(self.words) == 1 and _NUMBER.fullmatch(self.words[0].text) is not None


@dataclass(frozen=True)
class _Band:
    """All that stands on one height."""

    segments: tuple[_Segment, ...]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def numbers(self) -> int:
        """How many segments after the first are numbers alone."""
        return sum(segment.number for segment in self.segments[1:])


def implied_rules(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The edges of rows and columns that are not drawn; () where no table lacks lines.

    Args:
        words: of a page that stands upright and straight.
        rules: drawn on it.
    """
    grids = find_grids(rules)
    outside = [word for word in words if not any(_frames(grid, word) for grid in grids)] if grids else words
    out: list[Rule] = []
    for grid in grids:
        out += _rows_of_columns(grid, words)
    # Most pages have no table: their numbers tell so before all their words are ordered.
    numbers = [word for word in outside if _NUMBER.fullmatch(word.text)]
    if sum(len(band) >= 2 for band in _heights(numbers)) < _LEAST_ROWS - 1:
        return tuple(out)
    bands = _bands(outside)
    level = [rule for rule in rules if rule.level and rule.x1 - rule.x0 > 20]
    for first, last in _runs(bands):
        out += _open_table(bands, first, last, level)
    return tuple(out)


def _frames(grid: Grid, word: Word) -> bool:
    if grid.slant:
        return grid.cell_of(word) is not None
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return grid.xs[0] <= across <= grid.xs[-1] and grid.ys[0] <= down <= grid.ys[-1]


def _bands(words: Sequence[Word]) -> list[_Band]:
    return [_band(row) for row in _heights(words)]


def _heights(words: Sequence[Word]) -> list[list[Word]]:
    """Words of one height together, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        if rows:
            first = rows[-1][0]
            if middle - (first.top + first.bottom) / 2 <= _SAME_HEIGHT * (first.bottom - first.top):
                rows[-1].append(word)
                continue
        rows.append([word])
    return rows


def _band(row: list[Word]) -> _Band:
    row.sort(key=lambda w: w.x0)
    parts = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > _GAP:
            parts.append([word])
        else:
            parts[-1].append(word)
    return _Band(tuple(_Segment(tuple(part)) for part in parts), min(w.top for w in row), max(w.bottom for w in row))


def _is_row(band: _Band) -> bool:
    if all(_YEAR.fullmatch(segment.words[0].text) for segment in band.segments[1:] if segment.number):
        return False  # `Quý I năm` over `2024`: the second line of a header
    return band.numbers >= 2 or (band.numbers == 1 and len(band.segments) >= _LEAST_COLUMNS)


def _runs(bands: Sequence[_Band]) -> list[tuple[int, int]]:
    """First and last band of numbers of each table: no text as wide as the page stands between its rows."""
    runs: list[list[int]] = []
    for index, band in enumerate(bands):
        if not _is_row(band):
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


def _is_short_table(rows: Sequence[_Band]) -> bool:
    """Two rows are a table if they have three numbers each, one below the other."""
    if len(rows) != 2 or len(rows[0].segments) != len(rows[1].segments):
        return False
    pairs = list(zip(rows[0].segments, rows[1].segments, strict=True))
    return (
        all(band.numbers >= _SHORT_NUMBERS for band in rows)
        and all(a.number == b.number for a, b in pairs[1:])
        and all(a.x0 < b.x1 and b.x0 < a.x1 for a, b in pairs)
    )


def _goes_on(bands: Sequence[_Band], last: int, following: int) -> bool:
    left, right = bands[last].segments[0].x0, bands[last].segments[-1].x1
    if bands[following].top - bands[last].bottom > 5 * _NEXT_LINE * bands[last].height:
        return False
    between = bands[last + 1 : following]
    return all(s.x1 - s.x0 < 0.7 * (right - left) for band in between for s in band.segments)


def _columns(bands: Sequence[_Band]) -> list[tuple[float, float]]:
    """Left and right edge of what stands in each column."""
    spans: list[tuple[float, float]] = []
    for x0, x1 in sorted((s.x0, s.x1) for band in bands for s in band.segments):
        if spans and x0 < spans[-1][1] + 2:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    return spans


def _open_table(bands: Sequence[_Band], first: int, last: int, level: Sequence[Rule]) -> list[Rule]:
    drawn = [(rule.top + rule.bottom) / 2 for rule in level]
    body = bands[first : last + 1]
    anchors = [k for k in range(first, last + 1) if _is_row(bands[k]) or len(bands[k].segments) >= 2]
    columns = _columns([band for band in body if _is_row(band)])
    if len(columns) < _LEAST_COLUMNS:
        return []
    top = _header_top(bands, first, columns, drawn)
    if top == first:
        return _headless(bands, first, last, columns, drawn)
    header_end = _nearest_split(bands, top, first, drawn)
    header = bands[top:header_end]
    under = _under_spans(level, columns, bands[top].top, bands[header_end - 1].bottom)
    spans = [s for s in _spans(header) if not any(r.x0 - 2 <= s.segment.middle <= r.x1 + 2 for r in under)]
    columns = _widened(columns, [*header, *(band for band in body if not _is_row(band))], spans)
    last = _last_line(bands, last, columns, drawn)
    xs = [columns[0][0] - 3, *((a[1] + b[0]) / 2 for a, b in pairwise(columns))]
    xs.append(max(columns[-1][1], *(s.x1 for band in header for s in band.segments)) + 3)
    xs[0] = min(xs[0], *(s.x0 - 3 for band in header for s in band.segments))
    groups = _groups(bands, anchors, header_end, last, drawn)
    ys = [_edge(None, bands[top].top, drawn), _edge(bands[header_end - 1].bottom, bands[header_end].top, drawn)]
    for group, following in pairwise(groups):
        ys.append(_edge(max(bands[k].bottom for k in group), min(bands[k].top for k in following), drawn))
    ys.append(_edge(max(bands[k].bottom for k in groups[-1]), None, drawn))
    out = [Rule(xs[0], y, xs[-1], y) for y in ys]
    starts = [ys[0]] * len(xs)
    for span in spans:
        inside = [k for k in range(1, len(xs) - 1) if span.x0 < xs[k] < span.x1]
        if not inside:
            continue
        y = _edge(span.bottom, span.below, drawn)
        for k in inside:
            starts[k] = max(starts[k], y)
        out.append(Rule(xs[inside[0] - 1], y, xs[inside[-1] + 1], y))
    for rule in under:
        y = (rule.top + rule.bottom) / 2
        for k in range(1, len(xs) - 1):
            if rule.x0 + 2 < xs[k] < rule.x1 - 2:
                starts[k] = max(starts[k], y)
    out += [Rule(x, start, x, ys[-1]) for x, start in zip(xs, starts, strict=True)]
    return out


def _headless(
    bands: Sequence[_Band], first: int, last: int, columns: Sequence[tuple[float, float]], drawn: Sequence[float]
) -> list[Rule]:
    """The edges of a table that goes on from the page before: it begins the page, and its rows are as good as sure."""
    rows = [band for band in bands[first : last + 1] if _is_row(band)]
    above = bands[:first]
    alone = all(len(band.segments) == 1 for band in above) and len(above) <= _CONTINUED_ABOVE
    if not alone or len(rows) < _LEAST_ROWS or min(band.numbers for band in rows) < 2:
        return []
    anchors = [k for k in range(first, last + 1) if _is_row(bands[k]) or len(bands[k].segments) >= 2]
    start = first
    # the first lines of a wrapped name
    while (
        start
        and bands[start - 1].top > bands[first].top - 2 * _NEXT_LINE * bands[first].height
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


def _names(band: _Band, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a band is one line of a name, inside a column before the last."""
    segment = band.segments[0]
    inside = any(x0 - 2 <= segment.x0 and segment.x1 <= x1 + 2 for x0, x1 in columns[:-1])
    return len(band.segments) == 1 and not segment.number and inside


def _under_spans(
    level: Sequence[Rule], columns: Sequence[tuple[float, float]], top: float, bottom: float
) -> list[Rule]:
    """Rules drawn under header cells that stand over several columns, but not over all."""
    out = []
    for rule in level:
        over = sum(rule.x0 - 2 <= (x0 + x1) / 2 <= rule.x1 + 2 for x0, x1 in columns)
        if top < (rule.top + rule.bottom) / 2 < bottom and 2 <= over < len(columns):
            out.append(rule)
    return out


def _header_top(bands: Sequence[_Band], first: int, columns: list[tuple[float, float]], drawn: Sequence[float]) -> int:
    """The band where the header begins; `first` if there is none."""
    width = columns[-1][1] - columns[0][0]
    top = first
    for k in range(first - 1, max(-1, first - 9), -1):
        band, below = bands[k], bands[k + 1]
        text = " ".join(word.text for segment in band.segments for word in segment.words)
        ruled = top < first and any(band.bottom - 2 <= y <= below.top + 2 for y in drawn) and len(band.segments) == 1
        if below.top - band.bottom > _NEXT_LINE * band.height or _ABOVE.match(text) or ruled:
            break
        if any(s.x1 - s.x0 > 0.7 * width for s in band.segments):
            break
        enclosed = any(band.bottom - 2 <= y <= below.top + 2 for y in drawn) and any(y < band.top for y in drawn)
        if len(band.segments) == 1 and below.top - band.bottom > 0.8 * band.height and not enclosed:
            break
        top = k
    while top < first and all(len(bands[k].segments) == 1 for k in range(top, first)):
        top += 1
    return top


def _nearest_split(bands: Sequence[_Band], top: int, first: int, drawn: Sequence[float]) -> int:
    """The first band below the header: words of the first row that wrap may stand above its numbers."""
    for k in range(first, top, -1):
        if any(bands[k - 1].bottom - 3 <= y <= bands[k].top + 3 for y in drawn):
            return k
    gaps = {k: bands[k].top - bands[k - 1].bottom for k in range(top + 1, first + 1)}
    if first - 1 in gaps and len(bands[first - 1].segments) == 1 and gaps[first] < 0 < gaps[first - 1]:
        return first - 1
    return first


@dataclass(frozen=True)
class _Span:
    """A header cell over several columns: from the first to the last of the cells below it."""

    x0: float
    x1: float
    bottom: float
    below: float
    segment: _Segment


def _spans(header: Sequence[_Band]) -> list[_Span]:
    """Header cells that stand over the middle of two or more cells of one lower band, and over none alone."""
    out: list[_Span] = []
    for k, band in enumerate(header):
        for segment in band.segments:
            for lower in header[k + 1 :]:
                span = _over(segment, band, lower)
                if span is not None:
                    out.append(span)
                    break
    return out


def _over(segment: _Segment, band: _Band, lower: _Band) -> _Span | None:
    cells = lower.segments
    if lower.top < band.bottom - 2 or any(abs(segment.middle - cell.middle) < _CENTRED / 2 for cell in cells):
        return None
    others = [other for other in band.segments if other is not segment]
    for size in range(2, len(cells) + 1):
        for start in range(len(cells) - size + 1):
            x0, x1 = cells[start].x0, cells[start + size - 1].x1
            if any(x0 < other.middle < x1 for other in others):
                continue
            if abs(segment.middle - (x0 + x1) / 2) <= _CENTRED:
                return _Span(x0, x1, band.bottom, lower.top, segment)
    return None


def _widened(
    columns: list[tuple[float, float]], bands: Sequence[_Band], spans: Sequence[_Span]
) -> list[tuple[float, float]]:
    """Columns as wide as the cells of the header, and the lines of names that wrap, which stand in one of them."""
    spanning = [span.segment for span in spans]
    out = list(columns)
    for band in bands:
        for segment in band.segments:
            if segment in spanning:
                continue
            over = [k for k, (x0, x1) in enumerate(columns) if x0 < segment.x1 and segment.x0 < x1]
            if len(over) == 1:
                k = over[0]
                left = out[k - 1][1] if k else float("-inf")
                right = out[k + 1][0] if k + 1 < len(out) else float("inf")
                out[k] = (max(left, min(out[k][0], segment.x0)), min(right, max(out[k][1], segment.x1)))
    return out


def _last_line(
    bands: Sequence[_Band], last: int, columns: Sequence[tuple[float, float]], drawn: Sequence[float]
) -> int:
    """The last band of the table: lines of a wrapped name may stand below the last numbers, above its lower rule."""
    end = min((y for y in drawn if y > bands[last].middle), default=None)
    below = [k for k in range(last + 1, len(bands)) if end is not None and bands[k].bottom < end + 2]
    if 1 <= len(below) <= _WRAPPED_BELOW and all(_names(bands[k], columns) for k in below):
        return below[-1]
    if last + 1 < len(bands):
        after = bands[last + 1]
        segment = after.segments[0]
        inside = any(x0 - 2 <= segment.x0 <= x1 for x0, x1 in columns[:-1])
        if len(after.segments) == 1 and inside and after.top - bands[last].bottom < 0:
            return last + 1
    return last


def _groups(
    bands: Sequence[_Band], anchors: Sequence[int], first: int, last: int, drawn: Sequence[float]
) -> list[list[int]]:
    """Bands row by row: each line of a wrapped cell with the nearest row that no rule parts it from."""
    groups: dict[int, list[int]] = {anchor: [anchor] for anchor in anchors}
    for k in range(first, last + 1):
        if k in groups:
            continue
        free = [a for a in anchors if not _parted(bands[min(a, k)], bands[max(a, k)], drawn)] or list(anchors)
        groups[min(free, key=lambda a: (abs(bands[a].middle - bands[k].middle), a > k))].append(k)
    return [sorted(groups[anchor]) for anchor in anchors]


def _parted(upper: _Band, lower: _Band, drawn: Sequence[float]) -> bool:
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
    if grid.slant or grid.n_cols < _LEAST_COLUMNS:
        return []
    out: list[Rule] = []
    for top, bottom in pairwise(grid.ys):
        if bottom - top < _SEVERAL_ROWS:
            continue
        own = [word for word in words if _frames(grid, word) and top < (word.top + word.bottom) / 2 < bottom]
        bands = _bands(own) if len(own) >= _LEAST_ROWS * _LEAST_COLUMNS else []
        rows = [k for k, band in enumerate(bands) if band.numbers >= 2]
        if len(rows) < _LEAST_ROWS:
            continue
        anchors = [k for k, band in enumerate(bands) if _is_row(band) or len(band.segments) >= 2]
        groups = _groups(bands, anchors, 0, len(bands) - 1, ())
        for group, following in pairwise(groups):
            y = (max(bands[k].bottom for k in group) + min(bands[k].top for k in following)) / 2
            out.append(Rule(grid.xs[0], y, grid.xs[-1], y))
    return out
