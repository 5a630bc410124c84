"""Page numbers, running heads, stamps and footnotes, told from what people write."""

from __future__ import annotations

from printed import Printed, centred, left, page, paragraph, reading, right, small

from extract.reading import PageReading
from extract.zones import Zones, find_zones

TEXT = paragraph(
    "Các cơ quan, đơn vị tiếp tục thực hiện nghiêm túc các nhiệm vụ đã được giao trong năm theo quy định hiện hành."
)


def zones(*pages: PageReading) -> Zones:
    return find_zones(reading(*pages))


def text_of(found: Zones) -> list[str]:
    return [line.text for line in found.text]


def test_page_numbers_stand_in_the_margin() -> None:
    found = zones(page(1, TEXT), page(2, centred("2021"), TEXT, show_number=True))
    assert [line.text for line in found.furniture] == ["2"]
    assert "2021" in text_of(found)


def test_a_running_head_repeats_in_the_margin_of_most_pages() -> None:
    head = [Printed("CÔNG BÁO/Số 123", 200.0)]
    found = zones(*(page(n, head, paragraph(f"{'Các đơn vị' * n} tiếp tục thực hiện.")) for n in (1, 2, 3)))
    assert [line.text for line in found.furniture] == ["CÔNG BÁO/Số 123"] * 3


def test_the_headers_of_three_letters_in_one_file_are_no_running_head() -> None:
    head = [*left("BỘ TƯ PHÁP"), *right("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    found = zones(*(page(n, head, TEXT) for n in (1, 2, 3)))
    assert found.furniture == ()


def test_signing_stamps() -> None:
    stamp = [
        Printed("Ký bởi: Ủy ban nhân dân tỉnh", 300.0, size=8.0),
        Printed("Thời gian ký: 24/01/2025 14:23:43", 300.0, size=8.0),
        Printed("24.01.2025 20:06:24 +07:00", 300.0, size=8.0),
    ]
    found = zones(page(1, stamp, TEXT))
    assert [line.text for line in found.stamps] == [line.text for line in stamp]
    assert len(found.text) == len(TEXT)


def notes(found: Zones) -> list[str]:
    return [" ".join(line.text for line in note) for note in found.footnotes]


def test_footnotes_begin_at_marks_that_count_on() -> None:
    found = zones(
        page(
            1,
            TEXT,
            small("1 Quyết định số 12/QĐ-UBND."),
            small("35 xã, phường đã triển khai."),
            small("2 Gồm 7 đơn vị."),
        ),
        page(2, TEXT, small("3 Theo Báo cáo của Sở Nội vụ.")),
    )
    assert notes(found) == [
        "1 Quyết định số 12/QĐ-UBND. 35 xã, phường đã triển khai.",
        "2 Gồm 7 đơn vị.",
        "3 Theo Báo cáo của Sở Nội vụ.",
    ]
    assert len(found.text) == 2 * len(TEXT)


def test_a_footnote_goes_on_at_the_foot_of_the_next_page() -> None:
    found = zones(
        page(1, TEXT, small("1 Gồm các đơn vị đã hoàn thành kế hoạch, bố trí đầy đủ cán bộ tiếp nhận, trả kết")),
        page(2, TEXT, small("quả giải quyết hồ sơ."), small("2 Gồm 7 đơn vị.")),
    )
    assert notes(found) == [
        "1 Gồm các đơn vị đã hoàn thành kế hoạch, bố trí đầy đủ cán bộ tiếp nhận, trả kết quả giải quyết hồ sơ.",
        "2 Gồm 7 đơn vị.",
    ]


def test_the_small_print_of_recipients_is_no_footnote() -> None:
    found = zones(page(1, TEXT, small("Nơi nhận:"), small("1 bản lưu.")))
    assert found.footnotes == ()
