"""The source of a sample notice: a readable text file with a TOML head and a body in a little Markdown.

Body: `# ` to `### ` are headings, `- ` bullets (the dash is printed), `| a | b |` rows of a ruled table whose first row
is its header, `^ ` a centred line (a caption), `> ` a right-aligned italic line (a unit), `[^1]` a footnote mark and
`[^1]: ` its text, `**bold**` and `*italic*` inline, `---` a page break, `@signature` the place of signature and
recipients (before an appendix; else they end the notice); all else is a paragraph.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["heading", "paragraph", "bullet", "table", "centred", "unit", "page_break", "signature"]


@dataclass(frozen=True)
class Header:
    """The two columns on top of the first page; `system` decides how they are ruled."""

    system: Literal["party", "state"]
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place_date: str


@dataclass(frozen=True)
class Block:
    """One block of the body; `level` is that of a heading, `rows` those of a table."""

    kind: Kind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Notice:
    """A notice to typeset.

    Attributes:
        header: None where the page has none.
        second: lines and name of who signs a joint act beside the first, on the left; None where one signs.
        stamp: what is written around the stamp.
        kind: the type word; empty for a công văn.
        folder: of `tests/data`, into which it is set; empty for `tests/data` itself.
        scans: the forms in which it is scanned too: `200` and `300` (PDF), `tiff`, `png`, `jpeg`.
    """

    stem: str
    folder: str
    header: Header | None
    kind: str
    subject: tuple[str, ...]
    addressees: tuple[str, ...]
    body: tuple[Block, ...]
    footnotes: dict[str, str]
    signature: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    stamp: str
    scans: tuple[str, ...]
    second: tuple[tuple[str, ...], str] | None = None


def read_notice(path: Path) -> Notice:
    """Reads a source file.

    Raises:
        ValueError: the file has no head between `+++` lines.
    """
    parts = re.split(r"^\+\+\+$", path.read_text(encoding="utf8"), maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3:
        raise ValueError(f"{path}: no head between +++ lines")
    head = tomllib.loads(parts[1])
    header = head.get("header")
    footnotes = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", parts[2], flags=re.MULTILINE))
    body = re.sub(r"^\[\^\d+\]: .+$", "", parts[2], flags=re.MULTILINE)
    return Notice(
        stem=head["stem"],
        folder=head.get("folder", ""),
        header=header
        and Header(
            header["system"],
            tuple(header.get("parent", ())),
            tuple(header["issuer"]),
            header["number"],
            header["place_date"],
        ),
        kind=head["type"],
        subject=tuple(head["subject"]),
        addressees=tuple(head.get("addressees", ())),
        body=tuple(_block(chunk.strip()) for chunk in re.split(r"\n\s*\n", body) if chunk.strip()),
        footnotes=footnotes,
        signature=tuple(head["signature"]["lines"]),
        signer=head["signature"]["name"],
        recipients=tuple(head["recipients"]["lines"]),
        stamp=head["stamp"],
        scans=tuple(head["scans"]),
        second=(tuple(second["lines"]), second["name"]) if (second := head["signature"].get("second")) else None,
    )


def _block(chunk: str) -> Block:
    if chunk == "---":
        return Block("page_break")
    if chunk == "@signature":
        return Block("signature")
    if chunk.startswith("|"):
        rows = (line.strip().strip("|").split("|") for line in chunk.splitlines())
        return Block("table", rows=tuple(tuple(cell.strip() for cell in row) for row in rows))
    text = " ".join(line.strip() for line in chunk.splitlines())
    if heading := re.match(r"(#{1,3}) ", text):
        return Block("heading", text[heading.end() :], level=len(heading[1]))
    for mark, kind in (("^ ", "centred"), ("> ", "unit")):
        if text.startswith(mark):
            return Block(kind, text[2:])  # type: ignore[arg-type]
    return Block("bullet" if text.startswith("- ") else "paragraph", text)
