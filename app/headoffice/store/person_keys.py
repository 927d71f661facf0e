"""Keys of persons at head office: taken in sealed boxes, kept wrapped, handed on sealed again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, select, update

from app.headoffice.callers import Caller
from app.headoffice.store.counters import FEED, lock
from app.headoffice.store.database import in_parts, one_of, put_in
from app.headoffice.store.erasing import retired
from app.headoffice.store.feeding import KeyTold, feed_keys
from app.headoffice.store.schema import PERSON_KEY, TICKET
from app.headoffice.store.secrets import Secrets
from app.headoffice.store.server_keys import ServerKeys
from app.wire.failpoint import reached
from app.wire.messages import Keys
from app.wire.parcels import Parcel, PersonKey, unwrapped, wrapped
from app.wire.problems import WireError
from app.wire.sealedbox import SealingKey
from app.wire.sealing import KEY_SIZE, key_name

_LONGEST: Final = 200


@dataclass
class LoadedKeys:
    """The keys of some tickets; see `KeyRing`. What is made anew is kept in `made` until it is stored."""

    keys: dict[tuple[str, str, str], bytes] = field(default_factory=dict)
    made: list[PersonKey] = field(default_factory=list)
    chance: bytes = b""

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        """The key of that name."""
        return self.keys.get((ticket, kind, name))

    def ensure(self, ticket: str, kind: str) -> bytes:
        """Any key of that ticket and kind; `chance` becomes one when there is none."""
        for (of, what, _), key in self.keys.items():
            if (of, what) == (ticket, kind):
                return key
        made = PersonKey(ticket, kind, self.chance[:KEY_SIZE])
        self.chance = self.chance[KEY_SIZE:]
        self.keys[ticket, kind, made.name] = made.key
        self.made.append(made)
        return made.key


class PersonKeys:
    """Takes keys in and gives them out."""

    def __init__(self, secrets: Secrets, server_keys: ServerKeys) -> None:
        self._secrets, self._server_keys = secrets, server_keys

    def take(self, connection: Connection, place: Caller, keys: Keys) -> int:
        """Keep what is new; how many. One box that does not open refuses all: WireError bad_seal."""
        openers = self._server_keys.openers(connection)
        opened = [_opened(parcel, openers) for parcel in keys.parcels]
        new = self.store(connection, place, opened)
        reached("keys.before_commit")
        return new

    def store(self, connection: Connection, place: Caller, keys: Iterable[PersonKey]) -> int:
        """Keep those that are new, and tell the branch of them."""
        wanted = {KeyTold(each.ticket, each.kind, each.name): each for each in keys}
        # Those who bring keys of a branch go one by one, so that none is told of twice.
        lock(connection, place.tenant, place.branch, FEED)
        known = {name for part in in_parts(list(wanted)) for name in _present(connection, place, part)}
        unknown = [each for each in wanted if each not in known]
        gone = retired(connection, (place.tenant, place.branch), unknown)
        told = [each for each in unknown if each not in gone]
        if not told:
            return 0
        feed_keys(connection, place.tenant, place.branch, told, place.device)
        put_in(connection, PERSON_KEY, [self._row(place, each, wanted[each].key) for each in told])
        _fold_anew(connection, place, sorted({each.ticket for each in told}))
        return len(told)

    def _row(self, place: Caller, told: KeyTold, key: bytes) -> dict[str, str | bytes]:
        bound = _bound(place.tenant, place.branch, *told)
        return {
            "tenant": place.tenant,
            "branch": place.branch,
            "ticket": told.ticket,
            "kind": told.kind,
            "name": told.name,
            "wrapped": self._secrets.wrap(key, bound),
        }

    def load(self, connection: Connection, tenant: str, branch: str, tickets: Sequence[str]) -> LoadedKeys:
        """Every key of those tickets."""
        loaded = LoadedKeys()
        for part in in_parts(list(dict.fromkeys(tickets))):
            rows = connection.execute(
                select(PERSON_KEY).where(
                    PERSON_KEY.c.tenant == tenant,
                    PERSON_KEY.c.branch == branch,
                    one_of(connection, PERSON_KEY.c.ticket, part),
                )
            )
            for row in rows:
                bound = _bound(tenant, branch, row.ticket, row.kind, row.name)
                loaded.keys[row.ticket, row.kind, row.name] = self._secrets.unwrap(row.wrapped, bound)
        return loaded

    def present(
        self, connection: Connection, place: Caller, keys: Sequence[KeyTold]
    ) -> set[tuple[str, str, str]]:
        """Those of `keys` that are still here."""
        return {name for part in in_parts(keys) for name in _present(connection, place, part)}

    def parcels(
        self, connection: Connection, place: Caller, keys: Sequence[KeyTold], seal_to: bytes
    ) -> Mapping[str, Parcel]:
        """Those keys in boxes for the holder of `seal_to`, by the name the feed has for them."""
        loaded = self.load(connection, place.tenant, place.branch, [each.ticket for each in keys])
        found = [
            PersonKey(each.ticket, each.kind, loaded.keys[each])
            for each in keys
            if tuple(each) in loaded.keys
        ]
        boxes = wrapped(found, seal_to)
        return {KeyTold(box.ticket, box.kind, box.name).key: box for box in boxes}


def _opened(parcel: Parcel, openers: Sequence[SealingKey]) -> PersonKey:
    if not all(len(part) <= _LONGEST and part.isprintable() for part in (parcel.ticket, parcel.kind)):
        raise WireError("malformed", what="parcel")
    for at, opener in enumerate(openers, 1):
        try:
            key = unwrapped((parcel,), opener)[0]
        except WireError:
            if at == len(openers):
                raise
            continue
        if key_name(key.key) == parcel.name:
            return key
    raise WireError("bad_seal")


def _present(
    connection: Connection, place: Caller, names: Sequence[tuple[str, str, str]]
) -> set[tuple[str, str, str]]:
    rows = connection.execute(
        select(PERSON_KEY.c.ticket, PERSON_KEY.c.kind, PERSON_KEY.c.name).where(
            PERSON_KEY.c.tenant == place.tenant,
            PERSON_KEY.c.branch == place.branch,
            one_of(connection, PERSON_KEY.c.ticket, list(dict.fromkeys(ticket for ticket, _, _ in names))),
        )
    )
    return {tuple(row) for row in rows}.intersection(map(tuple, names))


def _fold_anew(connection: Connection, place: Caller, tickets: Sequence[str]) -> None:
    """What was folded without the key is void."""
    for part in in_parts(tickets):
        connection.execute(
            update(TICKET)
            .where(
                TICKET.c.tenant == place.tenant,
                TICKET.c.branch == place.branch,
                one_of(connection, TICKET.c.ticket, list(part)),
            )
            .values(refold=TICKET.c.refold + 1, stale=1)
        )


def _bound(*parts: str) -> bytes:
    return "\n".join(parts).encode()
