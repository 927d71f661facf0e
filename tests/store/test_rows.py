"""What a list shows of a ticket: one line a text, whatever a person typed."""

from dataclasses import replace

from app.store.rows import face_of, read_label
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import customer, kettle, take_in
from tests.fakes.real_store import RealStore


def test_a_line_break_in_a_name_does_not_shift_what_follows(store: RealStore) -> None:
    ticket = take_in(store, who=customer(name="王\n建国"), goods=(kettle(name="电\n水壶"),))
    row = store.tickets.page(QueueFilter(store.time.now(), "all")).rows[0]
    assert (row.customer, row.goods, row.words) == ("王 建国", "美厨 电 水壶 MK-1508", "用了3次就漏水")
    assert store.tickets.ticket(ticket).customer.name == "王\n建国"


def test_a_label_reads_as_it_was_written(store: RealStore) -> None:
    ticket = store.tickets.ticket(take_in(store))
    face = face_of(replace(ticket, customer=replace(ticket.customer, phone=None, wechat=None)))
    label = read_label(face.label)
    assert (label.phone, label.wechat, face.phone_digits) == ("", "", "")
    assert (label.number, label.opened_at) == (ticket.number, str(face.opened_at))


def test_rows_are_a_sequence_of_equal_records(store: RealStore) -> None:
    for _ in range(3):
        take_in(store)
    wanted = QueueFilter(store.time.now(), "all")
    rows = store.tickets.page(wanted).rows
    assert len(rows) == 3
    assert rows == tuple(rows)
    assert rows == store.tickets.page(wanted).rows
    assert rows != tuple(rows)[:2]
    assert rows[1:] == tuple(rows)[1:]
    assert rows[-1] == [*rows][2]
