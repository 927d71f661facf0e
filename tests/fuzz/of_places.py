"""Parsers of files that lie about: backups, keys, lists, what somebody wrote for a command."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from app.cli.reading import read_first_line, read_json
from app.cli.secrets import read_secret
from app.domain.refusals import InputError, ProblemError
from app.store.erased_list import read_erased
from app.store.key_file import open_typed, parse_key_file
from app.store.layout import ERASED_LIST
from app.store.log_check import fold_by_hand, is_cut_off
from app.store.restoring import Unlocking, restore, try_backup
from app.store.witness import read_witness
from app.wire.sealed_stream import SealBrokenError, SealedReader, SealedWriter
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore

PROBLEM = (ProblemError,)


class KnownKey:
    """A computer that has the key of one store."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def find(self, name: str) -> bytes | None:
        return self._secret

    def keep(self, name: str, secret: bytes) -> None:
        self._secret = secret

    def forget(self, name: str) -> None:
        """It stays."""

    def typed(self, name: str, secret: bytes) -> None:
        self._secret = secret

    def where(self, name: str) -> str:
        return "file"


class Furnished:
    """What is left of a store that had a case, a file and a backup."""

    def __init__(self, folder: Path) -> None:
        store = RealStore(folder / "store")
        take_in(store)
        store.blobs.put_bytes(b"photo")
        store.backup(folder / "one.cfbackup")
        self.secret = store.keys.secret()
        self.log = store.layout.log.read_bytes()
        store.close()
        self.backup = (folder / "one.cfbackup").read_bytes()
        with SealedReader(io.BytesIO(self.backup), self.secret) as opened:
            self.head, self.archive = opened.head, io.BufferedReader(opened).read()


@cache
def furnished() -> Furnished:
    """Made once."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        return Furnished(Path(folder))


def with_file(read: Callable[[Path], object], name: str = "file") -> Callable[[bytes], None]:
    """What reads a file, as what reads bytes."""

    def read_bytes(data: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            read(path)

    return read_bytes


def bring_back(path: Path) -> None:
    """A backup as it was found, on the computer of its store."""
    restore(path, path.parent / "again", Unlocking(KnownKey(furnished().secret)))


def bring_back_archive(path: Path) -> None:
    """What is sealed in it is wrong: only the store itself could have written it."""
    data = path.read_bytes()
    with path.open("wb") as file:
        sealed = SealedWriter(file, furnished().secret, furnished().head)
        sealed.write(data)
        sealed.finish()
    try_backup(path, furnished().secret, path.parent / "tried")


def read_head(data: bytes) -> None:
    """The part of a backup that everybody can read, and nobody vouches for."""
    whole = furnished().backup
    size = int.from_bytes(whole[8:12], "big")
    with_file(bring_back)(whole[:8] + len(data).to_bytes(4, "big") + data + whole[12 + size :])


def read_keys(data: bytes) -> None:
    open_typed(parse_key_file(data, "keys"), "0000-0000-0000-0000-0000-0000-0000-0000")


def read_sealed(data: bytes) -> None:
    with SealedReader(io.BytesIO(data), furnished().secret) as opened:
        io.BufferedReader(opened).read()


def read_log(path: Path) -> None:
    is_cut_off(path)
    (path.parent / "store.db").write_bytes(bytes(4096 * 4))
    fold_by_hand(path, path.parent / "store.db")


def read_words(path: Path) -> None:
    read_first_line(str(path), "FILE")
    read_secret(path)


def members() -> Sequence[bytes]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("store.db", "blobs/ab/../../../x", "../out", "/etc/x", "blobs\\ab"):
            archive.writestr(name, b"content")
    return [furnished().archive, made.getvalue()]


def key_file() -> Sequence[bytes]:
    keys: dict[str, Any] = json.loads(furnished().head)["keys"]
    box = {"kind": "recovery", "made": "2026-11-20", "salt": "AAAA", "box": "AAAA", "passes": 0}
    return [json.dumps(keys).encode(), json.dumps({**keys, "envelopes": [box]}).encode()]


ROWS: dict[str, tuple[Any, ...]] = {
    "backup": (("app.store.restoring",), lambda: [furnished().backup], with_file(bring_back), PROBLEM, 4),
    "backup-head": (("app.store.backup_format",), lambda: [furnished().head], read_head, PROBLEM, 8),
    "archive": (("app.store.restoring",), members, with_file(bring_back_archive), PROBLEM, 4),
    "keys": (("app.store.key_file",), key_file, read_keys, (ProblemError, InputError)),
    "seal": (("app.wire.sealed_stream",), lambda: [furnished().backup], read_sealed, (SealBrokenError,), 4),
    "log": (("app.store.log_check",), lambda: [furnished().log], with_file(read_log), (), 2),
    "witness": (
        ("app.store.witness",),
        lambda: [b'{"writer": "w.1", "seq": 4, "hash": "ab", "machine": "m"}'],
        with_file(read_witness),
    ),
    "erased": (
        ("app.store.erased_list",),
        lambda: [b"t1\tperson\t12345678\t" + b"0a" * 16 + b"\nt2\tidentity\t12345678\t" + b"1b" * 16 + b"\n"],
        with_file(lambda path: read_erased(path.parent), ERASED_LIST),
    ),
    "json": (
        ("app.cli.reading",),
        lambda: [b'{"customer": {"name": "x", "phone": "13800002233"}, "goods": [{"price": 19900}]}'],
        with_file(lambda path: read_json(str(path))),
        (InputError,),
    ),
    "words": (("app.cli.secrets",), lambda: [b"0000-0000\nmore"], with_file(read_words), (InputError,)),
}
"""Fields in the order of `Parser`."""
