"""The work desk as the ticket's page hosts it, inside the window."""

from __future__ import annotations

from collections.abc import Mapping

from app.ui.kit.messages import Message
from app.ui.screens.desk_work.work_area import WorkArea
from app.ui.screens.ticket.work_host import HostedWork
from app.ui.services import Services
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.usecases.situation import Situation


def make_work(services: Services) -> HostedWork:
    """A work area that shows its pages and messages in the window it stands in."""
    area = WorkArea(services)

    def shell() -> Shell | None:
        window = area.window()
        return window if isinstance(window, Shell) else None

    def push(page: Page) -> None:
        if (window := shell()) is not None:
            window.push(page)

    def say(message: Message) -> None:
        if (window := shell()) is not None:
            window.say(message)

    def report(code: str, params: Mapping[str, str]) -> None:
        if (window := shell()) is not None:
            window.report(code, params)

    def show(situation: Situation, item_id: str) -> None:
        area.show_situation(situation, item_id)

    area.page_wanted.connect(push)
    area.told.connect(say)
    area.problem_met.connect(report)
    return HostedWork(area, show, area.focus_work, area.serve_key, area.hints, area.form_wanted.connect)
