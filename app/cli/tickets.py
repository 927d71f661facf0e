"""Commands on tickets: intake, attach, actions, act, show, list, assess."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.abroad import Abroad, abroad_object
from app.cli.lending import Lender, LenderPin, LenderReason, lent_right
from app.cli.objects import head_object, plain, row_object, ticket_object
from app.cli.output import emit, emit_line, input_error, wall
from app.cli.reading import read_json
from app.cli.session import Session
from app.domain.policy.assess import assess
from app.domain.policy.facts import check_order, parse_facts
from app.domain.refusals import InputError, as_written
from app.domain.registry import ACTIONS
from app.domain.rights import LENDING, roles_for
from app.domain.shots import EvidenceRole
from app.domain.ticket import Ticket
from app.payload import read_action, schema_of
from app.usecases.attach import attach as attach_files
from app.usecases.clock_lines import clock_objects
from app.usecases.error_maker import shown_to
from app.usecases.evidence_ports import ImportedEvidence
from app.usecases.intake_object import read_intake
from app.usecases.perform import perform
from app.usecases.read_models import CHIPS, QueueFilter, end_of_today
from app.usecases.situation import Situation, for_another, next_step, possible_actions, situation
from app.usecases.take_in import take_in
from app.usecases.workplace import Workplace

File = Annotated[str, typer.Argument(metavar="FILE", help="JSON file, - for standard input")]
Number = Annotated[str, typer.Argument(metavar="NUMBER", help="ticket number or id")]


def intake(context: typer.Context, file: File) -> None:
    """Open a ticket from an intake object."""
    session: Session = context.obj
    raw = read_json(file)
    with session.workplace() as workplace:
        zone = workplace.desk.tz
        form, clerk = read_intake(raw, zone, workplace.time.now().astimezone(zone).date())
        outcome = take_in(workplace, form, session.acting(workplace, clerk))
        opened = _opened(situation(workplace, outcome.ticket.id))
    emit(opened)


def _opened(view: Situation) -> dict[str, Any]:
    ticket = view.ticket
    decision = view.decision(ticket.items[0])
    eligibility = {key: decision[key] for key in ("remedies", "why") if key in decision}
    windows = {
        key: value for key, value in decision.items() if key.endswith(("_last_day", "_due", "_due_at"))
    }
    return {
        "number": ticket.number,
        "id": ticket.id,
        "level": ticket.level.level if ticket.level else None,
        "mark": ticket.level.mark if ticket.level else None,
        "owner": ticket.level.owner if ticket.level else None,
        "level_reasons": list(ticket.level.reasons) if ticket.level else [],
        "clocks": clock_objects(view.clocks),
        "eligibility": {**windows, **eligibility},
        "missing": decision.get("missing", []),
        "next_step": next_step(ticket),
    }


def attach(
    context: typer.Context,
    number: Number,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="photos, video or PDF")],
    role: Annotated[str, typer.Option("--role", help="what the files show")] = EvidenceRole.OTHER,
) -> None:
    """Add photos, video or scans to a ticket: all of them, or none where one is refused."""
    session: Session = context.obj
    if role not in tuple(EvidenceRole):
        raise InputError("choice_expected", "role", value=role, expected=", ".join(EvidenceRole))
    for path in files:
        if not path.is_file():
            raise InputError("file_expected", "FILE", value=str(path))
    with session.workplace() as workplace:
        imported, _ = attach_files(workplace, number, files, role, session.acting(workplace))
        zone = workplace.desk.tz
    emit([_imported(each, role, zone) for each in imported])


def _imported(evidence: ImportedEvidence, role: str, zone: tzinfo) -> dict[str, Any]:
    return {
        "sha256": evidence.sha256,
        "size": evidence.size,
        "taken_at": wall(evidence.taken_at, zone),
        "role": role,
        "mime": evidence.mime,
        "name": evidence.safe_name,
        "warnings": [*evidence.warnings, *(hint.code for hint in evidence.hints)],
    }


def actions(
    context: typer.Context, number: Annotated[str | None, typer.Argument(metavar="NUMBER")] = None
) -> None:
    """What may be done (to this ticket, now), each with a JSON Schema of its payload."""
    session: Session = context.obj
    lent: tuple[str, ...] = ()
    if number is None:
        names = tuple(name for name in ACTIONS if name != "TakeIn")
    else:
        with session.reading() as workplace:
            view, person = situation(workplace, number), session.person(workplace)
            lent = for_another(view.ticket, person, view.offers)
            names = (*possible_actions(view.ticket, person, view.offers), *lent)
    told: list[dict[str, Any]] = [
        {"action": name, "summary": _summary(name), "schema": schema_of(name)} for name in names
    ]
    for each in told:
        if each["action"] in lent:
            each["takes_right_of"] = sorted(roles_for(each["action"]) & LENDING)
    emit(told)


def _summary(name: str) -> str:
    return (ACTIONS[name].__doc__ or "").strip().splitlines()[0]


def act(
    context: typer.Context,
    number: Number,
    action: Annotated[str, typer.Argument(metavar="ACTION")],
    file: File,
    role: Annotated[str | None, typer.Option("--role", help="act in this role")] = None,
    override: Lender = None,
    override_pin_file: LenderPin = None,
    override_reason: LenderReason = "",
) -> None:
    """Do something to a ticket."""
    session: Session = context.obj
    payload = read_json(file)
    with session.workplace() as workplace:
        zone = workplace.desk.tz
        done = read_action(action, payload, zone, workplace.time.now().astimezone(zone).date())
        person = session.acting(workplace, role=role)
        lent = lent_right(workplace, action, person, (override, override_pin_file, override_reason))
        outcome = perform(workplace, number, done, person, lent)
        history = workplace.tickets.history(outcome.ticket.id)
        made = [line for line in history if line.entry in outcome.entries]
        state = head_object(outcome.ticket, zone) | _clocks(session, workplace, outcome.ticket)
        state["next_step"] = next_step(outcome.ticket)
        state["items"] = [{"id": item.id, "stage": item.stage} for item in outcome.ticket.items]
    entries = [{"seq": line.seq, "id": line.entry, "type": line.type} for line in made]
    emit({"entries": entries, "state": state})


def _clocks(session: Session, workplace: Workplace, ticket: Ticket) -> dict[str, Any]:
    """The clocks of a ticket that something was done to: what is done is told as done, whether or not the
    rules can reckon with it.
    """
    try:
        return {"clocks": clock_objects(workplace.policy.clocks(ticket, workplace.time.now()))}
    except InputError as error:
        return {"clocks": [], "clocks_unknown": input_error(error, session.messages)["error"]}


def show(context: typer.Context, number: Number) -> None:
    """The ticket: state, clocks, evidence, documents, history."""
    session: Session = context.obj
    with session.looking_on() as (store, workplace):
        view = shown_to(situation(workplace, number), session.person(workplace))
        shown = ticket_object(view, workplace.desk.tz)
        shown |= abroad_object(workplace, Abroad(store.sync_state, store.sync_records), view.ticket.id)
    emit(shown)


def list_tickets(
    context: typer.Context,
    chip: Annotated[
        str | None, typer.Option("--filter", help=f"{'|'.join(CHIPS)}; open, or all when searching")
    ] = None,
    search: Annotated[str, typer.Option("--search")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000)] = 50,
    after: Annotated[str | None, typer.Option("--after", help="cursor of the page before")] = None,
) -> None:
    """The queue as JSON lines; the last line holds the cursor of the next page, if there is one."""
    session: Session = context.obj
    chip = chip or ("all" if search.strip() else "open")
    if chip not in CHIPS:
        raise InputError("choice_expected", "filter", value=chip, expected=", ".join(CHIPS))
    with session.looking_on() as (store, workplace):
        now = workplace.time.now()
        wanted = QueueFilter(
            now=now,
            chip=chip,
            search=search,
            person=session.person(workplace).name or None,
            day_end=end_of_today(now, workplace.desk.tz),
        )
        page = workplace.tickets.page(wanted, after, limit)
        zone = workplace.desk.tz
        known = store.sync_state if store.linkstate.link() is not None else None
        words = {row.id: str(known.of(row.id).word) for row in page.rows} if known is not None else {}
    for row in page.rows:
        emit_line({**row_object(row, zone), "sync": words.get(row.id, row.sync)})
    if page.next is not None:
        emit_line({"next": page.next})


def assess_facts(context: typer.Context, file: File) -> None:
    """From facts to rights, deadlines and roles; an array gives an array.

    Judged by the rules and the calendar that ship with the program; with --store by those of that store.
    """
    session: Session = context.obj
    raw = read_json(file)
    rulebook, calendar = session.rules()
    several = raw if isinstance(raw, list) else [raw]
    decided: list[dict[str, object]] = []
    for index, facts in enumerate(several):
        if not isinstance(facts, dict):
            raise InputError(
                "object_expected", f"[{index}]" if isinstance(raw, list) else "FILE", value=as_written(facts)
            )
        try:
            known = parse_facts(facts)
            check_order(known)
            decided.append(assess(known, rulebook, calendar).as_json())
        except InputError as error:
            if not isinstance(raw, list):
                raise
            raise InputError(error.code, f"[{index}].{error.field}", **dict(error.params)) from None
    emit(plain(decided if isinstance(raw, list) else decided[0]))
