"""Roll printers that the desk speaks to itself, without the printing system: kept in the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from app.domain.refusals import InputError

DIRECT: Final = "printers.direct"
"""Under which setting they are kept: a list of records."""

ROLLS: Final[Mapping[str, int]] = {"80mm": 576, "58mm": 384}
"""Dots that fit across each roll at 203 dpi: 72 and 48 mm."""

TRIAL_WORDS: Final = "存根 汉字试印 ABC 123"
"""What a test page tries the printer's own letters with."""

RAW_PORT: Final = 9100
BAUDS: Final = (9600, 19200, 38400, 57600, 115200)
_LONGEST: Final = 60


class Way(StrEnum):
    """How the printer is reached."""

    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    FILE = "file"


@dataclass(frozen=True)
class DirectPrinter:
    """A printer for ESC/POS.

    `address` is ``host:port``, the path of a device or file, or ``path@baud`` for a serial line. `roll`
    is the paper it holds. One without a `cutter` feeds the paper to its edge. A `quiet` one never says
    whether it printed: what it took counts as printed. `letters`: its own Chinese letters were seen to be
    right on a test page, so that plain lines go as GB 18030 text; else every line is a picture.
    """

    name: str
    way: Way
    address: str
    roll: str = "80mm"
    cutter: bool = True
    quiet: bool = False
    letters: bool = False

    @property
    def dots(self) -> int:
        """Dots across the paper."""
        return ROLLS[self.roll]


def direct_printers(kept: object) -> tuple[DirectPrinter, ...]:
    """The printers as they are kept under `DIRECT`, by name; what cannot be read is passed over."""
    found = {}
    for record in kept if isinstance(kept, list) else ():
        if not isinstance(record, Mapping):
            continue
        try:
            printer = checked_printer({str(key): value for key, value in record.items()})
        except InputError:
            continue
        found[printer.name] = printer
    return tuple(found[name] for name in sorted(found))


def direct_value(printers: Sequence[DirectPrinter]) -> list[dict[str, object]]:
    """Printers as they are kept under `DIRECT`."""
    return [{**asdict(each), "way": each.way.value} for each in printers]


def direct_printer(kept: object, name: str) -> DirectPrinter | None:
    """The one of that name among those that are kept."""
    return next((each for each in direct_printers(kept) if each.name == name), None)


def with_printer(
    printers: Sequence[DirectPrinter], added: DirectPrinter, taken: Sequence[str] = ()
) -> tuple[DirectPrinter, ...]:
    """The printers with one more. Raises InputError naming ``name``: `taken` are names in use elsewhere."""
    if added.name in (*taken, *(each.name for each in printers)):
        raise InputError("printer_twice", "name", value=added.name)
    return (*printers, added)


def checked_printer(values: Mapping[str, object]) -> DirectPrinter:
    """A printer as it was typed. Raises InputError naming ``name``, ``way``, ``address`` or ``roll``."""
    name = " ".join(str(values.get("name") or "").split())
    if not name or len(name) > _LONGEST:
        raise InputError("text_missing", "name")
    way = str(values.get("way") or Way.NETWORK)
    if way not in tuple(Way):
        raise InputError("choice_expected", "way", value=way, expected=", ".join(Way))
    roll = str(values.get("roll") or "80mm")
    if roll not in ROLLS:
        raise InputError("choice_expected", "roll", value=roll, expected=", ".join(ROLLS))
    return DirectPrinter(
        name,
        Way(way),
        _address(Way(way), str(values.get("address") or "").strip()),
        roll,
        cutter=values.get("cutter", True) is not False,
        quiet=values.get("quiet") is True,
        letters=values.get("letters") is True,
    )


_HOST: Final = re.compile(r"(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?")
_LINE: Final = re.compile(r"(?P<path>[^@\x00-\x1f]+)(?:@(?P<baud>[0-9]{4,6}))?")
_PATH: Final = re.compile(r"[^\x00-\x1f]+")


def _address(way: Way, typed: str) -> str:
    """The address in full. Raises InputError printer_address."""
    if way is Way.NETWORK:
        found = _HOST.fullmatch(typed)
        port = int(found["port"] or RAW_PORT) if found else 0
        if found and 0 < port < 1 << 16:
            return f"{found['host']}:{port}"
    elif way is Way.SERIAL:
        line = _LINE.fullmatch(typed)
        baud = int(line["baud"] or BAUDS[0]) if line else 0
        if line and baud in BAUDS:
            return f"{line['path']}@{baud}"
    elif _PATH.fullmatch(typed):
        return typed
    raise InputError("printer_address", "address", value=typed[:_LONGEST])
