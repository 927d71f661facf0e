"""Loading beforehand what the first intake of a process would wait for: what writes, wording, fonts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.records import Customer, Goods, Problem
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Demand
from app.usecases.desk import Person
from app.usecases.issue import LABEL, RECEIPT, usual_medium
from app.usecases.issuing.making import make_paper
from app.usecases.workplace import Workplace


def warm_up_steps(workplace: Workplace) -> Sequence[Callable[[], None]]:
    """Pieces of work to be done on a worker, one after another, each about a tenth of a second.

    None of them writes anything. The first paper of a process costs several times the second.
    """
    return (
        workplace.journal.warm_up,
        lambda: _set_and_drop(workplace, LABEL),
        lambda: _set_and_drop(workplace, RECEIPT),
    )


def _set_and_drop(workplace: Workplace, kind: str) -> None:
    """Set the paper of a made-up case."""
    case = _made_up(workplace)
    now = workplace.time.now().astimezone(workplace.desk.tz)
    paper = make_paper(workplace, case, case.items[0], kind, "0", 1, now, Person(""))
    workplace.typesetter.render(paper, usual_medium(workplace, kind))


def _made_up(workplace: Workplace) -> Ticket:
    goods = Goods(name="—", category="none")
    problem = Problem("—", Demand.REPAIR)
    return Ticket(
        id=workplace.ids.fresh(),
        number="0",
        desk=workplace.desk.code,
        profile=workplace.policy.profile,
        profile_version=workplace.policy.version,
        channel="counter",
        opened_at=workplace.time.now(),
        clerk=None,
        customer=Customer("—", phone="0"),
        problem=problem,
        items=(Item("1", goods, problem.demand),),
        received_items=("—",),
    )
