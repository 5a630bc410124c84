"""Thirteen tables on twelve pages, as annexes of budgets, plans and surveys have them. Invented.

Written and committed, with their figures, before anything was read from them. Where a reader may doubt: a column that
compares with the plan has the plan as its base and no words of the indicator; the years of a list of projects are those
of no column; a comparison is estimated where its own header says `Ước`.
"""

from __future__ import annotations

from benchmarks.table_pages.ruled import Y2022, Y2023
from benchmarks.table_pages.source import ColumnTruth, RowTruth, TableSource

Y2024, Y2025 = "2024-01-01/2024-12-31", "2025-01-01/2025-12-31"
H2023, H2024 = "2023-01-01/2023-06-30", "2024-01-01/2024-06-30"
NINE2023, NINE2024 = "2023-01-01/2023-09-30", "2024-01-01/2024-09-30"
Q3 = "2024-07-01/2024-09-30"
YEAR_BEFORE = "same_period_previous_year"

SPENDING = TableSource(
    name="chi-ngan-sach",
    rules="full",
    header_rows=3,
    widths=(12, 66, 28, 30, 20, 24),
    size=10,
    caption="Biểu số 01. Tình hình thực hiện chi ngân sách địa phương 6 tháng đầu năm 2024",
    enclosed="(Kèm theo Báo cáo số 312/BC-UBND ngày 05/7/2024 của Ủy ban nhân dân thành phố)",
    unit_line="Đơn vị tính: Triệu đồng",
    unit="VND",
    multiplier=1_000_000,
    printed="""
STT | Nội dung | Dự toán năm 2024 | Thực hiện 6 tháng đầu năm 2024 | So sánh (%) | <
^ | ^ | ^ | ^ | Dự toán năm | Cùng kỳ năm 2023
A | B | 1 | 2 | 3=2/1 | 4
 | TỔNG CHI NGÂN SÁCH ĐỊA PHƯƠNG | 1.284.560 | 603.118 | 46,95 | 107,2
A | CHI CÂN ĐỐI NGÂN SÁCH | 1.102.460 | 533.418 | 48,38 | 106,1
I | Chi đầu tư phát triển | 312.400 | 118.712 | 38 | 112,45
1 | Chi từ nguồn vốn trong nước | 200.000 | 80.312 | 40,16 | …
2 | Chi từ nguồn thu tiền sử dụng đất | 112.400 | 38.400 | 34,16 | 95,8
II | Chi thường xuyên | 768.060 | 414.706 | 53,99 | 104,6
1 | Chi sự nghiệp giáo dục, đào tạo và dạy nghề | 402.300 | 221.265 | 55 | 105,1
2 | Chi sự nghiệp y tế | 98.760 | 49.380 | 50 | 101,02
3 | Chi quản lý hành chính, Đảng, đoàn thể | 267.000 | 144.061 | 53,96 | 105,7
a | Chi quản lý nhà nước | 180.000 | 97.061 | 53,92 | x
b | Chi hoạt động của cơ quan Đảng, đoàn thể | 87.000 | 47.000 | 54,02 | x
III | Dự phòng ngân sách | 22.000 | - | - | -
B | CHI CÁC CHƯƠNG TRÌNH MỤC TIÊU | 182.100 | 69.700 | 38,28 | 116,4
""",
    columns={
        2: ColumnTruth(period=Y2024, status="planned"),
        3: ColumnTruth(period=H2024),
        4: ColumnTruth(unit="%", period=H2024, measure="ratio", base="plan"),
        5: ColumnTruth(unit="%", period=H2024, measure="ratio", base=YEAR_BEFORE),
    },
    rows={
        3: RowTruth("TỔNG CHI NGÂN SÁCH ĐỊA PHƯƠNG"),
        4: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH", part_of=3),
        5: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH: Chi đầu tư phát triển", part_of=4),
        6: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH: Chi đầu tư phát triển: Chi từ nguồn vốn trong nước", part_of=5),
        7: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH: Chi đầu tư phát triển: Chi từ nguồn thu tiền sử dụng đất", part_of=5),
        8: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH: Chi thường xuyên", part_of=4),
        9: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH: Chi thường xuyên: Chi sự nghiệp giáo dục, đào tạo và dạy nghề", part_of=8),
        10: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH: Chi thường xuyên: Chi sự nghiệp y tế", part_of=8),
        11: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH: Chi thường xuyên: Chi quản lý hành chính, Đảng, đoàn thể", part_of=8),
        12: RowTruth(
            "CHI CÂN ĐỐI NGÂN SÁCH: Chi thường xuyên: Chi quản lý hành chính, Đảng, đoàn thể: Chi quản lý nhà nước",
            part_of=11,
        ),
        13: RowTruth(
            "CHI CÂN ĐỐI NGÂN SÁCH: Chi thường xuyên: Chi quản lý hành chính, Đảng, đoàn thể: "
            "Chi hoạt động của cơ quan Đảng, đoàn thể",
            part_of=11,
        ),
        14: RowTruth("CHI CÂN ĐỐI NGÂN SÁCH: Dự phòng ngân sách", part_of=4),
        15: RowTruth("CHI CÁC CHƯƠNG TRÌNH MỤC TIÊU", part_of=3),
    },
    break_after=8,
    repeat_header=True,
    bold=(3, 4, 5, 8, 14, 15),
)

ALLOCATION = TableSource(
    name="phan-bo",
    rules="full",
    header_rows=2,
    widths=(14, 60, 34, 34, 34, 34, 40),
    caption="Biểu số 02. Phân bổ dự toán chi ngân sách các xã, phường năm 2025",
    enclosed="(Kèm theo Tờ trình số 214/TTr-UBND ngày 02/12/2024 của Ủy ban nhân dân thành phố)",
    unit_line="Đơn vị tính: triệu đồng",
    unit="VND",
    multiplier=1_000_000,
    sheet="landscape",
    printed="""
STT | Tên đơn vị | Tổng số | Trong đó | < | < | Ghi chú
^ | ^ | ^ | Chi đầu tư | Chi thường xuyên | Dự phòng | ^
1 | Phường An Bình | 24.310 | 6.200 | 17.640 | 470 |
2 | Phường Hòa Lạc | 21.875 | 4.900 | 16.540 | 435 | Gồm cả kinh phí chợ trung tâm
3 | Xã Sơn Hà | 15.420 | 3.150 | 11.960 | 310 |
4 | Xã Bản Mế | 12.905 | 2.700 | 9.950 | 255 |
5 | Xã Tả Van Thượng | 11.640 | - | 11.410 | 230 |
| TỔNG CỘNG | 86.150 | 16.950 | 67.500 | 1.700 |
""",
    columns={
        2: ColumnTruth("Tổng số", period=Y2025, status="planned"),
        3: ColumnTruth("Chi đầu tư", period=Y2025, status="planned"),
        4: ColumnTruth("Chi thường xuyên", period=Y2025, status="planned"),
        5: ColumnTruth("Dự phòng", period=Y2025, status="planned"),
    },
    rows={
        2: RowTruth(None, place="Phường An Bình", part_of=7),
        3: RowTruth(None, place="Phường Hòa Lạc", part_of=7),
        4: RowTruth(None, place="Xã Sơn Hà", part_of=7),
        5: RowTruth(None, place="Xã Bản Mế", part_of=7),
        6: RowTruth(None, place="Xã Tả Van Thượng", part_of=7),
        7: RowTruth(None),
    },
)

VILLAGES = TableSource(
    name="nong-thon-moi",
    rules="level",
    header_rows=1,
    widths=(12, 36, 30, 30, 34, 30),
    caption="Bảng 2. Kết quả xây dựng nông thôn mới",
    before="Kết quả thực hiện tại các xã như sau:",
    after="Các xã còn lại đang hoàn thiện hồ sơ đề nghị công nhận.",
    printed="""
TT | Xã | Số tiêu chí đạt chuẩn đến 31/12/2023 | Số tiêu chí đạt chuẩn đến 30/9/2024 | \
Thu nhập bình quân đầu người năm 2023 (triệu đồng/người) | Tỷ lệ hộ nghèo đa chiều (%)
1 | Sơn Hà | 15 | 17 | 48,2 | 4,15
2 | Bản Mế | 11 | 13 | 39,75 | 9,3
3 | Tả Van Thượng | 9 | 10 | 36 | 12,08
4 | Bắc Lý | 18 | 19 | 55,4 | 1,7
5 | Nậm Chảy | 8 | 10 | 33,6 | 15,42
""",
    columns={
        2: ColumnTruth("Số tiêu chí đạt chuẩn", "criterion", "/2023-12-31"),
        3: ColumnTruth("Số tiêu chí đạt chuẩn", "criterion", "/2024-09-30"),
        4: ColumnTruth("Thu nhập bình quân đầu người", "VND", Y2023),
        5: ColumnTruth("Tỷ lệ hộ nghèo đa chiều", "%", None, "share"),
    },
    rows={
        1: RowTruth(None, place="Sơn Hà"),
        2: RowTruth(None, place="Bản Mế"),
        3: RowTruth(None, place="Tả Van Thượng"),
        4: RowTruth(None, place="Bắc Lý"),
        5: RowTruth(None, place="Nậm Chảy"),
    },
)

ECONOMY = TableSource(
    name="kinh-te",
    rules="none",
    header_rows=2,
    widths=(12, 58, 26, 22, 22, 22, 22),
    size=10,
    caption="Phụ lục 1. Kết quả thực hiện các chỉ tiêu kinh tế - xã hội năm 2024",
    printed="""
TT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2024 | Thực hiện 9 tháng năm 2024 | Ước thực hiện cả năm 2024 | \
So với kế hoạch (%)
(1) | (2) | (3) | (4) | (5) | (6) | (7)=(6)/(4)
1 | Tổng giá trị sản xuất | tỷ đồng | 8.450 | 6.127,5 | 8.612 | 101,92
 | Trong đó: | | | | |
- | Nông, lâm nghiệp và thủy sản | tỷ đồng | 2.150 | 1.602,3 | 2.171 | 100,98
- | Công nghiệp - xây dựng | tỷ đồng | 3.480 | 2.495,2 | 3.566 | 102,47
- | Thương mại - dịch vụ | tỷ đồng | 2.820 | 2.030 | 2.875 | 101,95
2 | Sản lượng lương thực có hạt | tấn | 64.200 | 51.830 | 65.115 | 101,43
3 | Số doanh nghiệp thành lập mới | doanh nghiệp | 120 | 97 | 131 | 109,17
4 | Tỷ lệ thôn, bản có đường ô tô đến trung tâm được cứng hóa | % | 92 | 90,5 | 92,5 | x
5 | Thu nhập bình quân đầu người | triệu đồng/ người/năm | 58 | - | 58,6 | 101,03
""",
    columns={
        3: ColumnTruth(period=Y2024, status="planned"),
        4: ColumnTruth(period=NINE2024),
        5: ColumnTruth(period=Y2024, status="estimated"),
        6: ColumnTruth(unit="%", period=Y2024, measure="ratio", base="plan"),
    },
    rows={
        2: RowTruth("Tổng giá trị sản xuất", "VND"),
        4: RowTruth("Tổng giá trị sản xuất: Nông, lâm nghiệp và thủy sản", "VND", part_of=2),
        5: RowTruth("Tổng giá trị sản xuất: Công nghiệp - xây dựng", "VND", part_of=2),
        6: RowTruth("Tổng giá trị sản xuất: Thương mại - dịch vụ", "VND", part_of=2),
        7: RowTruth("Sản lượng lương thực có hạt", "t"),
        8: RowTruth("Số doanh nghiệp thành lập mới", "enterprise"),
        9: RowTruth("Tỷ lệ thôn, bản có đường ô tô đến trung tâm được cứng hóa", "%", measure="share"),
        10: RowTruth("Thu nhập bình quân đầu người", "VND"),
    },
)

ACCIDENTS = TableSource(
    name="giao-thong",
    rules="full",
    header_rows=1,
    widths=(76, 32, 32, 30),
    caption="Bảng 6. Tai nạn giao thông",
    printed="""
Tiêu chí | 9 tháng năm 2023 | 9 tháng năm 2024 | Chênh lệch
Số vụ tai nạn giao thông (vụ) | 46 | 39 | -7
Số người chết (người) | 21 | 18 | -3
Số người bị thương (người) | 35 | 30 | -5
Thiệt hại về tài sản (triệu đồng) | 512 | 408,5 | -103,5
""",
    columns={
        1: ColumnTruth(period=NINE2023),
        2: ColumnTruth(period=NINE2024),
        3: ColumnTruth(measure="change"),
    },
    rows={
        1: RowTruth("Số vụ tai nạn giao thông", "case"),
        2: RowTruth("Số người chết", "person"),
        3: RowTruth("Số người bị thương", "person"),
        4: RowTruth("Thiệt hại về tài sản", "VND"),
    },
)

PEOPLE = TableSource(
    name="dan-so",
    rules="three",
    header_rows=2,
    widths=(54, 20, 25, 25, 24, 22),
    caption="Bảng 5. Một số chỉ tiêu dân số",
    before="Tình hình dân số và trật tự an toàn giao thông được tổng hợp trong hai bảng sau.",
    printed="""
Chỉ tiêu | Đơn vị | Năm 2022 | Năm 2023 | Tăng (+), giảm (-) | <
^ | ^ | ^ | ^ | Số tuyệt đối | Tỷ lệ (%)
Dân số trung bình | người | 118.420 | 119.655 | 1.235 | 1,04
Số hộ dân cư | hộ | 30.115 | 30.742 | 627 | 2,08
Số trẻ sinh ra trong năm | trẻ | 1.940 | 1.866 | -74 | -3,81
Tuổi thọ bình quân | tuổi | 73,6 | 73,8 | 0,2 | …
""",
    columns={
        2: ColumnTruth(period=Y2022),
        3: ColumnTruth(period=Y2023),
        4: ColumnTruth(measure="change"),
        5: ColumnTruth(unit="%", measure="change"),
    },
    rows={
        2: RowTruth("Dân số trung bình", "person"),
        3: RowTruth("Số hộ dân cư", "household"),
        4: RowTruth("Số trẻ sinh ra trong năm", "child"),
        5: RowTruth("Tuổi thọ bình quân", "year"),
    },
    below=ACCIDENTS,
)
