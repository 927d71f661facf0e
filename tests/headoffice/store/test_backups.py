"""Backups: tried before anything is called safe, and put back without anybody having to say so."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice, Places, open_office
from app.headoffice.store.refusals import HeadOfficeError
from app.wire.messages import SessionVerdict
from app.wire.problems import WireError
from tests.headoffice.store.desks import Desk, FakeClock
from tests.postgres import TEMPLATE, Postgres


@pytest.fixture
def desk(office: HeadOffice) -> Desk:
    desk = Desk(1)
    desk.enrol(office)
    desk.write(desk.open_ticket("t1"), NoteAdded("一"))
    desk.push(office)
    office.projector.project_all()
    return desk


def test_safe_is_what_a_tried_backup_holds(office: HeadOffice, desk: Desk, tmp_path: Path) -> None:
    report = office.keeping.backup(tmp_path / "b.db")
    assert (report.entries, report.writers) == (2, 1)
    desk.write("t1", NoteAdded("二"))
    assert desk.push(office, 3).safe == 0
    tried = office.keeping.test_restore(report.path)
    assert (tried.whole, tried.safe) == (True, {desk.writer: 2})
    assert desk.session(office).standings[desk.writer].safe == 2
    row = office.admin.devices()[0]
    assert (row.accepted, row.lag) == (3, 1)
    assert not list(tmp_path.glob("b.db-*"))


def test_the_feed_says_how_far_it_is_safe(office: HeadOffice, desk: Desk, tmp_path: Path) -> None:
    assert office.feed(desk.caller, "").safe == 0
    path = office.keeping.backup(tmp_path / "b.db").path
    before = office.newest(desk.caller)[0]
    desk.write("t1", NoteAdded("二"))
    desk.push(office, 3)
    office.projector.project_all()
    office.keeping.test_restore(path)
    assert office.newest(desk.caller)[0] > before
    assert office.feed(desk.caller, "").safe == before
    office.keeping.test_restore(path)
    office.keeping.restore(path)
    assert office.feed(desk.caller, "").safe == before


def test_a_backup_that_does_not_hold_makes_nothing_safe(
    office: HeadOffice, desk: Desk, tmp_path: Path
) -> None:
    path = office.keeping.backup(tmp_path / "b.db").path
    data = path.read_bytes()
    line = desk.lines[1][:40]
    assert line in data
    path.write_bytes(data.replace(line, line[:-1] + b"#"))
    tried = office.keeping.test_restore(path)
    assert (tried.broken, tried.safe) == ((desk.writer,), {})
    with pytest.raises(HeadOfficeError, match="backup_damaged"):
        office.keeping.restore(path)
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(HeadOfficeError, match="backup_damaged"):
        office.keeping.test_restore(path)
    with pytest.raises(HeadOfficeError, match="backup_damaged"):
        office.keeping.test_restore(tmp_path / "none.db")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("person_key", "UPDATE person_key SET wrapped = substr(wrapped, 2) WHERE name != ''"),
        ("device_key", "DELETE FROM device_key"),
        ("feed", "DELETE FROM feed WHERE pos % 2 = 0"),
        ("ticket", "UPDATE ticket SET stage = 'closed'"),
    ],
)
def test_what_no_chain_covers_is_found_damaged_too(
    office: HeadOffice, desk: Desk, tmp_path: Path, table: str, change: str
) -> None:
    """Keys that cannot be opened any more, verdicts that are gone: nothing of it may be called safe."""
    path = office.keeping.backup(tmp_path / "b.db").path
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(change).rowcount > 0
    tried = office.keeping.test_restore(path)
    assert (tried.broken, tried.safe) == ((table,), {})
    with pytest.raises(HeadOfficeError, match="backup_damaged"):
        office.keeping.restore(path)
    assert desk.session(office).standings[desk.writer].safe == 0


def test_a_backup_without_sums_is_one_of_an_earlier_version(
    office: HeadOffice, desk: Desk, tmp_path: Path
) -> None:
    path = office.keeping.backup(tmp_path / "b.db").path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE row_sum")
    assert office.keeping.test_restore(path).safe == {desk.writer: 2}


def test_after_a_restore_desks_send_again_what_is_missing(
    office: HeadOffice, desk: Desk, tmp_path: Path
) -> None:
    path = office.keeping.backup(tmp_path / "b.db").path
    desk.write("t1", NoteAdded("二"))
    desk.push(office, 3)
    office.projector.project_all()
    before = office.site()
    epoch = office.keeping.restore(path).epoch
    assert office.site() == before._replace(epoch=epoch)
    assert epoch != before.epoch
    session = desk.session(office)
    assert session.verdict is SessionVerdict.AHEAD
    standing = session.standings[desk.writer]
    assert (standing.accepted.seq, standing.safe) == (2, 2)
    assert desk.push(office, 3).accepted == desk.end
    office.projector.project_all()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert row.entries == 3


def test_a_file_put_back_by_hand_is_noticed(tmp_path: Path, clock: FakeClock) -> None:
    """Nobody runs a command: the database is older than this computer remembers (fault 30)."""
    file = tmp_path / "headoffice.db"
    places = Places(f"sqlite:///{file}", tmp_path / "config")
    desk = Desk(1)
    with open_office(places, clock) as office:
        office.admin.new_branch("一楼", "b1")
        desk.enrol(office)
        desk.write(None, NoteAdded("一"))
        desk.push(office)
    shutil.copy(file, tmp_path / "copy.db")
    with open_office(places, clock) as office:
        epoch = office.site().epoch
        desk.write(None, NoteAdded("二"))
        desk.push(office, 2)
    file.write_bytes((tmp_path / "copy.db").read_bytes())
    with open_office(places, clock) as office:
        assert office.site().epoch != epoch
        assert desk.session(office).verdict is SessionVerdict.AHEAD
        assert desk.push(office, 1).dup == 1
        epoch = office.site().epoch
    with open_office(places, clock) as office:
        assert office.site().epoch == epoch
    file.rename(tmp_path / "moved.db")
    shutil.copy(tmp_path / "moved.db", file)
    with open_office(places, clock) as office:
        assert office.site().epoch != epoch


def test_from_sqlite_to_postgresql_and_back(tmp_path: Path, clock: FakeClock, postgres: Postgres) -> None:
    """A backup is one form whatever the database: it is the way to move, too."""
    folder = tmp_path / "config"
    desk = Desk(1)
    with open_office(Places(f"sqlite:///{tmp_path / 'a.db'}", folder), clock) as office:
        office.admin.new_branch("一楼", "b1")
        desk.enrol(office)
        desk.open_ticket("t1")
        desk.push(office)
        office.projector.project_all()
        server_id = office.site().server_id
        office.keeping.backup(tmp_path / "one.db")
    with postgres.database(TEMPLATE) as url, open_office(Places(url, folder), clock) as office:
        office.keeping.restore(tmp_path / "one.db")
        assert office.site().server_id == server_id
        desk.write("t1", NoteAdded("二"))
        assert desk.push(office, 2).accepted == desk.end
        office.projector.project_all()
        office.keeping.backup(tmp_path / "two.db")
        assert office.keeping.test_restore(tmp_path / "two.db").whole
    with open_office(Places(f"sqlite:///{tmp_path / 'b.db'}", folder), clock) as office:
        office.keeping.restore(tmp_path / "two.db")
        assert desk.session(office).standings[desk.writer].accepted == desk.end
        row = office.tickets.ticket("b1", "t1")
        assert row is not None
        assert (row.entries, row.phone) == (2, "138****2233")


def test_a_backup_of_another_head_office_is_refused(office: HeadOffice, desk: Desk, tmp_path: Path) -> None:
    with open_office(Places(f"sqlite:///{tmp_path / 'other.db'}", tmp_path / "other"), FakeClock()) as other:
        path = other.keeping.backup(tmp_path / "b.db").path
    with pytest.raises(HeadOfficeError, match="backup_of_another"):
        office.keeping.test_restore(path)
    with pytest.raises(HeadOfficeError, match="master_key_wrong"):
        office.keeping.restore(path)


def test_without_its_master_key_a_database_is_not_opened(places: Places, clock: FakeClock) -> None:
    with open_office(places, clock):
        pass
    key = places.folder / "master.key"
    assert key.stat().st_mode & 0o077 == 0
    kept = key.read_bytes()
    key.unlink()
    with pytest.raises(HeadOfficeError, match="master_key_missing"):
        open_office(places, clock)
    key.write_bytes(b"A" * (len(kept) - 1) + b"\n")
    with pytest.raises(HeadOfficeError, match="master_key_wrong"):
        open_office(places, clock)
    key.write_bytes(kept)
    with open_office(places, clock):
        pass


def test_keys_of_persons_do_not_lie_in_the_clear(office: HeadOffice, desk: Desk) -> None:
    with office._database.reading() as connection:
        wrapped = connection.execute(text("SELECT wrapped FROM person_key")).scalars().all()
    assert wrapped
    assert not any(key in bytes(each) for each in wrapped for key in desk.ring.keys.values())


def test_keys_of_head_office_change_hands_in_two_steps(office: HeadOffice, desk: Desk) -> None:
    """A new key is announced under the old one's signature before it is used."""
    known = {each.kid for each in office.hello("n").keys}
    for use in ("sign", "seal"):
        with pytest.raises(HeadOfficeError, match="no_rotation"):
            office.server_keys.finish_rotation(use)
        new = office.server_keys.begin_rotation(use)
        assert office.server_keys.begin_rotation(use) == new
        assert new not in known
    assert {each.kid for each in office.hello("n").keys} > known
    assert office.signer()(b"words").partition(".")[0] in known
    old_box = desk.ring
    old_box.ensure("t2", "person")
    late = desk.keys(office)
    for use in ("sign", "seal"):
        office.server_keys.finish_rotation(use)
    assert office.signer()(b"words").partition(".")[0] not in known
    assert office.take_keys(desk.caller, late).new == 1
    for use in ("sign", "seal"):
        office.server_keys.begin_rotation(use)
    assert not known & {each.kid for each in office.hello("n").keys}


def test_one_bad_box_is_named(office: HeadOffice, desk: Desk) -> None:
    desk.ring.ensure("t2", "person")
    keys = desk.keys(office)
    bad = keys.parcels[0].__class__("t3", "person", keys.parcels[0].name, keys.parcels[0].box)
    with pytest.raises(WireError) as caught:
        office.take_keys(desk.caller, keys.__class__((bad,)))
    assert caught.value.code == "bad_seal"


@pytest.mark.parametrize("wrong", [365 * 73, -365 * 56], ids=["2099", "1970"])
def test_a_clock_that_was_wrong_once_hides_no_backup(
    office: HeadOffice, desk: Desk, clock: FakeClock, tmp_path: Path, wrong: int
) -> None:
    """Backups of a wrong clock stay in the books: what is made after is known by itself, not by its moment."""
    clock.advance(days=wrong)
    office.keeping.test_restore(office.keeping.backup(tmp_path / "wrong.db").path)
    clock.advance(days=-wrong)
    office.keeping.restore(office.keeping.backup(tmp_path / "right.db").path)
    desk.write("t1", NoteAdded("二"))
    desk.push(office, 3)
    clock.advance(seconds=1)
    tried = office.keeping.test_restore(office.keeping.backup(tmp_path / "after.db").path)
    assert tried.safe == {desk.writer: 3}
    assert office.keeping.age() == 0
    clock.advance(days=3)
    assert office.keeping.age() == 3 * 86_400
    assert not office.keeping.held_within(3_600)
    office.keeping.failed("broken")
    assert office.health()["backups_failed"] == 1


def test_a_backup_without_a_mark_is_one_of_an_earlier_version(
    office: HeadOffice, desk: Desk, tmp_path: Path
) -> None:
    path = office.keeping.backup(tmp_path / "b.db").path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE this_backup")
    assert office.keeping.test_restore(path).safe == {desk.writer: 2}
