"""The tables of the store, as SQLAlchemy Core metadata: the one description that migrations lead to.

Imported when a store is made, migrated or checked against its description, never to read
or save a ticket (see `connecting.py`). The full-text index `search` is a virtual table and
stands in the migrations alone.
"""

from typing import Final

from sqlalchemy import (
    BLOB,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

NAMES: Final = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


def describe() -> MetaData:
    """Every table there is."""
    metadata = MetaData(naming_convention=NAMES)
    _journal(metadata)
    _tickets(metadata)
    _desk(metadata)
    return metadata


def _word(name: str, *, optional: bool = False) -> "Column[str]":
    return Column(name, Text, nullable=optional)


def _number(name: str, *, optional: bool = False) -> "Column[int]":
    return Column(name, Integer, nullable=optional)


def _journal(metadata: MetaData) -> None:
    """What happened (`journal`), who wrote it (`writer`), the keys of persons, numbers used."""
    Table(
        "writer",
        metadata,
        Column("id", Integer, nullable=False),
        _word("name"),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("name"),
    )
    Table(
        "journal",
        metadata,
        Column("pos", Integer, nullable=False),
        Column("writer", Integer, ForeignKey("writer.id"), nullable=False),
        _number("seq"),
        _word("id"),
        _word("ticket", optional=True),
        _word("type"),
        _number("at"),
        Column("line", BLOB, nullable=False),
        Column("hash", BLOB, nullable=False),
        PrimaryKeyConstraint("pos"),
        UniqueConstraint("writer", "seq"),
        UniqueConstraint("id"),
        Index(None, "ticket", "pos", sqlite_where=text("ticket IS NOT NULL")),
    )
    Table(
        "ticket_key",
        metadata,
        _word("ticket"),
        _word("kind"),
        _word("name"),
        Column("key", BLOB, nullable=False),
        PrimaryKeyConstraint("ticket", "kind", "name"),
        sqlite_with_rowid=False,
    )
    Table(
        "counter",
        metadata,
        _word("series"),
        _word("day"),
        _number("last"),
        PrimaryKeyConstraint("series", "day"),
        sqlite_with_rowid=False,
    )
    Table("meta", metadata, _word("key"), _word("value"), PrimaryKeyConstraint("key"))


def _tickets(metadata: MetaData) -> None:
    """What the lists show (`ticket_row`), what search looks at (`ticket_text`), and how many there are."""
    Table(
        "ticket_row",
        metadata,
        Column("row", Integer, nullable=False),
        *(_word(name) for name in ("ticket", "number", "customer", "phone_digits", "barcode")),
        _number("opened_at"),
        _word("label"),
        _number("rank"),
        _number("due"),
        _word("person"),
        _number("approval"),
        _number("waiting"),
        _number("last_pos"),
        _word("state"),
        PrimaryKeyConstraint("row"),
        UniqueConstraint("ticket"),
        UniqueConstraint("number"),
        Index("ix_ticket_row_queue", "rank", "due", "row"),
        Index("ix_ticket_row_person", "person", "rank", "due", "row", sqlite_where=text("rank < 9")),
        Index("ix_ticket_row_approval", "rank", "due", "row", sqlite_where=text("approval = 1")),
        Index("ix_ticket_row_waiting", "rank", "due", "row", sqlite_where=text("waiting = 1")),
    )
    Table(
        "ticket_text",
        metadata,
        Column("row", Integer, nullable=False),
        _word("words"),
        _word("initials"),
        PrimaryKeyConstraint("row"),
    )
    Table(
        "document",
        metadata,
        _word("number"),
        _word("ticket"),
        PrimaryKeyConstraint("number"),
        sqlite_with_rowid=False,
    )
    Table(
        "tally", metadata, _word("name"), _number("n"), PrimaryKeyConstraint("name"), sqlite_with_rowid=False
    )


def _desk(metadata: MetaData) -> None:
    """What belongs to the desk and not to a ticket: drafts, settings, price list, orders to print."""
    Table(
        "draft",
        metadata,
        _word("id"),
        _number("started_at"),
        _number("saved_at"),
        _word("title"),
        _word("payload"),
        _number("parked"),
        _number("dropped_at", optional=True),
        PrimaryKeyConstraint("id"),
    )
    Table("setting", metadata, _word("key"), _word("value"), PrimaryKeyConstraint("key"))
    Table(
        "goods",
        metadata,
        _word("barcode"),
        _word("record"),
        _word("source"),
        PrimaryKeyConstraint("barcode"),
        sqlite_with_rowid=False,
    )
    Table(
        "print_job",
        metadata,
        *(_word(name) for name in ("id", "ticket", "document", "number", "pdf_sha256", "printer")),
        _number("copies"),
        _word("state"),
        _number("created_at"),
        _word("problem"),
        PrimaryKeyConstraint("id"),
        Index("ix_print_job_waiting", "created_at", sqlite_where=text("state IN ('queued', 'failed')")),
    )
