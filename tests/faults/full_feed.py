"""A desk whose disk fills up while pages of the feed and files come: ``python -m tests.faults.full_feed FOLDER``.

Run with mounts of its own (see `small_disk`). Prints how often the full disk was told: of pages, of files.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from app.domain.refusals import ProblemError
from app.domain.steps.contact import AddNote
from app.sync.one_pass import PassReport
from app.usecases.perform import perform
from tests.fakes.shop import CLERK
from tests.faults.small_disk import fill, mount
from tests.faults.world import deeds
from tests.faults.world.checks import holds_in_peace, holds_now, make_peace
from tests.faults.world.world import world

LEFT = (0, 8192, 65536, 200_000)
"""Bytes that are free when the pages come."""


def main() -> None:
    """Desk 1 has the small disk, desk 0 writes, head office feeds."""
    logging.disable(logging.CRITICAL)
    folder = Path(sys.argv[1])
    small = folder / "desk1"
    small.mkdir()
    mount(small, "12m")
    told = {"pages": 0, "files": 0}
    with world(folder) as made:
        writer, reader, _ = made.desks
        deeds.take_one_in(writer, 0)
        make_peace(made)
        (ticket,) = writer.tickets()
        for left in LEFT:
            for number in range(40):
                perform(writer.work, ticket, AddNote(f"{left} {number} " + "久" * 700), CLERK)
            made.sync(0)
            made.office.judge()
            fill(small / "filler", leave=left)
            told["pages"] += refused(reader.lanes.data)
            (small / "filler").unlink()
        for number, left in enumerate(LEFT):
            deeds.photo(writer, 0, 2 + 3 * number)
            made.sync(0)
            made.office.judge()
            assert reader.lanes.data().cause is None
            reader.store.arrivals.ask(reader.named())
            fill(small / "filler", leave=left)
            told["files"] += refused(reader.lanes.fetch)
            holds_now(made)
            (small / "filler").unlink()
        holds_in_peace(made)
        sys.stdout.write(f"{told['pages']} {told['files']}")


def refused(lane: Callable[[], PassReport]) -> bool:
    """Whether the disk was full."""
    try:
        lane()
    except ProblemError as error:
        if error.code != "disk_full":
            raise
        return True
    return False


if __name__ == "__main__":
    main()
