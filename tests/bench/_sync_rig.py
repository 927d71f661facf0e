"""A head office and desks as processes of their own, and what they need while they work."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

from tests.bench._memory import cpu_seconds, peak_mb

ROOT = Path(__file__).resolve().parents[2]
HEAD_OFFICE = "app.headoffice_program"
LOOK = 0.02


@dataclass
class Office:
    """A head office that serves; `at(n)` says when so many entries were judged."""

    folder: Path
    url: str
    process: subprocess.Popen[str]
    _seen: list[tuple[float, int, float]] = field(default_factory=list)

    @property
    def peak_mb(self) -> float:
        """Memory at its most so far."""
        return peak_mb(self.process.pid)

    @property
    def cpu(self) -> float:
        """Seconds of processor time so far."""
        return cpu_seconds(self.process.pid)

    def code(self) -> str:
        """A code for one desk more."""
        words = ["--folder", str(self.folder), "enrol-code", "--branch", "一店", "--new"]
        return str(json.loads(said(module(HEAD_OFFICE, *words)))["code"])

    def judged(self) -> int:
        """Entries judged so far, read beside the server."""
        path = f"file:{self.folder / 'headoffice.sqlite'}?mode=ro"
        with sqlite3.connect(path, uri=True, isolation_level=None) as connection:
            found = connection.execute("SELECT coalesce(sum(rno), 0) FROM judged_to").fetchone()[0]
        connection.close()
        return int(found)

    def wait_judged(self, entries: int, *desks: DeskRun, seconds: float = 60.0) -> float:
        """The moment at which so many are judged. Raises TimeoutError when nothing was for so many seconds,
        RuntimeError when a desk that brings them has failed.
        """
        pause, before, ends = threading.Event(), -1, 0.0
        while (judged := self.judged()) < entries:
            if judged > before:
                before, ends = judged, time.monotonic() + seconds
            if time.monotonic() > ends:
                raise TimeoutError(f"{judged} of {entries} judged")
            if any(desk.process.poll() for desk in desks):
                raise RuntimeError("a desk has failed")
            pause.wait(LOOK)
        return time.time()


@contextmanager
def head_office(folder: Path) -> Iterator[Office]:
    """A new head office in that folder, served by its own command until the end of the block."""
    with (folder.parent / "headoffice.log").open("w", encoding="utf-8") as log:
        command = module(HEAD_OFFICE, "--folder", str(folder), "serve", "--port", "0")
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            yield Office(folder, json.loads(_line(process.stdout))["listening"], process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


@dataclass
class DeskRun:
    """A desk at work in a process of its own."""

    process: subprocess.Popen[str]

    def go(self) -> None:
        """Begin: until then it has only opened its store."""
        if self.process.stdin is not None:
            self.process.stdin.write("go\n")
            self.process.stdin.flush()

    def ready(self) -> None:
        """Wait until the store is open."""
        _line(self.process.stdout)

    def passes(self) -> list[dict[str, Any]]:
        """What it told of each pass, once it has ended. Raises RuntimeError."""
        told, _ = self.process.communicate()
        if self.process.returncode:
            raise RuntimeError(f"the desk ended with {self.process.returncode}")
        return [json.loads(line) for line in told.splitlines()]


def desk_at_work(folder: Path, *words: str) -> DeskRun:
    """Start a desk that waits to be told to go."""
    command = module("tests.bench._sync_desk", str(folder), "once", *words)
    return DeskRun(
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    )


def enrol(folder: Path, url: str, code: str) -> None:
    """Make the desk in that folder one of the head office at `url`."""
    said(module("tests.bench._sync_desk", str(folder), "enrol", url, code))


def filled(folder: Path, **words: int) -> dict[str, Any]:
    """Fill a desk's store in a process of its own; what it holds."""
    options = [text for name, value in words.items() for text in (f"--{name.replace('_', '-')}", str(value))]
    return dict(json.loads(said(module("tests.bench._sync_load", str(folder), *options))))


def copied(source: Path, target: Path) -> Path:
    """The same store again; its files, which never change, are linked."""
    target.mkdir(parents=True)
    for each in source.iterdir():
        if each.is_dir():
            shutil.copytree(each, target / each.name, copy_function=_linked)
        else:
            shutil.copy2(each, target / each.name)
    return target


def _linked(source: str, target: str) -> None:
    os.link(source, target)


def module(name: str, *words: str) -> list[str]:
    """The command that runs a module of ours."""
    if name == HEAD_OFFICE:
        return [sys.executable, "-c", f"import sys; from {name} import main; sys.exit(main())", *words]
    return [sys.executable, "-m", name, *words]


def said(command: Sequence[str]) -> str:
    """What a command printed. Raises subprocess.CalledProcessError."""
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def _line(stream: IO[str] | None) -> str:
    line = stream.readline() if stream is not None else ""
    if not line:
        raise RuntimeError("it ended before it was ready")
    return line


class Progress:
    """Notes, while a desk works, how far it is and what both ends have used."""

    def __init__(self, office: Office, desk: DeskRun) -> None:
        self._office, self._desk = office, desk
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="progress")
        self.points: list[tuple[int, float, float, float]] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()

    def _run(self) -> None:
        of_desk = 0.0
        while not self._ends.wait(LOOK):
            with suppress(FileNotFoundError):  # it is done, and head office still judges
                of_desk = cpu_seconds(self._desk.process.pid)
            with suppress(FileNotFoundError, sqlite3.OperationalError):  # it has just ended, or not begun
                judged = self._office.judged()
                cpu = self._office.cpu, of_desk
                if not self.points or judged > self.points[-1][0]:
                    self.points.append((judged, time.monotonic(), *cpu))

    def cost(self, first: int, last: int) -> dict[str, float]:
        """Microseconds an entry between two counts: of the wall, of both processors."""
        begins = next(each for each in self.points if each[0] >= first)
        ends = next((each for each in self.points if each[0] >= last), self.points[-1])
        many = max(1, ends[0] - begins[0])
        parts = zip(("wall", "head office", "desk"), begins[1:], ends[1:], strict=True)
        return {name: round((after - before) / many * 1e6, 1) for name, before, after in parts}
