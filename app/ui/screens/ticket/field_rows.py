"""全部字段: every field of a ticket in groups, and the amendment that changes one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.decide import Action
from app.domain.identity import mask_id_number
from app.domain.records import Complaint, Customer, Goods, Problem
from app.domain.steps.amendment import AmendComplaint, AmendCustomer, AmendGoods, AmendProblem
from app.domain.steps.contact import VerifyContact
from app.domain.steps.intake import ListReceivedItems
from app.domain.steps.proof import RecordProof, proof_refusal
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Demand, ProofKind, ProofState
from app.ui.labels.circumstances import fact_label
from app.ui.labels.fields import field_label, record_field_label
from app.ui.labels.grading import level_label, mark_label, post_label
from app.ui.labels.lists import listed
from app.ui.labels.trade import channel_label, profile_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.common.fact_words import fact_value_words
from app.ui.screens.common.ticket_words import goods_words
from app.ui.screens.common.values import value_words
from app.ui.screens.ticket.form_choices import Case
from app.ui.screens.ticket.form_spec import FieldSpec, field_specs

_SEALED = frozenset({"id_number"})
_PROOF = frozenset({"proof", "proof_state", "proof_reason"})
"""Corrected by recording the proof anew: it may end a pause, and a supervisor's word stays one."""


@dataclass(frozen=True)
class FieldRow:
    """One field: `path` is ``customer.phone``, ``goods.1.brand``, ``problem.words``; no `spec`: read only.

    `stated` is the item and the key of a circumstance, which a sheet of its own amends.
    """

    path: str
    label: str
    value: str
    spec: FieldSpec | None = None
    stated: tuple[str, str] | None = None

    @property
    def editable(self) -> bool:
        """Whether Enter amends it."""
        return self.spec is not None or self.stated is not None


@dataclass(frozen=True)
class FieldGroup:
    """Fields under one title."""

    title: str
    rows: tuple[FieldRow, ...]


def field_groups(case: Case, zone: tzinfo) -> list[FieldGroup]:
    """Everything that is known about the ticket."""
    ticket, translate = case.ticket, QCoreApplication.translate
    several = len(ticket.items) > 1
    problem = _record_rows("problem", ticket.problem, case, zone)
    if several:
        problem = tuple(row for row in problem if row.path != "problem.demand")  # each piece has its own
    groups = [
        FieldGroup(translate("AllFields", "Intake"), _intake_rows(ticket, zone)),
        FieldGroup(translate("AllFields", "Customer"), _record_rows("customer", ticket.customer, case, zone)),
        FieldGroup(translate("AllFields", "Problem"), problem),
    ]
    for item in ticket.items:
        title = translate("AllFields", "Goods {0}").format(
            f"{item.id} {goods_words(item.goods)}" if several else ""
        )
        rows = _record_rows(f"goods.{item.id}", item.goods, case, zone)
        groups.append(
            FieldGroup(title.strip(), (*_complaint_rows(item, case, zone), *rows) if several else rows)
        )
        groups += [
            *_circumstances(item, f" {item.id}" if several else "", is_open=ticket.open),
            *_verdicts(item, zone),
        ]
    return groups


def _intake_rows(ticket: Ticket, zone: tzinfo) -> tuple[FieldRow, ...]:
    level = ticket.level
    received = FieldSpec.lines("received_items", field_label("received_items"), ticket.received_items)
    known = (
        ("number", ticket.number),
        ("channel", channel_label(ticket.channel)),
        ("opened_at", say_moment(ticket.opened_at, zone)),
        ("level", f"{level_label(level.level)} {mark_label(level.mark)}" if level else ""),
        ("reasons", "；".join(level.reasons) if level else ""),
        ("owner", post_label(level.owner) if level else (ticket.clerk or "")),
        ("clerk", ticket.clerk or ""),
        ("desk", ticket.desk),
        ("profile", f"{profile_label(ticket.profile)} · {ticket.profile_version}"),
    )
    rows = [FieldRow(f"ticket.{name}", field_label(name), value) for name, value in known]
    return (
        *rows,
        FieldRow("received_items", received.label, listed(ticket.received_items), received),
    )


def _record_rows(
    path: str, record: Customer | Goods | Problem | Complaint, case: Case, zone: tzinfo
) -> tuple[FieldRow, ...]:
    specs = {spec.name: spec for spec in field_specs(type(record), case)}
    rows = []
    for each in fields(record):
        value = getattr(record, each.name)
        editable = each.name not in _SEALED and case.ticket.open
        spec = replace(specs[each.name], initial=value) if editable else None
        known = {choice.value: choice.label for choice in specs[each.name].choices}
        words = known.get(str(value)) or shown(each.name, value, zone)
        if isinstance(value, tuple):
            words = listed(known.get(str(part), str(part)) for part in value)
        if each.name in _SEALED and value:
            words = mask_id_number(value)
        label = record_field_label(path.partition(".")[0], each.name)
        rows.append(FieldRow(f"{path}.{each.name}", label, words, spec))
    return tuple(rows)


def _circumstances(item: Item, which: str, *, is_open: bool) -> list[FieldGroup]:
    """What was stated of the goods beside their fields."""
    rows = [
        FieldRow(
            f"stated.{item.id}.{key}",
            fact_label(key) or key,
            fact_value_words(key, value),
            stated=(item.id, key) if is_open else None,
        )
        for key, value in item.stated.items()
    ]
    title = QCoreApplication.translate("AllFields", "Circumstances")
    return [FieldGroup(title + which, tuple(rows))] if rows else []


def _complaint_rows(item: Item, case: Case, zone: tzinfo) -> tuple[FieldRow, ...]:
    """What is wanted for one of several pieces, and what is wrong with it where it is its own matter."""
    path = f"complaint.{item.id}"
    rows = _record_rows(path, item.complaint or Complaint(), case, zone)
    spec = next(each for each in field_specs(Problem, case) if each.name == "demand")
    editable = replace(spec, initial=item.demand) if case.ticket.open else None
    demand = FieldRow(f"{path}.demand", spec.label, shown("demand", item.demand, zone), editable)
    if item.complaint is not None:
        return (demand, *rows)
    same = QCoreApplication.translate("AllFields", "As under Problem")
    return (demand, *(replace(row, value=same) for row in rows if row.path.endswith(".words")))


def shown(name: str, value: object, zone: tzinfo) -> str:
    """A value of a record in words; empty when it is not known."""
    if value in (None, "", ()):
        return ""
    if isinstance(value, tuple):
        return listed(str(each) for each in value)
    if name in ("price", "amount", "fee") and isinstance(value, int):
        return value_words(name, f"{value // 100}.{value % 100:02}", zone)
    if name == "phone":
        return str(value)  # the whole number: this is where it is corrected
    return value_words(name, str(value), zone)


def _verdicts(item: Item, zone: tzinfo) -> list[FieldGroup]:
    """What was found and decided about the goods; to be changed by deciding anew."""
    translate = QCoreApplication.translate
    agreed = item.plan.agreed if item.plan else None
    found: Mapping[str, object] = {
        translate("AllFields", "Inspection"): item.inspection,
        translate("AllFields", "Liability"): item.liability,
        translate("AllFields", "Agreed plan"): agreed,
        translate("AllFields", "Exchange"): item.plan.exchange if item.plan else None,
        translate("AllFields", "Refund"): item.plan.refund if item.plan else None,
    }
    groups = []
    for title, record in found.items():
        if record is not None:
            rows = tuple(row for row in _plain_rows(f"item.{item.id}", record, zone) if row.value)
            groups.append(FieldGroup(title, rows))
    return groups


def _plain_rows(path: str, record: Any, zone: tzinfo) -> list[FieldRow]:
    rows = []
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, tuple) and value and not isinstance(value[0], str):
            words = "；".join(_line(part, zone) for part in value)
        else:
            words = shown(each.name, value.isoformat() if hasattr(value, "isoformat") else value, zone)
        rows.append(FieldRow(f"{path}.{each.name}", field_label(each.name), words))
    return rows


def _line(record: Any, zone: tzinfo) -> str:
    return " ".join(row.value for row in _plain_rows("", record, zone) if row.value)


def amendment(ticket: Ticket, path: str, value: object) -> Action:
    """The action that puts `value` into the field."""
    if path == "received_items":
        return ListReceivedItems(value if isinstance(value, tuple) else ())
    record, _, rest = path.partition(".")
    if path == "customer.contact_verified_by":
        return VerifyContact(str(value or ""))
    if record == "customer":
        return AmendCustomer(replace(ticket.customer, **_change(rest, value)))
    if record == "problem":
        return AmendProblem(replace(ticket.problem, **_change(rest, value)))
    item_id, _, name = rest.partition(".")
    item = ticket.item(item_id)
    if item is None:
        raise LookupError(item_id)
    if record == "complaint":
        return _amended_complaint(item, name, value)
    if name in _PROOF:
        return _proof(item, name, value)
    return AmendGoods(replace(item.goods, **_change(name, value)), item_id)


def _amended_complaint(item: Item, name: str, value: object) -> Action:
    known = item.complaint or Complaint()
    if name == "demand":
        return AmendComplaint(known, Demand(str(value)), item.id)
    return AmendComplaint(replace(known, **_change(name, value)), Demand(item.demand), item.id)


def _proof(item: Item, name: str, value: object) -> Action:
    """Another kind of proof is to be checked anew where the old state cannot stand."""
    goods = replace(item.goods, **_change(name, value))
    kind, state = goods.proof or ProofKind.NONE, goods.proof_state or ProofState.PENDING
    if name == "proof" and proof_refusal(kind, state) is not None:
        state = ProofState.PENDING
    return RecordProof(kind, state, item.id, goods.proof_reason)


def _change(name: str, value: object) -> dict[str, Any]:
    blanks: Mapping[str, object] = {"name": "", "words": "", "quantity": 1, "contacted": ()}
    return {name: blanks.get(name) if value is None else value}
