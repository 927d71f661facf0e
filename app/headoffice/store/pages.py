"""Pages of the feed: what one desk is told next (protocol 3.7)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, and_, func, not_, or_, select

from app.headoffice.callers import Caller, Clock, told
from app.headoffice.store.counters import FEED as FEED_POSITIONS
from app.headoffice.store.counters import SAFE, ends_at
from app.headoffice.store.cursors import Cursor, read_cursor
from app.headoffice.store.database import Database
from app.headoffice.store.devices import registered
from app.headoffice.store.feeding import RETIRE, KeyTold, read_totals
from app.headoffice.store.gone_files import GoneFiles
from app.headoffice.store.page_beside import desks_of, vouch_for
from app.headoffice.store.person_keys import PersonKeys
from app.headoffice.store.schema import EVERYWHERE, FEED, INBOX
from app.headoffice.store.server_keys import ServerKeys
from app.headoffice.store.site import read_site
from app.headoffice.store.writers import names_of
from app.wire import rowsum
from app.wire.limits import Limits
from app.wire.messages import (
    COLLECTIONS,
    ENTRIES,
    PERSON_KEYS,
    Item,
    JudgedEntry,
    OwnKeys,
    Page,
    Total,
    Verdict,
)
from app.wire.vouching import Scope

_SCANNED: Final = 20_000
_AT_ONCE: Final = 250
"""Rows read at once; some of this make a page of what others wrote."""
_LINES_AT_ONCE: Final = 100
_KEYS_TOGETHER: Final = 500
_ABOUT: Final = 200
"""Bytes of an item without its body, roughly."""

_COLUMNS = (
    FEED.c.pos,
    FEED.c.coll,
    FEED.c.key,
    FEED.c.rno,
    FEED.c.writer,
    FEED.c.seq,
    FEED.c.verdict,
    FEED.c.detail,
    FEED.c.ticket,
    FEED.c.rev,
    FEED.c.op,
    FEED.c.body,
    FEED.c.by,
)
FeedRow = Row[*tuple[Any, ...]]


class Line(NamedTuple):
    """An entry as written and the hash after it."""

    line: bytes
    hash: bytes


@dataclass
class _Making:
    """A page in the making."""

    connection: Connection
    caller: Caller
    writers: Mapping[int, tuple[str, str]]
    seal_key: bytes
    most_items: int
    most_bytes: int
    items: list[Item] = field(default_factory=list)
    bytes: int = 0
    own: JudgedEntry | None = None
    own_pos: int = 0
    own_row: FeedRow | None = None
    """The last row that was joined to `own`."""
    own_keys: list[str] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
    """Devices whose entries are on it."""

    @property
    def full(self) -> bool:
        return len(self.items) >= self.most_items or self.bytes >= self.most_bytes

    def add(self, item: Item, size: int) -> None:
        self.end_run()
        self.items.append(item)
        self.bytes += _ABOUT + size

    def add_own(self, row: FeedRow) -> None:
        """The device's own entry: joined with those before it, where they are told the same."""
        run, self.own_row = self.own, row
        name, detail = self.writers[row.writer][0], _detail(row)
        if (
            run is not None
            and (run.writer, run.verdict, run.detail) == (name, row.verdict, detail)
            and (run.seq + run.count, self.own_pos + run.count) == (row.seq, row.pos)
        ):
            self.own = JudgedEntry(name, run.seq, run.verdict, run.count + 1, detail=detail)
            return
        self.end_run()
        self.own, self.own_pos = JudgedEntry(name, row.seq, Verdict(row.verdict), detail=detail), row.pos

    def continue_own(self, many: int) -> None:
        """So many entries more that are told just as the last one was."""
        if self.own is not None:
            self.own = msgspec.structs.replace(self.own, count=self.own.count + many)

    def add_own_key(self, row: FeedRow) -> None:
        """A key that the device brought itself: by its name, together with those before it."""
        many = len(self.own_keys)
        if not 0 < many < _KEYS_TOGETHER or self.own_pos + many != row.pos:
            self.end_run()
            self.own_pos = row.pos
        self.own_keys.append(row.key)

    def end_run(self) -> None:
        if self.own_keys:
            keys, self.own_keys = OwnKeys(tuple(self.own_keys)), []
            self.items.append(Item(self.own_pos, PERSON_KEYS, "", body=keys))
            self.bytes += _ABOUT + sum(len(name) + 3 for name in keys.names)
        if self.own is not None:
            run, self.own = self.own, None
            self.items.append(Item(self.own_pos, ENTRIES, f"{run.writer}/{run.seq}", body=run))
            self.bytes += _ABOUT


class Pages:
    """Makes pages."""

    def __init__(
        self,
        database: Database,
        keys: PersonKeys,
        server_keys: ServerKeys,
        gone: GoneFiles,
        clock: Clock,
        limits: Limits,
    ) -> None:
        self._database, self._keys, self._clock, self._limits = database, keys, clock, limits
        self._server_keys, self._gone = server_keys, gone

    def page(self, caller: Caller, text: str, limit: int, collections: tuple[str, ...] = ()) -> Page:
        """The next page. Raises WireError: cursor_gone, unknown_device, device_revoked."""
        with self._database.reading() as connection:
            site = read_site(connection)
            epoch = site.epoch
            cursor = read_cursor(text, epoch, self._ends(connection, caller), collections)
            making = _Making(
                connection,
                caller,
                names_of(connection, caller.tenant, caller.branch),
                registered(connection, caller.device).seal_key,
                max(1, min(limit, self._limits.page_items)),
                self._limits.page_bytes,
            )
            s, more = self._read(making, EVERYWHERE, cursor.s, cursor)
            p = cursor.p
            if not more:
                p, more = self._read(making, caller.branch, cursor.p, cursor)
            making.end_run()
            scope = Scope(site.server_id, caller.tenant, caller.branch)
            vouch_for(making.items, scope, lambda: self._server_keys.signer(connection))
            return Page(
                items=making.items,
                next=msgspec.structs.replace(cursor, p=p, s=s).text(),
                more=more,
                epoch=epoch,
                time=told(self._clock.now()),
                totals={} if more else _totals(connection, caller, cursor.c),
                safe=0 if more else ends_at(connection, caller.tenant, caller.branch, SAFE),
                files_gone="" if more else self._gone.newest(connection, caller.tenant),
                desks=desks_of(connection, caller.tenant, making.others),
            )

    def newest(self, caller: Caller) -> tuple[int, int]:
        """Where both feeds end."""
        with self._database.reading() as connection:
            return self._ends(connection, caller)

    def _ends(self, connection: Connection, caller: Caller) -> tuple[int, int]:
        return (
            ends_at(connection, caller.tenant, caller.branch, FEED_POSITIONS),
            ends_at(connection, caller.tenant, EVERYWHERE, FEED_POSITIONS),
        )

    def _read(self, making: _Making, branch: str, after: int, cursor: Cursor) -> tuple[int, bool]:
        """Put into the page what comes after a position: where that ended, and whether there is more."""
        scanned = 0
        while scanned < _SCANNED:
            rows = _rows(making, branch, after, cursor)
            ends = len(rows) < _AT_ONCE
            lines = _Lines(making, rows)
            boxes = self._boxes(making, rows, cursor)
            for row in rows:
                if making.full:
                    return after, True
                self._put(making, row, lines, boxes)
                after = int(row.pos)
            if ends:
                return after, False
            more = 0 if cursor.c or cursor.x else _continuing(making, branch, after, _SCANNED - scanned)
            making.continue_own(more)
            after += more
            scanned += len(rows) + more
        return after, True

    def _boxes(self, making: _Making, rows: Sequence[FeedRow], cursor: Cursor) -> _Boxes:
        keys = [row for row in rows if row.coll == PERSON_KEYS]
        own = [] if cursor.c == (PERSON_KEYS,) else [row for row in keys if row.by == making.caller.device]
        names = [KeyTold(row.ticket, row.verdict, row.detail) for row in own]
        present = self._keys.present(making.connection, making.caller, names)
        by_name = {row.pos for row, name in zip(own, names, strict=True) if tuple(name) in present}
        return _Boxes(making, self._keys, [row for row in keys if row.pos not in by_name], by_name)

    def _put(self, making: _Making, row: FeedRow, lines: _Lines, boxes: _Boxes) -> None:
        if row.coll == PERSON_KEYS and row.pos in boxes.by_name:
            making.add_own_key(row)
        elif row.coll == PERSON_KEYS:
            box = boxes.of(row)
            making.add(Item(row.pos, row.coll, row.key, row.rev, row.op if box else RETIRE, box), _ABOUT)
        elif row.coll != ENTRIES:
            body = msgspec.json.decode(row.body) if row.body else None
            making.add(Item(row.pos, row.coll, row.key, row.rev, row.op, body, row.by), len(row.body))
        elif making.writers[row.writer][1] == making.caller.device:
            making.add_own(row)
        else:
            writer, device = making.writers[row.writer]
            making.others.add(device)
            item = foreign(row, writer, lines.of(row))
            making.add(item, len(item.body.line))


def foreign(row: FeedRow, writer: str, line: Line) -> Item:
    """Another device's entry, as written."""
    body = JudgedEntry(
        writer,
        row.seq,
        Verdict(row.verdict),
        line=line.line.decode("utf-8", "replace"),
        hash=line.hash.hex(),
        detail=_detail(row),
    )
    return Item(row.pos, ENTRIES, f"{writer}/{row.seq}", body=body)


class _Lines:
    """Lines of a stretch of the feed, fetched a few at a time as the page needs them."""

    def __init__(self, making: _Making, rows: Sequence[FeedRow]) -> None:
        self._making = making
        self._order = [
            row.rno
            for row in rows
            if row.coll == ENTRIES and making.writers[row.writer][1] != making.caller.device
        ]
        self._here: dict[int, Line] = {}
        self._at = 0

    def of(self, row: FeedRow) -> Line:
        while row.rno not in self._here:
            wanted = self._order[self._at : self._at + _LINES_AT_ONCE]
            self._at += _LINES_AT_ONCE
            self._here = read_lines(self._making.connection, self._making.caller, wanted)
        return self._here[row.rno]


def read_lines(connection: Connection, place: Caller, rnos: Sequence[int]) -> dict[int, Line]:
    """Entries by receipt number."""
    rows = connection.execute(
        select(INBOX.c.rno, INBOX.c.line, INBOX.c.hash).where(
            INBOX.c.tenant == place.tenant, INBOX.c.branch == place.branch, INBOX.c.rno.in_(list(rnos))
        )
    )
    return {row.rno: Line(row.line, row.hash) for row in rows}


class _Boxes:
    """Keys of a stretch of the feed, sealed to the asking device a few at a time; `by_name` holds the
    positions of those that it brought itself.
    """

    def __init__(
        self, making: _Making, keys: PersonKeys, rows: Sequence[FeedRow], by_name: Collection[int]
    ) -> None:
        self._making, self._keys, self._rows, self.by_name = making, keys, rows, by_name
        self._here: Mapping[str, Any] = {}
        self._until = 0

    def of(self, row: FeedRow) -> Any:
        """The box; None when the key is gone."""
        if row.pos > self._until:
            rows = [each for each in self._rows if each.pos >= row.pos][:_LINES_AT_ONCE]
            told_keys = [KeyTold(each.ticket, each.verdict, each.detail) for each in rows]
            making = self._making
            self._here = self._keys.parcels(making.connection, making.caller, told_keys, making.seal_key)
            self._until = rows[-1].pos
        return self._here.get(row.key)


def _rows(making: _Making, branch: str, after: int, cursor: Cursor) -> Sequence[FeedRow]:
    wanted = (
        select(*_COLUMNS)
        .where(FEED.c.tenant == making.caller.tenant, FEED.c.branch == branch, FEED.c.pos > after)
        .order_by(FEED.c.pos)
        .limit(_AT_ONCE)
    )
    if cursor.c:
        wanted = wanted.where(FEED.c.coll.in_(list(cursor.c)))
    for coll, (p, s) in cursor.x.items():
        known = s if branch == EVERYWHERE else p
        wanted = wanted.where(or_(FEED.c.coll != coll, FEED.c.pos > known))
    return making.connection.execute(wanted).all()


def _continuing(making: _Making, branch: str, after: int, most: int) -> int:
    """How many rows behind `after` say just what the device's own run says that ends there.

    A desk that comes with a long backlog hears of all of it: the database counts quicker than we can read.
    """
    row = making.own_row
    if making.own is None or row is None or row.pos != after or most <= 0:
        return 0
    here = (FEED.c.tenant == making.caller.tenant, FEED.c.branch == branch, FEED.c.pos > after)
    same = and_(
        FEED.c.coll == ENTRIES,
        FEED.c.writer == row.writer,
        FEED.c.verdict == row.verdict,
        FEED.c.detail == row.detail,
        FEED.c.seq - FEED.c.pos == row.seq - row.pos,
    )
    behind = (*here, FEED.c.pos <= after + most)
    stop = making.connection.scalar(
        select(FEED.c.pos).where(*behind, not_(same)).order_by(FEED.c.pos).limit(1)
    )
    until = after + most if stop is None else int(stop) - 1
    many, last = making.connection.execute(
        select(func.count(), func.max(FEED.c.pos)).where(*here, FEED.c.pos <= until)
    ).one()
    # Where one was told of anew its place is empty, and what is behind it is another run.
    return int(many) if many and last == after + many else 0


def _totals(connection: Connection, caller: Caller, collections: Sequence[str]) -> dict[str, Total]:
    totals = read_totals(connection, caller.tenant, (caller.branch, EVERYWHERE))
    return {
        coll: Total(totals[coll].n, rowsum.to_text(totals[coll].sum))
        for coll in COLLECTIONS
        if coll in totals and (not collections or coll in collections)
    }


def _detail(row: FeedRow) -> Mapping[str, Any]:
    return msgspec.json.decode(row.detail) if row.detail else {}


def stretches(
    connection: Connection, place: Caller, branch: str, coll: str, until: int
) -> Iterator[Sequence[FeedRow]]:
    """All rows of a collection up to a position, a stretch at a time."""
    after = 0
    while True:
        rows = connection.execute(
            select(*_COLUMNS)
            .where(FEED.c.tenant == place.tenant, FEED.c.branch == branch)
            .where(and_(FEED.c.coll == coll, FEED.c.pos > after, FEED.c.pos <= until))
            .order_by(FEED.c.pos)
            .limit(_LINES_AT_ONCE)
        ).all()
        if not rows:
            return
        yield rows
        after = rows[-1].pos
