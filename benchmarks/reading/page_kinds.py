"""The kinds of pages that the benchmark sets; each fills a sheet with text of a wording."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.pagesizes import A4

from benchmarks.reading.sheet import LEFT, WIDTH, Sheet
from benchmarks.reading.wording import Wording

Spot = tuple[float, float]
_FIELDS = (
    "Họ và tên: {name}",
    "Ngày sinh: {dd/mm/yyyy}",
    "Số định danh: {cccd}",
    "Nơi ở: số {nhỏ}, xã {xã}",
    "Điện thoại: {phone}",
    "Diện tích: {lớn} m²",
    "Số tiền đề nghị: {đồng} đồng",
    "Theo {act}",
    "Tỷ lệ góp vốn: {pt}",
    "Mã hồ sơ: {ba}.{ba}.{ba}",
)


def first(sheet: Sheet, wording: Wording) -> None:
    """Header in two columns, title, subject, text."""
    chance = wording.chance
    place = wording.pick("PLACES")
    state = chance.random() < 0.6
    top, small = sheet.y, min(sheet.size, 13)
    left, left_wide, right, right_wide = LEFT - 12, 190.0, LEFT + 185, WIDTH - 180
    body = f"ỦY BAN NHÂN DÂN|TỈNH {place.upper()}" if state else f"TỈNH ỦY {place.upper()}|*"
    for text in body.split("|"):
        sheet.paragraph(text, x=left, width=left_wide, size=small, bold=state, indent=0, align="centre")
    sheet.rule(left + 60, sheet.y - 3, left + 130, sheet.y - 3)
    sheet.y -= 10
    code = chance.choice(("TB-UBND", "BC-UBND", "QĐ-UBND")) if state else chance.choice(("TB-TU", "KL-TU", "NQ-TU"))
    mark = "/" if state else "-"
    number = f"Số: {chance.randint(1, 4000):02d}{mark}{code if state else code.replace('-', '/')}"
    sheet.paragraph(number, x=left, width=left_wide, size=small, indent=0, align="centre")
    left_foot, sheet.y = sheet.y, top
    if state:
        sheet.paragraph(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            x=right,
            width=right_wide,
            size=10.8,
            bold=True,
            indent=0,
            align="centre",
        )
        sheet.paragraph(
            "Độc lập - Tự do - Hạnh phúc", x=right, width=right_wide, size=small, bold=True, indent=0, align="centre"
        )
    else:
        sheet.paragraph(
            "ĐẢNG CỘNG SẢN VIỆT NAM", x=right, width=right_wide, size=small, bold=True, indent=0, align="centre"
        )
    sheet.rule(right + 60, sheet.y - 3, right + right_wide - 60, sheet.y - 3)
    sheet.y -= 8
    dated = f"{place}, {wording.slot('ngày dài')}"
    sheet.paragraph(dated, x=right, width=right_wide, size=small, italic=True, indent=0, align="centre")
    sheet.y = min(sheet.y, left_foot) - 14
    sheet.paragraph(
        chance.choice(("THÔNG BÁO", "BÁO CÁO", "KẾT LUẬN")), bold=True, size=sheet.size + 1, indent=0, align="centre"
    )
    sheet.paragraph(wording.pick("SUBJECTS"), bold=True, indent=0, align="centre", x=LEFT + 40, width=WIDTH - 80)
    sheet.rule(A4[0] / 2 - 40, sheet.y - 4, A4[0] / 2 + 40, sheet.y - 4)
    sheet.y -= 12
    _text(sheet, wording)


def prose(sheet: Sheet, wording: Wording) -> Spot | None:
    """Page number, numbered headings, paragraphs, bullets; every other one with a stamp over its right edge."""
    _page_number(sheet, wording)
    _text(sheet, wording)
    if wording.chance.random() < 0.5:
        return A4[0] - wording.chance.uniform(30, 90), wording.chance.uniform(200, 600)
    return None


def table(sheet: Sheet, wording: Wording) -> None:
    """Text, a caption and a ruled table with a number in nearly every cell."""
    _page_number(sheet, wording)
    sheet.paragraph(wording.sentence())
    sheet.y -= 8
    sheet.paragraph(f"Biểu số {wording.slot('một')}: {wording.pick('SUBJECTS')}", bold=True, indent=0, align="centre")
    sheet.paragraph("Đơn vị tính: triệu đồng, ha, %", italic=True, size=sheet.size - 1, indent=0, align="right")
    sheet.y -= 4
    chance = wording.chance
    columns = chance.randint(4, 6)
    year = chance.randint(2012, 2024)
    heads = [
        "STT",
        "Chỉ tiêu",
        *chance.sample(
            (f"Năm {year}", f"Kế hoạch {year + 1}", f"Ước {year + 1}", "So sánh (%)", "6 tháng đầu năm", "Ghi chú"),
            columns,
        ),
    ]
    wide = (WIDTH + 16 - 30 - 120) / columns
    edges = [LEFT - 8.0, LEFT + 22.0, LEFT + 142.0]
    edges += [edges[-1] + wide * (index + 1) for index in range(columns)]
    size = min(sheet.size, 12) - (1 if columns == 6 else 0)
    rule = chance.choice((0.4, 0.6, 1.0))
    _row(sheet, heads, edges, size, rule, bold=True)
    rows = chance.randint(11, 18)
    for number in range(1, rows + 1):
        name = f"{wording.pick('ROWS')} {'xã ' + wording.pick('COMMUNES') if chance.random() < 0.5 else ''}".strip()
        cells = [str(number), name, *(wording.cell() for _ in range(columns))]
        if sheet.room < 4 * size:
            break
        _row(sheet, cells, edges, size, rule)
    sheet.y -= 8
    _text(sheet, wording, most=3)


def last(sheet: Sheet, wording: Wording) -> Spot:
    """Text, then recipients at the left, authority, title and name at the right, under a stamp and a signature."""
    _page_number(sheet, wording)
    _text(sheet, wording, keep=210)
    sheet.y -= 10
    top = sheet.y
    small = sheet.size - 2
    sheet.paragraph("Nơi nhận:", x=LEFT, width=180, size=small, italic=True, indent=0, align="left")
    for text in (
        "- Như trên;",
        f"- {wording.pick('BODIES')};",
        f"- {wording.pick('BODIES')};",
        f"- Các phòng: 1, 2, {wording.slot('nhỏ')};",
        "- Lưu: VT, TH.",
    ):
        sheet.paragraph(text, x=LEFT, width=190, size=small - 1, indent=0, align="left", leading=1.15)
    sheet.y = top
    right, wide = LEFT + 215, WIDTH - 215
    for text in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"):
        sheet.paragraph(text, x=right, width=wide, bold=True, indent=0, align="centre")
    spot = (right + wide / 2 - 40, A4[1] - (sheet.y - 26))
    sheet.y -= 78
    sheet.paragraph(wording.pick("NAMES"), x=right, width=wide, bold=True, indent=0, align="centre")
    return spot


def form(sheet: Sheet, wording: Wording) -> None:
    """Fields that are filled in before dotted lines, then text."""
    _page_number(sheet, wording)
    sheet.paragraph(f"PHỤ LỤC {wording.slot('quý')}", bold=True, indent=0, align="centre")
    sheet.paragraph(wording.pick("SUBJECTS"), bold=True, indent=0, align="centre", x=LEFT + 40, width=WIDTH - 80)
    sheet.y -= 8
    fields = wording.chance.sample(_FIELDS, 8)
    for number, field in enumerate(fields, start=1):
        sheet.paragraph(f"{number}. {wording.fill(field)}", indent=0, align="left", leading=1.45)
        sheet.leader(max(word.x1 for word in sheet.lines[-1]) + 4, LEFT + WIDTH)
    sheet.y -= 8
    _text(sheet, wording)


KINDS: dict[str, Callable[[Sheet, Wording], Spot | None]] = {
    kind.__name__: kind for kind in (first, prose, table, last, form)
}


def _page_number(sheet: Sheet, wording: Wording) -> None:
    sheet.y += 20
    sheet.paragraph(str(wording.chance.randint(2, 29)), indent=0, align="centre")
    sheet.y -= 4


def _text(sheet: Sheet, wording: Wording, *, keep: float = 0, most: int = 99) -> None:
    """Headings, paragraphs and bullets down to `keep` above the foot."""
    chance = wording.chance
    heading, item = chance.randint(1, 3), 0
    for number in range(most):
        kind = "heading" if number % 6 == 2 else "bullet" if chance.random() < 0.35 else "paragraph"
        if kind == "heading":
            item = 0
            heading += 1
            roman = ("I", "II", "III", "IV", "V", "VI")[heading % 6]
            text = f"{chance.choice((str(heading), roman))}. {wording.pick('HEADINGS')}"
        else:
            item += 1
            text = " ".join(wording.sentence() for _ in range(chance.choice((1, 1, 2))))
            text = f"- {text}" if kind == "bullet" else f"{chance.choice('abcdđeg')}) {text}" if item > 3 else text
        if sheet.height(text, bold=kind == "heading") + 5 > sheet.room - keep:
            # A short one may still fit.
            text, kind = wording.sentence(), "paragraph"
            if sheet.height(text) + 5 > sheet.room - keep:
                return
        sheet.y -= 5
        sheet.paragraph(text, bold=kind == "heading", italic=kind == "paragraph" and chance.random() < 0.06)


def _row(sheet: Sheet, cells: list[str], edges: list[float], size: float, rule: float, *, bold: bool = False) -> None:
    """A row of a ruled table; the second column is text, the first and the numbers are centred or at the right."""
    top, foot = sheet.y, sheet.y
    for index, text in enumerate(cells):
        sheet.y = top - 2
        x, wide = edges[index] + 3, edges[index + 1] - edges[index] - 6
        align = "centre" if bold or index == 0 else "left" if index == 1 else "right"
        sheet.paragraph(text, x=x, width=wide, size=size, bold=bold, indent=0, align=align, leading=1.2)
        foot = min(foot, sheet.y - 3)
    sheet.y = foot
    for y in (top, foot):
        sheet.rule(edges[0], y, edges[-1], y, rule)
    for x in edges:
        sheet.rule(x, top, x, foot, rule)
