"""The private keys of this device, each a file that nobody but its owner may read, sealed under the key of
the store: who has the folder, or a backup, cannot speak as the desk.

A backup holds them, as it holds the keys of persons: a desk that is restored is still known at head
office, where it goes on as a new writer.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.domain.refusals import ProblemError
from app.store.files import owner_only, sync_folder
from app.store.layout import OPEN_KEY, Layout
from app.store.problems import problems_told
from app.store.storekeys import StoreKeys
from app.wire.sealedbox import SealingKey
from app.wire.signing import SigningKey

_SEALED_SIZE: Final = 60


class FileDeviceKeys:
    """Keys as files in the folder of the store."""

    def __init__(self, layout: Layout, keys: StoreKeys) -> None:
        self._layout, self._folder = layout, layout.root
        self._keys = keys
        self._sign, self._seal = layout.device_keys

    def signing(self) -> SigningKey:
        """Made when there is none yet. Raises ProblemError where the folder refuses, keys_damaged where it
        was sealed under another key.
        """
        return SigningKey(self._key(self._sign, lambda: SigningKey.fresh().private))

    def sealing(self) -> SealingKey:
        """As `signing`."""
        return SealingKey(self._key(self._seal, lambda: SealingKey.fresh().private))

    def seal_open_ones(self) -> None:
        """Seal those that lie open, as older programs left them."""
        with problems_told(self._folder):
            for path in self._layout.open_device_keys:
                self._write(path, path.read_bytes())

    def _key(self, path: Path, fresh: Callable[[], bytes]) -> bytes:
        with problems_told(self._folder):
            known = path.read_bytes() if path.exists() else b""
            if len(known) == _SEALED_SIZE:
                return self._opened(path, known)
            # Half a key is no key: nothing was ever signed with it.
            key = known if len(known) == OPEN_KEY else fresh()
            self._write(path, key)
            return key

    def _opened(self, path: Path, box: bytes) -> bytes:
        key = self._keys.opened_for_device(box, path.name)
        if key is None:  # never made anew: head office would not know the desk any more
            raise ProblemError("keys_damaged", path=str(path))
        return key

    def _write(self, path: Path, key: bytes) -> None:
        unfinished = path.with_name(f"{path.name}.new")
        unfinished.unlink(missing_ok=True)
        with open(unfinished, "xb", opener=owner_only) as file:
            file.write(self._keys.closed_for_device(key, path.name))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        sync_folder(self._folder)
