"""A clerk does what takes somebody else's right: who lends it says so with a PIN and a reason, by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from app.ui.labels.doings import action_label
from app.ui.screens.ticket.action_form import ActionForm
from app.ui.screens.ticket.view import TicketPage
from app.usecases.pins import KeptPin, pin_key
from tests.fakes.pins import QuickPins
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import CLERK, MANAGER, Bench


def test_the_manager_lends_the_right_and_the_clerk_stays_the_author(bench: Bench) -> None:
    bench.services = replace(bench.services, workplace=replace(bench.work, pin_hashes=QuickPins()))
    bench.work.settings.put({pin_key(MANAGER.name): KeptPin(QuickPins().hashed("4711")).value()})
    ticket = bench.ticket()
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.setFocus()
    press(Key.Key_Period)
    write(action_label("VoidTicket"))
    press(Key.Key_Return)
    form = page.body.over()
    assert isinstance(form, ActionForm)
    bench.settle()
    assert form.lender.isVisible()
    assert form.lender.who.value() == MANAGER.name
    write("录错了")
    press(Key.Key_Return)
    press(Key.Key_Return)
    write("0815")
    press(Key.Key_Return)
    write("当面核对")
    press(Key.Key_Return)
    bench.settle()
    assert "PIN" in form.wrong.text() or "pin" in form.wrong.text()
    assert form.lender.pin.text() == ""
    form.lender.pin.setFocus()
    write("4711")
    press(Key.Key_F10)
    bench.until(lambda: bench.now(ticket).voided)
    granted, voided = bench.history(ticket)[-2:]
    assert (granted.type, granted.user, granted.values["lender"]) == (
        "override.granted",
        CLERK.name,
        MANAGER.name,
    )
    assert (voided.type, voided.user) == ("ticket.voided", CLERK.name)
