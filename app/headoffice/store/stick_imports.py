"""Sticks: a sealed file of batches, keys and pieces of files, taken in like what comes by network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO, Final, Protocol

from sqlalchemy import Connection, insert, select

from app.headoffice.callers import Caller, Clock, told
from app.headoffice.store import alerts
from app.headoffice.store.database import Database
from app.headoffice.store.devices import Device, device_of, find_device
from app.headoffice.store.pushes import STICK, Pushes
from app.headoffice.store.schema import DEVICE, RECEIPT
from app.headoffice.store.server_keys import ServerKeys
from app.headoffice.store.site import read_site
from app.wire.envelope import Header
from app.wire.failpoint import reached
from app.wire.jsonbody import from_json
from app.wire.limits import MIB, Limits
from app.wire.messages import At, Keys, Receipt
from app.wire.problems import WireError
from app.wire.stick import BATCH, BLOB, KEYS, BlobHead, Frame, read_frames, read_stick_header, write_receipt

_STEP: Final = MIB


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


class StickImports:
    """Takes sticks in."""

    def __init__(
        self, database: Database, pushes: Pushes, keys: ServerKeys, clock: Clock, limits: Limits
    ) -> None:
        self._database, self._pushes, self._keys = database, pushes, keys
        self._clock, self._limits = clock, limits

    def take(self, file: BinaryIO, blobs: BlobSink) -> bytes:
        """Take a `.cfb` in and answer with the `.cfr`; any number of times, in any order.

        `file` must be able to go back. Raises WireError: malformed, bad_seal, bad_encoding,
        too_large, unknown_device, device_revoked, and what a push raises but gap.
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
        """Keys stand before the batches, and only a batch says whose file this is: they wait for it."""
        keys = from_json(frame.head, Keys)
        if taken.caller is None:
            taken.keys.append(keys)
        else:
            self._pushes.take_keys(taken.caller, keys, STICK)

    def _batch(self, taken: _Taken, data: bytes) -> None:
        caller = self._whose(data)
        batch = self._pushes.checked(caller, data)
        if taken.caller is not None and taken.caller != caller:
            raise WireError("not_yours")
        taken.caller = caller
        self._settled(taken)
        writer = batch.header.writer
        try:
            ack = self._pushes.push(caller, writer, data, STICK)
        except WireError as error:
            if error.code != "gap":
                raise
            taken.waiting[self._pushes.keep_waiting(caller, batch, data)] = None
            return
        taken.accepted[writer], taken.safe[writer] = ack.accepted, ack.safe
        for told_of in [each for each in taken.waiting if each.rpartition(":")[0] == writer]:
            if int(told_of.rpartition("-")[2]) <= ack.accepted.seq:
                del taken.waiting[told_of]

    def _settled(self, taken: _Taken) -> Caller:
        """Whose file this is: the device that signed a batch, or that of the desk the file names.

        A file without a batch brings what names itself: keys by their digest, files by theirs.
        """
        if taken.caller is None:
            with self._database.reading() as connection:
                wanted = select(DEVICE.c.device).where(DEVICE.c.desk == taken.desk, DEVICE.c.revoked_at == "")
                device = find_device(connection, connection.scalar(wanted) or "")
            if device is None:
                raise WireError("unknown_device")
            taken.caller = Caller(device.tenant, device.branch, device.device)
        while taken.keys:
            self._pushes.take_keys(taken.caller, taken.keys.pop(0), STICK)
        return taken.caller

    def _whose(self, data: bytes) -> Caller:
        """The device a batch says it is of; its signature is looked at next."""
        header = from_json(data[: data.find(b"\n")], Header)
        with self._database.writing() as connection:
            device = find_device(connection, device_of(header.writer))
            if device is None:
                raise WireError("unknown_device")
            if not device.revoked or device.accept_revoked:
                return Caller(device.tenant, device.branch, device.device)
            self._alert(connection, device)
        raise WireError("device_revoked")

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

    def _alert(self, connection: Connection, device: Device) -> None:
        place = (device.tenant, device.branch)
        alerts.raise_alert(connection, place, alerts.REVOKED, device.device, {}, told(self._clock.now()))


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    digest = sha256()
    while piece := file.read(_STEP):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
