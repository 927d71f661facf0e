"""Step 6 of the clerk's Friday by keyboard alone: a note instead of a second ticket, and the exchange."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from app.bootstrap import opened_store
from app.domain.records import Document
from app.domain.status import Stage
from app.store.opening import StoreOptions
from tests.journeys.conftest import SetClock
from tests.journeys.expect import page_by, paper, press_until, ticket_when, typed
from tests.journeys.ledger import drafts, entries, numbers
from tests.journeys.screen import Desk, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

KETTLE = "2F01-261120-0001"
SLIP = "exchange-return-slip"


def scanned(desk: Desk, document: Document, folder: Path) -> Path:
    """The first page of a paper as an office scanner sees it: grey, 150 dpi."""
    (blob,) = desk.store.rglob(document.blob.sha256)
    pages = pypdfium2.PdfDocument(blob)
    picture = folder / "signed.png"
    pages[0].render(scale=150 / 72).to_pil().convert("L").save(picture)
    pages.close()
    return picture


def note_the_call(desk: Desk) -> None:
    """The same phone again: the open ticket is shown, and what was said is noted there."""
    known = numbers(desk.store)
    desk.press("F2")
    desk.on_page("受理")
    desk.write("2233")
    typed(desk, "2233")
    desk.press("Return")
    typed(desk, "王建国")
    desk.on_page("受理 · 同号有")
    desk.press("alt+n")
    desk.write("爱人来电问进度")
    typed(desk, "爱人来电问进度")
    desk.press("alt+n")
    wait_until(
        lambda: {"text": "爱人来电问进度"} in entries(desk.store, KETTLE, "note.added"),
        "the call was not noted",
    )
    wait_until(lambda: not any("王建国" in each for each in drafts(desk.store)), "the draft stayed")
    assert numbers(desk.store) == known


def determine(desk: Desk) -> None:
    """Found by four digits, judged as quality, told by message."""
    desk.press("F3")
    desk.write("2233")
    desk.press("Return")
    desk.on_page(f"({KETTLE}|工单)")
    page_by(desk, "F7", f"责任认定.*{KETTLE}")
    desk.press("1", "F10")
    paper(desk, KETTLE, "liability-notice")
    told = ("3", "Return")
    press_until(desk, told, KETTLE, lambda found: found.stage is Stage.NOTIFIED, "not notified")


def open_work(desk: Desk) -> None:
    """The ticket by its label, with the keyboard on its work: a page that names it has read it anew."""
    desk.press("F2")
    desk.on_page("受理")
    desk.scan(KETTLE)
    desk.on_page(KETTLE)
    desk.press("ctrl+1")


def agree(desk: Desk) -> None:
    """No stock, no substitute; 11-28 is beyond seven days and refused, 11-25 is offered and accepted."""
    open_work(desk)
    desk.press(*["Return"] * 5)
    desk.press("2", "Return", "1", "Return")
    desk.write("1128")
    desk.press(*["Return"] * 4)
    desk.press("ctrl+a")
    desk.write("1125")
    desk.press(*["Return"] * 4)
    offered = ticket_when(desk, KETTLE, lambda found: found.items[0].plan is not None, "no plan")
    plan = offered.items[0].plan
    assert plan is not None
    assert plan.exchange is not None
    assert (plan.exchange.stock, plan.exchange.expected, plan.exchange.substitute_refused) == (
        "wait",
        date(2026, 11, 25),
        True,
    )
    assert len(entries(desk.store, KETTLE, "plan.offered")) == 1
    open_work(desk)
    accepted = ("Return", "Return")
    press_until(desk, accepted, KETTLE, lambda found: found.stage is Stage.PLAN_ACCEPTED, "not accepted")


@pytest.mark.parametrize("desk", ["11:05"], indirect=True)
def test_the_exchange_is_signed_on_paper(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    """Step 6, from the call of his wife to the slip that came back signed."""
    clock("11:40")
    note_the_call(desk)
    determine(desk)
    agree(desk)
    open_work(desk)
    desk.press("F9")
    issued = paper(desk, KETTLE, SLIP)
    assert not issued.signed
    with desk.clipboard(scanned(desk, issued, tmp_path)):
        ticket = press_until(
            desk,
            ("ctrl+v",),
            KETTLE,
            lambda found: bool((d := found.latest(SLIP)) and d.signed),
            "not signed",
        )
    slip = ticket.latest(SLIP)
    assert slip is not None
    assert slip.signatures[0].method == "paper_scan"
    assert slip.signatures[0].document_sha256 == slip.content_sha256 == issued.content_sha256
    assert slip.signatures[0].blob_sha256 == ticket.evidence[-1].file.sha256
    assert desk.close() == 0, desk.output()
    with opened_store(desk.store, None, StoreOptions(reserve_bytes=1 << 16)) as (store, _):
        assert store.verify().sound
