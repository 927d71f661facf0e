"""Signed replies: what is not signed by our head office was said by somebody in between (protocol 3.4).

``CF-Sig`` is over the status, the path, the request's own id and the digest of the body as it
travels, so that a reply cannot be kept and told again for another request.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from app.wire.signing import SigningKey, holds, to_bytes, to_text

SERVER: Final = "CF-Server"
EPOCH: Final = "CF-Epoch"
SIGNATURE: Final = "CF-Sig"
REQUEST: Final = "CF-Request"
"""Sent with each request: 16 random bytes as text; comes back signed."""
TIME: Final = "CF-Time"
"""Sent with each request: what the desk's clock shows, ISO 8601 with offset. Only shown, never judged by."""


def signed_words(
    status: int, path: str, request: str, body: bytes, said: Mapping[str, str] | None = None
) -> bytes:
    """The bytes that are signed. `said` are headers that carry meaning of their own (tus offsets)."""
    return signed_digest_words(status, path, request, sha256(body).hexdigest(), said)


def signed_digest_words(
    status: int, path: str, request: str, digest: str, said: Mapping[str, str] | None = None
) -> bytes:
    """The same where the body is too large to be held: `digest` is its sha256, hexadecimal."""
    told = "\n".join(sorted(f"{name.lower()}:{value}" for name, value in (said or {}).items()))
    parts = ("cf-reply-1", str(status), path, request, digest, told)
    return "\n".join(parts).encode()


MEANT: Final = ("Upload-Offset", "Upload-Length", "Location")
"""Headers that are part of what is signed."""


def meant(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Those of `headers` that are signed with a reply; names in any case."""
    lower = {name.lower(): value for name, value in headers.items()}
    return {name: lower[name.lower()] for name in MEANT if name.lower() in lower}


def sign_reply(key: SigningKey, words: bytes) -> str:
    """The value of ``CF-Sig``."""
    return f"{key.kid}.{to_text(key.sign(words))}"


def reply_holds(publics: Mapping[str, bytes], value: str, words: bytes) -> bool:
    """Whether ``CF-Sig`` was made by one of our head office's keys (by kid) over these words."""
    kid, _, signature = value.partition(".")
    public = publics.get(kid)
    try:
        return public is not None and holds(public, to_bytes(signature), words)
    except ValueError:
        return False
