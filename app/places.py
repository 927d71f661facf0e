"""Where things lie on this computer: data, choices, log. Light, since the first window needs it."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

_NAME = "counterfoil"


DEMO_CLOCK = "demo-clock"
"""File in a demo store that sets its clock."""


def store_folder(named: Path | None = None) -> Path:
    """The store: as named, by COUNTERFOIL_STORE, where a backup was restored to, or the usual folder."""
    if named is not None:
        return named
    from_environment = os.environ.get("COUNTERFOIL_STORE")
    if from_environment:
        return Path(from_environment)
    return _restored_to() or user_data_path(_NAME, appauthor=False) / "store"


def use_store(folder: Path) -> bool:
    """Let every start that names no store open this one from now on.

    False where that cannot be: COUNTERFOIL_STORE names one, or the choice cannot be kept.
    """
    if os.environ.get("COUNTERFOIL_STORE"):
        return False
    file = _restored_file()
    unfinished = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(f"{folder.resolve()}\n", encoding="utf-8")
        unfinished.replace(file)
    except OSError:
        return False
    return True


def _restored_file() -> Path:
    """Says where the store is since it was restored; there was none before."""
    return user_config_path(_NAME, appauthor=False) / "store-folder.txt"


def _restored_to() -> Path | None:
    try:
        written = _restored_file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(written) if written and Path(written).is_absolute() else None


def keys_folder() -> Path:
    """Keys of stores, where the operating system keeps none: outside every store and every backup."""
    return user_config_path(_NAME, appauthor=False) / "keys"


def demo_folder() -> Path:
    """Where the first start puts its demo store."""
    return user_data_path(_NAME, appauthor=False) / "demo"


def backup_folder(store: Path) -> Path:
    """Where backups go unless a person chooses another place: beside the store, not in it."""
    return store.parent / f"{store.name}-backups"


def log_folder() -> Path:
    """Where the log lies."""
    return user_log_path(_NAME, appauthor=False)


def choices_file() -> Path:
    """What is chosen for this computer, known before a store is open."""
    return user_config_path(_NAME, appauthor=False) / "window.toml"
