from __future__ import annotations

import dataclasses

import pytest

from transform.schema import ARROW_TYPES, arrow_schema, schema_hash
from transform.tables import FLAGS, LOAD_COLUMNS, SCHEMA_HASH, TABLES

SPAN = ["page", "end_page", "char_start", "char_end", "quote", "x0", "top", "x1", "bottom"]


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_a_declaration_is_consistent(table):
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert all(not table.by_name[name].nullable for name in table.key)
    assert {column.type for column in table.columns} <= set(ARROW_TYPES)
    assert all(column.description.endswith(".") for column in table.columns)
    for column in table.columns:
        if column.references is not None:
            parent, name = column.references.split(".")
            assert TABLES[parent].by_name[name].type == column.type
    assert table.located == (names[-12:] == [*SPAN, "confidence", "needs_review", "flags"])


def test_the_arrow_schema_has_the_types_of_the_contract():
    figures = arrow_schema(TABLES["figures"])
    expected = {
        "figure_id": "string",
        "page": "int32",
        "row_index": "int32",
        "amount": "double",
        "amount_exact": "decimal128(38, 8)",
        "multiplier": "decimal128(38, 8)",
        "period_start": "date32[day]",
        "is_preferred": "bool",
    }
    assert {name: str(figures.field(name).type) for name in expected} == expected
    assert str(arrow_schema(TABLES["documents"]).field("ingested_at").type) == "timestamp[us, tz=UTC]"
    assert str(arrow_schema(TABLES["documents"]).field("meeting_start").type) == "timestamp[us]"
    assert figures.field("figure_id").nullable is False
    assert figures.field("unit").metadata[b"comment"].startswith(b"Canonical unit")


def test_the_hash_follows_the_shape_and_not_the_words():
    assert schema_hash(dict(reversed(TABLES.items()))) == SCHEMA_HASH
    pages = TABLES["pages"]

    def with_first(**changes):
        first = dataclasses.replace(pages.columns[2], **changes)
        columns = (*pages.columns[:2], first, *pages.columns[3:])
        return schema_hash({**TABLES, "pages": dataclasses.replace(pages, columns=columns)})

    assert with_first(description="Other words.") == SCHEMA_HASH
    assert with_first(vocabulary=("a", "b")) == SCHEMA_HASH
    assert with_first(nullable=True) != SCHEMA_HASH
    assert with_first(type="int32") != SCHEMA_HASH


def test_what_the_load_fills_is_declared():
    for name, columns in LOAD_COLUMNS.items():
        assert set(columns) <= TABLES[name].by_name.keys()


def test_the_flags_are_those_of_the_contract():
    assert set(FLAGS) >= {
        "multiplier_ambiguous",
        "separator_ambiguous",
        "dot_decimal",
        "space_thousands",
        "unit_inferred",
        "unit_carried",
        "pp_inferred",
        "indicator_elliptic",
        "number_in_words",
        "ocr_disagreement",
        "ocr_low_confidence",
        "handwritten",
        "from_annotation",
        "over_page_break",
        "label_irregular",
    }
