"""What a desk wrote in weeks without a network comes at once: head office's memory goes by the batch."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable

import pytest

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from tests.headoffice.store.desks import Desk

BATCH, TICKETS = 500, 100
FIRST, ALL = 4, 20
"""Batches: so many come before, and so many in all."""
MIB = 1024 * 1024


def taken_in(office: HeadOffice, desk: Desk, batches: Iterable[int]) -> int:
    """Receive those batches, then judge all of them: the most memory it took, in bytes."""
    tracemalloc.start()
    try:
        for number in batches:
            office.push(desk.caller, desk.writer, desk.batch(number * BATCH + 1, (number + 1) * BATCH))
        office.projector.project_all()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_a_backlog_takes_no_more_memory_than_its_batches(office: HeadOffice) -> None:
    """Fault 38; `tests/bench/sync.py` measures a million."""
    desk = Desk(1)
    desk.enrol(office)
    tickets = [desk.open_ticket() for _ in range(TICKETS)]
    for number in range(ALL * BATCH - TICKETS):
        desk.write(tickets[number % TICKETS], NoteAdded("水" * 200))
    few = taken_in(office, desk, range(FIRST))
    many = taken_in(office, desk, range(FIRST, ALL))
    assert office.health()["judged"] == ALL * BATCH
    assert many < few + 4 * MIB, (few, many)
