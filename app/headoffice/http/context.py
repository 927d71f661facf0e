"""What every call works with."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request

from app.headoffice.blobs.port import BlobStore
from app.headoffice.blobs.trying import Storage
from app.headoffice.callers import Caller
from app.headoffice.http.facade import HeadOffice, Site
from app.headoffice.http.in_hand import InHand
from app.headoffice.http.rates import USUAL_RATES, Buckets, Rates
from app.wire.limits import USUAL, Limits
from app.wire.messages import State
from app.wire.problems import WireError
from app.wire.replies import TIME

_SITE_SECONDS: Final = 1.0
_PAGES: Final = 2
"""Pages of the feed that are made at once: each is some megabytes until it is packed."""
_BATCHES: Final = 4
"""Batches that are unpacked at once: others wait as they travelled."""

_LOOK_SECONDS: Final = 1.0
_LOOKED_AT: Final = 10_000
"""Tokens of which it is kept when they were looked at; beyond that, they are looked at anew."""

P = ParamSpec("P")
T = TypeVar("T")


class Waiting:
    """Pulls that are held open for news; all end when the server stops. Belongs to the event loop."""

    def __init__(self) -> None:
        self.stopping = False
        self._events: set[asyncio.Event] = set()

    def add(self) -> asyncio.Event:
        """Something to wait for."""
        event = asyncio.Event()
        self._events.add(event)
        return event

    def remove(self, event: asyncio.Event) -> None:
        """Nobody waits for it any more."""
        self._events.discard(event)

    @property
    def held(self) -> int:
        """How many wait."""
        return len(self._events)

    def stop(self) -> None:
        """Nobody waits from here on."""
        self.stopping = True
        for event in self._events:
            event.set()


@dataclass
class Context:
    """Head office, its files, and the measures it keeps to. `scratch` takes sticks while they are read."""

    office: HeadOffice
    blobs: BlobStore
    scratch: Path
    limits: Limits = USUAL
    rates: Rates = USUAL_RATES
    stall: float = 30.0
    """Seconds without a byte after which a call is given up."""
    waiting: Waiting = field(default_factory=Waiting)
    storage: Storage = field(default_factory=Storage)
    in_hand: InHand = field(default_factory=InHand)
    _database: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(16))
    _disk: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(16))

    def __post_init__(self) -> None:
        self.pages = asyncio.Semaphore(_PAGES)
        self.batches = asyncio.Semaphore(_BATCHES)
        self.strangers = Buckets(self.rates.stranger)
        self.secrets = Buckets(self.rates.secret)
        self.devices = Buckets(self.rates.device)
        self._known_site: tuple[Site | None, float] = (None, 0.0)
        self._known_signer: tuple[Callable[[bytes], str] | None, float] = (None, 0.0)
        self._looked_at: dict[str, float] = {}

    async def database(self, call: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """A call that waits for the database, in a thread."""
        return await to_thread.run_sync(partial(call, *args, **named), limiter=self._database)

    async def disk(self, call: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """A call that waits for the disk or is long at its sums, in a thread."""
        return await to_thread.run_sync(partial(call, *args, **named), limiter=self._disk)

    async def caller(self, request: Request) -> Caller:
        """Who asks. Raises WireError: not_signed_in, session_expired, device_revoked, slow_down."""
        caller = await self.database(self.office.authorise, self._token(request), said=_said(request))
        self.devices.take(caller.device)
        return caller

    async def still_in(self, request: Request) -> None:
        """Look again at whoever waits. Raises WireError: session_expired, device_revoked."""
        await self.database(self.office.authorise, self._token(request))

    def claimed(self, request: Request) -> tuple[Caller, Callable[[], Caller]]:
        """Who asks, by our stamp on the token; and the look at the device, for whoever waits for the disk
        anyway: as of the last second, since a look costs more than writing a photo does. Raises WireError:
        not_signed_in, session_expired, slow_down; the look device_revoked.
        """
        token = self._token(request)
        caller = self.office.authorise(token, look=False, said=_said(request))
        self.devices.take(caller.device)
        return caller, partial(self._looked, token, caller)

    def _looked(self, token: str, claimed: Caller) -> Caller:
        now = time.monotonic()
        if now - self._looked_at.get(token, -_LOOK_SECONDS) < _LOOK_SECONDS:
            return claimed
        caller = self.office.authorise(token)
        if len(self._looked_at) >= _LOOKED_AT:
            self._looked_at.clear()
        self._looked_at[token] = now
        return caller

    def _token(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            self.strangers.take(address(request))
            raise WireError("not_signed_in")
        return token.strip()

    async def site(self) -> Site:
        """Which head office this is, as of the last second."""
        known, since = self._known_site
        now = time.monotonic()
        if known is None or now - since > _SITE_SECONDS:
            known = await self.database(self.office.site)
            self._known_site = (known, now)
        return known

    async def signer(self) -> Callable[[bytes], str]:
        """Signs replies, by the key of the last second: the one before it still holds."""
        known, since = self._known_signer
        now = time.monotonic()
        if known is None or now - since > _SITE_SECONDS:
            known = await self.database(self.office.signer)
            self._known_signer = (known, now)
        return known

    async def check_open(self) -> None:
        """Raises WireError maintenance."""
        if (await self.site()).state == State.MAINTENANCE:
            raise WireError("maintenance", retry_after=60)


def context_of(request: Request) -> Context:
    """The context of the server that this request came to."""
    context: Context = request.scope["cf.context"]
    return context


def _said(request: Request) -> str:
    """What the clock of the desk shows, as it says; empty where it does not."""
    return request.headers.get(TIME, "")


def address(request: Request) -> str:
    """Where a request came from."""
    return request.client.host if request.client is not None else "-"
