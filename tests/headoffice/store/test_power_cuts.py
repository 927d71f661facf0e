"""Head office dies at any step: what it acknowledged is there, and the rest is as if it had not begun."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import func, select

from app.headoffice.office import HeadOffice, Places, open_office
from app.headoffice.store.schema import FEED, INBOX
from app.wire.messages import ENTRIES
from tests.faults.failpoints import died_at
from tests.headoffice.store.desks import Desk, FakeClock
from tests.headoffice.store.sending import desk_with

RECEIVED = {
    "keys.before_commit": 0,
    "push.before_numbers": 0,
    "push.before_commit": 0,
    "push.after_commit": 3,
    "project.before_commit": 3,
    "project.after_commit": 3,
}


@pytest.mark.parametrize("point", RECEIVED)
def test_it_goes_on_where_it_was(places: Places, clock: FakeClock, repository: Path, point: str) -> None:
    with open_office(places, clock) as office:
        office.admin.new_branch("一楼", "b1")
        desk = desk_with(None)
        tenant = desk.enrol(office).tenant
    program = [sys.executable, "-m", "tests.headoffice.store.sending"]
    assert died_at([*program, places.database_url, str(places.folder), tenant], point, repository)
    with open_office(places, clock) as office:
        assert desk.session(office).standings[desk.writer].accepted.seq == RECEIVED[point]
        assert desk.push(office).dup == RECEIVED[point]
        office.projector.project_all()
        row = office.tickets.ticket("b1", "t1")
        assert row is not None
        assert (row.entries, row.customer) == (3, "王**")
        page = office.feed(desk.caller, "")
        assert page.totals[ENTRIES].n == 3
        with office._database.reading() as connection:
            told = select(func.count()).where(FEED.c.coll == ENTRIES)
            assert connection.scalar(told) == 3


def test_one_batch_sent_twice_at_once(office: HeadOffice) -> None:
    """Two windows, or a try that was believed dead: one of them is a repetition (fault 2)."""
    desk = Desk(1)
    desk.enrol(office)
    for _ in range(20):
        desk.open_ticket()
    desk.send_keys(office)
    batch, together = desk.batch(), Barrier(4)

    def send(_: int) -> tuple[int, int]:
        together.wait()
        ack = office.push(desk.caller, desk.writer, batch)
        return ack.accepted.seq, ack.dup

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(send, range(4)))
    assert answers == [(20, 0), (20, 20), (20, 20), (20, 20)]
    with office._database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(INBOX)) == 20
