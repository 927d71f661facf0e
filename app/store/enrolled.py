"""Whether a desk belongs to a head office, asked without anything heavy: at the start of the window."""

from app.store.deskside import Access


def is_enrolled(access: Access) -> bool:
    """Whether a head office is remembered."""
    with access.reading() as connection:
        return connection.execute("SELECT 1 FROM memory WHERE key = 'link'").fetchone() is not None
