"""How a store is kept, as commands tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.store.backup_standing import standing_of_backups

if TYPE_CHECKING:
    from app.store.onlooking import Onlooker
    from app.store.opening import Store
    from app.usecases.workplace import Workplace


def how_kept(store: Store | Onlooker, workplace: Workplace) -> dict[str, Any]:
    """Where the key lies and how old the last good backup is, with what somebody should do about it."""
    now, zone = workplace.time.now(), workplace.desk.tz
    standing = store.keys.standing()
    state = standing_of_backups(store.access, store.settings)
    warnings = [f"key_{standing.where}"] if standing.where in ("file", "folder") else []
    warnings += [standing.reminder(now.astimezone(zone).date())] if standing.where != "folder" else []
    warnings += ["backup_old"] if state.is_old(now) and standing.where != "folder" else []
    last = state.last.astimezone(zone).isoformat(timespec="minutes") if state.last else None
    return {"key": standing.where, "last_backup": last, "warnings": [each for each in warnings if each]}
