"""One page from head office, or a device's own entries back: into the journal, the lists and the totals."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from app.domain.entry import Entry
from app.domain.merging import UNFOLDED
from app.domain.steps.evidence import FileLost
from app.domain.steps.privacy import PersonErased
from app.store import statements as sql
from app.store.collections_kept import Collections
from app.store.counted import entries_of, fold_of, own_pos, state_of
from app.store.erasing import destroy_keys, forget_terms, is_erased_file
from app.store.files_in import EXPECT, EXPECT_BACK, GIVE_UP, LEND_ONE, ask_again, expected
from app.store.files_out import file_rows
from app.store.folds import Fold
from app.store.following import ChainEnds, Said
from app.store.giving_way import give_way
from app.store.keyring import PageKeys
from app.store.keys_brought import own_keys_here, remember_lacking
from app.store.moments import to_stored
from app.store.numbers_used import Series, note_used, raise_counters
from app.store.projecting import Projection, read_shown
from app.store.surroundings import Surroundings
from app.store.transaction import type_of
from app.store.verdicts import Run, Totals, Verdicts
from app.store.vouches import keep_vouch
from app.store.writers import device_of, hash_at, known_writer
from app.wire.chain import next_hash
from app.wire.damage import DamagedEntryError
from app.wire.entries import decode_entry
from app.wire.link import JournalLine
from app.wire.messages import ENTRIES, PERSON_KEYS, Item, JudgedEntry, OwnKeys
from app.wire.parcels import PersonKey
from app.wire.problems import WireError

_ELSEWHERE: Final = "SELECT 1 FROM journal WHERE ticket = ? AND (writer <> ? OR seq > ?) LIMIT 1"
_HAS_ERASURE: Final = "SELECT 1 FROM journal WHERE ticket = ? AND type = ? LIMIT 1"
_DAMAGED: Final = "damaged"
"""Stands for the type of an entry that cannot be read; it is kept for the chain and belongs to no ticket."""


class Incoming:
    """What comes in within one transaction; `finish` brings the lists up to date."""

    def __init__(
        self, connection: sqlite3.Connection, around: Surroundings, is_here: Callable[[str], bool]
    ) -> None:
        """`is_here` tells whether a file lies on this disk, by its sha256."""
        self._connection = connection
        self._around = around
        self._is_here = is_here
        self._keys = PageKeys(connection)
        self._totals = Totals(connection)
        self._verdicts = Verdicts(connection, self._totals)
        self._collections = Collections(connection, self._totals)
        self._device = device_of(connection)
        self._pos = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()[0]
        self._writers: dict[str, int] = {}
        self._ends = ChainEnds(connection)
        self._said: Said | None = None
        self._only_by: dict[str, int] = {}
        self._changed: dict[str, None] = {}
        self._numbers: dict[Series, int] = {}
        self.folds: dict[str, Fold] = {}
        self.erased = False
        self._erasing: set[str] = set()

    def take_keys(self, keys: Iterable[PersonKey]) -> None:
        """Keys of persons, ahead of the entries they open; one that was erased here stays away."""
        for each in keys:
            values = (each.ticket, each.kind, each.name)
            gone = "SELECT 1 FROM erased_key WHERE ticket = ? AND kind = ? AND name = ?"
            if self._connection.execute(gone, values).fetchone() is not None:
                continue
            made = self._connection.execute(
                "INSERT INTO ticket_key (ticket, kind, name, key, sent)"
                " VALUES (?1, ?2, ?3, closed_key(?4, ?1, ?2, ?3), 1)"
                " ON CONFLICT DO NOTHING",
                (*values, each.key),
            ).rowcount
            if made:
                self._changed[each.ticket] = None
            else:
                self._connection.execute(
                    "UPDATE ticket_key SET sent = 1 WHERE ticket = ? AND kind = ? AND name = ?", values
                )

    def take(self, item: Item) -> None:
        """One line of the feed. Raises WireError malformed or bad_chain."""
        if item.coll == PERSON_KEYS and not item.key:
            self._take_own_keys(item)
            return
        if item.coll != ENTRIES:
            self._collections.take(item)
            return
        try:
            judged = msgspec.convert(item.body, JudgedEntry)
        except msgspec.ValidationError as error:
            raise WireError("malformed", what=str(error)[:200]) from error
        writer = self._writer(judged.writer)
        if judged.line:
            line = JournalLine(judged.seq, judged.line.encode(), _unhexed(judged.hash))
            self._add(writer, judged.writer, line)
            if judged.vouch:
                keep_vouch(self._connection, writer, judged.seq, judged.vouch)
        self._judge(writer, judged, item.pos)

    def _take_own_keys(self, item: Item) -> None:
        """Keys that this device brought: they are here, unless the store is older than that."""
        try:
            names = msgspec.convert(item.body, OwnKeys).names
        except msgspec.ValidationError as error:
            raise WireError("malformed", what=str(error)[:200]) from error
        self._collections.take_own_keys(names, item.pos)
        unsent, lacking = own_keys_here(self._connection, names)
        self._connection.executemany(
            "UPDATE ticket_key SET sent = 1 WHERE ticket = ? AND kind = ? AND name = ?", unsent
        )
        if lacking:
            remember_lacking(self._connection)

    def _writer(self, name: str) -> int:
        number = self._writers.get(name)
        if number is None:
            number = self._writers[name] = known_writer(self._connection, name)
        return number

    def _judge(self, writer: int, judged: JudgedEntry, pos: int) -> None:
        """Gathers verdicts that go on with the same words: of a page they are a handful."""
        detail = msgspec.json.encode(judged.detail, order="sorted").decode() if judged.detail else ""
        run = Run(judged.seq, judged.seq + judged.count - 1, pos, str(judged.verdict), detail)
        new = Said(writer, judged.writer, run)
        both = self._said.with_next(new) if self._said is not None else None
        if both is None:
            self._record_said()
        self._said = both or new

    def _record_said(self) -> None:
        """Write down what was gathered."""
        said, self._said = self._said, None
        if said is None:
            return
        writer, run = said.writer, said.run
        replaced = self._verdicts.record(writer, said.name, run)
        if run.verdict in UNFOLDED:
            self._share(self._tickets_in(writer, run, among="journal"))
            replaced = []
        for old in replaced:
            told = self._tickets_in(writer, old, among="journal")
            if old.verdict == run.verdict:  # told again, after a restore of head office: in another order?
                told = [ticket for ticket in told if self._has_others(ticket, writer)]
            self._share(told)
        for ticket in self._tickets_in(writer, run, among="shared"):
            self._changed[ticket] = None

    def _tickets_in(self, writer: int, run: Run, *, among: str) -> list[str]:
        joined = "" if among == "journal" else " JOIN shared s ON s.ticket = j.ticket"
        rows = self._connection.execute(
            f"SELECT DISTINCT j.ticket FROM journal j{joined}"  # noqa: S608 - one of two texts of our own
            " WHERE j.writer = ? AND j.seq BETWEEN ? AND ? AND j.ticket IS NOT NULL",
            (writer, run.first, run.last),
        )
        return [ticket for (ticket,) in rows.fetchall()]

    def _has_others(self, ticket: str, writer: int) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM journal WHERE ticket = ? AND writer <> ? LIMIT 1", (ticket, writer)
        )
        return found.fetchone() is not None

    def _share(self, tickets: Iterable[str]) -> None:
        for ticket in tickets:
            self._connection.execute(
                "INSERT INTO shared (ticket, changes) VALUES (?, 0) ON CONFLICT DO NOTHING", (ticket,)
            )
            self._changed[ticket] = None

    def take_back(self, name: str, lines: Sequence[JournalLine]) -> None:
        """Entries of this device's own, as head office has them. Raises WireError bad_chain."""
        writer = self._writer(name)
        for line in lines:
            self._add(writer, name, line)

    def _add(self, writer: int, name: str, line: JournalLine) -> None:
        """Into the journal, unless it is there; it must fit what stands beside it."""
        is_next = self._ends.is_next(writer, name, line)
        if is_next:
            self._ends.grew(writer, line)
        elif not self._has_place(writer, name, line):
            ask_again(self._connection, writer, line.seq)
            return
        entry = self._decoded(line)
        ticket = entry.ticket if entry is not None else None
        self._pos += 1
        if entry is not None:
            self._keys.read[self._pos] = entry
        self._connection.execute(
            sql.ADD_ENTRY,
            (
                self._pos,
                writer,
                line.seq,
                entry.id if entry is not None else "",
                ticket,
                type_of(entry) if entry is not None else _DAMAGED,
                to_stored(entry.at) if entry is not None else 0,
                line.line,
                line.hash,
            ),
        )
        self._verdicts.entry_came(writer, name, line.seq, line.hash)
        if entry is not None and ticket is not None and isinstance(entry.body, PersonErased):
            self._erasing.add(ticket)
        if entry is not None:
            self._note_files(entry, writer, own=self._is_own(name))
        if ticket is not None:
            self._changed[ticket] = None
            if is_next and self._only_by.get(ticket) == writer:
                return
            if self._connection.execute(_ELSEWHERE, (ticket, writer, line.seq)).fetchone() is not None:
                self._share((ticket,))
            elif is_next:
                self._only_by[ticket] = writer

    def _has_place(self, writer: int, name: str, line: JournalLine) -> bool:
        """Whether it is to be put in where it does not follow on. Raises WireError bad_chain."""
        self._record_said()
        self._ends.forget(writer)
        if not self._is_own(name):
            self._share(give_way(self._connection, self._verdicts, writer, name, line))
        if hash_at(self._connection, writer, name, line.seq) is not None:
            return False
        self._check(writer, name, line)
        return True

    def _note_files(self, entry: Entry, writer: int, *, own: bool) -> None:
        """The files that an entry names come by themselves; own ones, after a restore, come back.

        An own one that does not lie here is not taken for lost: a copy of this desk may have it.
        """
        blobs = tuple(blob for blob in entry.blobs if not is_erased_file(self._connection, blob.sha256))
        if own:
            note_used(self._numbers, (entry.body,))
            here = [blob for blob in blobs if self._is_here(blob.sha256)]
            files = file_rows(here, writer, entry.seq, entry.ticket)
            self._connection.executemany(sql.ADD_FILE, list(files))
            blobs = tuple(blob for blob in blobs if blob not in here)
        if blobs:
            rows = expected(blobs, entry.ticket, to_stored(entry.at))
            self._connection.executemany(EXPECT_BACK if own else EXPECT, list(rows))
        elif isinstance(entry.body, FileLost):
            self._connection.execute(GIVE_UP, (entry.body.sha256,))
            self._connection.execute(LEND_ONE, (entry.body.sha256,))

    def _is_own(self, name: str) -> bool:
        return name.startswith(f"{self._device}.")

    def _check(self, writer: int, name: str, line: JournalLine) -> None:
        """The hash before and the one after, where they are here: what is judged again comes later."""
        before = hash_at(self._connection, writer, name, line.seq - 1)
        if before is not None and next_hash(before, line.seq, line.line) != line.hash:
            raise WireError("bad_chain", writer=name, seq=line.seq)
        after = self._connection.execute(
            "SELECT line, hash FROM journal WHERE writer = ? AND seq = ?", (writer, line.seq + 1)
        ).fetchone()
        if after is not None and next_hash(line.hash, line.seq + 1, bytes(after[0])) != bytes(after[1]):
            raise WireError("bad_chain", writer=name, seq=line.seq)

    def _decoded(self, line: JournalLine) -> Entry | None:
        try:
            entry = decode_entry(line.line, self._keys)
        except DamagedEntryError:
            return None
        return entry if entry.seq == line.seq else None

    def finish(self) -> None:
        """Bring the lists to the tickets that changed, and keep numbers and totals."""
        self._record_said()
        projection = Projection(self._around.views)
        row = self._connection.execute("SELECT coalesce(max(row), 0) FROM ticket_row").fetchone()[0]
        for ticket_id in self._changed:
            self._connection.execute("UPDATE shared SET changes = changes + 1 WHERE ticket = ?", (ticket_id,))
            state = state_of(self._connection, ticket_id)
            if ticket_id in self._erasing or (state is not None and state[1]):
                self._erase(ticket_id)
            ticket = None if state is None else fold_of(self._connection, self._keys, ticket_id)
            if ticket is None or state is None:
                continue  # its opening has not come yet
            if ticket.book:
                projection.list_papers(ticket)
                self.folds[ticket_id] = Fold(ticket, None, *state)
                continue
            before = read_shown(self._connection, ticket_id)
            row += before is None
            shown = projection.show(ticket, before, row, own_pos(self._connection, ticket_id))
            self.folds[ticket_id] = Fold(ticket, shown, *state)
        projection.write(self._connection)
        if self.erased:
            forget_terms(self._connection)
        raise_counters(self._connection, self._numbers)
        self._totals.write()

    def _erase(self, ticket_id: str) -> None:
        """Destroy what erasures name that count; one that head office refused, or holds back, does not."""
        if self._connection.execute(_HAS_ERASURE, (ticket_id, PersonErased.TYPE)).fetchone() is None:
            return
        for entry in tuple(entries_of(self._connection, self._keys, ticket_id)):
            if destroy_keys(self._connection, ticket_id, entry.body):
                self._keys.forget(ticket_id)
                self.erased = True

    @property
    def changed(self) -> tuple[str, ...]:
        """The tickets that are not what they were."""
        return tuple(self._changed)


def _unhexed(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise WireError("malformed", what="hash") from error
