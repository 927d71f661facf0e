"""The schema: what migrations make is what is described, on both databases, and several may start at once."""

from __future__ import annotations

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from app.headoffice.office import Places, open_office
from app.headoffice.store.database import Database
from app.headoffice.store.migrating import migrate
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.schema import METADATA
from tests.headoffice.store.desks import FakeClock
from tests.postgres import Postgres


def test_migrations_lead_to_the_description(places: Places) -> None:
    database = Database(places.database_url)
    try:
        migrate(database)
        with database.reading() as connection:
            found = compare_metadata(MigrationContext.configure(connection), METADATA)
            assert found == []
    finally:
        database.close()


def test_every_key_begins_with_tenant_and_branch(places: Places) -> None:
    """So that a branch can be moved, parted off or handed over."""
    whole = {"site", "server_key", "backup"}
    for table in METADATA.sorted_tables:
        key = [column.name for column in table.primary_key]
        assert table.name in whole or key[:2] == ["tenant", "branch"], table.name


def test_down_and_up_again(places: Places) -> None:
    database = Database(places.database_url)
    try:
        migrate(database)
        migrate(database, "base")
        with database.reading() as connection:
            assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        migrate(database)
    finally:
        database.close()


def test_a_newer_database_is_left_alone(places: Places) -> None:
    database = Database(places.database_url)
    try:
        migrate(database)
        with database.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(HeadOfficeError, match="database_newer"):
            migrate(database)
    finally:
        database.close()


def test_waiting_for_locks_has_an_end(postgres: Postgres) -> None:
    with postgres.database() as url:
        database = Database(url)
        try:
            with database.writing() as connection:
                assert connection.scalar(text("SHOW lock_timeout")) == "30s"
                assert connection.scalar(text("SHOW statement_timeout")) == "2min"
        finally:
            database.close()


def test_several_processes_install_at_once(
    postgres: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Each has its own connections; they meet in the database alone."""
    folder = tmp_path_factory.mktemp("shared")
    with postgres.database() as url:
        sites = []

        def install() -> None:
            with open_office(Places(url, folder), FakeClock()) as office:
                sites.append(office.site())

        threads = [threading.Thread(target=install) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(sites) == 4
        assert len(set(sites)) == 1
