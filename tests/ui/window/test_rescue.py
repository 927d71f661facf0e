"""A store that cannot be opened: each kind in its own words, and the way back by a copy, by keys alone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from app.bootstrap import key_places
from app.domain.refusals import ProblemError
from app.store.backup import back_up
from app.store.layout import Layout
from app.store.storekeys import keys_of
from app.ui.kit.text import Text
from app.ui.window.problem_page import ProblemPage
from app.ui.window.program import Stores
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.window.bench import WindowBench
from tests.ui.window.conftest import Start

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture
def copies(store: Path) -> Path:
    """Two copies of the store, in the folder beside it, and one that is broken."""
    folder = store.parent / "copies"
    folder.mkdir()
    layout = Layout(store)
    keys = keys_of(layout, key_places(store))
    back_up(layout, keys, folder / "counterfoil-2F01-20261119.cfbackup", NOON.replace(day=19))
    back_up(layout, keys, folder / "counterfoil-2F01-20261120.cfbackup", NOON)
    (folder / "counterfoil-2F01-20261121.cfbackup").write_bytes(b"half a copy")
    return folder


def damage(store: Path) -> None:
    (store / "store.db").write_bytes(b"no database at all" * 1000)


def page_of(desk: WindowBench) -> ProblemPage:
    desk.until(lambda: desk.named() == "ProblemPage")
    assert isinstance(desk.page, ProblemPage)
    return desk.page


def words(desk: WindowBench) -> str:
    return "\n".join(label.text() for label in page_of(desk).findChildren(Text) if label.isVisible())


def listed(desk: WindowBench) -> list[str]:
    copies = page_of(desk).copies
    assert copies is not None
    desk.until(lambda: bool(copies.list.titles()))
    return copies.list.titles()


def refusing(problem: ProblemError) -> Callable[[Stores], Stores]:
    def refuse(_folder: Path) -> NoReturn:
        raise problem

    return lambda stores: replace(stores, open=refuse, glance=lambda _folder: None)


@pytest.mark.expects_log("store_damaged")
def test_the_newest_copy_is_restored_beside_by_enter_and_opened(
    start: Start, store: Path, copies: Path
) -> None:
    damage(store)
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    desk = start(store)
    titles = listed(desk)
    assert [title[:10] for title in titles[:2]] == ["2026-11-20", "2026-11-19"]
    assert titles[2] == "counterfoil-2F01-20261121.cfbackup"
    press(Key.Key_Return)
    work = desk.opened()
    (beside,) = [path for path in store.parent.iterdir() if path.name.startswith("store-restored-")]
    assert work.store.folder == beside
    assert work.services.workplace.tickets.find("2F01-261120-0001") is not None
    assert work.store.check().findings == ()
    desk.until(lambda: str(beside) in desk.message())
    assert f"--store {beside}" in desk.message()
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.expects_log("store_damaged")
def test_an_older_copy_is_chosen_by_keys(start: Start, store: Path, copies: Path) -> None:
    chosen: list[Path] = []

    def keep(stores: Stores) -> Stores:
        def restore(backup: Path, lost: Path, typed: str) -> Path:
            chosen.append(backup)
            return stores.restore(backup, lost, typed)

        return replace(stores, restore=restore, keep_to=lambda _folder, _lost: True)

    damage(store)
    desk = start(store, keep)
    listed(desk)
    press(Key.Key_Down)
    press(Key.Key_Return)
    desk.opened()
    assert chosen == [copies / "counterfoil-2F01-20261119.cfbackup"]
    desk.until(lambda: "restored" in desk.message())
    assert "--store" not in desk.message()


@pytest.mark.expects_log("store_damaged")
def test_a_damaged_copy_is_said_and_nothing_is_made_of_it(start: Start, store: Path, copies: Path) -> None:
    damage(store)
    desk = start(store)
    listed(desk)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert "damaged or incomplete" in words(desk)
    assert [path.name for path in store.parent.iterdir() if "restored" in path.name] == []


@pytest.mark.expects_log("store_damaged")
def test_a_copy_that_fails_its_trial_leaves_no_folder(start: Start, store: Path, copies: Path) -> None:
    newest = copies / "counterfoil-2F01-20261120.cfbackup"
    whole = newest.read_bytes()
    newest.write_bytes(whole[:-4000] + bytes([whole[-4000] ^ 1]) + whole[-3999:])
    damage(store)
    desk = start(store)
    listed(desk)
    press(Key.Key_Return)
    desk.until(lambda: "damaged or incomplete" in words(desk))
    assert [path.name for path in store.parent.iterdir() if "restored" in path.name] == []
    press(Key.Key_Escape)
    assert page_of(desk).retry.hasFocus()


@pytest.mark.expects_log("store_damaged")
def test_copies_on_a_stick_are_found_where_somebody_names_it(
    start: Start, store: Path, copies: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    shutil.move(copies, stick)
    damage(store)
    desk = start(store)
    page = page_of(desk)
    desk.settle()
    assert page.copies is not None
    assert page.copies.list.titles() == []
    page.copies.folder.setFocus()
    write(str(stick))
    press(Key.Key_Return)
    assert len(listed(desk)) == 3


@pytest.mark.expects_log("store_gone")
def test_a_store_that_was_here_is_missed_and_found_again(start: Start, store: Path, tmp_path: Path) -> None:
    first = start(store)
    first.opened()
    first.window.close()
    away = tmp_path / "away"
    shutil.move(store, away)
    desk = start(store)
    assert "not where it was" in words(desk)
    assert not store.exists()
    shutil.move(away, store)
    press(Key.Key_F5)
    desk.opened()


@pytest.mark.expects_log("store_gone")
def test_photos_without_a_database_are_no_new_store(start: Start, store: Path) -> None:
    (store / "store.db").unlink()
    desk = start(store)
    assert "not where it was" in words(desk)
    press(Key.Key_F2)
    assert desk.named() == "FirstStartPage"
    press(Key.Key_Escape)
    assert desk.named() == "ProblemPage"


@pytest.mark.expects_log("store_newer")
def test_a_newer_store_is_left_alone(start: Start, store: Path, copies: Path) -> None:
    with closing(sqlite3.connect(store / "store.db")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0099'")
        newer.commit()
    desk = start(store)
    said = words(desk)
    assert "Start the newer program" in said
    assert "99; this program knows" in said
    assert page_of(desk).copies is None


@pytest.mark.expects_log("the store cannot be opened")
@pytest.mark.parametrize(
    ("code", "sentence", "advice"),
    [
        ("store_read_only", "read-only", "write-protected"),
        ("disk_full", "The disk is full", "Delete what is not needed"),
        ("store_unreachable", "cannot be reached", "See whether the disk is connected"),
        ("store_busy", "busy", "Try again in a moment"),
        ("store_in_use", "Another program", "Go on in the other window"),
    ],
)
def test_each_trouble_has_its_own_words_and_next_step(
    start: Start, store: Path, code: str, sentence: str, advice: str
) -> None:
    problem = ProblemError(code, folder=str(store), process="4711")
    desk = start(store, refusing(problem))
    said = words(desk)
    assert sentence in said
    assert advice in said
    assert (page_of(desk).copies is not None) == (code == "store_unreachable")


@pytest.mark.expects_log("store_without_desk")
def test_a_first_start_that_was_broken_off_goes_on(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "store.db").write_bytes(b"")
    problem = ProblemError("store_without_desk", folder=str(folder))
    desk = start(folder, refusing(problem))
    desk.until(lambda: desk.named() == "FirstStartPage")
