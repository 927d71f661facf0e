"""Many at once, and no room: what a single desk with a good disk does not show."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.steps.contact import NoteAdded
from app.wire.messages import Ack
from tests.faults.small_disk import run_with_mounts
from tests.faults.world.office_end import OfficeEnd
from tests.headoffice.store.desks import Desk

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

DESKS, NOTES = 50, 9


def test_fifty_desks_send_at_once(tmp_path: Path) -> None:
    """Fault 20: after maintenance all come back together; each is heard, and each whole."""
    office = OfficeEnd(tmp_path / "office")
    try:
        desks = [Desk(number) for number in range(1, DESKS + 1)]
        for desk in desks:
            desk.enrol(office.office, office.branch)
            ticket = desk.open_ticket()
            for number in range(NOTES):
                desk.write(ticket, NoteAdded(f"{desk.desk} {number}"))

        def send(desk: Desk) -> Ack:
            desk.session(office.office)
            return desk.push(office.office)

        with ThreadPoolExecutor(DESKS) as pool:
            for ack in pool.map(send, desks):
                assert ack.accepted.seq == NOTES + 1
        assert office.judge() == DESKS * (NOTES + 1)
        had = office.received()
        assert {writer: max(found) for writer, found in had.entries.items()} == {
            desk.writer: NOTES + 1 for desk in desks
        }
        assert {ticket.entries for ticket in office.tickets().values()} == {NOTES + 1}
    finally:
        office.close()


def test_a_disk_fills_up_while_the_feed_comes_in(tmp_path: Path, repository: Path) -> None:
    """Fault 26: a page, or a file, is taken in whole or not at all, and again when there is room."""
    done = run_with_mounts(repository, "tests.faults.full_feed", str(tmp_path), seconds=150)
    assert done.returncode == 0, done.stderr[-3000:]
    pages, files = map(int, done.stdout.split())
    assert pages >= 1
    assert files >= 1


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_disk_of_head_office_fills_up(repository: Path, kind: str) -> None:
    """Fault 26: desks are told to wait, nothing is acknowledged that is not kept; then there is room."""
    done = run_with_mounts(repository, "tests.faults.full_office", kind, seconds=150)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "disk_full" in done.stdout.split()
