"""The photos of a ticket: dropped, tagged by digits, taken out with a reason."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QImage

from app.domain.shots import EvidenceRole
from app.domain.ticket import Ticket
from app.ui.labels.evidence import evidence_role_label
from app.ui.parts.evidence_view import TileState
from app.ui.screens.common.evidence_tiles import caption, digit_roles, evidence_tiles, shot_note
from app.ui.screens.ticket.body import EVIDENCE
from app.ui.screens.ticket.view import TicketPage
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import Bench


@pytest.fixture
def photo(repository: Path) -> Path:
    return min((repository / "resources" / "demo" / "photos").glob("kettle*.jpg"))


def _open(bench: Bench, ticket: Ticket) -> TicketPage:
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.body.choose(EVIDENCE)
    return page


def _added(bench: Bench, ticket: Ticket, photo: Path) -> TicketPage:
    page = _open(bench, ticket)
    page.body.evidence.add_files([str(photo)])
    bench.until(lambda: len(bench.now(ticket).evidence) == 1)
    bench.until(lambda: page.body.evidence.title.text() == "Evidence 1")
    bench.settle()
    page.body.evidence.side.strip.move_to(0)
    return page


def test_a_dropped_file_takes_the_first_gap_of_the_shot_list(bench: Bench, photo: Path) -> None:
    ticket = bench.ticket()
    page = _added(bench, ticket, photo)
    assert [each.role for each in bench.now(ticket).evidence] == ["whole"]
    states = [tile.state for tile in page.body.evidence.side.strip.tiles]
    assert states[0] in (TileState.TAKEN, TileState.WARNING)
    assert states[1:] == [TileState.MISSING] * 3
    assert page.body.evidence.shots.text() == "Whole ✓ · Part missing · Close-up missing · Barcode missing"


def test_a_pasted_picture_is_evidence_too(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    page.body.evidence.side.strip.intake.image_given.emit(image)
    bench.until(lambda: len(bench.now(ticket).evidence) == 1)
    assert bench.now(ticket).evidence[0].file.blob.mime == "image/png"


def test_a_file_that_is_no_evidence_is_said_in_place(bench: Bench, tmp_path: Path) -> None:
    page = _open(bench, bench.ticket())
    bad = tmp_path / "notes.txt"
    bad.write_text("no picture", encoding="utf-8")
    page.body.evidence.add_files([str(bad)])
    bench.until(lambda: bool(page.body.evidence.said.text()))
    assert "notes.txt" in page.body.evidence.said.text()
    assert bench.problems == []


def test_a_digit_says_what_the_picture_shows(bench: Bench, photo: Path) -> None:
    ticket = bench.ticket()
    _added(bench, ticket, photo)
    press(Key.Key_3)
    bench.until(lambda: bench.now(ticket).evidence[0].role == "close_up")
    assert digit_roles(ticket)[2] == "close_up"


def test_delete_twice_asks_for_the_reason_and_esc_keeps(bench: Bench, photo: Path) -> None:
    ticket = bench.ticket()
    page = _added(bench, ticket, photo)
    press(Key.Key_Delete)
    press(Key.Key_Delete)
    assert page.body.evidence.reason.hasFocus()
    press(Key.Key_Return)
    bench.until(lambda: "reason_missing" in page.body.evidence.said.text())
    press(Key.Key_Escape)
    assert not bench.now(ticket).evidence[0].voided
    press(Key.Key_Delete)
    press(Key.Key_Delete)
    write("拍错了机器")
    press(Key.Key_Return)
    bench.until(lambda: bench.now(ticket).evidence[0].voided)
    bench.until(lambda: page.body.evidence.title.text() == "Evidence 0")
    assert bench.last(ticket).values == {"reason": "拍错了机器"}


def test_one_picture_taken_in_at_two_desks_is_shown_once_with_both_who_added_it(
    bench: Bench, photo: Path
) -> None:
    ticket = bench.ticket()
    _added(bench, ticket, photo)
    now = bench.now(ticket)
    mine = now.evidence[0]
    theirs = replace(mine, id="E-2", role=EvidenceRole.OTHER, added_by="周静")
    both = replace(now, evidence=(mine, theirs))
    label = f"{evidence_role_label(mine.role)}, Other"
    assert [tile.label for tile in evidence_tiles(both, with_missing=False)] == [label]
    said = caption((mine, theirs), bench.time.now(), bench.work.desk.tz)
    assert said.startswith(label)
    assert said.endswith("林晓敏, 周静")


def test_a_closed_view_shows_no_gaps(bench: Bench) -> None:
    ticket = bench.ticket()
    assert evidence_tiles(ticket, with_missing=False) == []
    assert len(evidence_tiles(ticket)) == 4
    assert shot_note(ticket).count("missing") == 4
