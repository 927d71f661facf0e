"""What head office asks its database after each batch is looked up, not read through: it must cost the same
when a million entries lie there, and while SQLite has not looked yet how much there is.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import event

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import Places, open_office
from app.headoffice.store.database import Database
from tests.headoffice.store.desks import Desk

_GROWS: Final = ("inbox", "feed", "ticket", "person_key", "blob_ref", "batch", "paper")
_FEW: Final = ("ix_ticket_stale", "ix_aside_again")
"""Indexes that hold only what waits to be looked at."""
_READ_THROUGH: Final = re.compile(r"SCAN|\((tenant=\?( AND branch=\?)?)?\)$")
"""All of a table, or all that a branch ever brought."""

ROUNDS, ENTRIES = 2, 16


NOT_YET: Final = ()
LOOKED: Final = (
    ("ticket", "ix_ticket_number", "5044 401 401 1"),
    ("ticket", "ix_ticket_received", "7304 401 401 81"),
    ("ticket", "ticket", "12288 401 401 1"),
    ("aside", "ix_aside_kind", "5044 401 401 1 1"),
    ("aside", "aside", "12288 401 401 1"),
)
"""What SQLite guessed of a branch with 50,000 tickets of which none was to be folded anew."""


@pytest.mark.parametrize("counted", [NOT_YET, LOOKED], ids=["before it has looked", "after"])
def test_nothing_that_grows_is_read_through(
    tmp_path: Path, empty_file: Path, counted: tuple[tuple[str, str, str], ...]
) -> None:
    file = shutil.copy(empty_file, tmp_path / "headoffice.db")
    asked: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, _context: Any, many: bool) -> None:
        asked.setdefault(statement, given[0] if many else given)

    with open_office(Places(f"sqlite:///{file}", tmp_path / "config")) as office:
        office.admin.new_branch("一楼", "b1")
        desk = Desk(1)
        desk.enrol(office)
        _count(Path(file), counted)
        looked_on = Database(f"sqlite:///{file}", settled=False)
        event.listen(office.keeping._database.engine, "before_cursor_execute", note)
        for number in range(ROUNDS):
            _a_round(office, desk, number * ENTRIES)
        plans = {statement: _plan(looked_on, statement, given) for statement, given in asked.items()}
        looked_on.close()
    assert len(plans) > 30
    assert [(statement, plan) for statement, plan in plans.items() if plan] == []


def _count(file: Path, counted: tuple[tuple[str, str, str], ...]) -> None:
    """Give the next who opens the database these guesses."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("ANALYZE")
        connection.execute("DELETE FROM sqlite_stat1")
        connection.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", counted)


def _a_round(office: Any, desk: Desk, before: int) -> None:
    """Keys, a batch, its verdicts, and the feed."""
    for number in range(ENTRIES):
        if number % 8 == 0:
            desk.tickets.clear()
            desk.open_ticket()
        else:
            desk.write(next(iter(desk.tickets)), NoteAdded("已告知预计后天到货。"))
    office.take_keys(desk.caller, desk.keys(office))
    office.push(desk.caller, desk.writer, desk.batch(before + 1, before + ENTRIES))
    desk.entries.clear()
    office.projector.project_all()
    office.feed(desk.caller, office.feed(desk.caller, "").next)


def _plan(database: Database, statement: str, given: Any) -> list[str]:
    """The steps that read a table through which grows."""
    if statement.split(maxsplit=1)[0] not in ("SELECT", "UPDATE", "DELETE", "INSERT"):
        return []
    with database.reading() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
    return [row[3] for row in rows if _is_read_through(row[3])]


def _is_read_through(step: str) -> bool:
    words = step.split()
    if len(words) < 2 or words[1] not in _GROWS or any(each in words for each in _FEW):
        return False
    return _READ_THROUGH.search(step) is not None
