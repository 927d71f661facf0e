"""Encrypting all data from the settings: asked for, given at the next start with its progress, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import make_store, opened_store
from app.domain.refusals import ProblemError
from app.store.form_wish import wished_form
from app.store.layout import Layout
from app.store.opening import StoreOptions
from app.ui.kit.look import Look
from app.ui.screens.settings.backup_section import BackupSection
from app.ui.screens.settings.encryption_card import EncryptionCard
from app.ui.screens.settings.view import SettingsPage
from app.ui.window.form_page import FormPage
from app.ui.window.problem_page import ProblemPage
from app.ui.window.program import Stores
from app.usecases.desk import make_desk
from app.usecases.housekeeping import OpenedStore, Progress
from tests.ui.window.bench import WindowBench

SMALL = StoreOptions(reserve_bytes=0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_desk({"code": "2F-01", "profile": "mall_desk", "hours": "10:00-22:00"})
    make_store(tmp_path / "store", made, SMALL)
    return tmp_path / "store"


@pytest.fixture
def starts(qtbot: QtBot, look: Look, repository: Path, folder: Path) -> Iterator[Starts]:
    made = Starts(qtbot, repository / "resources", folder)
    yield made
    made.end()


class Starts:
    """One start after the other, of a store in one folder."""

    def __init__(self, qtbot: QtBot, resources: Path, folder: Path) -> None:
        self._given = (qtbot, resources, folder)
        self._bench: WindowBench | None = None

    def begin(self, change: object = None) -> WindowBench:
        self.end()
        qtbot, resources, folder = self._given
        bench = self._bench = WindowBench(qtbot, resources, folder, change or (lambda stores: stores))  # type: ignore[arg-type] # a test's own
        bench.begin()
        return bench

    def end(self) -> None:
        if self._bench is not None:
            self._bench.close()
            self._bench = None


def card_of(bench: WindowBench) -> EncryptionCard:
    bench.opened()
    bench.shell.open("settings")
    bench.settle()
    page = bench.page
    assert isinstance(page, SettingsPage)
    page.parts.choose("backup")
    bench.settle()
    section = page.section()
    assert isinstance(section, BackupSection)
    return section.encryption


def test_it_is_asked_for_given_at_the_next_start_and_taken_back(starts: Starts, folder: Path) -> None:
    bench = starts.begin()
    card = card_of(bench)
    assert "in clear" in card.state.words.text()
    card.change.click()
    bench.settle()
    assert wished_form(folder) is True
    assert "next start" in card.state.words.text()
    card.keep.click()
    bench.settle()
    assert wished_form(folder) is None
    card.change.click()
    bench.settle()
    with bench.qtbot.waitSignal(bench.window.restart_wanted):
        card.restart.click()
    card = card_of(starts.begin())
    assert Layout(folder).is_sealed
    assert card.state.words.text() == "All data is encrypted."
    assert "clear" in card.change.text()


def test_what_refuses_it_is_told_and_the_store_is_open_as_it_was(starts: Starts, folder: Path) -> None:
    (folder / "form-wanted").write_text("encrypted", "ascii")
    seen: list[str] = []

    def full(stores: Stores) -> Stores:
        def give(at: Path, progress: Progress) -> None:
            progress(1_000_000, 4_000_000)
            raise ProblemError("disk_full", folder=str(at))

        return replace(stores, give_form=give)

    bench = starts.begin(full)
    bench.until(lambda: bench.window.work is not None)
    bench.settle()
    seen.append(bench.message())
    assert "full" in seen[0].lower()
    assert not Layout(folder).is_sealed


def test_not_now_opens_the_store_as_it_is(starts: Starts, folder: Path) -> None:
    with opened_store(folder, None, SMALL) as (store, _):
        store.blobs.put_bytes(b"photo")
    (folder / "form-wanted").write_text("encrypted", "ascii")

    def slow(stores: Stores) -> Stores:
        def give(at: Path, progress: Progress) -> None:
            page = bench_page(starts)
            page.stop()
            progress(1, 4)

        return replace(stores, give_form=give)

    bench = starts.begin(slow)
    bench.opened()
    assert wished_form(folder) is True
    assert not Layout(folder).is_sealed


def bench_page(starts: Starts) -> FormPage:
    bench = starts._bench
    assert bench is not None
    assert isinstance(bench.page, FormPage)
    return bench.page


@pytest.mark.expects_log("store_locked")
def test_a_key_that_comes_with_a_passphrase_comes_in_time(starts: Starts, folder: Path) -> None:
    (folder / "form-wanted").write_text("encrypted", "ascii")
    locked = [True]

    def without_key(stores: Stores) -> Stores:
        def give(at: Path, progress: Progress) -> None:
            if locked[0]:
                raise ProblemError("store_locked", folder=str(at))
            stores.give_form(at, progress)

        def open_it(at: Path) -> OpenedStore:
            if locked[0]:
                raise ProblemError("store_locked", folder=str(at))
            return stores.open(at)

        def unlock(_at: Path, _typed: str) -> None:
            locked[0] = False

        return replace(stores, give_form=give, open=open_it, glance=lambda _: None, unlock=unlock)

    bench = starts.begin(without_key)
    bench.until(lambda: bench.named() == "ProblemPage")
    page = bench.page
    assert isinstance(page, ProblemPage)
    page.unlock_wanted.emit("a passphrase")
    bench.opened()
    assert Layout(folder).is_sealed
    assert not bench.message()
