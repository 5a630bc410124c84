"""Words before a number whose marks a scan misread (`Điêu 146`), as the rules should see them; never shown.

What stands before a number decides whether it measures something. Only words that mean nothing else there are mended,
so that a digital text is left as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Each begins with its letter, which the matcher looks for, and then asks that no letter stands before it.
_NUMBER = r"(?= [0-9]{1,3}(?![^\W_]|[.,][0-9]))"
_MISREAD = re.compile(
    rf"đ(?<!\wđ)i[eèéêểếễẹệ]u{_NUMBER}|d(?<!\wd)ieu{_NUMBER}|k(?<!\wk)ho[àãạăâ]n{_NUMBER}"
    r"|k(?<!\wk)(?:[yýỷỹỵ] h[oọóòỏ]p|ỳ h[oóòỏ]p)(?= )"
    r"|s(?<!\ws)[ôồỗ](?= [^\W\d_])(?! (?:cô|diễn))"
)
_RIGHT = {2: "số", 4: "điều", 5: "khoản", 6: "kỳ họp"}  # by length, since a mended text is as long as it was
# A total of a table: `tống` means to escort, and none of these nouns can follow it.
_TOTAL = re.compile(
    r"(?<!\w)(?P<first>t)(?P<letter>[ốồôóòơớờỗộ])(?P<last>ng)(?= (?:số|cộng|thu|chi|mức|vốn|kinh phí|giá trị|diện tích|"
    r"sản lượng|dự toán|nguồn|hợp|chiều dài|dân số)(?!\w))",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # each grammar mends the text of a passage for itself
def with_right_marks(folded: str) -> str:
    """A folded text with its misread words mended, as long as it was.

    Matches `điêu 146`, `kỷ họp thứ 31`, `tổng sô hộ`; not `khoán 10`, `điếu` without a number, `sô cô la`.
    """
    return _MISREAD.sub(lambda found: _RIGHT[len(found[0])], folded)


def with_right_total(name: str) -> str:
    """The name of a row or column of a scanned table with a misread `tổng` mended: `Tống cộng`, `TỐNG THU`.

    Not `tống đạt`, `Tống Văn Thu`.
    """
    return _TOTAL.sub(lambda found: found[1] + ("Ổ" if found[2].isupper() else "ổ") + found[3], name)
