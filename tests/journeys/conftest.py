"""A desk at the sample morning, with the program on its screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.demo import demo_desk, make_demo
from app.machine import DemoTime
from app.places import DEMO_CLOCK
from app.store.opening import Store, StoreOptions
from app.usecases.workplace import Workplace
from tests.journeys.screen import Desk
from tests.xvfb import virtual_screen

SetClock = Callable[[str], None]
Prepare = Callable[[Store, Workplace], None]
Morning = Callable[[str], Path]


@pytest.fixture(scope="session")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    """The store of the demo as it stands at a time of the Friday, made once for each time; to be copied."""
    made: dict[str, Path] = {}

    def at(time: str) -> Path:
        if time not in made:
            made[time] = tmp_path_factory.mktemp("morning") / "store"
            make_demo(made[time], until=_moment(time), frozen=True)
        return made[time]

    return at


@pytest.fixture
def prepare() -> Prepare:
    """What has happened at the desk before the program is started: nothing. Tests override it."""
    return lambda _store, _workplace: None


@pytest.fixture
def desk(
    tmp_path: Path, repository: Path, morning: Morning, prepare: Prepare, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    """Friday 2026-11-20, 10:00 or the time it is parametrized with; the store of the demo as it stands then,
    and what `prepare` did to it.
    """
    store = tmp_path / "store"
    shutil.copytree(
        morning(getattr(request, "param", "10:00")), store, ignore=shutil.ignore_patterns("reserve")
    )
    with opened_store(store, options=StoreOptions(reserve_bytes=0)) as (opened, workplace):
        prepare(opened, workplace)
    with virtual_screen() as display:
        desk = Desk(display, store, tmp_path / "home", repository)
        try:
            desk.start()
            yield desk
        finally:
            desk.picture(tmp_path / "last.png")
            desk.close()


@pytest.fixture
def clock(desk: Desk) -> SetClock:
    """Sets the desk's clock: ``clock("10:02")``."""

    def set_clock(time: str) -> None:
        DemoTime(desk.store / DEMO_CLOCK).set(_moment(time), frozen=True)

    return set_clock


def _moment(time: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-20T{time}").replace(tzinfo=demo_desk().tz)
