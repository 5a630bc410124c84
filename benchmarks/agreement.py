"""How well two careful people agree on the sentences of our own: the ceiling of what the rules can be asked for.

    python benchmarks/agreement.py [FILE ...]

Compares `tests/data/second_reading.jsonl`, written without seeing any other reading and without the program, with the
files of the first reader (default: the two files in use, where disagreements are settled by now), field by field.
Figures whose spans overlap are one figure. Numbers, units, measures and dates are compared as `accuracy.py` compares
them; all other fields must be equal. Only rates are printed, as half of the sentences is held back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matching import norm, number, same_measure, same_unit, unit_of
from tally import Tally

Row = Mapping[str, Any]
DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
FIRST = [DATA / "cases" / f"figures_{half}.jsonl" for half in ("own", "held")]
NUMBERS = ("amount", "amount_high", "denominator")
EQUAL = ("bound", "direction", "status", "change_side", "aggregation", "base_kind", "price_basis", "flags", "quote")


def main() -> None:
    first = _read(*([Path(name) for name in sys.argv[1:]] or FIRST))
    second = _read(DATA / "second_reading.jsonl")
    tally = Tally()
    for case, figures in first.items():
        if not figures:
            tally.hit("no figure at all", not second[case])
        for one, other in _pairs(figures, second[case]):
            tally.hit("a figure", one and other)
            if one and other:
                for name, agreed in _agreement(one, other).items():
                    tally.hit(name, agreed)
    for name, (right, asked) in tally.counts.items():
        print(f"{name:28s} {right / asked:.3f}  {right}/{asked}")


def _read(*paths: Path) -> dict[str, list[Row]]:
    lines = [line for path in paths for line in path.read_text(encoding="utf8").splitlines()]
    return {case["id"]: case["figures"] for case in map(json.loads, lines)}


def _pairs(ones: list[Row], others: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    left = list(others)
    for one in ones:
        start, end = one["span"]
        other = next((row for row in left if row["span"][0] < end and start < row["span"][1]), None)
        if other:
            left.remove(other)
        yield one, other
    for other in left:
        yield None, other


def _agreement(one: Row, other: Row) -> dict[str, bool]:
    agreed = {name: _same(one.get(name), other.get(name)) for name in NUMBERS}
    agreed["unit"] = same_unit(unit_of(one["unit"], None)[0], unit_of(other["unit"], None)[0])
    agreed["per"] = norm(one["per"]) == norm(other["per"])
    agreed["measure"] = same_measure(one["measure"], other["measure"])
    for name in ("period", "base"):
        ends = (f"{name}_start", f"{name}_end")
        agreed[name] = [one[end] for end in ends] == [other[end] for end in ends]
    agreed |= {name: one.get(name) == other.get(name) for name in EQUAL}
    named, again = one["indicator"].lower(), other["indicator"].lower()
    agreed["indicator, word for word"] = named == again
    begun = named[:12] in again or again[:12] in named
    agreed["indicator, as scored"] = named == again or (not one["indicator_verbatim"] and begun)
    agreed["doubtful, so not scored"] = bool(one.get("optional")) == bool(other.get("optional"))
    scored = (*NUMBERS[:2], "unit", "per", "bound", "measure", "direction", "status", "period", "base")
    agreed["all but the indicator"] = all(agreed[name] for name in scored)
    agreed["all, as scored"] = agreed["all but the indicator"] and agreed["indicator, as scored"]
    return agreed


def _same(one: Any, other: Any) -> bool:
    """Denominators are kept as printed (`35.000`), the second reader's as plain numbers."""
    if isinstance(one, str) and isinstance(other, str) and one != other:
        plain = one.replace(".", "").replace(",", ".")
        one = plain if number(plain) == number(other) else one
    a, b = number(one), number(other)
    return (a is None and b is None) or (a is not None and b is not None and abs(a - b) <= 1e-6)


if __name__ == "__main__":
    main()
