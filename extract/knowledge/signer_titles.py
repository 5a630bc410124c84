"""Titles under which acts are signed: what a line in capitals above the signer's name can say.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (State), Hướng dẫn 36-HD/VPTW (Party); the offices of Hiến pháp 2013 and of
the laws on the Government, local government and the Front. A title with the body after it (`GIÁM ĐỐC SỞ NỘI VỤ`) is not
listed.
"""

from __future__ import annotations

_HEADS = (
    "chủ tịch", "bí thư", "giám đốc", "tổng giám đốc", "bộ trưởng", "chánh văn phòng", "chánh thanh tra", "chánh án",
    "viện trưởng", "cục trưởng", "vụ trưởng", "tổng cục trưởng", "chi cục trưởng", "trưởng ban", "trưởng phòng",
    "trưởng đoàn", "hiệu trưởng", "chủ nhiệm", "tổng thanh tra", "thống đốc", "thủ tướng", "tổ trưởng",
    "chỉ huy trưởng", "tổng biên tập", "tư lệnh",
)  # fmt: skip
TITLES: tuple[str, ...] = (
    *_HEADS,
    *(f"phó {head}" for head in _HEADS),
    "phó bí thư thường trực", "phó chủ tịch thường trực", "phó trưởng ban thường trực", "thứ trưởng",
    "phó tổng thanh tra", "hiệu phó", "ủy viên thường trực", "trưởng ban tổ chức", "quyền chủ tịch", "q. giám đốc",
)  # fmt: skip
