"""What stands around a reference: the verb that says why it is named, the subject after it, what a list shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.folding import fold
from extract.mentions import ReferenceMention, Relation

_WINDOW = 90  # code points before a reference in which its verb can stand
# Words that may stand between the verb and the act: `thực hiện có hiệu quả các nội dung của`.
_FILLER = (
    r"(?:[ ,]{1,4}(?:các|những|việc|nghiêm|túc|tốt|có|hiệu|quả|đồng|bộ|tinh|thần|nội|dung|kết|quy|định|tại|của|một|số|"
    r"điều|theo|vào|[0-9]{1,2}|năm|tháng|tình|hình|công|tác|và|trong|toàn|đúng|đầy|đủ|nhiệm|vụ|mục|tiêu|giải|pháp|thi|hành|"
    r"triển|khai|thực|hiện|khoản|điểm|bổ|sung|sơ|tổng|kế|hoạch)(?!\w)){0,14}"
)
# The first that reaches the act over filler words alone has it: `tổng kết 10 năm thực hiện Chỉ thị` is a review.
_VERBS: dict[Relation, str] = {
    "review": "sơ kết|tổng kết",
    "replace": "thay thế(?: cho)?|bãi bỏ|hủy bỏ",
    "amend": "sửa đổi|điều chỉnh, bổ sung",
    "basis": "căn cứ",
    "implement": "thực hiện|triển khai|thi hành|cụ thể hóa|chấp hành",
}
_BEFORE: dict[Relation, re.Pattern[str]] = {
    relation: re.compile(rf"(?<!\w)(?:{verbs}){_FILLER}[ :“\"]*$") for relation, verbs in _VERBS.items()
}
_LIST_GAP = re.compile(r"[ ,]{0,3}(?:(?:và|cùng) {1,3})?(?:các )?")
_BASIS_GAP = re.compile(r"[^.]{0,300}[;,] *(?:căn cứ )?")

_SUBJECT_HEAD = re.compile(
    # `về việc …`, `về …`, `V/v …`: the head stays out of the subject
    r"(?:,|:)? {0,3}[(\"]?(?:về việc|về|v/v) {1,3}"
)
_TITLE_VERBS = (
    "ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung|kết luận của|kết luận tại|công bố|thành lập|kiện toàn|"
    "thông qua|giao|đẩy mạnh|tăng cường|thực hiện|triển khai|tổ chức|thi hành|công nhận|phân công|cho ý kiến|"
    "điều chỉnh|bãi bỏ|đính chính|chỉ đạo"
)
_SUBJECT_VERB = re.compile(
    # `ban hành Quy chế …`, `phê duyệt …`: the verb is part of the subject; a mark `“` begins a quoted title
    rf":? {{0,3}}(?=(?:{_TITLE_VERBS})(?!\w)|[“\"])"
)
_NEW_CLAUSE = (
    "đến nay|đồng thời|trong đó|qua đó|các tổ chức|các cấp|các sở|ủy ban nhân dân|ubnd|ban thường vụ|tỉnh ủy|thời gian|"
    "trên cơ sở|tuy nhiên|đề nghị|yêu cầu"
)
_SUBJECT_END = re.compile(
    # the sentence or the member of a list ends, or a new clause begins
    rf"[;.](?=\s|$)|\((?=ngày|gọi|sau đây|kèm|ban hành|được|sửa đổi)|, (?=(?:{_NEW_CLAUSE})(?!\w))"
    r"| và (?=(?:tổng kết|sơ kết|kết quả thực hiện|triển khai|báo cáo) )"
)
_SUBJECT_LENGTH = 400  # the longest title seen has about 260 code points


def relation_before(folded: str, start: int) -> Relation | None:
    """Why the act at `start` is named, from the verb before it; None if no verb says so."""
    before = folded[max(0, start - _WINDOW) : start]
    for relation, pattern in _BEFORE.items():
        if pattern.search(before):
            return relation
    return None


def relation_goes_on(folded: str, end: int, start: int, relation: Relation) -> bool:
    """Whether the act at `start` shares the verb of the one that ends at `end`.

    `bãi bỏ Quyết định số 15, Quyết định số 16`; after `Căn cứ` the subject of the first may stand between.
    """
    if start - end > 300:
        return False
    gap = folded[end:start]
    return bool(_LIST_GAP.fullmatch(gap) or (relation == "basis" and _BASIS_GAP.fullmatch(gap)))


def subject_after(text: str, folded: str, end: int, limit: int) -> str | None:
    """The subject printed after a reference that ends at `end`, without `về`; None if none follows.

    Args:
        text: printed text.
        folded: `fold(text)`.
        end: of the reference.
        limit: where the next reference of the same list begins, or the end of the text.
    """
    head = _SUBJECT_HEAD.match(folded, end) or _SUBJECT_VERB.match(folded, end)
    if not head:
        return None
    last = min(len(text), head.end() + _SUBJECT_LENGTH)
    stop = _SUBJECT_END.search(folded, head.end(), last)
    words = text[head.end() : stop.start() if stop else last]
    if limit < head.end() + len(words) and re.search(r"(?:,|;| và)\s*(?:các )?$", folded[head.end() : limit]):
        words = re.sub(r"(?:,|;|\svà)\s*(?:các )?$", "", text[head.end() : limit], flags=re.IGNORECASE)
    if head[0].strip(" ,:").startswith('"'):  # `“về tiếp tục đổi mới”`: the marks go with `về`
        words = words.rstrip(" .").removesuffix("”").removesuffix('"')
    return " ".join(words.split()).rstrip(" ,:;") or None


_SAME_DAY = " cùng ngày "  # `số 45/TTr-SXD, số 46/TTr-SXD |cùng ngày| 19/5/2025`: of both


def with_shared_issuers(
    mentions: tuple[ReferenceMention, ...], heads: dict[int, int], folded: str
) -> tuple[ReferenceMention, ...]:
    """Members of one list take issuer and term from the next member that prints them."""
    out = list(mentions)
    for index in range(len(out) - 2, -1, -1):
        this, following = out[index], out[index + 1]
        same_list = following.start in heads and heads[following.start] == heads.get(this.start, this.start)
        if same_list and this.issuer is None and this.term is None:
            this = out[index] = replace(this, issuer=following.issuer, term=following.term)
        if same_list and this.issued_date is None and _SAME_DAY in folded[following.start : following.end]:
            out[index] = replace(this, issued_date=following.issued_date, form="full")
    firsts = {mention.start: mention for mention in out}
    for index, this in enumerate(out):
        first = firsts[heads[this.start]] if this.start in heads else None
        if first and this.issuer is None and _issuer_leads(first, folded):
            out[index] = replace(this, issuer=first.issuer, term=this.term or first.term)
    return tuple(out)


def _issuer_leads(mention: ReferenceMention, folded: str) -> bool:
    """`Nghị quyết |của Hội đồng nhân dân tỉnh|: số 12/…, số 15/…`: the issuer before the numbers issues all of them."""
    if not mention.issuer or not mention.number:
        return False
    printed = folded[mention.start : mention.end]
    at = printed.find(" của ")
    return 0 <= at < printed.find(mention.number) and fold(mention.issuer) in printed[: printed.find(mention.number)]


def with_shared_subjects(mentions: tuple[ReferenceMention, ...], folded: str) -> tuple[ReferenceMention, ...]:
    """`Nghị quyết A và Kết luận B về S`: both are about S."""
    out = list(mentions)
    for index in range(len(out) - 2, -1, -1):
        this, following = out[index], out[index + 1]
        joined = folded[this.end : following.start].strip() == "và"
        if joined and this.number and this.subject is None:
            out[index] = replace(this, subject=following.subject)
    return tuple(out)


def in_context(
    mentions: tuple[ReferenceMention, ...], text: str, folded: str, heads: dict[int, int]
) -> Iterator[ReferenceMention]:
    """The mentions with their relation and subject; `heads`: later members of a list and the first one, by start."""
    before: ReferenceMention | None = None
    for index, mention in enumerate(mentions):
        relation = relation_before(folded, mention.start) if mention.form != "self" else None
        if relation is None and before and before.relation and mention.form != "self":
            listed = heads.get(mention.start) in (before.start, heads.get(before.start))
            goes_on = (mention.start in heads and listed) or relation_goes_on(
                folded, before.end, mention.start, before.relation
            )
            relation = before.relation if goes_on else None
        limit = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        subject = subject_after(text, folded, mention.end, limit) if mention.number else None
        before = replace(mention, relation=relation, subject=subject)
        yield before
