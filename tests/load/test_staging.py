"""What waits for its load: by content, each run for itself."""

import os
import time

import pytest

from load import staging
from load.layout import Layout
from load.staging import Staging

SHA = "ab" * 32


@pytest.fixture
def layout(tmp_path):
    return Layout.at(tmp_path)


def test_an_outcome_outlives_its_run_and_is_taken_by_the_next(layout):
    dead = Staging.begin(layout)
    dead.start(SHA)
    dead.put(SHA, b"rows", "v1")
    run = Staging.begin(layout)  # the other one never came to its end
    assert run.get(SHA) is None and run.size(SHA) is None
    assert run.take(SHA, "v2") is False
    assert run.take(SHA, "v1") is True
    assert (run.get(SHA), run.size(SHA), run.done()) == (b"rows", 4, {SHA})


def test_what_one_run_began_loads_or_ends_is_nothing_to_another(layout):
    first, second = Staging.begin(layout), Staging.begin(layout)
    for run in (first, second):
        run.put(SHA, b"rows", "v1")
    second.start("cd" * 32)
    assert not first.was_started("cd" * 32) and second.was_started("cd" * 32)
    first.forget(SHA, "v1")
    first.end()
    assert second.get(SHA) == b"rows"
    assert not Staging.begin(layout).take(SHA, "v1")


def test_what_is_loaded_waits_no_more(layout):
    run = Staging.begin(layout)
    run.start(SHA)
    run.put(SHA, b"rows", "v1")
    run.forget(SHA, "v1")
    assert run.get(SHA) is None and not run.was_started(SHA) and run.done() == set()
    assert list((layout.staging / "waiting").iterdir()) == []


def test_an_outcome_of_this_run_alone_waits_for_no_other(layout):
    run = Staging.begin(layout)
    run.put(SHA, b"refused", None)
    run.end()
    assert list((layout.staging / "waiting").iterdir()) == [] and list((layout.staging / "runs").iterdir()) == []


def test_a_later_outcome_replaces_one_that_waits_and_leaves_nothing_half_written(layout):
    for data in (b"damaged", b"whole"):
        run = Staging.begin(layout)
        run.put(SHA, data, "v1")
        run.end()
    run = Staging.begin(layout)
    assert run.take(SHA, "v1") and run.get(SHA) == b"whole"
    run.put(SHA, b"whole", "v1")
    assert [path.name for path in (layout.staging / "waiting").iterdir()] == [f"{SHA}.v1"]


def test_what_has_waited_too_long_goes(layout):
    for name, age in (("old", staging.KEPT_SECONDS + 60), ("new", staging.KEPT_SECONDS - 600)):
        run = Staging.begin(layout)
        run.put(name, b"rows", "v1")
        then = time.time() - age
        for path in (layout.staging / "waiting" / f"{name}.v1", layout.staging / "runs" / run.run):
            os.utime(path, (then, then))
    assert len(list(staging.clear(layout))) == 2
    assert [path.name for path in (layout.staging / "waiting").iterdir()] == ["new.v1"]
    assert [path.name for path in (layout.staging / "runs").iterdir()] == [run.run]
