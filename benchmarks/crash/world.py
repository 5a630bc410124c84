"""What a warehouse must hold after given loads, by a model that shares no code with the loading.

A step is one load of one writer (`A-7`), or the undoing of the load before (`A-5-undo`). The batch of a load follows
from its name alone: new documents, older ones derived again (so that files are rewritten), several files of one act (so
that rows of other documents change), names seen again, a refused file. The ledger's order of steps therefore says all
that a release must show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from synthetic import Notice, checked

from extract.reading import Problem
from load.batch import Batch, DocumentLoad, RefusedFile, Sighting
from load.gathered import Gathered

Row = dict[str, Any]
Rows = dict[str, Counter[tuple[Any, ...]]]

RANKS = ("digital", "mixed", "ocr")
WORKS = 4
UNJUDGED = {
    "documents": {"load_id", "ingested_at"},  # judged by the reader, against the ledger
    "issues": {"issue_id", "load_id", "created_at"},
}
"""Columns that the model cannot know."""
JUDGED = {
    "loads": ("kind", "status", "files_seen", "files_new", "files_unchanged", "files_refused", "documents_written",
              "parameters"),
}  # fmt: skip
"""Where it knows few, those."""


@dataclass(frozen=True, slots=True)
class Step:
    """One load of one writer, or the undoing of it."""

    writer: str
    number: int
    undo: bool = False

    @classmethod
    def parse(cls, name: str) -> Step:
        writer, number, *undo = name.split("-")
        return cls(writer, int(number), bool(undo))

    def __str__(self) -> str:
        return f"{self.writer}-{self.number}" + ("-undo" if self.undo else "")

    @property
    def undone(self) -> bool:
        """Whether the writer takes this load back, as soon as it is done."""
        return self.number % 6 == 5

    @property
    def maintained(self) -> bool:
        """Whether the writer maintains the warehouse before this load."""
        return self.number % 4 == 3

    def notices(self) -> list[Notice]:
        """New ones, the last one's first again, and one of a few that come again and again."""
        fresh = [self._notice(f"{self}-{place}", place) for place in range(1 + self.number % 2)]
        again = [self._notice(f"{self.writer}-{self.number - 1}-0", 2)] if self.number else []
        return [*fresh, *again, self._notice(f"{self.writer}-round-{self.number % 5}", 3)]

    def batch(self) -> Batch:
        return Batch(
            "manual",
            datetime(2026, 1, 2, tzinfo=UTC),
            "1",
            Gathered.of(self._document(notice) for notice in self.notices()),
            self.sightings(),
            self.refused(),
            files_seen=7,
            files_unchanged=2,
            parameters={"step": str(self)},
        )

    def sightings(self) -> tuple[Sighting, ...]:
        """Every third load sees a document of the first load under another name."""
        if self.number % 3 or not self.number:
            return ()
        return (Sighting(Notice(f"{self.writer}-0-0").sha256, f"copy {self}.pdf"),)

    def refused(self) -> tuple[RefusedFile, ...]:
        if self.number % 4 != 2:
            return ()
        return (RefusedFile(f"{self}.doc", Notice(f"{self} refused").sha256, "file_type", f"no PDF ({self})"),)

    def _notice(self, name: str, place: int) -> Notice:
        seed = self.number * 7 + place * 3
        work = f"vn:{seed % WORKS}" if place != 1 else None
        return Notice(name, str(self), work, f"vn:{(seed + 1) % WORKS}", RANKS[seed % 3], items=2)

    def _document(self, notice: Notice) -> DocumentLoad:
        return replace(checked(notice), problems=self.problems(notice))

    def problems(self, notice: Notice) -> tuple[Problem, ...]:
        if notice.text_source != "ocr":
            return ()
        return (Problem("warning", "ocr_low_confidence", 1, f"read with low confidence in {self}"),)


@dataclass
class World:
    """The rows of all tables after some steps, as a reader must find them (but for the columns of `UNJUDGED`)."""

    entries: list[Row] = field(default_factory=list)
    notices: dict[str, tuple[Notice, Step]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    refused: list[RefusedFile] = field(default_factory=list)

    @classmethod
    def after(cls, steps: Iterable[Step]) -> World:
        world = cls()
        steps = list(steps)
        for step in steps:
            if not step.undo:
                world.enter(step)
                if replace(step, undo=True) not in steps:
                    world.apply(step)
        return world

    def enter(self, step: Step) -> None:
        """The load's row of the ledger, which stays when it is undone."""
        ids = {notice.document_id for notice in step.notices()}
        self.entries.append(_entry(step, new=len(ids - self.notices.keys()), written=len(ids)))

    def apply(self, step: Step) -> None:
        for notice in step.notices():
            self.notices[notice.document_id] = (notice, step)
            self.names.setdefault(notice.document_id, [f"{notice.name}.pdf"])
        for sighting in step.sightings():
            self.names[sighting.document_id].append(sighting.file_name)
        self.refused.extend(step.refused())

    def count(self, table: str) -> int:
        """Rows of a table that comes from documents."""
        return sum(len(_rows(notice)[table]) for notice, _ in self.notices.values())

    def last_step(self) -> dict[str, Step]:
        """By document_id, the step that wrote it last."""
        return {id_: step for id_, (_, step) in self.notices.items()}

    def rows(self, columns: Mapping[str, tuple[str, ...]]) -> Rows:
        """Rows of the named tables with their number, as tuples of the named columns."""
        best: dict[str, tuple[int, str]] = {}
        for id_, (notice, _) in self.notices.items():
            if notice.work_id is not None:
                key = (RANKS.index(notice.text_source), id_)
                best[notice.work_id] = min(best.get(notice.work_id, key), key)
        found: Rows = {name: Counter() for name in columns}

        def add(table: str, row: Mapping[str, Any]) -> None:
            if table in found:
                found[table][tuple(row[name] for name in columns[table])] += 1

        for id_, (notice, step) in self.notices.items():
            preferred = notice.work_id is None or best[notice.work_id][1] == id_
            problems = step.problems(notice)
            target = best.get(str(notice.refers_to), (0, None))[1]
            more = {
                "documents": {
                    "is_preferred": preferred,
                    "status": "review" if problems else "accepted",
                    "file_names": "; ".join(self.names[id_]),
                },
                "figures": {"is_preferred": preferred},
                "directives": {"is_preferred": preferred},
                "document_references": {"target_document_id": target},
            }
            for table, rows in _rows(notice).items():
                for row in rows:
                    add(table, row | more.get(table, {}))
            for problem in problems:
                add("issues", _issue(id_, notice.sha256, f"{notice.name}.pdf", problem))
        for refusal in self.refused:
            problem = Problem("error", refusal.code, None, refusal.message)
            add("issues", _issue(None, str(refusal.sha256), refusal.file_name, problem))
        for entry in self.entries:
            add("loads", entry)
        return found


@cache
def _rows(notice: Notice) -> Mapping[str, list[Row]]:
    return {name: list(rows) for name, rows in checked(notice).rows.rows.items()}


def _issue(document_id: str | None, sha256: str, file_name: str, problem: Problem) -> Row:
    return {
        "document_id": document_id,
        "sha256": sha256,
        "file_name": file_name,
        "severity": problem.severity,
        "code": problem.code,
        "page": problem.page,
        "message": problem.message,
    }


def _entry(step: Step, *, new: int, written: int) -> Row:
    refused = len(step.refused())
    return {
        "kind": "manual",
        "status": "refused" if refused else "ok",
        "files_seen": 7,
        "files_new": new,
        "files_unchanged": 2,
        "files_refused": refused,
        "documents_written": written,
        "parameters": f'{{"step": "{step}"}}',
    }
