"""What ``packaging/dev.py test`` runs: style, format, types, layers, tests. One list for all."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass

from developer.environment import Environment
from developer.system import may_mount
from developer.talk import say

LINUX_ALONE = (
    "tests/faults",
    "tests/journeys",
    "tests/printing/test_cups.py",
    "tests/printing/test_cups_pdf.py",
    "tests/ui/window/test_real_start.py",
)
"""They start X11 screens, CUPS and strace, and mount disks."""
FULL_DISK = "tests/faults/test_full_disk.py"


@dataclass(frozen=True)
class Check:
    """One step: its name and the words after ``python``."""

    name: str
    words: tuple[str, ...]


def lint_checks(environment: Environment) -> list[Check]:
    """Everything that reads the code without running it."""
    packaging = environment.root / "packaging"
    scripts = sorted(str(file.relative_to(environment.root)) for file in packaging.glob("*.py"))
    import_cache = str(environment.caches / "import-linter")
    # The scripts are checked in a run of their own: beside the tests, the folder's name would
    # hide the package of that name which other tools import.
    mypy_scripts = ("-m", "mypy", "--strict", "--no-explicit-package-bases", *scripts, "packaging/developer")
    return [
        Check("style", ("-m", "ruff", "check", ".")),
        Check("format", ("-m", "ruff", "format", "--check", ".")),
        Check("types", ("-m", "mypy", "--strict")),
        Check("types of the scripts", mypy_scripts),
        Check("layers", ("-c", _LINT_IMPORTS, "--no-logo", "--cache-dir", import_cache)),
    ]


def tests_left_out(*, ask: bool) -> dict[str, str]:
    """What this system cannot run, each with the reason, which is said at the end; on Linux hardly anything.

    `ask`: the person may be asked for a password that makes it possible.
    """
    if sys.platform != "linux":
        return dict.fromkeys(LINUX_ALONE, "which needs Linux")
    if not may_mount(ask=ask):
        return {FULL_DISK: "which needs root, sudo or unprivileged user namespaces"}
    return {}


_JOURNEYS = "tests/journeys"
_PROCESSES = "3"
"""A third of their time tests wait for disks, lines and other processes: three keep two cores busy."""


def test_checks(environment: Environment, arguments: list[str], left_out: Iterable[str]) -> list[Check]:
    """The tests on a few processes: all but `left_out`, or as `arguments` say (``-n 0`` for one process).

    Work is handed out in whole files while there is enough, so that what a file sets up is set up once.
    The journeys press keys in a real window like a person, who has the computer alone: they come last.
    """
    ignored = [f"--ignore={path}" for path in left_out]
    cache = ("-o", f"cache_dir={environment.caches / 'pytest'}")
    at_once = ("-m", "pytest", *cache, "-n", _PROCESSES, "--dist", "worksteal", *ignored)
    if arguments:
        return [Check("tests", (*at_once, *arguments))]
    return [
        Check("tests", (*at_once, f"--ignore={_JOURNEYS}")),
        Check("journeys", ("-m", "pytest", *cache, "-n", "0", _JOURNEYS)),
    ]


_NOT_OURS = ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE")
"""Settings of whoever starts the tests that they do without. The last would let each of the hundreds of
processes they start compile the whole program anew; what is compiled is kept among the caches alone.
"""


def run_checks(environment: Environment, checks: list[Check]) -> int:
    """Runs every check, also after one has failed; 0 when all are green, else 1."""
    caches = environment.caches
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    settings = {
        **kept,
        "MYPY_CACHE_DIR": str(caches / "mypy"),
        "RUFF_CACHE_DIR": str(caches / "ruff"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(caches / "hypothesis"),
        "PYTHONUTF8": "1",
        "PYTHONPYCACHEPREFIX": str(caches / "bytecode"),
    }
    failed = []
    for check in checks:
        say(f"== {check.name}")
        started = time.monotonic()
        command = [str(environment.python), *check.words]
        code = subprocess.run(command, cwd=environment.root, env=settings, check=False).returncode
        say(f"== {check.name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - started:.1f} s")
        if code != 0:
            failed.append(check.name)
    say(
        f"Failed: {', '.join(failed)}"
        if failed
        else f"All green: {', '.join(check.name for check in checks)}"
    )
    return 1 if failed else 0


_LINT_IMPORTS = (
    "import sys; sys.argv[0] = 'lint-imports'; from importlinter.cli import lint_imports_command as go; go()"
)
"""The tool has no ``python -m`` form, and its script in the environment breaks on paths with spaces."""
