"""Pushes: the same again changes nothing, a gap and a fork are named, and nothing that is signed is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import func, select

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.headoffice.store.schema import INBOX
from app.wire.messages import ENTRIES, State, Verdict
from app.wire.problems import WireError
from tests.headoffice.store.desks import Desk


@pytest.fixture
def desk(office: HeadOffice) -> Desk:
    """A desk with five entries on one ticket."""
    desk = Desk(1)
    desk.enrol(office)
    ticket = desk.open_ticket()
    for number in range(4):
        desk.write(ticket, NoteAdded(f"备注{number}"))
    return desk


def received(office: HeadOffice) -> int:
    with office._database.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(INBOX)) or 0)


def refused(code: str, work: Callable[[], object]) -> WireError:
    with pytest.raises(WireError) as caught:
        work()
    assert caught.value.code == code
    return caught.value


def test_the_same_again_is_harmless_for_ever(office: HeadOffice, desk: Desk) -> None:
    for round_ in range(3):
        ack = desk.push(office)
        assert (ack.accepted, ack.dup) == (desk.end, 0 if round_ == 0 else 5)
    assert received(office) == 5


def test_an_overlap_adds_only_what_is_new(office: HeadOffice, desk: Desk) -> None:
    desk.push(office, 1, 3)
    ack = desk.push(office, 2, 5)
    assert (ack.accepted, ack.dup) == (desk.end, 2)
    assert received(office) == 5


def test_a_gap_says_where_to_go_on(office: HeadOffice, desk: Desk) -> None:
    desk.push(office, 1, 2)
    error = refused("gap", lambda: desk.push(office, 4, 5))
    assert error.detail == {"accepted": {"seq": 2, "hash": desk.hash_at(2).hex()}}
    assert received(office) == 2


def test_a_fork_names_the_first_entry_that_differs(office: HeadOffice, desk: Desk) -> None:
    desk.push(office)
    here = desk.hash_at(4).hex()
    del desk.lines[3:], desk.hashes[3:]
    desk.write(None, NoteAdded("别的"))
    desk.write(None, NoteAdded("别的"))
    for first in (1, 3, 4):
        work = partial(desk.push, office, first)
        assert refused("fork", work).detail == {"seq": 4, "hash": here}
    assert received(office) == 5
    assert [alert.kind for alert in office.admin.alerts()] == ["fork"]
    assert office.admin.devices()[0].forks == 3


def test_a_fork_right_behind_the_end(office: HeadOffice, desk: Desk) -> None:
    desk.push(office)
    twin = desk.hashes[-1]
    desk.hashes[-1] = b"x" * 32
    desk.write(None, NoteAdded("别的"))
    assert refused("fork", lambda: desk.push(office, 6)).detail == {"seq": 5, "hash": twin.hex()}


def test_only_ones_own_journal(office: HeadOffice, desk: Desk) -> None:
    other = Desk(2)
    other.enrol(office)
    refused("not_yours", lambda: office.push(desk.caller, other.writer, desk.batch()))
    refused("bad_sig", lambda: office.push(other.caller, desk.writer, desk.batch()))
    desk.enrolled = None
    batch = desk.batch()
    refused("not_yours", lambda: office.push(other.caller._replace(device=desk.device), desk.writer, batch))


def test_a_revoked_device_is_told_so(office: HeadOffice, desk: Desk) -> None:
    office.admin.revoke(desk.device)
    refused("device_revoked", lambda: desk.push(office))


def test_maintenance_keeps_entries_at_the_desk(office: HeadOffice, desk: Desk) -> None:
    office.set_state(State.MAINTENANCE)
    refused("maintenance", lambda: desk.push(office))
    office.set_state(State.OPEN)
    assert desk.push(office).accepted == desk.end


@pytest.mark.parametrize(
    "line",
    [
        b"no json",
        b'{"seq":99,"id":"x","t":"note.added"}',
        b'{"seq":6,"id":"a\\u0000b","t":"note.added"}',
        b'{"seq":6,"id":"x","t":"t","ticket":"\\ud800"}',
        b'{"seq":6,"id":"x","t":"t","blobs":[{"sha256":"a","size":-1,"mime":"","name":"","role":""}]}',
        "{}".encode("utf-16"),
    ],
)
def test_what_is_signed_is_kept_whatever_it_says(office: HeadOffice, desk: Desk, line: bytes) -> None:
    """One bad line holds up neither the device nor its other entries (fault 10)."""
    line = line.replace(b"\n", b"")
    desk.append(line)
    desk.write(None, NoteAdded("好的"))
    assert desk.push(office).accepted == desk.end
    office.projector.project_all()
    aside = office.trouble.quarantined()
    assert [(each.seq, each.detail) for each in aside] == [(6, {"code": "entry_form"})]
    assert office.own_entries(desk.caller, desk.writer, 6).lines == (desk.lines[6].decode(),)


def test_own_entries_come_back_in_pages(office: HeadOffice, desk: Desk) -> None:
    desk.push(office)
    first = office.own_entries(desk.caller, desk.writer, 0, 2)
    assert (first.more, first.accepted) == (True, desk.end)
    rest = office.own_entries(desk.caller, desk.writer, 2)
    assert not rest.more
    assert [each.encode() for each in (*first.lines, *rest.lines)] == desk.lines
    refused("not_found", lambda: office.own_entries(desk.caller, f"{desk.device}.zz", 0))
    refused("not_yours", lambda: office.own_entries(desk.caller, "other.a1", 0))


def test_entries_issued_again_after_a_fork_are_repeated(office: HeadOffice, desk: Desk) -> None:
    """The same entry id under a new writer: head office has it already, and says so (sync 3.9)."""
    desk.push(office)
    again = desk.entries[2:]
    desk.begin_writer("b2")
    for entry in again:
        desk.write(entry.ticket, entry.body, entry=entry.id, base=entry.base)
    new = desk.write(again[0].ticket, NoteAdded("以后"))
    desk.push(office)
    office.projector.project_all()
    items = office.feed(desk.caller, "").items
    runs = [(e.body.writer, e.body.seq, e.body.count, e.body.verdict) for e in items if e.coll == ENTRIES]
    assert runs == [
        (f"{desk.device}.a1", 1, 5, Verdict.APPLIED),
        (f"{desk.device}.b2", 1, 1, Verdict.APPLIED),
        (f"{desk.device}.b2", 2, 3, Verdict.REPEATED),
        (f"{desk.device}.b2", 5, 1, Verdict.APPLIED),
    ]
    row = office.tickets.search("")[0]
    assert row.entries == 6
    assert new.ticket == row.ticket
