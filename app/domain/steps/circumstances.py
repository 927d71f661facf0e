"""补充情况: circumstances of the goods that no field of the ticket holds, stated as facts of the policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.decide import Action, Context, Decided
from app.domain.entry import Draft, Entry, ItemBody
from app.domain.policy.facts import parse_facts
from app.domain.policy.vocabulary import VOCABULARY, FactKind
from app.domain.refusals import InputError, Refusal
from app.domain.steps.common import find_item
from app.domain.ticket import Item, StatedFact, Ticket

UNKNOWN = ""
"""The value that takes a fact back to unknown."""

_OWN = (
    # what the desk and its rules say
    "calendar_years_loaded clock close intake_channel layers level open profile today"
    # the goods, their order and their proof
    " accepted_date amount category channel custom_made installed_date payment_method proof_of_purchase"
    " received_date sold_date supervisor_confirmed voucher_altered"
    # the complaint and the customer
    " bad_review customer_agitated customer_mobility_impaired demand injury media_threat people_affected"
    " property_loss safety_risk urgent words"
    # what was looked at and determined
    " accessories_complete fault intact packaging_complete unused"
    # steps that were taken
    " accepted_at entered_at exchange_approved_at execution_completed_at first_plan_rejected_at"
    " liability_determined_at refund_approved_at returned_goods_passed_at returned_goods_received_at"
    " triaged_at"
)
OWN_FIELDS = frozenset(_OWN.split())
"""Facts that a ticket states by fields and steps of its own; every other one can be stated."""

STATABLE: tuple[str, ...] = tuple(key for key in VOCABULARY if key not in OWN_FIELDS)


def fact_refusal(key: str, value: StatedFact) -> Refusal | None:
    """Why that cannot be stated: no such fact, one with a field of its own, or a value of another form."""
    if key in OWN_FIELDS:
        return Refusal("fact_has_field", params={"field": key})
    if value == UNKNOWN and key in VOCABULARY:
        return None
    try:
        parse_facts({key: value})
    except InputError as error:
        return Refusal(error.code, params={**error.params, "field": error.field})
    return None


def settled_fact(key: str, value: StatedFact) -> StatedFact:
    """The value as it is kept. Null says «there is none» where that is a statement, and nothing elsewhere."""
    none = key in VOCABULARY and VOCABULARY[key].kind is FactKind.TEXT_OR_NONE
    said = value.strip() if isinstance(value, str) else value
    return UNKNOWN if said is None and not none else said


@dataclass(frozen=True)
class FactsStated(ItemBody):
    """Facts of one piece of goods were stated; an empty text took one back."""

    TYPE: ClassVar[str] = "facts.stated"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"facts"})

    item: str
    facts: Mapping[str, StatedFact]

    def change_item(self, item: Item, entry: Entry) -> Item:
        """What was known stays, but for what is said anew; what this program does not know is passed over."""
        known = {**item.stated, **self.facts}
        kept = {k: v for k, v in known.items() if v != UNKNOWN and fact_refusal(k, v) is None}
        return replace(item, stated=kept)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Each stated fact."""
        return tuple(f"stated.{self.item}.{key}" for key in self.facts)


@dataclass(frozen=True)
class StateFacts(Action):
    """State circumstances that the rules ask for; an empty value takes one back to unknown."""

    NAME: ClassVar[str] = "StateFacts"

    facts: Mapping[str, StatedFact]
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Each fact is one of the vocabulary without a field of its own, each value of its form."""
        item = find_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        said = {key: settled_fact(key, value) for key, value in self.facts.items()}
        for key, value in said.items():
            refusal = fact_refusal(key, value)
            if refusal is not None:
                return refusal
        changed = {key: value for key, value in said.items() if value != item.stated.get(key, UNKNOWN)}
        if not changed:
            return ()
        return (Draft(FactsStated(item.id, changed)),)
