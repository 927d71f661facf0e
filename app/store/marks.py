"""Which numbers bear a mark: those of every writer but the one that a store was made with."""

from typing import Final

from app.domain.numbering import mark_of

FIRST: Final = 1
"""The writer that a store is made with."""


def mark_at_work(writer_id: int, writer: str) -> str:
    """What the numbers of that writer bear.

    A later one began because the store was copied, moved or restored: another computer may go on with
    the numbers as they were, or papers may be about that this store knows nothing of.
    """
    return "" if writer_id == FIRST else mark_of(writer)


def marked(series: str, mark: str) -> str:
    """The series that the numbers with that mark are counted in."""
    return f"{series}.{mark}" if mark else series
