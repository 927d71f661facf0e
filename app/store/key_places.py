"""Where this computer keeps keys of stores: the keyring of the operating system, else a file of its own."""

from __future__ import annotations

import os
import sys
from base64 import b64decode, b64encode
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.refusals import ProblemError
from app.store.files import write_durably
from app.usecases.store_keys import KeyPlaces

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

WISH: Final = "COUNTERFOIL_KEYS"
"""``file`` where the keyring of the system is not to be asked: scheduled jobs, where nobody unlocks it."""

_SERVICE: Final = "counterfoil"
_SIZE: Final = 32


class KeyFiles:
    """A file for each key, readable by this account alone, outside every store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str) -> bytes | None:
        """The key; None where there is no whole one."""
        try:
            found = self._file(name).read_bytes()
        except OSError:
            return None
        return found if len(found) == _SIZE else None

    def keep(self, name: str, secret: bytes) -> None:
        """Raises ProblemError key_not_kept."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_durably(self._file(name), secret)
        except OSError as error:
            raise ProblemError("key_not_kept", path=str(self._folder), reason=error.strerror or "") from error

    def forget(self, name: str) -> None:
        """Gone for good, as far as a file can be: what a disk keeps of it is not in our hands."""
        self._file(name).unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.key"


class FolderKeys:
    """The key in the folder of its store: for a demo, whose customers nobody ever met.

    `others` are asked for keys that do not lie there: a store may have become a demo.
    """

    def __init__(self, folder: Path, others: KeyPlaces | None = None) -> None:
        self._files = KeyFiles(folder)
        self._others = others

    def find(self, name: str) -> bytes | None:
        """See `KeyPlaces`."""
        return self._files.find(name) or (self._others.find(name) if self._others else None)

    def keep(self, name: str, secret: bytes) -> None:
        """See `KeyPlaces`."""
        self._files.keep(name, secret)

    def forget(self, name: str) -> None:
        """A demo goes on opening by itself."""

    def typed(self, name: str, secret: bytes) -> None:
        """A demo goes on opening by itself."""
        self._files.keep(name, secret)

    def where(self, name: str) -> str:
        """See `KeyPlaces`."""
        if self._others is None or self._files.find(name) is not None:
            return "folder"
        return self._others.where(name)


class SystemKeys:
    """The keyring of the operating system: Secret Service, Credential Manager (DPAPI) or Keychain.

    A backend that is not there, locked or broken keeps nothing and finds nothing. `keyring` is imported
    when it is first asked.
    """

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._given = backend

    @cached_property
    def _backend(self) -> KeyringBackend | None:
        return self._given or _backend_here()

    def find(self, name: str) -> bytes | None:
        """The key; None where there is none, or no keyring."""
        backend = self._backend
        if backend is None:
            return None
        try:
            found = backend.get_password(_SERVICE, name)
            secret = b64decode(found or "")
        except _refusals():
            return None
        return secret if len(secret) == _SIZE else None

    def keep(self, name: str, secret: bytes) -> bool:
        """Whether it is kept and can be read back."""
        backend = self._backend
        if backend is None:
            return False
        try:
            backend.set_password(_SERVICE, name, b64encode(secret).decode())
        except _refusals():
            return False
        return self.find(name) == secret

    def forget(self, name: str) -> None:
        """Take it out, where it is."""
        backend = self._backend
        if backend is None or self.find(name) is None:
            return
        backend.delete_password(_SERVICE, name)


def _refusals() -> tuple[type[Exception], ...]:
    """What a keyring says no with. On Linux the way to it has words of its own: for a bus that is gone."""
    from keyring.errors import KeyringError  # noqa: PLC0415 - not at the start

    usual = (KeyringError, OSError, RuntimeError, ValueError)
    if sys.platform != "linux":
        return usual
    from jeepney import DBusErrorResponse  # type: ignore[import-untyped] # noqa: PLC0415 - of this system alone; it tells no types
    from secretstorage.exceptions import SecretStorageException  # noqa: PLC0415 - of this system alone

    return (*usual, SecretStorageException, DBusErrorResponse)


def _backend_here() -> KeyringBackend | None:
    """The one backend that belongs to this system: no search through whatever is installed."""
    if os.environ.get(WISH) == "file":
        return None
    if sys.platform == "win32":
        from keyring.backends import Windows  # noqa: PLC0415 - of this system alone

        return Windows.WinVaultKeyring()
    if sys.platform == "darwin":
        from keyring.backends import macOS  # noqa: PLC0415 - of this system alone

        return macOS.Keyring()
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None
    from keyring.backends import SecretService  # noqa: PLC0415 - of this system alone

    backend: KeyringBackend = SecretService.Keyring()  # type: ignore[no-untyped-call] # its class tells no types
    return backend


class MachineKeys:
    """The best place of this computer. What a person opened with a passphrase stays in memory alone."""

    def __init__(
        self, folder: Path, system: SystemKeys | None = None, typed: dict[str, bytes] | None = None
    ) -> None:
        self._system = system or SystemKeys()
        self._files = KeyFiles(folder)
        self._typed = {} if typed is None else typed

    def find(self, name: str) -> bytes | None:
        """See `KeyPlaces`."""
        return self._typed.get(name) or self._files.find(name) or self._system.find(name)

    def keep(self, name: str, secret: bytes) -> None:
        """See `KeyPlaces`."""
        if self._system.keep(name, secret):
            self._files.forget(name)
        else:
            self._files.keep(name, secret)

    def forget(self, name: str) -> None:
        """See `KeyPlaces`. Until the program ends the store stays open."""
        secret = self.find(name)
        if secret is not None:
            self._typed[name] = secret
        self._files.forget(name)
        self._system.forget(name)

    def typed(self, name: str, secret: bytes) -> None:
        """Somebody opened it with a passphrase: not kept beyond this program."""
        self._typed[name] = secret

    def where(self, name: str) -> str:
        """See `KeyPlaces`."""
        if name in self._typed:
            return "typed"
        if self._files.find(name) is not None:
            return "file"
        return "system" if self._system.find(name) is not None else ""
