"""Head office's disk fills up while desks send: ``python -m tests.faults.full_office sqlite|postgresql``.

Run with mounts of its own (see `small_disk`): the database of head office lies on a small disk; files leave
room for it anyway (`app/headoffice/blobs/disk.py`). Prints what the desk was told, one cause a line.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.domain.steps.contact import AddNote
from app.usecases.perform import perform
from app.wire.problems import WireError
from tests.fakes.shop import CLERK
from tests.faults.small_disk import fill, mount, unmount
from tests.faults.world import deeds
from tests.faults.world.checks import holds_in_peace, holds_now, make_peace
from tests.faults.world.world import World, world
from tests.postgres import running_postgres

LEFT = (0, 8192, 65536, 300_000)
"""Bytes that are free when the desk sends."""


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A disk of its own under a short name that a database server may enter, too."""
    folder = Path(tempfile.mkdtemp(prefix="cffull"))
    mount(folder, size)
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        unmount(folder)
        folder.rmdir()


@contextmanager
def on(kind: str, desks: Path) -> Iterator[tuple[World, Path]]:
    """Three desks with a good disk, head office with a small one."""
    with small_disk("24m" if kind == "sqlite" else "400m") as disk:
        if kind == "sqlite":
            (disk / "office").mkdir()
            (desks / "files").mkdir()
            (desks / "office").symlink_to(disk / "office", target_is_directory=True)
            (disk / "office" / "files").symlink_to(desks / "files", target_is_directory=True)
            with world(desks) as made:
                yield made, disk
            return
        tempfile.tempdir = str(disk)
        with running_postgres() as server, server.database() as url:
            tempfile.tempdir = None
            with world(desks, url) as made:
                yield made, disk


def main() -> None:
    """Send and judge with hardly any room, then make room: all is there, once."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder, on(sys.argv[1], Path(folder)) as (made, disk):
        desk = made.desks[0]
        deeds.take_one_in(desk, 0)
        make_peace(made)
        (ticket,) = desk.tickets()
        for left in LEFT:
            for number in range(60):
                perform(desk.work, ticket, AddNote(f"{left} {number} " + "久" * 900), CLERK)
            deeds.photo(desk, 0, left % 7)
            fill(disk / "filler", leave=left)
            for _ in range(3):
                desk.clocks.go_on(minutes=40)
                cause = desk.pass_once()
                sys.stdout.write(f"{cause.code if cause else ''}\n")
                with suppress(DBAPIError, WireError):
                    made.office.judge()
            (disk / "filler").unlink()
            holds_now(made)
        holds_in_peace(made)


if __name__ == "__main__":
    main()
