"""``s3://``: the same files on storage that speaks S3, over a real connection."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from random import Random

import pytest

from app.headoffice.blobs import object_writer
from app.headoffice.blobs.opening import open_blobs
from app.headoffice.blobs.port import BlobStore
from app.headoffice.blobs.trying import try_storage
from app.headoffice.http.context import Waiting
from app.headoffice.http.serving import served
from app.wire.problems import WireError
from tests.headoffice.fakes.s3 import FakeS3

DEVICE = "01890a5d-ac96-774b-bcce-b302099a8057"
DATA = Random(9).randbytes(20_000_000)
NAME = sha256(DATA).hexdigest()


@pytest.fixture
def s3() -> FakeS3:
    return FakeS3()


@pytest.fixture
def blobs(s3: FakeS3, monkeypatch: pytest.MonkeyPatch) -> Iterator[BlobStore]:
    with served(s3.router(), Waiting()) as url:
        for name, value in {
            "ACCESS_KEY_ID": "id",
            "SECRET_ACCESS_KEY": "secret",
            "REGION": "cn-north-1",
            "ENDPOINT": url,
            "ALLOW_HTTP": "true",
        }.items():
            monkeypatch.setenv(f"AWS_{name}", value)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield open_blobs("s3://evidence/headoffice")


def bring(blobs: BlobStore, offset: int, data: bytes) -> str:
    writer = blobs.open(DEVICE, NAME, offset)
    try:
        for at in range(0, len(data), 1 << 20):
            writer.write(data[at : at + (1 << 20)])
        return writer.end().sha256
    finally:
        writer.close()


def test_a_large_file_in_pieces_becomes_one_object(blobs: BlobStore, s3: FakeS3) -> None:
    blobs.begin(DEVICE, NAME, len(DATA))
    bring(blobs, 0, DATA[:9_000_000])
    assert {key.rpartition("/")[2] for key in s3.objects} == {
        f"{len(DATA)}.length",
        f"{0:016d}",
        f"{object_writer.BUFFER:016d}",
    }
    assert bring(blobs, 9_000_000, DATA[9_000_000:]) == NAME
    assert list(s3.objects) == [f"headoffice/blobs/{NAME[:2]}/{NAME}"]
    assert blobs.size_of(NAME) == len(DATA)
    assert b"".join(blobs.read(NAME)) == DATA
    assert b"".join(blobs.read(NAME, 5, 50)) == DATA[5:50]
    assert "PUT multipart" in s3.calls


def test_two_processes_do_not_write_over_each_other(blobs: BlobStore, s3: FakeS3) -> None:
    blobs.begin(DEVICE, NAME, len(DATA))
    other = open_blobs("s3://evidence/headoffice")
    late = other.open(DEVICE, NAME, 0)
    bring(blobs, 0, DATA[:1000])
    late.write(DATA[:1000])
    with pytest.raises(WireError, match="busy"):
        late.end()
    late.close()
    assert blobs.sweep(lambda _: set()).partials == 0
    blobs.drop(DEVICE, NAME)
    assert s3.objects == {}


def test_whether_the_storage_answers(blobs: BlobStore) -> None:
    assert try_storage(blobs) == ""
    assert try_storage(open_blobs("s3://nobucket/headoffice")) != ""
