"""Tasks and requests: who must do what with whom, by when.

`Giao X chủ trì, phối hợp với Y …`, `Đề nghị X …`, `X có trách nhiệm …`, and items under a heading or lead-in that
names the addressee. A viewpoint, a target and an appraisal are none: where the addressee is not plain, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from extract.addressees import DUTY, GIVEN, LEADS, WITH, AddresseeReader, any_of, without_stray_dots
from extract.attributed_tasks import attributed_task
from extract.deadlines import find_deadline
from extract.folding import fold
from extract.headings import role_of
from extract.knowledge import task_words as words
from extract.mentions import DirectiveMention, Lead
from extract.products import product_of
from extract.sentences import sentences
from extract.task_attributes import attributes_below, find_attributes, is_attribute
from extract.task_wording import action_words, reported_to, with_later_deadline

Modality = Literal["assign", "require", "request", "must", "imperative"]
Source = Literal["local", "carried", "lead_in", "heading"]

_B = r"(?<![^\W_])"
_E = r"(?![^\W_])"
# Folded. The verb that gives a task; a body must follow. Not `nhiệm vụ được giao`, `theo đề nghị của`, `giao thông`.
_TRIGGER = re.compile(
    _B
    + r"(?P<verb>giao nhiệm vụ cho|giao cho|giao|phân công|kính đề nghị|đề nghị|kiến nghị|yêu cầu)"
    + _E
    + r"\s*:?\s+"
)
_NO_TRIGGER_AFTER = re.compile(r"(?:được|đã|theo|các|những|có|sự|việc|khi|nhận|vụ|bàn|chuyển|chỉ tiêu|tại)\s+$")
# `|kịp thời| kiến nghị Bộ Xây dựng …`: what the one who is spoken to shall ask for
_IN_ITS_NAME = re.compile(r"(?:kịp thời|chủ động|tiếp tục|tham mưu|tổng hợp,?|đồng thời|báo cáo,?|xem xét,?)\s+$")
_MODALITY: dict[str, Modality] = {
    "giao nhiệm vụ cho": "assign",
    "giao cho": "assign",
    "giao": "assign",
    "phân công": "assign",
    "kính đề nghị": "request",
    "đề nghị": "request",
    "kiến nghị": "request",
    "yêu cầu": "require",
}
# `Nhiệm vụ lập hồ sơ |được giao cho| Ban Quản lý dự án thực hiện`, `Việc thẩm định |do| Sở Xây dựng chủ trì`
_DONE_BY = re.compile(_B + r"(?:(?:được\s+)?(?:giao|phân công)(?:\s+cho)?|do)\s+")
_DOES = re.compile(
    r"\s*,?\s*(?:chủ trì|thực hiện|phụ trách|đảm nhận|đảm nhiệm|chịu trách nhiệm|tham mưu|làm đầu mối)" + _E
)
_OF_WORK = re.compile(r"(?:việc|nhiệm vụ|công tác|nội dung|hạng mục|phần việc|kinh phí)" + _E)
# `Đối với Sở Y tế: |khẩn trương mua thuốc|`: a title that says who
_TOWARDS_WHOM = re.compile(r"(?:đối với|về phía)\s+(?=[^:;.]{2,110}:\s)")
# `Về giá vật liệu: |Sở Xây dựng …|`: a title in the line of its item
_TITLE = re.compile(r"(?:về|đối với|công tác|liên quan|lĩnh vực)\s[^:;.]{2,110}:\s+")
# What only an order says: `Sở Xây dựng |khẩn trương| công bố giá`
_URGES = re.compile(_B + r"(?:khẩn trương|nghiêm túc|quyết liệt|kiên quyết|chủ động|kịp thời|không để)\s")
_OF_DUTY = re.compile(r"\s*,?\s*chịu trách nhiệm")
# The sentence tells: `UBND tỉnh đã …`, `Sở Nội vụ ban hành Kế hoạch số 12/KH-SNV …`
_PAST = re.compile(
    _B
    + r"(?:(?:đã|chưa|(?<!, )đạt(?! (?:tối thiểu|ít nhất))|(?<!nhiệm vụ )được giao|còn(?! lại))"
    + _E
    + r"|ban hành [^,;.]{0,40}số\s*\d)"
)
_CONNECTIVE = re.compile(
    r"\s*(?:đồng thời|bên cạnh đó|ngoài ra|trong đó|sau đó|cùng với đó|mặt khác)\s*[,:]?\s*(?:cần\s+|phải\s+)?"
)
# `nếu có khó khăn, vướng mắc …`, `để biết`: no tasks.
_NO_TASK = re.compile(r"\s*(?:nếu |trường hợp |trong quá trình |phấn đấu|từ đó|quá (?:thời )?hạn )")
# What a heading may say before the names: `Đối với Sở Tài chính`, `Trách nhiệm của các sở, ngành`.
_TOWARDS = re.compile(r"\s*(?:đối với|về phía|trách nhiệm của|nhiệm vụ của|phân công(?:\s+cho)?)\s+")
# A lead-in that gives orders: `… chỉ đạo triển khai thực hiện một số nhiệm vụ sau đây:`, `… có ý kiến như sau:`
_COMMANDS = re.compile(_B + r"(?:yêu cầu|chỉ đạo|giao|đề nghị|nhiệm vụ|có ý kiến)" + _E)
# `Trước ngày 30/9/2022, `, `Đối với các dự án chậm tiến độ, `: stand before subject or verb.
_OPENING = re.compile(rf"(?:{any_of(words.OPENINGS)}{_E}[^,;:.]{{1,140}},\s+){{1,2}}")
# A small word after the names: `Sở Tài chính | cấp đủ …`; not `| là`, `| được`, `| thuộc`
_ANY_VERB = re.compile(r"\s+(?!(?:là|được|bị|thuộc|có|còn|và|của|tại|ở)\s)[a-zđà-ỹ]+\s")
# `đồng chí … chủ trì Hội nghị` tells who chaired.
_CHAIRS = re.compile(r"\s*,?\s*(?:đã\s+)?chủ trì\s+(?:hội nghị|cuộc họp|buổi|phiên|họp|kỳ họp)" + _E)
# `Kết quả kiểm tra báo cáo Lãnh đạo Bộ trước ngày 15/12/2024.`: a task without its doer
_RESULT = re.compile(r"kết quả\s[^,;.]{0,60}?(?:báo cáo|gửi(?: về)?|trình)" + _E)
_DUTY_FIRST = re.compile(r"(?:cần|phải|đồng thời|trước ngày|hằng|hàng)" + _E)
_TWO_WORDS = re.compile(r"[^\W\d_][\W\d_]+[^\W\d_]")
_SEMICOLON = re.compile(r";\s+")
_COLON = re.compile(r"\s*:\s*")
_COLON_AND_MORE = re.compile(r"\s*:\s+")
_MUST = re.compile(r"(?:cần|phải)\s+")
_LABEL = re.compile(r"\s*(?:điều\s+\d+[a-zđ]?[.:]|[ivxlc\d]+[.)]|[a-zđ]\)|[-+])?\s*")
# `Phó Thống đốc …`, `Đường Nguyễn Trãi …`: a name begins, no verb
_PROPER = re.compile(r"\w+\s+[A-ZĐÀ-Ỹ]\w")
_SUBJECT = re.compile(rf"(?:{any_of(words.SUBJECTS)}{_E}|\d)")
_NO_ROLES = frozenset({"achievement", "limitation", "cause", "background"})
_TASK_ROLES = frozenset({"task", "organisation"})
# Acts that tell what was done or ask a superior: a bare subject and verb there is no order.
_TELLING_TYPES = frozenset({"Báo cáo", "Tờ trình", "Biên bản", "Công văn"})
# Acts whose business is orders: a person or a deadline in a sentence makes it one, without a heading of tasks.
_ORDERING_TYPES = frozenset({"Thông báo", "Kết luận", "Chỉ thị", "Công điện", "Quyết định", "Kế hoạch"})
_PEOPLE = re.compile(r"(?:(?:các|từng) )?(?:đồng chí|đ/c)\s")


@dataclass(frozen=True)
class _Addressed:
    """Who is spoken to, and where the task begins."""

    modality: Modality
    names: tuple[str, ...]
    source: Source
    action: int


def find_directives(
    text: str,
    *,
    label_end: int = 0,
    lead: Lead | None = None,
    own_type: str | None = None,
    below: tuple[str, ...] = (),
) -> tuple[DirectiveMention, ...]:
    """The tasks of one passage.

    Args:
        label_end: where its list label ends.
        lead: what stands above it; its heading or lead-in may name the addressee.
        own_type: type of the document (`Báo cáo`).
        below: lines of attributes under the passage; a line that is one itself gives no task.
    """
    role = role_of(lead.heading) if lead else None
    if role in _NO_ROLES or is_attribute(text, label_end):
        return ()
    own = find_attributes(text, label_end)
    attributes = own if own and own.leads else attributes_below(below)
    if attributes and attributes.leads and (task := attributed_task(text, label_end, attributes, own)):
        return (task,)
    if text.rstrip().endswith(":"):
        return ()
    telling = own_type in _TELLING_TYPES
    tasks = role in _TASK_ROLES
    led = lead is not None and _commands(lead.lead_in)
    opened = lead is not None and not lead.heading and _commands(lead.opening)
    headed = lead is not None and bool(lead.heading) and not telling
    reader = _Reader(
        text,
        above=_above(lead),
        tasks=tasks,
        ordered=tasks or led or opened or headed,
        free=led,
        telling=telling,
        orders=own_type in _ORDERING_TYPES,
    )
    found = tuple(reader.read(label_end))
    if own and own.deadline and found and found[-1].deadline is None and found[-1].start < own.start:
        when = own.deadline  # `Triển khai nền tảng số; |thời hạn: 30/10/2025|.`
        last = replace(
            found[-1],
            end=max(found[-1].end, own.end),
            deadline=(when.start, when.end),
            due=when.due,
            deadline_kind=when.kind,
        )
        found = (*found[:-1], last)
    return found


def _commands(lead_in: str | None) -> bool:
    return lead_in is not None and _COMMANDS.search(fold(lead_in)) is not None


def _above(lead: Lead | None) -> _Addressed | None:
    """The addressee that the lead-in or the heading names, the nearer one first."""
    if lead is None:
        return None
    if lead.lead_in and (found := _addressed_by(lead.lead_in)):
        return found
    if lead.heading and (found := _headed(lead.heading)):
        return found
    return _addressed_by(lead.opening) if lead.opening and not lead.heading else None


@lru_cache(maxsize=256)  # asked for each passage under it
def _headed(heading: str) -> _Addressed | None:
    reader = _Reader(heading, above=None, tasks=False, ordered=True, telling=False)
    found = reader.addressed_in(0) or reader.named(0)
    return replace(found, source="heading") if found else None


@lru_cache(maxsize=256)
def _addressed_by(lead_in: str) -> _Addressed | None:
    """Who a lead-in addresses: `3. Giao Sở Xây dựng:`, `… yêu cầu các sở, ngành thực hiện các nội dung sau:`."""
    reader = _Reader(lead_in, above=None, tasks=True, ordered=True, telling=False)
    begin = _LABEL.match(reader.folded)
    start = begin.end() if begin else 0
    found = reader.addressed_in(start) or reader.named(start)
    return replace(found, source="lead_in") if found else None


class _Reader:
    """Reads the tasks of one text.

    Args:
        above: who the heading or lead-in addresses.
        tasks: the section is one of tasks.
        ordered: what stands above makes `X làm Y` an order.
        telling: the act tells what was done, or asks a superior.
        free: the lead-in asks for it, so that any verb after the names begins a task.
        orders: the act is of a type that gives orders.
    """

    def __init__(
        self,
        text: str,
        *,
        above: _Addressed | None,
        tasks: bool,
        ordered: bool,
        telling: bool,
        free: bool = False,
        orders: bool = False,
    ) -> None:
        self.text = text
        self.folded = without_stray_dots(text, fold(text))
        self.addressees = AddresseeReader(text, self.folded)
        self.above = above
        self.tasks = tasks
        self.ordered = ordered
        self.telling = telling
        self.free = free
        self.orders = orders

    def read(self, begin: int) -> Iterator[DirectiveMention]:
        before: _Addressed | None = None
        for number, (start, end) in enumerate(sentences(self.text, begin)):
            open_task: DirectiveMention | None = None
            at = start
            while at < end:
                first, last = at, self._clause_end(at, end)
                none = _NO_TASK.match(self.folded, first) is not None
                own = None if none else self.addressed(first, last, end, before is not None and first > start)
                if own is not None and last < end:
                    last = self._clause_end(max(own.action, first), end)  # a list of names may hold semicolons
                at = self._next_clause(last, end)
                if none:
                    continue
                if own is None and open_task is not None and before is not None:
                    action = self._skip(first)
                    task = self._task(first, last, replace(before, action=action))
                    if task and _differs(open_task, task):
                        yield open_task
                        open_task = task
                    else:
                        open_task = with_later_deadline(open_task, self.text, self.folded, first, last)
                    continue
                own = own or self._inherited(first, last, number, before)
                if own is None:
                    continue
                if open_task is not None:
                    yield open_task
                open_task = self._task(first, last, own)
                if open_task is not None:
                    before = own
            if open_task is not None:
                yield open_task

    def _clause_end(self, at: int, end: int) -> int:
        found = _SEMICOLON.search(self.text, at, end)
        return found.start() if found else end

    def _next_clause(self, last: int, end: int) -> int:
        found = _SEMICOLON.match(self.text, last, end)
        return found.end() if found else end

    def _skip(self, at: int) -> int:
        found = _CONNECTIVE.match(self.folded, at)
        return found.end() if found else at

    # -- who

    def addressed_in(self, start: int) -> _Addressed | None:
        """Who the one sentence that the text is from `start` on addresses."""
        end = len(self.text)
        return self.addressed(start, self._clause_end(start, end), end)

    def addressed(self, start: int, last: int, end: int, follows: bool = False) -> _Addressed | None:
        """Who the clause `text[start:last]` itself addresses; None if it does not say.

        Args:
            end: of the sentence.
            follows: the clause goes on a sentence that gave a task (`Giao Sở X …; Sở Y …`).
        """
        return self.triggered(start, last, end) or self._subject(start, end, follows) or self._passive(start, last)

    def _passive(self, start: int, end: int) -> _Addressed | None:
        """`Việc thẩm định giá đất do Sở Tài chính thực hiện trong 10 ngày`: the task is the subject."""
        at = self._skip(start)
        if (
            self.telling
            or not _OF_WORK.match(self.folded, at)
            or _PAST.search(self.folded[at:end].replace("được giao", ""))
        ):
            return None
        for found in _DONE_BY.finditer(self.folded, at, end):
            list_ = self.addressees.names(found.end(), end)
            if list_ and _DOES.match(self.folded, list_.end):
                return _Addressed("assign", list_.names, "local", at)
        return None

    def triggered(self, start: int, end: int, sentence_end: int | None = None) -> _Addressed | None:
        """Who a verb of assignment in `text[start:end]` speaks to: `Giao Sở X …`, `… yêu cầu các đơn vị …`."""
        for found in _TRIGGER.finditer(self.folded, start, end):
            before = self.folded[max(start, found.start() - 12) : found.start()]
            if _NO_TRIGGER_AFTER.search(before):
                continue
            if _MODALITY[found["verb"]] == "request" and _IN_ITS_NAME.search(before):
                continue
            if list_ := self.addressees.names(found.end(), sentence_end or end):
                duty = None if _OF_DUTY.match(self.folded, list_.end) else DUTY.match(self.folded, list_.end)
                action = duty.end() if duty else list_.end
                return _Addressed(_MODALITY[found["verb"]], list_.names, "local", action)
        return None

    def _subject(self, start: int, end: int, follows: bool) -> _Addressed | None:
        """The subject of a sentence that lays a duty on it, or that stands where tasks are given."""
        first = self._skip(start)
        list_ = self.addressees.names(first, end)
        if list_ is None and (towards := _TOWARDS_WHOM.match(self.folded, first, end)):
            list_ = self.addressees.names(towards.end(), end)
            list_ = list_ if list_ and self.folded.startswith(":", list_.end) else None
        for pattern in (_OPENING, _TITLE):
            if list_ is None and (opening := pattern.match(self.folded, first, end)):
                list_ = self.addressees.names(opening.end(), end)
        if list_ is None:
            return None
        names, after = list_.names, list_.end
        if must := DUTY.match(self.folded, after):
            if self.telling and not self.tasks:
                return None
            action = after if _OF_DUTY.match(self.folded, after) else must.end()
            return _Addressed("must", names, "local", action)
        ordered = self.ordered or follows or (self.orders and self._is_order(first, end, after))
        given = GIVEN.match(self.folded, after)
        if given and ordered and (LEADS.match(self.folded, given.end()) or self.addressees.verb(given.end())):
            leads = LEADS.match(self.folded, given.end())
            return _Addressed("assign", names, "local", leads.end() if leads else given.end())
        if _PAST.search(self.folded, after, min(end, after + 60)):
            return None
        colon = _COLON.match(self.folded, after, end)
        if _CHAIRS.match(self.folded, after):
            return None
        if LEADS.match(self.folded, after) and (ordered or not self.telling):
            return _Addressed("imperative", names, "local", after)
        acts = self.addressees.verb(after) is not None or (self.free and _ANY_VERB.match(self.text, after))
        if ordered and (acts or (colon and self.above is None)):
            return _Addressed("imperative", names, "local", colon.end() if colon else after)
        return None

    def _is_order(self, start: int, end: int, after: int) -> bool:
        """Whether a sentence of an act that gives orders speaks to a person, or says until when.

        Args:
            after: end of the names that begin it.
        """
        if self.text[max(0, start - 8) : start].rstrip()[-1:] == ";":
            return False  # a list goes on, of those present perhaps
        if _COLON_AND_MORE.match(self.folded, after, end) and self.addressees.verb(after):
            return True  # `- Công an tỉnh: Tăng cường kiểm tra …`
        if _PEOPLE.match(self.folded, start):
            return True
        if _URGES.search(self.folded, start, end):
            return True
        deadline = find_deadline(self.text, self.folded, start, end)
        return deadline is not None and deadline.kind != "vague"

    def named(self, start: int) -> _Addressed | None:
        """A heading or lead-in that is nothing but names: `Sở Công Thương`, `Đối với các sở, ban, ngành:`."""
        end = len(self.folded)
        if towards := _TOWARDS.match(self.folded, start):
            start = towards.end()
        list_ = self.addressees.names(start, end, alone=True)
        if list_ and not self.folded[list_.end :].strip(" :.;,"):
            return _Addressed("imperative", list_.names, "heading", list_.end)
        return None

    def _inherited(self, first: int, last: int, sentence: int, before: _Addressed | None) -> _Addressed | None:
        """The addressee of the sentence before, or of what stands above."""
        action = self._skip(first)
        verb = self.addressees.verb(action) or _DUTY_FIRST.match(self.folded, action)
        if not verb and (opening := _OPENING.match(self.folded, action, last)):
            verb = self.addressees.verb(opening.end())
        if before is not None and sentence > 0:
            verb = verb or _RESULT.match(self.folded, action)
            must = _MUST.match(self.folded, action)
            return replace(before, source="carried", action=must.end() if must else action) if verb else None
        if self.above is None or before is not None:
            return None
        if not verb and (_PROPER.match(self.text, action) or _SUBJECT.match(self.folded, action)):
            return None
        if not verb and self.addressees.names(action, last):
            return None  # it has a subject of its own
        return replace(self.above, action=action)

    # -- what and when

    def _task(self, start: int, end: int, who: _Addressed) -> DirectiveMention | None:
        at = who.action
        cooperating: tuple[str, ...] = ()
        if leads := LEADS.match(self.folded, at):
            at = leads.end()
        if (joined := WITH.match(self.folded, at)) and (partners := self.addressees.names(joined.end(), end)):
            cooperating, at = partners.names, partners.end
        deadline = find_deadline(self.text, self.folded, start, end)
        action = action_words(self.text, at, end, deadline)
        if not _TWO_WORDS.search(action):
            return None
        begin = self.text.find(action, at)
        plain = fold(self.text)[begin : begin + len(action)]
        return DirectiveMention(
            start=start,
            end=end,
            modality=who.modality,
            assignees=who.names,
            cooperating=cooperating,
            assignee_source=who.source,
            action=action,
            product=product_of(plain),
            deadline=(deadline.start, deadline.end) if deadline else None,
            due=deadline.due if deadline else None,
            deadline_kind=deadline.kind if deadline else "none",
            reports_to=reported_to(self.text, self.folded, at, end),
        )


def _differs(first: DirectiveMention, second: DirectiveMention) -> bool:
    """Whether a later part of a sentence is a task of its own: it has another deadline or product."""
    if (second.deadline_kind, second.due) != (first.deadline_kind, first.due):
        return True
    return second.product is not None and first.product is not None and second.product != first.product
