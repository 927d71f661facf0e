"""The desks of the demo's branch, and what is done at them while nobody can be reached."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.bootstrap import opened_store, sync_of
from app.demo import demo_folder
from app.domain.shots import EvidenceRole
from app.domain.steps.amendment import AmendCustomer
from app.usecases.attach import attach
from app.usecases.desk import Person
from app.usecases.intake_object import read_intake
from app.usecases.perform import perform
from app.usecases.read_models import QueueFilter
from app.usecases.take_in import take_in

if TYPE_CHECKING:
    from app.domain.ticket import Ticket
    from app.store.opening import Store
    from app.sync.desk_sync import DeskSync
    from app.usecases.workplace import Workplace

_COMMENT: Final = b"\xff\xfe\xff\xff" + b"\0" * 0xFFFD
"""What a JPEG may carry beside its picture, as long as it can be: how a small photo becomes a large one."""


class _Nobody:
    """Nobody looks on."""

    def tickets_changed(self, tickets: object) -> None:
        """See `News`."""

    def reference_changed(self, collections: object) -> None:
        """See `News`."""

    def standing_changed(self, standing: object) -> None:
        """See `News`."""


@dataclass(frozen=True)
class DemoDesk:
    """A desk whose store is open."""

    folder: Path
    store: Store
    workplace: Workplace
    sync: DeskSync

    @property
    def code(self) -> str:
        """What its numbers begin with."""
        return self.workplace.desk.code

    def person(self) -> Person:
        """Who stands there."""
        return Person(str(self.workplace.settings.get("person") or ""))

    def tickets(self) -> dict[str, Ticket]:
        """All tickets of the branch that are here, by id."""
        found: dict[str, Ticket] = {}
        after: str | None = None
        wanted = QueueFilter(self.workplace.time.now(), chip="all")
        while True:
            page = self.workplace.tickets.page(wanted, after, limit=200)
            for row in page.rows:
                ticket = self.workplace.tickets.ticket(row.id)
                if ticket is not None:
                    found[row.id] = ticket
            after = page.next
            if after is None:
                return found

    def take_in(self, which: int, photo: Path) -> str:
        """The `which`-th intake of the script once more, with a photo; its number."""
        raw: dict[str, Any] = json.loads((demo_folder() / "tickets.json").read_text(encoding="utf-8"))
        now = self.workplace.time.now()
        zone = self.workplace.desk.tz
        moment = (now - timedelta(minutes=3)).astimezone(zone).replace(tzinfo=None)
        intake = {**raw["tickets"][which]["intake"], "accepted_at": moment.isoformat(timespec="minutes")}
        form, _ = read_intake(intake, zone, now.astimezone(zone).date())
        number = take_in(self.workplace, form, self.person()).ticket.number
        attach(self.workplace, number, [photo], EvidenceRole.WHOLE, self.person())
        return number

    def correct_phone(self, number: str, phone: str) -> None:
        """The customer says another number."""
        ticket = self.workplace.tickets.ticket(self.workplace.tickets.find(number) or "")
        if ticket is not None:
            perform(
                self.workplace, number, AmendCustomer(replace(ticket.customer, phone=phone)), self.person()
            )


@contextmanager
def desk_at(folder: Path) -> Iterator[DemoDesk]:
    """The desk whose store lies there, until the end of the block."""
    with opened_store(folder) as (store, workplace):
        sync = sync_of(store, workplace.desk.code, _Nobody())
        try:
            yield DemoDesk(folder, store, workplace, sync)
        finally:
            sync.stop()


def photo_of(name: str) -> Path:
    """A photo of the demo."""
    return demo_folder() / "photos" / name


def large_photo(name: str, folder: Path, size: int) -> Path:
    """The same photo as large as a camera of today makes it, at least `size` bytes."""
    small = photo_of(name).read_bytes()
    path = folder / f"large_{name}"
    path.write_bytes(small[:2] + _COMMENT * (size // len(_COMMENT) + 1) + small[2:])
    return path
