"""Installing with pip, and what went wrong in a sentence."""

import os
import platform
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from developer.talk import StopError, say

PROGRAM_ROOM = 500_000_000
DEVELOPER_ROOM = 750_000_000
"""Bytes an environment takes on the disk, with what pip unpacks on the way."""

_DOWNLOAD = re.compile(r"^\s*Downloading ([^-\s]+-[^-\s]+)-\S+ \(([\d.]+ [MG]B)\)")

NO_NETWORK = re.compile(
    r"Temporary failure in name resolution|NewConnectionError|ConnectTimeout|getaddrinfo failed"
    r"|Name or service not known|Network is unreachable|nodename nor servname|NameResolutionError"
    r"|Connection refused|Connection reset|Connection broken|Connection aborted|Cannot connect to proxy"
    r"|ProxyError|Read timed out|ReadTimeoutError|No route to host"
    r"|Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Connection failed",
)
"""Words of pip and of apt-get."""
_UNTRUSTED = re.compile(
    r"CERTIFICATE_VERIFY_FAILED|SSLCertVerif|confirming the ssl certificate|TLS CA certificate bundle"
)
_FULL = re.compile(r"No space left on device|Errno 28\b|not enough space on the disk|Disk quota exceeded")
_ANOTHERS = re.compile(r"Permission denied|Errno 13\b|Access is denied")
_CHANGED = re.compile(r"DO NOT MATCH THE HASHES")
_NOT_FOR_US = re.compile(r"No matching distribution found for (\S+)")


def check_room(folder: Path, *, developer: bool) -> None:
    """Raises StopError when the disk is too small for a first installation; a later one needs less."""
    if folder.exists():
        return
    need = DEVELOPER_ROOM if developer else PROGRAM_ROOM
    place = next(parent for parent in folder.parents if parent.exists())
    free = shutil.disk_usage(place).free
    if free < need:
        raise StopError(
            f"Too little room in {place}: {free // 1_000_000} MB are free, {need // 1_000_000} MB are needed."
        )


def install(python: Path, *arguments: str) -> None:
    """Runs pip install, showing the large downloads only. Raises StopError with what went wrong."""
    options = ("--no-deps", "--no-input", "--disable-pip-version-check", "--progress-bar", "off")
    # pip takes a package on PYTHONPATH for an installed one.
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    settings = {**kept, "PIP_ROOT_USER_ACTION": "ignore", "PIP_USER": "0", "PYTHONUTF8": "1"}
    heard: list[str] = []
    with subprocess.Popen(
        [str(python), "-m", "pip", "install", *options, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=settings,
    ) as pip:
        for line in pip.stdout or ():
            heard.append(line)
            if download := _DOWNLOAD.match(line):
                say(f"  {download[1]} ({download[2]})")
    if pip.returncode != 0:
        raise StopError(explained("".join(heard), python.parent.parent))


def explained(text: str, folder: Path) -> str:
    """What pip's words mean for the person; its last words themselves where they are not known."""
    if _FULL.search(text):
        return (
            f"The disk is full: {folder} takes {DEVELOPER_ROOM // 1_000_000} MB at most, and pip unpacks in "
            f"{tempfile.gettempdir()} (TMPDIR names another folder).\nMake room and run this again."
        )
    if _UNTRUSTED.search(text):
        return (
            "The package index answered with a certificate that this computer does not trust.\n"
            "Behind a proxy that opens connections, name its certificate: PIP_CERT=/path/to/it.pem"
        )
    if NO_NETWORK.search(text):
        return (
            "The packages could not be fetched: no network, or no way to the package index.\n"
            "Connect (or name a proxy in HTTPS_PROXY, or a mirror in pip's configuration) and run this again."
        )
    if _CHANGED.search(text):
        return (
            "What was fetched is not what the lock file names: a broken download, or a mirror that "
            "changes packages.\nRun this again; when that does not help, fetch from another mirror."
        )
    if found := _NOT_FOR_US.search(text):
        system = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
        unless = ", or the index could not be reached" if "(from versions: none)" in text else ""
        return (
            f"The package index has no ready-made {found[1]} for this computer ({system}){unless}.\n"
            "README.md names the systems and Pythons that are known to work."
        )
    if _ANOTHERS.search(text):
        return (
            f"Files in {folder} may not be changed. Was this once run as another user?\n"
            "Remove that folder as that user, then run this again."
        )
    return f"pip could not install the packages:\n{text.strip()[-1500:]}"
