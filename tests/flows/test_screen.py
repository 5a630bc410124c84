"""How values are shown to people and to machines."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from flows.screen import as_json, path_as_text, print_table, text_of


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (38_300_000_000_000.0, "38300000000000"),
        (1.5, "1.5"),
        (0.1, "0.1"),
        (1e21, "1e+21"),
        (Decimal("1000000000.00000000"), "1000000000"),
        (Decimal("2.94000000"), "2.94"),
        (Decimal("0E-8"), "0"),
        (True, "yes"),
        (7, "7"),
        ("tỷ đồng", "tỷ đồng"),
        (date(2021, 8, 26), "2021-08-26"),
    ],
)
def test_values_for_people(value, shown):
    assert text_of(value) == shown


def test_json_has_decimals_as_strings_dates_as_iso_and_letters_as_they_are():
    row = {"d": Decimal("2.50000000"), "t": datetime(2021, 8, 26, 7, tzinfo=UTC), "s": "Hậu Giang", "n": None}
    assert json.loads(as_json(row)) == {"d": "2.5", "t": "2021-08-26T07:00:00+00:00", "s": "Hậu Giang", "n": None}
    assert "Hậu Giang" in as_json(row)


def test_a_table_in_a_file_keeps_its_texts_whole_and_tells_what_it_leaves_out(capsys):
    print_table(("indicator", "amount"), [("tổng sản phẩm " * 5, 1.0), ("[b]x[/b]", None), ("y", 2.0)], most=2)
    out = capsys.readouterr().out
    assert ("tổng sản phẩm " * 5).strip() in out
    assert "[b]x[/b]" in out  # brackets of the text are no markup
    assert "… and 1 more" in out


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/inbox/Thông báo số 5 – kết luận.pdf", "/inbox/Thông báo số 5 – kết luận.pdf"),
        ("/inbox/th\udce1ng.pdf", r"/inbox/th\xe1ng.pdf"),
        ("/inbox/a\nrefused: b.pdf\x1b[2J", r"/inbox/a\nrefused: b.pdf\x1b[2J"),
    ],
)
def test_a_path_is_one_line_that_every_log_takes(path, shown):
    assert path_as_text(path) == shown


def test_a_name_that_is_no_utf_8_passes_through_json():
    text = as_json({"path": "th\udce1ng báo.pdf"})
    assert text.encode() == r'{"path": "th\udce1ng báo.pdf"}'.encode()
    assert json.loads(text) == {"path": "th\udce1ng báo.pdf"}
