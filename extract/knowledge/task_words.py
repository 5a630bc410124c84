"""Words that give, carry out and time tasks. Folded (`extract.folding.fold`).

Source: the verbs of assignment and duty in Nghị định 30/2020/NĐ-CP's forms and Nghị định 09/2019/NĐ-CP (reporting), and
the vocabulary of conclusions and directives in general; a list of the language, of no one document.
"""

from __future__ import annotations

# Verbs of two syllables with which a task begins; read without marks, so that a scan's `tô chức` is one too.
TASK_VERBS: tuple[str, ...] = (
    "áp dụng", "ban hành", "bàn giao", "bám sát", "báo cáo", "bảo đảm", "đảm bảo", "bảo vệ", "bãi bỏ", "bổ sung",
    "bố trí", "bồi dưỡng", "bồi thường", "cải cách", "cải thiện", "cam kết", "cân đối", "cân nhắc", "cắt giảm",
    "cập nhật", "căn cứ", "chấn chỉnh", "chấm dứt", "chấp hành", "chia sẻ", "chi trả", "chỉ đạo", "chịu trách nhiệm",
    "chuẩn bị", "chuẩn hóa", "chuyển đổi", "chuyển giao", "chủ trì", "chú trọng", "chú ý", "công bố", "công khai",
    "củng cố", "cung cấp", "cụ thể hóa", "dự báo", "dự kiến", "duy trì", "đào tạo", "đánh giá", "đẩy mạnh",
    "đẩy nhanh", "đầu tư", "đề cao", "đề nghị", "đề ra", "đề xuất", "điều chỉnh", "điều động", "điều hành",
    "điều phối", "điều tra", "đình chỉ", "định hướng", "định kỳ", "đôn đốc", "đối chiếu", "đối thoại", "đổi mới",
    "động viên", "đơn giản hóa", "đăng ký", "đăng tải", "đưa vào", "gắn kết", "gia cố", "gia hạn", "giám sát",
    "giao nhiệm vụ", "giải ngân", "giải phóng", "giải quyết", "giải thích", "giải trình", "giảng dạy", "gìn giữ",
    "giữ vững", "hoàn chỉnh", "hoàn tất", "hoàn thành", "hoàn thiện", "hợp tác", "hỗ trợ", "huy động", "hướng dẫn",
    "hạn chế", "kết hợp", "kết nối", "khai thác", "khảo sát", "khắc phục", "khẩn trương", "khơi dậy", "khôi phục",
    "không để", "khuyến khích", "kiên quyết", "kiểm điểm", "kiểm kê", "kiểm soát", "kiểm tra", "kiến nghị",
    "kiện toàn", "kịp thời", "làm đầu mối", "làm rõ", "làm tốt", "làm việc", "lãnh đạo", "lập dự toán", "lấy ý kiến",
    "liên hệ", "lồng ghép", "lưu ý", "lưu trữ", "mở rộng", "minh bạch", "nâng cao", "nâng cấp", "nắm bắt", "nắm chắc",
    "nghiêm cấm", "nghiêm túc", "nghiên cứu", "ngăn chặn", "nhân rộng", "phát động", "phát huy", "phát hiện",
    "phát triển", "phân bổ", "phân cấp", "phân công", "phân định", "phân loại", "phân tích", "phê duyệt", "phê bình",
    "phòng chống", "phòng ngừa", "phối hợp", "phổ biến", "phục hồi", "phục vụ", "quan tâm", "quán triệt", "quản lý",
    "quy định", "quyết định", "quyết liệt", "quyết toán", "rà soát", "ra soát", "sắp xếp", "sẵn sàng", "siết chặt",
    "soạn thảo", "sơ kết", "số hóa", "sử dụng", "sửa đổi", "tái cơ cấu", "tạo điều kiện", "tạo thuận lợi",
    "tăng cường", "tập huấn", "tập trung", "tham gia", "tham mưu", "thanh tra", "thanh toán", "thành lập", "tháo gỡ",
    "thẩm định", "thẩm tra", "theo dõi", "thí điểm", "thống kê", "thống nhất", "thông báo", "thông tin", "thu hồi",
    "thu hút", "thu thập", "thúc đẩy", "thực hiện", "thường xuyên", "thường trực", "tiến hành", "tiếp nhận",
    "tiếp thu", "tiếp tục", "tiết kiệm", "tìm kiếm", "tổ chức", "tổng hợp", "tổng kết", "tranh thủ", "triển khai",
    "triệt để", "trao đổi", "trực tiếp", "truyền thông", "tuân thủ", "tuyên truyền", "tuyển dụng", "tuần tra",
    "tự chịu trách nhiệm", "tự kiểm tra", "ứng dụng", "ưu tiên", "vận động", "vận hành", "vận dụng", "xác định",
    "xác minh", "xây dựng", "xem xét", "xúc tiến", "xử lý", "yêu cầu", "chủ động", "tích cực", "nhanh chóng",
    "ban hành kèm", "thay thế", "trang bị", "quảng bá", "kêu gọi", "ký kết", "mời gọi", "niêm yết", "bồi đắp",
    "tôn tạo", "trồng mới", "tu bổ", "giữ gìn", "bảo tồn", "bảo quản", "nạo vét", "sửa chữa", "di dời", "cưỡng chế",
    "xóa bỏ", "loại bỏ", "đấu tranh", "trấn áp", "truy quét", "mua sắm", "đấu thầu", "đấu giá", "nghiệm thu",
    "khởi công", "khánh thành", "thi công", "giãn hoãn", "miễn giảm", "cho phép", "đồng hành", "chăm lo", "chăm sóc",
    "khen thưởng", "biểu dương", "kỷ luật", "luân chuyển", "bổ nhiệm", "đề bạt", "quy hoạch", "khoanh vùng",
    "nêu cao", "nộp lại", "hoàn trả", "hoàn ứng", "phản ánh", "cấp đủ", "cấp phát", "cấp bổ sung", "gieo trồng",
    "thu nộp",
    "trực ban", "canh gác", "sơ tán", "lựa chọn", "cài đặt", "làm sạch", "đối soát", "chi trả", "thụ lý", "khởi tố",
    "xét xử", "truy tố", "kê khai", "bình ổn", "dự trữ", "cung ứng", "điều tiết", "bảo dưỡng", "duy tu", "lắp đặt",
    "cắm mốc", "cắm biển", "tiêm phòng", "giám định", "cách ly", "điều trị", "cấp cứu", "thu dung", "đo đạc",
    "bàn bạc",
    "mở lớp", "mở đợt", "đẩy lùi", "chặn đứng", "giữ nguyên", "hạ thấp", "nâng tầm", "bứt phá", "tạm dừng", "tạm ứng",
    "ghi vốn", "nhập dự toán", "kết thúc", "thông qua", "biên soạn", "xây mới", "tập hợp", "lắng nghe", "đối chất",
    "giao ban", "hội ý", "họp bàn", "ra quân", "tuyên dương", "vinh danh", "tôn vinh", "phối kết hợp", "đề phòng",
    "chống thất thu", "truy thu", "khấu trừ", "khoán", "ký cam kết", "ký hợp đồng", "giảm nghèo", "giảm thiểu",
    "nâng mức", "tăng thời lượng", "tăng tốc", "tăng quy mô", "bớt", "thu gom", "phân luồng", "cảnh báo",
    "thông tuyến", "tuyển sinh",
    "chốt trực", "trực chiến", "tiếp công dân", "hòa giải", "đối ứng", "giải tỏa", "thu xếp", "bồi hoàn",
    "nắm tình hình",
    "xác nhận", "chứng thực", "cấp phép", "cấp giấy", "thẩm tra", "thỏa thuận", "thương thảo", "đàm phán", "đón tiếp",
    "vận chuyển", "di chuyển", "trồng rừng", "trồng cây", "chuyển đổi số", "tích hợp", "đồng bộ", "nhập liệu",
    "chuẩn hoá",
)  # fmt: skip
# Of one syllable; a verb only where a blank follows, and marks count: `lập phương án`, `gửi về`, not `lấp`.
SHORT_VERBS: tuple[str, ...] = (
    "lập", "gửi", "cử", "trình", "giao", "nộp", "mời", "lấy", "đưa", "ký", "chuyển", "giữ", "dừng", "có kế hoạch",
    "có giải pháp", "có biện pháp", "có phương án", "có văn bản", "có trách nhiệm", "không", "sớm", "tăng", "giảm",
    "nâng", "hạ", "cấp", "thu", "nêu", "mở", "đặt", "dành", "chọn", "tạo", "xây", "sửa", "xóa", "trồng", "tích",
    "đón",
    "đo", "rút", "bỏ", "hoãn", "lùi", "chốt", "khám", "phát", "ra",
)  # fmt: skip
# Groups of persons and bodies that a plural makes addressees: `các công ty thủy nông`, `từng đồng chí cấp ủy viên`.
GROUPS: tuple[str, ...] = (
    "công ty", "doanh nghiệp", "hợp tác xã", "tổ hợp tác", "chủ rừng", "chủ phương tiện", "chủ hồ", "chủ hộ",
    "chủ cơ sở",
    "chủ dự án", "đội", "nhà mạng", "nhà trường", "ngân hàng", "tổ chức tín dụng", "hộ dân", "hộ kinh doanh",
    "trường",
    "bệnh viện", "cơ sở", "đồng chí", "cấp ủy viên", "đảng viên", "cán bộ", "phóng viên", "cơ quan", "đơn vị",
    "địa phương", "cấp ủy", "chi bộ", "đảng bộ", "tổ chức", "cấp", "ngành", "lực lượng", "đoàn thể", "ban quản lý",
    "ban quản lý dự án", "trung tâm", "phòng", "tổ công tác", "tổ", "xã", "phường", "huyện", "tỉnh", "hội", "viện",
)  # fmt: skip
# What may stand before the verb: `khẩn trương rà soát`, `phải nhanh chóng báo cáo`.
BEFORE_VERB: tuple[str, ...] = (
    "khẩn trương", "tiếp tục", "chủ động", "thường xuyên", "tập trung", "nghiêm túc", "kịp thời", "phải", "cần",
    "sớm", "tích cực", "nhanh chóng", "trực tiếp", "đồng thời", "kiên quyết", "quyết liệt", "chỉ", "hằng năm",
    "hàng năm", "hằng quý", "hằng tháng", "hàng tháng", "định kỳ", "ngay", "cũng", "còn", "sẽ", "phải được",
    "theo chức năng, nhiệm vụ", "theo chức năng, nhiệm vụ được giao", "theo chức năng nhiệm vụ",
    "theo nhiệm vụ được giao",
    "theo thẩm quyền", "theo phân cấp", "căn cứ chức năng, nhiệm vụ", "căn cứ chức năng, nhiệm vụ được giao",
    "căn cứ tình hình thực tế", "tiếp tục chủ động", "tranh thủ", "đặc biệt", "nhất là", "tự", "cùng", "đều",
)  # fmt: skip
# What begins a sentence that has a subject of its own: nothing is asked of the addressee above.
SUBJECTS: tuple[str, ...] = (
    "việc", "các", "những", "mọi", "một số", "một bộ phận", "công tác", "kết quả", "tình hình", "đây", "nội dung",
    "kinh phí", "nguồn", "số", "tỷ lệ", "tỉ lệ", "tổng", "thời gian", "thời hạn", "hiện nay", "nhìn chung", "hầu hết",
    "do", "tuy nhiên", "tuy", "nhưng", "vì", "bởi", "qua đó", "từ đó", "ước", "đến nay", "cùng kỳ", "quy mô",
    "cơ cấu", "giá trị", "doanh thu", "sản lượng", "diện tích", "chất lượng", "hoạt động", "người dân", "nhân dân",
    "cán bộ", "phấn đấu", "nếu", "trường hợp", "trong quá trình", "quá trình", "mục tiêu", "chỉ tiêu", "quan điểm",
    "căn cứ pháp lý", "quyết định này", "thông báo này", "chỉ thị này", "kế hoạch này", "mỗi", "toàn bộ", "hệ thống",
    "ít nhất", "tối thiểu", "trên", "hơn", "khoảng", "bình quân", "trung bình", "đạt", "dưới", "tỉnh nằm",
)  # fmt: skip
# What opens a sentence before its verb: `Trước ngày 30/9/2022, báo cáo …`, `Đối với các dự án chậm, rà soát …`.
OPENINGS: tuple[str, ...] = (
    "trong", "trước", "sau", "từ", "đến", "đối với", "khi", "hằng", "hàng", "định kỳ", "theo", "trên cơ sở",
    "căn cứ", "ngay sau", "ngay trong", "ngay từ", "kết thúc", "riêng", "về", "nhằm", "để", "với", "chậm nhất",
)  # fmt: skip
# Offices by which a person is addressed; what they lead follows (`Hiệu trưởng các trường …`, `Vụ trưởng Vụ …`).
# Read without marks, like the verbs.
OFFICES: tuple[str, ...] = (
    "chánh văn phòng", "chánh thanh tra", "chánh án", "viện trưởng", "vụ trưởng", "cục trưởng", "tổng cục trưởng",
    "chi cục trưởng", "hiệu trưởng", "giám đốc", "tổng giám đốc", "thủ trưởng", "người đứng đầu", "thủ tướng",
    "bộ trưởng", "chủ tịch", "trưởng ban", "trưởng các ban", "trưởng phòng", "trưởng", "bí thư", "chỉ huy trưởng",
    "tư lệnh", "chủ nhiệm", "tổ trưởng", "đội trưởng", "thành viên", "ủy viên", "đại diện", "lãnh đạo", "phó",
    "chủ đầu tư", "nhà thầu", "đơn vị tư vấn", "chủ cơ sở", "hộ gia đình", "thanh tra",
)  # fmt: skip
# Bare members of a list that goes on: `Thủ trưởng các sở, ban, ngành, đơn vị sự nghiệp, doanh nghiệp thuộc tỉnh`.
MEMBERS: tuple[str, ...] = (
    "cơ quan", "tổ chức", "đơn vị", "địa phương", "cá nhân", "doanh nghiệp", "đoàn thể", "ban", "ngành", "hợp tác xã",
    "tổ chức, cá nhân", "ban ngành", "cơ sở", "người dân",
)  # fmt: skip
