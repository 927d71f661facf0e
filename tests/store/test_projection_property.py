"""Lists, search and counts are what the fold says, whatever happened to the tickets."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.entry import Body, Draft
from app.domain.records import Problem
from app.domain.status import Stage
from app.domain.steps.amendment import CustomerAmended, GoodsAmended, ProblemAmended
from app.domain.steps.closing import StageJumped, TicketReopened, TicketVoided
from app.domain.steps.contact import NoteAdded, OwnerAssigned
from app.domain.steps.intake import GoodsAdded
from app.domain.steps.promising import ClocksPaused, ClocksResumed
from app.domain.vocabulary import Demand
from tests.fakes.cases import CLERK, customer, do, kettle, paper, take_in
from tests.fakes.real_store import RealStore

names = st.sampled_from(["王建国", "单小红", "李娜", "O'Neil", "赵敏", ""])
phones = st.sampled_from(["13800002233", "0571-88880000", None, "12345", "+1 212 555 0100"])
words = st.text(st.sampled_from("漏水壶开裂abc123，-_ \n"), min_size=1, max_size=12)

bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(NoteAdded, words),
    st.builds(OwnerAssigned, st.sampled_from([CLERK, "陈志远"])),
    st.builds(
        lambda name, phone: CustomerAmended(customer(name=name, phone=phone), ("name", "phone")),
        names,
        phones,
    ),
    st.builds(lambda text: ProblemAmended(Problem("", Demand.REPAIR), text, ("words", "demand")), words),
    st.builds(lambda name: GoodsAmended("1", kettle(name=name), ("name",)), words),
    st.builds(lambda n: GoodsAdded(str(n), kettle(barcode=None), "repair"), st.integers(2, 3)),
    st.builds(lambda n: paper(f"SL-2F01-261120-{n:04d}", document=f"d{n}"), st.integers(1, 4)),
    st.builds(lambda stage: StageJumped("1", stage, "改正"), st.sampled_from(list(Stage))),
    st.builds(TicketVoided, words),
    st.builds(TicketReopened, words),
    st.builds(ClocksPaused, st.just("待补充凭证")),
    st.just(ClocksResumed()),
)

steps = st.lists(st.tuples(st.integers(0, 2), st.lists(bodies, min_size=1, max_size=3)), max_size=8)


class UndoneError(Exception):
    """Undoes a piece of work."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(course=steps, undone=st.integers(0, 8), forget=st.booleans())
def test_everything_derived_is_what_the_fold_says(
    empty_store: Path, course: list[tuple[int, list[Body]]], undone: int, forget: bool
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "store"
        shutil.copytree(empty_store, folder)
        store = RealStore(folder)
        tickets = [take_in(store, level=level) for level in (1, None, 3)]
        for turn, (place, written) in enumerate(course):
            store.time.advance(minutes=7)
            if turn == undone:
                undo(store, tickets[place], written)
            if forget:
                store.store._around.folds.clear()
            do(store, tickets[place], *written)
        findings = {each.code for each in store.verify().findings}
        # Files of papers are not kept here, and their numbers were not drawn from a counter.
        assert findings <= {"blob_missing", "counter_differs", "number_missing", "number_twice"}
        shown = rows(store)
        store.rebuild()
        assert rows(store) == shown
        store.close()


def undo(store: RealStore, ticket: str, written: list[Body]) -> None:
    """The same work, but it fails at the end."""

    def work(tx: Any) -> None:

        tx.append(ticket, [Draft(body) for body in written], store.time.now(), CLERK)
        raise UndoneError

    try:
        store.journal.transact(work)
    except UndoneError:
        return
    raise AssertionError("the work was kept")


def rows(store: RealStore) -> list[Any]:
    """Everything derived."""
    with store.access.reading() as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in ("ticket_row", "ticket_text")
        ] + [
            connection.execute("SELECT number FROM document ORDER BY 1").fetchall(),
            connection.execute("SELECT * FROM tally WHERE n <> 0 ORDER BY 1").fetchall(),
        ]
