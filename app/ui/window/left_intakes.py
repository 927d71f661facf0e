"""An intake the last run did not finish is asked about at the start, not when somebody begins another."""

from __future__ import annotations

from collections.abc import Iterable

from app.ui.shell.shell import Shell
from app.usecases.read_models import SavedDraft

_START = "queue"


def ask_about_left(shell: Shell, left: Iterable[SavedDraft]) -> None:
    """Open the intakes, which ask, where one of those `left` by the last run was not put aside.

    Who has begun something else by then is not disturbed.
    """
    idle = shell.current() == _START and not shell.top.search.hasFocus()
    if idle and any(not draft.parked for draft in left):
        shell.open("intake")
