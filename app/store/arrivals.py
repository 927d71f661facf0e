"""Files on their way from head office: what is due, in which order, and the part that came so far."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.store.blobs import StoreBlobs
from app.store.connecting import passing_through
from app.store.deskside import Access
from app.store.files import file_sha256
from app.store.files_in import INTO, LEND_ONE
from app.store.files_out import FIRST, PHOTO, VIDEO
from app.store.layout import Layout
from app.store.moments import MICROSECONDS, to_stored
from app.store.problems import problems_told
from app.store.rows import CLOSED_RANK
from app.store.setting_rows import read_setting
from app.wire.limits import MIB
from app.wire.link import BlobNeed

if TYPE_CHECKING:
    from app.usecases.ports import Time

DAYS: Final = "sync.file_days"
"""Setting: files of tickets that are done come by themselves for so many days; older ones when asked for."""
USUAL_DAYS: Final = 90
_DAY: Final = 86_400 * MICROSECONDS
ROOM: Final = 512 * MIB
"""Bytes of the disk that files nobody asked for leave free."""

_ARRIVING: Final = ".arriving-"
_FILE: Final = "SELECT f.sha256, f.size, f.role, f.mime FROM"
_RESTED: Final = "(f.not_before <= :now OR f.not_before > :far)"
_DUE: Final = f"f.state = 'away' AND {_RESTED}"
"""`far`: a clock that was set back makes nobody wait for years."""
_ASKED: Final = f"{_FILE} file_in f WHERE {_DUE} AND f.asked = 1 ORDER BY f.urgency LIMIT :most"
_OPEN: Final = (
    f"{_FILE} (SELECT 1 FROM file_in WHERE state = 'away' LIMIT 1)"  # noqa: S608 - own text
    " CROSS JOIN ticket_row r CROSS JOIN file_in f ON f.ticket = r.ticket"
    f" WHERE r.rank < {CLOSED_RANK} AND {_DUE} AND f.urgency = {{}} ORDER BY f.at DESC LIMIT :most"
)
"""Through the open tickets, for of what is away most may be old; and not through them where nothing is."""
_RECENT: Final = (
    f"{_FILE} file_in f WHERE {_DUE} AND f.at >= :since AND f.urgency {{}} ORDER BY f.at DESC LIMIT :most"
)
_IN_ORDER: Final = (
    _OPEN.format(FIRST),
    _OPEN.format(PHOTO),
    _RECENT.format(f"< {VIDEO}"),
    _RECENT.format(f"= {VIDEO}"),
    f"{_FILE} file_in f WHERE f.state = 'lost' AND {_RESTED} AND f.at >= :since LIMIT :most",
)
"""Signatures and papers of open tickets, their pictures, then what is not old, videos last.

And what its desk gave up for lost: somebody else may have had it.
"""

_FIRST_REST, _LONGEST_REST, _ASKED_REST = 30, 6 * 3600, 300
"""Seconds until a file is tried again: doubled each time up to the longest; the last where somebody waits."""


class StoreArrivals:
    """Files that are named here and lie at head office. Used by several threads at once."""

    def __init__(self, access: Access, blobs: StoreBlobs, layout: Layout, time: Time) -> None:
        self._access = access
        self._blobs = blobs
        self._layout = layout
        self._time = time

    def wanted(self, most: int, now: datetime, *, asked: bool) -> Sequence[BlobNeed]:
        """Files that are due, the most pressing first: those that somebody asked for, or all others.

        What turns out to be here already is left out, and taken for arrived. `now` is this machine's
        clock, by which files rest; how old tickets are, the desk's clock says.
        """
        about = {**_due_at(now), "most": most}
        found: dict[str, BlobNeed] = {}
        with self._access.reading() as connection, passing_through(connection):
            about["since"] = self._since(connection)
            for statement in (_ASKED,) if asked else _IN_ORDER:
                if len(found) < most:
                    found |= {row[0]: BlobNeed(*row) for row in connection.execute(statement, about)}
        here = [each for each in found if self._blobs.place(each).is_file()]
        if here:
            self._found(here)
            return self.wanted(most, now, asked=asked)
        return tuple(found.values())[:most]

    def _found(self, here: Sequence[str]) -> None:
        """These lie here though nothing was fetched: head office is asked whether it lacks them."""
        self.arrived(here)
        self._access.write(lambda c: c.executemany(LEND_ONE, [(each,) for each in here]))

    def is_pressing(self, now: datetime) -> bool:
        """Whether somebody asked for a file that is due."""
        with self._access.reading() as connection:
            return connection.execute(_ASKED, {**_due_at(now), "most": 1}).fetchone() is not None

    def ask(self, sha256s: Iterable[str]) -> int:
        """Somebody looks at what shows these files: those that are not here are due now; how many.

        One that was here and is gone from the disk comes again.
        """
        away = [(each,) for each in sha256s if not self._blobs.place(each).is_file()]

        def keep(connection: sqlite3.Connection) -> int:
            connection.executemany(_FROM_OWN, away)
            return connection.executemany(
                "UPDATE file_in SET state = 'away', asked = 1, not_before = 0"
                " WHERE sha256 = ? AND state <> 'left'",
                away,
            ).rowcount

        return self._access.write(keep) if away else 0

    def arrived(self, sha256s: Sequence[str]) -> Sequence[str]:
        """These are here, whole: the tickets whose files somebody asked for, so that they are shown."""

        def keep(connection: sqlite3.Connection) -> tuple[str, ...]:
            told = _asked_tickets(connection, sha256s)
            connection.executemany(
                "UPDATE file_in SET state = 'here', asked = 0, elsewhere = 0, tries = 0 WHERE sha256 = ?",
                [(each,) for each in sha256s],
            )
            return told

        return self._access.write(keep)

    def put_off(self, sha256s: Sequence[str], now: datetime, *, elsewhere: bool) -> Sequence[str]:
        """These could not be had now; `elsewhere` when head office has not got them.

        They rest, for longer each time. The tickets whose files somebody asked for and that stand
        differently by that.
        """
        since = to_stored(now)

        def keep(connection: sqlite3.Connection) -> tuple[str, ...]:
            told = _asked_tickets(connection, sha256s, "elsewhere = 0") if elsewhere else ()
            connection.executemany(
                "UPDATE file_in SET elsewhere = ?1, tries = min(tries + 1, 20),"
                " not_before = ?2 + min(?3 << tries, CASE asked WHEN 1 THEN ?4 ELSE ?5 END) * 1000000"
                " WHERE sha256 = ?6",
                [(int(elsewhere), since, _FIRST_REST, _ASKED_REST, _LONGEST_REST, each) for each in sha256s],
            )
            return told

        return self._access.write(keep)

    def awaited(self) -> tuple[int, int]:
        """Files that come by themselves, as far as they are known to be missing, and their bytes."""
        with self._access.reading() as connection:
            count, size = connection.execute(
                "SELECT count(*), coalesce(sum(size), 0) FROM file_in WHERE state = 'away' AND at >= ?",
                (self._since(connection),),
            ).fetchone()
        return count, size

    def has_room(self, size: int) -> bool:
        """Whether the disk has room for a file that nobody asked for."""
        return shutil.disk_usage(self._layout.root).free > size + ROOM

    def part(self, sha256: str) -> int:
        """Bytes of that file that came before."""
        place = self._arriving(sha256)
        return place.stat().st_size if place.is_file() else 0

    def add(self, sha256: str, offset: int, piece: bytes) -> None:
        """Keep a piece that begins at `offset`; what stood behind it does no more.

        Raises ProblemError disk_full, store_read_only.
        """
        place = self._arriving(sha256)
        with problems_told(self._layout.root):
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("r+b" if offset else "wb") as file:
                file.seek(offset)
                file.write(piece)
                file.truncate()

    def finish(self, sha256: str) -> bool:
        """Put the file in its place if it is what its name says; else it is dropped."""
        place = self._arriving(sha256)
        with problems_told(self._layout.root):
            if file_sha256(place) == sha256:
                self._blobs.put_file(place, sha256)
                return True
            place.unlink()
        return False

    def drop(self, sha256: str) -> None:
        """Forget the part that came."""
        with problems_told(self._layout.root):
            self._arriving(sha256).unlink(missing_ok=True)

    def _arriving(self, sha256: str) -> Path:
        return self._layout.blobs / f"{_ARRIVING}{sha256}"

    def _since(self, connection: sqlite3.Connection) -> int:
        """Files of what was written before that come when they are asked for."""
        return to_stored(self._time.now()) - _days(connection) * _DAY


_FROM_OWN: Final = (
    f"{INTO} SELECT f.sha256, f.size, f.role, f.mime, f.urgency, f.ticket, 0,"  # noqa: S608 - own text
    " 'away', 0, 0, 0, 0 FROM file_out f WHERE f.sha256 = ? AND f.state IN ('delivered', 'lost')"
    " ON CONFLICT DO NOTHING"
)
"""A file of this desk's own that head office has, or may have from a copy of this desk, and that is gone
from this disk.
"""


def _due_at(now: datetime) -> dict[str, int]:
    return {"now": to_stored(now), "far": to_stored(now) + _DAY}


def _asked_tickets(
    connection: sqlite3.Connection, sha256s: Sequence[str], only: str = "1"
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for each in sha256s:
        row = connection.execute(
            f"SELECT ticket FROM file_in WHERE sha256 = ? AND asked = 1 AND {only}",  # noqa: S608 - own text
            (each,),
        ).fetchone()
        if row is not None and row[0] is not None:
            found[row[0]] = None
    return tuple(found)


def _days(connection: sqlite3.Connection) -> int:
    told = read_setting(connection, DAYS)
    return told if type(told) is int and 0 <= told < 100_000 else USUAL_DAYS
