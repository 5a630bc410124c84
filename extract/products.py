"""What a task must bring forth, as its words say: a report, a submission, a draft, …"""

from __future__ import annotations

import re
from typing import Literal

Product = Literal["report", "submission", "draft", "plan", "decision", "letter", "other"]

_B = r"(?<![^\W_])"
# Not `quy trình`, `lộ trình`, `chương trình`.
SUBMIT = r"(?<!quy )(?<!lộ )(?<!công )(?<!quá )(?<!tiến )(?<!giải )(?<!giáo )(?<!chương )"
# Each with words of which one stands in all that it matches.
_PRODUCTS: tuple[tuple[Product, tuple[str, ...], re.Pattern[str]], ...] = (
    ("decision", ("quyết định",), re.compile(r"ban hành quyết định|quyết định (?:ban hành|phê duyệt)")),
    (
        "plan",
        ("kế hoạch", "phương án", "chương trình", "đề án"),
        re.compile(r"(?:xây dựng|ban hành|lập) (?:kế hoạch|phương án|chương trình|đề án)"),
    ),
    ("draft", ("dự thảo",), re.compile(r"dự thảo")),
    ("submission", ("trình",), re.compile(_B + SUBMIT + r"trình (?!ký|độ|trạng|diễn|tự|bày)")),
    ("report", ("báo cáo",), re.compile(r"báo cáo(?! số)")),
    ("letter", ("văn bản", "công văn"), re.compile(r"(?:có|ban hành|bằng) văn bản|công văn")),
    (
        "other",
        ("hồ sơ", "danh sách", "bảng"),
        re.compile(r"(?:lập|hoàn thành|hoàn thiện|gửi) (?:hồ sơ|danh sách|bảng)"),
    ),
)


def product_of(action: str) -> Product | None:
    """The product that the folded words of a task name, the weightiest first; None if they name none."""
    for product, words, pattern in _PRODUCTS:
        for word in words:
            if word in action and pattern.search(action):
                return product
    return None
