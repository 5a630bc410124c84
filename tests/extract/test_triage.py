"""Verdicts on text layers; the pages are made up after real kinds of broken files."""

from extract.pdf_words import Layer, PdfPage
from extract.reading import Word
from extract.triage import judge, without_gha

SOUND = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; theo đề nghị của Giám đốc Sở Nội vụ "


def page(
    text: str,
    *,
    cover: float = 0.0,
    invisible: bool = False,
    unmapped: int = 0,
    annotation: bool = False,
) -> PdfPage:
    words = tuple(Word(text, 0, 0, 1, 1, annotation=annotation) for text in text.split())
    characters = sum(len(word.text) for word in words)
    layer = Layer(characters, unmapped, len(words) if invisible else 0, cover)
    return PdfPage(595.0, 842.0, 0, words, (), layer)


def no_print() -> float:
    return 0.0


def much_print() -> float:
    return 0.04


def not_asked() -> float:
    raise AssertionError("the image was looked at without need")


def test_sound_print() -> None:
    verdict = judge(page(SOUND * 3), not_asked)
    assert verdict.health == "digital_ok"
    assert "100%" in verdict.reason


def test_no_text() -> None:
    assert judge(page("", cover=1.0), not_asked).health == "no_text"


def test_print_over_a_watermark_stays_digital() -> None:
    assert judge(page(SOUND * 6, cover=1.0), not_asked).health == "digital_ok"
    assert judge(page(SOUND, cover=1.0), no_print).health == "digital_ok"


def test_a_stamp_on_a_scan() -> None:
    assert judge(page("SAO Y; Hậu Giang, ngày 01/9/2021", cover=1.0), much_print).health == "stamp_only"


def test_a_signature_on_a_scan_needs_no_look_at_the_image() -> None:
    stamp = page("Ký bởi: Văn phòng Thời gian ký: 08/02/2025", cover=1.0, annotation=True)
    assert judge(stamp, not_asked).health == "stamp_only"


def test_a_short_last_page_is_no_stamp() -> None:
    assert judge(page("Nơi nhận: Như trên; CHỦ TỊCH Nguyễn Văn A"), not_asked).health == "digital_ok"


def test_a_scanners_bad_layer() -> None:
    bad = "0v naN NnAx oAN riNn cgxc uolxAnorcHO Ncnia vrpr Nalr DQc llp Trg do Hqnh phfc " * 4
    assert judge(page(bad, cover=1.0, invisible=True), not_asked).health == "bad_ocr_layer"


def test_a_scanners_sound_layer() -> None:
    assert judge(page(SOUND * 4, cover=1.0, invisible=True), not_asked).health == "digital_ok"


def test_a_shifted_encoding() -> None:
    # A font without a character map: glyph numbers, which are the codes less 29 (`Thông báo` is `7K{QJ EiR`).
    shifted = "".join(ch if ch.isspace() else chr(max(33, ord(ch) - 29)) for ch in SOUND * 4)
    assert judge(page(shifted), not_asked).health == "broken_encoding"


def test_letters_that_vietnamese_does_not_have() -> None:
    assert judge(page(SOUND * 3 + " cơ quan nhà nƣớc"), not_asked).health == "broken_encoding"
    assert judge(page(SOUND * 3 + " Bộ Tài сhính"), not_asked).health == "broken_encoding"  # Cyrillic с


def test_the_letter_gha_is_mended_exactly() -> None:
    mended, count = without_gha(page(SOUND * 3 + " cơ quan nhà nƣớc NHÀ NƢỚC"))
    assert count == 2
    assert [word.text for word in mended.words[-6:]] == ["cơ", "quan", "nhà", "nước", "NHÀ", "NƯỚC"]
    assert judge(mended, not_asked).health == "digital_ok"
    sound = page(SOUND)
    assert without_gha(sound) == (sound, 0)


def test_a_dropped_capital() -> None:
    assert judge(page(SOUND * 3 + " KẾT NỐI, C IA SẺ DỮ LIỆU"), not_asked).health == "broken_encoding"
    assert judge(page(SOUND * 3 + " điểm C. Ở các xã; Vitamin C ở trẻ em"), not_asked).health == "digital_ok"


def test_a_dropped_small_h() -> None:
    without = (SOUND * 6).replace("h", "")
    assert judge(page(without), not_asked).health == "broken_encoding"


def test_glyphs_without_characters() -> None:
    assert judge(page(SOUND * 3, unmapped=120), not_asked).health == "broken_encoding"
