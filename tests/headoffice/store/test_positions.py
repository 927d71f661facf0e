"""Positions of the feed and receipt numbers: eight write at once, commits are slow, a reader misses nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select, text

from app.domain.steps.contact import NoteAdded
from app.headoffice.callers import Caller
from app.headoffice.office import HeadOffice
from app.headoffice.store.database import POSTGRESQL
from app.headoffice.store.schema import FEED, INBOX
from tests.headoffice.store.desks import Desk

WRITERS = 8
ROUNDS = 6

SLOW_COMMIT = """
CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_sleep(random() * 0.004); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER dawdle_feed AFTER INSERT ON feed
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle();
CREATE CONSTRAINT TRIGGER dawdle_inbox AFTER INSERT ON inbox
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle();
"""


def write(office: HeadOffice, number: int) -> Desk:
    """One desk sends ticket after ticket, its keys before them."""
    desk = Desk(number)
    desk.enrol(office)
    for _ in range(ROUNDS):
        first = len(desk.lines) + 1
        ticket = desk.open_ticket()
        desk.write(ticket, NoteAdded("备注"))
        desk.push(office, first)
        office.projector.project_once()
    return desk


def read(office: HeadOffice, caller: Caller, done: Callable[[], bool]) -> list[int]:
    """Positions as a desk hears of them, until all is written and read."""
    cursor, heard = "", []
    while True:
        last = done()
        page = office.feed(caller, cursor, 7)
        cursor = page.next
        heard += [item.pos + at for item in page.items for at in range(getattr(item.body, "count", 1))]
        if last and not page.more:
            return heard


def test_nobody_who_reads_on_misses_anything(office: HeadOffice) -> None:
    if office._database.kind == POSTGRESQL:
        with office._database.writing() as connection:
            connection.execute(text(SLOW_COMMIT))
    reader = Desk(99)
    reader.enrol(office)
    written = threading.Event()
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        heard = pool.submit(read, office, reader.caller, written.is_set)
        try:
            desks = list(pool.map(lambda number: write(office, number), range(1, WRITERS + 1)))
            office.projector.project_all()
        finally:
            written.set()
        positions = heard.result()
    assert positions == sorted(set(positions))
    with office._database.reading() as connection:
        told = list(connection.scalars(select(FEED.c.pos).where(FEED.c.branch == "b1").order_by(FEED.c.pos)))
        receipts = list(connection.scalars(select(INBOX.c.rno).order_by(INBOX.c.rno)))
    assert positions == told
    assert receipts == list(range(1, WRITERS * ROUNDS * 2 + 1))
    assert [office.own_entries(desk.caller, desk.writer, 0).accepted for desk in desks] == [
        desk.end for desk in desks
    ]
