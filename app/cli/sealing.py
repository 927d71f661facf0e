"""Commands that encrypt a store as a whole, and lay it in clear again; the right is that of the settings."""

from __future__ import annotations

import typer

from app.bootstrap import key_places
from app.cli.objects import plain
from app.cli.output import emit
from app.cli.session import Session
from app.usecases.deed_rights import POLICY


def encrypt(context: typer.Context) -> None:
    """Encrypt the whole store, files too. Nobody may have it open; it takes as much room again meanwhile."""
    _reseal(context.obj, sealed=True)


def decrypt(context: typer.Context) -> None:
    """Lay a store that is encrypted as a whole in clear again; keys of persons stay sealed."""
    _reseal(context.obj, sealed=False)


def _reseal(session: Session, *, sealed: bool) -> None:
    from app.store.resealing import reseal

    with session.workplace() as workplace:
        session.entitled(workplace, POLICY)
    done = reseal(session.folder, key_places(session.folder), sealed=sealed)
    emit({"store": str(session.folder), **plain(done._asdict())})
