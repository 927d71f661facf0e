"""What an import really loads, seen in a new process: indirect and lazy imports cannot hide there."""

import subprocess
import sys
from pathlib import Path

import pytest

WALK = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not found.name.endswith(".__main__"):
        importlib.import_module(found.name)
print("\\n".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""

HEAVY = {
    "sqlalchemy",
    "alembic",
    "reportlab",
    "PIL",
    "pi_heif",
    "cryptography",
    "openpyxl",
    "typer",
}
"""Loaded after the first paint, if at all: SQLAlchemy alone takes longer than the window."""


def _loaded(repository: Path, package: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", WALK, package], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stdout.split())


LOWER = [
    *("domain", "usecases", "wire", "store", "documents", "media", "printing", "library", "sync"),
    "headoffice",
]


@pytest.mark.parametrize("package", LOWER)
def test_lower_layers_do_not_load_qt(repository: Path, package: str) -> None:
    assert not _loaded(repository, f"app.{package}") & {"PySide6", "shiboken6"}


def test_window_does_not_load_what_it_does_not_need(repository: Path) -> None:
    assert not _loaded(repository, "app.ui") & HEAVY
