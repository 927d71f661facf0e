"""Commands on the way of paper back into the store: scan, reconcile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.objects import plain
from app.cli.outfile import whole_file
from app.cli.output import emit, wall
from app.cli.session import Session
from app.domain.refusals import InputError, Refusal
from app.domain.vocabulary import Signer
from app.library.messages import Messages
from app.usecases.day_end import DayEnd, PaperRow, count_day
from app.usecases.paper_facts import desk_head
from app.usecases.papers_back import CameBack, bring_back, file_as, look_at
from app.usecases.scan_back import Picture, ScannedBack
from app.usecases.signers import signed_by_all
from app.usecases.unplaced import waiting_scans
from app.usecases.workplace import Workplace

SHEETS = ("a4", "a5")


def scan(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="photos, scans or PDF of signed paper")
    ],
    number: Annotated[
        str | None, typer.Option("--number", help="what it is, where its code cannot be read; one FILE")
    ] = None,
    signed: Annotated[
        list[str] | None,
        typer.Option("--signed", help="consent|customer: which place of a work order is signed; repeatable"),
    ] = None,
) -> None:
    """File signed papers with their documents; what cannot be told waits, and is listed."""
    session: Session = context.obj
    places = _places(signed or ())
    for path in files:
        if not path.is_file():
            raise InputError("file_expected", "FILE", value=str(path))
    if number is not None and len(files) > 1:
        raise InputError("one_file_expected", "FILE", count=str(len(files)))
    with session.workplace() as workplace:
        person = session.acting(workplace)
        if number is not None:
            done = [CameBack((file_as(workplace, Picture(files[0]), number, person, places),))]
        else:
            done = [bring_back(workplace, look_at(workplace, path), person, places) for path in files]
    emit([_came_back(path, each, session.messages) for path, each in zip(files, done, strict=True)])


def _places(said: Sequence[str]) -> tuple[Signer, ...]:
    known = (Signer.CONSENT, Signer.CUSTOMER)
    for each in said:
        if each not in known:
            raise InputError("choice_expected", "--signed", value=each, expected=", ".join(known))
    return tuple(Signer(each) for each in said)


def _came_back(path: Path, came: CameBack, messages: Messages) -> dict[str, Any]:
    return {
        "file": str(path),
        "filed": [_filed(each, messages) for each in came.filed],
        "waiting": [
            {"id": each.id, "name": each.name, "sha256": each.sha256, **_said(each.refusal, messages)}
            for each in came.unplaced
        ],
    }


def _filed(filed: ScannedBack, messages: Messages) -> dict[str, Any]:
    document = filed.document
    return {
        "number": document.number,
        "version": document.version,
        "kind": document.kind,
        "ticket": filed.ticket.number,
        "signed": signed_by_all(document),
        "warning": _said(filed.warning, messages) if filed.warning else None,
    }


def _said(refusal: Refusal, messages: Messages) -> dict[str, str]:
    return {
        "code": refusal.code,
        "message": messages.sentence(refusal.code, refusal.params),
        "what_to_do": messages.what_to_do(refusal.code, refusal.params),
    }


def reconcile(
    context: typer.Context,
    day: Annotated[str | None, typer.Option("--day", help="which day; today")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="PDF of the sheet to write")] = None,
    paper: Annotated[str, typer.Option("--paper", help="|".join(SHEETS))] = "a4",
) -> None:
    """Count the paper of a day: numbers, printed, stored, received, stubs; changes nothing."""
    session: Session = context.obj
    if paper not in SHEETS:
        raise InputError("choice_expected", "paper", value=paper, expected=", ".join(SHEETS))
    with session.looking_on() as (store, workplace):
        joined = store.linkstate.link() is not None
        counted = count_day(workplace, _day(workplace, day), store.sync_state.of if joined else None)
        if out is not None:
            sheet = workplace.typesetter.day_sheet(counted, desk_head(workplace.desk), paper)
            with whole_file(out) as unfinished:
                unfinished.write_bytes(sheet)
        told = _count(counted, workplace, session.messages)
    emit({**told, "out": str(out) if out else None})


def _day(workplace: Workplace, wanted: str | None) -> date:
    if wanted is None:
        return workplace.time.now().astimezone(workplace.desk.tz).date()
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        raise InputError("date_expected", "day", value=wanted, expected="2026-11-20") from None


def _count(counted: DayEnd, workplace: Workplace, messages: Messages) -> dict[str, Any]:
    zone = workplace.desk.tz
    return {
        "day": counted.day.isoformat(),
        "desk": counted.desk,
        "counted_at": wall(counted.counted_at, zone),
        "agrees": counted.agrees,
        "totals": plain(counted.totals),
        "series": plain(counted.series),
        "papers": [_paper(row, workplace) for row in counted.rows],
        "unknown": [
            {"number": job.number, "printer": job.printer, "state": job.state, "problem": job.problem}
            for job in counted.unknown
        ],
        "waiting_scans": [
            {"id": each.id, "name": each.name, **_said(each.refusal, messages)}
            for each in waiting_scans(workplace)
        ],
    }


def _paper(row: PaperRow, workplace: Workplace) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind,
        "version": row.version,
        "ticket": row.ticket_number,
        "issued_at": wall(row.issued_at, workplace.desk.tz),
        "issued_by": row.issued_by,
        "prints": row.prints,
        "printed": row.on_paper,
        "stored": row.stored,
        "synced": row.synced,
        "stub": row.stub,
        "voided": row.voided,
        "void_reason": row.void_reason,
        "missing": list(row.missing),
    }
