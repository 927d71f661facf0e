"""Performing one action on a ticket: decide, write, done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.decide import Action, decide
from app.domain.entry import Draft
from app.domain.refusals import ProblemError, Refusal, RefusedError
from app.domain.rights import Override
from app.domain.steps.evidence import EvidenceAttached
from app.domain.steps.privacy import ErasePerson
from app.domain.ticket import Ticket
from app.usecases.believed_clock import check_clock
from app.usecases.desk import Person
from app.usecases.issuing.denials import check_action
from app.usecases.naming import meant
from app.usecases.other_tickets import with_other
from app.usecases.ports import Transaction
from app.usecases.signature_proof import check_signatures
from app.usecases.workplace import Outcome, Workplace

_SHA256 = re.compile(r"[0-9a-f]{64}")


def locate(workplace: Workplace, reference: str) -> str:
    """The id of the ticket meant. Raises RefusedError no_such_ticket, number_given_twice."""
    found = meant(workplace, reference)
    if found is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": reference}))
    return found


def known_ticket(transaction: Transaction, ticket_id: str) -> Ticket:
    """The ticket as it is inside the transaction. Raises RefusedError no_such_ticket."""
    ticket = transaction.ticket(ticket_id)
    if ticket is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": ticket_id}))
    return ticket


def perform(
    workplace: Workplace, reference: str, action: Action, person: Person, override: Override | None = None
) -> Outcome:
    """Do `action` on the ticket with that id or number; `override` is a right that somebody lends for it.

    Raises RefusedError when a rule refuses it, or a clock in doubt an erasure (0070); InputError
    wording_forbidden for words that may stand on no paper it leads to. Then nothing is written.
    """
    ticket_id = locate(workplace, reference)
    return workplace.journal.transact(
        lambda tx: perform_in(workplace, tx, ticket_id, action, person, override)
    )


def perform_in(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    action: Action,
    person: Person,
    override: Override | None = None,
) -> Outcome:
    """Like `perform`, as a part of a larger piece of work."""
    if isinstance(action, ErasePerson) and action.by_time:
        check_clock(workplace)
    ticket = known_ticket(tx, ticket_id)
    context = workplace.context(person, override=override)
    decided = decide(ticket, with_other(workplace, tx, ticket_id, action), context)
    if isinstance(decided, Refusal):
        raise RefusedError(decided)
    check_action(workplace, ticket, action)
    check_files(workplace, decided)
    check_signatures(workplace, ticket, decided)
    entries = tx.append(ticket_id, decided, context.now, person.name)
    return Outcome(known_ticket(tx, ticket_id), tuple(entry.id for entry in entries))


def check_files(workplace: Workplace, drafts: Sequence[Draft]) -> None:
    """An entry names only files that the store holds. Raises RefusedError file_not_in_store."""
    for draft in drafts:
        for blob in draft.blobs:
            if _size(workplace, blob.sha256) != blob.size:
                raise RefusedError(Refusal("file_not_in_store", params={"sha256": blob.sha256}))
        if isinstance(draft.body, EvidenceAttached):
            for derived in (draft.body.file.picture, draft.body.file.thumbnail):
                if _size(workplace, derived) is None:
                    raise RefusedError(Refusal("file_not_in_store", params={"sha256": derived}))


def _size(workplace: Workplace, sha256: str) -> int | None:
    """The size of a file of the store in bytes; None when there is none of that name."""
    if not _SHA256.fullmatch(sha256):
        return None
    try:
        return workplace.blobs.size(sha256)
    except ProblemError:
        return None
