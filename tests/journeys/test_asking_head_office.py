"""Step 3 of the clerk's Friday where no manager is there: head office is asked, and answers, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import sync_of
from app.domain.status import Stage
from app.domain.steps.approval import ApprovalMethod, ApprovalRequested, Approved
from app.store.opening import Store
from app.sync_beside import Listeners
from app.usecases.workplace import Workplace
from tests.fakes.upstairs import Upstairs, upstairs_at
from tests.journeys.conftest import Prepare
from tests.journeys.expect import open_work, page_by, press_until, ticket_when
from tests.journeys.ledger import written
from tests.journeys.screen import Desk, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

SOFA = "2F01-261119-0010"
REASON = "超出服务台权限"


@pytest.fixture
def upstairs(tmp_path: Path) -> Iterator[Upstairs]:
    with upstairs_at(tmp_path / "office") as office:
        yield office


@pytest.fixture
def prepare(upstairs: Upstairs) -> Prepare:
    """The desk has joined head office, and sent nothing yet."""

    def join(store: Store, _workplace: Workplace) -> None:
        sync = sync_of(store, "2F01", Listeners())
        sync.enrol(sync.look(upstairs.url), upstairs.code("前台"))
        sync.stop()

    return join


@pytest.mark.parametrize("desk", ["11:05"], indirect=True)
def test_head_office_is_asked_and_its_answer_comes_down(desk: Desk, upstairs: Upstairs) -> None:
    """The request waits with the plan; nothing is agreed until the answer is there, and then it is."""
    open_work(desk, SOFA)
    desk.press("shift+Tab", "Return")
    waiting = ticket_when(desk, SOFA, lambda found: bool(found.requests), "head office was not asked")
    ((line, asked),) = written(desk.store, SOFA, ApprovalRequested)
    assert (line.user, asked.amount, asked.reason) == ("林晓敏", 12_800_00, REASON)
    assert (waiting.stage, waiting.approvals) == (Stage.PLAN_OFFERED, ())
    (request,) = wait_until(upstairs.office.trouble.requests, "it did not come up")
    assert (request.branch, request.ticket) == (upstairs.branch, line.ticket)
    upstairs.office.trouble.approve(upstairs.branch, request.ticket, user="总部 杨帆")
    page_by(desk, "F12", "同步")
    press_until(desk, ("F10",), SOFA, lambda found: bool(found.approvals), "the answer did not come down")
    ((_, approved),) = written(desk.store, SOFA, Approved)
    assert (approved.by, approved.method, approved.amount) == ("总部 杨帆", ApprovalMethod.REMOTE, 12_800_00)
    assert approved.offer == asked.offer
    open_work(desk, SOFA)
    accepted = ("Return", "Return")
    press_until(desk, accepted, SOFA, lambda found: found.stage is Stage.PLAN_ACCEPTED, "not accepted")
