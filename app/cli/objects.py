"""Tickets as plain objects for JSON."""

from __future__ import annotations

from dataclasses import asdict
from datetime import tzinfo
from typing import Any

import msgspec

from app.cli.output import wall, yuan
from app.domain.identity import mask_id_number
from app.domain.records import Document, Evidence
from app.domain.ticket import Item, Ticket
from app.usecases.clock_lines import clock_objects
from app.usecases.issuing.standing import outdated
from app.usecases.read_models import QueueRow
from app.usecases.signers import signed_by_all
from app.usecases.situation import Situation, next_step


def plain(value: object) -> Any:
    """Any record as JSON values: moments and dates as ISO text."""
    return msgspec.to_builtins(value)


def ticket_object(view: Situation, zone: tzinfo) -> dict[str, Any]:
    """Everything about a ticket: state, clocks, evidence, documents, history."""
    ticket = view.ticket
    return {
        **head_object(ticket, zone),
        "customer": _customer(ticket),
        "problem": plain(ticket.problem),
        "items": [_item(item, view) for item in ticket.items],
        "received_items": list(ticket.received_items),
        "clocks": clock_objects(view.clocks),
        "evidence": [evidence_object(each, zone) for each in ticket.evidence],
        "documents": [
            {**document_object(each, zone), "outdated": _outdated(each, ticket)} for each in ticket.documents
        ],
        "promises": [
            {
                "id": p.id,
                "text": p.text,
                "due": wall(p.due, zone),
                "kept_at": wall(p.kept_at, zone),
                "voided": p.voided,
            }
            for p in ticket.promises
        ],
        "surveys": plain(ticket.surveys),
        "linked": list(ticket.linked),
        "parent": ticket.parent,
        "merged_into": ticket.merged_into,
        "appeal": ticket.appeal,
        "next_step": next_step(ticket),
        "history": [
            {"seq": line.seq, "type": line.type, "at": wall(line.at, zone), "by": line.user, **line.values}
            for line in view.history
        ],
    }


def head_object(ticket: Ticket, zone: tzinfo) -> dict[str, Any]:
    """Number, state and level of a ticket."""
    return {
        "number": ticket.number,
        "id": ticket.id,
        "stage": ticket.stage,
        "open": ticket.open,
        "voided": ticket.voided,
        "channel": ticket.channel,
        "profile": ticket.profile,
        "profile_version": ticket.profile_version,
        "opened_at": wall(ticket.opened_at, zone),
        "clerk": ticket.clerk,
        "level": ticket.level.level if ticket.level else None,
        "mark": ticket.level.mark if ticket.level else None,
        "owner": ticket.level.owner if ticket.level else None,
        "level_reasons": list(ticket.level.reasons) if ticket.level else [],
    }


def _customer(ticket: Ticket) -> dict[str, Any]:
    shown = asdict(ticket.customer)
    if ticket.customer.id_number:
        shown["id_number"] = mask_id_number(ticket.customer.id_number)
    return shown


def _item(item: Item, view: Situation) -> dict[str, Any]:
    goods = {**plain(item.goods), "price": yuan(item.goods.price)}
    return {
        "id": item.id,
        "stage": item.stage,
        "demand": item.demand,
        "goods": goods,
        "stated": dict(item.stated),
        "inspection": plain(item.inspection),
        "liability": plain(item.liability),
        "plan": plain(item.plan),
        "executions": plain(item.executions),
        "eligibility": view.decision(item).as_json(),
    }


def _outdated(document: Document, ticket: Ticket) -> bool:
    """Whether a valid document needs a new version."""
    item = ticket.item(document.item or "") or ticket.items[0]
    return not document.voided and outdated(document, ticket, item)


def evidence_object(evidence: Evidence, zone: tzinfo) -> dict[str, Any]:
    """One piece of evidence."""
    file = evidence.file
    return {
        "id": evidence.id,
        "sha256": file.sha256,
        "size": file.blob.size,
        "mime": file.blob.mime,
        "name": file.blob.name,
        "role": evidence.role,
        "taken_at": wall(file.taken_at, zone),
        "added_at": wall(evidence.added_at, zone),
        "hints": list(file.hints),
        "voided": evidence.voided,
    }


def document_object(document: Document, zone: tzinfo) -> dict[str, Any]:
    """One issued document."""
    return {
        "kind": document.kind,
        "item": document.item,
        "number": document.number,
        "version": document.version,
        "sha256": document.blob.sha256,
        "content_sha256": document.content_sha256,
        "clauses": document.clauses,
        "issued_at": wall(document.issued_at, zone),
        "prints": document.prints,
        "delivery": document.delivery,
        "signed": signed_by_all(document),
        "signatures": [
            {
                "signer": each.signer,
                "role": each.role,
                "method": each.method,
                "at": wall(each.at, zone),
                "agreed": each.agreed,
                "seal": each.seal,
            }
            for each in document.signatures
        ],
        "voided": document.voided,
    }


def row_object(row: QueueRow, zone: tzinfo) -> dict[str, Any]:
    """One line of the queue."""
    clock = row.clock
    return {
        "number": row.number,
        "id": row.id,
        "customer": row.customer,
        "goods": row.goods,
        "words": row.words,
        "demand": row.demand,
        "level": row.level,
        "mark": row.mark,
        "stage": row.stage,
        "owner": row.owner,
        "opened_at": wall(row.opened_at, zone),
        "clock": {"key": clock.key, "due": wall(clock.due, zone), "paused": clock.paused} if clock else None,
        "sync": row.sync,
    }
