"""Commands about persons: a copy of all that is held of a customer, its erasure, what is over its time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.cli.objects import plain
from app.cli.output import emit
from app.cli.session import Session
from app.domain.refusals import InputError
from app.library.privacy_words import load_privacy_words
from app.usecases.believed_clock import believe_clock
from app.usecases.person_request import copy_person, erase_persons, tickets_of
from app.usecases.retention import erase_what_is_due, sweep_unnamed

Phone = Annotated[str, typer.Option("--phone", help="all tickets with this whole phone number")]
OneTicket = Annotated[str, typer.Option("--ticket", help="one ticket")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="a new folder for the answer")]


def build_person() -> typer.Typer:
    """The commands."""
    program = typer.Typer(no_args_is_help=False, pretty_exceptions_enable=False)

    @program.callback()
    def person() -> None:
        """Answer a customer who asks about their data."""

    program.command("export")(export)
    program.command("erase")(erase)
    program.command("retention")(retention)
    return program


def export(context: typer.Context, out: Out, phone: Phone = "", ticket: OneTicket = "") -> None:
    """Write a copy of all that is held of a customer: data, a readable account, photos and papers."""
    session: Session = context.obj
    with session.workplace() as workplace:
        tickets = tickets_of(workplace, phone, ticket)
        written = copy_person(workplace, tickets, session.acting(workplace), load_privacy_words(), out)
    emit({"tickets": len(tickets), "files": [str(path.resolve()) for path in written]})


def erase(context: typer.Context, out: Out, phone: Phone = "", ticket: OneTicket = "") -> None:
    """Erase what may go now; the answer says what went, and what the law keeps and until when."""
    session: Session = context.obj
    with session.workplace() as workplace:
        tickets = tickets_of(workplace, phone, ticket)
        answers = erase_persons(workplace, tickets, session.acting(workplace), load_privacy_words(), out)
    emit({"answers": plain(answers), "folder": str(out.resolve())})


def retention(
    context: typer.Context,
    today: Annotated[
        str, typer.Option("--today", metavar="YYYY-MM-DD", help="say that the clock is right after it jumped")
    ] = "",
) -> None:
    """Erase now what is over its time; the program does so by itself every day.

    By a clock that jumped nothing goes until head office told the time, or a supervisor named the day.
    """
    session: Session = context.obj
    with session.workplace() as workplace:
        if today:
            believe_clock(workplace, session.acting(workplace), _day(today))
        done = erase_what_is_due(workplace)
        unnamed = sweep_unnamed(workplace)
    erased = {number: list(kinds) for number, kinds in done.tickets.items()}
    doubt = done.doubt
    waits = None if doubt is None else session.messages.sentence(doubt.code, doubt.params)
    emit({"erased": erased, "files": done.files, "unnamed": unnamed, "waits": waits})


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError("date_expected", "today", value=text, expected="2026-11-20") from None
