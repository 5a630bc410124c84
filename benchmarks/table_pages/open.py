"""Tables of the benchmark without all their rules: some, or none. Invented."""

from __future__ import annotations

from benchmarks.table_pages.ruled import Y2022, Y2023
from benchmarks.table_pages.source import ColumnTruth, RowTruth, TableSource

CROPS = TableSource(
    name="nong-nghiep",
    rules="level",
    header_rows=1,
    widths=(12, 58, 24, 28, 28),
    caption="Bảng 7. Diện tích gieo trồng",
    unit_line="Đơn vị tính: ha",
    unit="ha",
    before="Kết quả sản xuất các loại cây trồng chính như sau:",
    after="Các địa phương tiếp tục chuyển đổi cơ cấu cây trồng trên đất lúa kém hiệu quả.",
    printed="""
TT | Loại cây trồng | Năm 2022 | Kế hoạch năm 2023 | Thực hiện năm 2023
I | Cây hằng năm | 12.480 | 12.600 | 12.715
1 | Lúa | 8.150 | 8.100 | 8.120,5
2 | Ngô | 2.830 | 2.900 | 2.954,5
3 | Rau, đậu các loại | 1.500 | 1.600 | 1.640
II | Cây lâu năm | 4.260 | 4.350 | 4.381
1 | Chè | 1.780 | 1.800 | 1.806
2 | Cây ăn quả có múi và các loại cây ăn quả khác | 2.480 | 2.550 | 2.575
""",
    columns={
        2: ColumnTruth(period=Y2022),
        3: ColumnTruth(period=Y2023, status="planned"),
        4: ColumnTruth(period=Y2023),
    },
    rows={
        1: RowTruth("Cây hằng năm"),
        2: RowTruth("Cây hằng năm: Lúa", part_of=1),
        3: RowTruth("Cây hằng năm: Ngô", part_of=1),
        4: RowTruth("Cây hằng năm: Rau, đậu các loại", part_of=1),
        5: RowTruth("Cây lâu năm"),
        6: RowTruth("Cây lâu năm: Chè", part_of=5),
        7: RowTruth("Cây lâu năm: Cây ăn quả có múi và các loại cây ăn quả khác", part_of=5),
    },
)

INDUSTRY = TableSource(
    name="cong-nghiep",
    rules="three",
    header_rows=2,
    widths=(52, 24, 24, 24, 26),
    caption="Bảng 8. Sản phẩm công nghiệp chủ yếu",
    printed="""
Sản phẩm | Đơn vị tính | Năm 2022 | Năm 2023 | <
^ | ^ | ^ | Kế hoạch | Thực hiện
Xi măng | tấn | 418.200 | 430.000 | 436.750
Điện sản xuất | kWh | 96.400 | 98.000 | 97.120
Gạch nung | nghìn viên | 61.300 | 62.500 | 58.940
Giấy bìa các loại | tấn | 12.075 | 12.500 | 12.810
Nước máy | m3 | 845.000 | 860.000 | 871.300
""",
    columns={
        2: ColumnTruth(period=Y2022),
        3: ColumnTruth(period=Y2023, status="planned"),
        4: ColumnTruth(period=Y2023),
    },
    rows={
        2: RowTruth("Xi măng", "t"),
        3: RowTruth("Điện sản xuất", "kWh"),
        4: RowTruth("Gạch nung", "item"),
        5: RowTruth("Giấy bìa các loại", "t"),
        6: RowTruth("Nước máy", "m3"),
    },
)

HEALTH = TableSource(
    name="y-te",
    rules="none",
    header_rows=1,
    widths=(12, 64, 26, 26, 30),
    caption="Bảng 9. Hoạt động khám, chữa bệnh",
    before="Mạng lưới y tế cơ sở được củng cố; kết quả hoạt động thể hiện qua các số liệu dưới đây:",
    after="Công tác phòng, chống dịch được triển khai thường xuyên, không để xảy ra dịch lớn trên địa bàn.",
    printed="""
TT | Nội dung | Đơn vị tính | Năm 2022 | Năm 2023
1 | Số lượt khám bệnh | lượt | 384.120 | 401.655
2 | Số giường bệnh | giường | 1.240 | 1.305
3 | Số bác sĩ | người | 412 | 438
4 | Tỷ lệ trẻ em dưới 1 tuổi tiêm đủ vắc xin | % | 94,6 | 96,1
5 | Tỷ lệ người dân tham gia bảo hiểm y tế | % | 91,2 | 93,05
""",
    columns={3: ColumnTruth(period=Y2022), 4: ColumnTruth(period=Y2023)},
    rows={
        1: RowTruth("Số lượt khám bệnh", "turn"),
        2: RowTruth("Số giường bệnh", "bed"),
        3: RowTruth("Số bác sĩ", "person"),
        4: RowTruth("Tỷ lệ trẻ em dưới 1 tuổi tiêm đủ vắc xin", "%", measure="share"),
        5: RowTruth("Tỷ lệ người dân tham gia bảo hiểm y tế", "%", measure="share"),
    },
)

SCHOOLS = TableSource(
    name="giao-duc",
    rules="none",
    header_rows=2,
    widths=(12, 62, 24, 24, 24, 24),
    caption="Bảng 10. Quy mô học sinh theo cấp học",
    unit_line="Đơn vị tính: học sinh",
    unit="student",
    printed="""
TT | Cấp học | Năm 2022 | < | Năm 2023 | <
^ | ^ | Công lập | Tư thục | Công lập | Tư thục
1 | Mầm non | 18.240 | 2.115 | 18.030 | 2.480
a | Nhà trẻ | 4.120 | 815 | 4.010 | 960
b | Mẫu giáo | 14.120 | 1.300 | 14.020 | 1.520
2 | Phổ thông | 61.705 | 1.240 | 62.880 | 1.415
a | Tiểu học | 34.100 | 640 | 34.555 | 745
b | Trung học cơ sở và trung học phổ thông của các xã vùng cao | 27.605 | 600 | 28.325 | 670
| Tổng cộng | 79.945 | 3.355 | 80.910 | 3.895
""",
    columns={
        2: ColumnTruth("Công lập", period=Y2022),
        3: ColumnTruth("Tư thục", period=Y2022),
        4: ColumnTruth("Công lập", period=Y2023),
        5: ColumnTruth("Tư thục", period=Y2023),
    },
    rows={
        2: RowTruth("Mầm non", part_of=8),
        3: RowTruth("Mầm non: Nhà trẻ", part_of=2),
        4: RowTruth("Mầm non: Mẫu giáo", part_of=2),
        5: RowTruth("Phổ thông", part_of=8),
        6: RowTruth("Phổ thông: Tiểu học", part_of=5),
        7: RowTruth("Phổ thông: Trung học cơ sở và trung học phổ thông của các xã vùng cao", part_of=5),
        8: RowTruth("Tổng cộng"),
    },
)

EXPORTS = TableSource(
    name="xuat-khau",
    rules="columns",
    header_rows=1,
    widths=(12, 60, 30, 30, 28),
    caption="Bảng 11. Kim ngạch xuất khẩu",
    unit_line="Đơn vị tính: nghìn USD",
    unit="USD",
    multiplier=1_000,
    notes=("Ghi chú: số liệu năm 2023 là số liệu ước tính của Cục Thống kê.", "(1) Không tính hàng tạm nhập tái xuất."),
    printed="""
TT | Mặt hàng | Năm 2022 | Ước năm 2023 | Tăng, giảm (%)
1 | Chè các loại | 18.400 | 19.250 | 4,62
 | Trong đó: chè xanh | 6.120 | 6.800 | 11,11
2 | Đồ gỗ | 42.315 | 39.870 | -5,78
3 | Hàng dệt may | 96.540 | 104.900 | 8,66
4 | Quặng | - | x | …
5 | Linh kiện điện tử | 12.000 | 14.400 | 20
""",
    columns={
        2: ColumnTruth(period=Y2022),
        3: ColumnTruth(period=Y2023, status="estimated"),
        4: ColumnTruth(unit="%", measure="change"),
    },
    rows={
        1: RowTruth("Chè các loại"),
        2: RowTruth("Chè các loại: chè xanh", part_of=1),
        3: RowTruth("Đồ gỗ"),
        4: RowTruth("Hàng dệt may"),
        5: RowTruth("Quặng"),
        6: RowTruth("Linh kiện điện tử"),
    },
)

OPEN = (CROPS, INDUSTRY, HEALTH, SCHOOLS, EXPORTS)
