"""A screen nobody looks at, the program on it, and two hands on the keyboard."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TypeVar

from tests.journeys.scanner import keyboard

T = TypeVar("T")

PATIENCE_SECONDS = 20.0
_START_SECONDS = 60.0
"""A start reads more than any step after it; a busy machine takes its time."""
_STEP_SECONDS = 0.05


class NotInTimeError(AssertionError):
    """What was waited for did not happen."""


def wait_until(look: Callable[[], T | None], what: str, seconds: float = PATIENCE_SECONDS) -> T:
    """What `look` finds, as soon as it finds something. Raises NotInTimeError."""
    end = monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if monotonic() > end:
            raise NotInTimeError(what)
        Event().wait(_STEP_SECONDS)


@dataclass
class Desk:
    """The program in a window of its own on `display`, with its store at `store`."""

    display: str
    store: Path
    home: Path
    repository: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        """Of a person who just bought the computer, in China."""
        kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH") if key in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "DISPLAY": self.display,
            "LANG": "zh_CN.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LOGGING_RULES": "*.debug=false",
        }

    def start(self, pin: str = "1122") -> None:
        """Start the program, and sign in as whoever was there last, whose `pin` it is; 林晓敏 in the demo.

        What opens is the list, the form, or the sheet of who hands over.
        """
        self.home.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "app", "--store", str(self.store)]
        with (self.home / "output").open("ab") as output:
            self.process = subprocess.Popen(
                command, cwd=self.repository, env=self.environment, stdout=output, stderr=output
            )
        self.take_keyboard(self.on_page("登录", _START_SECONDS))
        self.write(pin)
        self.press("Return")
        self.on_page("(工单|受理|单据)", _START_SECONDS)

    def take_keyboard(self, window: str) -> None:
        """Give the keyboard to the window; asked again until it has it, as there is no window manager."""

        def has_it() -> bool:
            self._run("windowfocus", window)
            return self._run("getwindowfocus", "-f").stdout.strip() == window

        wait_until(has_it, "the window never got the keyboard")

    def on_page(self, title: str, seconds: float = PATIENCE_SECONDS) -> str:
        """Wait until the page with that title is shown; the window."""
        return wait_until(lambda: self._window(f"^{title} "), f"no page {title}: {self.output()}", seconds)

    def output(self) -> str:
        """What the program wrote to its terminal."""
        path = self.home / "output"
        return path.read_text(encoding="utf-8", errors="replace")[-2000:] if path.exists() else ""

    def _window(self, name: str) -> str | None:
        found = self._run("search", "--onlyvisible", "--name", name)
        return found.stdout.split()[-1] if found.returncode == 0 and found.stdout.split() else None

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, check=False
        )

    def _xdotool(self, *words: str) -> None:
        done = self._run(*words)
        assert done.returncode == 0, done.stderr

    def press(self, *keys: str) -> None:
        """Press keys one after another: ``Return``, ``F2``, ``alt+o``."""
        for key in keys:
            self._xdotool("key", key)

    def write(self, text: str) -> None:
        """Type as a person does, 45 ms a key and more, and rest before the next key.

        Without the rest a busy machine may bring the last key and an Enter as close as a scanner does.
        """
        with keyboard(self.display) as keys:
            keys.learn(text)
        self._xdotool("type", "--args", "1", "--delay", "90", text, "sleep", "0.1")

    def scan(self, code: str) -> None:
        """A scanner: all keys at once, ended by Enter."""
        with keyboard(self.display) as scanner:
            for char in f"{code}\r":
                scanner.type(char)
            scanner.flush()

    @contextmanager
    def clipboard(self, picture: Path) -> Iterator[None]:
        """The picture is on the clipboard meanwhile."""
        command = [sys.executable, "-m", "tests.journeys.clipboard", str(picture)]
        with subprocess.Popen(
            command,
            cwd=self.repository,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as owner:
            assert owner.stdin is not None
            assert owner.stdout is not None
            assert owner.stdout.readline() == "offered\n"
            yield
            owner.stdin.close()

    def kill(self) -> None:
        """Pull the plug."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        self.process = None

    def close(self) -> int:
        """End the program as the system does at shutdown; its exit code."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(20)
        self.process = None
        return code

    def picture(self, path: Path) -> None:
        """What is on the screen now, for a person who wonders why a journey failed."""
        subprocess.run(
            ["import", "-window", "root", str(path)],
            env={**os.environ, "DISPLAY": self.display},
            check=False,
            capture_output=True,
        )
