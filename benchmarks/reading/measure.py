"""How well and how fast scanned pages are read, beside plain Tesseract on the same images in the same run.

    python benchmarks/reading/measure.py [--set test|tune] [--pages N] [--level clean|office|fax ...]
        [--part read|parallel|digital ...] [--again] [--errors DIR]

Pages are made first if they are not there (`generate.py`). Ten are read by Tesseract, then by the program, then the
next ten. What was read is kept by page, level and version of the reading code, so that an interrupted run goes on;
`--again` reads anew. CPU seconds are those of whole processes, start and children included; the ratio is taken only
where both read the same pages in one run.
"""

from __future__ import annotations

import argparse
import json
import sys
import uuid
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.reading import engines, generate, machines, truth  # noqa: E402
from benchmarks.reading.digital import measure_digital  # noqa: E402
from benchmarks.reading.engines import Run  # noqa: E402
from benchmarks.reading.errors import Album  # noqa: E402
from benchmarks.reading.scores import Score, Seen, score_page  # noqa: E402

# Pages that one process of the program reads; Tesseract reads the same before, so that both meet the same machine.
_AT_ONCE = 10
_THIS_RUN = uuid.uuid4().hex


class Bench:
    """The pages of a set and what was read of them."""

    def __init__(self, name: str, pages: int, folder: Path, *, again: bool) -> None:
        self.name, self.pages, self.folder, self.again = name, pages, folder, again

    def files(self, level: str, *suffixes: str) -> list[Path]:
        folder = self.folder / self.name / level
        found = [path for path in sorted(folder.iterdir()) if path.suffix in suffixes]
        return found[: self.pages]

    def images(self, level: str) -> list[Path]:
        return self.files(level, ".jpg", ".tiff")

    def kept(self, level: str, engine: str, version: str, files: list[Path], read: Callable[[list[Path]], Run]) -> Run:
        """What was read of some pages before, or is read now."""
        path = self.folder / "results" / f"{self.name}-{level}-{engine}-{version}-{files[0].stem}-{len(files)}.json"
        if path.exists():
            content = json.loads(path.read_text(encoding="utf8"))
            if not self.again or content["run"] == _THIS_RUN:
                words = {page: [Seen(*fields) for fields in seen] for page, seen in content["words"].items()}
                return Run(words, content["cpu"], content["wall"], content["cost"], content["run"])
        run = replace(read(files), run=_THIS_RUN)
        words_out = {page: [astuple(word) for word in seen] for page, seen in run.words.items()}
        path.parent.mkdir(exist_ok=True)
        content = {"run": run.run, "words": words_out, "cpu": run.cpu, "wall": run.wall, "cost": run.cost}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf8")
        return run

    def score(self, level: str, run: Run, album: Album | None = None) -> tuple[Score, Score]:
        """The score of all pages, and that of pages with a table alone."""
        whole, tables = Score(), Score()
        for image in self.images(level):
            printed = truth.load(image.with_suffix(".json"))
            score = score_page(printed, run.words[image.stem])
            whole.add(score)
            if printed.kind == "table":
                tables.add(score)
            if album:
                album.add(level, image, machines.DPI, printed, score.wrong)
        return whole, tables


def measure_reading(bench: Bench, levels: list[str], album: Album | None) -> None:
    from extract.read import ocr_version

    version = ocr_version().rsplit("/", 1)[1]
    for level in levels:
        images, pdfs = bench.images(level), bench.files(level, ".pdf")
        both = []
        for start in range(0, len(images), _AT_ONCE):
            some, same = images[start : start + _AT_ONCE], pdfs[start : start + _AT_ONCE]
            plain = bench.kept(level, "tesseract", "vie-psm3", some, lambda f: engines.plain_tesseract(f, machines.DPI))
            both.append((plain, bench.kept(level, "program", version, same, engines.program)))
        plain, ours = (engines.joined(runs) for runs in zip(*both, strict=True))
        one_run = [(first.cpu, second.cpu) for first, second in both if first.run == second.run]
        (plain_score, plain_tables), (score, tables) = bench.score(level, plain), bench.score(level, ours, album)
        print(f"\n{level}: {score.pages} pages, {score.words} words, {score.numbers} numbers")
        _print_row("", "program", "tesseract")
        for name, value in (
            ("CER", lambda s: f"{s.cer:.2%}"),
            ("CER, order aside", lambda s: f"{s.cer_in_place:.2%}"),
            ("WER", lambda s: f"{s.wer:.2%}"),
            ("numbers right", lambda s: f"{s.numbers_right:.2%}"),
            ("numbers dropped", lambda s: str(s.dropped)),
            ("invented, not flagged", lambda s: str(s.invented_unflagged)),
        ):
            _print_row(name, value(score), value(plain_score))
        if tables.pages:
            name = f"right on {tables.pages} table pages"
            _print_row(name, f"{tables.numbers_right:.2%}", f"{plain_tables.numbers_right:.2%}")
        _print_row("numbers flagged", f"{score.numbers_flagged:.2%}", "")
        _print_row("unflagged wrong", f"{score.unflagged_wrong:.2%}", "")
        count = score.pages
        _print_row("CPU s a page", f"{ours.cpu / count:.2f}", f"{plain.cpu / count:.2f}")
        if one_run:
            ratio = sum(second for _, second in one_run) / sum(first for first, _ in one_run)
            _print_row("ratio", f"{ratio:.2f}", "1")
        else:
            _print_row("ratio", "not of one run: --again", "")
        cost = ours.cost
        _print_row("clean-up CPU s a page", f"{cost['clean_up'] / count:.2f}", "")
        _print_row("OCR child CPU s a page", f"{(ours.cpu - cost['own']) / count:.2f}", "")
        _print_row("lines read twice", f"{cost['twice'] / cost['lines']:.0%}", "")
        _print_row("memory MB", f"{cost['megabytes']:.0f}", "")


def measure_parallel(bench: Bench, level: str = "office") -> None:
    """Two processes against one on the same pages, twice in turn, wall time."""
    pdfs = bench.files(level, ".pdf")
    walls: dict[int, list[float]] = {1: [], 2: []}
    for processes in (1, 2, 1, 2):
        walls[processes].append(engines.program(pdfs, processes=processes).wall)
    one, two = min(walls[1]), min(walls[2])
    print(f"\ntwo processes against one, {len(pdfs)} pages: {one:.1f} s and {two:.1f} s, {one / two:.2f} times")


def _print_row(*cells: str) -> None:
    print(f"{cells[0]:24}" + "".join(f"{cell:>24}" for cell in cells[1:]), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=["test", "tune"], default="test", help="rules are tuned on `tune` only")
    parser.add_argument("--pages", type=int, default=generate.PAGES)
    parser.add_argument("--level", action="append", choices=list(machines.LEVELS), help="default: all")
    parser.add_argument("--part", action="append", choices=["read", "parallel", "digital"], help="default: all")
    parser.add_argument("--again", action="store_true", help="read anew what was read before")
    parser.add_argument("--errors", type=Path, help="write every wrong number with a picture into this folder")
    options = parser.parse_args()
    parts = options.part or ["read", "parallel", "digital"]
    folder = generate.cache_folder()
    generate.make(options.set, folder, options.pages)
    bench = Bench(options.set, options.pages, folder, again=options.again)
    album = Album(options.errors) if options.errors else None
    if "read" in parts:
        measure_reading(bench, options.level or list(machines.LEVELS), album)
    if album:
        print(album.write())
    if "parallel" in parts:
        measure_parallel(bench)
    if "digital" in parts:
        measure_digital(folder)


if __name__ == "__main__":
    main()
