"""Names of places in running text, and words that say a number is of another place than its document's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.anchors import first_words
from extract.folding import fold

_CAPITAL = "A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ"
# `tỉnh Quảng Ngãi| Khóa XII`, `huyện Vị Thủy| năm 2021`: a name ends before such words.
_NO_NAME = r"(?!(?:Khóa|Khoá|Kỳ|Lần|Nhiệm|Quý|Năm|Nghị|Quyết|Ủy|Hội|Ban|Sở|Đoàn|Mặt|Liên|Bí|Chủ|Phó)(?![^\W\d_]))"
_KINDS = "tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu"
PLACE_WORDS = first_words(f"{_KINDS}|tp")
"""Folded words with which a named place begins."""
_EITHER_CASE = "|".join(f"[{kind[0].upper()}{kind[0]}]{kind[1:]}" for kind in _KINDS.split("|"))
_PLACE = re.compile(
    rf"(?<![^\W_])(?:{_EITHER_CASE}|TP\.?)\s+"
    rf"(?:{_NO_NAME}[{_CAPITAL}][^\W\d_]*[ -]?){{1,4}}"
)
# `cả nước có 63 tỉnh`, `bình quân chung của vùng`: a number of more, or of something else, than the document's place.
_ELSEWHERE = re.compile(
    r"(?<![^\W_])(?:cả nước|toàn quốc|trong nước|thế giới|quốc tế|việt nam|toàn vùng|của vùng|khu vực đồng bằng|"
    r"các tỉnh|mỗi xã|mỗi huyện|từng xã|từng huyện)(?![^\W_])"
)


def places_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each place named between `start` and `end`: `huyện Vị Thủy`, `TP. Cà Mau`; not `xã nghèo`."""
    for match in _PLACE.finditer(text, start, end):
        yield match.start(), match.start() + len(match[0].rstrip(" -"))


@lru_cache(maxsize=64)  # asked for each figure of a sentence
def speaks_of_elsewhere(text: str) -> bool:
    """Whether a sentence speaks of the country, a region or other provinces."""
    return _ELSEWHERE.search(fold(text)) is not None
