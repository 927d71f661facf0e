"""Which store a start without a name opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of a person of its own."""
    monkeypatch.delenv("COUNTERFOIL_STORE", raising=False)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def test_the_store_that_was_restored_is_opened_from_then_on(home: Path) -> None:
    usual = places.store_folder()
    assert places.use_store(home / "store-restored")
    assert places.store_folder() == home / "store-restored" != usual
    assert places.store_folder(usual) == usual


def test_a_store_named_for_every_start_stays_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERFOIL_STORE", str(home / "named"))
    assert not places.use_store(home / "other")
    assert places.store_folder() == home / "named"


def test_what_cannot_be_kept_or_read_changes_nothing(home: Path) -> None:
    usual = places.store_folder()
    (home / "XDG_CONFIG_HOME").write_text("a file where the folder should be", encoding="utf-8")
    assert not places.use_store(home / "other")
    assert places.store_folder() == usual
    (home / "XDG_CONFIG_HOME").unlink()
    assert places.use_store(home / "other")
    places._restored_file().write_text("not a path from the root", encoding="utf-8")
    assert places.store_folder() == usual
