"""The demo's cases with the shortest and the longest words that will be met, put right by the use cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.bootstrap import opened_store
from app.cli.demo_particulars import samples
from app.domain.decide import Action
from app.domain.refusals import RefusedError
from app.domain.steps.amendment import AmendCustomer, AmendGoods, AmendProblem
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role
from app.usecases.desk import Person
from app.usecases.paper.particulars import ParticularForm, ParticularKind
from app.usecases.perform import perform
from app.usecases.read_models import QueueFilter
from app.usecases.workplace import Workplace
from tests.documents.gallery.common import LONG_NAME, LONG_TEXT

Corrected = Callable[[Ticket], tuple[Action, ...]]
SUPERVISOR: Final = Person("吴静", Role.SUPERVISOR)
NAMES: Final[Mapping[str, str]] = MappingProxyType({"shortest": "王", "longest": LONG_NAME[:60]})
"""What the customer is called then."""
_ROWS: Final = 12


def shortened(ticket: Ticket) -> tuple[Action, ...]:
    """One character each, and nothing that may be left out."""
    goods = ticket.items[0].goods
    customer = replace(ticket.customer, name=NAMES["shortest"], address=None, access_note=None)
    bare = replace(
        goods, name="壶", brand=None, model=None, specification=None, serial=None, order_number=None
    )
    return (
        AmendCustomer(customer),
        AmendGoods(bare),
        AmendProblem(replace(ticket.problem, words="漏", part=None, expectation=None)),
    )


def lengthened(ticket: Ticket) -> tuple[Action, ...]:
    """Names of sixty characters, an address of a hundred, two thousand characters of words."""
    goods = ticket.items[0].goods
    customer = replace(
        ticket.customer,
        name=NAMES["longest"],
        address="云汇路" * 33,
        access_note=LONG_TEXT[:120],
    )
    named = replace(
        goods,
        name="多功能恒温电热水壶带滤网" * 5,
        brand="美厨家居生活电器旗舰店",
        model="MK-1508-ABCDEFGHIJKLMNOP",
        specification=LONG_TEXT[:80],
        serial="SN" + "1234567890" * 4,
        order_number="DD" + "1234567890" * 3,
        shop="云汇广场（拱墅店）购物中心有限公司家电馆",
    )
    said = replace(ticket.problem, words=LONG_TEXT[:2000], part=LONG_TEXT[:40], expectation=LONG_TEXT[:200])
    return (AmendCustomer(customer), AmendGoods(named), AmendProblem(said))


CORRECTED: Final[Mapping[str, Corrected]] = MappingProxyType({"shortest": shortened, "longest": lengthened})


def put_right(store: Path, length: str) -> int:
    """Correct every case of the demo at `store` so; how many cases were changed."""
    with opened_store(store) as (_, work):
        rows = work.tickets.page(QueueFilter(work.time.now(), "all"), None, 200).rows
        return sum(_put_right(work, row.id, CORRECTED[length]) for row in rows)


def _put_right(work: Workplace, ticket_id: str, corrected: Corrected) -> bool:
    ticket = work.tickets.ticket(ticket_id)
    changed = False
    for action in corrected(ticket) if ticket is not None else ():
        with suppress(RefusedError):  # a case that is over takes no other words
            perform(work, ticket_id, action, SUPERVISOR)
            changed = True
    return changed


def sample(
    length: str, kinds: tuple[ParticularKind, ...], missing: list[str], today: date
) -> dict[str, object]:
    """What a person states on the form of a document then: all of it at its longest, else what is missing."""
    stated = samples(kinds, missing, today)
    other = OTHER.get(length)
    if other is None:
        return stated
    return {kind.key: other(kind, stated[kind.key]) for kind in kinds if kind.key in stated}


def _cut(kind: ParticularKind, value: object) -> object:
    return str(value)[:1] if kind.form in (ParticularForm.LINE, ParticularForm.TEXT) else value


def _stretched(kind: ParticularKind, value: object) -> object:
    match kind.form:
        case ParticularForm.LINE:
            return str(value) + LONG_TEXT[:60]
        case ParticularForm.TEXT:
            return str(value) + LONG_TEXT[:600]
        case ParticularForm.LIST:
            return [f"{place}：{LONG_TEXT[:60]}" for place in range(1, _ROWS + 1)]
        case ParticularForm.ROWS:
            return [[f"{place} {LONG_TEXT[:24]}" for _ in kind.columns] for place in range(1, _ROWS + 1)]
        case _:
            return value


OTHER: Final = MappingProxyType({"shortest": _cut, "longest": _stretched})
