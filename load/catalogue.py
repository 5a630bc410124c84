"""The documents of the newest release as a backfill chooses among them, read with DuckDB alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from load.layout import Layout


@dataclass(frozen=True, slots=True)
class Entry:
    """One document.

    Attributes:
        ocr_pages: how many of its pages were read by OCR.
        load_kind, load_started, load_parameters: of the load that wrote its rows (started: when that run began).
    """

    document_id: str
    sha256: str
    file_name: str
    source_uri: str | None
    media_type: str
    byte_size: int
    issued_date: date | None
    issuer: str | None
    issuer_id: str | None
    page_count: int
    ocr_pages: int
    extractor_version: str
    ocr_version: str
    load_kind: str | None
    load_started: datetime | None
    load_parameters: str | None


def read(layout: Layout) -> tuple[Entry, ...]:
    """All documents, those next to each other that lie together in the tables; none if nothing was loaded yet."""
    release = layout.current_release()
    if release is None:
        return ()
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        rows = connection.execute(
            """
            WITH scanned AS (
                SELECT document_id, count(*) FILTER (text_source = 'ocr') AS ocr_pages
                FROM read_parquet($pages) GROUP BY document_id
            )
            SELECT d.document_id, sha256, file_name, source_uri, media_type, byte_size, issued_date, issuer, issuer_id,
                page_count, coalesce(ocr_pages, 0), d.extractor_version, ocr_version, kind, started_at, parameters
            FROM read_parquet($documents, filename = true, file_row_number = true) d
            LEFT JOIN scanned USING (document_id)
            LEFT JOIN read_parquet($loads) l USING (load_id)
            ORDER BY d.filename, d.file_row_number
            """,
            {name: str(release / name / "*.parquet") for name in ("documents", "pages", "loads")},
        ).fetchall()
    return tuple(Entry(*row) for row in rows)
