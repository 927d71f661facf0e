"""Keys that were erased, named beside the backups: whoever restores an older one erases them again.

A line is a ticket, a kind and the name of a key, which tell nobody anything of a person, and a mark that only
the store itself can make (`StoreKeys`). The list lies in the folder of the rolling backups and in that of the
store's own copies, and an erasure adds to both at once; each backup adds to the list beside it.

Others may write where backups lie. A line whose mark this store did not make erases nothing; desks that share
a folder share its list, so it is kept there all the same. What somebody cut out of the list goes again with
the day on which it is over its time, or with head office's word, and the next backup names it again.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Collection
from itertools import chain, islice
from pathlib import Path
from typing import Final

from app.store.erasing import apply_erased
from app.store.files import plain_only, write_durably
from app.store.layout import ERASED_LIST, Layout
from app.store.rebuilding import rebuild
from app.store.setting_rows import read_setting
from app.store.surroundings import Views
from app.store.writer import Writer
from app.usecases.backup_plan import FOLDER

Row = tuple[str, str, str, str]
"""Ticket, kind, name of the key, mark."""

MOST_LINES: Final = 500_000
"""What a busy desk erases in three years. Beyond that the oldest cases leave the list: they are over their
time, and the first day after a restore erases them without it.
"""

_LARGEST: Final = 96 << 20
"""Bytes that are read: so many lines, each as long as it can be."""

_LINE: Final = re.compile(r"([!-~]{1,64})\t([a-z]{1,16})\t([!-~]{1,64})\t([0-9a-f]{32})")
_ROWS: Final = "SELECT ticket, kind, name, erasure_mark(ticket, kind, name) FROM erased_key"
_IS_OURS: Final = "SELECT erasure_mark(?, ?, ?) = ?"

log = logging.getLogger("app.store")


def read_erased(folder: Path) -> set[Row]:
    """The lines in the list of that folder, whoever wrote them; none where there is no list, or what cannot
    be read. A line that is no line, or only half of one, is left out.
    """
    try:
        text = _content(folder / ERASED_LIST).decode("ascii", "replace")
    except OSError:
        return set()
    found = (_LINE.fullmatch(line) for line in text.split("\n"))
    return {(each[1], each[2], each[3], each[4]) for each in found if each}


def _content(path: Path) -> bytes:
    """As much as an honest list can hold, of a plain file: a pipe laid there would be waited for."""
    with open(path, "rb", opener=plain_only) as file:
        return file.read(_LARGEST)


def kept_lines(own: Collection[Row], others: Collection[Row], most: int = MOST_LINES) -> list[Row]:
    """What a list holds that has room for so many: the store's own lines first, of each those of the newest
    cases (ids of tickets sort by time).
    """
    rest = sorted(set(others) - set(own), reverse=True)
    return sorted(islice(chain(sorted(own, reverse=True), rest), most))


def add_erased(connection: sqlite3.Connection, folder: Path) -> None:
    """Name in the folder's list whatever was erased here; what is named there already stays."""
    _write(folder, _own_rows(connection), read_erased(folder))


def finish_erasure(writer: Writer) -> None:
    """After an erasure is on the disk: nothing of old pages stays in the log, and every backup that is known
    of learns of it. A folder that is away learns of it with its next backup.
    """
    writer.fold_log()
    own = Layout(writer.folder).backups
    rows, folder = writer.run(_rows_and_folder)
    own.mkdir(exist_ok=True, mode=0o700)
    for each in (own, folder):
        if each is None or not each.is_dir():
            continue
        try:
            _write(each, rows, read_erased(each))
        except OSError as error:
            log.warning("what was erased is not named in %s: %s", each, error)


def _rows_and_folder(connection: sqlite3.Connection) -> tuple[set[Row], Path | None]:
    folder = read_setting(connection, FOLDER)
    return _own_rows(connection), Path(str(folder)) if folder else None


def _own_rows(connection: sqlite3.Connection) -> set[Row]:
    rows: list[Row] = connection.execute(_ROWS).fetchall()
    return {each for each in rows if _LINE.fullmatch("\t".join(each))}


def hand_on(source: Path, folder: Path) -> None:
    """Lay the list in `source` (beside a backup) into the store in `folder` that was made of it, to be
    applied when that is opened.
    """
    lines = read_erased(source)
    if lines:
        _write(folder, lines, read_erased(folder))


def erase_again(writer: Writer, layout: Layout, views: Views) -> int:
    """Erase again what those lists name under this store's own mark, and make lists and search without it, in
    one transaction; how many keys had come back. Their files go with the next sweep.
    """
    lines = read_erased(layout.root) | read_erased(layout.backups)

    def work(connection: sqlite3.Connection) -> int:
        ours = [each for each in sorted(lines) if connection.execute(_IS_OURS, each).fetchone()[0]]
        if len(ours) < len(lines):
            log.warning(
                "%d lines of erased keys are not of this store: nothing is erased by them",
                len(lines) - len(ours),
            )
        gone = apply_erased(connection, (each[:3] for each in ours))
        if gone:
            rebuild(connection, views)
        return gone

    gone = writer.run(work)
    finish_erasure(writer)
    (layout.root / ERASED_LIST).unlink(missing_ok=True)
    return gone


def _write(folder: Path, own: Collection[Row], others: Collection[Row]) -> None:
    lines = kept_lines(own, others)
    if set(lines) != read_erased(folder):
        write_durably(folder / ERASED_LIST, "".join("\t".join(each) + "\n" for each in lines).encode())
