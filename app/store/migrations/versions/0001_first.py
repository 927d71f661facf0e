"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _words(*names: str) -> list["sa.Column[str]"]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _numbers(*names: str) -> list["sa.Column[int]"]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def upgrade() -> None:
    _journal()
    _tickets()
    _desk()
    _head_office()
    # No copy of the text, no positions, no sizes: the index says which tickets hold a term and
    # ticket_text says whether the words stand there as typed.
    op.execute(
        "CREATE VIRTUAL TABLE search"
        " USING fts5(terms, content='', columnsize=0, detail='none', tokenize='ascii')"
    )


def _journal() -> None:
    op.create_table(
        "writer",
        *_numbers("id"),
        *_words("name"),
        *_numbers("own"),
        sa.Column("goes_on", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_writer"),
        sa.UniqueConstraint("name", name="uq_writer_name"),
    )
    op.create_table(
        "journal",
        *_numbers("pos"),
        sa.Column("writer", sa.Integer, sa.ForeignKey("writer.id", name="fk_journal_writer"), nullable=False),
        *_numbers("seq"),
        *_words("id"),
        sa.Column("ticket", sa.Text),
        *_words("type"),
        *_numbers("at"),
        sa.Column("line", sa.BLOB, nullable=False),
        sa.Column("hash", sa.BLOB, nullable=False),
        sa.PrimaryKeyConstraint("pos", name="pk_journal"),
        sa.UniqueConstraint("writer", "seq", name="uq_journal_writer_seq"),
    )
    op.create_index(
        "ix_journal_ticket_pos", "journal", ["ticket", "pos"], sqlite_where=sa.text("ticket IS NOT NULL")
    )
    op.create_table(
        "ticket_key",
        *_words("ticket", "kind", "name"),
        sa.Column("key", sa.BLOB, nullable=False),
        *_numbers("sent"),
        sa.PrimaryKeyConstraint("ticket", "kind", "name", name="pk_ticket_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ticket_key_unsent", "ticket_key", ["ticket"], sqlite_where=sa.text("sent = 0"))
    op.create_table(
        "counter",
        *_words("series", "day"),
        *_numbers("last"),
        sa.PrimaryKeyConstraint("series", "day", name="pk_counter"),
        sqlite_with_rowid=False,
    )
    op.create_table("meta", *_words("key", "value"), sa.PrimaryKeyConstraint("key", name="pk_meta"))


def _tickets() -> None:
    op.create_table(
        "ticket_row",
        *_numbers("row"),
        *_words("ticket", "number", "customer", "phone_digits", "barcode"),
        *_numbers("opened_at"),
        *_words("label"),
        *_numbers("rank", "due"),
        *_words("person"),
        *_numbers("approval", "waiting", "last_pos"),
        *_words("state"),
        sa.PrimaryKeyConstraint("row", name="pk_ticket_row"),
        sa.UniqueConstraint("ticket", name="uq_ticket_row_ticket"),
    )
    op.create_index("ix_ticket_row_number", "ticket_row", ["number"])
    queue = ["rank", "due", "row"]
    op.create_index("ix_ticket_row_queue", "ticket_row", queue)
    op.create_index(
        "ix_ticket_row_person", "ticket_row", ["person", *queue], sqlite_where=sa.text("rank < 9")
    )
    op.create_index("ix_ticket_row_approval", "ticket_row", queue, sqlite_where=sa.text("approval = 1"))
    op.create_index("ix_ticket_row_waiting", "ticket_row", queue, sqlite_where=sa.text("waiting = 1"))
    op.create_table(
        "ticket_text",
        *_numbers("row"),
        *_words("words", "initials"),
        sa.PrimaryKeyConstraint("row", name="pk_ticket_text"),
    )
    op.create_table(
        "document",
        *_words("number", "ticket"),
        sa.PrimaryKeyConstraint("number", "ticket", name="pk_document"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        *_words("name"),
        *_numbers("n"),
        sa.PrimaryKeyConstraint("name", name="pk_tally"),
        sqlite_with_rowid=False,
    )


def _desk() -> None:
    op.create_table(
        "draft",
        *_words("id"),
        *_numbers("started_at", "saved_at"),
        *_words("title", "payload"),
        *_numbers("parked"),
        sa.Column("dropped_at", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    op.create_table("setting", *_words("key", "value"), sa.PrimaryKeyConstraint("key", name="pk_setting"))
    op.create_table(
        "goods",
        *_words("barcode", "record", "source"),
        sa.PrimaryKeyConstraint("barcode", name="pk_goods"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "print_job",
        *_words("id", "ticket", "document", "number", "pdf_sha256", "printer"),
        *_numbers("copies"),
        *_words("state"),
        *_numbers("created_at"),
        *_words("problem", "taken"),
        sa.PrimaryKeyConstraint("id", name="pk_print_job"),
    )
    op.create_index(
        "ix_print_job_waiting",
        "print_job",
        ["created_at"],
        sqlite_where=sa.text("state IN ('queued', 'failed')"),
    )
    op.create_index("ix_print_job_sent", "print_job", ["created_at"], sqlite_where=sa.text("state = 'sent'"))


def _head_office() -> None:
    op.create_table(
        "superseded",
        *_numbers("writer", "seq"),
        *_words("id"),
        sa.Column("ticket", sa.Text),
        sa.Column("line", sa.BLOB, nullable=False),
        sa.Column("hash", sa.BLOB, nullable=False),
    )
    op.create_table(
        "judged",
        *_numbers("writer", "first", "last", "pos"),
        *_words("verdict", "detail"),
        sa.PrimaryKeyConstraint("writer", "first", name="pk_judged"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_judged_aside",
        "judged",
        ["verdict", "pos"],
        sqlite_where=sa.text("verdict NOT IN ('applied', 'merged_soft', 'repeated')"),
    )
    op.create_table(
        "shared",
        *_words("ticket"),
        *_numbers("changes"),
        sa.PrimaryKeyConstraint("ticket", name="pk_shared"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "accepted",
        *_numbers("writer", "seq"),
        *_words("hash"),
        *_numbers("safe", "applied_to"),
        sa.PrimaryKeyConstraint("writer", name="pk_accepted"),
    )
    op.create_table(
        "vouch",
        *_numbers("writer", "seq"),
        *_words("word"),
        sa.PrimaryKeyConstraint("writer", "seq", name="pk_vouch"),
        sqlite_with_rowid=False,
    )
    _remembered()
    _erased_files()
    _files_out()
    _files_in()


def _remembered() -> None:
    op.create_table("memory", *_words("key", "value"), sa.PrimaryKeyConstraint("key", name="pk_memory"))
    op.create_table(
        "ledger", *_numbers("id"), *_words("line"), sa.PrimaryKeyConstraint("id", name="pk_ledger")
    )
    op.create_table(
        "collection",
        *_words("coll", "key"),
        *_numbers("rev"),
        sa.Column("body", sa.BLOB, nullable=False),
        sa.PrimaryKeyConstraint("coll", "key", name="pk_collection"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "total",
        *_words("coll"),
        *_numbers("n"),
        *_words("sum"),
        sa.PrimaryKeyConstraint("coll", name="pk_total"),
    )
    op.create_table(
        "erased_key",
        *_words("ticket", "kind", "name"),
        sa.PrimaryKeyConstraint("ticket", "kind", "name", name="pk_erased_key"),
        sqlite_with_rowid=False,
    )


def _erased_files() -> None:
    op.create_table(
        "erased_file",
        *_words("sha256", "ticket"),
        *_numbers("gone"),
        sa.PrimaryKeyConstraint("sha256", name="pk_erased_file"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_erased_file_waiting", "erased_file", ["ticket"], sqlite_where=sa.text("gone = 0"))


def _files_out() -> None:
    op.create_table(
        "file_out",
        *_words("sha256"),
        *_numbers("size"),
        *_words("role", "mime"),
        *_numbers("urgency", "writer", "seq"),
        sa.Column("ticket", sa.Text),
        *_words("state"),
        sa.PrimaryKeyConstraint("sha256", name="pk_file_out"),
    )
    op.create_index(
        "ix_file_out_waiting", "file_out", ["urgency", "sha256"], sqlite_where=sa.text("state = 'waiting'")
    )
    op.create_index("ix_file_out_lost", "file_out", ["sha256"], sqlite_where=sa.text("state = 'lost'"))


def _files_in() -> None:
    op.create_table(
        "file_in",
        *_words("sha256"),
        *_numbers("size"),
        *_words("role", "mime"),
        *_numbers("urgency"),
        sa.Column("ticket", sa.Text),
        *_numbers("at"),
        *_words("state"),
        *_numbers("asked", "elsewhere", "tries", "not_before"),
        sa.PrimaryKeyConstraint("sha256", name="pk_file_in"),
    )
    op.create_index("ix_file_in_ticket", "file_in", ["ticket"])
    op.create_index(
        "ix_file_in_asked", "file_in", ["urgency"], sqlite_where=sa.text("state = 'away' AND asked = 1")
    )
    op.create_index("ix_file_in_away", "file_in", ["at", "size"], sqlite_where=sa.text("state = 'away'"))
    op.create_index("ix_file_in_lost", "file_in", ["at"], sqlite_where=sa.text("state = 'lost'"))
    op.create_index("ix_file_in_lend", "file_in", ["urgency"], sqlite_where=sa.text("state = 'lend'"))


def downgrade() -> None:
    for table in (
        "file_in",
        "file_out",
        "erased_file",
        "erased_key",
        "total",
        "collection",
        "ledger",
        "memory",
        "vouch",
        "accepted",
        "shared",
        "judged",
        "superseded",
        "search",
        "print_job",
        "goods",
        "setting",
        "draft",
        "tally",
        "document",
        "ticket_text",
        "ticket_row",
        "meta",
        "counter",
        "ticket_key",
        "journal",
        "writer",
    ):
        op.drop_table(table)
