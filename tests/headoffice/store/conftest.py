"""A head office on each kind of database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.headoffice.office import HeadOffice, Places, open_office
from app.headoffice.store.database import Database
from app.headoffice.store.migrating import migrate
from tests.headoffice.store.desks import FakeClock
from tests.postgres import TEMPLATE, Postgres, running_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server of this run, with a template that has the schema."""
    with running_postgres() as server:
        server.execute(f"CREATE DATABASE {TEMPLATE}")
        database = Database(server.url(TEMPLATE))
        migrate(database)
        database.close()
        yield server


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with the schema and nothing else."""
    file = tmp_path_factory.mktemp("template") / "empty.db"
    database = Database(f"sqlite:///{file}")
    migrate(database)
    database.close()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path, empty_file: Path) -> Iterator[Places]:
    """An empty database, and a folder."""
    folder = tmp_path / "config"
    if request.param == "sqlite":
        file = shutil.copy(empty_file, tmp_path / "headoffice.db")
        yield Places(f"sqlite:///{file}", folder)
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database(TEMPLATE) as url:
        yield Places(url, folder)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(places: Places, clock: FakeClock) -> Iterator[HeadOffice]:
    """A head office with one branch, ``b1``; it judges when it is told to."""
    with open_office(places, clock) as opened:
        opened.admin.new_branch("一楼", "b1")
        yield opened
