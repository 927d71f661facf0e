"""Devices that were not heard of for longer than they may be: broken, away, or without a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from app.headoffice.callers import told
from app.headoffice.store.feeding import PUT
from app.headoffice.store.schema import DEVICE, FEED, WRITER
from app.wire.messages import DEVICE_POLICY, SILENT_DAYS, USUAL_SILENT_DAYS

_DAY: Final = timedelta(days=1)


def silent_devices(connection: Connection, now: datetime) -> Mapping[str, int]:
    """Those that are in use and silent for at least as long as is published for them: whole days each.

    What is published for a device goes before what is for its branch, and that before what is for all.
    """
    allowed, until = _allowed(connection), believed_until(now)
    writer = WRITER.c
    by_device = (writer.tenant, writer.branch, writer.device)
    heard = {
        (row.tenant, row.branch, row.device): row.last
        for row in connection.execute(
            select(*by_device, func.max(writer.last_at).label("last"))
            .where(writer.last_at <= until)
            .group_by(*by_device)
        )
    }
    found: dict[str, int] = {}
    for row in connection.execute(select(DEVICE).where(DEVICE.c.revoked_at == "")):
        moments = (row.last_seen, heard.get((row.tenant, row.branch, row.device)) or "", row.enrolled_at)
        last = max((each for each in moments if each <= until), default="") or told(now)
        days = (now - datetime.fromisoformat(last)) // _DAY
        limits = (allowed.get((row.tenant, key)) for key in (row.device, row.branch, "all"))
        if days >= next((each for each in limits if each is not None), USUAL_SILENT_DAYS):
            found[row.device] = days
    return found


def believed_until(now: datetime) -> str:
    """Up to when a moment that was written down is believed: a clock that was ahead by years for a day would
    let a device pass for one that was heard of, for as many years.
    """
    return told(now + _DAY)


def _allowed(connection: Connection) -> Mapping[tuple[str, str], int]:
    """Days by tenant and key of the collection; what a branch publishes for itself stands beside the rest."""
    rows = connection.execute(
        select(FEED.c.tenant, FEED.c.key, FEED.c.body).where(FEED.c.coll == DEVICE_POLICY, FEED.c.op == PUT)
    )
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        days = msgspec.json.decode(row.body, type=dict[str, object]).get(SILENT_DAYS)
        if isinstance(days, int):
            found[row.tenant, row.key] = days
    return found
