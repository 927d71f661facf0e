"""Lines that no program of ours wrote: a clear error or an entry, never a trace."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.registry import BODIES
from app.domain.steps.contact import NoteAdded
from app.wire.damage import DamagedEntryError
from app.wire.entries import MAX_LINE, decode_entry, encode_entry
from app.wire.sealing import IDENTITY, PERSON, seal
from tests.wire.test_entries import Keys, entry

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)


def raw() -> tuple[dict[str, Any], Keys]:
    keys = Keys()
    found: dict[str, Any] = json.loads(encode_entry(entry(NoteAdded("已联系")), keys))
    return found, keys


def damaged(line: bytes, keys: Keys) -> str:
    with pytest.raises(DamagedEntryError) as caught:
        decode_entry(line, keys)
    return caught.value.reason


@given(st.data())
def test_any_values_give_an_entry_or_damage(data: st.DataObject) -> None:
    found, keys = raw()
    changes = data.draw(st.dictionaries(st.sampled_from([*found, "i", "off"]), VALUES, max_size=3))
    with suppress(DamagedEntryError):
        decode_entry(json.dumps(found | changes).encode(), keys)


@given(st.sampled_from(sorted(BODIES)), st.integers(0, 3), st.dictionaries(st.text(max_size=9), VALUES))
def test_any_fields_of_any_kind_give_an_entry(name: str, version: int, fields: dict[str, Any]) -> None:
    found, keys = raw()
    line = json.dumps(found | {"t": name, "v": version, "d": fields, "p": None}).encode()
    decoded = decode_entry(line, keys)
    assert decode_entry(encode_entry(decoded, keys), keys).id == decoded.id


@pytest.mark.parametrize("times", [1_000, MAX_LINE // 2 - 400])
@pytest.mark.parametrize("place", ["d", "unknown", "base", "blobs", "p"])
def test_nesting_without_end_is_damage(times: int, place: str) -> None:
    found, keys = raw()
    deep = "[" * times + "]" * times
    line = json.dumps(found | {place: {"a": "DEEP"}}).replace('"DEEP"', deep).encode()
    with suppress(DamagedEntryError):
        decode_entry(line, keys)
    assert damaged(line.replace(b"]", b""), keys) == "entry_form"


@pytest.mark.parametrize(
    "change", [{"seq": 2**63}, {"seq": -1}, {"mono": 10**30}, {"v": -(10**18)}, {"off": 2**63}]
)
def test_a_number_that_no_database_holds_is_damage(change: dict[str, int]) -> None:
    found, keys = raw()
    assert damaged(json.dumps(found | change).encode(), keys) == "entry_form"


@pytest.mark.parametrize("name", ["", "not one", "0197f3c2", "钥匙"])
def test_a_sealed_entry_needs_its_own_name(name: str) -> None:
    found, keys = raw()
    assert damaged(json.dumps(found | {"id": name}).encode(), keys) == "seal_form"


DEEP_WAY = ".".join("a" * 3000)


@pytest.mark.parametrize("field", ["p", "i"])
@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"no json",
        b"5",
        b"[1]",
        b"null",
        b"[" * 5000,
        b'{"text":' + b"[" * 5000,
        b'{"a.b":1}',
        b'{"how.0":1}',
        b'{"' + DEEP_WAY.encode() + b'":1}',
        b"\xff",
    ],
)
def test_what_is_sealed_may_be_nonsense(field: str, plain: bytes) -> None:
    """Only a holder of the key could have sealed it, and such a one may be broken too."""
    found, keys = raw()
    kind = PERSON if field == "p" else IDENTITY
    box = seal(plain, keys.ensure("t1", kind), UUID(found["id"]).bytes)
    assert damaged(json.dumps(found | {field: dict(box)}).encode(), keys) == "seal_form"


@pytest.mark.parametrize("change", [{"alg": "rot13"}, {"n": "!"}, {"n": ""}, {"c": ""}, {"c": "钥"}])
def test_a_broken_seal_is_damage(change: dict[str, str]) -> None:
    found, keys = raw()
    found["p"] |= change
    assert damaged(json.dumps(found).encode(), keys) in ("seal_form", "seal_broken", "unknown_seal")
