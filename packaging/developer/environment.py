"""The virtual environment: made when missing, made anew when broken, refreshed only when a lock changed."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from developer.packages import check_room, install
from developer.system import require
from developer.talk import StopError, say
from developer.turn import one_at_a_time

PROGRAM_LOCKS = ("requirements.lock", "requirements-build.lock")
DEVELOPER_LOCKS = ("requirements-dev.lock",)

THIS_PYTHON = "{}.{}".format(*sys.version_info[:2])


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
    """What was done to an environment: for which clone and Python, and the locks it satisfies.

    No locks: an installation that did not come to its end.
    """

    root: str
    python: str
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
    if _satisfied(environment, developer=developer):
        return
    try:
        with one_at_a_time(environment.folder):
            if not _satisfied(environment, developer=developer):  # unless another one did it meanwhile
                _set_up(environment, developer=developer)
    except OSError as problem:
        raise StopError(_refused(environment, problem)) from problem


def _satisfied(environment: Environment, *, developer: bool) -> bool:
    stamp = _read_stamp(environment)
    wanted = _fingerprint(environment, DEVELOPER_LOCKS if developer else PROGRAM_LOCKS)
    return stamp is not None and wanted in stamp.installed and _usable(environment, stamp)


def _set_up(environment: Environment, *, developer: bool) -> None:
    locks = DEVELOPER_LOCKS if developer else PROGRAM_LOCKS
    stamp = _read_stamp(environment)
    check_room(environment.folder, developer=developer)
    if not _usable(environment, stamp):
        _create(environment)
    # Until the end this says "unfinished": half a package looks installed to pip, so an
    # installation that was cut off is not repaired but made anew.
    _write_stamp(environment, [])
    say("Installing the packages of the lock file (the first time takes a minute or two)")
    for lock in locks:
        file = environment.root / "packaging" / lock
        install(environment.python, "--require-hashes", "--only-binary", ":all:", "-r", str(file))
    install(environment.python, "--no-build-isolation", "--no-index", "-e", str(environment.root))
    installed = [_fingerprint(environment, locks)]
    if developer:  # the developers' lock holds the program's packages too
        installed.append(_fingerprint(environment, PROGRAM_LOCKS))
    _write_stamp(environment, installed)


def _stamp_file(environment: Environment) -> Path:
    return environment.folder / "counterfoil-stamp.json"


def _write_stamp(environment: Environment, installed: list[str]) -> None:
    written = {"root": str(environment.root), "python": THIS_PYTHON, "installed": installed}
    _stamp_file(environment).write_text(json.dumps(written), encoding="utf-8")


def _read_stamp(environment: Environment) -> Stamp | None:
    """None where there is none: nothing was made yet, or it was made by hand."""
    try:
        found = json.loads(_stamp_file(environment).read_text(encoding="utf-8"))
        return Stamp(
            str(found["root"]), str(found["python"]), tuple(str(each) for each in found["installed"])
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return Stamp("", "", ())


def _usable(environment: Environment, stamp: Stamp | None) -> bool:
    """Whether it is whole, was made for this place and Python, and its interpreter starts.

    One made by hand, with no stamp, is used too and installed over: it must have pip.
    """
    made_here = stamp is None or (stamp.root == str(environment.root) and stamp.python == THIS_PYTHON)
    unfinished = stamp is not None and not stamp.installed
    if unfinished or not made_here or not environment.python.exists():
        return False
    needs = "import pip" if stamp is None else "pass"
    question = f"import sys; {needs}; sys.exit('{{}}.{{}}'.format(*sys.version_info[:2]) != '{THIS_PYTHON}')"
    bare = [] if stamp is None else ["-S"]  # a start counts milliseconds
    try:
        asked = subprocess.run(
            [environment.python, "-I", *bare, "-c", question], capture_output=True, check=False
        )
    except OSError:
        return False
    return asked.returncode == 0


def _create(environment: Environment) -> None:
    folder = environment.folder
    ours = (folder / "pyvenv.cfg").exists() or _stamp_file(environment).exists()
    if folder.exists() and any(folder.iterdir()) and not ours:
        raise StopError(
            f"{folder} is in the way: it is not a virtual environment. Move it away and try again."
        )
    require("a virtual environment", environment=True)
    say(f"Making a virtual environment in {folder}")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    _write_stamp(environment, [])
    command = [sys.executable, "-m", "venv", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if made.returncode != 0:
        raise StopError(f"Python could not make {folder}:\n{(made.stdout + made.stderr).strip()[-800:]}")


def _refused(environment: Environment, problem: OSError) -> str:
    """The sentence for a folder that the system does not let us write."""
    hint = ""
    if isinstance(problem, PermissionError):
        hint = (
            f"\nWas this once run as another user? Remove {environment.folder} as that user, then try again."
        )
    return f"Cannot write {problem.filename or environment.folder}: {problem.strerror}.{hint}"


def _fingerprint(environment: Environment, locks: tuple[str, ...]) -> str:
    digest = hashlib.sha256(f"{sys.platform} {'+'.join(locks)}".encode())
    for file in ("pyproject.toml", *(f"packaging/{lock}" for lock in locks)):
        digest.update((environment.root / file).read_bytes())
    return digest.hexdigest()
