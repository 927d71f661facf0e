"""The page of sync around a link that a test holds, and a second desk where one is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.ui.screens.sync.presenter import Helping
from app.ui.screens.sync.view import SyncPage
from app.ui.services import Services
from app.usecases.desk_link import DeskLink
from tests.ui.screens.sync.two_desks import TwoDesks
from tests.ui.screens.ticket.bench import Bench

Show = Callable[[DeskLink], SyncPage]


@pytest.fixture
def show(bench: Bench, tmp_path: Path) -> Show:
    """Puts the page of sync on the screen."""

    def put(link: DeskLink) -> SyncPage:
        bench.services = replace(bench.services, link=link)
        made: list[SyncPage] = []

        def make(services: Services) -> SyncPage:
            helping = Helping(
                lambda code, _: f"do {code}", tmp_path / "log", tmp_path / "help", lambda: "0.1.0"
            )
            made.append(SyncPage(services, helping))
            return made[0]

        bench.show(make)
        bench.settle()
        return made[0]

    return put


@pytest.fixture
def desks(bench: Bench, tmp_path: Path) -> Iterator[TwoDesks]:
    made = TwoDesks(bench.store, tmp_path / "there")
    yield made
    made.close()
