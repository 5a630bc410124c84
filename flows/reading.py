"""`thongbao read`: one file, read and understood at once, nothing kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extract import read, sources
from extract.document import extract_document
from extract.read import OcrMode
from flows.exit_codes import ExitCode, UsageError, UserError
from transform import validation
from transform.cross_checks import cross_checked
from transform.rows import FileFacts, document_rows


class FileRefusedError(UserError):
    """The file cannot be accepted; the message says why and what to do."""

    code = ExitCode.REFUSED


def rows_of_file(path: Path, ocr: OcrMode) -> tuple[Mapping[str, Sequence[Mapping[str, Any]]], list[dict[str, Any]]]:
    """The checked rows of a file by table, and its problems as they would stand in `issues`.

    Raises:
        UsageError: the path does not exist or is a folder.
        FileRefusedError: the file cannot be accepted.
    """
    if not path.exists():
        raise UsageError(f"no such file: {path}; check the spelling")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; `read` takes one file, `ingest` takes folders")
    try:
        reading = read.read_file(path, ocr=ocr)
    except sources.Refused as refused:
        raise FileRefusedError(f"refused: {path}: {refused.message} [{refused.code}]") from None
    document = extract_document(reading)
    valid, told = cross_checked(validation.validate(document_rows(document, FileFacts.of(path))))
    problems = (*document.problems, *told, *valid.problems)
    return valid.rows, [asdict(problem) for problem in problems]
