"""What is drawn on a digital page besides its words: images and ruled lines, in one pass over its objects.

Coordinates are those of PDF user space (origin bottom left, points), not yet turned upright.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""

# Borders are 0.25 to 2.25 points thick; a filled strip of more is a bar or a shade.
_THICKEST = 3.0
# Shorter ones bound no cell: strokes of drawn letters, dashes of a dotted line.
_SHORTEST = 5.0
# A drawing with more segments (a map, a chart, letters as outlines) is not looked through.
_MOST_SEGMENTS = 20_000
_DEEPEST_FORM = 3

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageObjects:
    """Images and ruled lines of a page.

    Attributes:
        images: bounds of every image, also of those inside forms.
        rules: level and upright ruled lines, as the thin boxes they fill.
    """

    images: tuple[Bounds, ...]
    rules: tuple[Bounds, ...]


def read_objects(page: pdfium.PdfPage) -> PageObjects:
    """Looks through the objects of a loaded page; pages without images and paths cost one call an object."""
    walk = _Walk()
    walk.visit(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject, _IDENTITY, 0)
    return PageObjects(tuple(walk.images), tuple(walk.rules) if walk.segments <= _MOST_SEGMENTS else ())


class _Walk:
    def __init__(self) -> None:
        self.images: list[Bounds] = []
        self.rules: list[Bounds] = []
        self.segments = 0
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._matrix = pdfium_c.FS_MATRIX()

    def visit(self, parent: Any, count: Any, get: Any, matrix: _Matrix, depth: int) -> None:
        kind_of = pdfium_c.FPDFPageObj_GetType
        for index in range(count(parent)):
            thing = get(parent, index)
            kind = kind_of(thing)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                self.path(thing, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                if bounds := self.bounds(thing, matrix):
                    self.images.append(bounds)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                inner = _times(self.matrix(thing), matrix)
                self.visit(thing, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject, inner, depth + 1)

    def bounds(self, thing: Any, matrix: _Matrix) -> Bounds | None:
        left, bottom, right, top = self._edges
        if not pdfium_c.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            return None
        if matrix is _IDENTITY:
            return left.value, bottom.value, right.value, top.value
        corners = [_moved(x, y, matrix) for x in (left.value, right.value) for y in (bottom.value, top.value)]
        return _hull(corners)

    def matrix(self, thing: Any) -> _Matrix:
        m = self._matrix
        if not pdfium_c.FPDFPageObj_GetMatrix(thing, m):
            return _IDENTITY
        return m.a, m.b, m.c, m.d, m.e, m.f

    def path(self, thing: Any, matrix: _Matrix) -> None:
        outer = self.bounds(thing, matrix)
        if outer is None or max(outer[2] - outer[0], outer[3] - outer[1]) < _SHORTEST:
            return
        if _is_rule(outer):
            self.rules.append(outer)
            return
        count = pdfium_c.FPDFPath_CountSegments(thing)
        self.segments += max(0, count)
        if self.segments > _MOST_SEGMENTS or not pdfium_c.FPDFPath_GetDrawMode(thing, self._fill, self._stroke):
            return
        for points, closed in self.outlines(thing, count, _times(self.matrix(thing), matrix)):
            if self._stroke.value:
                edges = [*points, points[0]] if closed else points
                sides = [_hull([a, b]) for a, b in pairwise(edges)]
                self.rules += [side for side in sides if _is_rule(side)]
            elif self._fill.value and points and _is_rule(hull := _hull(points)):
                self.rules.append(hull)

    def outlines(self, thing: Any, count: int, matrix: _Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        """Subpaths made of straight lines only, and whether each is closed; curves belong to drawings."""
        points: list[tuple[float, float]] = []
        closed = straight = True
        for index in range(count):
            segment = pdfium_c.FPDFPath_GetPathSegment(thing, index)
            kind = pdfium_c.FPDFPathSegment_GetType(segment)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                if straight and len(points) > 1:
                    yield points, closed
                points, closed, straight = [], False, True
            elif kind != pdfium_c.FPDF_SEGMENT_LINETO:
                straight = False
            pdfium_c.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            points.append(_moved(self._x.value, self._y.value, matrix))
            closed = closed or bool(pdfium_c.FPDFPathSegment_GetClose(segment))
        if straight and len(points) > 1:
            yield points, closed


def _is_rule(box: Bounds) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _THICKEST and max(width, height) >= _SHORTEST


def _hull(points: list[tuple[float, float]]) -> Bounds:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _moved(x: float, y: float, m: _Matrix) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """The matrix that moves by `first` and then by `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
