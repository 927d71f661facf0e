"""A desk without a head office joins one: address, code, fingerprint, done; by keys alone."""

from __future__ import annotations

from app.domain.refusals import ProblemError
from app.ui.screens.sync.enrol_card import grouped
from app.usecases.desk_settings import JOINED_AT
from app.usecases.pins import KeptPin, pin_key
from tests.fakes.syncing import CODE, FINGERPRINT, URL, FakeLink
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.sync.conftest import Show
from tests.ui.screens.ticket.bench import Bench


def fill(bench: Bench, code: str) -> None:
    write(URL)
    press(Key.Key_Return)
    write(code)
    press(Key.Key_Return)
    press(Key.Key_Return)
    bench.settle()


def test_without_a_head_office_the_page_says_that_everything_works(bench: Bench, show: Show) -> None:
    page = show(FakeLink())
    assert not page.is_joined()
    assert page.enrol.url.hasFocus()
    assert page.go.isHidden()
    assert {hint.key for hint in page.hints()} == {"Enter"}


def test_enter_after_enter_joins_after_the_fingerprint_was_compared(bench: Bench, show: Show) -> None:
    link = FakeLink()
    page = show(link)
    fill(bench, CODE)
    assert link.syncing.asked == [f"look {URL}"]
    assert page.enrol.print.text() == grouped(FINGERPRINT)
    assert page.enrol.go.hasFocus()
    press(Key.Key_Return)
    bench.settle()
    assert f"enrol {CODE}" in link.syncing.asked
    assert page.is_joined()
    assert bench.work.settings.get(JOINED_AT) == "2026-11-20T14:00:00+08:00"
    assert "云汇广场店" in bench.messages[-1].text


def test_a_code_that_is_wrong_or_used_is_said_beside_its_field_with_what_to_do(
    bench: Bench, show: Show
) -> None:
    page = show(FakeLink())
    fill(bench, "1111")
    press(Key.Key_F10)
    bench.settle()
    field = page.enrol.fields["code"]
    assert "sync_code_refused" in field.error
    assert "do sync_code_refused" in field.error
    assert page.enrol.code.hasFocus()
    assert page.enrol.seen is None


def test_an_address_that_is_none_is_said_beside_its_field(bench: Bench, show: Show) -> None:
    page = show(FakeLink())
    write("office")
    press(Key.Key_Return)
    write(CODE)
    press(Key.Key_F10)
    bench.settle()
    assert "url_wrong" in page.enrol.fields["url"].error
    assert page.enrol.url.hasFocus()


def test_nothing_is_asked_before_both_are_filled_in(bench: Bench, show: Show) -> None:
    link = FakeLink()
    page = show(link)
    press(Key.Key_F10)
    bench.settle()
    assert page.enrol.fields["url"].error
    assert link.syncing.asked == []


def test_esc_says_that_the_fingerprint_is_another_one(bench: Bench, show: Show) -> None:
    link = FakeLink()
    page = show(link)
    fill(bench, CODE)
    press(Key.Key_Escape)
    assert page.enrol.seen is None
    assert page.enrol.url.hasFocus()
    assert page.enrol.url.text() == URL
    assert not page.is_joined()


def test_what_stands_in_the_way_is_told_in_words(bench: Bench, show: Show) -> None:
    link = FakeLink()
    link.syncing.problem = ProblemError("sync_login_page")
    page = show(link)
    fill(bench, CODE)
    assert "do sync_login_page" in page.enrol.wrong.words.text()
    assert not page.enrol.wrong.isHidden()


def test_a_fingerprint_is_read_in_groups_on_two_lines() -> None:
    assert grouped("9f2c61d07ab4e83355aa01c4d9e27f60") == "9F2C  61D0  7AB4  E833\n55AA  01C4  D9E2  7F60"
    assert grouped("9F2C 61D0") == "9F2C  61D0"


def test_where_people_have_pins_a_clerk_does_not_join(bench: Bench, show: Show) -> None:
    """Head office would name the staff, and get everything that is here."""
    bench.work.settings.put({pin_key("何立"): KeptPin("hash").value()})
    link = FakeLink()
    page = show(link)
    fill(bench, CODE)
    assert link.syncing.asked == []
    assert page.enrol.seen is None
    assert page.enrol.wrong.isVisible()
    assert not page.is_joined()
