"""One pass: a session in which everything fits, entries up, the feed down, files beside it both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypedDict

from app.sync.adapting import Habits
from app.sync.blobs import AT_ONCE, BlobLane, SentFiles
from app.sync.causes import CallFailedError, Cause, RefusedCallError
from app.sync.client import Client
from app.sync.desk_side import DeskSide
from app.sync.fetching import FetchedFiles, FetchLane
from app.sync.mending import TWIN, Mending
from app.sync.pull import Pulling, Received
from app.sync.push import Pushing, Sent
from app.sync.replaying import Replaying
from app.sync.session import RENEW, Sessions

_ROUNDS: Final = 4
"""Times in one pass that head office may change under it."""


@dataclass(frozen=True)
class PassReport:
    """What a pass did. Bytes are those of bodies, as they travelled; `cause` is None when all went well.

    `blobs` counts files that went up, `fetched` files that came down.
    `verdicts` counts own entries by what became of them, `mended` what was found and put right.
    """

    sent: int = 0
    received: int = 0
    blobs: int = 0
    blobs_lost: int = 0
    fetched: int = 0
    bytes_sent: int = 0
    bytes_received: int = 0
    calls: int = 0
    seconds: float = 0.0
    verdicts: Mapping[str, int] = field(default_factory=dict)
    mended: tuple[str, ...] = ()
    reread: tuple[str, ...] = ()
    cause: Cause | None = None


class Taken(TypedDict):
    """What calls took."""

    bytes_sent: int
    bytes_received: int
    calls: int
    seconds: float


class Lanes:
    """The lanes to one head office: data (entries up, feed down) and files, `at_once` of them each way."""

    def __init__(
        self,
        desk: DeskSide,
        client: Client,
        habits: Habits,
        wait: Callable[[float], None],
        chance: Callable[[], float],
        at_once: int = AT_ONCE,
    ) -> None:
        self._desk = desk
        self._client = client
        self.sessions = self._sessions = Sessions(desk, client)
        self._pushing = Pushing(desk, self._sessions, habits)
        self._replaying = Replaying(desk, self._sessions, self._pushing.send_keys)
        self._pulling = Pulling(desk, self._sessions)
        self.blobs = BlobLane(desk, self._sessions, habits, wait, chance, at_once)
        self.fetching = FetchLane(desk, self._sessions, habits, at_once)

    def measured(self) -> Measured:
        """What all lanes take together from here on."""
        return Measured(self._desk, self._client)

    def data(self) -> PassReport:
        """Entries up, then the feed down. Never raises a failed call: it is the report's cause."""
        measured = self.measured()
        sent, received, mended, cause = Sent(), Received(), list[str](), None
        try:
            self._rounds(sent, received, mended)
        except CallFailedError as failed:
            cause = failed.cause
        return PassReport(
            sent=sent.entries,
            received=received.items,
            verdicts=dict(received.verdicts),
            mended=tuple(mended),
            reread=tuple(received.again),
            cause=cause,
            **measured.taken(),
        )

    def files(self) -> PassReport:
        """Files up. Never raises a failed call: it is the report's cause."""
        measured, sent = self.measured(), SentFiles()
        cause = self._carried(lambda: self.blobs.run(sent)) or sent.cause
        return PassReport(blobs=sent.files, blobs_lost=sent.lost, cause=cause, **measured.taken())

    def fetch(self) -> PassReport:
        """Files down. Never raises a failed call: it is the report's cause."""
        measured, came = self.measured(), FetchedFiles()
        cause = self._carried(lambda: self.fetching.run(came)) or came.cause
        return PassReport(fetched=came.files, cause=cause, **measured.taken())

    def _carried(self, run: Callable[[], None]) -> Cause | None:
        """Run a lane of files; what ended it before its time."""
        try:
            run()
        except RefusedCallError as refused:
            if refused.cause.code in RENEW:
                self._sessions.forget()
            return refused.cause
        except CallFailedError as failed:
            return failed.cause
        finally:
            self._client.write_down()
        return None

    def _rounds(self, sent: Sent, received: Received, mended: list[str]) -> None:
        stale = not self._sessions.usable()
        for left in range(_ROUNDS, 0, -1):
            if stale:
                self._settle(mended)
            try:
                self._both(sent, received, mended)
                return
            except RefusedCallError as refused:
                if refused.cause.code not in RENEW or left == 1:
                    raise
                stale = True

    def _fetch_missing(self, mended: list[str]) -> None:
        """What a copy of this device wrote under a name of its own, or a restore took away."""
        for end in self._desk.inflow.missing():
            mended.append("fetched")
            Mending(self._desk, self._sessions).take_back(end)
        if self._desk.inflow.mark_is_shared():  # one pair of copies in a million
            mended.append(TWIN)
            self._desk.inflow.new_writer(TWIN)
            self._sessions.forget()

    def _settle(self, mended: list[str]) -> None:
        mending = Mending(self._desk, self._sessions)
        try:
            mending.settle()
        finally:
            mended += mending.found

    def _both(self, sent: Sent, received: Received, mended: list[str]) -> None:
        """What hinders one way does not hinder the other, unless there is no way at all."""
        hindered: CallFailedError | None = None
        try:
            self._pushing.run(sent, lambda: self._pulling.glance(received))
        except CallFailedError as failed:
            if failed.cause.code in RENEW or not _of_the_entries(failed):
                raise
            hindered = failed
        if self._replaying.run():
            mended.append("replayed")
        totals = self._pulling.run(received)
        self._pushing.send_keys_left()
        self._fetch_missing(mended)
        self._pulling.compare(totals, received)
        if hindered is not None:
            raise hindered


def _of_the_entries(failed: CallFailedError) -> bool:
    """Whether it is the entries that cannot go, and not the way that is closed."""
    return failed.cause.code in (
        *("journal_damaged", "bad_ack", "no_progress", "bad_chain", "bad_sig", "digest_mismatch"),
        *("bad_entry", "too_large", "malformed", "upgrade_required"),
    )


class Measured:
    """Bytes, calls and seconds from here on."""

    def __init__(self, desk: DeskSide, client: Client) -> None:
        self._clock = desk.clock
        self._client = client
        self._began = desk.clock.monotonic()
        self._before = (client.sent, client.received, client.calls)

    def taken(self) -> Taken:
        """So far."""
        sent, received, calls = self._before
        return Taken(
            bytes_sent=self._client.sent - sent,
            bytes_received=self._client.received - received,
            calls=self._client.calls - calls,
            seconds=round(self._clock.monotonic() - self._began, 3),
        )


def joined(data: PassReport, files: PassReport, fetched: PassReport | None = None) -> PassReport:
    """The lanes as one report; the cause of the data goes first, that of what comes down last."""
    fetched = fetched or PassReport()
    return PassReport(
        sent=data.sent,
        received=data.received,
        blobs=files.blobs,
        blobs_lost=files.blobs_lost,
        fetched=fetched.fetched,
        bytes_sent=data.bytes_sent + files.bytes_sent + fetched.bytes_sent,
        bytes_received=data.bytes_received + files.bytes_received + fetched.bytes_received,
        calls=data.calls + files.calls + fetched.calls,
        seconds=round(data.seconds + files.seconds + fetched.seconds, 3),
        verdicts=data.verdicts,
        mended=data.mended,
        reread=data.reread,
        cause=data.cause or files.cause or fetched.cause,
    )
