"""One bit of a furnished store turned over, and what becomes of it.

Nothing may be silently wrong: either the content is the same as before, or opening or checking the store says
that something is wrong. Then everything that can still be read is brought out, and nothing that was changed.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final, Literal

from app.domain.records import BlobRef, EvidenceFile
from app.domain.refusals import ProblemError
from app.domain.steps.contact import NoteAdded
from app.domain.steps.evidence import EvidenceAttached
from app.store.salvaging import salvage
from tests.fakes.cases import do, take_in
from tests.fakes.machine import FakeIds
from tests.fakes.real_store import RealStore

Place = Literal["database", "log", "file"]
PLACES: Final[tuple[Place, ...]] = ("database", "log", "file")

Fate = Literal["same", "found", "refused", "as after a power cut", "SILENT", "UNEXPLAINED"]
"""``same``: the bit stands for nothing. ``found`` by `verify`, ``refused`` at opening. ``as after a power cut``:
the last save alone is gone, and nothing on the disk tells that somebody was told of it. The last two are faults.
"""

_DERIVED: Final = frozenset(
    {"list_differs", "search_differs", "count_differs", "counter_differs", "totals_differ"}
)
"""Findings that `rebuild` mends."""

Rows = Mapping[str, frozenset[Any]]


@dataclass
class Outcome:
    """What became of one flip. `said`: findings or the problem. `kept` of `entries` were brought out."""

    fate: Fate
    said: tuple[str, ...] = ()
    entries: int = 0
    kept: int = 0
    wrong: list[str] = field(default_factory=list)


class Sound:
    """A store with cases, words, files and settings: `closed` as it should be, and `crashed`, half in the log."""

    def __init__(self, folder: Path, cases: int = 30) -> None:
        self.closed, self.crashed = folder / "closed", folder / "crashed"
        store = RealStore(folder / "open")
        for _ in range(cases):
            self._fill(store)
        store.store.writer.fold_log()
        for _ in range(cases):
            self._fill(store)
        shutil.copytree(folder / "open", self.crashed)
        store.close()
        shutil.copytree(folder / "open", self.closed)
        self.rows = content(self.closed)

    def _fill(self, store: RealStore) -> None:
        ticket = take_in(store)
        photo = f"photo of {ticket}".encode() * 50
        blob = BlobRef(store.blobs.put_bytes(photo), len(photo), "image/jpeg", "a.jpg", "whole")
        do(store, ticket, NoteAdded("已联系顾客"), EvidenceAttached("e1", EvidenceFile(blob), "whole"))
        store.settings.put({f"printer.{ticket}": "front desk"})

    @property
    def entries(self) -> int:
        """How many there are."""
        return len(self.rows["journal"])


def content(folder: Path) -> Rows:
    """All rows of all tables but those of the search, which `verify` compares with the journal."""
    with closing(sqlite3.connect(folder / "store.db")) as connection:
        connection.text_factory = bytes
        names = [
            name.decode()
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith((b"search", b"sqlite_"))
        ]
        return {name: frozenset(connection.execute(f"SELECT * FROM {name}")) for name in names}


def flip(folder: Path, place: Place, chance: Random) -> Path:
    """Turn one bit over; where."""
    if place == "file":
        path = chance.choice(sorted(each for each in (folder / "blobs").rglob("*") if each.is_file()))
    else:
        path = folder / ("store.db" if place == "database" else "store.db-wal")
    path.chmod(0o600)
    bit = chance.randrange(path.stat().st_size * 8)
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0] ^ 1 << bit % 8
        file.seek(bit // 8)
        file.write(bytes([byte]))
    return path


def outcome(sound: Sound, place: Place, chance: Random, work: Path) -> Outcome:
    """Flip a bit of a copy in the folder `work`, look, and bring out what can be read."""
    damaged = work / "damaged"
    shutil.copytree(sound.crashed if place == "log" else sound.closed, damaged)
    path = flip(damaged, place, chance)
    shutil.copytree(damaged, work / "looked at")
    found = _look(work / "looked at", sound)
    found.entries = found.kept = sound.entries
    if found.fate == "found" and place == "file":
        if found.said != ("blob_damaged",) or path.name not in found.wrong:
            found.fate = "UNEXPLAINED"
        found.wrong = []
    elif found.fate in ("found", "refused"):
        _bring_out(damaged, work, sound, found)
    return found


def _look(folder: Path, sound: Sound) -> Outcome:
    try:
        store = RealStore(folder)
        try:
            report = store.verify()
            said = tuple(sorted({each.code for each in report.findings}))
            if said and _DERIVED.issuperset(said):
                store.rebuild()
                said = said if not store.verify().findings else (*said, "not mended")
        finally:
            store.close()
        if said:
            return Outcome("found", said, wrong=[each.about for each in report.findings])
        return _compared(sound.rows, content(folder))
    except ProblemError as problem:
        return Outcome("refused", (problem.code,))
    except Exception as fault:  # noqa: BLE001 - a trace explains nothing to anybody
        return Outcome("UNEXPLAINED", (f"{type(fault).__name__}: {fault}",))


def _compared(sound: Rows, found: Rows) -> Outcome:
    wrong = sorted(name for name in sound if sound[name] != found.get(name))
    if not wrong:
        return Outcome("same")
    lost = sound["journal"] - found["journal"]
    if len(lost) <= 2 and found["journal"] <= sound["journal"] and _went_back(sound, found):
        return Outcome("as after a power cut", wrong=wrong)
    return Outcome("SILENT", wrong=wrong)


def _went_back(sound: Rows, found: Rows) -> bool:
    """Whether nothing but the last saves is missing: settings that are there are the same as before."""
    return found["setting"] <= sound["setting"] and found["ticket_key"] <= sound["ticket_key"]


def _bring_out(damaged: Path, work: Path, sound: Sound, found: Outcome) -> None:
    """Make a new store of it; whatever stands there now stood there before."""
    try:
        salvage(damaged, work / "new", FakeIds(9))
        for key in damaged.glob("*.key"):
            shutil.copy(key, work / "new" / key.name)
        store = RealStore(work / "new", seed=9)
        store.rebuild()
        store.close()
    except ProblemError as problem:
        found.kept, found.said = 0, (*found.said, f"salvage: {problem.code}")
        return
    except Exception as fault:  # noqa: BLE001 - a trace explains nothing to anybody
        found.fate, found.said = "UNEXPLAINED", (*found.said, f"salvage: {type(fault).__name__}: {fault}")
        return
    before = {(row[3], row[7]) for row in sound.rows["journal"]}
    now = {(row[3], row[7]) for row in content(work / "new")["journal"]}
    found.kept = len(now & before)
    added = [row for row in now - before if b"writer.began" not in bytes(row[1])]
    if added:
        found.fate, found.wrong = "SILENT", ["salvaged entries that were never written"]
