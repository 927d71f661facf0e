"""Versions of entries: what an older program wrote is read by the newest through each step between."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

import pytest

from app.domain.registry import BODIES
from app.domain.steps.contact import NoteAdded
from app.wire.entries import decode_entry, encode_entry
from app.wire.versions import API, HISTORY, SPOKEN, UPCASTS, Upcast, schema, upcast
from tests.wire.test_entries import Keys, entry

STEPS: Mapping[tuple[str, int], Upcast] = {
    ("visit.made", 1): lambda plain: {"to": plain["where"]},
    ("visit.made", 3): lambda plain: {**plain, "rounds": [*plain.get("rounds", []), 3]},
    ("visit.made", 4): lambda plain: {**plain, "rounds": [*plain.get("rounds", []), 4]},
}


@pytest.mark.parametrize(
    ("version", "plain", "newest", "result"),
    [
        (1, {"where": "2F"}, 5, {"to": "2F", "rounds": [3, 4]}),
        (2, {"to": "2F"}, 5, {"to": "2F", "rounds": [3, 4]}),
        (4, {"to": "2F"}, 5, {"to": "2F", "rounds": [4]}),
        (5, {"to": "2F"}, 5, {"to": "2F"}),
        (1, {"where": "2F"}, 3, {"to": "2F"}),
        (7, {"to": "2F"}, 5, {"to": "2F"}),
        (0, {"where": "2F"}, 2, {"to": "2F"}),
        (-(10**18), {"where": "2F"}, 2, {"to": "2F"}),
    ],
)
def test_each_step_is_taken_once_and_in_order(
    version: int, plain: dict[str, Any], newest: int, result: dict[str, Any]
) -> None:
    before = dict(plain)
    assert upcast("visit.made", version, plain, STEPS, newest) == result
    assert plain == before


def test_other_kinds_and_unknown_ones_stay_as_they_are() -> None:
    assert upcast("visit.paid", 1, {"a": 1}, STEPS, 5) == {"a": 1}
    assert upcast("never.heard", 1, {"a": 1}) == {"a": 1}


def test_steps_lead_from_versions_that_there_were() -> None:
    for name, version in UPCASTS:
        assert 1 <= version < BODIES[name].VERSION


def manner_left_out(plain: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = {name: value for name, value in plain.items() if name != "manner"}
    return {**kept, "text": "改:" + plain["text"]} if "text" in plain else kept


def test_what_was_read_once_is_read_by_a_newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way: an entry of version 1, sealed words and all, in a program that writes version 2."""
    keys = Keys()
    old = json.loads(encode_entry(entry(NoteAdded("已联系")), keys))
    old["d"]["manner"] = old["d"].pop("how", "phone")
    line = json.dumps(old).encode()
    monkeypatch.setattr(NoteAdded, "VERSION", 2)
    monkeypatch.setitem(cast("dict[tuple[str, int], Upcast]", UPCASTS), ("note.added", 1), manner_left_out)
    assert decode_entry(line, keys).body == NoteAdded("改:已联系")
    keys.keys.clear()
    assert isinstance(decode_entry(line, keys).body, NoteAdded), "also when the person was erased"


def test_versions_of_the_calls() -> None:
    assert API in SPOKEN
    assert set(SPOKEN) <= set(HISTORY)
    assert max(HISTORY) == API


def test_the_schema_names_every_kind() -> None:
    assert schema() == {name: body.VERSION for name, body in BODIES.items()}
    assert all(version >= 1 for version in schema().values())
