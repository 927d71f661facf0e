"""Who dates an entry to when its author still had the right is found out; who was only offline is not troubled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from app.domain.authors import AUTHOR
from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.wire.messages import At
from tests.fakes.cases import opened
from tests.headoffice.store.desks import NOON, Desk, FakeClock
from tests.headoffice.store.test_judging import verdicts
from tests.headoffice.store.test_sticks import Sink, copied, stick

CLERK, LEFT, STRANGER, NEWCOMER = "林晓敏", "何立", "冒名者", "新来的"
DAY = timedelta(days=1)
LISTED, DISMISSED, HIRED = NOON, NOON + 10 * DAY, NOON + 12 * DAY
YEAR_1970, YEAR_2099 = datetime(1970, 1, 1, 8, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)


@pytest.fixture
def desk(office: HeadOffice, clock: FakeClock) -> Desk:
    """A desk of before the first list; then somebody was dismissed, and somebody came."""
    clock.moment = NOON - 30 * DAY
    made = Desk(1)
    made.enrol(office)
    opening = opened("t1", "2F01-0001", clock.moment).body
    made.write("t1", opening, at=clock.moment)
    made.push(office)
    clock.moment = LISTED
    for name in (CLERK, LEFT):
        office.reference.publish("staff", name, {"name": name, "role": "clerk"}, "b1")
    clock.moment = DISMISSED
    office.reference.retire("staff", [LEFT], "b1", confirmed=True)
    clock.moment = HIRED
    office.reference.publish("staff", NEWCOMER, {"name": NEWCOMER, "role": "clerk"}, "b1")
    clock.moment = NOON + 20 * DAY
    return made


def judged(office: HeadOffice, desk: Desk, first: int) -> list[str]:
    office.projector.project_all()
    told = verdicts(office, desk)
    return [str(told[desk.writer, seq]) for seq in range(first, len(desk.lines) + 1)]


class Said(NamedTuple):
    """An entry: by whom, dated when, and what is due."""

    user: str
    at: datetime
    verdict: str


AFTER_A_COLLEAGUE = {
    "in order": (Said(LEFT, NOON + 5 * DAY, "applied"), Said(CLERK, NOON + 15 * DAY, "applied")),
    "before the dismissal, behind a later one": (
        Said(CLERK, NOON + 15 * DAY, "applied"),
        Said(LEFT, NOON + 5 * DAY, "conflict"),
    ),
    "before the first list, behind a later one": (
        Said(CLERK, NOON + 15 * DAY, "applied"),
        Said(STRANGER, NOON - DAY, "conflict"),
    ),
    "before the first list, in order": (
        Said(STRANGER, NOON - DAY, "applied"),
        Said(CLERK, NOON + 15 * DAY, "applied"),
    ),
    "an empty battery": (
        Said(CLERK, NOON + 15 * DAY, "applied"),
        Said(CLERK, YEAR_1970, "applied"),
        Said(NEWCOMER, YEAR_1970, "applied"),
        Said(CLERK, NOON + 16 * DAY, "applied"),
    ),
    "an empty battery is no way in": (
        Said(CLERK, NOON + 15 * DAY, "applied"),
        Said(LEFT, YEAR_1970, "conflict"),
    ),
    "a clock far ahead does not move what follows": (
        Said(CLERK, YEAR_2099, "applied"),
        Said(LEFT, NOON + 5 * DAY, "applied"),
        Said(CLERK, NOON + 15 * DAY, "applied"),
    ),
}


@pytest.mark.parametrize("said", AFTER_A_COLLEAGUE.values(), ids=AFTER_A_COLLEAGUE)
@pytest.mark.parametrize("at_once", [True, False])
def test_what_came_before_in_the_journal_was_written_before(
    office: HeadOffice, desk: Desk, said: tuple[Said, ...], at_once: bool
) -> None:
    """The same in one batch and in many: weeks may pass before anything is sent."""
    begin = first = len(desk.lines) + 1
    for each in said:
        desk.write("t1", NoteAdded("客户来过"), user=each.user, at=each.at)
    cuts = [len(desk.lines)] if at_once else range(first, len(desk.lines) + 1)
    for end in cuts:
        desk.push(office, begin, end)
        begin = end + 1
    assert judged(office, desk, first) == [each.verdict for each in said]


def meet(office: HeadOffice, clock: FakeClock, desk: Desk, moment: datetime) -> None:
    """The desk is there at that moment and sends what it has."""
    clock.moment = moment
    desk.session(office)
    desk.push(office)


def test_who_was_met_since_writes_nothing_before_that(
    office: HeadOffice, clock: FakeClock, desk: Desk
) -> None:
    """The clock of the desk is set back on the day after somebody left; nobody had written anything since."""
    desk.write("t1", NoteAdded("在职"), user=LEFT, at=NOON + 9 * DAY)
    meet(office, clock, desk, NOON + 13 * DAY)
    desk.write("t1", NoteAdded("补记"), user=LEFT, at=NOON + 9 * DAY)
    desk.write("t1", NoteAdded("补记"), user=STRANGER, at=NOON - DAY)
    desk.write("t1", NoteAdded("时钟不准"), user=NEWCOMER, at=YEAR_1970)
    meet(office, clock, desk, NOON + 14 * DAY)
    assert judged(office, desk, 2) == ["applied", "conflict", "conflict", "applied"]


def test_an_end_that_is_invented_helps_for_one_meeting(
    office: HeadOffice, clock: FakeClock, desk: Desk
) -> None:
    meet(office, clock, desk, NOON + 9 * DAY)
    first = len(desk.lines) + 1
    clock.moment = NOON + 13 * DAY
    desk.session(office, last=At(10**9, "ab" * 32))
    desk.write("t1", NoteAdded("补记"), user=LEFT, at=NOON + 8 * DAY)
    meet(office, clock, desk, NOON + 13 * DAY)
    desk.write("t1", NoteAdded("补记"), user=LEFT, at=NOON + 8 * DAY)
    meet(office, clock, desk, NOON + 14 * DAY)
    assert judged(office, desk, first) == ["applied", "conflict"]


def test_a_store_that_was_put_back_goes_on_from_what_was_known(
    office: HeadOffice, clock: FakeClock, desk: Desk
) -> None:
    desk.write("t1", NoteAdded("客户来过"), at=NOON + 15 * DAY)
    meet(office, clock, desk, NOON + 16 * DAY)
    desk.begin_writer("b2")
    desk.write("t1", NoteAdded("补记"), user=LEFT, at=NOON + 5 * DAY)
    desk.write("t1", NoteAdded("接着办"), at=NOON + 17 * DAY)
    desk.push(office)
    assert judged(office, desk, 2) == ["conflict", "applied"]


def twins(office: HeadOffice, clock: FakeClock, desk: Desk) -> Desk:
    """A copy of the store as of the fifth day; the desk itself went on and was there on the twentieth."""
    desk.write("t1", NoteAdded("客户来过"), at=NOON + 5 * DAY)
    meet(office, clock, desk, NOON + 5 * DAY)
    twin = copied(desk)
    desk.write("t1", NoteAdded("客户又来"), at=NOON + 19 * DAY)
    meet(office, clock, desk, NOON + 20 * DAY)
    return twin


def test_a_copy_brings_what_it_wrote_while_it_was_away(
    office: HeadOffice, clock: FakeClock, desk: Desk
) -> None:
    """What its twin wrote meanwhile says nothing of it; what both have from before does."""
    twin = twins(office, clock, desk)
    twin.begin_writer("b2", "forked")
    for user, at in ((LEFT, NOON + 8 * DAY), (STRANGER, NOON - DAY)):
        twin.write("t1", NoteAdded("补记"), user=user, at=at)
    twin.push(office)
    assert judged(office, twin, 2) == ["applied", "conflict"]


def test_a_copy_whose_entries_come_on_a_stick(office: HeadOffice, clock: FakeClock, desk: Desk) -> None:
    twin = twins(office, clock, desk)
    first = len(twin.lines) + 1
    for user, at in ((LEFT, NOON + 8 * DAY), (STRANGER, NOON - DAY)):
        twin.write("t1", NoteAdded("补记"), user=user, at=at)
    office.import_stick(stick(office, twin, twin.batch(first)), Sink())
    office.projector.project_all()
    (found,) = office.trouble.conflicts()
    assert (found.detail["kind"], found.entry) == (AUTHOR, twin.entries[-1].id)
