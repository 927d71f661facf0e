"""A clerk does what takes somebody else's right: who lends it says so with a PIN and a reason, by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from app.domain.steps.proof import RecordProof
from app.domain.vocabulary import ProofKind, ProofState
from app.ui.labels.doings import action_label
from app.ui.screens.ticket.action_form import ActionForm
from app.ui.screens.ticket.view import TicketPage
from app.usecases.perform import perform
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
    assert form.lender.pin_field.error.startswith("pin_wrong")
    assert form.lender.pin.text() == ""
    assert form.lender.pin.hasFocus()
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


def test_where_a_right_alone_is_missing_the_pin_can_be_typed_at_once(bench: Bench) -> None:
    """No field of its own: the keys are kept until it is known whose PIN; an empty one is not left by Enter."""
    bench.services = replace(bench.services, workplace=replace(bench.work, pin_hashes=QuickPins()))
    bench.work.settings.put({pin_key(MANAGER.name): KeptPin(QuickPins().hashed("4711")).value()})
    ticket = bench.ticket()
    perform(bench.work, ticket.id, RecordProof(ProofKind.MEMBER_RECORD), CLERK)
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.overlays.open_form("ConfirmProof")
    write("47")
    form = page.body.over()
    assert isinstance(form, ActionForm)
    bench.settle()
    assert form.lender.pin.text() == "47"
    form.lender.pin.clear()
    press(Key.Key_Return)
    assert form.lender.pin.hasFocus()
    write("4711")
    press(Key.Key_F10)
    assert form.lender.reason.hasFocus()
    write("核对过会员系统")
    press(Key.Key_Return)
    bench.until(lambda: bench.now(ticket).items[0].goods.proof_state == ProofState.VALID)
    granted, confirmed = bench.history(ticket)[-2:]
    assert (granted.values["lender"], granted.user, confirmed.user) == (MANAGER.name, CLERK.name, CLERK.name)
    assert confirmed.values["by"] == MANAGER.name
