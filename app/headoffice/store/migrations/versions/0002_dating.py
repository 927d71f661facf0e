"""What is known of the time of each journal, and the entries that say they are older than they can be."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for name in ("latest", "met"):
        op.add_column("writer", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    number = sa.Column("ended", sa.BigInteger(), nullable=False, server_default=sa.text("0"))
    op.add_column("writer", number)
    op.create_table(
        "backdated",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=False),
        sa.Column("rno", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("not_before", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "branch", "rno", name="pk_backdated"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("backdated")
    for name in ("met", "ended", "latest"):
        op.drop_column("writer", name)
