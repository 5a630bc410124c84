"""The tables that describe files and their shape: documents, pages, sections; and the ledger: issues, loads."""

from __future__ import annotations

from extract.problems import CODES
from transform.schema import Column, Table

DOCUMENT_ID = Column(
    "document_id",
    "string",
    "First 16 hex digits of the SHA-256 of the file's bytes.",
    nullable=False,
    references="documents.document_id",
)
IS_PREFERRED = Column(
    "is_preferred",
    "bool",
    "Whether the row comes from the best file of its act (digital before scan); filter on it to count each act once.",
    nullable=False,
)


def span_columns(*, required: bool = True) -> tuple[Column, ...]:
    """Columns that say where a row stands on the page; `required` where it always is running text."""
    return (
        Column("page", "int32", "Page of the first character, from 1.", nullable=False),
        Column("end_page", "int32", "Page of the last character if it is another one, else null."),
        Column(
            "char_start",
            "int32",
            "First character, in code points from 0, in pages.text of page.",
            nullable=not required,
        ),
        Column(
            "char_end",
            "int32",
            "End, exclusive, in code points in pages.text of end_page if there is one, else of page.",
            nullable=not required,
        ),
        Column(
            "quote",
            "string",
            "As printed; equals pages.text[char_start:char_end] up to line breaks and hyphenation at line ends.",
            nullable=not required,
        ),
        Column("x0", "double", "Left edge in PDF points, of the words of the span on page; origin top left."),
        Column("top", "double", "Upper edge in PDF points from the top of the upright page."),
        Column("x1", "double", "Right edge in PDF points."),
        Column("bottom", "double", "Lower edge in PDF points from the top of the upright page."),
    )


def read_columns(*, required: bool = True) -> tuple[Column, ...]:
    """Columns that say how sure the reading is; not `required` where nothing measures it yet."""
    return (
        Column(
            "confidence",
            "double",
            "0 to 1; 1 where the text is digital and the rule unambiguous.",
            nullable=not required,
        ),
        Column("needs_review", "bool", "Whether a person should compare the row with the page.", nullable=not required),
        Column("flags", "string", "Codes of what is doubtful or was inferred, comma-separated; null if none."),
    )


DOCUMENTS = Table(
    "documents",
    "One row is one distinct file content: its header, signer and counts.",
    ("document_id",),
    (
        Column("document_id", "string", DOCUMENT_ID.description, nullable=False),
        Column(
            "work_id",
            "string",
            "Identity of the official act, e.g. vn:dang:tu-hau-giang:thong-bao:2021-08-30:215; null unless type, "
            "issuer with its province, number and date are all known.",
        ),
        IS_PREFERRED,
        Column("sha256", "string", "SHA-256 of the file's bytes, 64 hex digits.", nullable=False),
        Column("file_name", "string", "Name under which the file was first seen.", nullable=False),
        Column("file_names", "string", 'All names under which it was seen, joined by "; ".', nullable=False),
        Column("source_uri", "string", "Where the file was first read from (file URI)."),
        Column("media_type", "string", "What the bytes are, whatever the name says.", nullable=False),
        Column("byte_size", "int64", "Size of the file in bytes.", nullable=False),
        Column("page_count", "int32", "Number of pages.", nullable=False),
        Column(
            "text_source",
            "string",
            "Where the text of the pages comes from.",
            nullable=False,
            vocabulary=("digital", "ocr", "mixed"),
        ),
        Column("ocr_confidence", "double", "Mean word confidence of the pages read by OCR, 0 to 1; null if none."),
        Column("doc_type_code", "string", "Code of the type, TB, NQ, QĐ, … (edXML Code/CodeNotation)."),
        Column("doc_type", "string", "Type of the document in words, Thông báo, … (edXML DocumentType)."),
        Column(
            "system",
            "string",
            "Which system of offices issued it.",
            vocabulary=("party", "state", "front", "other"),
        ),
        Column("number", "string", "Number as printed, leading zeros kept (edXML Code/CodeNumber)."),
        Column("year_in_number", "int32", "Year that stands in the number (30/2020/NĐ-CP: 2020)."),
        Column("symbol", "string", "What follows the number, normal form (edXML Code/CodeNotation)."),
        Column(
            "number_symbol",
            "string",
            "Number and symbol in normal form: no spaces around - and /, ASCII hyphen, Đ for Ð.",
        ),
        Column("issuer", "string", "Issuing body as printed, lines joined by a space."),
        Column("issuer_parent", "string", "Superior body as printed above the issuer."),
        Column("issuer_id", "string", "Code of the issuing body; null if not known."),
        Column("province", "string", "Province of the issuer as named at the time."),
        Column("province_today", "string", "The province that it is part of since 1 July 2025 (34 provinces)."),
        Column("place", "string", "Place of issue as printed (edXML PromulgationInfo/Place)."),
        Column("issued_date", "date32", "Date of issue as printed (edXML PromulgationInfo/PromulgationDate)."),
        Column("issued_year", "int32", "Year of issued_date."),
        Column("subject", "string", "Trích yếu: the lines after the type word, joined (edXML Subject)."),
        Column("urgency", "string", "Degree of urgency as printed (Khẩn, Hỏa tốc, …)."),
        Column("secrecy", "string", "Degree of secrecy as printed (Mật, …)."),
        Column("meeting_start", "timestamp[us]", "Begin of the meeting reported, local time; null without hour."),
        Column("meeting_date", "date32", "Day of that meeting (its first), also where no hour is printed."),
        Column("meeting_place", "string", "Where the meeting was held."),
        Column("chair", "string", "Who chaired the meeting, as printed."),
        Column("term", "string", "Term or session (nhiệm kỳ or khóa), as printed."),
        Column(
            "signer_name", "string", 'Who signed (edXML SignerInfo/FullName); several of a joint act joined by "; ".'
        ),
        Column("signer_title", "string", "Title of the signer (edXML SignerInfo/Position)."),
        Column("signing_authority", "string", 'T/M, TL., KT. lines, joined by ", " (edXML SignerInfo/Competence).'),
        Column("recipients", "string", 'Nơi nhận, joined by "; " (edXML ToPlaces).'),
        Column("section_count", "int32", "Rows of sections.", nullable=False),
        Column("figure_count", "int32", "Rows of figures.", nullable=False),
        Column("reference_count", "int32", "Rows of document_references.", nullable=False),
        Column("directive_count", "int32", "Rows of directives.", nullable=False),
        Column(
            "task_item_count",
            "int32",
            "Items and bullets without children under headings of tasks or organisation; viewpoints and targets too.",
        ),
        Column("task_item_read", "int32", "Those of them that gave a row of directives."),
        Column("digit_runs", "int32", "Runs of digits in the text of all pages.", nullable=False),
        Column(
            "digit_runs_explained",
            "int32",
            "Runs of digits that a rule explains (numerals of any kind but unexplained).",
            nullable=False,
        ),
        Column(
            "status",
            "string",
            "review: some row needs review, or an issue of severity error or warning; else accepted.",
            nullable=False,
            vocabulary=("accepted", "review"),
        ),
        Column(
            "extractor_version", "string", "Version and source hash of the code that understood it.", nullable=False
        ),
        Column("ocr_version", "string", "Version of engine, models and code that read the pages.", nullable=False),
        Column("load_id", "string", "The load that last derived the document's rows.", nullable=False),
        Column("ingested_at", "timestamp[us,UTC]", "When the content was first accepted.", nullable=False),
    ),
)

PAGES = Table(
    "pages",
    "One row is one page: its size, how it was read and its text.",
    ("document_id", "page"),
    (
        DOCUMENT_ID,
        Column("page", "int32", "Number of the page, from 1.", nullable=False),
        Column("width", "double", "Width of the upright page in PDF points.", nullable=False),
        Column("height", "double", "Height of the upright page in PDF points.", nullable=False),
        Column("rotation", "int32", "Clockwise degrees the page was turned by to stand upright.", nullable=False),
        Column(
            "text_source",
            "string",
            "Where the text comes from.",
            nullable=False,
            vocabulary=("digital", "ocr"),
        ),
        Column(
            "layer_health",
            "string",
            "What the text layer of the file was worth; all but digital_ok were read by OCR.",
            nullable=False,
            vocabulary=("digital_ok", "no_text", "broken_encoding", "bad_ocr_layer", "stamp_only"),
        ),
        Column("health_reason", "string", "What was measured that led to layer_health."),
        Column("dpi", "int32", "Resolution of the image that was read; null for digital text."),
        Column("ocr_confidence", "double", "Mean word confidence, 0 to 1; null for digital text."),
        Column("word_count", "int32", "Words read.", nullable=False),
        Column(
            "text",
            "string",
            "Text in reading order, NFC, lines joined by a line feed; an empty page has the empty text.",
            nullable=False,
        ),
    ),
)

SECTIONS = Table(
    "sections",
    "One row is one node of the section tree: a heading, an item, a bullet, the text before or after them.",
    ("section_id",),
    (
        Column("section_id", "string", "Deterministic id of the section.", nullable=False),
        DOCUMENT_ID,
        Column(
            "parent_id", "string", "Section that holds this one; null at the root.", references="sections.section_id"
        ),
        Column(
            "ordinal", "int32", "Place among all sections of the document, in reading order, from 0.", nullable=False
        ),
        Column("level", "int32", "Depth in the tree, from 1.", nullable=False),
        Column("label", "string", "Label as printed, without closing dot or bracket; null for preamble and closing."),
        Column(
            "path", "string", "Labels from the root, joined by / (I/1/a; bullets I/1/-3; doubled ~2).", nullable=False
        ),
        Column(
            "kind",
            "string",
            "What kind of node it is.",
            nullable=False,
            vocabulary=("heading", "item", "bullet", "preamble", "closing", "appendix"),
        ),
        Column("heading", "string", "Heading without label and final colon; null if the text runs in."),
        Column("text", "string", "Own text, without the children's."),
        Column(
            "role",
            "string",
            "What the section speaks of.",
            vocabulary=("achievement", "limitation", "cause", "task", "target", "organisation", "background"),
        ),
        *span_columns(),
        *read_columns(),
    ),
    located=True,
)

ISSUES = Table(
    "issues",
    "One row is something a person should know: a refused file, a page that failed, a doubtful reading.",
    ("issue_id",),
    (
        Column("issue_id", "string", "Deterministic id of the issue.", nullable=False),
        Column(
            "document_id",
            "string",
            "The document; null if the file was refused.",
            references="documents.document_id",
        ),
        Column("sha256", "string", "SHA-256 of the file's bytes; null if it could not be read."),
        Column("file_name", "string", "Name of the file."),
        Column("load_id", "string", "The load that raised it.", nullable=False),
        Column("severity", "string", "How bad it is.", nullable=False, vocabulary=("error", "warning", "info")),
        Column("code", "string", "What happened, from a closed list.", nullable=False, vocabulary=tuple(CODES)),
        Column("page", "int32", "Page, from 1; null if it concerns the file."),
        Column("message", "string", "What happened and what to do next.", nullable=False),
        Column("created_at", "timestamp[us,UTC]", "When it was raised.", nullable=False),
    ),
)

LOADS = Table(
    "loads",
    "One row is one load: everything in it appeared at once.",
    ("load_id",),
    (
        Column("load_id", "string", "Id of the load, in order of time.", nullable=False),
        Column(
            "kind",
            "string",
            "What started it.",
            nullable=False,
            vocabulary=("scheduled", "manual", "backfill", "maintenance"),
        ),
        Column("started_at", "timestamp[us,UTC]", "When the run began.", nullable=False),
        Column("finished_at", "timestamp[us,UTC]", "When its rows were complete.", nullable=False),
        Column(
            "status",
            "string",
            "ok: all files accepted; refused: some files were refused (see issues).",
            nullable=False,
            vocabulary=("ok", "refused"),
        ),
        Column("files_seen", "int64", "Files looked at.", nullable=False),
        Column("files_new", "int64", "Files whose content was not known before.", nullable=False),
        Column("files_unchanged", "int64", "Files whose content was known and is up to date.", nullable=False),
        Column("files_refused", "int64", "Files refused.", nullable=False),
        Column("documents_written", "int64", "Documents whose rows were written.", nullable=False),
        Column("rows_written", "int64", "Rows of its documents and issues.", nullable=False),
        Column("parameters", "string", "Parameters of the run, JSON.", nullable=False),
        Column("extractor_version", "string", "Version of the code that ran.", nullable=False),
        Column("schema_hash", "string", "Hash of the table declarations.", nullable=False),
        Column("release", "string", "Release that this load made (folder below releases).", nullable=False),
        Column("versions", "string", "Version of each Delta table after the load, JSON."),
    ),
)
