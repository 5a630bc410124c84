"""How the rules read a passage, as `thongbao explain` shows it: the same code documents go through, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from extract.folding import fold
from extract.mentions import Claim, Lead, PassageMentions
from extract.passage import passage_of_text
from extract.passages import label_of, read_passage
from extract.tokens import Tokens, lex
from transform.figures import DOUBTFUL_NUMBER, figure_columns, is_comparable
from transform.references import cited_by, reference_columns
from transform.resolution import Resolved, resolve
from transform.structure_rows import directive_columns
from transform.tables import TABLES


@dataclass(frozen=True, slots=True)
class Explained:
    """Rows of one passage, with every column of their tables; spans count in the text.

    Attributes:
        mentions: what the rules found, before dates and amounts were made of it.
    """

    mentions: PassageMentions
    figures: list[dict[str, Any]]
    references: list[dict[str, Any]]
    directives: list[dict[str, Any]]
    numerals: list[dict[str, Any]]


def explain(text: str, document_date: date | None = None) -> Explained:
    """Reads one passage as a paragraph of its own.

    Args:
        text: NFC.
        document_date: completes `tháng 8` and `đến nay`.
    """
    mentions = read_passage(passage_of_text(text), label=label_of(text), lead=Lead(None, None))
    figures = []
    for ordinal, figure in enumerate(mentions.figures):
        columns = figure_columns(figure, text, document_date)
        columns |= {"ordinal": ordinal, "figure_id": f"f{ordinal}"}
        if figure.part_of is not None:
            columns["part_of"] = f"f{figure.part_of}"
        columns["comparable"] = is_comparable(columns, figure.flags)
        doubtful = bool(DOUBTFUL_NUMBER & set(figure.flags))
        figures.append(
            _row("figures", columns, text, figure.quantity.start, figure.quantity.end, figure.flags, doubtful)
        )
    resolved = resolve([cited_by(r, text) for r in mentions.references])
    references = [
        _row(
            "document_references",
            {"reference_id": f"r{n}"} | reference_columns(r) | _resolution(answer),
            text,
            r.start,
            r.end,
            r.flags,
            False,
        )
        for n, (r, answer) in enumerate(zip(mentions.references, resolved, strict=True))
    ]
    owners = {(f["char_start"], f["char_end"]): f["figure_id"] for f in figures}
    owners |= {(r["char_start"], r["char_end"]): r["reference_id"] for r in references}
    numerals = [
        _row("numerals", {"kind": m.kind, "row_id": owners.get((m.start, m.end))}, text, m.start, m.end, (), False)
        for m in mentions.marks
    ]
    directives = [
        _row(
            "directives",
            {"directive_id": f"d{n}", "ordinal": n} | directive_columns(task, text, document_date),
            text,
            task.start,
            task.end,
            (),
            False,
        )
        for n, task in enumerate(mentions.directives)
    ]
    return Explained(mentions, figures, references, directives, numerals)


def _resolution(answer: Resolved) -> dict[str, Any]:
    """Which earlier mention of the passage means the same act."""
    antecedent = None if answer.antecedent is None else f"r{answer.antecedent}"
    return {"resolves_to": antecedent, "resolution": answer.resolution}


def claims_of(text: str) -> tuple[Tokens, list[Claim]]:
    """The tokens of a passage, and what each rule took of it, in the order of the rules."""
    claims: list[Claim] = []
    read_passage(passage_of_text(text), label=label_of(text), lead=Lead(None, None), claims=claims)
    return lex(fold(text)), claims


def _row(
    table: str, columns: dict[str, Any], text: str, start: int, end: int, flags: tuple[str, ...], doubtful: bool
) -> dict[str, Any]:
    row: dict[str, Any] = dict(TABLES[table].empty_row())
    row.update(columns)
    row.update(page=1, char_start=start, char_end=end, quote=text[start:end])
    if "flags" in row:
        row["flags"] = ",".join(flags) or None
        row["needs_review"] = doubtful
        row["confidence"] = 0.7 if doubtful else 1.0
    return row


def to_json(value: object) -> object:
    """What JSON lines print of a cell: decimals as plain strings, dates as ISO."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def explained_json(identifier: str, text: str, document_date: date | None) -> dict[str, Any]:
    """One line of `explain --jsonl`."""
    found = explain(text, document_date)

    def plain(rows: list[dict[str, Any]]) -> list[dict[str, object]]:
        return [{name: to_json(value) for name, value in row.items()} for row in rows]

    return {
        "id": identifier,
        "figures": plain(found.figures),
        "references": plain(found.references),
        "directives": plain(found.directives),
        "numerals": plain(found.numerals),
    }
