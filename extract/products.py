"""What a task must bring forth, as its words say: a report, a submission, a draft, …"""

from __future__ import annotations

import re
from typing import Literal

Product = Literal["report", "submission", "draft", "plan", "decision", "letter", "other"]

_B = r"(?<![^\W_])"
# Not `quy trình`, `lộ trình`, `chương trình`.
SUBMIT = r"(?<!quy )(?<!lộ )(?<!công )(?<!quá )(?<!tiến )(?<!giải )(?<!giáo )(?<!chương )"
_PRODUCTS: tuple[tuple[Product, re.Pattern[str]], ...] = (
    ("decision", re.compile(r"ban hành quyết định|quyết định (?:ban hành|phê duyệt)")),
    ("plan", re.compile(r"(?:xây dựng|ban hành|lập) (?:kế hoạch|phương án|chương trình|đề án)")),
    ("draft", re.compile(r"dự thảo")),
    ("submission", re.compile(_B + SUBMIT + r"trình (?!ký|độ|trạng|diễn|tự|bày)")),
    ("report", re.compile(r"báo cáo(?! số)")),
    ("letter", re.compile(r"(?:có|ban hành|bằng) văn bản|công văn")),
    ("other", re.compile(r"(?:lập|hoàn thành|hoàn thiện|gửi) (?:hồ sơ|danh sách|bảng)")),
)


def product_of(action: str) -> Product | None:
    """The product that the folded words of a task name, the weightiest first; None if they name none."""
    return next((product for product, pattern in _PRODUCTS if pattern.search(action)), None)
