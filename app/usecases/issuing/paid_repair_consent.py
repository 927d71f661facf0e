"""D08 有偿维修报价及同意书: consent with the amount before the work, a repair that lasts 30 days (P-04)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.money import Fen, format_yuan
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.repairs import REPAIRING
from app.domain.ticket import Item
from app.domain.vocabulary import Cause
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular, particular_of
from app.usecases.paper.quotation import quoted_total

WARRANTY_DAYS = 30
"""A repair works for at least so long (三包规定 6)."""
_WORK_DONE = frozenset({"awaiting_acceptance", "sent_back", "done"})
_CHARGED_FOR = {Cause.CUSTOMER: "customer_cause", Cause.WRONG_SIZE: "wrong_size"}


def _prefilled(case: Case) -> Iterable[Particular]:
    item = case.item
    resizing = any(option.remedy == "resize_paid" for option in item.plan.options) if item.plan else False
    yield Particular("service", text="resize" if resizing else "repair")
    yield Particular("charged_for", text=_charged_for(case))
    found = item.liability.conclusion if item.liability else ""
    seen = item.inspection.remarks if item.inspection else ""
    yield Particular("fault", text=found or seen or case.ticket.problem_of(item).words)
    price = _offered(item)
    if price is not None:
        yield Particular("labour", amount=price)
    yield Particular("warranty_days", text=str(WARRANTY_DAYS))


def _charged_for(case: Case) -> str:
    liability = case.item.liability
    known = next((code for cause, code in _CHARGED_FOR.items() if liability and liability.cause == cause), "")
    return known or ("out_of_warranty" if case.decision.get("within_warranty") is False else "")


def _offered(item: Item) -> Fen | None:
    """The price of the paid way that was offered: as one fee, until somebody says what it is made of."""
    options = item.plan.options if item.plan else ()
    return next((option.amount for option in options if option.paid and option.amount), None)


def _completed(case: Case, found: Sequence[Particular], given: Sequence[Particular]) -> Iterable[Particular]:
    """With the total.

    Raises RefusedError work_done_already and total_differs, InputError count_expected and
    warranty_too_short, and those of `quoted_total`.
    """
    if any(track.kind in REPAIRING and track.step in _WORK_DONE for track in case.item.executions):
        raise RefusedError(Refusal("work_done_already", "P-04", {"item": case.item.id}))
    _check_warranty(particular_of(found, "warranty_days"))
    total, stated = quoted_total(found), particular_of(given, "total").amount
    if stated is not None and total is not None and stated != total:
        amounts = {"total": format_yuan(stated), "sum": format_yuan(total)}
        raise RefusedError(Refusal("total_differs", "P-04", amounts))
    yield from (each for each in found if each.key != "total")
    yield Particular("total", amount=total)


def _check_warranty(stated: Particular) -> None:
    digits = stated.text
    if not digits:
        return
    if not (digits.isascii() and digits.isdecimal()):
        raise InputError("count_expected", stated.key, value=digits)
    if int(digits) < WARRANTY_DAYS:
        raise InputError("warranty_too_short", stated.key, value=digits, least=str(WARRANTY_DAYS))


RULE = IssuingRule(of_item=True, prefilled=_prefilled, completed=_completed)
