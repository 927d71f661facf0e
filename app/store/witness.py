"""What the store last was, told from outside the database.

A restored backup, a copied folder or a cloned disk brings back an older journal whose
numbers were used already. The witness beside the database shows it without a network,
and the desk goes on as a new writer instead of writing the same numbers twice (sync 3.9).
"""

from __future__ import annotations

import json
import sqlite3
import sys
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from app.store.chain_head import ChainHead
from app.store.files import write_durably

RESTORED, MOVED = "restored", "moved"

_MACHINE_IDS: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_RANDOM_NODE: Final = 1 << 40
"""Set in a hardware address that Python made up because it found none."""


@dataclass(frozen=True)
class Witness:
    """The end of the journal and the machine it was written on; an unknown machine is empty."""

    writer: str
    seq: int
    hash: str
    machine: str


def read_witness(path: Path) -> Witness | None:
    """The witness; None when there is none or it cannot be read."""
    try:
        found: Mapping[str, object] = json.loads(path.read_bytes())
        return Witness(
            str(found["writer"]), int(str(found["seq"])), str(found["hash"]), str(found["machine"])
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_witness(path: Path, head: ChainHead, machine: str) -> None:
    """Bear witness to the end of the journal, durably."""
    witness = Witness(head.writer, head.seq, head.hash.hex(), machine)
    if read_witness(path) != witness:
        write_durably(path, json.dumps(asdict(witness)).encode())


def reason_to_begin(connection: sqlite3.Connection, witness: Witness | None, machine: str) -> str | None:
    """Why another writer must begin before anything is written; None when all is as it was."""
    if witness is None:
        return None
    if machine and witness.machine and machine != witness.machine:
        return MOVED
    if witness.seq == 0:
        return None if _knows(connection, witness.writer) else RESTORED
    stored = connection.execute(
        "SELECT j.hash FROM journal j JOIN writer w ON w.id = j.writer WHERE w.name = ? AND j.seq = ?",
        (witness.writer, witness.seq),
    ).fetchone()
    same = stored is not None and bytes(stored[0]).hex() == witness.hash
    return None if same else RESTORED


def _knows(connection: sqlite3.Connection, writer: str) -> bool:
    return connection.execute("SELECT 1 FROM writer WHERE name = ?", (writer,)).fetchone() is not None


def this_machine() -> str:
    """A name of this machine that a copied disk does not carry along to another board where that is known."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - there on Windows alone

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for path in _MACHINE_IDS:
        try:
            return path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
    node = uuid.getnode()
    return "" if node & _RANDOM_NODE else f"{node:012x}"
