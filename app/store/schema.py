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
    UniqueConstraint,
    text,
)

from app.store.schema_parts import describe_head_office, number, word

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
    describe_head_office(metadata)
    return metadata


def _journal(metadata: MetaData) -> None:
    """What happened (`journal`), who wrote it (`writer`), the keys of persons, numbers used."""
    Table(
        "writer",
        metadata,
        Column("id", Integer, nullable=False),
        word("name"),
        number("own"),
        word("goes_on", optional=True),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("name"),
    )
    Table(
        "journal",
        metadata,
        Column("pos", Integer, nullable=False),
        Column("writer", Integer, ForeignKey("writer.id"), nullable=False),
        number("seq"),
        word("id"),
        word("ticket", optional=True),
        word("type"),
        number("at"),
        Column("line", BLOB, nullable=False),
        Column("hash", BLOB, nullable=False),
        PrimaryKeyConstraint("pos"),
        UniqueConstraint("writer", "seq"),
        Index(None, "ticket", "pos", sqlite_where=text("ticket IS NOT NULL")),
    )
    Table(
        "ticket_key",
        metadata,
        word("ticket"),
        word("kind"),
        word("name"),
        Column("key", BLOB, nullable=False),
        number("sent"),
        PrimaryKeyConstraint("ticket", "kind", "name"),
        Index("ix_ticket_key_unsent", "ticket", sqlite_where=text("sent = 0")),
        sqlite_with_rowid=False,
    )
    Table(
        "counter",
        metadata,
        word("series"),
        word("day"),
        number("last"),
        PrimaryKeyConstraint("series", "day"),
        sqlite_with_rowid=False,
    )
    Table("meta", metadata, word("key"), word("value"), PrimaryKeyConstraint("key"))


def _tickets(metadata: MetaData) -> None:
    """What the lists show (`ticket_row`), what search looks at (`ticket_text`), and how many there are."""
    Table(
        "ticket_row",
        metadata,
        Column("row", Integer, nullable=False),
        *(word(name) for name in ("ticket", "number", "customer", "phone_digits", "barcode")),
        number("opened_at"),
        word("label"),
        number("rank"),
        number("due"),
        word("person"),
        number("approval"),
        number("waiting"),
        number("last_pos"),
        word("state"),
        PrimaryKeyConstraint("row"),
        UniqueConstraint("ticket"),
        Index(None, "number"),
        Index("ix_ticket_row_queue", "rank", "due", "row"),
        Index("ix_ticket_row_person", "person", "rank", "due", "row", sqlite_where=text("rank < 9")),
        Index("ix_ticket_row_approval", "rank", "due", "row", sqlite_where=text("approval = 1")),
        Index("ix_ticket_row_waiting", "rank", "due", "row", sqlite_where=text("waiting = 1")),
    )
    Table(
        "ticket_text",
        metadata,
        Column("row", Integer, nullable=False),
        word("words"),
        word("initials"),
        PrimaryKeyConstraint("row"),
    )
    Table(
        "document",
        metadata,
        word("number"),
        word("ticket"),
        PrimaryKeyConstraint("number", "ticket"),
        sqlite_with_rowid=False,
    )
    Table("tally", metadata, word("name"), number("n"), PrimaryKeyConstraint("name"), sqlite_with_rowid=False)


def _desk(metadata: MetaData) -> None:
    """What belongs to the desk and not to a ticket: drafts, settings, price list, orders to print."""
    Table(
        "draft",
        metadata,
        word("id"),
        number("started_at"),
        number("saved_at"),
        word("title"),
        word("payload"),
        number("parked"),
        number("dropped_at", optional=True),
        PrimaryKeyConstraint("id"),
    )
    Table("setting", metadata, word("key"), word("value"), PrimaryKeyConstraint("key"))
    Table(
        "goods",
        metadata,
        word("barcode"),
        word("record"),
        word("source"),
        PrimaryKeyConstraint("barcode"),
        sqlite_with_rowid=False,
    )
    Table(
        "print_job",
        metadata,
        *(word(name) for name in ("id", "ticket", "document", "number", "pdf_sha256", "printer")),
        number("copies"),
        word("state"),
        number("created_at"),
        word("problem"),
        word("taken"),
        PrimaryKeyConstraint("id"),
        Index("ix_print_job_waiting", "created_at", sqlite_where=text("state IN ('queued', 'failed')")),
        Index("ix_print_job_sent", "created_at", sqlite_where=text("state = 'sent'")),
    )
