"""Devices nobody has heard of for longer than they may be silent."""

from __future__ import annotations

import pytest

from app.headoffice.office import HeadOffice
from tests.headoffice.store.desks import Desk, FakeClock


@pytest.fixture
def desk(office: HeadOffice) -> Desk:
    desk = Desk(1)
    desk.enrol(office)
    return desk


def silent(office: HeadOffice) -> int:
    """Days, as the list of devices says; the figures must say the same."""
    (row,) = office.admin.devices()
    assert office.health()["devices_silent"] == int(bool(row.silent))
    return row.silent


def test_a_week_is_long_where_nothing_else_is_published(
    office: HeadOffice, desk: Desk, clock: FakeClock
) -> None:
    clock.advance(days=6.9)
    assert silent(office) == 0
    clock.advance(days=0.2)
    assert silent(office) == 7
    desk.session(office)
    assert silent(office) == 0
    clock.advance(days=9.5)
    assert silent(office) == 9
    office.admin.revoke(desk.device)
    assert silent(office) == 0


def test_the_nearest_of_what_is_published_counts(office: HeadOffice, desk: Desk, clock: FakeClock) -> None:
    clock.advance(days=3)
    told = []
    for key, days in (("all", 2), ("b1", 4), (desk.device, 3)):
        office.reference.publish("device_policy", key, {"silent_days": days})
        told.append(silent(office))
    assert told == [3, 0, 3]
    office.reference.publish("device_policy", desk.device, {"metered": True})
    assert silent(office) == 0


@pytest.mark.parametrize("wrong", [365 * 73, -365 * 56], ids=["2099", "1970"])
def test_a_clock_that_was_wrong_once_hides_no_silence(
    office: HeadOffice, desk: Desk, clock: FakeClock, wrong: int
) -> None:
    right = clock.moment
    clock.advance(days=wrong)
    desk.open_ticket("t1")
    desk.session(office)
    desk.push(office)
    clock.moment = right
    assert silent(office) == 0
    clock.advance(days=8)
    assert silent(office) == 8
    desk.session(office)
    (row,) = office.admin.devices()
    assert (silent(office), row.last_seen[:10]) == (0, clock.moment.date().isoformat())
