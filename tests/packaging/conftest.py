"""A clone with the developer's commands alone, and a way to give them a word."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Dev = Callable[..., subprocess.CompletedProcess[str]]
"""``dev("lint", NAME="value")``: the command with settings added to the environment."""


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    """A clone with the developer's commands and nothing else, in a folder with an awkward name."""
    root = tmp_path / "试 用"
    (root / "app").mkdir(parents=True)
    shutil.copy(repository / "pyproject.toml", root)
    (root / "packaging").mkdir()
    for file in (repository / "packaging").glob("*.lock"):
        shutil.copy(file, root / "packaging")
    shutil.copy(repository / "packaging" / "dev.py", root / "packaging")
    shutil.copytree(repository / "packaging" / "developer", root / "packaging" / "developer")
    return root


@pytest.fixture
def unreachable() -> dict[str, str]:
    """Settings of pip under which no connection reaches a package index."""
    unset = {name: "" for name in os.environ if name.startswith("PIP_")}
    return unset | {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_RETRIES": "1",
    }


@pytest.fixture
def dev() -> Dev:
    """Runs ``packaging/dev.py`` of a clone."""

    def run(root: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(root / "packaging" / "dev.py"), *words],
            env={**os.environ, "PYTHONUTF8": "1", "TMPDIR": str(root.parent), **settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def ask() -> Callable[..., str]:
    """What a few lines of Python print that use the parts behind ``packaging/dev.py``."""

    def run(root: Path, code: str, **settings: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path.insert(0, 'packaging')\n{code}"],
            env={**os.environ, "PYTHONUTF8": "1", **settings},
            cwd=root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout

    return run
