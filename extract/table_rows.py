"""What the rows of a table are: their names, the rows they stand under, their units, places and periods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.folding import fold
from extract.mentions import PeriodExpr
from extract.passages import label_of
from extract.periods import sole_period
from extract.table_cells import YEAR, PrintedTable
from extract.table_columns import Column
from extract.table_units import PrintedUnit, answers_in_code, read_unit, says_unit, unit_in
from extract.table_wording import SAYS_NOTHING, NameWords, read_name

_EVERYWHERE = r"toàn (?:tỉnh|huyện|xã|thành phố|thị xã|quận|phường|ngành|quốc|vùng)|cả (?:nước|tỉnh|huyện)"
# `TỔNG THU`, `Tổng cộng (I+II)`, `Toàn tỉnh`, `Cộng toàn ngành`; not `Tổng công ty Lương thực`
_TOTAL = re.compile(
    rf"(?:(?:tổng(?: (?:số|cộng|thu|chi|vốn|kinh phí|giá trị|diện tích|sản lượng))?|cộng)(?: (?:{_EVERYWHERE}))?|"
    rf"{_EVERYWHERE}|chung)"
    r"(?: ?\([^()]*\))?\W*"
)
# `TỔNG CHI NGÂN SÁCH ĐỊA PHƯƠNG` without a label above rows with one; not `Tổng công ty Lương thực`
_SUM = re.compile(r"tổng (?:số|cộng|thu|chi|vốn|nguồn|dự toán|kinh phí|giá trị|diện tích|sản lượng)(?![^\W_])")
# `Trong đó: chè xanh` is part of the row above without it.
_AMONG = re.compile(r"(?:trong đó|gồm|bao gồm|trđó|tđ)\s*:?\s*")
_PLACES = re.compile(
    r"(?:tên )?(?:các )?(?:tỉnh|huyện|xã|phường|thị xã|thành phố|địa phương|địa bàn|quận|thị trấn)"
    r"(?:(?:,|/| -| và) ?(?:tỉnh|huyện|xã|phường|thị xã|thành phố|thị trấn|đặc khu|quận))*"
)
_PLACE = re.compile(
    r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)\s+"
    r"(?=[A-ZĐÀ-Ỹ0-9])[^,;:()]+"
)
# `Ghi chú: giá đã gồm thuế`, `Nguồn: Cục Thống kê`, `(*) Số sơ bộ`: a row that says something of the table
NOTE = re.compile(r"\W*(?:ghi chú|chú thích|lưu ý|nguồn(?: số liệu)?)\s*:|\(?\*+\)?\s*[:)]?\s*[^\W\d_]")
# `Trung bình`, `Chỉ số cao nhất`: a row among places that names none
_STATISTIC = re.compile(r"(?:.* )?(?:cao nhất|thấp nhất|lớn nhất|nhỏ nhất|(?:trung bình|bình quân)(?: chung)?)")
# Roman numerals as OCR reads their strokes; among labels up to `H` or `l` they are letters.
_STROKES = {"l": "I", "|": "I", "H": "II", "IH": "III", "HI": "III", "HH": "III", "lI": "II", "Il": "II", "ll": "II"}
# `11`, of which OCR left out the dot
_JOINED = re.compile(r"(\d)(\d)")
# Rank of a row without a label among those with one, and where no column is one of labels: bullets stand under it.
_UNNUMBERED, _PLAIN = 9, 6
_BULLET = 7
# Ranks of labels that give a hierarchy, lowest number outermost.
_RANKS = (
    (0, re.compile(r"[A-HĐ][.)]?")),
    (1, re.compile(r"[IVX]+[.)]?")),
    (2, re.compile(r"\d{1,3}[.)]?")),
    (3, re.compile(r"\d{1,3}\.\d{1,3}[.)]?")),
    (4, re.compile(r"\d{1,3}\.\d{1,3}\.\d{1,3}[.)]?")),
    (5, re.compile(r"[a-zđ][.)]?|\([a-z0-9]{1,2}\)")),
    (_BULLET, re.compile(r"[-–*•]")),
    (8, re.compile(r"\+")),
)


@dataclass(frozen=True)
class Row:
    """What a row is about.

    Attributes:
        name: without its label; None if it has none.
        parents: names of the rows above that its numbering puts it under, outermost first.
        place: the place it names; `named_by_place` if it names nothing else.
        period: where rows are periods.
        text: its cells joined by ` | `.
        total: the row whose amounts those of this one are part of.
        coded: its numbers stand for answers (`Có = 1; Không = 0`) and measure nothing.
        words: what the name says beside what is measured.
    """

    name: str | None
    parents: tuple[str, ...]
    unit: PrintedUnit | None
    place: str | None
    named_by_place: bool
    period: PeriodExpr | None
    period_text: str | None
    text: str
    total: int | None = None
    coded: bool = False
    words: NameWords = SAYS_NOTHING

    @property
    def names_nothing(self) -> bool:
        """Whether its name says only where, when or against what: `Xã Tân Hòa`, `Năm 2023`, `So với cùng kỳ (%)`."""
        return self.named_by_place or self.words.compares or self.period is not None or self.words.period is not None


def read_rows(table: PrintedTable, columns: Sequence[Column]) -> dict[int, Row]:
    """What each row below the header is about, by its index."""
    roles = [column.role for column in columns]
    names = [k for k, role in enumerate(roles) if role == "name"]
    if not names and "period" in roles:
        names = [roles.index("period")]  # `Tháng 01/2024` is the name of its row, and its sum has one
    label_column = next((k for k, role in enumerate(roles) if role == "label"), None)
    unit_column = next((k for k, role in enumerate(roles) if role == "unit"), None)
    period_column = next((k for k, role in enumerate(roles) if role == "period"), None)
    place_column = next((k for k in names if _PLACES.fullmatch(fold(columns[k].header or ""))), None)
    of_places = place_column is not None and place_column == names[-1]
    misread = _misread_labels(table, label_column) if label_column is not None else {}
    unnumbered = _PLAIN if label_column is None else _UNNUMBERED
    above: list[tuple[int, str]] = []
    before: tuple[str, ...] = ()
    lines: list[_Line] = []
    out: dict[int, Row] = {}
    for row in range(table.header_rows, table.n_rows):
        cells = table.starting(row)
        text = " | ".join(cell.text for cell in cells if cell.text)
        if table.is_title(row):
            title = table.places[row, 0].text
            if NOTE.match(fold(title)):
                out[row] = Row(None, (), None, None, False, None, None, text)
                continue
            rank = _rank(title, None)[0]
            above = [(r, n) for r, n in above if rank is not None and 0 <= r < rank]
            if title:
                above.append((-1 if rank is None else rank, _without_label(title)))
            out[row] = Row(None, (), None, None, False, None, None, text)
            continue
        printed = [table.places[row, k] for k in names]
        name_cells = [cell for k, cell in enumerate(printed) if cell.text and cell not in printed[:k]]
        full = " - ".join(cell.name for cell in name_cells) or None
        label = table.places[row, label_column].text if label_column is not None else ""
        if label_column is not None and table.places[row, label_column] in name_cells:
            label = ""
        rank, stripped = _rank(full or "", misread.get(row, label.strip()) or None)
        name = stripped or None
        total = name is not None and _TOTAL.fullmatch(fold(name)) is not None
        if name is not None and label_column is not None and rank is None and not lines:
            total = total or _SUM.match(fold(name)) is not None
        among = _AMONG.match(fold(name)) if name is not None and rank is None else None
        # the name beside one that groups the rows
        own = name_cells[-1].name if len(name_cells) > 1 else name
        words = read_name(own) if own else SAYS_NOTHING
        compares = words.compares and bool(before) and rank in (None, _BULLET)
        lines.append(_Line(row, rank, total, among is not None or compares))
        if among is not None and name:
            name = name[among.end() :].strip() or None
        if among is not None or compares:
            pass  # the row above goes on
        elif rank is not None:
            above = [(r, n) for r, n in above if r < rank]
        else:
            above = [(r, n) for r, n in above if r == -1 or (r < _PLAIN == unnumbered and not total)]
        parents = () if total else before if compares else tuple(n for _, n in above)
        if among is None and not compares and name:
            before = (*parents, name)
        if among is None and not compares and name and not total:
            above.append((unnumbered if rank is None else rank, name))
        unit, coded = None, False
        if unit_column is not None and (cell := table.places[row, unit_column]).text:
            coded = answers_in_code(cell.text)
            unit = read_unit(cell.text) if says_unit(cell.text) else None
        place, by_place = (None, of_places) if total else _place(name, of_places)
        if place_column is not None and not of_places and not total:  # it groups rows that have names of their own
            place, by_place = table.places[row, place_column].text or place, False
        period, period_text = _row_period(table, row, period_column)
        if unit is None and name:
            unit = unit_in(name)
        if not compares:
            words = replace(words, compares=False)
        out[row] = Row(name, parents, unit, place, by_place, period, period_text, text, coded=coded, words=words)
    return _with_totals(out, lines, unnumbered)


def _with_totals(rows: dict[int, Row], lines: Sequence[_Line], unnumbered: int) -> dict[int, Row]:
    """Rows with what they are part of; the sum of rows that name places or periods is named by what is measured."""
    totals = totals_of(lines, unnumbered)
    sums = {line.row for line in lines if line.total}
    named = [told for row, told in rows.items() if told.name is not None and row not in sums]
    by_place = bool(named) and all(told.named_by_place or told.period is not None for told in named)
    return {
        row: replace(told, total=totals.get(row), named_by_place=told.named_by_place or (by_place and row in sums))
        for row, told in rows.items()
    }


@dataclass(frozen=True)
class _Line:
    """What the numbering of a row says: the rank of its label, whether it sums all rows, or begins `Trong đó`."""

    row: int
    rank: int | None
    total: bool
    among: bool


def totals_of(lines: Sequence[_Line], unnumbered: int) -> dict[int, int]:
    """The row that each row is part of: the one its label stands under, else the sum of the table.

    A table with several sums names none of them the sum of all rows.
    """
    sums = [line.row for line in lines if line.total]
    whole = sums[0] if len(sums) == 1 and sums[0] in (lines[0].row, lines[-1].row) else None
    out: dict[int, int] = {}
    above: list[_Line] = []
    for line in lines:
        if line.total:
            above = []
            continue
        rank = unnumbered if line.rank is None else line.rank
        if line.among:
            if above:
                out[line.row] = above[-1].row
            continue
        above = [a for a in above if (a.rank if a.rank is not None else unnumbered) < rank]
        if above and line.rank is not None:
            out[line.row] = above[-1].row
        elif whole is not None:
            out[line.row] = whole
        above.append(line)
    return out


def _misread_labels(table: PrintedTable, column: int) -> dict[int, str]:
    """What labels of a scan must be by those that follow, by row: the print stays as it was read.

    `l`, `1`, `2`, `H` is `I`, `1`, `2`, `II`; `1`, `1`, `2` is `I`, `1`, `2`; `1`, `11`, `1.2` is `1`, `1.1`, `1.2`.
    """
    cells = [table.places[row, column] for row in range(table.header_rows, table.n_rows)]
    labels = [(cell.row, cell.text.strip(" .)"), cell.ocr) for cell in cells if cell.text]
    out: dict[int, str] = {}
    if not any(label in ("G", "h", "k") for _, label, _ in labels):
        out = {row: _STROKES[label] for row, label, ocr in labels if ocr and label in _STROKES}
    for (row, label, ocr), (_, following, _) in pairwise(labels):
        if ocr and label == "1" == following:
            out[row] = "I"
        elif ocr and (found := _JOINED.fullmatch(label)) and following == f"{found[1]}.{int(found[2]) + 1}":
            out[row] = f"{found[1]}.{found[2]}"
    return out


def _rank(name: str, label: str | None) -> tuple[int | None, str]:
    """Rank of a row's label and the name without it; the label stands in its own column or begins the name."""
    if label is not None:
        return next((rank for rank, pattern in _RANKS if pattern.fullmatch(label)), None), name
    span = label_of(name)
    if span is None:
        return None, name
    printed = name[slice(*span)].strip()
    return next((rank for rank, pattern in _RANKS if pattern.fullmatch(printed)), None), name[span[1] :].strip()


def _without_label(title: str) -> str:
    span = label_of(title)
    return title[span[1] :].strip() if span else title


def _place(name: str | None, of_places: bool) -> tuple[str | None, bool]:
    """The place a row names, and whether the place is all that it names."""
    if name is None:
        return None, False
    if _STATISTIC.fullmatch(fold(name).strip(" .:")):
        return None, False
    if of_places or _PLACE.fullmatch(name):
        return name, True
    found = _PLACE.search(name)
    # `UBND xã Tân Hòa`: the body of a place; not `Số hộ nghèo của xã Tân Hòa` cut short by a rule
    if found and found.end() == len(name) and fold(name).startswith(("ubnd ", "ủy ban nhân dân ", "hđnd ")):
        return found[0].strip(), False
    return None, False


def _row_period(table: PrintedTable, row: int, column: int | None) -> tuple[PeriodExpr | None, str | None]:
    if column is None:
        return None, None
    text = table.places[row, column].text
    if YEAR.fullmatch(text):
        return PeriodExpr("year", 0, len(text), year=int(text)), text
    found = sole_period(text)
    return found if found is not None else (None, None)
