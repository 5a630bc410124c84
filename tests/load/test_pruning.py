"""How long releases stay, with a clock of the test's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from load.warehouse import Warehouse


@pytest.fixture
def clock():
    class Clock:
        now = datetime(2026, 3, 1, tzinfo=UTC)

        def __call__(self):
            return self.now

        def pass_hours(self, hours):
            self.now += timedelta(hours=hours)

    return Clock()


@pytest.fixture
def warehouse(tmp_path, clock):
    Warehouse.create(tmp_path / "warehouse")
    return Warehouse(tmp_path / "warehouse", clock=clock)


def kept(warehouse):
    return sorted(int(path.name) for path in warehouse.layout.releases.iterdir())


def test_releases_stay_for_a_day_after_the_next_one_came(warehouse, clock, make_document, make_batch):
    def load(name):
        warehouse.load(make_batch(make_document(name)))

    for name in ("1", "2", "3", "4", "5"):
        load(name)
    assert kept(warehouse) == [1, 2, 3, 4, 5]
    clock.pass_hours(23.9)
    load("6")
    assert kept(warehouse) == [1, 2, 3, 4, 5, 6]
    clock.pass_hours(0.2)  # 5 was the current one until 12 minutes ago
    load("7")
    assert kept(warehouse) == [5, 6, 7]
    clock.pass_hours(1000)
    load("8")
    assert kept(warehouse) == [6, 7, 8]  # the newest ones, however old


def test_what_cannot_be_removed_does_not_fail_the_load(warehouse, clock, make_document, make_batch, monkeypatch):
    for name in ("1", "2", "3"):
        warehouse.load(make_batch(make_document(name)))
    clock.pass_hours(25)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    told = []
    with monkeypatch.context() as patch:
        patch.setattr("load.durable.shutil.rmtree", refuse)
        assert warehouse.load(make_batch(make_document("4")), on_wait=told.append).written
    assert len(told) == 1 and "Permission denied" in told[0] and "`thongbao maintain` tries again" in told[0]
    warehouse.load(make_batch(make_document("5")))
    assert kept(warehouse) == [3, 4, 5]
