"""This machine: its clocks and its randomness, the only place that reads them."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.ids import uuid7

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def _boot() -> str:
    """The kernel's id of this boot; where there is none, an id of this run of the program."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()[:8]
    except OSError:
        return os.urandom(4).hex()


@dataclass(frozen=True)
class MachineTime:
    """Wall clock with the machine's offset, boot and monotonic time."""

    boot_id: str = field(default_factory=_boot)

    def now(self) -> datetime:
        """Now, aware."""
        return datetime.now().astimezone()

    def boot(self) -> str:
        """This boot."""
        return self.boot_id

    def mono(self) -> int:
        """Milliseconds since the boot."""
        return time.monotonic_ns() // 1_000_000


@dataclass(frozen=True)
class NetworkTime:
    """The clocks of synchronisation: those of the machine, also where the store has a demo's."""

    def now(self) -> datetime:
        """Now, UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only go forward; they stand still while the computer sleeps."""
        return time.monotonic()


def host_label() -> str:
    """What this computer is called, without its domain; empty where it has no name."""
    import platform  # noqa: PLC0415 - asked once, when a desk joins a head office

    return platform.node().partition(".")[0]


def chance() -> float:
    """A number in [0, 1) that nobody foresees."""
    return int.from_bytes(os.urandom(6)) / (1 << 48)


@dataclass(frozen=True)
class RandomIds:
    """UUIDv7 from the wall clock and the system's randomness."""

    def fresh(self) -> str:
        """A new id."""
        return uuid7(time.time_ns() // 1_000_000, int.from_bytes(os.urandom(10)) >> 6)


@dataclass(frozen=True)
class DemoTime:
    """The clock of a demo or training store: set by a file in the store, for that store alone.

    The file holds one line, an ISO moment; without an offset it is the machine's wall time.
    With ``frozen`` behind it the clock stands still there; otherwise it runs on from the
    file's own time stamp.
    """

    file: Path
    machine: MachineTime = field(default_factory=MachineTime)

    def now(self) -> datetime:
        """The demo's moment; the machine's when the file cannot be read."""
        try:
            words = self.file.read_text(encoding="ascii").split()
            moment = datetime.fromisoformat(words[0])
            since = self.file.stat().st_mtime
            moment = moment.astimezone() if moment.tzinfo is None else moment
        except (OSError, ValueError, IndexError, OverflowError):
            return self.machine.now()
        if "frozen" in words:
            return moment
        return moment + timedelta(seconds=max(0.0, time.time() - since))

    def boot(self) -> str:
        """This boot."""
        return self.machine.boot()

    def mono(self) -> int:
        """Milliseconds since the boot."""
        return self.machine.mono()

    def set(self, moment: datetime, *, frozen: bool = False) -> None:
        """Set the demo's clock."""
        text = moment.isoformat() + (" frozen" if frozen else "")
        temporary = self.file.with_suffix(".new")
        temporary.write_text(text, encoding="ascii")
        temporary.replace(self.file)
