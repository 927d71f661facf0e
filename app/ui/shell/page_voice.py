"""What a page tells the frame, heard while the page is where somebody can see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.kit.messages import Message
from app.ui.shell.page import Page

if TYPE_CHECKING:
    from app.ui.shell.shell import Shell


class PageVoice(QObject):
    """Goes with its page. What a page tells that was put aside is nothing for who is here now."""

    def __init__(self, page: Page, shell: Shell) -> None:
        super().__init__(page)
        self._shell = shell
        page.message_ready.connect(self._say)
        page.problem_met.connect(self._report)
        page.saved.connect(self._show_saved)
        page.page_wanted.connect(self._open)
        page.left.connect(self._leave)

    def _heard(self) -> bool:
        return self.parent() in self._shell.stack.way()

    def _say(self, message: Message) -> None:
        if self._heard():
            self._shell.say(message)

    def _report(self, code: str, params: Mapping[str, str]) -> None:
        if self._heard():
            self._shell.report(code, params)

    def _show_saved(self, words: str) -> None:
        if self._heard():
            self._shell.footer.show_saved(words)

    def _open(self, key: str) -> None:
        if self._heard():
            self._shell.open(key)

    def _leave(self) -> None:
        page = self.parent()
        if isinstance(page, Page):
            self._shell.stack.leave(page)
