"""Head office as a person at the desk sees it: one word, what stands in the way, what can be done.

The store at the desk is the truth; synchronisation never keeps anybody from working.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.domain.numbering import desk_part


class LinkWord(StrEnum):
    """How things stand with head office, in one word."""

    OFF = "off"
    """The desk belongs to no head office."""
    IN_STEP = "in_step"
    WORKING = "working"
    WAITING = "waiting"
    """Something stands in the way that passes by itself, or there is something to send."""
    NEEDS_YOU = "needs_you"


@dataclass(frozen=True)
class Hindrance:
    """What stands in the way: a code of the messages, and what its sentence needs."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Copied:
    """This desk's store goes on in two places: on another computer too, or in what a backup was made of.

    `since` is the last moment of which both know. `mark` stands in the numbers that are given out here
    and in nobody else's; empty where those go on as they were and the other ones bear a mark.
    """

    since: datetime
    mark: str = ""

    def sentence(self, desk_code: str, zone: tzinfo) -> Hindrance:
        """The code that says so to a person, and what its sentence needs."""
        code = "desk_copied_marked" if self.mark else "desk_copied"
        since = f"{self.since.astimezone(zone):%Y-%m-%d %H:%M}"
        return Hindrance(code, {"since": since, "numbers": desk_part(desk_code, self.mark)})


@dataclass(frozen=True)
class SyncStatus:
    """How the desk stands with head office.

    `entries`, `files` and `file_bytes` are what head office has not acknowledged yet; `incoming_files` and
    `incoming_bytes` what other desks took in and is still to come here by itself. `last_contact` is
    head office's own clock. `skew_ms` is how far this computer's clock is behind it.
    """

    word: LinkWord
    url: str = ""
    branch: str = ""
    desk: str = ""
    entries: int = 0
    files: int = 0
    file_bytes: int = 0
    incoming_files: int = 0
    incoming_bytes: int = 0
    last_contact: datetime | None = None
    next_try: datetime | None = None
    skew_ms: int = 0
    revoked: bool = False
    fingerprint: str = ""
    hindrance: Hindrance | None = None
    copied: Copied | None = None


@dataclass(frozen=True)
class SyncCall:
    """One line of the ledger: a call, bytes both ways, milliseconds, status, class of its failure."""

    at: str
    call: str
    sent: int
    received: int
    ms: int
    status: int
    cause: str


@dataclass(frozen=True)
class OfficeSeen:
    """Who answers at an address. The fingerprint is what two people compare on two screens."""

    url: str
    fingerprint: str
    open: bool


@dataclass(frozen=True)
class Enrolment:
    """The desk belongs to a head office."""

    url: str
    branch: str
    desk: str
    device: str
    fingerprint: str


@dataclass(frozen=True)
class CarriedFile:
    """A file for the stick: which entries of which writer it holds (first, last), how many files."""

    path: Path
    ranges: Mapping[str, tuple[int, int]]
    entries: int
    files: int
    size: int


@dataclass(frozen=True)
class ReceiptTaken:
    """What a receipt proved: entries and files that head office has since; ranges that wait there.

    `aside` are ranges that head office keeps and cannot take yet, with the code of the reason; `written_anew`
    says that another stick is needed, because a copy of this desk had used the same numbers.
    """

    entries: int
    files: int
    waiting: tuple[str, ...] = ()
    aside: Mapping[str, str] = field(default_factory=dict)
    written_anew: bool = False

    def sentences(self) -> tuple[str, ...]:
        """Codes of what is to be done now, to be told in words."""
        reasons = [f"stick_{reason}" for reason in dict.fromkeys(self.aside.values())]
        return (*reasons, *(["stick_written_anew"] if self.written_anew else []))


class Syncing(Protocol):
    """What the window and the command line ask of synchronisation. All of it may be called at any time."""

    def status(self) -> SyncStatus:
        """How things stand; asks nobody."""
        ...

    def look(self, url: str) -> OfficeSeen:
        """Ask who answers there. Raises InputError url_wrong, url_bare, url_open; ProblemError join_…."""
        ...

    def enrol(self, seen: OfficeSeen, code: str, name: str = "") -> Enrolment:
        """Become a desk of that head office. Raises InputError sync_code_…; ProblemError sync_…."""
        ...

    def sync_now(self) -> None:
        """A person wants it now: whatever was to be waited for is not."""
        ...

    def wake(self) -> None:
        """There are new entries."""
        ...

    def fetch(self, sha256s: Sequence[str]) -> int:
        """Somebody looks at what shows these files: those that are not here come before all others; how
        many those are.
        """
        ...

    def watch(self, *, watched: bool) -> None:
        """Whether a person looks at how things stand."""
        ...

    def ledger(self, most: int = 100) -> Sequence[SyncCall]:
        """The newest calls first."""
        ...

    def agree_to_retire(self) -> bool:
        """A person agrees to what head office wants to retire; whether anything waited."""
        ...

    def export(self, target: Path) -> Sequence[CarriedFile]:
        """Write what head office lacks to a stick, sealed. Raises ProblemError nothing_to_carry, …."""
        ...

    def take_receipt(self, path: Path) -> ReceiptTaken:
        """Take head office's receipt. Raises InputError receipt_wrong; ProblemError receipt_outdated, …."""
        ...
