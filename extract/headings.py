"""Headings of labelled paragraphs: a title of its own, a run-in title before a colon, or none (text)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.folding import fold, unmarked
from extract.labels import Family, Label
from extract.paragraphs import Paragraph, ends_sentence

# A run-in title names a field or a body; the longest seen in notices have about this many words.
RUN_IN_WORDS = 14
# An item without final stop that is longer than this is a sentence whose stop was lost.
TITLE_WORDS = 50
# A longer heading tells a subject (`Tổng kết 10 năm thực hiện …`), whose words name no role.
ROLE_WORDS = 20
_TITLED: tuple[Family, ...] = ("appendix", "part", "chapter", "section", "subsection", "capital", "roman")
# Words that open a task or a decision: `Giao Sở X thực hiện các nội dung sau:` leads a list in and is no title.
_LEAD_BEGIN = re.compile(
    r"(?:giao|đề nghị|yêu cầu|thống nhất|đồng ý|cho ý kiến|ban hành|phê duyệt|kính|trong|thực hiện|tiếp tục|tập trung"
    r"|chỉ đạo|căn cứ|theo|để|khi|nếu|trường hợp|bãi bỏ|sửa đổi|bổ sung|thay|thành lập|cử)\b"
)
# `… như sau:`, `… các nội dung sau:`, `… gồm:`: the list that follows is announced.
_LEAD_END = re.compile(
    r"(?:\bsau|sau đây|dưới đây|gồm|gồm có|bao gồm|là|cụ thể|rằng|trong đó|như|về việc|với|cho|theo)\s*$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a paragraph.

    Attributes:
        text: without label and final colon.
        alone: the paragraph holds nothing else.
    """

    text: str
    alone: bool


def heading_of(paragraph: Paragraph, label: Label) -> Heading | None:
    """The heading of a labelled paragraph, None if the text runs in.

    `1. Ưu điểm` → alone; `1. Sở Công Thương:` → alone; `1. Về cải cách hành chính: Năm 2021 …` → run-in;
    `3. Giao Sở Tài chính trình … trước ngày 15/10/2022.` → None.
    """
    rest = paragraph.text[label.end :].strip()
    if not rest:
        return None
    words = len(rest.split())
    if label.family in _TITLED and (label.family != "roman" or not _runs_on(rest, words)):
        return _whole(rest)
    if (paragraph.bold or paragraph.capitals) and words <= 160 and not rest.endswith(";"):
        return _whole(rest)
    if bold := _bold_title(paragraph, label):
        return bold
    if run_in := _run_in_title(rest):
        return run_in
    if rest.endswith(":"):
        title = rest[:-1].strip()
        return _whole(rest) if words <= RUN_IN_WORDS and not _leads_in(title) else None
    if not ends_sentence(rest) and not rest.endswith(",") and words <= TITLE_WORDS:
        return _whole(rest)
    return None


def _whole(rest: str) -> Heading | None:
    text = rest.rstrip(" :").strip()
    return Heading(text, True) if text else None


def _runs_on(rest: str, words: int) -> bool:
    """A Roman item that is a sentence and no title."""
    return ends_sentence(rest) and not rest.endswith(":") and words > 12


def _leads_in(title: str) -> bool:
    folded = fold(title)
    return bool(_LEAD_BEGIN.match(folded)) or bool(_LEAD_END.search(folded))


def _bold_title(paragraph: Paragraph, label: Label) -> Heading | None:
    """A title in bold that the text follows in the same paragraph."""
    words = [word for line in paragraph.lines for word in line.line.words]
    skip = len(paragraph.text[: label.end].split())
    run = []
    for word in words[skip:]:
        if not word.bold:
            break
        run.append(word.text)
    if not 2 <= len(run) <= 60 or skip + len(run) >= len(words):
        return None
    text = " ".join(run)
    following = words[skip + len(run)].text
    if not text.endswith((":", ".")) and not following.startswith((":", ".", "-", "–")):
        return None
    return Heading(text.rstrip(" :.").strip(), False)


def _run_in_title(rest: str) -> Heading | None:
    at = rest.find(": ")
    if at < 0:
        return None
    title = rest[:at].strip()
    if not 1 <= len(title.split()) <= RUN_IN_WORDS or not title[:1].isupper():
        return None
    if re.search(r"[.;!?]\s", title) or _leads_in(title):
        return None
    return Heading(title, False)


# Folded words of headings; the first that occurs in the heading decides.
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("limitation", re.compile(r"hạn chế|tồn tại|khuyết điểm|yếu kém|khó khăn|vướng mắc|bất cập|mặt chưa được")),
    ("cause", re.compile(r"nguyên nhân|bài học kinh nghiệm")),
    (
        "achievement",
        re.compile(r"ưu điểm|kết quả đạt được|thành tựu|mặt được|mặt tích cực|kết quả nổi bật|những kết quả|^kết quả"),
    ),
    (
        "organisation",
        re.compile(r"tổ chức thực hiện|phân công|trách nhiệm (?:thi hành|của)|hiệu lực thi hành|chế độ báo cáo"),
    ),
    ("target", re.compile(r"mục tiêu|chỉ tiêu")),
    ("task", re.compile(r"nhiệm vụ|giải pháp(?! mới)|phương hướng|định hướng|trọng tâm|thời gian tới|kiến nghị")),
    ("background", re.compile(r"bối cảnh|đặc điểm|tình hình chung|sự cần thiết|^căn cứ|^cơ sở|quan điểm")),
)


# The same without marks, as scans lose them (`KÉT QUÁ THỰC HIỆN`): words that no others are without theirs.
_BARE_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("limitation", re.compile(r"han che|ton tai|khuyet diem|yeu kem")),
    ("cause", re.compile(r"nguyen nhan")),
    ("achievement", re.compile(r"uu diem|^(?:nhung )?ket qua")),
    ("organisation", re.compile(r"to chuc thuc hien")),
    ("task", re.compile(r"nhiem vu|phuong huong|giai phap(?! moi)")),
)


@lru_cache(maxsize=256)  # asked for each passage under it
def role_of(heading: str | None) -> str | None:
    """What a section is about, from the words of its heading; None where they do not say.

    `Ưu điểm` is achievement, `Tồn tại, hạn chế và nguyên nhân` limitation (what it names first).
    """
    if not heading or len(heading.split()) > ROLE_WORDS:
        return None
    folded = fold(heading)
    found = [(match.start(), role) for role, pattern in _ROLES if (match := pattern.search(folded))]
    if not found:
        bare = unmarked(folded)
        found = [(match.start(), role) for role, pattern in _BARE_ROLES if (match := pattern.search(bare))]
    return min(found)[1] if found else None
