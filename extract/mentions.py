"""What `extract` hands to `transform`: typed, located mentions of one document, nothing interpreted twice.

Offsets called `start` and `end` count code points in the text of the mention's passage (`Passage.locate` leads to
the page). A quantity is parsed once, in `extract`, into exact parts (`Quantity`, `PeriodExpr`, `DateParts`);
`transform` never looks at the text of a number again.
"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from extract.passage import Passage
from extract.values import value

Zone = Literal["header", "heading", "text", "signature", "recipients", "page_number", "footnote", "table"]
SectionKind = Literal["heading", "item", "bullet", "preamble", "closing", "appendix"]
NumeralKind = Literal[
    "figure",
    "reference",
    "date",
    "time",
    "duration",
    "period",
    "term",
    "age",
    "count_name",
    "list_label",
    "article",
    "phone",
    "identifier",
    "name",
    "address",
    "page_number",
    "footnote",
    "unexplained",
]
Bound = Literal["exact", "approx", "at_least", "at_most", "more_than", "less_than"]
Measure = Literal["level", "change", "ratio", "share", "rank"]
Direction = Literal["increase", "decrease", "flat"]
BindingSource = Literal["local", "carried", "lead_in", "heading", "table"]
ReferenceForm = Literal["full", "short", "named", "back", "self"]
Relation = Literal["basis", "implement", "amend", "replace", "review"]


@value(frozen=True, slots=True)
class DateParts:
    """A printed date; parts that are not printed are None (`tháng 8`: only month)."""

    year: int | None
    month: int | None
    day: int | None


@value(frozen=True, slots=True)
class Mark:
    """A span of a passage and what its digits are: one claim in the account of every digit.

    Attributes:
        rule: name of the rule that claimed it, for people who read `explain`; no part of what the mark says.
    """

    start: int
    end: int
    kind: NumeralKind
    rule: str = field(default="", compare=False)


@value(frozen=True, slots=True)
class Claim:
    """What one rule took or read of a passage, for people who write rules; `explain --rules` shows them.

    Attributes:
        rule: stage and name of the rule (`mask: road`, `period: months`, `base: plan`).
    """

    rule: str
    start: int
    end: int


PeriodUnit = Literal[
    "days",  # ngày 26/8/2021; từ ngày 01/7/2021 đến ngày 15/8/2021
    "until_day",  # đến ngày 31/12/2020: start not known
    "month",  # tháng 7/2021
    "months",  # 9 tháng (đầu) năm 2021: months 1..9; 6 tháng cuối năm: 7..12
    "until_month",  # đến hết tháng 6/2021: start not known
    "quarter",  # quý I/2021
    "half",  # nửa đầu năm 2021
    "year",  # năm 2020
    "years",  # giai đoạn 2016 - 2020
    "year_start",  # đầu năm 2020: 1 January
    "year_end",  # cuối năm 2020: 31 December
    "now",  # đến nay: until the date of the document
    "since_year",  # từ năm 2015 đến nay
    "year_to_now",  # từ đầu năm đến nay
    "named",  # năm học 2020 - 2021, vụ Hè Thu 2021: a period without calendar bounds
]


@value(frozen=True, slots=True)
class PeriodExpr:
    """A period as worded, parsed; calendar dates are made in `transform.periods`.

    Attributes:
        start, end: where it is worded, with its head (`năm 2020`, `6 tháng đầu năm 2021`).
        year: first year, or None where the text leaves it to its surroundings (`tháng 8`, `6 tháng cuối năm`).
        last_year: last year of `years`.
        first: month of `month`/`until_month`, first month of `months`, number of a quarter (1..4) or half (1..2).
        last: last month of `months`.
        days: first and last day of `days`; the last alone of `until_day`.
    """

    unit: PeriodUnit
    start: int
    end: int
    year: int | None = None
    last_year: int | None = None
    first: int | None = None
    last: int | None = None
    days: tuple[DateParts | None, DateParts | None] = (None, None)


BaseKind = Literal["period", "previous_period", "same_period_previous_year", "plan", "entity", "whole", "need"]


@value(frozen=True, slots=True)
class BaseExpr:
    """What a figure is compared with, as worded (`so với năm 2004`, `kế hoạch`, `cùng kỳ`).

    Attributes:
        period: the printed period of the base, if one is printed.
        entity: start and end of the words that name the thing compared with, for kinds entity, whole and need.
    """

    kind: BaseKind
    start: int
    end: int
    period: PeriodExpr | None = None
    entity: tuple[int, int] | None = None


@value(frozen=True, slots=True)
class Quantity:
    """A measured number, parsed: number, scale and unit with their spans.

    Attributes:
        start, end: number, scale and unit as printed (`38.300 tỷ đồng`).
        value: as written, before the scale. A fraction stays exact (`1/3`).
        value_text: start and end of the number alone.
        high: upper value of a range, before the scale.
        multiplier: of the scale words (`tỷ`: 10**9).
        unit_text: start and end of the unit with its scale (`tỷ đồng`), None where none is printed.
        unit: canonical code, None if not known.
        per: canonical denominator (`person/month`), None if none.
        denominator: printed total of `13/15`.
    """

    start: int
    end: int
    value: Fraction
    value_text: tuple[int, int]
    multiplier: Decimal = Decimal(1)
    high: Fraction | None = None
    unit_text: tuple[int, int] | None = None
    unit: str | None = None
    per: str | None = None
    denominator: str | None = None
    flags: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class CellWords:
    """What a table says around a figure of one of its cells, in words that stand outside the figure's own passage.

    Attributes:
        table: index into `Document.tables`.
        row, column: of the cell, from 0, header rows included.
        row_text: the cells of the row, joined by ` | `.
        base_text: the words of the column header that the figure is compared with.
        total_row: the row whose figure in the same column this one is part of.
    """

    table: int
    row: int
    column: int
    row_text: str
    unit_text: str | None = None
    base_text: str | None = None
    place: str | None = None
    total_row: int | None = None


@value(frozen=True, slots=True)
class FigureMention:
    """One measured number with what the passage says of it.

    Attributes:
        sentence: start and end of its sentence.
        indicator: the words that name what is measured; usually a slice of this passage, else (source lead_in or
            heading) of another one.
        period: worded in its clause (source explicit), elsewhere in its sentence (carried), in the heading (section).
        period_text: the words of the period; of a heading's period they are not in this passage.
        place: words of this passage that name where.
        part_of: index, among the figures of this passage, of the total (`trong đó`).
    """

    quantity: Quantity
    sentence: tuple[int, int]
    indicator: str | None
    indicator_source: BindingSource | None
    bound: Bound
    measure: Measure
    direction: Direction | None
    change_side: Literal["from", "to"] | None
    status: Literal["actual", "estimated", "planned"]
    aggregation: Literal["average", "annual_average", "cumulative"] | None
    period: PeriodExpr | None
    period_source: Literal["explicit", "carried", "section", "document"] | None
    base: BaseExpr | None
    price_basis: str | None
    place: tuple[int, int] | None
    place_source: Literal["local", "carried"] | None
    part_of: int | None
    period_text: str | None
    carries_period: bool  # False where the surroundings must not lend a period (an annual average)
    flags: tuple[str, ...] = ()
    cell: CellWords | None = None  # of a figure in a table


@value(frozen=True, slots=True)
class ReferenceMention:
    """A mention of an act.

    Attributes:
        start, end: from the type word to the last of number, date, issuer, term.
        number_symbol: number, year and symbol in normal form, None if none or only a bare number.
        number: as printed, leading zeros kept; also of a bare number (`Chỉ thị số 10`).
        symbol: what follows the number, normal form (`NQ/TW`).
        pinpoints: (`điểm a khoản 2 điều 14`,), lower case, outermost last.
    """

    start: int
    end: int
    form: ReferenceForm
    doc_type_code: str | None
    doc_type: str
    number: str | None
    year_in_number: int | None
    symbol: str | None
    number_symbol: str | None
    issued_date: DateParts | None
    issuer: str | None
    term: str | None
    subject: str | None
    pinpoints: tuple[str, ...]
    relation: Relation | None
    flags: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class DirectiveMention:
    """A task as worded.

    Attributes:
        start, end: the sentence or part that states the task.
        deadline: start and end of the words that say when.
        due: the date they print, None if none is printed; a month or quarter is given by its last day.
        deadline_words: the words that say when, where they stand in another passage (a line under the task).
    """

    start: int
    end: int
    modality: Literal["assign", "require", "request", "must", "imperative"]
    assignees: tuple[str, ...]
    cooperating: tuple[str, ...]
    assignee_source: Literal["local", "carried", "lead_in", "heading"]
    action: str
    product: Literal["report", "submission", "draft", "plan", "decision", "letter", "other"] | None
    deadline: tuple[int, int] | None
    due: DateParts | None
    deadline_kind: Literal["date", "relative", "recurring", "vague", "none"]
    reports_to: str | None
    deadline_words: str | None = None


@value(frozen=True, slots=True)
class PartyMention:
    """A person or body that takes part, with the role it plays.

    Attributes:
        start, end: name and title as printed.
    """

    start: int
    end: int
    name: str | None
    title: str | None
    organisation: str | None
    role: Literal["chair", "speaker", "attendee", "signer", "recipient", "assignee", "cooperating", "presenter"]
    kind: Literal["person", "organisation"]


@value(frozen=True, slots=True)
class Lead:
    """What stands above a passage and may name what its figures and tasks are about.

    Attributes:
        lead_in: the paragraph, ending with a colon, that the passage's list follows.
        heading: the nearest heading above.
        opening: the last paragraph before the first label, ending with a colon (`… kết luận như sau:`).
        period: the one period that the nearest heading with a period names; its offsets are that heading's.
        period_text: its words.
        above: the headings above `heading`, nearest first.
        subject: what the document is about, its type before it.
    """

    lead_in: str | None
    heading: str | None
    period: PeriodExpr | None = None
    period_text: str | None = None
    above: tuple[str, ...] = ()
    subject: str | None = None
    opening: str | None = None

    def about(self, subject: str | None) -> Lead:
        """The same above a passage of a document with this subject."""
        return Lead(self.lead_in, self.heading, self.period, self.period_text, self.above, subject, self.opening)


@value(frozen=True)
class Block:
    """A passage with its place in the document.

    Attributes:
        section: index into `Document.sections`; None in header, signature, recipients and page numbers.
        label: start and end in the passage of a list label or bullet marker, with its dot or bracket; None if none.
    """

    zone: Zone
    section: int | None
    passage: Passage
    label: tuple[int, int] | None = None


@value(frozen=True, slots=True)
class Section:
    """A node of the section tree.

    Attributes:
        ordinal: place among all sections of the document, from 0, in reading order.
        parent: index into `Document.sections`.
        level: depth in the tree, from 1.
        label: as printed without closing dot or bracket; None for preamble and closing.
        heading: without label and final colon; None if the text runs in.
    """

    ordinal: int
    parent: int | None
    level: int
    label: str | None
    path: str
    kind: SectionKind
    heading: str | None
    role: str | None
    flags: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class TableCell:
    """One cell of the grid; `page` and box say where it is printed.

    The text of a merged cell stands at its first place; its other places are empty.

    Attributes:
        passage: its text on the page; None if it is empty, or not known as a passage.
        quantity: of a numeric cell, with the unit the table gives it; its offsets are into `passage`.
    """

    row: int
    column: int
    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    row_header: str | None = None
    column_header: str | None = None
    passage: Passage | None = None
    quantity: Quantity | None = None


@value(frozen=True)
class TableMention:
    """A table found on a page; rows and columns count from 0, header rows included.

    Attributes:
        caption: the line that names the table, if one was found.
        unit_text: the unit that holds for the whole table (`Đơn vị tính: triệu đồng`).
        section: index into `Document.sections`.
    """

    page: int
    end_page: int | None
    caption: str | None
    n_rows: int
    n_cols: int
    cells: tuple[TableCell, ...]
    unit_text: str | None = None
    section: int | None = None


@value(frozen=True)
class PassageMentions:
    """What the rules found in one passage.

    Attributes:
        marks: the account of its digits: every run of `[0-9]+` of the passage lies in exactly one mark; sorted, not
            overlapping. A figure's or reference's mark equals its quote.
    """

    figures: tuple[FigureMention, ...] = ()
    references: tuple[ReferenceMention, ...] = ()
    directives: tuple[DirectiveMention, ...] = ()
    parties: tuple[PartyMention, ...] = ()
    marks: tuple[Mark, ...] = ()
