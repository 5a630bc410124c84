"""Words by the part they play between what is measured and its number.

Every table maps a wording (folded, words joined by one blank) to its part. The longest wording that matches wins, so a
compound that ends or begins like a shorter one is protected by an entry of its own (`tổng số` against `số`).
"""

from __future__ import annotations

from typing import Literal, TypeVar

_Part = TypeVar("_Part", bound=str)
Predicate = Literal["link", "change", "bound", "adverb", "average", "new", "noun"]
Verb = Literal["strong", "weak", "noun"]


def _table(groups: dict[_Part, str]) -> dict[str, _Part]:
    return {wording: part for part, words in groups.items() for wording in words.split("|")}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


PREDICATE: dict[str, Predicate] = _table(
    {
        # says that the number is the value: `thu ngân sách |đạt| 5 tỷ`
        "link": "đạt được|đạt|là|bằng|còn lại|còn|chiếm tỷ lệ|chiếm tỷ trọng|chiếm|đáp ứng|gấp|xếp hạng|xếp|đứng|"
        "ở mức|đến mức|mức|tương đương|tương ứng|gồm có|bao gồm|gồm|có|hiện có|lên đến|lên tới|lên|xuống còn|xuống|"
        "nâng lên|thành|chỉ còn|thu được|trị giá|với|thực hiện|đạt tỷ lệ|đạt mức|"
        "xảy ra|phát sinh|ghi nhận|dao động|xếp vị|:",
        "change": "tăng trưởng|tăng thêm|tăng lên|tăng|giảm xuống|giảm thêm|giảm|vượt|thiếu hụt|hụt|rút ngắn|"
        "cắt giảm|cao hơn|"
        "thấp hơn|tiết giảm|kéo giảm|nhiều hơn|ít hơn|lớn hơn|nhỏ hơn|nâng|đưa|tụt|vượt kế hoạch|vượt dự toán|"
        "vượt chỉ tiêu|vượt quy chuẩn|vượt tiêu chuẩn|vượt giới hạn|vượt ngưỡng|vượt quy chuẩn cho phép|"
        "vượt tiêu chuẩn cho phép|vượt giới hạn cho phép|vượt ngưỡng cho phép|vượt mức cho phép|"
        "vượt công suất thiết kế|vượt thiết kế|"
        "so với kế hoạch|so với dự toán|so với",
        "bound": "khoảng|gần|hơn|trên|dưới|xấp xỉ|chừng|không quá|tối đa|ít nhất|tối thiểu|không dưới|"
        "không thấp hơn|không vượt quá|từ|đến|tới|chưa đến|chưa tới|chưa đầy|trên dưới",
        "adverb": "được|chỉ|đã|đều|cũng|thêm|mỗi năm|hằng năm|hàng năm|cao|thấp|nhẹ|mạnh|dần|thì|nữa|cả|tổng cộng|"
        "lần lượt|cho|thực tế|ổn định|duy trì|phải|cần|sẽ|dự kiến|phấn đấu|nay|trong đó|cụ thể|nhất là|và|đang|"
        "cơ bản|tích cực|bị|vẫn|hiện|hiện nay|tổng|số|năm|để|đó|do|lũy kế|không|chưa|riêng|ước tính|ước thực hiện|"
        "ước|dự ước|thứ|hạng|vị trí|khoản|nhanh|khá|đáng kể|như|tại|của|như sau|đối với|cộng dồn|"
        "đột xuất",
        # part of a name (`năng suất |bình quân| 62 tạ/ha`) or an adverb (`tăng |bình quân| 5%`): the word before tells
        "average": "bình quân|trung bình",
        # part of a name (`trồng |mới| 120 ha`) or an adverb (`|mới| đạt 35%`): the word after tells
        "new": "mới",
        # no predicate although it ends like one
        "noun": "thiết bị|chuẩn bị|trang bị|chiều dài|chiều rộng|kéo dài|mở rộng|băng rộng|băng thông rộng|diện rộng|"
        "tổng số|tổng mức|chỉ số|hệ số|dân số|điểm số|doanh số|chữ ký số|chuyển đổi số|kinh tế số|xã hội số|"
        "công nghệ số|chính quyền số|dữ liệu số|nền tảng số|định mức|đơn giá|mặt bằng|đồng bằng|văn bằng|cân bằng|"
        "lấp đầy|thể hiện|phát hiện|xuất hiện|biểu hiện|giá trị tăng thêm|tốc độ tăng|tốc độ tăng trưởng|"
        "mức tăng trưởng|tỷ lệ tăng|mức tăng|mức giảm|tốc độ giảm|tỷ lệ giảm|gia tăng|miễn giảm|cây hằng năm|"
        "cây hàng năm|sắp xếp|nâng cao|trở lên|trở xuống|chất lượng cao|công nghệ cao|trình độ cao|vùng cao|"
        "hiệu quả cao|tài khoản|điều khoản|các khoản|lấn chiếm|khách đến|làm thêm|"
        "dạy thêm|học thêm|thứ hạng|thôn bản|tự bảo đảm|tự đảm bảo|chứng chỉ|địa chỉ|tín chỉ|công bằng|cấp trên|"
        "cấp dưới|giá cả|tất cả|đồng đều|vùng sâu|tuyến trên|tuyến dưới|làm chủ|hạn mức|quy chuẩn|nâng tầm|"
        "đưa vào|ra đưa|bậc cao|cao cấp|cao tầng|thấp tầng|trồng thêm|số hiện có|"
        "xây dựng cơ bản|dịch vụ cơ bản|nhu cầu cơ bản|giáo dục cơ bản|điều tra cơ bản|lương cơ bản|"
        "hoàn thành|hình thành|trưởng thành|tạo thành|cấu thành|nội thành|ngoại thành|chiều cao|độ cao|"
        "tầm cao|tối cao|đỉnh cao|người thu nhập thấp|hộ thu nhập thấp|trũng thấp|vùng thấp|áp thấp|thế mạnh|"
        "sức mạnh|vững mạnh|điểm mạnh|"
        "bị thương nhẹ|"
        "công nghiệp nhẹ|xét nghiệm nhanh|test nhanh|phản ứng nhanh|loại khá|tự do|"
        "lý do|hàng không|phòng không|"
        "tải xuống|tải lên|đi lên|trên không|vé số|xổ số|thiểu số|đa số|thông số|tần số|trị số|cây số|"
        "văn bản đến|công văn đến|hồ sơ đến|"
        "tồn tại|hiện tại|triệt để|sẵn có|vốn có|nhà riêng|truyền đạt|"
        "giá trị gia tăng|suy giảm|ô nhiễm nặng|nhà nước giao|khối lượng thực hiện|giá trị thực hiện|vốn thực hiện|"
        "tiến độ thực hiện|kết quả thực hiện|kinh phí thực hiện|vốn đầu tư thực hiện|thời gian thực hiện",
    }
)
"""Wordings between a phrase and its number, read leftwards from the number."""

OPENING: frozenset[str] = _set(
    "và|còn|trong đó|trong đó có|cụ thể|cụ thể là|cụ thể như sau|riêng|nhất là|đặc biệt|đặc biệt là|ngoài ra|"
    "bên cạnh đó|đồng thời|qua đó|theo đó|như vậy|tuy nhiên|nhưng|lũy kế|luỹ kế|đến nay|hiện nay|hiện tại|hiện|đã|"
    "ước|ước tính|ước thực hiện|ước cả năm|dự kiến|dự ước|phấn đấu|phấn đấu đến|mục tiêu|mục tiêu là|quyết tâm|"
    "kết quả|trong kỳ|trong năm|trong tháng|trong quý|cả năm|mỗi năm|hằng năm|hàng năm|bình quân|trung bình|"
    "toàn tỉnh|toàn huyện|toàn xã|toàn thành phố|toàn ngành|toàn quốc|toàn vùng|toàn đảng bộ|toàn thị xã|"
    "đến cuối nhiệm kỳ|cuối nhiệm kỳ|đầu nhiệm kỳ|đến hết nhiệm kỳ|trong nhiệm kỳ|cuối kỳ|đến cuối kỳ|đến cuối năm|"
    "cuối năm|đầu năm|đến hết năm|toàn quận|toàn thành|"
    "trên địa bàn|trên địa bàn tỉnh|trên địa bàn huyện|trên địa bàn thành phố|"
    "trên địa bàn xã|trên địa bàn toàn tỉnh|cả nước|từ đó|thời gian qua|nâng|đưa|tổng cộng|gồm|bao gồm|có|với|"
    "được|tính chung|so với cùng kỳ|như|về|đối với|là|làm cho|thì|chủ yếu|chủ yếu là|sẽ|thực hiện|hoàn thành|đạt|"
    "khoảng|trên|gần|hơn|qua|do|tổng số có|tại|ở|cùng|cùng với|trong|nay|qua đánh giá|qua kiểm tra|qua rà soát|"
    "trong số này có|trong số này|trong số đó có|trong số đó|"
    "cho thấy|nhìn chung|đã có|hiện có|mà|để|nhằm|từng|bảo đảm|đảm bảo|cộng dồn|cho phép"
)
"""Wordings that a clause opens with before it names what is measured."""

OPENING_KEPT: frozenset[str] = _set(
    "hoàn thành|thực hiện|nâng cao|đưa vào|đạt chuẩn|có việc làm|có điều kiện|về đích|tại chỗ|nâng cấp|trong nước|"
    "ở lại|"
    "cùng kỳ|nâng hạng|nâng lương|qua đào tạo|trên không|tại ngũ"
)
"""Openings that belong to the phrase: `|hoàn thành|"
" bàn giao mặt bằng`; `thực hiện`, `hoàn thành` if a word follows."""

VERBS: dict[str, Verb] = _table(
    {
        # ends the subject before its number, whatever stands between
        "strong": "tăng|giảm|đạt|chiếm|gấp|ngày càng|từng bước|tiếp tục|ước|xếp|đứng thứ|duy trì|chuyển dịch|vẫn|còn|"
        "luôn",
        # ends a subject only where its number stands in a later part
        "weak": "là|vượt|được|đã|đang|sẽ|chưa|không|thấp|cao|bằng|có|rất|khá|tương đối|ổn định|chỉ|phát triển mạnh|"
        "cơ bản|gồm|bao gồm|phấn đấu|dự kiến|đều|cũng|phục hồi|tập trung|bị|cần|phải|với",
        "noun": "tiết giảm|kéo giảm|"
        "tốc độ tăng|tốc độ tăng trưởng|tỷ lệ tăng|mức tăng|giá trị tăng|giá trị tăng thêm|độ tăng|tăng trưởng|"
        "miễn giảm|cắt giảm|tỷ lệ giảm|mức giảm|tốc độ giảm|giảm nghèo|giảm sinh|đạt chuẩn|vượt qua|thấp nhất|"
        "cao nhất|cao đẳng|cao tốc|cao cấp|cao học|cao su|cao tuổi|chất lượng cao|công nghệ cao|mặt bằng|"
        "đồng bằng|văn bằng|công bằng|có việc làm|có điều kiện|người có công|có hạt|có thu nhập|sẵn có|sắp xếp|"
        "không dùng tiền mặt|"
        "tăng cường|còn hiệu lực|tiếp tục đầu tư|được giao|được duyệt|được phê duyệt|đối thoại với|phối hợp với|"
        "gắn với|"
        "so với|tầng cao|bậc cao|chỉ đạo|chỉ tiêu|chỉ số|chỉ thị|chỉ định|chỉ huy|chỉ dẫn|không ngừng|"
        "có hiệu lực|có hiệu quả|"
        "xây dựng cơ bản|dịch vụ cơ bản|nhu cầu cơ bản|giáo dục cơ bản|điều tra cơ bản|lương cơ bản|"
        "có liên quan|có mục tiêu|đình chỉ|điều chỉnh tăng|điều chỉnh giảm|"
        "có thẩm quyền|có hại|có nguy cơ|có hoàn cảnh|có phát sinh|có đông|có tổ chức|không gian|không khí|"
        "cần thiết|cao điểm|tỷ lệ giảm nghèo|ước tính|giảm phát thải|có nhu cầu|nâng cao",
    }
)
"""Verbs inside a clause, read rightwards; `noun` marks compounds that are none."""

STATISTICS: frozenset[str] = _set(
    "tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tổng số|tổng|số|số lượng|số lượt|chỉ số|hệ số|mật độ|dân số|diện tích|"
    "sản lượng|năng suất|giá trị|quy mô|qui mô|tốc độ|mức|thu nhập|kim ngạch|doanh thu|vốn|kinh phí|doanh số|"
    "dư nợ|nợ|thu|chi|grdp|gdp|cpi|iip|pci|papi|sipas|lượng|độ|thời gian|tuổi thọ|nguồn|giải ngân|tăng trưởng|"
    "lũy kế|chi phí|lợi nhuận|công suất|chiều dài|dự toán|tổng dự toán|tổng mức|tổng vốn|tổng kinh phí|tổng thu|"
    "tổng chi|tổng diện tích|tổng sản lượng|tổng giá trị|tổng doanh thu|tổng dư nợ|tổng mức đầu tư|tổng số tiền|"
    "số tiền|khối lượng|trữ lượng|năng lực|mức độ|lãi suất|giá|đơn giá|tổng thu nhập|bình quân|lợi ích|số thu|"
    "số chi|vốn đầu tư|nguồn vốn|kế hoạch vốn|hạn mức|điểm số|lượt khách|tổng lượt khách|nguồn thu|cơ cấu|tiến độ|"
    "định mức|mức lương|mức hỗ trợ|đàn|lưu lượng|lượng mưa|nhiệt độ|độ che phủ|chiều rộng|chiều cao|dung tích|"
    "trọng lượng|thuế|lực lượng lao động|dự phòng ngân sách|quỹ dự trữ|bội chi|bội thu|thặng dư|công nợ|"
    "nợ đọng|sức chứa|"
    "tải trọng|trọng tải|tần suất|dung lượng|băng thông|bán kính|chu vi"
)
"""Heads of a statistic: such a phrase keeps its relative clause (`Tỷ lệ hộ |được dùng nước sạch|`)."""
NO_STATISTIC: frozenset[str] = _set(
    "số hóa|thu hút|thu hồi|thu thập|thu được|thu giữ|thu gom|thu hoạch|chi bộ|chi nhánh|chi tiết|chi cục|chi hội|"
    "chi đoàn|chi ủy|chi trả|tổng kết|tổng hợp|tổng cục|tổng công ty|nguồn gốc|giá đỡ|giải ngân|độ tuổi|vốn có|"
    "thu nhận|thu mua|thu dọn|"
    "vốn dĩ|mức phạt|thuế tỉnh|thuế thành phố|thuế khu vực|thuế cơ sở|nguồn nhân lực|nguồn lao động"
)
BARE_STATISTICS: frozenset[str] = _set(
    "tổng số|tổng|số|tổng cộng|mức|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|bình quân|số còn lại|kế hoạch|"
    "chỉ tiêu|mục tiêu|dự toán|nghị quyết|số lượng|thực hiện"
)
"""Statistics that name nothing by themselves: `(|tỷ lệ| 99,1%)` is of what stands before."""

AGENTS: frozenset[str] = _set(
    "ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ủy ban|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng ủy|cấp ủy|"
    "tỉnh|thành phố|huyện|thị xã|xã|phường|quận|sở|bộ|ban|cục|chi cục|phòng|công an|lực lượng|các lực lượng|"
    "các sở|các ngành|các cấp|các địa phương|các đơn vị|các cơ quan|các huyện|các xã|cơ quan|đơn vị|địa phương|"
    "ngành|toàn ngành|trung tâm|hội|đoàn|mặt trận|mttq|liên đoàn|thường trực|chính phủ|quốc hội|tòa án|"
    "viện kiểm sát|bệnh viện|trường|văn phòng|kho bạc|chủ tịch|giám đốc|thủ trưởng|bộ chỉ huy|bộ đội|hải quan|"
    "ngân hàng|kiểm toán|thanh tra|báo và phát thanh|"
    "đài phát thanh|đài truyền hình|các tổ chức|các bệnh viện|các trường|các hội|các đoàn thể|hội phụ nữ|"
    "hội nông dân|đoàn thanh niên|tổ chức tín dụng|các ngân hàng|các tổ chức tín dụng|ủy ban kiểm tra|đảng bộ|"
    "ban tổ chức|đoàn kiểm tra|"
    "các cơ sở|các cơ sở y tế|các bệnh viện|"
    "tổng công ty|tập đoàn|công ty|vụ|khu dân cư|thôn|tổ dân phố|khu phố|tòa án nhân dân|viện kiểm sát nhân dân"
)
"""Heads of bodies and places: who acts is not what is measured."""

AUXILIARIES: frozenset[str] = _set(
    "cho phép|xem xét|đồng ý|thống nhất|chấp thuận|đã|đang|sẽ|cần|phải|tiếp tục|vừa|mới|cũng|đều|hiện|"
    "đã được|được|đã thực hiện|thực hiện|tổ chức thực hiện|"
    "đã tổ chức|tập trung|phấn đấu|dự kiến|kịp thời|chủ động|thường xuyên|kính trình|ước|bảo đảm|đảm bảo|chỉ đạo|"
    "chủ trì|phối hợp|khẩn trương|nghiêm túc|tích cực|quyết liệt|đẩy nhanh|đẩy mạnh|tăng cường"
)

ACTIONS: frozenset[str] = _set(
    "ban hành|tổ chức|triển khai|xây dựng|thực hiện|hoàn thành|giải ngân|thu hút|cấp|cấp mới|phê duyệt|thẩm định|"
    "kiểm tra|giám sát|thanh tra|xử lý|tiếp nhận|giải quyết|kết nạp|khai trừ|thi hành|công bố|công bố mới|"
    "công nhận|sửa đổi|bổ sung|bãi bỏ|rà soát|tự kiểm tra|cắt giảm|đơn giản hóa|đào tạo|bồi dưỡng|tập huấn|"
    "tuyển dụng|bổ nhiệm|điều động|luân chuyển|biệt phái|tăng cường|hỗ trợ|chi trả|vận động|huy động|quyên góp|"
    "trao|trao tặng|trao giải|tặng|khởi công|khánh thành|nâng cấp|sửa chữa|lắp đặt|trồng|trồng mới|gieo trồng|"
    "gieo cấy|gieo sạ|xuống giống|thu hoạch|khai thác|sản xuất|xuất khẩu|nhập khẩu|thu hồi|giao|bàn giao|bố trí|"
    "phân bổ|phân công|cử|đón|phục vụ|tiêm|tiêm chủng|khám|điều trị|phát hiện|bắt giữ|bắt|khởi tố|điều tra|"
    "điều tra làm rõ|truy tố|xét xử|thụ lý|hòa giải|hòa giải thành|xử phạt|thu giữ|tịch thu|tuyên truyền|"
    "phát sóng|đăng tải|xuất bản|in|in ấn|phát|phát hành|cung cấp|kết nối|số hóa|cài đặt|ghi nhận|"
    "thành lập|giải thể|sáp nhập|tinh giản|thông qua|tham mưu|trình|đề xuất|kiến nghị|tiếp|đối thoại|gặp mặt|"
    "trả lời|tạo|tạo việc làm|giới thiệu|mua|bán|mở|khai giảng|quản lý|chăm sóc|bảo tồn|tu bổ|tôn tạo|đầu tư|"
    "di dời|cứu|cứu nạn|dập tắt|huấn luyện|tuyển|tuyển sinh|phát triển|điều chuyển|cho vay|xóa|làm|làm mới|"
    "xây mới|xây|nộp|hoàn thiện|đánh giá|phân loại|truy thu|công chứng|chứng thực|tích hợp|biên soạn|đề nghị|"
    "vận hành|nghiệm thu|quyết toán|đấu giá|đấu thầu|thu phí|kiểm định|giám định|tiếp đón|làm chết|làm bị thương|"
    "bị thương|gia cố|nạo vét|mở rộng|cải tạo|duy tu|giải phóng|đưa|chuyển|thăm hỏi|tặng quà|thăm|phẫu thuật|"
    "cách ly|chuyển đổi|thả|nuôi|nuôi trồng|tái đàn|tiêu hủy|đưa vào|ký kết|ký|tham gia|lập|gửi|khám chữa bệnh|"
    "truyền thông|"
    "cập nhật|dựng|đúc|kéo|đóng điện|lắp|mua sắm|tiết kiệm|bê tông hóa|cứng hóa|nhựa hóa|dành|khắc phục|"
    "đóng góp|ủng hộ|hiến|cắt tỉa|"
    "góp vốn|"
    "rút vốn|"
    "vay vốn|chuyển nhượng|nhận chuyển nhượng|khiển trách|cảnh cáo|cách chức|"
    "thu nhận|thu mua|kích hoạt|tháo dỡ|"
    "chuyển tiếp|đình chỉ|đình chỉ hoạt động|sửa|triệt phá|công khai"
)
NO_ACTIONS: frozenset[str] = _set(
    "cấp tỉnh|cấp xã|cấp huyện|cấp trung ương|cấp cơ sở|cấp ủy|cấp phòng|cấp sở|cấp bộ|cấp quốc gia|làm việc|"
    "tái phát|bùng phát|tự phát|xuất phát|trợ cấp|phụ cấp|trung cấp|sơ cấp|các cấp|phân cấp|cao cấp|thứ cấp|"
    "chế tạo|sáng tạo|"
    "chăn nuôi|cây trồng|trực tiếp|gián tiếp|chương trình|công trình|quá trình|quy trình|lộ trình|giáo trình|"
    "gạch xây|vật liệu xây|"
    "mua bán|buôn bán|việc làm|công lập|dân lập|tư lập|độc lập|tự lập|đăng ký|tiền gửi|vận chuyển|giao lưu|"
    "vật nuôi|hợp tác|chính phủ giao|trung ương giao|tỉnh giao|được giao|dự án đầu tư|tổng mức đầu tư|"
    "vốn đầu tư|nhà đầu tư|chủ đầu tư|"
    "giao thông|thăm quan|phát triển mạnh|chuyển biến|mở đầu|trình độ|tiếp theo|bắt đầu|giao ban|lập kế hoạch"
)
"""Verbs that do something to what is counted: `|ban hành| 15 văn bản`."""

COUNT_ENDS: frozenset[str] = _set(
    "so với|tăng|giảm|chiếm|trong đó|gồm|bao gồm|bằng|vượt|ước|tương ứng|tương đương|nhưng|để|nhằm|nên|với|trở lên|"
    "trị giá|có giá trị|tổng trị giá|có tổng giá trị|mỗi năm|mỗi tháng|mỗi quý|mỗi ngày|"
    "trở xuống|thì|do|vì|lên|xuống|theo|tại|trên|ở|vào|qua|từ|và đã|cho|đến|cùng với|cùng|đạt tỷ lệ|là|đảm bảo|"
    "góp phần|giúp|thành|nâng|thông qua|sau|khi|dưới|hiện|mà|cũng|đều|hết|trong"
)
"""Where the name of a counted thing ends: `12 xã |trên| địa bàn`, `47 đơn |qua| hệ thống`."""
COUNT_ENDS_NOT: frozenset[str] = _set(
    "nhà ở|ở nước ngoài|ở xã hội|nhà ở xã hội|tăng cường|tăng trưởng|miễn giảm|giảm nghèo|đối thoại với|phối hợp với|"
    "gắn với|với doanh nghiệp|ký kết với|đạt chuẩn|qua đào tạo|trên không|trên biển|trên đường|trên tuyến|trên sông|"
    "trên quốc lộ|đến lớp|đến trường|đến hạn|là nữ|là đảng viên|là hội viên|là người|trong nước|trong độ tuổi|"
    "trong nhà|trong tỉnh|"
    "mặt bằng|đồng bằng|văn bằng|bằng cấp|công bằng|cân bằng|bằng lái|bằng khen|tại nhà|tại cơ sở|trên cạn|"
    "theo yêu cầu|"
    "qua biên giới|qua mạng|trên mạng|cho con bú|đến khám|đến thăm|đến tuổi|đến độ tuổi|dưới tán rừng|vào cấp|"
    "vào đảng|"
    "đi qua|vượt nghèo|vượt khó|từ xa|theo hợp đồng|hết hạn|trong và ngoài nước|trong và ngoài tỉnh|lên lớp|"
    "theo dõi|sau đại học|dưới nước|cho vay|cho thuê|từ thiện|hiện đại|hiện có|tại ngũ|tại chỗ|"
    "còn hiệu lực|còn sống|vào lớp|nâng cao|nâng cấp|đạt và vượt|"
    "thực hiện|phát hiện|thể hiện|thành thị|thành phố|thành lập|thành viên|thành công|thành tích|thành phần|"
    "thành tựu|thành quả|thành niên|lấn chiếm|chiếm dụng|chiếm đoạt|suy giảm|giảm thiểu|gia tăng|hương ước|quy ước|"
    "công ước|kèm theo|tiếp theo|tồn tại|hiện tại|cuối cùng|trợ giúp|giúp việc|giúp đỡ|sau cai|sau sinh|"
    "hết vốn|hết hiệu lực|hết thời hạn|sau thu hoạch|xuất hiện|hiện vật|hiện trạng|trong sạch|xuống giống|"
    "xuống cấp|đầu vào|tự do|lý do|"
    "thành thạo|hoàn thành|hình thành|trưởng thành|thành chương|triệt để|và tương đương|ở cấp tỉnh|ở cấp huyện|"
    "ở cấp xã|ở cơ sở|ở nông thôn|ở đô thị|ở thành thị|dưới mức|trên mức|dưới trung bình|trên trung bình"
)
"""Compounds with such a word that name it none the less: `người đi làm việc |ở nước ngoài|`."""
SHARE_ENDS: frozenset[str] = _set(
    "so với|tăng|giảm|chiếm|trong đó|gồm|bao gồm|bằng|vượt|ước|tương ứng|tương đương|nhưng|để|nhằm|nên|với|"
    "trở lên|trở xuống|thì|do|vì|xuống|theo|đạt tỷ lệ|là|còn"
)
"""Where the phrase after a share ends: `98% |hồ sơ được giải quyết đúng hạn|`."""
TRAILING: frozenset[str] = _set(
    "và|với|của|cho|tại|ở|trong|từ|có|được|là|về|đã|đến|theo|do|bị|các|những|qua|gồm|hiện|đang|như|tính|cả|còn|"
    "nêu|này|"
    "trên|dưới|hơn|gần|khoảng|thuộc|nằm|trừ"
)
"""Words a phrase never ends in."""
VAGUE_NOUNS: frozenset[str] = _set(
    "người|lượt|vụ|ca|hộ|cuộc|trường hợp|đơn|việc|cái|con|em|lượt người|đối tượng|cháu|đồng chí|lao động|"
    "chiếc|viên|đôi|bao|hộp|"
    "thùng|kiện|quả|tấm|chai|lon|cuộn|"
    "căn|cá nhân|tập thể|đơn vị|địa phương"
)
"""Counted nouns that name too little where a verb says more: `điều tra làm rõ 18 |vụ|`."""
CLASSIFIERS: frozenset[str] = _set("con|cái|chiếc|căn|ngôi|cây|tấm|suất|lượt|bộ|lô|thửa|tổ|ổ|đợt|cuộc|buổi")
"""Words before a noun that only count it: `217 |con| lợn`."""
NEW_AFTER: frozenset[str] = _set(
    "lập|trồng|cấp|ký|chuẩn|thôn|hình|thế|dựng|nạp|làm|công|xây|tuyển|mở|đầu|bố|vay|sinh|nhà|tư|sản|bổ|tạo"
)
"""Last syllables before `mới` that make it part of the name: `thành |lập| mới`, `việc |làm| mới`."""
