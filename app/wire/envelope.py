"""A batch: entries of one writer, one after the other, under one signed header.

Line 1 is the header, line 2 the signature over the bytes of line 1, then the entries as they
were written, one line each. The same bytes go over the network and on a stick (protocol 3.3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import msgspec

from app.wire.chain import hashes_after
from app.wire.entries import MAX_LINE
from app.wire.problems import WireError
from app.wire.signing import ALGORITHM, SigningKey, holds, to_bytes, to_text

FORM: Final = 1
"""The form of the envelope itself."""

MEDIA_TYPE: Final = "application/vnd.counterfoil.batch"

_LONGEST_HEADER: Final = 4096
_LAST_SEQ: Final = (1 << 63) - 1
_HASH: Final = re.compile("[0-9a-f]{64}")


class Header(msgspec.Struct, frozen=True):
    """What a batch says of itself. Hashes are hexadecimal; `made_at` is the desk's clock, ISO 8601."""

    cf: int
    kind: str
    tenant: str
    writer: str
    first: int
    count: int
    prev: str
    head: str
    body_len: int
    body_sha256: str
    app: str
    made_at: str


class _Signature(msgspec.Struct, frozen=True):
    alg: str
    kid: str
    sig: str


@dataclass(frozen=True)
class Batch:
    """A batch that was read: its header, the entries' bytes, and the hash after each of them."""

    header: Header
    lines: Sequence[bytes]
    hashes: Sequence[bytes]

    @property
    def last(self) -> int:
        """The seq of its last entry."""
        return self.header.first + self.header.count - 1


_HEADERS = msgspec.json.Decoder(Header)
_SIGNATURES = msgspec.json.Decoder(_Signature)


@dataclass(frozen=True)
class Sender:
    """Who sends: the key of the device, the tenant, the program's version."""

    key: SigningKey
    tenant: str
    app: str


def make_batch(
    sender: Sender,
    writer: str,
    first: int,
    previous: bytes,
    lines: Sequence[bytes],
    made_at: str,
    *,
    head: bytes = b"",
) -> bytes:
    """The bytes of a batch; `previous` is the hash before its first entry, `head` the one after its last,
    where that is known already.

    `lines` are whole entries as written, none of them empty, at least one.
    """
    if not head:
        head = hashes_after(previous, first, lines)[-1]
    body = b"\n".join((*lines, b""))
    header = Header(
        cf=FORM,
        kind="batch",
        tenant=sender.tenant,
        writer=writer,
        first=first,
        count=len(lines),
        prev=previous.hex(),
        head=head.hex(),
        body_len=len(body),
        body_sha256=sha256(body).hexdigest(),
        app=sender.app,
        made_at=made_at,
    )
    told = msgspec.json.encode(header)
    signature = msgspec.json.encode(_Signature(ALGORITHM, sender.key.kid, to_text(sender.key.sign(told))))
    return b"".join((told, b"\n", signature, b"\n", body))


def read_batch(data: bytes, public_of: Callable[[str, str], bytes | None]) -> Batch:
    """Read and check a batch; `public_of(writer, kid)` gives the key the writer signs with.

    Raises WireError: malformed, digest_mismatch, bad_sig, bad_chain, bad_entry.
    """
    told, signature, body = _cut(data)
    header = _header(told)
    if len(body) != header.body_len or sha256(body).hexdigest() != header.body_sha256:
        raise WireError("digest_mismatch")
    public = public_of(header.writer, signature.kid)
    if signature.alg != ALGORITHM or public is None or not _signed(public, signature, told):
        raise WireError("bad_sig")
    lines = body.split(b"\n")
    if lines.pop() != b"" or len(lines) != header.count:
        raise WireError("malformed", what="count")
    return Batch(header, lines, _chained(header, lines))


def signed_by(data: bytes) -> tuple[Header, str]:
    """What a batch says of itself, and the name of the key it says it is signed with; nothing is checked.

    Raises WireError malformed.
    """
    told, signature, _ = _cut(data)
    return _header(told), signature.kid


def _cut(data: bytes) -> tuple[bytes, _Signature, bytes]:
    end = data.find(b"\n", 0, _LONGEST_HEADER)
    second = data.find(b"\n", end + 1, end + 1 + _LONGEST_HEADER)
    if end < 0 or second < 0:
        raise WireError("malformed", what="header")
    try:
        signature = _SIGNATURES.decode(data[end + 1 : second])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WireError("malformed", what="signature") from error
    return data[:end], signature, data[second + 1 :]


def _header(told: bytes) -> Header:
    try:
        header = _HEADERS.decode(told)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WireError("malformed", what="header") from error
    if header.cf != FORM or header.kind != "batch":
        raise WireError("malformed", what="form")
    if not (_HASH.fullmatch(header.prev) and _HASH.fullmatch(header.head)):
        raise WireError("malformed", what="hash")
    if not (1 <= header.first <= _LAST_SEQ and 1 <= header.count <= _LAST_SEQ - header.first + 1):
        raise WireError("malformed", what="count")
    return header


def _signed(public: bytes, signature: _Signature, told: bytes) -> bool:
    try:
        return holds(public, to_bytes(signature.sig), told)
    except ValueError:
        return False


def _chained(header: Header, lines: Sequence[bytes]) -> Sequence[bytes]:
    for seq, line in enumerate(lines, header.first):
        if not 0 < len(line) <= MAX_LINE:
            raise WireError("bad_entry", seq=seq)
    hashes = hashes_after(bytes.fromhex(header.prev), header.first, lines)
    if hashes[-1].hex() != header.head:
        raise WireError("bad_chain")
    return hashes
