"""Messages as bytes: each comes back; whatever else arrives is malformed and nothing worse."""

from __future__ import annotations

import inspect
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.wire import link, messages, parcels, stick
from app.wire.jsonbody import from_json, to_json
from app.wire.limits import Limits
from app.wire.messages import Item, JudgedEntry, Verdict
from app.wire.problems import Problem, WireError


def _kinds() -> list[type[msgspec.Struct]]:
    found: set[type[msgspec.Struct]] = {Limits, Problem}
    for module in (messages, link, parcels, stick):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, msgspec.Struct) and kind is not parcels.PersonKey:
                found.add(kind)
    return sorted(found, key=lambda kind: kind.__name__)


KINDS = _kinds()
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)


def refused(data: bytes, kind: type[msgspec.Struct]) -> str:
    with pytest.raises(WireError) as caught:
        from_json(data, kind)
    assert caught.value.code == "malformed"
    what = caught.value.detail["what"]
    assert isinstance(what, str)
    assert 0 < len(what) <= 200
    to_json(caught.value.problem)
    return what


def test_every_message_is_looked_at() -> None:
    assert len(KINDS) > 25


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_every_message_comes_back(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    message = data.draw(_messages(kind))
    assert from_json(to_json(message), kind) == message


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_a_newer_end_may_say_more(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    message = data.draw(_messages(kind))
    more = msgspec.json.decode(to_json(message)) | {"added_later": {"deep": [1, None]}}
    assert from_json(to_json(more), kind) == message


def _messages(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    fields = {field.name: _of(field.type) for field in msgspec.structs.fields(kind)}
    return st.builds(kind, **fields)


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if hint is Any:
        return VALUES
    if inspect.isclass(hint) and issubclass(hint, msgspec.Struct):
        return _messages(hint)
    inner: tuple[Any, ...] = getattr(hint, "__args__", ())
    if inner and getattr(hint, "__origin__", None) is tuple:
        return st.lists(_of(inner[0]), max_size=2).map(tuple)
    if len(inner) == 2:
        return st.dictionaries(st.text(max_size=5), _of(inner[1]), max_size=2)
    if inner:
        return st.lists(_of(inner[0]), max_size=2)
    return st.integers(-(2**63), 2**63 - 1) if hint is int else st.from_type(hint)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.binary(max_size=100))
def test_any_bytes_are_malformed(kind: type[msgspec.Struct], data: bytes) -> None:
    refused(b"\xff" + data, kind)
    with suppress(WireError):
        from_json(data, kind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_any_values_are_a_message_or_malformed(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    names = [field.name for field in msgspec.structs.fields(kind)]
    values = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(names, VALUES)))
    try:
        from_json(msgspec.json.encode(values), kind)
    except WireError as error:
        assert error.code == "malformed"  # noqa: PT017 - most of them are malformed, a few are messages


@pytest.mark.parametrize(
    "opening", ["[", '{"a":', '[{"a":', '{"items":[', '{"policy":', '{"items":[{"body":']
)
@pytest.mark.parametrize("times", [1_000, 100_000])
@pytest.mark.parametrize(
    "kind", [messages.Page, messages.Session, Item, Problem], ids=lambda kind: kind.__name__
)
def test_nesting_without_end_is_malformed(opening: str, times: int, kind: type[msgspec.Struct]) -> None:
    refused(opening.encode() * times, kind)


@pytest.mark.parametrize("depth", [5_000, 100_000])
def test_a_body_nested_without_end_is_malformed_also_when_it_is_closed(depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    refused(b'{"pos":1,"coll":"policy","key":"k","body":' + deep + b"}", Item)
    refused(b'{"code":"gap","number":4091,"unknown":' + deep + b"}", Problem)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"null",
        b"[]",
        b"5",
        b"{",
        b'{"pos":1,"coll":"policy","key":"k"} x',
        b'{"pos":"1","coll":"policy","key":"k"}',
        b'{"pos":1.5,"coll":"policy","key":"k"}',
        b'{"pos":1e400,"coll":"policy","key":"k"}',
        b'{"pos":' + b"9" * 5000 + b',"coll":"policy","key":"k"}',
        b'{"pos":NaN,"coll":"policy","key":"k"}',
        b'{"pos":1,"coll":"\\ud800","key":"k"}',
        b'{"pos":1,"coll":"\xc3\x28","key":"k"}',
        b'{"pos":1,"coll":"a\0","key":"k"}',
        b"\xef\xbb\xbf{}",
        '{"pos":1,"coll":"政","key":null}'.encode("utf-16"),
    ],
)
def test_the_malformed(data: bytes) -> None:
    refused(data, Item)


def test_the_field_is_named() -> None:
    assert "$.items[0].pos" in refused(b'{"items":[{"pos":"x","coll":"a","key":"b"}]}', messages.Page)


def test_an_unknown_verdict_is_malformed_and_not_applied() -> None:
    line = to_json(JudgedEntry("w", 1, Verdict.APPLIED)).replace(b"applied", b"perhaps")
    refused(line, JudgedEntry)


def test_what_says_nothing_is_left_out_of_the_feed() -> None:
    assert to_json(Item(1, "policy", "k")) == b'{"pos":1,"coll":"policy","key":"k"}'
