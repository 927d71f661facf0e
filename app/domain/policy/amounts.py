"""Evaluates amounts of money: depreciation, multiples with a minimum, which price counts. All in fen."""

from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.depreciation import depreciation_fee
from app.domain.money import Fen, format_yuan
from app.domain.policy.case import Case
from app.domain.policy.rules import DepreciationRule, MultipleRule, PickRule
from app.domain.policy.why import Why


@dataclass
class Amounts:
    """Amounts by decision key, the account of those that were worked out, and what was not known."""

    values: dict[str, object] = field(default_factory=dict)
    why: list[Why] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)
    """(fact, decision key it would give)."""


def evaluate_amounts(case: Case) -> Amounts:
    """Every amount rule that applies; of several for one key the last, the most special one, counts."""
    found = Amounts()
    for rule in case.rules.amounts:
        if not rule.head.when.find(case).holds:
            continue
        match rule:
            case DepreciationRule():
                _depreciation(rule, case, found)
            case MultipleRule():
                _multiple(rule, case, found)
            case PickRule():
                found.values |= _pick(rule, case)
    return found


def _depreciation(rule: DepreciationRule, case: Case, found: Amounts) -> None:
    price = next((p for p in map(case.whole, rule.price) if p is not None), None)
    start, end = case.day(rule.start), case.day(rule.end)
    rate = _rate(case)
    if start is None or end is None:
        return
    days = max((end - start).days - sum(case.whole(key) or 0 for key in rule.minus), 0)
    found.values["depreciation_days"] = days
    if price is None or rate is None:
        unknown = rule.price[0] if price is None else "daily_rate"
        found.missing.append((unknown, "depreciation_fee"))
        return
    fee = depreciation_fee(Fen(price), rate, days)
    amounts = {"fee": format_yuan(fee), "refund": format_yuan(Fen(price - fee))}
    found.values |= {
        "depreciation_rate": str(rate),
        "depreciation_fee": amounts["fee"],
        "refund_amount": amounts["refund"],
    }
    head = rule.head
    text = case.rules.phrases.say(
        "depreciation",
        price=format_yuan(Fen(price)),
        rate=str(rate),
        days=str(days),
        source=head.source,
        **amounts,
    )
    found.why += [Why(key, text, head.rule, head.source) for key in ("depreciation_fee", "refund_amount")]


def _multiple(rule: MultipleRule, case: Case, found: Amounts) -> None:
    base = case.whole(rule.of)
    if base is None:
        found.missing.append((rule.of, rule.key))
        return
    found.values[rule.key] = format_yuan(Fen(max(base * rule.times, rule.at_least)))


def _rate(case: Case) -> Decimal | None:
    """The rate as stated, else the catalogue's, if that one is verified; an unverified rate is no fact."""
    stated = case.value("daily_rate")
    if isinstance(stated, Decimal):
        return stated
    category = case.rules.categories.get(str(case.value("category")))
    rate = category.terms.get("daily_rate") if category and category.verified else None
    return Decimal(rate) if isinstance(rate, str) else None


def _pick(rule: PickRule, case: Case) -> dict[str, object]:
    for choice in rule.choices:
        amount = case.whole(choice.fact)
        if amount is not None and choice.when.find(case).holds:
            return {rule.key: format_yuan(Fen(amount))}
    return {}
