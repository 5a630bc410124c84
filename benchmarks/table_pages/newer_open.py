"""The other seven of the newer tables: counts, plans and surveys, most without all their lines. Invented.

Written and committed, with their figures, before anything was read from them. One thing was put right after: who
builds a work is no part of its name (`trung-han`).
"""

from __future__ import annotations

from benchmarks.table_pages.newer import (
    ACCIDENTS,
    ALLOCATION,
    ECONOMY,
    H2023,
    H2024,
    PEOPLE,
    Q3,
    SPENDING,
    VILLAGES,
    Y2024,
    YEAR_BEFORE,
)
from benchmarks.table_pages.ruled import Y2022, Y2023
from benchmarks.table_pages.source import ColumnTruth, RowTruth, TableSource

FILES = TableSource(
    name="thu-tuc",
    rules="full",
    header_rows=4,
    widths=(14, 46, 26, 24, 24, 26, 26, 22, 24, 22),
    size=10,
    caption="Biểu số 06a. Kết quả giải quyết thủ tục hành chính quý III năm 2024",
    unit_line="Đơn vị tính: hồ sơ",
    unit="file",
    sheet="landscape",
    centred=True,
    printed="""
TT | Lĩnh vực | Số hồ sơ tiếp nhận | < | < | Số hồ sơ đã giải quyết | < | < | Số hồ sơ đang giải quyết | <
^ | ^ | Tổng số | Trong đó | < | Tổng số | Trước và đúng hạn | Quá hạn | Tổng số | Quá hạn
^ | ^ | ^ | Kỳ trước chuyển sang | Tiếp nhận mới | ^ | ^ | ^ | ^ | ^
(1) | (2) | (3)=(4)+(5) | (4) | (5) | (6)=(7)+(8) | (7) | (8) | (9)=(3)-(6) | (10)
1 | Đất đai | 1.204 | 186 | 1.018 | 1.095 | 1.041 | 54 | 109 | 7
2 | Hộ tịch | 865 | 12 | 853 | 861 | 861 | 0 | 4 | 0
3 | Đăng ký kinh doanh | 240 | 9 | 231 | 236 | 230 | 6 | 4 | -
4 | Bảo trợ xã hội | 417 | 35 | 382 | 398 | 392 | 6 | 19 | 1
| TỔNG CỘNG | 2.726 | 242 | 2.484 | 2.590 | 2.524 | 66 | 136 | 8
""",
    columns={
        2: ColumnTruth("Số hồ sơ tiếp nhận - Tổng số", period=Q3),
        3: ColumnTruth("Số hồ sơ tiếp nhận - Kỳ trước chuyển sang", period=Q3),
        4: ColumnTruth("Số hồ sơ tiếp nhận - Tiếp nhận mới", period=Q3),
        5: ColumnTruth("Số hồ sơ đã giải quyết - Tổng số", period=Q3),
        6: ColumnTruth("Số hồ sơ đã giải quyết - Trước và đúng hạn", period=Q3),
        7: ColumnTruth("Số hồ sơ đã giải quyết - Quá hạn", period=Q3),
        8: ColumnTruth("Số hồ sơ đang giải quyết - Tổng số", period=Q3),
        9: ColumnTruth("Số hồ sơ đang giải quyết - Quá hạn", period=Q3),
    },
    rows={
        4: RowTruth("Đất đai", part_of=8),
        5: RowTruth("Hộ tịch", part_of=8),
        6: RowTruth("Đăng ký kinh doanh", part_of=8),
        7: RowTruth("Bảo trợ xã hội", part_of=8),
        8: RowTruth("TỔNG CỘNG"),
    },
    bold=(8,),
)

FISHERIES = TableSource(
    name="thuy-san",
    rules="level",
    header_rows=2,
    widths=(46, 20, 24, 22, 26, 22, 22),
    size=10,
    caption="Bảng 3. Kết quả sản xuất thủy sản 6 tháng đầu năm 2024",
    after="Dịch bệnh trên thủy sản nuôi được kiểm soát.",
    printed="""
Chỉ tiêu | ĐVT | Thực hiện cùng kỳ năm 2023 | Kế hoạch năm 2024 | Ước thực hiện 6 tháng đầu năm 2024 | \
Ước 6 tháng đầu năm 2024 so với (%) | <
^ | ^ | ^ | ^ | ^ | Cùng kỳ năm 2023 | Kế hoạch năm 2024
Diện tích nuôi trồng thủy sản | ha | 4.215 | 4.300 | 4.268,5 | 101,27 | 99,27
Tổng sản lượng thủy sản | tấn | 21.640 | 46.500 | 22.918 | 105,91 | 49,29
- Khai thác | tấn | 8.415 | 17.200 | 8.370 | 99,47 | 48,66
- Nuôi trồng | tấn | 13.225 | 29.300 | 14.548 | 110 | 49,65
Sản lượng tôm giống | triệu con | 310 | 650 | 342,7 | 110,55 | 52,72
""",
    columns={
        2: ColumnTruth(period=H2023),
        3: ColumnTruth(period=Y2024, status="planned"),
        4: ColumnTruth(period=H2024, status="estimated"),
        5: ColumnTruth(unit="%", period=H2024, measure="ratio", status="estimated", base=YEAR_BEFORE),
        6: ColumnTruth(unit="%", period=H2024, measure="ratio", status="estimated", base="plan"),
    },
    rows={
        2: RowTruth("Diện tích nuôi trồng thủy sản", "ha"),
        3: RowTruth("Tổng sản lượng thủy sản", "t"),
        4: RowTruth("Tổng sản lượng thủy sản: Khai thác", "t", part_of=3),
        5: RowTruth("Tổng sản lượng thủy sản: Nuôi trồng", "t", part_of=3),
        6: RowTruth("Sản lượng tôm giống", "head"),
    },
)

WORKS = TableSource(
    name="trung-han",
    rules="full",
    header_rows=2,
    widths=(12, 70, 44, 26, 26, 24, 24, 28),
    size=10,
    caption="Phụ lục 03. Danh mục dự án sử dụng vốn ngân sách thành phố giai đoạn 2021 - 2025",
    unit_line="ĐVT: triệu đồng",
    unit="VND",
    multiplier=1_000_000,
    sheet="turned",
    printed="""
TT | Danh mục dự án | Chủ đầu tư | Tổng mức đầu tư | Vốn đã bố trí đến hết năm 2023 | Kế hoạch năm 2024 | < | \
Thời gian thực hiện
^ | ^ | ^ | ^ | ^ | Tổng số | Trong đó: thu hồi ứng trước | ^
| TỔNG SỐ | | 214.850 | 86.400 | 58.300 | 4.200 |
I | Lĩnh vực giao thông | | 138.200 | 61.900 | 35.500 | 4.200 |
1 | Cải tạo, nâng cấp đường từ Quốc lộ đến trung tâm xã Bản Mế | Ban Quản lý dự án | 84.500 | 42.000 | 20.000 | \
4.200 | 2022-2024
2 | Cầu qua suối Nậm Chảy | Ủy ban nhân dân xã Nậm Chảy | 53.700 | 19.900 | 15.500 | - | 2022-2025
II | Lĩnh vực giáo dục | | 76.650 | 24.500 | 22.800 | |
1 | Trường phổ thông dân tộc bán trú Tả Van Thượng, hạng mục nhà ở học sinh và nhà ăn | Ban Quản lý dự án | \
45.150 | 14.500 | 12.800 | | 2023-2025
2 | Trường mầm non Hoa Hồng | Ban Quản lý dự án | 31.500 | 10.000 | 10.000 | | 2023-2024
""",
    columns={
        3: ColumnTruth("Tổng mức đầu tư"),
        4: ColumnTruth("Vốn đã bố trí", period=Y2023),
        5: ColumnTruth("Tổng số", period=Y2024, status="planned"),
        6: ColumnTruth("thu hồi ứng trước", period=Y2024, status="planned"),
    },
    rows={
        2: RowTruth("TỔNG SỐ"),
        3: RowTruth("Lĩnh vực giao thông", part_of=2),
        4: RowTruth(
            "Lĩnh vực giao thông: Cải tạo, nâng cấp đường từ Quốc lộ đến trung tâm xã Bản Mế",
            part_of=3,
        ),
        5: RowTruth("Lĩnh vực giao thông: Cầu qua suối Nậm Chảy", part_of=3),
        6: RowTruth("Lĩnh vực giáo dục", part_of=2),
        7: RowTruth(
            "Lĩnh vực giáo dục: Trường phổ thông dân tộc bán trú Tả Van Thượng, hạng mục nhà ở học sinh và nhà ăn ",
            part_of=6,
        ),
        8: RowTruth("Lĩnh vực giáo dục: Trường mầm non Hoa Hồng", part_of=6),
    },
    names=(1,),
    break_after=5,
    bold=(2, 3, 6),
)

MEMBERS = TableSource(
    name="dang-vien",
    rules="none",
    header_rows=2,
    widths=(12, 64, 30, 22, 20, 28),
    caption="Bảng 4. Tổ chức đảng và đảng viên tính đến ngày 30/6/2024",
    before="Công tác phát triển đảng được các cấp ủy quan tâm chỉ đạo.",
    after="Chất lượng sinh hoạt chi bộ từng bước được nâng lên.",
    centred=True,
    printed="""
TT | Tổ chức đảng | Số chi bộ trực thuộc | Số đảng viên | < | <
^ | ^ | ^ | Tổng số | Nữ | Dân tộc thiểu số
1 | Đảng bộ xã Sơn Hà | 18 | 412 | 151 | 96
2 | Đảng bộ phường An Bình | 24 | 735 | 318 | 21
3 | Đảng bộ Công an thành phố | 9 | 188 | 34 | 12
4 | Chi bộ Hạt Kiểm lâm | - | 27 | 8 | 5
| Cộng | 51 | 1.362 | 511 | 134
""",
    columns={
        2: ColumnTruth("Số chi bộ trực thuộc", "party cell", "/2024-06-30"),
        3: ColumnTruth("Số đảng viên - Tổng số", "party member", "/2024-06-30"),
        4: ColumnTruth("Số đảng viên - Nữ", "party member", "/2024-06-30"),
        5: ColumnTruth("Số đảng viên - Dân tộc thiểu số", "party member", "/2024-06-30"),
    },
    rows={
        2: RowTruth("Đảng bộ xã Sơn Hà", part_of=6),
        3: RowTruth("Đảng bộ phường An Bình", part_of=6),
        4: RowTruth("Đảng bộ Công an thành phố", part_of=6),
        5: RowTruth("Chi bộ Hạt Kiểm lâm", part_of=6),
        6: RowTruth("Cộng"),
    },
)

INSURANCE = TableSource(
    name="bao-hiem",
    rules="columns",
    header_rows=2,
    widths=(12, 60, 25, 25, 25, 25),
    caption="Bảng 5. Kết quả thu bảo hiểm năm 2023",
    notes=("Ghi chú: (*) Gồm cả số thu nợ của năm trước chuyển sang.", "Nguồn: Bảo hiểm xã hội thành phố."),
    printed="""
STT | Loại hình tham gia | Số người tham gia (người) | < | Số tiền (triệu đồng) | <
^ | ^ | Năm 2022 | Năm 2023 | Phải thu | Đã thu (*)
1 | Bảo hiểm xã hội bắt buộc | 6.415 | 6.702 | 98.240 | 96.115
2 | Bảo hiểm xã hội tự nguyện | 1.120 | 1.384 | 7.655 | 7.655
3 | Bảo hiểm thất nghiệp | 5.870 | 6.044 | 8.930 | 8.702
4 | Bảo hiểm y tế | 101.326 | 104.918 | 112.475 | 110.381
 | Trong đó: học sinh, sinh viên | 21.480 | 21.975 | 12.006 | 11.948
5 | Bảo hiểm tai nạn lao động, bệnh nghề nghiệp | x | … | 1.215 | 1.190
| Tổng cộng | x | x | 228.515 | 224.043
""",
    columns={
        2: ColumnTruth("Số người tham gia", "person", Y2022),
        3: ColumnTruth("Số người tham gia", "person", Y2023),
        4: ColumnTruth("Số tiền - Phải thu", "VND", Y2023),
        5: ColumnTruth("Số tiền - Đã thu (*)", "VND", Y2023),
    },
    rows={
        2: RowTruth("Bảo hiểm xã hội bắt buộc", part_of=8),
        3: RowTruth("Bảo hiểm xã hội tự nguyện", part_of=8),
        4: RowTruth("Bảo hiểm thất nghiệp", part_of=8),
        5: RowTruth("Bảo hiểm y tế", part_of=8),
        6: RowTruth("Bảo hiểm y tế: học sinh, sinh viên", part_of=5),
        7: RowTruth("Bảo hiểm tai nạn lao động, bệnh nghề nghiệp", part_of=8),
        8: RowTruth("Tổng cộng"),
    },
)

FORESTS = TableSource(
    name="rung",
    rules="none",
    header_rows=1,
    widths=(12, 54, 28, 26, 24, 26),
    caption="Biểu 4. Diện tích rừng và độ che phủ rừng năm 2023",
    unit_line="(Đơn vị tính: ha)",
    unit="ha",
    printed="""
TT | Đơn vị | Diện tích có rừng | Rừng tự nhiên | Rừng trồng | Độ che phủ (%)
I | Khu vực vùng cao | 15.432,6 | 12.880,4 | 2.552,2 | 61,3
1 | Xã Bản Mế | 5.210,4 | 4.615 | 595,4 | 63,8
2 | Xã Nậm Chảy | 6.118,2 | 5.390,4 | 727,8 | 66,05
3 | Xã Tả Van Thượng | 4.104 | 2.875 | 1.229 | 54,2
II | Khu vực vùng thấp | 4.086,5 | 940,5 | 3.146 | 38,7
1 | Xã Sơn Hà | 2.380,5 | 612 | 1.768,5 | 44,1
2 | Xã Bắc Lý | 1.690 | 328,5 | 1.361,5 | 35,6
3 | Phường An Bình | 16 | - | 16 | 2,4
| Tổng cộng | 19.519,1 | 13.820,9 | 5.698,2 | 54,6
""",
    columns={
        2: ColumnTruth("Diện tích có rừng", period=Y2023),
        3: ColumnTruth("Rừng tự nhiên", period=Y2023),
        4: ColumnTruth("Rừng trồng", period=Y2023),
        5: ColumnTruth("Độ che phủ", "%", Y2023, "share"),
    },
    rows={
        1: RowTruth("Khu vực vùng cao", part_of=9),
        2: RowTruth("Khu vực vùng cao", place="Xã Bản Mế", part_of=1),
        3: RowTruth("Khu vực vùng cao", place="Xã Nậm Chảy", part_of=1),
        4: RowTruth("Khu vực vùng cao", place="Xã Tả Van Thượng", part_of=1),
        5: RowTruth("Khu vực vùng thấp", part_of=9),
        6: RowTruth("Khu vực vùng thấp", place="Xã Sơn Hà", part_of=5),
        7: RowTruth("Khu vực vùng thấp", place="Xã Bắc Lý", part_of=5),
        8: RowTruth("Khu vực vùng thấp", place="Phường An Bình", part_of=5),
        9: RowTruth("Tổng cộng"),
    },
    break_after=5,
    repeat_header=True,
)

RANKS = TableSource(
    name="xep-hang",
    rules="three",
    header_rows=2,
    widths=(14, 46, 26, 26, 26, 26),
    caption="Bảng 8. Chỉ số cải cách hành chính của một số tỉnh",
    notes=("Nguồn: Bộ Nội vụ.",),
    printed="""
STT | Tỉnh | Điểm số (điểm) | < | Thứ hạng | <
^ | ^ | Năm 2022 | Năm 2023 | Năm 2022 | Năm 2023
1 | Lào Cai | 86,14 | 87,62 | 21 | 18
2 | Yên Bái | 85,73 | 87,05 | 26 | 24
3 | Bắc Kạn | 82,9 | 84,38 | 52 | 49
4 | Tuyên Quang | 84,46 | 83,7 | 40 | 53
""",
    columns={
        2: ColumnTruth("Điểm số", "point", Y2022),
        3: ColumnTruth("Điểm số", "point", Y2023),
        4: ColumnTruth("Thứ hạng", "rank", Y2022, "rank"),
        5: ColumnTruth("Thứ hạng", "rank", Y2023, "rank"),
    },
    rows={
        2: RowTruth(None, place="Lào Cai"),
        3: RowTruth(None, place="Yên Bái"),
        4: RowTruth(None, place="Bắc Kạn"),
        5: RowTruth(None, place="Tuyên Quang"),
    },
)

NEWER = (
    SPENDING, ALLOCATION, VILLAGES, ECONOMY, PEOPLE, FILES, FISHERIES, WORKS, MEMBERS, INSURANCE, FORESTS, RANKS
)  # fmt: skip
"""A page each; `ACCIDENTS` stands below `PEOPLE`."""
assert PEOPLE.below is ACCIDENTS
