"""D16 发货通知与提货须知: the waybill and what is sent are filled in (S2r-10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.status import TrackKind
from app.domain.ticket import Item
from app.domain.verdicts import Execution
from app.usecases.issuing.order_of_days import check_order
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular

_SENT: Mapping[TrackKind, str] = {TrackKind.EXCHANGE: "shipped", TrackKind.MAIL_IN: "sent_back"}
"""Ways in which something goes to the customer, and the step at which it is on its way."""
_PAYERS = frozenset({"merchant", "customer", "brand"})
_LINES = ("carrier", "waybill", "carrier_phone", "packages", "pieces", "volume")


def _prefilled(case: Case) -> Iterable[Particular]:
    item, zone = case.item, case.workplace.desk.tz
    track = next(filter(None, map(item.execution, _SENT)), None)
    if track is not None and track.step == _SENT[TrackKind(track.kind)]:
        for key in _LINES:
            yield Particular(key, text=track.details.get(key, ""))
        yield Particular("shipped_on", day=track.since.astimezone(zone).date())
    agreed = item.plan.agreed if item.plan else None
    if agreed is not None and agreed.freight_payer in _PAYERS:
        yield Particular("freight_payer", text=agreed.freight_payer or "")
    yield from _sent(item, track)


def _sent(item: Item, track: Execution | None) -> Iterator[Particular]:
    """What comes instead of the goods, or the goods themselves."""
    goods = item.goods
    instead = item.plan.exchange if item.plan and track and track.kind == TrackKind.EXCHANGE else None
    model = (instead.model if instead else None) or goods.model or ""
    name = f"{goods.brand or ''} {goods.name}".strip()
    if name:
        yield Particular("contents", rows=((name, model, str(goods.quantity)),))
    if instead is not None and instead.expected is not None:
        yield Particular("expected_on", day=instead.expected)


def _completed(
    case: Case,  # noqa: ARG001 - the form of a rule
    found: Sequence[Particular],
    given: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Particular]:
    """Raises InputError date_before_other."""
    check_order(found, ("shipped_on", "expected_on"))
    return found


RULE = IssuingRule(of_item=True, prefilled=_prefilled, completed=_completed)
