"""Sticks: a sealed file of batches, keys and pieces of files, taken in like what comes by network."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO, Final, Protocol

from sqlalchemy import insert, select

from app.headoffice.callers import Caller, Clock, told
from app.headoffice.store import alerts, untaken
from app.headoffice.store.database import Database
from app.headoffice.store.devices import check_writer, device_of, find_device, public_keys
from app.headoffice.store.pushes import STICK, Pushes
from app.headoffice.store.schema import DEVICE, EVERYWHERE, RECEIPT
from app.headoffice.store.server_keys import ServerKeys
from app.headoffice.store.site import read_site
from app.headoffice.store.untaken import Kept
from app.wire.envelope import Header, signed_by
from app.wire.failpoint import reached
from app.wire.jsonbody import from_json, to_json
from app.wire.limits import MIB, Limits
from app.wire.messages import At, Keys, Receipt
from app.wire.problems import WireError
from app.wire.stick import BATCH, BLOB, KEYS, BlobHead, Frame, read_frames, read_stick_header, write_receipt

_STEP: Final = MIB
_LONGEST: Final = 200


class BlobSink(Protocol):
    """Where pieces of files go."""

    def piece(self, tenant: str, branch: str, device: str, head: BlobHead, body: bytes) -> bool:
        """Keep a piece; whether the file is whole now. Raises WireError: wrong_offset, blob_mismatch."""
        ...


@dataclass
class _Taken:
    """What came out of one file."""

    desk: str
    caller: Caller | None = None
    keys: list[Keys] = field(default_factory=list)
    accepted: dict[str, At] = field(default_factory=dict)
    safe: dict[str, int] = field(default_factory=dict)
    blobs: dict[str, None] = field(default_factory=dict)
    waiting: dict[str, None] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    forks: dict[str, tuple[At, ...]] = field(default_factory=dict)


class StickImports:
    """Takes sticks in."""

    def __init__(
        self, database: Database, pushes: Pushes, keys: ServerKeys, clock: Clock, limits: Limits
    ) -> None:
        self._database, self._pushes, self._keys = database, pushes, keys
        self._clock, self._limits = clock, limits

    def take(self, file: BinaryIO, blobs: BlobSink) -> bytes:
        """Take a `.cfb` in and answer with the `.cfr`; any number of times, in any order.

        What may not be taken yet is kept, and the receipt says why; what a copy of the desk wrote under
        the same numbers is taken under a writer of its own. `file` must be able to go back. Raises
        WireError: malformed, bad_seal, bad_encoding, too_large, unknown_device (of a file that holds no
        entries), and what a push raises but gap and fork.
        """
        digest = _digest(file)
        header = read_stick_header(file)
        taken = _Taken(header.desk)
        for frame in self._frames(file, header.to):
            if frame.kind == KEYS:
                self._keys_of(taken, frame)
            elif frame.kind == BATCH:
                self._batch(taken, frame.body)
            elif frame.kind == BLOB:
                self._blob(taken, frame, blobs)
        caller = self._settled(taken)
        reached("stick.before_receipt")
        return self._receipt(taken, caller, digest)

    def receipt(self, caller: Caller, number: str) -> bytes:
        """A receipt once more. Raises WireError not_found."""
        with self._database.reading() as connection:
            found = connection.scalar(
                select(RECEIPT.c.data).where(
                    RECEIPT.c.tenant == caller.tenant,
                    RECEIPT.c.branch == caller.branch,
                    RECEIPT.c.id == number,
                    RECEIPT.c.device == caller.device,
                )
            )
        if found is None:
            raise WireError("not_found")
        return bytes(found)

    def _frames(self, file: BinaryIO, to: str) -> Iterator[Frame]:
        with self._database.reading() as connection:
            opener = self._keys.opener(connection, to)
        return read_frames(file, opener, self._limits.raw + MIB)

    def _keys_of(self, taken: _Taken, frame: Frame) -> None:
        """Keys stand before their batch, and only a batch says whose file this is: they wait for it."""
        taken.keys.append(from_json(frame.head, Keys))

    def _batch(self, taken: _Taken, data: bytes) -> None:
        header, caller, hindrance = self._looked_at(data)
        if taken.caller is not None and taken.caller != caller:
            raise WireError("not_yours")
        taken.caller = caller
        last = header.first + header.count - 1
        if hindrance:
            kept = Kept(untaken.BATCH, caller.device, data, hindrance, header.writer, header.first, last)
            self._keep(taken, [kept])
            taken.aside[f"{header.writer}:{header.first}-{last}"] = hindrance
            return
        self._settled(taken)
        self._pushed(taken, caller, data)

    def _pushed(self, taken: _Taken, caller: Caller, data: bytes) -> None:
        """Take a batch that nothing hinders. Raises what a push raises but gap and fork."""
        batch = self._pushes.checked(caller, data)
        writer = batch.header.writer
        try:
            ack = self._pushes.push(caller, writer, data, STICK)
        except WireError as error:
            if error.code not in ("fork", "gap"):
                raise
            if error.code == "fork" or self._pushes.goes_on_fork(caller, batch):
                taken.forks[writer] = self._pushes.take_fork(caller, batch)
            else:
                taken.waiting[self._pushes.keep_waiting(caller, batch, data)] = None
            return
        taken.accepted[writer], taken.safe[writer] = ack.accepted, ack.safe
        for told_of in [each for each in taken.waiting if each.rpartition(":")[0] == writer]:
            if int(told_of.rpartition("-")[2]) <= ack.accepted.seq:
                del taken.waiting[told_of]

    def _keep(self, taken: _Taken, more: Sequence[Kept] = ()) -> None:
        """Keep what cannot be taken yet, and the keys that came before it; a person is told."""
        caller, now = taken.caller, told(self._clock.now())
        if caller is None:
            return
        keys, taken.keys = taken.keys, []
        with self._database.writing() as connection:
            for each in keys:
                untaken.keep(
                    connection, caller.tenant, Kept(untaken.KEYS, caller.device, to_json(each), ""), now
                )
            for kept in more:
                untaken.keep(connection, caller.tenant, kept, now)
                kind = alerts.REVOKED if kept.reason == untaken.REVOKED else alerts.UNTAKEN
                detail = (
                    {} if kind == alerts.REVOKED else {"reason": kept.reason, "desk": taken.desk[:_LONGEST]}
                )
                alerts.raise_alert(connection, caller[:2], kind, caller.device, detail, now)

    def retry(self, device: str) -> None:
        """Take what was kept of a device, now that it was enrolled, or that a person wants it."""
        with self._database.reading() as connection:
            found = find_device(connection, device)
            kept = [] if found is None else untaken.kept_of(connection, found.tenant, device)
        if found is None or (found.revoked and not found.accept_revoked):
            return
        caller, taken = Caller(found.tenant, found.branch, device), _Taken(found.desk)
        for each in kept:
            try:
                if each.kind == untaken.KEYS:
                    self._pushes.take_keys(caller, from_json(each.data, Keys), STICK)
                elif hindrance := self._looked_at(each.data)[2]:
                    raise WireError(hindrance)  # noqa: TRY301 - as any other that hinders
                else:
                    self._pushed(taken, caller, each.data)
            except WireError as error:
                if error.code == "maintenance":
                    return
                with self._database.writing() as connection:
                    untaken.note_reason(connection, caller.tenant, each, error.code)
                continue
            with self._database.writing() as connection:
                untaken.let_go(connection, caller.tenant, each)

    def _settled(self, taken: _Taken) -> Caller:
        """Whose file this is: the device that signed a batch, or that of the desk the file names.

        A file without a batch brings what names itself: keys by their digest, files by theirs.
        """
        if taken.caller is None:
            with self._database.reading() as connection:
                wanted = (
                    select(DEVICE.c.device)
                    .where(DEVICE.c.desk == taken.desk)
                    .order_by(DEVICE.c.revoked_at, DEVICE.c.enrolled_at.desc())
                    .limit(1)
                )
                device = find_device(connection, connection.scalar(wanted) or "")
            if device is None:
                raise WireError("unknown_device")
            taken.caller = Caller(device.tenant, device.branch, device.device)
        if taken.aside:
            self._keep(taken)
        while taken.keys:
            self._pushes.take_keys(taken.caller, taken.keys.pop(0), STICK)
        return taken.caller

    def _looked_at(self, data: bytes) -> tuple[Header, Caller, str]:
        """What a batch says of itself, whose it is, and what hinders that it is taken.

        Raises WireError: malformed, not_yours.
        """
        header, kid = signed_by(data)
        name = device_of(header.writer)
        check_writer(header.writer, name)
        with self._database.reading() as connection:
            tenant = read_site(connection).tenant
            device = find_device(connection, name)
            known = kid in public_keys(connection, name)
        if header.tenant != (tenant if device is None else device.tenant):
            raise WireError("not_yours", tenant=header.tenant)
        if device is None:
            return header, Caller(tenant, EVERYWHERE, name), untaken.UNKNOWN_DEVICE
        caller = Caller(device.tenant, device.branch, name)
        if not known:
            return header, caller, untaken.UNKNOWN_KEY
        try:
            self._pushes.checked(caller, data)
        except WireError as error:
            if error.code != untaken.BAD_SIG:
                raise
            return header, caller, untaken.BAD_SIG
        refused = device.revoked and not device.accept_revoked
        return header, caller, untaken.REVOKED if refused else ""

    def _blob(self, taken: _Taken, frame: Frame, blobs: BlobSink) -> None:
        caller = self._settled(taken)
        head = from_json(frame.head, BlobHead)
        if head.len != len(frame.body):
            raise WireError("malformed", what="piece")
        if blobs.piece(*caller, head, frame.body):
            taken.blobs[head.sha256] = None

    def _receipt(self, taken: _Taken, caller: Caller, digest: str) -> bytes:
        now = told(self._clock.now())
        with self._database.writing() as connection:
            site = read_site(connection)
            receipt = Receipt(
                id=os.urandom(8).hex(),
                server_id=site.server_id,
                epoch=site.epoch,
                time=now,
                device=caller.device,
                file_sha256=digest,
                accepted=taken.accepted,
                safe=taken.safe,
                blobs=tuple(taken.blobs),
                waiting=tuple(taken.waiting),
                aside=taken.aside,
                forks=taken.forks,
            )
            data = write_receipt(receipt, self._keys.signer(connection))
            connection.execute(
                insert(RECEIPT).values(
                    tenant=caller.tenant,
                    branch=caller.branch,
                    id=receipt.id,
                    device=caller.device,
                    data=data,
                    at=now,
                )
            )
        return data


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    digest = sha256()
    while piece := file.read(_STEP):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
