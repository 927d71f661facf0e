"""A desk at the sample morning, with the program on its screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.demo import demo_desk, make_demo
from app.machine import DemoTime
from app.places import DEMO_CLOCK
from tests.journeys.screen import Desk
from tests.xvfb import virtual_screen

SetClock = Callable[[str], None]


@pytest.fixture
def desk(tmp_path: Path, repository: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Friday 2026-11-20, 10:00 or the time it is parametrized with; the store of the demo as it stands then."""
    store = tmp_path / "store"
    make_demo(store, until=_moment(getattr(request, "param", "10:00")), frozen=True)
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
