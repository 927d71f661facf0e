"""What every place for files does, whether folder or object storage."""

from __future__ import annotations

from hashlib import sha256
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.headoffice.blobs import object_writer
from app.headoffice.blobs.port import BlobStore, BlobWriter, is_sha256
from app.wire.problems import WireError
from tests.headoffice.blobs.conftest import Clock

DEVICE = "01890a5d-ac96-774b-bcce-b302099a8057"
OTHER = "01890a5d-ac96-774b-bcce-b302099a8058"
DAY = 86_400.0


def name_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def bring(blobs: BlobStore, name: str, offset: int, data: bytes, device: str = DEVICE) -> str:
    writer = blobs.open(device, name, offset)
    try:
        writer.write(data)
        return writer.end().sha256
    finally:
        writer.close()


def whole(blobs: BlobStore, sha: str) -> bytes:
    return b"".join(blobs.read(sha))


def test_a_file_comes_in_pieces_and_lies_under_its_sha256(blobs: BlobStore) -> None:
    data = Random(1).randbytes(300_000)
    name = name_of(data)
    assert blobs.look(DEVICE, name) is None
    assert blobs.begin(DEVICE, name, len(data)).offset == 0
    assert bring(blobs, name, 0, data[:100_000]) == ""
    told = blobs.look(DEVICE, name)
    assert told is not None
    assert (told.offset, told.length, told.sha256) == (100_000, 300_000, "")
    assert blobs.size_of(name) is None
    assert bring(blobs, name, 100_000, data[100_000:]) == name
    assert blobs.size_of(name) == 300_000
    assert whole(blobs, name) == data
    assert b"".join(blobs.read(name, 10, 20)) == data[10:20]
    again = blobs.begin(DEVICE, name, len(data))
    assert (again.offset, again.sha256) == (len(data), name)


def test_what_was_begun_stays_and_is_each_devices_own(blobs: BlobStore) -> None:
    data = b"0123456789"
    name = name_of(data)
    for device in (DEVICE, OTHER):
        blobs.begin(device, name, 10)
    bring(blobs, name, 0, data[:4])
    assert blobs.begin(DEVICE, name, 10).offset == 4
    assert blobs.begin(OTHER, name, 10).offset == 0
    assert bring(blobs, name, 0, data, OTHER) == name
    told = blobs.look(DEVICE, name)
    assert told is not None
    assert told.offset == 10


def test_bytes_that_are_not_what_the_name_says_are_thrown_away(blobs: BlobStore) -> None:
    name = name_of(b"right")
    blobs.begin(DEVICE, name, 5)
    with pytest.raises(WireError, match="blob_mismatch"):
        bring(blobs, name, 0, b"wrong")
    assert blobs.look(DEVICE, name) is None
    assert blobs.size_of(name) is None
    blobs.begin(DEVICE, name, 5)
    assert bring(blobs, name, 0, b"right") == name


def test_another_offset_is_refused_and_told(blobs: BlobStore) -> None:
    name = name_of(b"0123456789")
    blobs.begin(DEVICE, name, 10)
    bring(blobs, name, 0, b"0123")
    with pytest.raises(WireError, match="wrong_offset") as refused:
        blobs.open(DEVICE, name, 5)
    assert refused.value.detail == {"offset": 4}
    bring(blobs, name, 4, b"456789")
    with pytest.raises(WireError, match="wrong_offset"):
        blobs.open(DEVICE, name, 10)


def test_one_writer_at_a_time(blobs: BlobStore) -> None:
    name = name_of(b"0123456789")
    blobs.begin(DEVICE, name, 10)
    first = blobs.open(DEVICE, name, 0)
    with pytest.raises(WireError, match="busy"):
        blobs.open(DEVICE, name, 0)
    with pytest.raises(WireError, match="busy"):
        blobs.drop(DEVICE, name)
    first.close()
    first.close()
    blobs.open(DEVICE, name, 0).close()


def test_more_than_announced_is_refused(blobs: BlobStore) -> None:
    name = name_of(b"0123")
    blobs.begin(DEVICE, name, 4)
    writer = blobs.open(DEVICE, name, 0)
    with pytest.raises(WireError, match="too_large"):
        writer.write(b"01234")
    writer.close()


def test_a_piece_can_be_taken_back(blobs: BlobStore) -> None:
    data = b"0123456789"
    name = name_of(data)
    blobs.begin(DEVICE, name, 10)
    bring(blobs, name, 0, data[:3])
    writer = blobs.open(DEVICE, name, 3)
    writer.write(b"XXXX")
    writer.undo()
    assert writer.offset == 3
    writer.close()
    told = blobs.look(DEVICE, name)
    assert told is not None
    assert told.offset == 3
    assert bring(blobs, name, 3, data[3:]) == name


def test_nothing_is_a_file_too(blobs: BlobStore) -> None:
    name = name_of(b"")
    blobs.begin(DEVICE, name, 0)
    assert bring(blobs, name, 0, b"") == name
    assert blobs.size_of(name) == 0
    assert whole(blobs, name) == b""


def test_who_does_not_know_the_sha256_learns_it(blobs: BlobStore) -> None:
    given_name = "u-" + "5" * 32
    blobs.begin(DEVICE, given_name, 6)
    bring(blobs, given_name, 0, b"abc")
    assert bring(blobs, given_name, 3, b"def") == name_of(b"abcdef")
    told = blobs.look(DEVICE, given_name)
    assert told is not None
    assert (told.offset, told.sha256) == (6, name_of(b"abcdef"))
    assert whole(blobs, told.sha256) == b"abcdef"
    with pytest.raises(WireError, match="wrong_offset"):
        blobs.open(DEVICE, given_name, 6)


def test_thrown_away_on_request(blobs: BlobStore) -> None:
    name = name_of(b"0123")
    blobs.begin(DEVICE, name, 4)
    bring(blobs, name, 0, b"01")
    blobs.drop(DEVICE, name)
    assert blobs.look(DEVICE, name) is None
    with pytest.raises(WireError, match="not_found"):
        blobs.drop(DEVICE, name)


def test_what_nobody_finishes_goes_after_thirty_days(blobs: BlobStore, clock: Clock) -> None:
    name = name_of(b"0123")
    blobs.begin(DEVICE, name, 4)
    bring(blobs, name, 0, b"01")
    clock.ahead = 29 * DAY
    assert blobs.sweep(lambda _: set()).partials == 0
    clock.ahead = 31 * DAY
    with pytest.raises(WireError, match="upload_gone"):
        blobs.look(DEVICE, name)
    with pytest.raises(WireError, match="upload_gone"):
        blobs.open(DEVICE, name, 2)
    assert blobs.sweep(lambda _: set()).partials == 1
    assert blobs.look(DEVICE, name) is None
    assert blobs.begin(DEVICE, name, 4).offset == 0


def test_what_no_entry_speaks_of_goes_after_ninety_days(blobs: BlobStore, clock: Clock) -> None:
    kept, lost = name_of(b"kept"), name_of(b"lost")
    for data in (b"kept", b"lost"):
        blobs.begin(DEVICE, name_of(data), 4)
        bring(blobs, name_of(data), 0, data)
    clock.ahead = 89 * DAY
    assert blobs.sweep(lambda _: set()).orphans == 0
    clock.ahead = 91 * DAY
    assert blobs.sweep(lambda names: {kept} & set(names)).orphans == 1
    assert blobs.size_of(kept) == 4
    assert blobs.size_of(lost) is None


def test_files_of_erased_persons_go_at_once_whole_and_in_part(blobs: BlobStore) -> None:
    kept, gone, partial = name_of(b"kept"), name_of(b"gone"), name_of(b"0123")
    for data in (b"kept", b"gone", b"0123"):
        blobs.begin(DEVICE, name_of(data), 4)
        bring(blobs, name_of(data), 0, data[:2] if data == b"0123" else data)
    assert blobs.remove([gone, partial, name_of(b"never came"), "../kept"]) == 1
    assert (blobs.size_of(kept), blobs.size_of(gone)) == (4, None)
    assert blobs.look(DEVICE, partial) is None
    assert blobs.remove([gone]) == 0
    blobs.set_aside(kept)
    assert blobs.remove([kept]) == 0
    assert blobs.begin(DEVICE, kept, 4).offset == 0


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "", "u-../x", "A" * 64, "0" * 63, "*", "con", "0" * 64 + "\0"]
)
def test_names_cannot_lead_elsewhere(blobs: BlobStore, name: str) -> None:
    assert not is_sha256(name)
    assert blobs.size_of(name) is None
    for attempt in (
        lambda: blobs.begin(DEVICE, name, 1),
        lambda: blobs.look(DEVICE, name),
        lambda: blobs.open(DEVICE, name, 0),
        lambda: blobs.drop(DEVICE, name),
        lambda: b"".join(blobs.read(name)),
    ):
        with pytest.raises(WireError, match="not_found"):
            attempt()
    with pytest.raises(WireError, match="unknown_device"):
        blobs.begin("../other", name_of(b""), 0)


def test_large_files_pass_through_a_small_buffer(blobs: BlobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(object_writer, "BUFFER", 64 * 1024)
    data = Random(2).randbytes(1_000_000)
    for name in (name_of(data), "u-" + "7" * 32):
        blobs.begin(DEVICE, name, len(data))
        writer: BlobWriter = blobs.open(DEVICE, name, 0)
        for at in range(0, 600_000, 50_000):
            writer.write(data[at : at + 50_000])
        writer.end()
        writer.close()
        assert bring(blobs, name, 600_000, data[600_000:]) == name_of(data)
        assert whole(blobs, name_of(data)) == data


def test_a_large_wrong_file_leaves_nothing(blobs: BlobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(object_writer, "BUFFER", 64 * 1024)
    data = Random(3).randbytes(400_000)
    name = name_of(b"something else")
    blobs.begin(DEVICE, name, len(data))
    with pytest.raises(WireError, match="blob_mismatch"):
        bring(blobs, name, 0, data)
    assert blobs.size_of(name) is None
    assert blobs.look(DEVICE, name) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.binary(max_size=400), st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=6))
def test_however_it_is_cut_it_is_the_same(
    blobs: BlobStore, data: bytes, cuts: list[tuple[int, bool]]
) -> None:
    name = name_of(data)
    told = blobs.begin(DEVICE, name, len(data))
    for cut, taken_back in cuts:
        if told.sha256:
            break
        writer = blobs.open(DEVICE, name, told.offset)
        writer.write(data[told.offset : told.offset + cut])
        if taken_back:
            writer.undo()
        else:
            told = writer.end()
        writer.close()
    if not told.sha256:
        bring(blobs, name, told.offset, data[told.offset :])
    assert whole(blobs, name) == data


def test_a_whole_file_is_put_at_once(blobs: BlobStore) -> None:
    """Again, and beside what had come of it, it is the same file; what is not its name is not kept."""
    data = Random(2).randbytes(300_000)
    name = name_of(data)
    blobs.begin(DEVICE, name, len(data))
    bring(blobs, name, 0, data[:1000])
    for _ in range(2):
        blobs.put(DEVICE, name, bytearray(data))
    assert whole(blobs, name) == data
    told = blobs.look(DEVICE, name)
    assert told is not None
    assert told.sha256 == name
    with pytest.raises(WireError, match="blob_mismatch"):
        blobs.put(DEVICE, name_of(b"right"), b"wrong")
    assert blobs.size_of(name_of(b"right")) is None
    blobs.put(DEVICE, name_of(b""), b"")
    assert blobs.size_of(name_of(b"")) == 0
    assert blobs.sweep(set).partials == 0


def test_a_whole_file_waits_for_nobody_who_writes_it(blobs: BlobStore) -> None:
    data = b"0123456789"
    blobs.begin(DEVICE, name_of(data), 10)
    writer = blobs.open(DEVICE, name_of(data), 0)
    try:
        with pytest.raises(WireError, match="busy"):
            blobs.put(DEVICE, name_of(data), data)
    finally:
        writer.close()
