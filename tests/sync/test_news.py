"""Who looks on hears what other desks wrote when head office has judged it, without looking by the clock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.headoffice.cli.house import House, OpenHouse, opened
from app.headoffice.cli.serve import served_context
from app.headoffice.http.app import build
from app.headoffice.http.serving import served
from app.sync.desk_sync import DeskSync
from app.sync.network import Network
from app.sync.way import Machine
from tests.fakes.sync_ports import FakeDesk
from tests.headoffice.store.desks import Desk

BRANCH = "b1"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    with opened(House(tmp_path / "house")) as here:
        here.office.admin.new_branch("国贸店", BRANCH)
        yield here


@pytest.mark.timeout(120)
def test_what_another_desk_wrote_comes_while_the_clock_stands(house: OpenHouse) -> None:
    context = served_context(house)
    desk = FakeDesk()
    with served(build(context), context.waiting) as url:
        sync = DeskSync(desk.side, Machine(Network(desk.clock, lambda: ("10.0.0.2",)), lambda: 0.5), "2F02")
        sync.enrol(sync.look(url), house.office.admin.new_code(BRANCH, "二号").code)
        held = threading.Event()
        sync.on_pass = lambda _: held.set()
        sync.watch(watched=True)
        sync.start()
        assert held.wait(20)
        other = Desk(1)
        other.enrol(house.office, BRANCH)
        other.open_ticket()
        other.push(house.office)
        house.office.projector.project_all()
        for _ in range(2000):
            if desk.inflow.others:
                break
            threading.Event().wait(0.01)
        assert set(desk.inflow.others) == {other.writer}
        assert sync.stop()
