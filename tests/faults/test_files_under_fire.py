"""Files of other desks, whatever befalls them on their way: whole or not to be seen, and none lost."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.chaos_rules import Fault, Rule
from tests.faults.world import deeds
from tests.faults.world.checks import holds_in_peace, holds_now, make_peace
from tests.faults.world.desk_end import DeskEnd
from tests.faults.world.steps import Step, take
from tests.faults.world.world import World, world
from tests.postgres import running_postgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

PICTURE = 2
"""The deed's number of a picture of three pieces."""


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def three(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "sqlite":
        with world(tmp_path) as made:
            yield made
        return
    with running_postgres() as server, server.database() as url, world(tmp_path, url) as made:
        yield made


def cut_reply() -> Fault:
    return Fault("lost reply", cut_reply=0)


def truncated() -> Fault:
    return Fault("half a piece", truncate=1000)


def other_bytes() -> Fault:
    return Fault("other bytes", truncate=1000, inject=b"\0" * 3096)


def taken(world: World) -> tuple[DeskEnd, str]:
    """A picture that desk 0 took and named, and that nobody else has; its sha256."""
    desk = world.desks[0]
    deeds.take_one_in(desk, 0)
    before = desk.files().keys()
    deeds.photo(desk, 0, PICTURE)
    (name,) = desk.files().keys() - before
    return desk, name


@pytest.mark.parametrize("fault", [cut_reply, truncated, other_bytes])
def test_pieces_are_cut_in_the_middle_and_changed_on_their_way(
    three: World, fault: Callable[[], Fault]
) -> None:
    """Faults 5, 14, 19: at each piece in turn; what came stays, nothing is seen before it is whole."""
    _, name = taken(three)
    make_peace(three)
    for reader in three.desks[1:]:
        reader.files()[name].unlink()
    for piece in range(3):
        for number in (1, 2):
            reader = three.desks[number]
            reader.clocks.go_on(hours=9)
            before = sum(each.stat().st_size for each in reader.arriving())
            three.fetch(number, Rule(fault(), "GET", "/blobs/", skip=piece, times=1))
            holds_now(three)
            assert name in reader.files() or reader.arriving()[0].stat().st_size >= before
    holds_in_peace(three)
    assert all(name in each.files() for each in three.desks)


def test_a_copied_desk_fetches_too(three: World) -> None:
    """Fault 29: both copies get what is missing, and neither says that anything is lost."""
    _, name = taken(three)
    make_peace(three)
    three.clone(1, same_machine=False)
    three.clone(1, same_machine=True)
    for each in three.desks[1:]:
        each.files()[name].unlink()
    three.fetch(1, Rule(Fault("lost reply", cut_reply=0), "GET", "/blobs/", skip=1))
    three.keep_copy(1)
    three.restore_desk(1, 0, witness=False)
    holds_in_peace(three)
    assert all(name in each.files() for each in three.desks)
    assert not three.lost


def test_head_office_goes_back_whole_and_its_files_with_it(either: World) -> None:
    """Fault 30: the entry is safe, its file came after the backup, and then the disk was put back."""
    desk, name = taken(either)
    desk.lanes.data()
    either.office.back_up(tried=True)
    make_peace(either)
    take(either, Step("token expires", 0, 0, 0))  # the next session says what is safe
    (end,) = desk.store.outbox.ends()
    assert desk.store.linkstate.accepted(end.writer).safe >= 2
    assert name in either.office.files()
    either.restore_office(0, files_too=True)
    assert name not in either.office.files()
    holds_in_peace(either)
    assert all(name in each.files() for each in either.desks)
