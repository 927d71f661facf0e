"""The record a document is set from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from app.domain.policy.decision import Decision
from app.domain.steps.papers import LIABILITY_NOTICE
from app.domain.ticket import Item, Ticket
from app.usecases.bundle.facts import EVIDENCE_BUNDLE, bundle_facts, picture_name, without_names
from app.usecases.checks_made import listed_checks, recorded_checks
from app.usecases.clock_lines import printed_clocks
from app.usecases.desk import Person
from app.usecases.house_wording import own_wording
from app.usecases.issuing.rules import rule_of
from app.usecases.paper import (
    ApprovalLine,
    BundledItem,
    BundleFacts,
    CustomerFacts,
    GoodsRow,
    LiabilityFacts,
    Paper,
    Particular,
    Photo,
    TicketFacts,
)
from app.usecases.paper_facts import liability_facts, settlement_facts, ticket_facts
from app.usecases.shop_head import head_of
from app.usecases.suggestion_days import suggestion_lines
from app.usecases.workplace import Workplace

MAX_PHOTOS = 6
"""Thumbnails on a liability notice."""


def make_paper(
    workplace: Workplace,
    ticket: Ticket,
    item: Item,
    kind: str,
    number: str,
    version: int,
    now: datetime,
    person: Person,
    particulars: tuple[Particular, ...] = (),
    counted: tuple[Particular, ...] = (),
) -> Paper:
    """The record the document is set from: the case as it is at `now` (desk's zone)."""
    rule = rule_of(kind)
    if rule.of_desk:
        sheet = desk_paper(workplace, kind, number, now, counted)
        return replace(sheet, version=version, issued_by=person.name, particulars=particulars)
    decision = workplace.policy.item_decision(ticket, item, now)
    items = (item,) if rule.of_item else ticket.items
    return Paper(
        kind=kind,
        number=number,
        version=version,
        issued_at=now,
        issued_by=person.name,
        desk=head_of(workplace, kind),
        house=own_wording(workplace, kind),
        ticket=ticket_facts(
            ticket,
            tuple(_named(workplace, each) for each in items),
            workplace.desk,
            printed_clocks(workplace.policy, ticket, now),
            decision,
            workplace.reference.wording.recorded,
        ),
        liability=_liability(workplace, ticket, item, decision, now) if kind == LIABILITY_NOTICE else None,
        settlement=settlement_facts(ticket, item, decision, workplace.policy.calendar, workplace.desk.tz),
        photos=_pictures(workplace, ticket, item, kind),
        approvals=tuple(
            ApprovalLine(a.by, a.role, a.at.astimezone(workplace.desk.tz))
            for a in ticket.approvals
            if a.subject == f"plan:{item.id}"
        ),
        particulars=particulars,
        bundle=_bundle(workplace, ticket, now) if kind == EVIDENCE_BUNDLE else None,
    )


def _bundle(workplace: Workplace, ticket: Ticket, now: datetime) -> BundleFacts:
    """The report of the whole case."""
    decided = [(item, workplace.policy.item_decision(ticket, item, now)) for item in ticket.items]
    items = [
        BundledItem(
            goods=_named(workplace, item).goods.name,
            liability=without_names(_liability(workplace, ticket, item, decision, now)),
            settlement=settlement_facts(ticket, item, decision, workplace.policy.calendar, workplace.desk.tz),
        )
        for item, decision in decided
    ]
    return bundle_facts(workplace, ticket, now, items)


def desk_paper(
    workplace: Workplace, kind: str, number: str, now: datetime, counted: tuple[Particular, ...] = ()
) -> Paper:
    """A paper about no case: the head of this desk, and what was counted for it."""
    empty = TicketFacts("", now, "", "", CustomerFacts(""), (GoodsRow(""),), "", "")
    desk, house = head_of(workplace, kind), own_wording(workplace, kind)
    return Paper(kind, number, 1, now, "", desk, empty, counted=counted, house=house)


def _named(workplace: Workplace, item: Item) -> Item:
    """Goods without a name go by their category."""
    known = workplace.policy.rulebook.categories.get(item.goods.category or "")
    if item.goods.name or known is None:
        return item
    return replace(item, goods=replace(item.goods, name=known.name))


def _liability(
    workplace: Workplace, ticket: Ticket, item: Item, decision: Decision, now: datetime
) -> LiabilityFacts | None:
    """The determination, with what the journal holds of the checks before it."""
    if item.liability is None:
        return None
    words = workplace.reference.wording.recorded
    recorded = recorded_checks(workplace.tickets.history(ticket.id), item, words, workplace.desk.tz)
    return liability_facts(
        item,
        workplace.desk,
        decision,
        suggestion_lines(workplace, ticket, item, now),
        listed_checks(item.liability.checks, recorded),
    )


def _pictures(workplace: Workplace, ticket: Ticket, item: Item, kind: str) -> tuple[Photo, ...]:
    """The pictures on a document of that kind; in a bundle all that have a small one, by their name in it."""
    rule = rule_of(kind)
    if kind == EVIDENCE_BUNDLE:
        kept = [each for each in ticket.evidence if not each.voided]
        return tuple(
            Photo(workplace.pictures.small(each.file), picture_name(place, each))
            for place, each in enumerate(kept, 1)
            if each.file.thumb_sha256
        )
    return _photos(workplace, ticket, item, rule.shots) if rule.photos else ()


def _photos(workplace: Workplace, ticket: Ticket, item: Item, roles: Collection[str]) -> tuple[Photo, ...]:
    """Pictures of the item and of the ticket as a whole, in the order in which they came.

    Raises ProblemError file_at_office, file_elsewhere, file_lost: a paper is not set without its pictures.
    """
    shown = [
        (e.file, e.role)
        for e in ticket.evidence
        if e.file.thumb_sha256
        and not e.voided
        and e.item in (None, item.id)
        and (not roles or e.role in roles)
    ]
    return tuple(Photo(workplace.pictures.small(file), role) for file, role in shown[:MAX_PHOTOS])
