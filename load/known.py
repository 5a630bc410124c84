"""What the newest release knows already: documents by content and refusals, read with DuckDB alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from load.batch import KnownDocument, KnownRefusal
from load.errors import WarehouseDamagedError, on_one_line
from load.layout import Layout


@dataclass(frozen=True)
class Index:
    """Documents by sha256, and refusals in order of their issues."""

    documents: Mapping[str, KnownDocument] = field(default_factory=dict)
    refusals: tuple[KnownRefusal, ...] = ()


def read_index(layout: Layout) -> Index:
    """Reads the index of the newest release; empty if nothing was loaded yet.

    Raises:
        WarehouseDamagedError: its files cannot be read.
    """
    release = layout.current_release()
    if release is None:
        return Index()
    import duckdb

    try:
        with duckdb.connect() as connection:
            documents = connection.execute(
                "SELECT document_id, sha256, file_names, extractor_version, ocr_version FROM read_parquet($1)",
                [str(release / "documents" / "*.parquet")],
            ).fetchall()
            refusals = connection.execute(
                "SELECT file_name, sha256, code, message FROM read_parquet($1) WHERE document_id IS NULL "
                "ORDER BY issue_id",
                [str(release / "issues" / "*.parquet")],
            ).fetchall()
    except duckdb.Error as error:
        raise WarehouseDamagedError(
            f"{release} cannot be read ({on_one_line(error)}); `thongbao check` says what to do"
        ) from error
    return Index(
        {
            sha256: KnownDocument(document_id, sha256, tuple(names.split("; ")), extractor_version, ocr_version)
            for document_id, sha256, names, extractor_version, ocr_version in documents
        },
        tuple(KnownRefusal(*row) for row in refusals),
    )
