"""Whether a desk belongs to a head office, asked without anything heavy: at the start of the window."""

from app.store.deskside import Access


def is_enrolled(access: Access) -> bool:
    """Whether a head office is remembered."""
    with access.reading() as connection:
        return connection.execute("SELECT 1 FROM memory WHERE key = 'link'").fetchone() is not None


def is_shut_out(access: Access) -> bool:
    """Whether head office said that it revoked this desk, and did not let it in since."""
    with access.reading() as connection:
        row = connection.execute(
            "SELECT json_extract(value, '$.revoked') FROM memory WHERE key = 'link'"
        ).fetchone()
    return row is not None and bool(row[0])
