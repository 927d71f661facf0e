"""Steps 3 to 5 of the clerk's Friday by keyboard alone: the dear sofa, the cooker that bites, the proof."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.identity import id_check_digit
from app.usecases.paper import short_hash
from tests.journeys.conftest import SetClock
from tests.journeys.expect import clocks_of, due, paper, policy, saved, ticket_when, typed
from tests.journeys.ledger import entries, numbers
from tests.journeys.screen import Desk, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

SOFA = "6965196001375"
COOKER = "6954237001740"


def invented_id_number() -> str:
    """A number of nobody that passes its check and ends in 1234."""
    days = (date(1990, 3, 7) + timedelta(days) for days in range(400))
    bodies = (f"330106{day:%Y%m%d}123" for day in days)
    return next(f"{body}4" for body in bodies if id_check_digit(body) == "4")


def begin(desk: Desk, phone: str, name: str, code: str, model: str) -> None:
    """A customer nobody knows yet, and the goods by a scan; the keyboard is on the day of purchase."""
    desk.press("F2")
    desk.on_page("受理")
    desk.write(phone)
    typed(desk, phone)
    desk.press("Return")
    desk.write(name)
    typed(desk, name)
    desk.scan(code)
    typed(desk, model)


def holding(folder: Path, secret: bytes) -> list[str]:
    """Files under `folder` whose bytes contain the secret."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "reserve")
    return [path.name for path in files if secret in path.read_bytes()]


def test_the_dear_sofa_asks_for_the_id_number(desk: Desk, clock: SetClock) -> None:
    """Step 3: without the number nothing is saved; with it the manager's level, and 7 days from delivery."""
    clock("10:20")
    known = len(numbers(desk.store))
    begin(desk, "13900006688", "江月", SOFA, "S-880")
    desk.write("1115")
    desk.press("Return")
    desk.write("1")
    desk.press("Return")
    desk.write("1")
    desk.press("Return")
    desk.write("1115")
    desk.press("Return")
    typed(desk, '"received_date": "2026-11-15"')
    desk.write("颜色不喜欢")
    desk.press("Return", "Return")
    desk.write("1")
    typed(desk, '"demand": "return"')
    desk.press("F10")
    number = invented_id_number()
    desk.write(number)
    assert len(numbers(desk.store)) == known
    desk.press("F10")
    ticket = saved(desk, known)
    assert (ticket.customer.id_number, ticket.customer.id_declined) == (number, False)
    assert ticket.items[0].goods.received_date == date(2026, 11, 15)
    assert ticket.level is not None
    assert ticket.level.owner == "售后经理"
    decision = policy().item_decision(ticket, ticket.items[0], ticket.opened_at)
    assert decision["no_reason_last_day"] == "2026-11-22"
    assert decision["id_number_required"]
    paper(desk, ticket.number, "receipt")
    assert holding(desk.store, number.encode()) == []
    assert desk.close() == 0
    assert holding(desk.store, number.encode()) == []


def test_what_no_field_holds_is_stated_before_it_is_saved(desk: Desk, clock: SetClock) -> None:
    """Stated by Alt+F while the form is open, judged and kept in the draft, written with the ticket."""
    clock("10:30")
    known = len(numbers(desk.store))
    begin(desk, "13900006699", "姜禾", COOKER, "FB50")
    desk.write("1115")
    desk.press("Return")
    desk.write("1")
    desk.press("Return")
    desk.write("1")
    desk.press("Return")
    desk.write("修了两次还是不热")
    desk.press("Return", "Return")
    desk.write("1")
    typed(desk, '"demand": "return"')
    desk.press("alt+f")
    desk.write("修理未好")
    desk.press("Return")
    desk.write("2")
    desk.press("Return")
    typed(desk, '"stated": {"failed_repairs": 2}')
    desk.press("Escape", "F10")
    ticket = saved(desk, known)
    assert ticket.items[0].stated == {"failed_repairs": 2}
    (said,) = entries(desk.store, ticket.number, "facts.stated")
    assert "facts" not in said  # sealed, as everything a person said
    decision = policy().item_decision(ticket, ticket.items[0], ticket.opened_at)
    assert "failed_repairs" not in decision.codes("missing")


def test_the_cooker_bites_and_its_receipt_comes_back(desk: Desk, clock: SetClock) -> None:
    """Step 4: words make it level 1 and the first step is logged. Step 5: scanned anywhere, proof pending."""
    clock("10:47")
    known = len(numbers(desk.store))
    begin(desk, "13900005577", "谭静", COOKER, "FB50")
    desk.write("1115")
    desk.press("Return")
    desk.write("1")
    desk.press("Return")
    desk.write("5")
    desk.press("Return")
    desk.write("一碰就麻, 不处理我发抖音")
    desk.press("Return", "Return")
    desk.write("1")
    typed(desk, '"demand": "return"')
    desk.press("F10")
    ticket = saved(desk, known)
    assert ticket.level is not None
    assert ticket.level.level == 1
    reasons = " ".join(ticket.level.reasons)
    assert "一碰就麻" in reasons or "麻" in reasons, reasons
    assert "抖音" in reasons or "曝光" in reasons, reasons
    assert len(ticket.level.reasons) >= 2
    urgent = [each for each in clocks_of(ticket, "10:47").values() if due(each) == "11-20 11:17"]
    assert urgent, {key: due(each) for key, each in clocks_of(ticket, "10:47").items()}

    clock("10:58")
    desk.press("F3")
    desk.write(ticket.number)
    desk.press("Return")
    desk.on_page(ticket.number)
    desk.press("ctrl+1", "1")
    wait_until(
        lambda: (
            [each["step"] for each in entries(desk.store, ticket.number, "emergency.step_logged")]
            == ["暂停商品销售"]
        ),
        "no step was logged",
    )

    clock("11:10")
    receipt = paper(desk, ticket.number, "receipt")
    desk.press("F2")
    desk.on_page("受理")
    desk.scan(f"CF1:{receipt.number}:{receipt.version}:{short_hash(receipt.content_sha256)}")
    desk.on_page(ticket.number)
    desk.press("ctrl+1", "Tab", "Tab", "Tab", "Tab", "4")
    proven = ticket_when(
        desk, ticket.number, lambda found: found.items[0].goods.proof == "member_record", "no proof"
    )
    assert proven.items[0].goods.proof_state == "pending"
