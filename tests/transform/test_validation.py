from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from transform.tables import DOCUMENT_TABLES, TABLES
from transform.validation import InvalidDocumentError, check, validate


def told(rows):
    return [(v.table, v.column, v.rule, v.remedy) for v in check(rows)]


def test_rows_that_keep_all_rules_pass_complete(make_rows):
    rows = make_rows()
    valid = validate(rows)
    assert valid.violations == ()
    assert list(valid.rows) == list(DOCUMENT_TABLES)
    assert [row["figure_id"][-2:] for row in valid.rows["figures"]] == ["f0", "f1", "f2"]
    assert all(tuple(row) == TABLES[name].column_names for name in valid.rows for row in valid.rows[name])
    assert valid.rows["figures"][0]["base_kind"] is None
    # eight runs of digits: 1, 38, 300, 5, 12, 2, 2025, 7
    assert valid.document["digit_runs"] == valid.document["digit_runs_explained"] == 8


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("amount", "38300", "type"),
        ("amount", float("nan"), "type"),
        ("amount_exact", Decimal("0.123456789"), "type"),
        ("amount_exact", Decimal(38301), "amount"),
        ("amount", None, "amount"),
        ("value_text", None, "null"),
        ("value_text", "", "type"),
        ("indicator", "", "type"),
        ("indicator", "Sa\u0309n lượng", "type"),  # NFD
        ("measure", "growth", "vocabulary"),
        ("direction", "up", "vocabulary"),
        ("period_start", datetime(2021, 1, 1), "type"),
        ("period_start", "2021-01-01", "type"),
        ("ordinal", True, "type"),
        ("ordinal", 2**31, "type"),
        ("ordinal", -(2**31) - 1, "type"),
        ("comparable", 1, "type"),
        ("confidence", float("-inf"), "type"),
        ("unit_text", "\ud800", "type"),
        ("page", 3, "parent"),
        ("quote", "38.301 tấn", "span"),
        ("quote", "38.300tấn", "span"),
        ("char_start", 0, "span"),
        ("char_end", 10_000, "span"),
        ("document_id", "0" * 16, "parent"),
    ],
)
def test_a_row_that_breaks_a_rule_is_left_out_and_told(make_rows, column, value, rule):
    rows = make_rows()
    rows["figures"][0][column] = value
    valid = validate(rows)
    first = valid.violations[0]
    blamed = {"span": "quote", "amount": "amount"}.get(rule, column)
    assert (first.table, first.column, first.rule, first.remedy) == ("figures", blamed, rule, "row_left_out")
    assert first.key == rows["figures"][0]["figure_id"]
    assert [row["figure_id"][-2:] for row in valid.rows["figures"]] == ["f1", "f2"]
    assert valid.document["figure_count"] == 2
    assert {problem.code for problem in valid.problems} == {"row_invalid"}
    # the digits are still accounted for, but no row is named that is not there
    assert [row["row_id"] for row in valid.rows["numerals"] if row["quote"] == "38.300 tấn"] == [None]


def test_a_bad_header_field_is_emptied_and_the_document_kept(make_rows):
    rows = make_rows()
    rows["documents"][0]["issued_date"] = "26/8/2021"
    rows["documents"][0]["system"] = "army"
    valid = validate(rows)
    assert told(rows) == [
        ("documents", "system", "vocabulary", "value_emptied"),
        ("documents", "issued_date", "type", "value_emptied"),
    ]
    assert valid.document["issued_date"] is None
    assert len(valid.rows["figures"]) == 3


def test_without_identity_there_is_no_document(make_rows):
    rows = make_rows()
    rows["documents"][0]["sha256"] = None
    with pytest.raises(InvalidDocumentError, match=r"documents\.sha256 is null"):
        validate(rows)
    with pytest.raises(InvalidDocumentError, match="0 rows"):
        validate({**make_rows(), "documents": []})


def test_an_undeclared_column_or_table_is_an_error_of_the_program(make_rows):
    rows = make_rows()
    rows["figures"][0]["colour"] = "red"
    with pytest.raises(ValueError, match="colour"):
        validate(rows)
    with pytest.raises(ValueError, match="issues"):
        validate({**make_rows(), "issues": []})


def test_a_repeated_key_keeps_the_first_row(make_rows):
    rows = make_rows()
    rows["figures"][1]["figure_id"] = rows["figures"][0]["figure_id"]
    valid = validate(rows)
    assert [row["quote"] for row in valid.rows["figures"]] == ["38.300 tấn", "7 xã"]
    assert told(rows)[0] == ("figures", None, "key", "row_left_out")


def test_a_link_to_nothing_is_emptied_and_a_required_one_drops_the_row(make_rows):
    rows = make_rows()
    rows["figures"][0]["part_of"] = "nowhere"
    rows["figures"][1]["section_id"] = "nowhere"
    rows["table_cells"] = [
        {
            "table_id": "nowhere",
            "document_id": rows["documents"][0]["document_id"],
            "row_index": 0,
            "column_index": 0,
            "page": 1,
            "confidence": 1.0,
            "needs_review": False,
        }
    ]
    valid = validate(rows)
    assert valid.rows["figures"][0]["part_of"] is None
    assert valid.rows["figures"][1]["section_id"] is None
    assert valid.rows["table_cells"] == []
    assert told(rows) == [
        ("table_cells", "table_id", "parent", "row_left_out"),
        ("figures", "section_id", "parent", "value_emptied"),
        ("figures", "part_of", "parent", "value_emptied"),
    ]


def test_a_box_off_the_page_is_emptied(make_rows):
    rows = make_rows()
    rows["figures"][0]["x1"] = 600.0  # the page is 595 wide
    rows["figures"][1]["top"] = 113.0  # below its bottom
    valid = validate(rows)
    assert [(row["x0"], row["bottom"]) for row in valid.rows["figures"]] == [(None, None), (None, None), (72.0, 112.25)]
    assert told(rows) == [("figures", "x0", "box", "value_emptied")] * 2


def test_an_undeclared_flag_is_taken_out(make_rows):
    rows = make_rows()
    rows["figures"][0]["flags"] = "unit_inferred,odd"
    rows["figures"][1]["flags"] = "odd"
    valid = validate(rows)
    assert [row["flags"] for row in valid.rows["figures"]] == ["unit_inferred", None, None]
    assert told(rows) == [("figures", "flags", "flag", "value_corrected")] * 2


def test_digits_that_no_row_holds_become_unexplained(make_rows):
    rows = make_rows()
    del rows["numerals"][0]
    valid = validate(rows)
    added = valid.rows["numerals"][0]
    assert (added["quote"], added["kind"], added["page"], added["needs_review"]) == ("1", "unexplained", 1, True)
    assert (valid.document["digit_runs"], valid.document["digit_runs_explained"]) == (8, 7)
    assert told(rows) == [("numerals", None, "digits", "row_added")]


def test_digits_that_two_rows_hold_go_to_the_first(make_rows):
    rows = make_rows()
    start = rows["numerals"][1]["char_start"]
    rows["numerals"].append({**rows["numerals"][1], "char_start": start + 3, "quote": "300 tấn", "kind": "age"})
    valid = validate(rows)
    assert [row["kind"] for row in valid.rows["numerals"] if row["quote"].endswith("tấn")] == ["figure"]
    assert told(rows) == [("numerals", None, "digits", "row_left_out")]


def test_a_row_may_not_cut_a_run_of_digits(make_rows):
    rows = make_rows()
    rows["numerals"][1] |= {"char_start": rows["numerals"][1]["char_start"] + 1, "quote": "8.300 tấn"}
    valid = validate(rows)
    assert told(rows)[0] == ("numerals", None, "digits", "row_left_out")
    assert [row["quote"] for row in valid.rows["numerals"] if row["kind"] == "unexplained"] == ["38", "300"]


def test_a_span_over_a_page_break_does_not_hold_the_page_number_between(make_rows):
    valid = validate(make_rows())
    page_number = next(row for row in valid.rows["numerals"] if row["kind"] == "page_number")
    assert (page_number["page"], page_number["quote"]) == (2, "2")


def test_counts_are_those_of_the_rows(make_rows):
    rows = make_rows()
    rows["documents"][0] |= {"figure_count": 5, "digit_runs": 8, "digit_runs_explained": 8}
    assert told(rows) == [("documents", "figure_count", "count", "value_corrected")]
    assert validate(rows).document["figure_count"] == 3


def test_dates_and_exact_amounts_pass_unchanged(make_rows):
    figure = validate(make_rows()).rows["figures"][0]
    assert figure["period_end"] == date(2025, 12, 31)
    assert figure["amount_exact"] == Decimal(38300)


def test_a_file_name_is_made_text(make_rows):
    rows = make_rows("tho\u0302ng ba\u0301o \udcff.pdf")
    assert validate(rows).document["file_name"] == "thông báo \ufffd.pdf"


def test_one_issue_tells_of_all_rows_with_the_same_fault(make_rows):
    rows = make_rows()
    for row in rows["figures"]:
        row["bound"] = None
    problems = validate(rows).problems
    assert [(p.severity, p.code, p.page) for p in problems] == [
        ("error", "row_invalid", 1),
        ("warning", "row_invalid", 1),
    ]
    key = rows["figures"][0]["figure_id"]
    assert problems[0].message == (
        f"figures.bound of {key} is null, the same in 2 more rows; the row was left out; report it"
    )
