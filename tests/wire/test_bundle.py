"""Several files in one body: whatever the pieces in which it comes, the same files come out."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.bundle import HEAD, LARGEST, Unbundling, bundled
from app.wire.problems import WireError


def name_of(data: bytes) -> str:
    return sha256(data).hexdigest()


@given(
    files=st.lists(st.binary(max_size=300), max_size=6),
    cuts=st.lists(st.integers(1, 90), min_size=1, max_size=8),
)
def test_the_same_files_come_out(files: list[bytes], cuts: list[int]) -> None:
    body = b"".join(bundled((name_of(each), each) for each in files))
    unbundling, found, at, number = Unbundling(len(files)), [], 0, 0
    while at < len(body):
        step = cuts[number % len(cuts)]
        found += [(each.sha256, bytes(each.data)) for each in unbundling.feed(body[at : at + step])]
        at, number = at + step, number + 1
    unbundling.end()
    assert found == [(name_of(each), each) for each in files]


def test_what_is_on_its_way_is_known() -> None:
    body = b"".join(bundled([(name_of(b"abc"), b"abc"), (name_of(b"defgh"), b"defgh")]))
    unbundling = Unbundling(2)
    assert [bytes(each.data) for each in unbundling.feed(body[:-2])] == [b"abc"]
    assert unbundling.open is not None
    assert (unbundling.open.sha256, bytes(unbundling.open.data)) == (name_of(b"defgh"), b"def")
    with pytest.raises(WireError, match="malformed"):
        unbundling.end()


def test_a_head_that_breaks_off_is_noticed() -> None:
    unbundling = Unbundling(1)
    assert list(unbundling.feed(b"\0" * (HEAD - 1))) == []
    with pytest.raises(WireError, match="malformed"):
        unbundling.end()


def test_too_many_and_too_large_are_refused() -> None:
    with pytest.raises(WireError, match="too_large"):
        list(Unbundling(1).feed(b"".join(bundled([(name_of(b""), b""), (name_of(b""), b"")]))))
    with pytest.raises(WireError, match="too_large"):
        list(Unbundling(1).feed(b"\0" * 32 + (LARGEST + 1).to_bytes(8, "big")))
