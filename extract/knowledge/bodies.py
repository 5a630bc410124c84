"""Words that names of bodies are made of: who issues acts, who must act. Folded (`extract.folding.fold`).

Sources: Hiến pháp 2013, Luật Tổ chức Chính phủ and Luật Tổ chức chính quyền địa phương (State bodies, before and after
1 March and 1 July 2025), Điều lệ Đảng (Party bodies), Điều lệ Mặt trận Tổ quốc Việt Nam (front and mass organisations).
"""

from __future__ import annotations

# Names that are complete by themselves; a level or a place may follow (`Hội đồng nhân dân tỉnh Hậu Giang`).
WHOLE: tuple[str, ...] = (
    # Party
    "bộ chính trị", "ban bí thư", "ban bí thư trung ương đảng", "trung ương đảng",
    "trung ương đảng cộng sản việt nam", "trung ương", "đảng cộng sản việt nam", "đảng bộ", "đảng ủy",
    "đảng ủy - hđnd - ubnd", "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "chi ủy", "chi bộ", "cấp ủy",
    "cấp ủy đảng", "cấp ủy, chính quyền", "cấp ủy đảng, chính quyền", "cấp ủy, tổ chức đảng", "tổ chức đảng",
    "đại hội đảng", "đại hội đảng toàn quốc", "đại hội đại biểu toàn quốc", "đại hội đảng bộ", "quân ủy trung ương",
    "đảng ủy công an trung ương", "hội đồng lý luận trung ương", "tctw", "bctw", "btv tỉnh ủy", "btvtu",
    "ubkt tỉnh ủy",
    # State
    "quốc hội", "ủy ban thường vụ quốc hội", "chủ tịch nước", "chính phủ", "thủ tướng chính phủ", "thủ tướng",
    "phó thủ tướng chính phủ", "phó thủ tướng", "nhà nước", "kiểm toán nhà nước", "hội đồng nhân dân", "hđnd",
    "ủy ban nhân dân", "ubnd", "hđnd và ubnd", "hđnd, ubnd", "hội đồng nhân dân và ủy ban nhân dân",
    "hội đồng nhân dân, ủy ban nhân dân", "đoàn đại biểu quốc hội", "đoàn đbqh", "chính quyền",
    "chính quyền địa phương", "tòa án nhân dân", "tand", "tòa án nhân dân tối cao",
    "hội đồng thẩm phán tòa án nhân dân tối cao", "viện kiểm sát nhân dân", "vksnd",
    "viện kiểm sát nhân dân tối cao", "hội đồng bầu cử quốc gia", "công an nhân dân", "công an", "quân đội",
    "bộ chỉ huy quân sự", "bộ tư lệnh", "bộ đội biên phòng", "bộ chỉ huy bộ đội biên phòng",
    "ban chỉ huy bộ đội biên phòng", "cảnh sát biển", "bộ tổng tham mưu", "thanh tra chính phủ", "thanh tra",
    "kho bạc nhà nước", "bảo hiểm xã hội", "bảo hiểm xã hội việt nam", "bhxh", "ngân hàng nhà nước",
    "ngân hàng nhà nước việt nam", "ngân hàng chính sách xã hội", "điện lực", "bưu điện", "hải quan", "cục thuế",
    "thuế", "cục thống kê", "thống kê", "quản lý thị trường", "đài phát thanh và truyền hình",
    "báo và phát thanh, truyền hình", "báo và đài phát thanh, truyền hình", "trường chính trị",
    "văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân", "văn phòng đoàn đbqh và hđnd", "vpcp", "vptw", "vptu",
    # Front and mass organisations
    "mặt trận tổ quốc", "mặt trận tổ quốc việt nam", "ủy ban mặt trận tổ quốc", "ủy ban mặt trận tổ quốc việt nam",
    "ủy ban trung ương mặt trận tổ quốc việt nam", "đoàn chủ tịch ủy ban trung ương mặt trận tổ quốc việt nam",
    "ubmttq", "ubmttq việt nam", "ubmttqvn", "mttq", "mttq việt nam", "mặt trận", "đoàn thể",
    "đoàn thể chính trị - xã hội", "tổ chức chính trị - xã hội", "tổ chức chính trị xã hội", "tỉnh đoàn",
    "thành đoàn", "huyện đoàn", "trung ương đoàn", "đoàn thanh niên", "đoàn thanh niên cộng sản hồ chí minh",
    "đoàn tncs hồ chí minh", "đoàn tncs hcm", "hội cựu chiến binh", "hội nông dân", "hội liên hiệp phụ nữ",
    "hội phụ nữ", "hội chữ thập đỏ", "liên đoàn lao động", "tổng liên đoàn lao động", "công đoàn", "hội khuyến học",
    "hội luật gia", "hội người cao tuổi", "hội nhà báo", "hội văn học nghệ thuật", "liên minh hợp tác xã",
    "liên hiệp các hội khoa học và kỹ thuật", "liên hiệp các tổ chức hữu nghị", "liên hiệp hội khoa học và kỹ thuật",
    "vcci",
)  # fmt: skip

# Offices and organs of another body: a body follows (`Ban Thường vụ` + `Tỉnh ủy`); some stand alone too.
OF_BODY: tuple[str, ...] = (
    "ban thường vụ", "thường vụ", "thường trực", "ban thường trực", "thường trực ban", "ban chấp hành", "bch",
    "ban cán sự đảng", "ban cán sự", "đảng đoàn", "văn phòng", "chánh văn phòng", "phó chánh văn phòng", "chủ tịch",
    "phó chủ tịch", "chủ tịch, phó chủ tịch", "phó chủ tịch thường trực", "giám đốc", "phó giám đốc", "bí thư",
    "phó bí thư", "phó bí thư thường trực", "bộ trưởng", "thứ trưởng", "bộ trưởng, chủ nhiệm", "chủ nhiệm",
    "tổng thanh tra", "thống đốc", "cục trưởng", "trưởng", "phó trưởng",
    "thủ trưởng", "lãnh đạo", "người đứng đầu", "đồng chí bí thư", "đồng chí chủ tịch", "đồng chí giám đốc",
    "bí thư, chủ tịch", "viện trưởng", "chánh án", "chánh thanh tra", "tổng giám đốc", "tư lệnh", "chỉ huy trưởng",
    "đại hội", "đại hội đại biểu", "hội nghị", "tập thể", "cơ quan", "đảng bộ", "tổ giúp việc", "tổ công tác của",
    "ủy ban kiểm tra", "ubkt", "ban tổ chức", "ban tuyên giáo", "ban tuyên giáo và dân vận", "ban dân vận",
    "ban nội chính", "ban pháp chế", "ban văn hóa - xã hội", "ban kinh tế - ngân sách", "ban dân tộc", "các ban",
    "ban kinh tế", "ban chính sách, chiến lược", "ban chỉ đạo", "hội đồng", "chính quyền", "ubmttq", "đảng ủy",
    "ủy viên ban thường vụ",
)  # fmt: skip
STANDS_ALONE: frozenset[str] = frozenset(
    {
        "ban thường vụ", "ban thường trực", "ban chấp hành", "thường trực", "đảng bộ", "đảng ủy", "ban cán sự đảng",
        "đảng đoàn", "ủy ban kiểm tra", "ubkt", "ban tổ chức", "ban tuyên giáo", "ban tuyên giáo và dân vận",
        "ban dân vận", "ban nội chính", "ban pháp chế", "ban văn hóa - xã hội", "ban kinh tế - ngân sách",
        "ban dân tộc", "văn phòng", "chính quyền", "ban chỉ đạo",
    }
)  # fmt: skip

# Heads that need a name: `Sở` + `Văn hóa, Thể thao và Du lịch`, `Công ty` + `Điện lực Hậu Giang`.
NAMED: tuple[str, ...] = (
    "bộ", "sở", "ban", "ủy ban", "hội đồng", "hội", "liên hiệp", "liên hiệp các hội", "liên đoàn", "hiệp hội",
    "đoàn", "tổng cục", "cục", "chi cục", "vụ", "viện", "học viện", "trường", "trường đại học", "trường cao đẳng",
    "đại học", "trung tâm", "phòng", "công ty", "tổng công ty", "tập đoàn", "ngân hàng", "thanh tra", "công an",
    "báo", "đài", "ban quản lý", "ban quản lý dự án", "ban chỉ đạo", "ban soạn thảo", "ban tổ chức", "ban chỉ huy",
    "tổ công tác", "tổ", "hạt", "quỹ", "bệnh viện", "kho bạc nhà nước", "nhà xuất bản", "thông tấn xã", "hợp tác xã",
    "đảng ủy", "đảng bộ", "chi nhánh", "liên minh", "cơ quan", "tòa án", "viện kiểm sát", "trạm", "điện lực",
    "mặt trận", "cụm", "khối", "ban đại diện", "hội đồng quản trị", "ban giám đốc", "tạp chí",
)  # fmt: skip

# What follows the heads: fields of ministries, departments and boards. The commas and `và` inside belong to the name.
FIELDS: tuple[str, ...] = (
    "văn hóa, thể thao và du lịch", "văn hóa thể thao và du lịch", "văn hóa và thể thao", "văn hóa - thông tin",
    "văn hóa và thông tin", "văn hóa - xã hội", "văn hóa, khoa học và thông tin", "du lịch", "nội vụ", "tư pháp",
    "tài chính", "tài chính - kế hoạch", "kế hoạch và đầu tư", "kế hoạch - đầu tư", "kế hoạch đầu tư", "công thương",
    "xây dựng", "giao thông vận tải", "giao thông công chánh", "nông nghiệp và phát triển nông thôn",
    "nông nghiệp và môi trường", "nông nghiệp", "nông nghiệp và ptnt", "tài nguyên và môi trường", "tn&mt", "tnmt",
    "gd&đt", "gdđt", "kh&cn", "khcn", "kh&đt", "khđt", "vhttdl", "vh,tt&dl", "nn&ptnt", "nn&mt", "lđ-tb&xh",
    "lđtbxh", "gtvt", "tt&tt", "tttt", "lao động - thương binh và xã hội", "lao động, thương binh và xã hội",
    "lao động thương binh và xã hội", "thông tin và truyền thông", "giáo dục và đào tạo", "khoa học và công nghệ",
    "khoa học, công nghệ và môi trường", "y tế", "ngoại vụ", "ngoại giao", "quốc phòng", "quốc phòng, an ninh",
    "công an", "dân tộc", "dân tộc và tôn giáo", "dân tộc - tôn giáo", "quy hoạch - kiến trúc", "an toàn thực phẩm",
    "pháp chế", "kinh tế", "kinh tế và hạ tầng", "kinh tế - hạ tầng", "kinh tế - ngân sách",
    "kinh tế, hạ tầng và đô thị", "kinh tế - xã hội", "kinh tế và tài chính", "pháp luật và tư pháp",
    "quản lý đô thị", "tổ chức", "tổ chức - nội vụ", "tổ chức - kiểm tra", "tuyên giáo", "tuyên giáo và dân vận",
    "dân vận", "nội chính", "kiểm tra", "thi đua - khen thưởng", "bảo vệ, chăm sóc sức khỏe cán bộ",
    "cựu chiến binh", "nông dân", "liên hiệp phụ nữ", "liên hiệp thanh niên", "chữ thập đỏ", "khuyến học",
    "văn học nghệ thuật", "văn học - nghệ thuật", "nhà báo", "luật gia", "luật sư", "công chứng viên",
    "người cao tuổi", "bảo trợ người khuyết tật", "nạn nhân chất độc da cam/dioxin", "hợp tác xã", "lao động",
    "khoa học và kỹ thuật", "quản lý khu kinh tế", "quản lý các khu công nghiệp",
    "quản lý các khu kinh tế, khu công nghiệp", "quản lý các khu công nghiệp và khu kinh tế",
    "quản lý khu công nghiệp", "các khu công nghiệp", "các khu công nghiệp và khu kinh tế", "khu kinh tế",
    "đầu tư xây dựng", "đầu tư xây dựng các công trình giao thông",
    "đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn",
    "đầu tư xây dựng công trình dân dụng và công nghiệp", "hành chính công", "phục vụ hành chính công",
    "phục vụ hành chính công và kiểm soát thủ tục hành chính", "kiểm soát bệnh tật", "xúc tiến đầu tư",
    "xúc tiến đầu tư, thương mại và du lịch", "phát triển quỹ đất", "giáo dục thường xuyên",
    "giáo dục nghề nghiệp - giáo dục thường xuyên", "dịch vụ nông nghiệp", "khuyến nông",
    "trồng trọt và bảo vệ thực vật", "chăn nuôi và thú y", "kiểm lâm", "thủy lợi", "thủy sản",
    "phát triển nông thôn", "quản lý chất lượng nông lâm sản và thủy sản", "thống kê", "thuế", "hải quan",
    "quản lý thị trường", "thi hành án dân sự", "dự trữ nhà nước", "điện lực", "bưu chính viễn thông",
    "quốc gia ứng phó sự cố, thiên tai và tìm kiếm cứu nạn", "cộng đồng",
    "phổ thông dân tộc nội trú", "chính trị quốc gia hồ chí minh", "chính trị", "đối ngoại",
    "chỉ đạo cải cách hành chính", "chỉ đạo", "chuyển đổi số", "cải cách hành chính", "phòng, chống tham nhũng",
    "phòng, chống tham nhũng, lãng phí, tiêu cực", "phòng chống thiên tai và tìm kiếm cứu nạn", "phòng thủ dân sự",
    "an toàn giao thông", "thanh niên cộng sản hồ chí minh", "thanh niên", "quản lý vốn nhà nước tại doanh nghiệp",
    "giám sát tài chính quốc gia", "chứng khoán nhà nước", "phát triển nông thôn và quản lý chất lượng",
    "sức khỏe cán bộ",
)  # fmt: skip

# Heads whose plural is followed by a list of fields: `các Sở: Tài chính, Nội vụ`.
FIELD_HEADS: tuple[str, ...] = ("sở", "bộ", "ban", "phòng", "cục", "chi cục", "vụ", "hội")

# Groups of bodies, each member of the list in the same word class: `các sở, ban, ngành, đoàn thể cấp tỉnh`.
GROUP_MEMBERS: tuple[str, ...] = (
    "sở", "ban", "ngành", "bộ", "đoàn thể", "hội", "hội đoàn thể", "cơ quan", "đơn vị", "cơ quan ngang bộ",
    "cơ quan thuộc chính phủ", "địa phương", "tổ chức", "tổ chức chính trị - xã hội", "tổ chức đảng",
    "tổ chức cơ sở đảng", "cấp ủy", "cấp ủy đảng", "cấp", "chính quyền", "chính quyền các cấp", "doanh nghiệp",
    "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "đảng ủy", "đảng ủy trực thuộc", "đảng ủy xã", "đảng đoàn",
    "ban cán sự đảng", "ban đảng", "ban của đảng", "ban xây dựng đảng", "ban tham mưu", "cơ quan tham mưu",
    "giúp việc", "tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu", "chủ đầu tư",
    "nhà thầu", "trường", "trung tâm", "chi bộ", "đảng bộ", "mặt trận tổ quốc", "mặt trận", "hiệp hội", "đồng chí",
    "phòng", "ban, ngành", "lực lượng vũ trang", "cơ quan báo chí", "cơ quan chuyên môn", "sở, ban, ngành",
    "ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "thành viên", "khu vực", "bộ, ngành", "đảng viên", "cán bộ",
    "công chức", "viên chức", "cơ quan hành chính", "ban ngành", "bộ ngành", "đơn vị sự nghiệp",
    "đơn vị sự nghiệp công lập", "doanh nghiệp nhà nước", "cơ quan, đơn vị", "cá nhân", "hợp tác xã", "sở ban ngành",
    "chi, đảng bộ",
)  # fmt: skip
GROUP_HEADS: tuple[str, ...] = (
    "các",
    "những",
    "mỗi",
    "từng",
    "thủ trưởng các",
    "lãnh đạo các",
    "toàn thể các",
    "tất cả các",
)
GROUP_TAILS: tuple[str, ...] = (
    "liên quan", "có liên quan", "trực thuộc", "trực thuộc tỉnh", "trực thuộc tỉnh ủy", "trực thuộc trung ương",
    "thuộc tỉnh", "thuộc ubnd tỉnh", "thuộc ủy ban nhân dân tỉnh", "ở trung ương", "trung ương", "ở địa phương",
    "trên địa bàn", "trên địa bàn tỉnh", "trong tỉnh", "trong toàn tỉnh", "chức năng", "chính trị - xã hội",
    "nhà nước", "tỉnh ủy", "của tỉnh", "của đảng", "đảng", "giúp việc tỉnh ủy", "tham mưu, giúp việc tỉnh ủy",
    "hai cấp",
)  # fmt: skip

# Levels that may close a name, each with or without the name of a place.
LEVELS: tuple[str, ...] = (
    "tỉnh", "thành phố", "tp", "tp.", "thị xã", "huyện", "quận", "xã", "phường", "thị trấn", "đặc khu", "khu vực",
    "vùng", "trung ương", "tw", "việt nam", "đảng", "nhân dân", "quân sự", "cơ sở",
)  # fmt: skip
LEVEL_GROUPS: tuple[str, ...] = (
    "các cấp", "hai cấp", "cấp tỉnh", "cấp huyện", "cấp xã", "cấp tỉnh, cấp huyện", "cấp tỉnh, cấp xã", "cấp cơ sở",
    "cùng cấp", "cấp huyện, cấp xã", "các tỉnh, thành phố", "các tỉnh, thành phố trực thuộc trung ương",
    "tỉnh, thành phố", "tỉnh, thành phố trực thuộc trung ương", "các tỉnh", "các huyện", "các huyện, thành phố",
    "các huyện, thị xã, thành phố", "các huyện, thị xã và thành phố", "các quận, huyện", "các xã", "các xã, phường",
    "các xã, phường, thị trấn", "các xã, phường, đặc khu", "các xã, phường và đặc khu", "huyện, thị xã, thành phố",
    "huyện, thành phố", "xã, phường", "xã, phường, thị trấn", "xã, phường, đặc khu", "các địa phương", "địa phương",
)  # fmt: skip

# These end a run of name words: small ones after a capital (`Sở Y tế chủ trì`), any in a text all in capitals.
STOP_WORDS: frozenset[str] = frozenset({
    "ban", "hành", "báo", "bổ", "bộ", "các", "cần", "cho", "chỉ", "chịu", "chủ", "chuyển", "có", "cùng", "của",
    "cung", "đã", "đang", "đảm", "đăng", "đẩy", "đề", "để", "đến", "đó", "đôn", "được", "gắn", "gồm", "hoàn",
    "hướng", "kế", "khẩn", "khi", "khóa", "khoá", "kiểm", "kịp", "là", "làm", "lãnh", "lập", "một", "năm", "này",
    "nâng", "nêu", "ngày", "nghị", "nghiên", "nhằm", "nhiệm", "như", "phải", "phát", "phân", "phê", "phối", "quán",
    "quy", "quyết", "qua", "rà", "sau", "sẽ", "sở", "sớm", "sửa", "tại", "tham", "thành", "tháng", "theo", "thì",
    "thay", "thẩm", "thông", "thống", "thực", "thường", "tiếp", "tiến", "tổ", "trả", "triển", "trình", "trong",
    "trên", "từ", "tuyên", "tập", "tăng", "tạo", "và", "vào", "về", "việc", "với", "xây", "xem", "xin", "xử", "yêu",
    "ủy", "kết", "chương", "công", "căn", "điều", "hoặc", "nhưng", "nếu", "lần", "thứ", "số", "nơi", "nhất", "giao",
    "vẫn", "do", "bằng", "giúp", "cũng",
})  # fmt: skip
