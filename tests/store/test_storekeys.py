"""The key of a store: where it lies, what opens it elsewhere, and that nothing else does."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from app.domain.recovery_code import written
from app.domain.refusals import InputError, ProblemError
from app.store.key_file import load_key_file, open_typed
from app.store.key_places import FolderKeys, KeyFiles, MachineKeys, SystemKeys
from app.store.layout import Layout
from app.store.storekeys import keys_for_new, keys_of
from app.store.unlocking import unlock
from app.usecases.store_keys import KeyStanding
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore

TODAY = date(2026, 11, 20)


class InMemory(KeyringBackend):
    """A keyring of the system, unlocked or not."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # the base class tells no types
        self.kept: dict[str, str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[f"{service}/{username}"] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[f"{service}/{username}"]


def test_keys_of_persons_are_sealed_in_the_file(store: RealStore) -> None:
    ticket = take_in(store)
    with store.access.reading() as connection:
        rows = connection.execute(
            "SELECT ticket, kind, key, opened_key(key, ticket, kind, name) FROM ticket_key"
        ).fetchall()
        assert [row[0] for row in rows] == [ticket] * len(rows)
        assert all(len(sealed) == 12 + 32 + 16 and plain not in sealed for _, _, sealed, plain in rows)
        moved = "SELECT opened_key(key, ticket, 'other', name) FROM ticket_key"
        assert set(connection.execute(moved)) == {(None,)}, "a key is bound to where it belongs"
    store.store.writer.fold_log()
    raw = store.layout.database.read_bytes()
    assert not any(plain in raw for *_, plain in rows)
    assert store.keys.secret() not in b"".join(
        path.read_bytes() for path in store.layout.root.rglob("*") if path.is_file() and path.suffix != ".key"
    )


def test_without_its_key_a_store_stays_shut_and_the_code_opens_it(store: RealStore, tmp_path: Path) -> None:
    code = store.keys.new_code(TODAY)
    other = MachineKeys(tmp_path / "other")
    with pytest.raises(ProblemError, match="store_locked"):
        keys_of(store.layout, other)
    with pytest.raises(ProblemError, match="recovery_code_wrong"):
        unlock(store.layout, other, written(b"fifteen bytes!!"))
    assert unlock(store.layout, other, code) == "recovery"
    assert keys_of(store.layout, MachineKeys(tmp_path / "other")).secret() == store.keys.secret()
    assert other.where(store.keys.name) == "file"


def test_a_new_code_ends_the_old_one_and_seals_nothing_anew(store: RealStore) -> None:
    take_in(store)
    with store.access.reading() as connection:
        before = connection.execute("SELECT key FROM ticket_key ORDER BY name").fetchall()
    old, new = store.keys.new_code(TODAY), store.keys.new_code(TODAY)
    keys = load_key_file(store.layout)
    assert open_typed(keys, new) == ("recovery", store.keys.secret())
    with pytest.raises(ProblemError, match="recovery_code_wrong"):
        open_typed(keys, old)
    with store.access.reading() as connection:
        assert connection.execute("SELECT key FROM ticket_key ORDER BY name").fetchall() == before


def test_the_drill_is_remembered_and_asked_for_again(store: RealStore) -> None:
    with pytest.raises(ProblemError, match="recovery_code_missing"):
        store.keys.try_code("7" * 32, TODAY)
    code = store.keys.new_code(date(2026, 1, 10))
    with pytest.raises(InputError):
        store.keys.try_code("7K2M", TODAY)
    assert store.keys.standing().code_tried is None
    store.keys.try_code(code, TODAY)
    assert store.keys.standing() == KeyStanding("folder", date(2026, 1, 10), TODAY)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (KeyStanding("file"), "code_missing"),
        (KeyStanding("folder"), ""),
        (KeyStanding("system", date(2026, 5, 24)), ""),
        (KeyStanding("system", date(2026, 5, 23)), "code_untried"),
        (KeyStanding("system", date(2025, 5, 23), date(2026, 11, 1)), ""),
    ],
)
def test_when_somebody_is_reminded(standing: KeyStanding, said: str) -> None:
    assert standing.reminder(TODAY) == said


def test_a_passphrase_is_asked_for_at_each_start(store: RealStore, tmp_path: Path) -> None:
    places = MachineKeys(tmp_path / "keys")
    places.keep(store.keys.name, store.keys.secret())
    keys = keys_of(store.layout, places)
    with pytest.raises(InputError, match="passphrase_short"):
        keys.set_passphrase("too short", TODAY)
    keys.set_passphrase("four words of mine", TODAY)
    assert keys.standing() == KeyStanding("typed", None, None, True)
    assert list((tmp_path / "keys").iterdir()) == []
    later = MachineKeys(tmp_path / "keys")
    with pytest.raises(ProblemError, match="store_locked"):
        keys_of(store.layout, later)
    with pytest.raises(ProblemError, match="passphrase_wrong"):
        unlock(store.layout, later, "four words of yours")
    assert unlock(store.layout, later, "four words of mine") == "passphrase"
    assert keys_of(store.layout, later).secret() == store.keys.secret()
    assert list((tmp_path / "keys").iterdir()) == []


def test_the_keyring_of_the_system_comes_first(tmp_path: Path) -> None:
    backend = InMemory()
    places = MachineKeys(tmp_path / "keys", SystemKeys(backend))
    places.keep("name", bytes(range(32)))
    assert (places.where("name"), len(backend.kept), (tmp_path / "keys").exists()) == ("system", 1, False)
    assert places.find("name") == bytes(range(32))
    backend.locked = True
    assert places.find("name") is None
    places.keep("other", bytes(32))
    assert places.where("other") == "file"
    assert (tmp_path / "keys" / "other.key").stat().st_mode & 0o077 == 0
    backend.locked = False
    places.keep("other", bytes(32))
    assert (places.where("other"), KeyFiles(tmp_path / "keys").find("other")) == ("system", None)
    places.forget("other")
    assert (places.where("other"), MachineKeys(tmp_path / "keys", SystemKeys(backend)).find("other")) == (
        "typed",
        None,
    )


def test_where_nothing_can_be_kept_no_store_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ProblemError, match="key_not_kept"):
        keys_for_new(Layout(tmp_path), MachineKeys(tmp_path / "file" / "keys"))
    assert not (tmp_path / "store-keys.json").exists()


def test_the_name_of_the_key_is_found_again_where_its_file_is_lost(folder: Path) -> None:
    (folder / "store-keys.json").unlink()
    store = RealStore(folder)
    take_in(store)
    assert store.keys.standing().code_made is None
    store.close()
    (folder / "store-keys.json").write_bytes(b"{half")
    again = RealStore(folder)
    assert again.verify().findings == []
    again.close()
    with closing(sqlite3.connect(folder / "store.db")) as connection, connection:
        connection.execute("DELETE FROM meta WHERE key = 'store_key'")
    (folder / "store-keys.json").unlink()
    with pytest.raises(ProblemError, match="keys_damaged"):
        RealStore(folder)


def test_a_copied_folder_is_of_no_use_elsewhere(store: RealStore, tmp_path: Path) -> None:
    """What a thief has who took the folder alone."""
    take_in(store)
    store.store.writer.fold_log()
    shutil.copytree(store.layout.root, tmp_path / "stolen", ignore=shutil.ignore_patterns("*.key"))
    with pytest.raises(ProblemError, match="store_locked"):
        RealStore(tmp_path / "stolen")
    assert FolderKeys(tmp_path / "stolen").find(store.keys.name) is None
