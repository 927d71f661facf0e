"""F6 on a ticket with a camera: over the work, which waits under it; pictures become evidence at once."""

from datetime import UTC
from functools import partial
from typing import cast

import pytest
from PySide6.QtWidgets import QFileDialog

from app.domain.ticket import Ticket
from app.ui.parts.camera.panel import CapturePanel
from app.ui.screens.ticket.action_form import ActionForm
from app.ui.screens.ticket.body import EVIDENCE, PAPERS, WORK
from app.ui.screens.ticket.view import TicketPage
from tests.ui.kit.keyboard import Key, press
from tests.ui.screens.ticket.bench import Bench


class Ticketed:
    """A ticket on the screen, a camera plugged in."""

    def __init__(self, bench: Bench) -> None:
        bench.camera.missing = None
        self.bench = bench
        self.ticket: Ticket = bench.ticket()
        self.page = cast("TicketPage", bench.show(lambda services: TicketPage(services, self.ticket.id)))
        bench.until(lambda: self.page.title() == self.ticket.number)

    def open(self) -> CapturePanel:
        seen = self.bench.camera.frames
        press(Key.Key_F6)
        self.bench.until(lambda: self.bench.camera.frames > seen)
        panel = self.page.body.evidence.door.panel
        assert panel is not None
        return panel

    def has(self, count: int) -> bool:
        return len(self.roles()) == count

    def roles(self) -> list[str]:
        return [each.role for each in self.bench.now(self.ticket).evidence]


@pytest.fixture
def ticketed(bench: Bench) -> Ticketed:
    return Ticketed(bench)


def test_pictures_become_evidence_along_the_list(ticketed: Ticketed) -> None:
    panel = ticketed.open()
    for count in (1, 2):
        press(Key.Key_Space)
        ticketed.bench.until(partial(ticketed.has, count))
        ticketed.bench.settle()
    assert ticketed.roles() == ["whole", "part"]
    assert panel.role == "close_up"
    first = ticketed.bench.now(ticketed.ticket).evidence[0]
    assert first.file.blob.mime == "image/jpeg"
    assert first.file.taken_at == ticketed.bench.time.moment.astimezone(UTC).replace(microsecond=0)
    assert ticketed.bench.problems == []


def test_esc_shows_the_work_again_and_gives_the_focus_back(ticketed: Ticketed) -> None:
    before = ticketed.page.focusWidget()
    panel = ticketed.open()
    assert panel.hasFocus()
    assert ticketed.page.body.over() is panel
    press(Key.Key_Escape)
    assert ticketed.bench.camera.looks_through is None
    assert ticketed.page.body.over() is None
    assert ticketed.page.focusWidget() is before
    assert ticketed.page.body.tab() == WORK


def test_a_form_that_is_being_filled_in_waits_under_it(ticketed: Ticketed) -> None:
    ticketed.page.overlays.open_form("AssignOwner")
    form = ticketed.page.body.over()
    assert isinstance(form, ActionForm)
    ticketed.open()
    press(Key.Key_Escape)
    assert ticketed.page.body.over() is form
    assert form.isVisible()


def test_on_the_evidence_tab_it_comes_and_goes(ticketed: Ticketed) -> None:
    ticketed.page.body.choose(EVIDENCE)
    panel = ticketed.open()
    assert panel.isVisible()
    press(Key.Key_Escape)
    assert not panel.isVisible()
    assert ticketed.page.body.evidence.side.strip.hasFocus()


def test_another_tab_or_page_lets_the_camera_go(ticketed: Ticketed) -> None:
    ticketed.open()
    ticketed.page.body.choose(PAPERS)
    assert ticketed.bench.camera.looks_through is None
    assert not ticketed.page.body.evidence.door.is_open
    ticketed.open()
    shell = ticketed.bench.shell
    assert shell is not None
    shell.hide()
    assert ticketed.bench.camera.looks_through is None
    ticketed.bench.settle()
    assert ticketed.page.body.over() is None


def test_f6_again_asks_for_files(ticketed: Ticketed) -> None:
    ticketed.open()
    press(Key.Key_F6)
    dialogs = ticketed.page.findChildren(QFileDialog)
    assert len(dialogs) == 1
    dialogs[0].reject()


def test_the_footer_shows_the_keys_of_the_camera(ticketed: Ticketed) -> None:
    ticketed.open()
    shell = ticketed.bench.shell
    assert shell is not None
    shown = {hint.key: hint.label for hint in shell.footer.hints.hints()}
    assert (shown["Space"], shown["F6"], shown["Esc"]) == ("Take", "Files", "Close")
    assert "." not in shown
