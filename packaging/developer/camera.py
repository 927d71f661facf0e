"""The camera package: an extra that most desks do without, so it is fetched by a command of its own."""

import hashlib
import shutil
import tomllib
from pathlib import Path

from developer.environment import Environment, prepare
from developer.packages import install
from developer.system import require
from developer.talk import StopError, say
from developer.turn import one_at_a_time

LOCK = "requirements-camera.lock"
ROOM = 650_000_000
"""Bytes: the package on the disk, and what pip unpacks it from."""


def add_camera(environment: Environment) -> int:
    """Installs what the extra ``camera`` names, once. Raises StopError when that cannot be done."""
    require("the camera", window=True, camera=True, environment=not environment.python.exists())
    prepare(environment, developer=False)
    try:
        with one_at_a_time(environment.folder):
            _fetch(environment)
    except OSError as problem:
        raise StopError(f"Cannot write {problem.filename}: {problem.strerror}.") from problem
    say("Ready. F6 on an intake or a ticket takes photos; Settings, Devices tries the camera.")
    return 0


def _fetch(environment: Environment) -> None:
    lock = environment.root / "packaging" / LOCK
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    mark = environment.folder / "counterfoil-camera"
    if mark.exists() and mark.read_text(encoding="utf-8") == digest:
        return
    free = shutil.disk_usage(environment.folder).free
    if free < ROOM:
        raise StopError(
            f"Too little room in {environment.folder}: {free // 1_000_000} MB are free,"
            f" {ROOM // 1_000_000} MB are needed."
        )
    mark.unlink(missing_ok=True)
    say("Fetching the camera package, 175 MB")
    # Anew: half a package of an installation that was cut off looks installed to pip.
    install(
        environment.python, "--force-reinstall", "--require-hashes", "--only-binary", ":all:", "-r", str(lock)
    )
    mark.write_text(digest, encoding="utf-8")


def wanted(root: Path) -> str:
    """What the extra ``camera`` asks for, one requirement a line, for whoever writes the lock."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return "\n".join(project["optional-dependencies"]["camera"]) + "\n"
