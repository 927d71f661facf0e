"""Makes the frozen bytes under ``tests/data/wire``: ``python -m tests.wire.golden``.

Writes what is not there yet and never touches what is: a file that was released is read for ever.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from app.domain.entry import Body, Entry
from app.domain.registry import BODIES
from app.wire.chain import first_hash, next_hash
from app.wire.compression import GZIP, ZSTD, pack
from app.wire.entries import encode_entry
from app.wire.envelope import Sender, make_batch
from app.wire.jsonbody import to_json
from app.wire.messages import At, Keys, PublicKey, Receipt
from app.wire.parcels import PersonKey, wrapped
from app.wire.replies import SIGNATURE, sign_reply, signed_words
from app.wire.sealedbox import ALGORITHM as SEALING
from app.wire.sealedbox import SealingKey
from app.wire.sealing import IDENTITY, PERSON, key_name
from app.wire.signing import ALGORITHM, SigningKey, to_bytes, to_text
from app.wire.stick import BATCH, KEYS, Frame, StickHeader, StickWriter, blob_frames, write_receipt
from tests.domain.cases import START
from tests.wire.richest import richest
from tests.wire.samples import MADE_AT, WRITER

FOLDER = Path(__file__).parents[1] / "data" / "wire" / "v1"
TICKET = "0197f3c2-0000-7000-8000-00000000000a"
NOT_SECRET = "These keys belong to the frozen samples beside them and to nothing else."


class GoldenKeys:
    """The private keys beside the samples; also the key ring their seals are made with."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self.desk = SigningKey(to_bytes(told["desk_signs"]))
        self.server = SigningKey(to_bytes(told["head_office_signs"]))
        self.seal = SealingKey(to_bytes(told["head_office_opens"]))
        self.people = {kind: to_bytes(told[f"ticket_{kind}"]) for kind in (PERSON, IDENTITY)}

    @classmethod
    def made(cls) -> Mapping[str, str]:
        """Keys of a new folder, out of their own names: nobody can take them for real ones."""
        names = ("desk_signs", "head_office_signs", "head_office_opens", "ticket_person", "ticket_identity")
        keys = {name: to_text(hashlib.sha256(f"golden v1 {name}".encode()).digest()) for name in names}
        return {"note": NOT_SECRET, **keys}

    def ensure(self, ticket: str, kind: str) -> bytes:
        """The key of the one ticket there is."""
        return self.people[kind]

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        """The same, when it has that name."""
        key = self.people[kind]
        return key if key_name(key) == name else None


def entry_of(body: Body, seq: int) -> Entry:
    """The body as the desk would have written it."""
    opens = body.TYPE not in ("writer.began", "staff.changed")
    return Entry(
        seq=seq,
        id=str(UUID(int=(0x0197F3C2_0000_7000_8000 << 48) + seq)),
        at=START,
        boot="0e3b1c52",
        mono=86_400_000 + seq,
        ticket=TICKET if opens else None,
        body=body,
        user="林晓敏",
        off=-250,
        base={"entries": seq - 1, "customer.phone": 1},
    )


def entry_files(keys: GoldenKeys) -> Iterator[tuple[str, bytes]]:
    """One line for each kind of entry, and beside it what it says."""
    for seq, (name, kind) in enumerate(BODIES.items(), 1):
        body = richest(kind)
        line = encode_entry(entry_of(body, seq), keys)
        yield f"entries/{name}.v{kind.VERSION}.line", line
        yield f"entries/{name}.v{kind.VERSION}.says.json", _pretty(msgspec.to_builtins(body))


def _pretty(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def lines_of(keys: GoldenKeys) -> Sequence[bytes]:
    """A short journal: what a desk writes in a morning."""
    names = ("writer.began", "ticket.opened", "note.added", "evidence.attached", "liability.determined")
    return [encode_entry(entry_of(richest(BODIES[name]), seq), keys) for seq, name in enumerate(names, 1)]


def batch_files(keys: GoldenKeys) -> Iterator[tuple[str, bytes]]:
    """Two batches that follow each other, and the first as it travels packed."""
    sender = Sender(keys.desk, "tenant-1", "0.1.0")
    lines = lines_of(keys)
    middle = first_hash(WRITER)
    first = make_batch(sender, WRITER, 1, middle, lines[:3], MADE_AT)
    for seq, line in enumerate(lines[:3], 1):
        middle = next_hash(middle, seq, line)
    yield "batches/0001-0003.batch", first
    yield "batches/0004-0005.batch", make_batch(sender, WRITER, 4, middle, lines[3:], MADE_AT)
    yield "batches/0001-0003.batch.zst", pack(first, ZSTD)
    yield "batches/0001-0003.batch.gz", pack(first, GZIP)


def blob() -> bytes:
    """A file of more than one sealed piece that does not pack."""
    return random.Random(20261120).randbytes(100_000)


def stick_file(keys: GoldenKeys) -> bytes:
    """A stick with everything on it: keys, both batches, a file in pieces."""
    file = BytesIO()
    header = StickHeader(1, SEALING, "0123456789abcdef", "2F01", 5, MADE_AT)
    writer = StickWriter(file, keys.seal.public, header)
    people = [PersonKey(TICKET, kind, key) for kind, key in keys.people.items()]
    writer.write(Frame(KEYS, to_json(Keys(wrapped(people, keys.seal.public))), b""))
    for name, data in batch_files(keys):
        if name.endswith(".batch"):
            writer.write(Frame(BATCH, b"{}", data))
    data = blob()
    pieces = [data[at : at + 40_000] for at in range(0, len(data), 40_000)]
    for frame in blob_frames(hashlib.sha256(data).hexdigest(), len(data), pieces):
        writer.write(frame)
    writer.end()
    return file.getvalue()


def reply_files(keys: GoldenKeys) -> Iterator[tuple[str, bytes]]:
    """Replies as they were told and signed."""
    samples: Sequence[tuple[str, int, str, bytes, Mapping[str, str]]] = (
        ("ack", 200, f"/cf/v1/writers/{WRITER}/batches", b'{"writer":"w","accepted":{"seq":5}}', {}),
        ("gap", 409, f"/cf/v1/writers/{WRITER}/batches", b'{"code":"gap","number":4091}', {}),
        ("offset", 204, "/cf/v1/blobs/ab", b"", {"Upload-Offset": "1048576"}),
        ("made", 201, "/cf/v1/blobs", b"", {"Location": "/cf/v1/blobs/ab", "Upload-Offset": "0"}),
    )
    for name, status, path, body, said in samples:
        words = signed_words(status, path, "cmVxdWVzdC0x", body, said)
        headers = {**said, SIGNATURE: sign_reply(keys.server, words)}
        told = {"status": status, "path": path, "request": "cmVxdWVzdC0x", "headers": headers}
        yield f"replies/{name}.json", _pretty({**told, "body": body.decode()})


def receipt_file(keys: GoldenKeys) -> bytes:
    """Head office's answer to the stick."""
    receipt = Receipt(
        id="r-1",
        server_id=keys.server.kid,
        epoch="0f" * 16,
        time="2026-11-20T10:05:00+08:00",
        device=WRITER.partition(".")[0],
        file_sha256="ab" * 32,
        accepted={WRITER: At(5, "cd" * 32)},
        safe={WRITER: 3},
        blobs=(hashlib.sha256(blob()).hexdigest(),),
        waiting=(f"{WRITER}:9-12",),
    )
    return write_receipt(receipt, keys.server)


def public_keys(keys: GoldenKeys) -> Sequence[PublicKey]:
    """The public halves, as a desk is told of them."""
    return (
        PublicKey(keys.server.kid, "sign", ALGORITHM, to_text(keys.server.public)),
        PublicKey("0123456789abcdef", "seal", SEALING, to_text(keys.seal.public)),
    )


def all_files(keys: GoldenKeys) -> Iterator[tuple[str, bytes]]:
    """Every file of the newest folder, by its name in it."""
    yield from entry_files(keys)
    yield from batch_files(keys)
    yield from reply_files(keys)
    yield "receipts/five.cfr", receipt_file(keys)
    yield "sticks/five.cfb", stick_file(keys)
    yield "public.json", _pretty(msgspec.to_builtins(public_keys(keys)))


def write_new(folder: Path) -> list[str]:
    """Write what is missing in `folder`; the names of what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "keys.json"
    if not told.exists():
        told.write_bytes(_pretty(GoldenKeys.made()))
    written = []
    for name, data in all_files(GoldenKeys(json.loads(told.read_bytes()))):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        written.append(name)
    return written


if __name__ == "__main__":
    for each in write_new(FOLDER):
        sys.stdout.write(f"new: {each}\n")
