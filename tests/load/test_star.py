from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pytest

from load.reader import Reader
from load.star import STAR
from transform.tables import TABLES

WORK = "vn:dang:tu-hau-giang:thong-bao:2021-08-30:215"
PLAN = "vn:dang:tu-hau-giang:ke-hoach:2021-01-01:12"


@pytest.fixture
def ask(warehouse):
    """A question to the views database, as a BI tool puts it."""

    def put(sql):
        with duckdb.connect(str(warehouse.layout.database), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return put


@pytest.fixture
def with_task(make_document):
    def make(name, **task):
        document = make_document(name)
        document.rows.rows["directives"][0].update(task)
        return document

    return make


def test_every_view_and_column_says_what_it_means(warehouse, make_document, make_batch, ask):
    warehouse.load(make_batch(make_document()))
    described = dict(ask("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"))
    columns = ask("SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
    for view in STAR:
        assert described[view.name] == view.description
        there = [(name, comment) for table, name, comment in columns if table == view.name]
        assert sorted(there) == sorted((column.name, column.description) for column in view.columns)
    assert described.keys() == {*TABLES, *(view.name for view in STAR)}


def test_figures_stand_with_their_notice_and_section(warehouse, make_document, make_batch, ask):
    warehouse.load(make_batch(make_document("a.pdf")))
    columns = "indicator_group, indicator, amount, unit, section_path, file_name, doc_type, quote"
    assert ask(f"SELECT {columns} FROM figures_by_indicator ORDER BY figure_id") == [
        ("sản lượng", "Sản lượng", 38300.0, "t", "1", "a.pdf", "Thông báo", "38.300 tấn"),
        ("sản lượng", "Sản lượng", 5.0, "%", "1", "a.pdf", "Thông báo", "5%"),
        ("sản lượng", "Sản lượng", 7.0, "commune", "1", "a.pdf", "Thông báo", "7 xã"),
    ]


def test_each_act_counts_once(warehouse, make_document, make_batch, ask):
    scan = make_document("scan.pdf", work_id=WORK, text_source="ocr")
    warehouse.load(make_batch(scan, make_document("digital.pdf", work_id=WORK)))
    for view in STAR:
        assert ask(f"SELECT DISTINCT file_name FROM {view.name}") == [("digital.pdf",)]
    assert ask("SELECT count(*) FROM figures_by_indicator") == [(3,)]


def test_a_task_for_two_bodies_stands_with_each_and_days_are_counted(warehouse, with_task, make_batch, ask):
    due = date.today() + timedelta(days=10)
    task = {"assignees": "Sở Tài chính; Sở Công Thương", "cooperating": "Ban Tổ chức", "due_date": due}
    over = {"assignees": None, "due_date": date(2021, 9, 30), "deadline_kind": "date"}
    never = {"assignees": "Sở Y tế"}
    warehouse.load(make_batch(with_task("a.pdf", **task), with_task("b.pdf", **over), with_task("c.pdf", **never)))
    rows = ask("SELECT file_name, body, part, days_left > 8, overdue FROM tasks_open_by_body ORDER BY ALL")
    assert rows == [
        ("a.pdf", "Ban Tổ chức", "cooperating", True, False),
        ("a.pdf", "Sở Công Thương", "assignee", True, False),
        ("a.pdf", "Sở Tài chính", "assignee", True, False),
        ("b.pdf", None, "assignee", False, True),
        ("c.pdf", "Sở Y tế", "assignee", None, None),
    ]
    assert ask("SELECT days_left - (due_date - current_date) FROM tasks_open_by_body WHERE overdue") == [(0,)]


def test_citations_name_both_acts(warehouse, make_document, make_batch, ask):
    warehouse.load(make_batch(make_document("notice.pdf", refers_to=PLAN), make_document("plan.pdf", work_id=PLAN)))
    columns = "file_name, cited_number_symbol, cited_work_id, target_file_name, is_first_mention"
    assert ask(f"SELECT {columns} FROM citations ORDER BY file_name") == [
        ("notice.pdf", "12-KH/TU", PLAN, "plan.pdf", True),
        ("plan.pdf", "12-KH/TU", None, None, True),
    ]


def test_a_mention_of_itself_is_no_citation_and_later_mentions_say_so(warehouse, make_document, make_batch, ask):
    document = make_document()
    (first,) = document.rows.rows["document_references"]
    later = {**first, "reference_id": "later", "resolves_to": first["reference_id"]}
    self_ = {**first, "reference_id": "self", "form": "self"}
    document.rows.rows["document_references"].extend([later, self_])
    warehouse.load(make_batch(document))
    assert ask("SELECT reference_id, is_first_mention FROM citations ORDER BY is_first_mention") == [
        ("later", False),
        (first["reference_id"], True),
    ]


def test_the_star_can_be_attached_beside_other_databases_and_asked_from_the_command_line(
    warehouse, make_document, make_batch
):
    warehouse.load(make_batch(make_document()))
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{warehouse.layout.database}' AS w (READ_ONLY)")
        assert connection.execute("SELECT count(*) FROM w.figures_by_indicator").fetchall() == [(3,)]
    with Reader(warehouse.layout.root) as reader:
        assert reader.query("SELECT count(*) FROM tasks_open_by_body").rows == [(1,)]


def test_a_release_of_an_older_program_has_its_tables_and_no_star(warehouse, make_document, make_batch):
    from load.views import write_database

    warehouse.load(make_batch(make_document()))
    release = warehouse.layout.current_release()
    older = {name: table for name, table in TABLES.items() if name != "parties"}
    write_database(release, older)
    with duckdb.connect(str(release / "warehouse.duckdb"), read_only=True) as connection:
        names = {
            row[0] for row in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        }
        assert names == set(older)
