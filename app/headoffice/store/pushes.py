"""Pushes: batches and keys that a device sends, over the network or on a stick (protocol 3.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, delete, select, update

from app.headoffice.callers import Caller, Clock, told
from app.headoffice.store import alerts, untaken
from app.headoffice.store.blob_refs import BlobRefs
from app.headoffice.store.database import Database, add_missing
from app.headoffice.store.devices import check_writer, find_device, public_keys
from app.headoffice.store.forks import ours_at, under_own_writer
from app.headoffice.store.news import News
from app.headoffice.store.person_keys import PersonKeys
from app.headoffice.store.receiving import Arrival, Received, receive
from app.headoffice.store.schema import DEVICE, INBOX, JUDGED_TO, WAITING
from app.headoffice.store.site import read_site
from app.headoffice.store.writers import Known, find_writer
from app.wire.envelope import Batch, read_batch
from app.wire.failpoint import reached
from app.wire.limits import Limits
from app.wire.messages import Ack, At, Keys, KeysTaken, OwnEntries, State
from app.wire.problems import WireError

NETWORK, STICK = "network", "stick"


class Pushes:
    """Takes in what devices send."""

    def __init__(
        self,
        database: Database,
        keys: PersonKeys,
        blobs: BlobRefs,
        clock: Clock,
        limits: Limits,
        news: News,
        arrived: Callable[[], None],
    ) -> None:
        """`arrived` is called after each commit that brought entries to be judged."""
        self._database, self._keys, self._blobs, self._clock = database, keys, blobs, clock
        self._limits, self._news, self._arrived = limits, news, arrived

    def push(self, caller: Caller, writer: str, data: bytes, via: str = NETWORK) -> Ack:
        """Keep a batch; when this returns it is on the disk.

        Raises WireError: maintenance, too_large, malformed, digest_mismatch, bad_sig, bad_chain,
        bad_entry, not_yours, device_revoked, gap, fork.
        """
        batch = self.checked(caller, data)
        if batch.header.writer != writer:
            raise WireError("not_yours", writer=writer)
        now = told(self._clock.now())
        try:
            with self._database.writing() as connection:
                _may_send(connection, caller, via)
                epoch = _open_epoch(connection)
                received = receive(connection, caller, writer, Arrival.of(batch, via), now)
                received = self._followed(connection, caller, writer, received, now)
                known = _standing(connection, caller, writer)
                applied = _applied(connection, caller, known)
        except WireError as error:
            if error.code == "fork":
                self._note_fork(caller, writer, error)
            raise
        reached("push.after_commit")
        if received.new:
            self._arrived()
        return Ack(
            writer=writer,
            accepted=received.end,
            safe=known.safe,
            applied_to=applied,
            dup=received.dup,
            epoch=epoch,
            time=now,
            want_blobs=self._blobs.missing_of(caller.tenant, received.blobs),
        )

    def checked(self, caller: Caller, data: bytes) -> Batch:
        """A batch that is whole, signed by the caller's device, and of a writer of that device."""
        if len(data) > self._limits.raw:
            raise WireError("too_large", raw=self._limits.raw)
        with self._database.reading() as connection:
            known = public_keys(connection, caller.device)
        batch = read_batch(data, lambda _writer, kid: known.get(kid))
        if batch.header.tenant != caller.tenant:
            raise WireError("not_yours", tenant=batch.header.tenant)
        check_writer(batch.header.writer, caller.device)
        if batch.header.count > self._limits.entries:
            raise WireError("too_large", entries=self._limits.entries)
        return batch

    def take_keys(self, caller: Caller, keys: Keys, via: str = NETWORK) -> KeysTaken:
        """Keep keys of persons. Raises WireError: maintenance, bad_seal, malformed, device_revoked."""
        with self._database.writing() as connection:
            _may_send(connection, caller, via)
            _open_epoch(connection)
            new = self._keys.take(connection, caller, keys)
        if new:
            self._arrived()
            self._news.tell(caller.tenant, caller.branch)
        return KeysTaken(new)

    def keep_waiting(self, caller: Caller, batch: Batch, data: bytes) -> str:
        """Keep a batch whose predecessors have not come yet; what it is called on a receipt."""
        header = batch.header
        row = {
            "tenant": caller.tenant,
            "branch": caller.branch,
            "writer": header.writer,
            "first": header.first,
            "last": batch.last,
            "data": data,
            "received_at": told(self._clock.now()),
        }
        with self._database.writing() as connection:
            add_missing(connection, WAITING, [row])
        return f"{header.writer}:{header.first}-{batch.last}"

    def take_fork(self, caller: Caller, batch: Batch) -> tuple[At, ...]:
        """Keep the entries of a batch that forks, under a writer of their own (`forks.py`).

        Our hashes of the writer it says it is of. Raises WireError: maintenance, device_revoked.
        """
        now = told(self._clock.now())
        with self._database.writing() as connection:
            _may_send(connection, caller, STICK)
            _open_epoch(connection)
            named = self._parted(connection, caller, batch, now)
            ours = ours_at(connection, caller, batch)
        self._arrived()
        self._blobs.missing_of(caller.tenant, named)
        return ours

    def goes_on_fork(self, caller: Caller, batch: Batch) -> bool:
        """Whether what stands before a batch was taken as a fork."""
        with self._database.reading() as connection:
            return untaken.is_fork(connection, caller.tenant, batch.header.prev)

    def _parted(self, connection: Connection, caller: Caller, batch: Batch, now: str) -> list[str]:
        """Keep a batch of a fork and what waited for it; the files they name."""
        named: list[str] = []
        todo = [batch]
        while todo:
            each = todo.pop()
            writer, arrival = under_own_writer(each, STICK)
            named += receive(connection, caller, writer, arrival, now).blobs
            header = each.header
            untaken.note_fork(connection, caller, header.writer, header.head, now)
            for behind in self._waiting_for(connection, caller, header.writer, each.last + 1):
                if behind.header.prev == header.head:
                    todo.append(behind)
                    here = (WAITING.c.first == behind.header.first, WAITING.c.last == behind.last)
                    connection.execute(delete(WAITING).where(*_here(caller, header.writer), *here))
        return named

    def _waiting_for(self, connection: Connection, caller: Caller, writer: str, first: int) -> list[Batch]:
        known = public_keys(connection, caller.device)
        rows = connection.execute(
            select(WAITING.c.data).where(*_here(caller, writer), WAITING.c.first == first)
        )
        return [read_batch(row.data, lambda _writer, kid: known.get(kid)) for row in rows]

    def own_entries(self, caller: Caller, writer: str, after: int, limit: int) -> OwnEntries:
        """A device's own entries back, as written. Raises WireError: not_yours, not_found."""
        check_writer(writer, caller.device)
        with self._database.reading() as connection:
            known = find_writer(connection, caller.tenant, caller.branch, writer)
            if known is None:
                raise WireError("not_found")
            rows = connection.execute(
                select(INBOX.c.line)
                .where(INBOX.c.tenant == caller.tenant, INBOX.c.branch == caller.branch)
                .where(INBOX.c.writer == known.no, INBOX.c.seq > after)
                .order_by(INBOX.c.seq)
                .limit(max(1, min(limit, self._limits.page_items)))
            )
            lines, size = [], 0
            for row in rows:
                lines.append(row.line.decode("utf-8", "replace"))
                size += len(row.line)
                if size >= self._limits.page_bytes:
                    break
        return OwnEntries(writer, tuple(lines), after + len(lines) < known.hwm, known.accepted)

    def _followed(
        self, connection: Connection, caller: Caller, writer: str, received: Received, now: str
    ) -> Received:
        """What had come before its predecessors follows them now."""
        here = _here(caller, writer)
        known = public_keys(connection, caller.device)
        while True:
            row = connection.execute(
                select(WAITING)
                .where(*here, WAITING.c.first <= received.end.seq + 1)
                .order_by(WAITING.c.first, WAITING.c.last)
                .limit(1)
            ).one_or_none()
            if row is None:
                return received
            connection.execute(
                delete(WAITING).where(*here, WAITING.c.first == row.first, WAITING.c.last == row.last)
            )
            batch = read_batch(row.data, lambda _writer, kid: known.get(kid))
            try:
                more = receive(connection, caller, writer, Arrival.of(batch, STICK), now)
            except WireError:
                # Of another branch of a forked journal, whose device may never come again.
                more_named = tuple(self._parted(connection, caller, batch, now))
                received = replace(received, blobs=(*received.blobs, *more_named))
                continue
            blobs = (*received.blobs, *more.blobs)
            received = Received(more.known, more.end, received.new + more.new, received.dup, blobs)

    def _note_fork(self, caller: Caller, writer: str, error: WireError) -> None:
        with self._database.writing() as connection:
            connection.execute(
                update(DEVICE).where(DEVICE.c.device == caller.device).values(forks=DEVICE.c.forks + 1)
            )
            detail = {"writer": writer, "seq": error.detail["seq"]}
            place = (caller.tenant, caller.branch)
            alerts.raise_alert(connection, place, alerts.FORK, caller.device, detail, told(self._clock.now()))


def _may_send(connection: Connection, caller: Caller, via: str) -> None:
    """A revoked device may not; what it brings on a stick is taken when a person has said so."""
    device = find_device(connection, caller.device)
    if device is None:
        raise WireError("unknown_device")
    if device.revoked and not (via == STICK and device.accept_revoked):
        raise WireError("device_revoked")


def _here(caller: Caller, writer: str) -> tuple[ColumnElement[bool], ...]:
    """What waits of a writer."""
    return (
        WAITING.c.tenant == caller.tenant,
        WAITING.c.branch == caller.branch,
        WAITING.c.writer == writer,
    )


def _open_epoch(connection: Connection) -> str:
    site = read_site(connection)
    if site.state is not State.OPEN:
        raise WireError("maintenance")
    return site.epoch


def _standing(connection: Connection, caller: Caller, writer: str) -> Known:
    known = find_writer(connection, caller.tenant, caller.branch, writer)
    if known is None:
        raise WireError("server_error")
    return known


def _applied(connection: Connection, caller: Caller, known: Known) -> int:
    """Up to which seq the writer's entries were judged."""
    here = (INBOX.c.tenant == caller.tenant, INBOX.c.branch == caller.branch)
    judged = connection.scalar(
        select(JUDGED_TO.c.rno).where(
            JUDGED_TO.c.tenant == caller.tenant, JUDGED_TO.c.branch == caller.branch
        )
    )
    waiting = connection.scalar(
        select(INBOX.c.seq)
        .where(*here, INBOX.c.writer == known.no, INBOX.c.rno > (judged or 0))
        .order_by(INBOX.c.rno)
        .limit(1)
    )
    return known.hwm if waiting is None else int(waiting) - 1
