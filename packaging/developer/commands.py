"""The commands of ``packaging/dev.py``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from developer.audit import LOCK as AUDIT_LOCK
from developer.audit import audit
from developer.camera import LOCK as CAMERA_LOCK
from developer.camera import add_camera
from developer.camera import wanted as camera_wanted
from developer.checks import lint_checks, run_checks, test_checks, tests_left_out
from developer.environment import Environment, locate, prepare
from developer.sbom import write_bill
from developer.sealed import add_sealed
from developer.system import require
from developer.talk import StopError, say

USAGE = """\
usage: python3 packaging/dev.py COMMAND [arguments]

  run [arguments]    start Counterfoil from this clone; arguments are those of the program
  headoffice [...]   run a head office, the program counterfoil-headoffice; no arguments: serve
  test [arguments]   every check and every test; arguments go to pytest
  lint               the checks alone
  setup              make everything ready for both, start nothing
  camera             fetch the package that takes photos with a camera (175 MB)
  sealed             fetch the package that encrypts all data of a laptop
  shots, i18n        run the script of that name in packaging/
  bench [NAME]       run every measurement of tests/bench as one table, or the one named
  lock               write the lock files anew (needs uv)
  sbom [FILE]        what a release is made of, as CycloneDX (counterfoil.cdx.json); needs no network
  audit              known weaknesses of the locked packages (needs a network)"""

SCRIPTS = ("shots", "i18n")


def dispatch(arguments: list[str]) -> int:
    """Does what the first argument names; the exit code of the program."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    environment = locate(Path(__file__).resolve().parent.parent.parent)
    try:
        return _do(environment, command, rest)
    except StopError as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("Stopped. Run it again any time: what was not finished is done anew.")
        return 130


def _do(environment: Environment, command: str, rest: list[str]) -> int:
    if command == "run":
        return run(environment, rest)
    if command == "headoffice":
        if not (environment.root / "app" / "headoffice_program.py").exists():
            raise StopError("This clone holds no head office: app/headoffice_program.py is missing.")
        prepare(environment, developer=False)
        return _become(environment, "app.headoffice_program", rest or ["serve"])
    if command == "test":
        return _test(environment, rest)
    if command == "lint":
        prepare(environment, developer=True)
        return run_checks(environment, lint_checks(environment))
    if command == "setup":
        _make_ready(environment)
        say(f"Ready: {environment.folder}")
        return 0
    if command == "camera":
        return add_camera(environment)
    if command == "sealed":
        return add_sealed(environment)
    if command in SCRIPTS:
        _make_ready(environment)
        return _script(environment, command, rest)
    if command == "bench":
        _make_ready(environment)
        return _bench(environment, rest)
    if command == "lock":
        return _lock(environment)
    if command == "sbom":
        target = Path(rest[0] if rest else "counterfoil.cdx.json")
        say(f"{target}: {write_bill(environment.root, target)} packages")
        return 0
    if command == "audit":
        return audit(environment)
    say(USAGE if sys.platform != "win32" else USAGE.replace("python3 packaging/", "py packaging\\"))
    return 0 if command in ("--help", "-h", "help") else 2


def run(environment: Environment, arguments: list[str]) -> int:
    """Opens the window, or runs the program's command given in `arguments`; with no display, the demo."""
    if not (environment.root / "app" / "__main__.py").exists():
        raise StopError("This clone holds no program to start: app/__main__.py is missing.")
    if not arguments and not _has_display():
        say("There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so no window can open.")
        say("Running the demo without a window instead: counterfoil demo")
        arguments = ["demo"]
    window = _opens_window(arguments)
    require("the window", window=window, environment=_not_made(environment))
    prepare(environment, developer=False)
    if window:  # they are its texts, and compiling them needs its libraries
        _compile_translations(environment)
    return _become(environment, "app", arguments)


def _become(environment: Environment, module: str, arguments: list[str]) -> int:
    # -P: a folder named app where the person happens to stand is not taken for the program.
    command = [str(environment.python), "-P", "-m", module, *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - becoming the program: no process stays between
    return subprocess.run(command, check=False).returncode


def _opens_window(arguments: list[str]) -> bool:
    """Without a command there is a window; ``--store DIR`` is no command."""
    return not arguments or (arguments[0].partition("=")[0] == "--store" and len(arguments) <= 2)


def _test(environment: Environment, arguments: list[str]) -> int:
    _make_ready(environment)
    left_out = tests_left_out(ask=not arguments)
    code = run_checks(
        environment, [*lint_checks(environment), *test_checks(environment, arguments, left_out)]
    )
    for path, reason in left_out.items():
        say(f"Not run: {path}, {reason}")
    return code


def _make_ready(environment: Environment) -> None:
    require("the window and the tests", window=True, tests=True, environment=_not_made(environment))
    prepare(environment, developer=True)
    _compile_translations(environment)


def _not_made(environment: Environment) -> bool:
    return not environment.python.exists()


def _has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _compile_translations(environment: Environment) -> None:
    """Compiles when a source is newer than what was made of it; a read-only clone keeps English texts."""
    folder = environment.root / "resources" / "i18n"
    script = environment.root / "packaging" / "i18n.py"
    if not script.exists() or all(_fresh(source) for source in folder.glob("*.ts")):
        return
    command = [str(environment.python), str(script), "compile"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        say(f"The translations were not compiled, so texts are in English: {last}")


def _fresh(source: Path) -> bool:
    made = source.with_suffix(".qm")
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def _script(environment: Environment, name: str, arguments: list[str]) -> int:
    script = environment.root / "packaging" / f"{name}.py"
    if not script.exists():
        raise StopError(f"This clone has no packaging/{name}.py.")
    command = [str(environment.python), str(script), *arguments]
    return subprocess.run(command, check=False).returncode


def _bench(environment: Environment, arguments: list[str]) -> int:
    """One measurement with its arguments; with none named, all of them as one table."""
    folder = environment.root / "tests" / "bench"
    known = {file.stem for file in folder.glob("[a-z]*.py") if not file.stem.startswith("test_")}
    name, *rest = arguments or ["overview"]
    if name not in known:
        raise StopError(f"There is no measurement {name}. There are: {', '.join(sorted(known))}")
    command = [str(environment.python), "-m", f"tests.bench.{name}", *rest]
    return subprocess.run(command, cwd=environment.root, check=False).returncode


def _lock(environment: Environment) -> int:
    """Resolves pyproject.toml for every system and Python from 3.11 on, with hashes and no index address."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(environment.python.parent))
    if uv is None:
        raise StopError("The lock files are written with uv. Install it (pip install uv), then try again.")
    shared = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    shared += ["--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    steps = {
        "requirements.lock": ["pyproject.toml"],
        "requirements-build.lock": ["--group", "build", "--constraints", "packaging/requirements.lock"],
        "requirements-dev.lock": [
            *["pyproject.toml", "--group", "dev", "--constraints", "packaging/requirements.lock"],
            *["--constraints", "packaging/requirements-build.lock"],
        ],
        AUDIT_LOCK: ["--group", "audit", "--constraints", "packaging/requirements-dev.lock"],
    }
    # The camera's package alone: what it needs is the window's, in the window's version.
    steps[CAMERA_LOCK] = ["--no-deps", "--constraints", "packaging/requirements.lock", "-"]
    for lock, words in steps.items():
        command = [*shared, "--output-file", f"packaging/{lock}", *words]
        told = camera_wanted(environment.root) if lock == CAMERA_LOCK else None
        done = subprocess.run(command, cwd=environment.root, input=told, text=True, check=False)
        if done.returncode != 0:
            raise StopError(f"uv could not write packaging/{lock}.")
        say(f"packaging/{lock}")
    return 0
