"""What a customer may ask for: a copy of all that is held, its erasure; and what goes by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.entry import Draft
from app.domain.money import Fen
from app.domain.privacy import Purpose
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import InputError, ProblemError, RefusedError
from app.domain.steps.closing import WithdrawTicket
from app.domain.steps.intake import TakeIn
from app.domain.steps.papers import EvidenceExported
from app.domain.steps.privacy import PlaceHold, WithdrawConsent
from app.domain.vocabulary import Demand
from app.library.privacy_words import load_privacy_words
from app.usecases.believed_clock import believe_clock
from app.usecases.issue import issue
from app.usecases.perform import perform
from app.usecases.person_request import (
    ANSWER,
    DATA,
    READABLE,
    copy_person,
    erase_persons,
    tickets_of,
    what_is_kept,
)
from app.usecases.read_models import QueueFilter
from app.usecases.retention import erase_what_is_due, sweep_unnamed
from app.usecases.reveal_identity import reveal_identity
from app.usecases.take_in import take_in
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, copied, opened_shop

NUMBER, NAME, PHONE = "11010519491231002X", "欧阳若曦", "13911113333"


@pytest.fixture(scope="module")
def case(shop_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one dear return of somebody who gave the number, withdrawn again; closed."""
    folder = copied(shop_folder, tmp_path_factory.mktemp("case") / "store")
    with opened_shop(folder) as shop:
        form = TakeIn(
            channel="counter",
            customer=Customer(NAME, phone=PHONE, id_number=NUMBER, confirmed=True, data_consent=True),
            goods=(Goods("按摩椅", category="furniture_sofa", price=Fen(680_000)),),
            problem=Problem("坐垫开裂，要求退货", Demand.RETURN),
        )
        ticket = take_in(shop.work, form, CLERK).ticket
        issue(shop.work, ticket.id, "receipt", CLERK)
        perform(shop.work, ticket.id, WithdrawTicket("不退了"), CLERK)
    return folder


@pytest.fixture
def shop(case: Path, tmp_path: Path) -> Iterator[Shop]:
    with opened_shop(copied(case, tmp_path / "store")) as opened:
        yield opened


def pass_days(shop: Shop, days: int) -> None:
    """The desk stood still so long, and a supervisor said that the clock is right."""
    today = shop.time.advance(days=days)
    believe_clock(shop.work, SUPERVISOR, today.date())


def bytes_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_copy_holds_all_but_the_whole_number(shop: Shop, tmp_path: Path) -> None:
    out = tmp_path / "copy"
    (of,) = tickets_of(shop.work, PHONE)
    handed = Draft(EvidenceExported("D", "zip", "东方家具厂", "厂家鉴定"))
    shop.work.journal.transact(lambda tx: tx.append(of, (handed,), shop.work.time.now(), SUPERVISOR.name))
    written = copy_person(shop.work, tickets_of(shop.work, PHONE), SUPERVISOR, load_privacy_words(), out)
    assert {path.name for path in written} >= {DATA, READABLE}
    assert [path.suffix for path in written].count(".pdf") == 1
    (data,) = json.loads((out / DATA).read_text(encoding="utf-8"))
    assert (data["customer"]["name"], data["customer"]["phone"]) == (NAME, PHONE)
    assert [each["purpose"] for each in data["consents"]] == ["case", "identity"]
    assert {each["kind"]: each["until"] for each in data["kept"]} == {
        "person": "2029-11-20",
        "identity": "2026-12-20",
    }
    text = (out / READABLE).read_text(encoding="utf-8-sig")
    for words in (
        NAME,
        PHONE,
        "坐垫开裂",
        "处理目的",
        "接收方",
        "保存至",
        "2029-11-20",
        "客户撤销",
        "民法典第一百八十八条",
        "单价 6800.00 元",
        "信息授权 是",
        "渠道 服务台",
        "证据材料交付：东方家具厂（用途：厂家鉴定；20",
    ):
        assert words in text, words
    assert "True" not in text
    assert not re.search(r"\dT\d\d:", text), "moments as people write them"
    assert "登记同意" in text
    assert "<" not in text
    assert NUMBER not in text
    assert NUMBER.encode() not in bytes_under(out)
    with pytest.raises(ProblemError, match="file_exists"):
        copy_person(shop.work, tickets_of(shop.work, PHONE), SUPERVISOR, load_privacy_words(), out)


def test_a_request_to_erase_is_answered_in_writing(shop: Shop, tmp_path: Path) -> None:
    words = load_privacy_words()
    answers = erase_persons(shop.work, tickets_of(shop.work, PHONE), SUPERVISOR, words, tmp_path / "1")
    assert [(each.kind, each.erased, each.until) for each in answers] == [
        ("person", False, "2029-11-20"),
        ("identity", True, ""),
    ]
    text = (tmp_path / "1" / ANSWER).read_text(encoding="utf-8-sig")
    assert "现已删除" in text
    assert "依法保留，保存至 2029-11-20" in text
    (ticket,) = tickets_of(shop.work, PHONE)
    perform(shop.work, ticket, PlaceHold("市场监管部门调取"), SUPERVISOR)
    answers = erase_persons(shop.work, (ticket,), SUPERVISOR, words, tmp_path / "2")
    assert [(each.kind, each.erased, each.blocked) for each in answers] == [("person", False, "on_hold")]
    with pytest.raises(RefusedError, match="role_not_enough"):
        erase_persons(shop.work, (ticket,), CLERK, words, tmp_path / "3")


def test_who_is_meant_must_be_said(shop: Shop) -> None:
    with pytest.raises(InputError, match="text_missing"):
        tickets_of(shop.work)
    with pytest.raises(RefusedError, match="no_such_ticket"):
        tickets_of(shop.work, "1391111333")
    (ticket,) = tickets_of(shop.work, "139-1111 3333")
    assert tickets_of(shop.work, ticket=ticket) == (ticket,)


def test_the_number_is_looked_at_for_a_reason_that_is_kept(shop: Shop) -> None:
    (ticket,) = tickets_of(shop.work, PHONE)
    seen = reveal_identity(shop.work, ticket, "核对退款人", SUPERVISOR)
    assert (seen.number, seen.seconds) == (NUMBER, 30)
    assert NUMBER not in repr(seen)
    line = shop.work.tickets.history(ticket)[-1]
    assert (line.type, line.user, line.values["reason"]) == (
        "identity.revealed",
        SUPERVISOR.name,
        "核对退款人",
    )


def test_what_is_over_its_time_goes_by_itself(shop: Shop, tmp_path: Path) -> None:
    (ticket,) = tickets_of(shop.work, PHONE)
    number = shop.ticket(ticket).number
    counts = shop.work.tickets.counts(QueueFilter(shop.work.time.now()))
    assert erase_what_is_due(shop.work).tickets == {}
    pass_days(shop, 31)
    assert erase_what_is_due(shop.work).tickets == {number: ("identity",)}
    assert erase_what_is_due(shop.work).tickets == {}
    assert shop.ticket(ticket).customer.name == NAME
    pass_days(shop, 3 * 366)
    assert [each.kind for each in what_is_kept(shop.work, shop.ticket(ticket))] == ["person"]
    done = erase_what_is_due(shop.work)
    assert (done.tickets, done.files) == ({number: ("person", "identity")}, 2)
    assert erase_what_is_due(shop.work).tickets == {}
    erased = shop.ticket(ticket)
    assert (erased.customer.name, erased.problem.words) == ("", "")
    assert [each.number for each in erased.documents]
    assert shop.store.verify().findings == []
    after = shop.work.tickets.counts(QueueFilter(shop.work.time.now()))
    assert after == counts
    shop.store.close()
    raw = bytes_under(shop.store.layout.root)
    for secret in (NUMBER, NAME, PHONE, "坐垫开裂"):
        assert secret.encode() not in raw


def test_a_withdrawn_consent_takes_the_number_with_it(shop: Shop) -> None:
    (ticket,) = tickets_of(shop.work, PHONE)
    perform(shop.work, ticket, PlaceHold("诉讼"), SUPERVISOR)
    perform(shop.work, ticket, WithdrawConsent(Purpose.IDENTITY), CLERK)
    assert shop.ticket(ticket).customer.id_number == NUMBER
    assert erase_what_is_due(shop.work).tickets == {}


def test_files_that_nothing_names_go_and_what_was_brought_today_stays(case: Path, tmp_path: Path) -> None:
    with opened_shop(copied(case, tmp_path / "store")) as before:
        given_up = [before.work.blobs.put_bytes(b"photo %d" % each) for each in range(3)]
    with opened_shop(tmp_path / "store") as shop:
        files = sum(1 for each in shop.store.layout.blobs.rglob("*") if each.is_file())
        brought = shop.work.blobs.put_bytes(b"photo 0")
        gone = 0
        for _ in range(50):
            gone += sweep_unnamed(shop.work)
            shop.time.advance(days=1)
        assert gone == 2
        assert [shop.store.blobs.is_whole(each) for each in given_up] == [True, False, False]
        assert brought == given_up[0]
        assert sum(1 for each in shop.store.layout.blobs.rglob("*") if each.is_file()) == files - 2
        assert shop.store.verify().findings == []
