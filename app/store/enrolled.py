"""Whether a desk belongs to a head office, asked without anything heavy: at the start of the window."""

from contextlib import suppress
from datetime import datetime
from typing import Final

from app.store.deskside import Access

_CONTACT: Final = "memory:contact"
"""What synchronisation remembers at each answer of head office."""


def is_enrolled(access: Access) -> bool:
    """Whether a head office is remembered."""
    with access.reading() as connection:
        return connection.execute("SELECT 1 FROM memory WHERE key = 'link'").fetchone() is not None


def told_time(access: Access) -> datetime | None:
    """The moment that head office told last, by its own clock and under its signature; None without one."""
    with access.reading() as connection:
        row = connection.execute(
            "SELECT json_extract(value, '$') FROM memory WHERE key = ?", (_CONTACT,)
        ).fetchone()
    with suppress(ValueError):
        found = datetime.fromisoformat(str(row[0])) if row is not None else None
        return found if found is not None and found.tzinfo is not None else None
    return None


def is_shut_out(access: Access) -> bool:
    """Whether head office said that it revoked this desk, and did not let it in since."""
    with access.reading() as connection:
        row = connection.execute(
            "SELECT json_extract(value, '$.revoked') FROM memory WHERE key = 'link'"
        ).fetchone()
    return row is not None and bool(row[0])
