"""Words before numbers that scans misread."""

import pytest

from extract.folding import fold
from extract.misread_words import with_right_marks
from extract.passage import passage_of_text
from extract.passages import read_passage


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Điêu 146 Luật", "điều 146 luật"),
        ("theo Điểu 5.", "theo điều 5."),
        ("khoàn 4, Điêu 7", "khoản 4, điều 7"),
        ("Kỷ họp thứ 31", "kỳ họp thứ 31"),
        ("Tổng sô hộ", "tổng số hộ"),
        ("bánh sô cô la", "bánh sô cô la"),
        ("khoán 10", "khoán 10"),  # a way of farming
        ("hút 3 điếu, điếu thứ tư", "hút 3 điếu, điếu thứ tư"),
        ("điêu 12,5", "điêu 12,5"),  # a value, whatever the word
        ("Điều 146", "điều 146"),
    ],
)
def test_misread_words(text: str, mended: str) -> None:
    assert with_right_marks(fold(text)) == mended
    assert len(mended) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Quy định tại khoản 4, Điêu 146 Luật Ban hành văn bản quy phạm pháp luật.",
        "Hội đồng nhân dân tỉnh khóa XII, Kỷ họp thứ 31 thông qua.",
        "ỦY BAN NHÂN DÂN CHỦ TỊCH Z 6 Nguyễn Hoàng Giang",  # a speck of the seal
    ],
)
def test_no_figure_comes_of_a_misread_word(text: str) -> None:
    assert read_passage(passage_of_text(text)).figures == ()
