"""``counterfoil demo-data``: a training or benchmark store of any size, the same for the same seed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.bootstrap import make_store, opened_store
from app.cli.training_photos import attach_photos
from app.demo import demo_desk, demo_goods, demo_names
from app.domain.decide import decide
from app.domain.entry import Draft
from app.domain.ids import uuid7
from app.domain.numbering import ticket_number
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import ProblemError, Refusal
from app.domain.steps.closing import TicketWithdrawn
from app.domain.steps.intake import TakeIn
from app.domain.vocabulary import Channel, Demand
from app.store.layout import Layout
from app.usecases.believed_clock import begin_clock
from app.usecases.desk import Person
from app.usecases.read_models import QueueFilter
from app.usecases.workplace import Workplace

WORDS = (
    "用了3次就漏水",
    "开机没有反应",
    "颜色和样品不一样",
    "门板关不严，有异响",
    "表面有划痕，要求换新",
    "一碰就麻，不敢用",
    "少了一个配件",
    "保修期内第二次坏",
    "尺寸不合适，想退",
    "咨询保修政策",
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "建国秀英伟芳娜敏静强磊军洋勇艳杰娟涛明超兰霞平刚桂花玉梅"
FIRST_DAY = datetime.fromisoformat("2024-01-02T10:00:00+08:00")
PER_DAY = 1200
OPEN_SHARE = 50
"""One ticket in so many stays open: a desk closes what it takes in."""

Imported = tuple[str, tuple[Draft, ...], datetime, str]


TRAINING = "training"
MADE = "training.tickets"
"""Settings of a training store: that it is one, and how many tickets it was filled with so far."""


def fill_training_store(folder: Path, tickets: int, photos: int, seed: int) -> dict[str, Any]:
    """Make the store when there is none, and add `tickets` tickets; counts and seconds.

    A store that was filled before is filled on. Raises ProblemError store_holds_tickets
    for one in which a desk works.
    """
    if not Layout(folder).exists:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        make_store(folder, demo_desk())
    begun = time.monotonic()
    with opened_store(folder) as (store, workplace):
        made_before = _made_before(workplace)
        workplace.settings.put({TRAINING: True})
        made = store.bulk_import(_tickets(workplace, range(made_before, made_before + tickets), seed))
        workplace.settings.put({MADE: made_before + made})
        begin_clock(workplace)
        attached = attach_photos(workplace, photos, tickets, seed) if photos else 0
    return {
        "store": str(folder),
        "tickets": made,
        "photos": attached,
        "seed": seed,
        "seconds": round(time.monotonic() - begun, 2),
    }


def _made_before(workplace: Workplace) -> int:
    """How many training tickets there are. Samples must never mix with the cases of customers."""
    settings = workplace.settings.all()
    counts = workplace.tickets.counts(QueueFilter(workplace.time.now()))
    if counts["all"] and not (settings.get(TRAINING) or settings.get("demo")):
        raise ProblemError("store_holds_tickets", desk=workplace.desk.code)
    made = settings.get(MADE)
    return made if isinstance(made, int) else 0


def _tickets(workplace: Workplace, places: range, seed: int) -> Iterator[Imported]:
    chance = Random(f"{seed}/{places.start}")  # noqa: S311  # sample data, the same for the same seed
    goods, names = demo_goods(), demo_names()
    for index in places:
        yield _ticket(workplace, chance, goods, names, index)


def _ticket(
    workplace: Workplace, chance: Random, goods: tuple[Goods, ...], names: tuple[str, ...], index: int
) -> Imported:
    desk = workplace.desk
    day, serial = divmod(index, PER_DAY)
    moment = FIRST_DAY + timedelta(days=day, seconds=serial * 36)
    ticket_id = uuid7(int(moment.timestamp() * 1000), chance.getrandbits(74))
    clerk = chance.choice(names)
    context = replace(
        workplace.context(Person(clerk), ids=0, now=moment),
        new_ids=(ticket_id,),
        number=ticket_number(desk.code, moment.astimezone(desk.tz).date(), serial + 1),
    )
    piece = replace(
        chance.choice(goods), sold_date=(moment - timedelta(days=chance.randrange(1, 400))).date()
    )
    decided = decide(None, _form(chance, piece, moment), context)
    if isinstance(decided, Refusal):
        raise ProblemError("bug", kind=decided.code)
    closed = () if chance.randrange(OPEN_SHARE) == 0 else (Draft(TicketWithdrawn("已解决")),)
    return ticket_id, (*decided, *closed), moment, clerk


def _form(chance: Random, piece: Goods, moment: datetime) -> TakeIn:
    name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2))))
    demand = chance.choice((Demand.RETURN, Demand.EXCHANGE, Demand.REPAIR, Demand.COMPLAINT, Demand.CONSULT))
    return TakeIn(
        channel=chance.choice((Channel.COUNTER, Channel.COUNTER, Channel.PHONE, Channel.APP)),
        customer=Customer(name, phone=f"1380{chance.randrange(10**7):07d}", confirmed=True),
        goods=(replace(piece, order_number=f"DD{chance.randrange(10**10):010d}", bought_at="counter"),),
        problem=Problem(chance.choice(WORDS), demand),
        accepted_at=moment - timedelta(minutes=chance.randrange(1, 10)),
    )
