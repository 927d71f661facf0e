"""What the two ends say to each other, as JSON (protocol 3.4).

Moments are ISO 8601 with offset, hashes hexadecimal, keys and signatures as `signing.to_text`
writes them, sizes in bytes. Unknown fields are passed over, so that either end may be newer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

import msgspec

from app.wire.limits import Limits
from app.wire.parcels import Parcel

BASE: Final = "/cf/v1"


class State(StrEnum):
    """Whether the head office takes entries."""

    OPEN = "open"
    MAINTENANCE = "maintenance"


class PublicKey(msgspec.Struct, frozen=True):
    """One of the head office's keys. `use` is ``sign`` or ``seal``; two of each may be live."""

    kid: str
    use: str
    alg: str
    key: str


class Hello(msgspec.Struct, frozen=True):
    """Who answers: ``GET hello?n=<nonce>``. `challenge` is signed by the device to open a session."""

    server_id: str
    epoch: str
    api: tuple[int, ...]
    app_min: str
    app_latest: str
    time: str
    challenge: str
    nonce: str
    limits: Limits
    state: State
    keys: tuple[PublicKey, ...]


class Enrol(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """``POST enrol``: a one-time code for this device. `desk` is the code its numbers begin with."""

    code: str
    device: str
    desk: str
    name: str
    sign_key: str
    seal_key: str
    app: str
    sig: str
    """Over `enrol_words`: whoever enrols holds the key."""
    host: str = ""
    """What the computer is called, for a device that nobody gives a name."""


def enrol_words(code: str, device: str, sign_key: str, seal_key: str) -> bytes:
    """What is signed to enrol."""
    return f"cf-enrol-1\n{code}\n{device}\n{sign_key}\n{seal_key}".encode()


class Enrolled(msgspec.Struct, frozen=True):
    """The head office knows this device from now on."""

    tenant: str
    branch: str
    branch_name: str
    device: str
    server_id: str
    epoch: str
    keys: tuple[PublicKey, ...]


class At(msgspec.Struct, frozen=True):
    """An end of a writer's chain; seq 0 and the first hash before anything was written."""

    seq: int
    hash: str


class OpenSession(msgspec.Struct, frozen=True):
    """``POST session``: who comes, where its journal ends, and which lease it had.

    `writers` are the older incarnations with their ends: what they wrote and did not send yet
    is sent too. `machine` is a digest of the machine's name, to tell twins apart.
    """

    device: str
    writer: str
    last: At
    epoch: str
    api: int
    app: str
    challenge: str
    schema: Mapping[str, int]
    """The newest version of each entry type this program writes."""
    time: str
    sig: str
    lease: str = ""
    machine: str = ""
    writers: Mapping[str, At] = {}


def session_words(challenge: str, device: str, writer: str, last: At, lease: str) -> bytes:
    """What is signed to open a session."""
    parts = ("cf-session-1", challenge, device, writer, str(last.seq), last.hash, lease)
    return "\n".join(parts).encode()


class SessionVerdict(StrEnum):
    """How the device's journal stands to what the head office has of it (protocol 3.9)."""

    OK = "ok"
    BEHIND = "behind"
    """The head office has more than the device: the device was restored."""
    AHEAD = "ahead"
    """The head office has less than it acknowledged: it was restored."""
    FORK = "fork"
    """Another entry stands under the same number: a copy of this device has written too."""
    NEW_WRITER = "new_writer"
    LEASE_CONFLICT = "lease_conflict"
    """Another machine works with this device's key at the same time."""


class Standing(msgspec.Struct, frozen=True):
    """What the head office has of a writer: received, and inside a backup that was tried."""

    accepted: At
    safe: int = 0
    verdict: SessionVerdict = SessionVerdict.OK


class Session(msgspec.Struct, frozen=True):
    """A session is open. `standings` by writer; `lease` is to be shown next time."""

    token: str
    expires: str
    lease: str
    epoch: str
    time: str
    branch: str
    verdict: SessionVerdict
    standings: Mapping[str, Standing]
    policy: Mapping[str, Any] = {}
    """What the head office asks of this device: ``metered``, ``video_hours``, ``silent_days``."""
    files_gone: tuple[str, ...] = ()
    """Files that it had and that went from its disk, by their sha256: whoever has them sends them again."""
    files_gone_since: str = ""
    """Where they are too many to be named: when the last of them was missed."""


class Ack(msgspec.Struct, frozen=True):
    """The head office has these entries on its disk (protocol 3.5)."""

    writer: str
    accepted: At
    safe: int
    applied_to: int
    dup: int
    epoch: str
    time: str
    want_blobs: tuple[str, ...] = ()


class Keys(msgspec.Struct, frozen=True):
    """``POST keys``: keys of persons, sealed to the head office, ahead of the entries they open."""

    parcels: tuple[Parcel, ...]


class KeysTaken(msgspec.Struct, frozen=True):
    """How many of them were new."""

    new: int


class BlobAsked(msgspec.Struct, frozen=True):
    """One file in ``POST blobs/query``."""

    sha256: str
    size: int


class BlobAnswer(msgspec.Struct, frozen=True):
    """Which files the head office has, which in part (bytes so far), and which it wants whole."""

    have: tuple[str, ...]
    partial: Mapping[str, int]
    want: tuple[str, ...]


class BundleTaken(msgspec.Struct, frozen=True):
    """``POST blobs/bundle``: which files are here whole now, and why others are not (a code of a problem)."""

    whole: tuple[str, ...]
    refused: Mapping[str, str] = {}


class OwnEntries(msgspec.Struct, frozen=True):
    """``GET writers/{writer}/entries?after=``: a device's own entries back. Lines as written."""

    writer: str
    lines: tuple[str, ...]
    more: bool
    accepted: At


class Replayable(msgspec.Struct, frozen=True):
    """``POST replay/query``: how far the asking desk has writers of other desks, with a vouch."""

    ends: Mapping[str, At]


class ReplayWanted(msgspec.Struct, frozen=True):
    """Of which of them head office has less since it was restored, and where it ends there."""

    heads: Mapping[str, At]


class Replay(msgspec.Struct, frozen=True):
    """``POST replay``: entries of another desk from `first` on, which head office had before its restore.

    Lines as written; `prev` is the hash before them, `vouch` head office's own word on the last.
    """

    writer: str
    first: int
    prev: str
    lines: tuple[str, ...]
    vouch: str


class Replayed(msgspec.Struct, frozen=True):
    """Where the writer ends at head office now, and how many entries were new."""

    accepted: At
    new: int


class Verdict(StrEnum):
    """What became of an entry at head office (protocol 3.7)."""

    APPLIED = "applied"
    MERGED_SOFT = "merged_soft"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"
    HELD = "held"
    """Its ticket has not arrived yet."""
    HELD_UPGRADE = "held_upgrade"
    """Of a kind or version that the head office does not know yet."""
    VOIDED = "voided"
    """Its ticket was voided before."""
    REPEATED = "repeated"
    """An entry of that id is there already, from another writer."""


ENTRIES, PERSON_KEYS = "entries", "keys"
DEVICE_POLICY: Final = "device_policy"
"""What head office asks of devices: rows ``all``, by branch and by device, told with a session."""

SILENT_DAYS: Final = "silent_days"
"""Its field: whole days after which both ends say that they have not heard of each other."""
USUAL_SILENT_DAYS: Final = 7
"""Where nothing of that is published."""

REFERENCE: Final = ("policy", "calendar", "clauses", "goods", "staff", DEVICE_POLICY)
"""Collections that head office fills and desks only read."""

COLLECTIONS: Final = (ENTRIES, PERSON_KEYS, *REFERENCE)


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the feed.

    In `entries` the key is ``writer/seq`` and the body a `JudgedEntry`, in `keys` it is
    ``ticket/kind/name`` and the body a `Parcel`, or it is empty and the body `OwnKeys`; elsewhere
    the body is what head office keeps.
    """

    pos: int
    coll: str
    key: str
    rev: int = 1
    op: str = "put"
    body: Any = None
    by: str = ""


class JudgedEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """Entries and what became of them.

    For another device's entry `line` is the entry as written and `hash` the hash after it. For
    the device's own entries there is no line, and `count` of them in a row, from `seq` and from
    the item's `pos` on, share one verdict. The last of each other writer on a page has a `vouch`
    (`wire/vouching.py`): with it a desk can bring these entries back after a restore.
    """

    writer: str
    seq: int
    verdict: Verdict
    count: int = 1
    line: str = ""
    hash: str = ""
    detail: Mapping[str, Any] = {}
    vouch: str = ""


class OwnKeys(msgspec.Struct, frozen=True):
    """Keys that the asking device brought itself, one after the other from the item's `pos` on.

    It has them, so they come by name alone; each counts as a row of its own. Who lost them asks for
    `keys` by itself, and gets every key in a box.
    """

    names: tuple[str, ...]


class Total(msgspec.Struct, frozen=True):
    """How many rows a collection has at the end of the feed, and their sum (`rowsum`)."""

    n: int
    sum: str


class Page(msgspec.Struct, frozen=True):
    """``GET feed?cursor=&limit=&wait=``: one page, and where the next begins.

    `totals`, `safe` and `files_gone` stand on the last page alone. Entries up to the place `safe` in the
    feed of the branch are in a backup that was tried. `files_gone` is when files of head office were last
    missed: a session says which. `desks` are the number codes of other desks that entries of the page are of,
    by their device.
    """

    items: Sequence[Item]
    next: str
    more: bool
    epoch: str
    time: str
    totals: Mapping[str, Total] = {}
    safe: int = 0
    files_gone: str = ""
    desks: Mapping[str, str] = {}


class Receipt(msgspec.Struct, frozen=True):
    """What head office took from a stick (protocol 3.11); signed as a file, `.cfr`."""

    id: str
    server_id: str
    epoch: str
    time: str
    device: str
    file_sha256: str
    accepted: Mapping[str, At]
    safe: Mapping[str, int]
    blobs: tuple[str, ...]
    waiting: tuple[str, ...] = ()
    """Ranges that came before their predecessors, as ``writer:first-last``."""
    aside: Mapping[str, str] = {}
    """Ranges that are kept and cannot be taken yet, with the reason: ``unknown_device``, ``unknown_key``,
    ``device_revoked``, ``bad_sig``, ``not_yours``."""
    forks: Mapping[str, tuple[At, ...]] = {}
    """Writers of which a copy of the desk wrote other entries: hashes of head office's at some numbers,
    the highest first. What came was taken all the same, under a name of its own."""


class Slip(msgspec.Struct, frozen=True):
    """``GET slips/{code}``: whether what was printed has arrived."""

    code: str
    received: bool
    at: str = ""
    batch: str = ""
    ticket: str = ""
