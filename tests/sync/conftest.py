"""A desk in memory, a head office on loopback, and the lanes between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from app.sync.adapting import Habits
from app.sync.client import Client
from app.sync.enrolling import enrol, look
from app.sync.one_pass import Lanes
from app.sync.transport import Lines, make_http
from tests.fakes.head_office import CODE, Office, serving
from tests.fakes.sync_ports import FakeDesk

STALL = 0.4
"""Seconds without a byte, in tests."""


class Reached:
    """One desk and its way to the head office."""

    def __init__(self, desk: FakeDesk, url: str, network: str = "shop") -> None:
        self.desk, self.url, self.network = desk, url, network
        self.waits: list[float] = []
        self.lines = Lines()
        self.habits = Habits(desk.state, lambda: self.network)
        self.http = make_http(url, stall=STALL)
        self.client = Client(url, self.http, self.lines, self.habits, desk.state, desk.clock)
        self.lanes = self.anew()

    def anew(self) -> Lanes:
        """Lanes as after a start of the program."""
        self.lanes = Lanes(self.desk.side, self.client, self.habits, self.wait, lambda: 0.5)
        return self.lanes

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.desk.clock.move(seconds)

    def enrol(self, code: str = CODE, desk_code: str = "2F01") -> None:
        found = look(self.client, self.url)
        enrol(self.desk.side, self.client, found, code, desk_code, "服务台")


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def url(office: Office) -> Iterator[str]:
    with serving(office) as found:
        yield found


Join = Callable[..., Reached]


@pytest.fixture
def join(url: str) -> Iterator[Join]:
    """Another desk, enrolled."""
    with ExitStack() as held:

        def joined(desk: FakeDesk | None = None, code: str = "2F01", network: str = "shop") -> Reached:
            made = Reached(desk or FakeDesk(), url, network)
            held.callback(made.client.close)
            if made.desk.state.link() is None:
                made.enrol(desk_code=code)
            return made

        yield joined


@pytest.fixture
def shop(join: Join, office: Office) -> Reached:
    """A desk that is enrolled and has entries."""
    made = join()
    made.desk.outbox.write(3)
    office.calls.clear()
    return made
