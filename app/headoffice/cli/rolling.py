"""Which backups of a folder may go: by their days, never because many were made in a short time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

KEPT: Final = 14
"""Days of which a backup is kept, the newest of each; how long ago they are does not matter."""

_FORM: Final = "%Y%m%d-%H%M%S.cfo"
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


def named(now: datetime) -> str:
    """The file of a backup made at that moment."""
    return f"{now.astimezone(UTC):{_FORM}}"


def superseded(names: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Those that may go, oldest first, of the files of a folder.

    Kept are the newest of each of the last `KEPT` days that have one, the newest of each hour of the last
    24, and all of the last hour: a server that starts again and again writes many, and takes none of the
    days before with it. Those of days ahead, of a clock that was wrong for a while, stay and are not counted:
    they take no true day with them. What is named otherwise is somebody's own and stays.
    """
    made = sorted((at, name) for name in names if (at := _made_at(name)) is not None)
    true = [(at, name) for at, name in made if at - now < _DAY]
    days = _newest_of_each(true, lambda at: at.date())[-KEPT:]
    hours = _newest_of_each(
        [(at, name) for at, name in made if now - at < _DAY], lambda at: (at.date(), at.hour)
    )
    kept = {*days, *hours, *(name for at, name in made if now - at < _HOUR)}
    return tuple(name for _, name in made if name not in kept)


def lately(names: Iterable[str], now: datetime) -> str:
    """The newest backup of a folder that was made within the last hour; empty where there is none."""
    made = [(at, name) for name in names if (at := _made_at(name)) is not None]
    return max(((at, name) for at, name in made if timedelta() <= now - at < _HOUR), default=(now, ""))[1]


def _newest_of_each(made: list[tuple[datetime, str]], part: Callable[[datetime], object]) -> list[str]:
    """In the order of their parts; `made` is sorted, so that the last of a part stays."""
    return list({part(at): name for at, name in made}.values())


def _made_at(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
