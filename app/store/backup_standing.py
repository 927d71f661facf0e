"""How the backups of a store stand, as its settings and its first entry tell."""

from __future__ import annotations

from app.store.deskside import Access
from app.store.moments import from_stored
from app.usecases.backup_plan import BackupState, backup_state
from app.usecases.ports import Settings


def standing_of_backups(access: Access, settings: Settings) -> BackupState:
    """Before the first entry there was nothing that could be lost."""
    with access.reading() as connection:
        row = connection.execute("SELECT at FROM journal ORDER BY pos LIMIT 1").fetchone()
    return backup_state(settings.all(), None if row is None else from_stored(row[0]))
