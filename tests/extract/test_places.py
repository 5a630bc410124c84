"""Places named in running text, and sentences about other places."""

import pytest

from extract.places import places_in, speaks_of_elsewhere


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("xã Vĩnh Lợi Đông dài 2,4 km", ["xã Vĩnh Lợi Đông"]),
        ("tỉnh Quảng Ngãi Khóa XII", ["tỉnh Quảng Ngãi"]),
        ("huyện Vị Thủy, thị xã Long Mỹ", ["huyện Vị Thủy", "thị xã Long Mỹ"]),
        ("TP. Cà Mau có 5 phường", ["TP. Cà Mau"]),
        ("15 xã nghèo; Chuyên xã; tỉnh có 9 huyện", []),
    ],
)
def test_places(text, names):
    assert [text[start:end] for start, end in places_in(text, 0, len(text))] == names


@pytest.mark.parametrize("text", ["Cả nước có 63 tỉnh", "bằng 70% bình quân của vùng", "mỗi xã có 2 sản phẩm"])
def test_elsewhere(text):
    assert speaks_of_elsewhere(text)


def test_here():
    assert not speaks_of_elsewhere("Toàn tỉnh có 15 xã vùng cao")
