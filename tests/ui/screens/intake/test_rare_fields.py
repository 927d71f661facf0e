"""Fields that are seldom asked: folded away, opened by a key or by the case, kept like all others."""

from datetime import date

import pytest

from tests.ui.kit.keyboard import ALT, Key, press, write
from tests.ui.screens.intake.conftest import Open
from tests.ui.screens.intake.counter import SOFA, Counter


def _shown(counter: Counter) -> set[str]:
    return {
        name for card in counter.page.view.cards() for name in card.rare if not card.fields[name].isHidden()
    }


def _begun(counter: Counter) -> None:
    counter.enter("13900001111", "刘女士")
    counter.settle()


def _say_the_problem(counter: Counter) -> None:
    counter.page.view.problem.words.setFocus()
    counter.enter("坏了", "")
    write("3")


def test_nothing_rare_is_in_the_way(counter: Counter) -> None:
    _begun(counter)
    counter.scan("6901234567892")
    assert _shown(counter) == set()
    counter.enter("1108", "1", "1")
    assert counter.focused() == "words"


def test_a_key_opens_the_card_where_the_keyboard_is_and_folds_it_again(counter: Counter) -> None:
    _begun(counter)
    press(Key.Key_M, ALT)
    assert counter.focused() == "wechat"
    assert _shown(counter) == set(counter.page.view.customer.rare)
    press(Key.Key_M, ALT)
    assert counter.focused() == "phone"
    assert _shown(counter) == set()
    counter.page.view.problem.demand.setFocus()
    press(Key.Key_M, ALT)
    assert counter.focused() == "part"


def test_enter_goes_through_the_rare_fields_only_while_they_are_open(counter: Counter) -> None:
    _begun(counter)
    counter.page.view.goods.proof.setFocus()
    press(Key.Key_M, ALT)
    walked = [counter.focused()]
    for _ in range(14):
        press(Key.Key_Return)
        walked.append(counter.focused())
    assert walked == list(counter.page.view.goods.rare)
    press(Key.Key_Return)
    assert counter.focused() == "words"


def test_what_was_typed_stays_in_sight_when_the_rest_is_folded(counter: Counter) -> None:
    _begun(counter)
    counter.page.view.goods.proof.setFocus()
    press(Key.Key_M, ALT)
    counter.page.view.goods.lines["quantity"].setFocus()
    write("3")
    press(Key.Key_M, ALT)
    counter.settle()
    assert _shown(counter) == {"quantity"}


def test_furniture_asks_for_its_days_and_whether_it_was_made_to_order(counter: Counter) -> None:
    _begun(counter)
    counter.page.view.goods.category.setFocus()
    counter.enter("furniture_wood")
    counter.settle()
    assert _shown(counter) >= {"received_date", "installed_date", "custom_made"}
    counter.page.view.goods.category.setFocus()
    counter.enter("kettle")
    counter.settle()
    assert _shown(counter) == set()


def test_words_of_harm_ask_how_badly(counter: Counter) -> None:
    _begun(counter)
    counter.page.view.problem.words.setFocus()
    write("漏水烫伤了孩子")
    counter.settle()
    assert "injury" in _shown(counter)


def test_damage_on_the_way_asks_where(counter: Counter) -> None:
    _begun(counter)
    counter.page.view.problem.type.setFocus()
    counter.enter("transport")
    counter.settle()
    assert "part" in _shown(counter)


def test_the_day_of_installation_moves_the_windows_at_once(counter: Counter) -> None:
    _begun(counter)
    counter.scan(SOFA.barcode or "")
    counter.enter("1101", "1", "1", "1105")
    counter.page.view.problem.demand.setFocus()
    write("1")
    counter.settle()
    days = {str(line.last_day) for line in counter.page.view.rights.rows.lines}
    counter.page.view.goods.proof.setFocus()
    press(Key.Key_M, ALT)
    press(Key.Key_Return)
    assert counter.focused() == "installed_date"
    counter.enter("1115")
    counter.settle()
    moved = {str(line.last_day) for line in counter.page.view.rights.rows.lines} - days
    assert moved >= {"2026-11-22", "2026-11-30"}


def test_a_look_at_the_goods_settles_the_original_state(counter: Counter) -> None:
    _begun(counter)
    counter.scan(SOFA.barcode or "")
    counter.enter("1115", "1", "1", "1115")
    counter.page.view.problem.demand.setFocus()
    write("1")
    counter.settle()
    assert "looks" in _shown(counter)
    before = [line for line in counter.page.view.rights.rows.lines if "return_no_reason" in line.remedies]
    assert "intact" in before[0].needs
    counter.page.view.goods.looks.setFocus()
    write("3")
    counter.settle()
    after = [line for line in counter.page.view.rights.rows.lines if "return_no_reason" in line.remedies]
    assert all("intact" not in line.needs for line in after)
    assert [line.standing for line in after] == ["not_owed"]


def test_quantity_and_price_ask_for_the_id_number(counter: Counter) -> None:
    _begun(counter)
    counter.page.view.goods.goods.setFocus()
    counter.enter("餐椅", "", "2600")
    counter.page.view.problem.demand.setFocus()
    write("1")
    counter.settle()
    assert not counter.page.view.customer.id_number.isVisible()
    counter.page.view.goods.proof.setFocus()
    press(Key.Key_M, ALT)
    counter.page.view.goods.lines["quantity"].setFocus()
    write("2")
    counter.settle()
    assert counter.page.view.customer.id_number.isVisible()


def test_everything_rare_is_on_the_ticket(counter: Counter) -> None:
    _begun(counter)
    counter.page.view.customer.name.setFocus()
    press(Key.Key_M, ALT)
    counter.enter("wx_liu", "莲花街 8 号 3-502", "3 楼无电梯", "")
    counter.page.view.customer.ticks.setFocus()
    write("13")
    counter.scan("6901234567892")
    counter.enter("1108", "1", "1")
    counter.page.view.goods.proof.setFocus()
    press(Key.Key_M, ALT)
    counter.enter("1109", "1110", "1111")
    write("1")
    press(Key.Key_Return)
    counter.enter("DD-77", "bank_card")
    write("2")
    press(Key.Key_Return)
    counter.enter("2", "044001900111", "SN-1", "1.5 升", "1F-美厨", "合同第 8 条", "pending", "unreadable")
    counter.enter("用了3次就漏水", "")
    write("2")
    press(Key.Key_M, ALT)
    counter.enter("壶底", "换新", "+5")
    write("1")
    press(Key.Key_Return)
    write("56")
    ticket = counter.save(lambda: press(Key.Key_F10))
    customer, goods, problem = ticket.customer, ticket.items[0].goods, ticket.problem
    assert (customer.wechat, customer.address, customer.access_note) == (
        "wx_liu",
        "莲花街 8 号 3-502",
        "3 楼无电梯",
    )
    assert (customer.confirmed, customer.special_care, customer.data_consent) == (True, False, True)
    assert (goods.received_date, goods.installed_date, goods.accepted_date) == (
        date(2026, 11, 9),
        date(2026, 11, 10),
        date(2026, 11, 11),
    )
    assert (goods.custom_made, goods.order_number, goods.payment_method) == (True, "DD-77", "bank_card")
    assert (goods.quantity, goods.invoice_number, goods.serial) == (2, "044001900111", "SN-1")
    assert (goods.specification, goods.shop, goods.contract_clause) == ("1.5 升", "1F-美厨", "合同第 8 条")
    assert (goods.proof, goods.proof_state, goods.proof_reason) == ("invoice", "pending", "unreadable")
    assert (problem.part, problem.expectation, problem.wanted_by) == ("壶底", "换新", date(2026, 11, 25))
    assert (problem.injury, problem.bad_review, problem.urgent) == ("minor", True, True)
    looked = ticket.items[0].inspection
    assert looked is not None
    assert (looked.packaging_intact, looked.unused, looked.accessories_complete) == (False, True, True)


def test_the_clerk_may_know_better_and_says_why(counter: Counter) -> None:
    _begun(counter)
    counter.scan("6901234567892")
    counter.enter("1108", "1", "1")
    proof = counter.page.view.goods.proof
    counter.settle()
    assert proof.chip_text() == "Valid"
    counter.page.view.goods.proof.setFocus()
    press(Key.Key_M, ALT)
    counter.page.view.goods.proof_state.setFocus()
    counter.enter("invalid")
    counter.settle()
    assert proof.chip_text() == "Invalid"
    _say_the_problem(counter)
    press(Key.Key_F10)
    assert counter.page.view.goods.fields["proof_reason"].error == "Say why"
    assert counter.focused() == "proof_reason"
    counter.enter("金额不符")
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert (ticket.items[0].goods.proof_state, ticket.items[0].goods.proof_reason) == ("invalid", "金额不符")


def test_a_member_record_waits_for_the_supervisor_whatever_the_clerk_says(counter: Counter) -> None:
    _begun(counter)
    counter.scan("6901234567892")
    counter.enter("1108", "1", "member_record")
    counter.page.view.goods.proof.setFocus()
    press(Key.Key_M, ALT)
    counter.page.view.goods.proof_state.setFocus()
    counter.enter("valid", "found_in_system")
    assert counter.page.view.goods.fields["proof_state"].error == "A supervisor confirms it later"
    _say_the_problem(counter)
    press(Key.Key_F10)
    assert counter.focused() == "proof_state"


def test_a_kill_loses_no_rare_field(open_counter: Open) -> None:
    counter = open_counter()
    _begun(counter)
    counter.page.view.goods.proof.setFocus()
    press(Key.Key_M, ALT)
    counter.page.view.goods.lines["invoice_number"].setFocus()
    write("044001900111")
    counter.page.view.goods.custom.setFocus()
    write("2")
    counter.keep_drafts()
    counter.kill()
    again = open_counter()
    again.until(lambda: bool(again.page.view.recovery.question()))
    press(Key.Key_Return)
    again.settle()
    assert (again.page.front.form.invoice_number, again.page.front.form.custom_made) == ("044001900111", "no")
    assert _shown(again) == {"invoice_number", "custom_made"}


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768)])
def test_no_field_is_wider_than_the_page(counter: Counter, width: int, height: int) -> None:
    counter.shell.resize(width, height)
    _begun(counter)
    for card in counter.page.view.cards():
        card.open_rare(True)
    counter.page.live.show()
    counter.qtbot.wait(20)
    view = counter.page.view
    column = view.goods.parentWidget()
    assert column is not None
    for card in view.cards():
        assert card.width() <= column.width()
        for name, field in card.fields.items():
            if field.isVisible():
                assert field.minimumSizeHint().width() <= field.width(), (name, width)
    scroll = column.parentWidget()
    assert scroll is not None
    assert column.width() <= scroll.width()


def test_an_injury_is_level_one_at_once(counter: Counter) -> None:
    _begun(counter)
    counter.scan("6901234567892")
    _say_the_problem(counter)
    counter.settle()
    assert not counter.page.view.rights.level.text().startswith("Level 1")
    press(Key.Key_M, ALT)
    counter.page.view.problem.injury.setFocus()
    write("1")
    counter.settle()
    assert counter.page.view.rights.level.text().startswith("Level 1")
