"""Replaying scripted tickets through the real use cases: the demo and training store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from app.domain.decide import Action
from app.usecases.attach import evidence_action, import_file
from app.usecases.desk import Person
from app.usecases.intake_object import read_intake
from app.usecases.issue import order_print
from app.usecases.perform import perform
from app.usecases.sign import read_to_sign, sign_on_screen
from app.usecases.take_in import take_in
from app.usecases.workplace import Workplace

Progress = Callable[[int, int], None]
ReadAction = Callable[[str, Mapping[str, Any]], Action]
Beside = tuple[datetime, Callable[[], None]]
"""What happens at the desk then, and is no step of a ticket."""


@dataclass
class ScriptTime:
    """A clock the script sets: each step happens when the script says, a second apart at least."""

    moment: datetime
    machine_mono: int = 0

    def now(self) -> datetime:
        """The script's moment."""
        return self.moment

    def boot(self) -> str:
        """One boot for the whole script."""
        return "script"

    def mono(self) -> int:
        """Counts up with every look."""
        self.machine_mono += 1
        return self.machine_mono


@dataclass(frozen=True)
class Script:
    """Reads the script's actions and people; `folder` holds its pictures."""

    folder: Path
    read_action: ReadAction
    staff: Mapping[str, Person]

    def person(self, name: str | None) -> Person:
        """Somebody of the staff, or a clerk of that name."""
        return self.staff.get(name or "", Person(name or ""))


@dataclass(frozen=True)
class _Event:
    """One thing of the script: an intake (no action), a step of the ticket with that key, or none of both."""

    at: datetime
    order: int
    key: str
    step: Mapping[str, Any]
    beside: Callable[[], None] | None = None


def replay(
    workplace: Workplace,
    clock: ScriptTime,
    script: Script,
    tickets: Sequence[Mapping[str, Any]],
    until: datetime,
    progress: Progress | None = None,
    beside: Sequence[Beside] = (),
) -> tuple[str, ...]:
    """Replay everything the script dates up to `until`, in the order in which it happened; the numbers."""
    zone = workplace.desk.tz
    events = [event for event in _events(tickets, beside, zone) if event.at <= until]
    by_key = {ticket["key"]: ticket for ticket in tickets}
    opened: dict[str, str] = {}
    for done, event in enumerate(events, 1):
        clock.moment = event.at
        if event.beside is not None:
            event.beside()
        elif event.key not in opened:
            opened[event.key] = _take_in(workplace, script, by_key[event.key])
        else:
            _step(workplace, opened[event.key], script, event.step)
        if progress is not None:
            progress(done, len(events))
    numbers = (workplace.tickets.ticket(ticket_id) for ticket_id in opened.values())
    return tuple(ticket.number for ticket in numbers if ticket is not None)


def _events(tickets: Sequence[Mapping[str, Any]], beside: Sequence[Beside], zone: tzinfo) -> list[_Event]:
    events = [_Event(at, 0, "", {}, deed) for at, deed in beside]
    for ticket in tickets:
        saved = ticket.get("saved_at", ticket["intake"]["accepted_at"])
        steps: list[Mapping[str, Any]] = [{"at": saved}, *ticket.get("steps", ())]
        moments = [datetime.fromisoformat(step["at"]).replace(tzinfo=zone) for step in steps]
        events += [
            _Event(at, order, ticket["key"], step)
            for order, (at, step) in enumerate(zip(moments, steps, strict=True))
        ]
    return sorted(events, key=lambda event: (event.at, event.order))


def _take_in(workplace: Workplace, script: Script, ticket: Mapping[str, Any]) -> str:
    """Take one scripted case in, with its photos; the ticket's id."""
    zone = workplace.desk.tz
    form, clerk = read_intake(ticket["intake"], zone, workplace.time.now().astimezone(zone).date())
    evidence = [
        evidence_action(import_file(workplace, script.folder / photo["file"]), photo["role"])
        for photo in ticket.get("photos", ())
    ]
    person = script.person(clerk)
    outcome = take_in(workplace, form, person, evidence)
    return outcome.ticket.id


def _step(workplace: Workplace, ticket_id: str, script: Script, step: Mapping[str, Any]) -> None:
    person = script.person(step.get("by"))
    name, payload = step["action"], step.get("payload", {})
    if name == "Print":
        order_print(workplace, ticket_id, payload["kind"], person)
    elif name == "Sign":
        _sign(workplace, ticket_id, script, payload, person)
    elif name == "Attach":
        imported = import_file(workplace, script.folder / payload["file"])
        perform(workplace, ticket_id, evidence_action(imported, payload["role"]), person)
    else:
        perform(workplace, ticket_id, script.read_action(name, payload), person)


def _sign(
    workplace: Workplace, ticket_id: str, script: Script, payload: Mapping[str, Any], person: Person
) -> None:
    ticket = workplace.tickets.ticket(ticket_id)
    document = ticket.latest(payload["kind"]) if ticket else None
    if document is None:
        raise LookupError(payload["kind"])
    shown = read_to_sign(workplace, ticket_id, document.id, person)
    shown = replace(shown, party=replace(shown.party, name=payload["signer"]))
    picture = (script.folder / payload["file"]).read_bytes()
    sign_on_screen(workplace, shown, None, picture, shown.agreement, person)
