"""What a page of the feed says beside its items: our word on the chains of others, and who the others are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import msgspec
from sqlalchemy import Connection, select

from app.headoffice.store.schema import DEVICE
from app.wire.messages import At, Item, JudgedEntry
from app.wire.signing import SigningKey
from app.wire.vouching import Scope, vouch


def vouch_for(items: list[Item], scope: Scope, signer: Callable[[], SigningKey]) -> None:
    """Put our word to the last entry of each other writer: the desk may have to bring them back."""
    last: dict[str, tuple[int, JudgedEntry]] = {}
    for at, item in enumerate(items):
        body = item.body
        if isinstance(body, JudgedEntry) and body.line:
            known = last.get(body.writer)
            if known is None or known[1].seq <= body.seq:
                last[body.writer] = (at, body)
    key = signer() if last else None
    for writer, (at, body) in last.items():
        if key is not None:
            word = vouch(key, scope, writer, At(body.seq, body.hash))
            signed = msgspec.structs.replace(body, vouch=word)
            items[at] = msgspec.structs.replace(items[at], body=signed)


def desks_of(connection: Connection, tenant: str, devices: Collection[str]) -> Mapping[str, str]:
    """The number codes of those devices; head office itself has none."""
    if not devices:
        return {}
    rows = connection.execute(
        select(DEVICE.c.device, DEVICE.c.desk).where(
            DEVICE.c.tenant == tenant, DEVICE.c.device.in_(sorted(devices))
        )
    )
    return {row.device: row.desk for row in rows}
