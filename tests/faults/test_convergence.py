"""Whatever befalls three desks and their head office: nothing lost, nothing twice, nothing claimed falsely.

A state machine: every fault is a rule, the model is every entry that was ever committed anywhere and every
file that lies on any disk (`world/world.py`), what must hold stands in `world/checks.py`. `python -m tests.faults.converge` takes longer courses; one of its failures is written down here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import select

from app.domain.steps.closing import VoidTicket
from app.domain.steps.contact import AddNote
from app.headoffice.store.schema import FEED
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, SUPERVISOR, determination
from tests.faults.chaos_rules import lost_reply
from tests.faults.clocks import EMPTY_BATTERY, FAR_AHEAD
from tests.faults.converge import MOST, course_of, walk
from tests.faults.world import deeds
from tests.faults.world.checks import holds_in_peace, holds_now, make_peace
from tests.faults.world.steps import STEPS, Step, take
from tests.faults.world.world import World, world
from tests.postgres import Postgres, running_postgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

WORK = tuple(name for name in STEPS if STEPS[name][0] >= 3)
NUMBERS = st.integers(0, MOST - 1)
DAILY = st.lists(st.builds(Step, st.sampled_from(WORK), NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=4)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Head office logs what it refuses and what it cannot judge: that is what is tried here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


class Course(RuleBasedStateMachine):
    """One course of the world; what must hold is looked at after each step."""

    postgres: ClassVar[Postgres | None] = None

    def __init__(self) -> None:
        super().__init__()
        self._held = ExitStack()
        folder = self._held.enter_context(TemporaryDirectory(prefix="course"))
        url = self._held.enter_context(self.postgres.database()) if self.postgres else ""
        self.world: World = self._held.enter_context(world(Path(folder), url))
        self.went_well = True

    def take(self, *steps: Step) -> None:
        """Steps one after the other; what must hold, holds behind each."""
        self.went_well = False
        for each in steps:
            take(self.world, each)
            holds_now(self.world)
        self.went_well = True

    @rule(daily=DAILY)
    def work(self, daily: list[Step]) -> None:
        """What happens every day, on a bad line."""
        self.take(*daily)

    def teardown(self) -> None:
        """And then peace."""
        with self._held:
            if self.went_well:
                holds_in_peace(self.world)


def befalls(name: str) -> object:
    """The rule of one fault, in the middle of work."""

    def fault(self: Course, daily: list[Step], a: int, b: int, c: int) -> None:
        self.take(*daily, Step(name, a, b, c))

    fault.__name__ = name.replace(" ", "_")
    return rule(daily=DAILY, a=NUMBERS, b=NUMBERS, c=NUMBERS)(fault)


def run_courses(postgres: Postgres | None, examples: int, steps: int) -> None:
    faults = {name.replace(" ", "_"): befalls(name) for name in STEPS if name not in WORK}
    here = type("Course", (Course,), {**faults, "postgres": postgres})
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate],  # converge shrinks, where there is time
    )
    run_state_machine_as_test(here, settings=chosen)


def test_whatever_befalls_them_all_ends_are_equal_on_sqlite() -> None:
    run_courses(None, 5, 14)


def test_whatever_befalls_them_all_ends_are_equal_on_postgresql(postgres: Postgres) -> None:
    run_courses(postgres, 3, 10)


@pytest.mark.parametrize("seed", [100, 103, 110, 119])
def test_a_seed_means_one_course(seed: int) -> None:
    """A course of converge, as a person would take it by hand; these have failed once."""
    assert course_of(seed, 60) == course_of(seed, 60)
    walk(course_of(seed, 60))


def test_a_seed_is_the_same_course_again(tmp_path: Path) -> None:
    """What befell the calls, what everybody wrote and which files lie where: the same, step by step."""
    assert _story(tmp_path / "one", 103) == _story(tmp_path / "two", 103)


def _story(folder: Path, seed: int) -> list[object]:
    told: list[object] = []
    with world(folder) as made:
        for step in course_of(seed, 40):
            if step.name != "send twice at once":  # two threads race there
                take(made, step)
            befell = [[each.rpartition(" ")[0] for each in desk.road.befell] for desk in made.desks]
            wrote = [len(desk.own()) for desk in made.desks]
            told.append((step, befell, wrote, len(made.office.received().ids), sorted(made.office.files())))
    return told


@pytest.fixture
def three(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


def test_another_century_at_one_desk_holds_up_nobody(three: World) -> None:
    """Fault 22: moments that no rule counts with come down to desks whose clocks are right."""
    one, two, _ = three.desks
    for shows in (EMPTY_BATTERY, FAR_AHEAD):
        deeds.take_one_in(two, 0)
        make_peace(three)
        (*_, ticket) = one.tickets()
        one.clocks.show(shows)
        perform(one.work, ticket, AddNote(f"钟错了 {shows.year}"), CLERK)
        perform(one.work, ticket, determination(), SUPERVISOR)
        take(three, Step("token expires", 0, 0, 0))  # the next session says what the clock shows
        holds_in_peace(three)
        changed = two.tickets()[ticket].changed_at
        assert changed is not None
        assert changed.year == shows.year
        skews = {each.device: each.skew_ms for each in three.office.office.admin.devices()}
        assert abs(skews[one.store.outbox.device()]) > 365 * 86_400_000


def test_a_session_renewed_after_a_restore_claims_nothing_of_before(three: World) -> None:
    """Fault 30: the token runs out, and with the new one comes another epoch."""
    desk = three.desks[0]
    three.office.back_up(tried=False)
    deeds.take_one_in(desk, 0)
    three.sync(0)
    three.restore_office(0)
    take(three, Step("token expires", 0, 0, 0))
    holds_now(three)
    three.sync(0)
    assert three.office.received().ids >= desk.own().keys()


def test_a_key_goes_again_though_head_office_got_its_entries_another_way(three: World) -> None:
    """Fault 30: restored to before the key, and the entries come on a stick that was written after it."""
    desk = three.desks[0]
    three.sync(0)
    three.office.back_up(tried=False)
    deeds.take_one_in(desk, 0)
    three.sync(0, lost_reply("/batches", None))
    three.export(0)
    three.restore_office(0)
    three.take_stick(0)
    holds_in_peace(three)


def test_a_token_that_lives_for_one_request(three: World) -> None:
    """Fault 21: entries, feed, files up and files down, with a new session for each call."""
    one, two, _ = three.desks
    deeds.take_one_in(two, 0)
    deeds.photo(two, 0, 5)
    make_peace(three)
    calls: list[str] = []

    def lapse(path: str) -> None:
        calls.append(path)
        if not path.endswith(("/hello", "/session")):
            three.office.clocks.go_on(hours=9)

    one.road.afterwards = lapse
    for _ in range(2):
        deeds.take_one_in(one, 0)
        deeds.photo(one, 0, 2)
        one.clocks.go_on(hours=9)
        assert one.pass_once() is None
        three.office.judge()
    assert one.store.outbox.unsent() == (0, 0, 0)
    assert sum(path.endswith("/session") for path in calls) > len(calls) / 5
    holds_in_peace(three)


def test_what_comes_after_a_void_is_kept_and_said(three: World) -> None:
    """Fault 37: voided at one desk while another works on; its entries are taken, once, and told as voided."""
    one, two, _ = three.desks
    deeds.take_one_in(one, 0)
    make_peace(three)
    (ticket,) = one.tickets()
    perform(one.work, ticket, VoidTicket("开错了"), SUPERVISOR)
    three.sync(0)
    three.office.judge()
    perform(two.work, ticket, AddNote("还在做"), CLERK)
    note = list(two.own())[-1]
    three.sync(1, lost_reply("/batches"))
    three.sync(1)
    holds_in_peace(three)
    with three.office.office._database.reading() as connection:
        told = select(FEED.c.verdict).where(FEED.c.ticket == ticket).order_by(FEED.c.pos.desc()).limit(1)
        assert connection.scalar(told) == "voided"
    assert note in three.office.received().ids


def test_three_people_at_one_desk_between_two_pushes(three: World) -> None:
    """Fault 39: the journal belongs to the device, and each entry says who wrote it."""
    desk = three.desks[0]
    deeds.take_one_in(desk, 0)
    three.sync(0, lost_reply("/batches"))
    (ticket,) = desk.tickets()
    for number, person in enumerate(deeds.PEOPLE):
        perform(desk.work, ticket, AddNote(f"{number}"), person)
        three.sync(0, lost_reply("/batches"))
    holds_in_peace(three)
    for each in three.desks:
        lines = [line for line in each.store.tickets.history(ticket) if line.type == "note.added"]
        assert [line.user for line in lines] == [person.name for person in deeds.PEOPLE]


def test_an_entry_is_not_changed_between_two_tries(three: World) -> None:
    """Fault 4: work goes on while a push fails; what was written stays, what is new comes behind it."""
    desk = three.desks[0]
    deeds.take_one_in(desk, 0)
    first = desk.own()
    (ticket,) = desk.tickets()
    for number in range(3):
        three.sync(0, lost_reply("/batches", None))
        perform(desk.work, ticket, AddNote(f"{number}"), CLERK)
    assert first.items() <= desk.own().items()
    holds_in_peace(three)
    assert desk.tickets()[ticket].entries == 4


def test_an_entry_that_cannot_be_judged_holds_up_its_ticket_alone(three: World) -> None:
    """Fault 10."""
    desk = three.desks[0]
    deeds.take_one_in(desk, 0)
    deeds.take_one_in(desk, 0)
    make_peace(three)
    bad, good = desk.tickets()
    three.stranger.poison(bad)
    three.stranger.send()
    for ticket in (bad, good):
        perform(desk.work, ticket, AddNote("还在做"), CLERK)
    holds_in_peace(three)
    assert three.office.aside("quarantined") == {bad}
    for each in three.desks:
        assert each.tickets()[good].entries == three.office.tickets()[good].entries


def test_what_is_judged_in_any_portions_is_the_same(three: World) -> None:
    """Fault 35: two desks change one ticket over the network, judged entry by entry or all at once."""
    one, two, _ = three.desks
    deeds.take_one_in(one, 0)
    make_peace(three)
    for value in range(6):
        deeds.amend(one, 0, value, value)
        deeds.amend(two, 0, value, value + 1)
        three.sync(value % 2)
        three.office.office.projector.project_once(1)
    holds_in_peace(three)
    assert three.office.office.trouble.conflicts(three.office.branch)
