"""The import contracts of pyproject.toml are kept, and each of them fires when it is broken."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

GO = "import sys; sys.argv[0] = 'lint-imports'; from importlinter.cli import lint_imports_command as go; go()"

PLANTED = {
    "domain": "argon2 keyring typer sqlalchemy reportlab PIL pypdfium2 msgspec PySide6 httpx2 starlette app.usecases",
    "ui": "app.wire",
    "headoffice": "app.usecases",
}
"""For each package the imports that must not be there; together they break every contract."""


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    words = [sys.executable, "-c", GO, "--no-cache", "--no-logo"]
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_contracts_are_kept(repository: Path) -> None:
    done = _lint_imports(repository)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_every_contract_fires(repository: Path, tmp_path: Path) -> None:
    shutil.copy(repository / "pyproject.toml", tmp_path)
    for package in sorted(each.parent for each in (repository / "app").glob("*/__init__.py")):
        folder = tmp_path / "app" / package.name
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
        lines = [f"import {name}\n" for name in PLANTED.get(package.name, "").split()]
        (folder / "planted.py").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "app" / "__init__.py").touch()
    done = _lint_imports(tmp_path)
    contracts = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    broken = re.findall(r"^(.+) BROKEN$", done.stdout, re.MULTILINE)
    assert done.returncode == 1, done.stdout + done.stderr
    assert sorted(broken) == sorted(each["name"] for each in contracts)
