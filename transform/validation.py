"""Whether the rows of one document keep the rules of their tables, and what becomes of those that do not.

`check` says what is wrong. `validate` gives rows that can be loaded: a row that breaks a rule is left out, a link to
a row that is not there becomes null, and each such step is a `Violation`, which becomes an issue `row_invalid`.
Afterwards the rules hold: keys are unique, parents are there, spans equal their quotes, and every run of digits lies
in exactly one row of `numerals`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from extract.reading import Problem
from transform.column_values import CHECKS, PAGE_TEXT, columns_are_sound
from transform.digits import account_for_digits
from transform.names import clean_name
from transform.schema import Table
from transform.spans import covered_ranges
from transform.tables import DOCUMENT_TABLES, FLAGS, LOAD_COLUMNS, TABLES

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Rule = Literal["type", "null", "vocabulary", "key", "parent", "span", "box", "digits", "amount", "flag", "count"]
Remedy = Literal["row_left_out", "value_emptied", "row_added", "value_corrected"]

BOX_TOLERANCE = 1.0
"""Points by which a glyph's box may stick out of its page."""


class InvalidDocumentError(ValueError):
    """The row of `documents` itself cannot be loaded: its identity or a required column is missing or wrong."""


_PLACE = itemgetter("page", "end_page", "char_start", "char_end", "quote", "x0", "top", "x1", "bottom")


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a row broke.

    Attributes:
        key: of the row, as text, for the reader of the message.
        column: None where the whole row is meant.
    """

    table: str
    key: str
    column: str | None
    rule: Rule
    remedy: Remedy
    page: int | None
    message: str


@dataclass(frozen=True)
class ValidRows:
    """The rows of one document that keep all rules; made by `validate` only.

    Attributes:
        rows: by table, all of `DOCUMENT_TABLES`; every row has every column of its table.
        violations: what was left out or emptied on the way.
    """

    rows: Mapping[str, Sequence[Row]]
    violations: tuple[Violation, ...]

    @property
    def document(self) -> Row:
        """The row of `documents`."""
        return self.rows["documents"][0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The violations as issues, one for all rows that broke the same rule in the same way."""
        groups: dict[tuple[str, str | None, Rule, Remedy], list[Violation]] = {}
        for violation in self.violations:
            kind = (violation.table, violation.column, violation.rule, violation.remedy)
            groups.setdefault(kind, []).append(violation)
        return tuple(
            Problem(
                "error" if same[0].remedy == "row_left_out" else "warning", "row_invalid", same[0].page, _tell(same)
            )
            for same in groups.values()
        )


def check(rows: Mapping[str, Sequence[Row]]) -> list[Violation]:
    """What is wrong with the rows of one document; an empty list if nothing is.

    Raises:
        InvalidDocumentError: see `validate`.
    """
    return list(validate(rows).violations)


def validate(rows: Mapping[str, Sequence[Row]]) -> ValidRows:
    """Rows of one document that can be loaded, and what had to be left out.

    Args:
        rows: by table name; a missing column counts as null, a missing table as empty. The columns of
            `LOAD_COLUMNS` may be null: the load fills them.

    Raises:
        InvalidDocumentError: not exactly one row of `documents`, or one of its required columns is missing or wrong.
        ValueError: a table or column that is not declared (an error of the program, not of a document).
    """
    unknown = set(rows) - set(DOCUMENT_TABLES)
    if unknown:
        raise ValueError(f"undeclared tables {sorted(unknown)}")
    found: list[Violation] = []
    kept: Rows = {}
    for name in DOCUMENT_TABLES:
        kept[name] = _typed(TABLES[name], _complete(TABLES[name], rows.get(name, ())), found)
    if len(kept["documents"]) != 1:
        raise InvalidDocumentError(f"{len(kept['documents'])} rows of documents, not one")
    for name in DOCUMENT_TABLES[1:]:
        kept[name] = _unique(TABLES[name], kept[name], found)
    kept["pages"] = _linked(TABLES["pages"], kept, found)  # a page without its document has no text to point into
    texts = {row["page"]: row["text"] for row in kept["pages"]}
    sizes = {row["page"]: (row["width"], row["height"]) for row in kept["pages"]}
    for name in DOCUMENT_TABLES[1:]:
        if TABLES[name].located:
            kept[name] = _placed(TABLES[name], kept[name], texts, sizes, found)
    kept["figures"] = [row for row in kept["figures"] if _amount_is_exact(row, found)]
    for name in DOCUMENT_TABLES[1:]:
        kept[name] = _linked(TABLES[name], kept, found)
    _account(kept, texts, found)
    _count(kept, found)
    return ValidRows(kept, tuple(found))


def _complete(table: Table, rows: Sequence[Mapping[str, Any]]) -> list[Row]:
    empty = table.empty_row()
    complete: list[Row] = [{**empty, **row} for row in rows]
    if set(map(len, complete)) - {len(empty)}:
        undeclared = {name for row in rows for name in row} - table.by_name.keys()
        raise ValueError(f"undeclared columns of {table.name}: {sorted(undeclared)}")
    if table.name == "documents":
        for row in complete:
            if isinstance(row["file_name"], str):
                row["file_name"] = clean_name(row["file_name"])  # a sender's odd name is no fault of the document
    return complete


def _typed(table: Table, rows: list[Row], found: list[Violation]) -> list[Row]:
    """Types, nulls, vocabularies, flags."""
    if columns_are_sound(table, rows):
        return rows
    filled_later = LOAD_COLUMNS.get(table.name, ())
    kept = []
    for row in rows:
        wrong = None
        for column in table.columns:
            value = row[column.name]
            if value is None:
                if not column.nullable and column.name not in filled_later:
                    wrong = (column, "null", "is null")
                    break
            elif (reason := CHECKS[column.type](value)) and not (value == "" and column is PAGE_TEXT):
                wrong = (column, "type", f"{reason}: {value!r:.60}")
            elif column.vocabulary is not None and value not in column.vocabulary:
                wrong = (column, "vocabulary", f"is not in the vocabulary: {value!r:.60}")
            elif column.name == "flags":
                _known_flags(table, row, found)
            if wrong is not None and table.name == "documents" and column.nullable:
                # the rest of the header is still worth having
                found.append(_violation(table, row, column.name, wrong[1], "value_emptied", wrong[2]))
                row[column.name] = None
                wrong = None
            if wrong is not None:
                break
        if wrong is None:
            kept.append(row)
            continue
        column, rule, message = wrong
        if table.name == "documents":
            raise InvalidDocumentError(f"documents.{column.name} {message}")
        found.append(_violation(table, row, column.name, rule, "row_left_out", message))
    return kept


def _known_flags(table: Table, row: Row, found: list[Violation]) -> None:
    codes = row["flags"].split(",")
    unknown = [code for code in codes if code not in FLAGS]
    if unknown:
        row["flags"] = ",".join(code for code in codes if code in FLAGS) or None
        found.append(_violation(table, row, "flags", "flag", "value_corrected", f"undeclared {', '.join(unknown)}"))


def _unique(table: Table, rows: list[Row], found: list[Violation]) -> list[Row]:
    keys = list(map(itemgetter(*table.key), rows))
    if len(set(keys)) == len(rows):
        return rows
    seen: set[Any] = set()
    kept = []
    for key, row in zip(keys, rows, strict=True):
        if key in seen:
            found.append(_violation(table, row, None, "key", "row_left_out", "repeats a key"))
        else:
            seen.add(key)
            kept.append(row)
    return kept


def _placed(
    table: Table,
    rows: list[Row],
    texts: Mapping[int, str],
    sizes: Mapping[int, tuple[float, float]],
    found: list[Violation],
) -> list[Row]:
    """Spans that equal their quotes, boxes inside their pages."""
    kept = []
    for row in rows:
        page, end_page, start, end, quote, *box = _PLACE(row)
        if (
            end_page is None
            and page in texts
            and quote is not None
            and start is not None
            and 0 <= start < start + len(quote) == end
            and texts[page].startswith(quote, start)
            and _inside(box, sizes[page])
        ):
            kept.append(row)  # nearly all
            continue
        if row["page"] not in texts or (row["end_page"] is not None and row["end_page"] not in texts):
            found.append(_violation(table, row, "page", "parent", "row_left_out", "there is no such page"))
            continue
        spanned = row["char_start"] is not None or row["char_end"] is not None
        if spanned and covered_ranges(texts, row) is None:
            found.append(_violation(table, row, "quote", "span", "row_left_out", "the span does not equal the quote"))
            continue
        if not _inside(box, sizes[page]):
            found.append(_violation(table, row, "x0", "box", "value_emptied", "the box is not on the page"))
            row.update(x0=None, top=None, x1=None, bottom=None)
        kept.append(row)
    return kept


def _inside(box: Sequence[float | None], size: tuple[float, float]) -> bool:
    x0, top, x1, bottom = box
    if x0 is None or top is None or x1 is None or bottom is None:
        return x0 is top is x1 is bottom is None
    width, height = size
    slack = BOX_TOLERANCE
    return -slack <= x0 <= x1 <= width + slack and -slack <= top <= bottom <= height + slack


def _amount_is_exact(row: Row, found: list[Violation]) -> bool:
    exact = row["amount_exact"]
    if exact is None or row["amount"] == float(exact):
        return True
    message = f"amount {row['amount']!r} is not the double of amount_exact {exact}"
    found.append(_violation(TABLES["figures"], row, "amount", "amount", "row_left_out", message))
    return False


def _linked(table: Table, kept: Rows, found: list[Violation]) -> list[Row]:
    """Parents that are there; a link that may be null is emptied, else the row is left out."""
    rows = kept[table.name]
    for column, parent, parent_column in table.links:
        there = {row[parent_column] for row in kept[parent]} | {None}
        if there.issuperset([row[column.name] for row in rows]):
            continue
        remaining = []
        for row in rows:
            value = row[column.name]
            message = f"there is no {column.references} {value}"
            if value in there:
                remaining.append(row)
            elif column.nullable:
                found.append(_violation(table, row, column.name, "parent", "value_emptied", message))
                row[column.name] = None
                remaining.append(row)
            else:
                found.append(_violation(table, row, column.name, "parent", "row_left_out", message))
        rows = remaining
    if table.name == "numerals":
        users = {row[TABLES[name].key[0]] for name in _USERS_OF_DIGITS for row in kept[name]} | {None}
        for row in rows:
            if row["row_id"] not in users:
                message = f"there is no row {row['row_id']}"
                found.append(_violation(table, row, "row_id", "parent", "value_emptied", message))
                row["row_id"] = None
    return rows


_USERS_OF_DIGITS = ("documents", "sections", "figures", "document_references", "directives", "parties", "tables")


def _account(kept: Rows, texts: Mapping[int, str], found: list[Violation]) -> None:
    table = TABLES["numerals"]
    account = account_for_digits(kept["numerals"], texts)
    for row, message in account.rejected:
        found.append(_violation(table, row, None, "digits", "row_left_out", message))
    for page, start, end in account.missing:
        row = table.empty_row()
        row.update(
            document_id=kept["documents"][0]["document_id"],
            page=page,
            char_start=start,
            char_end=end,
            quote=texts[page][start:end],
            kind="unexplained",
            confidence=0.0,
            needs_review=True,
        )
        account.accepted.append(row)
        found.append(_violation(table, row, None, "digits", "row_added", f"no row for {row['quote']!r}"))
    kept["numerals"] = sorted(account.accepted, key=itemgetter("page", "char_start"))
    document = kept["documents"][0]
    for name, value in (("digit_runs", account.runs), ("digit_runs_explained", account.explained)):
        _correct(document, name, value, found)


_COUNTS = {
    "section_count": "sections",
    "figure_count": "figures",
    "reference_count": "document_references",
    "directive_count": "directives",
    "page_count": "pages",
}


def _count(kept: Rows, found: list[Violation]) -> None:
    for column, name in _COUNTS.items():
        _correct(kept["documents"][0], column, len(kept[name]), found)


def _correct(document: Row, column: str, value: int, found: list[Violation]) -> None:
    before = document[column]
    document[column] = value
    # after rows were left out or added, a changed count is their consequence and not a fault of its own
    if before != value and not any(v.remedy in ("row_left_out", "row_added") for v in found):
        message = f"is {before}, counted {value}"
        found.append(_violation(TABLES["documents"], document, column, "count", "value_corrected", message))


def _violation(table: Table, row: Row, column: str | None, rule: Rule | str, remedy: Remedy, message: str) -> Violation:
    key = "/".join(str(row[name]) for name in table.key)
    page = row.get("page")
    return Violation(table.name, key, column, rule, remedy, page if isinstance(page, int) else None, message)  # type: ignore[arg-type]


_REMEDIES: dict[Remedy, str] = {
    "row_left_out": "the row was left out",
    "value_emptied": "the value was left empty",
    "row_added": "an unexplained one was added",
    "value_corrected": "it was corrected",
}


def _tell(same: Sequence[Violation]) -> str:
    first = same[0]
    where = f"{first.table}.{first.column}" if first.column else first.table
    others = f", the same in {len(same) - 1} more rows" if len(same) > 1 else ""
    return f"{where} of {first.key} {first.message}{others}; {_REMEDIES[first.remedy]}; report it"
