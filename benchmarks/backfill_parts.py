"""What understanding kept readings anew spends: CPU milliseconds a document, by part.

    python benchmarks/backfill_parts.py [--documents N] [--rounds N] [--dense]

Makes typeset notices (`notices.py`), reads each once, and then takes the kept readings through all that a backfill does
with them but the load, in this one process, round by round over all of them, so that the rules remember nothing of a
document from the round before. Of each document and part the least time of all rounds counts: other work on the machine
can only add to it.
"""

from __future__ import annotations

import argparse
import gc
import pickle
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from extract import readings_json  # noqa: E402
from extract.document import extract_document  # noqa: E402
from extract.read import read_file  # noqa: E402
from transform.columns import ColumnRows, columns_of  # noqa: E402
from transform.cross_checks import cross_checked  # noqa: E402
from transform.rows import FileFacts, document_rows  # noqa: E402
from transform.tables import TABLES  # noqa: E402
from transform.validation import validate  # noqa: E402


def kept_readings(count: int, *, dense: bool) -> Iterator[bytes]:
    import notices

    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            yield readings_json.dump(read_file(notices.digital(number, Path(folder), dense=dense), ocr="never"))


def parts_of(kept: bytes) -> Iterator[tuple[str, float]]:
    """Name and CPU seconds of each part, in their order."""

    def since() -> float:
        nonlocal began
        before, began = began, time.process_time()
        return began - before

    began = time.process_time()
    reading = readings_json.load(kept)
    yield "decoding", since()
    document = extract_document(reading)
    yield "rules", since()
    rows = document_rows(document, FileFacts("notice.pdf", None, len(kept)))
    yield "rows", since()
    valid = validate(rows)
    yield "validation", since()
    valid, _ = cross_checked(valid)
    yield "contradictions", since()
    by_column = {name: ColumnRows(name, columns_of(TABLES[name], part)) for name, part in valid.rows.items()}
    pickle.loads(pickle.dumps(by_column, protocol=pickle.HIGHEST_PROTOCOL))
    yield "pickling there and back", since()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--dense", action="store_true", help="notices whose every sentence has figures")
    options = parser.parse_args()
    kept = list(kept_readings(options.documents, dense=options.dense))
    least: dict[tuple[str, int], float] = {}
    for turn in range(options.rounds + 1):
        if turn == 1:  # the first round is a warm-up
            least.clear()
            gc.freeze()  # as workers do, and the next line (`flows.chunk`)
            gc.set_threshold(50_000, *gc.get_threshold()[1:])
        for number, data in enumerate(kept):
            for name, seconds in parts_of(data):
                least[name, number] = min(seconds, least.get((name, number), seconds))
    spent: dict[str, float] = {}
    for (name, _), seconds in least.items():
        spent[name] = spent.get(name, 0.0) + 1000 * seconds / len(kept)
    whole = sum(spent.values())
    for name, milliseconds in (*spent.items(), ("all", whole)):
        print(f"{name:24} {milliseconds:7.2f} ms a document {milliseconds / whole:5.0%}")


if __name__ == "__main__":
    main()
