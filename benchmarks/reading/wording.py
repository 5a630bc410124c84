"""Fills the slots of the sentences with numbers, dates and names drawn by lot.

A slot is a word or two in braces: `{nhỏ}` 1 to 999, `{một}` one digit, `{ba}` three digits, `{lớn}` with a dot for
thousands, `{tiền}` often both marks (`1.284,5`), `{đồng}` whole đồng, `{lẻ}` a decimal, `{lẻ nhỏ}` a small one,
`{pt}` a percentage, `{năm}`, `{yyyy}`, `{tháng}`, `{quý}`, `{ngày}`, `{ngày dài}`, `{dd/mm}`, `{dd/mm/yyyy}`, `{giờ}`,
`{act}` and `{act ngắn}` the number of an act, `{đường}` of a road, `{phone}`, `{cccd}`, `{chữ}` a letter, and
`{body}`, `{name}`, `{xã}`.
"""

from __future__ import annotations

import random
import re
from types import ModuleType

from benchmarks.reading import sentences_test, sentences_tune

SETS: dict[str, ModuleType] = {"tune": sentences_tune, "test": sentences_test}
_SLOT = re.compile(r"\{([^}]+)\}")
_CODES = (
    "QĐ-UBND",
    "NQ-HĐND",
    "KH-UBND",
    "TB-VPUB",
    "CT-TTg",
    "NĐ-CP",
    "BC-STC",
    "TT-BTC",
    "CV-TU",
    "KL-TW",
    "TTr-SNN",
)


class Wording:
    """Made-up text of one set; what it says follows from the chance it is given."""

    def __init__(self, name: str, chance: random.Random) -> None:
        self.said = SETS[name]
        self.chance = chance

    def sentence(self) -> str:
        return self.fill(self.chance.choice(self.said.SENTENCES))

    def pick(self, kind: str) -> str:
        """One of `SUBJECTS`, `HEADINGS`, `PLACES`, … of the set."""
        return str(self.chance.choice(getattr(self.said, kind)))

    def fill(self, sentence: str) -> str:
        return _SLOT.sub(lambda slot: self.slot(slot[1]), sentence)

    def slot(self, name: str) -> str:
        chance = self.chance
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2004, 2026)
        simple = {
            "một": lambda: str(chance.randint(1, 9)),
            "nhỏ": lambda: self._small(),
            "ba": lambda: f"{chance.randint(100, 999)}",
            "đường": lambda: str(chance.randint(922, 992)),
            "lớn": lambda: _dotted(chance.randint(1000, 10 ** chance.randint(4, 6))),
            "tiền": lambda: self._money(),
            "đồng": lambda: _dotted(chance.randint(200, 10 ** chance.randint(3, 7)) * 1000),
            "lẻ": lambda: _decimal(chance.uniform(1, 999), chance.randint(1, 2)),
            "lẻ nhỏ": lambda: _decimal(chance.uniform(0.01, 9.99), 2),
            "pt": lambda: _decimal(chance.uniform(0.5, 140), chance.randint(0, 2)) + "%",
            "năm": lambda: f"năm {year}",
            "yyyy": lambda: str(year),
            "tháng": lambda: str(month),
            "quý": lambda: chance.choice(("I", "II", "III", "IV")),
            "ngày": lambda: f"ngày {day:02d}/{month}/{year}",
            "ngày dài": lambda: f"ngày {day:02d} tháng {month:02d} năm {year}",
            "dd/mm": lambda: f"{day:02d}/{month}",
            "dd/mm/yyyy": lambda: f"{day:02d}/{month:02d}/{year}",
            "giờ": lambda: chance.choice((f"{chance.randint(7, 17)} giờ {chance.choice((15, 30, 45))}", "8 giờ 00")),
            "act": lambda: self._act(),
            "act ngắn": lambda: f"{chance.randint(1, 999):02d}/{chance.choice(_CODES)}",
            "phone": lambda: f"0{chance.randint(203, 299)}.{chance.randint(3000000, 3999999)}",
            "cccd": lambda: f"0{chance.randint(10**10, 10**11 - 1)}",
            "chữ": lambda: chance.choice("abcdđeg"),
            "body": lambda: self.pick("BODIES"),
            "name": lambda: self.pick("NAMES"),
            "xã": lambda: self.pick("COMMUNES"),
        }
        return simple[name]()

    def cell(self) -> str:
        """A number as tables have it; now and then a dash for nothing."""
        draw = self.chance.random()
        if draw < 0.05:
            return "-"
        return self.slot(self.chance.choices(("lớn", "lẻ", "nhỏ", "tiền", "lẻ nhỏ"), (4, 3, 3, 2, 2))[0])

    def _small(self) -> str:
        number = self.chance.choice(
            (self.chance.randint(1, 31), self.chance.randint(10, 99), self.chance.randint(100, 999))
        )
        return f"{number:02d}" if self.chance.random() < 0.4 else str(number)

    def _money(self) -> str:
        whole = self.chance.randint(1, 10 ** self.chance.randint(2, 5))
        tenths = self.chance.randint(0, 999)
        text = _dotted(whole)
        return text if tenths < 300 else f"{text},{str(tenths)[: self.chance.randint(1, 3)]}"

    def _act(self) -> str:
        kind = self.chance.choice(("Quyết định", "Kế hoạch", "Công văn", "Nghị quyết", "Thông báo", "Kết luận"))
        number = f"{self.chance.randint(1, 4999):02d}"
        year = f"{self.chance.randint(2010, 2026)}/" if self.chance.random() < 0.3 else ""
        return f"{kind} số {number}/{year}{self.chance.choice(_CODES)}"


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _decimal(number: float, places: int) -> str:
    return f"{number:.{places}f}".replace(".", ",")
