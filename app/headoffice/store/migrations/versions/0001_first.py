"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _office()
    _devices()
    _entries()
    _told()


def _office() -> None:
    _table("site", key="id:i", words="server_id tenant epoch epochs schema_known state installed_at")
    _table("server_key", named="kid", words="kid use alg standing made_at", blobs="public wrapped")
    _table("backup", named="id", words="id epoch at tested_at", numbers="entries")
    _table("branch", key="tenant branch", words="name made_at", compact=True)
    _table("counter", key="tenant branch kind", numbers="at", compact=True)
    _table(
        "code",
        key="tenant branch selector",
        words="digest name role made_at expires_at used_by",
        numbers="tries",
        compact=True,
    )
    _index("ix_code_selector", "code", ["selector"], unique=True)
    words = "kind device detail at last_at dismissed_at"
    _table("alert", key="tenant branch id", words=words, numbers="times", compact=True)


def _devices() -> None:
    _table(
        "device",
        key="tenant branch device",
        words="desk name role app enrolled_at admission last_seen machine schema revoked_at",
        numbers="skew_ms accept_revoked forks",
        blobs="seal_key",
        compact=True,
    )
    _index("ix_device_device", "device", ["device"], unique=True)
    _table("device_key", key="tenant branch device kid", words="alg since", blobs="public", compact=True)
    _table(
        "writer",
        key="tenant branch no:n",
        words="writer device head last_at lease lease_before machine",
        numbers="hwm safe contested",
        compact=True,
    )
    _index("ix_writer_tenant_branch_writer", "writer", ["tenant", "branch", "writer"], unique=True)
    _table("receipt", key="tenant branch id", words="device at", blobs="data", compact=True)


def _entries() -> None:
    _table("judged_to", key="tenant branch", numbers="rno", compact=True)
    _table(
        "batch",
        key="tenant branch no:n",
        words="app via made_at received_at",
        numbers="writer first last",
        compact=True,
    )
    _index("ix_batch_writer_last", "batch", ["tenant", "branch", "writer", "last"])
    _table(
        "inbox", key="tenant branch rno:n", words="id ticket type", numbers="writer seq", blobs="line hash"
    )
    _index("ix_inbox_id", "inbox", ["tenant", "branch", "id"])
    _index("ix_inbox_writer_seq", "inbox", ["tenant", "branch", "writer", "seq"], unique=True)
    _table("waiting", key="tenant branch writer first:n last:n", words="received_at", blobs="data")
    _table(
        "untaken",
        key="tenant branch digest",
        words="kind device writer reason received_at",
        numbers="first last",
        blobs="data",
    )
    _index("ix_untaken_device", "untaken", ["device"])
    _table("person_key", key="tenant branch ticket kind name", blobs="wrapped", compact=True)
    _table(
        "paper",
        key="tenant branch rno:n",
        words="ticket document number digest",
        numbers="version",
        compact=True,
    )
    _index("ix_paper_number", "paper", ["number"])
    _index("ix_paper_digest", "paper", ["digest"])
    _index("ix_paper_ticket", "paper", ["tenant", "branch", "ticket"])
    _table("blob_ref", key="tenant branch sha256 ticket", words="role mime", numbers="size rno", compact=True)
    _index("ix_blob_ref_ticket", "blob_ref", ["tenant", "branch", "ticket"])
    moments = "arrived_at lost_at gone_at"
    _table("blob", key="tenant branch sha256", words=moments, numbers="size", compact=True)
    _index("ix_blob_gone", "blob", ["tenant"], where="gone_at <> ''")


def _told() -> None:
    _table(
        "feed",
        key="tenant branch pos:n",
        words="coll key verdict detail ticket op body by",
        numbers="writer seq rev",
        optional="rno",
        compact=True,
    )
    _index("ix_feed_coll_key", "feed", ["tenant", "branch", "coll", "key"])
    _index("ix_feed_rno", "feed", ["tenant", "branch", "rno"], unique=True)
    _index("ix_feed_ticket_pos", "feed", ["tenant", "branch", "ticket", "pos"])
    _table("total", key="tenant branch coll", words="sum", numbers="n", compact=True)
    _table("roster", key="tenant branch key since", words="name role until", compact=True)
    _table(
        "aside",
        key="tenant branch rno:n",
        words="kind ticket entry code detail since ended_at ended_by",
        numbers="writer seq again",
        compact=True,
    )
    _index("ix_aside_again", "aside", ["tenant", "branch"], where="again = 1")
    _index("ix_aside_kind", "aside", ["tenant", "branch", "kind", "ended_at"])
    _index("ix_aside_ticket", "aside", ["tenant", "branch", "ticket"])
    _table(
        "ticket",
        key="tenant branch ticket",
        words="number stage customer phone goods opened_at changed_at received_at",
        numbers="entries pos refold stale voided asked",
        compact=True,
    )
    _index("ix_ticket_received", "ticket", ["tenant", "branch", "received_at"])
    _index("ix_ticket_number", "ticket", ["tenant", "branch", "number"])
    _index("ix_ticket_stale", "ticket", ["tenant", "branch"], where="stale = 1")
    _index("ix_ticket_asked", "ticket", ["tenant", "branch"], where="asked = 1")


def _table(
    name: str,
    key: str = "",
    named: str = "",
    words: str = "",
    numbers: str = "",
    blobs: str = "",
    optional: str = "",
    *,
    compact: bool = False,
) -> None:
    """A table; `key` with ``:n`` and ``:i`` for numbers, `named` a key that stands among `words`."""
    kinds = {"n": sa.BigInteger, "i": sa.Integer, "": sa.Text}
    columns: list[sa.Column[object]] = []
    for each in key.split():
        column, _, kind = each.partition(":")
        columns.append(sa.Column(column, kinds[kind](), nullable=False, autoincrement=False))
    columns += [sa.Column(each, sa.Text(), nullable=False, server_default="") for each in words.split()]
    columns += [
        sa.Column(each, sa.BigInteger(), nullable=False, server_default=sa.text("0"))
        for each in numbers.split()
    ]
    columns += [sa.Column(each, sa.LargeBinary(), nullable=False) for each in blobs.split()]
    columns += [sa.Column(each, sa.BigInteger(), nullable=True) for each in optional.split()]
    own = [each.partition(":")[0] for each in key.split()] + named.split()
    op.create_table(
        name,
        *columns,
        sa.PrimaryKeyConstraint(*own, name=f"pk_{name}"),
        sqlite_with_rowid=not compact,
    )


def _index(name: str, table: str, columns: list[str], where: str = "", *, unique: bool = False) -> None:
    only = sa.text(where) if where else None
    op.create_index(name, table, columns, unique=unique, sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    for name in _TABLES.split():
        op.drop_table(name)


_TABLES = (
    "site server_key backup branch counter code device device_key writer alert receipt "
    "judged_to batch inbox waiting untaken feed total roster person_key aside ticket paper blob_ref blob "
)
