"""Known weaknesses of the locked packages, as pip-audit finds them; it asks a register over the network."""

import shutil
import subprocess
import sys
from pathlib import Path

from developer.environment import Environment
from developer.packages import NO_NETWORK
from developer.talk import StopError, say

LOCKS = ("requirements.lock", "requirements-camera.lock", "requirements-dev.lock")
"""What users get first; developers' computers count as well."""


def audit(environment: Environment) -> int:
    """Ask for every lock file; 1 where a weakness is known. Raises StopError without tool or network."""
    tool = shutil.which("pip-audit") or shutil.which("pip-audit", path=str(environment.python.parent))
    if tool is None:
        raise StopError(
            "Weaknesses are looked up with pip-audit, which asks a register over the network.\n"
            "Install it anywhere (pipx install pip-audit), then try again."
        )
    worst = 0
    for lock in LOCKS:
        say(f"== {lock}")
        worst = max(worst, _asked(tool, environment.root / "packaging" / lock))
    return worst


def _asked(tool: str, lock: Path) -> int:
    # --disable-pip: what is locked with hashes is complete, so nothing is installed to look at it.
    command = [tool, "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-r", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    sys.stdout.write(done.stdout)
    if done.returncode and (not done.stdout.strip() or NO_NETWORK.search(done.stderr)):
        raise StopError(f"pip-audit gave no answer: {done.stderr.strip()[-400:]}")
    say((done.stderr.strip().splitlines() or ["nothing said"])[-1])
    return 1 if done.returncode else 0
