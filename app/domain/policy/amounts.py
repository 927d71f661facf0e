"""Evaluates amounts of money: depreciation, multiples with a minimum, which price counts. All in fen."""

from decimal import Decimal

from app.domain.depreciation import depreciation_fee
from app.domain.money import Fen, format_yuan
from app.domain.policy.case import Case
from app.domain.policy.rules import DepreciationRule, MultipleRule, PickRule


def evaluate_amounts(case: Case) -> dict[str, object]:
    """Decision values of every amount rule that applies and whose amounts are known."""
    values: dict[str, object] = {}
    for rule in case.rules.amounts:
        if not rule.head.when.find(case).holds:
            continue
        match rule:
            case DepreciationRule():
                values |= _depreciation(rule, case)
            case MultipleRule():
                values |= _multiple(rule, case)
            case PickRule():
                values |= _pick(rule, case)
    return values


def _depreciation(rule: DepreciationRule, case: Case) -> dict[str, object]:
    price = next((p for p in map(case.whole, rule.price) if p is not None), None)
    start, end = case.day(rule.start), case.day(rule.end)
    rate = _rate(case)
    if price is None or start is None or end is None or rate is None:
        return {}
    days = max((end - start).days - sum(case.whole(key) or 0 for key in rule.minus), 0)
    fee = depreciation_fee(Fen(price), rate, days)
    return {
        "depreciation_days": days,
        "depreciation_rate": str(rate),
        "depreciation_fee": format_yuan(fee),
        "refund_amount": format_yuan(Fen(price - fee)),
    }


def _rate(case: Case) -> Decimal | None:
    """The rate as stated, else the catalogue's, if that one is verified; an unverified rate is no fact."""
    stated = case.value("daily_rate")
    if isinstance(stated, Decimal):
        return stated
    category = case.rules.categories.get(str(case.value("category")))
    rate = category.terms.get("daily_rate") if category and category.verified else None
    return Decimal(rate) if isinstance(rate, str) else None


def _multiple(rule: MultipleRule, case: Case) -> dict[str, object]:
    base = case.whole(rule.of)
    if base is None:
        return {}
    return {rule.key: format_yuan(Fen(max(base * rule.times, rule.at_least)))}


def _pick(rule: PickRule, case: Case) -> dict[str, object]:
    for choice in rule.choices:
        amount = case.whole(choice.fact)
        if amount is not None and choice.when.find(case).holds:
            return {rule.key: format_yuan(Fen(amount))}
    return {}
