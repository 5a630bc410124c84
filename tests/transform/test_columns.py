"""Rows kept by column are the rows that they were made of."""

import pickle

import pytest

from transform.columns import ColumnRows, columns_of
from transform.tables import DOCUMENT_TABLES, TABLES
from transform.validation import validate


@pytest.mark.parametrize("name", DOCUMENT_TABLES)
def test_rows_come_back_as_they_were(make_rows, name):
    rows = validate(make_rows()).rows[name]
    kept = ColumnRows(name, columns_of(TABLES[name], rows))
    assert (len(kept), list(kept)) == (len(rows), rows)
    assert kept == rows
    assert pickle.loads(pickle.dumps(kept)) == rows
    assert columns_of(TABLES[name], kept) is kept.columns


def test_other_rows_are_not_equal(make_rows):
    rows = validate(make_rows()).rows["figures"]
    kept = ColumnRows("figures", columns_of(TABLES["figures"], rows))
    assert kept != rows[:-1]
    assert kept != [{**rows[0], "amount": 1.0}, *rows[1:]]
    assert (kept[1], kept[1:]) == (rows[1], rows[1:])


def test_a_row_that_lacks_a_column_has_no_columns(make_rows):
    (row,) = make_rows()["sections"]
    with pytest.raises(KeyError, match="parent_id"):
        columns_of(TABLES["sections"], [row])
