"""From the queue to a ticket, its determination and back, by keys alone."""

from typing import cast

from PySide6.QtWidgets import QApplication

from app.ui.screens.desk_work.determination_page import DeterminationPage
from app.ui.screens.desk_work.hosting import make_work
from app.ui.screens.queue.view import QueuePage
from app.ui.screens.ticket.view import TicketPage
from app.ui.shell.page import Page
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import Bench


def _shown(bench: Bench) -> Page | None:
    assert bench.shell is not None
    return bench.shell.stack.page()


def test_there_and_back(bench: Bench) -> None:
    ticket = bench.ticket()
    queue = cast("QueuePage", bench.show(QueuePage))

    def open_it(ticket_id: str) -> None:
        assert bench.shell is not None
        page = TicketPage(bench.services, ticket_id, make_work, DeterminationPage)
        page.page_over.connect(bench.shell.push)
        bench.shell.push(page)

    bench.news.ticket_wanted.connect(open_it)
    press(Key.Key_Return)
    bench.until(lambda: isinstance(_shown(bench), TicketPage))
    page = cast("TicketPage", _shown(bench))
    bench.until(lambda: page.title() == ticket.number)
    bench.settle()
    press(Key.Key_F7)
    bench.until(lambda: isinstance(_shown(bench), DeterminationPage))
    bench.settle()
    press(Key.Key_Escape)
    assert _shown(bench) is page
    bench.settle()
    press(Key.Key_N)
    write("note")
    press(Key.Key_Return)
    bench.until(lambda: bench.last(ticket).type == "note.added")
    bench.settle()
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    bench.settle()
    assert _shown(bench) is queue
    assert QApplication.focusWidget() is queue.board.table
    assert queue.board.table.current_number() == ticket.number
