"""What a plan can hold: remedies with their strength and last day, the longest wait, the due refund."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.approving import approval_of
from app.domain.money import Fen
from app.domain.policy.decision import Decision
from app.domain.verdicts import Option
from app.domain.vocabulary import Party, PaymentMethod, Remedy, Strength
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.verdict_help import OwedRemedy, remedies
from app.usecases.workplace import Workplace

_REFUNDING = ("return_", "refund_", "partial_")
_PAID_FOR = frozenset({Remedy.COMPENSATION, Remedy.SMALL_PAYMENT, Remedy.PARTIAL_REFUND})
_CHARGED = frozenset({Remedy.REPAIR_PAID, Remedy.RESIZE_PAID})


@dataclass(frozen=True)
class Dated:
    """A day the rules give, and their sentence why."""

    day: date
    why: str


def remedies_on_offer(case: Case) -> tuple[OwedRemedy, ...]:
    """Those of the decision first, then every other one as negotiable; nothing is kept from the desk."""
    found = remedies(case.decision)
    known = {each.code for each in found}
    rest = tuple(
        OwedRemedy(code.value, Strength.NEGOTIABLE, None, "") for code in Remedy if code not in known
    )
    return (*found, *rest)


def first_remedy(case: Case) -> str:
    """What the customer asked for where it is owed, else what is owed, else the nearest thing to it."""
    refused = {option.remedy for option in _refused(case)}
    owed = [each.code for each in remedies(case.decision) if each.owed and each.code not in refused]
    wanted = next((code for code in owed if code.startswith(case.item.demand)), None)
    if wanted or owed:
        return wanted or owed[0]
    return {
        "return": Remedy.RETURN_WITH_DEPRECIATION,
        "exchange": Remedy.EXCHANGE_SAME_MODEL,
        "repair": Remedy.REPAIR_FREE,
        "compensation": Remedy.SMALL_PAYMENT,
        "apology": Remedy.APOLOGY,
    }.get(case.item.demand, Remedy.ANSWER)


def second_remedy(case: Case, first: str) -> str:
    """The other one of two alternatives (S1-34): what is owed besides, else a payment; empty for none."""
    refused = {option.remedy for option in _refused(case)}
    owed = [each.code for each in remedies(case.decision) if each.owed]
    rest = [code for code in owed if code != first and code not in refused]
    return rest[0] if rest else Remedy.SMALL_PAYMENT


def _refused(case: Case) -> tuple[Option, ...]:
    """What the customer turned down the last time."""
    plan = case.item.plan
    return plan.options if plan is not None and plan.refusal_reason is not None else ()


def exchanges(remedy: str | None) -> bool:
    """Whether other goods come instead."""
    return (remedy or "").startswith("exchange")


def refunds(remedy: str | None) -> bool:
    """Whether money goes back."""
    return (remedy or "").startswith(_REFUNDING)


def charged(remedy: str | None) -> bool:
    """Whether the customer pays for it, so that it needs a price first (P-04)."""
    return remedy in _CHARGED


def has_amount(remedy: str | None) -> bool:
    """Whether the option names an amount of its own."""
    return remedy in _PAID_FOR or charged(remedy)


def freight_payer(remedy: str | None) -> str | None:
    """Who pays the way there and back: the seller, unless goods without a fault go back (消保法24, 25)."""
    if not (exchanges(remedy) or refunds(remedy)):
        return None
    return Party.CUSTOMER if remedy == Remedy.RETURN_NO_REASON else Party.MERCHANT


def price_paid(case: Case) -> Fen | None:
    """What was paid for the item."""
    goods = case.item.goods
    return Fen(goods.price * goods.quantity) if goods.price is not None else None


def longest_wait(case: Case, workplace: Workplace) -> Dated | None:
    """The last day on which ordered goods may arrive, if the exchange were agreed now (S4-37)."""
    now = case.situation.now.astimezone(workplace.desk.tz)
    facts: dict[str, object] = {
        "decided_remedy": "exchange",
        "stock_available": False,
        "exchange_approved_at": f"{now:%Y-%m-%dT%H:%M}",
    }
    return _dated(_asked(case, workplace, facts), "exchange_ready_latest")


def refund_due(case: Case, workplace: Workplace, way: str | None) -> Dated | None:
    """Until when the money is there, if the refund were agreed now (S4-35)."""
    if way not in (PaymentMethod.CASH, PaymentMethod.BANK_CARD, PaymentMethod.MOBILE):
        return None
    now = case.situation.now.astimezone(workplace.desk.tz)
    facts: dict[str, object] = {
        "decided_remedy": "refund",
        "payment_method": way,
        "refund_approved_at": f"{now:%Y-%m-%dT%H:%M}",
    }
    decision = _asked(case, workplace, facts)
    return _dated(decision, "refund_due") or _dated(decision, "refund_due_at")


def _asked(case: Case, workplace: Workplace, facts: Mapping[str, object]) -> Decision:
    known = case.situation.facts[case.item.id]
    return workplace.policy.assess({**known, **facts})


def _dated(decision: Decision, key: str) -> Dated | None:
    text = decision.text(key)
    if not text:
        return None
    why = next((str(row["text"]) for row in decision.lines("why") if row.get("key") == key), "")
    return Dated(date.fromisoformat(text[:10]), why)


def approval_open(case: Case, workplace: Workplace) -> bool:
    """Whether a manager must approve before the customer can accept (S4-28, G-02)."""
    return workplace.policy.approval_open(case.ticket, case.item)


def approved_by(case: Case) -> str:
    """Who approved the plan; empty while nobody has."""
    found = approval_of(case.ticket, case.item)
    if found is None:
        return ""
    return f"{found.by} ({found.instead_of})" if found.instead_of else found.by
