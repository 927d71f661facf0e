"""Photos of another desk that are not here: a calm place, words that say where, the picture when it comes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.refusals import ProblemError
from app.domain.ticket import Ticket
from app.store.connecting import connect_writer
from app.ui.parts.evidence_view import TileState
from app.ui.screens.ticket.body import EVIDENCE
from app.ui.screens.ticket.view import TicketPage
from app.usecases.alone import Alone, NoSyncing
from tests.ui.screens.ticket.bench import Bench


class Asked(NoSyncing):
    """Notes what is asked for."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def fetch(self, sha256s: Sequence[str]) -> int:
        self.files += sha256s
        return len(sha256s)


def _asked(bench: Bench) -> Asked:
    """What is asked of synchronisation from here on."""
    link = Alone()
    link.syncing = asked = Asked()
    bench.services = replace(bench.services, link=link)
    return asked


@pytest.fixture
def photo(repository: Path) -> Path:
    return min((repository / "resources" / "demo" / "photos").glob("kettle*.jpg"))


def _say_away(bench: Bench, ticket: Ticket, *, elsewhere: int = 0, state: str = "away") -> dict[Path, bytes]:
    """Make the store believe that the photo is another desk's; its files, which are taken away."""
    file = bench.now(ticket).evidence[0].file
    root = bench.store.layout.root
    with closing(connect_writer(root / "store.db")) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO file_in VALUES (?, ?, 'whole', 'image/jpeg', 1, ?, 0, ?, 0, ?, 0, 0)",
            (file.sha256, file.blob.size, ticket.id, state, elsewhere),
        )
    taken = {}
    for name in (file.sha256, *file.copies):
        place = root / "blobs" / name[:2] / name
        taken[place] = place.read_bytes()
        place.unlink()
    return taken


def _with_photo(bench: Bench, photo: Path) -> Ticket:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    page.body.evidence.add_files([str(photo)])
    bench.until(lambda: len(bench.now(ticket).evidence) == 1)
    bench.settle()
    return ticket


def _open(bench: Bench, ticket: Ticket) -> TicketPage:
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.body.choose(EVIDENCE)
    return page


@pytest.mark.parametrize(
    ("elsewhere", "state", "words", "asked"),
    [
        (0, "away", "Photo at head office, being fetched", True),
        (1, "away", "At the other desk only, not uploaded yet", True),
        (0, "lost", "Lost at the other desk", False),
    ],
)
def test_a_photo_that_is_not_here_says_where_it_is_and_is_asked_for(
    bench: Bench, photo: Path, elsewhere: int, state: str, words: str, asked: bool
) -> None:
    ticket = _with_photo(bench, photo)
    _say_away(bench, ticket, elsewhere=elsewhere, state=state)
    syncing = _asked(bench)
    page = _open(bench, ticket)
    side = page.body.evidence.side
    bench.until(lambda: bool(side.strip.tiles) and side.strip.tiles[0].state is TileState.AWAY)
    bench.settle()
    side.strip.move_to(0)
    sha256 = bench.now(ticket).evidence[0].file.sha256
    assert syncing.files == ([sha256] if asked else [])
    assert words in side.viewer.accessibleDescription()
    assert words in side.strip.accessibleDescription()
    assert (bench.errors, bench.problems) == ([], [])
    QTest.keyClick(side.strip, Qt.Key.Key_Return)
    QTest.keyClick(side.viewer, Qt.Key.Key_Return)
    bench.settle()
    assert syncing.files[-2:] == [sha256, sha256]
    QTest.keyClick(side.strip, Qt.Key.Key_Delete)
    assert side.strip.question == "", "nobody takes out what nobody sees"


def test_it_is_shown_as_soon_as_it_comes(bench: Bench, photo: Path) -> None:
    """The original comes from head office; the small pictures are made of it here."""
    ticket = _with_photo(bench, photo)
    taken = _say_away(bench, ticket)
    _asked(bench)
    page = _open(bench, ticket)
    side = page.body.evidence.side
    bench.until(lambda: bool(side.strip.tiles) and side.strip.tiles[0].state is TileState.AWAY)
    original = next(iter(taken))
    original.write_bytes(taken[original])
    bench.news.arrived.emit(ticket.id)
    bench.until(lambda: side.strip.tiles[0].has_picture)
    bench.settle()
    side.strip.move_to(0)
    bench.until(lambda: side.viewer.scale() != 1.0)
    assert all(place.exists() for place in taken), "copies are made from the original"
    assert (bench.errors, bench.problems) == ([], [])


def test_a_paper_that_needs_it_says_so(bench: Bench, photo: Path) -> None:
    """What is set with its picture is refused with where the picture is, and set when it is here."""
    ticket = _with_photo(bench, photo)
    taken = _say_away(bench, ticket, elsewhere=1)
    file = bench.now(ticket).evidence[0].file
    with pytest.raises(ProblemError, match="file_elsewhere"):
        bench.work.pictures.small(file)
    for place, data in taken.items():
        place.write_bytes(data)
    assert bench.work.pictures.small(file) == taken[list(taken)[2]]
