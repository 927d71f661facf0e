"""A ticket and head office as plain objects, and deciding what two said differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Annotated, Any

import msgspec
import typer

from app.bootstrap import opened_store
from app.cli.lending import Lender, LenderPin, LenderReason, lent_right
from app.cli.objects import head_object
from app.cli.output import emit, wall
from app.cli.session import Session
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.steps.deciding import DecideConflict
from app.usecases.conflict_cases import ConflictCase, Said, decided_cases, open_cases, settle
from app.usecases.desk_link import SyncRecords, TicketsAbroad
from app.usecases.situation import situation
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Abroad:
    """What an open store knows of tickets abroad."""

    state: TicketsAbroad
    records: SyncRecords


def abroad_object(workplace: Workplace, abroad: Abroad, ticket: str) -> dict[str, Any]:
    """How the ticket stands to head office, and what waits for a decision on it."""
    stands = abroad.state.of(ticket)
    cases = open_cases(workplace, abroad, [ticket]) if stands.conflicts else ()
    zone = workplace.desk.tz
    return {
        "sync": {
            "word": stands.word,
            "reason": stands.reason,
            "entries": stands.entries,
            "files": stands.files,
            "code": stands.code or None,
        },
        "conflicts": [_case(each, zone) for each in cases],
    }


def _case(case: ConflictCase, zone: tzinfo) -> dict[str, Any]:
    return {
        "entry": case.entry,
        "kind": case.kind,
        "why": case.why,
        "claims": [
            {"claim": each.claim, "stands": _value(each.stands), "other": _value(each.other)}
            for each in case.disputed
        ],
        "says": dict(case.says.values) if case.says is not None else {},
        "stands_by": _said(case.here, zone),
        "other_by": _said(case.there, zone),
    }


def _value(value: object) -> Any:
    return msgspec.to_builtins(value, enc_hook=str)


def _said(said: Said, zone: tzinfo) -> dict[str, Any]:
    """What nobody here knows is null: who it was, or at which of the other desks."""
    origin = said.origin
    desk = "head_office" if origin.office else origin.desk or None
    return {"by": said.user or None, "at": wall(said.at, zone), "own": origin.own, "desk": desk}


def conflict(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="ticket number or id")],
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="as show lists it under conflicts")],
    take: Annotated[
        bool | None, typer.Option("--take/--keep", help="take the other over, or keep what stands")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="why")] = "",
    role: Annotated[str | None, typer.Option("--role", help="act in this role")] = None,
    override: Lender = None,
    override_pin_file: LenderPin = None,
    override_reason: LenderReason = "",
) -> None:
    """Decide what two desks said differently."""
    session: Session = context.obj
    if take is None:
        raise InputError("choice_expected", "decision", value="", expected="--take, --keep")
    from app.store.sync_figures import StoreSyncRecords

    with opened_store(session.folder) as (store, workplace):
        ticket = situation(workplace, number).ticket.id
        abroad = Abroad(store.sync_state, StoreSyncRecords(store.access))
        case = _wanted(workplace, abroad, [ticket], entry)
        person = session.acting(workplace, role=role)
        said = (override, override_pin_file, override_reason)
        lent = lent_right(workplace, DecideConflict.NAME, person, said)
        outcome = settle(workplace, abroad, case, person, take=take, note=note, override=lent)
        told = head_object(outcome.ticket, workplace.desk.tz)
        told |= abroad_object(workplace, abroad, ticket)
    emit({"entries": list(outcome.entries), "state": told})


def _wanted(workplace: Workplace, abroad: Abroad, tickets: Sequence[str], entry: str) -> ConflictCase:
    cases = (*open_cases(workplace, abroad, tickets), *decided_cases(workplace, abroad, tickets))
    for each in cases:
        if each.entry == entry:
            return each
    raise RefusedError(Refusal("no_such_conflict", params={"entry": entry}))
