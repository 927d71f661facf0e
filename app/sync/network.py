"""Which network this computer is on, asked cheaply; and whether it slept meanwhile.

A way out is asked of the system's own table: a datagram socket is pointed somewhere, nothing is sent.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final

from app.sync.ports import Clock

_SOMEWHERE: Final = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses for examples, which nobody has."""
_ASLEEP: Final = 20.0
"""Seconds that the wall clock may run ahead of the other before it was sleep, or a clock set anew."""


def own_addresses(somewhere: Sequence[tuple[int, str]] = _SOMEWHERE) -> tuple[str, ...]:
    """The addresses this computer would speak from; none without a network."""
    found = []
    for family, address in somewhere:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as asking:
                asking.connect((address, 9))
                found.append(str(asking.getsockname()[0]))
        except OSError:  # no way there, or a computer without that family
            continue
    return tuple(found)


def network_name(addresses: Sequence[str]) -> str:
    """A short name of the network that has these addresses: the same tomorrow; empty without one."""
    if not addresses:
        return ""
    parts = [
        each.rpartition(".")[0] if "." in each else ":".join(each.split(":")[:4])
        for each in sorted(addresses)
    ]
    return sha256("\n".join(parts).encode()).hexdigest()[:8]


class Network:
    """The network at hand; `changed` is asked now and then, and says whether trying anew is worthwhile."""

    def __init__(self, clock: Clock, ask: Callable[[], Sequence[str]] = own_addresses) -> None:
        self._clock = clock
        self._ask = ask
        self._addresses = tuple(ask())
        self._seen = (clock.now(), clock.monotonic())

    @property
    def connected(self) -> bool:
        """Whether there is any way out."""
        return bool(self._addresses)

    def name(self) -> str:
        """A short name of the network."""
        return network_name(self._addresses)

    def changed(self) -> bool:
        """Whether addresses changed, or the computer slept, since this was asked last."""
        addresses = tuple(self._ask())
        moved, self._addresses = addresses != self._addresses, addresses
        now, mono = self._clock.now(), self._clock.monotonic()
        wall = (now - self._seen[0]).total_seconds()
        slept = abs(wall - (mono - self._seen[1])) > _ASLEEP
        self._seen = (now, mono)
        return moved or slept
