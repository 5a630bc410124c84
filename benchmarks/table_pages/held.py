"""Tables that no rule was made with: they measure, and their words are not tuned on. Invented.

Written and committed before anything was read from them.
"""

from __future__ import annotations

from benchmarks.table_pages.source import ColumnTruth, RowTruth, TableSource

Y2024 = "2024-01-01/2024-12-31"

ROADS = TableSource(
    name="ha-tang",
    rules="full",
    header_rows=3,
    widths=(12, 52, 34, 34, 34, 34, 30),
    caption="Biểu 3. Hạ tầng nông thôn năm 2024",
    before="Kết quả rà soát hạ tầng thiết yếu của các xã được tổng hợp tại biểu dưới đây.",
    sheet="landscape",
    printed="""
STT | Tên xã, phường | Đường giao thông nông thôn (km) | < | < | Trường học đạt chuẩn quốc gia | <
^ | ^ | Tổng chiều dài | Trong đó | < | Số trường | Tỷ lệ (%)
^ | ^ | ^ | Bê tông | Cấp phối | ^ | ^
1 | Xã Thanh Lạc | 41,6 | 28,35 | 13,25 | 3 | 75
2 | Xã Đông Viên | 36,2 | 30 | 6,2 | 4 | 100
3 | Xã Cẩm Thịnh | 58,75 | 22,5 | 36,25 | 2 | 40
4 | Phường Nam Hải | 19,4 | 19,4 | - | 5 | 83,3
5 | Xã Vân Đình Thượng | 63,08 | 31,48 | 31,6 | 3 | 60
| Cộng toàn huyện | 219,03 | 131,73 | 87,3 | 17 | 70,8
""",
    columns={
        2: ColumnTruth("Đường giao thông nông thôn - Tổng chiều dài", "km", Y2024),
        3: ColumnTruth("Đường giao thông nông thôn - Bê tông", "km", Y2024),
        4: ColumnTruth("Đường giao thông nông thôn - Cấp phối", "km", Y2024),
        5: ColumnTruth("Trường học đạt chuẩn quốc gia - Số trường", "school", Y2024),
        6: ColumnTruth("Trường học đạt chuẩn quốc gia", "%", Y2024, "share"),
    },
    rows={
        3: RowTruth(None, place="Xã Thanh Lạc", part_of=8),
        4: RowTruth(None, place="Xã Đông Viên", part_of=8),
        5: RowTruth(None, place="Xã Cẩm Thịnh", part_of=8),
        6: RowTruth(None, place="Phường Nam Hải", part_of=8),
        7: RowTruth(None, place="Xã Vân Đình Thượng", part_of=8),
        8: RowTruth(None),
    },
)

TOURISM = TableSource(
    name="du-lich",
    rules="level",
    header_rows=2,
    widths=(50, 24, 25, 25, 25, 26),
    caption="Bảng 4. Kết quả hoạt động du lịch",
    before="Lượng khách tăng khá so với cùng kỳ, cụ thể:",
    after="Hệ thống cơ sở lưu trú tiếp tục được đầu tư, nâng cấp.",
    printed="""
Chỉ tiêu | ĐVT | Quý I năm 2024 | Quý II năm 2024 | 6 tháng đầu năm 2024 | <
^ | ^ | ^ | ^ | Thực hiện | So cùng kỳ (%)
Tổng lượt khách | lượt khách | 412.650 | 538.900 | 951.550 | 112,4
- Khách trong nước | lượt khách | 371.420 | 492.315 | 863.735 | 110,9
- Khách quốc tế | lượt khách | 41.230 | 46.585 | 87.815 | 129,6
Doanh thu từ du lịch | tỷ đồng | 296,1 | 402,35 | 698,45 | 118,7
Thời gian lưu trú bình quân | ngày | 1,6 | 1,9 | 1,75 | 102,9
Công suất sử dụng buồng, phòng bình quân của các cơ sở lưu trú | % | 48,2 | 61,7 | 55 | …
""",
    columns={
        2: ColumnTruth(period="2024-01-01/2024-03-31"),
        3: ColumnTruth(period="2024-04-01/2024-06-30"),
        4: ColumnTruth(period="2024-01-01/2024-06-30"),
        5: ColumnTruth(unit="%", period="2024-01-01/2024-06-30", measure="ratio", base="same_period_previous_year"),
    },
    rows={
        2: RowTruth("Tổng lượt khách", "visit"),
        3: RowTruth("Tổng lượt khách: Khách trong nước", "visit", part_of=2),
        4: RowTruth("Tổng lượt khách: Khách quốc tế", "visit", part_of=2),
        5: RowTruth("Doanh thu từ du lịch", "VND"),
        6: RowTruth("Thời gian lưu trú bình quân", "day"),
        7: RowTruth("Công suất sử dụng buồng, phòng bình quân của các cơ sở lưu trú", "%", measure="share"),
    },
)

LOANS = TableSource(
    name="tin-dung",
    rules="none",
    header_rows=1,
    widths=(12, 60, 34, 34, 30),
    caption="Phụ lục 2. Tín dụng chính sách",
    unit_line="Đơn vị tính: triệu đồng",
    unit="VND",
    multiplier=1_000_000,
    printed="""
TT | Chương trình | Dư nợ đến 31/12/2023 | Dư nợ đến 30/6/2024 | Tăng, giảm
1 | Cho vay hộ nghèo | 84.215 | 79.640 | -4.575
2 | Cho vay hộ cận nghèo | 61.308 | 63.150 | 1.842
3 | Cho vay học sinh, sinh viên có hoàn cảnh khó khăn | 12.470 | 14.096 | 1.626
4 | Cho vay giải quyết việc làm | 95.633 | 112.480 | 16.847
5 | Cho vay nước sạch và vệ sinh môi trường nông thôn | 40.905 | 44.317 | 3.412
6 | Cho vay nhà ở xã hội | 27.750 | 33.082 | 5.332
7 | Cho vay hộ sản xuất, kinh doanh tại vùng khó khăn | 53.186 | 52.974 | -212
8 | Cho vay xuất khẩu lao động | 3.940 | 4.512 | 572
| Tổng cộng | 379.407 | 404.251 | 24.844
""",
    columns={
        2: ColumnTruth("Dư nợ", period="/2023-12-31"),
        3: ColumnTruth("Dư nợ", period="/2024-06-30"),
        4: ColumnTruth(measure="change"),
    },
    rows={
        1: RowTruth("Cho vay hộ nghèo", part_of=9),
        2: RowTruth("Cho vay hộ cận nghèo", part_of=9),
        3: RowTruth("Cho vay học sinh, sinh viên có hoàn cảnh khó khăn", part_of=9),
        4: RowTruth("Cho vay giải quyết việc làm", part_of=9),
        5: RowTruth("Cho vay nước sạch và vệ sinh môi trường nông thôn", part_of=9),
        6: RowTruth("Cho vay nhà ở xã hội", part_of=9),
        7: RowTruth("Cho vay hộ sản xuất, kinh doanh tại vùng khó khăn", part_of=9),
        8: RowTruth("Cho vay xuất khẩu lao động", part_of=9),
        9: RowTruth("Tổng cộng"),
    },
    break_after=5,
)

STAFF = TableSource(
    name="bien-che",
    rules="full",
    header_rows=3,
    widths=(12, 76, 30, 30, 30, 30, 32),
    caption="Biểu số 5. Biên chế của các cơ quan, đơn vị năm 2024",
    unit_line="Đơn vị tính: người",
    unit="person",
    sheet="turned-back",
    printed="""
TT | Cơ quan, đơn vị | Được giao | < | Có mặt | < | Còn thiếu
^ | ^ | Công chức | Viên chức | Công chức | Viên chức | ^
A | B | 1 | 2 | 3 | 4 | 5
| TỔNG SỐ | 268 | 1.446 | 251 | 1.398 | 65
I | Các sở, ban, ngành | 173 | 164 | 162 | 158 | 17
1 | Sở Tài chính | 64 | 12 | 61 | 12 | 3
2 | Sở Nội vụ | 58 | 26 | 54 | 25 | 5
3 | Sở Văn hóa, Thể thao và Du lịch | 51 | 126 | 47 | 121 | 9
II | Các xã, phường | 95 | 1.282 | 89 | 1.240 | 48
1 | Phường Nam Hải | 50 | 706 | 48 | 689 | 19
2 | Xã Thanh Lạc | 45 | 576 | 41 | 551 | 29
""",
    columns={
        2: ColumnTruth("Được giao - Công chức", period=Y2024),
        3: ColumnTruth("Được giao - Viên chức", period=Y2024),
        4: ColumnTruth("Có mặt - Công chức", period=Y2024),
        5: ColumnTruth("Có mặt - Viên chức", period=Y2024),
        6: ColumnTruth("Còn thiếu", period=Y2024),
    },
    rows={
        3: RowTruth("TỔNG SỐ"),
        4: RowTruth("Các sở, ban, ngành", part_of=3),
        5: RowTruth("Các sở, ban, ngành: Sở Tài chính", part_of=4),
        6: RowTruth("Các sở, ban, ngành: Sở Nội vụ", part_of=4),
        7: RowTruth("Các sở, ban, ngành: Sở Văn hóa, Thể thao và Du lịch", part_of=4),
        8: RowTruth("Các xã, phường", part_of=3),
        9: RowTruth("Các xã, phường", place="Phường Nam Hải", part_of=8),
        10: RowTruth("Các xã, phường", place="Xã Thanh Lạc", part_of=8),
    },
)

PRICES = TableSource(
    name="gia-ca",
    rules="three",
    header_rows=2,
    widths=(50, 28, 32, 32, 28),
    caption="Bảng 6. Giá bán lẻ một số mặt hàng thiết yếu",
    notes=("Nguồn: tổng hợp báo cáo giá thị trường của các huyện.",),
    printed="""
Mặt hàng | Đơn vị tính | Giá bán lẻ | < | Tăng, giảm (%)
^ | ^ | Ngày 15/5/2024 | Ngày 15/6/2024 | ^
Gạo tẻ thường | đồng/kg | 17.500 | 17.800 | 1,71
Thịt lợn mông sấn | đồng/kg | 125.000 | 132.000 | 5,6
Cá trắm | đồng/kg | 68.000 | 66.500 | -2,21
Khí hóa lỏng | đồng/kg | 37.900 | 37.375 | -1,39
Xi măng bao | đồng/kg | 1.640 | 1.640 | 0
Thép cuộn xây dựng | đồng/kg | 15.450 | 15.150 | -1,94
""",
    columns={
        2: ColumnTruth("Giá bán lẻ", period="2024-05-15/2024-05-15"),
        3: ColumnTruth("Giá bán lẻ", period="2024-06-15/2024-06-15"),
        4: ColumnTruth(unit="%", measure="change"),
    },
    rows={
        2: RowTruth("Gạo tẻ thường", "VND"),
        3: RowTruth("Thịt lợn mông sấn", "VND"),
        4: RowTruth("Cá trắm", "VND"),
        5: RowTruth("Khí hóa lỏng", "VND"),
        6: RowTruth("Xi măng bao", "VND"),
        7: RowTruth("Thép cuộn xây dựng", "VND"),
    },
)

TOWNS = TableSource(
    name="do-thi",
    rules="full",
    header_rows=2,
    widths=(12, 28, 56, 22, 20, 20, 20),
    caption="Phụ lục. Danh mục dự án chỉnh trang đô thị",
    notes=(
        "Ghi chú: (*) Dự án chuyển tiếp từ giai đoạn trước.",
        "Vốn khác gồm vốn của doanh nghiệp và đóng góp của nhân dân.",
    ),
    printed="""
TT | Địa bàn | Tên dự án | Diện tích (ha) | Kinh phí (triệu đồng) | < | <
^ | ^ | ^ | ^ | Tổng số | Ngân sách | Vốn khác
1 | Nam Hải | Cải tạo công viên trung tâm và hồ điều hòa phía Đông (*) | 6,4 | 18.250 | 12.000 | 6.250
2 | ^ | Chỉnh trang vỉa hè đường Trần Phú | 1,15 | 7.640 | 7.640 | -
3 | ^ | Xây dựng bãi đỗ xe tĩnh khu vực chợ | 0,8 | 5.325 | 2.100 | 3.225
4 | Thanh Lạc | Mở rộng chợ trung tâm xã | 1,3 | 9.870 | 4.000 | 5.870
5 | ^ | Hệ thống chiếu sáng công cộng trục đường chính | | 3.415 | 3.415 |
6 | Đông Viên | Khu tái định cư thôn Hạ (*) | 3,75 | 22.160 | 15.500 | 6.660
7 | ^ | Sân thể thao trung tâm | 2,2 | 4.580 | 3.000 | 1.580
| Tổng cộng | < | 15,6 | 71.240 | 47.655 | 23.585
""",
    columns={
        3: ColumnTruth("Diện tích", "ha"),
        4: ColumnTruth("Kinh phí - Tổng số", "VND"),
        5: ColumnTruth("Kinh phí - Ngân sách", "VND"),
        6: ColumnTruth("Kinh phí - Vốn khác", "VND"),
    },
    rows={
        2: RowTruth("Nam Hải - Cải tạo công viên trung tâm và hồ điều hòa phía Đông (*)", part_of=9),
        3: RowTruth("Nam Hải - Chỉnh trang vỉa hè đường Trần Phú", part_of=9),
        4: RowTruth("Nam Hải - Xây dựng bãi đỗ xe tĩnh khu vực chợ", part_of=9),
        5: RowTruth("Thanh Lạc - Mở rộng chợ trung tâm xã", part_of=9),
        6: RowTruth("Thanh Lạc - Hệ thống chiếu sáng công cộng trục đường chính", part_of=9),
        7: RowTruth("Đông Viên - Khu tái định cư thôn Hạ (*)", part_of=9),
        8: RowTruth("Đông Viên - Sân thể thao trung tâm", part_of=9),
        9: RowTruth("Tổng cộng"),
    },
    break_after=4,
    repeat_header=True,
)

CULTURE = TableSource(
    name="van-hoa",
    rules="none",
    header_rows=2,
    widths=(46, 24, 24, 24, 24, 26),
    caption="Bảng 7. Thiết chế văn hóa cơ sở",
    before="Hệ thống thiết chế văn hóa được quan tâm đầu tư, thể hiện qua bảng sau:",
    after="Các thiết chế hoạt động thường xuyên, thu hút đông đảo người dân tham gia.",
    printed="""
Loại hình | Đơn vị tính | Năm 2023 | < | Năm 2024 | <
^ | ^ | Kế hoạch | Thực hiện | Kế hoạch | Ước thực hiện
Nhà văn hóa thôn | nhà | 214 | 209 | 220 | 218
Sân thể thao | công trình | 86 | 84 | 92 | 90
""",
    columns={
        2: ColumnTruth(period="2023-01-01/2023-12-31", status="planned"),
        3: ColumnTruth(period="2023-01-01/2023-12-31"),
        4: ColumnTruth(period=Y2024, status="planned"),
        5: ColumnTruth(period=Y2024, status="estimated"),
    },
    rows={2: RowTruth("Nhà văn hóa thôn", "house"), 3: RowTruth("Sân thể thao", "works")},
)

HELD = (ROADS, TOURISM, LOANS, STAFF, PRICES, TOWNS, CULTURE)
