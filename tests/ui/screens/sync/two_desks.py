"""Two desks and a head office in memory: the desk of the test, and one that says other things."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.entry import Body, Draft
from app.domain.steps.amendment import CustomerAmended
from app.store.opening import Store
from app.store.sync_figures import StoreSyncRecords
from app.usecases.syncing import SyncStatus
from app.usecases.workplace import Workplace
from tests.fakes.cases import customer
from tests.fakes.real_store import RealStore
from tests.fakes.small_office import LINK, SmallOffice, sync
from tests.fakes.syncing import JOINED, FakeLink


class TwoDesks:
    """`here` is the store under test, `there` another desk of the same branch."""

    def __init__(self, here: Store, folder: Path) -> None:
        self.office = SmallOffice()
        self.here = here
        self.there = RealStore(folder, seed=77, machine="machine-2")
        here.linkstate.save_link(LINK)
        self.link = FakeLink(JOINED, here.sync_state, StoreSyncRecords(here.access))

    def meet(self) -> None:
        """Both hand in and take what is new."""
        sync(self.office, self.here, self.there)

    def say_there(self, ticket: str, *bodies: Body, user: str = "周静") -> None:
        """The other desk writes."""
        self.there.journal.transact(
            lambda tx: tx.append(ticket, [Draft(body) for body in bodies], self.there.time.now(), user)
        )

    def say_here(self, workplace: Workplace, ticket: str, *bodies: Body) -> None:
        """This desk writes."""
        now = workplace.time.now()
        workplace.journal.transact(
            lambda tx: tx.append(ticket, [Draft(body) for body in bodies], now, "林晓敏")
        )

    def status(self, change: Callable[[SyncStatus], SyncStatus]) -> None:
        """How the desk stands from now on."""
        self.link.syncing.now = change(self.link.syncing.now)

    def close(self) -> None:
        self.there.close()


def phone(number: str) -> CustomerAmended:
    """The customer's phone put right."""
    return CustomerAmended(customer(phone=number), ("phone",))
