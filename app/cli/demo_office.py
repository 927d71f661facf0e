"""A head office of the demo's own: on this computer, reached through a cable that can be pulled out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.demo_cable import Cable

if TYPE_CHECKING:
    from app.domain.ticket import Ticket
    from app.headoffice.cli.house import OpenHouse


@dataclass(frozen=True)
class DemoOffice:
    """Head office as an administrator has it, and the branch of the demo."""

    here: OpenHouse
    branch: str
    url: str
    """Its own address; desks know that of the cable."""
    at_rest: Callable[[float], bool]
    """Waits, so many seconds at most, until what broken lines brought is kept; whether it is."""

    def code(self, name: str) -> str:
        """A one-time code for one device."""
        return str(self.here.office.admin.new_code(self.branch, name).code)

    def fingerprint(self) -> str:
        """What the administrator reads out to the desk."""
        from app.wire.signing import fingerprint, to_bytes

        keys = self.here.office.hello("").keys
        return next(fingerprint(to_bytes(each.key)) for each in keys if each.use == "sign")

    def settle(self) -> None:
        """Judge all that was received."""
        self.here.office.projector.project_all()

    def carried_in(self, file: Path, receipt: Path) -> None:
        """Take in what came on a stick, and write the receipt."""
        from app.headoffice.blobs.taking import StickPieces

        with file.open("rb") as content:
            receipt.write_bytes(self.here.office.import_stick(content, StickPieces(self.here.blobs)))
        self.settle()

    def keeps(self, ticket: Ticket) -> bool:
        """Whether the ticket stands here as it does at the desk."""
        from app.headoffice.store.ticket_rows import ticket_row

        row = self.here.office.tickets.ticket(self.branch, ticket.id)
        if row is None:
            return False
        ours = ticket_row("", self.branch, ticket.id, ticket, 0)
        return all(value == ours[name] for name, value in row._asdict().items() if name in ours)

    def files_of(self, ticket: str) -> tuple[int, int]:
        """Files that the ticket speaks of, and how many of them lie here, byte for byte as named."""
        named = self.here.office.tickets.files(self.branch, ticket)
        return len(named), sum(self._whole(each.sha256) for each in named if each.arrived)

    def _whole(self, name: str) -> bool:
        digest = sha256()
        for piece in self.here.blobs.read(name):
            digest.update(piece)
        return digest.hexdigest() == name


@contextmanager
def head_office(folder: Path, branch: str, cable: Cable) -> Iterator[DemoOffice]:
    """A head office in `folder`, made or opened again, at the other end of the cable within the block.

    It listens on this computer alone. Raises OSError where it cannot listen at all.
    """
    from app.headoffice.cli.house import House, opened
    from app.headoffice.cli.serve import served_context
    from app.headoffice.http.app import build
    from app.headoffice.http.serving import served_beside

    with opened(House(folder)) as here:
        admin = here.office.admin
        found = next((each for each in admin.branches() if each.name == branch), None)
        known = found or admin.new_branch(branch)
        context = served_context(here)
        with served_beside(build(context), context.waiting) as beside:
            cable.plug(beside.url)
            try:
                yield DemoOffice(here, known.id, beside.url, beside.at_rest)
            finally:
                cable.unplug()
