"""Sessions: a device shows that it holds its key, and learns how its journal stands (protocol 3.9)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, update

from app.headoffice.callers import Caller, Clock, told
from app.headoffice.store import alerts
from app.headoffice.store.database import Database
from app.headoffice.store.devices import Device, check_writer, find_device, plain, public_keys, registered
from app.headoffice.store.gone_files import gone_files
from app.headoffice.store.leases import Turn, take_lease
from app.headoffice.store.reference_rows import Place, read_live
from app.headoffice.store.schema import DEVICE, EVERYWHERE
from app.headoffice.store.secrets import Secrets
from app.headoffice.store.seen import skew_of
from app.headoffice.store.site import read_site
from app.headoffice.store.writers import Known, find_writer, hash_at, locked_writer, note_witness, writers_of
from app.wire.chain import first_hash
from app.wire.messages import DEVICE_POLICY, At, OpenSession, Session, SessionVerdict, Standing, session_words
from app.wire.problems import WireError
from app.wire.signing import holds, to_bytes
from app.wire.versions import SPOKEN

TOKEN_HOURS: Final = 8
_CHALLENGE_SECONDS: Final = 600
_GRAVEST: Final = (
    SessionVerdict.LEASE_CONFLICT,
    SessionVerdict.FORK,
    SessionVerdict.BEHIND,
    SessionVerdict.AHEAD,
    SessionVerdict.NEW_WRITER,
    SessionVerdict.OK,
)


class _Token(msgspec.Struct, frozen=True, array_like=True):
    tenant: str
    branch: str
    device: str
    admission: str
    until: float


class _Visit(NamedTuple):
    """Who came, when."""

    asked: OpenSession
    device: Device
    epoch: str
    now: datetime


class Sessions:
    """Opens sessions and knows their tokens again; nothing of a session is kept here."""

    def __init__(self, database: Database, secrets: Secrets, clock: Clock, policy: Mapping[str, Any]) -> None:
        self._database, self._secrets, self._clock = database, secrets, clock
        self._policy = policy

    def challenge(self) -> str:
        """Words to sign, good for ten minutes; nothing is kept here."""
        words = msgspec.json.encode([self._clock.now().timestamp(), os.urandom(12).hex()])
        return self._secrets.stamped(self._secrets.challenges, words)

    def authorise(self, token: str) -> Caller:
        """Whose token it is. Raises WireError: session_expired, unknown_device, device_revoked."""
        said = self._read(token)
        with self._database.reading() as connection:
            if registered(connection, said.device).admission != said.admission:
                raise WireError("session_expired")
        return Caller(said.tenant, said.branch, said.device)

    def claimed(self, token: str) -> Caller:
        """The same by our stamp alone, without a look at the device. Raises WireError session_expired."""
        said = self._read(token)
        return Caller(said.tenant, said.branch, said.device)

    def _read(self, token: str) -> _Token:
        words = self._secrets.unstamped(self._secrets.tokens, token)
        if words is None:
            raise WireError("session_expired")
        try:
            said = msgspec.json.decode(words, type=_Token)
        except msgspec.ValidationError as error:  # our own, from before this program
            raise WireError("session_expired") from error
        if said.until < self._clock.now().timestamp():
            raise WireError("session_expired")
        return said

    def open(self, asked: OpenSession) -> Session:
        """Open a session.

        Raises WireError: upgrade_required, session_expired (the challenge), unknown_device,
        device_revoked, bad_sig, unknown_key (restored to before it was enrolled anew), not_yours.
        """
        if asked.api not in SPOKEN:
            raise WireError("upgrade_required", api=list(SPOKEN))
        self._check_challenge(asked.challenge)
        for writer in (asked.writer, *asked.writers):
            check_writer(writer, asked.device)
        with self._database.writing() as connection:
            self._check_signature(connection, asked)
            device = registered(connection, asked.device)
            visit = _Visit(asked, device, read_site(connection).epoch, self._clock.now())
            return self._opened(connection, visit)

    def _check_challenge(self, challenge: str) -> None:
        words = self._secrets.unstamped(self._secrets.challenges, challenge)
        if words is None:
            raise WireError("session_expired")
        given = msgspec.json.decode(words, type=tuple[float, str])[0]
        if not 0 <= self._clock.now().timestamp() - given <= _CHALLENGE_SECONDS:
            raise WireError("session_expired")

    def _check_signature(self, connection: Connection, asked: OpenSession) -> None:
        if find_device(connection, asked.device) is None:
            raise WireError("unknown_device")
        words = session_words(asked.challenge, asked.device, asked.writer, asked.last, asked.lease)
        try:
            signature = to_bytes(asked.sig)
        except ValueError as error:
            raise WireError("bad_sig") from error
        keys = public_keys(connection, asked.device).values()
        if not any(holds(key, signature, words) for key in keys):
            raise WireError("unknown_key")

    def _opened(self, connection: Connection, visit: _Visit) -> Session:
        asked, device = visit.asked, visit.device
        before = writers_of(connection, device.tenant, device.branch, device.device)
        fresh = not before
        standings = {
            writer: _standing(connection, visit, writer, at, fresh=fresh)
            for writer, at in {**asked.writers, asked.writer: asked.last}.items()
        }
        known = locked_writer(connection, device.tenant, device.branch, asked.writer)
        lease = take_lease(connection, device.tenant, device.branch, known, asked.lease, plain(asked.machine))
        if lease.turn is Turn.TWIN:
            standings[asked.writer] = msgspec.structs.replace(
                standings[asked.writer], verdict=SessionVerdict.LEASE_CONFLICT
            )
        else:
            _note_meeting(connection, visit, known, standings[asked.writer])
        verdict = min((each.verdict for each in standings.values()), key=_GRAVEST.index)
        _note(connection, visit, known, standings)
        _note_strangers(connection, visit, before)
        until = visit.now + timedelta(hours=TOKEN_HOURS)
        gone = gone_files(connection, device.tenant, device.branch)
        token = _Token(device.tenant, device.branch, device.device, device.admission, until.timestamp())
        return Session(
            token=self._secrets.stamped(self._secrets.tokens, msgspec.json.encode(token)),
            expires=told(until),
            lease=lease.lease,
            epoch=visit.epoch,
            time=told(visit.now),
            branch=device.branch,
            verdict=verdict,
            standings=standings,
            policy={**self._policy, **_published_policy(connection, device)},
            files_gone=gone.names,
            files_gone_since=gone.many_since,
        )


def _published_policy(connection: Connection, device: Device) -> Mapping[str, Any]:
    """What is published for all devices, for those of its branch, and for this one: the nearest counts."""
    asked: dict[str, Any] = {}
    for key in ("all", device.branch, device.device):
        for scope in (EVERYWHERE, device.branch):
            text = read_live(connection, Place(device.tenant, scope, DEVICE_POLICY), [key]).get(key)
            asked |= msgspec.json.decode(text, type=dict[str, Any]) if text is not None else {}
    return asked


def _standing(connection: Connection, visit: _Visit, writer: str, at: At, *, fresh: bool) -> Standing:
    device = visit.device
    known = find_writer(connection, device.tenant, device.branch, writer)
    if known is None:
        verdict = SessionVerdict.OK if fresh else SessionVerdict.NEW_WRITER
        if visit.asked.epoch not in ("", visit.epoch) and at.seq:
            verdict = SessionVerdict.AHEAD
        return Standing(At(0, first_hash(writer).hex()), 0, verdict)
    return Standing(known.accepted, known.safe, _verdict(connection, visit, known, at))


def _verdict(connection: Connection, visit: _Visit, known: Known, at: At) -> SessionVerdict:
    if at.seq <= known.hwm:
        if hash_at(connection, visit.device.tenant, visit.device.branch, known, at.seq) != at.hash:
            return SessionVerdict.FORK
        return SessionVerdict.OK if at.seq == known.hwm else SessionVerdict.BEHIND
    restored = visit.asked.epoch not in ("", visit.epoch)
    return SessionVerdict.AHEAD if restored else SessionVerdict.OK


def _note_meeting(connection: Connection, visit: _Visit, known: Known, standing: Standing) -> None:
    """Where the journal ends now: what is written later was not written before this (`domain/dating.py`)."""
    if standing.verdict in (SessionVerdict.FORK, SessionVerdict.BEHIND):
        return
    witness = known.witness.meets(visit.asked.last.seq, visit.now, known.hwm)
    note_witness(connection, (visit.device.tenant, visit.device.branch, known.no), witness)


def _note(connection: Connection, visit: _Visit, known: Known, standings: Mapping[str, Standing]) -> None:
    """Keep what was seen of the device, and put up what a person should look at."""
    asked, device, now = visit.asked, visit.device, told(visit.now)
    place = (device.tenant, device.branch)
    connection.execute(
        update(DEVICE)
        .where(DEVICE.c.device == device.device)
        .values(
            last_seen=now,
            app=plain(asked.app),
            machine=plain(asked.machine),
            skew_ms=skew_of(asked.time, visit.now),
            schema=msgspec.json.encode(asked.schema, order="sorted").decode(),
        )
    )
    for writer, standing in standings.items():
        kind = {
            SessionVerdict.FORK: alerts.FORK,
            SessionVerdict.BEHIND: alerts.BEHIND,
            SessionVerdict.AHEAD: alerts.AHEAD,
            SessionVerdict.LEASE_CONFLICT: alerts.TWINS,
        }.get(standing.verdict)
        if kind is None or (kind == alerts.TWINS and known.contested):
            continue
        detail: dict[str, Any] = {"writer": writer}
        if kind == alerts.TWINS:
            detail["machines"] = sorted((known.machine, asked.machine))
        alerts.raise_alert(connection, place, kind, device.device, detail, now)


def _note_strangers(connection: Connection, visit: _Visit, known: Sequence[Known]) -> None:
    """A device that does not know a name under which another machine wrote as it: one is the other's copy.

    Once it has read the feed it knows of it, and is told at the desk.
    """
    asked, device = visit.asked, visit.device
    machine, own = plain(asked.machine), {asked.writer, *asked.writers}
    for each in known:
        if each.hwm and machine and each.machine not in ("", machine) and each.writer not in own:
            machines = sorted((each.machine, machine))
            detail = {"writer": asked.writer, "other": each.writer, "machines": machines}
            place = (device.tenant, device.branch)
            alerts.raise_alert(connection, place, alerts.TWINS, device.device, detail, told(visit.now))
