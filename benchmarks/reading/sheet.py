"""A page that is set word by word, so that the place of each is known exactly.

Lengths are points. `y` counts from the foot of the page, as reportlab has it; boxes of words from the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.reading.truth import Printed

FOLDER = Path("/usr/share/fonts/truetype")
LEFT, RIGHT, TOP, BOTTOM = 85.0, 51.0, 57.0, 57.0
WIDTH = A4[0] - LEFT - RIGHT


@dataclass(frozen=True)
class Family:
    """A type family: the stems of its files, and the Debian package they come from."""

    name: str
    package: str
    regular: str
    bold: str
    italic: str


FAMILIES = (
    Family(
        "Liberation Serif",
        "fonts-liberation2",
        "liberation2/LiberationSerif-Regular",
        "liberation2/LiberationSerif-Bold",
        "liberation2/LiberationSerif-Italic",
    ),
    Family(
        "Liberation Sans",
        "fonts-liberation2",
        "liberation2/LiberationSans-Regular",
        "liberation2/LiberationSans-Bold",
        "liberation2/LiberationSans-Italic",
    ),
    Family("Noto Serif", "fonts-noto-core", "noto/NotoSerif-Regular", "noto/NotoSerif-Bold", "noto/NotoSerif-Italic"),
    Family("Noto Sans", "fonts-noto-core", "noto/NotoSans-Regular", "noto/NotoSans-Bold", "noto/NotoSans-Italic"),
    Family(
        "DejaVu Serif Condensed",
        "fonts-dejavu-extra",
        "dejavu/DejaVuSerifCondensed",
        "dejavu/DejaVuSerifCondensed-Bold",
        "dejavu/DejaVuSerifCondensed-Italic",
    ),
    Family(
        "DejaVu Sans Condensed",
        "fonts-dejavu-extra",
        "dejavu/DejaVuSansCondensed",
        "dejavu/DejaVuSansCondensed-Bold",
        "dejavu/DejaVuSansCondensed-Oblique",
    ),
)


@cache
def _registered(stem: str, package: str) -> str:
    """Name of a face for reportlab.

    Raises:
        FileNotFoundError: the font is not installed.
    """
    path = FOLDER / f"{stem}.ttf"
    if not path.exists():
        raise FileNotFoundError(f"no {path}; on Debian: apt-get install {package}")
    font = TTFont(path.stem, path)
    if ord("ế") not in font.face.charToGlyph:
        raise FileNotFoundError(f"{path} has no Vietnamese letters; on Debian: apt-get install {package}")
    pdfmetrics.registerFont(font)
    return path.stem


class Sheet:
    """A page being filled from the top down.

    Attributes:
        y: foot of what has been set so far.
        lines: the words set so far, a tuple for each line.
        size: of the body's type.
    """

    def __init__(self, path: Path, family: Family, size: float) -> None:
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self.family, self.size = family, size
        self.y = A4[1] - TOP
        self.lines: list[tuple[Printed, ...]] = []

    def face(self, *, bold: bool = False, italic: bool = False) -> str:
        stem = self.family.bold if bold else self.family.italic if italic else self.family.regular
        return _registered(stem, self.family.package)

    @property
    def room(self) -> float:
        return self.y - BOTTOM

    def save(self) -> None:
        self.canvas.showPage()
        self.canvas.save()

    def paragraph(
        self,
        text: str,
        *,
        x: float = LEFT,
        width: float = WIDTH,
        size: float | None = None,
        bold: bool = False,
        italic: bool = False,
        indent: float = 36,
        align: str = "justified",
        leading: float = 1.28,
    ) -> None:
        """Sets a paragraph at the cursor and moves the cursor under it.

        Args:
            align: `justified`, `left`, `centre` or `right`.
            leading: height of a line in sizes.
        """
        size = size or self.size
        face = self.face(bold=bold, italic=italic)
        lines = self.broken(text.split(), face, size, width, indent)
        for number, words in enumerate(lines):
            inset = indent if number == 0 else 0.0
            natural = pdfmetrics.stringWidth(" ".join(words), face, size)
            gap = pdfmetrics.stringWidth(" ", face, size)
            at = x + inset
            if align == "justified" and number < len(lines) - 1 and len(words) > 1:
                gap += (width - inset - natural) / (len(words) - 1)
            elif align == "centre":
                at = x + (width - natural) / 2
            elif align == "right":
                at = x + width - natural
            self.y -= size * leading
            self._set(words, at, self.y + size * (leading - 1), gap, face, size)

    def broken(self, words: Sequence[str], face: str, size: float, width: float, indent: float = 0) -> list[list[str]]:
        """The words in lines of at most `width`, `indent` less for the first."""
        lines: list[list[str]] = [[]]
        for word in words:
            room = width - (indent if len(lines) == 1 else 0)
            if lines[-1] and pdfmetrics.stringWidth(" ".join([*lines[-1], word]), face, size) > room:
                lines.append([])
            lines[-1].append(word)
        return lines

    def height(
        self,
        text: str,
        *,
        size: float | None = None,
        width: float = WIDTH,
        bold: bool = False,
        indent: float = 36,
        leading: float = 1.28,
    ) -> float:
        """How far `paragraph` would move the cursor."""
        size = size or self.size
        return len(self.broken(text.split(), self.face(bold=bold), size, width, indent)) * size * leading

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, y0, x1, y1)

    def leader(self, x0: float, x1: float) -> None:
        """A dotted line on the level of the last line; its dots are no text."""
        self.canvas.setFont(self.face(), self.size)
        dot = pdfmetrics.stringWidth(".", self.face(), self.size)
        self.canvas.drawString(x0, self.y + self.size * 0.28, "." * max(0, int((x1 - x0) / dot)))

    def _set(self, words: Sequence[str], x: float, y: float, gap: float, face: str, size: float) -> None:
        self.canvas.setFont(face, size)
        line = []
        for word in words:
            self.canvas.drawString(x, y, word)
            wide = pdfmetrics.stringWidth(word, face, size)
            foot = A4[1] - y
            line.append(
                Printed(word, round(x, 2), round(foot - 0.8 * size, 2), round(x + wide, 2), round(foot + 0.2 * size, 2))
            )
            x += wide + gap
        self.lines.append(tuple(line))
