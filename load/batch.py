"""What a run hands to the warehouse to be written as one load, and what it gets back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from extract.problems import CODES
from extract.reading import Problem
from load.gathered import Gathered
from transform.columns import columns_of
from transform.names import clean_name
from transform.tables import TABLES
from transform.validation import ValidRows

LoadKind = Literal["scheduled", "manual", "backfill", "maintenance"]


@dataclass(frozen=True)
class DocumentLoad:
    """One accepted document: its rows, checked by `transform.validation.validate`, and what should be known of it.

    Attributes:
        problems: of reading and understanding; those of the validation (`rows.problems`) are added by the load.
    """

    rows: ValidRows
    problems: tuple[Problem, ...] = ()

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Those handed over, then those of the validation."""
        return (*self.problems, *self.rows.problems)

    @property
    def needs_review(self) -> bool:
        """Whether a person should compare some row with the page."""
        return any(
            True in columns_of(TABLES[name], rows)[TABLES[name].column_names.index("needs_review")]
            for name, rows in self.rows.rows.items()
            if "needs_review" in TABLES[name].by_name
        )


@dataclass(frozen=True, slots=True)
class Sighting:
    """A content was seen under this name: one that the warehouse has, that stands in the same batch, or was refused."""

    sha256: str
    file_name: str

    @property
    def document_id(self) -> str:
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that cannot be accepted.

    Attributes:
        sha256: of its bytes, None where they could not be read (`path_missing`, `file_unreadable`).
        code: one of `extract.problems.CODES`.
        message: what happened and what to do next, in one line.
    """

    file_name: str
    sha256: str | None
    code: str
    message: str

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown issue code {self.code!r}")


@dataclass(frozen=True)
class Batch:
    """All that one load writes. It becomes visible at once or not at all.

    Attributes:
        started_at: when the run began (aware, UTC).
        files_seen: files looked at, refused and unchanged ones too.
        files_unchanged: of these, known and up to date.
        sightings: names under which known contents were seen; names that are remembered already cost nothing.
        refused: a refusal that is in `issues` already is not written again.
    """

    kind: LoadKind
    started_at: datetime
    extractor_version: str
    documents: Gathered = field(default_factory=Gathered)
    sightings: tuple[Sighting, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    files_seen: int = 0
    files_unchanged: int = 0
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did.

    Attributes:
        written: False if there was nothing to write; then no release and no row came of it and the rest is None or 0.
        release: number of the new release.
        rows: rows written per table, rewritten ones of other documents (is_preferred, target) not counted.
        rows_invalid: rows or values that broke the table's rules (issues of code row_invalid).
    """

    written: bool
    load_id: str | None = None
    release: int | None = None
    documents_written: int = 0
    documents_new: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    rows_invalid: int = 0


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document that stays as it is although a load that wrote it is taken back.

    Attributes:
        later_load: the load that wrote it since; None if one removed it.
    """

    document_id: str
    file_names: str
    later_load: str | None


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking a load back did.

    Attributes:
        undone: id of the load that was taken back.
        load_id: of the load that did it; None, as `release`, if nothing of the other was left.
        restored: documents that are again as they were before.
        removed: documents that were not there before.
        kept: documents that later loads wrote.
    """

    undone: str
    load_id: str | None
    release: int | None
    restored: int
    removed: int
    kept: tuple[KeptDocument, ...]


@dataclass(frozen=True, slots=True)
class Maintained:
    """What maintenance did.

    Attributes:
        release: number of the new release, None if none was needed.
        merged: files that became fewer, larger ones.
        releases: numbers of removed releases.
        files: removed files of the lake and of dead runs.
        bytes: size of the removed files of the lake.
    """

    release: int | None
    merged: int
    releases: tuple[int, ...]
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What the newest release says of one content."""

    document_id: str
    sha256: str
    file_names: tuple[str, ...]
    extractor_version: str
    ocr_version: str

    def has_name(self, file_name: str) -> bool:
        """Whether this name is remembered, so that seeing it again is no news."""
        return f"; {clean_name(file_name)}; " in f"; {'; '.join(self.file_names)}; "


@dataclass(frozen=True, slots=True)
class KnownRefusal:
    """A refusal that is in `issues`."""

    file_name: str
    sha256: str | None
    code: str
    message: str
