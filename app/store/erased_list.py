"""Keys that were erased, named beside the backups: whoever restores an older one erases them again.

A line is a ticket, a kind and the name of a key, which tell nobody anything of a person. The list lies in
the folder of the rolling backups and in that of the store's own copies, and an erasure adds to both at once;
each backup adds to the list beside it.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from app.store.erasing import apply_erased
from app.store.files import write_durably
from app.store.layout import ERASED_LIST, Layout
from app.store.rebuilding import rebuild
from app.store.setting_rows import read_setting
from app.store.surroundings import Views
from app.store.writer import Writer
from app.usecases.backup_plan import FOLDER

Rows = set[tuple[str, str, str]]

_ROWS: Final = "SELECT ticket, kind, name FROM erased_key"

log = logging.getLogger("app.store")


def read_erased(folder: Path) -> Rows:
    """The keys named in the list of that folder; none where there is no list, or what cannot be read."""
    try:
        lines = (folder / ERASED_LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    parts = (tuple(line.split("\t")) for line in lines)
    return {(each[0], each[1], each[2]) for each in parts if len(each) == 3}


def add_erased(connection: sqlite3.Connection, folder: Path) -> None:
    """Name in the folder's list whatever was erased here; what is named there already stays."""
    _add(set(connection.execute(_ROWS).fetchall()), folder)


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
            _add(rows, each)
        except OSError as error:
            log.warning("what was erased is not named in %s: %s", each, error)


def _rows_and_folder(connection: sqlite3.Connection) -> tuple[Rows, Path | None]:
    folder = read_setting(connection, FOLDER)
    return set(connection.execute(_ROWS).fetchall()), Path(str(folder)) if folder else None


def hand_on(source: Path, folder: Path) -> None:
    """Lay the list in `source` (beside a backup) into the store in `folder` that was made of it, to be
    applied when that is opened.
    """
    _add(read_erased(source), folder)


def erase_again(writer: Writer, layout: Layout, views: Views) -> int:
    """Erase again what those lists name, and make lists and search without it, in one transaction; how many
    keys had come back. Their files go with the next sweep.
    """
    rows = read_erased(layout.root) | read_erased(layout.backups)

    def work(connection: sqlite3.Connection) -> int:
        gone = apply_erased(connection, rows)
        if gone:
            rebuild(connection, views)
        return gone

    gone = writer.run(work)
    finish_erasure(writer)
    (layout.root / ERASED_LIST).unlink(missing_ok=True)
    return gone


def _add(rows: Iterable[tuple[str, str, str]], folder: Path) -> None:
    known = read_erased(folder)
    named = known | set(rows)
    if named != known:
        lines = "".join("\t".join(each) + "\n" for each in sorted(named))
        write_durably(folder / ERASED_LIST, lines.encode())
