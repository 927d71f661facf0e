"""This machine's clock and chance, and the clock of a demo store."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.machine import DemoTime, MachineTime, RandomIds

MOMENT = datetime.fromisoformat("2026-11-20T10:02:00+08:00")


def test_the_machines_clock_is_aware_and_counts_up() -> None:
    time = MachineTime()
    before = datetime.now(UTC)
    assert time.now().utcoffset() is not None
    assert before <= time.now() <= datetime.now(UTC)
    assert time.mono() <= time.mono()
    assert time.boot() == MachineTime().boot() != ""


def test_ids_are_fresh() -> None:
    ids = [RandomIds().fresh() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert all(each[14] == "7" for each in ids)


def test_a_frozen_clock_stands_still(tmp_path: Path) -> None:
    clock = DemoTime(tmp_path / "demo-clock")
    clock.set(MOMENT, frozen=True)
    assert clock.now() == clock.now() == MOMENT
    assert DemoTime(clock.file).now() == MOMENT
    assert [path.name for path in tmp_path.iterdir()] == ["demo-clock"]


def test_a_clock_that_runs_goes_on_from_where_it_was_set(tmp_path: Path) -> None:
    clock = DemoTime(tmp_path / "demo-clock")
    clock.set(MOMENT)
    stamp = clock.file.stat().st_mtime
    os.utime(clock.file, (stamp - 90, stamp - 90))
    assert timedelta(seconds=89) < clock.now() - MOMENT < timedelta(minutes=3)
    os.utime(clock.file, (stamp + 9000, stamp + 9000))
    assert clock.now() == MOMENT


def test_a_clock_without_offset_is_the_machines_wall_time(
    tmp_path: Path, system_zone: Callable[[str], None]
) -> None:
    system_zone("ODD-08:00")
    clock = DemoTime(tmp_path / "demo-clock")
    clock.file.write_text("2026-11-20T10:02 frozen")
    assert clock.now() == MOMENT
    assert clock.now().utcoffset() is not None


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "十点", "0001-01-01"])
def test_a_clock_that_cannot_be_read_is_the_machines(tmp_path: Path, text: str) -> None:
    clock = DemoTime(tmp_path / "demo-clock")
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    clock.file.write_text(text, encoding="utf-8")
    found = clock.now()
    assert found.utcoffset() is not None
    assert found.year < 1000 or abs(found - datetime.now(UTC)) < timedelta(minutes=1)
