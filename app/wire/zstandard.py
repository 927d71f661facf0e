"""Zstandard, from the standard library where that has it."""

import sys

if sys.version_info >= (3, 14):
    from compression import zstd as zstd  # noqa: PLC0414 - handed on
else:
    from backports import zstd as zstd  # noqa: PLC0414 - handed on

__all__ = ["zstd"]
