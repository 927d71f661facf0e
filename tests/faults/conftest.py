"""Three desks and a head office, for whoever tells one course of events by hand."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.world.world import World, world
from tests.postgres import Postgres, running_postgres


@pytest.fixture
def quiet() -> Iterator[None]:
    """Head office logs what it refuses: that is what is tried here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="package")
def _postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def three(request: pytest.FixtureRequest, tmp_path: Path, quiet: None) -> Iterator[World]:
    """On either database."""
    if request.param == "sqlite":
        with world(tmp_path) as made:
            yield made
        return
    server: Postgres = request.getfixturevalue("_postgres")
    with server.database() as url, world(tmp_path, url) as made:
        yield made
