"""The chain around a ticket's entries, as an outsider gets it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.steps.contact import AddNote
from app.usecases.bundle.chain import Run
from app.usecases.perform import perform
from app.wire.chain import first_hash, next_hash
from tests.fakes.shop import CLERK, Shop, make_shop_folder, opened_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A desk with a store of its own."""
    make_shop_folder(tmp_path / "store")
    with opened_shop(tmp_path / "store") as opened:
        yield opened


def holds(run: Run) -> bool:
    running = bytes.fromhex(run.before)
    for link in run.links:
        if link.line is not None and sha256(link.line).hexdigest() != link.sha256:
            return False
        running = sha256(running + link.seq.to_bytes(8, "big") + bytes.fromhex(link.sha256)).digest()
        if running.hex() != link.hash:
            return False
    return True


def test_it_spans_from_the_first_entry_of_the_ticket_to_its_last(shop: Shop) -> None:
    shop.intake()
    ticket, other = shop.intake().id, shop.intake().id
    perform(shop.work, ticket, AddNote("一"), CLERK)
    perform(shop.work, other, AddNote("二"), CLERK)
    (run,) = shop.work.chains.of(ticket)
    assert holds(run)
    own = [link for link in run.links if link.line is not None]
    assert (own[0], own[-1]) == (run.links[0], run.links[-1])
    assert len(own) == len(list(shop.work.tickets.entries(ticket)))
    assert any(link.line is None for link in run.links)


def test_it_begins_where_the_writer_began(shop: Shop) -> None:
    (run,) = shop.work.chains.of(shop.intake().id)
    first = run.links[0]
    if first.seq == 1:
        assert bytes.fromhex(run.before) == first_hash(run.writer)
    assert next_hash(bytes.fromhex(run.before), first.seq, first.line or b"").hex() == first.hash


def test_it_ends_where_it_is_told_to(shop: Shop) -> None:
    ticket = shop.intake().id
    entries = [each.id for each in shop.work.tickets.entries(ticket)]
    perform(shop.work, ticket, AddNote("later"), CLERK)
    (run,) = shop.work.chains.of(ticket, entries[-1])
    assert run.links[-1].seq < shop.work.chains.of(ticket)[0].links[-1].seq
    assert len([link for link in run.links if link.line is not None]) == len(entries)


def test_a_ticket_that_is_not_there_has_none(shop: Shop) -> None:
    assert list(shop.work.chains.of("nothing")) == []


def test_after_a_gap_another_run_begins(shop: Shop) -> None:
    ticket = shop.intake().id
    other = shop.intake().id
    perform(shop.work, ticket, AddNote("一"), CLERK)
    missing = shop.work.chains.of(other)[0].links[0].seq
    shop.store.writer.run(lambda c: c.execute("DELETE FROM journal WHERE seq = ?", (missing,)).rowcount)
    runs = shop.work.chains.of(ticket)
    assert len(runs) == 2
    assert runs[1].links[0].seq == missing + 1 or runs[1].before != ""
    assert all(holds(run) for run in runs if run.before)
