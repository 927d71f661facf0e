"""Files of other desks, whatever befalls them on their way: whole or not to be seen, and none lost."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.world import deeds
from tests.faults.world.checks import holds_in_peace, make_peace
from tests.faults.world.desk_end import DeskEnd
from tests.faults.world.steps import Step, take
from tests.faults.world.world import World, world
from tests.postgres import running_postgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

PIECE = 16 * 1024
PICTURE = 2
"""The deed's number of a picture of three pieces."""


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(params=["sqlite", "postgresql"])
def three(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "sqlite":
        with world(tmp_path) as made:
            yield made
        return
    with running_postgres() as server, server.database() as url, world(tmp_path, url) as made:
        yield made


def taken(world: World) -> tuple[DeskEnd, str]:
    """A picture that desk 0 took and named, and that nobody else has; its sha256."""
    desk = world.desks[0]
    deeds.take_one_in(desk, 0)
    before = desk.files().keys()
    deeds.photo(desk, 0, PICTURE)
    (name,) = desk.files().keys() - before
    return desk, name


def test_head_office_goes_back_whole_and_its_files_with_it(three: World) -> None:
    """Fault 30: the entry is safe, its file came after the backup, and then the disk was put back."""
    desk, name = taken(three)
    desk.lanes.data()
    three.office.back_up(tried=True)
    make_peace(three)
    take(three, Step("token expires", 0, 0, 0))  # the next session says what is safe
    (end,) = desk.store.outbox.ends()
    assert desk.store.linkstate.accepted(end.writer).safe >= 2
    assert name in three.office.files()
    three.restore_office(0, files_too=True)
    assert name not in three.office.files()
    holds_in_peace(three)
    assert all(name in each.files() for each in three.desks)
