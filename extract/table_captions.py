"""What stands around a table and names it: its caption above or below, and the unit of its numbers.

`Bảng 1. Thu ngân sách`, `BẢNG TỔNG HỢP …`, `Đơn vị tính: triệu đồng`. A heading between them and the table parts them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.folding import fold, unmarked
from extract.zones import PrintLine

# `Bảng 1. Một số chỉ tiêu`, `Biểu số 2: …`, `Biểu mẫu 1`, `Phụ lục II`; not `Bảng lương`, `bằng 45 % kế hoạch`
_NUMBERED = re.compile(r"(?:bảng|biểu|phụ lục|phụ biểu)(?:\s+(?:mẫu|số|kèm theo))*\s*[\dIVX]", re.IGNORECASE)
# The same without marks, where a scan misread them: `Biếu số 3. Kết quả`, `Báng 2`; not `Bằng 12 khoản thu`
_MISREAD = re.compile(r"(?:bang|bieu|phu luc|phu bieu)(?:\s+(?:mau|so|kem theo))*\s*[\divx]+\s*(?:[.:–-]|$)")
# `Bảng 1. Một số chỉ tiêu`, `Biểu số 2: Thu ngân sách`; not `Bảng 1 cho thấy`
_BELOW = re.compile(r"(?:bảng|biểu)(?:\s+(?:mẫu|số))*\s*[\dIVX]+(?:[.-]\d+)*\s*(?:[.:–-]|$)", re.IGNORECASE)
# `BẢNG TỔNG HỢP KẾT QUẢ`, `Biểu thống kê hộ nghèo`, `DANH MỤC DỰ ÁN`; not `Danh sách kèm theo gồm 12 hộ.`
_TITLED = re.compile(
    r"(?:bảng|biểu|phụ biểu) (?:tổng hợp|thống kê|phân bổ|kê|số liệu|chi tiết|so sánh|cân đối|theo dõi|đánh giá|"
    r"chấm điểm|kết quả|danh sách|dự toán)(?![^\W_])"
)
_LISTED = re.compile(r"(?:danh mục|danh sách|tổng hợp|dự toán|kết quả|tình hình|cân đối|phân bổ) [^\W\d_]")
# `Đơn vị tính: triệu đồng`, `(ĐVT: 1.000 đồng)`
_UNIT = r"(?:đơn vị tính|đơn vị|đvt)\s*:\s*(?P<unit>\S.{0,40})"
_UNIT_LINE = re.compile(rf"\W*{_UNIT}")
# Behind a caption, without brackets: `Bảng 2. Thu ngân sách năm 2023    Đơn vị tính: triệu đồng`
_UNIT_BEHIND = re.compile(rf"(?<=[^\W_])[\s,;.–-]+{_UNIT}")
# `(Kèm theo Báo cáo số 12/BC-UBND ngày 05/7/2024 của …)`: says of what the table is part, and names it not
_ENCLOSED = re.compile(r"\s*\((?:ban hành )?kèm theo[^()]*\)", re.IGNORECASE)
# `I. CẤP TỈNH`, `2. Kết quả`, `a) Thu nội địa`: a heading of the text
_HEADING = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)[.)/]\s|[a-zđ]\)\s|-\s")
# A caption and its title stand on so many lines above the table.
_CAPTION_LINES = 4
# A caption below stands nearer than this, in heights of its print.
_NEAR = 2.5


@dataclass(frozen=True, slots=True)
class Around:
    """What names a table.

    Attributes:
        first: index of the line above that the caption begins with.
        unit: of its numbers, as printed above it.
        unit_line: whether the last line above prints nothing but the unit.
    """

    caption: str | None
    first: int | None
    unit: str | None
    unit_line: bool


def read_above(above: Sequence[PrintLine]) -> Around:
    """Caption and unit that the lines above a table print."""
    unit_line = bool(above) and is_unit_line(above[-1].text)
    unit = above[-1].text if unit_line else None
    lines = above[:-1] if unit_line else above
    first = next(
        (at for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _CAPTION_LINES), -1) if _stops(lines, at)), None
    )
    if first is None or not _names(lines[first:]):
        return Around(None, None, unit, unit_line)
    if unit is None and first and is_unit_line(lines[first - 1].text):
        unit = lines[first - 1].text
    caption = _ENCLOSED.sub("", " ".join(line.text for line in lines[first:])).strip()
    if behind := _UNIT_BEHIND.search(fold(caption)):
        unit = unit or caption[behind.start("unit") : behind.end("unit")]
        caption = caption[: behind.start()]
    return Around(caption, first, unit, unit_line)


def read_below(last: PrintLine, below: Sequence[PrintLine], before_table: bool) -> str | None:
    """The caption right below a table; None if none stands there.

    Args:
        below: the lines from the table to the next one, or to the end of the text.
        before_table: whether another table follows, which the line may name as well.
    """
    if not below or (before_table and read_above(below).first == 0):
        return None
    line = below[0]
    near = line.page == last.page and 0 <= line.top - last.bottom < _NEAR * line.size
    return line.text if near and _BELOW.match(line.text) and not line.text.endswith((".", ":", ";")) else None


def is_unit_line(text: str) -> bool:
    """Whether a line prints nothing but a unit: `Đơn vị tính: triệu đồng`."""
    return _UNIT_LINE.fullmatch(fold(text)) is not None


def _stops(lines: Sequence[PrintLine], at: int) -> bool:
    """Whether the search for a caption ends at a line: it names the table, or is a heading of the text."""
    return _names(lines[at:]) or is_numbered(lines[at].text) or _HEADING.match(lines[at].text) is not None


def _names(lines: Sequence[PrintLine]) -> bool:
    """Whether lines down to a table begin with its number, or are a title of it; no sentence stands between."""
    first, last = lines[0], lines[-1]
    if any(line.text.endswith((".", ":", ";")) and line.text[0].isupper() for line in lines[1:]):
        return False
    if is_numbered(first.text):
        return True
    folded = fold(first.text)
    if last.text.endswith((":", ";", ".")) or not (_TITLED.match(folded) or _LISTED.match(folded)):
        return False
    return all(line.capitals for line in lines) or (_TITLED.match(folded) is not None and first.text[0].isupper())


def is_numbered(text: str) -> bool:
    """Whether a line begins with the word and number of a caption, also where a scan misread the word's marks."""
    return _NUMBERED.match(text) is not None or (text[:1].isupper() and _MISREAD.match(unmarked(text)) is not None)
