"""Keys of persons on their way: for one addressee, bound to their ticket, kind and name."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.jsonbody import from_json, to_json
from app.wire.messages import Keys
from app.wire.parcels import Parcel, PersonKey, unwrapped, wrapped
from app.wire.problems import WireError
from app.wire.sealedbox import seal_to
from app.wire.sealing import IDENTITY, KEY_SIZE, PERSON, key_name
from app.wire.signing import to_text
from tests.wire.samples import sealing_key

KEY = sealing_key()
KEYS = st.builds(
    PersonKey,
    st.text(max_size=12),
    st.sampled_from((PERSON, IDENTITY)),
    st.binary(min_size=KEY_SIZE, max_size=KEY_SIZE),
)


def refused(*parcels: Parcel) -> None:
    with pytest.raises(WireError) as caught:
        unwrapped(parcels, KEY)
    assert caught.value.code == "bad_seal"


@given(st.lists(KEYS, max_size=4))
def test_keys_come_back(keys: list[PersonKey]) -> None:
    body = to_json(Keys(wrapped(keys, KEY.public)))
    assert unwrapped(from_json(body, Keys).parcels, KEY) == tuple(keys)
    for each in keys:
        assert each.key.hex().encode() not in body


@dataclass(frozen=True)
class Sample:
    """A key and its parcel."""

    key: PersonKey
    parcel: Parcel


@pytest.fixture
def sample() -> Sample:
    key = PersonKey("t1", PERSON, bytes(range(KEY_SIZE)))
    return Sample(key, wrapped([key], KEY.public)[0])


def test_another_addressee_opens_nothing(sample: Sample) -> None:
    with pytest.raises(WireError):
        unwrapped([sample.parcel], sealing_key("other"))


@pytest.mark.parametrize(
    "change",
    [
        {"ticket": "t2"},
        {"kind": IDENTITY},
        {"name": "00000000"},
        {"ticket": "t1\nperson", "kind": ""},
        {"box": ""},
        {"box": "!"},
        {"box": "钥匙"},
        {"box": "A" * 100},
    ],
)
def test_a_parcel_is_bound_to_what_it_says(sample: Sample, change: dict[str, str]) -> None:
    refused(msgspec.structs.replace(sample.parcel, **change))


@pytest.mark.parametrize("plain", [b"", bytes(31), bytes(33)])
def test_what_is_no_key_is_refused(plain: bytes) -> None:
    name = key_name(plain)
    box = seal_to(KEY.public, plain, f"t1\nperson\n{name}".encode())
    refused(Parcel("t1", PERSON, name, to_text(box)))


def test_a_key_under_the_name_of_another_is_refused() -> None:
    name = key_name(bytes(KEY_SIZE))
    box = seal_to(KEY.public, b"\1" * KEY_SIZE, f"t1\nperson\n{name}".encode())
    refused(Parcel("t1", PERSON, name, to_text(box)))


def test_each_touched_letter_is_refused(sample: Sample) -> None:
    for at, old in enumerate(sample.parcel.box):
        for new in "A_b":
            if new != old:
                box = sample.parcel.box[:at] + new + sample.parcel.box[at + 1 :]
                refused(msgspec.structs.replace(sample.parcel, box=box))


def test_one_bad_parcel_refuses_all_of_them(sample: Sample) -> None:
    refused(sample.parcel, msgspec.structs.replace(sample.parcel, ticket="t2"))
