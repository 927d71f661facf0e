"""«Safe» is said of nothing that this desk was not told of: of what others wrote too."""

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


def test_the_ticket_of_another_desk_is_safe_when_the_feed_is_up_to_it(
    desks: tuple[RealStore, RealStore],
) -> None:
    office, (one, two) = SmallOffice(), desks
    ticket, own = take_in(one), take_in(two)
    sync(office, one, two)
    all_safe(one)
    all_safe(two)
    assert words(one, ticket) == (SyncWord.SAFE, "safe")
    assert words(two, ticket) == (SyncWord.RECEIVED, "received")
    assert words(two, own) == (SyncWord.SAFE, "safe")
    two.inflow.safe_up_to(office.pos)
    assert words(two, ticket) == (SyncWord.SAFE, "safe")
    later = take_in(one)
    sync(office, one, two)
    assert words(two, later) == (SyncWord.RECEIVED, "received")
    assert words(two, ticket) == (SyncWord.SAFE, "safe")
    two.inflow.begin_again()
    assert words(two, ticket) == (SyncWord.RECEIVED, "received")
    two.inflow.safe_up_to(office.pos)
    assert words(two, ticket) == (SyncWord.RECEIVED, "received"), "of an earlier life"
    sync(office, one, two)
    two.inflow.safe_up_to(office.pos)
    assert words(two, ticket) == words(two, later) == (SyncWord.SAFE, "safe")


def test_a_ticket_that_two_desks_wrote_in_is_safe_when_all_of_it_is(
    desks: tuple[RealStore, RealStore],
) -> None:
    office, (one, two) = SmallOffice(), desks
    ticket = take_in(one)
    sync(office, one, two)
    do(two, ticket, NoteAdded("来电催问"))
    sync(office, one, two)
    all_safe(one)
    all_safe(two)
    assert words(one, ticket) == words(two, ticket) == (SyncWord.RECEIVED, "received")
    one.inflow.safe_up_to(office.pos - 1)
    assert words(one, ticket) == (SyncWord.RECEIVED, "received"), "what the other wrote came last"
    one.inflow.safe_up_to(office.pos)
    assert words(one, ticket) == (SyncWord.SAFE, "safe")
