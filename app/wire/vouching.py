"""A vouch: head office's signed word that it had a writer's journal up to an entry.

It stands in the feed, so that whoever reads other desks' entries can prove later that head office
had accepted them. After a restore from an older backup a desk brings such entries back, though
the desk that wrote them may be lost (protocol 3.10).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.wire.messages import At
from app.wire.signing import SigningKey, holds, to_bytes, to_text


class Scope(NamedTuple):
    """Whose word it is, and for which branch: nowhere else does it count."""

    server_id: str
    tenant: str
    branch: str


def vouch(key: SigningKey, scope: Scope, writer: str, at: At) -> str:
    """Head office's word: the name of the key and the signature."""
    return f"{key.kid}.{to_text(key.sign(_words(scope, writer, at)))}"


def vouched(text: str, scope: Scope, writer: str, at: At, public_of: Callable[[str], bytes | None]) -> bool:
    """Whether that is head office's word on this entry; `public_of(kid)` gives its keys, old ones too."""
    kid, _, signature = text.partition(".")
    public = public_of(kid)
    try:
        return public is not None and holds(public, to_bytes(signature), _words(scope, writer, at))
    except ValueError:
        return False


def _words(scope: Scope, writer: str, at: At) -> bytes:
    return "\n".join(("cf-vouch-1", *scope, writer, str(at.seq), at.hash)).encode()
