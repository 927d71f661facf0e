"""Replaying scripted tickets through the real use cases: the demo and training store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.decide import Action
from app.domain.records import BlobRef
from app.domain.steps.papers import SignDocument
from app.domain.vocabulary import SignatureMethod
from app.usecases.attach import evidence_action, import_file
from app.usecases.desk import Person
from app.usecases.intake_object import read_intake
from app.usecases.issue import order_print
from app.usecases.perform import perform
from app.usecases.take_in import take_in
from app.usecases.workplace import Workplace

ReadAction = Callable[[str, Mapping[str, Any]], Action]


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


def replay_ticket(workplace: Workplace, clock: ScriptTime, script: Script, ticket: Mapping[str, Any]) -> str:
    """Take one scripted ticket through all its steps; its number."""
    zone = workplace.desk.tz
    intake = ticket["intake"]
    accepted = datetime.fromisoformat(intake["accepted_at"]).replace(tzinfo=zone)
    clock.moment = datetime.fromisoformat(ticket.get("saved_at", intake["accepted_at"])).replace(tzinfo=zone)
    form, clerk = read_intake(intake, zone, accepted.date())
    evidence = [
        replace(evidence_action(import_file(workplace, script.folder / photo["file"]), photo["role"]))
        for photo in ticket.get("photos", ())
    ]
    outcome = take_in(workplace, replace(form, accepted_at=accepted), script.person(clerk), evidence)
    for step in ticket.get("steps", ()):
        clock.moment = datetime.fromisoformat(step["at"]).replace(tzinfo=zone)
        _step(workplace, outcome.ticket.id, script, step)
    return outcome.ticket.number


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
    picture = script.folder / payload["file"]
    data = picture.read_bytes()
    blob = BlobRef(workplace.blobs.put_bytes(data), len(data), "image/png", picture.name, "signature")
    signed = SignDocument(
        document=document.id,
        signer=payload["signer"],
        role="customer",
        method=SignatureMethod.SCREEN,
        content_sha256=document.content_sha256,
        blob=blob,
    )
    perform(workplace, ticket_id, signed, person)


def replay(
    workplace: Workplace, clock: ScriptTime, script: Script, tickets: Sequence[Mapping[str, Any]]
) -> tuple[str, ...]:
    """Take every scripted ticket through its steps, in the order they were taken in; their numbers."""
    ordered = sorted(tickets, key=lambda each: each["intake"]["accepted_at"])
    return tuple(replay_ticket(workplace, clock, script, ticket) for ticket in ordered)
