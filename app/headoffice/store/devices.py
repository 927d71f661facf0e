"""Devices: enrolled once, known by their keys, revoked when they are lost."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from app.headoffice.callers import Clock, told
from app.headoffice.store.alerts import REINSTATED, raise_alert
from app.headoffice.store.branches import Branches, CodeTaken, branch_name, use_code
from app.headoffice.store.database import Database, add_missing
from app.headoffice.store.door_order import moment_of_revoking
from app.headoffice.store.doorbook import DoorBook
from app.headoffice.store.news import News
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.schema import DEVICE, DEVICE_KEY
from app.headoffice.store.server_keys import ServerKeys
from app.headoffice.store.site import read_site
from app.wire.messages import Enrol, Enrolled, enrol_words
from app.wire.problems import WireError
from app.wire.signing import ALGORITHM, holds, kid_of, to_bytes

_KEY_SIZE = 32
WRITER_NAME = re.compile(r"[0-9A-Za-z_-]{1,64}\.[0-9A-Za-z_-]{1,64}")
_DEVICE = re.compile(r"[0-9A-Za-z_-]{1,64}")


class Device(NamedTuple):
    """A device as it is registered."""

    tenant: str
    branch: str
    device: str
    desk: str
    role: str
    seal_key: bytes
    admission: str
    """Another one with each enrolment: what was given out under the one before counts no more."""
    revoked: bool
    accept_revoked: bool


class Devices:
    """The register of devices."""

    def __init__(
        self,
        database: Database,
        branches: Branches,
        keys: ServerKeys,
        clock: Clock,
        news: News,
        book: DoorBook,
    ) -> None:
        """`book` is told who is revoked and which codes are spent, for the day a backup is put back."""
        self._database, self._branches, self._keys, self._clock = database, branches, keys, clock
        self._news, self._book = news, book

    def enrol(self, asked: Enrol) -> Enrolled:
        """Register a device. Raises WireError: malformed, bad_sig, code_refused, desk_taken, device_revoked.

        The same device may come again with a new code, and with new keys: its batches of before
        stay readable. One that was revoked is let in again by a code made since, and an alert says so.
        """
        sign_key, seal_key = _key(asked.sign_key), _key(asked.seal_key)
        words = enrol_words(asked.code, asked.device, asked.sign_key, asked.seal_key)
        if not holds(sign_key, _bytes(asked.sig), words):
            raise WireError("bad_sig")
        if not _DEVICE.fullmatch(asked.device):
            raise WireError("malformed", what="device")
        taken = self._branches.try_code(asked.code, asked.device)
        with self._database.writing() as connection:
            back = self._register(connection, asked, taken, seal_key)
            self._add_key(connection, asked, taken, sign_key)
            use_code(connection, taken, asked.device)
            if taken.fresh:
                self._book.spent(taken.selector, taken.digest, asked.device)
            site = read_site(connection)
            enrolled = Enrolled(
                tenant=taken.tenant,
                branch=taken.branch,
                branch_name=branch_name(connection, taken.tenant, taken.branch),
                device=asked.device,
                server_id=site.server_id,
                epoch=site.epoch,
                keys=self._keys.public(connection),
            )
        if back:
            self._book.reinstated(asked.device, told(self._clock.now()))
        return enrolled

    def _register(self, connection: Connection, asked: Enrol, taken: CodeTaken, seal_key: bytes) -> bool:
        """Whether it had been revoked: also one that a backup put back knows nothing of."""
        known = find_device(connection, asked.device)
        if known is not None and known.branch != taken.branch:
            raise WireError("code_refused", branch=known.branch)
        revoked_at = _revoked_at(connection, asked.device)
        if known is None:
            revoked_at = self._book.shut_out().get(asked.device, "")
        if revoked_at and not (taken.fresh and taken.made_at >= revoked_at):
            raise WireError("device_revoked")
        other = connection.scalar(
            select(DEVICE.c.device).where(
                DEVICE.c.tenant == taken.tenant,
                DEVICE.c.desk == plain(asked.desk),
                DEVICE.c.device != asked.device,
                DEVICE.c.revoked_at == "",
            )
        )
        if other is not None:
            raise WireError("desk_taken", desk=asked.desk)
        values = {
            "desk": plain(asked.desk),
            "name": plain(asked.name) or taken.name or plain(f"{asked.desk} {asked.host}".strip()),
            "role": taken.role,
            "seal_key": seal_key,
            "app": plain(asked.app),
            "admission": os.urandom(8).hex(),
        }
        if revoked_at:
            place, now = (taken.tenant, taken.branch), told(self._clock.now())
            raise_alert(
                connection, place, REINSTATED, asked.device, {"revoked_at": revoked_at, "at": now}, now
            )
        if known is not None:
            back = {"revoked_at": "", "accept_revoked": 0} if revoked_at else {}
            connection.execute(update(DEVICE).where(DEVICE.c.device == asked.device).values(**values, **back))
            return bool(revoked_at)
        connection.execute(
            insert(DEVICE).values(
                tenant=taken.tenant,
                branch=taken.branch,
                device=asked.device,
                enrolled_at=told(self._clock.now()),
                **values,
            )
        )
        return bool(revoked_at)

    def _add_key(self, connection: Connection, asked: Enrol, taken: CodeTaken, sign_key: bytes) -> None:
        row = {
            "tenant": taken.tenant,
            "branch": taken.branch,
            "device": asked.device,
            "kid": kid_of(sign_key),
            "alg": ALGORITHM,
            "public": sign_key,
            "since": told(self._clock.now()),
        }
        add_missing(connection, DEVICE_KEY, [row])

    def rename(self, device: str, name: str) -> None:
        """What people call it. Raises HeadOfficeError unknown_device."""
        self._set(device, name=plain(name))

    def revoke(self, device: str) -> None:
        """From now on nothing is taken from it and nothing told to it. Raises HeadOfficeError unknown_device.

        Calls that are held open look at once whether they are still for somebody.
        """
        with self._database.writing() as connection:
            at = moment_of_revoking(connection, self._clock.now())
            known = _set(connection, device, revoked_at=at, accept_revoked=0)
            # Before the commit: whoever is revoked stays so whatever is put back after this.
            self._book.revoked(device, at)
        self._news.tell(known.tenant, known.branch)

    def accept_revoked(self, device: str) -> None:
        """Take what a revoked device still brings on a stick. Raises HeadOfficeError unknown_device."""
        self._set(device, accept_revoked=1)

    def _set(self, device: str, **values: str | int) -> None:
        with self._database.writing() as connection:
            _set(connection, device, **values)


def _set(connection: Connection, device: str, **values: str | int) -> Device:
    known = find_device(connection, device)
    if known is None:
        raise HeadOfficeError("unknown_device", device=device)
    connection.execute(update(DEVICE).where(DEVICE.c.device == device).values(**values))
    return known


def find_device(connection: Connection, device: str) -> Device | None:
    """A device by its id; None when it was never enrolled."""
    row = connection.execute(
        select(
            DEVICE.c.tenant,
            DEVICE.c.branch,
            DEVICE.c.device,
            DEVICE.c.desk,
            DEVICE.c.role,
            DEVICE.c.seal_key,
            DEVICE.c.admission,
            DEVICE.c.revoked_at,
            DEVICE.c.accept_revoked,
        ).where(DEVICE.c.device == device)
    ).one_or_none()
    return None if row is None else Device(*row[:7], bool(row.revoked_at), bool(row.accept_revoked))


def _revoked_at(connection: Connection, device: str) -> str:
    return connection.scalar(select(DEVICE.c.revoked_at).where(DEVICE.c.device == device)) or ""


def registered(connection: Connection, device: str) -> Device:
    """A device that may speak. Raises WireError: unknown_device, device_revoked."""
    found = find_device(connection, device)
    if found is None:
        raise WireError("unknown_device")
    if found.revoked:
        raise WireError("device_revoked")
    return found


def public_keys(connection: Connection, device: str) -> dict[str, bytes]:
    """Every key the device ever signed with, by name."""
    rows = connection.execute(
        select(DEVICE_KEY.c.kid, DEVICE_KEY.c.public).where(
            DEVICE_KEY.c.device == device, DEVICE_KEY.c.alg == ALGORITHM
        )
    )
    return {row.kid: row.public for row in rows}


def device_of(writer: str) -> str:
    """The device of a writer (``device.inc``)."""
    return writer.partition(".")[0]


def check_writer(writer: str, device: str) -> None:
    """Raises WireError not_yours unless `writer` is an incarnation of that device."""
    if device_of(writer) != device or not WRITER_NAME.fullmatch(writer):
        raise WireError("not_yours", writer=plain(writer))


def plain(text: str) -> str:
    """What a device says of itself, as every database takes it: no NUL, 200 characters at most."""
    return text.replace("\0", "")[:200]


def _key(text: str) -> bytes:
    key = _bytes(text)
    if len(key) != _KEY_SIZE:
        raise WireError("malformed", what="key")
    return key


def _bytes(text: str) -> bytes:
    try:
        return to_bytes(text)
    except ValueError as error:
        raise WireError("malformed", what="key") from error
