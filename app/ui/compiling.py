"""Translations that a fresh clone has not compiled yet: compiled where Qt's program for it is at hand."""

import os
import shutil
import subprocess
from pathlib import Path

from PySide6 import QtCore

from app.ui.i18n import Language

_COMPILING_S = 20
"""It takes a fraction of a second; a program that hangs must not keep the window from opening."""


def compile_language(folder: Path, language: Language) -> bool:
    """Compile a language from its source beside it, once, as a fresh clone needs it; whether it is there now.

    Takes Qt's own lrelease where it is at hand; False without it, or where `folder` cannot be written.
    """
    source, target = folder / f"counterfoil_{language}.ts", folder / f"counterfoil_{language}.qm"
    program = _lrelease()
    if program is None or not source.exists():
        return False
    fresh = target.with_name(f"{target.stem}-{os.getpid()}.new")
    try:
        command = [program, "-silent", str(source), "-qm", str(fresh)]
        subprocess.run(  # noqa: S603  Qt's own program, at files of ours
            command, check=True, capture_output=True, timeout=_COMPILING_S
        )
        fresh.replace(target)
    except (OSError, subprocess.SubprocessError):
        return False
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _lrelease() -> str | None:
    """The program that comes with PySide6, or with the system's Qt."""
    own = Path(QtCore.__file__).parent
    beside = (own / name for name in ("lrelease", "lrelease.exe"))
    known = (shutil.which(name) for name in ("pyside6-lrelease", "lrelease"))
    return next((str(path) for path in beside if path.exists()), None) or next(filter(None, known), None)
