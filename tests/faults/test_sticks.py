"""Sticks where nobody can be asked any more: of desks that are revoked, copied, restored, or not known again."""

from __future__ import annotations

import shutil

import pytest

from app.domain.steps.contact import AddNote
from app.headoffice.blobs.taking import StickPieces
from app.sync.receipt import Receipted, take_receipt
from app.sync.stick import export
from app.usecases.perform import perform
from tests.fakes.shop import CLERK
from tests.faults.world import deeds
from tests.faults.world.checks import holds_in_peace, make_peace
from tests.faults.world.desk_end import DeskEnd
from tests.faults.world.world import World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def write(desk: DeskEnd, *words: str) -> None:
    """Notes on the only ticket."""
    (ticket,) = desk.tickets()
    for each in words:
        perform(desk.work, ticket, AddNote(each), CLERK)


def by_stick(here: World, desk: DeskEnd, number: int) -> Receipted:
    """Out with a stick, in at head office, and back with the receipt."""
    target = here.folder / f"by-hand{number}"
    target.mkdir()
    last = Receipted(0, 0, ())
    for each in export(desk.side(), target):
        with each.path.open("rb") as file:
            answer = here.office.office.import_stick(file, StickPieces(here.office.blobs))
        last = take_receipt(desk.side(), answer)
    return last


def revoke(here: World, *desks: DeskEnd) -> None:
    here.office.office.admin.revoke(desks[0].store.outbox.device())
    for each in desks:
        each.revoked = True


def test_a_copied_desk_that_is_revoked(three: World) -> None:
    desk = three.desks[0]
    deeds.take_one_in(desk, 0)
    make_peace(three)
    three.clone(0, same_machine=False)
    twin = three.desks[-1]
    write(desk, "原机写的")
    desk.pass_once()
    write(twin, "副本写的", "副本又写")
    deeds.photo(twin, 0, 3)
    revoke(three, desk, twin)
    kept = by_stick(three, twin, 1)
    assert set(kept.aside.values()) == {"device_revoked"}
    assert not kept.written_anew
    holds_in_peace(three)
    assert not any(twin.store.outbox.unsent())
    assert not any(desk.store.outbox.unsent())


def test_a_revoked_desk_goes_back_to_an_older_backup(three: World) -> None:
    """Nobody tells it any more that its numbers were used; the stick's receipt does."""
    desk = three.desks[0]
    deeds.take_one_in(desk, 0)
    make_peace(three)
    three.keep_copy(0)
    write(desk, "一", "二")
    desk.pass_once()
    three.look()
    desk.close()
    shutil.rmtree(desk.folder)
    shutil.copytree(desk.copies[0], desk.folder)
    desk.store.layout.witness.unlink(missing_ok=True)
    desk.open()
    revoke(three, desk)
    write(desk, "恢复以后", "又一笔", "再一笔")
    three.office.office.admin.accept_revoked(desk.store.outbox.device())
    told = by_stick(three, desk, 1)
    assert told.aside == {}
    holds_in_peace(three)
    assert not any(desk.store.outbox.unsent())


def test_a_stick_whose_desk_never_comes_again(three: World) -> None:
    """The laptop is gone: what its sticks hold is all there is, and it is enough."""
    desk, other, _ = three.desks
    deeds.take_one_in(desk, 0)
    make_peace(three)
    three.clone(0, same_machine=False)
    twin = three.desks[-1]
    write(twin, "副本写的", "副本又写")
    three.export(three.desks.index(twin))
    three.look()
    write(desk, "原机写的")
    desk.pass_once()
    twin.close()
    three.desks.remove(twin)
    three.take_stick(0)
    holds_in_peace(three)
    (ticket,) = other.tickets()
    assert other.tickets()[ticket].entries == 4


def test_a_desk_that_was_enrolled_anew_after_the_backup(three: World) -> None:
    """Fault 30 and a key: the sentence says what to do, and nothing need be brought again."""
    desk = three.desks[0]
    deeds.take_one_in(desk, 0)
    make_peace(three)
    three.office.back_up(tried=False)
    for path in desk.store.layout.device_keys:
        path.unlink()
    admin, branch = three.office.office.admin, three.office.branch
    desk.enrol(admin.new_code(branch, desk.code).code)
    write(desk, "新密钥")
    assert desk.pass_once() is None
    three.restore_office(0)
    write(desk, "恢复以后")
    cause = desk.pass_once()
    assert cause is not None
    assert cause.code == "unknown_key"
    by_stick(three, desk, 1)  # its receipt tells the desk that head office was restored
    told = by_stick(three, desk, 2)
    assert set(told.aside.values()) == {"unknown_key"}
    assert told.entries == 0
    had = three.office.received().ids
    desk.enrol(three.office.office.admin.new_code(branch, desk.code).code)
    assert len(three.office.received().ids) > len(had), "it was kept until now"
    holds_in_peace(three)
    assert not any(desk.store.outbox.unsent())


def test_a_desk_that_was_enrolled_after_the_backup(three: World) -> None:
    three.office.back_up(tried=False)
    desk = DeskEnd(three.folder / "late", "2F-09", "machine-9", three._road())
    desk.make()
    desk.open()
    code = three.office.office.admin.new_code(three.office.branch, desk.code).code
    desk.enrol(code)
    three.desks.append(desk)
    deeds.take_one_in(desk, 0)
    deeds.photo(desk, 0, 4)
    three.restore_office(0)
    told = by_stick(three, desk, 1)
    assert set(told.aside.values()) == {"unknown_device"}
    cause = desk.pass_once()
    assert cause is not None
    assert cause.code == "unknown_device"
    desk.enrol(three.office.office.admin.new_code(three.office.branch, desk.code).code)
    holds_in_peace(three)
