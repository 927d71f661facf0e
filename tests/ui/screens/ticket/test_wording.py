"""The wording guard on a ticket: what the rules of its profile forbid is marked in a promise, never in a note."""

from __future__ import annotations

from typing import cast

from app.ui.screens.ticket.body import COURSE
from app.ui.screens.ticket.view import TicketPage
from app.usecases.guarded_words import guarded_phrases
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import Bench


def _open(bench: Bench) -> TicketPage:
    ticket = bench.ticket()
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    return page


def test_a_profile_forbids_words_of_its_own(bench: Bench) -> None:
    forbidden = [(p.text, p.source) for p in guarded_phrases(bench.work, "ecommerce") if p.source]
    assert forbidden == [("不可能", "电商平台"), ("你理解错了", "电商平台")]
    assert guarded_phrases(bench.work, "mall_desk") == bench.work.reference.wording.phrases
    assert guarded_phrases(bench.work, "of another desk") == bench.work.reference.wording.phrases


def test_a_promise_is_watched_and_the_offered_words_are_one_key_away(bench: Bench) -> None:
    page = _open(bench)
    jot = page.body.course.jot
    jot.watch(guarded_phrases(bench.work, "ecommerce"), ())
    page.body.note("promise")
    assert page.body.tab() == COURSE
    write("这不可能")
    assert jot.guard.isVisible()
    assert "forbidden by the rules of 电商平台" in jot.line.accessibleDescription()
    jot.guard.swap.setFocus()
    press(Key.Key_Space)
    assert jot.line.text() == "这目前核查未能确认"
    assert jot.line.hasFocus()
    assert not jot.guard.isVisible()


def test_a_note_of_the_desk_may_quote_anything(bench: Bench) -> None:
    page = _open(bench)
    page.body.note("note")
    write("不可能")
    assert page.body.course.jot.guard.marks == ()
