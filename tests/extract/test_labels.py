import pytest

from extract.labels import candidates, next_letter, roman_of, roman_value


@pytest.mark.parametrize(
    ("text", "family", "canonical"),
    [
        ("I. Tổng kết", "roman", "I"),
        ("XIV. Kinh phí", "roman", "XIV"),
        ("II- ĐẶC ĐIỂM", "roman", "II"),
        ("1. Ưu điểm", "number", "1"),
        ("1.Sở Công Thương", "number", "1"),
        ("1.1. Giáo dục", "decimal", "1.1"),
        ("1.2- Về chăn nuôi", "decimal", "1.2"),
        ("2.1.3 Kết quả", "decimal", "2.1.3"),
        ("a) Chủ trì", "letter", "a"),
        ("đ) Báo cáo", "letter", "đ"),
        ("(1) Kế hoạch", "bracket", "1"),
        ("Điều 3. Hiệu lực", "article", "Điều 3"),
        ("Điều 12a. Bổ sung", "article", "Điều 12a"),
        ("CHƯƠNG I", "chapter", "Chương I"),
        ("Mục 2. Trách nhiệm", "section", "Mục 2"),
        ("PHẦN THỨ NHẤT", "part", "Phần THỨ NHẤT"),
        ("Phụ lục VII", "appendix", "Phụ lục VII"),
        ("- Quy mô", "dash", "-"),
        ("– Quy mô", "dash", "-"),
        ("+ Đơn vị", "plus", "+"),
        ("1/ Sở Y tế", "number", "1"),
        ("c/ Sở Y tế", "letter", "c"),
        ("A/ KẾT QUẢ", "capital", "A"),
        ("o Sở Y tế", "dot", "o"),
    ],
)
def test_a_line_may_begin_with_a_label(text: str, family: str, canonical: str) -> None:
    label = candidates(text)[0]
    assert (label.family, label.canonical) == (family, canonical)


@pytest.mark.parametrize(
    "text",
    [
        "1/ 3 số hộ",  # a fraction
        "c/o ông An",
        "o bế mạc",
        "1.500 tỷ đồng",  # thousands
        "1.5 - 2 triệu đồng",  # a range that wrapped
        "2021. Kết quả",  # a year that ends a sentence
        "26/8/2021, tại Hội trường",
        "8.2 lần so với năm 2004",  # a decimal
        "II/2021 đạt 5%",
        "VI Đảng bộ tỉnh",
        "Điều 5 Luật Đầu tư công",  # a reference
        "Phụ lục I kèm theo Nghị định này",
        "-5% so với cùng kỳ",
        "Ưu điểm",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert candidates(text) == ()


def test_a_numeral_that_ocr_misread_is_only_looked_for_in_ocr_text() -> None:
    assert candidates("IH. Báo cáo") == ()
    (label,) = candidates("IH. Báo cáo", ocr=True)
    assert label.misread
    assert label.ordinal is None


def test_roman_numerals() -> None:
    assert [roman_value(t) for t in ("I", "IV", "IX", "XIV", "IIII", "VX", "")] == [1, 4, 9, 14, None, None, None]
    assert [roman_of(n) for n in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]


@pytest.mark.parametrize(
    ("text", "canonical", "end"),
    [("-6. Quốc phòng", "6", 3), ("'b) Sở Y tế", "b", 3), ("c).Đề nghị", "c", 3)],
)
def test_a_speck_before_or_in_a_label_of_a_scan(text: str, canonical: str, end: int) -> None:
    label = candidates(text, ocr=True)[0]
    assert (label.canonical, label.end) == (canonical, end)


def test_a_letter_that_ocr_misread_is_told_by_the_one_before() -> None:
    (label,) = candidates("ø) Củng cố", ocr=True)
    assert label.misread
    assert candidates("ø) Củng cố") == ()
    assert (next_letter("e", "ø"), next_letter("a", "ø"), next_letter("y", "ø")) == ("g", None, None)
