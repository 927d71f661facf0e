"""Checking a store: the file, the chain, the blobs, what is derived, the numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zlib import crc32

from app.domain.entry import Entry
from app.domain.records import BlobRef, Evidence, EvidenceFile
from app.store.awaited import is_expected
from app.store.blobs import StoreBlobs
from app.store.folding import Folded, fold_all
from app.store.journal_columns import check_columns, check_keys
from app.store.numbers_used import Series, number_used
from app.store.rows import face_of, search_text_of
from app.store.search.terms import all_terms
from app.store.setting_rows import damaged_settings
from app.store.statements import FACE, STANDING
from app.store.surroundings import Views
from app.store.verdicts import counted_totals
from app.wire.chain import first_break, first_misfit

_MOST: Final = 100
"""Findings of one kind that are listed; more say nothing new."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `code`: ``file_damaged``, ``chain_broken``, ``blob_missing``,
    ``blob_damaged``, ``copy_missing``, ``copy_damaged`` (a picture that can be made again from its
    original), ``list_differs``, ``search_differs``, ``count_differs``, ``key_damaged``, ``number_missing``,
    ``number_twice``, ``counter_differs``, ``totals_differ`` or ``setting_damaged``; `about` names
    what it is about.
    """

    code: str
    about: str


@dataclass
class Report:
    """What was looked at and what is wrong; `sound` when nothing is.

    `waiting` counts files that are to come from head office: nothing is wrong with those.
    """

    entries: int = 0
    tickets: int = 0
    blobs: int = 0
    waiting: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether all is as it should be."""
        return not self.findings

    def add(self, code: str, about: object) -> None:
        """Note a finding."""
        if sum(1 for each in self.findings if each.code == code) < _MOST:
            self.findings.append(Finding(code, str(about)))


def verify(connection: sqlite3.Connection, blobs: StoreBlobs, views: Views) -> Report:
    """Check everything. `connection` reads one moment of the store and may write temporary tables."""
    report = Report()
    for (message,) in connection.execute("PRAGMA quick_check(20)"):
        if message != "ok":
            report.add("file_damaged", message)
    # An index of the journal that says something else than its rows would hide entries of a ticket.
    for (message,) in connection.execute("PRAGMA integrity_check(journal)"):
        if message != "ok":
            report.add("file_damaged", message)
    if report.findings:
        return report  # what a damaged file says about the rest means nothing
    check_chain(connection, report)
    check_columns(connection, report)
    if report.findings:
        return report  # nor does what a changed journal says
    numbers: dict[Series, list[int]] = {}
    referenced: dict[str, int] = {}
    copies: dict[str, None] = {}
    derived = _Derived(connection, views, report)
    comes = is_expected(connection)
    for folded in fold_all(connection):
        if not folded.ticket.book:
            report.tickets += 1
            derived.compare(folded)
        # What lies here, and which numbers are used up, own entries say; of other desks' files, whether
        # they came. Of what comes, copies are made where they are looked at.
        _collect(folded.drawn, numbers, referenced)
        copies |= dict.fromkeys(
            sha256
            for each in folded.ticket.evidence
            if each.file.sha256 in referenced and not comes(each.file.sha256)
            for sha256 in each.file.copies
        )
    derived.finish()
    check_keys(connection, report)
    _check_numbers(connection, numbers, report)
    check_totals(connection, report)
    for key in damaged_settings(connection):
        report.add("setting_damaged", key)
    erased = {name for (name,) in connection.execute("SELECT sha256 FROM erased_file")}
    for name in erased:
        referenced.pop(name, None)
        copies.pop(name, None)
    for sha256, size in referenced.items():
        if blobs.place(sha256).is_file() or not comes(sha256):
            _check_blob(blobs, sha256, size, report)
        else:
            report.waiting += 1
    for sha256, size in connection.execute("SELECT sha256, size FROM file_in ORDER BY sha256"):
        if sha256 not in referenced:
            _check_arrival(blobs, sha256, size, report)
    for sha256 in copies.keys() - referenced.keys():
        _check_copy(blobs, sha256, report)
    return report


def lost_copies(connection: sqlite3.Connection, blobs: StoreBlobs) -> list[tuple[str, Evidence]]:
    """Tickets and their evidence whose copies are missing or damaged while the original is whole.

    `connection` may write temporary tables. Pictures that came from head office get theirs when they
    are looked at.
    """
    comes = is_expected(connection)
    return [
        (folded.ticket.id, each)
        for folded in fold_all(connection)
        for each in folded.ticket.evidence
        if not all(map(blobs.is_whole, each.file.copies))
        and blobs.is_whole(each.file.sha256)
        and not comes(each.file.sha256)
    ]


def check_chain(connection: sqlite3.Connection, report: Report) -> None:
    """Every writer's entries, one after the other. Of another's some may not have come yet."""
    writers = connection.execute("SELECT id, name, own FROM writer ORDER BY id").fetchall()
    for writer_id, name, own in writers:
        lines = connection.execute(
            "SELECT seq, CAST(line AS BLOB), CAST(hash AS BLOB) FROM journal WHERE writer = ? ORDER BY seq",
            (writer_id,),
        )
        broken = first_break(name, lines) if own else first_misfit(name, lines)
        if broken is not None:
            report.add("chain_broken", f"{name} {broken}")
    report.entries = connection.execute("SELECT count(*) FROM journal").fetchone()[0]


def check_totals(connection: sqlite3.Connection, report: Report) -> None:
    """What is compared with head office, against what is here."""
    for coll, kept, counted in counted_totals(connection):
        if kept != counted:
            report.add("totals_differ", f"{coll} {kept[0]} {counted[0]}")


class _Derived:
    """Lists and search compared with what the fold says."""

    def __init__(self, connection: sqlite3.Connection, views: Views, report: Report) -> None:
        self._connection = connection
        self._views = views
        self._report = report
        self._terms = 0
        names = ", ".join(f"r.{name}" for name in (*FACE, *STANDING))
        self._statement = (
            f"SELECT {names}, t.words, t.initials"  # noqa: S608 - names of our own columns
            " FROM ticket_row r JOIN ticket_text t USING (row) WHERE r.ticket = ?"
        )

    def compare(self, folded: Folded) -> None:
        """Compare one ticket."""
        ticket = folded.ticket
        standing = self._views.standing(ticket, folded.last_pos)
        face = face_of(ticket)
        text = search_text_of(ticket, face)
        expected = (*vars(face).values(), *vars(standing).values(), text.words, text.initials)
        if self._connection.execute(self._statement, (ticket.id,)).fetchone() != expected:
            self._report.add("list_differs", ticket.number)
        self._terms += sum(crc32(term.encode()) for term in all_terms(text.words, text.initials))

    def finish(self) -> None:
        """Compare what can only be compared as a whole: how many tickets, each tally, the terms' sum."""
        connection, report = self._connection, self._report
        rows = connection.execute("SELECT count(*) FROM ticket_row").fetchone()[0]
        if rows != report.tickets:
            report.add("count_differs", f"ticket_row {rows}")
        for name, kept, counted in connection.execute(_TALLIES):
            if kept != counted:
                report.add("count_differs", f"{name} {kept} {counted}")
        connection.execute("DROP TABLE IF EXISTS temp.terms")
        connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)")
        found = sum(
            crc32(term.encode()) * documents
            for term, documents in connection.execute("SELECT term, doc FROM temp.terms")
        )
        connection.execute("DROP TABLE temp.terms")
        if found != self._terms:
            report.add("search_differs", "")


_TALLIES: Final = """
WITH counted (name, n) AS (
    SELECT 'open', count(*) FROM ticket_row WHERE rank < 9
    UNION ALL SELECT 'closed', count(*) FROM ticket_row WHERE rank = 9
    UNION ALL SELECT 'approval', count(*) FROM ticket_row WHERE approval = 1
    UNION ALL SELECT 'customer', count(*) FROM ticket_row WHERE waiting = 1
    UNION ALL SELECT 'mine:' || person, count(*) FROM ticket_row WHERE rank < 9 GROUP BY person
)
SELECT name, coalesce(t.n, 0), coalesce(c.n, 0) FROM tally t LEFT JOIN counted c USING (name)
UNION SELECT name, coalesce(t.n, 0), coalesce(c.n, 0) FROM counted c LEFT JOIN tally t USING (name)
"""


def _collect(
    entries: tuple[Entry, ...], numbers: dict[Series, list[int]], referenced: dict[str, int]
) -> None:
    for entry in entries:
        used = number_used(entry.body)
        if used is not None:
            numbers.setdefault(used[0], []).append(used[1])
        for value in (*entry.blobs, *vars(entry.body).values()):
            blob = value.blob if isinstance(value, EvidenceFile) else value
            if isinstance(blob, BlobRef):
                referenced[blob.sha256] = blob.size


def _check_numbers(connection: sqlite3.Connection, numbers: dict[Series, list[int]], report: Report) -> None:
    kept = connection.execute("SELECT series, day, last FROM counter")
    counters = {(series, day): last for series, day, last in kept}
    # A copy of this desk, or the one it was restored from, gave out numbers of its own.
    alone = connection.execute("SELECT count(*) FROM writer WHERE own = 1").fetchone()[0] == 1
    for series in sorted(numbers.keys() | counters.keys()):
        used = sorted(numbers.get(series, ()))
        name = " ".join(series)
        for serial in set(range(1, (used[-1] if used else 0) + 1)) - set(used):
            report.add("number_missing", f"{name} {serial}")
        if alone and len(used) != len(set(used)):
            report.add("number_twice", name)
        if counters.get(series, 0) != (used[-1] if used else 0):
            report.add("counter_differs", f"{name} {counters.get(series, 0)}")


def _check_blob(blobs: StoreBlobs, sha256: str, size: int, report: Report) -> None:
    report.blobs += 1
    if not blobs.place(sha256).is_file():
        report.add("blob_missing", sha256)
    elif not blobs.is_whole(sha256) or blobs.size(sha256) != size:
        report.add("blob_damaged", sha256)


def _check_arrival(blobs: StoreBlobs, sha256: str, size: int, report: Report) -> None:
    """Whatever another desk named is checked where it is here; the rest waits at head office."""
    if blobs.place(sha256).is_file():
        _check_blob(blobs, sha256, size, report)
    else:
        report.waiting += 1


def _check_copy(blobs: StoreBlobs, sha256: str, report: Report) -> None:
    report.blobs += 1
    if not blobs.is_whole(sha256):
        report.add("copy_damaged" if blobs.place(sha256).is_file() else "copy_missing", sha256)


def all_blobs(root: Path) -> Iterator[Path]:
    """Every whole blob that lies under `root`, by name."""
    for folder in sorted(each for each in root.glob("??") if each.is_dir()):
        yield from sorted(folder.iterdir())
