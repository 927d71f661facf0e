"""Which backups of a folder stay, when the next is due, and when somebody must be told that there is none."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

DAYS, WEEKS, MONTHS = 7, 4, 12
"""So many are kept: the newest of each of the last days, weeks and months that have one."""

FOLDER: Final = "backup.folder"
LAST: Final = "backup.last"
FAILED: Final = "backup.failed"
OLD_AFTER: Final = "backup.old_after_days"
USUAL_DAYS: Final = 3

_AGAIN_AFTER: Final = timedelta(hours=1)
"""After one that failed: a share that is away comes back by itself, and nobody waits for it."""


@dataclass(frozen=True)
class BackupState:
    """What is remembered of backups. `folder` is empty where nobody chose one; `failed` is the code of the
    problem of the last try, with its parameters, empty once one succeeded. `since`: before that there was
    no store that could be lost.
    """

    folder: str = ""
    last: datetime | None = None
    tried: datetime | None = None
    failed: str = ""
    params: Mapping[str, str] | None = None
    old_after: timedelta = timedelta(days=USUAL_DAYS)
    since: datetime | None = None

    def is_old(self, now: datetime) -> bool:
        """Whether somebody must be told: the last good one, or the first day without any, is too long ago."""
        begun = self.last or self.since
        return begun is not None and now - begun > self.old_after

    def is_due(self, now: datetime, zone: tzinfo) -> bool:
        """Whether one is made by itself now: none of this day of the desk, and none that failed just now."""
        if not self.folder:
            return False
        if self.failed and self.tried is not None and timedelta(0) <= now - self.tried < _AGAIN_AFTER:
            return False
        return self.last is None or self.last.astimezone(zone).date() != now.astimezone(zone).date()

    def is_due_at_day_end(self, now: datetime) -> bool:
        """Whether the end of the day makes one more: none of the last hour."""
        return bool(self.folder) and (self.last is None or now - self.last > _LATELY)


_LATELY: Final = timedelta(hours=1)


def backup_state(settings: Mapping[str, object], since: datetime | None = None) -> BackupState:
    """As kept in the settings; what cannot be read counts as not there."""
    last, failed, days = settings.get(LAST), settings.get(FAILED), settings.get(OLD_AFTER)
    good = last if isinstance(last, Mapping) else {}
    bad = failed if isinstance(failed, Mapping) else {}
    params = bad.get("params")
    return BackupState(
        folder=str(settings.get(FOLDER) or ""),
        last=_moment(good.get("at")),
        tried=_moment(bad.get("at")),
        failed=str(bad.get("code") or ""),
        params={str(name): str(value) for name, value in params.items()}
        if isinstance(params, Mapping)
        else {},
        old_after=timedelta(days=days if isinstance(days, int) and days > 0 else USUAL_DAYS),
        since=since,
    )


def _moment(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else None


def superseded(made: Iterable[datetime], zone: tzinfo) -> frozenset[datetime]:
    """Those that may go: all but the newest of each of the last days, weeks and months that have one.

    Days are those of the desk. By how many there are and never by how old they are: after a long pause
    nothing is thrown away. The newest of all always stays.
    """
    moments = sorted(made)
    kept = {
        *_newest(moments, lambda at: at.astimezone(zone).date(), DAYS),
        *_newest(moments, lambda at: at.astimezone(zone).isocalendar()[:2], WEEKS),
        *_newest(moments, lambda at: (at.astimezone(zone).year, at.astimezone(zone).month), MONTHS),
    }
    return frozenset(moments) - kept


def _newest(moments: list[datetime], part: Callable[[datetime], Hashable], most: int) -> list[datetime]:
    """`moments` is sorted, so that the last of a part stays."""
    return list({part(at): at for at in moments}.values())[-most:]
