"""D07 安装验收单: goods and dates are filled in (S2c-04)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.usecases.issuing.order_of_days import check_order
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular


def _prefilled(case: Case) -> Iterable[Particular]:
    goods = [item.goods for item in case.ticket.items]
    yield Particular(
        "lines",
        rows=tuple(
            (
                f"{each.brand or ''} {each.name}".strip(),
                " ".join(filter(None, (each.model, each.specification))),
                str(each.quantity),
                "",
            )
            for each in goods
            if each.name
        ),
    )
    for key, days in (
        ("delivered_on", {each.received_date for each in goods}),
        ("installed_on", {each.installed_date for each in goods}),
    ):
        if len(days) == 1:  # goods that came on different days have no day in common
            yield Particular(key, day=days.pop())


def _completed(
    case: Case,  # noqa: ARG001 - the form of a rule
    found: Sequence[Particular],
    given: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Particular]:
    """Raises InputError date_before_other."""
    check_order(found, ("delivered_on", "installed_on"), ("installed_on", "rework_by"))
    return found


RULE = IssuingRule(prefilled=_prefilled, completed=_completed, calls=True)
