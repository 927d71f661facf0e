"""Setting up: what is missing is got or named exactly; what was cut off or moved is made anew."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.packaging.conftest import Dev

Ask = Callable[..., str]
MADE = "Making a virtual environment in "
HERE = "{}.{}".format(*sys.version_info[:2])

EXPLAIN = """
from pathlib import Path
from developer.packages import explained
print(explained({words!r}, Path("v")).splitlines()[0])
"""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(...)'",
            "no network",
        ),
        ("ProxyError('Cannot connect to proxy.')", "no network"),
        ("(_ssl.c:1000) [SSL: CERTIFICATE_VERIFY_FAILED]", "a certificate that this computer does not trust"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk is full",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not what the lock file",
        ),
        (
            "(from versions: 1.0, 2.0)\nERROR: No matching distribution found for a==3",
            "no ready-made a==3 for",
        ),
        (
            "(from versions: none)\nERROR: No matching distribution found for a==3",
            "or the index could not be",
        ),
        ("ERROR: Could not install: [Errno 13] Permission denied: 'v/lib'", "Files in v may not be changed"),
        ("something new", "pip could not install the packages"),
    ],
)
def test_what_pip_says_becomes_a_sentence(clone: Path, ask: Ask, words: str, sentence: str) -> None:
    assert sentence in ask(clone, EXPLAIN.format(words=words))


def test_an_environment_that_was_cut_off_is_made_anew(
    clone: Path, dev: Dev, unreachable: Mapping[str, str]
) -> None:
    """Also one that was cut off before it was a virtual environment at all."""
    stamp = clone / ".venv" / "counterfoil-stamp.json"
    stamp.parent.mkdir()
    stamp.write_text(json.dumps({"root": str(clone), "python": HERE, "installed": []}), encoding="utf-8")
    rest = stamp.with_name("half a package")
    rest.touch()
    done = dev(clone, "lint", **unreachable)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{MADE}{stamp.parent}\n" in done.stdout
    assert "no network, or no way to the package index" in done.stdout
    assert not rest.exists()
    assert json.loads(stamp.read_text(encoding="utf-8"))["installed"] == []


SATISFIED = """
from pathlib import Path
from developer import environment
here = environment.Environment(Path.cwd(), Path.cwd() / ".venv")
locks = environment._fingerprint(here, environment.PROGRAM_LOCKS)
class Whole(environment.Environment):
    python = Path(sys.executable)
here = Whole(here.root, here.folder)
here.folder.mkdir()
environment._write_stamp(here, [locks])
print(environment._satisfied(here, developer=False), environment._satisfied(here, developer=True))
moved = Whole(here.root / "elsewhere", here.folder)
print(environment._usable(moved, environment._read_stamp(moved)))
environment.THIS_PYTHON = "3.10"
print(environment._usable(here, environment._read_stamp(here)))
"""


def test_an_environment_of_another_place_or_python_is_not_used(clone: Path, ask: Ask) -> None:
    assert ask(clone, SATISFIED).split() == ["True", "False", "False", "False"]


@pytest.fixture
def fake_apt(tmp_path: Path) -> Path:
    """Apt that knows one library by its new name and writes down what it was asked; no sudo, no root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    says = {
        "apt-cache": 'case "$*" in *libglib2.0-0t64*) echo "Package: libglib2.0-0t64";; esac',
        "apt-get": f'echo "$*" >> "{folder}/asked"; exit ${{APT_ANSWERS:-0}}',
    }
    for name, script in says.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


OBTAIN = """
import os
from developer import apt
from developer.talk import StopError
os.geteuid = lambda: {user}
try:
    apt.obtain(["libegl1", "libglib2.0-0", "xvfb"], "the window")
except StopError as stop:
    print(stop)
"""


@pytest.mark.parametrize(
    ("sudo", "line"),
    [
        ("exit 1", "sudo apt-get update && sudo apt-get install -y --no-install-recommends {}"),
        (None, "su -c '/usr/bin/apt-get update && /usr/bin/apt-get install -y --no-install-recommends {}'"),
    ],
)
def test_who_may_not_install_gets_the_line_to_paste(
    clone: Path, ask: Ask, fake_apt: Path, sudo: str | None, line: str
) -> None:
    if sudo is not None:
        (fake_apt / "sudo").write_text(f"#!/bin/sh\n{sudo}\n", encoding="utf-8")
        (fake_apt / "sudo").chmod(0o755)
    told = ask(clone, OBTAIN.format(user=1000), PATH=str(fake_apt))
    assert told.splitlines()[-1].strip() == line.format("libegl1 libglib2.0-0t64 xvfb")
    assert not (fake_apt / "asked").exists()


def test_root_installs_and_looks_for_new_lists_once(clone: Path, ask: Ask, fake_apt: Path) -> None:
    path = f"{fake_apt}{os.pathsep}{os.environ['PATH']}"
    told = ask(clone, OBTAIN.format(user=0), PATH=path, APT_ANSWERS="100")
    asked = (fake_apt / "asked").read_text(encoding="utf-8").splitlines()
    assert [next(word for word in ("install", "update") if word in line.split()) for line in asked] == [
        "install",
        "update",
        "install",
    ]
    assert asked[0].endswith(" libegl1 libglib2.0-0t64 xvfb")
    assert "apt-get did not install them" in told
    (fake_apt / "asked").unlink()
    assert ask(clone, OBTAIN.format(user=0), PATH=path).startswith("Installing for the window")
    assert (fake_apt / "asked").read_text(encoding="utf-8").count("\n") == 1
