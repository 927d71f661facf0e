"""Fault 30, where it hurts: head office goes back to an old backup and a desk is lost with what it wrote."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.steps.contact import AddNote
from app.headoffice.store.schema import BATCH
from app.usecases.perform import perform
from app.usecases.sync_state import SyncWord
from tests.fakes.shop import CLERK
from tests.faults.world import deeds
from tests.faults.world.checks import holds_in_peace, make_peace
from tests.faults.world.desk_end import DeskEnd
from tests.faults.world.world import World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def burn(here: World, desk: DeskEnd) -> None:
    """The laptop is gone, with all that lay on it."""
    here.look()
    desk.close()
    here.desks.remove(desk)


def with_work(here: World, desk: DeskEnd) -> str:
    """A ticket with a customer, notes and a picture; every desk has it, and head office."""
    here.office.back_up(tried=False)
    deeds.take_one_in(desk, 0)
    (ticket,) = desk.tickets()
    for number in range(40):
        perform(desk.work, ticket, AddNote(f"第{number}次"), CLERK)
    deeds.photo(desk, 0, 5)
    make_peace(here)
    return ticket


def test_what_a_burnt_laptop_wrote_comes_back_from_another_desk(three: World) -> None:
    lost, other, third = three.desks
    ticket = with_work(three, lost)
    had, name = three.office.received(), three.office.tickets()[ticket].customer.name
    burn(three, lost)
    three.office.restore(0)
    assert ticket not in three.office.tickets()
    other.pass_once()
    assert "replayed" in other.mended
    assert three.office.received().ids == had.ids
    holds_in_peace(three)
    assert three.office.tickets()[ticket].customer.name == name != ""
    assert third.tickets()[ticket].entries == other.tickets()[ticket].entries
    assert "replayed" not in third.mended
    alerts = [each for each in three.office.office.admin.alerts() if each.kind == "replayed"]
    assert {each.detail["by"] for each in alerts} == {other.store.outbox.device()}
    with three.office.office._database.reading() as connection:
        assert "replay" in set(connection.scalars(select(BATCH.c.via)))


def test_files_of_a_burnt_laptop_come_from_the_desk_that_fetched_them(three: World) -> None:
    lost, other, third = three.desks
    with_work(three, lost)
    other.lanes.fetch()
    (name,) = other.files()
    burn(three, lost)
    three.office.restore(0)
    for path in (three.office.folder / "files").rglob(name):
        path.unlink()
    assert three.office.blobs.size_of(name) is None
    holds_in_peace(three)
    assert three.office.blobs.size_of(name) is not None
    third.lanes.fetch()
    assert name in third.files()


def test_two_desks_and_the_writer_itself_bring_the_same_entries(three: World) -> None:
    """Whoever comes first: nothing twice."""
    writer, other, third = three.desks
    ticket = with_work(three, writer)
    three.office.restore(0)
    other.pass_once()
    third.pass_once()
    perform(writer.work, ticket, AddNote("还在"), CLERK)
    writer.pass_once()
    assert "replayed" not in third.mended + writer.mended
    holds_in_peace(three)


def test_nothing_is_brought_back_over_a_fork(three: World) -> None:
    """A copy of the lost laptop spoke first after the restore: what it wrote stands."""
    lost, other, _ = three.desks
    deeds.take_one_in(lost, 0)
    make_peace(three)
    three.clone(0, same_machine=False)
    twin = three.desks[-1]
    ticket = with_more(three, lost)
    burn(three, lost)
    three.office.restore(0)
    perform(twin.work, ticket, AddNote("另一台写的"), CLERK)
    twin.pass_once()
    other.pass_once()
    three.let_go()
    holds_in_peace(three)


def with_more(here: World, desk: DeskEnd) -> str:
    here.office.back_up(tried=False)
    (ticket,) = desk.tickets()
    perform(desk.work, ticket, AddNote("烧掉之前"), CLERK)
    desk.pass_once()
    here.office.judge()
    here.desks[1].pass_once()
    return ticket


def said_lost(here: World) -> list[str]:
    """What anybody said to be lost."""
    return [
        line.type
        for desk in here.desks
        for ticket in desk.tickets()
        for line in desk.store.tickets.history(ticket)
        if line.type == "blob.lost"
    ]


def test_a_file_that_a_copy_of_the_desk_has_is_never_called_lost(three: World) -> None:
    """The restored desk gets its entries back from head office, and not the file that they name."""
    desk, _, third = three.desks
    deeds.take_one_in(desk, 0)
    make_peace(three)
    three.keep_copy(0)
    deeds.photo(desk, 0, 3)
    desk.lanes.data()
    three.look()
    (name,) = desk.files()
    three.clone(0, same_machine=False)
    twin = three.desks[-1]
    three.restore_desk(0, 0, witness=False)
    assert desk.files() == {}
    for _ in range(3):
        desk.clocks.go_on(hours=9)
        assert desk.pass_once() is None
        three.office.judge()
    assert three.office.blobs.size_of(name) is None
    assert said_lost(three) == []
    twin.pass_once()
    holds_in_peace(three)
    assert said_lost(three) == []
    assert name in third.files()
    assert name in desk.files()


def test_a_file_that_was_called_lost_turns_up(three: World) -> None:
    desk, _, third = three.desks
    deeds.take_one_in(desk, 0)
    deeds.photo(desk, 0, 3)
    ((name, path),) = desk.files().items()
    away = path.rename(path.with_suffix(".away"))
    for _ in range(2):
        desk.pass_once()
    three.office.judge()
    third.pass_once()
    assert "blob.lost" in said_lost(three)
    assert three.office.office.blobs.wanted(three.office.office.site().tenant, three.office.branch) == ()
    away.rename(path)
    desk.clocks.go_on(hours=1)
    assert desk.pass_once() is None
    assert three.office.blobs.size_of(name) is not None
    third.clocks.go_on(hours=9)
    assert third.pass_once() is None
    assert name in third.files(), "nobody need ask for it"


def test_a_file_that_its_desk_lost_comes_from_one_that_fetched_it(three: World) -> None:
    """Head office lost it with its disk, and the desk that took it too."""
    desk, other, third = three.desks
    deeds.take_one_in(desk, 0)
    deeds.photo(desk, 0, 3)
    ((name, path),) = desk.files().items()
    for each in (desk, other):
        each.pass_once()
        three.office.judge()
    other.pass_once()
    assert name in other.files()
    for lying in (three.office.folder / "files").rglob(name):
        lying.unlink()
    path.unlink()
    three.office.back_up(tried=False)
    three.office.restore(0)
    for _ in range(2):
        desk.clocks.go_on(hours=9)
        desk.pass_once()
    three.office.judge()
    assert said_lost(three) == [], "head office had it once, so others may have fetched it"
    for _ in range(2):
        other.clocks.go_on(hours=9)
        assert other.pass_once() is None
    assert three.office.blobs.size_of(name) is not None
    for each in (desk, third):
        each.clocks.go_on(hours=9)
        each.pass_once()
        assert name in each.files()
    desk.pass_once()
    assert not any(desk.store.outbox.unsent())
    assert set(desk.words().values()) == {SyncWord.SAFE}
