"""The package that encrypts whole stores: an extra for laptops, fetched by a command of its own."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from developer.environment import Environment, prepare
from developer.packages import install
from developer.talk import StopError, say
from developer.turn import one_at_a_time

LOCK = "requirements-dev.lock"
NAME = "sqlcipher3"


def add_sealed(environment: Environment) -> int:
    """Installs what the extra ``sealed`` names, as locked. Raises StopError when that cannot be done."""
    prepare(environment, developer=False)
    try:
        with one_at_a_time(environment.folder), TemporaryDirectory() as folder:
            file = Path(folder) / "sealed.lock"
            file.write_text(locked(environment.root), encoding="utf-8")
            install(environment.python, "--require-hashes", "--only-binary", ":all:", "-r", str(file))
    except OSError as problem:
        raise StopError(f"Cannot write {problem.filename}: {problem.strerror}.") from problem
    say("Ready. Settings, Backup encrypts all data at the next start; desks for home visits begin so.")
    return 0


def locked(root: Path) -> str:
    """Its lines of the developers' lock: version and hashes."""
    text = (root / "packaging" / LOCK).read_text(encoding="utf-8")
    found = re.search(rf"^{NAME}==(?:.*\\\n)+.*$", text, re.MULTILINE)
    if found is None:
        raise StopError(f"packaging/{LOCK} does not name {NAME}.")
    return found.group(0) + "\n"
