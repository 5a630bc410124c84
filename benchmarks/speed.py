"""Pages per CPU second, next to what the plain tools take for the same pages in the same run.

    python benchmarks/speed.py [--folder DIR] [--repeat N] [--scans N]

Jobs on kept readings count pages of 500 words and only the time of the rules: `rules` is all that `extract` does after
reading (zones, sections, tables and passages), `passages` the language rules alone on the same passages.

Each other job runs in processes of its own, OCR children included: once over one file as a warm-up, once over that file
and then all of them. The difference is what the pages cost, without start, imports and models.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

WORDS_OF_PAGE = 500
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def read(path: Path) -> None:
    """Words of all pages, by text layer or OCR."""
    from extract.read import read_file

    read_file(path)


def extract(path: Path) -> None:
    """All of `extract`: words, zones, sections, figures, references."""
    from extract.document import extract_document
    from extract.read import read_file

    extract_document(read_file(path))


def pdfplumber_words(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def plain_tesseract(path: Path) -> None:
    """Tesseract as it comes, on pages at the resolution of their scan."""
    import pypdfium2
    import tesserocr

    from extract.ocr import find_tessdata

    dpi = int(path.stem.rsplit("-", 1)[1])
    document = pypdfium2.PdfDocument(path)
    with tesserocr.PyTessBaseAPI(path=str(find_tessdata()), lang="vie") as engine:
        for page in document:
            engine.SetImage(page.render(scale=dpi / 72).to_pil())
            engine.SetSourceResolution(dpi)
            engine.GetUTF8Text()


def rules_on_kept_readings(paths: list[Path]) -> None:
    """Prints pages of 500 words and CPU seconds of all rules, then of the language rules alone."""
    from extract.document import extract_document
    from extract.passages import read_passage
    from extract.read import read_file
    from extract.readings_json import dump, load

    kept = {path: dump(read_file(path)) for path in dict.fromkeys(paths)}
    extract_document(load(kept[paths[0]]))  # a warm-up
    words = 0
    whole = language = 0.0
    blocks = []
    for path in paths:
        reading = load(kept[path])
        words += sum(len(page.text.split()) for page in reading.pages)
        start = time.process_time()
        document = extract_document(reading)
        whole += time.process_time() - start
        blocks.append([block for block in document.blocks if block.zone in ("text", "heading", "footnote")])
    # Whatever the rules remember of texts is pushed out between two rounds over the same files.
    prose = 0
    for document_blocks in blocks:
        start = time.process_time()
        for block in document_blocks:
            read_passage(block.passage, zone=block.zone, label=block.label)
        language += time.process_time() - start
        prose += sum(len(block.passage.text.split()) for block in document_blocks)
    print(words / WORDS_OF_PAGE, whole, prose / WORDS_OF_PAGE, language)


JOBS: dict[str, Callable[[Path], None]] = {
    job.__name__: job for job in (read, extract, pdfplumber_words, plain_tesseract)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "tests" / "data", help="PDFs; scans are named X-scan-DPI")
    parser.add_argument("--repeat", type=int, default=5, help="how often the digital files are read")
    parser.add_argument("--scans", type=int, default=2, help="how many scanned files are read, shortest first")
    parser.add_argument("--job", choices=[*JOBS, "rules"], help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job == "rules":
        rules_on_kept_readings(options.files)
        return
    if options.job:
        for path in options.files:
            JOBS[options.job](path)
        return
    pdfs = sorted(options.folder.glob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))
    digital = [path for path in pdfs if "-scan-" not in path.stem] * options.repeat
    scans = [path for path in pdfs if "-scan-" in path.stem][: options.scans]
    print(f"{'job':18} {'pages':8} {'number':>6} {'CPU s':>8} {'pages / CPU s':>14}")
    print_rules(digital)
    for kind, files, jobs in (
        ("digital", digital, ("read", "extract", "pdfplumber_words")),
        ("scanned", scans, ("read", "extract", "plain_tesseract")),
    ):
        pages = sum(map(page_count, files))
        for job in jobs:
            seconds = cpu_seconds(job, [files[0], *files]) - cpu_seconds(job, files[:1])
            print(f"{job:18} {kind:8} {pages:6} {seconds:8.2f} {pages / seconds:14.2f}", flush=True)


def print_rules(files: list[Path]) -> None:
    command = [sys.executable, __file__, "--job", "rules", *map(str, files)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    pages, seconds, prose, language = map(float, said)
    for name, count, spent in (("rules", pages, seconds), ("passages", prose, language)):
        print(f"{name:18} {'kept':8} {count:6.0f} {spent:8.2f} {count / spent:14.2f}", flush=True)


def page_count(path: Path) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(path))


def cpu_seconds(job: str, files: list[Path]) -> float:
    """CPU seconds, user and system, of a process that does the job, and of its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, __file__, "--job", job, *map(str, files)]
    # One thread: several would wait for each other, and the waiting counts as CPU time.
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
