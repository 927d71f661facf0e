"""A printing system of the tests' own, and in it a queue that ends in a paper tray."""

import secrets
from collections.abc import Iterator

import pytest

from tests.printing.cups_server import CupsServer, PaperTray, running_cups


@pytest.fixture(scope="module")
def server() -> Iterator[CupsServer]:
    with running_cups() as running:
        yield running


@pytest.fixture
def tray() -> Iterator[PaperTray]:
    tray = PaperTray()
    yield tray
    tray.close()


@pytest.fixture
def queue(server: CupsServer, tray: PaperTray) -> Iterator[str]:
    name = f"desk-{secrets.token_hex(4)}"
    server.add_queue(name, tray.device)
    yield name
    tray.release()
    server.tell("cancel", "-a", name)
    server.tell("lpadmin", "-x", name)
