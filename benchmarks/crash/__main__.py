"""Kills writers and watches readers; ends with 1 if a warehouse did not keep its promise.

    python benchmarks/crash steps   [--every N] [--scene NAME]           at file-system steps of one load
    python benchmarks/crash system  [--every N] [--scene NAME]           at system calls of any thread (by strace)
    python benchmarks/crash random  [--kills N] [--least N] [--seed N]   at random
    python benchmarks/crash writers [--loads N]                          two writers, N loads each, two readers
    python benchmarks/crash backfill [--kills N] [--documents N] [--seed N]  the command `thongbao backfill`, at random

The folder must be on a disk that can hold some hundred small warehouses' files (default: the system's temporary one).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])
sys.path.append(str(Path(__file__).resolve().parents[2]))

from crash import backfills, kills, swaps  # noqa: E402
from crash.outcome import Outcome  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("experiment", choices=("steps", "system", "random", "writers", "backfill"))
    parser.add_argument("--every", type=int, default=1, help="try one step in so many")
    parser.add_argument("--scene", choices=list(kills.SCENES), action="append", help="default: all")
    parser.add_argument("--kills", type=int, help="default: 100; of the backfill 10")
    parser.add_argument("--least", type=int, help="loads that must complete under random kills (default: a third)")
    parser.add_argument("--documents", type=int, default=500, help="of the backfill")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--loads", type=int, default=50, help="per writer")
    parser.add_argument("--folder", type=Path, help="where to work")
    options = parser.parse_args()
    if options.kills is None:
        options.kills = 10 if options.experiment == "backfill" else 100
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="crash-", dir=options.folder) as folder:
        if options.experiment == "steps":
            outcome = kills.at_every_step(Path(folder), every=options.every, scenes=options.scene)
        elif options.experiment == "system":
            outcome = kills.at_every_step(
                Path(folder), every=options.every, scenes=options.scene, kills=kills.BY_THE_SYSTEM
            )
        elif options.experiment == "random":
            least = options.kills // 3 if options.least is None else options.least
            outcome = kills.at_random(Path(folder), kills=options.kills, seed=options.seed, least=least)
        elif options.experiment == "backfill":
            outcome = _backfill(Path(folder), options)
        else:
            outcome = swaps.two_writers(Path(folder), loads=options.loads)
    for fault in outcome.faults:
        print(fault, file=sys.stderr)
    print(json.dumps({**outcome.counts, **outcome.notes, "faults": len(outcome.faults)}, ensure_ascii=False, indent=1))
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return 1 if outcome.faults else 0


def _backfill(folder: Path, options: argparse.Namespace) -> Outcome:
    import notices

    (folder / "inbox").mkdir()
    for number in range(options.documents):
        notices.digital(number, folder / "inbox")
    with backfills.prefect_server() as environment:
        # Some ten chunks and loads, as many as ten thousand documents would have.
        settings = f"planning.CHUNK_SECONDS = 1.0; running.DOCUMENTS_PER_LOAD = {options.documents // 8}"
        field = backfills.Field(folder / "warehouse", options.documents, 2, settings, environment)
        return backfills.at_random_moments(field, folder / "inbox", kills=options.kills, seed=options.seed)


if __name__ == "__main__":
    sys.exit(main())
