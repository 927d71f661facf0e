"""What foreign decoders raise on damaged pictures."""

import struct
from typing import Final

DECODER_FAULTS: Final = (
    OSError,  # truncated or broken data, unknown format
    SyntaxError,  # Pillow: not a file of this kind after all
    ValueError,  # impossible sizes, limits of text chunks
    EOFError,
    LookupError,
    TypeError,  # a header field of the wrong kind
    AttributeError,  # a header field that is not there
    ArithmeticError,
    AssertionError,
    RuntimeError,  # libwebp's own words
    MemoryError,
    struct.error,
    Warning,  # only where warnings are made errors
)
"""Named one by one so that a mistake of our own with another class still shows as one."""
