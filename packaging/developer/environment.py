"""The virtual environment: made when missing, mended when broken, refreshed only when a lock changed."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from developer.system import require
from developer.talk import StopError, say

PROGRAM_LOCKS = ("requirements.lock", "requirements-build.lock")
DEVELOPER_LOCKS = ("requirements-dev.lock",)

_DOWNLOAD = re.compile(r"^\s*Downloading ([^-\s]+-[^-\s]+)-\S+ \(([\d.]+ [MG]B)\)")
_NO_NETWORK = re.compile(
    r"Temporary failure in name resolution|NewConnectionError|ConnectTimeout|getaddrinfo failed"
    r"|Name or service not known|Network is unreachable|nodename nor servname|NameResolutionError"
    r"|from versions: none",
)


@dataclass(frozen=True)
class Environment:
    """Where the clone is and where its virtual environment lives."""

    root: Path
    folder: Path

    @property
    def python(self) -> Path:
        """The interpreter inside."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def caches(self) -> Path:
        """Where tools keep their caches, so that a clone that cannot be written works as well."""
        return self.folder / "caches"


@dataclass(frozen=True)
class Stamp:
    """What the last whole installation left behind: for which clone, and the locks it satisfied."""

    root: str
    installed: tuple[str, ...]


def locate(root: Path) -> Environment:
    """`.venv` in the clone; a folder in the user's cache when the clone is read-only."""
    named = os.environ.get("COUNTERFOIL_VENV")
    if named:
        return Environment(root, Path(named).expanduser().absolute())
    if os.access(root, os.W_OK):
        return Environment(root, root / ".venv")
    user_cache = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    key = hashlib.sha256(str(root).encode()).hexdigest()[:12]
    return Environment(root, Path(user_cache) / "counterfoil" / f"venv-{key}")


def prepare(environment: Environment, *, developer: bool) -> None:
    """Brings the environment to what the locks name; does nothing when it is there already.

    `developer` adds the checkers and test tools. Raises StopError with a sentence when that cannot be done.
    """
    locks = DEVELOPER_LOCKS if developer else PROGRAM_LOCKS
    wanted = _fingerprint(environment, locks)
    stamp = _read_stamp(environment)
    usable = _usable(environment, stamp)
    if usable and wanted in stamp.installed:
        return
    if not usable:
        _create(environment)
    _stamp_file(environment).unlink(missing_ok=True)  # an interrupted installation is no whole one
    say("Installing the packages of the lock file (the first time takes a minute or two)")
    for lock in locks:
        file = environment.root / "packaging" / lock
        _pip(environment, "--require-hashes", "--no-deps", "-r", str(file))
    _pip(environment, "--no-build-isolation", "--no-deps", "--no-index", "-e", str(environment.root))
    installed = [wanted]
    if developer:  # the developers' lock holds the program's packages too
        installed.append(_fingerprint(environment, PROGRAM_LOCKS))
    written = {"root": str(environment.root), "installed": installed}
    _stamp_file(environment).write_text(json.dumps(written), encoding="utf-8")


def _stamp_file(environment: Environment) -> Path:
    return environment.folder / "counterfoil-stamp.json"


def _read_stamp(environment: Environment) -> Stamp:
    try:
        found = json.loads(_stamp_file(environment).read_text(encoding="utf-8"))
        return Stamp(str(found["root"]), tuple(str(each) for each in found["installed"]))
    except (OSError, ValueError, KeyError, TypeError):
        # Made by hand, or the last installation was interrupted: install again over what is there.
        return Stamp(str(environment.root), ())


def _usable(environment: Environment, stamp: Stamp) -> bool:
    """Whether the interpreter starts, is new enough, has pip, and was made for this place."""
    if stamp.root != str(environment.root) or not environment.python.exists():
        return False
    if stamp.installed:
        return True
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        asked = subprocess.run([environment.python, "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0


def _create(environment: Environment) -> None:
    folder = environment.folder
    if folder.exists() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").exists():
        raise StopError(
            f"{folder} is in the way: it is not a virtual environment. Move it away and try again."
        )
    require("a virtual environment", environment=True)
    say(f"Making a virtual environment in {folder}")
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StopError(f"Cannot make {folder}: {problem.strerror}.") from problem
    command = [sys.executable, "-m", "venv", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if made.returncode != 0:
        raise StopError(f"Python could not make {folder}:\n{(made.stdout + made.stderr).strip()[-800:]}")


def _fingerprint(environment: Environment, locks: tuple[str, ...]) -> str:
    digest = hashlib.sha256(f"{sys.platform} {'+'.join(locks)}".encode())
    for file in ("pyproject.toml", *(f"packaging/{lock}" for lock in locks)):
        digest.update((environment.root / file).read_bytes())
    return digest.hexdigest()


def _pip(environment: Environment, *arguments: str) -> None:
    """Runs pip install, showing the large downloads only. Raises StopError with what went wrong."""
    command = [str(environment.python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    settings = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore", "PYTHONUTF8": "1"}
    heard: list[str] = []
    with subprocess.Popen(
        [*command, "--progress-bar", "off", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=settings,
    ) as pip:
        for line in pip.stdout or ():
            heard.append(line)
            if download := _DOWNLOAD.match(line):
                say(f"  {download[1]} ({download[2]})")
    if pip.returncode == 0:
        return
    text = "".join(heard)
    if _NO_NETWORK.search(text):
        raise StopError(
            "The packages could not be fetched: no network, or no way to the package index.\n"
            "Connect (or set a mirror in pip's configuration) and run this again; what is installed stays."
        )
    raise StopError(f"pip could not install the packages:\n{text.strip()[-1500:]}")
