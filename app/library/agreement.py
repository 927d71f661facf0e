"""Reads the agreement on electronic signatures: the newest packaged version."""

import tomllib
from pathlib import Path
from typing import Final

from app.domain.signing import Agreement
from app.library.files import resource_root

_NAME: Final = "e-signature"


def load_agreement(folder: Path | None = None) -> Agreement:
    """The agreement in force, from a folder of clauses. Raises FileNotFoundError where there is none."""
    place = folder or resource_root() / "clauses"
    versions = [int(path.name.split(".")[1]) for path in place.glob(f"{_NAME}.*.toml")]
    name = f"{_NAME}.{max(versions, default=1)}"
    words = tomllib.loads((place / f"{name}.toml").read_text(encoding="utf-8"))
    return Agreement(name, words["title"], tuple(words["sentences"]), words["accept"])
