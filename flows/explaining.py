"""`thongbao explain`: how the rules read a passage, for people and, line by line, for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

from flows.exit_codes import UserError
from flows.screen import text_of
from transform.explain import claims_of, explain, explained_json

_SHOWN_ALREADY = frozenset({"quote", "char_start", "char_end", "page", "ordinal"})


class BadLineError(UserError):
    """A line of input that is no object with `id` and `text`."""


def print_explained(text: str, document_date: date | None) -> None:
    """Prints on stdout what each stretch of digits is taken for, and all that is known of each mention."""
    found = explain(text, document_date)
    mentions = {"figure": found.figures, "reference": found.references, "directive": found.directives}
    print(text)
    for title, rows in mentions.items():
        for row in rows:
            print(f"\n{title} {row['char_start']}:{row['char_end']}  {row['quote']}")
            for column, value in row.items():
                if value is not None and value is not False and column not in _SHOWN_ALREADY:
                    print(f"    {column:<18}{text_of(value)}")
    if found.numerals:
        print("\ndigits")
    for row in found.numerals:
        span = f"{row['char_start']}:{row['char_end']}"
        print(f"    {span:<10}{row['kind']:<14}{row['quote']}")
    if not found.numerals and not any(mentions.values()):
        print("\nno figures, references, directives or digits")


def print_rules(text: str) -> None:
    """Prints on stdout the tokens of a passage, and below them which rule took or read which stretch."""
    tokens, claims = claims_of(text)
    print("\ntokens")
    for line in wrap("  ".join(f"{tokens.kind(at)[0]}:{tokens.keys[at]}" for at in range(tokens.count)), 116):
        print(f"    {line}")
    print("\nrules, in their order")
    for claim in claims:
        span = f"{claim.start}:{claim.end}"
        print(f"    {span:<10}{claim.rule:<34}{text[claim.start : claim.end]}")


def explain_lines(lines: Iterable[str]) -> Iterator[str]:
    """One JSON object a line in, one a line out, as the contract says.

    Raises:
        BadLineError: which line is not as it should be, and why.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            identifier, text, day = _case(number, line)
            yield json.dumps(explained_json(identifier, text, day), ensure_ascii=False)


def print_lines(lines: Iterable[str]) -> None:
    """Writes the answers to stdout as they are found."""
    for line in explain_lines(lines):
        sys.stdout.write(line + "\n")


def _case(number: int, line: str) -> tuple[str, str, date | None]:
    try:
        case = json.loads(line)
        identifier, text, given = case["id"], case["text"], case.get("document_date")
        if not isinstance(text, str):
            raise TypeError("text is no string")
        return identifier, text, date.fromisoformat(given) if given else None
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        wanted = 'a JSON object {"id", "text", "document_date"?}'
        raise BadLineError(f"line {number} is not {wanted} ({type(error).__name__}: {error})") from error
