"""Nine tables written after the rules for the newer ones, again before anything was read from them. Invented.

Cells set at the top or the foot of their rows, short forms, rows that are months, titles between rows, three levels
without a line, and years of schools, which have no bounds in the calendar.
"""

from __future__ import annotations

from benchmarks.table_pages.newer import NINE2024, Y2024, YEAR_BEFORE
from benchmarks.table_pages.ruled import Y2022, Y2023
from benchmarks.table_pages.source import ColumnTruth, RowTruth, TableSource

Y2020, Y2021, Y2030 = "2020-01-01/2020-12-31", "2021-01-01/2021-12-31", "2030-01-01/2030-12-31"

MONTHS = TableSource(
    name="theo-thang",
    rules="full",
    header_rows=1,
    widths=(40, 36, 48, 46),
    centred=True,
    caption="Bảng 2. Kết quả xử lý vi phạm trật tự an toàn giao thông",
    printed="""
Tháng | Số vụ vi phạm | Số tiền xử phạt (triệu đồng) | Số phương tiện tạm giữ
Tháng 01/2024 | 318 | 412,5 | 96
Tháng 02/2024 | 274 | 365 | 81
Tháng 3/2024 | 401 | 528,75 | 120
Tổng cộng | 993 | 1.306,25 | 297
""",
    columns={
        1: ColumnTruth("Số vụ vi phạm", "case"),
        2: ColumnTruth("Số tiền xử phạt", "VND"),
        3: ColumnTruth("Số phương tiện tạm giữ", "vehicle"),
    },
    rows={
        1: RowTruth(None, period="2024-01-01/2024-01-31", part_of=4),
        2: RowTruth(None, period="2024-02-01/2024-02-29", part_of=4),
        3: RowTruth(None, period="2024-03-01/2024-03-31", part_of=4),
        4: RowTruth(None),
    },
)

SHORT = TableSource(
    name="viet-tat",
    rules="none",
    header_rows=2,
    widths=(12, 62, 22, 20, 20, 24, 16, 16),
    size=10,
    caption="Biểu số 3. Kết quả thực hiện một số chỉ tiêu 9 tháng năm 2024",
    printed="""
TT | Chỉ tiêu | ĐVT | TH 2023 | KH 2024 | TH 9 tháng 2024 | So sánh (%) | <
^ | ^ | ^ | ^ | ^ | ^ | TH/KH | TH/CK
1 | Diện tích lúa cả năm | ha | 8.215 | 8.200 | 8.196,5 | 99,96 | 99,8
2 | Tổng đàn gia súc | con | 46.380 | 47.000 | 45.912 | 97,69 | 98,4
- | Đàn trâu | con | 5.120 | 5.000 | 4.986 | 99,72 | 97,1
- | Đàn lợn | con | 41.260 | 42.000 | 40.926 | 97,44 | 98,6
3 | Tỷ lệ hộ dùng nước sạch | % | 91,4 | 93 | 92,6 | x | x
4 | Thu ngân sách nhà nước trên địa bàn | tỷ đồng | 612,8 | 640 | 521,3 | 81,45 | 109,2
""",
    columns={
        3: ColumnTruth(period=Y2023),
        4: ColumnTruth(period=Y2024, status="planned"),
        5: ColumnTruth(period=NINE2024),
        6: ColumnTruth(unit="%", period=NINE2024, measure="ratio", base="plan"),
        7: ColumnTruth(unit="%", period=NINE2024, measure="ratio", base=YEAR_BEFORE),
    },
    rows={
        2: RowTruth("Diện tích lúa cả năm", "ha"),
        3: RowTruth("Tổng đàn gia súc", "head"),
        4: RowTruth("Tổng đàn gia súc: Đàn trâu", "head", part_of=3),
        5: RowTruth("Tổng đàn gia súc: Đàn lợn", "head", part_of=3),
        6: RowTruth("Tỷ lệ hộ dùng nước sạch", "%", measure="share"),
        7: RowTruth("Thu ngân sách nhà nước trên địa bàn", "VND"),
    },
)

LAND_PRICES = TableSource(
    name="gia-dat",
    rules="level",
    header_rows=1,
    widths=(12, 80, 28, 28, 24),
    valign="TOP",
    caption="Phụ lục 4. Giá đất ở tại một số tuyến đường",
    unit_line="Đơn vị tính: nghìn đồng/m2",
    unit="VND",
    multiplier=1_000,
    printed="""
STT | Tên đường, đoạn đường | Giá đất năm 2023 | Giá đất năm 2024 | Tăng (%)
I. Khu vực đô thị | < | < | < | <
1 | Đường Lê Lợi, đoạn từ ngã tư trung tâm đến cầu Nậm Rốm | 18.500 | 19.800 | 7,03
2 | Đường Hoàng Văn Thụ | 12.400 | 12.900 | 4,03
3 | Đường Tôn Đức Thắng | 9.650 | 9.650 | -
II. Khu vực nông thôn | < | < | < | <
1 | Trục chính thôn Bản Liền | 2.150 | 2.400 | 11,63
2 | Đường vào hồ Pa Khoang, đoạn qua trung tâm xã | 1.800 | 1.950 | 8,33
""",
    columns={
        2: ColumnTruth("Giá đất", period=Y2023),
        3: ColumnTruth("Giá đất", period=Y2024),
        4: ColumnTruth(unit="%", measure="change"),
    },
    rows={
        2: RowTruth("Khu vực đô thị: Đường Lê Lợi, đoạn từ ngã tư trung tâm đến cầu Nậm Rốm"),
        3: RowTruth("Khu vực đô thị: Đường Hoàng Văn Thụ"),
        4: RowTruth("Khu vực đô thị: Đường Tôn Đức Thắng"),
        6: RowTruth("Khu vực nông thôn: Trục chính thôn Bản Liền"),
        7: RowTruth("Khu vực nông thôn: Đường vào hồ Pa Khoang, đoạn qua trung tâm xã"),
    },
    bold=(1, 5),
)

VOTERS = TableSource(
    name="cu-tri",
    rules="none",
    header_rows=2,
    widths=(12, 50, 28, 24, 24, 30),
    before="Kết quả tổng hợp của các địa phương cụ thể như sau:",
    caption="Bảng 1. Lấy ý kiến cử tri về sáp nhập thôn",
    after="Việc lấy ý kiến bảo đảm dân chủ, công khai, đúng quy định.",
    printed="""
TT | Xã, phường | Tổng số cử tri | Cử tri tham gia ý kiến | < | Tỷ lệ đồng ý (%)
^ | ^ | ^ | Đồng ý | Không đồng ý | ^
1 | Xã Pa Thơm | 1.842 | 1.690 | 45 | 97,4
2 | Xã Mường Lói | 2.406 | 2.211 | 38 | 98,31
3 | Xã Nà Tấu | 3.175 | 2.954 | 102 | 96,66
4 | Phường Thanh Trường | 4.013 | 3.720 | 67 | 98,23
| Cộng | 11.436 | 10.575 | 252 | 97,67
""",
    columns={
        2: ColumnTruth("Tổng số cử tri", "voter"),
        3: ColumnTruth("Cử tri tham gia ý kiến - Đồng ý", "voter"),
        4: ColumnTruth("Cử tri tham gia ý kiến - Không đồng ý", "voter"),
        5: ColumnTruth("Tỷ lệ đồng ý", "%", None, "share"),
    },
    rows={
        2: RowTruth(None, place="Xã Pa Thơm", part_of=6),
        3: RowTruth(None, place="Xã Mường Lói", part_of=6),
        4: RowTruth(None, place="Xã Nà Tấu", part_of=6),
        5: RowTruth(None, place="Phường Thanh Trường", part_of=6),
        6: RowTruth(None),
    },
)

FEES = TableSource(
    name="hoc-phi",
    rules="three",
    header_rows=2,
    widths=(54, 30, 30, 30, 30),
    caption="Bảng 3. Mức thu học phí",
    unit_line="(Đơn vị tính: nghìn đồng/học sinh/tháng)",
    unit="VND",
    multiplier=1_000,
    printed="""
Cấp học | Năm học 2022 - 2023 | < | Năm học 2023 - 2024 | <
^ | Thành thị | Nông thôn | Thành thị | Nông thôn
Mầm non | 180 | 65 | 200 | 75
Trung học cơ sở | 120 | 50 | 135 | 60
Trung học phổ thông | 150 | 70 | 165 | 80
""",
    columns={
        1: ColumnTruth("Thành thị"),
        2: ColumnTruth("Nông thôn"),
        3: ColumnTruth("Thành thị"),
        4: ColumnTruth("Nông thôn"),
    },
    rows={2: RowTruth("Mầm non"), 3: RowTruth("Trung học cơ sở"), 4: RowTruth("Trung học phổ thông")},
)

LAND_USE = TableSource(
    name="su-dung-dat",
    rules="full",
    header_rows=2,
    widths=(12, 50, 16, 24, 20, 24, 20, 24),
    size=10,
    caption="Biểu 01. Chỉ tiêu sử dụng đất của thị xã",
    printed="""
STT | Loại đất | Mã | Hiện trạng năm 2020 | < | Quy hoạch đến năm 2030 | < | Tăng (+), giảm (-) (ha)
^ | ^ | ^ | Diện tích (ha) | Cơ cấu (%) | Diện tích (ha) | Cơ cấu (%) | ^
1 | Đất nông nghiệp | NNP | 9.415,2 | 81,4 | 9.104,6 | 78,72 | -310,6
1.1 | Đất trồng lúa | LUA | 2.180,5 | 18,85 | 2.054,1 | 17,76 | -126,4
1.2 | Đất rừng sản xuất | RSX | 7.234,7 | 62,55 | 7.050,5 | 60,96 | -184,2
2 | Đất phi nông nghiệp | PNN | 1.876,3 | 16,22 | 2.305,4 | 19,93 | 429,1
2.1 | Đất ở tại nông thôn | ONT | 612,4 | 5,3 | 655,9 | 5,67 | 43,5
2.2 | Đất phát triển hạ tầng | DHT | 1.263,9 | 10,93 | 1.649,5 | 14,26 | 385,6
3 | Đất chưa sử dụng | CSD | 274,6 | 2,37 | 156,1 | 1,35 | -118,5
""",
    columns={
        3: ColumnTruth("Diện tích", "ha", Y2020),
        4: ColumnTruth("Cơ cấu", "%", Y2020, "share"),
        5: ColumnTruth("Diện tích", "ha", Y2030, status="planned"),
        6: ColumnTruth("Cơ cấu", "%", Y2030, "share", status="planned"),
        7: ColumnTruth(unit="ha", measure="change"),
    },
    rows={
        2: RowTruth("Đất nông nghiệp"),
        3: RowTruth("Đất nông nghiệp: Đất trồng lúa", part_of=2),
        4: RowTruth("Đất nông nghiệp: Đất rừng sản xuất", part_of=2),
        5: RowTruth("Đất phi nông nghiệp"),
        6: RowTruth("Đất phi nông nghiệp: Đất ở tại nông thôn", part_of=5),
        7: RowTruth("Đất phi nông nghiệp: Đất phát triển hạ tầng", part_of=5),
        8: RowTruth("Đất chưa sử dụng"),
    },
    names=(1,),
    break_after=5,
)

LEVIES = TableSource(
    name="thu-tu-dat",
    rules="columns",
    header_rows=1,
    widths=(14, 66, 30, 30, 30),
    valign="BOTTOM",
    centred=True,
    caption="Bảng 9. Các khoản thu từ đất tính đến ngày 31/10/2024",
    unit_line="Đơn vị: tỷ đồng",
    unit="VND",
    multiplier=1_000_000_000,
    printed="""
Số TT | Khoản thu | Số phải nộp | Số đã nộp | Số còn nợ
1 | Tiền sử dụng đất | 412,6 | 398,15 | 14,45
2 | Tiền thuê đất, thuê mặt nước của các tổ chức kinh tế | 86,3 | 79,05 | 7,25
3 | Thuế sử dụng đất phi nông nghiệp | 21,74 | 21,74 | -
4 | Lệ phí trước bạ nhà, đất | 33,9 | 32,6 | 1,3
| Cộng | 554,54 | 531,54 | 23
""",
    columns={
        2: ColumnTruth("Số phải nộp", period="/2024-10-31"),
        3: ColumnTruth("Số đã nộp", period="/2024-10-31"),
        4: ColumnTruth("Số còn nợ", period="/2024-10-31"),
    },
    rows={
        1: RowTruth("Tiền sử dụng đất", part_of=5),
        2: RowTruth("Tiền thuê đất, thuê mặt nước của các tổ chức kinh tế", part_of=5),
        3: RowTruth("Thuế sử dụng đất phi nông nghiệp", part_of=5),
        4: RowTruth("Lệ phí trước bạ nhà, đất", part_of=5),
        5: RowTruth("Cộng"),
    },
)

STATIONS = TableSource(
    name="tram-y-te",
    rules="none",
    header_rows=1,
    widths=(80, 30, 20, 20, 20),
    valign="TOP",
    caption="Bảng 7. Mạng lưới y tế cơ sở giai đoạn 2021 - 2023",
    printed="""
Chỉ tiêu | Đơn vị tính | 2021 | 2022 | 2023
Số trạm y tế xã | trạm | 42 | 42 | 40
- Trạm đạt tiêu chí quốc gia về y tế xã | trạm | 36 | 38 | 38
- Trạm có bác sĩ làm việc | trạm | 31 | 34 | 37
Số giường bệnh | giường | 1.115 | 1.160 | 1.185
Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân | % | 14,8 | 14,1 | 13,25
""",
    columns={2: ColumnTruth(period=Y2021), 3: ColumnTruth(period=Y2022), 4: ColumnTruth(period=Y2023)},
    rows={
        1: RowTruth("Số trạm y tế xã", "station"),
        2: RowTruth("Số trạm y tế xã: Trạm đạt tiêu chí quốc gia về y tế xã", "station", part_of=1),
        3: RowTruth("Số trạm y tế xã: Trạm có bác sĩ làm việc", "station", part_of=1),
        4: RowTruth("Số giường bệnh", "bed"),
        5: RowTruth("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân", "%", measure="share"),
    },
)

COOPERATIVES = TableSource(
    name="hop-tac-xa",
    rules="none",
    header_rows=4,
    widths=(12, 48, 26, 24, 26, 22, 22),
    size=10,
    caption="Phụ lục II. Tình hình hợp tác xã năm 2024",
    printed="""
TT | Địa phương | Số hợp tác xã | < | < | Doanh thu (tỷ đồng) | <
^ | ^ | Tổng số | Trong đó | < | Năm 2023 | Năm 2024
^ | ^ | ^ | Nông nghiệp | Phi nông nghiệp | ^ | ^
(1) | (2) | (3)=(4)+(5) | (4) | (5) | (6) | (7)
1 | Huyện Mường Ảng | 28 | 21 | 7 | 36,4 | 41,2
2 | Huyện Tủa Chùa | 19 | 16 | 3 | 18,75 | 20
3 | Thị xã Mường Lay | 12 | 5 | 7 | 22,1 | 24,65
4 | Thành phố Điện Biên Phủ | 54 | 20 | 34 | 118,3 | 131,5
| Tổng số | 113 | 62 | 51 | 195,55 | 217,35
""",
    columns={
        2: ColumnTruth("Số hợp tác xã - Tổng số", "cooperative", Y2024),
        3: ColumnTruth("Số hợp tác xã - Nông nghiệp", "cooperative", Y2024),
        4: ColumnTruth("Số hợp tác xã - Phi nông nghiệp", "cooperative", Y2024),
        5: ColumnTruth("Doanh thu", "VND", Y2023),
        6: ColumnTruth("Doanh thu", "VND", Y2024),
    },
    rows={
        4: RowTruth(None, place="Huyện Mường Ảng", part_of=8),
        5: RowTruth(None, place="Huyện Tủa Chùa", part_of=8),
        6: RowTruth(None, place="Thị xã Mường Lay", part_of=8),
        7: RowTruth(None, place="Thành phố Điện Biên Phủ", part_of=8),
        8: RowTruth(None),
    },
)

NEWEST = (MONTHS, SHORT, LAND_PRICES, VOTERS, FEES, LAND_USE, LEVIES, STATIONS, COOPERATIVES)
