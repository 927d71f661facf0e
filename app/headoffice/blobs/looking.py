"""Whether the files that came still lie where they were put, as they came."""

from __future__ import annotations

import logging
from typing import Final, NamedTuple

from app.headoffice.blobs.port import BlobStore
from app.headoffice.store.gone_files import GoneFiles

log = logging.getLogger(__name__)

DAYS: Final = 30
"""In so many days every file is read once; how large each is, is looked at every day."""

_BEGINNINGS: Final = tuple(f"{number:02x}" for number in range(256))


class Looked(NamedTuple):
    """What was looked at: files, those of them that were read, those missing, those damaged."""

    files: int = 0
    read: int = 0
    missing: int = 0
    damaged: int = 0


def look_through(gone: GoneFiles, blobs: BlobStore, tenant: str, day: int | None = None) -> Looked:
    """Look at every file, and read those whose turn is on `day` (None: all); what is gone is wanted again.

    A damaged one is put aside first, so that a whole one can take its place. Raises OSError where the
    place for files itself is away: then none of them is taken for gone.
    """
    looked = Looked()
    for number, beginning in enumerate(_BEGINNINGS):
        # In this order: a file that comes in between is on the disk and not missed.
        came = gone.came(tenant, beginning)
        sizes = blobs.sizes(beginning)
        missing = [name for name in came if name not in sizes]
        damaged = [name for name, size in came.items() if name in sizes and sizes[name] != size]
        whole = came.keys() - set(missing) - set(damaged)
        turn = sorted(whole) if day is None or number % DAYS == day % DAYS else []
        damaged += [name for name in turn if blobs.is_damaged(name)]
        for name in damaged:
            blobs.set_aside(name)
        gone.note(tenant, [*missing, *damaged])
        found = Looked(len(came), len(turn), len(missing), len(damaged))
        looked = Looked(*map(sum, zip(looked, found, strict=True)))
    if looked.missing or looked.damaged:
        log.error("files are gone from their place: %d missing, %d damaged", looked.missing, looked.damaged)
    return looked
