"""System libraries and tools: which are missing, and getting them on Debian and Ubuntu."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

from developer.talk import StopError, say

WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt's window and its X11 plugin load on Linux: file, and the Debian package that holds it."""

TEST_TOOLS = {
    "Xvfb": "xvfb",
    "cupsd": "cups",
    "import": "imagemagick",
    "lp": "cups-client",
    "strace": "strace",
    "xdotool": "xdotool",
}
"""What the tests start beside the program: a screen, keys, pictures, printers, a log of system calls."""


def require(purpose: str, *, window: bool = False, tests: bool = False, environment: bool = False) -> None:
    """Makes sure the system has what is needed, in one go.

    `window`: Qt's libraries; `tests`: the tools of the tests; `environment`: the part of Python that makes
    virtual environments. Raises StopError with the line to run when something lacks and may not be installed.
    """
    if sys.platform != "linux":
        return
    lacking = {package for file, package in WINDOW_LIBRARIES.items() if window and not _loads(file)}
    lacking |= {package for tool, package in TEST_TOOLS.items() if tests and not _found(tool)}
    if environment and importlib.util.find_spec("ensurepip") is None:
        lacking.add(f"python3.{sys.version_info.minor}-venv")  # Debian keeps this part of Python apart
    if lacking:
        _install(sorted(lacking), purpose)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _found(tool: str) -> bool:
    """Administration tools live where an ordinary search path does not look."""
    places = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
    return shutil.which(tool, path=places) is not None


def _install(wanted: list[str], purpose: str) -> None:
    line = "apt-get install -y --no-install-recommends " + " ".join(wanted)
    prefix = _way_to_root()
    if shutil.which("apt-get") is None:
        raise StopError(
            f"For {purpose} this system lacks (names as in Debian): {' '.join(wanted)}.\n"
            "Install them with your package manager, then run this again."
        )
    if prefix is None:
        raise StopError(
            f"For {purpose} this system lacks packages. Run this, then start again:\n  sudo {line}"
        )
    say(f"Installing for {purpose}: {' '.join(wanted)}")
    _apt([*prefix, *line.split()], [*prefix, "apt-get", "update"], f"  sudo {line}")


def _way_to_root() -> list[str] | None:
    """The words before a command that make it run as root without asking; None when there are none."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def _apt(install: list[str], update: list[str], by_hand: str) -> None:
    """Installs; when that fails, most often for old package lists, updates them and tries once more."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def attempt(words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, env=quiet, capture_output=True, text=True, errors="replace", check=False)

    if attempt(install).returncode == 0:
        return
    attempt(update)
    again = attempt(install)
    if again.returncode != 0:
        words = again.stderr.strip()[-800:]
        raise StopError(f"apt-get did not install them:\n{words}\nInstall them by hand:\n{by_hand}")
