"""A head office in a process of its own that takes a desk's keys and entries in, and may die on the way."""

from __future__ import annotations

import sys
from pathlib import Path

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import Places, open_office
from app.wire.messages import Enrolled
from tests.headoffice.store.desks import Desk


def desk_with(enrolled: Enrolled | None) -> Desk:
    """The same desk in every process: three entries on one ticket."""
    desk = Desk(1)
    desk.enrolled = enrolled
    desk.open_ticket("t1")
    desk.write("t1", NoteAdded("一"))
    desk.write("t1", NoteAdded("二"))
    return desk


def main(url: str, folder: str, tenant: str) -> None:
    """Take in and judge."""
    with open_office(Places(url, Path(folder))) as office:
        desk = desk_with(Enrolled(tenant, "b1", "", "", "", "", ()))
        desk.push(office)
        office.projector.project_all()


if __name__ == "__main__":
    main(*sys.argv[1:])
