"""Devices come in: codes, keys, sessions, twins; clocks that are wrong are noted and never refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.wire.messages import At, SessionVerdict
from app.wire.problems import WireError
from app.wire.signing import SigningKey
from tests.headoffice.store.desks import NOON, Desk, FakeClock


def refused(code: str, work: Callable[[], object]) -> WireError:
    with pytest.raises(WireError) as caught:
        work()
    assert caught.value.code == code
    return caught.value


@pytest.fixture
def desk(office: HeadOffice) -> Desk:
    desk = Desk(1)
    desk.enrol(office)
    for number in range(3):
        desk.write(None, NoteAdded(f"{number}"))
    return desk


def copy_of(desk: Desk, machine: str) -> Desk:
    """The same store on another machine."""
    twin = Desk(1)
    twin.enrolled, twin.lease, twin.machine = desk.enrolled, desk.lease, machine
    for line in desk.lines:
        twin.append(line)
    return twin


def test_a_code_is_for_one_device(office: HeadOffice) -> None:
    code = office.admin.new_code("一楼", "前台").code
    first = Desk(1)
    typed = f"{code[:5]}-{code[5:]}".lower()
    enrolled = first.enrol(office, code=typed)
    assert (enrolled.branch, enrolled.branch_name) == ("b1", "一楼")
    assert first.enrol(office, code=code) == enrolled
    refused("code_refused", lambda: Desk(2).enrol(office, code=code))


def test_a_code_bears_five_tries(office: HeadOffice) -> None:
    code = office.admin.new_code("b1", "前台").code
    wrong = code[:4] + "000000"
    for _ in range(5):
        refused("code_refused", lambda: Desk(1).enrol(office, code=wrong))
    refused("code_refused", lambda: Desk(1).enrol(office, code=code))


def test_a_code_holds_three_days(office: HeadOffice, clock: FakeClock) -> None:
    code = office.admin.new_code("b1", "前台").code
    clock.advance(hours=72, seconds=1)
    refused("code_refused", lambda: Desk(1).enrol(office, code=code))


def test_codes_are_not_kept_in_the_clear(office: HeadOffice) -> None:
    code = office.admin.new_code("b1", "前台").code
    with office._database.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM code").one()
    assert not any(code[4:] in str(value) for value in row)


def test_a_desk_code_belongs_to_one_device(office: HeadOffice, desk: Desk) -> None:
    other = Desk(2)
    other.desk = desk.desk
    refused("desk_taken", lambda: other.enrol(office))
    office.admin.revoke(desk.device)
    other.enrol(office)


def test_whoever_enrols_holds_the_key(office: HeadOffice) -> None:
    desk = Desk(1)
    code = office.admin.new_code("b1", "前台").code
    asked = desk.enrolment(code)
    desk.sign_key = SigningKey.fresh()
    forged = desk.enrolment(code)
    mixed = type(asked)(
        **{name: getattr(asked, name) for name in asked.__struct_fields__} | {"sig": forged.sig}
    )
    refused("bad_sig", lambda: office.enrol(mixed))


def test_new_keys_after_enrolling_again(office: HeadOffice, desk: Desk) -> None:
    """Batches signed before stay good: they may lie on a stick."""
    before = desk.batch(1, 2)
    desk.sign_key = SigningKey.fresh()
    desk.enrol(office)
    assert office.push(desk.caller, desk.writer, before).accepted.seq == 2
    assert desk.push(office, 3).accepted == desk.end


def test_a_session_lasts_eight_hours(office: HeadOffice, desk: Desk, clock: FakeClock) -> None:
    token = desk.session(office).token
    assert office.authorise(token) == desk.caller
    clock.advance(hours=8, seconds=1)
    refused("session_expired", lambda: office.authorise(token))
    refused("session_expired", lambda: office.authorise(token[:-2] + "AA"))
    refused("session_expired", lambda: office.authorise("no token"))


def test_revoking_ends_sessions_at_once(office: HeadOffice, desk: Desk) -> None:
    token = desk.session(office).token
    office.admin.revoke(desk.device)
    refused("device_revoked", lambda: office.authorise(token))
    refused("device_revoked", lambda: desk.session(office))


def test_a_token_from_before_revoking_opens_nothing_after_enrolling_again(
    office: HeadOffice, desk: Desk
) -> None:
    token = desk.session(office).token
    office.admin.revoke(desk.device)
    desk.enrol(office)
    refused("session_expired", lambda: office.authorise(token))
    assert office.authorise(desk.session(office).token) == desk.caller


def test_who_opens_a_session_holds_the_key(office: HeadOffice, desk: Desk, clock: FakeClock) -> None:
    refused("unknown_key", lambda: desk.session(office, sig="AAAA"))
    refused("unknown_device", lambda: Desk(9).session(office))
    refused("upgrade_required", lambda: desk.session(office, api=99))
    refused("not_yours", lambda: desk.session(office, writers={"other.a1": desk.end}))
    refused("session_expired", lambda: desk.session(office, challenge="x.y"))
    old = desk.asking(office)
    clock.advance(minutes=11)
    refused("session_expired", lambda: office.open_session(old))


@pytest.mark.parametrize("year", [1970, 2019, 2099])
def test_a_wrong_clock_is_noted_and_never_refused(office: HeadOffice, desk: Desk, year: int) -> None:
    said = NOON.replace(year=year)
    assert desk.session(office, time=said.isoformat()).verdict is SessionVerdict.OK
    row = office.admin.devices()[0]
    assert row.skew_ms == (said - NOON) / timedelta(milliseconds=1)
    assert desk.session(office, time="noon").verdict is SessionVerdict.OK


def test_how_the_journal_stands(office: HeadOffice, desk: Desk) -> None:
    def verdict(**changes: object) -> SessionVerdict:
        return desk.session(office, **changes).verdict

    assert verdict() is SessionVerdict.OK
    desk.push(office)
    assert verdict() is SessionVerdict.OK
    assert verdict(last=At(2, desk.hash_at(2).hex())) is SessionVerdict.BEHIND
    assert verdict(last=At(3, "00" * 32)) is SessionVerdict.FORK
    assert verdict(last=At(2, "00" * 32)) is SessionVerdict.FORK
    assert verdict(last=At(9, "00" * 32)) is SessionVerdict.OK
    assert verdict(last=At(9, "00" * 32), epoch="another") is SessionVerdict.AHEAD
    assert {alert.kind for alert in office.admin.alerts()} == {"behind", "fork", "ahead"}
    alert = office.admin.alerts()[0]
    office.admin.dismiss(alert.id)
    assert alert.id not in {each.id for each in office.admin.alerts()}


def test_older_writers_stand_beside(office: HeadOffice, desk: Desk) -> None:
    desk.push(office)
    old, end = desk.writer, desk.end
    desk.begin_writer("b2")
    session = desk.session(office, writers={old: end})
    assert session.verdict is SessionVerdict.NEW_WRITER
    assert session.standings[old].accepted == end
    assert session.standings[desk.writer].accepted.seq == 0


def test_two_machines_with_one_journal(office: HeadOffice, desk: Desk) -> None:
    """Both must go on under new names, and stay apart from then on (fault 29)."""
    desk.session(office)
    twin = copy_of(desk, "machine-2")
    assert twin.session(office).verdict is SessionVerdict.OK
    assert desk.session(office).verdict is SessionVerdict.LEASE_CONFLICT
    assert twin.session(office).verdict is SessionVerdict.LEASE_CONFLICT
    (alert,) = (each for each in office.admin.alerts() if each.kind == "twins")
    assert alert.detail["machines"] == ["machine-1", "machine-2"]
    for each, inc in ((desk, "b1"), (twin, "b2")):
        each.begin_writer(inc)
        for _ in range(2):
            assert each.session(office).verdict in (SessionVerdict.NEW_WRITER, SessionVerdict.OK)
    assert desk.push(office).accepted == desk.end
    assert twin.push(office).accepted == twin.end


def test_a_copy_that_saw_that_it_moved_is_told_of_when_the_other_comes(
    office: HeadOffice, desk: Desk
) -> None:
    """Each has a lease of its own, and no number clashes; still two machines are one device."""
    desk.session(office)
    twin, old, end = copy_of(desk, "machine-2"), desk.writer, desk.end
    twin.begin_writer("b2")
    assert twin.session(office, writers={old: end}).verdict is SessionVerdict.NEW_WRITER
    twin.push(office)
    assert office.admin.alerts() == ()
    for _ in range(2):
        assert desk.session(office).verdict is SessionVerdict.OK
    (alert,) = office.admin.alerts()
    assert (alert.kind, alert.detail["other"]) == ("twins", twin.writer)
    assert alert.detail["machines"] == ["machine-1", "machine-2"]
    office.admin.dismiss(alert.id)
    desk.session(office, writers={twin.writer: twin.end})
    assert office.admin.alerts() == ()


def test_an_answer_that_was_lost_makes_no_twin(office: HeadOffice, desk: Desk) -> None:
    desk.session(office)
    office.open_session(desk.asking(office))
    assert desk.session(office).verdict is SessionVerdict.OK


def test_a_store_that_moved_makes_no_twin(office: HeadOffice, desk: Desk) -> None:
    desk.session(office)
    desk.machine = "machine-2"
    assert desk.session(office).verdict is SessionVerdict.OK


def test_nothing_a_device_says_of_itself_breaks_a_row(office: HeadOffice, desk: Desk) -> None:
    desk.session(office, app="a\0b" * 200, machine="\0")
    row = office.admin.devices()[0]
    assert len(row.app) == 200
    assert row.machine == ""
