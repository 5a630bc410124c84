"""Masks of counts that name a list and measure nothing: `3 đột phá`, `5 không`, `02 nội dung này`."""

from __future__ import annotations

from extract.anchors import NUMBER_AND_BLANK
from extract.mask_pattern import WORD_START, MaskPattern, mask

LISTS: tuple[MaskPattern, ...] = (
    mask(
        "inline_label",
        "list_label",
        r"(?:(?<=[;:.,] )|(?<= và )|^)\((?P<m>[0-9]{1,2})\)(?= [^\W\d_])",
        ("(1) Số hộ; (2) số xã và (3) số thôn",),
        ("thành phố (2) đã", "(12%)", "(3)"),
        begins="(",
    ),
    mask(
        "local_level",
        "count_name",
        r"HEADS[^0-9,.;]{0,24} (?P<m>0?[23] cấp)(?![^\W_])",
        ("chính quyền địa phương 02 cấp", "mô hình chính quyền 2 cấp"),
        ("giảm 2 cấp",),
        heads="chính quyền địa phương|chính quyền|mô hình|tổ chức|hệ thống|bộ máy|địa phương",
    ),
    mask(
        "shifts",
        "count_name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>[1-4] ca,?(?: và)? [1-5] kíp)(?![^\W_])",
        ("chế độ 3 ca, 4 kíp", "làm việc 3 ca 4 kíp"),
        ("3 ca mắc mới",),
        begins=NUMBER_AND_BLANK,
        needs="kíp",
        follows="ca",
    ),
    mask(
        "working_shifts",
        "count_name",
        r"HEADS[^0-9,.;]{0,16} (?P<m>0?[2-4] ca)(?![^\W_])(?! (?:mắc|bệnh|nhiễm|tử|dương|nặng|sốt))",
        ("thi công 3 ca, hoàn thành", "làm việc 02 ca"),
        ("thi công 3 ca mắc",),
        heads="thi công|làm việc|sản xuất|hoạt động",
    ),
    mask(
        "parts_of_an_act",
        "count_name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>[0-9]{1,3} (?:chương|điều|phụ lục))"
        r"(?=$|\s*[,.;:)]| (?:và|với|gồm|cụ thể|như)(?![^\W_]))",
        ("gồm 02 điều, cụ thể như sau", "có 10 chương, 120 điều và 3 phụ lục."),
        ("12 điều ước quốc tế", "3 chương trình", "sửa đổi 5 điều của Luật"),
        begins=NUMBER_AND_BLANK,
        follows="chương điều phụ",
    ),
    mask(
        "slogan",
        "count_name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>0?[1-9][0-9]? (?:không|sạch|rõ|nhất|chống|dám|bám|phải|biết|xây|"
        r"đúng|an|cùng|tại chỗ|giảm|tăng|có|mới|tốt))"
        r"(?=$|\s*[,.;:)\"]| và(?![^\W_])| [1-9] (?:không|sạch|có|giảm|tăng|rõ))",
        ("gia đình 5 không, 3 sạch và", "phương châm 4 tại chỗ", "6 rõ", "3 tăng, 3 giảm", "2 không 1 có"),
        ("3 nhà máy", "15 xã", "5 có thu nhập"),
        begins=NUMBER_AND_BLANK,
        follows="không sạch rõ nhất chống dám bám phải biết xây đúng an cùng tại giảm tăng có mới tốt",
    ),
    mask(
        "fixed_list",
        "count_name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>0?[1-9][0-9]? (?:khâu đột phá|đột phá|nguyên tắc|phương thức|"
        r"trụ cột|tại chỗ|quan điểm|nhiệm vụ trọng tâm|nhóm nhiệm vụ|"
        r"nhóm giải pháp|nhiệm vụ đột phá|trọng tâm|phương châm|mũi giáp công|"
        r"chương trình mục tiêu quốc gia|ctmtqg|chương trình mtqg|chương trình trọng tâm|"
        r"chương trình đột phá|trọng điểm|điểm nghẽn|vùng kinh tế|loại rừng)(?![^\W_])(?: (?:chiến lược|"
        r"trọng tâm|lãnh đạo|tổ chức hoạt động))?)(?! [0-9])",
        ("Thực hiện 3 đột phá chiến lược", "5 nguyên tắc tổ chức"),
        ("15 xã", "3 nhà máy", "2 nhiệm vụ được giao"),
        begins=NUMBER_AND_BLANK,
        follows="khâu đột nguyên phương trụ tại quan nhiệm nhóm trọng mũi chương ctmtqg điểm vùng loại",
    ),
    mask(
        "all_of_a_list",
        "count_name",
        r"HEADS (?P<m>0?[2-9] (?:tiêu chí|mặt|nội dung|khâu|lĩnh vực|phương diện|miền|vùng|cấp|bên|nhóm tiêu chí))"
        r"(?![^\W_])(?! (?:đã|đều|đạt|được))",
        ("tai nạn giảm cả 3 tiêu chí: giảm", "tăng trên cả 3 lĩnh vực,"),
        ("cả 12 chỉ tiêu", "cả 3 nội dung đều đạt"),
        heads="cả",
    ),
    mask(
        "crops_a_year",
        "name",
        r"HEADS (?P<m>0?[1-4] vụ)(?![^\W_])(?! (?:án|việc|tai|cháy|tranh|vi|phạm))",
        ("mô hình lúa 3 vụ,", "chuyển đất 2 vụ sang"),
        ("khởi tố 3 vụ", "đất 3 vụ án"),
        heads="lúa|đất|đất lúa|ruộng|chuyên lúa|tôm|trồng",
        needs="vụ",
    ),
    mask(
        "pointed_list",
        "count_name",
        r"(?<![^\W_])(?<![0-9][.,/])(?P<m>0?[1-9][0-9]? (?!năm|tháng|ngày|tuần|giờ|triệu|tỷ|"
        r"nghìn)(?:[^\W\d_]+ ){1,4}(?:(?:này|nêu trên|nói trên|trên đây|sau đây|kể trên|đã nêu|nêu tại|đó)"
        r"(?![^\W_])|(?:trên|sau)(?=\s*(?:[,.;:)]|$))))",
        ("02 nội dung này", "03 nhiệm vụ sau:", "2 Quy định trên", "05 nhóm giải pháp sau đây"),
        ("12 xã trên địa bàn", "5 hộ sau khi", "03 cầu trên đường", "5 triệu đồng này"),
        begins=NUMBER_AND_BLANK,
        needs="này trên đây đó sau nêu",
    ),
    mask(
        "required_copies",
        "count_name",
        WORD_START + r"(?P<m>0?[0-9] (?:bản chính|bản sao|bản gốc|bộ hồ sơ))(?![^\W_])",
        ("gửi 02 bản chính",),
        ("12 bản đồ",),
        begins=NUMBER_AND_BLANK,
        follows="bản bộ",
    ),
)
