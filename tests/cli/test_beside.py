"""The command line beside the window: what reads works on, what writes says who has the store."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from app.bootstrap import opened_store, read_store
from app.domain.refusals import ProblemError
from app.store.opening import StoreOptions
from tests.cli.conftest import Desk, Program, intake_object

SMALL = StoreOptions(reserve_bytes=0)
KETTLE = json.dumps(intake_object(), ensure_ascii=False).encode()
READS: tuple[tuple[str, ...], ...] = (
    ("show", "2F01-261120-0001"),
    ("list",),
    ("list", "--search", "wjg"),
    ("documents", "2F01-261120-0001"),
    ("documents",),
    ("actions", "2F01-261120-0001"),
    ("verify",),
)
WRITES: tuple[tuple[str, ...], ...] = (
    ("intake", "-"),
    ("act", "2F01-261120-0001", "AddNote", "-"),
    ("print", "2F01-261120-0001", "receipt", "--out", "receipt.pdf"),
    ("verify", "--rebuild"),
)


@pytest.fixture
def window(desk: Desk, program: Program, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The window, open on a store with one ticket."""
    desk.intake()
    home = tmp_path / "home"
    home.mkdir()
    places = {f"XDG_{name}_HOME": str(home / name) for name in ("STATE", "CACHE")}  # the key is where it was
    env = {"QT_QPA_PLATFORM": "offscreen", **places}
    process = program.start("--store", desk.folder, env=env)
    end, lock = monotonic() + 60, desk.folder / "store.lock"
    while lock.read_bytes().strip() != str(process.pid).encode():
        assert monotonic() < end, "the window did not open"
        assert process.poll() is None
        Event().wait(0.05)
    yield process
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)


@pytest.mark.slow
def test_reading_works_while_the_window_is_open_and_writing_says_who_has_it(
    desk: Desk, program: Program, window: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    for words in READS:
        ran = program.run("--store", desk.folder, *words)
        assert (ran.code, ran.err) == (0, ""), (words, ran.out.decode())
    assert program.run("--store", desk.folder, "verify").value["tickets"] == 1
    assert program.run("--store", desk.folder, "backup", tmp_path / "copy.zip").code == 0
    assert program.run("--store", desk.folder, "export", "--out", tmp_path / "tickets.csv").code == 0
    for words in WRITES:
        ran = program.run("--store", desk.folder, *words, given=KETTLE if "intake" in words else b"{}")
        assert (ran.code, ran.fault["code"]) == (4, "store_in_use"), words
        assert ran.fault["params"]["process"] == str(window.pid)
        assert "show" in ran.fault["what_to_do"]
    assert window.poll() is None
    assert desk.count("ticket_row") == 1


def test_what_is_written_meanwhile_is_read(desk: Desk) -> None:
    with opened_store(desk.folder, options=SMALL):
        assert desk.run("list").out == b""
    number = desk.intake()
    with opened_store(desk.folder, options=SMALL):
        assert desk.ok("show", number)["number"] == number


def test_reading_writes_nothing(desk: Desk) -> None:
    number = desk.intake()
    before = {path: path.stat().st_mtime_ns for path in desk.folder.iterdir()}
    for words in READS:
        assert desk.run(*(number if word.startswith("2F01") else word for word in words)).code == 0
    after = {path: path.stat().st_mtime_ns for path in desk.folder.iterdir()}
    assert {path.name for path in after if path not in before} <= {"store.db-wal", "store.db-shm"}
    assert all(after[path] == moment for path, moment in before.items() if path.name != "store.db-shm")


@pytest.mark.parametrize("words", [("list",), ("verify",), ("show", "2F01-261120-0001")])
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "store_newer"),
        ("UPDATE meta SET value = 'older' WHERE key = 'search'", "store_older"),
    ],
)
def test_a_store_of_another_program_is_said_to_be_so(
    desk: Desk, change: str, code: str, words: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(desk.folder / "store.db")) as connection:
        connection.execute(change)
        connection.commit()
    ran = desk.run(*words)
    assert (ran.code, ran.fault["code"]) == (4, code)
    assert ran.fault["params"]["known"]
    assert ran.fault["what_to_do"]


def test_an_older_store_is_read_once_it_was_opened(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.folder / "store.db")) as connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'search'")
        connection.commit()
    desk.intake()
    assert len(desk.run("list", "--search", "wjg").lines) == 1


def test_nothing_can_be_written_from_where_it_is_read(desk: Desk) -> None:
    with read_store(desk.folder) as (store, workplace):
        workplace.journal.warm_up()
        assert store.settings.get("desk.code") == "2F-01"
        writes: tuple[Callable[[], object], ...] = (
            lambda: workplace.journal.transact(lambda _: None),
            lambda: workplace.settings.put({"person": "x"}),
            lambda: workplace.drafts.drop("x"),
        )
        for write in writes:
            with pytest.raises(ProblemError, match="store_only_read"):
                write()
