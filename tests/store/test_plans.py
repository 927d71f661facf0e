"""What a desk asks its store at each pass is looked up: it must cost the same behind a backlog of a million."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore
from tests.fakes.small_office import SmallOffice

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
_FEW: Final = re.compile(r"SCAN \w+ USING (COVERING )?INDEX ix_\w+_(waiting|unsent|lost|lend|asked|away)$")
"""Indexes that hold only what is still to be done."""
_SMALL: Final = re.compile(r"SCAN (w|writer|j|\(subquery-\d+\)|CONSTANT ROW)")
"""A row for each journal there is; the tickets of one batch."""


def _told(connection: sqlite3.Connection, statement: str) -> list[str]:
    """The steps that read through a table which grows."""
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    return [
        each for each in steps if each.startswith("SCAN") and not (_FEW.match(each) or _SMALL.match(each))
    ]


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealStore]:
    store = RealStore(tmp_path_factory.mktemp("one"), seed=1)
    take_in(store)
    yield store
    store.close()


def test_nothing_that_grows_is_read_through(one: RealStore, tmp_path: Path) -> None:
    two, office = RealStore(tmp_path, seed=2), SmallOffice()
    take_in(two)
    asked: dict[str, str] = {}

    def note(statement: str) -> None:
        asked.setdefault(re.sub(r"'[^']*'|\b\d+\b", "?", statement), statement)

    lent = one.access.readers.lend()
    lent.set_trace_callback(note)
    one.access.readers.take_back(lent)
    one.access.write(lambda connection: connection.set_trace_callback(note))
    office.push(one)
    office.push(two)
    office.pull(one, page=100)
    one.outbox.keys_left()
    one.outbox.unsent()
    one.outbox.blobs_to_send(10)
    one.arrivals.wanted(10, NOW, asked=False)
    one.arrivals.wanted(10, NOW, asked=True)
    lent.set_trace_callback(None)
    plans = one.access.write(lambda connection: _explained(connection, asked))
    two.close()
    assert len(plans) > 30
    assert {shape: plan for shape, plan in plans.items() if plan} == {}


def _explained(connection: sqlite3.Connection, asked: dict[str, str]) -> dict[str, list[str]]:
    connection.set_trace_callback(None)
    return {
        shape: _told(connection, statement)
        for shape, statement in asked.items()
        if statement.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE", "INSERT")
    }


def test_open_tickets_are_left_alone_while_no_file_is_awaited(one: RealStore) -> None:
    """They were all read at each pass, in order to find no file of theirs: 40 MB of pages at a million."""
    before = _steps(one)
    for _ in range(4):
        take_in(one)
    assert _steps(one) == before


def _steps(store: RealStore) -> int:
    """How many steps SQLite goes to find what is to be fetched."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    lent = store.access.readers.lend()
    lent.set_progress_handler(step, 1)
    store.access.readers.take_back(lent)
    store.arrivals.wanted(10, NOW, asked=False)
    lent.set_progress_handler(None, 1)
    return steps
