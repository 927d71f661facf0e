"""System libraries and tools: which of them this computer lacks."""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from developer.apt import obtain
from developer.talk import say

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
"""What Qt's window and its X11 plugin load on Linux: file, and the Debian package that holds it.

Names as in Debian 12; `developer.apt` knows how later ones may differ.
"""

CAMERA_LIBRARIES = {
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libpulse.so.0": "libpulse0",
}
"""What QtMultimedia loads beyond them, even where nothing is heard."""

TEST_TOOLS = {
    "Xvfb": "xvfb",
    "cupsd": "cups",
    "gs": "ghostscript",
    "import": "imagemagick",
    "lp": "cups-client",
    "pdftoppm": "poppler-utils",
    "strace": "strace",
    "xdotool": "xdotool",
}
"""What the tests start beside the program: a screen, keys, pictures, printers, a log of system calls."""

TEST_FILES = {"/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd": "printer-driver-cups-pdf"}
"""What they read: the driver of a printer that prints into PDF files."""

BROWSER_DRIVERS = ("chromedriver", "WebKitWebDriver", "geckodriver")
"""Any of them lets a test look at head office's page in a real browser."""


def require(
    purpose: str,
    *,
    window: bool = False,
    camera: bool = False,
    tests: bool = False,
    environment: bool = False,
) -> None:
    """Makes sure the system has what is needed, in one go.

    `window`, `camera`: Qt's libraries; `tests`: the tools of the tests; `environment`: the part of Python
    that makes virtual environments. Raises StopError with the line to run when something lacks and may
    not be installed.
    """
    if sys.platform != "linux":
        return
    files = {**(WINDOW_LIBRARIES if window else {}), **(CAMERA_LIBRARIES if camera else {})}
    libraries = {package for file, package in files.items() if not _loads(file)}
    tools = {package for tool, package in TEST_TOOLS.items() if tests and not _found(tool)}
    tools |= {package for file, package in TEST_FILES.items() if tests and not Path(file).exists()}
    if tests and not any(_found(driver) for driver in BROWSER_DRIVERS):
        tools.add(_browser_package())
    python = (
        {f"python3.{sys.version_info.minor}-venv"} if environment and not _makes_environments() else set()
    )
    if lacking := sorted(libraries | tools | python):
        obtain(lacking, purpose if libraries or tools else "a virtual environment")


def _browser_package() -> str:
    """Chromium where it is a package like any other; in Ubuntu it is a snap, which no test can drive."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "webkit2gtk-driver"
    return "chromium-driver" if release.get("ID") == "debian" else "webkit2gtk-driver"


def _makes_environments() -> bool:
    """Debian and Ubuntu keep this part of Python apart."""
    return all(importlib.util.find_spec(part) for part in ("venv", "ensurepip"))


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


def may_mount(*, ask: bool) -> bool:
    """Whether a test may mount a small disk of its own; where that needs the person's password, `ask` for it.

    Root may; others in a namespace of their own, which Ubuntu has barred since 24.04, or through sudo.
    """
    if sys.platform != "linux" or os.geteuid() == 0:
        return True
    if _succeeds("unshare", "-Urm", "true") or _succeeds("sudo", "-n", "-E", "unshare", "-m", "true"):
        return True
    if not (ask and sys.stdin.isatty() and shutil.which("sudo")):
        return False
    say("One test fills a small disk of its own. This system lets only root mount one; without a password")
    say("(Ctrl-C) that test is left out.")
    try:
        asked = subprocess.run(["sudo", "-v"], check=False).returncode
    except KeyboardInterrupt:
        say("")
        return False
    return asked == 0 and _succeeds("sudo", "-n", "-E", "unshare", "-m", "true")


def _succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
