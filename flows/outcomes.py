"""What becomes of one file, and how it waits for its load: as bytes, by content and by what made it."""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import dataclass, replace
from pathlib import Path

from flows.planning import Refusal, Work
from load.batch import DocumentLoad
from load.staging import Staging
from transform.columns import ColumnRows, columns_of
from transform.names import clean_name
from transform.tables import TABLES

# Raise when the classes below, or what they are made of, change their form; outcomes of others are made anew.
_FORMAT = 2

# Refusals that may end otherwise next time; they do not wait for a later run.
_PASSING = frozenset({"file_unreadable", "path_missing", "document_failed"})

_KNOWN = frozenset(
    {
        ("flows.outcomes", "Accepted"),
        ("flows.planning", "Refusal"),
        ("load.batch", "DocumentLoad"),
        ("load.batch", "RefusedFile"),
        ("transform.columns", "ColumnRows"),
        ("transform.validation", "ValidRows"),
        ("transform.validation", "Violation"),
        ("extract.reading", "Problem"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("decimal", "Decimal"),
    }
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that became rows."""

    document: DocumentLoad


Outcome = Accepted | Refusal


def name_of(work: Work) -> str:
    """The name by which a person knows the file."""
    return Path(work.path).name if work.facts is None else work.facts.name


def made_by(work: Work, versions: str) -> str:
    """What tells outcomes of one content apart, in letters and digits: code, reading and where it started from.

    Args:
        versions: of the rules and of the reading in the mode of the run; see `flows.planning.Versions`.
    """
    parts = f"{_FORMAT}\0{versions}\0{work.keep_version or ''}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def leave(outcome: Outcome, work: Work, staging: Staging, versions: str) -> None:
    """Leaves an outcome for the load."""
    passing = isinstance(outcome, Refusal) and outcome.file.code in _PASSING
    kept = Accepted(_by_column(outcome.document)) if isinstance(outcome, Accepted) else outcome
    data = pickle.dumps(kept, protocol=pickle.HIGHEST_PROTOCOL)
    staging.put(work.sha256, data, None if passing else made_by(work, versions))


def _by_column(document: DocumentLoad) -> DocumentLoad:
    """The document with its rows as the load takes them."""
    rows = {
        name: rows if name == "documents" else ColumnRows(name, columns_of(TABLES[name], rows))
        for name, rows in document.rows.rows.items()
    }
    return replace(document, rows=replace(document.rows, rows=rows))


def outcome_of(work: Work, staging: Staging) -> Outcome | None:
    """The outcome of a file, under the names of this run; None while it is not done, or if its process died.

    A damaged one (the power went while it was written) is none.
    """
    data = staging.get(work.sha256)
    if data is None:
        return None
    try:
        outcome = _Reader(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        staging.discard(work.sha256)
        return None
    return _named(outcome, work)


class _Reader(pickle.Unpickler):
    """Knows what outcomes are made of and nothing else: a warehouse may come from somebody else."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) not in _KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an outcome")
        return super().find_class(module, name)


def _named(outcome: Outcome, work: Work) -> Outcome:
    """An outcome that another run left may have been of a file of another name."""
    if isinstance(outcome, Refusal):
        named = outcome.file if outcome.file.sha256 is None else replace(outcome.file, file_name=name_of(work))
        return Refusal(work.path, named)
    row = outcome.document.rows.document
    name = clean_name(name_of(work))
    uri = Path(work.path).resolve().as_uri() if work.facts is None else work.facts.uri
    if (row["file_name"], row["source_uri"]) == (name, uri):
        return outcome
    rows = dict(outcome.document.rows.rows)
    rows["documents"] = [{**row, "file_name": name, "file_names": name, "source_uri": uri}]
    return Accepted(replace(outcome.document, rows=replace(outcome.document.rows, rows=rows)))
