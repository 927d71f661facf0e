"""How things stand, said when head office was not reached for longer than it wants to be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.sync.desk_sync import DeskSync
from app.sync.network import Network
from app.sync.way import Machine
from app.usecases.syncing import Hindrance, LinkWord
from tests.fakes.head_office import CODE, Office, stranger
from tests.fakes.sync_ports import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def sync(desk: FakeDesk, url: str) -> Iterator[DeskSync]:
    made = DeskSync(desk.side, Machine(Network(desk.clock, lambda: ("192.168.1.20",)), lambda: 0.5), "2F01")
    made.enrol(made.look(url), CODE)
    yield made
    made.stop()


@pytest.mark.parametrize(
    ("policy", "quiet", "said"),
    [
        ({}, 6.9, ""),
        ({}, 7.1, "7"),
        ({"silent_days": 2}, 2.5, "2"),
        ({"silent_days": 30}, 29, ""),
        ({"silent_days": "two"}, 8, "8"),
    ],
)
def test_what_head_office_wants_counts_else_a_week(
    sync: DeskSync, desk: FakeDesk, office: Office, policy: dict[str, object], quiet: float, said: str
) -> None:
    office.policy = policy
    assert sync.once().cause is None
    assert sync.status().word is LinkWord.IN_STEP
    desk.clock.move(quiet * 86_400)
    status = sync.status()
    assert status.hindrance == (Hindrance("sync_silent", {"count": said}) if said else None)
    assert status.word is (LinkWord.NEEDS_YOU if said else LinkWord.IN_STEP)


def test_what_needs_a_person_anyway_is_said_instead(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    sync.once()
    desk.clock.move(9 * 86_400)
    office.rule("*", stranger(200), times=9)
    sync.once()
    hindrance = sync.status().hindrance
    assert hindrance is not None
    assert hindrance.code == "sync_login_page"
