"""JSON that somebody wrote: UTF-8, one value, every mistake named with its place."""

from __future__ import annotations

import io
import json
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli import reading
from app.cli.reading import read_json
from app.domain.refusals import InputError


def read(data: bytes, monkeypatch: pytest.MonkeyPatch) -> object:
    """`data` from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return read_json("-")


WRONG = [
    (b"", "not_json", "FILE"),
    (b"{", "not_json", "FILE"),
    (b'{"a": 1,}', "not_json", "FILE"),
    (b"{} {}", "not_json", "FILE"),
    (b"// no\n{}", "not_json", "FILE"),
    (b"\xff\xfe{\x00}\x00", "not_utf8", "FILE"),
    ('{"名": "'.encode("gbk"), "not_utf8", "FILE"),
    (b'{"a": 1, "a": 2}', "key_twice", "a"),
    (b'[{"b": {"c": 1, "c": 2}}]', "key_twice", "c"),
    (b'{"a": NaN}', "number_not_json", "FILE"),
    (b"[-Infinity]", "number_not_json", "FILE"),
    (b'{"a": [1, 1e999]}', "number_too_large", "a[1]"),
    (b'{"a": 9223372036854775808}', "number_too_large", "a"),
    (b'{"a": ' + b"9" * 5000 + b"}", "number_too_large", "FILE"),
    (b'{"a": {"b": "\\ud800"}}', "text_not_characters", "a.b"),
    (b'{"a\\u0000": 1}', "text_not_characters", "FILE"),
    (b"[" * 100_000, "nested_too_deeply", "FILE"),
    (b"[" * 65 + b"1" + b"]" * 65, "nested_too_deeply", "FILE"),
]


@pytest.mark.parametrize(
    ("data", "code", "field"), WRONG, ids=[f"{n}-{c}" for n, (_, c, _) in enumerate(WRONG)]
)
def test_mistakes_are_named(data: bytes, code: str, field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError) as caught:
        read(data, monkeypatch)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_standard_input_that_was_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)  # what Python makes of ``<&-``
    with pytest.raises(InputError, match="file_unreadable"):
        read_json("-")


def test_the_place_of_a_mistake_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError) as caught:
        read(b'{\n "a": x}', monkeypatch)
    assert caught.value.params == {"line": "2", "column": "7"}


def test_a_byte_order_mark_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(b'\xef\xbb\xbf{"a": "\xe5\xa3\xb6"}', monkeypatch) == {"a": "壶"}


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_INPUT", 10)
    path = tmp_path / "large.json"
    path.write_bytes(b"[1, 2, 3, 4]")
    with pytest.raises(InputError) as caught:
        read_json(str(path))
    assert caught.value.code == "file_too_large"


@pytest.mark.parametrize("name", ["missing.json", ".", "a\0b", "x" * 300])
def test_a_file_that_cannot_be_read_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_json(str(tmp_path / name))
    assert (caught.value.code, caught.value.field) == ("file_unreadable", "FILE")


@given(st.binary(max_size=40))
def test_any_bytes_are_a_value_or_an_input_error(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch, suppress(InputError):
        read(data, patch)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**63) + 1, 2**63 - 1)
        | st.floats(allow_nan=False, allow_infinity=False, min_value=-1e18, max_value=1e18)
        | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
        lambda inner: st.lists(inner) | st.dictionaries(st.text("abc壶"), inner),
    )
)
def test_what_was_written_is_read(value: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert read(json.dumps(value).encode(), patch) == value
