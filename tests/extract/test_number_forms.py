"""A number printed in any accepted form reads back as itself; what the rules point at is what stands there."""

import re
from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.folding import fold
from extract.mentions import Lead
from extract.passage import passage_of_text
from extract.passages import label_of, read_passage
from extract.quantities import find_quantities

DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
SCALES = {"": 1, "nghìn ": 10**3, "ngàn ": 10**3, "vạn ": 10**4, "triệu ": 10**6, "tỷ ": 10**9, "nghìn tỷ ": 10**12}


def only_quantity(text):
    folded = fold(text)
    (found,) = find_quantities(folded, bytearray(len(folded)))
    assert (found.start, found.end) == (0, len(text))
    return found.value * Fraction(found.multiplier)


def dotted(number):
    return f"{number:,}".replace(",", ".")


@given(st.integers(0, 10**12), st.sampled_from([dotted, str, lambda n: dotted(n).replace(".", " ")]))
def test_whole_numbers(number, form):
    assert only_quantity(f"{form(number)} hộ") == number


@given(st.integers(0, 10**9), st.text("0123456789", min_size=1, max_size=2), st.sampled_from(sorted(SCALES)))
def test_decimals_with_scales(whole, decimals, scale):
    printed = f"{dotted(whole)},{decimals} {scale}đồng"
    assert only_quantity(printed) == Fraction(f"{whole}.{decimals}") * SCALES[scale]


@given(st.integers(1, 999), st.integers(1, 999))
def test_stacked_scales(billions, millions):
    assert only_quantity(f"{billions} tỷ {millions} triệu đồng") == billions * 10**9 + millions * 10**6


@given(st.integers(1, 9), st.integers(1, 999), st.sampled_from(["triệu", "tỷ"]))
def test_thousands_before_a_scale_that_both_share(thousands, rest, scale):
    printed = f"{thousands} nghìn {rest} {scale} đồng"
    assert only_quantity(printed) == (thousands * 1000 + rest) * SCALES[f"{scale} "]


@given(st.integers(1, 999), st.sampled_from(["triệu", "tỷ", "nghìn"]))
def test_a_half_more(number, scale):
    assert only_quantity(f"{number} {scale} rưỡi đồng") == (number + Fraction(1, 2)) * SCALES[f"{scale} "]


@given(st.integers(0, 999), st.integers(1, 999))
def test_ranges_and_negatives(low, more):
    folded = fold(f"{low} - {low + more} ha")
    (found,) = find_quantities(folded, bytearray(len(folded)))
    assert (found.value, found.high, found.unit) == (low, low + more, "ha")
    assert only_quantity(f"-{more}°C") == -more


def below_hundred(number, four="tư"):
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    if tens == 1:
        return "mười" if ones == 0 else f"mười {'lăm' if ones == 5 else DIGITS[ones]}"
    tail = {0: "", 1: " mốt", 4: f" {four}", 5: " lăm"}.get(ones, f" {DIGITS[ones]}")
    return f"{DIGITS[tens]} mươi{tail}"


def below_thousand(number, link, full):
    hundreds, rest = divmod(number, 100)
    if hundreds == 0 and not full:
        return below_hundred(rest)
    if rest == 0:
        return f"{DIGITS[hundreds]} trăm"
    return (
        f"{DIGITS[hundreds]} trăm {link} {DIGITS[rest]}"
        if rest < 10
        else f"{DIGITS[hundreds]} trăm {below_hundred(rest)}"
    )


def spelled(number, link):
    """A number in words, each group after the first with its hundreds (`hai nghìn không trăm linh năm`)."""
    parts = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            parts.append(f"{below_thousand(group, link, full=bool(parts))} {name}".strip())
    return " ".join(parts)


@given(st.integers(11, 10**12 - 1), st.sampled_from(["linh", "lẻ"]))
@example(2005, "linh")
@example(24, "linh")
@example(1_000_015, "lẻ")
def test_numbers_in_words(number, link):
    assert only_quantity(f"{spelled(number, link)} hộ") == number


@given(st.integers(1, 9), st.integers(2, 10))
def test_fractions_in_words(part, whole):
    name = {4: "tư", 10: "mười"}.get(whole) or DIGITS[whole]
    folded = fold(f"{DIGITS[part]} phần {name} số hộ")
    found = find_quantities(folded, bytearray(len(folded)))
    assert [q.value for q in found] == ([Fraction(part, whole)] if part < whole else [])


# What real passages are made of, and what breaks rules.
FRAGMENTS = [
    "đạt", "tăng", "giảm", "từ", "đến", "lên", "xuống", "so với", "cùng kỳ", "kế hoạch", "năm 2020", "tháng 8",
    "quý I/2021", "ngày 26/8/2021", "6 tháng đầu năm", "giai đoạn 2016 - 2020", "38.300 tỷ đồng", "7,5%", "15 xã",
    "13/15", "1 234", "1.2.3", "-5", "5K", "COVID-19", "Quốc lộ 32C", "số 21-NQ/TW", "Nghị quyết", "Điều 5",
    "khoản 2", "Giao", "Sở Tài chính", "chủ trì", "trong đó", "hai mươi", "năm", "tư", "lẻ", "mươi", "rưỡi",
    "nghìn", "triệu", "tỷ", "người", "/người/năm", "gấp", "lần", "đôi", "(", ")", "“", "”", ":", ";", ",", ".",
    "./.", "-", "+", "/", "%", "‰", "\u00a0", "\t", "½", "²", "Ð", "0912 345 678", "thứ 5/63", "trở lên", "khoảng",
    "dưới", "@", "www.a.vn", "²³", "١٢", "1.", "a)", "000", "9" * 40,
]  # fmt: skip


def check(text):
    found = read_passage(passage_of_text(text), label=label_of(text), lead=Lead(None, None))
    account = [0] * len(text)
    for mark in found.marks:
        assert 0 <= mark.start < mark.end <= len(text)
        for at in range(mark.start, mark.end):
            account[at] += 1
    for digits in re.finditer(r"[0-9]+", text):
        assert set(account[digits.start() : digits.end()]) == {1}, digits
    for figure in found.figures:
        q = figure.quantity
        assert 0 <= q.start < q.end <= len(text)
        assert q.start <= q.value_text[0] < q.value_text[1] <= q.end
        assert q.unit_text is None or q.start <= q.unit_text[0] < q.unit_text[1] <= q.end
        assert figure.sentence[0] <= q.start and q.end <= figure.sentence[1]
        assert text[q.start : q.end] == text[q.start : q.end].strip()
    marked = {(mark.start, mark.end) for mark in found.marks if mark.kind == "figure"}
    printed = {(f.quantity.start, f.quantity.end) for f in found.figures}
    assert marked == {span for span in printed if re.search(r"[0-9]", text[slice(*span)])}


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map(" ".join))
def test_every_digit_has_one_claim_and_spans_hold(text):
    check(text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_glued_fragments(text):
    check(text)


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text(text):
    check(text)
