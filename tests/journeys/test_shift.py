"""The shift by keyboard alone, in the real window: steps 1 and 9, one hands over, the other takes over."""

from __future__ import annotations

import pytest

from app.domain.records import Document
from tests.journeys.conftest import SetClock
from tests.journeys.ledger import reading
from tests.journeys.screen import Desk, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

LAST_NIGHT = "JB-2F01-261119-0001"
NUMBER = "JB-2F01-261120-0001"


def sheet(desk: Desk, confirmed: int, number: str = NUMBER) -> Document | None:
    """The sheet of that number, once so many have confirmed it."""
    with reading(desk.store) as tickets:
        found = tickets.numbered(number)
        ticket = tickets.ticket(found[0][1]) if found else None
    document = ticket.documents[-1] if ticket and ticket.documents else None
    return document if document is not None and len(document.signatures) >= confirmed else None


@pytest.mark.parametrize("desk", ["09:45"], indirect=True)
def test_a_shift_is_taken_over_and_handed_over(desk: Desk, clock: SetClock) -> None:
    """林晓敏 finds the sheet of last night and confirms it; in the afternoon she makes one and confirms it.

    周倩 mistypes her PIN, signs in, finds that sheet, confirms it.
    """
    desk.on_page(f"单据 {LAST_NIGHT}")
    desk.write("1122")
    desk.press("Return")
    taken = wait_until(lambda: sheet(desk, 2, LAST_NIGHT), f"not taken over: {desk.output()}")
    assert [(each.signer, each.method) for each in taken.signatures] == [("周倩", "pin"), ("林晓敏", "pin")]
    desk.press("Escape")
    desk.on_page("单据 –")  # the list, no sheet over it
    clock("15:50")
    desk.press("F12")
    desk.on_page("同步")
    desk.press("F12")  # once: on 同步 and on 单据 the key leads elsewhere
    desk.on_page("单据 –")
    desk.write("交接")
    desk.press("Return")
    desk.on_page("单据 交接班单")
    desk.press("Return", "Return", "Down")  # the first of the list takes over
    desk.press("F10")
    wait_until(lambda: sheet(desk, 0), "the sheet was not issued")
    desk.on_page(f"单据 {NUMBER}")
    desk.write("1122")
    desk.press("Return")
    wait_until(lambda: sheet(desk, 1), "who hands over has not confirmed")
    desk.press("ctrl+l")
    desk.take_keyboard(desk.on_page("登录"))
    desk.press("Right")
    desk.write("9999")
    desk.press("Return")
    desk.write("2233")
    desk.press("Return")
    desk.on_page(f"单据 {NUMBER}")
    desk.write("2233")
    desk.press("Return")
    signed = wait_until(lambda: sheet(desk, 2), f"who takes over has not confirmed: {desk.output()}")
    assert [(each.signer, each.method) for each in signed.signatures] == [("林晓敏", "pin"), ("周倩", "pin")]
