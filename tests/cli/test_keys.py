"""Commands on the key of a store and on backups that roll."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it ships none
import pytest

from app.bootstrap import opened_store
from app.usecases.desk_settings import DEFAULT_PRINTER
from app.usecases.direct_printers import DIRECT, DirectPrinter, Way, direct_value
from tests.cli.conftest import MORNING, Desk

BY = ("--clerk", "吴静")
"""A supervisor."""


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From then on this is another computer: nothing that was kept for this account is here."""
    return lambda: monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other account"))


def test_another_computer_opens_the_backup_by_the_code_alone(
    desk: Desk, tmp_path: Path, elsewhere: Callable[[], None]
) -> None:
    number = desk.intake()
    sheet = tmp_path / "sheet.pdf"
    made = desk.ok(*BY, "recovery-code", "--out", sheet)
    text = pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_range()
    assert all(group in text for group in made["code"].split("-"))
    assert sheet.stat().st_mode & 0o077 == 0
    share = tmp_path / "share"
    share.mkdir()
    rolled = desk.ok("backup", "--folder", share)
    assert (rolled["let_go"], rolled["manifest"]["entries"]) == (0, desk.entries())
    assert desk.run("backup", "--auto").code == 4, "this moment has one"
    elsewhere()
    shutil.rmtree(desk.folder)
    backup = rolled["path"]
    assert desk.run("restore", backup).fault["code"] == "backup_locked"
    wrong = made["code"].replace(made["code"][:4], "ABCD", 1)
    assert (
        desk.run("restore", backup, "--code-file", "-", given=wrong.encode()).fault["code"]
        == "recovery_code_group"
    )
    assert not desk.folder.exists()
    assert (
        desk.ok("restore", backup, "--code-file", "-", given=made["code"].lower().encode())["lost_files"]
        == []
    )
    desk.clock(MORNING)  # went with the folder; by the computer's own the backup is old some day
    assert desk.ok("show", number)["number"] == number
    assert desk.ok("verify")["warnings"] == ["key_file"]


def test_a_store_without_its_key_opens_by_the_code_and_the_drill_is_kept(
    desk: Desk, elsewhere: Callable[[], None]
) -> None:
    desk.intake()
    code = desk.ok(*BY, "recovery-code")["code"]
    before = desk.ok("verify")
    elsewhere()
    assert desk.run("list").fault["code"] == "store_locked"
    assert desk.run("recover", "-", given=b"ABCD").fault["code"] == "recovery_code_length"
    assert desk.ok("recover", "-", given=code.encode())["by"] == "recovery"
    assert desk.ok("verify")["entries"] == before["entries"]
    tried = desk.ok("recovery-code", "--try", "-", given=code.encode())
    assert tried["code_tried"] == tried["code_made"]
    assert tried["where"] == "folder", "its clock is a demo's"


@pytest.mark.parametrize("where", ["--print", "--out"])
def test_a_code_whose_sheet_comes_to_nothing_is_told_all_the_same(
    desk: Desk, tmp_path: Path, where: str
) -> None:
    """It has taken the place of the one before: lost, it would leave no way to the data."""
    old = desk.ok(*BY, "recovery-code")["code"]
    with opened_store(desk.folder) as (store, _):
        roll = DirectPrinter("前台", Way.FILE, str(tmp_path / "nowhere" / "roll.bin"))
        store.settings.put({DIRECT: direct_value([roll]), DEFAULT_PRINTER: "前台"})
    sheet = tmp_path / "sheet.pdf"
    (tmp_path / ".sheet.pdf.part").mkdir()  # in the way of what it is written to first
    ran = desk.run(*BY, "recovery-code", where, *([sheet] if where == "--out" else []))
    assert (ran.code, ran.value["out"]) == (4, None)
    assert ran.fault["message"]
    assert ran.value["code"] != old
    assert not sheet.exists()
    assert desk.ok("recovery-code", "--try", "-", given=ran.value["code"].encode())["code_tried"]
    assert desk.run("recovery-code", "--try", "-", given=old.encode()).code != 0


@pytest.mark.parametrize("place", ["among the files of a store", "pipe"])
def test_a_code_whose_sheet_cannot_be_written_is_not_made(desk: Desk, tmp_path: Path, place: str) -> None:
    old = desk.ok(*BY, "recovery-code")["code"]
    sheet = desk.folder / "sheet.pdf" if place != "pipe" else tmp_path / place
    if place == "pipe":
        os.mkfifo(sheet)
    ran = desk.run(*BY, "recovery-code", "--out", sheet)
    assert (ran.code, ran.fault["code"]) == (4, "out_not_writable")
    assert desk.ok("recovery-code", "--try", "-", given=old.encode())["code_tried"]


def test_what_the_commands_say_of_a_store_that_is_not_backed_up(desk: Desk, tmp_path: Path) -> None:
    assert desk.ok("verify")["warnings"] == ["key_file", "code_missing"]
    assert desk.run("backup", "--auto").fault["code"] == "backup_nowhere"
    assert desk.run("backup").fault["code"] == "argument_missing"
    gone = desk.run("backup", "--folder", tmp_path / "away")
    assert (gone.code, gone.fault["code"]) == (4, "backup_place_gone")
    assert desk.run(*BY, "passphrase", "-", given=b"short").fault["code"] == "passphrase_short"


def test_a_damaged_store_is_saved_into_a_new_one(desk: Desk, tmp_path: Path) -> None:
    number = desk.intake()
    damaged, desk.folder = desk.folder, tmp_path / "new"
    database = damaged / "store.db"
    database.write_bytes(bytes(100) + database.read_bytes()[100:])
    told = desk.ok("salvage", damaged)
    assert (told["tickets"], told["changed"], told["missing"], told["findings"]) == (1, [], [], [])
    assert desk.ok("show", number)["customer"]["name"] == "王建国"
