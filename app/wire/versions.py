"""Versions of the protocol and of entries: what each end may still say to the other.

A version is never taken back: a desk that was silent for a year still gets its entries in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.domain.registry import BODIES

API: Final = 1
"""The version of the calls this program makes."""

SPOKEN: Final = (1,)
"""Versions of the calls a head office of this program answers."""

HISTORY: Final[Mapping[int, str]] = {
    1: "2026-11: the first. Batches, feed, blobs by tus 1.0, sealed files on a stick.",
}

Upcast = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""The fields of an entry of one version as the next version would say them.

Personal fields stand among them unless they were erased: then they are missing, and a step must
bear that.
"""

UPCASTS: Final[Mapping[tuple[str, int], Upcast]] = {}
"""By entry type and the version it leads away from. None yet: every entry is of version 1."""


def schema() -> Mapping[str, int]:
    """The newest version of each entry type this program knows."""
    return {name: body.VERSION for name, body in BODIES.items()}


def upcast(
    name: str,
    version: int,
    plain: Mapping[str, Any],
    steps: Mapping[tuple[str, int], Upcast] = UPCASTS,
    newest: int | None = None,
) -> Mapping[str, Any]:
    """`plain` as version `newest` would say it; that is the newest this program knows unless told.

    A version without a step only added fields that have a usual value.
    """
    if newest is None:
        newest = BODIES[name].VERSION if name in BODIES else version
    for at in range(max(version, 1), newest):
        step = steps.get((name, at))
        if step is not None:
            plain = step(plain)
    return plain
