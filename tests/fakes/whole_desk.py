"""A desk with everything it has in a shop: store, rules, paper, and its way to a real head office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from app.headoffice.cli.house import House, opened
from app.headoffice.cli.serve import served_context
from app.headoffice.http.app import build
from app.headoffice.http.serving import served
from app.headoffice.office import HeadOffice
from app.headoffice_program import DeskReaders
from app.sync.desk_side import DeskSide
from app.sync.desk_sync import DeskSync
from app.sync.network import Network
from app.sync.way import Machine
from app.sync_beside import Listeners
from app.usecases.take_up import take_up
from tests.fakes.shop import Shop, make_shop_folder, opened_shop
from tests.fakes.sync_ports import FakeClock


@dataclass(frozen=True)
class RealOffice:
    """A head office that listens, with one branch."""

    office: HeadOffice
    url: str
    branch: str

    def publish(self, collection: str, key: str, body: Any, scope: str = "*") -> None:
        """As an administrator does."""
        self.office.reference.publish(collection, key, body, scope)

    def trust(self, collection: str, key: str, body: Any) -> None:
        """Without asking whether desks can use it: so publishes a head office of another version."""
        self.office.reference.__dict__["_checking"] = lambda *_: None
        try:
            self.publish(collection, key, body)
        finally:
            self.office.reference.__dict__["_checking"] = DeskReaders()


@contextmanager
def real_office(folder: Path) -> Iterator[RealOffice]:
    """Head office in `folder`, served on a free port."""
    with opened(House(folder, checking=DeskReaders())) as here:
        context = served_context(here)
        with served(build(context), context.waiting) as url:
            yield RealOffice(here.office, url, here.office.admin.new_branch("百货一店").id)


@dataclass(frozen=True)
class WholeDesk:
    """The desk, opened and enrolled."""

    shop: Shop
    sync: DeskSync
    listeners: Listeners

    def pass_on(self, office: RealOffice) -> None:
        """Until nobody has anything to send or to fetch."""
        for _ in range(2):
            report = self.sync.once()
            assert report.cause is None, report
            office.office.projector.project_all()
        assert self.sync.once().cause is None


@contextmanager
def whole_desk(folder: Path, office: RealOffice, code: str = "2F-01") -> Iterator[WholeDesk]:
    """A desk in `folder`, made and enrolled where it is new."""
    new = not (folder / "store.db").exists()
    if new:
        make_shop_folder(folder, code)
    with opened_shop(folder) as shop:
        listeners = Listeners(partial(take_up, shop.work))
        store, clock = shop.store, FakeClock()
        side = DeskSide(
            store.outbox,
            store.linkstate,
            store.inflow,
            store.device_keys,
            clock,
            listeners,
            "0.1.0",
            "machine",
            store.arrivals,
        )
        sync = DeskSync(side, Machine(Network(clock, lambda: ("192.168.1.20",)), lambda: 0.5), code)
        try:
            if new:
                name = office.office.admin.new_code(office.branch, "服务台").code
                sync.enrol(sync.look(office.url), name)
            yield WholeDesk(shop, sync, listeners)
        finally:
            sync.stop()
