"""授权 on the command line: who lends the right to do something once, with the PIN and the reason."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.reading import read_first_line
from app.domain.rights import Override
from app.usecases.desk import Person
from app.usecases.overrides import lend
from app.usecases.workplace import Workplace

Lender = Annotated[
    str | None, typer.Option("--override", metavar="NAME", help="who lends the right to do this once")
]
LenderPin = Annotated[
    str | None, typer.Option("--override-pin-file", metavar="FILE", help="file with that person's PIN")
]
LenderReason = Annotated[
    str, typer.Option("--override-reason", metavar="TEXT", help="why it is lent; always asked for")
]


def lent_right(
    workplace: Workplace, action: str, person: Person, said: tuple[str | None, str | None, str]
) -> Override | None:
    """The right that was lent for that action, if any; `said` is name, file of the PIN, and reason.

    Raises what `lend` raises, and InputError where the file cannot be read.
    """
    name, pin_file, reason = said
    if name is None:
        return None
    pin = read_first_line(pin_file, "override-pin-file") if pin_file else ""
    return lend(workplace, action, person, name, pin, reason)
