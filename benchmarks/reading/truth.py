"""What is printed on a page: its words with their boxes, line by line in reading order."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Printed:
    """A word and its box in points, origin top left.

    Attributes:
        top, bottom: of the line of type, the same for all its words.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Truth:
    """A page.

    Attributes:
        lines: a line is what stands on one level in one column or one cell; the left column of a two-column block
            comes whole before the right one, and a cell of a table before the next one.
        kind: the function of `page_kinds` that set it.
        font: family and size, e.g. `Liberation Serif 13`.
        spot: middle of the stamp in points; None if the page bears none.
    """

    lines: tuple[tuple[Printed, ...], ...]
    kind: str
    font: str
    spot: tuple[float, float] | None = None

    @property
    def text(self) -> str:
        """The words of the page with blanks between."""
        return " ".join(word.text for line in self.lines for word in line)


def save(truth: Truth, path: Path) -> None:
    path.write_text(json.dumps(asdict(truth), ensure_ascii=False), encoding="utf8")


def load(path: Path) -> Truth:
    content = json.loads(path.read_text(encoding="utf8"))
    lines = tuple(tuple(Printed(**word) for word in line) for line in content.pop("lines"))
    spot = content.pop("spot")
    return Truth(lines=lines, spot=tuple(spot) if spot else None, **content)
