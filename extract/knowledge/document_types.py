"""Types of official documents with their codes.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục III (administrative types); Luật Ban hành văn bản quy phạm pháp luật
(normative types); Quy định 66-QĐ/TW (2017) and Hướng dẫn 36-HD/VPTW (2018) for Party types, second-hand. In Party
numbers `QĐ` is Quyết định or Quy định: the type word decides, not the code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract.folding import fold, unmarked

System = Literal["party", "state"]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type of document.

    Attributes:
        name: canonical, capitalised as in running text (`Nghị quyết`).
        state: code in State numbers (`12/NQ-CP`), None where State numbers of this type carry none.
        party: codes in Party numbers (`21-NQ/TW`), the usual one first; empty where the Party has no such type.
        normative: can be a normative act whose number carries the year.
        longer: longer type words that mean this type (`Chương trình hành động`).
        short: ways the type is abbreviated in running text before a number (`NQ 21-NQ/TW`).
    """

    name: str
    state: str | None = None
    party: tuple[str, ...] = ()
    normative: bool = False
    longer: tuple[str, ...] = ()
    short: tuple[str, ...] = ()

    @property
    def code(self) -> str | None:
        """The code a document of this type usually carries, State before Party."""
        return self.state or (self.party[0] if self.party else None)

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, without doubles."""
        return tuple(dict.fromkeys(code for code in (self.state, *self.party) if code))


TYPES: tuple[DocumentType, ...] = (
    # Phụ lục III, Nghị định 30/2020/NĐ-CP, in its order; Party codes beside them.
    DocumentType("Nghị quyết", "NQ", ("NQ",), normative=True, short=("NQ",)),
    DocumentType("Quyết định", "QĐ", ("QĐ",), normative=True, longer=("Quyết định chủ trương đầu tư",), short=("QĐ",)),
    DocumentType("Chỉ thị", "CT", ("CT",), normative=True, short=("CT",)),
    DocumentType("Quy chế", "QC", ("QC",), short=("QC",)),
    DocumentType("Quy định", "QyĐ", ("QĐ", "QyĐ", "QĐi"), short=("QyĐ", "QĐi")),
    DocumentType("Thông cáo", "TC", ("TC",)),
    DocumentType("Thông báo", "TB", ("TB",), longer=("Thông báo kết luận", "Thông báo ý kiến kết luận"), short=("TB",)),
    DocumentType("Hướng dẫn", "HD", ("HD",), short=("HD",)),
    DocumentType("Chương trình", "CTr", ("CTr",), longer=("Chương trình hành động", "Chương trình công tác")),
    DocumentType("Kế hoạch", "KH", ("KH",), longer=("Kế hoạch hành động",), short=("KH",)),
    DocumentType("Phương án", "PA", ("PA",)),
    DocumentType("Đề án", "ĐA", ("ĐA",), short=("ĐA",)),
    DocumentType("Dự án", "DA"),
    DocumentType("Báo cáo", "BC", ("BC",), short=("BC",)),
    DocumentType("Biên bản", "BB", ("BB",)),
    DocumentType("Tờ trình", "TTr", ("TTr",), short=("TTr",)),
    DocumentType("Hợp đồng", "HĐ"),
    DocumentType("Công điện", "CĐ"),
    DocumentType("Bản ghi nhớ", "BGN"),
    DocumentType("Bản thỏa thuận", "BTT"),
    DocumentType("Giấy ủy quyền", "GUQ"),
    DocumentType("Giấy mời", "GM", ("GM",)),
    DocumentType("Giấy giới thiệu", "GGT", ("GGT",)),
    DocumentType("Giấy nghỉ phép", "GNP"),
    DocumentType("Phiếu gửi", "PG"),
    DocumentType("Phiếu chuyển", "PC", ("PC",)),
    DocumentType("Phiếu báo", "PB", ("PB",)),
    DocumentType("Công văn", None, ("CV",), short=("CV",)),
    # Normative acts; Luật and Bộ luật carry the National Assembly's term instead of a type code (45/2019/QH14).
    DocumentType("Hiến pháp", normative=True),
    DocumentType("Bộ luật", normative=True),
    DocumentType("Luật", normative=True),
    DocumentType("Pháp lệnh", "PL", normative=True),
    DocumentType("Lệnh", "L", normative=True),
    DocumentType("Nghị định", "NĐ", normative=True, short=("NĐ",)),
    DocumentType("Nghị quyết liên tịch", "NQLT", normative=True, short=("NQLT",)),
    DocumentType("Thông tư", "TT", normative=True, short=("TT",)),
    DocumentType("Thông tư liên tịch", "TTLT", normative=True, short=("TTLT",)),
    DocumentType("Văn bản hợp nhất", "VBHN", short=("VBHN",)),
    # Party.
    DocumentType("Kết luận", "KL", ("KL",), longer=("Kết luận thanh tra", "Kết luận kiểm tra"), short=("KL",)),
    DocumentType("Thông tri", None, ("TT",)),
    DocumentType("Điều lệ"),
    DocumentType("Cương lĩnh"),
    # Others that are cited by name or number.
    DocumentType("Quy hoạch"),
    DocumentType("Chiến lược"),
    DocumentType("Văn bản"),
)

_BY_NAME: dict[str, DocumentType] = {fold(word): kind for kind in TYPES for word in (kind.name, *kind.longer)}
_BY_SHORT: dict[str, DocumentType] = {word: kind for kind in TYPES for word in kind.short}
_BY_CODE: dict[System, dict[str, DocumentType]] = {"state": {}, "party": {}}
for _kind in TYPES:  # the first type of a code wins: QĐ is Quyết định where no type word says otherwise
    for _code in _kind.party:
        _BY_CODE["party"].setdefault(_code, _kind)
    if _kind.state:
        _BY_CODE["state"].setdefault(_kind.state, _kind)


def alternatives(words: tuple[str, ...]) -> str:
    """A regex alternation of folded words, longest first; a blank stands for any number of blanks."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " +") for word in ordered)


TYPE_NAMES: tuple[str, ...] = tuple(_BY_NAME)
"""All type words, folded."""
# Folded text only (`extract.folding.fold`). Matches `nghị quyết` in `NGHỊ QUYẾT số 21`, not in `nghị quyếtx`.
TYPE_WORD = rf"(?<!\w)(?:{alternatives(TYPE_NAMES)})(?!\w)"


def type_of_word(word: str) -> DocumentType | None:
    """The type a printed type word names, whatever its case or tone placement; None if it is no type word."""
    return _BY_NAME.get(" ".join(fold(word).split()))


def type_of_short(word: str) -> DocumentType | None:
    """The type an abbreviation names (`NQ`, `QĐ`), as printed, with Ð read as Đ; None if it names none."""
    return _BY_SHORT.get(word.replace("Ð", "Đ"))


def type_of_code(code: str, system: System = "state") -> DocumentType | None:
    """The type a code in a number stands for; None if it is no type code there (`UBND` in `1089/UBND-NCTH`).

    In Party numbers `QĐ` may be Quy định too: use it only where no type word is printed.
    """
    return _BY_CODE[system].get(code.replace("Ð", "Đ"))


def match_type(text: str, start: int = 0) -> tuple[DocumentType, int] | None:
    """The longest type word that begins at `start` of `text`, with its end (code points, exclusive)."""
    found = _TYPE_AT.match(fold(text[start : start + 60]))
    if not found:
        return None
    return _BY_NAME[" ".join(found[0].split())], start + found.end()


def noisy_type_before(text: str) -> tuple[DocumentType, int] | None:
    """The type word that ends `text`, perhaps before `số`, whatever its marks, with its start (`Quyêt định sô `).

    Use it only before a number with its symbol, which says that the words name an act.
    """
    found = _NOISY_END.search(unmarked(text))
    return (_BY_UNMARKED[" ".join(found["type"].split())], found.start("type")) if found else None


_BY_UNMARKED: dict[str, DocumentType] = {}
for _word, _kind in _BY_NAME.items():
    _BY_UNMARKED.setdefault(unmarked(_word), _kind)
_NOISY_END = re.compile(rf"(?<!\w)(?P<type>{alternatives(tuple(_BY_UNMARKED))}) {{1,2}}(?:so ?:? ?)?$")
_TYPE_AT = re.compile(rf"(?:{alternatives(tuple(_BY_NAME))})(?!\w)")
