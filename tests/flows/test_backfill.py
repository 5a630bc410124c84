"""Which documents a backfill means, what there is to do for each, and that nothing but the reading of them changes."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from flows import backfill, chunk, cli, planning
from flows.backfill import NoSuchDocumentError, NothingSelectedError, Selection, choose
from flows.exit_codes import ExitCode
from flows.planning import Versions, reading_version
from load.catalogue import Entry
from load.reader import Reader

DATA = Path(__file__).parent.parent / "data"
NAMES = ("thong-bao-hoi-nghi-2024.pdf", "thong-bao-ket-luan-giai-ngan.pdf", "thong-bao-hau-giang-2021-tieu-de.pdf")
NOW = Versions("2", frozenset({"ocr-2"}))


def entry(letter, **facts):
    known = {
        "document_id": letter * 16,
        "sha256": letter * 64,
        "file_name": f"{letter}.pdf",
        "source_uri": f"file:///inbox/{letter}.pdf",
        "media_type": "application/pdf",
        "byte_size": 1000,
        "issued_date": date(2021, 8, 30),
        "issuer": "Tỉnh ủy Hậu Giang",
        "issuer_id": "vn:dang:tu-hau-giang",
        "page_count": 3,
        "ocr_pages": 0,
        "extractor_version": "2",
        "ocr_version": "ocr-2",
        "load_kind": "manual",
        "load_started": None,
        "load_parameters": None,
    }
    return Entry(**known | facts)


ENTRIES = (
    entry("a"),
    entry("b", issued_date=date(2021, 8, 31), extractor_version="1"),
    entry("c", issued_date=date(2021, 9, 1), issuer="Ủy ban nhân dân tỉnh Hà Nam", issuer_id=None),
    entry("d", issued_date=None, ocr_version="ocr-1"),
    entry("e", issuer="Văn phòng Chính phủ", issuer_id="vn:nha-nuoc:vpcp", issued_date=date(2020, 1, 1)),
)


@pytest.mark.parametrize(
    ("selection", "letters"),
    [
        (Selection(all=True), "abcde"),
        (Selection(since=date(2021, 8, 31)), "bc"),
        (Selection(until=date(2021, 8, 31)), "abe"),
        (Selection(since=date(2021, 8, 30), until=date(2021, 8, 30)), "a"),
        (Selection(issuer="hau giang"), "abd"),
        (Selection(issuer="TỈNH UỶ"), "abd"),
        (Selection(issuer="vn:nha-nuoc:vpcp"), "e"),
        (Selection(issuer="ha"), "c"),  # a word, not a part of one: `Hậu` is none
        (Selection(issuer="nowhere"), ""),
        (Selection(documents=("a" * 16, "E" * 64)), "ae"),
        (Selection(outdated=True), "bd"),
        (Selection(outdated=True, since=date(2021, 1, 1)), "b"),
        (Selection(all=True, issuer="ha nam"), "c"),
        (Selection(documents=("a" * 16,), outdated=True), ""),
    ],
)
def test_what_is_given_must_all_hold(selection, letters):
    found, _ = choose(ENTRIES, selection, NOW)
    assert "".join(one.document_id[0] for one in found) == letters


def test_documents_without_a_date_are_counted_where_dates_are_asked_for():
    assert choose(ENTRIES, Selection(since=date(2020, 1, 1)), NOW)[1] == 1
    assert choose(ENTRIES, Selection(all=True), NOW)[1] == 0
    assert choose(ENTRIES, Selection(since=date(2020, 1, 1), issuer="chinh phu"), NOW)[1] == 0


@pytest.mark.parametrize("selection", [Selection(), Selection(from_originals=True)])
def test_a_backfill_says_which_documents_it_means(selection):
    with pytest.raises(NothingSelectedError, match="--since, --until, --issuer, --document, --outdated or --all"):
        choose(ENTRIES, selection, NOW)


def test_a_document_that_is_not_there_is_named():
    with pytest.raises(NoSuchDocumentError, match=f"no document {'f' * 16} in the warehouse"):
        choose(ENTRIES, Selection(documents=("a" * 16, "f" * 16)), NOW)


@pytest.fixture
def filled(tmp_path, capsys, monkeypatch, without_engine):
    """A warehouse of three notices whose inbox is gone, and a way to run commands on it."""
    monkeypatch.setenv("THONGBAO_WAREHOUSE", str(tmp_path / "warehouse"))
    inbox = tmp_path / "Hộp thư"
    inbox.mkdir()
    for name in NAMES:
        shutil.copy(DATA / name, inbox)
    (inbox / "second name.pdf").write_bytes((inbox / NAMES[0]).read_bytes())

    def run(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    assert run("ingest", inbox)[0] == ExitCode.OK
    shutil.rmtree(inbox)
    return run


def facts(tmp_path):
    columns = "document_id, sha256, file_name, file_names, source_uri, media_type, byte_size, ingested_at, issued_date"
    with Reader(tmp_path / "warehouse") as reader:
        return reader.ask(f"SELECT {columns} FROM documents ORDER BY 1").rows


def rows(tmp_path):
    with Reader(tmp_path / "warehouse") as reader:
        return {
            name: reader.ask(f"SELECT * FROM {name} ORDER BY ALL").rows
            for name in ("pages", "sections", "figures", "document_references", "directives", "numerals")
        }


@pytest.mark.parametrize("options", [(), ("--from-originals",)])
def test_everything_is_made_anew_and_the_facts_of_the_files_stay(filled, tmp_path, options):
    before, rows_before = facts(tmp_path), rows(tmp_path)
    assert len(before) == 3
    code, out, err = filled("backfill", "--all", "--json", *options)
    assert (code, err) == (ExitCode.OK, "")
    told = json.loads(out)
    assert (told["files_seen"], told["files_rederived"], told["files_new"], told["release"]) == (3, 3, 0, 2)
    assert facts(tmp_path) == before and rows(tmp_path) == rows_before
    with Reader(tmp_path / "warehouse") as reader:
        load = reader.loads(1)[0]
    assert (load["kind"], load["documents_written"], load["files_new"]) == ("backfill", 3, 0)
    written = json.loads(load["parameters"])
    assert (written["all"], written["from_originals"], written["since"]) == (True, bool(options), None)


def test_what_was_read_is_enough(filled, monkeypatch, tmp_path):
    monkeypatch.setattr(chunk.read, "read_file", lambda *_, **__: pytest.fail("read again"))
    for original in (tmp_path / "warehouse" / "raw").rglob("*.pdf"):
        original.unlink()  # not so much as opened
    assert filled("backfill", "--all")[0] == ExitCode.OK


def test_from_originals_reads_again(filled, monkeypatch):
    read_file, read = chunk.read.read_file, []

    def note(path, **options):
        read.append(path)
        return read_file(path, **options)

    monkeypatch.setattr(chunk.read, "read_file", note)
    filled("backfill", "--all", "--from-originals")
    assert len(read) == 3


def test_outdated_rules_start_from_what_was_read_and_outdated_readings_from_the_originals(filled, monkeypatch):
    assert json.loads(filled("backfill", "--outdated", "--dry-run", "--json")[1])["documents"] == 0
    assert "Nothing new" in filled("backfill", "--outdated")[1]
    monkeypatch.setattr(planning, "extractor_version", lambda: "9.9+new")
    told = json.loads(filled("backfill", "--outdated", "--dry-run", "--json")[1])
    assert (told["documents"], told["pages"], told["understood"], told["read_anew"], told["by_ocr"]) == (3, 9, 3, 0, 0)
    version = reading_version("auto")
    monkeypatch.setattr(planning, "reading_version", lambda mode: f"newer {version}/{mode}")
    monkeypatch.setattr(planning, "find_tessdata", lambda: Path("/tessdata"))
    told = json.loads(filled("backfill", "--outdated", "--dry-run", "--json")[1])
    assert (told["understood"], told["read_anew"], told["by_ocr"]) == (0, 3, 0)


def test_a_dry_run_says_how_much_and_does_nothing(filled, tmp_path):
    before = sorted((tmp_path / "warehouse").rglob("*"))
    code, out, err = filled("backfill", "--since", "2024-01-01", "--dry-run")
    assert (code, err) == (ExitCode.OK, "")
    assert "Nothing was done. It would take about 15 s." in out
    counts = dict(line.rsplit(None, 1) for line in out.splitlines() if line.strip() and line.split()[-1].isdigit())
    assert {name.strip(): count for name, count in counts.items()} == {
        "documents": "1",
        "pages": "1",
        "only understood anew": "1",
    }
    assert "Nothing to do." in filled("backfill", "--since", "2030-01-01", "--dry-run")[1]
    assert sorted((tmp_path / "warehouse").rglob("*")) == before


def test_documents_are_given_one_by_one_or_together(filled, tmp_path):
    ids = [row[0] for row in facts(tmp_path)]
    for arguments in (ids, [",".join(ids)], [ids[0], "--document", ids[1], ids[2]]):
        told = json.loads(filled("backfill", "--dry-run", "--json", "--document", *arguments)[1])
        assert sorted(told["document_ids"]) == ids


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "say which documents"),
        (("--from-originals",), "say which documents"),
        (("--since", "30/8/2021"), "--since: 30/8/2021 is no date"),
        (("--since", "2022-01-02", "--until", "2022-01-01"), "--since 2022-01-02 is after --until 2022-01-01"),
        (("--document", "0123"), "no document 0123"),
        (("stray", "--all"), "stray"),
        (("--all", "--runner", "ray"), "local, dask or dask=ADDRESS"),
    ],
)
def test_a_wrong_backfill_is_told_in_one_line(filled, arguments, told):
    code, out, err = filled("backfill", *arguments)
    assert (code, out) == (ExitCode.USAGE, "") and told in err and err.count("\n") == 1


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_warehouse_of_a_newer_program_is_told_before_any_work(filled, tmp_path, options):
    manifest = tmp_path / "warehouse" / "releases" / "1" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 99}))
    before = sorted((tmp_path / "warehouse").rglob("*"))
    code, out, err = filled("backfill", "--all", *options)
    assert (code, out) == (ExitCode.FAILED, "") and "by a newer thongbao" in err and "update the program" in err
    assert sorted((tmp_path / "warehouse").rglob("*")) == before


def test_without_a_warehouse_there_is_nothing_to_fill(tmp_path, capsys):
    assert cli.run(["backfill", "--all", "--warehouse", str(tmp_path / "none")]) == ExitCode.FAILED
    assert "`thongbao ingest` makes a warehouse" in capsys.readouterr().err


def test_a_document_that_fails_is_refused_and_keeps_its_rows(filled, monkeypatch, tmp_path):
    before = rows(tmp_path)
    extract_document = chunk.extract_document

    def fail_on_one(reading):
        if reading.sha256[:16] == facts(tmp_path)[0][0]:
            raise IndexError("string index out of range")
        return extract_document(reading)

    monkeypatch.setattr(chunk, "extract_document", fail_on_one)
    code, out, err = filled("backfill", "--all", "--json")
    assert code == ExitCode.REFUSED and err.startswith("refused: ") and err.endswith("[document_failed]\n")
    assert json.loads(out)["files_rederived"] == 2
    assert rows(tmp_path) == before
    with Reader(tmp_path / "warehouse") as reader:
        refused = reader.ask("SELECT file_name, code FROM issues WHERE document_id IS NULL").rows
    assert refused == [(facts(tmp_path)[0][2], "document_failed")]


class Killed(BaseException):
    """Stands for kill -9: nothing is tidied up."""


def test_a_backfill_that_was_killed_goes_on_where_it_was(filled, monkeypatch, tmp_path):
    """Two loads of one document each; killed when the second document is finished and not yet loaded."""
    monkeypatch.setattr("flows.running.DOCUMENTS_PER_LOAD", 1)
    load, understood = backfill.Warehouse.load, []
    process_file = chunk.process_file

    def load_once(self, batch, **options):
        if any(kind == "backfill" for (kind,) in kinds(tmp_path)):
            raise Killed
        return load(self, batch, **options)

    def note(work, *rest):
        understood.append(work.sha256)
        return process_file(work, *rest)

    monkeypatch.setattr(backfill.Warehouse, "load", load_once)
    monkeypatch.setattr(chunk, "process_file", note)
    with pytest.raises(Killed):
        filled("backfill", "--all")
    assert len(understood) == 3
    monkeypatch.setattr(backfill.Warehouse, "load", load)
    told = json.loads(filled("backfill", "--all", "--dry-run", "--json")[1])
    assert (told["documents"], told["done"]) == (2, 1)
    code, out, err = filled("backfill", "--all", "--json")
    assert code == ExitCode.OK and err.startswith("finished by an earlier run, which was stopped")
    told = json.loads(out)
    assert (told["files_seen"], told["files_unchanged"], told["files_taken_up"], told["files_rederived"]) == (
        3,
        1,
        2,
        2,
    )
    assert len(understood) == 3  # nothing was understood again
    assert [kind for (kind,) in kinds(tmp_path)].count("backfill") == 3
    assert not list((tmp_path / "warehouse" / ".staging" / "waiting").iterdir())
    # It came to its end: the same again is a new backfill.
    assert json.loads(filled("backfill", "--all", "--json")[1])["files_rederived"] == 3
    assert len(understood) == 6


def kinds(tmp_path):
    with Reader(tmp_path / "warehouse") as reader:
        return reader.ask("SELECT kind FROM loads").rows


def test_what_is_finished_does_not_wait_for_a_full_load(filled, monkeypatch, tmp_path):
    monkeypatch.setattr("flows.running.SECONDS_PER_LOAD", 0.0)
    assert filled("backfill", "--all")[0] == ExitCode.OK
    assert [kind for (kind,) in kinds(tmp_path)].count("backfill") == 3
