"""Scores `thongbao explain --jsonl` against annotated sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from matching import day, norm, number, same_measure, same_unit, unit_of
from tally import Tally

Row = Mapping[str, Any]
REFERENCE_FIELDS = ("number_symbol", "doc_type", "issued_date", "issuer", "term", "form")
FIGURE_FIELDS = ("value", "unit", "bound", "measure", "direction", "status", "period", "base", "indicator")


def score_cases(cases: Iterable[Row], outputs: Mapping[str, Row], kind: Literal["figures", "references"]) -> Tally:
    """Compares case by case; a missed mention counts as wrong in every field.

    Args:
        cases: annotated sentences with `id`, `text`, and lists of `kind`.
        outputs: what the program said, by id.
    """
    tally = Tally()
    fields = FIGURE_FIELDS if kind == "figures" else REFERENCE_FIELDS
    for case in cases:
        found = list(outputs.get(case["id"], {}).get(kind) or [])
        if kind == "figures" and not case[kind] and not tally.hit("traps_silent", not found):
            tally.miss(case["id"], "trap fired", case["text"], [row.get("quote") for row in found])
        used: set[int] = set()
        for wanted in case[kind]:
            at = _best(wanted, found, used)
            if wanted.get("optional"):
                used |= {at} if at is not None else set()
                continue
            if not tally.hit("recall", at is not None):
                tally.miss(case["id"], "missed", wanted["quote"], None)
                for name in (*fields, "complete"):
                    tally.hit(name, False)
                continue
            assert at is not None
            used.add(at)
            got = found[at]
            right = figure_checks(wanted, got) if kind == "figures" else _reference(wanted, got)
            for name, ok in right.items():
                if not tally.hit(name, ok):
                    shown = _shown(name)
                    tally.miss(
                        case["id"], name, f"{wanted['quote']}: {wanted.get(shown)}", got.get(_GOT.get(name, shown))
                    )
            tally.hit("complete", all(right.values()))
        for at, row in enumerate(found):
            if not tally.hit("precision", at in used):
                tally.miss(case["id"], "invented", row.get("quote"), row.get("amount"))
    return tally


_GOT = {"value": "amount_exact"}


def _shown(name: str) -> str:
    return {"value": "amount", "period": "period_start", "base": "base_start"}.get(name, name)


def _best(wanted: Row, found: list[Row], used: set[int]) -> int | None:
    start, end = wanted["span"]
    best, most = None, 0
    for at, row in enumerate(found):
        if at in used or row.get("char_start") is None:
            continue
        shared = min(end, row["char_end"]) - max(start, row["char_start"])
        if shared > most:
            best, most = at, shared
    return best


def figure_checks(wanted: Row, got: Row) -> dict[str, bool]:
    """Field → whether it is right."""
    amount = got.get("amount_exact")
    flags = wanted.get("flags") or []
    units = unit_of(wanted["unit"], None)[0], unit_of(got.get("unit"), None)[0]
    named, printed = _low(wanted.get("indicator")), _low(got.get("indicator"))
    if wanted.get("indicator_verbatim"):
        indicator = named == printed
    else:
        indicator = not named or (bool(printed) and (named[:12] in printed or printed[:12] in named))
    return {
        "value": _same(wanted["amount"], got.get("amount") if amount is None else amount)
        and _same(wanted.get("amount_high"), got.get("amount_high")),
        "unit": (same_unit(*units) and norm(wanted.get("per")) == norm(got.get("per")))
        or ("pp_inferred" in flags and got.get("unit") in ("%", "pp")),
        "bound": wanted["bound"] == got.get("bound"),
        "measure": same_measure(wanted["measure"], got.get("measure")),
        "direction": wanted["direction"] == got.get("direction"),
        "status": wanted["status"] == got.get("status"),
        "period": _dates(wanted, got, "period"),
        "base": _dates(wanted, got, "base"),
        "indicator": indicator,
    }


def _reference(wanted: Row, got: Row) -> dict[str, bool]:
    return {name: _low(wanted.get(name)) == _low(got.get(name)) for name in REFERENCE_FIELDS}


def _dates(wanted: Row, got: Row, name: str) -> bool:
    return all(wanted[f"{name}_{end}"] == day(got.get(f"{name}_{end}")) for end in ("start", "end"))


def _same(first: Any, second: Any) -> bool:
    a, b = number(first), number(second)
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))


def _low(value: Any) -> str:
    return re.sub(r"\s+", " ", "" if value is None else str(value)).strip().lower()
