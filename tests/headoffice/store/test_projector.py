"""The projector as a thread: it judges what arrives, survives what goes wrong, and ends."""

from __future__ import annotations

import threading

import pytest

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice, Places, open_office
from app.headoffice.projector import Projector
from tests.headoffice.store.desks import Desk, FakeClock

PATIENCE = 20


def test_it_judges_what_arrives(office: HeadOffice) -> None:
    told = threading.Event()
    office.news.subscribe(lambda *_: told.set())
    office.projector.start()
    office.projector.start()
    desk = Desk(1)
    desk.enrol(office)
    for number in range(1, 4):
        told.clear()
        desk.write(None, NoteAdded(f"{number}"))
        desk.push(office, number)
        assert told.wait(PATIENCE)
    office.projector.stop()
    office.projector.stop()
    assert desk.push(office).applied_to == 3


def test_it_finds_what_another_process_received(places: Places, office: HeadOffice) -> None:
    with open_office(places, FakeClock()) as other:
        told = threading.Event()
        other.news.subscribe(lambda *_: told.set())
        other.projector.start()
        desk = Desk(1)
        desk.enrol(office)
        desk.write(None, NoteAdded("一"))
        desk.push(office)
        assert told.wait(PATIENCE)


class Stumbling:
    """Fails once, then says that it has been asked again."""

    def __init__(self) -> None:
        self.again = threading.Event()
        self.asked = 0

    def once(self, batch: int) -> int:
        self.asked += 1
        if self.asked == 1:
            raise ConnectionError
        self.again.set()
        return 0


@pytest.mark.expects_log("judging was broken off")
def test_it_goes_on_after_a_failure() -> None:
    stumbling = Stumbling()
    projector = Projector(stumbling, lambda: None, lambda: None)  # type: ignore[arg-type] # what it asks of Projecting
    projector.start()
    projector.arrived()
    assert stumbling.again.wait(PATIENCE)
    projector.stop()
