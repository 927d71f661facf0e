"""Which printer a kind of document goes to."""

from __future__ import annotations

from app.domain.refusals import ProblemError
from app.usecases.desk_settings import DEFAULT_PRINTER
from app.usecases.workplace import Workplace


def chosen_printer(workplace: Workplace, kind: str) -> str:
    """The printer set for a kind of document, else the default one, else the system's; empty: none.

    Asking the system may take seconds: not for the window's own thread.
    """
    for key in (f"printer.{kind}", DEFAULT_PRINTER):
        name = workplace.settings.get(key)
        if isinstance(name, str) and name.strip():
            return name.strip()
    try:
        return workplace.printers.default_queue() or ""
    except ProblemError:
        return ""  # a desk without a printing system still issues its documents
