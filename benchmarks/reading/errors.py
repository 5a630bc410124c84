"""Every number that was read wrongly, with a cut of its scan, for whoever mends the reading."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from PIL import Image

from benchmarks.reading.scores import NumberScore, number_of, plain
from benchmarks.reading.truth import Truth

_MARGIN = 30.0  # points around a word


def kind_of(number: NumberScore) -> str:
    """What went wrong, in some words."""
    printed, read = plain(number.printed.text), plain(number.read)
    if not read:
        return "nothing read in its place"
    wanted, got = number_of(printed) or "", number_of(read)
    if got is None:
        return "read as letters or marks"
    if got == wanted:
        return "letters grown on to it"
    squeezed = got.replace(" ", "")
    if squeezed == wanted:
        return "parted by a blank"
    digits, seen = (("".join(ch for ch in text if ch.isdigit())) for text in (wanted, squeezed))
    if digits == seen:
        return "percent sign" if wanted.replace("%", "") == squeezed.replace("%", "") else "marks between digits"
    if len(seen) < len(digits):
        return "digits lost"
    return "digits added" if len(seen) > len(digits) else "digits confused"


class Album:
    """Collects wrong numbers and writes them as a Markdown page with pictures."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[str, list[str]] = defaultdict(list)
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, level: str, image: Path, dpi: int, truth: Truth, wrong: list[NumberScore]) -> None:
        if not wrong:
            return
        with Image.open(image) as scan:
            for at, number in enumerate(wrong):
                kind = kind_of(number)
                self._counts[level][f"{kind}{'' if number.flagged else ', not flagged'}"] += 1
                picture = f"{level}-{image.stem}-{at:02d}.png"
                _cut(scan.convert("RGB"), number, dpi).save(self._folder / picture)
                flag = "flagged" if number.flagged else "**not flagged**"
                self._rows[level].append(
                    f"| {image.stem} {truth.kind}, {truth.font} | `{number.printed.text}` | `{number.read}` | {kind} | "
                    f"{flag} | {picture} |"
                )

    def write(self) -> Path:
        parts = []
        for level, rows in self._rows.items():
            parts.append(f"## {level}\n")
            parts += [f"- {count} {kind}" for kind, count in self._counts[level].most_common()]
            parts += ["", "| page | printed | read | kind | | picture |", "|---|---|---|---|---|---|", *rows, ""]
        path = self._folder / "errors.md"
        path.write_text("\n".join(parts), encoding="utf8")
        return path


def _cut(scan: Image.Image, number: NumberScore, dpi: int) -> Image.Image:
    word, pixels = number.printed, dpi / 72
    box = (word.x0 - 3 * _MARGIN, word.top - _MARGIN / 2, word.x1 + 3 * _MARGIN, word.bottom + _MARGIN / 2)
    return scan.crop(tuple(round(edge * pixels) for edge in box))
