"""Papers of the desk: the leaf of its book that one belongs to, and what the journal says for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.book import Leaf
from app.domain.ticket import Ticket
from app.usecases.deed_rights import ISSUE, OF_DESK, REPORT, check_deed
from app.usecases.desk import Person
from app.usecases.issuing.rule import Case
from app.usecases.issuing.rules import rule_of
from app.usecases.issuing.settling import settled
from app.usecases.naming import exactly
from app.usecases.paper.particulars import Particular
from app.usecases.perform import locate
from app.usecases.workplace import Workplace

REVIEW_REPORT: Final = "review-report"

NEW: Final = "-"
"""Stands for a new paper of the desk where else a ticket is named; its id may follow."""


def subject(workplace: Workplace, reference: str, kind: str) -> str:
    """The id of the ticket that a document of this kind belongs to; of a paper of the desk, its leaf's.

    ``-`` asks for a new leaf, the number of a paper for the one it stands on.
    Raises RefusedError no_such_ticket, number_given_twice.
    """
    if not rule_of(kind).of_desk:
        return locate(workplace, reference)
    if reference.startswith(NEW):
        return reference.removeprefix(NEW) or workplace.ids.fresh()
    found = exactly(workplace, reference)
    if found is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": reference}))
    return found


def unfit(ticket: Ticket, kind: str) -> Refusal | None:
    """Why that kind is not for this ticket at all: papers of a case and of the desk do not mix."""
    if rule_of(kind).of_desk != bool(ticket.book):
        code = "paper_of_desk" if rule_of(kind).of_desk else "book_no_case"
        return Refusal(code, params={"number": ticket.number, "kind": kind})
    if ticket.book not in ("", kind):
        return Refusal("book_no_case", params={"number": ticket.number})
    return None


def new_leaf(workplace: Workplace, leaf_id: str, kind: str, person: Person) -> Ticket:
    """A leaf as it would be opened now; its number comes with its paper."""
    leaf = leaf_of(workplace, kind, "")
    return leaf.as_ticket(leaf_id, workplace.time.now(), person.name)


def leaf_of(workplace: Workplace, kind: str, number: str) -> Leaf:
    """What a leaf for that paper is opened with."""
    policy = workplace.policy
    return Leaf(kind, number, workplace.desk.code, policy.profile, policy.version)


def deed_of(kind: str) -> str:
    """Which right a paper takes: one of the desk, or with the numbers of many cases, takes more (6.6)."""
    if not rule_of(kind).of_desk:
        return ISSUE
    return REPORT if kind == REVIEW_REPORT else OF_DESK


def counted(
    workplace: Workplace, subject_id: str, kind: str, person: Person, stated: Mapping[str, object] | None
) -> tuple[Particular, ...]:
    """What the journal says for a paper of the desk; nothing where an issued one is printed again.

    Asked before the work is written: it may look at many tickets. Raises RefusedError role_not_enough, and
    what `settled` raises.
    """
    rule = rule_of(kind)
    check_deed(workplace, deed_of(kind), person)
    if not rule.of_desk:
        return ()
    ticket = workplace.tickets.ticket(subject_id)
    if ticket is not None and (stated is None or unfit(ticket, kind) is not None):
        return ()
    leaf = ticket or new_leaf(workplace, subject_id, kind, person)
    case = Case(workplace, leaf, leaf.items[0], workplace.time.now().astimezone(workplace.desk.tz), person)
    refusal = rule.refusal(leaf, case.item)
    if refusal is not None:
        raise RefusedError(refusal)
    found = settled(case, kind, stated or {}, leaf.latest(kind))
    return tuple(rule.counted(case, found))
