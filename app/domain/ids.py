"""Ids made on the device: UUIDv7 (RFC 9562), sortable by the moment they were made."""

from uuid import UUID


def uuid7(milliseconds: int, random_bits: int) -> str:
    """A UUIDv7 from Unix `milliseconds` and 74 `random_bits`."""
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76
    value |= ((random_bits >> 62) & 0xFFF) << 64
    value |= 0b10 << 62
    value |= random_bits & (2**62 - 1)
    return str(UUID(int=value))
