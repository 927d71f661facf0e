"""Head office's word on how far it had a journal."""

from __future__ import annotations

import pytest

from app.wire.messages import At
from app.wire.signing import SigningKey
from app.wire.vouching import Scope, vouch, vouched

KEY = SigningKey(b"\1" * 32)
SCOPE = Scope("server", "tenant", "b1")
AT = At(7, "ab" * 32)


def test_a_word_counts_for_one_entry_of_one_branch() -> None:
    word = vouch(KEY, SCOPE, "d.a1", AT)
    public_of = {KEY.kid: KEY.public}.get
    assert vouched(word, SCOPE, "d.a1", AT, public_of)
    assert not vouched(word, SCOPE, "d.a2", AT, public_of)
    assert not vouched(word, SCOPE, "d.a1", At(8, AT.hash), public_of)
    assert not vouched(word, SCOPE, "d.a1", At(7, "cd" * 32), public_of)
    assert not vouched(word, SCOPE._replace(branch="b2"), "d.a1", AT, public_of)
    assert not vouched(word, SCOPE._replace(server_id="another"), "d.a1", AT, public_of)
    assert not vouched(word, SCOPE, "d.a1", AT, lambda _: None)


@pytest.mark.parametrize("word", ["", ".", f"{KEY.kid}.", f"{KEY.kid}.***", "水.水"])
def test_no_word_at_all(word: str) -> None:
    assert not vouched(word, SCOPE, "d.a1", AT, {KEY.kid: KEY.public}.get)
