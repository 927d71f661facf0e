"""交接班: both sides confirm one sheet, and whoever takes over finds it at sign-in (N11, S4-02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.decide import decide
from app.domain.records import Document
from app.domain.refusals import ProblemError, Refusal, RefusedError
from app.domain.steps.papers import SignDocument
from app.domain.vocabulary import SignatureMethod, Signer
from app.usecases.desk import Person
from app.usecases.desk_papers import HAND_OVER_SHEET, DeskPaper, desk_papers
from app.usecases.issuing.hand_over_sheet import open_at_desk
from app.usecases.issuing.leaf import new_leaf
from app.usecases.issuing.rule import Case
from app.usecases.paper import Paper, Particular
from app.usecases.perform import known_ticket
from app.usecases.pins import check_pin, has_pin
from app.usecases.ports import Transaction
from app.usecases.workplace import Outcome, Workplace

SIDES: Final = (Signer.HANDING_OVER, Signer.TAKING_OVER)
"""交班人 before 接班人."""

_LOOKED_AT: Final = 20
"""So many of the newest papers of the desk are looked through for a sheet that waits."""


@dataclass(frozen=True)
class Side:
    """One of the two: who it is by the sheet, whether that person has a PIN, when and how they confirmed."""

    role: Signer
    name: str
    pin: bool
    confirmed_at: datetime | None = None
    method: str = ""


def sides_of(workplace: Workplace, document: Document) -> tuple[Side, ...]:
    """Both sides of a sheet; none of another paper, or of one whose content is not here yet."""
    paper = _content(workplace, document)
    if paper is None:
        return ()
    settings = workplace.settings.all()
    given = {each.role: each for each in document.signatures}
    return tuple(
        Side(
            role,
            name,
            has_pin(settings, name),
            given[role].at if role in given else None,
            given[role].method if role in given else "",
        )
        for role in SIDES
        for name in (paper.stated(role.value).text,)
    )


def confirm_hand_over(workplace: Workplace, leaf: str, role: Signer, pin: str) -> Outcome:
    """Confirm the sheet on that leaf by the PIN of whoever it names on that side. Slow: see `check_pin`.

    Who is signed in stays so; the entry's author is whose PIN it was. Raises RefusedError no_such_document,
    not_by_pin, already_signed, document_replaced, hand_over_to_oneself, and what `check_pin` raises.
    """
    ticket = workplace.tickets.ticket(leaf)
    document = ticket.latest(HAND_OVER_SHEET) if ticket else None
    paper = _content(workplace, document) if document else None
    if document is None or paper is None:
        raise RefusedError(Refusal("no_such_document", params={"document": leaf}))
    if role not in SIDES:
        raise RefusedError(Refusal("not_by_pin", "law 7", {"document": document.number}))
    if role not in document.unsigned_by:
        raise RefusedError(Refusal("already_signed", params={"document": document.number}))
    person = check_pin(workplace, paper.stated(role.value).text, pin)
    action = SignDocument(
        document=document.id,
        signer=person.name,
        role=role,
        method=SignatureMethod.PIN,
        content_sha256=document.content_sha256,
        device=workplace.desk.code,
    )

    def work(tx: Transaction) -> Outcome:
        context = workplace.context(person)
        decided = decide(known_ticket(tx, leaf), action, context)
        if isinstance(decided, Refusal):
            raise RefusedError(decided)
        entries = tx.append(leaf, decided, context.now, person.name)
        return Outcome(known_ticket(tx, leaf), tuple(entry.id for entry in entries))

    return workplace.journal.transact(work)


def to_take_over(workplace: Workplace, name: str) -> DeskPaper | None:
    """The newest sheet that names that person as who takes over, while they have not confirmed it."""
    for each in desk_papers(workplace, _LOOKED_AT):
        document = each.document
        if document.kind != HAND_OVER_SHEET or document.voided:
            continue
        paper = _content(workplace, document)
        if paper is not None and paper.stated(Signer.TAKING_OVER.value).text == name:
            return each if Signer.TAKING_OVER in document.unsigned_by else None
    return None


def left_open(workplace: Workplace, person: Person) -> tuple[Particular, ...]:
    """What the desk would hand over now, as it stands on the sheet. Nothing is written."""
    leaf = new_leaf(workplace, "", HAND_OVER_SHEET, person)
    now = workplace.time.now().astimezone(workplace.desk.tz)
    return open_at_desk(Case(workplace, leaf, leaf.items[0], now, person))


def _content(workplace: Workplace, document: Document) -> Paper | None:
    if document.kind != HAND_OVER_SHEET:
        return None
    try:
        return workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    except ProblemError:
        return None
