"""A desk whose command line is used as an administrator would, on the sample day."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import make_store, opened_store
from app.cli.program import run
from app.demo import demo_folder
from app.usecases.desk import make_desk

CLERK, MANAGER = "林晓敏", "何立"
STAFF = [
    {"name": CLERK, "role": "clerk"},
    {"name": "吴静", "role": "supervisor"},
    {"name": MANAGER, "role": "manager"},
]
MORNING = "2026-11-20T10:02"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: bytes
    err: str = ""

    @property
    def value(self) -> Any:
        """The one JSON value on standard output; whatever else stands there fails the test."""
        assert self.out.endswith(b"\n")
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def fault(self) -> Any:
        """What stands under error, refusal or problem, as the exit code says."""
        name = {2: "error", 3: "refusal", 4: "problem"}[self.code]
        assert self.value.keys() >= {name}
        return self.value[name]


class Desk:
    """A store and its command line, run inside this process."""

    def __init__(
        self, folder: Path, capture: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self._capture = capture
        self._patch = patch

    def run(self, *words: object, given: object = None) -> Ran:
        """Run a command; `given` is standard input, as bytes or as a value to be written as JSON."""
        data = given if isinstance(given, bytes) else json.dumps(given, ensure_ascii=False).encode()
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        self._capture.readouterr()
        code = run(["--store", str(self.folder), *(str(word) for word in words)])
        out, err = self._capture.readouterr()
        return Ran(code, out, err.decode())

    def ok(self, *words: object, given: object = None) -> Any:
        """Run a command that must be done; its result."""
        ran = self.run(*words, given=given)
        assert ran.code == 0, ran.out.decode()
        return ran.value

    def intake(self, **changes: Any) -> str:
        """Take in the kettle, with what matters changed; the number."""
        return str(self.ok("intake", "-", given=intake_object(**changes))["number"])

    def act(self, number: str, action: str, payload: object = None, by: str = CLERK) -> Any:
        """Act on a ticket; the result."""
        return self.ok("--clerk", by, "act", number, action, "-", given=payload or {})

    def clock(self, moment: str) -> None:
        """Set the store's clock and stop it there."""
        (self.folder / "demo-clock").write_text(f"{moment}+08:00 frozen", encoding="ascii")

    def entries(self) -> int:
        """How long the journal is."""
        return self.count("journal")

    def count(self, table: str) -> int:
        """How many rows a table of the closed store has."""
        with closing(sqlite3.connect(f"file:{self.folder / 'store.db'}?mode=ro", uri=True)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def intake_object(**changes: Any) -> dict[str, Any]:
    """The kettle of the sample day. ``customer__phone=None`` changes a part, ``goods=[…]`` the whole."""
    values: dict[str, Any] = {
        "channel": "counter",
        "accepted_at": "2026-11-20T10:02",
        "clerk": CLERK,
        "customer": {"name": "王建国", "phone": "13800002233", "confirmed": True},
        "goods": {
            "category": "kettle",
            "brand": "美厨",
            "name": "电水壶",
            "model": "MK-1508",
            "barcode": "6901234567892",
            "price": "199.00",
            "sold_date": "2026-11-08",
            "bought_at": "counter",
            "proof": "invoice",
        },
        "problem": {
            "words": "用了3次就漏水",
            "demand": "exchange",
            "contacted": ["导购"],
            "people_affected": 1,
        },
        "received_items": ["壶身", "底座"],
    }
    for name, value in changes.items():
        part, _, key = name.partition("__")
        if key:
            values[part][key] = value
        else:
            values[part] = value
    return values


@pytest.fixture(scope="session")
def kept_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store just made for desk 2F-01, to be copied."""
    folder = tmp_path_factory.mktemp("kept") / "store"
    folder.mkdir()
    spare(folder)
    make_store(folder, make_desk({"code": "2F-01", "mall": "云汇广场", "hours": "10:00-22:00"}))
    with opened_store(folder) as (store, _):
        store.settings.put({"staff": STAFF, "person": CLERK})
    return folder


def spare(folder: Path) -> None:
    """Let a store set no space aside: tests copy it many times."""
    (folder / "reserve").write_bytes(b"")


@pytest.fixture
def desk(
    tmp_path: Path,
    kept_store: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    """The desk 2F-01 at 10:02 on the sample day."""
    folder = tmp_path / "store"
    shutil.copytree(kept_store, folder)
    made = Desk(folder, capfdbinary, monkeypatch)
    made.clock(MORNING)
    return made


@pytest.fixture
def photo() -> Path:
    """A photo of the leaking kettle."""
    return demo_folder() / "photos" / "kettle_leak.jpg"


@dataclass(frozen=True)
class Program:
    """The program as a process of its own."""

    repository: Path

    def start(self, *words: object, **settings: Any) -> subprocess.Popen[bytes]:
        """Start it; the caller waits for it."""
        environment = {**os.environ, "PYTHONPATH": str(self.repository), **settings.pop("env", {})}
        words_given = [sys.executable, "-m", "app", *(str(word) for word in words)]
        pipe = subprocess.PIPE
        streams = {"stdin": pipe, "stdout": pipe, "stderr": pipe, **settings}
        return subprocess.Popen(words_given, env=environment, **streams)

    def run(self, *words: object, given: bytes = b"", **settings: Any) -> Ran:
        """Run it to its end."""
        process = self.start(*words, **settings)
        out, err = process.communicate(given, timeout=120)
        return Ran(process.returncode, out or b"", (err or b"").decode())


@pytest.fixture
def program(repository: Path) -> Program:
    """The program, run in a process of its own."""
    return Program(repository)
