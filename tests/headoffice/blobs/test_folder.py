"""The folder: what stays after a restart, other processes, a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import namedtuple
from hashlib import sha256
from pathlib import Path

import pytest

from app.headoffice.blobs import disk
from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.blobs.opening import open_blobs
from app.wire.problems import WireError

DEVICE = "01890a5d-ac96-774b-bcce-b302099a8057"
DATA = b"0123456789" * 1000
NAME = sha256(DATA).hexdigest()


def _bring(blobs: FolderBlobs, offset: int, data: bytes) -> str:
    writer = blobs.open(DEVICE, NAME, offset)
    try:
        writer.write(data)
        return writer.end().sha256
    finally:
        writer.close()


def test_it_goes_on_after_a_restart(tmp_path: Path) -> None:
    first = FolderBlobs(tmp_path)
    first.begin(DEVICE, NAME, len(DATA))
    _bring(first, 0, DATA[:7000])
    second = FolderBlobs(tmp_path)
    told = second.look(DEVICE, NAME)
    assert told is not None
    assert told.offset == 7000
    assert _bring(second, 7000, DATA[7000:]) == NAME
    assert (tmp_path / "blobs" / NAME[:2] / NAME).read_bytes() == DATA
    assert list((tmp_path / "partials" / DEVICE).iterdir()) == []


def test_what_came_counts_though_nobody_ended_it(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    blobs.begin(DEVICE, NAME, len(DATA))
    writer = blobs.open(DEVICE, NAME, 0)
    writer.write(DATA[:100])
    writer.close()
    assert _bring(blobs, 100, DATA[100:]) == NAME


def test_another_process_is_kept_out(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    blobs.begin(DEVICE, NAME, len(DATA))
    program = (
        "import sys; from pathlib import Path; from app.headoffice.blobs.folder import FolderBlobs\n"
        f"FolderBlobs(Path(sys.argv[1])).open({DEVICE!r}, {NAME!r}, 0)\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(WireError, match="busy"):
            blobs.open(DEVICE, NAME, 0)
        other.stdin.close()
        assert other.wait(10) == 0
    assert _bring(blobs, 0, DATA) == NAME


def test_no_room_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - the shape of shutil.disk_usage
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(0, 0, disk.RESERVE + 5))
    blobs = FolderBlobs(tmp_path)
    with pytest.raises(WireError, match="disk_full"):
        blobs.begin(DEVICE, NAME, len(DATA))
    assert blobs.begin(DEVICE, NAME, 5).offset == 0


def test_a_disk_that_fills_up_while_writing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = FolderBlobs(tmp_path)
    blobs.begin(DEVICE, NAME, len(DATA))
    real = os.write

    def short(descriptor: int, data: bytes) -> int:
        if os.fstat(descriptor).st_size >= 3000:
            raise OSError(28, "No space left on device")
        return real(descriptor, data[:3000])

    monkeypatch.setattr(os, "write", short)
    with pytest.raises(WireError, match="disk_full"):
        _bring(blobs, 0, DATA)
    monkeypatch.undo()
    assert _bring(blobs, 3000, DATA[3000:]) == NAME


def test_a_place_is_opened_by_what_is_named(tmp_path: Path) -> None:
    assert isinstance(open_blobs(str(tmp_path / "new" / "files")), FolderBlobs)
    objects = open_blobs("memory:///")
    assert objects.begin(DEVICE, NAME, 5).offset == 0
