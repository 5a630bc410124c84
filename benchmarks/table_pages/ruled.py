"""Tables of the benchmark whose cells are all ruled. Invented."""

from __future__ import annotations

from benchmarks.table_pages.source import ColumnTruth, RowTruth, TableSource

Y2022, Y2023 = "2022-01-01/2022-12-31", "2023-01-01/2023-12-31"
H2023 = "2023-01-01/2023-06-30"

BUDGET = TableSource(
    name="ngan-sach",
    rules="full",
    header_rows=2,
    widths=(12, 62, 25, 25, 25, 22),
    caption="Bảng 1. Thu ngân sách trên địa bàn",
    unit_line="Đơn vị tính: triệu đồng",
    unit="VND",
    multiplier=1_000_000,
    before="Tình hình thu ngân sách được nêu trong bảng sau:",
    printed="""
TT | Nội dung | Thực hiện năm 2022 | Năm 2023 | < | So sánh (%)
^ | ^ | ^ | Dự toán | Ước thực hiện | ^
 | TỔNG THU | 48.210 | 52.000 | 53.740 | 103,35
I | Thu nội địa | 41.310 | 44.500 | 45.940 | 103,24
1 | Thu từ khu vực doanh nghiệp | 24.110 | 26.000 | 26.890 | 103,42
1.1 | Doanh nghiệp nhà nước | 9.860 | 10.500 | 10.640 | 101,33
1.2 | Doanh nghiệp ngoài nhà nước | 14.250 | 15.500 | 16.250 | 104,84
2 | Thu tiền sử dụng đất | 17.200 | 18.500 | 19.050 | 102,97
- | Đấu giá quyền sử dụng đất | 12.400 | 13.000 | 13.480 | 103,69
- | Giao đất không qua đấu giá | 4.800 | 5.500 | 5.570 | 101,27
II | Thu từ hoạt động xuất, nhập khẩu | 6.900 | 7.500 | 7.800 | 104
""",
    columns={
        2: ColumnTruth(period=Y2022),
        3: ColumnTruth(period=Y2023, status="planned"),
        4: ColumnTruth(period=Y2023, status="estimated"),
        5: ColumnTruth(unit="%", measure="ratio"),
    },
    rows={
        2: RowTruth("TỔNG THU"),
        3: RowTruth("Thu nội địa", part_of=2),
        4: RowTruth("Thu nội địa: Thu từ khu vực doanh nghiệp", part_of=3),
        5: RowTruth("Thu nội địa: Thu từ khu vực doanh nghiệp: Doanh nghiệp nhà nước", part_of=4),
        6: RowTruth("Thu nội địa: Thu từ khu vực doanh nghiệp: Doanh nghiệp ngoài nhà nước", part_of=4),
        7: RowTruth("Thu nội địa: Thu tiền sử dụng đất", part_of=3),
        8: RowTruth("Thu nội địa: Thu tiền sử dụng đất: Đấu giá quyền sử dụng đất", part_of=7),
        9: RowTruth("Thu nội địa: Thu tiền sử dụng đất: Giao đất không qua đấu giá", part_of=7),
        10: RowTruth("Thu từ hoạt động xuất, nhập khẩu", part_of=2),
    },
)

TARGETS = TableSource(
    name="chi-tieu",
    rules="full",
    header_rows=2,
    widths=(10, 58, 22, 22, 24, 20, 18),
    caption="Biểu số 2. Một số chỉ tiêu chủ yếu năm 2023",
    printed="""
STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2023 | Ước thực hiện 6 tháng đầu năm 2023 | % so cùng kỳ | Ghi chú
A | B | C | 1 | 2 | 3 | 4
1 | Sản lượng lương thực | tấn | 86.400 | 47.215 | 103,2 |
2 | Diện tích rừng trồng mới | ha | 1.250 | 640,5 | 98,7 | Biểu 4
3 | Giá trị sản xuất công nghiệp | tỷ đồng | 3.480 | 1.612,8 | 108,1 |
4 | Khách du lịch đến tham quan, lưu trú trên địa bàn | lượt người | 215.000 | 118.340 | 121,5 | Tính đến 20/6
5 | Tỷ lệ dân số dùng nước hợp vệ sinh | % | 96,5 | 95,2 | … | x
6 | Số hộ thoát nghèo | hộ | 420 | - | x |
""",
    columns={
        3: ColumnTruth(period=Y2023, status="planned"),
        4: ColumnTruth(period=H2023, status="estimated"),
        5: ColumnTruth(unit="%", measure="ratio", base="same_period_previous_year"),
    },
    rows={
        2: RowTruth("Sản lượng lương thực", "t"),
        3: RowTruth("Diện tích rừng trồng mới", "ha"),
        4: RowTruth("Giá trị sản xuất công nghiệp", "VND"),
        5: RowTruth("Khách du lịch đến tham quan, lưu trú trên địa bàn", "visit"),
        6: RowTruth("Tỷ lệ dân số dùng nước hợp vệ sinh", "%", measure="share"),
        7: RowTruth("Số hộ thoát nghèo", "household"),
    },
)

POVERTY = TableSource(
    name="ho-ngheo",
    rules="full",
    header_rows=3,
    widths=(10, 34, 21, 21, 21, 21, 21, 21),
    caption="Bảng 3. Hộ nghèo và hộ cận nghèo năm 2023",
    printed="""
TT | Xã, thị trấn | Kết quả rà soát năm 2023 | < | < | < | So với năm 2022 | <
^ | ^ | Hộ nghèo | < | Hộ cận nghèo | < | Số hộ nghèo giảm | Số hộ cận nghèo giảm
^ | ^ | Số hộ nghèo | Tỷ lệ (%) | Số hộ cận nghèo | Tỷ lệ (%) | ^ | ^
1 | Xã Tân Lâm | 48 | 3,12 | 61 | 3,97 | 14 | 9
2 | Xã Phú Khê | 73 | 4,85 | 80 | 5,31 | 22 | 17
3 | Xã Hòa Sơn | 39 | 2,60 | 45 | 3,00 | 8 | 5
4 | Thị trấn Bình Giang | 12 | 0,71 | 19 | 1,12 | 3 | 4
| Tổng cộng | 172 | 2,76 | 205 | 3,29 | 47 | 35
""",
    columns={
        2: ColumnTruth("Hộ nghèo - Số hộ nghèo", "household", Y2023),
        3: ColumnTruth("Hộ nghèo", "%", Y2023, "share"),
        4: ColumnTruth("Hộ cận nghèo - Số hộ cận nghèo", "household", Y2023),
        5: ColumnTruth("Hộ cận nghèo", "%", Y2023, "share"),
        6: ColumnTruth("Số hộ nghèo giảm", "household", Y2023, "change", base=Y2022),
        7: ColumnTruth("Số hộ cận nghèo giảm", "household", Y2023, "change", base=Y2022),
    },
    rows={
        3: RowTruth(None, place="Xã Tân Lâm", part_of=7),
        4: RowTruth(None, place="Xã Phú Khê", part_of=7),
        5: RowTruth(None, place="Xã Hòa Sơn", part_of=7),
        6: RowTruth(None, place="Thị trấn Bình Giang", part_of=7),
        7: RowTruth(None),
    },
)

PROJECTS = TableSource(
    name="dau-tu",
    rules="full",
    header_rows=1,
    widths=(12, 36, 52, 28, 28),
    caption="Phụ lục I. Danh mục công trình khởi công năm 2023",
    unit_line="(Đơn vị tính: tỷ đồng)",
    unit="VND",
    multiplier=1_000_000_000,
    printed="""
TT | Lĩnh vực | Công trình | Tổng mức đầu tư | Vốn năm 2023
1 | Giao thông | Nâng cấp đường liên xã từ trung tâm xã Tân Lâm đến cầu Bến Gỗ | 84,5 | 30
2 | ^ | Xây dựng cầu Suối Trầm | 36,2 | 12,5
3 | ^ | Mở rộng đường vào khu sản xuất tập trung Đồng Mây | 51 | 20
4 | Thủy lợi | Hồ chứa nước Khe Đá | 128,4 | 45
5 | ^ | Kiên cố hóa kênh chính trạm bơm Vĩnh Phước | 17,85 | 9,2
6 | Giáo dục | Trường mầm non Hoa Ban | 14,6 | 8
7 | ^ | Nhà đa năng trường trung học cơ sở Phú Khê | 9,75 | 5,5
8 | Y tế | Trạm y tế xã Hòa Sơn | 6,3 | 6,3
| Tổng cộng | < | 348,6 | 136,5
""",
    columns={3: ColumnTruth("Tổng mức đầu tư"), 4: ColumnTruth("Vốn", period=Y2023)},
    rows={
        1: RowTruth("Giao thông - Nâng cấp đường liên xã từ trung tâm xã Tân Lâm đến cầu Bến Gỗ", part_of=9),
        2: RowTruth("Giao thông - Xây dựng cầu Suối Trầm", part_of=9),
        3: RowTruth("Giao thông - Mở rộng đường vào khu sản xuất tập trung Đồng Mây", part_of=9),
        4: RowTruth("Thủy lợi - Hồ chứa nước Khe Đá", part_of=9),
        5: RowTruth("Thủy lợi - Kiên cố hóa kênh chính trạm bơm Vĩnh Phước", part_of=9),
        6: RowTruth("Giáo dục - Trường mầm non Hoa Ban", part_of=9),
        7: RowTruth("Giáo dục - Nhà đa năng trường trung học cơ sở Phú Khê", part_of=9),
        8: RowTruth("Y tế - Trạm y tế xã Hòa Sơn", part_of=9),
        9: RowTruth("Tổng cộng"),
    },
    break_after=5,
    repeat_header=True,
)

WORKERS = TableSource(
    name="lao-dong",
    rules="full",
    header_rows=1,
    widths=(14, 70, 30, 30, 26),
    caption="Bảng 5. Lao động được giải quyết việc làm",
    unit_line="ĐVT: người",
    unit="person",
    printed="""
Số TT | Ngành kinh tế | Năm 2022 | Năm 2023 | Tăng, giảm
I | Nông, lâm nghiệp và thủy sản | 1.204 | 1.180 | -24
a | Trồng trọt | 702 | 680 | -22
b | Chăn nuôi | 502 | 500 | -2
II | Công nghiệp và xây dựng | 2.350 | 2.715 | 365
a | Chế biến gỗ | 1.140 | 1.310 | 170
b | May mặc | 1.210 | 1.405 | 195
III | Dịch vụ | 1.866 | 2.004 | 138
| Tổng số | 5.420 | 5.899 | 479
""",
    columns={
        2: ColumnTruth(period=Y2022),
        3: ColumnTruth(period=Y2023),
        4: ColumnTruth(measure="change"),
    },
    rows={
        1: RowTruth("Nông, lâm nghiệp và thủy sản", part_of=8),
        2: RowTruth("Nông, lâm nghiệp và thủy sản: Trồng trọt", part_of=1),
        3: RowTruth("Nông, lâm nghiệp và thủy sản: Chăn nuôi", part_of=1),
        4: RowTruth("Công nghiệp và xây dựng", part_of=8),
        5: RowTruth("Công nghiệp và xây dựng: Chế biến gỗ", part_of=4),
        6: RowTruth("Công nghiệp và xây dựng: May mặc", part_of=4),
        7: RowTruth("Dịch vụ", part_of=8),
        8: RowTruth("Tổng số"),
    },
    break_after=4,
)

TURNED = TableSource(
    name="trich-lap",
    rules="full",
    header_rows=2,
    widths=(12, 70, 28, 28, 28, 28, 28),
    caption="Biểu số 6. Kinh phí sự nghiệp theo nguồn",
    unit_line="Đơn vị: triệu đồng",
    unit="VND",
    multiplier=1_000_000,
    sheet="turned",
    printed="""
TT | Đơn vị sử dụng kinh phí | Năm 2022 | < | Năm 2023 | < | Chênh lệch
^ | ^ | Ngân sách tỉnh | Nguồn khác | Ngân sách tỉnh | Nguồn khác | ^
1 | Trung tâm Khuyến nông | 2.410 | 320 | 2.655 | 290 | 215
2 | Trung tâm Giống cây trồng | 1.875 | 145 | 1.930 | 180 | 90
3 | Chi cục Kiểm lâm | 5.120 | 610 | 5.480 | 705 | 455
4 | Ban Quản lý rừng phòng hộ Sông Kiên | 3.304 | 96 | 3.512 | 118 | 230
| Cộng | 12.709 | 1.171 | 13.577 | 1.293 | 990
""",
    columns={
        2: ColumnTruth("Ngân sách tỉnh", period=Y2022),
        3: ColumnTruth("Nguồn khác", period=Y2022),
        4: ColumnTruth("Ngân sách tỉnh", period=Y2023),
        5: ColumnTruth("Nguồn khác", period=Y2023),
        6: ColumnTruth(measure="change"),
    },
    rows={
        2: RowTruth("Trung tâm Khuyến nông", part_of=6),
        3: RowTruth("Trung tâm Giống cây trồng", part_of=6),
        4: RowTruth("Chi cục Kiểm lâm", part_of=6),
        5: RowTruth("Ban Quản lý rừng phòng hộ Sông Kiên", part_of=6),
        6: RowTruth("Cộng"),
    },
)

SPENDING = TableSource(
    name="giai-ngan",
    rules="full",
    header_rows=2,
    widths=(12, 58, 30, 30, 30, 30, 30),
    caption="Phụ lục II. Giải ngân vốn đầu tư công 9 tháng năm 2023",
    unit_line="Đơn vị tính: triệu đồng",
    unit="VND",
    multiplier=1_000_000,
    sheet="landscape",
    printed="""
TT | Chủ đầu tư | Kế hoạch năm 2023 | Giải ngân đến 30/9/2023 | Giải ngân so với kế hoạch (%) | Ước cả năm 2023 | Mã số
(1) | (2) | (3) | (4) | (5)=(4)/(3) | (6) | (7)
1 | Sở Giao thông vận tải | 412.500 | 268.125 | 65,0 | 400.000 | 7004512
2 | Sở Nông nghiệp và Phát triển nông thôn | 198.000 | 142.560 | 72,0 | 195.300 | 7004513
3 | Sở Y tế | 86.400 | 38.880 | 45,0 | 80.150 | 7004514
4 | Ban Quản lý dự án huyện Phú Khê | 57.200 | 45.760 | 80,0 | 57.200 | 7004515
| Tổng cộng | 754.100 | 495.325 | 65,7 | 732.650 |
""",
    columns={
        2: ColumnTruth(period=Y2023, status="planned"),
        3: ColumnTruth("Giải ngân", period="/2023-09-30"),
        4: ColumnTruth("Giải ngân so với kế hoạch", "%", "2023-01-01/2023-09-30", "ratio", base="plan"),
        5: ColumnTruth(period=Y2023, status="estimated"),
    },
    rows={
        2: RowTruth("Sở Giao thông vận tải", part_of=6),
        3: RowTruth("Sở Nông nghiệp và Phát triển nông thôn", part_of=6),
        4: RowTruth("Sở Y tế", part_of=6),
        5: RowTruth("Ban Quản lý dự án huyện Phú Khê", part_of=6),
        6: RowTruth("Tổng cộng"),
    },
)

RULED = (BUDGET, TARGETS, POVERTY, PROJECTS, WORKERS, TURNED, SPENDING)
