"""«Safe» is said of nothing that this desk was not told of: what others wrote is received, never safe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.domain.steps.contact import NoteAdded
from app.usecases.read_models import QueueFilter
from app.usecases.sync_state import SyncWord
from app.wire.link import Accepted
from tests.fakes.cases import do, take_in
from tests.fakes.real_store import RealStore
from tests.fakes.small_office import LINK, SmallOffice, sync


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[RealStore, RealStore]]:
    with ExitStack() as held:
        both = [RealStore(tmp_path / name, seed=seed) for seed, name in enumerate(("one", "two"), start=1)]
        for each in both:
            held.callback(each.close)
            each.linkstate.save_link(LINK)
        yield both[0], both[1]


def all_safe(store: RealStore) -> None:
    """Head office says that a tried backup holds everything this desk wrote."""
    for end in store.outbox.ends():
        store.linkstate.save_accepted(end.writer, Accepted(end.seq, end.hash.hex(), end.seq, end.seq))


def words(store: RealStore, ticket: str) -> tuple[str, str]:
    rows = store.tickets.page(QueueFilter(store.time.now(), "all")).rows
    listed = next(row.sync for row in rows if row.id == ticket)
    return store.sync_state.of(ticket).word, listed


def test_the_ticket_of_another_desk_is_received(desks: tuple[RealStore, RealStore]) -> None:
    office, (one, two) = SmallOffice(), desks
    ticket, own = take_in(one), take_in(two)
    sync(office, one, two)
    all_safe(one)
    all_safe(two)
    assert words(one, ticket) == (SyncWord.SAFE, "safe")
    assert words(two, ticket) == (SyncWord.RECEIVED, "received")
    assert words(two, own) == (SyncWord.SAFE, "safe")


def test_a_ticket_that_two_desks_wrote_in_is_received(desks: tuple[RealStore, RealStore]) -> None:
    office, (one, two) = SmallOffice(), desks
    ticket = take_in(one)
    sync(office, one, two)
    do(two, ticket, NoteAdded("来电催问"))
    sync(office, one, two)
    all_safe(one)
    all_safe(two)
    assert words(one, ticket) == words(two, ticket) == (SyncWord.RECEIVED, "received")
