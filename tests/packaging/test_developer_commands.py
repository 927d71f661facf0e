"""packaging/dev.py answers with a sentence where it cannot do what was asked."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.packaging.conftest import Dev


def test_unknown_command_shows_the_usage(clone: Path, dev: Dev) -> None:
    done = dev(clone, "polish")
    assert done.returncode == 2
    assert done.stdout.startswith("usage: python3 packaging/dev.py COMMAND")


@pytest.mark.parametrize(
    ("command", "missing"), [("run", "app/__main__.py"), ("headoffice", "app/headoffice_program.py")]
)
def test_a_clone_without_a_program_says_so(clone: Path, dev: Dev, command: str, missing: str) -> None:
    done = dev(clone, command)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{missing} is missing" in done.stdout


def test_a_folder_in_the_way_is_left_alone(clone: Path, dev: Dev) -> None:
    precious = clone / ".venv" / "notes.txt"
    precious.parent.mkdir()
    precious.write_text("mine", encoding="utf-8")
    done = dev(clone, "lint")
    assert (done.returncode, done.stderr) == (1, "")
    assert "is not a virtual environment" in done.stdout
    assert precious.read_text(encoding="utf-8") == "mine"


def test_without_a_network_it_says_so(clone: Path, dev: Dev, unreachable: Mapping[str, str]) -> None:
    """An environment made by hand, and a package index that no connection reaches."""
    by_hand = clone / ".venv"
    venv.create(by_hand, symlinks=os.name != "nt")
    (inside,) = by_hand.glob("lib/python*/site-packages" if os.name != "nt" else "Lib/site-packages")
    shutil.copytree(Path(sysconfig.get_path("purelib")) / "pip", inside / "pip")
    done = dev(clone, "lint", **unreachable)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Making a virtual environment" not in done.stdout
    assert "no network, or no way to the package index" in done.stdout


COMPILE = """
import sys
from pathlib import Path
sys.path.insert(0, "packaging")
from developer import commands
from developer.environment import Environment
class Here(Environment):
    python = Path(sys.executable)
commands._compile_translations(Here(Path.cwd(), Path.cwd()))
"""

TRANSLATOR = """
from pathlib import Path
for source in Path(__file__).parent.parent.glob("resources/i18n/*.ts"):
    made = source.with_suffix(".qm")
    made.write_text(made.read_text() + "+" if made.exists() else "+")
"""
"""Stands in for packaging/i18n.py: counts how often it was asked."""


def _compile(clone: Path) -> str:
    subprocess.run([sys.executable, "-c", COMPILE], cwd=clone, check=True)
    return (clone / "resources" / "i18n" / "counterfoil_xx.qm").read_text(encoding="utf-8")


def test_translations_are_compiled_when_missing_or_older_than_their_source(clone: Path) -> None:
    source = clone / "resources" / "i18n" / "counterfoil_xx.ts"
    source.parent.mkdir(parents=True)
    source.write_text("<TS/>", encoding="utf-8")
    (clone / "packaging" / "i18n.py").write_text(TRANSLATOR, encoding="utf-8")
    assert _compile(clone) == "+"
    assert _compile(clone) == "+"
    made = source.with_suffix(".qm").stat()
    os.utime(source, (made.st_atime, made.st_mtime + 10))
    assert _compile(clone) == "++"


CHECK = """
import sys
from pathlib import Path
sys.path.insert(0, "packaging")
from developer.checks import Check, run_checks
from developer.environment import Environment
class Here(Environment):
    python = Path(sys.executable)
words = ("-c", "import kept; print('compiled to', kept.__cached__)")
sys.exit(run_checks(Here(Path.cwd(), Path.cwd() / "environment"), [Check("one", words)]))
"""


def test_what_a_check_compiles_is_kept_whatever_the_shell_says(clone: Path) -> None:
    """Else each process that a test starts would compile the whole program anew."""
    (clone / "kept.py").write_text("", encoding="utf-8")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHOME": "", "PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", CHECK], cwd=clone, env=environment, check=True, capture_output=True, text=True
    )
    (told,) = (line for line in done.stdout.splitlines() if line.startswith("compiled to "))
    kept = Path(told.removeprefix("compiled to "))
    assert kept.is_relative_to(clone / "environment" / "caches")
    assert kept.is_file()
