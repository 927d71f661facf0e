"""Files from sticks: in any order, any number of times, and together with what came over the network."""

from __future__ import annotations

from hashlib import sha256

import pytest

from app.headoffice.blobs.port import BlobStore
from app.headoffice.blobs.taking import StickPieces
from app.wire.problems import WireError
from app.wire.stick import BlobHead

DEVICE = "01890a5d-ac96-774b-bcce-b302099a8057"
DATA = bytes(range(256)) * 40
NAME = sha256(DATA).hexdigest()


def piece(blobs: BlobStore, start: int, end: int, data: bytes = DATA) -> bool:
    body = data[start:end]
    return StickPieces(blobs).piece("t", "b", DEVICE, BlobHead(NAME, start, len(body), len(DATA)), body)


def test_pieces_in_order_twice_and_overlapping(blobs: BlobStore) -> None:
    assert not piece(blobs, 0, 4000)
    assert not piece(blobs, 0, 4000)
    assert not piece(blobs, 6000, 10240)  # the piece before it lies on another stick
    assert not piece(blobs, 3000, 6000)
    assert piece(blobs, 5000, 10240)
    assert piece(blobs, 0, 4000)
    assert b"".join(blobs.read(NAME)) == DATA


def test_it_goes_on_where_the_network_broke(blobs: BlobStore) -> None:
    blobs.begin(DEVICE, NAME, len(DATA))
    writer = blobs.open(DEVICE, NAME, 0)
    writer.write(DATA[:777])
    writer.end()
    writer.close()
    assert piece(blobs, 0, 10240)


def test_what_is_damaged_is_refused(blobs: BlobStore) -> None:
    with pytest.raises(WireError, match="blob_mismatch"):
        piece(blobs, 0, 10240, bytes(10240))
    for head in (
        BlobHead("../x", 0, 1, 1),
        BlobHead(NAME, 0, 2, 1),
        BlobHead(NAME, -1, 1, 5),
        BlobHead(NAME, 5, 1, 5),
        BlobHead(NAME, 0, 1, -1),
    ):
        with pytest.raises(WireError, match="malformed"):
            StickPieces(blobs).piece("t", "b", DEVICE, head, b"x")


def test_an_empty_file(blobs: BlobStore) -> None:
    empty = sha256(b"").hexdigest()
    assert StickPieces(blobs).piece("t", "b", DEVICE, BlobHead(empty, 0, 0, 0), b"")
