"""Getting packages on Debian and Ubuntu, or the exact line for somebody who may."""

import os
import shutil
import subprocess

from developer.packages import NO_NETWORK
from developer.talk import StopError, say

_OPTIONS = ("-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=1")
"""A fresh Ubuntu is busy with its own updates for minutes; and no network is to be noticed in one."""
_INSTALL = ("apt-get", *_OPTIONS, "install", "-y", "--no-install-recommends")


def obtain(wanted: list[str], purpose: str) -> None:
    """Installs packages, named as in Debian 12. Raises StopError with what to do where that cannot be."""
    if shutil.which("apt-get") is None:
        raise StopError(
            f"For {purpose} this system lacks (names as in Debian): {' '.join(wanted)}.\n"
            "Install them with your package manager, then run this again."
        )
    prefix = _way_to_root()
    if prefix is None:
        raise StopError(
            f"For {purpose} this system lacks packages, and only an administrator may install them.\n"
            f"Run this, then start again:\n  {by_hand(named_here(wanted))}"
        )
    say(f"Installing for {purpose}, which may take a minute: {' '.join(named_here(wanted))}")
    _install(prefix, wanted)


def named_here(wanted: list[str]) -> list[str]:
    """The names of this release: libraries built anew for 64-bit time got a t64 behind their name.

    With no package lists yet the old names stay; most new packages answer to them as well.
    """
    later = {f"{name}t64": name for name in wanted if name.startswith("lib")}
    if not later:
        return wanted
    try:
        shown = _listen("apt-cache", "show", "--no-all-versions", *later).stdout
    except OSError:
        return wanted
    found = {
        line.removeprefix("Package: ").strip() for line in shown.splitlines() if line.startswith("Package: ")
    }
    return [f"{name}t64" if f"{name}t64" in found else name for name in wanted]


def by_hand(packages: list[str]) -> str:
    """One line that a person can paste: the lists of a fresh system are empty or old, so they come first."""
    install = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if shutil.which("sudo"):
        return f"sudo apt-get update && sudo {install}"
    return f"su -c '/usr/bin/apt-get update && /usr/bin/{install}'"


def _way_to_root() -> list[str] | None:
    """The words before a command that make it run as root without asking; None when there are none.

    sudo drops the settings of the caller, so those that matter are said again behind it.
    """
    settings = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
    proxies = ("http_proxy", "https_proxy", "no_proxy")  # apt reads the small letters alone
    told = {name: os.environ.get(name) or os.environ.get(name.upper()) for name in proxies}
    settings += [f"{name}={value}" for name, value in told.items() if value]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return settings
    sudo = shutil.which("sudo")
    if sudo and _listen(sudo, "-n", "true").returncode == 0:
        return [sudo, "-n", *settings]
    return None


def _install(prefix: list[str], wanted: list[str]) -> None:
    """Installs; when that fails, most often for old package lists, gets new ones and tries once more."""
    done = _listen(*prefix, *_INSTALL, *named_here(wanted))
    if done.returncode == 0:
        return
    if "dpkg --configure -a" in done.stderr:  # an earlier installation was cut off
        _listen(*prefix, "dpkg", "--configure", "-a")
    if not NO_NETWORK.search(done.stderr):
        _listen(*prefix, "apt-get", *_OPTIONS, "update")
        done = _listen(*prefix, *_INSTALL, *named_here(wanted))
        if done.returncode == 0:
            return
    line = by_hand(named_here(wanted))
    if NO_NETWORK.search(done.stderr):
        raise StopError(
            "These packages could not be fetched: no network, or no way to the package server.\n"
            f"Connect and run this again. By hand it is:\n  {line}"
        )
    raise StopError(f"apt-get did not install them:\n{done.stderr.strip()[-800:]}\nBy hand it is:\n  {line}")


def _listen(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
    )
