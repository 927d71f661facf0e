"""A session with head office: who we are, proven by the device's key; good for eight hours.

When its token runs out in the middle of anything, a new one is asked for and the same bytes go
again. The token is remembered, so that a pass with nothing to do is one call.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import msgspec

from app.sync import causes, epochs
from app.sync.causes import CallFailedError, Cause, RefusedCallError
from app.sync.client import JSON, Ask, Client, Reply
from app.sync.desk_side import DeskSide
from app.wire.failpoint import reached
from app.wire.jsonbody import from_json, to_json
from app.wire.limits import USUAL, Limits
from app.wire.link import Accepted, Link
from app.wire.messages import At, Hello, OpenSession, Session, SessionVerdict, Standing, session_words
from app.wire.problems import WireError
from app.wire.signing import to_text
from app.wire.versions import API, schema

RENEW: Final = frozenset(("gap", "fork", "epoch_changed", "lease_conflict"))
"""After these a new session says how things stand."""
"""Remembered under this name: the life of head office that it told of, though no session was had in it."""
_KEPT: Final = "session"
_LEASE_OF: Final = "lease_writer"
_GONE_SINCE: Final = "files_gone_since"


class Kept(msgspec.Struct, frozen=True):
    """What is remembered of a session; it is this writer's on this machine alone."""

    token: str
    expires: str
    writer: str
    machine: str
    epoch: str
    limits: Limits = USUAL
    policy: Mapping[str, Any] = {}


class Opened(msgspec.Struct, frozen=True):
    """A session that was opened, with the head office's own words."""

    session: Session
    kept: Kept


@dataclass
class _Held:
    kept: Kept | None = None


class Sessions:
    """Keeps a session, and makes calls in it."""

    def __init__(self, desk: DeskSide, client: Client) -> None:
        self._desk = desk
        self._client = client
        self._lock = threading.RLock()
        self._held = _Held(self._recalled())

    @property
    def limits(self) -> Limits:
        """How large things may be, as head office said."""
        kept = self._held.kept
        return kept.limits if kept is not None else USUAL

    @property
    def policy(self) -> Mapping[str, Any]:
        """What head office asks of this device."""
        kept = self._held.kept
        return kept.policy if kept is not None else {}

    def usable(self) -> bool:
        """Whether a session is at hand that should still hold."""
        kept, link = self._held.kept, self._desk.link()
        if kept is None or link.revoked or kept.epoch != link.epoch:
            return False
        ends = self._desk.outbox.ends()
        return bool(ends) and kept.writer == ends[-1].writer and kept.machine == self._desk.machine

    def call(self, ask: Ask) -> Reply:
        """A call in the session. Raises CallFailedError, RefusedCallError, StoppedError."""
        kept = self._held.kept
        if kept is None:
            kept = self.open().kept
        try:
            return self._client.call(_authorised(ask, kept), self._publics)
        except RefusedCallError as refused:
            if refused.cause.code == causes.REVOKED:
                self._revoked()
            if refused.cause.code != "session_expired":
                raise
        return self._client.call(_authorised(ask, self._renewed(kept)), self._publics)

    def _renewed(self, old: Kept) -> Kept:
        """A new session instead of `old`, opened by whichever thread comes first."""
        with self._lock:
            kept = self._held.kept
            return kept if kept is not None and kept is not old else self.open().kept

    def forget(self) -> None:
        """The next call opens a new session."""
        with self._lock:
            self._held.kept = None
            self._desk.state.remember(_KEPT, "")

    def _publics(self, body: bytes) -> Mapping[str, bytes]:
        return self._desk.link().signing_keys()

    def hello(self) -> Hello:
        """Ask who answers. Raises CallFailedError other_head_office when it is another one."""
        nonce = to_text(os.urandom(16))
        reply = self._client.call(Ask("hello", "GET", "/hello", query={"n": nonce}), self._publics)
        hello = reply.as_kind(Hello)
        link = self._desk.link()
        if hello.server_id != link.server_id or hello.nonce != nonce:
            raise CallFailedError(Cause(causes.OTHER_SERVER, {"server": hello.server_id}))
        if hello.keys != link.keys:
            self._desk.state.save_link(msgspec.structs.replace(link, keys=hello.keys))
        if hello.epoch != link.epoch:
            epochs.told(self._desk.state, hello.epoch)
        self.told_time(hello.time, reply.seconds)
        return hello

    def told_time(self, told: str, seconds: float) -> None:
        """Head office has just told its time, in a call of so many seconds: how far off our own clock is."""
        now = self._desk.clock.now()
        try:
            offset = (datetime.fromisoformat(told) - now).total_seconds() + seconds / 2
        except (ValueError, TypeError):  # no moment, or one without an offset
            return
        self._desk.state.remember(epochs.CONTACT, told)
        self._desk.state.remember("offset_ms", round(offset * 1000))

    def open(self) -> Opened:
        """Open a session. Raises what `call` raises."""
        with self._lock:
            hello = self.hello()
            asked = self._asking(hello, self._desk.link())
            body = to_json(asked)
            try:
                reply = self._client.call(
                    Ask("session", "POST", "/session", body, JSON, packed=True), self._publics
                )
            except RefusedCallError as refused:
                if refused.cause.code == causes.REVOKED:
                    self._revoked()
                raise
            return self._taken(reply.as_kind(Session), asked, hello)

    def _asking(self, hello: Hello, link: Link) -> OpenSession:
        *older, present = self._desk.outbox.ends()
        last = At(present.seq, present.hash.hex())
        lease = link.lease if self._desk.state.recall(_LEASE_OF) == present.writer else ""
        words = session_words(hello.challenge, link.device, present.writer, last, lease)
        return OpenSession(
            device=link.device,
            writer=present.writer,
            last=last,
            epoch=link.epoch,
            api=API,
            app=self._desk.app,
            challenge=hello.challenge,
            schema=schema(),
            time=self._desk.clock.now().isoformat(timespec="milliseconds"),
            sig=to_text(self._desk.keys.signing().sign(words)),
            lease=lease,
            machine=self._desk.machine,
            writers={each.writer: At(each.seq, each.hash.hex()) for each in older},
        )

    def _taken(self, session: Session, asked: OpenSession, hello: Hello) -> Opened:
        kept = Kept(
            session.token,
            session.expires,
            asked.writer,
            self._desk.machine,
            session.epoch,
            hello.limits,
            session.policy,
        )
        self._change_link(session, asked.writer)
        self._held.kept = kept
        self._note_gone(session)
        self._desk.state.remember(_KEPT, to_json(kept).decode())
        return Opened(session, kept)

    def _change_link(self, session: Session, writer: str) -> None:
        """Head office was restored: the feed is read anew, and what it lost goes again."""
        link = self._desk.link()
        if session.epoch != link.epoch:
            # Before anything says that this epoch is known: whoever opened the session, and wherever
            # it is broken off, nothing counts as received that this head office does not have.
            for name, standing in session.standings.items():
                self._believe(name, standing)
            self._desk.inflow.begin_again()
        else:
            for name, standing in session.standings.items():
                self._raise_safe(name, standing)
        clash = session.verdict is SessionVerdict.LEASE_CONFLICT
        lease = "" if clash else session.lease
        now = epochs.go_over(self._desk.state, link, session.epoch)
        changed = msgspec.structs.replace(now, lease=lease, revoked=False)
        reached("desk.session_opened")
        if changed != link:
            self._desk.state.save_link(changed)
        if not clash:
            self._desk.state.remember(_LEASE_OF, writer)

    def _note_gone(self, session: Session) -> None:
        """Files went from head office's disk while its database knew nothing of it."""
        if session.files_gone:
            self._desk.outbox.blobs_gone(session.files_gone)
        since, state = session.files_gone_since, self._desk.state
        if since and since != state.recall(_GONE_SINCE):
            self._desk.outbox.blobs_gone(None)
            state.remember(_GONE_SINCE, since)

    def _believe(self, writer: str, standing: Standing) -> None:
        """What was proved in another epoch counts no more; what is told now does where it is ours."""
        at, state = standing.accepted, self._desk.state
        known, own = state.accepted(writer), self._desk.outbox.hash_at(writer, at.seq)
        ours = at.seq > 0 and own is not None and own.hex() == at.hash
        applied = min(known.applied_to, at.seq)
        now = Accepted(at.seq, at.hash, standing.safe, applied) if ours else Accepted()
        if now != known:
            state.save_accepted(writer, now)

    def _raise_safe(self, writer: str, standing: Standing) -> None:
        """A desk that has nothing to send hears here that a backup was tried since."""
        state, at = self._desk.state, standing.accepted
        known, own = state.accepted(writer), self._desk.outbox.hash_at(writer, at.seq)
        safe = min(standing.safe, known.seq)
        if own is not None and own.hex() == at.hash and safe > known.safe:
            state.save_accepted(writer, msgspec.structs.replace(known, safe=safe))

    def _revoked(self) -> None:
        link = self._desk.link()
        if not link.revoked:
            self._desk.state.save_link(msgspec.structs.replace(link, revoked=True))

    def _recalled(self) -> Kept | None:
        found = self._desk.state.recall(_KEPT)
        try:
            return from_json(found.encode(), Kept) if isinstance(found, str) and found else None
        except WireError:
            return None


def _authorised(ask: Ask, kept: Kept) -> Ask:
    return replace(ask, headers={**ask.headers, "Authorization": f"Bearer {kept.token}"})
