from __future__ import annotations

from dataclasses import replace

from extract.mentions import Mark


def test_values_are_told_apart_by_their_fields_alone():
    mark = Mark(3, 5, "figure")
    assert mark == Mark(3, 5, "figure") != replace(mark, end=6)
    assert len({mark, Mark(3, 5, "figure"), replace(mark, end=6)}) == 2
    assert repr(mark) == "Mark(start=3, end=5, kind='figure', rule='')"
    assert not hasattr(mark, "__dict__")
