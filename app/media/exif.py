"""The three EXIF facts evidence needs: which way up, when taken, in which zone.

Own reader: it looks at a handful of tags, is bounded, and never raises on what cameras,
editors and broken memory cards write.
"""

import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, Literal

_ORIENTATION: Final = 0x0112
_CHANGED_AT: Final = 0x0132
_EXIF_FOLDER: Final = 0x8769
_TAKEN_AT: Final = 0x9003
_DIGITISED_AT: Final = 0x9004
_OFFSETS: Final = (0x9011, 0x9012, 0x9010)  # of taken, digitised, changed
_MAX_TAGS: Final = 512
_FIRST_YEAR: Final = 1990
"""Before it nothing was photographed without film: a clock that was never set."""

_MOMENT: Final = re.compile(r"(\d{4})[:\-/.](\d\d?)[:\-/.](\d\d?)[ T](\d\d?):(\d\d?)(?::(\d\d?))?")
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)")


@dataclass(frozen=True)
class TakenAt:
    """When the camera says the picture was taken: `local` without zone, `offset` where it wrote one."""

    local: datetime
    offset: timedelta | None = None

    def moment(self, assumed_offset: timedelta) -> datetime:
        """The moment in UTC; `assumed_offset` from UTC holds where the camera wrote no zone."""
        zone = timezone(assumed_offset if self.offset is None else self.offset)
        return self.local.replace(tzinfo=zone).astimezone(UTC)


@dataclass(frozen=True)
class ExifFacts:
    """`orientation` 1 to 8 as EXIF numbers it (1 upright). `clock_unset`: all it says is too long ago."""

    orientation: int = 1
    taken: TakenAt | None = None
    clock_unset: bool = False


def read_exif(data: bytes) -> ExifFacts:
    """The facts in an EXIF block, with or without its ``Exif`` prefix; what cannot be read is left out."""
    tiff = _Tiff(data.removeprefix(b"Exif\x00\x00"))
    main = tiff.folder(tiff.first_folder())
    orientation = _number(main.get(_ORIENTATION))
    details = tiff.folder(_number(main.get(_EXIF_FOLDER)))
    stamps = (details.get(_TAKEN_AT), details.get(_DIGITISED_AT), main.get(_CHANGED_AT))
    said = [moment for stamp in stamps if (moment := _moment(stamp)) is not None]
    taken = next((moment for moment in said if moment.year >= _FIRST_YEAR), None)
    offset = next((zone for tag in _OFFSETS if (zone := _offset(details.get(tag))) is not None), None)
    return ExifFacts(
        orientation if 1 <= orientation <= 8 else 1,
        None if taken is None else TakenAt(taken, offset),
        clock_unset=bool(said) and taken is None,
    )


_Value = int | str


class _Tiff:
    """Just enough of a TIFF directory: short and long numbers, and texts."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._order: Literal["<", ">"] = "<" if data[:2] == b"II" else ">"

    def first_folder(self) -> int:
        """Offset of the first directory; 0, where none can be, when this is no TIFF."""
        if self._data[:4] not in (b"II*\x00", b"MM\x00*"):
            return 0
        return self._unpack("I", 4)

    def folder(self, offset: int) -> dict[int, _Value]:
        if offset < 8:
            return {}
        tags: dict[int, _Value] = {}
        for index in range(min(self._unpack("H", offset), _MAX_TAGS)):
            at = offset + 2 + 12 * index
            if at + 12 > len(self._data):
                break
            value = self._value(at)
            if value is not None:
                tags.setdefault(self._unpack("H", at), value)
        return tags

    def _value(self, at: int) -> _Value | None:
        form, count = self._unpack("H", at + 2), self._unpack("I", at + 4)
        if form == 3 and count >= 1:
            return self._unpack("H", at + 8)
        if form == 4 and count >= 1:
            return self._unpack("I", at + 8)
        if form != 2 or not 0 < count <= 64:  # longer texts are none of ours
            return None
        start = at + 8 if count <= 4 else self._unpack("I", at + 8)
        return self._data[start : start + count].split(b"\x00")[0].decode("latin-1").strip()

    def _unpack(self, form: Literal["H", "I"], at: int) -> int:
        size = 2 if form == "H" else 4
        part = self._data[at : at + size]
        return int(struct.unpack(self._order + form, part)[0]) if len(part) == size else 0


def _number(value: _Value | None) -> int:
    return value if isinstance(value, int) else 0


def _moment(value: _Value | None) -> datetime | None:
    match = _MOMENT.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  the camera's own wall clock
    except ValueError:
        return None


def _offset(value: _Value | None) -> timedelta | None:
    match = _OFFSET.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    span = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return (span if match[1] == "+" else -span) if span <= timedelta(hours=14) else None
