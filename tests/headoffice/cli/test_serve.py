"""The server as a program: one line when it is ready, a page, figures, and a calm end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from app.headoffice.cli.house import House, opened
from app.headoffice.cli.serve import hindered, served_context


@pytest.fixture
def process(tmp_path: Path, repository: Path) -> Iterator[subprocess.Popen[str]]:
    words = [
        "--folder",
        str(tmp_path / "house"),
        "serve",
        "--port",
        "0",
        "--metrics-port",
        "0",
        "--backups",
        str(tmp_path / "backups"),
    ]
    with subprocess.Popen(
        [sys.executable, "-m", "app.headoffice_program", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=repository,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as started:
        yield started
        if started.poll() is None:
            started.kill()


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_it_serves_until_it_is_told_to_stop(process: subprocess.Popen[str], tmp_path: Path) -> None:
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    assert set(ready) == {"listening", "server_id", "epoch", "metrics", "set_password"}
    url = ready["listening"]
    hello = httpx2.get(f"{url}/cf/v1/hello?n=1", trust_env=False)
    assert hello.json()["server_id"] == ready["server_id"]
    assert hello.headers["cf-sig"]
    page = httpx2.post(
        ready["set_password"], data={"password": "long enough", "again": "long enough"}, trust_env=False
    )
    assert page.status_code == 303
    assert httpx2.get(f"{url}/", trust_env=False).headers["location"] == "/sign-in?next=/"
    figures = httpx2.get(ready["metrics"], trust_env=False).text
    assert "counterfoil_devices 0" in figures
    assert "counterfoil_storage_well 1" in figures
    assert httpx2.get(f"{url}/healthz", trust_env=False).json() == {"state": "open", "storage": "ok"}
    process.send_signal(signal.SIGTERM)
    rest, log = process.communicate(timeout=60)
    assert (process.returncode, rest) == (0, "")
    assert "Traceback" not in log
    assert "token=" not in log
    assert "GET /cf/v1/hello 200" in log
    assert len(list((tmp_path / "backups").glob("*.cfo"))) == 1


@pytest.mark.expects_log(r"the storage of files cannot be used")
def test_storage_that_cannot_be_used_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert hindered("") == {}
    assert hindered("PermissionDeniedError")["storage"].startswith(
        "The storage of files cannot be used (PermissionDeniedError). Check --blobs"
    )


def test_what_sticks_left_goes_when_it_is_old(tmp_path: Path) -> None:
    """Another process may be at work on what is young."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    old, young = scratch / "stick-old.cfb", scratch / "stick-young.cfb"
    for each in (old, young):
        each.write_bytes(b"x")
    os.utime(old, (0, 0))
    with opened(House(tmp_path)) as here:
        served_context(here)
    assert (old.exists(), young.exists()) == (False, True)
