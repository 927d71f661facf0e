"""The private keys of this device, each a file that nobody but its owner may read.

A backup holds them, as it holds the keys of persons: a desk that is restored is still known at head
office, where it goes on as a new writer.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.store.files import sync_folder
from app.store.layout import Layout
from app.store.problems import problems_told
from app.wire.sealedbox import SealingKey
from app.wire.signing import SigningKey

_SIZE: Final = 32


class FileDeviceKeys:
    """Keys as files in the folder of the store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sign, self._seal = Layout(folder).device_keys

    def signing(self) -> SigningKey:
        """Made when there is none yet. Raises ProblemError where the folder refuses."""
        return SigningKey(self._key(self._sign, lambda: SigningKey.fresh().private))

    def sealing(self) -> SealingKey:
        """Made when there is none yet. Raises ProblemError where the folder refuses."""
        return SealingKey(self._key(self._seal, lambda: SealingKey.fresh().private))

    def _key(self, path: Path, fresh: Callable[[], bytes]) -> bytes:
        with problems_told(self._folder):
            known = path.read_bytes() if path.exists() else b""
            if len(known) == _SIZE:
                return known
            # Half a key is no key: nothing was ever signed with it.
            unfinished = path.with_name(f"{path.name}.new")
            unfinished.unlink(missing_ok=True)
            key = fresh()
            with open(unfinished, "xb", opener=_owner_only) as file:
                file.write(key)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
            sync_folder(self._folder)
            return key


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
