"""A store whose key is not here, a backup of another computer, and what is said of key and backups."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import key_places, make_store, opened_store
from app.ui.screens.settings.view import SettingsPage
from app.ui.window.backup_watch import TOLD
from app.usecases.backup_plan import FOLDER, LAST
from app.usecases.desk import make_desk
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.window.bench import SMALL, WindowBench
from tests.ui.window.conftest import Start
from tests.ui.window.test_rescue import listed, page_of, words

TODAY = date(2026, 11, 20)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A new store of a desk, no demo."""
    return made(tmp_path / "store")


def made(folder: Path) -> Path:
    make_store(folder, make_desk({"code": "2F01", "mall": "云汇广场"}), SMALL)
    return folder


def taken_away(folder: Path, backup: Path | None = None) -> str:
    """The recovery code of a store, after this computer forgot the key; with a backup of it before."""
    with opened_store(folder, options=SMALL) as (opened, _):
        code = opened.keys.new_code(TODAY)
        name = opened.keys.name
        if backup is not None:
            opened.backup(backup)
    key_places(folder).forget(name)
    return code


def said(desk: WindowBench, part: str) -> None:
    """Sooner or later; what else stands there (a year to import) is closed."""

    def heard() -> bool:
        if part in desk.message():
            return True
        desk.shell.message_bar.dismiss()
        return False

    desk.until(heard)


@pytest.mark.expects_log("store_locked")
def test_a_store_without_its_key_opens_by_the_code_from_the_sheet(start: Start, store: Path) -> None:
    code = taken_away(store)
    desk = start(store)
    lock = page_of(desk).lock
    assert lock is not None
    desk.until(lock.field.hasFocus)
    write(code.replace(code[0], "2" if code[0] != "2" else "3", 1))
    press(Key.Key_Return)
    desk.until(lambda: not desk.window.tasks.busy and lock.field.isEnabled())
    assert lock.field.hasFocus()
    write(code.lower())
    press(Key.Key_Return)
    assert desk.opened().store.keys.standing().where == "file"  # kept from now on


@pytest.mark.expects_log("store_damaged")
def test_a_backup_of_another_computer_asks_for_its_code(start: Start, store: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    code = taken_away(made(tmp_path / "other"), copies / "counterfoil-2F01-20261120.cfbackup")
    (store / "store.db").write_bytes(b"no database at all" * 1000)
    desk = start(store)
    assert len(listed(desk)) == 1
    press(Key.Key_Return)
    page = page_of(desk)
    assert page.copies is not None
    desk.until(page.copies.code.hasFocus)
    write("abcd")
    press(Key.Key_Return)
    desk.until(lambda: "32" in words(desk))
    desk.until(page.copies.code.hasFocus)
    write(code)
    press(Key.Key_Return)
    assert desk.opened().store.folder != store


def test_a_new_store_offers_the_recovery_sheet_and_tells_where_its_key_lies(
    start: Start, store: Path
) -> None:
    desk = start(store)
    desk.opened()
    said(desk, "Print the recovery code")
    assert "a file of this account" in desk.message()
    assert desk.program.choices.get(TOLD) != ""
    desk.shell.message_bar.answer("Alt+A")
    desk.settle()
    assert isinstance(desk.page, SettingsPage)
    assert desk.page.parts.current() == "backup"


def test_the_watch_makes_what_is_due_and_says_what_is_old(start: Start, store: Path, tmp_path: Path) -> None:
    share, old = tmp_path / "share", datetime.now(UTC) - timedelta(days=5)
    share.mkdir()
    with opened_store(store, options=SMALL) as (opened, _):
        opened.settings.put({LAST: {"at": old.isoformat(), "path": "x"}, FOLDER: str(tmp_path / "away")})
        opened.keys.new_code(datetime.now(UTC).date())
    desk = start(store)
    work = desk.opened()
    said(desk, "For more than 3 days")
    work.services.workplace.settings.put({FOLDER: str(share)})
    work.store.workplace.settings.put({"backup.failed": {}})
    assert work._backups is not None
    work._backups.look()
    desk.settle()
    (backup,) = share.glob("*.cfbackup")
    state = work.store.backups()
    assert state.last is not None
    assert state.last > old
    assert backup.stat().st_size
