"""Words before a number whose marks a scan misread (`Điêu 146`), as the rules should see them; never shown.

What stands before a number decides whether it measures something. Only words that mean nothing else there are mended,
so that a digital text is left as it is.
"""

from __future__ import annotations

import re

_MISREAD = re.compile(
    r"(?<!\w)(?:(?P<article>đi[eèéêểếễẹệ]u|dieu)|(?P<clause>kho[àãạăâ]n))"
    r"(?= [0-9]{1,3}(?![^\W_]|[.,][0-9]))"
    r"|(?<!\w)(?P<session>k[yýỷỹỵ] h[oọóòỏ]p|kỳ h[oóòỏ]p)(?= )"
)
_RIGHT = {"article": "điều", "clause": "khoản", "session": "kỳ họp"}


def with_right_marks(folded: str) -> str:
    """A folded text with its misread words mended, as long as it was.

    Matches `điêu 146`, `kỷ họp thứ 31`; not `khoán 10`, `điếu` without a number.
    """
    return _MISREAD.sub(lambda found: _RIGHT[found.lastgroup or ""], folded)
