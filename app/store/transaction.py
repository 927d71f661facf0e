"""The journal while one piece of work is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from app.domain.claims import base_of
from app.domain.entry import Body, Draft, Entry, UnknownBody
from app.domain.evolve import evolve
from app.domain.privacy import Personal
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.privacy import PersonErased
from app.domain.ticket import Ticket
from app.store import statements as sql
from app.store.chain_head import ChainHead
from app.store.counted import fold_of, state_of
from app.store.erasing import NAMED_AGAIN, destroy_keys, forget_terms, names_of_keys
from app.store.files_out import file_rows
from app.store.folds import Fold
from app.store.keyring import ReadKeys, WriteKeys
from app.store.marks import mark_at_work, marked
from app.store.moments import to_stored
from app.store.projecting import Projection, Shown, read_shown
from app.store.setting_rows import put_settings
from app.store.surroundings import Surroundings
from app.usecases.read_models import PrintJob
from app.wire.chain import next_hash
from app.wire.damage import EntryTooLargeError
from app.wire.entries import encode_entry


class StoreTransaction:
    """Entries, numbers and orders of one piece of work; `finish` writes what was gathered."""

    def __init__(self, connection: sqlite3.Connection, head: ChainHead, around: Surroundings) -> None:
        self._connection = connection
        self._around = around
        self._keys = WriteKeys(connection)
        self._head = head
        self._seq, self._hash, self._pos, self._row = head.seq, head.hash, head.pos, head.row
        self._tickets: dict[str, Ticket | None] = {}
        self._last_pos: dict[str, int] = {}
        self._entries: list[tuple[object, ...]] = []
        self._shown: dict[str, Shown | None] = {}
        self._files: list[tuple[object, ...]] = []
        self._changes: dict[str, int] = {}
        self._erasures: list[tuple[str, PersonErased]] = []

    def ticket(self, ticket_id: str) -> Ticket | None:
        """The ticket as its entries amount to, those of this transaction included."""
        if ticket_id not in self._tickets:
            self._tickets[ticket_id] = self._load(ticket_id)
        return self._tickets[ticket_id]

    def _load(self, ticket_id: str) -> Ticket | None:
        state = state_of(self._connection, ticket_id)
        if state is None:
            return None
        self._changes[ticket_id] = state[1]
        known = self._around.folds.get(ticket_id)
        if known is not None and known.state >= state:
            return known.ticket
        return fold_of(self._connection, self._keys, ticket_id)

    def next_serial(self, series: str, day: date) -> int:
        """The next number of a series and day, from 1, without gaps: kept only if the work is."""
        row = self._connection.execute(
            sql.NEXT_SERIAL, (marked(series, self.mark()), day.isoformat())
        ).fetchone()
        return int(row[0])

    def mark(self) -> str:
        """See `Transaction`."""
        return mark_at_work(self._head.writer_id, self._head.writer)

    def append(
        self, ticket_id: str | None, drafts: Sequence[Draft], at: datetime, user: str | None
    ) -> tuple[Entry, ...]:
        """Write entries and chain them; lists and search follow in the same transaction."""
        time, ids = self._around.time, self._around.ids
        boot, mono = time.boot(), time.mono()
        ticket = None if ticket_id is None else self.ticket(ticket_id)
        entries: list[Entry] = []
        for draft in drafts:
            body = self._named(draft.body, ticket_id)
            entry = Entry(
                seq=self._seq + 1,
                id=ids.fresh(),
                at=at,
                boot=boot,
                mono=mono,
                ticket=ticket_id,
                body=body,
                user=user,
                base={**base_of(body, ticket), **draft.base},
                blobs=draft.blobs,
            )
            ticket = evolve(ticket, entry)
            self._keep(entry)
            entries.append(entry)
        if ticket_id is not None and entries:
            self._tickets[ticket_id] = ticket
            self._last_pos[ticket_id] = self._pos
        return tuple(entries)

    def _named(self, body: Body, ticket_id: str | None) -> Body:
        """An erasure names the keys there are now; what is written after it is sealed under others."""
        if not isinstance(body, PersonErased) or ticket_id is None:
            return body
        names = (
            *names_of_keys(self._connection, ticket_id, body.kinds),
            *self._keys.forget(ticket_id, body.kinds),
        )
        named = replace(body, names=tuple(dict.fromkeys((*body.names, *names))))
        self._erasures.append((ticket_id, named))
        return named

    def _keep(self, entry: Entry) -> None:
        self._seq = entry.seq
        self._pos += 1
        try:
            line = encode_entry(entry, self._keys)
        except EntryTooLargeError as error:
            raise RefusedError(Refusal("entry_too_large", params={"limit": str(error.limit)})) from error
        self._hash = next_hash(self._hash, entry.seq, line)
        self._entries.append(
            (
                self._pos,
                self._head.writer_id,
                entry.seq,
                entry.id,
                entry.ticket,
                type_of(entry),
                to_stored(entry.at),
                line,
                self._hash,
            )
        )
        if entry.blobs:
            self._connection.executemany(NAMED_AGAIN, [(blob.sha256,) for blob in entry.blobs])
            self._files += file_rows(entry.blobs, self._head.writer_id, entry.seq, entry.ticket)

    def keys_kept(self, ticket_id: str) -> frozenset[str]:
        """See `Transaction`."""
        return frozenset(kind for kind in Personal if names_of_keys(self._connection, ticket_id, (kind,)))

    def queue_print(self, job: PrintJob) -> None:
        """Remember an order to print; it is carried out after the work is kept."""
        values = {**vars(job), "created_at": to_stored(job.created_at)}
        self._connection.execute(sql.ADD_PRINT, tuple(values.values()))

    def file_lost(self, sha256: str) -> None:
        """A file is not to be sent any more."""
        self._connection.execute("UPDATE file_out SET state = 'lost' WHERE sha256 = ?", (sha256,))

    def drop_draft(self, draft_id: str) -> None:
        """Forget an intake draft: it became a ticket."""
        self._connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))

    def put_settings(self, values: Mapping[str, object]) -> None:
        """See `Transaction`."""
        put_settings(self._connection, values)

    def finish(self) -> ChainHead:
        """Write what was gathered; the end of the journal once this is committed."""
        self._write()
        projection = Projection(self._around.views)
        for ticket_id, last_pos in self._last_pos.items():
            ticket = self._tickets[ticket_id]
            if ticket is not None:
                self._shown[ticket_id] = self._show(projection, ticket, last_pos)
        projection.write(self._connection)
        if self._erasures:
            forget_terms(self._connection)
        return ChainHead(self._head.writer_id, self._head.writer, self._seq, self._hash, self._pos, self._row)

    @property
    def erased(self) -> bool:
        """Whether this work erased anybody: then nothing of old pages may stay behind."""
        return bool(self._erasures)

    def _write(self) -> None:
        connection = self._connection
        connection.executemany(sql.ADD_ENTRY, self._entries)
        if self._files:
            connection.executemany(sql.ADD_FILE, self._files)
        if self._keys.made:
            connection.executemany(sql.ADD_KEY, self._keys.made)
        for ticket_id, body in self._erasures:
            destroy_keys(connection, ticket_id, body)
        for ticket_id in {ticket_id for ticket_id, _ in self._erasures}:
            # As it is read from here on, without the person.
            self._tickets[ticket_id] = fold_of(connection, ReadKeys(connection), ticket_id)

    def _show(self, projection: Projection, ticket: Ticket, last_pos: int) -> Shown | None:
        if ticket.book:
            projection.list_papers(ticket)
            return None
        known = self._around.folds.get(ticket.id)
        before = known.shown if known else None
        if before is None and ticket.entries > 1:
            before = read_shown(self._connection, ticket.id)
        if before is None:
            self._row += 1
        return projection.show(ticket, before, self._row, last_pos)

    def folded(self) -> dict[str, Fold]:
        """The tickets this work changed, for the next to begin with."""
        return {
            ticket_id: Fold(ticket, shown, self._last_pos[ticket_id], self._changes.get(ticket_id, 0))
            for ticket_id, shown in self._shown.items()
            if (ticket := self._tickets[ticket_id]) is not None
        }


def type_of(entry: Entry) -> str:
    """The name on the wire, of entries that this program does not know too."""
    return entry.body.name if isinstance(entry.body, UnknownBody) else entry.body.TYPE
