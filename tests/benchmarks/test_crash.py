"""The crash harness sees what it must see, and a short run of it finds nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from crash.judge import judge, look  # noqa: E402
from crash.steps import Steps  # noqa: E402
from crash.world import Step, World  # noqa: E402
from crash.writer import Place, write  # noqa: E402

from load import durable  # noqa: E402
from transform.tables import TABLES  # noqa: E402


@pytest.fixture(scope="module")
def seven_loads(tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("crash"))
    write(place, "A", 7)
    return place


@pytest.fixture
def place(seven_loads, tmp_path):
    """A warehouse of seven loads of one's own. Its views name the folder it was copied from, which is left whole."""
    shutil.copytree(seven_loads.folder, tmp_path / "place", symlinks=True)
    return Place(tmp_path / "place")


def faults(place):
    return "\n".join(look(place.root, place.acknowledged()).faults)


def files(place, table):
    return sorted((place.root / "current").resolve().joinpath(table).glob("*.parquet"))


def test_a_sound_warehouse_has_no_faults(place):
    sight = look(place.root, place.acknowledged())
    assert sight.faults == ()
    assert sight.steps == (*(Step("A", number) for number in range(6)), Step("A", 5, undo=True), Step("A", 6))
    for release in (place.root / "releases").iterdir():
        assert judge(release).faults == ()


def test_the_model_has_rows_in_every_table_and_changes_rows_of_other_documents():
    world = World.after(Step("A", number) for number in range(7))
    columns = dict.fromkeys(TABLES, ())
    assert all(rows.total() > 0 for rows in world.rows(columns).values())
    preferred = {"documents": ("document_id", "is_preferred")}
    before = World.after(Step("A", number) for number in range(6)).rows(preferred)["documents"]
    after = world.rows(preferred)["documents"]
    rewritten = {notice.document_id for notice in Step("A", 6).notices()}
    assert {row[0] for row in before - after} - rewritten


@pytest.mark.parametrize("table", ["documents", "figures", "numerals", "issues"])
def test_a_copied_file_is_seen(place, table):
    file = files(place, table)[0]
    shutil.copy(file, file.with_name("again.parquet"))
    assert f"{table} lacks 0 rows and has " in faults(place)


def test_a_copied_file_of_the_ledger_is_seen(place):
    told = set()
    for file in files(place, "loads"):
        again = shutil.copy(file, file.with_name("again.parquet"))
        found = faults(place)
        told |= {words for words in ("the ledger of A says [", "is in the ledger twice") if words in found}
        assert "loads: the manifest says " in found  # also where it holds entries of merging alone
        again.unlink()
    assert told == {"the ledger of A says [", "is in the ledger twice"}


@pytest.mark.parametrize("table", ["documents", "figures", "table_cells", "issues"])
def test_a_removed_file_is_seen(place, table):
    files(place, table)[-1].unlink()
    assert f"{table} lacks " in faults(place) or "cannot be read" in faults(place)


def test_a_truncated_file_is_seen(place):
    for file in files(place, "directives"):
        data = file.read_bytes()
        file.unlink()  # it is a link; the lake keeps its own
        file.write_bytes(data[: len(data) // 2])
    assert "cannot be read" in faults(place)


@pytest.mark.parametrize("table", ["pages", "document_references", "parties", "numerals"])
def test_a_dropped_row_is_seen(place, table):
    file = files(place, table)[0]
    rows = pq.read_table(file, partitioning=None)
    file.unlink()
    pq.write_table(rows.slice(1), file, compression="zstd")
    assert f"{table} lacks 1 rows and has 0" in faults(place)


def test_a_table_of_an_older_release_is_seen(place):
    now = (place.root / "current").resolve()
    shutil.rmtree(now / "figures")
    shutil.copytree(now.with_name(str(int(now.name) - 1)) / "figures", now / "figures")
    assert "figures lacks " in faults(place)


def test_an_older_release_is_seen_if_a_load_was_acknowledged_since(place):
    now = (place.root / "current").resolve()
    durable.point(place.root / "current", f"releases/{int(now.name) - 1}")
    assert faults(place) == "release 7: acknowledged load A-6 is lost"


def test_a_lost_warehouse_is_seen(place):
    (place.root / "current").unlink()
    assert faults(place).count("is lost") == 8


def test_a_manifest_of_another_release_is_seen(place):
    now = (place.root / "current").resolve()
    shutil.copy(now.with_name(str(int(now.name) - 1)) / "manifest.json", now / "manifest.json")
    assert "the manifest says" in faults(place)


def test_steps_are_counted_and_a_process_dies_before_the_one_named(tmp_path):
    assert Steps  # run in a process of its own, since the hooks stay
    program = (
        "import sys; sys.path.insert(0, 'benchmarks')\n"
        "from pathlib import Path\n"
        "from crash.steps import Steps\n"
        "from load import durable\n"
        "Steps(int(sys.argv[1]))\n"
        "durable.write(Path(sys.argv[2]), b'whole')\n"
    )

    def run(die_at):
        shutil.rmtree(tmp_path / "there", ignore_errors=True)
        (tmp_path / "there").mkdir()
        target = tmp_path / "there" / "file"
        code = subprocess.run([sys.executable, "-c", program, str(die_at), str(target)], cwd=ROOT).returncode
        return code, sorted(path.suffix for path in target.parent.iterdir())

    # written aside, synced, put in place, synced
    assert run(1) == (-9, [])
    assert run(2) == (-9, [".part"])
    assert run(3) == (-9, [".part"])
    assert run(4)[1] == [""]
    assert run(99) == (0, [""])


@pytest.mark.parametrize(
    ("arguments", "least"),
    [
        (("steps", "--every", "220"), {"kills": 5}),
        (("random", "--kills", "6", "--least", "2"), {"kills": 6, "completed loads": 2}),
        (("writers", "--loads", "4"), {"loads": 8, "errors through `current`": 0}),
    ],
    ids=["steps", "random", "writers"],
)
def test_a_short_run_finds_nothing(tmp_path, arguments, least):
    command = [sys.executable, str(ROOT / "benchmarks" / "crash"), *arguments, "--folder", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr.splitlines()[:-1]) == (0, [])
    counts = json.loads(done.stdout)
    assert all(counts[name] >= number for name, number in least.items())
    assert counts["faults"] == 0
