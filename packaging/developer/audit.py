"""Known weaknesses of the locked packages, as pip-audit finds them; it asks a register over the network."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from developer.environment import Environment, prepare
from developer.packages import NO_NETWORK, install
from developer.talk import StopError, say
from developer.turn import one_at_a_time

LOCK = "requirements-audit.lock"
"""The auditor and what it needs: in a folder of its own, so that no program and no test runs with it."""


def audit(environment: Environment) -> int:
    """Ask for every lock file; 1 where a weakness is known. Raises StopError without a network."""
    prepare(environment, developer=False)
    folder = environment.folder / "audit"
    try:
        with one_at_a_time(environment.folder):
            fetch_auditor(environment, folder)
    except OSError as problem:
        raise StopError(f"Cannot write {problem.filename}: {problem.strerror}.") from problem
    return ask_for_all(environment, folder)


def locks(root: Path) -> list[Path]:
    """Every lock file there is: what users get, what builds it, what developers run, and the auditor."""
    return sorted((root / "packaging").glob("requirements*.lock"))


def fetch_auditor(environment: Environment, folder: Path) -> None:
    """Install it as locked, once for each lock. Raises StopError when that cannot be done."""
    lock = environment.root / "packaging" / LOCK
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    mark = folder / "counterfoil-audit"
    if mark.exists() and mark.read_text(encoding="utf-8") == digest:
        return
    say("Fetching pip-audit")
    mark.unlink(missing_ok=True)
    options = ("--require-hashes", "--only-binary", ":all:", "--upgrade", "--target", str(folder))
    install(environment.python, *options, "-r", str(lock))
    mark.write_text(digest, encoding="utf-8")


def ask_for_all(environment: Environment, folder: Path) -> int:
    """Ask for one lock file after the other; 1 where a weakness is known. Raises StopError without answer."""
    worst = 0
    for lock in locks(environment.root):
        say(f"== {lock.name}")
        worst = max(worst, _asked(environment, folder, lock))
    return worst


def _asked(environment: Environment, folder: Path, lock: Path) -> int:
    # --disable-pip: what is locked with hashes is complete, so nothing is installed to look at it.
    # --strict: a package that the register does not know was not looked at, which is no clean bill.
    options = ["--strict", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-r", str(lock)]
    done = subprocess.run(
        [str(environment.python), "-P", "-m", "pip_audit", *options],
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    sys.stdout.write(done.stdout)
    if done.returncode and (not done.stdout.strip() or NO_NETWORK.search(done.stderr)):
        raise StopError(f"pip-audit gave no answer: {done.stderr.strip()[-400:]}")
    say((done.stderr.strip().splitlines() or ["nothing said"])[-1])
    return 1 if done.returncode else 0
