"""Which store this computer worked with last: one that is gone is missed, not made anew."""

from __future__ import annotations

import logging
from pathlib import Path

from app.domain.refusals import ProblemError
from app.ui.window.program import Program

log = logging.getLogger("app.window")

_KEY = "store"


def was_here(program: Program, folder: Path) -> bool:
    """Whether there was a store in that folder once: it was open here last, or parts of one are left."""
    return program.choices.get(_KEY) == str(folder) or program.stores.remains(folder)


def remember(program: Program, folder: Path) -> None:
    """The store of this start is open. A demo that is looked at beside it is not meant."""
    if folder == program.places.store and program.choices.get(_KEY) != str(folder):
        try:
            program.choices.put(_KEY, str(folder))
        except ProblemError as problem:
            log.warning("the folder of the store cannot be remembered: %s", problem.code)
