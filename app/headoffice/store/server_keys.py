"""Head office's own keys: one that signs, one that opens what is sealed to it, and their successors.

A key is announced before it is used: as ``next`` desks learn it from a `hello` that the key they
know has signed; as ``current`` it signs; as ``old`` it is still told, so that receipts made with
it hold; ``gone`` keys are told no more, but boxes sealed to them are opened for good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, insert, select, update

from app.headoffice.callers import Clock, told
from app.headoffice.store.database import Database
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.schema import SERVER_KEY
from app.headoffice.store.secrets import Secrets
from app.wire import sealedbox, signing
from app.wire.messages import PublicKey
from app.wire.problems import WireError
from app.wire.sealedbox import SealingKey
from app.wire.signing import SigningKey, kid_of

SIGN, SEAL = "sign", "seal"
NEXT, CURRENT, OLD, GONE = "next", "current", "old", "gone"
_TOLD: Final = (CURRENT, NEXT, OLD)


class ServerKeys:
    """The keys, as the database has them now: another process may have changed them."""

    def __init__(self, database: Database, secrets: Secrets, clock: Clock) -> None:
        self._database, self._secrets, self._clock = database, secrets, clock
        self._opened: dict[str, SigningKey | SealingKey] = {}

    def begin(self, connection: Connection, use: str, standing: str = CURRENT) -> str:
        """A new key of that use; its public half's name."""
        key = SigningKey.fresh() if use == SIGN else SealingKey.fresh()
        kid = kid_of(key.public)
        connection.execute(
            insert(SERVER_KEY).values(
                kid=kid,
                use=use,
                alg=signing.ALGORITHM if use == SIGN else sealedbox.ALGORITHM,
                public=key.public,
                wrapped=self._secrets.wrap(key.private, kid.encode()),
                standing=standing,
                made_at=told(self._clock.now()),
            )
        )
        return kid

    def begin_rotation(self, use: str) -> str:
        """Announce a successor; what was ``old`` is told no more. The name of the new key."""
        with self._database.writing() as connection:
            of_use = SERVER_KEY.c.use == use
            waiting = connection.scalar(select(SERVER_KEY.c.kid).where(of_use, SERVER_KEY.c.standing == NEXT))
            if waiting:
                return str(waiting)
            connection.execute(
                update(SERVER_KEY).where(of_use, SERVER_KEY.c.standing == OLD).values(standing=GONE)
            )
            return self.begin(connection, use, NEXT)

    def finish_rotation(self, use: str) -> str:
        """From now on the successor is used. Raises HeadOfficeError no_rotation when none was announced."""
        with self._database.writing() as connection:
            of_use = SERVER_KEY.c.use == use
            new = connection.scalar(select(SERVER_KEY.c.kid).where(of_use, SERVER_KEY.c.standing == NEXT))
            if new is None:
                raise HeadOfficeError("no_rotation", use=use)
            connection.execute(
                update(SERVER_KEY).where(of_use, SERVER_KEY.c.standing == CURRENT).values(standing=OLD)
            )
            connection.execute(update(SERVER_KEY).where(SERVER_KEY.c.kid == new).values(standing=CURRENT))
            return str(new)

    def public(self, connection: Connection) -> tuple[PublicKey, ...]:
        """What desks are told: the one in use first."""
        rows = connection.execute(select(SERVER_KEY).where(SERVER_KEY.c.standing.in_(_TOLD))).all()
        rows = sorted(rows, key=lambda row: (row.use, _TOLD.index(row.standing)))
        return tuple(PublicKey(row.kid, row.use, row.alg, signing.to_text(row.public)) for row in rows)

    def signer(self, connection: Connection) -> SigningKey:
        """The key that signs now."""
        row = connection.execute(
            select(SERVER_KEY.c.kid).where(SERVER_KEY.c.use == SIGN, SERVER_KEY.c.standing == CURRENT)
        ).one()
        key = self._key(connection, row.kid)
        if not isinstance(key, SigningKey):
            raise HeadOfficeError("master_key_wrong")
        return key

    def signed_with(self, connection: Connection) -> Mapping[str, bytes]:
        """Every public key that head office ever signed with, by name."""
        rows = connection.execute(
            select(SERVER_KEY.c.kid, SERVER_KEY.c.public).where(SERVER_KEY.c.use == SIGN)
        )
        return {row.kid: bytes(row.public) for row in rows}

    def openers(self, connection: Connection) -> Sequence[SealingKey]:
        """Every key that something may have been sealed to, the newest first."""
        kids = connection.scalars(
            select(SERVER_KEY.c.kid).where(SERVER_KEY.c.use == SEAL).order_by(SERVER_KEY.c.made_at.desc())
        ).all()
        keys = (self._key(connection, kid) for kid in kids)
        return [key for key in keys if isinstance(key, SealingKey)]

    def opener(self, connection: Connection, kid: str) -> SealingKey:
        """The key of that name. Raises WireError bad_seal when it is none of ours."""
        for key in self.openers(connection):
            if kid_of(key.public) == kid:
                return key
        raise WireError("bad_seal")

    def _key(self, connection: Connection, kid: str) -> SigningKey | SealingKey:
        known = self._opened.get(kid)
        if known is not None:
            return known
        row = connection.execute(select(SERVER_KEY).where(SERVER_KEY.c.kid == kid)).one()
        private = self._secrets.unwrap(row.wrapped, kid.encode())
        key = SigningKey(private) if row.use == SIGN else SealingKey(private)
        self._opened[kid] = key
        return key
