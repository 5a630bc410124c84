"""A header field that two readings see differently is left out and named; unexplained digits are counted."""

from dataclasses import replace

from extract.document_parts import Field, Header
from extract.doubts import unexplained_digits, without_doubtful_fields
from extract.mentions import Block, DateParts
from extract.passage import passage_of_ranges
from extract.passages import read_passage
from extract.reading import Line, PageReading, Word


def page_of(*words):
    line = Line(
        tuple(Word(text, 10.0 * i, 10, 10.0 * i + 9, 20, 0.9, second) for i, (text, second) in enumerate(words))
    )
    return PageReading(1, 595, 842, 0, "ocr", "no_text", "", 300, 0.9, (line,))


def sure(*words, issuer=None):
    page = page_of(*words)
    passage = passage_of_ranges({1: page}, [(1, 0, len(page.text))])
    number = Field("332/QĐ-TTg", 0, 4, len(passage.text))
    header = Header(number_symbol=number, issued=number, issued_date=DateParts(2025, 5, 15), issuer=issuer)
    return without_doubtful_fields(header, [passage], {1: page})


def test_digits_that_two_readings_see_differently_are_left_out_and_named():
    header, problems = sure(("Số:", None), ("332/QĐ-TTg", "344/QĐ-TTg"))
    assert (header.number_symbol, header.issued, header.issued_date) == (None, None, None)
    assert [(p.severity, p.code, p.page) for p in problems] == [("warning", "header_incomplete", 1)] * 2
    assert "'332/QĐ-TTg' and as '344/QĐ-TTg'" in problems[0].message


def test_of_a_date_only_the_part_in_doubt_is_left_out():
    def date_of(*seconds):
        printed = ("ngày", "05", "tháng", "02", "năm", "2025")
        page = page_of(*zip(printed, seconds, strict=True))
        passage = passage_of_ranges({1: page}, [(1, 0, len(page.text))])
        issued = Field(passage.text, 0, 0, len(passage.text))
        header = Header(issued=issued, issued_date=DateParts(2025, 2, 5))
        found, problems = without_doubtful_fields(header, [passage], {1: page})
        assert len(problems) == 1
        return found.issued_date

    assert date_of(None, "08", None, "02", None, "2025") == DateParts(2025, 2, None)
    assert date_of(None, "05", None, "03", None, "2025") == DateParts(2025, None, None)
    assert date_of(None, "08", None, "03", None, "2025") == DateParts(2025, None, None)
    assert date_of(None, "05", None, "02", None, "2026") is None


def test_letters_may_differ_and_one_reading_is_enough():
    for second in (None, "332/OĐ-TTg"):
        header, problems = sure(("Số:", None), ("332/QĐ-TTg", second))
        assert header.number_symbol.text == "332/QĐ-TTg" and problems == ()


def test_a_number_line_is_no_issuer():
    header, _ = sure(("Số:", None), ("332/QĐ-TTg", None), issuer=Field("Số: #6 /QĐ-BCĐCCHC", 0, 0, 3))
    assert header.issuer is None


def test_a_known_name_read_with_other_marks_is_mended_and_told():
    page = page_of(("TỈNH", None), ("LÂM", None), ("ĐÒNG", None))
    passage = passage_of_ranges({1: page}, [(1, 0, len(page.text))])
    issuer, place = (Field(text, 0, 0, 13) for text in ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐÒNG", "Lâm Đông"))
    header, problems = without_doubtful_fields(Header(issuer=issuer, place=place), [passage], {1: page})
    assert (header.issuer.text, header.place.text) == ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Lâm Đồng")
    assert [(p.severity, p.code) for p in problems] == [("warning", "header_misread")] * 2
    # Print that is known exactly stays as it is, and so does a name that is right either way.
    digital = replace(page, text_source="digital")
    assert without_doubtful_fields(Header(issuer=issuer), [passage], {1: digital}) == (Header(issuer=issuer), ())
    right = Header(issuer=Field("UỶ BAN NHÂN DÂN TỈNH THANH HOÁ", 0, 0, 13))
    assert without_doubtful_fields(right, [passage], {1: page}) == (right, ())


def test_unexplained_digits_are_told_page_by_page():
    page = page_of(
        ("Tổng", None), ("123", None), ("(một", None), ("trăm)", None), ("và", None), ("7", None), ("(bảy)", None)
    )
    passage = passage_of_ranges({1: page}, [(1, 0, len(page.text))])
    (problem,) = unexplained_digits([Block("text", None, passage)], [read_passage(passage)])
    assert (problem.code, problem.page) == ("numeral_unexplained", 1)
    assert problem.message.startswith("2 numbers that no rule explains, first '123'")
