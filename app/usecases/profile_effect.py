"""What an edited profile would change: the latest tickets judged by both, as if taken in under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.domain.policy.decision import Decision
from app.domain.policy.rulebook import Rulebook
from app.usecases.house_rules import known_rules
from app.usecases.read_models import QueueFilter
from app.usecases.rule_library import Document
from app.usecases.workplace import Workplace

LATEST: Final = 50
_NOT_COMPARED: Final = frozenset(
    {"why", "missing", "missing_changes", "remedies", "exclusion", "provisional", "calendar_missing_years"}
)
"""Accounts and lists of what is not known yet; what they amount to is compared by its own key."""


@dataclass(frozen=True)
class Difference:
    """One key of the decision that would differ: on how many tickets, and the first of them."""

    key: str
    tickets: int
    number: str
    before: object
    after: object


@dataclass(frozen=True)
class Effect:
    """`looked_at` tickets were judged, `tickets` of them would come out differently."""

    looked_at: int
    tickets: int
    differences: tuple[Difference, ...]


def effect_of(workplace: Workplace, document: Document, stopped: Callable[[], bool]) -> Effect:
    """What `document`, an edited profile that is not kept yet, would change on the latest tickets.

    Nothing is written. Ends early, with what was seen until then, when `stopped` says so.
    Raises InputError naming the rule and the field that cannot be.
    """
    profile, version = str(document["id"]), str(document["version"])
    known = known_rules(workplace)
    trial = {**document, "version": f"{version}?"}  # beside the version it comes from
    after, _ = workplace.rules.read(replace(known, profiles=[*known.profiles, trial]))
    books = (
        workplace.policy.rulebook.pinned(profile, version),
        after.pinned(profile, f"{version}?"),
    )
    now = workplace.time.now()
    rows = workplace.tickets.page(QueueFilter(now, "all"), None, LATEST).rows
    found: dict[str, Difference] = {}
    touched = looked_at = 0
    for row in rows:
        if stopped():
            break
        looked_at += 1
        differing = _compare(workplace, row.id, profile, books)
        touched += bool(differing)
        for key, (before, now_) in differing.items():
            old = found.get(key, Difference(key, 0, row.number, before, now_))
            found[key] = Difference(key, old.tickets + 1, old.number, old.before, old.after)
    ordered = sorted(found.values(), key=lambda each: (-each.tickets, each.key))
    return Effect(looked_at, touched, tuple(ordered))


def _compare(
    workplace: Workplace, ticket_id: str, profile: str, books: tuple[Rulebook, Rulebook]
) -> Mapping[str, tuple[object, object]]:
    """The keys that differ on a ticket; of several pieces of goods, the first that differs."""
    ticket = workplace.tickets.ticket(ticket_id)
    differing: dict[str, tuple[object, object]] = {}
    if ticket is None:
        return differing
    for item in ticket.items:
        facts = {**workplace.policy.facts_of(ticket, item, workplace.time.now()), "profile": profile}
        before, after = (workplace.policy.assess_by(book, facts) for book in books)
        for key in sorted(({*before} | {*after}) - _NOT_COMPARED):
            old, new = _said(before, key), _said(after, key)
            if old != new:
                differing.setdefault(key, (old, new))
    return differing


def _said(decision: Decision, key: str) -> object:
    value = decision.get(key)
    return value.get("level") if key == "proposed_level" and isinstance(value, Mapping) else value
