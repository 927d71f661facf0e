"""What a file of this folder says about its kind of document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from app.domain.entry import Draft
from app.domain.policy.decision import Decision
from app.domain.refusals import Refusal
from app.domain.shots import EvidenceRole
from app.domain.steps.papers import DocumentIssued
from app.domain.ticket import Item, Ticket
from app.usecases.desk import Person
from app.usecases.paper.particulars import Particular
from app.usecases.read_models import HistoryLine
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Case:
    """A ticket and the item a document is about, at `now` (desk's zone), with `person` at work.

    `known`: as it was when it had that many entries; None: as it is.
    """

    workplace: Workplace
    ticket: Ticket
    item: Item
    now: datetime
    person: Person
    known: int | None = None

    @cached_property
    def history(self) -> tuple[HistoryLine, ...]:
        """What the journal says of the ticket, oldest first."""
        return self.workplace.tickets.history(self.ticket.id)[: self.known]

    @cached_property
    def decision(self) -> Decision:
        """What the customer is entitled to for this item now."""
        return self.workplace.policy.item_decision(self.ticket, self.item, self.now)


def always(ticket: Ticket, item: Item) -> Refusal | None:  # noqa: ARG001 - the form of a rule
    """Whatever the case is at."""
    return None


def on_nothing(item: Item) -> str | None:  # noqa: ARG001 - the form of a rule
    """It tells of what was stated when it was issued, and is never out of date by itself."""
    return None


def nothing_known(case: Case) -> Iterable[Particular]:  # noqa: ARG001 - the form of a rule
    """Nothing is filled in beforehand."""
    return ()


def as_it_is(
    case: Case,  # noqa: ARG001 - the form of a rule
    found: Sequence[Particular],
    given: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Particular]:
    """Nothing follows from what is stated."""
    return found


def nothing_counted(
    case: Case,  # noqa: ARG001 - the form of a rule
    found: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Particular]:
    """The journal says nothing more on it."""
    return ()


def nothing_to_choose(case: Case) -> Mapping[str, tuple[str, ...]]:  # noqa: ARG001 - the form of a rule
    """Everything is typed."""
    return {}


def nothing_beside(
    issued: DocumentIssued,  # noqa: ARG001 - the form of a rule
    stated: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Draft]:
    """The issue alone is written."""
    return ()


@dataclass(frozen=True)
class IssuingRule:
    """How one kind is issued.

    `of_item` says that each item has one of its own. `refusal` is why it cannot be issued yet,
    `ground` the entry it tells of (when that is another one, a new version is due), `prefilled` what
    the ticket already says of its particulars. With `photos` the pictures of the item are on it, all of
    them or only those that show one of `shots`. `after_end` lets it be issued for a ticket that has ended.
    `completed` computes what follows from what is stated (`found`; `given` of it just now, by a person),
    and raises RefusedError or InputError where the document would say what is not so.
    A paper `of_desk` is about no case: it has a leaf of the desk's book, and on it stands what is `counted`
    from the journal, which nobody states.
    One that is issued `anew` is another document each time, with a number of its own, and voids none
    before it; what was stated on the last one is not filled in. `beside` are entries written with its issue.
    `known` are words to choose from for some particulars, and others are welcome.
    Whoever it is handed to `calls` the customer: the copy that goes along has the telephone number in full.
    """

    of_item: bool = False
    refusal: Callable[[Ticket, Item], Refusal | None] = always
    ground: Callable[[Item], str | None] = on_nothing
    prefilled: Callable[[Case], Iterable[Particular]] = nothing_known
    photos: bool = False
    after_end: bool = False
    shots: frozenset[EvidenceRole] = frozenset()
    completed: Callable[[Case, Sequence[Particular], Sequence[Particular]], Iterable[Particular]] = as_it_is
    of_desk: bool = False
    anew: bool = False
    calls: bool = False
    beside: Callable[[DocumentIssued, Sequence[Particular]], Iterable[Draft]] = nothing_beside
    counted: Callable[[Case, Sequence[Particular]], Iterable[Particular]] = nothing_counted
    known: Callable[[Case], Mapping[str, tuple[str, ...]]] = nothing_to_choose
