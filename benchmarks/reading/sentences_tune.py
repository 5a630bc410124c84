"""What the pages of the set `tune` say: made-up sentences of notices, with places for numbers and names.

The slots are those of `benchmarks.reading.wording`. No sentence stands in `sentences_test`.
"""

SENTENCES = (
    (
        "Tổng sản phẩm trên địa bàn {năm} ước đạt {tiền} tỷ đồng, tăng {pt} so với cùng kỳ; thu nhập "
        "bình quân {lẻ} triệu đồng."
    ),
    "Toàn tỉnh gieo sạ được {lớn} ha lúa đông xuân, đạt {pt} kế hoạch, năng suất bình quân {lẻ} tạ/ha.",
    "Đàn trâu {lớn} con, đàn bò {lớn} con, đàn lợn {lớn} con; dịch tả lợn châu Phi xảy ra tại {nhỏ} hộ thuộc {nhỏ} xã.",
    "Đã giải ngân {tiền} triệu đồng, đạt {pt} kế hoạch vốn, trong đó vốn ngân sách trung ương {tiền} triệu đồng.",
    (
        "Thực hiện {act} của {body} về việc tăng cường kỷ luật, kỷ cương hành chính, đến {ngày} còn "
        "{nhỏ} đơn vị chưa báo cáo."
    ),
    "Giao {body} chủ trì, phối hợp với {body} rà soát {nhỏ} dự án chậm tiến độ, hoàn thành trước {ngày}.",
    "Có {nhỏ}/{nhỏ} xã đạt chuẩn nông thôn mới, {nhỏ} xã đạt chuẩn nâng cao, bình quân mỗi xã đạt {lẻ} tiêu chí.",
    "Tỷ lệ hộ nghèo giảm từ {pt} xuống còn {pt}, tương đương {lớn} hộ; hộ cận nghèo còn {lớn} hộ.",
    "Kim ngạch xuất khẩu đạt {lẻ} triệu USD, bằng {pt} so với {năm}; nhập khẩu {lẻ} triệu USD.",
    "Công an tỉnh đã triệt phá {nhỏ} vụ, bắt giữ {nhỏ} đối tượng, thu giữ {lẻ} kg ma túy tổng hợp.",
    "Tai nạn giao thông xảy ra {nhỏ} vụ, làm chết {nhỏ} người, bị thương {nhỏ} người, giảm {nhỏ} vụ so với {năm}.",
    "Căn cứ {act} {ngày dài} của Chính phủ quy định chi tiết một số điều của Luật Đất đai;",
    "Phê duyệt quyết toán công trình sửa chữa hồ chứa với giá trị {đồng} đồng, thấp hơn dự toán {đồng} đồng.",
    "Đến cuối quý {quý}/{yyyy}, toàn huyện có {lớn} doanh nghiệp hoạt động với tổng vốn đăng ký {tiền} tỷ đồng.",
    "Trạm bơm số {nhỏ} cấp nước cho {lớn} ha, công suất {lớn} m³/giờ, điện năng tiêu thụ {lớn} kWh/vụ.",
    "Ngành giáo dục có {nhỏ} trường, {lớn} học sinh; tỷ lệ huy động trẻ mẫu giáo đạt {pt}, trẻ nhà trẻ đạt {pt}.",
    "Bệnh viện đa khoa khám {lớn} lượt người, điều trị nội trú {lớn} lượt, công suất sử dụng giường bệnh {pt}.",
    "Đề nghị {body} báo cáo kết quả về Văn phòng (qua Phòng Tổng hợp, điện thoại {phone}) trước {giờ} {ngày}.",
    "Từ {dd/mm} đến {dd/mm/yyyy}, mưa lớn gây ngập {nhỏ} nhà, sạt lở {lớn} m đê bao, thiệt hại khoảng {lẻ} tỷ đồng.",
    "Chỉ số giá tiêu dùng tháng {tháng} tăng {lẻ nhỏ}% so với tháng trước và tăng {lẻ nhỏ}% so với bình quân {năm}.",
    "Thanh tra {nhỏ} cuộc tại {nhỏ} đơn vị, phát hiện sai phạm {tiền} triệu đồng, kiến nghị thu hồi {tiền} triệu đồng.",
    (
        "Tại Điều {nhỏ}, khoản {một} và điểm {chữ} khoản {một} Điều {nhỏ} của Quy chế, thay cụm từ "
        "“phòng, ban” bằng “đơn vị”."
    ),
    "Ông {name}, sinh năm {yyyy}, thường trú tại ấp {một}, xã {xã}, được hỗ trợ {đồng} đồng theo {act}.",
    "Giai đoạn {yyyy} - {yyyy}, tốc độ tăng trưởng bình quân {lẻ nhỏ}%/năm; riêng {năm} đạt {lẻ nhỏ}%.",
    "Sản lượng thủy sản {tiền} tấn, trong đó nuôi trồng {tiền} tấn, khai thác {tiền} tấn.",
    "Xếp thứ {nhỏ}/{nhỏ} tỉnh, thành phố về chỉ số cải cách hành chính với {lẻ} điểm, tăng {một} bậc.",
    "Thu ngân sách nội địa {tiền} tỷ đồng, đạt {pt} dự toán trung ương giao và {pt} dự toán địa phương.",
    "Cuộc họp bắt đầu lúc {giờ} {ngày dài} tại phòng họp số {một}, có {nhỏ} đại biểu tham dự.",
    "Chiều dài tuyến {lẻ} km, nền đường rộng {lẻ nhỏ} m, mặt đường {lẻ nhỏ} m, tổng mức đầu tư {tiền} tỷ đồng.",
    (
        "Yêu cầu các địa phương khẩn trương giải phóng mặt bằng {lẻ} ha còn lại, bàn giao cho nhà thầu "
        "trong tháng {tháng}/{yyyy}."
    ),
    "Lao động qua đào tạo đạt {pt}, giải quyết việc làm mới cho {lớn} người, xuất khẩu lao động {nhỏ} người.",
    "Độ che phủ rừng {pt}; trồng mới {lớn} ha rừng tập trung và {lớn} cây phân tán.",
    "Hồ sơ giải quyết đúng hạn {lớn}/{lớn}, đạt {pt}; trễ hạn {nhỏ} hồ sơ, chủ yếu ở lĩnh vực đất đai.",
    "Chủ tịch {body} kết luận: nhất trí với Tờ trình số {act ngắn}, giao đơn vị hoàn thiện hồ sơ.",
    "Tiếp tục duy trì nghiêm chế độ trực sẵn sàng chiến đấu, không để bị động, bất ngờ trong mọi tình huống.",
    "Một số nơi còn thiếu kiểm tra, đôn đốc; việc phối hợp giữa các ngành chưa chặt chẽ, trách nhiệm chưa rõ.",
    "Đẩy mạnh tuyên truyền, vận động nhân dân tham gia bảo vệ môi trường, phân loại rác thải tại nguồn.",
)

SUBJECTS = (
    "Kết luận của Chủ tịch tại cuộc họp về tình hình giải ngân vốn đầu tư công",
    "Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội và phương hướng nhiệm vụ",
    "Về việc triển khai công tác phòng, chống thiên tai và tìm kiếm cứu nạn",
    "Ý kiến chỉ đạo về tiến độ xây dựng nông thôn mới trên địa bàn tỉnh",
)
HEADINGS = (
    "TÌNH HÌNH KINH TẾ - XÃ HỘI", "Kết quả đạt được", "Về thu, chi ngân sách", "NHIỆM VỤ TRỌNG TÂM",
    "Lĩnh vực nông nghiệp", "Tồn tại, hạn chế và nguyên nhân", "Quốc phòng - an ninh", "Tổ chức thực hiện",
)  # fmt: skip
PLACES = ("Hậu Giang", "Sóc Trăng", "Vĩnh Long", "Quảng Ngãi", "Lâm Đồng", "Thái Bình")
COMMUNES = ("Vị Đông", "Hòa Mỹ", "Tân Bình", "Phú Hữu", "Long Thạnh", "Đại Thành", "Nghĩa Kỳ", "Đức Lân", "Trà Giang")
BODIES = (
    "Sở Kế hoạch và Đầu tư", "Sở Tài chính", "Ủy ban nhân dân huyện", "Sở Nông nghiệp và Phát triển nông thôn",
    "Ban Quản lý dự án", "Văn phòng Tỉnh ủy", "Công an tỉnh", "Kho bạc Nhà nước", "Thanh tra tỉnh",
)  # fmt: skip
NAMES = ("Nguyễn Văn Hòa", "Trần Thị Mỹ Dung", "Lê Quốc Thắng", "Phạm Đình Khuê", "Huỳnh Ngọc Ẩn", "Võ Thị Kim Yến")
ROWS = (
    "Diện tích gieo trồng", "Sản lượng lúa", "Đàn lợn", "Thủy sản nuôi trồng", "Thu nội địa", "Chi đầu tư phát triển",
    "Vốn vay ODA", "Số doanh nghiệp", "Hộ nghèo", "Học sinh phổ thông", "Giường bệnh", "Lao động có việc làm",
)  # fmt: skip
