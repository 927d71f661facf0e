"""A changed level: what it overrides is said before, what it ended and what stood before is said after."""

from typing import cast

from PySide6.QtWidgets import QLabel

from app.domain.steps.level import SetLevel
from app.domain.ticket import Ticket
from app.ui.parts.clock_view import ClockState
from app.ui.screens.common.preview import PreviewPane
from app.ui.screens.common.rights_sheet import RightsSheet
from app.ui.screens.ticket.action_form import ActionForm
from app.ui.screens.ticket.view import TicketPage
from app.usecases.situation import situation
from tests.ui.screens.ticket.bench import KETTLE, WANG, Bench


def _page(bench: Bench, ticket: Ticket) -> TicketPage:
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    return page


def _lowered(bench: Bench) -> Ticket:
    return bench.ticket(WANG, KETTLE, words="一插电就冒烟", then=(SetLevel(3, "当面核实：是水汽"),))


def test_a_clock_that_the_change_ended_stands_last_and_says_when_and_why(bench: Bench) -> None:
    page = _page(bench, _lowered(bench))
    (*others, void) = page.frame.clocks.chart.clocks
    assert (void.label, void.state) == ("Emergency", ClockState.VOIDED)
    assert void.why.startswith(
        "Void since 2026-11-20 Fri 13:55: the level was changed to L3 (当面核实：是水汽)."
    )
    assert ClockState.VOIDED not in {view.state for view in others}
    page.overlays.open_rights()
    sheet = cast("RightsSheet", page.body.over())
    assert "Emergency: 13:55 Void" in " ".join(line.spoken for line in sheet.rows.lines())


def test_the_queue_says_it_too(bench: Bench) -> None:
    ticket = _lowered(bench)
    pane = PreviewPane(bench.tasks, bench.work.pictures, bench.work.desk.tz)
    bench.qtbot.addWidget(pane)
    pane.show_situation(situation(bench.work, ticket.id))
    assert "Emergency 13:55 Void" in {label.accessibleName() for label in pane.findChildren(QLabel)}


def test_the_course_says_from_which_level(bench: Bench) -> None:
    page = _page(bench, _lowered(bench))
    said = "\n".join(label.text() for label in page.body.course.lines.findChildren(QLabel))
    assert "L1 → L3 · 当面核实：是水汽" in said


def test_the_form_says_what_stands_and_what_is_proposed(bench: Bench) -> None:
    page = _page(bench, bench.ticket(WANG, KETTLE, words="一插电就冒烟"))
    page.overlays.open_form(SetLevel.NAME)
    said = cast("ActionForm", page.body.over()).about.text()
    assert said.startswith("Level now: L1 urgent – ")
    assert "冒烟" in said
    assert said.endswith("This is what the rules propose.")
    lowered = _page(bench, _lowered(bench))
    lowered.overlays.open_form(SetLevel.NAME)
    now, proposed = cast("ActionForm", lowered.body.over()).about.text().split("\n")
    assert now == "Level now: L3 to watch, set by 林晓敏 – 当面核实：是水汽"
    assert proposed.startswith("The rules propose: L1 – ")
    assert "冒烟" in proposed
