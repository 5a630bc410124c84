"""What notices say beside figures: made-up sentences of tasks, judgements and grounds, with places for names and dates.

The slots are those of `benchmarks.reading.wording`, and `{lĩnh vực}` and `{việc}` for one of the lists below.
"""

FIELDS = (
    "đất đai", "đầu tư công", "giáo dục", "y tế cơ sở", "chuyển đổi số", "cải cách hành chính", "môi trường", "du lịch",
    "nông nghiệp", "thủy sản", "an toàn giao thông", "phòng cháy, chữa cháy", "quản lý thuế", "xây dựng", "lao động",
    "công tác dân tộc", "tiếp công dân", "phòng, chống thiên tai", "an ninh mạng", "văn hóa", "thương mại điện tử",
)  # fmt: skip

WORK = (
    "rà soát quy hoạch các điểm dân cư dọc tuyến đường ven sông",
    "hoàn thiện hồ sơ, thủ tục giao đất cho các hộ tái định cư",
    "sắp xếp lại trụ sở làm việc sau khi hợp nhất các đơn vị sự nghiệp",
    "nâng cấp hệ thống tiếp nhận và trả kết quả trực tuyến",
    "kiểm tra việc chấp hành giờ giấc, văn hóa công sở của cán bộ, công chức",
    "xây dựng phương án bảo đảm nguồn nước sinh hoạt cho vùng xâm nhập mặn",
    "tháo gỡ vướng mắc trong bồi thường, giải phóng mặt bằng",
    "củng cố hồ sơ, xử lý nghiêm các trường hợp khai thác cát trái phép",
    "bố trí, sắp xếp lại mạng lưới trường, lớp trên địa bàn",
    "đưa vào vận hành chợ đầu mối và khu giết mổ tập trung",
    "công khai quy trình, thời gian giải quyết hồ sơ tại bộ phận một cửa",
    "chuẩn bị các điều kiện tổ chức hội nghị xúc tiến đầu tư",
)

SENTENCES = (
    "Giao {body} chủ trì, phối hợp với {body} và các cơ quan liên quan {việc}, báo cáo kết quả trước {ngày}.",
    "Giao {body} tham mưu ban hành kế hoạch về {lĩnh vực}, trong đó phân công rõ người, rõ việc, rõ thời gian.",
    (
        "{body} khẩn trương {việc}; chịu trách nhiệm trước Ủy ban nhân dân "
        "tỉnh nếu để chậm trễ, gây bức xúc trong nhân dân."
    ),
    "Đề nghị {body} quan tâm lãnh đạo, chỉ đạo công tác {lĩnh vực}, nhất là ở những địa bàn còn khó khăn.",
    "Yêu cầu các sở, ban, ngành và địa phương tiếp tục {việc}, kịp thời báo cáo những vấn đề vượt thẩm quyền.",
    "Thủ trưởng các cơ quan, đơn vị trực tiếp chỉ đạo công tác {lĩnh vực}, không giao khoán cho cấp dưới.",
    "Thực hiện {act} của {body} về {lĩnh vực}, các ngành, các cấp đã triển khai nghiêm túc, đồng bộ nhiều giải pháp.",
    "Căn cứ {act} và đề nghị của {body}, thống nhất chủ trương {việc}.",
    (
        "Tình hình chính trị, xã hội ổn định; quốc phòng, an ninh được giữ "
        "vững; đời sống nhân dân từng bước được cải thiện."
    ),
    "Công tác {lĩnh vực} có chuyển biến tích cực, được người dân và doanh nghiệp ghi nhận, đánh giá cao.",
    "Tuy nhiên, công tác {lĩnh vực} còn bộc lộ một số hạn chế; việc {việc} chưa đạt yêu cầu đề ra.",
    "Nguyên nhân chủ yếu là do nhận thức của một bộ phận cán bộ về {lĩnh vực} chưa đầy đủ, thiếu kiên quyết khi xử lý.",
    "Việc phối hợp giữa {body} và chính quyền cơ sở có lúc thiếu chặt chẽ, còn tư tưởng trông chờ, ỷ lại cấp trên.",
    "Chế độ thông tin, báo cáo về {lĩnh vực} chưa được duy trì thường xuyên, số liệu giữa các ngành chưa thống nhất.",
    "Tăng cường thanh tra, kiểm tra, giám sát trong lĩnh vực {lĩnh vực}; xử lý nghiêm tổ chức, cá nhân vi phạm.",
    "Tiếp tục đẩy mạnh tuyên truyền, phổ biến pháp luật về {lĩnh vực} bằng hình thức phù hợp với từng nhóm đối tượng.",
    "Cơ bản nhất trí với nội dung báo cáo của {body} tại cuộc họp và ý kiến phát biểu của các đại biểu.",
    "Đồng ý chủ trương để {body} {việc} theo đúng trình tự, thủ tục quy định của pháp luật.",
    "Về kiến nghị của xã {xã}: giao {body} xem xét, hướng dẫn cụ thể, trả lời bằng văn bản cho địa phương.",
    "Trường hợp phát sinh khó khăn, vướng mắc, {body} chủ động làm việc với {body} để thống nhất hướng xử lý.",
    "Văn phòng có trách nhiệm theo dõi, đôn đốc các đơn vị {việc}, tổng hợp báo cáo Thường trực định kỳ.",
    (
        "Các cơ quan báo chí, đài truyền thanh cơ sở tăng thời lượng đưa tin "
        "về {lĩnh vực}, biểu dương điển hình tiên tiến."
    ),
    "Mặt trận Tổ quốc và các đoàn thể vận động hội viên, đoàn viên tích cực tham gia công tác {lĩnh vực} ở khu dân cư.",
    "Đồng chí {name} thay mặt lãnh đạo tỉnh ghi nhận sự nỗ lực, cố gắng của {body} trong thời gian qua.",
    "Sau khi nghe {body} trình bày dự thảo, các thành viên dự họp thảo luận, thống nhất những nội dung dưới đây.",
    "Nhân rộng các mô hình hay, cách làm hiệu quả về {lĩnh vực} tại xã {xã} ra toàn địa bàn.",
    "Kiên quyết không để phát sinh điểm nóng; giải quyết dứt điểm đơn thư liên quan đến {lĩnh vực} ngay tại cơ sở.",
    "Cán bộ, đảng viên phải gương mẫu, đi đầu trong việc thực hiện chủ trương {việc}.",
    "Nhiệm vụ trọng tâm thời gian tới là {việc}, tạo nền tảng cho những năm tiếp theo.",
    "Kinh phí thực hiện được cân đối trong dự toán của đơn vị và nguồn xã hội hóa hợp pháp khác.",
)
