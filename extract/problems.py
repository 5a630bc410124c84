"""The closed list of issue codes: what each means and what to do next. Documented in the data dictionary."""

from __future__ import annotations

CODES: dict[str, str] = {
    # refused files
    "file_empty": "the file has no bytes; ask the sender for it again",
    "file_type": "neither PDF nor PNG, JPEG or TIFF, whatever its name says; convert or remove it",
    "file_too_large": "larger than the limit; split it or raise the limit",
    "file_unreadable": "the file cannot be opened or read; check permissions",
    "path_missing": "the path does not exist; check its spelling",
    "pdf_damaged": "the PDF cannot be opened; ask for it again or print it to a new PDF",
    "pdf_encrypted": "the PDF asks for a password; save it without one",
    "pdf_no_pages": "the PDF has no pages; ask for it again",
    "image_damaged": "the image cannot be decoded; scan it again",
    "too_many_pages": "more pages than the limit; split it",
    "document_failed": "reading or understanding it failed, which is a fault of the program; report it with the file",
    # accepted files
    "page_failed": "one page could not be read and is empty; look at the original",
    "ocr_missing": "no Vietnamese OCR data here: a page without text stayed unread; install it and ingest again",
    "ocr_skipped": "a page has no sound text layer and OCR was turned off; ingest again with --ocr auto",
    "ocr_timeout": "reading a page took too long and was given up; look at the original",
    "ocr_low_confidence": "a page was read with low confidence; compare with the original",
    "print_unread": "places of a scanned page look like print and could not be read; look at the original",
    "text_layer_rejected": "the text layer was not usable and the page was read by OCR instead",
    "header_incomplete": "a header field that notices usually print was not found; look at the first page",
    "header_misread": "a name in a scan's header was read with other marks than a known name; look at the first page",
    "date_impossible": "a printed date does not exist; the field is null",
    "numeral_unexplained": "digits that no rule explains; read the place and report it",
    "parts_mismatch": "parts of a total do not add up, as printed; compare with the page",
    "shares_mismatch": "shares of a whole do not add up to 100 %, as printed; compare with the page",
    "ratio_mismatch": "a printed per cent is not that of its two numbers or columns (`18/21 vụ, đạt 87,1%`); compare",
    "change_mismatch": "a growth or difference in a table is not that of its two columns; compare with the page",
    "value_conflict": "one indicator has two values for one period and place; compare both places",
    "label_irregular": "list labels are doubled, skipped or out of order; the tree was built by their family",
    "row_invalid": "a row broke the table's rules and was left out; report it",
}
