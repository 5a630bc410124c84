"""Sentences: where one ends."""

import pytest

from extract.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu đạt 5 tỷ. Chi đạt 4 tỷ.", ["Thu đạt 5 tỷ.", "Chi đạt 4 tỷ."]),
        (
            "Bằng 36,68% dự toán địa phương. - Chi thường xuyên: 26.798 tỷ đồng.",  # items run into one paragraph
            ["Bằng 36,68% dự toán địa phương.", "- Chi thường xuyên: 26.798 tỷ đồng."],
        ),
        ("Tại TP. Hồ Chí Minh có 1.234 hộ.", ["Tại TP. Hồ Chí Minh có 1.234 hộ."]),
        ("Giai đoạn 2004. - đến nay", ["Giai đoạn 2004. - đến nay"]),  # no capital after the dash
        ("Đã xong./. Kính gửi", ["Đã xong./.", "Kính gửi"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected
