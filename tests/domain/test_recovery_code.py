"""The recovery code: what is typed wrong is found, and where."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.recovery_code import SECRET_BYTES, read, written
from app.domain.refusals import InputError

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
secrets = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


@given(secrets)
def test_a_code_says_what_it_was_made_of(secret: bytes) -> None:
    code = written(secret)
    assert re.fullmatch(rf"([{SIGNS}]{{4}}-){{7}}[{SIGNS}]{{4}}", code)
    assert read(code) == secret
    assert read(code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")) == secret


@given(secrets, st.integers(0, 31), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_found_in_its_group(secret: bytes, at: int, sign: str) -> None:
    plain = written(secret).replace("-", "")
    if plain[at] == sign:
        return
    with pytest.raises(InputError) as refused:
        read(plain[:at] + sign + plain[at + 1 :])
    assert refused.value.params["group"] == str(at // 4 + 1)


@given(secrets, st.integers(0, 7), st.integers(0, 2))
def test_neighbours_in_the_wrong_order_are_found(secret: bytes, group: int, at: int) -> None:
    groups = written(secret).split("-")
    signs = list(groups[group])
    signs[at], signs[at + 1] = signs[at + 1], signs[at]
    if "".join(signs) == groups[group]:
        return
    groups[group] = "".join(signs)
    with pytest.raises(InputError, match="recovery_code_group"):
        read("-".join(groups))


@given(secrets, st.integers(0, 7), st.integers(0, 7))
def test_groups_in_the_wrong_order_are_found(secret: bytes, one: int, other: int) -> None:
    groups = written(secret).split("-")
    groups[one], groups[other] = groups[other], groups[one]
    if one != other:
        with pytest.raises(InputError, match="recovery_code_group"):
            read("-".join(groups))


@pytest.mark.parametrize("typed", ["", "7K2M", "U" * 32, "7" * 33, "密" * 32])
def test_what_cannot_be_a_code(typed: str) -> None:
    with pytest.raises(InputError, match=r"recovery_code_(length|group)"):
        read(typed)
