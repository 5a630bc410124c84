"""Vietnamese numeral words and scales.

Source: standard numeral grammar (số đếm): units, mười/mươi, trăm with linh/lẻ, nghìn (ngàn), vạn, triệu, tỷ (tỉ).
"""

from __future__ import annotations

DIGIT_WORDS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
# Only after mươi (or trăm linh): `hai mươi mốt`, `hai mươi lăm`, `ba mươi tư`. Alone they are other words
# (`đầu tư`, `mốt`, `nhăm`).
TAIL_WORDS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
TENS = {"mươi"}
TEN = {"mười"}
LINKS = {"linh", "lẻ"}
HUNDRED = "trăm"

# Scale words by power of ten. `vạn` is 10 000; `chục` 10, `trăm` 100 only after numeral words or in `hai chục`.
SCALES = {
    "chục": 10,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}

# Words that make a scale word vague: `vài trăm hộ`, `hàng nghìn người` measure nothing exactly.
VAGUE = {"vài", "hàng", "mấy", "nhiều"}
