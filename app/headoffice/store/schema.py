"""The tables of head office, as SQLAlchemy Core metadata: the one description that migrations lead to.

Tenant and branch stand first in every key, so that a branch can be moved, parted off or handed
over as a whole. Rows of `inbox` never change; everything about what became of an entry stands
elsewhere. Moments are ISO 8601 in UTC as text, hashes are hexadecimal, booleans 0 or 1.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

NAMES: Final = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

METADATA: Final = MetaData(naming_convention=NAMES)

EVERYWHERE: Final = "*"
"""In place of a branch: what all branches of a tenant are told."""


def _word(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default=text("0"))


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _optional(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=True)


def _table(name: str, key: tuple[str, ...], *columns: Column[Any], compact: bool = True) -> Table:
    """A table whose key begins with tenant and branch. `compact`: rows lie in the key's own tree (SQLite)."""
    return Table(
        name,
        METADATA,
        Column("tenant", Text, nullable=False),
        Column("branch", Text, nullable=False),
        *columns,
        PrimaryKeyConstraint("tenant", "branch", *key),
        sqlite_with_rowid=not compact,
    )


SITE: Final = Table(
    "site",
    METADATA,
    Column("id", Integer, nullable=False, autoincrement=False),
    _word("server_id"),
    _word("tenant"),
    _word("epoch"),
    _word("epochs"),
    _word("schema_known"),
    _word("state"),
    _word("installed_at"),
    PrimaryKeyConstraint("id"),
)
"""One row: who this is, and which life of the database this is (`epoch`; `epochs`: all of them)."""

SERVER_KEY: Final = Table(
    "server_key",
    METADATA,
    _word("kid"),
    _word("use"),
    _word("alg"),
    _bytes("public"),
    _bytes("wrapped"),
    _word("standing"),
    _word("made_at"),
    PrimaryKeyConstraint("kid"),
)
"""Keys of head office; the private half wrapped. `standing`: next, current, old, gone."""

BRANCH: Final = _table("branch", (), _word("name"), _word("made_at"))
COUNTER: Final = _table("counter", ("kind",), Column("kind", Text, nullable=False), _number("at"))
"""What is counted without gaps under a lock: ``receipt`` numbers, ``feed`` positions, ``writer`` numbers."""

JUDGED_TO: Final = _table("judged_to", (), _number("rno"))
"""Up to which receipt number a branch was judged; locked by the one who judges it."""

CODE: Final = _table(
    "code",
    ("selector",),
    Column("selector", Text, nullable=False),
    _word("digest"),
    _word("name"),
    _word("role"),
    _word("made_at"),
    _word("expires_at"),
    _number("tries"),
    _word("used_by"),
)
Index("ix_code_selector", CODE.c.selector, unique=True)

DEVICE: Final = _table(
    "device",
    ("device",),
    Column("device", Text, nullable=False),
    _word("desk"),
    _word("name"),
    _word("role"),
    _bytes("seal_key"),
    _word("app"),
    _word("enrolled_at"),
    _word("admission"),
    _word("last_seen"),
    _number("skew_ms"),
    _word("machine"),
    _word("schema"),
    _word("revoked_at"),
    _number("accept_revoked"),
    _number("forks"),
)
Index("ix_device_device", DEVICE.c.device, unique=True)

DEVICE_KEY: Final = _table(
    "device_key",
    ("device", "kid"),
    Column("device", Text, nullable=False),
    Column("kid", Text, nullable=False),
    _word("alg"),
    _bytes("public"),
    _word("since"),
)

WRITER: Final = _table(
    "writer",
    ("no",),
    Column("no", BigInteger, nullable=False),
    _word("writer"),
    _word("device"),
    _number("hwm"),
    _word("head"),
    _number("safe"),
    _word("last_at"),
    _word("lease"),
    _word("lease_before"),
    _word("machine"),
    _number("contested"),
    _word("latest"),
    _number("ended"),
    _word("met"),
)
Index("ix_writer_tenant_branch_writer", WRITER.c.tenant, WRITER.c.branch, WRITER.c.writer, unique=True)

BATCH: Final = _table(
    "batch",
    ("no",),
    Column("no", BigInteger, nullable=False),
    _number("writer"),
    _number("first"),
    _number("last"),
    _word("app"),
    _word("via"),
    _word("made_at"),
    _word("received_at"),
)
"""What came in one piece. `no` is the receipt number of its first new entry."""
Index("ix_batch_writer_last", BATCH.c.tenant, BATCH.c.branch, BATCH.c.writer, BATCH.c.last)

INBOX: Final = _table(
    "inbox",
    ("rno",),
    Column("rno", BigInteger, nullable=False),
    _number("writer"),
    _number("seq"),
    _word("id"),
    _word("ticket"),
    _word("type"),
    _bytes("line"),
    _bytes("hash"),
    compact=False,
)
Index(
    "ix_inbox_writer_seq",
    INBOX.c.tenant,
    INBOX.c.branch,
    INBOX.c.writer,
    INBOX.c.seq,
    unique=True,
)
Index("ix_inbox_id", INBOX.c.tenant, INBOX.c.branch, INBOX.c.id)

WAITING: Final = _table(
    "waiting",
    ("writer", "first", "last"),
    Column("writer", Text, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    _bytes("data"),
    _word("received_at"),
    compact=False,
)
"""Batches that came on a stick before their predecessors."""

UNTAKEN: Final = _table(
    "untaken",
    ("digest",),
    Column("digest", Text, nullable=False),
    _word("kind"),
    _word("device"),
    _word("writer"),
    _number("first"),
    _number("last"),
    _word("reason"),
    _bytes("data"),
    _word("received_at"),
    compact=False,
)
"""What came on a stick and cannot be taken yet: a batch, or keys, of a device that is revoked, unknown
here, or signs with a key that is. Kept under branch ``*``, for its branch may be unknown."""
Index("ix_untaken_device", UNTAKEN.c.device)

FEED: Final = _table(
    "feed",
    ("pos",),
    Column("pos", BigInteger, nullable=False),
    _word("coll"),
    _word("key"),
    _optional("rno"),
    _number("writer"),
    _number("seq"),
    _word("verdict"),
    _word("detail"),
    _word("ticket"),
    _number("rev"),
    _word("op"),
    _word("body"),
    _word("by"),
)
"""What desks are told, in the order in which it was decided; one row for each thing told of."""
Index("ix_feed_rno", FEED.c.tenant, FEED.c.branch, FEED.c.rno, unique=True)
Index("ix_feed_ticket_pos", FEED.c.tenant, FEED.c.branch, FEED.c.ticket, FEED.c.pos)
Index("ix_feed_coll_key", FEED.c.tenant, FEED.c.branch, FEED.c.coll, FEED.c.key)

TOTAL: Final = _table("total", ("coll",), Column("coll", Text, nullable=False), _number("n"), _word("sum"))

PERSON_KEY: Final = _table(
    "person_key",
    ("ticket", "kind", "name"),
    Column("ticket", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    _bytes("wrapped"),
)

ASIDE: Final = _table(
    "aside",
    ("rno",),
    Column("rno", BigInteger, nullable=False),
    _number("writer"),
    _number("seq"),
    _word("kind"),
    _word("ticket"),
    _word("entry"),
    _word("code"),
    _word("detail"),
    _word("since"),
    _number("again"),
    _word("ended_at"),
    _word("ended_by"),
)
"""Entries that did not simply apply: `kind` is the verdict. `again` asks for judging anew."""
Index("ix_aside_kind", ASIDE.c.tenant, ASIDE.c.branch, ASIDE.c.kind, ASIDE.c.ended_at)
Index("ix_aside_ticket", ASIDE.c.tenant, ASIDE.c.branch, ASIDE.c.ticket)
ASIDE_AGAIN: Final = Index(
    "ix_aside_again",
    ASIDE.c.tenant,
    ASIDE.c.branch,
    sqlite_where=ASIDE.c.again == 1,
    postgresql_where=ASIDE.c.again == 1,
)

TICKET: Final = _table(
    "ticket",
    ("ticket",),
    Column("ticket", Text, nullable=False),
    _word("number"),
    _word("stage"),
    _word("customer"),
    _word("phone"),
    _word("goods"),
    _word("opened_at"),
    _word("changed_at"),
    _word("received_at"),
    _number("entries"),
    _number("pos"),
    _number("refold"),
    _number("stale"),
    _number("voided"),
    _number("asked"),
)
"""Tickets for searching and looking: names and phone numbers masked. They are listed by `received_at`, the
clock of head office: a desk whose clock is wrong stands neither above all others nor below them.

Each time `refold` is raised, what was folded before is void; `stale` asks for folding anew.
"""
Index("ix_ticket_number", TICKET.c.tenant, TICKET.c.branch, TICKET.c.number)
Index("ix_ticket_received", TICKET.c.tenant, TICKET.c.branch, TICKET.c.received_at)
TICKET_STALE: Final = Index(
    "ix_ticket_stale",
    TICKET.c.tenant,
    TICKET.c.branch,
    sqlite_where=TICKET.c.stale == 1,
    postgresql_where=TICKET.c.stale == 1,
)

PAPER: Final = _table(
    "paper",
    ("rno",),
    Column("rno", BigInteger, nullable=False),
    _word("ticket"),
    _word("document"),
    _word("number"),
    _number("version"),
    _word("digest"),
)
"""Papers as issued, by what is printed on them: number, version, and the beginning of `digest`."""
Index("ix_paper_number", PAPER.c.number)
Index("ix_paper_digest", PAPER.c.digest)
Index("ix_paper_ticket", PAPER.c.tenant, PAPER.c.branch, PAPER.c.ticket)

BLOB_REF: Final = _table(
    "blob_ref",
    ("sha256", "ticket"),
    Column("sha256", Text, nullable=False),
    Column("ticket", Text, nullable=False),
    _number("size"),
    _word("role"),
    _word("mime"),
    _number("rno"),
)
Index("ix_blob_ref_ticket", BLOB_REF.c.tenant, BLOB_REF.c.branch, BLOB_REF.c.ticket)

BLOB: Final = _table(
    "blob",
    ("sha256",),
    Column("sha256", Text, nullable=False),
    _number("size"),
    _word("arrived_at"),
    _word("lost_at"),
    _word("gone_at"),
)
"""Files of a tenant by content, kept under branch ``*``: those that came, those given up for lost, and those
that came and are gone again from their place.
"""
_GONE: Final = text("gone_at <> ''")
Index("ix_blob_gone", BLOB.c.tenant, sqlite_where=_GONE, postgresql_where=_GONE)

ALERT: Final = _table(
    "alert",
    ("id",),
    Column("id", Text, nullable=False),
    _word("kind"),
    _word("device"),
    _word("detail"),
    _word("at"),
    _word("last_at"),
    _number("times"),
    _word("dismissed_at"),
)
"""What a person should look at: `times` so far, from `at` to `last_at`."""

RECEIPT: Final = _table(
    "receipt", ("id",), Column("id", Text, nullable=False), _word("device"), _bytes("data"), _word("at")
)

BACKUP: Final = Table(
    "backup",
    METADATA,
    _word("id"),
    _word("epoch"),
    _word("at"),
    _word("tested_at"),
    _number("entries"),
    PrimaryKeyConstraint("id"),
)
"""Backups that were made; `tested_at` is set when a test restore matched."""
