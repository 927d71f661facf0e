"""折旧费: price × daily rate × days (C11, law SB95_13), or an amount both sides agreed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from app.domain.money import Fen
from app.domain.refusals import Refusal
from app.domain.verdicts import Option, Refund
from app.domain.vocabulary import Remedy


def depreciation_fee(price: Fen, rate: Decimal, days: int) -> Fen:
    """What is taken off `price` (fen) for `days` of use; never more than the price. Half a fen goes up."""
    raw = (Decimal(price) * rate * days).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Fen(min(int(raw), price))


def read_rate(text: str | None) -> Decimal | None:
    """A daily rate as a fraction of the price (``0.001``), above 0 and below 1; None for anything else."""
    try:
        rate = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return rate if rate.is_finite() and 0 < rate < 1 else None


def depreciation_refused(options: Sequence[Option], refund: Refund, paid: Fen | None) -> Refusal | None:
    """Why this refund does not say what it takes off; `paid` is what all pieces cost, None if unknown.

    A return less depreciation pays back less for one stated reason alone, and factors that
    stand on the slip make the amount that stands beside them.
    """
    deducted = any(option.remedy == Remedy.RETURN_WITH_DEPRECIATION for option in options)
    if deducted and not refund.depreciation and paid is not None and refund.amount < paid:
        return _refused("depreciation_missing")
    if refund.daily_rate is None:
        return _refused("daily_rate_missing", "daily_rate") if refund.depreciation_days else None
    rate = read_rate(refund.daily_rate)
    if rate is None or refund.depreciation_days < 0:
        return _refused("daily_rate_missing", "daily_rate")
    if paid is not None and refund.depreciation != depreciation_fee(paid, rate, refund.depreciation_days):
        return _refused("depreciation_not_product")
    return None


def _refused(code: str, field: str = "depreciation") -> Refusal:
    return Refusal(code, "C11", {"field": field})
