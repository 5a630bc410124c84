"""The place of figures that their sentence does not name: a heading's, else that of the body of a province."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from extract.mentions import Section
from extract.places import places_in, speaks_of_elsewhere

Row = dict[str, Any]


def lent_place(
    columns: Row, section: int | None, sections: tuple[Section, ...], province: str | None
) -> dict[str, str | None]:
    """`place` and `place_source` of a figure: its own, else the nearest heading's that names one, else the document's.

    Nothing is lent where the sentence speaks of the country or of other places.

    Args:
        section: index of its section.
        province: of the issuing body, if that is a body of a province; None for districts, communes and ministries.
    """
    own = {"place": columns["place"], "place_source": columns["place_source"]}
    if columns["place"] is not None or speaks_of_elsewhere(columns["sentence"] or ""):
        return own
    at = section
    while at is not None:
        heading = sections[at].heading
        if heading and (named := _named(heading)):
            return {"place": named, "place_source": "section"}
        at = sections[at].parent
    return {"place": province, "place_source": "document"} if province else own


@lru_cache(maxsize=1024)
def _named(heading: str) -> str | None:
    """The one place a heading names; None if it names none or several."""
    found = {heading[start:end] for start, end in places_in(heading, 0, len(heading))}
    return found.pop() if len(found) == 1 else None
