"""A person named after an office without `đồng chí`: `Phó Chủ tịch UBND tỉnh |Lê Thị Hoa| chủ trì …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.folding import fold, unmarked
from extract.knowledge.provinces import province_named
from extract.knowledge.surnames import SURNAMES

CAPITAL = "[" + "".join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isalpha() and char.isupper()) + "]"
# A name of two to five words, each with a capital; not `Giám đốc Sở Nội vụ`, `Chánh Văn phòng` after `đồng chí`.
PERSON_NAME = (
    r"(?!(?:Chánh|Giám|Chủ|Phó|Bí|Trưởng|Bộ|Thứ|Ủy|Thường|Tổng|Cục|Vụ|Viện|Hiệu|Thủ|Thống|Chỉ|Ban|Lãnh|Đại biểu)\s)"
    rf"{CAPITAL}[^\W_A-Z]*(?: {CAPITAL}[^\W_A-Z]*){{1,4}}"
)
# An office whose holder a name may follow, with the words of what it leads: `Phó Thủ tướng Chính phủ`.
_OFFICE = re.compile(
    r"(?<!\w)(?:(?:quyền |phó |thứ )?(?:chủ tịch|bí thư|bộ trưởng|trưởng|thủ tướng|giám đốc|tổng giám đốc|chủ nhiệm|"
    r"chánh văn phòng|chánh thanh tra|chánh án|viện trưởng|cục trưởng|vụ trưởng|trưởng ban|trưởng đoàn|tổng bí thư|"
    r"thống đốc|hiệu trưởng|chỉ huy trưởng)|ủy viên)(?!\w)[^.;:()]{0,90}$"
)
_CAPITALISED = re.compile(r"[^\W\d_]\w*(?:['’][^\W\d_]\w*)?")
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class TitledPerson:
    """A person with the office printed before the name; offsets into the text, end exclusive."""

    start: int
    end: int
    name: str
    title: str


def titled_person_before(text: str, end: int) -> TitledPerson | None:
    """The person whose name ends right before `end`, if an office stands before it.

    `Chủ tịch UBND tỉnh Lâm Đồng |Trần Hồng Thái| chủ trì`: the province before the family name is no part of the name.
    Not `Chủ tịch UBND tỉnh |Gia Lai|` (no family name), `Sở |Nội vụ|`.
    """
    stop = len(text[:end].rstrip(" ,"))
    begin = max(text.rfind(sign, 0, stop) for sign in ",;:.(") + 1
    words = list(_CAPITALISED.finditer(text, begin, stop))
    run: list[re.Match[str]] = []
    for word in reversed(words):
        after = run[-1].start() if run else stop
        if not word[0][0].isupper() or text[word.end() : after].strip():
            break
        run.append(word)
    run.reverse()
    # A province before the name (`tỉnh Lâm Đồng Trần …`) goes before a family name that it begins with.
    provinces = [n for n in range(1, len(run) - 1) if province_named(" ".join(word[0] for word in run[:n]))]
    for first in (*provinces, *range(len(run) - 1)):
        if len(run) - first > _LONGEST_NAME or unmarked(run[first][0]) not in SURNAMES:
            continue
        title = text[begin : run[first].start()].strip()
        office = _OFFICE.search(fold(title))
        if office and (first == 0 or first in provinces or len(run) - first <= 3):
            start = run[first].start()
            return TitledPerson(start, stop, text[start:stop], title[office.start() :])
    return None
