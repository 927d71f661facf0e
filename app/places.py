"""Where things lie on this computer: data, choices, log. Light, since the first window needs it."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

_NAME = "counterfoil"


DEMO_CLOCK = "demo-clock"
"""File in a demo store that sets its clock."""


def store_folder(named: Path | None = None) -> Path:
    """The store's folder: as named, by COUNTERFOIL_STORE, or the platform's user data folder."""
    if named is not None:
        return named
    from_environment = os.environ.get("COUNTERFOIL_STORE")
    return Path(from_environment) if from_environment else user_data_path(_NAME, appauthor=False) / "store"


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
