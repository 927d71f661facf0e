"""D12 赔付协议: of an amount that was agreed, and of no other (S3-24)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.money import Fen, format_yuan
from app.domain.refusals import Refusal, RefusedError
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Remedy
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular, particular_of
from app.usecases.paper.quotation import amounts_in

_PAYS = frozenset({Remedy.COMPENSATION, Remedy.SMALL_PAYMENT, Remedy.PARTIAL_REFUND, Remedy.REFUND_ONLY})


def _refusal(ticket: Ticket, item: Item) -> Refusal | None:  # noqa: ARG001 - the form of a rule
    return None if _agreed(item) else Refusal("no_amount_agreed", "S3-24", {"item": item.id})


def _agreed(item: Item) -> Fen | None:
    """The amount that the customer accepted; None where the plan pays nothing."""
    plan = item.plan
    if plan is None or plan.agreed is None or plan.agreed.remedy not in _PAYS:
        return None
    return plan.agreed.amount or (plan.refund.net if plan.refund else None)


def _answer(item: Item) -> str | None:
    return item.plan.answered_in if item.plan else None


def _prefilled(case: Case) -> Iterable[Particular]:
    item, problem = case.item, case.ticket.problem_of(case.item)
    plan = item.plan
    agreed = plan.agreed if plan else None
    if plan is None or agreed is None:
        return
    yield Particular("kind", text=agreed.remedy)
    yield Particular("strength", text=agreed.strength)
    yield Particular("ground", text=agreed.ground)
    yield Particular("amount", amount=_agreed(item))
    yield Particular("until", day=agreed.until)
    yield Particular("further", text=agreed.remarks)
    if agreed.remedy == Remedy.REFUND_ONLY:
        yield Particular("goods_stay", text="with_customer")
    yield Particular("matter", text=item.liability.conclusion if item.liability else problem.words)
    yield Particular("injury", text=problem.injury or "")
    yield Particular("payee", text=case.ticket.customer.name)
    yield Particular("way", text=plan.refund.way if plan.refund else "")


def _completed(case: Case, found: Sequence[Particular], given: Sequence[Particular]) -> Iterable[Particular]:  # noqa: ARG001 - the form of a rule
    """As stated. Raises RefusedError amount_not_as_agreed, InputError for a receipt that names no amount."""
    amounts_in(particular_of(found, "receipts"), 2)
    amount, agreed = particular_of(found, "amount").amount, _agreed(case.item)
    if amount is not None and agreed is not None and amount != agreed:
        amounts = {"amount": format_yuan(amount), "agreed": format_yuan(agreed)}
        raise RefusedError(Refusal("amount_not_as_agreed", "S3-24", amounts))
    return found


RULE = IssuingRule(of_item=True, refusal=_refusal, ground=_answer, prefilled=_prefilled, completed=_completed)
