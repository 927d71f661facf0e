"""The tables that tell what head office has and said: verdicts, files on their way, collections."""

from sqlalchemy import BLOB, Column, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text, text


def word(name: str, *, optional: bool = False) -> "Column[str]":
    """A column of text."""
    return Column(name, Text, nullable=optional)


def number(name: str, *, optional: bool = False) -> "Column[int]":
    """A column of numbers."""
    return Column(name, Integer, nullable=optional)


def describe_head_office(metadata: MetaData) -> None:
    """What is known of head office, and what it said."""
    _verdicts(metadata)
    _remembered(metadata)
    _erased(metadata)
    _on_the_way(metadata)


def _verdicts(metadata: MetaData) -> None:
    """Verdicts in runs, tickets folded by them, entries written anew under another writer, and vouches:
    head office's word on how far it had another writer.
    """
    Table(
        "superseded",
        metadata,
        number("writer"),
        number("seq"),
        word("id"),
        word("ticket", optional=True),
        Column("line", BLOB, nullable=False),
        Column("hash", BLOB, nullable=False),
    )
    Table(
        "judged",
        metadata,
        *(number(name) for name in ("writer", "first", "last", "pos")),
        word("verdict"),
        word("detail"),
        PrimaryKeyConstraint("writer", "first"),
        Index(
            "ix_judged_aside",
            "verdict",
            "pos",
            sqlite_where=text("verdict NOT IN ('applied', 'merged_soft', 'repeated')"),
        ),
        sqlite_with_rowid=False,
    )
    Table(
        "vouch",
        metadata,
        number("writer"),
        number("seq"),
        word("word"),
        PrimaryKeyConstraint("writer", "seq"),
        sqlite_with_rowid=False,
    )
    Table(
        "shared",
        metadata,
        word("ticket"),
        number("changes"),
        PrimaryKeyConstraint("ticket"),
        sqlite_with_rowid=False,
    )
    Table(
        "accepted",
        metadata,
        number("writer"),
        number("seq"),
        word("hash"),
        number("safe"),
        number("applied_to"),
        PrimaryKeyConstraint("writer"),
    )


def _remembered(metadata: MetaData) -> None:
    """Small values, the calls made, what comes down and how much of it there is."""
    Table("memory", metadata, word("key"), word("value"), PrimaryKeyConstraint("key"))
    Table("ledger", metadata, number("id"), word("line"), PrimaryKeyConstraint("id"))
    Table(
        "collection",
        metadata,
        word("coll"),
        word("key"),
        number("rev"),
        Column("body", BLOB, nullable=False),
        PrimaryKeyConstraint("coll", "key"),
        sqlite_with_rowid=False,
    )
    Table("total", metadata, word("coll"), number("n"), word("sum"), PrimaryKeyConstraint("coll"))
    Table(
        "erased_key",
        metadata,
        *(word(name) for name in ("ticket", "kind", "name")),
        PrimaryKeyConstraint("ticket", "kind", "name"),
        sqlite_with_rowid=False,
    )


def _erased(metadata: MetaData) -> None:
    """Files that go, or went, with a person who was erased."""
    Table(
        "erased_file",
        metadata,
        word("sha256"),
        word("ticket"),
        number("gone"),
        PrimaryKeyConstraint("sha256"),
        Index("ix_erased_file_waiting", "ticket", sqlite_where=text("gone = 0")),
        sqlite_with_rowid=False,
    )


def _on_the_way(metadata: MetaData) -> None:
    """Every file that own entries name, and whether head office has it; every other, and whether it came."""
    Table(
        "file_out",
        metadata,
        word("sha256"),
        number("size"),
        word("role"),
        word("mime"),
        number("urgency"),
        number("writer"),
        number("seq"),
        word("ticket", optional=True),
        word("state"),
        PrimaryKeyConstraint("sha256"),
        Index("ix_file_out_waiting", "urgency", "sha256", sqlite_where=text("state = 'waiting'")),
        Index("ix_file_out_lost", "sha256", sqlite_where=text("state = 'lost'")),
    )
    Table(
        "file_in",
        metadata,
        word("sha256"),
        number("size"),
        word("role"),
        word("mime"),
        number("urgency"),
        word("ticket", optional=True),
        number("at"),
        word("state"),
        *(number(name) for name in ("asked", "elsewhere", "tries", "not_before")),
        PrimaryKeyConstraint("sha256"),
        Index("ix_file_in_ticket", "ticket"),
        Index("ix_file_in_asked", "urgency", sqlite_where=text("state = 'away' AND asked = 1")),
        Index("ix_file_in_away", "at", "size", sqlite_where=text("state = 'away'")),
        Index("ix_file_in_lost", "at", sqlite_where=text("state = 'lost'")),
        Index("ix_file_in_lend", "urgency", sqlite_where=text("state = 'lend'")),
    )
