"""The clerk's minute by keys alone: steps 2, 3 and 4 of the sample day."""

from PySide6.QtWidgets import QApplication, QDialog

from app.domain.records import Customer
from app.domain.shots import EvidenceRole
from app.domain.steps.closing import WithdrawTicket
from tests.ui.kit.keyboard import SHIFT, Key, compose, press, write
from tests.ui.screens.intake.counter import KETTLE, SOFA, Counter

WANG = Customer(name="王建国", phone="13800002233")


def _known_customer(counter: Counter) -> None:
    for day in ("2026-08-14T19:10", "2026-10-03T14:22"):
        counter.earlier(WANG, SOFA, day, WithdrawTicket("客户撤回"))


def _kettle(counter: Counter) -> None:
    """Everything up to the demand, as typed on 2026-11-20 at 10:02."""
    counter.pick_customer("2233")
    counter.enter("1")
    counter.scan("6901234567892")
    counter.enter("1108", "1", "1", "用了3次就漏水", "1")
    write("2")
    counter.settle()


def test_the_keyboard_starts_on_the_phone(counter: Counter) -> None:
    assert counter.focused() == "phone"


def test_four_digits_find_the_customer_and_the_older_tickets(counter: Counter) -> None:
    _known_customer(counter)
    write("2233")
    counter.settle()
    assert counter.page.view.customer.phone.rows_shown() == ["王建国 13800002233"]
    press(Key.Key_Return)
    counter.settle()
    assert (counter.page.front.form.phone, counter.page.front.form.name) == ("13800002233", "王建国")
    press(Key.Key_F4)
    counter.settle()
    assert counter.page.view.history.list.count() == 2
    press(Key.Key_F4)
    assert counter.page.view.shows_live


def test_the_kettle_from_phone_to_paper(counter: Counter) -> None:
    _known_customer(counter)
    counter.work.settings.put({"printer.receipt": "EPSON-80", "printer.default": "HP"})
    press(Key.Key_F2)
    _kettle(counter)
    view = counter.page.view
    assert view.customer.id_number.isHidden() or not view.customer.id_number.isVisible()
    assert view.rights.level.text().startswith("Level 2 一般")
    closed = [line for line in view.rights.rows.lines if line.closed]
    assert [(line.remedies, str(line.last_day)) for line in closed] == [(("return_no_reason",), "2026-11-15")]
    assert any(str(line.last_day) == "2026-11-23" and not line.closed for line in view.rights.rows.lines)
    counter.time.advance(seconds=40)
    press(Key.Key_Return)
    counter.enter("", "壶身、底座")
    assert counter.focused() == "promise"
    ticket = counter.save()
    assert ticket.number == "2F01-261120-0001"
    assert ticket.received_items == ("壶身", "底座")
    assert ticket.level is not None
    assert (ticket.level.level, ticket.level.mark) == (2, "一般")
    assert "漏电" not in " ".join(ticket.level.reasons)
    clocks = {each.clock.key: each for each in counter.work.policy.clocks(ticket, counter.time.now())}
    assert clocks["entry"].state == "met"
    assert f"{clocks['preliminary_judgment'].clock.due:%H:%M}" == "11:02"
    assert f"{clocks['plan'].clock.due:%H:%M}" == "12:02"
    assert [queue for queue, _ in counter.printer.jobs] == ["EPSON-80", "HP"]
    assert [document.kind for document in ticket.documents] == ["receipt", "label"]
    assert counter.problems == []
    assert QApplication.activeModalWidget() is None
    assert counter.saved[-1] == "Saved 10:02:40"
    assert counter.focused() == "phone"
    assert counter.page.front.empty
    assert counter.work.drafts.all() == ()


def test_the_form_stands_still_when_the_number_comes_and_goes(counter: Counter) -> None:
    counter.shell.resize(1366, 768)
    view = counter.page.view
    watched = (view.customer.phone, view.goods.goods, view.photos, view.rights, view.save)
    _kettle_by_hand(counter)
    counter.page.live.show()
    before = [each.mapTo(view, each.rect().topLeft()).y() for each in watched]
    counter.save(lambda: press(Key.Key_F10))
    counter.settle()
    shown = [each.mapTo(view, each.rect().topLeft()).y() for each in watched]
    assert view.saved.isVisible()
    assert not view.saved.geometry().intersects(view.side.geometry())
    write("139")
    counter.settle()
    assert not view.saved.isVisible()
    after = [each.mapTo(view, each.rect().topLeft()).y() for each in watched]
    assert before == shown == after


def test_without_a_printer_the_paper_is_issued_and_kept(counter: Counter) -> None:
    _kettle_by_hand(counter)
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert [document.kind for document in ticket.documents] == ["receipt"]
    assert counter.printer.jobs == []
    assert "no printer is set" in counter.page.view.saved.words()
    assert counter.work.blobs.read(ticket.documents[0].blob.sha256).startswith(b"%PDF")


def test_a_printer_that_fails_leaves_the_ticket_and_the_order(counter: Counter) -> None:
    counter.work.settings.put({"printer.default": "HP"})
    counter.printer.broken = True
    _kettle_by_hand(counter)
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert ticket.open
    assert [job.state for job in counter.work.prints.waiting()] == ["failed"]
    assert [code for code, _ in counter.problems] == ["printer_missing"]


def _kettle_by_hand(counter: Counter) -> None:
    counter.enter("13900001111", "刘女士")
    counter.scan("6901234567892")
    counter.page.view.problem.words.setFocus()
    counter.enter("不通电", "", "3")
    counter.settle()


def test_what_is_missing_is_said_beside_its_field(counter: Counter) -> None:
    counter.enter("2234")
    counter.settle()
    press(Key.Key_F10)
    wrong = {
        name: field.error
        for card in counter.page.view.cards()
        for name, field in card.fields.items()
        if field.error
    }
    assert list(wrong) == ["phone", "name", "goods", "words", "demand"]
    assert wrong["phone"] == "The whole number, please"
    assert counter.focused() == "phone"
    assert QApplication.activeModalWidget() is None
    assert not any(isinstance(widget, QDialog) for widget in QApplication.topLevelWidgets())


def test_the_id_number_exists_only_above_the_limit(counter: Counter) -> None:
    _kettle_by_hand(counter)
    identity = counter.page.view.customer.id_number
    assert not identity.isVisible()
    counter.scan("6965196001375")
    counter.page.view.problem.demand.setFocus()
    write("1")
    counter.settle()
    assert identity.isVisible()
    press(Key.Key_F10)
    assert counter.focused() == "id_number"
    write("330106199003071233")
    press(Key.Key_F10)
    assert "id_number_check_digit" in counter.page.view.customer.fields["id_number"].error
    identity.clear()
    write("110101199003074610")
    counter.keep_drafts()
    assert "110101199003074610" not in counter.work.drafts.all()[-1].payload
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert ticket.customer.id_number == "110101199003074610"


def test_who_refuses_the_id_number_is_served_all_the_same(counter: Counter) -> None:
    _kettle_by_hand(counter)
    counter.scan("6965196001375")
    counter.page.view.problem.demand.setFocus()
    write("1")
    counter.settle()
    counter.page.view.customer.declined.setFocus()
    press(Key.Key_Space)
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert ticket.customer.id_declined
    assert ticket.customer.id_number is None


def test_words_that_fire_propose_level_one_with_both_reasons(counter: Counter) -> None:
    counter.enter("13900001111", "刘女士")
    counter.page.view.problem.words.setFocus()
    write("一碰就麻, 不处理我发抖音")
    counter.page.view.problem.demand.setFocus()
    write("1")
    counter.settle()
    card = counter.page.view.rights
    assert card.level.text().startswith("Level 1")
    reasons = card.reason.words.text()
    assert "一碰就麻" in reasons
    assert "发抖音" in reasons


def test_a_promise_becomes_a_clock(counter: Counter) -> None:
    _kettle_by_hand(counter)
    counter.page.view.problem.promise.setFocus()
    write("明天10点前回电")
    counter.settle()
    assert counter.page.view.problem.promise.chip_text() == "11-21 10:00"
    ticket = counter.save()
    assert [(p.text, f"{p.due:%m-%d %H:%M}") for p in ticket.promises] == [("明天10点前回电", "11-21 10:00")]


def test_a_promise_without_a_time_is_asked_for_it(counter: Counter) -> None:
    _kettle_by_hand(counter)
    counter.page.view.problem.promise.setFocus()
    write("会回电")
    press(Key.Key_Return)
    assert counter.page.view.problem.fields["promise"].error == "Say when: tomorrow at 10"


def test_full_width_digits_are_digits(counter: Counter) -> None:
    _known_customer(counter)
    compose("", "２２３３")
    counter.settle()
    assert counter.page.view.customer.phone.rows_shown() == ["王建国 13800002233"]
    press(Key.Key_Return)
    counter.settle()
    counter.page.view.goods.price.setFocus()
    compose("", "１９９．００")
    counter.settle()
    assert counter.page.front.form.price == "199.00"


def test_nobody_known_carries_the_number_on(counter: Counter) -> None:
    counter.enter("13700009999")
    counter.settle()
    assert counter.focused() == "name"
    assert counter.page.front.form.phone == "13700009999"


def test_a_name_typed_as_phone_goes_where_names_go(counter: Counter) -> None:
    counter.enter("赵大海")
    counter.settle()
    assert (counter.page.front.form.phone, counter.page.front.form.name) == ("", "赵大海")


def test_a_hurried_clerk_picks_whom_the_list_would_have_shown(counter: Counter) -> None:
    _known_customer(counter)
    write("2233")
    press(Key.Key_Return)
    counter.settle()
    assert counter.page.front.form.name == "王建国"


def test_shift_enter_goes_back(counter: Counter) -> None:
    counter.enter("13900001111")
    counter.settle()
    press(Key.Key_Return, SHIFT)
    assert counter.focused() == "phone"


def test_an_unknown_barcode_stays_and_asks_for_the_name(counter: Counter) -> None:
    counter.page.view.problem.words.setFocus()
    counter.scan("6900000000083")
    assert counter.page.front.form.barcode == "6900000000083"
    assert counter.focused() == "goods"
    assert counter.page.front.form.words == ""


def test_a_scanned_document_is_not_the_forms_affair(counter: Counter) -> None:
    counter.scan("2F01-261119-0003")
    assert counter.page.front.empty


def test_hostile_text_is_text(counter: Counter) -> None:
    words = "<b>粗</b>'; DROP TABLE draft;--\u202e\U0001f525 {0} %s"
    counter.enter("13900001111", "<script>alert(1)</script>")
    counter.scan(KETTLE.barcode or "")
    counter.page.view.problem.words.setFocus()
    compose("", words)
    press(Key.Key_Return)
    counter.enter("", "3")
    counter.page.view.problem.received.setFocus()
    compose("", "<i>壶</i>、{1}")
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert ticket.problem.words == words
    assert ticket.customer.name == "<script>alert(1)</script>"
    assert ticket.received_items == ("<i>壶</i>", "{1}")


def test_the_shot_list_follows_the_kind_of_problem(counter: Counter) -> None:
    counter.page.view.problem.type.setFocus()
    counter.enter("transport")
    counter.settle()
    keys = [tile.key for tile in counter.page.view.photos.strip.tiles]
    assert f"shot:{EvidenceRole.PACKAGING}" in keys
