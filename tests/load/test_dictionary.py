from __future__ import annotations

from extract.problems import CODES
from load import dictionary
from transform.tables import FLAGS, TABLES


def test_it_explains_every_column_flag_code_and_exit():
    text = dictionary.text()
    for table in TABLES.values():
        assert f"### {table.name}\n\n{table.description} Key: " in text
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} | {'yes' if column.nullable else 'no'} | " in text
            assert column.description in text
    for code, meaning in {**FLAGS, **CODES}.items():
        assert f"- `{code}`: {meaning}\n" in text
    assert "- `3`: finished, but some files were refused" in text


def test_a_vocabulary_and_a_link_are_part_of_the_meaning():
    assert (
        "| `status` | string | no | Whether it happened, is an estimate or is planned. "
        "One of: `actual`, `estimated`, `planned`. |\n" in dictionary.text()
    )
    assert "Section it stands in; null in header, signature and recipients. Refers to `sections.section_id`. |" in (
        dictionary.text()
    )


def test_the_warehouse_holds_it_and_it_is_written_only_when_it_changed(warehouse):
    path = warehouse.layout.dictionary
    assert path.read_text() == dictionary.text()
    before = path.stat().st_mtime_ns
    dictionary.write(path)
    assert path.stat().st_mtime_ns == before
    path.write_text("old")
    dictionary.write(path)
    assert path.read_text() == dictionary.text()
