"""Entries that an older backup lacks come back from a desk that had read them, on head office's own word."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.wire.messages import At, JudgedEntry, Replay, Replayable, State
from app.wire.problems import WireError
from tests.headoffice.store.desks import Desk


@pytest.fixture
def writer(office: HeadOffice) -> Desk:
    desk = Desk(1)
    desk.enrol(office)
    return desk


@pytest.fixture
def reader(office: HeadOffice) -> Desk:
    desk = Desk(2)
    desk.enrol(office)
    return desk


def notes(desk: Desk, *words: str) -> None:
    for each in words:
        desk.write("t1", NoteAdded(each))


def read(office: HeadOffice, reader: Desk) -> list[JudgedEntry]:
    """What a desk is told of others' entries."""
    office.projector.project_all()
    bodies = [each.body for each in office.feed(reader.caller, "").items]
    return [each for each in bodies if isinstance(each, JudgedEntry) and each.line]


def told(writer: Desk, read: list[JudgedEntry], after: int) -> Replay:
    """The same, brought back."""
    lines = tuple(each.line for each in read if each.seq > after)
    return Replay(writer.writer, after + 1, writer.hash_at(after).hex(), lines, read[-1].vouch)


def code_of(office: HeadOffice, reader: Desk, replay: Replay) -> str:
    with pytest.raises(WireError) as caught:
        office.replays.take(reader.caller, replay)
    return caught.value.code


@pytest.fixture
def lost(office: HeadOffice, writer: Desk, reader: Desk, tmp_path: Path) -> list[JudgedEntry]:
    """Two entries are in the backup, two are not; what the other desk had read of them."""
    writer.open_ticket("t1")
    notes(writer, "一")
    writer.push(office)
    backup = office.keeping.backup(tmp_path / "b.db").path
    notes(writer, "二", "三")
    writer.push(office, 3)
    had = read(office, reader)
    office.keeping.restore(backup)
    return had


def test_they_are_taken_once(office: HeadOffice, writer: Desk, reader: Desk, lost: list[JudgedEntry]) -> None:
    ends = Replayable({writer.writer: writer.end, reader.writer: At(9, ""), "no writer": At(9, "")})
    wanted = office.replays.wanted(reader.caller, ends)
    assert wanted.heads == {writer.writer: At(2, writer.hash_at(2).hex())}
    replay = told(writer, lost, 2)
    taken = office.replays.take(reader.caller, replay)
    assert (taken.accepted, taken.new) == (writer.end, 2)
    assert office.replays.take(reader.caller, replay).new == 0
    assert office.replays.wanted(reader.caller, ends).heads == {}
    assert writer.push(office).dup == 4
    again = read(office, reader)
    assert [each.line for each in again] == [each.line for each in lost]
    alerts = [each for each in office.admin.alerts() if each.kind == "replayed"]
    assert [each.detail for each in alerts] == [{"writer": writer.writer, "first": 3, "by": reader.device}]


def test_nothing_without_our_word(
    office: HeadOffice, writer: Desk, reader: Desk, lost: list[JudgedEntry]
) -> None:
    replay = told(writer, lost, 2)
    assert code_of(office, reader, replace(replay, vouch="")) == "bad_sig"
    assert code_of(office, reader, replace(replay, lines=replay.lines[:1])) == "bad_sig"
    forged = (replay.lines[0], f"{replay.lines[1]} ")
    assert code_of(office, reader, replace(replay, lines=forged)) == "bad_sig"
    assert code_of(office, reader, replace(replay, lines=())) == "malformed"
    assert code_of(office, reader, replace(replay, prev="zz")) == "malformed"
    assert code_of(office, reader, replace(replay, lines=("",))) == "bad_entry"
    assert code_of(office, reader, replace(replay, lines=("x",) * 1001)) == "too_large"
    assert code_of(office, writer, replay) == "not_yours"
    office.set_state(State.MAINTENANCE)
    assert code_of(office, reader, replay) == "maintenance"
    office.set_state(State.OPEN)
    office.admin.revoke(reader.device)
    assert code_of(office, reader, replay) == "device_revoked"


def test_nothing_of_another_branch(office: HeadOffice, writer: Desk, lost: list[JudgedEntry]) -> None:
    office.admin.new_branch("二楼", "b2")
    stranger = Desk(3)
    stranger.enrol(office, "b2")
    assert office.replays.wanted(stranger.caller, Replayable({writer.writer: writer.end})).heads == {}
    assert code_of(office, stranger, told(writer, lost, 2)) == "not_yours"


def test_not_over_a_fork(office: HeadOffice, writer: Desk, reader: Desk, lost: list[JudgedEntry]) -> None:
    """A copy of the desk that was lost spoke first."""
    mine = (writer.lines[2:], writer.hashes[2:])
    del writer.lines[2:], writer.hashes[2:]
    notes(writer, "副本")
    writer.push(office, 3)
    copied = writer.hash_at(3)
    writer.lines[2:], writer.hashes[2:] = mine
    assert code_of(office, reader, told(writer, lost, 2)) == "fork"
    assert office.replays.wanted(reader.caller, Replayable({writer.writer: writer.end})).heads == {
        writer.writer: At(3, copied.hex())
    }


def test_of_a_desk_that_was_enrolled_after_the_backup(
    office: HeadOffice, reader: Desk, tmp_path: Path
) -> None:
    backup = office.keeping.backup(tmp_path / "b.db").path
    writer = Desk(1)
    writer.enrol(office)
    writer.open_ticket("t1")
    writer.push(office)
    had = read(office, reader)
    office.keeping.restore(backup)
    assert office.replays.take(reader.caller, told(writer, had, 0)).new == 1
    assert [each.line for each in read(office, reader)] == [each.line for each in had]


def test_a_word_given_before_the_keys_were_changed(office: HeadOffice, writer: Desk, reader: Desk) -> None:
    writer.open_ticket("t1")
    writer.push(office)
    had = read(office, reader)
    for _ in range(2):
        office.server_keys.begin_rotation("sign")
        office.server_keys.finish_rotation("sign")
    assert office.replays.take(reader.caller, told(writer, had, 0)).new == 0
