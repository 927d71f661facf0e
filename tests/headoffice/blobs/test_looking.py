"""Whether what came still lies in its place, as it came."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.blobs.looking import DAYS, look_through
from app.headoffice.blobs.port import BlobStore
from app.headoffice.store.gone_files import GoneFiles
from tests.headoffice.blobs.test_contract import DEVICE, bring, name_of, whole


class Known(GoneFiles):
    """What came, without a database."""

    def __init__(self, *files: bytes) -> None:
        self.files = {name_of(data): len(data) for data in files}
        self.gone: list[str] = []

    def came(self, tenant: str, beginning: str) -> dict[str, int]:
        return {name: size for name, size in self.files.items() if name.startswith(beginning)}

    def note(self, tenant: str, sha256s: Sequence[str]) -> None:
        self.gone += sha256s
        for each in self.gone:
            self.files.pop(each, None)


def keep(blobs: BlobStore, data: bytes) -> str:
    blobs.begin(DEVICE, name_of(data), len(data))
    return bring(blobs, name_of(data), 0, data)


@pytest.mark.expects_log("files are gone from their place")
def test_what_is_missing_or_of_another_size_is_wanted_again(blobs: BlobStore) -> None:
    well, missing, short = b"well", b"missing", b"short"
    known = Known(well, missing, short)
    keep(blobs, well)
    keep(blobs, short)
    known.files[name_of(short)] += 1
    assert look_through(known, blobs, "t", day=0)[::2] == (3, 1)
    assert sorted(known.gone) == sorted(map(name_of, (missing, short)))
    assert blobs.size_of(name_of(short)) is None
    assert keep(blobs, short) == name_of(short)
    assert whole(blobs, name_of(short)) == short


@pytest.mark.expects_log("files are gone from their place")
def test_every_file_is_read_once_in_a_month(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    files = [b"file %d" % number for number in range(40)]
    known = Known(*files)
    names = [keep(blobs, data) for data in files]
    place = tmp_path / "blobs" / names[0][:2] / names[0]
    place.chmod(0o600)
    place.write_bytes(b"fila 0")
    found = [look_through(known, blobs, "t", day) for day in range(1_000, 1_000 + DAYS)]
    assert [sum(each) for each in list(zip(*found, strict=True))[1:]] == [40, 0, 1]
    assert known.gone == [names[0]]
    assert (tmp_path / "damaged" / names[0]).read_bytes() == b"fila 0"
    assert look_through(known, blobs, "t") == (39, 39, 0, 0)


def test_where_the_place_itself_is_away_nothing_is_gone(tmp_path: Path) -> None:
    known, blobs = Known(b"file"), FolderBlobs(tmp_path / "files")
    keep(blobs, b"file")
    shutil.rmtree(tmp_path / "files")
    with pytest.raises(OSError, match="files"):
        look_through(known, blobs, "t")
    assert known.gone == []
