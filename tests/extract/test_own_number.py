from extract.act_numbers import symbol_number_at
from extract.mentions import DateParts
from extract.own_number import without_itself
from extract.passage import Passage, Piece
from extract.passages import read_passage

OWN = symbol_number_at("1187/QĐ-UBND", 0)
DAY = DateParts(2025, 12, 15)
ANNEX = "(Kèm theo Quyết định số 1187/QĐ-UBND ngày 15 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh)"


def read(text, own=OWN, issued=DAY):
    return without_itself(read_passage(Passage(text, (Piece(0, 1, 0, len(text)),))), text, own, issued)


def test_an_annex_names_its_act_and_no_other():
    found = read(ANNEX)
    assert found.references == ()
    assert [(ANNEX[mark.start : mark.end], mark.kind) for mark in found.marks] == [
        ("1187/QĐ-UBND", "identifier"),
        ("ngày 15 tháng 12 năm 2025", "date"),
    ]


def test_another_year_or_symbol_is_another_act():
    for text in (
        ANNEX.replace("năm 2025", "năm 2024"),
        ANNEX.replace("QĐ-UBND", "QĐ-TTg"),
        ANNEX.replace("1187", "187"),
    ):
        (mention,) = read(text).references
        assert text[mention.start : mention.end].startswith("Quyết định số")


def test_what_stands_beside_it_is_kept():
    text = "Theo Quyết định số 1187/QĐ-UBND và Kế hoạch số 5/KH-UBND ngày 02/01/2026."
    found = read(text)
    assert [mention.number_symbol for mention in found.references] == ["5/KH-UBND"]
    assert [mark.kind for mark in found.marks] == ["identifier", "reference"]
