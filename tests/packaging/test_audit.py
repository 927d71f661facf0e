"""The audit before a release: its tool comes by a lock, and every lock file is asked for."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.packaging.conftest import Dev

HERE = """
import hashlib
from pathlib import Path
from developer import audit
from developer.environment import Environment
from developer.talk import StopError
class Here(Environment):
    python = Path(sys.executable)
here = Here(Path.cwd(), Path.cwd() / ".venv")
folder = here.folder / "audit"
"""
STAND_IN = """
import sys
lock = sys.argv[-1]
print("asked", sys.argv[1:-1], lock)
sys.exit("FOUND" if "build" in lock else 0)
"""
"""Stands in for pip-audit: says what it was asked, and finds a weakness in one lock."""

Ask = Callable[..., str]


def test_every_lock_file_is_asked_for(clone: Path, ask: Ask) -> None:
    folder = clone / ".venv" / "audit"
    folder.mkdir(parents=True)
    (folder / "pip_audit.py").write_text(STAND_IN, encoding="utf-8")
    told = ask(clone, HERE + "print('code', audit.ask_for_all(here, folder))")
    asked = [Path(line.split()[-1]).name for line in told.splitlines() if line.startswith("asked")]
    assert asked == sorted(each.name for each in (clone / "packaging").glob("*.lock"))
    assert {"requirements.lock", "requirements-build.lock", "requirements-audit.lock"} < set(asked)
    assert told.count("--require-hashes") == told.count("--strict") == len(asked)
    assert told.splitlines()[-1] == "code 1", "a weakness in one is a weakness"


def test_no_answer_is_no_clean_bill(clone: Path, ask: Ask) -> None:
    folder = clone / ".venv" / "audit"
    folder.mkdir(parents=True)
    silent = "import sys; sys.exit('getaddrinfo failed')"
    (folder / "pip_audit.py").write_text(silent, encoding="utf-8")
    code = "try:\n    audit.ask_for_all(here, folder)\nexcept StopError as stop:\n    print('stopped:', stop)"
    assert "stopped: pip-audit gave no answer: getaddrinfo failed" in ask(clone, HERE + code)


def test_the_auditor_is_fetched_once_for_each_lock(
    clone: Path, ask: Ask, unreachable: Mapping[str, str]
) -> None:
    """Where no connection reaches a package index, whoever needs one says so."""
    fetch = (
        "try:\n    audit.fetch_auditor(here, folder)\nexcept StopError as stop:\n    print('stopped:', stop)"
    )
    assert "stopped: The packages could not be fetched: no network" in ask(clone, HERE + fetch, **unreachable)
    mark = (
        "folder.mkdir(parents=True, exist_ok=True)\n"
        "lock = here.root / 'packaging' / audit.LOCK\n"
        "(folder / 'counterfoil-audit').write_text(hashlib.sha256(lock.read_bytes()).hexdigest())\n"
    )
    assert "stopped" not in ask(clone, HERE + mark + fetch, **unreachable)
    lock = clone / "packaging" / "requirements-audit.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert "stopped" in ask(clone, HERE + fetch, **unreachable)


def test_without_a_network_the_command_says_what_it_lacks(
    clone: Path, dev: Dev, unreachable: Mapping[str, str]
) -> None:
    done = dev(clone, "audit", **unreachable)
    assert (done.returncode, done.stderr) == (1, "")
    assert "The packages could not be fetched: no network" in done.stdout


def test_the_lock_of_the_auditor_agrees_with_the_others(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    assert json.dumps(project["dependency-groups"]["audit"]) == '["pip-audit>=2.9"]'
    own, others = (pins(repository, name) for name in ("requirements-audit.lock", "requirements-dev.lock"))
    assert "pip-audit" in own
    assert {name: own[name] for name in own.keys() & others.keys()} == {
        name: others[name] for name in own.keys() & others.keys()
    }


def pins(repository: Path, lock: str) -> dict[str, str]:
    """Names and versions; each has at least one hash."""
    text = (repository / "packaging" / lock).read_text(encoding="utf-8")
    found = dict(re.findall(r"^([a-z0-9-]+)==(\S+)(?: ;[^\\]*)? \\\n    --hash=sha256:", text, re.MULTILINE))
    assert len(found) == len(re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE))
    return found
