"""Frozen bytes read for ever: whatever was written once, by any released version, is read by this one."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.domain.entry import UnknownBody
from app.domain.evolve import evolve
from app.domain.registry import BODIES
from app.wire.compression import GZIP, ZSTD, unpack
from app.wire.entries import decode_entry, encode_entry
from app.wire.envelope import Batch, read_batch
from app.wire.jsonbody import from_json
from app.wire.limits import MIB
from app.wire.link import Link
from app.wire.messages import At, Keys, PublicKey
from app.wire.parcels import unwrapped
from app.wire.replies import SIGNATURE, meant, reply_holds, signed_words
from app.wire.sealing import key_name
from app.wire.stick import BATCH, BLOB, KEYS, BlobHead, read_frames, read_receipt, read_stick_header
from app.wire.zstandard import zstd
from tests.wire.golden import FOLDER, TICKET, GoldenKeys, blob, write_new
from tests.wire.samples import WRITER

FOLDERS = sorted(FOLDER.parent.glob("v*"))


def found(pattern: str) -> list[Path]:
    """Files of every version."""
    return [path for folder in FOLDERS for path in sorted(folder.glob(pattern))]


def named(path: Path) -> str:
    return str(path.relative_to(FOLDER.parent))


def keys_of(path: Path) -> GoldenKeys:
    return GoldenKeys(json.loads((path.parents[1] / "keys.json").read_bytes()))


def contains(read: Any, told: Any) -> bool:
    """Whether `read` says all that was told; fields that came later may stand beside it."""
    if isinstance(told, dict):
        return isinstance(read, dict) and all(
            name in read and contains(read[name], each) for name, each in told.items()
        )
    if isinstance(told, list):
        return len(read) == len(told) and all(map(contains, read, told))
    return bool(read == told)


@pytest.mark.parametrize("path", found("entries/*.line"), ids=named)
def test_an_entry_says_what_it_said(path: Path) -> None:
    entry = decode_entry(path.read_bytes(), keys_of(path))
    name, _, version = path.stem.rpartition(".v")
    assert not isinstance(entry.body, UnknownBody)
    assert type(entry.body) is BODIES[name]
    told = json.loads(path.with_suffix(".says.json").read_bytes())
    if int(version) == entry.body.VERSION:
        assert contains(json.loads(msgspec.json.encode(entry.body)), told)
    assert entry.blobs == ()
    evolve(None, entry)


@pytest.mark.parametrize("path", found("entries/*.line"), ids=named)
def test_an_entry_is_carried_on_by_a_program_that_does_not_know_it(path: Path) -> None:
    raw = json.loads(path.read_bytes()) | {"t": "of.another.program"}
    unknown = decode_entry(json.dumps(raw).encode(), keys_of(path))
    assert isinstance(unknown.body, UnknownBody)
    again = json.loads(encode_entry(unknown, keys_of(path)))
    assert again == raw


def test_each_kind_of_entry_has_its_frozen_bytes() -> None:
    missing = [
        f"{name}.v{kind.VERSION}"
        for name, kind in BODIES.items()
        if not found(f"entries/{name}.v{kind.VERSION}.line")
    ]
    assert missing == [], "python -m tests.wire.golden makes them"


def read(data: bytes, keys: GoldenKeys) -> Batch:
    return read_batch(data, lambda _writer, kid: keys.desk.public if kid == keys.desk.kid else None)


@pytest.mark.parametrize("path", found("batches/*.batch"), ids=named)
def test_a_batch_is_read(path: Path) -> None:
    keys = keys_of(path)
    batch = read(path.read_bytes(), keys)
    first, last = map(int, path.stem.split("-"))
    assert (batch.header.writer, batch.header.first, batch.last) == (WRITER, first, last)
    assert [decode_entry(line, keys).seq for line in batch.lines] == list(range(first, last + 1))


@pytest.mark.parametrize("path", found("batches/*.zst") + found("batches/*.gz"), ids=named)
def test_a_packed_batch_is_read(path: Path) -> None:
    encoding = ZSTD if path.suffix == ".zst" else GZIP
    unpacked = unpack(path.read_bytes(), encoding, 8 * MIB)
    assert unpacked == path.with_suffix("").read_bytes()
    other = zstd.decompress if encoding == ZSTD else gzip.decompress
    assert other(path.read_bytes()) == unpacked


def test_batches_follow_each_other() -> None:
    for folder in FOLDERS:
        batches = [read(path.read_bytes(), keys_of(path)) for path in sorted(folder.glob("batches/*.batch"))]
        for one, next_one in pairwise(batches):
            assert (one.header.head, one.last + 1) == (next_one.header.prev, next_one.header.first)


@pytest.mark.parametrize("path", found("replies/*.json"), ids=named)
def test_a_signed_reply_holds(path: Path) -> None:
    server = keys_of(path).server
    told = json.loads(path.read_bytes())
    headers: Mapping[str, str] = {name.lower(): value for name, value in told["headers"].items()}
    words = signed_words(told["status"], told["path"], told["request"], told["body"].encode(), meant(headers))
    assert reply_holds({server.kid: server.public}, headers[SIGNATURE.lower()], words)


@pytest.mark.parametrize("path", found("sticks/*.cfb"), ids=named)
def test_a_stick_is_read(path: Path) -> None:
    keys = keys_of(path)
    file = BytesIO(path.read_bytes())
    header = read_stick_header(file)
    assert (header.desk, header.count) == ("2F01", 5)
    frames = list(read_frames(file, keys.seal, 8 * MIB))
    parcels = from_json(next(each.head for each in frames if each.kind == KEYS), Keys).parcels
    people = unwrapped(parcels, keys.seal)
    assert {(each.ticket, each.kind, each.key) for each in people} == {
        (TICKET, kind, key) for kind, key in keys.people.items()
    }
    assert [parcel.name for parcel in parcels] == [key_name(each.key) for each in people]
    batches = [read(each.body, keys) for each in frames if each.kind == BATCH]
    assert [(each.header.first, each.last) for each in batches] == [(1, 3), (4, 5)]
    pieces = [(from_json(each.head, BlobHead), each.body) for each in frames if each.kind == BLOB]
    whole = b"".join(body for _, body in pieces)
    assert whole == blob()
    assert {head.sha256 for head, _ in pieces} == {hashlib.sha256(whole).hexdigest()}
    assert [head.offset for head, _ in pieces] == [0, 40_000, 80_000]


@pytest.mark.parametrize("path", found("receipts/*.cfr"), ids=named)
def test_a_receipt_is_read(path: Path) -> None:
    server = keys_of(path).server
    receipt = read_receipt(path.read_bytes(), lambda kid: server.public if kid == server.kid else None)
    assert receipt.accepted == {WRITER: At(5, "cd" * 32)}
    assert receipt.safe == {WRITER: 3}
    assert receipt.waiting == (f"{WRITER}:9-12",)


@pytest.mark.parametrize("path", found("public.json"), ids=named)
def test_public_keys_are_those_of_the_private_ones(path: Path) -> None:
    keys = GoldenKeys(json.loads((path.parent / "keys.json").read_bytes()))
    told = msgspec.json.decode(path.read_bytes(), type=tuple[PublicKey, ...])
    link = Link("https://head.example", "t", "b", "", "d", "2F01", "s", "e", told)
    assert link.signing_keys() == {keys.server.kid: keys.server.public}
    assert link.sealing_key().kid == told[1].kid


def test_the_maker_writes_what_is_missing_and_touches_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "v1"
    assert len(write_new(folder)) > 2 * len(BODIES)
    assert write_new(folder) == []
    (folder / "receipts/five.cfr").write_bytes(b"as it was released")
    (folder / "entries/note.added.v1.line").unlink()
    assert write_new(folder) == ["entries/note.added.v1.line"]
    assert (folder / "receipts/five.cfr").read_bytes() == b"as it was released"


def test_there_is_something_of_each() -> None:
    for pattern in (
        "batches/*.batch",
        "batches/*.zst",
        "batches/*.gz",
        "replies/*",
        "receipts/*",
        "sticks/*",
    ):
        assert found(pattern), pattern
