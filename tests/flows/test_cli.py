"""The command line as its users meet it: what it prints, where, its exit codes. Prefect stays out (see test_engine)."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.problems import CODES
from flows import chunk, cli, planning
from flows.exit_codes import ExitCode
from load.reader import Reader

GOOD = Path(__file__).parent.parent / "data" / "thong-bao-hoi-nghi-2024.pdf"
OTHER = GOOD.parent / "more" / "thong-bao-huyen-uy-2023.pdf"


@pytest.fixture
def thongbao(tmp_path, capsys, monkeypatch, without_engine):
    """Runs a command on a warehouse of its own; gives exit code, stdout and stderr."""
    monkeypatch.setenv("THONGBAO_WAREHOUSE", str(tmp_path / "warehouse"))

    def run(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    shutil.copy(GOOD, folder / "notice.pdf")
    return folder


def releases(tmp_path):
    return sorted(path.name for path in (tmp_path / "warehouse" / "releases").iterdir())


def test_a_folder_is_ingested_and_its_summary_printed(thongbao, inbox, tmp_path):
    code, out, err = thongbao("ingest", inbox)
    assert code == ExitCode.OK and err == ""
    assert "documents" in out and "Release 1 of" in out
    with Reader(tmp_path / "warehouse") as reader:
        assert reader.ask("SELECT file_name, page_count > 0 FROM documents").rows == [("notice.pdf", True)]
        (load,) = reader.loads()
    assert (load["files_seen"], load["files_new"], load["files_refused"]) == (1, 1, 0)
    assert json.loads(load["parameters"])["paths"] == [str(inbox)]


def test_the_second_run_writes_nothing_and_says_so(thongbao, inbox, tmp_path):
    thongbao("ingest", inbox)
    before = [(tmp_path / "warehouse" / "current").resolve(), *sorted((tmp_path / "warehouse" / "lake").rglob("*"))]
    code, out, err = thongbao("ingest", inbox)
    assert code == ExitCode.OK and err == ""
    assert "Nothing new: no release and no row was written" in out
    after = [(tmp_path / "warehouse" / "current").resolve(), *sorted((tmp_path / "warehouse" / "lake").rglob("*"))]
    assert after == before and releases(tmp_path) == ["1"]


def test_bad_files_beside_a_good_one_each_get_a_line_and_the_good_one_is_loaded(thongbao, inbox, bad_files, tmp_path):
    code, _, err = thongbao("ingest", inbox, bad_files)
    assert code == ExitCode.REFUSED
    lines = err.splitlines()
    assert len(lines) == len(list(bad_files.iterdir()))
    for path in bad_files.iterdir():
        (line,) = (line for line in lines if str(path) in line)
        assert line.startswith("refused: ") and line.endswith(f"[{path.stem}]") and ";" in line
    with Reader(tmp_path / "warehouse") as reader:
        assert reader.ask("SELECT file_name FROM documents").rows == [("notice.pdf",)]
        refused = reader.ask("SELECT file_name, code FROM issues WHERE document_id IS NULL ORDER BY code").rows
    assert refused == [(path.name, path.stem) for path in sorted(bad_files.iterdir())]
    assert len(list((tmp_path / "warehouse" / "quarantine").iterdir())) == len(refused)


def test_files_refused_before_count_again_and_write_nothing(thongbao, inbox, bad_files, tmp_path):
    thongbao("ingest", inbox, bad_files)
    code, out, err = thongbao("ingest", inbox, bad_files)
    assert code == ExitCode.REFUSED
    assert all("refused before, --force looks into it again" in line for line in err.splitlines())
    assert len(err.splitlines()) == len(list(bad_files.iterdir()))
    assert "Nothing new" in out and releases(tmp_path) == ["1"]


def test_only_bad_files_leave_a_warehouse_without_documents(thongbao, bad_files, tmp_path):
    code, _, _ = thongbao("ingest", bad_files)
    assert code == ExitCode.REFUSED
    with Reader(tmp_path / "warehouse") as reader:
        assert reader.ask("SELECT count(*) FROM documents").rows == [(0,)]


def test_no_path_exists(thongbao, tmp_path):
    code, out, err = thongbao("ingest", tmp_path / "nowhere")
    assert code == ExitCode.USAGE and out == ""
    assert err == f"thongbao: no such file or folder: {tmp_path / 'nowhere'}; check the spelling\n"
    assert not (tmp_path / "warehouse").exists()


def test_a_missing_path_beside_others_counts_as_refused_and_the_rest_is_loaded(thongbao, inbox, tmp_path):
    code, out, err = thongbao("ingest", inbox, tmp_path / "nowhere")
    assert code == ExitCode.REFUSED and err.endswith("[path_missing]\n")
    assert "Release 1" in out
    code, out, _ = thongbao("ingest", inbox, tmp_path / "nowhere")
    assert code == ExitCode.REFUSED and "Nothing new" in out


def test_an_unreadable_folder_counts_as_refused_and_the_rest_is_loaded(thongbao, inbox, tmp_path, monkeypatch):
    import os

    closed = tmp_path / "closed"
    closed.mkdir()
    scandir = os.scandir

    def refuse(path):
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    code, out, err = thongbao("ingest", closed, inbox)
    assert code == ExitCode.REFUSED
    assert str(closed) in err and "Permission denied" in err and err.endswith("[file_unreadable]\n")
    assert "Release 1" in out


def test_the_summary_for_machines(thongbao, inbox, bad_files):
    _, out, _ = thongbao("ingest", inbox, bad_files, "--json")
    found = json.loads(out)
    assert found["files_seen"] == 7 and found["files_new"] == 1 and found["files_refused"] == 6
    assert {refused["code"] for refused in found["refused"]} <= set(CODES)
    assert found["release"] == 1 and found["rows_written"]["documents"] == 1


def test_a_known_file_with_older_rules_is_understood_anew_from_its_kept_reading(thongbao, inbox, tmp_path, monkeypatch):
    thongbao("ingest", inbox)
    monkeypatch.setattr(planning, "extractor_version", lambda: "9.9+new")
    monkeypatch.setattr(chunk.read, "read_file", lambda *_, **__: pytest.fail("read again"))
    code, out, _ = thongbao("ingest", inbox, "--json")
    found = json.loads(out)
    assert code == ExitCode.OK
    assert (found["files_new"], found["files_rederived"], found["release"]) == (0, 1, 2)
    with Reader(tmp_path / "warehouse") as reader:
        assert reader.ask("SELECT count(*) FROM documents").rows == [(1,)]


def test_the_same_content_under_two_names_is_one_document(thongbao, inbox, tmp_path):
    shutil.copy(GOOD, inbox / "copy.pdf")
    thongbao("ingest", inbox)
    with Reader(tmp_path / "warehouse") as reader:
        assert reader.ask("SELECT file_names FROM documents").rows == [("copy.pdf; notice.pdf",)]


def test_read_shows_a_file_and_keeps_nothing(thongbao, tmp_path):
    code, out, err = thongbao("read", GOOD)
    assert code == ExitCode.OK and err == ""
    assert "Header" in out and "sections" in out and "runs of digits explained" in out
    assert not (tmp_path / "warehouse").exists()


def test_read_gives_all_rows_to_machines(thongbao):
    code, out, _ = thongbao("read", GOOD, "--json")
    rows = json.loads(out)
    assert code == ExitCode.OK
    assert rows["documents"][0]["file_name"] == GOOD.name
    assert {"pages", "sections", "figures", "document_references", "numerals", "issues"} <= set(rows)


def test_read_refuses_what_ingest_refuses(thongbao, bad_files, tmp_path):
    code, out, err = thongbao("read", bad_files / "file_empty.pdf")
    assert (code, out) == (ExitCode.REFUSED, "") and err.endswith("[file_empty]\n")
    assert thongbao("read", tmp_path / "nowhere.pdf")[0] == ExitCode.USAGE
    assert thongbao("read", bad_files)[0] == ExitCode.USAGE


def test_explain_tells_what_a_passage_holds(thongbao):
    code, out, _ = thongbao("explain", "Năm 2020, tổng sản phẩm đạt 38.300 tỷ đồng.")
    assert code == ExitCode.OK
    assert "38.300 tỷ đồng" in out and "38300000000000" in out and "VND" in out


def test_explain_shows_what_each_rule_took(thongbao):
    code, out, _ = thongbao("explain", "--rules", "Năm 2020, Quốc lộ 32C thu 38.300 tỷ đồng so với cùng kỳ.")
    assert code == 0
    tokens, rules = out.split("\ntokens\n")[1].split("\nrules, in their order\n")
    assert tokens.split()[:5] == ["w:năm", "n:2020", "m:,", "w:quốc", "w:lộ"]
    told = [line.split(maxsplit=1)[1] for line in rules.splitlines()]
    assert "mask: road                        Quốc lộ 32C" in told
    assert "period: year                      Năm 2020" in told
    assert "base: same_period_previous_year   so với cùng kỳ" in told
    assert "quantity                          38.300 tỷ đồng" in told


def test_explain_lines(thongbao, tmp_path):
    lines = tmp_path / "cases.jsonl"
    lines.write_text('{"id": "a", "text": "Diện tích 12 ha."}\n\n{"id": "b", "text": "Không có số."}\n', "utf-8")
    code, out, _ = thongbao("explain", "--jsonl", lines)
    first, second = map(json.loads, out.splitlines())
    assert code == ExitCode.OK
    assert first["id"] == "a" and [figure["unit"] for figure in first["figures"]] == ["ha"]
    assert second == {"id": "b", "figures": [], "references": [], "directives": [], "numerals": []}


@pytest.mark.parametrize(
    "line", ["no json", "[]", '{"id": 1}', '{"id": 1, "text": 2}', '{"id": 1, "text": "x", "document_date": "1/2"}']
)
def test_explain_names_a_line_that_is_wrong(thongbao, tmp_path, line):
    (tmp_path / "cases.jsonl").write_text(f'{{"id": "a", "text": "x"}}\n{line}\n')
    code, out, err = thongbao("explain", "--jsonl", tmp_path / "cases.jsonl")
    assert code == ExitCode.FAILED
    assert err.startswith("thongbao: line 2 is not a JSON object") and len(out.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("x", "--jsonl", "y"),
        ("--jsonl", "/nowhere"),
        ("x", "--date", "1/2"),
    ],
)
def test_explain_used_wrongly(thongbao, arguments):
    code, out, err = thongbao("explain", *arguments)
    assert (code, out) == (ExitCode.USAGE, "") and len(err.splitlines()) == 1


def test_the_warehouse_answers_after_a_load(thongbao, inbox, bad_files):
    thongbao("ingest", inbox, bad_files)
    code, out, _ = thongbao("status", "--json")
    found = json.loads(out)
    assert code == ExitCode.OK
    assert found["rows"]["documents"] == 1 and found["refused"] == 6 and found["outdated"] == 0
    code, out, _ = thongbao("show", "notice.pdf")
    assert code == ExitCode.OK and "Header" in out
    assert json.loads(thongbao("show", "notice.pdf", "--json")[1])["documents"][0]["file_name"] == "notice.pdf"
    assert thongbao("show", "nothing like it")[0] == ExitCode.USAGE
    code, out, _ = thongbao("query", "SELECT file_name, page_count FROM documents", "--json")
    assert json.loads(out)[0]["file_name"] == "notice.pdf"
    code, _, err = thongbao("query", "SELECT nothing FROM nowhere")
    assert code == ExitCode.FAILED and err.startswith("thongbao: ") and "Traceback" not in err
    assert json.loads(thongbao("loads", "--json")[1])[0]["release"] is not None
    assert len([row for row in json.loads(thongbao("issues", "--json")[1]) if row["document_id"] is None]) == 6
    for command in ("status", "loads", "issues", "check"):
        code, out, err = thongbao(command)
        assert code == ExitCode.OK and out and not err, command


@pytest.mark.parametrize("command", [("status",), ("loads",), ("issues",), ("show", "x"), ("query", "SELECT 1")])
def test_without_a_warehouse_the_next_step_is_told(thongbao, command):
    code, out, err = thongbao(*command)
    assert (code, out) == (ExitCode.FAILED, "") and "`thongbao ingest`" in err


def test_a_load_is_taken_back_by_its_id(thongbao, inbox, tmp_path):
    thongbao("ingest", inbox)
    shutil.copy(OTHER, inbox / "second.pdf")
    thongbao("ingest", inbox)
    load_id = json.loads(thongbao("loads", "--json")[1])[0]["load_id"]
    code, out, err = thongbao("restore", "--load", load_id)
    assert (code, err) == (ExitCode.OK, "")
    assert out.startswith(f"Load {load_id} is taken back: 0 documents as before it, 1 document removed.\nRelease 3 of")
    assert json.loads(thongbao("query", "SELECT file_name FROM documents", "--json")[1]) == [
        {"file_name": "notice.pdf"}
    ]
    code, out, _ = thongbao("restore", "--load", load_id)
    assert code == ExitCode.OK
    assert out.splitlines()[0].startswith("stays: second.pdf (") and out.splitlines()[0].endswith(
        "a later load removed it"
    )
    assert out.splitlines()[1] == f"Nothing of load {load_id} is left to be taken back."
    code, out, err = thongbao("restore", "--load", "nonsense")
    assert (code, out, err) == (
        ExitCode.FAILED,
        "",
        "thongbao: there is no load nonsense; `thongbao loads` lists them\n",
    )


def test_maintain_says_what_it_did(thongbao, inbox):
    assert thongbao("maintain")[0] == ExitCode.FAILED  # no warehouse
    thongbao("ingest", inbox)
    code, out, err = thongbao("maintain")
    assert (code, err) == (ExitCode.OK, "")
    assert out == "0 files merged, 0 files removed (0.0 MB), 0 old releases removed.\n"
    assert json.loads(thongbao("maintain", "--json")[1]) == {
        "release": None,
        "merged": 0,
        "releases": [],
        "files": 0,
        "bytes": 0,
    }


def test_check_without_a_warehouse_is_about_the_machine(thongbao):
    code, out, _ = thongbao("check", "--quick", "--json")
    assert code == ExitCode.OK
    assert {one["subject"] for one in json.loads(out)} >= {"Python", "packages", "OCR", "warehouse"}


def test_times_are_shown_in_the_time_zone_of_the_offices():
    from flows.screen import text_of

    assert text_of(datetime(2026, 11, 24, 20, 30, tzinfo=UTC)) == "2026-11-25 03:30"


def test_unknown_commands_and_options_are_usage_errors(thongbao):
    assert thongbao("nonsense")[0] == ExitCode.USAGE
    assert thongbao("ingest")[0] == ExitCode.USAGE
    assert thongbao("ingest", GOOD, "--workers", "0")[0] == ExitCode.USAGE
    assert thongbao("ingest", GOOD, "--ocr", "sometimes")[0] == ExitCode.USAGE


def test_help_names_every_command_and_exit_code(thongbao):
    code, out, _ = thongbao("--help")
    assert code == ExitCode.OK
    for word in (
        "ingest",
        "read",
        "explain",
        "status",
        "loads",
        "issues",
        "show",
        "query",
        "check",
        "restore",
        "maintain",
        "Exit",
    ):
        assert word in out


def test_tasks_are_exported_for_a_spreadsheet(thongbao, inbox, tmp_path):
    thongbao("ingest", inbox)
    sheet = tmp_path / "tasks.xlsx"
    code, out, err = thongbao("export", "--tasks", sheet)
    assert (code, err) == (ExitCode.OK, "") and out == f"{sheet}: 2 rows\n" and sheet.stat().st_size > 0
    assert thongbao("export", "--table", "figures", tmp_path / "figures.csv")[0] == ExitCode.OK


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tasks.xlsx"], "either --tasks FILE.xlsx or --table"),
        (["--tasks", "--table", "figures", "x.xlsx"], "either --tasks FILE.xlsx or --table"),
        (["--table", "nothing", "x.csv"], "there is no table nothing"),
    ],
)
def test_a_wrong_export_is_told_in_one_line(thongbao, inbox, arguments, message):
    thongbao("ingest", inbox)
    code, out, err = thongbao("export", *arguments)
    assert (code, out) == (ExitCode.USAGE, "") and message in err and err.count("\n") == 1
