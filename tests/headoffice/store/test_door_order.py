"""Who may come in again after a revocation, with a clock at head office that was wrong meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.headoffice.office import HeadOffice
from app.wire.problems import WireError
from tests.headoffice.store.desks import Desk, FakeClock

YEARS = pytest.mark.parametrize("wrong", [365 * 73, -365 * 56], ids=["2099", "1970"])


@YEARS
def test_revoked_by_a_wrong_clock_and_let_in_again(office: HeadOffice, clock: FakeClock, wrong: int) -> None:
    desk = Desk(1)
    desk.enrol(office)
    before = office.admin.new_code("b1", "").code
    clock.advance(days=wrong)
    office.admin.revoke(desk.device)
    clock.advance(days=-wrong)
    with pytest.raises(WireError, match="device_revoked"):
        office.enrol(desk.enrolment(before))
    office.enrol(desk.enrolment(office.admin.new_code("b1", "").code))
    desk.session(office)


@YEARS
def test_a_code_of_a_wrong_clock_is_older_than_what_follows(
    office: HeadOffice, clock: FakeClock, wrong: int
) -> None:
    desk = Desk(1)
    desk.enrol(office)
    clock.advance(days=wrong)
    before = office.admin.new_code("b1", "").code
    clock.advance(days=-wrong)
    office.admin.revoke(desk.device)
    clock.advance(days=wrong)
    with pytest.raises(WireError, match="device_revoked"):
        office.enrol(desk.enrolment(before))


def test_a_device_that_only_the_book_knows(office: HeadOffice, clock: FakeClock, tmp_path: Path) -> None:
    """The backup is older than the device, and a clock that was ahead revoked it."""
    path, desk = office.keeping.backup(tmp_path / "b.cfo").path, Desk(1)
    desk.enrol(office)
    clock.advance(days=365 * 73)
    office.admin.revoke(desk.device)
    clock.advance(days=-365 * 73)
    office.keeping.restore(path)
    office.enrol(desk.enrolment(office.admin.new_code("b1", "").code))
    desk.session(office)


def test_a_code_does_not_outlast_its_hours_by_a_clock_that_was_ahead(
    office: HeadOffice, clock: FakeClock
) -> None:
    clock.advance(days=365)
    code = office.admin.new_code("b1", "").code
    clock.advance(days=-365)
    with pytest.raises(WireError, match="code_refused"):
        office.enrol(Desk(1).enrolment(code))
    near = office.admin.new_code("b1", "").code
    clock.advance(hours=-20)
    office.enrol(Desk(1).enrolment(near))
