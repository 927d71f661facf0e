"""交接班 on the command line: what is open, a sheet of it, and both confirmations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from app.cli.outfile import whole_file
from app.cli.output import emit
from app.cli.session import Session
from app.domain.records import Document
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.vocabulary import Signer
from app.usecases.desk_papers import HAND_OVER_SHEET, desk_papers
from app.usecases.hand_over import SIDES, confirm_hand_over, left_open, sides_of
from app.usecases.issue import IssuedCopy, order_print
from app.usecases.issuing.leaf import NEW
from app.usecases.naming import exactly
from app.usecases.pins import has_pin
from app.usecases.workplace import Workplace


def hand_over(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", help="who takes over: makes the sheet")] = "",
    confirm: Annotated[str, typer.Option("--confirm", help="number of a sheet: who acts confirms it")] = "",
    shift: Annotated[str | None, typer.Option("--shift", help="else the one that is on")] = None,
    remarks: Annotated[str, typer.Option("--remarks", help="what the numbers do not say")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="PDF file to write, with --to")] = None,
) -> None:
    """Hand a shift over: shows what is open; --to makes the sheet, --confirm confirms one by PIN.

    Whoever hands over and has a PIN has confirmed by making it.
    """
    session: Session = context.obj
    if confirm:
        with session.workplace() as workplace:
            _confirm(session, workplace, confirm)
    elif to:
        if out is None:
            raise InputError("text_missing", "out")
        stated = {"taking_over": to, "remarks": remarks, **({"shift": shift} if shift is not None else {})}
        with session.workplace() as workplace:
            _make(session, workplace, stated, out)
    else:
        with session.reading() as workplace:
            _show(session, workplace)


def _show(session: Session, workplace: Workplace) -> None:
    """Everything that is open, and the sheets that wait for somebody."""
    found = {each.key: each for each in left_open(workplace, session.person(workplace))}
    waiting = [
        {"number": each.document.number, **_standing(workplace, each.document)}
        for each in desk_papers(workplace)
        if each.document.kind == HAND_OVER_SHEET and not each.filed and not each.document.voided
    ]
    emit(
        {
            "figures": {key: int(count) for key, count in found["figures"].rows},
            **{
                key: [dict(zip(columns, row, strict=True)) for row in found[key].rows]
                for key, columns in _COLUMNS.items()
            },
            "waiting": waiting,
        }
    )


_COLUMNS = {
    "clocks": ("ticket", "clock", "due", "who", "state"),
    "promises": ("ticket", "promise", "due", "who"),
    "parked": ("title", "who", "since"),
    "shelf": ("ticket", "pieces", "count"),
    "unsigned": ("number", "kind", "ticket", "signer"),
}


def _make(session: Session, workplace: Workplace, stated: Mapping[str, object], out: Path) -> None:
    """The sheet as a file; confirmed by who hands over where that person has a PIN."""
    person = session.acting(workplace)

    def keep(copy: IssuedCopy) -> None:
        unfinished.write_bytes(copy.pdf)

    with whole_file(out) as unfinished:
        given = {**stated, "handing_over": person.name}
        copy = order_print(workplace, NEW, HAND_OVER_SHEET, person, stated=given, keep=keep)
    document = copy.document
    if session.pin is not None and has_pin(workplace.settings.all(), person.name):
        document = _confirmed(workplace, document.number, Signer.HANDING_OVER, session.pin)
    emit({"number": document.number, "out": str(out), **_standing(workplace, document)})


def _confirm(session: Session, workplace: Workplace, number: str) -> None:
    person = session.person(workplace)
    if session.pin is None:
        raise InputError("pin_needed", "pin-file", person=person.name)
    document = _sheet(workplace, number)[1]
    role = next((each.role for each in sides_of(workplace, document) if each.name == person.name), None)
    if role is None:
        raise RefusedError(Refusal("not_on_the_sheet", "S4-02", {"person": person.name, "document": number}))
    emit({"number": number, **_standing(workplace, _confirmed(workplace, number, role, session.pin))})


def _confirmed(workplace: Workplace, number: str, role: Signer, pin: str) -> Document:
    leaf, _ = _sheet(workplace, number)
    return confirm_hand_over(workplace, leaf, role, pin).ticket.documents[-1]


def _sheet(workplace: Workplace, number: str) -> tuple[str, Document]:
    """Leaf and newest version of a hand-over sheet. Raises RefusedError no_such_document."""
    leaf = exactly(workplace, number)
    ticket = workplace.tickets.ticket(leaf) if leaf else None
    document = ticket.latest(HAND_OVER_SHEET) if ticket else None
    if leaf is None or document is None:
        raise RefusedError(Refusal("no_such_document", params={"document": number}))
    return leaf, document


def _standing(workplace: Workplace, document: Document) -> dict[str, object]:
    """Who is named, and who has confirmed when and how."""
    zone = workplace.desk.tz
    sides = {each.role: each for each in sides_of(workplace, document)}
    return {
        role.value: {
            "name": side.name,
            "confirmed_at": (at := side.confirmed_at) and f"{at.astimezone(zone):%Y-%m-%dT%H:%M}",
            "method": side.method or None,
        }
        for role in SIDES
        if (side := sides.get(role)) is not None
    }
