"""The program as a person starts it: a process of its own, a screen, a keyboard, a signal at the end."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.xvfb import virtual_screen


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of this test's own."""
    with virtual_screen() as name:
        yield name


class Desk:
    """The running program and a hand on its keyboard."""

    def __init__(self, repository: Path, home: Path, store: Path, display: str) -> None:
        self.surroundings = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_"))},
            "DISPLAY": display,
            "HOME": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "LANG": "zh_CN.UTF-8",
            "LC_ALL": "C.UTF-8",
        }
        words = [sys.executable, "-m", "app", "--store", str(store)]
        self.process = subprocess.Popen(words, cwd=repository, env=self.surroundings, stderr=subprocess.PIPE)

    def hand(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.surroundings, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def title(self) -> str:
        """The title of the window; empty before there is one."""
        window = self.window()
        return self.hand("getwindowname", window) if window else ""

    def window(self) -> str:
        found = self.hand("search", "--onlyvisible", "--pid", str(self.process.pid)).splitlines()
        return found[-1] if found else ""

    def focus(self) -> None:
        """Give the window the keyboard: there is no window manager to do it."""
        self.hand("windowfocus", "--sync", self.window())


def drafts(store: Path) -> list[str]:
    with closing(sqlite3.connect(store / "store.db")) as kept:
        return [row[0] for row in kept.execute("SELECT payload FROM draft")]


@pytest.mark.slow
def test_the_program_opens_takes_what_is_typed_and_ends_on_a_signal(
    qtbot: QtBot, repository: Path, demo: Path, tmp_path: Path, display: str
) -> None:
    store, home = tmp_path / "store", tmp_path / "home"
    shutil.copytree(demo, store)
    home.mkdir()
    desk = Desk(repository, home, store, display)

    def until(holds: Callable[[], bool]) -> None:
        qtbot.waitUntil(holds, timeout=25_000)

    try:
        until(lambda: "Tickets" in desk.title())
        desk.focus()
        desk.hand("key", "F2")
        until(lambda: "Intake" in desk.title())
        desk.hand("type", "--delay", "80", "13955501234")
        until(lambda: any("13955501234" in draft for draft in drafts(store)))
    finally:
        desk.process.send_signal(signal.SIGTERM)
        _, complaints = desk.process.communicate(timeout=20)
    assert desk.process.returncode == 0, complaints.decode()
    assert complaints == b""
    assert any("13955501234" in draft for draft in drafts(store))
    again = Desk(repository, home, store, display)
    try:
        until(lambda: "Intake" in again.title())  # what was typed is asked about
    finally:
        again.process.send_signal(signal.SIGINT)
        again.process.communicate(timeout=20)
    assert again.process.returncode == 0
