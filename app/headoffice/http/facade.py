"""What the calls need of head office behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from app.headoffice.callers import Caller
from app.wire.messages import (
    Ack,
    Enrol,
    Enrolled,
    Hello,
    Keys,
    KeysTaken,
    OpenSession,
    OwnEntries,
    Page,
    Replay,
    Replayable,
    Replayed,
    ReplayWanted,
    Session,
    Slip,
    State,
)
from app.wire.stick import BlobHead


class Snapshot(Protocol):
    """A collection as one file."""

    @property
    def path(self) -> Path:
        """Where it lies."""
        ...

    @property
    def sha256(self) -> str:
        """Its sum, hexadecimal."""
        ...

    @property
    def pos(self) -> int:
        """Up to which position of the feed it goes."""
        ...


class PieceTaker(Protocol):
    """Takes pieces of files that come on a stick."""

    def piece(self, tenant: str, branch: str, device: str, head: BlobHead, body: bytes, /) -> bool:
        """Keep a piece; whether the file is whole now."""
        ...


class News(Protocol):
    """Says that something new is in the feed."""

    def subscribe(self, call: Callable[[str, str], None], /) -> Callable[[], None]:
        """`call(tenant, branch)` from any thread, ``*`` for every branch; gives back how to end it."""
        ...


class Known(Protocol):
    """A file that entries speak of."""

    @property
    def size(self) -> int:
        """Its bytes, as the entry says."""
        ...

    @property
    def arrived(self) -> bool:
        """Whether it was told to be here."""
        ...


class FileBook(Protocol):
    """Which files entries speak of, and which of them are here."""

    def known(self, tenant: str, sha256s: Sequence[str], /) -> Mapping[str, Known]:
        """Those of `sha256s` that entries speak of."""
        ...

    def arrived(self, tenant: str, sha256: str, size: int, /) -> None:
        """A file lies whole in its place."""
        ...


class Replays(Protocol):
    """Entries of other desks, brought back after a restore."""

    def wanted(self, caller: Caller, asked: Replayable, /) -> ReplayWanted:
        """Of which writers head office has less."""
        ...

    def take(self, caller: Caller, replay: Replay, /) -> Replayed:
        """Keep entries that head office had before."""
        ...


class Site(Protocol):
    """Which head office this is, in which life of its database, open or not."""

    @property
    def server_id(self) -> str: ...
    @property
    def tenant(self) -> str: ...
    @property
    def epoch(self) -> str: ...
    @property
    def state(self) -> State: ...


class HeadOffice(Protocol):
    """Each call may be made from any thread and raises WireError."""

    @property
    def news(self) -> News:
        """What is new in the feed."""
        ...

    @property
    def blobs(self) -> FileBook:
        """Which files entries speak of."""
        ...

    @property
    def replays(self) -> Replays:
        """Entries of other desks, brought back after a restore."""
        ...

    def site(self) -> Site: ...
    def signer(self) -> Callable[[bytes], str]: ...
    def health(self) -> Mapping[str, int | str]: ...
    def hello(self, nonce: str, /) -> Hello: ...
    def enrol(self, asked: Enrol, /) -> Enrolled: ...
    def open_session(self, asked: OpenSession, /) -> Session: ...
    def authorise(self, token: str, /, *, look: bool = True, said: str = "") -> Caller: ...
    def push(self, caller: Caller, writer: str, data: bytes, /) -> Ack: ...
    def take_keys(self, caller: Caller, keys: Keys, /) -> KeysTaken: ...
    def own_entries(self, caller: Caller, writer: str, after: int, limit: int = 1000, /) -> OwnEntries: ...
    def feed(
        self, caller: Caller, cursor: str, limit: int = 1000, collections: tuple[str, ...] = (), /
    ) -> Page: ...
    def newest(self, caller: Caller, /) -> tuple[int, int]: ...
    def snapshot(self, caller: Caller, collection: str, /) -> Snapshot: ...
    def import_stick(self, file: BinaryIO, blobs: PieceTaker, /) -> bytes: ...
    def receipt(self, caller: Caller, name: str, /) -> bytes: ...
    def slip(self, tenant: str, code: str, /) -> Slip: ...
