"""Numbered problems: what one end tells the other when something is not as it should be (protocol 3.5).

A code keeps its number and its meaning for good; what is told on screen is made of the code by
the end that shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

STATUS: Final[Mapping[str, tuple[int, int]]] = {
    # code: (HTTP status, number)
    "malformed": (400, 4001),
    "unknown_field": (400, 4002),
    "session_expired": (401, 4011),
    "signature_missing": (401, 4012),
    "device_revoked": (403, 4031),
    "code_refused": (403, 4032),
    "not_yours": (403, 4033),
    "not_signed_in": (401, 4034),
    "unknown_device": (403, 4035),
    "unknown_key": (403, 4036),
    "not_found": (404, 4041),
    "method_not_allowed": (405, 4051),
    "gap": (409, 4091),
    "fork": (409, 4092),
    "epoch_changed": (409, 4093),
    "lease_conflict": (409, 4094),
    "wrong_offset": (409, 4095),
    "desk_taken": (409, 4096),
    "cursor_gone": (410, 4101),
    "upload_gone": (410, 4102),
    "tus_version": (412, 4121),
    "too_large": (413, 4131),
    "unsupported_encoding": (415, 4151),
    "unsupported_type": (415, 4152),
    "bad_chain": (422, 4221),
    "bad_sig": (422, 4222),
    "digest_mismatch": (422, 4223),
    "bad_entry": (422, 4224),
    "bad_encoding": (422, 4225),
    "bad_seal": (422, 4226),
    "busy": (423, 4231),
    "upgrade_required": (426, 4261),
    "slow_down": (429, 4291),
    "blob_mismatch": (460, 4601),
    "server_error": (500, 5001),
    "maintenance": (503, 5031),
    "overloaded": (503, 5032),
    "disk_full": (507, 5071),
}


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """The body of every reply that is no success."""

    code: str
    number: int
    detail: Mapping[str, Any] = {}


class WireError(Exception):
    """Something is not as the protocol says. `code` is one of STATUS, `detail` what belongs to it."""

    def __init__(self, code: str, **detail: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    @property
    def status(self) -> int:
        """The HTTP status it travels with."""
        return STATUS[self.code][0]

    @property
    def problem(self) -> Problem:
        """As it travels."""
        return Problem(self.code, STATUS[self.code][1], self.detail)
