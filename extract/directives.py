"""Tasks and requests: who must do what with whom, by when.

`Giao X chủ trì, phối hợp với Y …`, `Đề nghị X …`, `X có trách nhiệm …`, and items under a heading or lead-in that
names the addressee. A viewpoint, a target and an appraisal are none: where the addressee is not plain, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extract.bodies import match_body
from extract.deadlines import Deadline, find_deadline
from extract.folding import fold
from extract.headings import role_of
from extract.mentions import DirectiveMention, Lead
from extract.sentences import sentences

Modality = Literal["assign", "require", "request", "must", "imperative"]
Source = Literal["local", "carried", "lead_in", "heading"]
Product = Literal["report", "submission", "draft", "plan", "decision", "letter", "other"]

_B = r"(?<![^\W_])"
_E = r"(?![^\W_])"
# Folded. The verb that gives a task; a body must follow. Not `nhiệm vụ được giao`, `theo đề nghị của`, `giao thông`.
_TRIGGER = re.compile(
    _B + r"(?P<verb>giao nhiệm vụ cho|giao cho|giao|phân công|kính đề nghị|đề nghị|yêu cầu)" + _E + r"\s*:?\s+"
)
_NO_TRIGGER_AFTER = re.compile(r"(?:được|đã|theo|các|những|có|sự|việc|khi|nhận|vụ|bàn|chuyển|chỉ tiêu|tại)\s+$")
_MODALITY: dict[str, Modality] = {
    "giao nhiệm vụ cho": "assign",
    "giao cho": "assign",
    "giao": "assign",
    "phân công": "assign",
    "kính đề nghị": "request",
    "đề nghị": "request",
    "yêu cầu": "require",
}
# After the subject: `X có trách nhiệm …`, `X phải …`, `X cần …`.
_MUST = re.compile(r"\s*,?\s*(?:có trách nhiệm|chịu trách nhiệm|phải|cần)" + _E + r"(?:\s+phải)?\s+")
_OF_DUTY = re.compile(r"\s*,?\s*chịu trách nhiệm")
_LEADS = re.compile(r"\s*,?\s*(?:chủ trì|là đơn vị chủ trì|làm đầu mối)" + _E + r"\s*,?\s*")
_WITH = re.compile(
    r"\s*,?\s*(?:(?:chủ động|tăng cường)\s+)?phối hợp(?: chặt chẽ| đồng bộ| thường xuyên)?\s*,?\s*"
    r"(?:với|cùng(?: với)?)\s+"
)
# Verbs that begin what a body is to do, where nothing but its heading says that it is a task.
_DO = re.compile(
    r"\s*:?\s*(?:(?:khẩn trương|tiếp tục|chủ động|thường xuyên|tập trung|nghiêm túc|kịp thời|phải|cần|sớm)\s+)*"
    r"(?:chủ trì|lãnh đạo|chỉ đạo|tăng cường|tổ chức|triển khai|thực hiện|quán triệt|phối hợp|rà soát|tham mưu|xây dựng"
    r"|ban hành|báo cáo|trình|theo dõi|đôn đốc|kiểm tra|giám sát|hướng dẫn|tuyên truyền|thẩm định|cân đối|bố trí"
    r"|đẩy mạnh|nâng cao|hoàn thành|hoàn thiện|khắc phục|lập|gửi|cử|chuẩn bị|căn cứ|quan tâm|xem xét|nghiên cứu"
    r"|cung cấp|công bố|giải quyết|xử lý|tổng hợp|bảo đảm|đảm bảo|cập nhật|đăng ký|phân công|khẩn trương|tiếp tục"
    r"|tập trung|chủ động|thường xuyên"
    r"|đổi mới|vận động|phổ biến|đánh giá|kiện toàn|tháo gỡ|hỗ trợ|thông báo|gia cố|đề xuất|quản lý"
    r"|bàn giao|điều chỉnh|huy động|phát huy|duy trì|củng cố|có kế hoạch|có giải pháp|nghiêm|đổi)" + _E
)
_CARRIED = re.compile(r"(?:cần|phải|đồng thời|khẩn trương|thường xuyên|hoàn thành|định kỳ|hằng|hàng|trước ngày)" + _E)
_PAST = re.compile(_B + r"(?:đã|chưa|đạt|được giao|còn)" + _E)
_CONNECTIVE = re.compile(
    r"\s*(?:đồng thời|bên cạnh đó|ngoài ra|trong đó|sau đó|cùng với đó|mặt khác)\s*[,:]?\s*(?:cần\s+|phải\s+)?"
)
# `nếu có khó khăn, vướng mắc …`, `để biết`: no tasks.
_NO_TASK = re.compile(r"\s*(?:nếu |trường hợp |trong quá trình |phấn đấu|từ đó)")
_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà)\s+")
_PERSON_NAME = re.compile(r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]*(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]*){1,4}")
_NUMBERED = re.compile(r" \d{1,2}(?![\w/])")  # `Ủy ban nhân dân phường 3`
# `các huyện` + `, thị xã, thành phố`
_MORE_LEVELS = re.compile(r"(?:\s*(?:,|và|,\s*và)\s*(?:thị xã|thành phố|thị trấn|quận|huyện|xã|phường|đặc khu)(?!\w))*")
_LIST_GAP = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?(?:,\s*và|,|và|cùng)\s+(?:các\s+đơn vị:\s*)?")
_NO_ROLES = frozenset({"achievement", "limitation", "cause", "background"})
_TASK_ROLES = frozenset({"task", "organisation"})
# Acts that tell what was done or ask a superior: a bare subject and verb there is no order.
_TELLING_TYPES = frozenset({"Báo cáo", "Tờ trình", "Biên bản", "Công văn"})
_PRODUCTS: tuple[tuple[Product, re.Pattern[str]], ...] = (
    ("decision", re.compile(r"ban hành quyết định|quyết định (?:ban hành|phê duyệt)")),
    ("plan", re.compile(r"(?:xây dựng|ban hành|lập) (?:kế hoạch|phương án|chương trình|đề án)")),
    ("draft", re.compile(r"dự thảo")),
    ("submission", re.compile(_B + r"trình (?!ký|độ|trạng|diễn|tự|bày)")),
    ("report", re.compile(r"báo cáo(?! số)")),
    ("letter", re.compile(r"(?:có|ban hành|bằng) văn bản|công văn")),
    ("other", re.compile(r"(?:lập|hoàn thành|hoàn thiện|gửi) (?:hồ sơ|danh sách|bảng)")),
)
_REPORT_TO = re.compile(_B + r"(?:báo cáo|trình|gửi(?: về)?)\s+")


@dataclass(frozen=True)
class _Addressed:
    """Who is spoken to, and where the task begins."""

    modality: Modality
    names: tuple[str, ...]
    source: Source
    action: int


def find_directives(
    text: str, *, label_end: int = 0, lead: Lead | None = None, own_type: str | None = None
) -> tuple[DirectiveMention, ...]:
    """The tasks of one passage.

    Args:
        label_end: where its list label ends.
        lead: what stands above it; its heading or lead-in may name the addressee.
        own_type: type of the document (`Báo cáo`).
    """
    role = role_of(lead.heading) if lead else None
    if role in _NO_ROLES or text.rstrip().endswith(":"):
        return ()
    folded = fold(text)
    above = _above(lead)
    reader = _Reader(text, folded, role, above, own_type in _TELLING_TYPES, lead is not None and bool(lead.heading))
    return tuple(reader.read(label_end))


def _above(lead: Lead | None) -> _Addressed | None:
    """The addressee that the lead-in or the heading names."""
    if lead is None:
        return None
    if lead.lead_in:
        folded = fold(lead.lead_in)
        begin = re.match(r"\s*(?:[ivxlc\d]+[.)]|[a-zđ]\)|[-+])?\s*", folded)
        reader = _Reader(lead.lead_in, folded, "task", None, False, True)
        start = begin.end() if begin else 0
        found = reader.addressed(start, len(folded)) or reader.named(start, len(folded))
        if found:
            return replace(found, source="lead_in")
    if lead.heading:
        reader = _Reader(lead.heading, fold(lead.heading), None, None, False, True)
        if found := reader.named(0, len(lead.heading)):
            return replace(found, source="heading")
    return None


class _Reader:
    def __init__(
        self, text: str, folded: str, role: str | None, above: _Addressed | None, telling: bool, headed: bool
    ) -> None:
        self.text = text
        self.folded = folded
        self.role = role
        self.above = above
        self.telling = telling
        self.headed = headed

    def read(self, begin: int) -> Iterator[DirectiveMention]:
        before: _Addressed | None = None
        for number, (start, end) in enumerate(sentences(self.text, begin)):
            open_task: DirectiveMention | None = None
            for first, last in self._clauses(start, end):
                if _NO_TASK.match(self.folded, first):
                    continue
                own = self.addressed(first, last, follows=before is not None and first > start)
                if own is None and open_task is not None and before is not None:
                    action = self._skip(first)
                    task = self._task(first, last, replace(before, action=action))
                    if task and _differs(open_task, task):
                        yield open_task
                        open_task = task
                    else:
                        open_task = replace(open_task, end=last)
                    continue
                own = own or self._inherited(first, number, before)
                if own is None:
                    continue
                if open_task is not None:
                    yield open_task
                open_task = self._task(first, last, own)
                if open_task is not None:
                    before = own
            if open_task is not None:
                yield open_task

    def _clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for found in re.finditer(r";\s+", self.text[start:end]):
            yield at, start + found.start()
            at = start + found.end()
        if at < end:
            yield at, end

    def _skip(self, at: int) -> int:
        found = _CONNECTIVE.match(self.folded, at)
        return found.end() if found else at

    # -- who

    def addressed(self, start: int, end: int, follows: bool = False) -> _Addressed | None:
        """Who the clause itself addresses; None if it does not say.

        Args:
            follows: the clause goes on a sentence that gave a task (`Giao Sở X …; Sở Y …`).
        """
        for found in _TRIGGER.finditer(self.folded, start, end):
            if _NO_TRIGGER_AFTER.search(self.folded[max(start, found.start() - 12) : found.start()]):
                continue
            names, after = self._names(found.end(), end)
            if names:
                return _Addressed(_MODALITY[found["verb"]], names, "local", after)
        first = self._skip(start)
        names, after = self._names(first, end)
        if not names:
            return None
        if must := _MUST.match(self.folded, after):
            if self.telling and self.role not in _TASK_ROLES:
                return None
            action = after if _OF_DUTY.match(self.folded, after) else must.end()
            return _Addressed("must", names, "local", action)
        clause = self.folded[after:end]
        if _PAST.search(clause[:60]):
            return None
        colon = re.match(r"\s*:\s*", clause)
        ordered = self.role in _TASK_ROLES or follows or (self.headed and not self.telling)
        if _LEADS.match(self.folded, after) and (ordered or not self.telling):
            return _Addressed("imperative", names, "local", after)
        if ordered and (_DO.match(self.folded, after) or (colon and self.above is None)):
            return _Addressed("imperative", names, "local", after + (colon.end() if colon else 0))
        return None

    def named(self, start: int, end: int) -> _Addressed | None:
        """A heading or lead-in that is nothing but names: `Sở Công Thương`, `Các sở, ban, ngành:`."""
        names, after = self._names(start, end)
        if names and not self.folded[after:end].strip(" :.;,"):
            return _Addressed("imperative", names, "heading", after)
        return None

    def _inherited(self, first: int, sentence: int, before: _Addressed | None) -> _Addressed | None:
        """The addressee of the sentence before, or of what stands above."""
        action = self._skip(first)
        if self._names(action, len(self.text))[0] and not _DO.match(self.folded, action):
            return None  # it has a subject of its own, which does nothing plain
        starts = _CARRIED.match(self.folded, action) or _DO.match(self.folded, action)
        if before is not None and starts and sentence > 0:
            must = re.match(r"(?:cần|phải)\s+", self.folded[action:])
            return replace(before, source="carried", action=action + (must.end() if must else 0))
        if self.above is not None and before is None and starts:
            return replace(self.above, action=action)
        return None

    def _names(self, at: int, end: int) -> tuple[tuple[str, ...], int]:
        """The bodies or persons listed from `at` on, and where the list ends."""
        names: list[str] = []
        stop = at
        while stop < end:
            last = self._name(stop, end)
            if last is None:
                break
            names.append(self.text[stop:last])
            at = last
            gap = _LIST_GAP.match(self.folded, last)
            if gap is None:
                break
            stop = gap.end()
        return tuple(names), at

    def _name(self, at: int, end: int) -> int | None:
        if person := _PERSON.match(self.folded, at):
            found = _PERSON_NAME.match(self.text, person.end())
            return found.end() if found and found.end() <= end else None
        last = match_body(self.text, at)
        if last is None:
            return None
        numbered = _NUMBERED.match(self.folded, last)
        if numbered and self.folded[at:last].endswith(("phường", "quận", "tổ", "khu", "ấp", "thôn")):
            last = numbered.end()
        if re.search(r"các (?:huyện|xã|phường|thị xã|thành phố|quận)$", self.folded[at:last]):
            levels = _MORE_LEVELS.match(self.folded, last)
            last = levels.end() if levels else last
        return last if last <= end else None

    # -- what and when

    def _task(self, start: int, end: int, who: _Addressed) -> DirectiveMention | None:
        at = who.action
        cooperating: tuple[str, ...] = ()
        if leads := _LEADS.match(self.folded, at):
            at = leads.end()
        if joined := _WITH.match(self.folded, at):
            cooperating, after = self._names(joined.end(), end)
            at = after if cooperating else at
        deadline = find_deadline(self.text, self.folded, start, end)
        action = self._action(at, end, deadline)
        if not action:
            return None
        words = fold(action)
        return DirectiveMention(
            start=start,
            end=end,
            modality=who.modality,
            assignees=who.names,
            cooperating=cooperating,
            assignee_source=who.source,
            action=action,
            product=next((product for product, pattern in _PRODUCTS if pattern.search(words)), None),
            deadline=(deadline.start, deadline.end) if deadline else None,
            due=deadline.due if deadline else None,
            deadline_kind=deadline.kind if deadline else "none",
            reports_to=self._reports_to(at, end),
        )

    def _action(self, at: int, end: int, deadline: Deadline | None) -> str:
        """The words of the task, without a deadline that begins or ends them."""
        if deadline is not None and deadline.kind != "vague":
            if deadline.start <= at + 1 < deadline.end or deadline.start == at:
                at = deadline.end
            elif not re.search(r"\w", self.text[deadline.end : end]):
                end = deadline.start
        elif deadline is not None and deadline.start <= at + 1:
            at = deadline.end
        words = self.text[at:end].strip(" ,;:.")
        words = re.sub(r"(?:\./\.|[./;,\s])+$", "", words)
        return re.sub(r",?\s+(?:và\s+)?(?:hoàn thành|xong)$", "", words).strip(" ,")

    def _reports_to(self, at: int, end: int) -> str | None:
        for found in _REPORT_TO.finditer(self.folded, at, end):
            last = match_body(self.text, found.end())
            if last is not None and last <= end:
                return self.text[found.end() : last]
        return None


def _differs(first: DirectiveMention, second: DirectiveMention) -> bool:
    """Whether a later part of a sentence is a task of its own: it has another deadline or product."""
    if second.deadline_kind != "none" and second.due != first.due:
        return True
    if second.deadline_kind not in ("none", first.deadline_kind):
        return True
    return second.product is not None and first.product is not None and second.product != first.product
