"""Figures of a head office as a whole, for whoever watches over it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.headoffice.store.alerts import BACKUP_FAILED
from app.headoffice.store.backups import backup_age, last_good
from app.headoffice.store.counters import RECEIPT
from app.headoffice.store.gone_files import IS_GONE
from app.headoffice.store.schema import (
    ALERT,
    ASIDE,
    BACKUP,
    BLOB,
    BLOB_REF,
    COUNTER,
    DEVICE,
    JUDGED_TO,
    WRITER,
)
from app.headoffice.store.silence import silent_devices
from app.headoffice.store.site import read_site
from app.wire.messages import Verdict


def figures(connection: Connection, now: datetime) -> Mapping[str, int | str]:
    """Counts by name: received, judged, safe and not yet (`lag`), forks, alerts that are up, put aside by
    kind, devices, files spoken of and here.

    `backup_age` are seconds since a backup was made that held, or since the installation where none was;
    `backups_failed` those that did not since then.
    """
    site = read_site(connection)
    received = connection.scalar(
        select(func.coalesce(func.sum(COUNTER.c.at), 0)).where(COUNTER.c.kind == RECEIPT)
    )
    judged = connection.scalar(select(func.coalesce(func.sum(JUDGED_TO.c.rno), 0)))
    asides = {
        row[0]: int(row[1])
        for row in connection.execute(
            select(ASIDE.c.kind, func.count()).where(ASIDE.c.ended_at == "").group_by(ASIDE.c.kind)
        )
    }
    return {
        "server_id": site.server_id,
        "epoch": site.epoch,
        "state": str(site.state),
        "received": int(received or 0),
        "judged": int(judged or 0),
        "safe": int(connection.scalar(select(func.coalesce(func.sum(WRITER.c.safe), 0))) or 0),
        "lag": int(connection.scalar(select(func.coalesce(func.sum(WRITER.c.hwm - WRITER.c.safe), 0))) or 0),
        "forks": int(connection.scalar(select(func.coalesce(func.sum(DEVICE.c.forks), 0))) or 0),
        "alerts": int(connection.scalar(select(func.count()).where(ALERT.c.dismissed_at == "")) or 0),
        **_backups(connection, now),
        "devices": int(connection.scalar(select(func.count()).where(DEVICE.c.revoked_at == "")) or 0),
        "devices_silent": len(silent_devices(connection, now)),
        "files": int(connection.scalar(select(func.count(BLOB_REF.c.sha256.distinct()))) or 0),
        "files_here": int(connection.scalar(select(func.count()).where(BLOB.c.arrived_at != "")) or 0),
        "files_gone": int(connection.scalar(select(func.count()).select_from(BLOB).where(IS_GONE)) or 0),
        **{
            str(kind): asides.get(kind, 0)
            for kind in (Verdict.CONFLICT, Verdict.QUARANTINED, Verdict.HELD, Verdict.HELD_UPGRADE)
        },
    }


def _backups(connection: Connection, now: datetime) -> Mapping[str, int]:
    good = last_good(connection, now)
    failed = select(func.coalesce(func.sum(ALERT.c.times), 0)).where(
        ALERT.c.kind == BACKUP_FAILED, ALERT.c.last_at > good
    )
    return {
        "backup_age": backup_age(connection, now),
        "backups_made": int(connection.scalar(select(func.count()).where(BACKUP.c.tested_at != "")) or 0),
        "backups_failed": int(connection.scalar(failed) or 0),
    }
