"""What screens show of synchronisation besides words, from the store itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.entry import Draft
from app.domain.steps.amendment import CustomerAmended
from app.domain.steps.deciding import ConflictDecided
from app.store.sync_figures import StoreSyncRecords
from app.usecases.desk_link import Amount, Joined, Origin
from app.wire.link import DESKS_KNOWN, Accepted
from tests.fakes.cases import CLERK, customer, take_in
from tests.fakes.real_store import RealStore
from tests.fakes.small_office import LINK, SmallOffice, sync


@pytest.fixture
def here(tmp_path: Path) -> Iterator[RealStore]:
    store = RealStore(tmp_path / "here")
    yield store
    store.close()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[RealStore]:
    store = RealStore(tmp_path / "there", seed=2, machine="machine-2")
    yield store
    store.close()


def records(store: RealStore) -> StoreSyncRecords:
    return StoreSyncRecords(store.store.access)


def say(store: RealStore, ticket: str, number: str) -> None:
    body = CustomerAmended(customer(phone=number), ("phone",))
    store.store.journal.transact(lambda tx: tx.append(ticket, [Draft(body)], store.time.now(), CLERK))


def test_what_waits_is_received_and_is_safe(here: RealStore) -> None:
    take_in(here)
    waiting = records(here).figures().waiting
    end = here.store.outbox.ends()[-1]
    assert waiting.entries == end.seq
    assert waiting.size > 100
    assert waiting.oldest is not None
    here.store.linkstate.save_accepted(end.writer, Accepted(end.seq, end.hash.hex(), 1, end.seq))
    figures = records(here).figures()
    assert figures.waiting == Amount(0, waiting.files, figures.waiting.size, None)
    assert figures.received.entries == end.seq - 1
    assert figures.safe.entries == 1


def test_entries_are_told_apart_by_where_they_were_written(here: RealStore, there: RealStore) -> None:
    office, ticket = SmallOffice(), take_in(here)
    sync(office, here, there)
    say(there, ticket, "13900002222")
    sync(office, here, there)
    origins = list(records(here).origins(ticket).values())
    assert [each.own for each in origins] == [*[True] * (len(origins) - 1), False]
    assert origins[-1] == Origin()  # it has opened no ticket that says its code, and nobody told it
    device = there.store.outbox.ends()[-1].writer.partition(".")[0]
    here.store.linkstate.remember(DESKS_KNOWN, {device: "2F07"})
    assert list(records(here).origins(ticket).values())[-1] == Origin(desk="2F07")
    here.store.linkstate.remember(DESKS_KNOWN, None)
    theirs = take_in(there)
    sync(office, here, there)
    assert {each.desk for each in records(here).origins(theirs).values()} == {"2F01"}


def test_decisions_are_found_with_what_was_in_conflict(here: RealStore, there: RealStore) -> None:
    office, ticket = SmallOffice(), take_in(here)
    sync(office, here, there)
    say(here, ticket, "13900001111")
    say(there, ticket, "13900002222")
    sync(office, here, there)
    found = records(here)
    assert found.decided(ticket) == ()
    entry = here.store.sync_state.conflicts(ticket)[0].entry
    assert found.decided_entry(ticket, entry) is None
    decided = ConflictDecided(entry, False, "customer.amended", "核实过")
    here.store.journal.transact(lambda tx: tx.append(ticket, [Draft(decided)], here.time.now(), "何立"))
    (one,) = found.decided(ticket)
    assert (one.take, one.by, one.note, one.kind) == (False, "何立", "核实过", "customer.amended")
    about = found.decided_entry(ticket, entry)
    assert about is not None
    assert about.id == entry
    assert found.decided_tickets() == (ticket,)


def test_head_office_is_remembered(here: RealStore) -> None:
    assert records(here).joined() == Joined()
    here.store.linkstate.save_link(LINK)
    here.store.linkstate.remember("session", '{"policy": {"metered": true, "video_hours": [22, 6]}}')
    assert records(here).joined() == Joined("", True, (22, 6))
    here.store.linkstate.remember("session", "")
    assert records(here).joined() == Joined()
