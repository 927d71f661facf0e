"""The one form of the archive: read by every program, the same each time, never larger than the format knows."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import ProblemError
from app.usecases.bundle.archive import Member, Weighed, weigh, write_archive

names = st.text("abcXYZ019-_.", min_size=1, max_size=30)


def member(name: str, data: bytes) -> Member:
    return Member(name, lambda: io.BytesIO(data))


def archive_of(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    members = [member(name, data) for name, data in files.items()]
    write_archive(out, [(each, weigh(each)) for each in members])
    return out.getvalue()


@given(st.dictionaries(names, st.binary(max_size=300), max_size=8))
def test_others_read_it(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(archive_of(files))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert all(each.compress_type == zipfile.ZIP_STORED for each in archive.infolist())


@given(st.dictionaries(names, st.binary(max_size=300), max_size=4))
def test_it_is_the_same_each_time(files: dict[str, bytes]) -> None:
    assert archive_of(files) == archive_of(files)


def test_more_than_four_gigabytes_are_refused_before_they_are_written() -> None:
    huge = Weighed((1 << 32) - 10, "0" * 64, 0)
    with pytest.raises(ProblemError) as problem:
        write_archive(io.BytesIO(), [(member("a", b""), huge)])
    assert problem.value.code == "bundle_too_large"
