"""The files that lie in every evidence bundle: how to read it, and the program an outsider checks it with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.library.files import resource_root

_FOLDER: Final = "evidence-bundle"
_NAMES: Final = ("README.txt", "check.py")


def bundle_files() -> Mapping[str, bytes]:
    """Their content by name, with the ends of line of every system alike."""
    folder = resource_root() / _FOLDER
    return {name: (folder / name).read_bytes().replace(b"\r\n", b"\n") for name in _NAMES}
