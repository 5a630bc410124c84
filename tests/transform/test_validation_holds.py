"""Whatever is wrong with rows, what `validate` lets through keeps all rules."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transform.tables import DOCUMENT_TABLES, TABLES
from transform.validation import InvalidDocumentError, validate

ODD_VALUES = st.sampled_from(
    [
        None,
        "",
        "x",
        "12",
        "a\u0309",
        "\ud800",
        0,
        1,
        -1,
        7,
        2**40,
        True,
        0.5,
        float("inf"),
        Decimal("1e-9"),
        Decimal(5),
        date(2021, 1, 1),
        datetime(2021, 1, 1),
        datetime(2021, 1, 1, tzinfo=UTC),
    ]
)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(DOCUMENT_TABLES),
        st.integers(0, 6),
        st.integers(0, 60),
        ODD_VALUES,
    ),
    max_size=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, doubled=st.sampled_from((None, *DOCUMENT_TABLES[1:])))
def test_valid_rows_are_valid(make_rows, changes, doubled):
    rows = make_rows()
    if doubled is not None and doubled in rows:
        rows[doubled] = [*rows[doubled], *(dict(row) for row in rows[doubled])]
    for table, index, column, value in changes:
        if rows.get(table):
            names = TABLES[table].column_names
            rows[table][index % len(rows[table])][names[column % len(names)]] = value
    try:
        valid = validate(rows)
    except InvalidDocumentError:
        return
    assert validate(valid.rows).violations == ()
