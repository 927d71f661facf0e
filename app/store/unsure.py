"""What others wrote and is not known to be safe, or not received here: pieces of SQL for lists."""

from __future__ import annotations

from typing import Final

SAFE_OF_OTHERS: Final = "coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'others_safe_pos'), 0)"
"""Entries of others up to this position of the journal are safe."""
OF_ANOTHER_HOUSE: Final = "coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'house_pos'), 0)"
"""Entries of others up to this position came from a head office that was another house."""


def unknown_there(ticket: str) -> str:
    """SQL: a row where others wrote in that ticket, in another house, what this head office did not judge."""
    return (
        f"SELECT 1 FROM journal j WHERE {OF_ANOTHER_HOUSE} > 0 AND j.ticket = {ticket}"  # noqa: S608 - own words
        f" AND j.writer IN (SELECT id FROM writer WHERE own = 0) AND j.pos <= {OF_ANOTHER_HOUSE}"
        " AND coalesce((SELECT d.pos FROM judged d WHERE d.writer = j.writer AND d.first <= j.seq"
        " ORDER BY d.first DESC LIMIT 1), 0) < 1 LIMIT 1"
    )
