"""What can be spelled in Vietnamese, and what cannot."""

import pytest

from extract.syllables import Spelling, is_syllable, spelling


@pytest.mark.parametrize(
    "word",
    "a ai anh ao ấy ăn oai oanh oen uy uyên uỷ ủy ương yên yếu khuỷu khuya nghiêng ngoằn ngoèo quý quốc quyết quỳnh "
    "quân quả gì gìn giếng giết giữa gia già giặc kỷ kỹ kế ghi ghế nghề nghị thuế thuở Hoà HÒA đường được nước "
    "tỷ tỉ xoong huyện duyệt chuyển thưởng xuất loại ngoài hoặc loắt choắt bước hươu rượu mười Việt VIỆT tiếng "
    "phố lựa bầu nhẹ lẽ".split(),
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    "vrpr nhdn cgxc riNu uolx Ncnia DQc hdnh nudc chric HQi data b đ nƣớc camera ngê kàc cế gê ngi "
    "các̀h hoc lap nhât TTg Krông Wil".split(),
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_checked_syllables_bear_only_two_tones() -> None:
    assert is_syllable("học") and is_syllable("các")
    assert not is_syllable("hoc") and not is_syllable("hòc") and not is_syllable("hỏc")


def test_codes_and_abbreviations_are_odd_and_numbers_are_neither() -> None:
    assert spelling(["UBND", "21-NQ/TW", "2021,", "-", "(tỉnh)", "“Thi", "hành”", "QĐ", "17,45%"]) == Spelling(3, 3, 3)


def test_share_of_a_sound_and_of_a_broken_line() -> None:
    assert spelling("Căn cứ Luật Tổ chức chính quyền địa phương".split()).share == 1.0
    broken = spelling("DQc llp - Trg do - Hqnh phfc".split())
    assert (broken.judged, broken.syllables) == (6, 1)


def test_a_shifted_font_is_odd() -> None:
    assert spelling("7K{QJ EiR NӃW OXұQ".split()).odd_share >= 0.5


def test_nothing_to_judge_is_no_evidence() -> None:
    assert spelling(["1.", "2021"]).share == 1.0
    assert spelling([]).odd_share == 0.0
