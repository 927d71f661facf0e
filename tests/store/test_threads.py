"""Many threads at once: one writes at a time, readers never wait, nothing is numbered twice."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.domain.steps.contact import NoteAdded
from app.store.witness import this_machine
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import do, take_in
from tests.fakes.real_store import RealStore


def test_threads_that_write_and_read_at_once(store: RealStore) -> None:
    first = take_in(store)
    wanted = QueueFilter(store.time.now(), "all")

    def work(turn: int) -> int:
        if turn % 3 == 0:
            take_in(store)
        elif turn % 3 == 1:
            do(store, first, NoteAdded(f"第{turn}次"))
        else:
            page = store.tickets.page(wanted, limit=500)
            ticket = store.tickets.ticket(first)
            assert ticket.entries == ticket.last_seq or ticket.last_seq > ticket.entries
            return len(page.rows)
        return 0

    with ThreadPoolExecutor(6) as threads:
        seen = list(threads.map(work, range(90)))
    assert max(seen) <= 31
    assert store.tickets.counts(wanted)["all"] == 31
    assert store.tickets.ticket(first).entries == 31
    assert store.verify().findings == []


def test_a_reader_sees_the_old_state_while_work_goes_on(store: RealStore) -> None:
    begun, go_on = threading.Event(), threading.Event()
    wanted = QueueFilter(store.time.now(), "all")

    def work(tx: object) -> None:
        begun.set()
        assert go_on.wait(10)

    writer = threading.Thread(target=store.journal.transact, args=(work,))
    writer.start()
    assert begun.wait(10)
    assert store.tickets.page(wanted).rows == ()
    assert store.drafts.all() == ()
    go_on.set()
    writer.join()


def test_work_inside_work_is_a_bug_and_said_so(store: RealStore) -> None:
    with pytest.raises(RuntimeError, match="inside"):
        store.journal.transact(lambda _: store.settings.put({"a": 1}))
    take_in(store)


def test_a_closed_store_takes_no_work(reopen: Callable[[], RealStore]) -> None:
    store = reopen()
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        take_in(store)


def test_the_machine_keeps_its_name() -> None:
    assert this_machine() == this_machine()


def test_warming_up_writes_nothing(store: RealStore) -> None:
    store.journal.warm_up()
    assert store.verify().entries == 0
