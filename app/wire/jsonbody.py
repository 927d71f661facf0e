"""Messages as bytes and back."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from app.wire.problems import WireError

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder()


def to_json(message: Any) -> bytes:
    """The bytes of a message."""
    return _ENCODER.encode(message)


def from_json(data: bytes, kind: type[T]) -> T:
    """A message of that kind. Raises WireError malformed, which names the field."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WireError("malformed", what=str(error)[:200]) from error
