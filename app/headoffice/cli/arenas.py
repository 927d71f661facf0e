"""How much memory that was given back the C library keeps for threads that may want it again."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Final

from app.wire.limits import KIB, MIB

_ARENA_MAX: Final = -8
_MMAP_THRESHOLD: Final = -3
_TRIM_THRESHOLD: Final = -1
"""As `malloc.h` of glibc numbers them."""

ARENAS: Final = 2
LARGE: Final = 512 * KIB
"""Bytes from which on something is kept by itself, and given back as soon as nobody needs it."""
LEFT: Final = 4 * MIB
"""Bytes that may lie idle at the end of a store."""


def keep_few_arenas() -> None:
    """Two stores of memory for all threads, where glibc would give sixteen of them one each.

    Pages, batches and pieces of files are made by whatever thread is free, each of some megabytes for a
    moment; what lies in the store of another thread is not used again, so that all of them together keep
    sixteen times the largest, and what is large leaves holes that nothing else fits into. Python lets one
    thread run at a time, so that they hardly wait for each other. Other C libraries have no such stores.
    To be called before there are threads.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):  # another C library
        options = ctypes.CDLL(None).mallopt
        options(_ARENA_MAX, ARENAS)
        options(_MMAP_THRESHOLD, LARGE)
        options(_TRIM_THRESHOLD, LEFT)
