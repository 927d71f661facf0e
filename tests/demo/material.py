"""The demo material as the tests read it, and a replay of its script by the rules alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.decide import Action, Context, Decided, decide
from app.domain.entry import Entry
from app.domain.evolve import evolve
from app.domain.refusals import Refusal
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role
from app.library.calendars import load_calendar
from app.library.files import resource_root
from app.library.policies import load_rulebook
from app.payload import read_action
from app.usecases.desk import Desk, make_desk
from app.usecases.desk_policy import DeskPolicy
from app.usecases.intake_object import read_intake

PAPER = frozenset({"Print", "Sign", "Attach"})
"""Steps of the script that print, sign or attach; they need a store and are no actions of the trade."""


def folder() -> Path:
    return resource_root() / "demo"


def read(name: str) -> Any:
    return json.loads((folder() / name).read_text(encoding="utf-8"))


def desk() -> Desk:
    return make_desk(read("store.json")["desk"])


def roles() -> dict[str, Role]:
    return {each["name"]: Role(each["role"]) for each in read("staff.json")["staff"]}


class Replay:
    """One scripted ticket, taken through its steps without a store."""

    def __init__(self, policy: DeskPolicy, staff: dict[str, Role]) -> None:
        self.policy = policy
        self.staff = staff
        self.ticket: Ticket | None = None
        self.written = 0

    def run(self, script: dict[str, Any]) -> Ticket:
        """The ticket at the end of its script. A refused step fails."""
        zone = self.policy.desk.tz
        saved = datetime.fromisoformat(script["saved_at"]).replace(tzinfo=zone)
        form, clerk = read_intake(script["intake"], zone, saved.date())
        self._do(form, saved, clerk or "")
        for step in script["steps"]:
            if step["action"] in PAPER:
                continue
            at = datetime.fromisoformat(step["at"]).replace(tzinfo=zone)
            self._do(read_action(step["action"], step["payload"], zone), at, step["by"])
        assert self.ticket is not None
        return self.ticket

    def _do(self, action: Action, at: datetime, by: str) -> None:
        ids = (f"id-{self.written}-a", f"id-{self.written}-b")
        context = Context(
            at, self.policy.desk.tz, self.policy, by, self.staff[by], self.policy.desk.code, ids
        )
        decided = decide(self.ticket, action, replace(context, number="2F01-261120-0001"))
        for draft in accepted(decided, f"{at:%m-%d %H:%M} {action}"):
            self.written += 1
            entry = Entry(
                seq=self.written,
                id=f"e{self.written}",
                at=at,
                boot="script",
                mono=self.written,
                ticket="t",
                body=draft.body,
                user=by,
                base=draft.base,
                blobs=draft.blobs,
            )
            self.ticket = evolve(self.ticket, entry)


def accepted(decided: Decided, what: str) -> Any:
    assert not isinstance(decided, Refusal), f"{what}: {decided}"
    return decided


def replayed() -> dict[str, Ticket]:
    """Every scripted ticket at the end of its script, by its key."""
    policy = DeskPolicy(load_rulebook(), load_calendar(), desk())
    staff = roles()
    return {script["key"]: Replay(policy, staff).run(script) for script in read("tickets.json")["tickets"]}
