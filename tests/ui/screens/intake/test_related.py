"""The same case twice, the same goods again: step 6 and step 8 of the sample day."""

from dataclasses import replace

from app.domain.records import Customer
from app.usecases.read_models import QueueFilter
from tests.ui.kit.keyboard import ALT, Key, press, write
from tests.ui.screens.intake.counter import KETTLE, Counter

WANG = Customer(name="王建国", phone="13800002233")


def _count(counter: Counter) -> int:
    return len(counter.work.tickets.page(QueueFilter(counter.time.now(), chip="all"), None, 50).rows)


def test_the_same_phone_warns_and_a_note_goes_to_the_open_ticket(counter: Counter) -> None:
    first = counter.earlier(WANG, KETTLE, "2026-11-20T10:00")
    counter.pick_customer("2233")
    box = counter.page.view.related
    assert not box.isHidden()
    assert [each.number for each in box.related.open] == [first.number]
    assert counter.page.title() == "Intake · 1 still open under this phone"
    counter.page.view.problem.words.setFocus()
    write("爱人来电问进度")
    press(Key.Key_N, ALT)
    counter.settle()
    assert _count(counter) == 1
    notes = [line.values for line in counter.work.tickets.history(first.id) if line.type == "note.added"]
    assert notes == [{"text": "爱人来电问进度"}]
    assert counter.page.front.empty
    assert counter.page.title() == "Intake"
    assert counter.work.drafts.all() == ()


def test_a_note_without_words_asks_for_them(counter: Counter) -> None:
    counter.earlier(WANG, KETTLE, "2026-11-20T10:00")
    counter.pick_customer("2233")
    press(Key.Key_N, ALT)
    assert counter.focused() == "words"
    assert counter.page.view.problem.fields["words"].error == "What is to be noted?"


def test_the_open_ticket_opens_by_key_and_the_draft_stays(counter: Counter) -> None:
    first = counter.earlier(WANG, KETTLE, "2026-11-20T10:00")
    wanted: list[str] = []
    counter.news.ticket_wanted.connect(wanted.append)
    counter.pick_customer("2233")
    press(Key.Key_O, ALT)
    counter.settle()
    assert wanted == [first.id]
    assert len(counter.work.drafts.all()) == 1


def test_a_warning_never_stops_a_second_ticket(counter: Counter) -> None:
    counter.earlier(WANG, KETTLE, "2026-11-20T10:00")
    counter.pick_customer("2233")
    counter.scan("6901234567892")
    counter.page.view.problem.words.setFocus()
    counter.enter("另一只也漏", "", "2")
    counter.save(lambda: press(Key.Key_F10))
    assert _count(counter) == 2


def test_the_sixth_customer_with_the_same_goods_makes_a_batch(counter: Counter) -> None:
    earlier = [
        counter.earlier(Customer(f"客户{n}", f"1390000110{n}"), replace(KETTLE), f"2026-11-1{5 + n}T11:00")
        for n in range(5)
    ]
    counter.enter("13700009999", "孙女士")
    counter.settle()
    counter.scan("6901234567892")
    page = counter.page
    assert page.lookups.related.people == 6
    assert page.view.problem.people.text() == "6"
    assert page.view.rights.level.text().startswith("Level 1")
    page.view.problem.words.setFocus()
    counter.enter("也漏水", "", "2")
    ticket = counter.save(lambda: press(Key.Key_F10))
    assert ticket.level is not None
    assert ticket.level.level == 1
    assert set(ticket.linked) == {each.id for each in earlier}
    assert {counter.ticket(each.number).parent for each in earlier} == {ticket.id}


def test_the_third_customer_is_only_told(counter: Counter) -> None:
    for n in range(2):
        counter.earlier(Customer(f"客户{n}", f"1390000110{n}"), KETTLE, f"2026-11-1{8 + n}T11:00")
    counter.enter("13700009999", "孙女士")
    counter.settle()
    counter.scan("6901234567892")
    counter.until(lambda: "Customer 3 with these goods" in counter.page.view.related.words())
    assert counter.page.view.problem.people.text() == ""
