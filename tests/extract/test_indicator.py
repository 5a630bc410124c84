"""What a figure measures: the phrase of the text that names it, and where it was found."""

import pytest

from extract.mentions import Lead
from extract.passage import passage_of_text
from extract.passages import label_of, read_passage


def names(text, lead=None):
    found = read_passage(passage_of_text(text), label=label_of(text), lead=lead).figures
    return [figure.indicator for figure in found]


SUBJECTS = [
    # the subject before its verb, without openings, periods, adverbs, bounds
    ("Năm 2022, thu ngân sách ước đạt 8.650 tỷ đồng.", ["thu ngân sách"]),
    ("Trong 6 tháng đầu năm 2022, toàn tỉnh đã giải ngân được 450 tỷ đồng.", ["giải ngân"]),
    ("Quy mô kinh tế ngày càng được mở rộng, năm 2020 đạt 38.300 tỷ đồng.", ["Quy mô kinh tế"]),
    ("Tỷ lệ lấp đầy các khu công nghiệp đạt 68%.", ["Tỷ lệ lấp đầy các khu công nghiệp"]),
    ("Lượng mưa trung bình đạt 1.850 mm.", ["Lượng mưa trung bình"]),
    ("Năng suất lúa bình quân 68,4 tạ/ha.", ["Năng suất lúa bình quân"]),
    ("Tỷ lệ hộ nghèo bình quân mỗi năm giảm 1,5%.", ["Tỷ lệ hộ nghèo"]),
    ("Vốn đầu tư tăng bình quân 12,5%/năm.", ["Vốn đầu tư"]),
    ("Diện tích rừng trồng mới 1.250 ha.", ["Diện tích rừng trồng mới"]),
    ("Tỷ lệ giải ngân thấp, mới đạt 35,2%.", ["Tỷ lệ giải ngân"]),
    ("Giá tôm thẻ dao động từ 118.000 đồng/kg.", ["Giá tôm thẻ"]),
    # a statistic keeps its relative clause
    ("Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ đạt 96,5%.", ["Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ"]),
    ("Tổng số TTHC thuộc phạm vi quản lý là 2.372.", ["Tổng số TTHC thuộc phạm vi quản lý"]),
    # commas that join nouns
    ("Tỷ lệ thôn, tổ dân phố văn hóa đạt 91%.", ["Tỷ lệ thôn, tổ dân phố văn hóa"]),
    ("Khu vực nông, lâm nghiệp và thủy sản tăng 3,1%.", ["Khu vực nông, lâm nghiệp và thủy sản"]),
    ("Tổng số hồ sơ các sở, ngành đã giải quyết là 195 hồ sơ.", ["Tổng số hồ sơ các sở, ngành đã giải quyết"]),
    # the object right before its number; what a verb gives
    ("Nhà máy có công suất 35.000 tấn/năm.", ["công suất"]),
    (
        "UBND tỉnh trình HĐND tỉnh xem xét, giao dự toán cho Sở Dân tộc là 10.506 triệu đồng.",
        ["dự toán cho Sở Dân tộc"],
    ),
    # a verb that belongs to the name; a statistic after a preposition; commas of a branch, not those of a verb
    ("Khối lượng thực hiện đạt khoảng 65% giá trị hợp đồng.", ["Khối lượng thực hiện"]),
    ("Lượng rác thải sinh hoạt phát sinh 684 tấn/ngày.", ["Lượng rác thải sinh hoạt phát sinh"]),
    ("Cải cách tiền lương theo mức lương cơ sở 2.340.000 đồng/tháng.", ["mức lương cơ sở"]),
    ("Trong đó, ngành chế biến, chế tạo tăng 12,8%.", ["ngành chế biến, chế tạo"]),
    ("Lực lượng lao động từ 15 tuổi trở lên ước 642 nghìn người.", ["Lực lượng lao động từ 15 tuổi trở lên"]),
    ("Một là, hoàn thành 3 công trình thủy lợi.", ["công trình thủy lợi"]),
    ("Nợ đọng xây dựng cơ bản còn 125 tỷ đồng.", ["Nợ đọng xây dựng cơ bản"]),
    ("Dự phòng ngân sách đã sử dụng 34 tỷ đồng.", ["Dự phòng ngân sách đã sử dụng"]),
    ("Hỗ trợ người bán vé số 1,5 triệu đồng/người.", ["Hỗ trợ người bán vé số"]),
    ("Lượng khách đi đường hàng không 1,2 triệu lượt.", ["Lượng khách đi đường hàng không"]),
    ("Tỷ lệ giải ngân đạt thấp (mới đạt 32,5%).", ["Tỷ lệ giải ngân"]),
    ("Dự án được phê duyệt điều chỉnh tổng mức đầu tư từ 12 tỷ đồng lên 15 tỷ đồng.", ["tổng mức đầu tư"] * 2),
    ("Có 67 người, trong đó Đài Loan 34 người.", ["người", "Đài Loan"]),
    ("Doanh nghiệp thành lập mới trong 10 tháng năm 2024 là 1.547 đơn vị.", ["Doanh nghiệp thành lập mới"]),
    ("Mưa lũ ảnh hưởng năng suất giảm từ 10 đến 15%.", ["năng suất"]),
    ("Vốn FDI thực hiện đạt 456 triệu USD.", ["Vốn FDI thực hiện"]),
    ("Tốc độ tải xuống trung bình 123,4 Mbps.", ["Tốc độ tải xuống trung bình"]),
    # who acts is not what is measured; the act is
    ("Sở Tài chính đã phân bổ 150 tỷ đồng.", ["phân bổ"]),
    ("Ban tổ chức đã trao giải cho 22 cá nhân.", ["trao giải"]),
    # a number inside the name of another
    (
        "Số đơn vị tự bảo đảm trên 70% chi thường xuyên là 36 đơn vị.",
        ["Số đơn vị tự bảo đảm", "Số đơn vị tự bảo đảm trên 70% chi thường xuyên"],
    ),
]
COUNTED = [
    (
        "Ban hành 15 văn bản chỉ đạo, điều hành; tổ chức 8 cuộc kiểm tra.",
        ["văn bản chỉ đạo, điều hành", "cuộc kiểm tra"],
    ),
    ("Đến nay có 51/51 xã đạt chuẩn nông thôn mới.", ["xã đạt chuẩn nông thôn mới"]),
    (
        "Có 14 dự án trọng điểm được khởi công với tổng mức đầu tư 5 tỷ đồng.",
        ["dự án trọng điểm được khởi công", "tổng mức đầu tư"],
    ),
    ("Có 45 hồ sơ quá hạn trên địa bàn huyện.", ["hồ sơ quá hạn"]),
    ("Có hơn 400.000 lượt giao dịch được thực hiện.", ["lượt giao dịch được thực hiện"]),
    ("Đề xuất xử lý đối với 303 văn bản.", ["Đề xuất xử lý văn bản"]),
    ("Kiểm tra việc chấp hành mệnh lệnh của 18 nhà máy điện.", ["nhà máy điện"]),
    ("Tổng thu của 15 bệnh viện công lập đạt 5 tỷ đồng.", ["bệnh viện công lập", "Tổng thu của 15 bệnh viện công lập"]),
    ("Sau sắp xếp, tỉnh giảm 5 sở, 38 phòng chuyên môn.", ["sở", "phòng chuyên môn"]),
    ("Còn 14 chủ đầu tư giải ngân dưới mức bình quân chung.", ["chủ đầu tư giải ngân dưới mức bình quân chung"]),
    ("Tặng 600 suất quà Tết trị giá 31 triệu đồng.", ["suất quà Tết", "suất quà Tết"]),
    ("Cắt giảm 30% thời gian và ít nhất 20% chi phí.", ["thời gian", "chi phí"]),
    ("Có 5 giải, gồm 2 giải nhất và 3 giải ba, tăng 4 giải.", ["giải", "giải nhất", "giải ba", "giải"]),
    ("Đơn vị sự nghiệp công lập thuộc Sở có 01 đơn vị.", ["Đơn vị sự nghiệp công lập thuộc Sở"]),
    ("Lượng mưa thiếu hụt 30% so với trung bình nhiều năm.", ["Lượng mưa"]),
    ("Khởi công 12 công trình, chuyển tiếp 25 công trình.", ["khởi công công trình", "chuyển tiếp công trình"]),
    ("Thu hồi 1.234 m2 đất lấn chiếm, tháo dỡ 56 công trình.", ["Thu hồi đất lấn chiếm", "công trình"]),
    ("Có 1.234 đối tượng được trợ giúp xã hội.", ["đối tượng được trợ giúp xã hội"]),
    ("Còn 18 xã chưa giải ngân hết vốn.", ["xã chưa giải ngân hết vốn"]),
    ("Kiểm tra tại 96 điểm trường, báo cáo kết quả về Sở.", ["điểm trường"]),
    ("Ban hành 12 kế hoạch, báo cáo.", ["kế hoạch, báo cáo"]),
    # lists of nouns stay whole, a list of clauses does not
    ("Bố trí 42 công chức, viên chức, người lao động.", ["công chức, viên chức, người lao động"]),
    ("Kiểm tra tại 42/42 cơ quan, đơn vị, địa phương.", ["cơ quan, đơn vị, địa phương"]),
    (
        "Xảy ra 45 vụ tai nạn giao thông, làm chết 18 người, bị thương 32 người.",
        ["vụ tai nạn giao thông", "làm chết", "bị thương"],
    ),
    (
        "Rà soát 734 văn bản của Hội đồng nhân dân, Ủy ban nhân dân tỉnh.",
        ["văn bản của Hội đồng nhân dân, Ủy ban nhân dân tỉnh"],
    ),
    (
        "Trao giải cho 22 cá nhân đạt giải nhất, nhì, ba và khuyến khích.",
        ["cá nhân đạt giải nhất, nhì, ba và khuyến khích"],
    ),
    ("Có 28 Nghị định về phân cấp, phân quyền, tỉnh đã chỉ đạo triển khai.", ["Nghị định về phân cấp, phân quyền"]),
    ("Bổ nhiệm 157 lãnh đạo cấp sở và tương đương.", ["lãnh đạo cấp sở và tương đương"]),
    # a relative clause with a number of its own
    ("Còn 04 xã có tỷ lệ hộ nghèo trên 5%.", ["xã có tỷ lệ hộ nghèo trên 5%", "tỷ lệ hộ nghèo"]),
    # the verb where the noun says too little, or where it tells two figures apart
    ("Công an đã điều tra làm rõ 234/256 vụ.", ["điều tra làm rõ"]),
    ("Mỗi năm tạo việc làm mới cho 18.500 lao động.", ["tạo việc làm mới"]),
    ("Trong năm, công bố mới 247 TTHC và bãi bỏ 60 TTHC.", ["công bố mới TTHC", "bãi bỏ TTHC"]),
    ("Đã rà soát 77 văn bản QPPL, xử lý 12 văn bản QPPL.", ["rà soát văn bản QPPL", "xử lý văn bản QPPL"]),
    ("Công bố mới 247 TTHC, sửa đổi, bổ sung 338 TTHC.", ["công bố mới TTHC", "sửa đổi, bổ sung TTHC"]),
    (
        "Thành lập mới 12 hợp tác xã, nâng tổng số lên 345 hợp tác xã.",
        ["thành lập mới hợp tác xã", "hợp tác xã"],
    ),
    ("Sáp nhập 45 thôn thành 22 thôn, giảm 23 thôn.", ["sáp nhập thôn", "thôn", "thôn"]),
    ("Lập biên bản 56 trường hợp vi phạm.", ["Lập biên bản trường hợp vi phạm"]),
    ("Số còn lại 111 nhà sẽ hoàn thành trước ngày 30/10.", ["nhà"]),
    ("Ban hành 34 kế hoạch, 12 công văn.", ["kế hoạch", "công văn"]),
    (
        "Huy động vốn đạt 71 tỷ đồng; cho vay 5 lĩnh vực ưu tiên 28 tỷ đồng.",
        ["Huy động vốn", "lĩnh vực ưu tiên", "cho vay 5 lĩnh vực ưu tiên"],
    ),
    ("Cứu trợ 6.520 nhân khẩu với 97,8 tấn gạo.", ["Cứu trợ nhân khẩu", "gạo"]),
    ("Nâng diện tích lên 8,5 m2/người, giảm ít nhất 10% lượng rác thải.", ["diện tích", "lượng rác thải"]),
    (
        "Đã chuyển đổi 318 ha cây trồng kém hiệu quả sang trồng sầu riêng, bơ, đạt 79,6% kế hoạch.",
        ["chuyển đổi cây trồng kém hiệu quả sang trồng sầu riêng, bơ"] * 2,
    ),
    ("Đã phê bình 7 tập thể, kiểm điểm 2 cá nhân.", ["phê bình", "kiểm điểm"]),
    ("Qua kiểm tra đột xuất 24 đơn vị, 5 đơn vị chưa niêm yết.", ["đơn vị", "đơn vị chưa niêm yết"]),
    ("Phấn đấu đến cuối nhiệm kỳ có 90% chi bộ vững mạnh.", ["chi bộ vững mạnh"]),
    # … or its owner, where the verb is the same
    (
        "Mô hình “Một lần” đã thực hiện 25 hồ sơ; mô hình “Không hẹn” đã thực hiện 34 hồ sơ.",
        ["Mô hình “Một lần”", "mô hình “Không hẹn”"],
    ),
    # a body in a bracket is whose they are
    (
        "Tổng số TTHC là 420 TTHC (Thuế tỉnh 217 TTHC; Công an tỉnh 167 TTHC).",
        ["Tổng số TTHC", "TTHC Thuế tỉnh", "TTHC Công an tỉnh"],
    ),
    ("Tổng số TTHC là 2.372 (cấp tỉnh 1.946 TTHC, cấp xã 426 TTHC).", ["Tổng số TTHC", "TTHC cấp tỉnh", "TTHC cấp xã"]),
    ("Quy định nhiệm vụ, quyền hạn đối với 14 sở, ngành và 12 chi cục.", ["sở, ngành", "chi cục"]),
    # the copula gives the number to the subject
    ("Mũi 1 là 650.000 liều, mũi 2 là 584.500 liều.", ["Mũi 1", "mũi 2"]),
    # parts named before their number
    ("Có 9 TTHC (cấp tỉnh 05 TTHC, cấp xã 04 TTHC).", ["TTHC", "TTHC cấp tỉnh", "TTHC cấp xã"]),
    ("Mỗi xã có ít nhất 02 sản phẩm OCOP đạt 3 sao trở lên.", ["sản phẩm OCOP đạt 3 sao trở lên"]),
    ("Kết nạp từ 550 đảng viên mới trở lên.", ["đảng viên mới"]),
    ("Thiệt hại do thiên tai: 5 người chết, 1.234 nhà bị hư hỏng.", ["người chết", "nhà bị hư hỏng"]),
    ("Trong số 45 chỉ tiêu, có 38 chỉ tiêu đạt và vượt.", ["chỉ tiêu", "chỉ tiêu đạt và vượt"]),
    # what a thing is for names nothing
    ("Hỗ trợ 12.345 tấn gạo cho 45.678 khẩu.", ["Hỗ trợ gạo", "khẩu"]),
    # extents of something
    ("Gieo cấy 42.350 ha lúa; thu hồi 12,5 ha đất.", ["Gieo cấy lúa", "thu hồi đất"]),
]
RIGHT = [
    ("Tiêu thụ 5 tấn, chủ yếu tại Nhật Bản (61%) và Hàn Quốc (22,5%).", ["Tiêu thụ", "Nhật Bản", "Hàn Quốc"]),
    ("Đến năm 2025, phấn đấu 100% xã, phường, thị trấn có mạng 5G.", ["xã, phường, thị trấn có mạng 5G"]),
    ("Bảo đảm 100% người có công được hưởng chế độ.", ["người có công được hưởng chế độ"]),
    ("Tỉnh đứng thứ 3 trong vùng về thu hút FDI.", ["thu hút FDI"]),
    ("Tỷ lệ trực tuyến đạt 78,5%; 100% cơ quan nhà nước ký số.", ["Tỷ lệ trực tuyến", "cơ quan nhà nước ký số"]),
    ("Qua đánh giá, có 85% chi bộ hoàn thành tốt nhiệm vụ.", ["chi bộ hoàn thành tốt nhiệm vụ"]),
    ("Có 1.250 ngôi nhà bị tốc mái, 350 ha lúa bị ngập.", ["ngôi nhà bị tốc mái", "lúa bị ngập"]),
    (
        "Mưa làm 420 ha lúa và hoa màu bị ngập, 12,6 km đê bị sạt lở.",
        ["lúa và hoa màu bị ngập", "đê bị sạt lở"],
    ),
    ("Doanh nghiệp tăng 12% về số doanh nghiệp và tăng 23% về vốn.", ["số doanh nghiệp", "vốn"]),
]
CARRIED = [
    ("Kiểm tra tại 42 cơ quan (gồm: 04 sở, 38 xã), đạt 100% kế hoạch.", ["cơ quan", "sở", "xã", "cơ quan"]),
    # asides lend no name: what hangs on a preposition, a count before another measure
    ("Số thuế nợ là 486 tỷ đồng của 1.308 người nộp thuế, giảm 5,4%.", ["Số thuế nợ", "người nộp thuế", "Số thuế nợ"]),
    (
        "Sản lượng đạt 2.940 tấn do ảnh hưởng của 2 cơn bão; lũy kế 10 tháng đạt 31.275 tấn.",
        ["Sản lượng", "cơn bão", "Sản lượng"],
    ),
    # a list of names, a list of numbers
    (
        "Diện tích, năng suất, sản lượng lúa lần lượt đạt 45.000 ha, 62 tạ/ha và 279.000 tấn.",
        ["Diện tích", "năng suất", "sản lượng lúa"],
    ),
    (
        "Hành khách đạt 9 triệu lượt, hàng hóa đạt 5 triệu tấn, lần lượt tăng 8% và 10%.",
        ["Hành khách", "hàng hóa", "Hành khách", "hàng hóa"],
    ),
    ("Tổ chức lần lượt 3 hội nghị, 2 lớp tập huấn.", ["hội nghị", "lớp tập huấn"]),
    ("Chỉ số PCI tăng 2,3 điểm và 8 bậc so với năm 2021.", ["Chỉ số PCI"] * 2),
    (
        "Năng suất mía 68 tấn/ha; giá thu mua từ 1,1 - 1,2 triệu đồng/tấn, tăng 80.000 đồng/tấn.",
        ["Năng suất mía", "giá thu mua", "giá thu mua"],
    ),
    ("Số ca mắc là 46 ca, cộng dồn từ đầu năm 1.108 ca.", ["Số ca mắc"] * 2),
    ("Chỉ số SIPAS đạt 85%, đứng đầu khu vực phía Bắc và thứ 6 cả nước.", ["Chỉ số SIPAS"] * 2),
    ("Giải ngân đạt 18,4%, thấp hơn bình quân cả nước (20,1%).", ["Giải ngân", "bình quân cả nước"]),
    ("Thu nội địa đạt 102% dự toán Trung ương giao và 98% dự toán tỉnh giao.", ["Thu nội địa"] * 2),
    ("Chi ngân sách đạt 412,6 tỷ đồng, bằng 48,1% dự toán, tăng 15,4 tỷ đồng.", ["Chi ngân sách"] * 3),
    ("Tỷ lệ hộ nghèo giảm từ 5,2% xuống còn 3,8%.", ["Tỷ lệ hộ nghèo"] * 2),
    ("Số đơn vị hành chính cấp xã giảm từ 184 xuống còn 177 đơn vị.", ["Số đơn vị hành chính cấp xã"] * 2),
    # a bracket lends nothing to what follows it; a bare rate is of what stands before
    ("Kiểm tra tại 42 cơ quan (gồm 04 sở và 38 xã), đạt 100% kế hoạch.", ["cơ quan", "sở", "xã", "cơ quan"]),
    ("Số hồ sơ đúng hạn là 193.457 (tỷ lệ 99,1%).", ["Số hồ sơ đúng hạn"] * 2),
    ("Tỷ lệ hồ sơ trực tuyến đạt 90,58% (419/462 hồ sơ).", ["Tỷ lệ hồ sơ trực tuyến"] * 2),
]


@pytest.mark.parametrize(("text", "want"), [*SUBJECTS, *COUNTED, *RIGHT, *CARRIED])
def test_a_figure_is_named(text, want):
    assert names(text) == want


COLONS = [
    ("Hệ số ICOR tăng trong các giai đoạn gần đây: giai đoạn 2004 - 2010 là 2,94.", ["Hệ số ICOR"]),
    ("Số kiến nghị đã thực hiện là 94 triệu đồng, số kiến nghị chưa thực hiện: 12 triệu đồng.", None),
    (
        "Số PAKN được tiếp nhận: 49, trong đó, tháng trước chuyển sang: 20, trong tháng: 29.",
        ["Số PAKN được tiếp nhận", "tháng trước chuyển sang", "trong tháng"],
    ),
    # words that only open a list name nothing
    ("Tiếp nhận 49 vụ, gồm: 47 vụ mới; 02 vụ cũ.", ["Tiếp nhận", "vụ mới", "vụ cũ"]),
    ("Chi thường xuyên: Thực hiện 26.798 tỷ đồng.", ["Chi thường xuyên"]),
    (
        "Đào tạo nghề cho 3.600 lao động thuộc hộ nghèo: 21.400 triệu đồng.",
        ["Đào tạo nghề", "Đào tạo nghề cho 3.600 lao động thuộc hộ nghèo"],
    ),
    ("Sản lượng trong tháng: gạch xây 42 triệu viên, giày da 1,2 triệu đôi.", ["gạch xây", "giày da"]),
    ("Tai nạn giao thông giảm cả 3 tiêu chí: giảm 12 vụ, giảm 5 người chết.", ["Tai nạn giao thông", "người chết"]),
    ("Chi đầu tư phát triển: Thực hiện giải ngân 3.757 tỷ đồng.", ["Chi đầu tư phát triển"]),
]


@pytest.mark.parametrize(("text", "want"), COLONS)
def test_before_a_colon(text, want):
    assert names(text) == (want or ["Số kiến nghị đã thực hiện", "số kiến nghị chưa thực hiện"])


def test_from_the_lead_in_then_the_heading():
    lead = Lead("Kết quả giải ngân vốn đầu tư công:", "Đầu tư công")
    assert names("Đạt 85% kế hoạch.", lead) == ["giải ngân vốn đầu tư công"]
    assert names("Đạt 85% kế hoạch.", Lead(None, "Thu ngân sách nhà nước")) == ["Thu ngân sách nhà nước"]
    assert names("Đạt 85% kế hoạch.") == [None]
