"""The program as others start it: exit codes, streams, locks, damaged surroundings."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.store.opening import StoreOptions
from tests.cli.conftest import Desk, Program, intake_object

SMALL = StoreOptions(reserve_bytes=0)
KETTLE = json.dumps(intake_object(), ensure_ascii=False).encode()


def test_standard_output_holds_the_result_and_nothing_else(desk: Desk, program: Program) -> None:
    ran = program.run("--store", desk.folder, "intake", "-", given=KETTLE)
    assert (ran.code, ran.err) == (0, "")
    assert ran.value["number"] == "2F01-261120-0001"


def test_the_store_is_named_by_the_environment_too(desk: Desk, program: Program) -> None:
    ran = program.run("list", env={"COUNTERFOIL_STORE": str(desk.folder)})
    assert (ran.code, ran.out) == (0, b"")


def test_no_display_is_needed(desk: Desk, program: Program) -> None:
    ran = program.run("--store", desk.folder, "documents", env={"QT_QPA_PLATFORM": "xcb", "DISPLAY": ""})
    assert ran.code == 0


@pytest.mark.parametrize("code", ["number", "usage", "store"])
def test_messages_are_chinese_for_a_chinese_desk(
    desk: Desk, program: Program, tmp_path: Path, code: str
) -> None:
    words = {
        "number": ["--store", desk.folder, "show", "X"],
        "usage": ["--store", desk.folder, "fly"],
        "store": ["--store", tmp_path / "none", "list"],
    }[code]
    ran = program.run(*words, env={"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"})
    assert ran.code in (2, 3, 4)
    assert any("\u4e00" <= char <= "\u9fff" for char in ran.fault["message"])


def test_a_store_that_is_open_elsewhere_is_left_alone(desk: Desk, program: Program) -> None:
    with opened_store(desk.folder, options=SMALL):
        ran = program.run("--store", desk.folder, "intake", "-", given=KETTLE)
    assert (ran.code, ran.fault["code"]) == (4, "store_in_use")
    assert ran.fault["params"]["process"] == str(os.getpid())
    assert ran.fault["what_to_do"]
    assert desk.count("ticket_row") == 0


def test_of_two_commands_at_once_each_is_done_or_refused(desk: Desk, program: Program) -> None:
    started = [program.start("--store", desk.folder, "intake", "-") for _ in range(3)]
    ended = [(process.communicate(KETTLE, timeout=120)[0], process.returncode) for process in started]
    numbers = [json.loads(out)["number"] for out, code in ended if code == 0]
    others = [json.loads(out)["problem"]["code"] for out, code in ended if code != 0]
    assert numbers
    assert sorted(numbers) == [f"2F01-261120-{n:04d}" for n in range(1, len(numbers) + 1)]
    assert set(others) <= {"store_in_use"}
    assert desk.count("ticket_row") == len(numbers)


def test_a_store_that_is_missing_is_not_made(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for place in (tmp_path / "none", tmp_path / "file"):
        ran = program.run("--store", place, "intake", "-", given=KETTLE)
        assert (ran.code, ran.fault["code"]) == (4, "store_missing")
        assert not place.is_dir()


def test_a_store_of_a_newer_program_is_left_alone(desk: Desk, program: Program) -> None:
    with closing(sqlite3.connect(desk.folder / "store.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    ran = program.run("--store", desk.folder, "list")
    assert (ran.code, ran.fault["code"]) == (4, "store_newer")
    assert ran.fault["params"]["found"] == "9999"


def test_a_damaged_store_is_never_replaced(desk: Desk, program: Program) -> None:
    database = desk.folder / "store.db"
    database.write_bytes(b"this is no database, it only looks like one" * 200)
    before = database.read_bytes()
    for words in (["list"], ["verify"], ["init", "--desk", "2F-01", "--profile", "mall_desk"]):
        ran = program.run("--store", desk.folder, *words)
        assert (ran.code, ran.fault["code"]) == (4, "store_damaged")
    assert database.read_bytes() == before


def test_whoever_reads_may_go_away(desk: Desk, program: Program) -> None:
    many = json.dumps([{"profile": "mall_desk"}] * 3000).encode()
    process = program.start("assess", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write(many)
    process.stdin.close()
    with process.stderr as said:
        assert said.read() == b""
    assert process.wait(timeout=120) == 0


class FullDisk(io.RawIOBase):
    """A file on a disk without room."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_result_that_cannot_be_written_is_told_on_standard_error(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = FullDisk()
    full = io.TextIOWrapper(io.BufferedWriter(raw, 1))
    monkeypatch.setattr(sys, "stdout", full)
    ran = desk.run("documents")
    assert (ran.code, ran.out) == (4, b"")
    assert "standard output" in ran.err
    monkeypatch.undo()
    raw.close()


def test_without_standard_output_nothing_is_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    ran = desk.run("intake", "-", given=intake_object())
    assert (ran.code, ran.out) == (4, b"")
    assert ran.err
    assert desk.count("ticket_row") == 0


def test_a_bug_is_one_line_and_a_place_in_the_log(desk: Desk, program: Program, tmp_path: Path) -> None:
    """A store whose journal was written over from outside: nothing the program expects."""
    desk.intake(customer__name="欧阳克")
    with closing(sqlite3.connect(desk.folder / "store.db")) as connection:
        connection.execute("DROP TABLE setting")
        connection.commit()
    ran = program.run("--store", desk.folder, "list", env={"XDG_STATE_HOME": str(tmp_path)})
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    assert ran.value["bug"]["kind"] == "OperationalError"
    log = next(tmp_path.rglob("counterfoil.log")).read_text(encoding="utf-8")
    assert "Traceback" in log or "File " in log
    assert "欧阳克" not in log + ran.err


def test_the_keyboard_stops_it(desk: Desk, program: Program) -> None:
    # Tests started in the background ignore the interrupt, and what is ignored is inherited.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = program.start("--store", desk.folder, "intake", "-")
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stdin is not None
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)
    assert process.returncode in (130, -signal.SIGINT)
