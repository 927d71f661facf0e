"""A batch with authors whom head office does not know, or who had no right to: a person looks at each entry."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.authors import AUTHOR
from app.domain.money import Fen
from app.domain.status import TrackKind
from app.domain.steps.approval import ApprovalMethod, ApprovalRequested, Approved
from app.domain.steps.closing import TicketVoided
from app.domain.steps.contact import NoteAdded
from app.domain.steps.execution import ExecutionStarted
from app.domain.steps.overriding import OverrideGranted
from app.domain.steps.planning import PlanOffered
from app.domain.verdicts import Option
from app.domain.vocabulary import Role
from app.headoffice.office import HeadOffice
from app.headoffice.store.refusals import HeadOfficeError
from app.wire.messages import Verdict
from tests.fakes.cases import opened
from tests.headoffice.store.desks import NOON, Desk, FakeClock
from tests.headoffice.store.test_judging import verdicts

CLERK, SUPERVISOR, MANAGER, STRANGER = "林晓敏", "吴静", "何立", "冒名者"
TECHNICIAN = "赵永强"
WEEK = timedelta(days=7)


@pytest.fixture
def desk(office: HeadOffice, clock: FakeClock) -> Desk:
    """A desk whose people head office named a week ago, with a case of theirs."""
    clock.moment = NOON - WEEK
    people = ((CLERK, "clerk"), (SUPERVISOR, "supervisor"), (MANAGER, "manager"), (TECHNICIAN, "technician"))
    for name, role in people:
        office.reference.publish("staff", name, {"name": name, "role": role}, "b1")
    clock.moment = NOON
    made = Desk(1)
    made.enrol(office)
    made.open_ticket("t1")
    return made


def judged(office: HeadOffice, desk: Desk) -> list[Verdict]:
    """What became of what the desk wrote, in its order."""
    desk.push(office)
    office.projector.project_all()
    told = verdicts(office, desk)
    return [told[desk.writer, seq] for seq in range(1, len(desk.lines) + 1)]


def approved(by: str, role: Role, offer: str, **more: str) -> Approved:
    return Approved(
        "plan:1", by, role, offer, Fen(2_000_000), ("compensation",), "", ApprovalMethod.AT_DESK, **more
    )


def test_a_stranger_and_nobody_are_shown_to_a_person_and_never_lost(office: HeadOffice, desk: Desk) -> None:
    desk.write("t1", NoteAdded("客户来过"))
    forged = desk.write("t1", NoteAdded("已全额退款"), user=STRANGER)
    desk.write("t1", NoteAdded("无名"), user=None)
    assert judged(office, desk) == ["applied", "applied", "conflict", "conflict"]
    first, second = office.trouble.conflicts()
    assert (first.entry, first.detail["kind"], second.detail["kind"]) == (forged.id, AUTHOR, AUTHOR)
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.entries, row.conflicts) == (2, 2)
    assert office.trouble.values("b1", desk.writer, 3) == (("says", "", "已全额退款"),)
    office.trouble.decide("b1", desk.writer, 3, take=True, note="本人电话确认", user="周总")
    office.trouble.decide("b1", desk.writer, 4, take=False, note="", user="周总")
    office.projector.project_all()
    assert office.trouble.conflicts() == ()


LENT = (
    (OverrideGranted("TicketVoid", SUPERVISOR, Role.SUPERVISOR, "在场"), ["applied", "conflict"]),
    (OverrideGranted("VoidTicket", SUPERVISOR, Role.SUPERVISOR, "在场"), ["applied", "applied"]),
    (OverrideGranted("VoidTicket", STRANGER, Role.SUPERVISOR, "在场"), ["conflict", "conflict"]),
    (OverrideGranted("VoidTicket", SUPERVISOR, Role.MANAGER, "在场"), ["conflict", "conflict"]),
    (OverrideGranted("VoidTicket", CLERK, Role.CLERK, "自己"), ["conflict", "conflict"]),
    (OverrideGranted("VoidTicket", CLERK, Role.MANAGER, "", MANAGER), ["applied", "applied"]),
    (OverrideGranted("VoidTicket", CLERK, Role.MANAGER, "", SUPERVISOR), ["conflict", "conflict"]),
)
APPROVALS = (
    (MANAGER, Role.MANAGER, MANAGER, "applied"),
    (STRANGER, Role.MANAGER, STRANGER, "conflict"),
    (CLERK, Role.MANAGER, "", "conflict"),
    (SUPERVISOR, Role.MANAGER, SUPERVISOR, "conflict"),
)


def test_the_role_must_have_the_right_or_it_was_lent_by_who_has_it(office: HeadOffice, desk: Desk) -> None:
    expected = ["applied"]
    by_whom = ((CLERK, "conflict"), (SUPERVISOR, "applied"), (STRANGER, "conflict"))
    for number, (user, verdict) in enumerate(by_whom):
        desk.open_ticket(f"role{number}")
        desk.write(f"role{number}", TicketVoided("误录"), user=user)
        expected += ["applied", verdict]
    at = NOON + timedelta(minutes=5)
    for number, (granted, verdicts_of) in enumerate(LENT):
        desk.open_ticket(f"lent{number}")
        desk.write(f"lent{number}", granted, at=at)
        desk.write(f"lent{number}", TicketVoided("误录"), at=at)
        expected += ["applied", *verdicts_of]
    assert judged(office, desk) == expected


def test_a_technician_writes_on_cases_of_his_own(office: HeadOffice, desk: Desk) -> None:
    desk.write("t1", NoteAdded("到场"), user=TECHNICIAN)
    desk.write("t1", ExecutionStarted("1", TrackKind.REPAIR, {"technician": TECHNICIAN}))
    desk.write("t1", NoteAdded("到场"), user=TECHNICIAN)
    assert judged(office, desk) == ["applied", "conflict", "applied", "applied"]


def test_an_approval_is_by_somebody_who_may(office: HeadOffice, desk: Desk) -> None:
    at, last = NOON + timedelta(minutes=5), []
    for number, (by, role, lends, _) in enumerate(APPROVALS):
        ticket = desk.open_ticket(f"plan{number}")
        offer = desk.write(ticket, PlanOffered("1", (Option("compensation", amount=Fen(2_000_000)),)))
        if lends:
            desk.write(ticket, OverrideGranted("ApprovePlan", lends, role, "在场"), at=at)
        last.append(desk.write(ticket, approved(by, role, offer.id), at=at).seq)
    told = judged(office, desk)
    assert [told[seq - 1] for seq in last] == [verdict for *_, verdict in APPROVALS]


def test_a_right_is_lent_for_one_moment_and_one_person(office: HeadOffice, desk: Desk) -> None:
    at = NOON + timedelta(minutes=5)
    lent = OverrideGranted("VoidTicket", SUPERVISOR, Role.SUPERVISOR, "在场")
    desk.write("t1", lent, at=at)
    desk.write("t1", TicketVoided("误录"), at=at + timedelta(seconds=1))
    assert judged(office, desk)[1:] == ["applied", "conflict"]


def test_head_office_is_asked_and_answers(office: HeadOffice, desk: Desk) -> None:
    offer = desk.write("t1", PlanOffered("1", (Option("compensation", amount=Fen(2_000_000)),)))
    asked = ApprovalRequested("plan:1", offer.id, Fen(2_000_000), ("compensation",), "客户在店等候")
    desk.write("t1", asked)
    assert judged(office, desk) == ["applied"] * 3
    assert [(each.ticket, each.branch) for each in office.trouble.requests()] == [("t1", "b1")]
    (plan,) = office.trouble.waiting_plans("b1", "t1")
    assert (plan.asked_by, plan.asked_reason, plan.denied_by) == (CLERK, "客户在店等候", "")
    with pytest.raises(HeadOfficeError, match="approval_refused"):
        office.trouble.deny("b1", "t1", user="周总", reason=" ")
    office.trouble.deny("b1", "t1", user="周总", reason="先走维修")
    office.projector.project_all()
    assert office.trouble.requests("b1") == ()
    (plan,) = office.trouble.waiting_plans("b1", "t1")
    assert plan.denied_by == "周总"
    desk.write("t1", asked)
    assert judged(office, desk) == ["applied"] * 4
    assert len(office.trouble.requests()) == 1
    office.trouble.approve("b1", "t1", user="周总")
    office.projector.project_all()
    assert office.trouble.requests() == ()


def test_who_left_since_was_there_when_it_was_written(
    office: HeadOffice, desk: Desk, clock: FakeClock
) -> None:
    desk.write("t1", NoteAdded("客户来过"), user=MANAGER)
    desk.write("t1", NoteAdded("之前"), user=MANAGER)
    clock.advance(days=2)
    office.reference.retire("staff", [MANAGER], "b1", confirmed=True)
    clock.advance(days=30)
    desk.write("t1", NoteAdded("客户又来"), user=MANAGER, at=clock.now())
    assert judged(office, desk) == ["applied", "applied", "applied", "conflict"]


def test_before_the_first_list_the_desks_word_is_all_there_is(office: HeadOffice, clock: FakeClock) -> None:
    desk = Desk(3)
    desk.enrol(office)
    early = NOON - 2 * WEEK
    desk.write("t3", opened("t3", "2F03-0001", early).body, at=early)
    desk.write("t3", NoteAdded("名单之前"), user=STRANGER, at=early)
    office.reference.publish("staff", CLERK, {"name": CLERK, "role": "clerk"}, "b1")
    clock.advance(days=1)
    desk.write("t3", NoteAdded("名单之后"), user=STRANGER, at=clock.now())
    assert judged(office, desk) == ["applied", "applied", "conflict"]


def test_without_a_list_the_desks_word_is_all_there_is(office: HeadOffice) -> None:
    desk = Desk(2)
    desk.enrol(office)
    desk.open_ticket("t2")
    desk.write("t2", TicketVoided("误录"), user=STRANGER)
    assert judged(office, desk) == ["applied", "applied"]
