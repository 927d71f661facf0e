"""Several goods of one customer by keyboard: each with its own problem and demand, one ticket."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.domain.money import Fen
from app.domain.records import Customer, Goods
from tests.ui.kit.keyboard import ALT, CTRL, Key, press, write
from tests.ui.screens.intake.conftest import Open
from tests.ui.screens.intake.counter import KETTLE, SOFA, Counter

WANG = Customer(name="王建国", phone="13800002233")


def _kettle(counter: Counter) -> None:
    counter.enter("13900001111", "刘女士")
    counter.settle()
    counter.scan(KETTLE.barcode or "")
    counter.enter("1108", "1", "1", "用了3次就漏水", "")
    write("2")
    counter.settle()


def _tabs(counter: Counter) -> list[str]:
    pieces = counter.page.view.goods.pieces
    return [each.label for each in _items(counter)] if not pieces.isHidden() else []


def _items(counter: Counter) -> list:  # type: ignore[type-arg]  # pills are the row's own affair
    return [pill._item for pill in counter.page.view.goods.pieces._pills.values()]


def test_a_second_piece_by_keyboard_from_barcode_to_paper(counter: Counter) -> None:
    _kettle(counter)
    press(Key.Key_G, ALT)
    assert counter.focused() == "barcode"
    counter.scan(SOFA.barcode or "")
    assert counter.focused() == "words"
    form = counter.page.front.form
    assert (form.sold_date, form.bought_at, form.proof) == ("2026-11-08", "counter", "invoice")
    counter.enter("颜色不喜欢", "")
    write("1")
    press(Key.Key_F10)
    assert counter.focused() == "id_number"
    write("110101199003074610")
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert [item.goods.name for item in ticket.items] == ["电水壶", "三人位布艺沙发"]
    assert [item.demand for item in ticket.items] == ["exchange", "return"]
    assert ticket.problem.words == "用了3次就漏水"
    assert ticket.problem_of(ticket.items[1]).words == "颜色不喜欢"
    assert ticket.level is not None
    assert ticket.level.owner == "售后经理"
    assert counter.page.front.empty


def test_what_is_refused_of_another_piece_brings_that_piece(counter: Counter) -> None:
    counter.work.catalogue.put([replace(KETTLE, barcode="6901234567908", category="zzz")])
    _kettle(counter)
    press(Key.Key_G, ALT)
    press(Key.Key_G, ALT)
    counter.scan("6901234567908")
    counter.enter("不通电", "")
    write("3")
    press(Key.Key_PageUp, CTRL)
    press(Key.Key_PageUp, CTRL)
    press(Key.Key_F10)
    category = counter.page.view.goods.fields["category"]
    counter.until(lambda: category.error == "No such category")
    assert counter.page.front.form.barcode == "6901234567908"


def test_from_one_piece_to_the_other_and_back(counter: Counter) -> None:
    _kettle(counter)
    press(Key.Key_G, ALT)
    counter.scan(SOFA.barcode or "")
    press(Key.Key_PageUp, CTRL)
    form = counter.page.front.form
    assert (form.goods, form.words, form.demand) == ("电水壶", "用了3次就漏水", "exchange")
    assert counter.page.view.problem.words.toPlainText() == "用了3次就漏水"
    press(Key.Key_PageDown, CTRL)
    assert counter.page.view.goods.goods.text() == "三人位布艺沙发"
    assert counter.page.view.problem.demand.value() is None


def test_the_tabs_of_the_pieces_are_reached_and_served_by_keys(counter: Counter) -> None:
    _kettle(counter)
    press(Key.Key_G, ALT)
    counter.scan(SOFA.barcode or "")
    counter.page.view.goods.pieces.setFocus()
    press(Key.Key_Left)
    assert counter.page.front.form.goods == "电水壶"
    assert QApplication.focusWidget() is counter.page.view.goods.barcode


def test_a_blank_piece_is_left_behind_and_not_saved(counter: Counter) -> None:
    _kettle(counter)
    press(Key.Key_G, ALT)
    press(Key.Key_G, ALT)
    assert len(counter.page.front.form.pieces) == 2
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert len(ticket.items) == 1


def test_saving_goes_to_the_piece_that_is_not_finished(counter: Counter) -> None:
    _kettle(counter)
    press(Key.Key_G, ALT)
    counter.scan(KETTLE.barcode or "")
    press(Key.Key_PageUp, CTRL)
    counter.settle()
    assert "Article 2" in counter.page.view.gaps.words()
    press(Key.Key_F10)
    assert counter.page.front.form.place == 1
    assert counter.page.view.problem.fields["demand"].error == "Required"
    assert counter.focused() == "demand"


def test_a_piece_taken_out_comes_back(counter: Counter) -> None:
    _kettle(counter)
    press(Key.Key_G, ALT)
    counter.scan(SOFA.barcode or "")
    press(Key.Key_Delete, ALT)
    assert [piece.goods for piece in counter.page.front.form.pieces] == ["电水壶"]
    assert counter.page.view.goods.pieces.isHidden()
    counter.page.view.problem.words.setFocus()
    write("!")
    counter.page.pieces.undo()
    assert counter.page.front.form.showing(0).words == "!用了3次就漏水"
    assert [piece.goods for piece in counter.page.front.form.pieces] == ["电水壶", "三人位布艺沙发"]


def test_of_one_piece_nothing_is_taken_out(counter: Counter) -> None:
    _kettle(counter)
    press(Key.Key_Delete, ALT)
    assert counter.page.front.form.goods == "电水壶"


def test_pieces_come_back_after_a_kill_and_from_a_parked_tab(open_counter: Open) -> None:
    counter = open_counter()
    _kettle(counter)
    press(Key.Key_G, ALT)
    counter.scan(SOFA.barcode or "")
    write("颜色不喜欢")
    press(Key.Key_F8)
    counter.enter("13700009999")
    counter.settle()
    press(Key.Key_F8)
    press(Key.Key_F8)
    assert counter.page.front.form.words == "颜色不喜欢"
    counter.keep_drafts()
    counter.kill()
    again = open_counter()
    again.until(lambda: bool(again.page.view.recovery.question()))
    press(Key.Key_Return)
    again.settle()
    form = again.page.front.form
    assert [piece.goods for piece in form.pieces] == ["电水壶", "三人位布艺沙发"]
    assert (form.place, form.words) == (1, "颜色不喜欢")
    assert [each.label for each in _items(again)] == ["1 电水壶", "2 三人位布艺沙发"]


def test_what_goes_back_together_asks_for_the_id_number(counter: Counter) -> None:
    counter.work.catalogue.put(
        [Goods(name="餐桌", category="furniture_wood", barcode="6900000000090", price=Fen(300_000))]
    )
    _kettle(counter)
    counter.page.view.problem.demand.setFocus()
    write("1")
    for _ in range(2):
        press(Key.Key_G, ALT)
        counter.scan("6900000000090")
        counter.page.view.problem.demand.setFocus()
        write("1")
    counter.settle()
    assert counter.page.view.customer.id_number.isVisible()


def test_danger_with_any_piece_is_level_one(counter: Counter) -> None:
    _kettle(counter)
    press(Key.Key_G, ALT)
    counter.page.view.goods.goods.setFocus()
    counter.enter("电饭煲")
    counter.page.view.problem.words.setFocus()
    counter.enter("一碰就麻", "")
    write("1")
    press(Key.Key_PageUp, CTRL)
    counter.settle()
    assert counter.page.view.rights.level.text().startswith("Level 1")
