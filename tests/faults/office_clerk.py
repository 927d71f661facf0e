"""Head office at work in a process of its own: ``python -m tests.faults.office_clerk FOLDER TOLD TENANT``.

Takes in entries and a file piece by piece, and judges. What it would tell the desk goes to TOLD.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path
from random import Random

from app.domain.records import BlobRef
from app.domain.steps.contact import NoteAdded
from app.headoffice.blobs.opening import open_blobs
from app.headoffice.blobs.port import BlobStore
from app.headoffice.office import HeadOffice, OfficeOptions, Places, open_office
from app.wire.messages import Enrolled
from tests.headoffice.store.desks import Desk

BRANCH, TICKET = "b1", "t1"
PICTURE = Random(3).randbytes(30_000)
NAME = sha256(PICTURE).hexdigest()
PIECE = 16_000


def desk_with(enrolled: Enrolled | None) -> Desk:
    """The same desk in every process: a case, a note that names a picture, two notes more."""
    desk = Desk(1)
    desk.enrolled = enrolled
    desk.open_ticket(TICKET)
    picture = BlobRef(NAME, len(PICTURE), "image/jpeg", "照片.jpg", "whole")
    desk.write(TICKET, NoteAdded("见照片"), blobs=[picture])
    desk.write(TICKET, NoteAdded("二"))
    desk.write(TICKET, NoteAdded("三"))
    return desk


def places(folder: Path) -> Places:
    """Database and keys in `folder`."""
    return Places(f"sqlite:///{folder / 'headoffice.sqlite'}", folder)


def opened(folder: Path) -> tuple[HeadOffice, BlobStore]:
    """Head office and its files."""
    blobs = open_blobs(str(folder / "files"))
    return open_office(places(folder), None, OfficeOptions(present=blobs.size_of)), blobs


def main(folder: Path, told: Path, tenant: str) -> None:
    """See above."""
    descriptor = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    office, blobs = opened(folder)
    with office:
        desk = desk_with(Enrolled(tenant, BRANCH, "", "", "", "", ()))
        for first, last in ((1, 2), (3, 4)):
            os.write(descriptor, f"{desk.push(office, first, last).accepted.seq}\n".encode())
            office.projector.project_all()
            if first == 1:
                blobs.begin(desk.device, NAME, len(PICTURE))
                for at in range(0, len(PICTURE), PIECE):
                    writer = blobs.open(desk.device, NAME, at)
                    writer.write(PICTURE[at : at + PIECE])
                    writer.end()
                    writer.close()
                office.blobs.arrived(tenant, NAME, len(PICTURE))
                os.write(descriptor, f"{NAME}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
