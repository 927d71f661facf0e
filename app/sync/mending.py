"""How the journal stands to what head office has of it, and what mends it (protocol 3.5, 3.9, 3.10).

The verdict of head office is a help; what counts is the hash it has at a number, compared with
the chain that lies here.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from app.sync import causes
from app.sync.causes import CallFailedError, Cause, RefusedCallError
from app.sync.client import Ask
from app.sync.desk_side import DeskSide
from app.sync.ports import Outbox
from app.sync.session import Opened, Sessions
from app.wire.chain import next_hash
from app.wire.failpoint import reached
from app.wire.limits import MIB
from app.wire.link import Accepted, JournalEnd, JournalLine
from app.wire.messages import At, OwnEntries, SessionVerdict, Standing

RESTORED: Final = "restored"
TWIN: Final = "twin"
_ROUNDS: Final = 6
"""Sessions in a row that may each find something to mend before it is left to the next pass."""


class Stands(StrEnum):
    """How a writer's chain here stands to the one at head office."""

    FITS = "fits"
    BEHIND = "behind"
    FORK = "fork"


def judge(outbox: Outbox, end: JournalEnd, at: At) -> Stands:
    """FITS: what head office has is a beginning of what is here. BEHIND: it has more than is here."""
    if at.seq > end.seq:
        return Stands.BEHIND
    own = outbox.hash_at(end.writer, at.seq)
    return Stands.FITS if own is not None and own.hex() == at.hash else Stands.FORK


def _standing(opened: Opened, writer: str) -> Standing:
    return opened.session.standings.get(writer) or Standing(At(0, ""))


class Mending:
    """Opens sessions until everything fits."""

    def __init__(self, desk: DeskSide, sessions: Sessions) -> None:
        self._desk = desk
        self._sessions = sessions
        self.found: list[str] = []
        """What was found and mended, for the report: behind, fork, ahead, twin, epoch_changed."""

    def settle(self) -> None:
        """A session in which every writer fits. Raises CallFailedError, RefusedCallError, StoppedError."""
        for _ in range(_ROUNDS):
            before = self._desk.link().epoch
            marks = {
                end.writer: self._desk.state.accepted(end.writer).seq for end in self._desk.outbox.ends()
            }
            opened = self._opened()
            if opened is None:
                self._go_apart()
                continue
            if self._desk.link().epoch != before:
                self.found.append("epoch_changed")
            if any(_standing(opened, writer).accepted.seq < seq for writer, seq in marks.items()):
                self.found.append("ahead")
            if not self._mended(opened):
                return
        raise CallFailedError(Cause(causes.NO_PROGRESS))

    def _opened(self) -> Opened | None:
        """A session; None where head office sees a twin at work."""
        try:
            opened = self._sessions.open()
        except RefusedCallError as refused:
            if refused.cause.code != "lease_conflict":
                raise
            return None
        return None if opened.session.verdict is SessionVerdict.LEASE_CONFLICT else opened

    def _go_apart(self) -> None:
        """A twin of this machine is alive: each goes on under a name of its own."""
        self.found.append(TWIN)
        self._desk.inflow.new_writer(TWIN)
        self._sessions.forget()

    def _mended(self, opened: Opened) -> bool:
        """Whether anything had to be mended, so that a new session is needed."""
        ends = self._desk.outbox.ends()
        mended = False
        for end in ends:
            mended = self._mend(end, _standing(opened, end.writer), present=end is ends[-1]) or mended
        if mended:
            self._sessions.forget()
        return mended

    def _mend(self, end: JournalEnd, standing: Standing, *, present: bool) -> bool:
        at = standing.accepted
        stands = Stands.FITS if at.seq == 0 else judge(self._desk.outbox, end, at)
        if stands is Stands.FITS:
            self._note_accepted(end.writer, standing)
            return False
        if stands is Stands.BEHIND and self._same_end(end):
            self.found.append("behind")
            self.take_back(end)
            if present:
                self._desk.inflow.new_writer(RESTORED)
            return True
        self.found.append("fork")
        self._desk.inflow.reissue(end.writer, self._common(end))
        reached("desk.reissued")
        return True

    def _note_accepted(self, writer: str, standing: Standing) -> None:
        """Less than before after a restore of head office: the rest goes again."""
        known, at = self._desk.state.accepted(writer), standing.accepted
        new = Accepted(at.seq, at.hash, standing.safe, min(known.applied_to, at.seq))
        if new != known and (at.seq or known.seq):
            self._desk.state.save_accepted(writer, new)

    def _same_end(self, end: JournalEnd) -> bool:
        """Whether head office has at our last number what we have there.

        An entry's own id is in its line, so that two equal lines were written at once, after one past.
        """
        if end.seq == 0:
            return True
        return self._line_here(end, end.seq) == next(self._lines(end.writer, end.seq - 1), None)

    def _line_here(self, end: JournalEnd, seq: int) -> bytes | None:
        found = self._desk.outbox.lines(end.writer, seq - 1, 1, MIB)
        return found[0].line if found else None

    def _common(self, end: JournalEnd) -> int:
        """The last number up to which both chains are one."""
        known = min(self._desk.state.accepted(end.writer).seq, end.seq)
        common = self._agreed(end, known)
        return common if common > known or known == 0 else self._agreed(end, 0)

    def _agreed(self, end: JournalEnd, seq: int) -> int:
        for theirs in self._lines(end.writer, seq):
            if seq >= end.seq or self._line_here(end, seq + 1) != theirs:
                return seq
            seq += 1
        return seq

    def take_back(self, end: JournalEnd) -> None:
        """Fetch what head office has of an own writer behind `end`. Raises CallFailedError bad_ack."""
        running, seq = end.hash, end.seq
        for page in self._pages(end.writer, end.seq):
            lines = []
            for text in page.lines:
                seq += 1
                running = next_hash(running, seq, text.encode())
                lines.append(JournalLine(seq, text.encode(), running))
            proven = seq == page.accepted.seq
            if proven and running.hex() != page.accepted.hash:
                raise CallFailedError(Cause(causes.BAD_ACK))
            self._desk.inflow.take_back(end.writer, lines)
            reached("desk.taken_back")
            if proven:
                safe = self._desk.state.accepted(end.writer).safe
                self._desk.state.save_accepted(end.writer, Accepted(seq, running.hex(), safe))

    def _lines(self, writer: str, after: int) -> Iterator[bytes]:
        for page in self._pages(writer, after):
            for text in page.lines:
                yield text.encode()

    def _pages(self, writer: str, after: int) -> Iterator[OwnEntries]:
        path = f"/writers/{quote(writer, safe='')}/entries"
        more = True
        while more:
            ask = Ask("entries", "GET", path, query={"after": str(after)})
            page = self._sessions.call(ask).as_kind(OwnEntries)
            more = page.more and bool(page.lines)
            after += len(page.lines)
            if page.lines:
                yield page
