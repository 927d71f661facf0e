"""Interruptions: parked intakes, drafts a second behind, what a power cut leaves, what is thrown away."""

from dataclasses import replace
from time import monotonic

import pytest

from app.ui.screens.intake.day_sheet import DaySheet
from app.ui.screens.intake.drafting import INTERVAL_MS
from app.usecases.intake_draft import decode
from app.usecases.read_models import QueueFilter
from tests.ui.kit.keyboard import ALT, CTRL, Key, press, write
from tests.ui.screens.intake.conftest import Open
from tests.ui.screens.intake.counter import KETTLE, Counter


def _begin(counter: Counter, phone: str, name: str) -> None:
    counter.enter(phone)
    counter.settle()
    write(name)


def test_what_is_typed_is_kept_within_a_second(counter: Counter) -> None:
    assert INTERVAL_MS < 1000
    write("139")
    write("0000")
    counter.keep_drafts()
    (draft,) = counter.work.drafts.all()
    assert decode(draft.payload).phone == "1390000"
    assert not draft.parked


def test_typing_on_does_not_put_the_keeping_off(counter: Counter) -> None:
    begun = monotonic()
    while not counter.work.drafts.all() and monotonic() - begun < 3:
        write("1")
        counter.qtbot.wait(40)
    assert counter.work.drafts.all(), "kept while the clerk was typing on"


def test_nothing_typed_is_no_draft(counter: Counter) -> None:
    press(Key.Key_F2)
    press(Key.Key_F8)
    counter.settle()
    assert counter.work.drafts.all() == ()


def test_after_a_power_cut_the_intake_of_that_time_is_offered(open_counter: Open) -> None:
    before = open_counter()
    before.time.moment = before.time.moment.replace(hour=13, minute=5)
    press(Key.Key_F2)
    _begin(before, "13900001111", "刘女士")
    before.page.view.goods.goods.setFocus()
    write("电饭煲")
    before.keep_drafts()
    write(" FB4")
    before.kill()

    after = open_counter()
    strip = after.page.view.recovery
    assert strip.question() == "Restore the intake of 13:05?"
    assert after.page.front.empty
    press(Key.Key_Return)
    after.settle()
    assert not strip.question()
    form = after.page.front.form
    assert (form.phone, form.name) == ("13900001111", "刘女士")
    assert form.goods.startswith("电饭煲")
    assert f"{after.page.presenter.local(after.page.front.started_at):%H:%M}" == "13:05"
    press(Key.Key_F2)
    assert after.page.front.empty
    assert after.page.view.customer.phone.text() == ""


def test_kept_for_later_it_is_a_tab(open_counter: Open) -> None:
    before = open_counter()
    _begin(before, "13900001111", "刘女士")
    before.keep_drafts()
    before.kill()

    after = open_counter()
    press(Key.Key_Escape)
    after.settle()
    assert after.focused() == "phone"
    assert [intake.parked for intake in after.page.presenter.book.intakes] == [True, False]
    press(Key.Key_1, ALT)
    assert after.page.front.form.name == "刘女士"


def test_who_types_on_at_once_is_not_held_up(open_counter: Open) -> None:
    before = open_counter()
    _begin(before, "13900001111", "刘女士")
    before.keep_drafts()
    before.kill()

    after = open_counter()
    write("1370")
    after.settle()
    assert after.page.front.form.phone == "1370"
    assert after.page.view.recovery.question()


def test_parked_intakes_are_tabs_again_after_a_restart(open_counter: Open) -> None:
    before = open_counter()
    _begin(before, "13900001111", "刘女士")
    press(Key.Key_F8)
    before.settle()
    before.kill()

    after = open_counter()
    assert not after.page.view.recovery.question()
    assert [intake.form.name for intake in after.page.presenter.book.parked()] == ["刘女士"]


def test_any_number_of_intakes_wait_each_with_its_clock(counter: Counter) -> None:
    press(Key.Key_F2)
    _begin(counter, "13900001111", "刘女士")
    counter.time.advance(minutes=10)
    press(Key.Key_F8)
    _begin(counter, "13700002222", "陈先生")
    press(Key.Key_F2)
    counter.time.advance(minutes=13)
    counter.page.tabs.show()
    names = [intake.form.name for intake in counter.page.presenter.book.parked()]
    assert names == ["刘女士", "陈先生"]
    left = [counter.page.presenter.entry_left(each) for each in counter.page.presenter.book.intakes]
    assert left == [7, 17, 17]
    press(Key.Key_F8)
    counter.settle()
    assert counter.page.front.form.name == "刘女士"
    assert counter.page.view.customer.name.text() == "刘女士"
    press(Key.Key_2, ALT)
    assert counter.page.front.form.name == "陈先生"
    assert [intake.parked for intake in counter.page.presenter.book.intakes] == [True, False]


def test_a_new_intake_is_empty_and_the_old_one_waits(counter: Counter) -> None:
    _begin(counter, "13900001111", "刘女士")
    counter.page.view.problem.words.setFocus()
    write("坏了")
    press(Key.Key_F2)
    counter.settle()
    assert counter.page.front.empty
    assert counter.page.view.problem.words.toPlainText() == ""
    assert {draft.parked for draft in counter.work.drafts.all()} == {True}


def test_esc_keeps_the_draft_and_leaves(counter: Counter) -> None:
    wanted: list[str] = []
    counter.page.page_wanted.disconnect()
    counter.page.page_wanted.connect(wanted.append)
    _begin(counter, "13900001111", "刘女士")
    press(Key.Key_Escape)
    counter.settle()
    assert wanted == ["queue"]
    (draft,) = counter.work.drafts.all()
    assert decode(draft.payload).name == "刘女士"


def test_discarding_asks_in_place_and_can_be_undone(counter: Counter) -> None:
    _begin(counter, "13900001111", "刘女士")
    counter.keep_drafts()
    press(Key.Key_D, CTRL)
    assert counter.page.view.discarding.question()
    press(Key.Key_Escape)
    assert not counter.page.view.discarding.question()
    assert counter.page.front.form.name == "刘女士"
    press(Key.Key_D, CTRL)
    press(Key.Key_Return)
    counter.settle()
    assert counter.page.front.empty
    assert counter.work.drafts.all() == ()
    assert [draft.title for draft in counter.work.drafts.dropped()] == ["刘女士"]
    counter.page.serve_key("Ctrl+Z")
    counter.settle()
    assert counter.page.front.form.name == "刘女士"
    assert [draft.title for draft in counter.work.drafts.all()] == ["刘女士"]


def test_a_saved_intake_that_is_refused_comes_back_as_it_was(counter: Counter) -> None:
    _begin(counter, "13900001111", "刘女士")
    counter.scan("6901234567892")
    counter.page.view.problem.words.setFocus()
    counter.enter("不通电", "", "3")
    counter.time.advance(minutes=-30)  # the machine's clock was set back meanwhile
    press(Key.Key_F10)
    counter.until(lambda: bool(counter.problems))
    assert counter.problems[0][0] == "accepted_in_future"
    assert counter.page.front.form.name == "刘女士"
    assert len(counter.work.drafts.all()) == 1


def test_an_intake_begun_while_the_clock_was_wrong_is_saved_at_the_right_date(counter: Counter) -> None:
    right = counter.time.moment
    counter.time.moment = right.replace(year=1970)
    _begin(counter, "13900001111", "刘女士")
    counter.scan("6901234567892")
    counter.page.view.problem.words.setFocus()
    counter.enter("不通电", "", "3")
    press(Key.Key_F10)
    sheet = counter.page.sheets.sheet
    assert isinstance(sheet, DaySheet)
    assert sheet.day.hasFocus()
    write("11-22")  # of 1970
    press(Key.Key_Return)
    assert "2026" in sheet.field.error
    press(Key.Key_Escape)
    assert counter.page.sheets.sheet is None
    counter.time.moment = right
    assert counter.save(lambda: press(Key.Key_F10)).opened_at == right


@pytest.mark.parametrize("year", [1970, 2099])
def test_whoever_is_at_the_desk_says_which_day_it_is_while_the_clock_is_wrong(
    counter: Counter, year: int
) -> None:
    """Fault 22: never refused, and no paper bears the day of the clock."""
    right = counter.time.moment
    counter.time.moment = right.replace(year=year)
    _begin(counter, "13900001111", "刘女士")
    counter.scan("6901234567892")
    counter.page.view.problem.words.setFocus()
    counter.enter("不通电", "", "3")
    press(Key.Key_F10)
    write(f"{right:%Y-%m-%d}")
    press(Key.Key_Return)
    assert counter.page.sheets.sheet is None
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert ticket.opened_at == right
    assert f"-{right:%y%m%d}-" in ticket.number
    assert {each.at.year for each in counter.work.tickets.history(ticket.id)} == {right.year}
    counter.time.moment = right.replace(year=right.year + 1)
    assert counter.work.time.now() == counter.time.moment, "the clock is right again"


def test_what_a_rule_refuses_about_a_field_is_said_beside_it(counter: Counter) -> None:
    counter.work.catalogue.put([replace(KETTLE, barcode="6901234567908", category="zzz")])
    _begin(counter, "13900001111", "刘女士")
    counter.scan("6901234567908")
    counter.page.view.problem.words.setFocus()
    counter.enter("不通电", "", "3")
    category = counter.page.view.goods.fields["category"]
    press(Key.Key_F10)
    counter.until(lambda: category.error == "No such category")
    assert counter.focused() == "category"
    assert (counter.problems, counter.page.front.form.name) == ([], "刘女士")
    assert counter.work.tickets.page(QueueFilter(counter.time.moment, "all")).rows == ()
    write("kettle")
    press(Key.Key_Return)
    assert category.error == ""
    assert counter.save(lambda: press(Key.Key_F10)).items[0].goods.category == "kettle"


def test_the_entry_clock_starts_with_f2(counter: Counter) -> None:
    press(Key.Key_F2)
    begun = counter.time.moment
    counter.time.advance(minutes=3)
    _begin(counter, "13900001111", "刘女士")
    assert counter.page.front.started_at == begun


def test_an_intake_that_follows_a_save_starts_when_somebody_comes(counter: Counter) -> None:
    counter.time.advance(minutes=40)
    _begin(counter, "13900001111", "刘女士")
    assert counter.page.front.started_at == counter.time.moment
