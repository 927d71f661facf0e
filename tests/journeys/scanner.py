"""A hand scanner: all its keys reach the X server in one go, however busy the machine is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL, c_char_p, c_int, c_ulong, c_void_p

_SHIFTED = ":"
"""Beside capital letters, what an American keyboard types with Shift and our codes contain."""
_NAMES = {":": b"colon", "-": b"minus", "\r": b"Return"}

_STEP_MS = 2
"""Kept by the server itself. Without it the second of two equal signs would look like a key held down."""


class Keyboard:
    """Keys pressed through the XTest extension. They are sent when `flush` is called, not before."""

    def __init__(self, display: str) -> None:
        self._x, self._test = CDLL("libX11.so.6"), CDLL("libXtst.so.6")
        self._x.XOpenDisplay.argtypes, self._x.XOpenDisplay.restype = [c_char_p], c_void_p
        self._x.XStringToKeysym.argtypes, self._x.XStringToKeysym.restype = [c_char_p], c_ulong
        self._x.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
        self._x.XSync.argtypes = [c_void_p, c_int]
        self._x.XCloseDisplay.argtypes = [c_void_p]
        self._test.XTestFakeKeyEvent.argtypes = [c_void_p, c_int, c_int, c_ulong]
        self._display = self._x.XOpenDisplay(display.encode())
        assert self._display, f"no display {display}"
        self._shift = self._code(b"Shift_L")

    def type(self, char: str) -> None:
        """Press and let go the key of one sign."""
        shifted = char.isupper() or char in _SHIFTED
        code = self._code(_NAMES.get(char, char.encode()))
        if shifted:
            self._key(self._shift, down=True)
        self._key(code, down=True)
        self._key(code, down=False)
        if shifted:
            self._key(self._shift, down=False)

    def flush(self) -> None:
        """Send everything, and wait until the server has it."""
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        """Take the plug out."""
        self._x.XCloseDisplay(self._display)

    def _code(self, name: bytes) -> int:
        code = self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(name)) & 0xFF
        assert code, f"no key for {name!r}"
        return int(code)

    def _key(self, code: int, *, down: bool) -> None:
        self._test.XTestFakeKeyEvent(self._display, code, int(down), _STEP_MS)


@contextmanager
def keyboard(display: str) -> Iterator[Keyboard]:
    """A keyboard at a display."""
    plugged = Keyboard(display)
    try:
        yield plugged
    finally:
        plugged.close()
