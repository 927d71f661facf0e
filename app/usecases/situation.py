"""How a ticket stands: what the screens and ``show`` tell about it in one piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.policy.decision import Decision
from app.domain.registry import ACTIONS
from app.domain.rights import LENDING, not_own_visit, roles_for
from app.domain.status import Stage
from app.domain.steps.book import IN_BOOK
from app.domain.steps.level import URGENT
from app.domain.ticket import Item, Ticket
from app.usecases.awaited import Whereabouts
from app.usecases.desk import Person
from app.usecases.desk_policy import TicketClock
from app.usecases.issue import ITEM_KINDS, missing_for
from app.usecases.issuing.rules import rule_of
from app.usecases.issuing.standing import outdated
from app.usecases.left_prints import left_prints
from app.usecases.offers import AT_ANY_DESK, Offers, offers_now
from app.usecases.perform import locate
from app.usecases.read_models import HistoryLine, PrintJob
from app.usecases.workplace import Workplace

NEXT_STEPS: Mapping[Stage, str] = {
    Stage.ACCEPTED: "inspect",
    Stage.PROOF_REQUESTED: "await_proof",
    Stage.PROOF_UNVERIFIED: "confirm_proof",
    Stage.INSPECTING: "determine",
    Stage.AWAITING_APPRAISAL: "await_appraisal",
    Stage.IN_TESTING: "await_test",
    Stage.AWAITING_VERIFICATION: "settle_dispute",
    Stage.LIABILITY_DETERMINED: "issue_notice",
    Stage.NOTIFIED: "offer_plan",
    Stage.PLAN_OFFERED: "ask_customer",
    Stage.PLAN_REFUSED: "offer_again",
    Stage.PLAN_ACCEPTED: "carry_out",
    Stage.EXECUTING: "finish",
    Stage.COMPLETED: "follow_up",
    Stage.FOLLOWED_UP: "close",
}
"""The one next thing to do, by stage."""


"""The mark of an emergency. A sum above the limit is level 1 too, but no emergency (G-02)."""


@dataclass(frozen=True)
class Situation:
    """A ticket with its clocks and decisions at one moment.

    `left_prints` are orders of its documents that failed or that nobody knows the end of; `names` what
    codes of the house and ids of other tickets in the history stand for. `decisions` and the `facts` they
    were made from are by item. `awaited` are its files that are not here, by their sha256. `offers` is what
    the desk offers to whom.
    """

    ticket: Ticket
    now: datetime
    clocks: tuple[TicketClock, ...]
    decisions: Mapping[str, Decision]
    history: tuple[HistoryLine, ...]
    left_prints: tuple[PrintJob, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    awaited: Mapping[str, Whereabouts] = field(default_factory=dict)
    offers: Offers = field(default_factory=Offers)

    def decision(self, item: Item) -> Decision:
        """What holds for that item."""
        return self.decisions[item.id]


def next_step(ticket: Ticket) -> str:
    """The next thing to do on the ticket; empty when it is finished."""
    if not ticket.open:
        return ""
    if ticket.level and ticket.level.mark == URGENT and "emergency_started" not in ticket.milestones:
        return "start_emergency"
    if ticket.stage is Stage.ACCEPTED and ticket.items[0].demand in ("consult", "suggestion"):
        return "answer"
    return NEXT_STEPS.get(ticket.stage, "")


def situation(workplace: Workplace, reference: str, now: datetime | None = None) -> Situation:
    """The ticket as it stands. Raises RefusedError no_such_ticket."""
    ticket_id = locate(workplace, reference)
    ticket = workplace.tickets.ticket(ticket_id)
    if ticket is None:
        raise LookupError(ticket_id)
    moment = now or workplace.time.now()
    history = workplace.tickets.history(ticket_id)
    policy = workplace.policy
    facts = {item.id: policy.facts_of(ticket, item, moment) for item in ticket.items}
    return Situation(
        ticket=ticket,
        now=moment,
        clocks=policy.clocks(ticket, moment),
        decisions={item: policy.judged_under(ticket, each) for item, each in facts.items()},
        history=history,
        left_prints=left_prints(workplace, ticket_id),
        names=_names(workplace, history),
        facts=facts,
        awaited=workplace.awaited.of(ticket_id),
        offers=offers_now(workplace),
    )


_OTHERS: Mapping[str, str] = {
    "ticket.linked": "other",
    "ticket.parent_set": "parent",
    "ticket.merged": "into",
}
"""Entries that name another ticket by its id, and where."""


def _names(workplace: Workplace, history: Iterable[HistoryLine]) -> Mapping[str, str]:
    """The names of the categories, and the numbers of the tickets, that the history speaks of."""
    known = workplace.policy.rulebook.categories
    found: dict[str, str] = {}
    for line in history:
        for key, value in line.values.items():
            if key.rpartition(".")[2] == "category" and value in known:
                found[value] = known[value].name
        other = line.values.get(_OTHERS.get(line.type, ""))
        ticket = workplace.tickets.ticket(other) if other else None
        if other and ticket is not None:
            found[other] = ticket.number
    return found


def possible_actions(
    ticket: Ticket, person: Person | None = None, offers: Offers = AT_ANY_DESK
) -> tuple[str, ...]:
    """Names of the actions that make sense on the ticket now; none on one that was voided or merged.

    For a `person` only those that the role may do (6.2), or that of who is away; the rest by
    `for_another`.
    """
    if ticket.voided or ticket.merged_into is not None:
        return ()
    if person is not None and not_own_visit(ticket, person.name, person.role):
        return ()
    offered = tuple(
        name
        for name, action in ACTIONS.items()
        if offers.sensible(action, ticket) and (person is None or offers.open_to(action, ticket, person))
    )
    return tuple(name for name in offered if name in IN_BOOK) if ticket.book else offered


def for_another(ticket: Ticket, person: Person, offers: Offers = AT_ANY_DESK) -> tuple[str, ...]:
    """Actions that make sense now and take somebody else's right; a technician borrows none (6.2)."""
    if not_own_visit(ticket, person.name, person.role):
        return ()
    own = possible_actions(ticket, person, offers)
    lendable = (name for name in possible_actions(ticket, None, offers) if roles_for(name) & LENDING)
    return tuple(name for name in lendable if name not in own)


@dataclass(frozen=True)
class PossibleDocument:
    """A kind of document: `refusal` is why it cannot be issued now, `number` the one issued already.

    `item` is set where a ticket has several and the document is about one of them.
    """

    kind: str
    item: str | None = None
    number: str | None = None
    version: int | None = None
    refusal: str = ""
    outdated: bool = False
    late: bool = False
    """The ticket has ended, and a document of this kind belongs before its end."""

    @property
    def due(self) -> bool:
        """Whether somebody at the ticket would issue it now."""
        return not self.refusal and not self.late and (self.number is None or self.outdated)


def possible_documents(workplace: Workplace, ticket: Ticket) -> tuple[PossibleDocument, ...]:
    """Every kind the typesetter knows, with whether this ticket (and each item of it) is that far."""
    return tuple(
        _possible(ticket, item, each.kind)
        for each in workplace.typesetter.kinds()
        if rule_of(each.kind).of_desk == bool(ticket.book)
        for item in (ticket.items if each.kind in ITEM_KINDS else ticket.items[:1])
    )


def _possible(ticket: Ticket, item: Item, kind: str) -> PossibleDocument:
    about = item.id if kind in ITEM_KINDS and len(ticket.items) > 1 else None
    issued = None if rule_of(kind).anew else ticket.latest(kind, about)
    refusal = missing_for(ticket, item, kind)
    return PossibleDocument(
        kind=kind,
        item=about,
        number=issued.number if issued else None,
        version=issued.version if issued else None,
        refusal=refusal.code if refusal else "",
        outdated=issued is not None and outdated(issued, ticket, item),
        late=not ticket.open and not rule_of(kind).after_end,
    )
