"""Names that a figure alone cannot give: those that would be one name for two things, and those told `lần lượt`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Sentence
from extract.figure_names import Name
from extract.mentions import FigureMention
from extract.subjects import find_subject


def told_apart(s: Sentence, figures: Sequence[FigureMention], names: Sequence[Name]) -> dict[int, str]:
    """Names that need their verb or owner, by index, since one noun counts two things.

    `rà soát 77 văn bản, xử lý 12 văn bản`; `mô hình “A” thực hiện 25 hồ sơ; mô hình “B” thực hiện 34 hồ sơ`
    """
    verbs: dict[str, set[str | None]] = {}
    owners: dict[str, set[str]] = {}
    for name in names:
        if name.text and name.source == "local":
            verbs.setdefault(name.text.lower(), set()).add(name.verb.lower() if name.verb else None)
        if name.text and name.owner:
            owners.setdefault(name.text.lower(), set()).add(name.owner.lower())
    told: dict[int, str] = {}
    for index, name in enumerate(names):
        if not name.text:
            continue
        if name.source == "carried" and index - 1 in told and name.text == names[index - 1].text:
            told[index] = told[index - 1]
        elif name.verb and name.source == "local" and len(verbs[name.text.lower()]) > 1:
            told[index] = f"{name.verb} {name.text}"
        elif name.owner and len(owners[name.text.lower()]) > 1:
            told[index] = name.owner
    return told


# Between numbers that answer a list one by one: `45.000 ha|, |62 tạ/ha| và |279.000 tấn`.
_AND = re.compile(r"(?:,| và|, và)(?: (?:giảm|tăng|đạt|là|khoảng|gần|trên|hơn))* ")
_NAMES_PART = re.compile(r", và |, | và ")
_TAKES_VERB = re.compile(r" ?(?:ước |chỉ |đều )?(?:đạt|là|tăng|giảm|bằng|ở mức|chiếm)?(?: mức| khoảng)* ?")


def respectively(s: Sentence, figures: Sequence[FigureMention]) -> dict[int, str]:
    """Names by index where numbers answer a list in its order: `lần lượt` stands between list and numbers.

    `|Diện tích, năng suất, sản lượng lúa| lần lượt đạt 45.000 ha, 62 tạ/ha và 279.000 tấn`;
    `hành khách đạt 9 triệu lượt, hàng hóa đạt 5 triệu tấn, lần lượt tăng |8%| và |10%|`. Nothing if the two lists are
    not equally long.
    """
    told: dict[int, str] = {}
    for match in re.finditer(r"lần lượt", s.folded[s.start : s.end]):
        start, end = s.start + match.start(), s.start + match.end()
        run = _run(s, figures, end)
        if len(run) < 2:
            continue
        before = [f for f in figures if f.quantity.end <= start and ";" not in s.folded[f.quantity.end : start]]
        listed = _listed(s, before[-1].quantity.end if before else s.start, start)
        if len(listed) == len(run):
            told.update(zip(run, listed, strict=True))
        elif len(before) >= len(run) and figures[run[0]].measure == "change":
            levels = [f.indicator for f in before if f.measure == "level"][-len(run) :]
            if len(levels) == len(run):
                told.update((index, name) for index, name in zip(run, levels, strict=True) if name)
    return told


def _run(s: Sentence, figures: Sequence[FigureMention], after: int) -> list[int]:
    """The figures that follow one another from `after` on."""
    run: list[int] = []
    for index, figure in enumerate(figures):
        if figure.quantity.start < after:
            continue
        if run:
            joins = _AND.fullmatch(s.folded, figures[run[-1]].quantity.end, figure.quantity.start)
        else:
            joins = _TAKES_VERB.fullmatch(s.folded, after, figure.quantity.start)
        if not joins:
            break
        run.append(index)
    return run


def _listed(s: Sentence, start: int, end: int) -> list[str]:
    """The names of a list that ends before `end`, from its subject on."""
    subject = find_subject(s, start, end)
    if subject is None:
        return []
    clause = s.text[start:end]
    first = start + max(clause.rfind(";"), clause.rfind(":"), -1) + 1
    names = _NAMES_PART.split(s.text[first : subject.start + len(subject.text)].strip())
    return [name.strip() for name in names if name.strip()]
