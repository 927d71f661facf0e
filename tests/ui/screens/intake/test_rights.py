"""The rights beside the form: days of another year say so; a hint goes with what it asked for."""

from dataclasses import replace

from app.domain.vocabulary import Demand
from app.ui.kit.text import Elided
from tests.ui.kit.keyboard import Key, press
from tests.ui.screens.intake.counter import Counter


def test_a_right_that_ends_next_year_says_the_year(counter: Counter) -> None:
    form = replace(
        counter.page.front.form,
        name="李四",
        goods="彩电",
        category="tv",
        price="1999",
        sold_date="2026-11-08",
        words="看不了",
        demand=Demand.EXCHANGE,
    )
    counter.page.change(form)
    counter.page.live.show()
    said = " ".join(words.text() for words in counter.page.view.rights.rows.findChildren(Elided))
    assert "until 2027-11-08" in said
    assert "until 11-23" in said


def test_the_hint_about_a_new_barcode_goes_with_its_answer(counter: Counter) -> None:
    barcode = counter.page.view.goods.fields["barcode"]
    counter.scan("6901234567885")
    counter.settle()
    assert barcode.hint()
    counter.page.change(replace(counter.page.front.form, goods="台灯"))
    assert not barcode.hint()


def test_the_hint_about_a_new_barcode_does_not_stay_for_the_next_customer(counter: Counter) -> None:
    barcode = counter.page.view.goods.fields["barcode"]
    counter.scan("6901234567885")
    counter.settle()
    counter.page.tabs.park()
    counter.settle()
    assert counter.page.front.empty
    assert not barcode.hint()


def test_of_words_without_an_end_the_beginning_is_judged_and_that_is_said(counter: Counter) -> None:
    counter.scan("6901234567892")
    view = counter.page.view
    view.problem.demand.set_value("return")
    view.problem.words.setPlainText("插头冒烟，差点烧起来。")
    counter.settle()
    known = (view.rights.level.text(), [line.remedies for line in view.rights.rows.lines])
    assert known[0].startswith("Level 1")
    assert not view.rights.cut.isVisible()
    for more in (10_000, 300_000):
        view.problem.words.setPlainText("插头冒烟，差点烧起来。" + "还" * more)
        counter.settle()
        assert (view.rights.level.text(), [line.remedies for line in view.rights.rows.lines]) == known
        assert view.rights.cut.isVisible()
        assert "10,000" in view.rights.cut.words.text()
        assert view.clocks.isVisible()
    press(Key.Key_F10)
    counter.settle()
    assert str(10_000) in view.problem.fields["words"].error
    assert not view.saved.number()
