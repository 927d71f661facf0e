"""Numbers that the desks would give out next: no two the same, and none that any ticket has."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from app.domain.numbering import ticket_number
from app.domain.refusals import ProblemError
from app.usecases.ports import Transaction
from app.usecases.take_in import SERIES
from tests.faults.world.desk_end import DeskEnd


class _UndoneError(Exception):
    """The number is given out to nobody."""


def next_number(desk: DeskEnd) -> str:
    """What the next ticket of that desk would be called; empty while its clock shows another century."""
    work = desk.work
    day = work.time.now().astimezone(work.desk.tz).date()
    found: list[str] = []

    def ask(tx: Transaction) -> None:
        found.append(ticket_number(work.desk.code, day, tx.next_serial(SERIES, day), tx.mark()))
        raise _UndoneError

    with suppress(_UndoneError, ProblemError):
        work.journal.transact(ask)
    return found[0] if found else ""


def none_twice(desks: Sequence[DeskEnd]) -> None:
    """Copies of a desk give out nothing twice as soon as they write under names of their own.

    Two on one machine of which neither wrote anything since are one, as far as anybody can see.
    """
    given = {ticket.number for desk in desks for ticket in desk.tickets().values()}
    following: dict[str, str] = {}
    for desk in desks:
        number, writer = next_number(desk), desk.store.outbox.ends()[-1].writer
        assert number not in given, f"{desk.name}: {number} was given out before"
        if number:
            first = following.setdefault(number, writer)
            assert first == writer, f"{desk.name}: {number} is given out twice"
