"""Synchronisation of one desk, whole: what the window and the command line hold in their hands."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

from app.domain.refusals import InputError
from app.sync import enrolling, receipt, stick
from app.sync.backoff import Backoff
from app.sync.causes import CallFailedError, StoppedError
from app.sync.desk_side import DeskSide
from app.sync.listening import Listening
from app.sync.one_pass import PassReport, joined
from app.sync.pull import agree_to_retire
from app.sync.standing import DATA, FETCH, FILES, Hindrances, standing
from app.sync.telling import as_enrolment_error, as_joining_problem
from app.sync.way import Machine, Ways
from app.sync.worker import BUSY_EVERY, BUSY_FOR, EVERY, WATCHED_EVERY, Lane, Shared, Worker, next_try
from app.usecases.syncing import CarriedFile, Enrolment, OfficeSeen, ReceiptTaken, SyncCall, SyncStatus
from app.wire.limits import MIB

_LARGEST_RECEIPT: Final = 256 * MIB
"""Bytes. It names each file of a stick by its hash; more than these do not fit on one of two gigabytes."""


class DeskSync:
    """See `Syncing`. `desk_code` is what this desk's numbers begin with."""

    def __init__(self, desk: DeskSide, machine: Machine, desk_code: str) -> None:
        self._desk = desk
        self._desk_code = desk_code
        self._busy_until = -math.inf
        self._machine = machine
        self._stopping = threading.Event()
        self._ways = Ways(desk, machine, self._wait)
        self._hindrances = Hindrances(desk.state)
        self.on_pass: Callable[[PassReport], None] = lambda _: None
        shared = Shared()
        listening = Listening(desk, self._ways)

        def every(name: str, watched: bool) -> float:
            if name == DATA and watched:
                return EVERY if listening.holds else WATCHED_EVERY
            busy = name == DATA and desk.clock.monotonic() < self._busy_until
            return BUSY_EVERY if busy else WATCHED_EVERY if watched else EVERY

        def lane(name: str, run: Callable[[], PassReport], *, wanted: bool) -> Lane:
            backoff = Backoff(desk.state, desk.clock, machine.chance, f"{name}_try")
            return Lane(run, backoff, shared, desk.clock.monotonic, partial(every, name), wanted=wanted)

        self._data = lane(DATA, self.data_pass, wanted=True)
        self._files = lane(FILES, self.files_pass, wanted=False)
        self._fetch = lane(FETCH, self.fetch_pass, wanted=False)
        self.worker = Worker(
            (self._data, self._files, self._fetch),
            shared,
            machine.network,
            head=lambda: desk.outbox.ends()[-1],
            told=lambda: desk.news.standing_changed(asdict(self.status())),
            cut=self._cut,
            pressing=lambda: _pressing(desk),
            listen=listening.run,
        )

    def start(self) -> None:
        """Begin to work beside the window."""
        self.worker.start()

    def stop(self) -> bool:
        """Break off and end, within a second; whether everything has ended."""
        ended = self.worker.stop()
        self._ways.forget()
        return ended

    def _cut(self) -> None:
        self._stopping.set()
        self._ways.lines.stop()

    def _wait(self, seconds: float) -> None:
        """Wait inside a lane. Raises StoppedError."""
        if self._stopping.wait(seconds):
            raise StoppedError

    def data_pass(self) -> PassReport:
        """Entries up, the feed down. Without a head office there is nothing to do. Raises StoppedError."""
        link = self._desk.state.link()
        if link is None:
            return PassReport()
        report = self._ways.lanes(link).data()
        if report.sent or report.received:
            self._busy_until = self._desk.clock.monotonic() + BUSY_FOR
        self._hindrances.note(DATA, report.cause)
        self.on_pass(report)
        return report

    def files_pass(self) -> PassReport:
        """Files up. Raises StoppedError."""
        link = self._desk.state.link()
        if link is None or link.revoked:
            return PassReport()
        report = self._ways.lanes(link).files()
        self._hindrances.note(FILES, report.cause)
        self.on_pass(report)
        return report

    def fetch_pass(self) -> PassReport:
        """Files down. Raises StoppedError."""
        link = self._desk.state.link()
        if link is None or link.revoked or self._desk.arrivals is None:
            return PassReport()
        report = self._ways.lanes(link).fetch()
        self._hindrances.note(FETCH, report.cause)
        self.on_pass(report)
        return report

    def fetch(self, sha256s: Sequence[str]) -> int:
        """See `Syncing`."""
        arrivals, link = self._desk.arrivals, self._desk.state.link()
        if arrivals is None or link is None:
            return 0
        asked = arrivals.ask(sha256s)
        if asked:
            self._ways.lanes(link).fetching.rush()
            self.worker.fetch_now()
        return asked

    def once(self) -> PassReport:
        """All lanes, one after the other; files only where entries found a way."""
        data = self.data_pass()
        if data.cause is not None and not data.received and not data.sent:
            return data
        return joined(data, self.files_pass(), self.fetch_pass())

    def status(self) -> SyncStatus:
        """See `Syncing`."""
        busy = self._data.running or self._files.running
        later = next_try(self._data, self._files)
        awaited = self._desk.arrivals.awaited() if self._desk.arrivals is not None else (0, 0)
        unsent = self._desk.outbox.unsent()
        copied = self._desk.outbox.copied()
        now = self._desk.clock.now()
        return standing(self._desk.state, unsent, awaited, copied=copied, now=now, busy=busy, next_try=later)

    def look(self, url: str) -> OfficeSeen:
        """See `Syncing`."""
        found = _who_answers(self._ways, enrolling.address(url))
        return OfficeSeen(found.url, found.fingerprint, found.state == "open")

    def enrol(self, seen: OfficeSeen, code: str, name: str = "") -> Enrolment:
        """See `Syncing`. Whoever answers now must be whoever was seen."""
        found = _who_answers(self._ways, enrolling.address(seen.url))
        if found.fingerprint != seen.fingerprint:
            raise InputError("fingerprint_differs", "fingerprint", got=found.fingerprint)
        with self._ways.client(found.url) as client:
            try:
                link = enrolling.enrol(self._desk, client, found, code, self._desk_code, name)
            except CallFailedError as failed:
                raise as_enrolment_error(failed.cause, self._desk_code, found.url) from failed
        self._ways.forget()
        self._hindrances.note(DATA, None)
        self._hindrances.note(FILES, None)
        self._hindrances.note(FETCH, None)
        self.sync_now()
        return Enrolment(link.url, link.branch_name, link.desk, link.device, found.fingerprint)

    def sync_now(self) -> None:
        """See `Syncing`."""
        self.worker.sync_now()

    def wake(self) -> None:
        """See `Syncing`."""
        self.worker.wake()

    def watch(self, *, watched: bool) -> None:
        """See `Syncing`."""
        self.worker.watch(watched=watched)

    def ledger(self, most: int = 100) -> Sequence[SyncCall]:
        """See `Syncing`."""
        return [
            SyncCall(each.at, each.call, each.sent, each.received, each.ms, each.status, each.cause)
            for each in self._desk.state.ledger(most)
        ]

    def agree_to_retire(self) -> bool:
        """See `Syncing`."""
        agreed = agree_to_retire(self._desk)
        if agreed:
            self.sync_now()
        return agreed

    def export(self, target: Path) -> Sequence[CarriedFile]:
        """See `Syncing`."""
        return [
            CarriedFile(each.path, each.ranges, each.entries, each.blobs, each.size)
            for each in stick.export(self._desk, target)
        ]

    def take_receipt(self, path: Path) -> ReceiptTaken:
        """See `Syncing`. Raises InputError file_expected and file_too_large too."""
        taken = receipt.take_receipt(self._desk, _read_receipt(path))
        return ReceiptTaken(taken.entries, taken.blobs, taken.waiting, taken.aside, taken.written_anew)


def _read_receipt(path: Path) -> bytes:
    """What somebody's stick calls a receipt. A pipe or a device, which has no end, is none."""
    try:
        if not path.is_file():
            raise InputError("file_expected", "FILE", value=str(path))
        if path.stat().st_size > _LARGEST_RECEIPT:
            raise InputError("file_too_large", "FILE", value=str(path), limit=str(_LARGEST_RECEIPT))
        with path.open("rb") as file:
            return file.read(_LARGEST_RECEIPT)
    except OSError:
        raise InputError("file_expected", "FILE", value=str(path)) from None


def _pressing(desk: DeskSide) -> bool:
    return desk.arrivals is not None and desk.arrivals.is_pressing(desk.clock.now())


def _who_answers(ways: Ways, url: str) -> enrolling.HeadOffice:
    with ways.client(url) as client:
        try:
            return enrolling.look(client, url)
        except CallFailedError as failed:
            raise as_joining_problem(failed.cause, url) from failed
