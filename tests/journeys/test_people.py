"""People at the desk by keyboard alone, in the real window: who lends a right, who is locked out, who stands in.

Steps 3 and 5 of the clerk's Friday. Asserted is what was kept: who wrote, whose right it was, for what.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bootstrap import opened_store
from app.domain.pins import LOCKED_AT, Tries
from app.domain.rights import Override
from app.domain.status import Stage
from app.domain.steps.approval import ApprovalMethod, Approved
from app.domain.steps.overriding import OverrideGranted
from app.domain.steps.proof import ProofConfirmed, RecordProof
from app.domain.vocabulary import ProofKind, ProofState, Role
from app.store.opening import Store, StoreOptions
from app.usecases.desk import Person
from app.usecases.desk_settings import PERSON
from app.usecases.perform import perform
from app.usecases.pins import KeptPin, kept_pin, pin_key, running
from app.usecases.staffing import Absence, Staffing
from app.usecases.workplace import Workplace
from tests.journeys.conftest import Prepare
from tests.journeys.expect import open_work, press_until, ticket_when
from tests.journeys.ledger import settings, written
from tests.journeys.screen import Desk, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

SOFA = "2F01-261119-0010"
"""12,800.00 back, offered at 10:36: above the limit of the desk."""
COOKER = "2F01-261118-0003"
"""Bought without a receipt: a member record that waits for a supervisor's word."""
KETTLE = "2F01-261120-0001"
CLERK, OTHER, DEPUTY = "林晓敏", "周倩", "陈露"
SUPERVISOR, MANAGER = "吴敏华", Person("何立", Role.MANAGER)
A_DAY_MS = 24 * 3600 * 1000


def tries(desk: Desk, name: str) -> Tries:
    """The wrong tries of a person, as they are kept now."""
    return kept_pin(settings(desk.store)[pin_key(name)]).tries


def tried(desk: Desk, name: str, wrong: int) -> None:
    """So many wrong PINs of that person are kept."""
    wait_until(lambda: tries(desk, name).wrong == wrong, f"{name}: {tries(desk, name)}")


def signed_in(desk: Desk) -> str:
    """Whose entries come next."""
    return str(settings(desk.store)[PERSON])


def sign_in(desk: Desk, pin: str, *way: str) -> None:
    """Lock, go to the person's tile by the keys of `way`, and be them."""
    desk.press("ctrl+l")
    desk.take_keyboard(desk.on_page("登录"))
    desk.press(*way)
    desk.write(pin)
    desk.press("Return")


def lend(desk: Desk, number: str, pin: str, reason: str) -> None:
    """Confirm the member record by the right of the first who is offered: 4, their PIN, why."""
    open_work(desk, number)
    desk.press("4")
    desk.write(pin)
    desk.press("Return")
    desk.write(reason)
    desk.press("Return")


def proven(desk: Desk, number: str) -> None:
    """The member record of the ticket counts."""
    ticket_when(
        desk, number, lambda ticket: ticket.items[0].goods.proof_state is ProofState.VALID, "no proof"
    )


def granted(desk: Desk, number: str) -> list[tuple[str | None, Override, str]]:
    """Who acted, by whose right and why, and what was written with it at once."""
    rights, confirmed = (
        written(desk.store, number, OverrideGranted),
        written(desk.store, number, ProofConfirmed),
    )
    assert [(line.seq + 1, line.user, line.at) for line, _ in rights] == [
        (line.seq, line.user, line.at) for line, _ in confirmed
    ]
    return [
        (line.user, Override(said.lender, said.role, said.instead_of, said.reason), done.by)
        for (line, said), (_, done) in zip(rights, confirmed, strict=True)
    ]


@pytest.mark.parametrize("desk", ["11:05"], indirect=True)
def test_the_manager_approves_the_dear_sofa_at_the_desk(desk: Desk) -> None:
    """Step 3: 何立 mistypes, then approves 12,800.00; 林晓敏 stays signed in and takes the customer's word."""
    open_work(desk, SOFA)
    desk.press("Return")
    desk.write("9999")
    desk.press("Return")
    tried(desk, MANAGER.name, 1)
    assert written(desk.store, SOFA, Approved) == []
    desk.write("7788")
    desk.press("Return")
    ticket = ticket_when(desk, SOFA, lambda found: bool(found.approvals), "not approved")
    ((line, approved),) = written(desk.store, SOFA, Approved)
    assert line.user == CLERK == signed_in(desk)
    assert (approved.by, approved.role, approved.method) == (
        MANAGER.name,
        Role.MANAGER,
        ApprovalMethod.AT_DESK,
    )
    assert (approved.amount, approved.remedies) == (12_800_00, ("return_no_reason",))
    plan = ticket.items[0].plan
    assert plan is not None
    assert (approved.offer, approved.reason) == (plan.offered_in, "超出服务台权限")
    assert tries(desk, MANAGER.name).wrong == 0
    open_work(desk, SOFA)
    accepted = ("Return", "Return")
    press_until(
        desk, accepted, SOFA, lambda found: found.stage is Stage.PLAN_ACCEPTED, "the customer did not accept"
    )


@pytest.mark.parametrize("desk", ["11:05"], indirect=True)
def test_the_supervisor_lends_the_right_to_confirm_a_record(desk: Desk) -> None:
    """Step 5: 吴主管 types a PIN and says why; who is signed in stays, and is the author."""
    lend(desk, COOKER, "9999", "核对过会员系统")
    tried(desk, SUPERVISOR, 1)
    assert granted(desk, COOKER) == []
    desk.write("6677")
    desk.press("Return", "Return")
    proven(desk, COOKER)
    lent = Override(SUPERVISOR, Role.SUPERVISOR, reason="核对过会员系统")
    assert granted(desk, COOKER) == [(CLERK, lent, SUPERVISOR)]
    assert signed_in(desk) == CLERK


def nine_wrong(_store: Store, workplace: Workplace) -> None:
    """周倩 was tried for nine times, and everything that had to be waited for has passed."""
    kept = kept_pin(workplace.settings.get(pin_key(OTHER)))
    now = running(workplace.time)
    workplace.settings.put(
        {pin_key(OTHER): KeptPin(kept.hash, Tries(9, A_DAY_MS, now.boot, now.mono)).value()}
    )


def let_a_day_pass(desk: Desk) -> None:
    """The program ends; what it writes down each minute of a day is written; it is started again."""
    assert desk.close() == 0, desk.output()
    with opened_store(desk.store, options=StoreOptions(reserve_bytes=0)) as (_, workplace):
        kept = kept_pin(workplace.settings.get(pin_key(OTHER)))
        passed = replace(kept.tries, served=kept.tries.served + A_DAY_MS)
        workplace.settings.put({pin_key(OTHER): KeptPin(kept.hash, passed).value()})
    desk.start()


@pytest.mark.parametrize("prepare", [nine_wrong])
def test_the_tenth_wrong_pin_locks_one_person_out_for_a_day(desk: Desk, prepare: Prepare) -> None:
    """Then the right one is not even judged; whoever else works here signs in as ever."""
    sign_in(desk, "9999", "Right")
    tried(desk, OTHER, LOCKED_AT)
    before = tries(desk, OTHER)
    assert before.left_s > 0
    desk.write("2233")
    desk.press("Return")
    wait_until(lambda: tries(desk, OTHER).mono > before.mono, "the right PIN was not even looked at")
    assert tries(desk, OTHER).wrong == LOCKED_AT
    assert signed_in(desk) == CLERK
    desk.on_page("登录")
    desk.press("Left")
    desk.write("1122")
    desk.press("Return")
    desk.on_page("工单")
    let_a_day_pass(desk)
    sign_in(desk, "2233", "Right")
    desk.on_page("工单")
    assert signed_in(desk) == OTHER
    tried(desk, OTHER, 0)


def away(_store: Store, workplace: Workplace) -> None:
    """吴主管 is away until Sunday, 陈露 stands in; two member records wait for a word."""
    absence = Absence(date(2026, 11, 20), date(2026, 11, 22), DEPUTY)
    Staffing(workplace, MANAGER).set_absence(SUPERVISOR, absence)
    kettle = workplace.tickets.find(KETTLE)
    assert kettle is not None
    perform(workplace, kettle, RecordProof(ProofKind.MEMBER_RECORD), Person(CLERK))


@pytest.mark.parametrize("prepare", [away])
@pytest.mark.parametrize("desk", ["11:05"], indirect=True)
def test_the_deputy_of_the_absent_supervisor_lends_and_acts(desk: Desk, prepare: Prepare) -> None:
    """陈露 lends the clerk what she has as deputy; signed in herself she does it without being lent anything."""
    lend(desk, COOKER, "3344", "代主管核对")
    proven(desk, COOKER)
    lent = Override(DEPUTY, Role.SUPERVISOR, SUPERVISOR, "代主管核对")
    assert granted(desk, COOKER) == [(CLERK, lent, DEPUTY)]
    sign_in(desk, "3344", "Right", "Right")
    open_work(desk, KETTLE)
    desk.press("Tab", "Tab", "Tab", "Tab", "4")
    proven(desk, KETTLE)
    assert signed_in(desk) == DEPUTY
    ((author, own, confirmed_by),) = granted(desk, KETTLE)
    assert (author, own.person, own.role, own.instead_of) == (DEPUTY, DEPUTY, Role.SUPERVISOR, SUPERVISOR)
    assert confirmed_by == DEPUTY
