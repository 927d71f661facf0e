"""Head office as one end of the world: opened, killed, kept as a backup and put back."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from starlette.types import ASGIApp

from app.domain.ticket import Ticket
from app.headoffice.blobs.opening import open_blobs
from app.headoffice.http.app import build
from app.headoffice.http.context import Context
from app.headoffice.http.rates import Rate, Rates
from app.headoffice.office import HeadOffice, OfficeOptions, Places, open_office
from app.headoffice.store.folds import fold_from_feed
from app.headoffice.store.schema import ASIDE, FEED, INBOX, WRITER
from app.wire.limits import KIB, USUAL, Limits
from app.wire.messages import State
from tests.faults.clocks import Clocks

SMALL = Limits(entries=30, query=4, page_items=25, chunk_least=4 * KIB, chunk_most=16 * KIB)
"""So that batches, pages and pieces end where there is little."""
NO_LIMIT = Rates(Rate(1e6, 1e6), Rate(1e6, 1e6), Rate(1e6, 1e6))


@dataclass
class Kept:
    """A backup of head office: how far it has each writer, which entries, which files lay beside it."""

    path: Path
    heads: Mapping[str, int]
    ids: frozenset[str]
    files: frozenset[str]


@dataclass
class Received:
    """What head office has: of each writer its entries by number (id, hash, line), and all ids."""

    entries: dict[str, dict[int, tuple[str, str, bytes]]] = field(default_factory=dict)

    @property
    def ids(self) -> set[str]:
        """Every entry, by id."""
        return {found[0] for each in self.entries.values() for found in each.values()}

    def heads(self) -> dict[str, int]:
        """How far each writer is."""
        return {writer: max(each) for writer, each in self.entries.items() if each}


class OfficeEnd:
    """A head office with one branch, its files and the application that desks call."""

    def __init__(
        self, folder: Path, database_url: str = "", limits: Limits = USUAL, clocks: Clocks | None = None
    ) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.url = database_url or f"sqlite:///{folder / 'headoffice.sqlite'}"
        self.clocks = clocks or Clocks()
        self.limits = limits
        self.app: ASGIApp | None = None
        self.open()
        self.branch = self.office.admin.new_branch("百货一店").id
        self.kept: list[Kept] = []
        self.tried: dict[str, int] = {}
        """How far a backup that was tried, or put back, holds each writer."""

    def open(self) -> None:
        """Open it, as after a start of the program."""
        self.blobs = open_blobs(str(self.folder / "files"))
        options = OfficeOptions(present=self.blobs.size_of, limits=self.limits)
        self.office: HeadOffice = open_office(Places(self.url, self.folder), self.clocks, options)
        scratch = self.folder / "scratch"
        scratch.mkdir(exist_ok=True)
        self.context = Context(self.office, self.blobs, scratch, self.limits, NO_LIMIT)
        self.app = build(self.context)

    def close(self) -> None:
        """Close it in good order."""
        self.app = None
        self.office.close()

    def kill(self) -> None:
        """End it without a word, and start it again."""
        self.app = None
        self.office._database.close()
        self.open()

    def set_state(self, state: State) -> None:
        """Open or closed; calls hear of it at once and not within a second."""
        self.office.set_state(state)
        self.context._known_site = (None, 0.0)

    @property
    def epoch(self) -> str:
        """The life of its database."""
        return self.office.site().epoch

    def back_up(self, *, tried: bool) -> None:
        """Make a backup; `tried`, so that desks hear of it."""
        path = self.folder / f"kept-{len(self.kept)}.backup"
        had = self.received()
        self.office.keeping.backup(path)
        self.kept.append(Kept(path, had.heads(), frozenset(had.ids), frozenset(self.files())))
        if tried:
            report = self.office.keeping.test_restore(path)
            assert report.whole, report
            self._holds(had.heads())

    def restore(self, which: int, *, files_too: bool = False) -> None:
        """Put an older backup back; `files_too`: of the files only those are left that lay beside it."""
        kept = self.kept[which % len(self.kept)]
        self.office.keeping.restore(kept.path)
        self._holds(kept.heads)
        if files_too:
            for name, path in self.files().items():
                if name not in kept.files:
                    path.unlink()
            shutil.rmtree(self.folder / "files" / "partials")
            self.kill()

    def files(self) -> dict[str, Path]:
        """Whole files, by their sha256."""
        return {path.name: path for path in (self.folder / "files" / "blobs").glob("??/*")}

    def put_back_file(self, copy: Path) -> None:
        """Put an older copy of the database file back behind the program's back."""
        self.close()
        for name in ("headoffice.sqlite-wal", "headoffice.sqlite-shm"):
            (self.folder / name).unlink(missing_ok=True)
        shutil.copy(copy, self.folder / "headoffice.sqlite")
        self.open()

    def _holds(self, heads: Mapping[str, int]) -> None:
        for writer, seq in heads.items():
            self.tried[writer] = max(self.tried.get(writer, 0), seq)

    def judge(self) -> int:
        """Judge all that was received."""
        return self.office.projector.project_all()

    def received(self, branch: str = "") -> Received:
        """Every entry it has of a branch, its first one if not said."""
        found = Received()
        wanted = branch or self.branch
        with self.office._database.reading() as connection:
            listed = select(WRITER.c.no, WRITER.c.writer).where(WRITER.c.branch == wanted)
            names = {row.no: row.writer for row in connection.execute(listed)}
            columns = (INBOX.c.writer, INBOX.c.seq, INBOX.c.id, INBOX.c.hash, INBOX.c.line)
            received = select(*columns).where(INBOX.c.branch == wanted)
            for no, seq, name, after, line in connection.execute(received):
                known = found.entries.setdefault(names[no], {})
                assert seq not in known, "the same number twice"
                known[seq] = (name, bytes(after).hex(), bytes(line))
        return found

    def aside(self, *kinds: str) -> set[str]:
        """Tickets with an entry that is put aside for one of these reasons."""
        with self.office._database.reading() as connection:
            wanted = select(ASIDE.c.ticket).where(ASIDE.c.kind.in_(kinds), ASIDE.c.ended_at == "")
            return set(connection.scalars(wanted))

    def tickets(self, only: Iterable[str] | None = None) -> dict[str, Ticket]:
        """Every ticket, or only these, folded anew from what was judged."""
        database, tenant = self.office._database, self.office.site().tenant
        with database.reading() as connection:
            known = sorted(each for each in connection.scalars(select(FEED.c.ticket).distinct()) if each)
            names = known if only is None else list(only)
            keys = self.office._pages._keys.load(connection, tenant, self.branch, names)
            return fold_from_feed(connection, (tenant, self.branch), names, keys)

    def total(self) -> tuple[int, str]:
        """How many entries were judged, and their sum."""
        with self.office._database.reading() as connection:
            from app.headoffice.store.feeding import read_total  # noqa: PLC0415 - here alone
            from app.wire.rowsum import to_text  # noqa: PLC0415 - here alone

            found = read_total(connection, self.office.site().tenant, self.branch, "entries")
        return found.n, to_text(found.sum)
