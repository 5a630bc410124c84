"""Made-up notices as files: typeset PDFs of 2 to 4 pages, each with words, numbers and a make-up of its own, and scans.

The same number gives the same bytes. Sentences with figures are those that the reading benchmark tunes with; between
them stand tasks, judgements and grounds (`notice_sentences`): four figures come on a thousand letters, in real papers
none to six. A dense notice has sentences with figures only, 19 on a thousand letters.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "data")]

import scan  # noqa: E402
from layout import Spot, typeset  # noqa: E402
from notice import Block, Header, Notice  # noqa: E402

from benchmarks.notice_sentences import FIELDS, SENTENCES, WORK  # noqa: E402
from benchmarks.reading.wording import Wording  # noqa: E402

_PROVINCES = ("Bạc Liêu", "Hậu Giang", "Lào Cai", "Quảng Trị", "Nam Định", "Gia Lai")
_KINDS = (("THÔNG BÁO", "TB"), ("BÁO CÁO", "BC"), ("KẾ HOẠCH", "KH"), ("CHỈ THỊ", "CT"))
_HEADINGS = ("ĐÁNH GIÁ CHUNG", "KẾT QUẢ ĐẠT ĐƯỢC", "HẠN CHẾ, NGUYÊN NHÂN", "NHIỆM VỤ TRONG THỜI GIAN TỚI")


_WITH_FIGURES = 0.22  # of the sentences


def digital(number: int, folder: Path, *, dense: bool = False) -> Path:
    """Typesets one notice; its file."""
    return _typeset(number, folder, dense)[0]


def scanned(number: int, folder: Path) -> Path:
    """Typesets one notice and scans it as an office does; the scan's file. Its pages are images alone."""
    path, spot, stamp = _typeset(number, folder, dense=False)
    pages = list(scan.scanned_pages(path, scan.OFFICE, spot, stamp))
    target = path.with_name(f"scan-{number:05}.pdf")
    scan.image_pdf(target, [scan.jpeg(page, scan.OFFICE) for page in pages], scan.OFFICE.dpi)
    path.unlink()
    return target


def _typeset(number: int, folder: Path, dense: bool) -> tuple[Path, Spot, str]:
    notice = _notice(number, dense)
    path = folder / f"{notice.stem}.pdf"
    return path, typeset(notice, path), notice.stamp


def _notice(number: int, dense: bool) -> Notice:
    chance = random.Random(number)
    wording = _Said(chance, 1.0 if dense else _WITH_FIGURES)
    party = chance.random() < 0.5
    province = chance.choice(_PROVINCES)
    kind, code = chance.choice(_KINDS)
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2015, 2025)
    if party:
        header = Header("party", (), (f"TỈNH ỦY {province.upper()}", "*"), f"Số {number + 1}-{code}/TU", "")
        signature = ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
    else:
        header = Header(
            "state", (), ("ỦY BAN NHÂN DÂN", f"TỈNH {province.upper()}"), f"Số: {number + 1}/{code}-UBND", ""
        )
        signature = ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")
    header = Header(
        header.system,
        header.parent,
        header.issuer,
        header.number,
        f"{province}, ngày {day:02} tháng {month:02} năm {year}",
    )
    return Notice(
        stem=f"notice-{number:05}",
        folder="",
        header=header,
        kind=kind,
        subject=(f"về tình hình, nhiệm vụ {wording.fill('{năm}')}",),
        addressees=(),
        body=tuple(_body(wording, chance)),
        footnotes={},
        signature=signature,
        signer=wording.fill("{name}"),
        recipients=("Thường trực Tỉnh ủy;", "Các sở, ban, ngành;", "Lưu: VT."),
        stamp=f"TỈNH {province.upper()} * VĂN PHÒNG * ",
        scans=(),
    )


class _Said(Wording):
    """Sentences with figures, a share of all, among others."""

    def __init__(self, chance: random.Random, with_figures: float) -> None:
        super().__init__("tune", chance)
        self.with_figures = with_figures

    def sentence(self) -> str:
        if self.with_figures < 1.0 and self.chance.random() >= self.with_figures:
            text = self.fill(self.chance.choice(SENTENCES))
            return text[0].upper() + text[1:]
        return super().sentence()

    def slot(self, name: str) -> str:
        others = {"lĩnh vực": FIELDS, "việc": WORK}.get(name)
        return super().slot(name) if others is None else self.chance.choice(others)


def _body(wording: Wording, chance: random.Random) -> list[Block]:
    """Text for 2 to 4 pages: some 14 sentences are a page."""
    blocks = [Block("paragraph", wording.sentence())]
    left = chance.randint(16, 52)
    headings = chance.sample(_HEADINGS, chance.randint(2, 4))
    for index, heading in enumerate(headings):
        blocks.append(Block("heading", f"{'I II III IV'.split()[index]}. {heading}", level=1))
        share = left // (len(headings) - index)
        left -= share
        item = 0
        while share > 0:
            item += 1
            together = min(share, chance.randint(1, 3))
            share -= together
            blocks.append(Block("paragraph", f"{item}. " + " ".join(wording.sentence() for _ in range(together))))
            for _ in range(min(share, chance.choice((0, 0, 0, 2)))):
                share -= 1
                blocks.append(Block("bullet", f"- {wording.sentence()}"))
        if chance.random() < 0.15:
            rows = [("TT", "Chỉ tiêu", "Đơn vị", "Thực hiện")]
            rows += [(str(n + 1), "Sản lượng lúa", "tấn", wording.fill("{lớn}")) for n in range(chance.randint(3, 8))]
            blocks.append(Block("table", rows=tuple(rows)))
    return blocks
