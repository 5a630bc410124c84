"""The star: ready-made joins over the tables for people with a BI tool, each act counted once.

One declaration makes the SQL, the comments of view and columns, and the data dictionary.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from transform.document_tables import DOCUMENTS, SECTIONS
from transform.mention_tables import DIRECTIVES, DOCUMENT_REFERENCES, FIGURES
from transform.schema import Table


@dataclass(frozen=True, slots=True)
class Shown:
    """One column of a view: its name, the SQL that gives it, and what it means."""

    name: str
    sql: str
    description: str


@dataclass(frozen=True, slots=True)
class View:
    """A question that is asked so often that it has a name.

    Attributes:
        source: what stands after FROM, over the tables' views.
        condition: what stands after WHERE.
    """

    name: str
    description: str
    source: str
    condition: str
    columns: tuple[Shown, ...] = field(repr=False)

    @property
    def sql(self) -> str:
        """The SELECT statement."""
        columns = ",\n    ".join(f"{column.sql} AS {column.name}" for column in self.columns)
        return f"SELECT\n    {columns}\nFROM {self.source}\nWHERE {self.condition}"


def _of(table: Table, alias: str, names: str, prefix: str = "") -> tuple[Shown, ...]:
    """Columns of a table as they are, with their descriptions."""
    return tuple(Shown(f"{prefix}{name}", f"{alias}.{name}", table.by_name[name].description) for name in names.split())


_NOTICE = "number_symbol issuer issuer_id province issued_date issued_year doc_type_code doc_type subject file_name"
_DOUBT = "confidence needs_review flags"

FIGURES_BY_INDICATOR = View(
    "figures_by_indicator",
    "One row is one figure, with its indicator first and the notice it stands in; of each act only the best file. To "
    "compare figures, filter on comparable and NOT needs_review, and keep unit, per, measure and status apart.",
    "figures f JOIN documents d ON d.document_id = f.document_id LEFT JOIN sections s ON s.section_id = f.section_id",
    "f.is_preferred",
    (
        Shown(
            "indicator_group",
            "coalesce(f.indicator_id, lower(f.indicator))",
            "What to group by: indicator_id if known, else the indicator in small letters; the wording is not merged.",
        ),
        *_of(
            FIGURES,
            "f",
            "indicator indicator_id place period_start period_end period_text amount amount_exact amount_high unit per "
            "bound measure aggregation direction change_side status base_kind base_text base_start base_end "
            "price_basis comparable quote sentence",
        ),
        *_of(SECTIONS, "s", "path heading role", "section_"),
        *_of(DOCUMENTS, "d", _NOTICE),
        *_of(FIGURES, "f", f"page {_DOUBT} figure_id document_id"),
    ),
)

TASKS_OPEN_BY_BODY = View(
    "tasks_open_by_body",
    "One row is one body with one of its tasks; a task for two bodies stands on two rows (count directive_id once). "
    "The notices do not say what was done, so every task of every act is open; of each act only the best file.",
    "(SELECT *, 'assignee' AS part, unnest(coalesce(string_split(assignees, '; '), [NULL])) AS body FROM directives "
    "UNION ALL SELECT *, 'cooperating' AS part, unnest(string_split(cooperating, '; ')) AS body FROM directives "
    "WHERE cooperating IS NOT NULL) t JOIN documents d ON d.document_id = t.document_id",
    "t.is_preferred",
    (
        Shown("body", "t.body", "Who must act or help, as printed; null if the text names nobody."),
        Shown("part", "t.part", "assignee or cooperating."),
        *_of(DIRECTIVES, "t", "action product modality due_date deadline_text deadline_kind reports_to"),
        Shown(
            "days_left",
            "date_diff('day', current_date, t.due_date)",
            "Days from today to due_date, negative if it is over; null if no day is known.",
        ),
        Shown("overdue", "t.due_date < current_date", "Whether due_date is over; null if no day is known."),
        *_of(DIRECTIVES, "t", "quote"),
        *_of(DOCUMENTS, "d", _NOTICE),
        *_of(DIRECTIVES, "t", f"page {_DOUBT} directive_id document_id"),
    ),
)

CITATIONS = View(
    "citations",
    "One row is one mention of another act: the citing notice (columns of documents), the act as cited (cited_) and "
    "its file if it is in the warehouse (target_). Count is_first_mention to count each act once per notice.",
    "document_references r JOIN documents d ON d.document_id = r.document_id "
    "LEFT JOIN documents t ON t.document_id = r.target_document_id",
    "d.is_preferred AND r.form <> 'self'",
    (
        *_of(DOCUMENTS, "d", f"{_NOTICE} work_id"),
        *_of(DOCUMENT_REFERENCES, "r", "relation"),
        *_of(
            DOCUMENT_REFERENCES,
            "r",
            "system doc_type_code doc_type number_symbol issued_date issuer term subject work_id",
            "cited_",
        ),
        *_of(DOCUMENT_REFERENCES, "r", "pinpoint form resolution"),
        Shown(
            "is_first_mention",
            "r.resolves_to IS NULL OR r.resolves_to = r.reference_id",
            "Whether the notice has not mentioned that act before.",
        ),
        *_of(DOCUMENT_REFERENCES, "r", "target_document_id"),
        *_of(DOCUMENTS, "t", "file_name subject signer_name", "target_"),
        *_of(DOCUMENT_REFERENCES, "r", f"quote page {_DOUBT} reference_id document_id"),
    ),
)

STAR: tuple[View, ...] = (FIGURES_BY_INDICATOR, TASKS_OPEN_BY_BODY, CITATIONS)
