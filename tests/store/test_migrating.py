"""Schemas: head is what is described, up from nothing, down again, with data, and files of released versions."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from app.domain.refusals import ProblemError
from app.store import migrating, preparing
from app.store.layout import Layout
from app.store.schema import describe
from app.store.versions import SCHEMA, schema_of
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore

RELEASED = Path(__file__).parent.parent / "data" / "stores"


def outline(database: Path) -> set[str]:
    """The statements that make the schema, without what FTS5 and Alembic keep for themselves."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {sql for name, sql in rows if not name.startswith(("search_", "alembic_"))}


def test_head_is_what_the_description_says(tmp_path: Path) -> None:
    migrating.migrate(tmp_path / "a.db")
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}", poolclass=NullPool)
    with engine.connect() as connection:

        def ours(name: str | None, kind: str, _: object) -> bool:
            return not (kind == "table" and name is not None and name.startswith("search"))

        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, describe()) == []
    engine.dispose()


def test_the_number_of_the_schema_is_that_of_the_newest_revision() -> None:
    script = ScriptDirectory.from_config(migrating.alembic_config())
    head = script.get_current_head()
    assert head is not None
    assert int(head) == SCHEMA
    assert len(script.get_heads()) == 1


def test_down_again_leaves_nothing_and_up_again_the_same(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    migrating.migrate(database)
    first = outline(database)
    migrating.migrate(database, "base")
    assert outline(database) == set()
    migrating.migrate(database)
    assert outline(database) == first


def test_revisions_import_nothing_of_this_program() -> None:
    for revision in (Path(migrating.__file__).parent / "migrations" / "versions").glob("*.py"):
        assert "app." not in revision.read_text(encoding="utf-8"), revision.name


@pytest.mark.parametrize("kept", sorted(RELEASED.iterdir()), ids=lambda path: path.name)
def test_a_store_of_every_released_version_opens(kept: Path, tmp_path: Path) -> None:
    """Its tickets are there, found by the same words; the chain holds; work goes on."""
    folder = tmp_path / "store"
    shutil.copytree(kept, folder)
    store = RealStore(folder, seed=77)
    assert store.verify().findings == []
    ticket = store.tickets.find("2F01-261120-0001")
    assert ticket is not None
    assert store.tickets.ticket(ticket).customer.name == "王建国"
    assert [line.type for line in store.tickets.history(ticket)] == [
        "ticket.opened",
        "note.added",
        "document.issued",
    ]
    assert store.tickets.customers("wjg")[0].phone == "13800002233"
    assert store.settings.get("desk.code") == "2F-01"
    assert len(store.drafts.all()) == 1
    take_in(store)
    assert store.verify().findings == []
    store.close()


@pytest.fixture
def older(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store whose schema is one behind, as this program sees it; migrating it adds a table."""
    store = RealStore(folder)
    take_in(store)
    store.close()
    monkeypatch.setattr(preparing, "SCHEMA", SCHEMA + 1)
    return folder


def test_a_copy_is_kept_before_a_migration(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def migrate(database: Path, *, key: bytes | None) -> None:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("CREATE TABLE later (id INTEGER)")
            connection.execute("UPDATE alembic_version SET version_num = ?", (f"{SCHEMA + 1:04d}",))
            connection.commit()

    monkeypatch.setattr(migrating, "migrate", migrate)
    store = RealStore(older)
    assert store.tickets.find("2F01-261120-0001") is not None
    store.close()
    copy = Layout(older).backups / f"before-schema-{SCHEMA + 1:04d}.db"
    with closing(sqlite3.connect(copy)) as connection:
        assert schema_of(connection) == SCHEMA
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (1,)
    assert not any("later" in sql for sql in outline(copy))


class StepError(Exception):
    """A migration that fails half-way."""


def test_a_failing_migration_leaves_the_store_and_its_copy(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = outline(older / "store.db")
    run: Callable[..., None] = migrating.run_revisions

    def fail(connection: object, target: str) -> None:
        run(connection, target)
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")  # type: ignore[attr-defined]  # a Connection
        raise StepError

    monkeypatch.setattr(migrating, "run_revisions", fail)
    for _ in range(2):
        with pytest.raises(StepError):
            RealStore(older)
    assert outline(older / "store.db") == before
    assert len(list(Layout(older).backups.iterdir())) == 2
    monkeypatch.undo()
    store = RealStore(older)
    assert store.verify().sound
    store.close()


def test_a_store_that_cannot_be_copied_is_not_migrated(older: Path) -> None:
    (older / "backups").write_text("a file in the way")
    before = outline(older / "store.db")
    with pytest.raises((ProblemError, OSError)):
        RealStore(older)
    assert outline(older / "store.db") == before
