"""Which words name what a number measures: the shortest phrase of the clause, in the text's own words.

The phrase is looked for left of the number in its clause, then (counts and shares of things) right of it; else it is
carried from the figure before, or comes from the lead-in before a colon or the heading.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from itertools import pairwise

_B = r"(?<![^\W_])"
_E = r"(?![^\W_])"

# Words between the phrase and its number, stripped from the right: verbs of being and change, bounds, adverbs.
_TAIL = re.compile(
    r"[\s,:(]*" + _B + r"(?:(?:cao hơn|thấp hơn|nhiều hơn|ít hơn) (?:so với )?[^,;.0-9]{4,50}|"
    r"đạt được|đạt|là|bằng|còn lại|còn|tăng trưởng(?= )|tăng thêm|tăng lên|tăng|giảm xuống|"
    r"giảm thêm|giảm|vượt|hụt|lên đến|lên tới|lên|xuống còn|xuống|"
    r"chiếm tỷ lệ|chiếm tỷ trọng|chiếm|đáp ứng|gấp|xếp hạng|xếp|đứng|ở mức|đến mức|mức|ước tính|"
    r"ước thực hiện|ước|khoảng|gần|hơn|trên|dưới|xấp xỉ|chừng|không quá|tối đa|"
    r"ít nhất|tối thiểu|không dưới|không thấp hơn|không vượt quá|từ|được|gồm có|bao gồm|gồm|có|"
    r"hiện có|với|chỉ|mới|đã|đều|cũng|thêm|bình quân|trung bình|mỗi năm|hằng năm|"
    r"hàng năm|cao hơn|thấp hơn|nhiều hơn|ít hơn|cao|thấp|nhẹ|mạnh|dần|tương đương|tương ứng|đến|tới|"
    r"trị giá|khoản|thực hiện được|thực hiện đạt|thì|nữa|cả|tổng cộng|thứ|hạng|"
    r"vị trí|lần lượt|cho|thực tế|rút ngắn|cắt giảm|ổn định|duy trì|phải|cần|sẽ|nâng|dự kiến|phấn đấu|"
    r"nay|trong đó|cụ thể|nhất là|và|đang|cơ bản|tích cực|chỉ còn|tụt|bị|vẫn|"
    r"(?<!thực )(?<!thể )(?<!phát )(?<!xuất )hiện|"
    r"thu được|tổng|"
    r"số|năm|để|đó|nâng lên|do|lũy kế|không|chưa|riêng|chưa đến|chưa tới|đầy|so với kế hoạch|"
    r"so với dự toán|kế hoạch|dự toán)" + _E + r"[\s,:(]*$"
)
# Nouns that end in a word the tail would strip stay whole: `tổng số`, `điểm số`, `số`.
_TAIL_KEEPS = re.compile(
    r"(?:tổng số|tốc độ tăng trưởng|tăng trưởng|trị giá|định mức|chuyển đổi số|kinh tế số|chữ ký số|"
    r"dân số|chỉ số|hệ số|điểm số|mức|tổng mức|hạng mục|đơn giá|giá trị tăng thêm|"
    r"tốc độ tăng|tỷ lệ tăng|mức tăng|mức giảm|tốc độ giảm|dân cư|thu|doanh số|chứng chỉ|địa chỉ|"
    r"cây hằng năm|cây hàng năm|công nghệ số|xã hội số|chính quyền số|dữ liệu số|nền tảng số|cắt giảm)$"
)
# Where a clause opens without naming what is measured.
_OPENING = re.compile(
    r"^[\s,:;(\-+*]*"
    + _B
    + r"(?:và|còn|trong đó|cụ thể(?: là)?|cụ thể như sau|riêng|nhất là|đặc biệt(?: là)?|ngoài ra|"
    r"bên cạnh đó|đồng thời|qua đó|theo đó|như vậy|tuy nhiên|nhưng|"
    r"lũy kế|luỹ kế|đến nay|hiện nay|hiện tại|hiện|đã|ước|ước tính|ước thực hiện|ước cả năm|dự kiến|"
    r"dự ước|phấn đấu(?: đến)?|mục tiêu(?: là)?|quyết tâm|kết quả|trong kỳ|trong năm|trong tháng|"
    r"trong quý|"
    r"cả năm|mỗi năm|hằng năm|hàng năm|bình quân|trung bình|toàn (?:tỉnh|huyện|xã|thành phố|ngành|"
    r"quốc|vùng)(?: có| đã| hiện có)?|trên địa bàn (?:tỉnh|huyện|thành phố|xã)?(?: hiện)?(?: có)?|"
    r"cả nước|từ đó|thời gian qua|nâng|đưa|tổng cộng|gồm|bao gồm|có|với|được|tính chung|"
    r"so với cùng kỳ|như|về|đối với|là|làm cho|thì|chủ yếu(?: là)?|sẽ|thực hiện|hoàn thành|đạt|"
    r"(?:tỉnh|huyện)(?= (?:phấn đấu|đã|có|sẽ|đạt|tập trung|ước|dự kiến))|khoảng|"
    r"trên|gần|hơn|qua|do|tổng số có|tại|ở|cùng|cùng với|trong)" + _E + r"[\s,:]*"
)
_OPENING_KEEPS = re.compile(r"^(?:hoàn thành|thực hiện|nâng cao|đưa vào|đạt chuẩn|có việc làm|về đích|thực hiện vốn)")
# Where the subject of a clause ends when its predicate is not next to the number.
_PREDICATE = re.compile(
    r"[\s,]+" + _B + r"(?:(?<!tốc độ )(?<!tỷ lệ )(?<!mức )(?<!trị )(?<!độ )tăng(?! trưởng)|"
    r"(?<!miễn )(?<!cắt )(?<!tỷ lệ )(?<!mức )(?<!tốc độ )giảm(?! nghèo| sinh)|đạt(?! chuẩn)|là|chiếm|gấp|"
    r"ngày càng|từng bước|"
    r"tiếp tục|ước|xếp|đứng thứ|vượt(?! qua)|duy trì|chuyển dịch|luôn|vẫn|được|đã|đang|sẽ|chưa|không|"
    r"thấp(?! nhất)|cao(?! nhất| đẳng| tốc| cấp| học| su)|còn|bằng|có|rất|khá|tương đối|ổn định|chỉ|"
    r"phát triển mạnh|cơ bản|"
    r"gồm|bao gồm|phấn đấu|dự kiến|đều|cũng|phục hồi|tập trung|bị|cần|phải)" + _E
)
_STRONG_PREDICATE = re.compile(
    r"[\s,]+" + _B + r"(?:(?<!tốc độ )(?<!tỷ lệ )(?<!mức )(?<!trị )(?<!độ )tăng(?! trưởng)|"
    r"(?<!miễn )(?<!cắt )(?<!tỷ lệ )(?<!mức )(?<!tốc độ )giảm(?! nghèo| sinh)|đạt(?! chuẩn)|chiếm|gấp|"
    r"ngày càng|từng bước|tiếp tục|ước|"
    r"xếp|đứng thứ|duy trì|chuyển dịch|vẫn|còn|luôn)" + _E
)
_STATISTIC = re.compile(
    _B + r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tổng số|tổng(?! kết)|số(?! hóa)|chỉ số|hệ số|mật độ|dân số|"
    r"diện tích|sản lượng|năng suất|giá trị|quy mô|qui mô|tốc độ|mức|thu nhập|kim ngạch|doanh thu|"
    r"vốn|kinh phí|doanh số|dư nợ|nợ|thu(?! hút| hồi| thập| được)|chi(?! bộ| nhánh| tiết| cục| hội|"
    r" đoàn)|grdp|gdp|cpi|iip|pci|lượng|độ|thời gian|tuổi thọ|nguồn|giải ngân|tăng trưởng)" + _E
)
_RIGHT_STOP = re.compile(
    r"[,.;:()]|\s-\s|\s+"
    + _B
    + r"(?:so với|tăng|giảm|chiếm|trong đó|gồm|bao gồm|bằng|vượt|ước|tương ứng|tương đương|nhưng|"
    r"và (?=\d)|để|nhằm|nên|đạt (?=\d|tỷ lệ|trên|hơn)|với|là (?=\d)|trở lên|thì|còn (?=\d)|do|vì|"
    r"từ (?=\d)|lên (?=\d)|xuống|theo)" + _E
)
_COUNTED_STOP = re.compile(
    _RIGHT_STOP.pattern
    + r"|\s[0-9]|\s+"
    + _B
    + r"(?:tại|trên|ở|vào|lên|qua|từ|để|đã|và đã|cho|bằng|về|trong|lần|đến)"
    + _E
)
_NOT_NAMED = re.compile(
    r"^(?:số|trở lên|trở xuống|kế hoạch|dự toán|này|nêu trên|trên|đó|nữa|lần|nhu cầu|so|tổng|cùng|bình quân)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The text left of a number in which its indicator may stand.

    Attributes:
        start: offset of the clause (after `;`, the colon, or the figure before).
        end: start of the quantity.
        holes: spans inside that name no indicator (periods, bases, brackets), sorted.
    """

    start: int
    end: int
    holes: tuple[tuple[int, int], ...]


def left_phrase(text: str, folded: str, clause: Clause) -> tuple[str, bool] | None:
    """The phrase left of the number, and whether its predicate stands right before the number; None if none.

    `Năm 2020, thu ngân sách đạt ` → (`thu ngân sách`, True); `Quy mô kinh tế ngày càng được mở rộng, năm 2020 đạt ` →
    (`Quy mô kinh tế`, True); `, tăng ` → None.
    """
    parts = _subclauses(folded, clause)
    last = len(parts) - 1
    for index in range(last, -1, -1):
        start, end = parts[index]
        end, stripped = _strip_tail(folded, start, end, clause.holes)
        start = _strip_opening(folded, start, end, clause.holes)
        if start >= end:
            continue
        adjacent = index == last
        if adjacent and not stripped:
            start = _after_predicate(folded, start, end)
        cut = _cut(folded, start, end, adjacent)
        if cut <= start:
            continue
        start = _extend(folded, parts, index, start, clause.holes) if index > 0 else start
        phrase = _join(text, start, cut, clause.holes)
        if phrase and re.search(r"[^\W\d_]{2}", phrase):
            return phrase, adjacent and stripped
    return None


def _subclauses(folded: str, clause: Clause) -> list[tuple[int, int]]:
    bounds = [clause.start]
    for match in re.finditer(r",\s", folded[clause.start : clause.end]):
        at = clause.start + match.start()
        if not any(a <= at < b for a, b in clause.holes):
            bounds.append(at + 1)
    bounds.append(clause.end)
    return list(pairwise(bounds))


def _strip_tail(folded: str, start: int, end: int, holes: tuple[tuple[int, int], ...]) -> tuple[int, bool]:
    stripped = False
    while end > start:
        hole = next((h for h in holes if h[0] < end <= h[1] + 1 and h[0] >= start - 1), None)
        if hole:
            end = max(start, hole[0])
            continue
        segment = folded[start:end]
        keeps = _TAIL_KEEPS.search(segment.rstrip(" ,:("))
        match = _TAIL.search(segment)
        if match is None or (keeps and keeps.start() <= match.start() + 1):
            trimmed = segment.rstrip(" ,:(-+")
            if len(trimmed) == len(segment):
                break
            end = start + len(trimmed)
            continue
        end = start + match.start()
        stripped = True
    return end, stripped


def _strip_opening(folded: str, start: int, end: int, holes: tuple[tuple[int, int], ...]) -> int:
    while start < end:
        hole = next((h for h in holes if h[0] <= start + 1 and start < h[1]), None)
        if hole:
            start = min(end, hole[1])
            continue
        segment = folded[start:end]
        trimmed = segment.lstrip(" ,:;(-+*\"'")
        if len(trimmed) != len(segment):
            start += len(segment) - len(trimmed)
            continue
        if _OPENING_KEEPS.match(segment):
            break
        match = _OPENING.match(segment)
        if match is None or match.end() == 0:
            break
        if match.end() >= len(segment) and re.fullmatch(r"(?:tỉnh|huyện|thực hiện|hoàn thành)\s*", segment):
            break
        start += match.end()
    return start


def _after_predicate(folded: str, start: int, end: int) -> int:
    """Start of the object that stands right before its number: `Nhà máy có |công suất 35.000 tấn`.

    A statistic keeps its relative clause: `Tỷ lệ hộ được dùng nước sạch 98%`.
    """
    if _STATISTIC.match(folded[start:end]):
        return start
    last = next(iter(deque(_PREDICATE.finditer(folded, start, end), maxlen=1)), None)
    if last is None or not folded[last.end() : end].strip(" ,:("):
        return start
    return last.end() + len(folded[last.end() : end]) - len(folded[last.end() : end].lstrip())


def _cut(folded: str, start: int, end: int, adjacent: bool) -> int:
    """End of the subject: before the first predicate, which may be any verb if the number stands in a later part."""
    segment = folded[start:end]
    match = (_STRONG_PREDICATE if adjacent else _PREDICATE).search(segment)
    return start + match.start() if match else end


def _extend(
    folded: str, parts: list[tuple[int, int]], index: int, start: int, holes: tuple[tuple[int, int], ...]
) -> int:
    """Takes in the parts before when a comma only joins nouns (`khu vực nông nghiệp, nông thôn`)."""
    while index > 0:
        begin, end = parts[index - 1]
        opened = _strip_opening(folded, begin, end, holes)
        whole = folded[opened:end]
        if (
            opened >= end
            or opened != begin + len(folded[begin:end]) - len(folded[begin:end].lstrip(" ,:;(-+*"))
            or _PREDICATE.search(" " + whole)
            or re.search(r"[0-9]", whole)
            or len(whole) > 80
            or any(h[0] < end and h[1] > begin for h in holes)
            or _ADVERBIAL.match(whole)
        ):
            break
        start = opened
        index -= 1
    return start


_ADVERBIAL = re.compile(
    r"(?:về|trong|tại|đối với|với|theo|qua|nhờ|do|để|trên|từ|sau|khi|nhằm|bên cạnh|cùng với|thời gian|"
    r"nhìn chung|tuy|đặc biệt|như|kết quả|hiện|riêng|ngoài)(?![^\W_])"
)


def _join(text: str, start: int, end: int, holes: tuple[tuple[int, int], ...]) -> str:
    pieces, at = [], start
    for first, last in holes:
        if last <= at or first >= end:
            continue
        pieces.append(text[at : max(at, first)])
        at = max(at, last)
    pieces.append(text[min(at, end) : end])
    phrase = " ".join(" ".join(pieces).split())
    return re.sub(r"\s+([,.])", r"\1", phrase).strip(" ,:;(-+*–“\"'")


def right_phrase(
    text: str, folded: str, start: int, end: int, holes: tuple[tuple[int, int], ...], counted: bool = False
) -> str | None:
    """The noun phrase that begins at `start` (the counted thing, or what a share is of); None if none stands there.

    A counted thing ends before where it is and what was done with it: `47 PAKN| qua hệ thống`, `12 xã| trên địa bàn`.
    `51/51 |xã đạt chuẩn nông thôn mới.` → `xã đạt chuẩn nông thôn mới`; `70% |lao động đã qua đào tạo` likewise.
    """
    for first, _ in holes:
        if start <= first < end:
            end = first
            break
    segment = folded[start:end]
    stop = (_COUNTED_STOP if counted else _RIGHT_STOP).search(segment)
    if stop:
        segment = segment[: stop.start()]
    segment = segment[:110]
    if len(segment) == 110:
        segment = segment[: segment.rfind(" ")]
    lead = len(segment) - len(segment.lstrip())
    phrase = " ".join(text[start + lead : start + len(segment)].split())
    phrase = re.sub(r"\s+(?:và|với|của|cho|tại|ở|trong|từ|có|được|là|về|đã|đến)$", "", phrase)
    return None if _NOT_NAMED.match(phrase.lower()) or not re.search(r"[^\W\d_]{2}", phrase) else phrase


def subject_of(text: str, folded: str, start: int, end: int, holes: tuple[tuple[int, int], ...]) -> str | None:
    """The subject of a lead-in or heading, up to its first predicate: `Hệ số ICOR tăng trong …:` → `Hệ số ICOR`."""
    start = _strip_opening(folded, start, end, holes)
    if start >= end:
        return None
    match = _PREDICATE.search(folded[start:end])
    cut = start + match.start() if match else end
    phrase = _join(text, start, cut, holes)
    return phrase if re.search(r"[^\W\d_]{2}", phrase) else None


def is_statistic(phrase: str) -> bool:
    """Whether a folded phrase names a statistic (`tỷ lệ …`, `số hộ …`, `dân số`); a bare `tổng số` names nothing."""
    return _STATISTIC.match(phrase) is not None and phrase not in ("tổng số", "tổng", "số", "tổng cộng", "mức")
