"""The schema: what migrations make is what is described, on both databases, and several may start at once."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from app.headoffice.office import Places, open_office
from app.headoffice.store.database import POSTGRESQL, Database
from app.headoffice.store.migrating import NEWEST, migrate
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.revising import known_revisions
from app.headoffice.store.tables import ALL
from tests.headoffice.store.desks import FakeClock
from tests.postgres import Postgres


def test_migrations_lead_to_the_description(places: Places) -> None:
    database = Database(places.database_url)
    try:
        migrate(database)
        with database.reading() as connection:
            found = compare_metadata(MigrationContext.configure(connection), ALL)
            assert found == []
    finally:
        database.close()


def test_an_empty_database_is_what_the_steps_through_all_versions_lead_to(places: Places) -> None:
    database = Database(places.database_url)
    try:
        migrate(database)
        at_once = laid_out(database)
        assert at_once["alembic_version"][0] == [("version_num", "VARCHAR(32)", False, None)]
        migrate(database, "base")
        with database.reading() as connection:
            assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        migrate(database)
        assert laid_out(database) == at_once
    finally:
        database.close()


def test_the_newest_revision_is_the_one_that_is_named() -> None:
    assert known_revisions()[0] == NEWEST


def laid_out(database: Database) -> dict[str, tuple[Any, ...]]:
    """Tables by name: columns, key and indexes; of SQLite also whether rows lie in the key's tree."""
    with database.reading() as connection:
        looked = inspect(connection)
        return {
            name: (
                sorted(
                    (each["name"], str(each["type"]), each["nullable"], each.get("default"))
                    for each in looked.get_columns(name)
                ),
                looked.get_pk_constraint(name),
                sorted((str(each["name"]), each["unique"]) for each in looked.get_indexes(name)),
                _made_so(connection, name),
            )
            for name in looked.get_table_names()
        }


def _made_so(connection: Connection, table: str) -> list[str]:
    """What SQLite keeps of how an index was made, its condition too; and whether a table has row numbers."""
    if connection.dialect.name == POSTGRESQL:
        found = text("SELECT indexdef FROM pg_indexes WHERE tablename = :table ORDER BY 1")
        return list(connection.execute(found, {"table": table}).scalars())
    found = text("SELECT sql FROM sqlite_schema WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY 1")
    made = [
        " ".join(each.replace("(", " ").replace(")", " ").split())
        for each in connection.execute(found, {"table": table}).scalars()
    ]
    return [each if "INDEX" in each else each[-13:] for each in made]


def test_every_key_begins_with_tenant_and_branch(places: Places) -> None:
    """So that a branch can be moved, parted off or handed over."""
    whole = {"site", "server_key", "backup"}
    for table in ALL.sorted_tables:
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
