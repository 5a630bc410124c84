"""The commands that read a file or a passage and keep nothing: `read`, `explain`."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from flows.command_parts import JsonOption, Ocr, OcrOption, day, print_json
from flows.exit_codes import UsageError


def read(
    file: Annotated[Path, typer.Argument(help="PDF, PNG, JPEG or TIFF.")],
    ocr: OcrOption = Ocr.AUTO,
    as_json: JsonOption = False,
) -> None:
    """Read one file and show it; nothing is loaded."""
    from flows.reading import rows_of_file

    rows, problems = rows_of_file(file, ocr.value)
    if as_json:
        print_json({**rows, "issues": problems})
        return
    from flows.document_on_screen import print_document

    print_document(rows["documents"][0], {**rows, "issues": problems})


def explain(
    text: Annotated[str | None, typer.Argument(help="A sentence or passage.")] = None,
    jsonl: Annotated[
        str | None, typer.Option("--jsonl", metavar="FILE", help='Passages as lines {"id", "text"}; - for stdin.')
    ] = None,
    document_date: Annotated[str | None, typer.Option("--date", help="Date of the document, YYYY-MM-DD.")] = None,
    rules: Annotated[
        bool, typer.Option("--rules", help="Also the tokens, and what each rule took, by its name.")
    ] = False,
) -> None:
    """Show how the rules read a passage."""
    if (text is None) == (jsonl is None):
        raise UsageError("explain: give either TEXT or --jsonl FILE")
    if rules and jsonl is not None:
        raise UsageError("explain: --rules shows one TEXT")
    from flows import explaining

    if jsonl is None:
        explaining.print_explained(text or "", day(document_date, "--date"))
        if rules:
            explaining.print_rules(text or "")
        return
    try:
        with nullcontext(sys.stdin) if jsonl == "-" else Path(jsonl).open(encoding="utf-8") as lines:
            explaining.print_lines(lines)
    except FileNotFoundError:
        raise UsageError(f"explain: {jsonl} does not exist") from None
