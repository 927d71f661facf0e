"""A backup that is put back lets nobody in who was shut out since."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.headoffice.office import HeadOffice, Places, open_office
from app.headoffice.store.doorbook import FILE
from app.wire.problems import WireError
from tests.headoffice.store.desks import Desk, FakeClock


def refused(code: str, office: HeadOffice, desk: Desk) -> None:
    with pytest.raises(WireError) as caught:
        desk.session(office)
    assert caught.value.code == code


def enrol(office: HeadOffice, desk: Desk, code: str) -> None:
    office.enrol(desk.enrolment(code))


def test_who_was_revoked_since_the_backup_stays_so(
    office: HeadOffice, places: Places, tmp_path: Path, clock: FakeClock
) -> None:
    stays, lost = Desk(1), Desk(2)
    for each in (stays, lost):
        each.enrol(office)
    path = office.keeping.backup(tmp_path / "b.cfo").path
    office.admin.revoke(lost.device)
    report = office.keeping.restore(path)
    assert (report.revoked_again, report.codes_spent) == ((lost.device,), 0)
    refused("device_revoked", office, lost)
    stays.session(office)
    (alert,) = office.admin.alerts()
    assert (alert.kind, alert.device, alert.times) == ("revoked_again", lost.device, 1)
    assert (places.folder / FILE).stat().st_mode & 0o777 == 0o600
    clock.advance(minutes=1)
    enrol(office, lost, office.admin.new_code("b1", "").code)
    lost.session(office)
    assert office.keeping.restore(path).revoked_again == ()
    lost.session(office)


def test_a_code_that_was_used_since_the_backup_stays_spent(office: HeadOffice, tmp_path: Path) -> None:
    code = office.admin.new_code("b1", "").code
    path = office.keeping.backup(tmp_path / "b.cfo").path
    first, thief = Desk(1), Desk(2)
    enrol(office, first, code)
    assert office.keeping.restore(path).codes_spent == 1
    with pytest.raises(WireError, match="code_refused"):
        enrol(office, thief, code)
    enrol(office, first, code)
    office.admin.revoke(first.device)
    office.keeping.restore(path)
    with pytest.raises(WireError, match="device_revoked"):
        enrol(office, first, code)


def test_an_older_file_put_in_place_by_hand_lets_nobody_in(tmp_path: Path, clock: FakeClock) -> None:
    """Nothing was written between, so that nothing else shows that it is older."""
    file, folder, desk = tmp_path / "ho.db", tmp_path / "config", Desk(1)
    places = Places(f"sqlite:///{file}", folder)
    with open_office(places, clock) as office:
        office.admin.new_branch("一楼", "b1")
        desk.enrol(office)
    shutil.copy(file, tmp_path / "older.db")
    with open_office(places, clock) as office:
        office.admin.revoke(desk.device)
    file.write_bytes((tmp_path / "older.db").read_bytes())
    with (folder / FILE).open("ab") as book:
        book.write(b'{"what":"reinst')  # the power went
    with open_office(places, clock) as office:
        refused("device_revoked", office, desk)
        assert [each.kind for each in office.admin.alerts()] == ["revoked_again"]


def test_a_book_that_is_gone_begins_with_what_the_database_knows(
    office: HeadOffice, places: Places, tmp_path: Path, clock: FakeClock
) -> None:
    desk = Desk(1)
    desk.enrol(office)
    path = office.keeping.backup(tmp_path / "b.cfo").path
    office.admin.revoke(desk.device)
    (places.folder / FILE).unlink()
    with open_office(places, clock) as again:
        assert again.keeping.restore(path).revoked_again == (desk.device,)
