"""Bad input: what is wrong and what is expected stands beside the field, and goes when it is right."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent

from app.ui.kit.messages import Message
from app.ui.screens.intake.session import intake_of
from tests.ui.kit.keyboard import Key, compose, press, write
from tests.ui.screens.intake.counter import Counter


def _type(counter: Counter, name: str, text: str) -> None:
    """Type into a field, opened if need be, and go on."""
    counter.page.view.go_to(name, counter.page.front.form)
    compose("", text)
    press(Key.Key_Tab)


def _error(counter: Counter, name: str) -> str:
    field = counter.page.view.field(name)
    assert field is not None
    return field.error


def _warning(counter: Counter, name: str) -> str:
    field = counter.page.view.field(name)
    assert field is not None
    return field.warning


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("phone", "2233", "The whole number, please"),
        ("phone", "138王00002233", "Digits only; WeChat under More"),
        ("name", "王" * 10_000, "10000 characters; 200 at most"),
        ("words", "漏" * 10_001, "10001 characters; 10000 at most"),
        ("price", "1.999", "Two decimals at most"),
        ("price", "abc", "No amount; for example 199.00"),
        ("sold_date", "2026-11-21", "Not after today"),
        ("sold_date", "2026-02-30", "There is no such day"),
        ("sold_date", "neulich", "No date; for example -3 or 昨"),
        ("sold_date", "1950-01-01", "Only the years 1990–2199"),
        ("installed_date", "+1", "Not after today"),
        ("quantity", "0", "A number from 1 to 100000"),
        ("quantity", "1000000000", "A number from 1 to 100000"),
        ("people", "0", "A number from 1 to 100000"),
        ("wanted_by", "2026-11-19", "Is over; from today on"),
    ],
)
def test_it_is_said_when_the_keyboard_leaves_the_field(
    counter: Counter, name: str, typed: str, said: str
) -> None:
    _type(counter, name, typed)
    assert _error(counter, name) == said


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("phone", "13800002233123", "14 digits; a mobile has 11"),
        ("barcode", "6901234567893", "Check digit is wrong: scan again"),
    ],
)
def test_what_is_unusual_is_said_and_does_not_stop(
    counter: Counter, name: str, typed: str, said: str
) -> None:
    _type(counter, name, typed)
    assert (_warning(counter, name), _error(counter, name)) == (said, "")


def test_it_goes_as_soon_as_it_is_right(counter: Counter) -> None:
    _type(counter, "price", "1.999")
    counter.page.view.goods.price.setFocus()
    press(Key.Key_End)
    press(Key.Key_Backspace)
    assert _error(counter, "price") == ""


def test_an_error_stays_while_another_field_is_typed(counter: Counter) -> None:
    _type(counter, "price", "1.999")
    _type(counter, "brand", "美厨")
    assert _error(counter, "price") == "Two decimals at most"


def test_a_field_left_empty_is_no_error_before_saving(counter: Counter) -> None:
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    assert (_error(counter, "phone"), _error(counter, "name")) == ("", "")
    counter.enter("1")
    press(Key.Key_F10)
    assert _error(counter, "phone") == "Phone, WeChat or address"
    assert counter.focused() == "phone"


def test_delivered_before_it_was_bought_is_worth_a_word(counter: Counter) -> None:
    _type(counter, "sold_date", "2026-11-08")
    _type(counter, "received_date", "2026-11-01")
    assert _warning(counter, "received_date") == "Before “Bought on” 11-08"


def test_what_nobody_sees_is_not_kept(counter: Counter) -> None:
    counter.enter("13900001111", "刘\0女\a士")
    counter.settle()
    counter.page.view.goods.goods.setFocus()
    counter.enter("🔥电水壶\x1b[31m")
    counter.page.view.problem.words.setFocus()
    counter.page.view.problem.words.setPlainText("漏\0水🔥\n第二行")
    counter.page.view.problem.demand.setFocus()
    write("2")
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert ticket.customer.name == "刘女士"
    assert ticket.items[0].goods.name == "🔥电水壶[31m"
    assert ticket.problem.words == "漏水🔥\n第二行"


def test_full_width_digits_are_digits_in_every_number(counter: Counter) -> None:
    _type(counter, "phone", "１３９００００１１１１")
    _type(counter, "quantity", "２")
    _type(counter, "sold_date", "２０２６－１１－０８")
    counter.settle()
    assert [_error(counter, name) for name in ("phone", "quantity", "sold_date")] == ["", "", ""]
    reading = counter.page.presenter.read(counter.page.front)
    assert (reading.form.customer.phone, reading.form.goods[0].quantity) == ("13900001111", 2)
    assert str(reading.form.goods[0].sold_date) == "2026-11-08"


def test_the_examples_of_a_day_lie_where_the_day_does(counter: Counter) -> None:
    view = counter.page.view
    view.goods.days["sold_date"].setFocus()
    assert view.goods.days["sold_date"].placeholderText() == "1118  -3  昨"
    assert view.problem.wanted_by.placeholderText() == "1125  +3  周二"
    counter.time.advance(days=10)
    view.problem.wanted_by.setFocus()
    view.problem.wanted_by.focusInEvent(QFocusEvent(QEvent.Type.FocusIn))
    assert view.problem.wanted_by.placeholderText() == "1205  +3  周五"


@pytest.mark.parametrize("name", ["words", "name", "serial", "barcode", "address"])
def test_an_id_number_in_another_field_is_told_and_taken_out_by_one_key(counter: Counter, name: str) -> None:
    told: list[Message] = []
    counter.page.message_ready.connect(told.append)
    _type(counter, name, "11010519491231002X")
    assert _error(counter, name) == "No ID number here: it has its own field"
    (message,) = told
    (out,) = message.actions
    out.run()
    counter.settle()
    assert _error(counter, name) == ""
    assert getattr(counter.page.front.form, name) == "1101**********002X"
    _type(counter, name, "11010519491231002X")
    assert len(told) == 2, "it is said again when another one comes"


def test_no_draft_holds_an_id_number_that_was_typed_into_a_text(counter: Counter) -> None:
    _type(counter, "name", "王建国")
    _type(counter, "words", "本人身份证１１０１０５１９４９１２３１００２Ｘ")
    counter.page.drafting.keep_front()
    counter.settle()
    (draft,) = counter.work.drafts.all()
    assert intake_of(draft).form.words == "本人身份证1101**********002X"
    assert "19491231" not in draft.payload
