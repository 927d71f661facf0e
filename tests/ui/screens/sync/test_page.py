"""The page of a joined desk: how things stand, what to do about it, what waits, the last calls, the stick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.ui.screens.sync.sticks import newest_receipt, removable
from app.usecases.alone import NoSyncState
from app.usecases.sync_state import SyncReason, SyncWord, TicketSync
from app.usecases.syncing import CarriedFile, Copied, LinkWord, ReceiptTaken, SyncCall
from tests.fakes.syncing import JOINED, FakeLink, hindered
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.sync.conftest import Show
from tests.ui.screens.ticket.bench import Bench


def test_in_step_says_so_and_when_head_office_was_heard_of(bench: Bench, show: Show) -> None:
    page = show(FakeLink(JOINED))
    card = page.joined.standing
    assert card.word.text() == "In step"
    assert "10:00" in card.when.text()
    assert card.what_to_do.isHidden()
    assert "watched True" in bench.services.link.syncing.asked  # type: ignore[attr-defined] # the fake tells


@pytest.mark.parametrize(
    "code", ["sync_login_page", "sync_clock_wrong", "sync_tls_intercepted", "sync_device_revoked"]
)
def test_what_a_person_must_do_is_said_with_the_reason(bench: Bench, show: Show, code: str) -> None:
    page = show(FakeLink(hindered(code, word=LinkWord.NEEDS_YOU, issuer="Gateway CA")))
    card = page.joined.standing
    assert card.word.text() == "Needs you"
    assert code in card.why.text()
    assert "Gateway CA" in card.why.text()
    assert f"do {code}" in card.what_to_do.words.text()


def test_being_offline_is_no_trouble(bench: Bench, show: Show) -> None:
    status = replace(hindered("sync_no_network"), next_try=bench.time.moment + timedelta(seconds=42))
    page = show(FakeLink(status))
    assert page.joined.standing.word.text() == "Offline · 17"
    assert "42 s" in page.joined.standing.when.text()


@pytest.mark.parametrize(
    ("mark", "code", "numbers"), [("", "desk_copied", "2F01"), ("K7MQ", "desk_copied_marked", "2F01.K7MQ")]
)
def test_a_copied_desk_is_told_so_at_both(
    bench: Bench, show: Show, mark: str, code: str, numbers: str
) -> None:
    card = show(FakeLink(JOINED)).joined.standing
    assert card.copied.isHidden()
    since = datetime(2026, 11, 20, 1, 58, 12, tzinfo=UTC)
    card = show(FakeLink(replace(JOINED, copied=Copied(since, mark)))).joined.standing
    assert card.word.text() == "In step", "nothing stands in the way"
    words = card.copied.words.text()
    assert card.copied.isVisible()
    assert code in words
    assert f"do {code}" in words
    assert "2026-11-20 09:58" in words
    assert numbers in words


def test_f10_tries_now(bench: Bench, show: Show) -> None:
    link = FakeLink(JOINED)
    show(link)
    press(Key.Key_F10)
    bench.settle()
    assert "sync now" in link.syncing.asked


def test_f5_is_left_to_the_window_where_it_leads_to_the_tickets(show: Show) -> None:
    assert not show(FakeLink(JOINED)).serve_key("F5")


def test_head_office_may_ask_whether_to_retire_things(bench: Bench, show: Show) -> None:
    link = FakeLink(hindered("sync_retire_waiting", word=LinkWord.NEEDS_YOU))
    page = show(link)
    page.joined.standing.agree.setFocus()
    press(Key.Key_Return)
    bench.settle()
    assert "agree" in link.syncing.asked


def test_the_last_calls_say_bytes_time_and_cause(bench: Bench, show: Show) -> None:
    link = FakeLink(JOINED)
    at = datetime(2026, 11, 20, 1, 58, 12, tzinfo=UTC).isoformat()
    link.syncing.calls = [
        SyncCall(at, "batch", 18_220, 420, 340, 200, ""),
        SyncCall(at, "blob", 1 << 20, 0, 30_050, 0, "stalled"),
    ]
    page = show(link)
    press(Key.Key_3, CTRL)
    table = page.joined.calls
    assert table.hasFocus()
    rows = [
        [cell.text() if (cell := table.item(row, column)) else "" for column in range(7)] for row in (0, 1)
    ]
    assert rows[0] == ["09:58:12", "Entries up", "17.8 KB", "420 B", "340 ms", "200", "Done"]
    assert rows[1][1:] == ["File up", "1.0 MB", "0 B", "30.1 s", "—", "Network stood still"]


class Waiting(NoSyncState):
    """Every ticket waits for its files."""

    def of(self, ticket_id: str) -> TicketSync:
        return TicketSync(SyncWord.ON_ITS_WAY, SyncReason.FILES_WAIT, 0, 3)


def test_tickets_that_are_not_received_open_by_enter(bench: Bench, show: Show) -> None:
    ticket = bench.ticket()
    page = show(FakeLink(JOINED, Waiting()))
    press(Key.Key_2, CTRL)
    table = page.joined.tickets
    words = [cell.text() if (cell := table.item(0, column)) else "" for column in range(6)]
    assert words[0] == ticket.number
    assert words[3:5] == ["On its way", "3 files"]
    press(Key.Key_Return)
    assert bench.wanted == [ticket.id]


def stick(page_keys: Sequence[Key]) -> None:
    press(Key.Key_4, CTRL)
    for key in page_keys:
        press(key)


def test_a_stick_is_written_and_how_to_take_it_out_is_said(bench: Bench, show: Show, tmp_path: Path) -> None:
    link = FakeLink(JOINED)
    link.syncing.carried = [CarriedFile(tmp_path / "2F01_1-14_ab.cfb", {"w": (1, 14)}, 14, 3, 4_200_000)]
    page = show(link)
    stick([])
    page.joined.stick.folder.clear()
    write(str(tmp_path))
    press(Key.Key_Return)
    bench.settle()
    assert f"export {tmp_path}" in link.syncing.asked
    said = [child.text() for child in page.joined.stick.findChildren(type(page.header.title))]
    assert any("2F01_1-14_ab.cfb" in text for text in said)
    assert any("safely" in text for text in said)


def test_nothing_to_carry_is_good_news(bench: Bench, show: Show, tmp_path: Path) -> None:
    link = FakeLink(JOINED)
    page = show(link)
    stick([])
    page.joined.stick.folder.setText(str(tmp_path))
    link.syncing.problem = ProblemError("nothing_to_carry")
    press(Key.Key_Return)
    bench.settle()
    said = [child.text() for child in page.joined.stick.findChildren(type(page.header.title))]
    assert any("nothing_to_carry" in text for text in said)


def test_a_receipt_is_taken_in_and_a_wrong_one_said_beside_the_field(
    bench: Bench, show: Show, tmp_path: Path
) -> None:
    link = FakeLink(JOINED)
    link.syncing.receipt = ReceiptTaken(14, 3, ("120-180",))
    page = show(link)
    panel = page.joined.stick
    stick([])
    panel.receipt.setFocus()
    write(str(tmp_path / "none.cfr"))
    press(Key.Key_Return)
    bench.settle()
    assert "file_expected" in panel.fields["receipt"].error
    (tmp_path / "none.cfr").write_bytes(b"-")
    press(Key.Key_Return)
    bench.settle()
    said = [child.text() for child in panel.findChildren(type(page.header.title))]
    assert any("120-180" in text for text in said)


def test_a_support_bundle_is_made(bench: Bench, show: Show, tmp_path: Path) -> None:
    page = show(FakeLink(JOINED))
    stick([])
    page.joined.stick.bundle.setFocus()
    press(Key.Key_Return)
    bench.settle()
    assert [each.name for each in (tmp_path / "help").iterdir()] == [
        "counterfoil-support-2F01-20261120-140000.zip"
    ]


def test_esc_leads_back_to_the_tickets(bench: Bench, show: Show) -> None:
    page = show(FakeLink(JOINED))
    wanted: list[str] = []
    page.page_wanted.disconnect()
    page.page_wanted.connect(wanted.append)
    press(Key.Key_Escape)
    assert wanted == ["queue"]


def test_drives_that_can_be_taken_out_are_proposed(tmp_path: Path) -> None:
    drives = [
        (Path("/"), False),
        (Path("/media/a/STICK"), False),
        (Path("/media/a/DVD"), True),
        (Path("/srv"), False),
    ]
    assert removable(drives, Path("/"), "linux") == (Path("/media/a/STICK"),)
    assert removable([(Path("C:/"), False), (Path("E:/"), False)], Path("C:/"), "win32") == (Path("E:/"),)
    assert newest_receipt([tmp_path, tmp_path / "gone"]) is None
    (tmp_path / "a.cfr").write_bytes(b"-")
    assert newest_receipt([tmp_path]) == tmp_path / "a.cfr"
