"""Names of laws and codes, without the word `Luật`, folded: those whose name holds a comma or `và`, or is long.

Other names are read by their print: a capital, then small words (`Luật Xử lý vi phạm hành chính`). Source: the laws in
force or cited, as named by Quốc hội.
"""

from __future__ import annotations

LAW_NAMES: tuple[str, ...] = (
    "tài nguyên, môi trường biển và hải đảo", "sử dụng năng lượng tiết kiệm và hiệu quả",
    "hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác", "quản lý và đầu tư vốn nhà nước tại doanh nghiệp",
    "công nghiệp quốc phòng, an ninh và động viên công nghiệp",
    "ưu đãi người có công với cách mạng", "án phí, lệ phí tòa án", "xử phạt vi phạm hành chính",
    "an toàn, vệ sinh lao động", "an ninh, trật tự", "an ninh trật tự", "bảo hiểm xã hội", "bảo hiểm y tế",
    "bảo vệ và kiểm dịch thực vật", "bảo vệ và phát triển rừng", "bảo vệ môi trường",
    "bảo vệ quyền lợi người tiêu dùng", "bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân",
    "bồi thường nhà nước", "trách nhiệm bồi thường của nhà nước", "ban hành văn bản quy phạm pháp luật",
    "các tổ chức tín dụng", "cán bộ, công chức", "công nghệ thông tin", "chất lượng sản phẩm, hàng hóa",
    "chuyển giao công nghệ", "di sản văn hóa", "doanh nghiệp nhà nước", "dân quân tự vệ", "giao dịch điện tử",
    "giao thông đường bộ", "giao thông đường thủy nội địa", "giáo dục quốc phòng và an ninh", "giáo dục nghề nghiệp",
    "giáo dục đại học", "hôn nhân và gia đình", "hộ tịch", "hoạt động giám sát của quốc hội và hội đồng nhân dân",
    "hòa giải, đối thoại tại tòa án", "hòa giải ở cơ sở", "hỗ trợ doanh nghiệp nhỏ và vừa", "khám bệnh, chữa bệnh",
    "khoa học và công nghệ", "khoa học, công nghệ và đổi mới sáng tạo", "kiểm toán nhà nước",
    "kinh doanh bất động sản", "kinh doanh bảo hiểm", "kế toán", "mặt trận tổ quốc việt nam", "ngân sách nhà nước",
    "nghĩa vụ quân sự", "người cao tuổi", "người khuyết tật", "nuôi con nuôi", "phá sản", "phòng, chống tham nhũng",
    "phòng, chống ma túy", "phòng, chống mua bán người", "phòng, chống bạo lực gia đình", "phòng, chống rửa tiền",
    "phòng, chống khủng bố", "phòng, chống thiên tai", "phòng, chống bệnh truyền nhiễm",
    "phòng, chống tác hại của rượu, bia", "phòng, chống tác hại của thuốc lá", "phòng cháy và chữa cháy",
    "phòng cháy, chữa cháy và cứu nạn, cứu hộ", "phòng thủ dân sự", "phổ biến, giáo dục pháp luật",
    "quản lý, sử dụng tài sản công", "quản lý nợ công", "quản lý thuế", "quản lý ngoại thương",
    "quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
    "quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp", "quy hoạch đô thị",
    "quy hoạch đô thị và nông thôn", "sở hữu trí tuệ", "sĩ quan quân đội nhân dân việt nam", "thi hành án dân sự",
    "thi hành án hình sự", "thi hành tạm giữ, tạm giam", "thi đua, khen thưởng", "thể dục, thể thao",
    "thuế giá trị gia tăng", "thuế thu nhập doanh nghiệp", "thuế thu nhập cá nhân", "thuế tài nguyên",
    "thuế bảo vệ môi trường", "thuế tiêu thụ đặc biệt", "thuế xuất khẩu, thuế nhập khẩu",
    "thuế sử dụng đất phi nông nghiệp", "thực hành tiết kiệm, chống lãng phí", "thực hiện dân chủ ở cơ sở", "thú y",
    "tiêu chuẩn và quy chuẩn kỹ thuật", "tiếp cận thông tin", "tiếp công dân", "tín ngưỡng, tôn giáo",
    "trật tự, an toàn giao thông đường bộ", "trẻ em", "trồng trọt", "trưng cầu ý dân",
    "trưng mua, trưng dụng tài sản", "tố tụng hành chính", "tổ chức chính phủ", "tổ chức chính quyền địa phương",
    "tổ chức quốc hội", "tổ chức tòa án nhân dân", "tổ chức viện kiểm sát nhân dân",
    "tổ chức hội đồng nhân dân và ủy ban nhân dân", "tổ chức cơ quan điều tra hình sự",
    "tổ chức quốc hội và hội đồng nhân dân", "xuất cảnh, nhập cảnh của công dân việt nam",
    "nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại việt nam", "xử lý vi phạm hành chính",
    "đầu tư theo phương thức đối tác công tư", "địa chất và khoáng sản", "đất đai", "đường bộ", "đấu thầu",
    "đấu giá tài sản", "giá", "giám định tư pháp", "trợ giúp pháp lý", "điều ước quốc tế",
    "ký kết, gia nhập và thực hiện điều ước quốc tế", "năng lượng nguyên tử", "biên phòng việt nam",
    "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", "cư trú", "căn cước", "căn cước công dân", "nhà ở",
    "bình đẳng giới", "hợp tác xã", "công chứng", "luật sư", "viên chức", "thanh niên", "công đoàn", "nhà giáo",
)  # fmt: skip
