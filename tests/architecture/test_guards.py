"""The guards of tests/conftest.py do fire: a fence with a gap is worse than none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NOISY = """
import logging, socket, threading, time, warnings
import pytest

GATE = threading.Event()

def test_log(): logging.getLogger("shop").warning("out of paper")

@pytest.mark.expects_log("out of paper")
def test_expected_log(): logging.getLogger("shop").warning("out of paper")

@pytest.mark.expects_log("out of paper")
def test_missing_log(): pass

def test_thread(): threading.Thread(target=GATE.wait, args=(5,)).start()

def test_network(): socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_name_lookup(): socket.getaddrinfo("shop.example", 80)

def test_loopback():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        socket.create_connection(server.getsockname()).close()

def test_warning(): warnings.warn("old", DeprecationWarning)

def test_unraisable():
    class Bad:
        def __del__(self): raise ValueError("late")
    Bad()

def test_home(tmp_path): assert "home" in str(__import__("pathlib").Path.home())

def test_zone(system_zone):
    system_zone("CST-8")
    assert time.timezone == -8 * 3600
"""

EXPECTED = {
    "test_log": "ERROR",
    "test_expected_log": "PASSED",
    "test_missing_log": "ERROR",
    "test_thread": "ERROR",
    "test_network": "FAILED",
    "test_name_lookup": "FAILED",
    "test_loopback": "PASSED",
    "test_warning": "FAILED",
    "test_unraisable": "FAILED",
    "test_home": "PASSED",
    "test_zone": "PASSED",
}


@pytest.mark.slow
def test_every_guard_fires(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((repository / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_noisy.py").write_text(NOISY, "utf-8")
    configuration = [
        "-c",
        str(repository / "pyproject.toml"),
        "--rootdir",
        str(tmp_path),
        "-p",
        "no:randomly",
    ]
    settings = {**os.environ, "PYTEST_ADDOPTS": ""}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            *configuration,
            "-rA",
            "-q",
            "-p",
            "no:cacheprovider",
            str(tmp_path),
        ],
        cwd=tmp_path,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts: dict[str, str] = {}
    for line in done.stdout.splitlines():
        word, _, rest = line.partition(" ")
        if word in ("PASSED", "FAILED", "ERROR") and "::" in rest:
            verdicts[rest.split("::")[1].split(" ")[0]] = word
    assert verdicts == EXPECTED, done.stdout[-3000:]
