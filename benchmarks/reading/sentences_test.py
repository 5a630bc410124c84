"""What the pages of the set `test` say: made-up sentences of notices, with places for numbers and names.

The slots are those of `benchmarks.reading.wording`. No sentence stands in `sentences_tune`; published figures are
measured on these.
"""

SENTENCES = (
    (
        "Giá trị sản xuất công nghiệp tháng {tháng} đạt {tiền} tỷ đồng, bằng {pt} cùng kỳ và tăng {lẻ "
        "nhỏ}% so với tháng trước."
    ),
    "Các khu công nghiệp thu hút {nhỏ} dự án với {lẻ} triệu USD vốn FDI và {tiền} tỷ đồng vốn trong nước.",
    "Mực nước sông lúc {giờ} {ngày} là {lẻ nhỏ} m, trên báo động {một} khoảng {lẻ nhỏ} m; lượng mưa phổ biến {nhỏ} mm.",
    "Doanh thu du lịch {năm} ước {tiền} tỷ đồng, đón {lớn} lượt khách, trong đó khách quốc tế {lớn} lượt.",
    "Tổng dư nợ cho vay đạt {tiền} tỷ đồng, tăng {pt} so với đầu năm; nợ xấu {tiền} tỷ đồng, chiếm {lẻ nhỏ}%.",
    "Xét đề nghị của {body} tại Tờ trình số {act ngắn} {ngày dài}, Ban Thường vụ thống nhất chủ trương.",
    "Đã cấp {lớn} giấy chứng nhận quyền sử dụng đất, diện tích {lớn} ha, đạt {pt} số thửa cần cấp.",
    "Kiểm tra {nhỏ} cơ sở kinh doanh xăng dầu, xử phạt {nhỏ} trường hợp với số tiền {đồng} đồng.",
    "Cấp ủy các cấp kiểm tra {nhỏ} tổ chức đảng và {lớn} đảng viên; thi hành kỷ luật {nhỏ} đảng viên, khai trừ {một}.",
    "Trong {nhỏ} chỉ tiêu chủ yếu có {nhỏ} chỉ tiêu đạt và vượt, {một} chỉ tiêu chưa đạt Nghị quyết.",
    "Hỗ trợ {lớn} hộ gia đình chính sách, mỗi suất {đồng} đồng, tổng kinh phí {lẻ} tỷ đồng từ Quỹ Đền ơn đáp nghĩa.",
    "Diện tích vườn cây ăn trái {lớn} ha, trong đó khóm {lớn} ha, bưởi {lớn} ha, mãng cầu {nhỏ} ha.",
    "Yêu cầu {body} tham mưu văn bản trả lời {body} trước {giờ} {ngày}; quá hạn phải kiểm điểm.",
    "Tỷ lệ bao phủ bảo hiểm y tế đạt {pt} dân số; bảo hiểm xã hội tự nguyện có {lớn} người tham gia, tăng {pt}.",
    "Số liệu quyết toán: tổng thu {đồng} đồng; tổng chi {đồng} đồng; kết dư chuyển sang {năm} là {đồng} đồng.",
    "Theo {act} {ngày dài} của Bộ Tài chính, mức thu lệ phí là {đồng} đồng/hồ sơ, nộp trong {một} ngày làm việc.",
    "Đường tỉnh {đường} từ Km{nhỏ}+{ba} đến Km{nhỏ}+{ba} bị hư hỏng, kinh phí sửa chữa {tiền} triệu đồng.",
    "Tỷ trọng khu vực I chiếm {pt}, khu vực II chiếm {pt}, khu vực III chiếm {pt} trong cơ cấu kinh tế.",
    "Bà {name}, số định danh {cccd}, ngụ số {nhỏ}/{một} đường Trần Hưng Đạo, khiếu nại lần {một} về bồi thường.",
    "Vụ hè thu xuống giống {lớn} ha, sâu bệnh gây hại {lớn} ha, thu hoạch {lớn} ha, năng suất ước {lẻ} tạ/ha.",
    "Cấp nước sạch cho {lớn} hộ dân nông thôn, đạt {pt}; hoàn thành {nhỏ} trạm cấp nước công suất {lớn} m³/ngày đêm.",
    "Ban Chỉ đạo {ba} thống nhất nhân sự gồm {nhỏ} đồng chí, họp định kỳ ngày {nhỏ} hằng tháng.",
    "Đến {giờ} {ngày}, ghi nhận thêm {nhỏ} ca mắc sốt xuất huyết, lũy kế {lớn} ca, {một} ca tử vong.",
    "Bổ sung {tiền} triệu đồng từ nguồn dự phòng ngân sách {năm} cho {body} mua sắm trang thiết bị.",
    "Chỉ số PCI đạt {lẻ} điểm, xếp hạng {nhỏ}/63; chỉ số PAPI {lẻ} điểm, thuộc nhóm {một}.",
    "Nhà văn hóa xã {xã} xây dựng trên khu đất {lớn} m², sức chứa {nhỏ} chỗ, thời gian thi công {nhỏ} ngày.",
    "Điều chỉnh khoản {một} Điều {nhỏ} như sau: “Mức phụ cấp bằng {lẻ nhỏ} lần mức lương cơ sở”.",
    "Trong {nhỏ} năm ({yyyy} - {yyyy}), huy động {tiền} tỷ đồng, người dân hiến {lớn} m² đất và {lớn} ngày công.",
    "Tòa án thụ lý {lớn} vụ việc, giải quyết {lớn} vụ, đạt {pt}; án hủy, sửa do lỗi chủ quan {lẻ nhỏ}%.",
    "Liên hệ đồng chí {name}, Trưởng phòng Hành chính - Tổ chức, số máy {phone}, để biết thêm chi tiết.",
    "Phát động phong trào thi đua nước rút, quyết tâm hoàn thành thắng lợi các chỉ tiêu đã đề ra.",
    "Hạ tầng giao thông kết nối vùng còn yếu, chất lượng nguồn nhân lực chưa đáp ứng yêu cầu nhà tuyển dụng.",
    "Chấn chỉnh tình trạng đùn đẩy, né tránh, sợ sai của một bộ phận cán bộ, công chức, viên chức.",
    "Xử lý dứt điểm đơn thư tồn đọng, không để khiếu kiện vượt cấp, kéo dài gây mất an ninh trật tự.",
    "Khuyến khích hợp tác xã liên kết chuỗi, truy xuất nguồn gốc, đăng ký nhãn hiệu cho sản phẩm chủ lực.",
    "Đưa vào sử dụng {nhỏ} phòng học, {một} bếp ăn bán trú; luân chuyển {nhỏ} giáo viên, tuyển mới {nhỏ} người.",
    "Mức giảm phát thải {lớn} tấn CO₂, tiết kiệm {lẻ} triệu kWh điện, tương đương {tiền} triệu đồng.",
)

SUBJECTS = (
    "Kết luận hội nghị giao ban công tác tháng và triển khai nhiệm vụ tháng tới",
    "Về chủ trương chuyển đổi số trong hoạt động của các cơ quan nhà nước",
    "Đánh giá kết quả sản xuất công nghiệp, thương mại và dịch vụ",
    "Chấn chỉnh công tác quản lý trật tự xây dựng đô thị",
)
HEADINGS = (
    "ĐÁNH GIÁ CHUNG", "Về phát triển công nghiệp", "Công tác xây dựng Đảng", "PHƯƠNG HƯỚNG, NHIỆM VỤ",
    "Y tế, chăm sóc sức khỏe", "Khó khăn, vướng mắc", "Quản lý tài nguyên và môi trường", "Kiến nghị, đề xuất",
)  # fmt: skip
PLACES = ("Bến Tre", "Cà Mau", "Bình Thuận", "Nghệ An", "Phú Thọ", "Đắk Lắk")
COMMUNES = ("Thuận Hưng", "Bình Sơn", "Mỹ Xuyên", "Ea Kiết", "Quỳnh Lưu", "Cẩm Khê", "Giồng Trôm", "Phước Thể")
BODIES = (
    "Sở Công Thương", "Ban Tổ chức Tỉnh ủy", "Ủy ban nhân dân thành phố", "Sở Tài nguyên và Môi trường",
    "Cục Thuế tỉnh", "Sở Giao thông vận tải", "Bộ Chỉ huy Quân sự tỉnh", "Đài Phát thanh và Truyền hình",
)  # fmt: skip
NAMES = ("Đỗ Hữu Phước", "Bùi Thị Ngọc Ánh", "Hoàng Minh Tuệ", "Đặng Xuân Quỳnh", "Lý Thanh Vũ", "Mai Thị Thủy")
ROWS = (
    "Giá trị công nghiệp", "Bán lẻ hàng hóa", "Xuất khẩu gạo", "Du lịch lữ hành", "Thuế bảo vệ môi trường",
    "Chi thường xuyên", "Vốn trái phiếu", "Hợp tác xã", "Hộ cận nghèo", "Giáo viên mầm non", "Trạm y tế", "Dân số",
)  # fmt: skip
