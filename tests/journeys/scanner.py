"""A hand scanner: all its keys reach the X server in one go, however busy the machine is.

And Chinese characters given keys of their own, so that nothing has to change the keys while it types.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_ulong, c_void_p

_SHIFTED = ":"
"""Beside capital letters, what an American keyboard types with Shift and our codes contain."""
_NAMES = {":": b"colon", "-": b"minus", "\r": b"Return"}

_STEP_MS = 2
"""Kept by the server itself. Without it the second of two equal signs would look like a key held down."""

_UNICODE = 0x01000000
"""Added to the number of a character, its keysym."""
_MEDIA = range(0x10080000, 0x10090000)
"""Keysyms of players and mail buttons, which no desk has."""


class Keyboard:
    """Keys pressed through the XTest extension. They are sent when `flush` is called, not before."""

    def __init__(self, display: str) -> None:
        self._x, self._test = CDLL("libX11.so.6"), CDLL("libXtst.so.6")
        self._x.XOpenDisplay.argtypes, self._x.XOpenDisplay.restype = [c_char_p], c_void_p
        self._x.XStringToKeysym.argtypes, self._x.XStringToKeysym.restype = [c_char_p], c_ulong
        self._x.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
        self._x.XSync.argtypes = [c_void_p, c_int]
        self._x.XCloseDisplay.argtypes = [c_void_p]
        self._x.XDisplayKeycodes.argtypes = [c_void_p, POINTER(c_int), POINTER(c_int)]
        self._x.XGetKeyboardMapping.argtypes = [c_void_p, c_int, c_int, POINTER(c_int)]
        self._x.XGetKeyboardMapping.restype = POINTER(c_ulong)
        self._x.XChangeKeyboardMapping.argtypes = [c_void_p, c_int, c_int, POINTER(c_ulong), c_int]
        self._x.XFree.argtypes = [c_void_p]
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

    def learn(self, text: str) -> None:
        """Give each character of `text` that no key types a spare key, which it keeps.

        A tool that lends one key to one character after the other is slower than a busy window
        reads the keys again, and the window takes the next character for this one.
        """
        unknown = [char for char in dict.fromkeys(text) if not char.isascii() and not self._known(char)]
        if not unknown:
            return
        spare = self._spare()
        assert len(spare) >= len(unknown), f"no keys left for {unknown}"
        for char, code in zip(unknown, spare, strict=False):
            keysym = c_ulong(_UNICODE + ord(char))
            self._x.XChangeKeyboardMapping(self._display, code, 1, byref(keysym), 1)
        self.flush()

    def flush(self) -> None:
        """Send everything, and wait until the server has it."""
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        """Take the plug out."""
        self._x.XCloseDisplay(self._display)

    def _known(self, char: str) -> bool:
        return bool(self._x.XKeysymToKeycode(self._display, _UNICODE + ord(char)) & 0xFF)

    def _spare(self) -> list[int]:
        """Keys that type nothing a desk has a use for."""
        first, last, width = c_int(), c_int(), c_int()
        self._x.XDisplayKeycodes(self._display, byref(first), byref(last))
        count = last.value - first.value + 1
        keysyms = self._x.XGetKeyboardMapping(self._display, first.value, count, byref(width))
        rows = [keysyms[row * width.value : (row + 1) * width.value] for row in range(count)]
        self._x.XFree(keysyms)
        return [
            first.value + row
            for row, symbols in enumerate(rows)
            if all(not symbol or symbol in _MEDIA for symbol in symbols)
        ]

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
