"""Intakes being typed. Flushed each time; thrown away ones stay seven days out of sight."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from app.store.deskside import Access
from app.store.moments import from_stored, to_stored
from app.usecases.ports import Time
from app.usecases.read_models import SavedDraft

KEPT_DROPPED: Final = timedelta(days=7)
KEPT_LEFT: Final = timedelta(days=90)
"""An intake that nobody went on with for so long becomes no case: its purpose is over (个保法 19, 47)."""

_COLUMNS: Final = "id, started_at, saved_at, title, payload, parked"


class StoreDrafts:
    """The drafts of one store."""

    def __init__(self, access: Access, time: Time) -> None:
        self._access = access
        self._time = time

    def save(self, draft: SavedDraft) -> None:
        """Keep the draft as it is now. One thrown away comes back."""
        row = (
            draft.id,
            to_stored(draft.started_at),
            to_stored(draft.saved_at),
            draft.title,
            draft.payload,
            int(draft.parked),
        )
        self._access.write(
            lambda connection: connection.execute(
                f"INSERT INTO draft ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608 - own words only
                " ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, title = excluded.title,"
                " payload = excluded.payload, parked = excluded.parked, dropped_at = NULL",
                row,
            )
        )

    def all(self) -> tuple[SavedDraft, ...]:
        """Every draft, oldest first."""
        return self._select("dropped_at IS NULL", ())

    def drop(self, draft_id: str) -> None:
        """Throw a draft away; kept seven days out of sight, then gone."""
        now = self._time.now()
        self._access.write(
            lambda connection: (
                connection.execute(
                    "UPDATE draft SET dropped_at = ? WHERE id = ? AND dropped_at IS NULL",
                    (to_stored(now), draft_id),
                ),
                connection.execute(
                    "DELETE FROM draft WHERE dropped_at < ?", (to_stored(now - KEPT_DROPPED),)
                ),
            )
        )

    def expire(self) -> None:
        """Throw away what nobody touched for 90 days; what was thrown away seven days ago is gone."""
        now = self._time.now()
        left, dropped = to_stored(now - KEPT_LEFT), to_stored(now - KEPT_DROPPED)
        self._access.write(
            lambda connection: (
                connection.execute(
                    "UPDATE draft SET dropped_at = ? WHERE saved_at < ? AND dropped_at IS NULL",
                    (to_stored(now), left),
                ),
                connection.execute("DELETE FROM draft WHERE dropped_at < ?", (dropped,)),
            )
        )

    def dropped(self) -> tuple[SavedDraft, ...]:
        """Drafts thrown away in the last seven days, the newest first."""
        since = to_stored(self._time.now() - KEPT_DROPPED)
        return self._select("dropped_at >= ?", (since,), "dropped_at DESC")

    def _select(
        self, where: str, params: tuple[object, ...], order: str = "started_at, id"
    ) -> tuple[SavedDraft, ...]:
        with self._access.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM draft WHERE {where} ORDER BY {order}",  # noqa: S608 - own words only
                params,
            ).fetchall()
        return tuple(_draft(row) for row in rows)


def _draft(row: tuple[Any, ...]) -> SavedDraft:
    return SavedDraft(row[0], from_stored(row[1]), from_stored(row[2]), row[3], row[4], bool(row[5]))
