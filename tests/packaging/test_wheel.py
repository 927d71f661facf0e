"""The wheel is the whole program: installed far from the clone it speaks, judges and runs its demo."""

import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

FACTS = {
    "profile": "mall_desk",
    "category": "kettle",
    "amount": "199.00",
    "channel": "offline",
    "sold_date": "2026-11-08",
    "demand": "exchange",
    "words": "用了3次就漏水",
    "today": "2026-11-20",
}


@dataclass(frozen=True)
class Installed:
    """A virtual environment that holds the wheel alone; what it builds on comes by PYTHONPATH."""

    wheel: Path
    folder: Path

    def run(self, *words: str, told: str = "") -> subprocess.CompletedProcess[str]:
        """The program's own script, with an empty home, in an empty folder."""
        return subprocess.run(
            [str(self.bin / "counterfoil"), *words],
            input=told,
            cwd=self.home,
            env=self.settings,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def home(self) -> Path:
        """A home with nothing in it."""
        home = self.folder / "empty home"
        home.mkdir(exist_ok=True)
        return home

    @property
    def settings(self) -> dict[str, str]:
        """The environment of somebody who never ran the program."""
        home = self.home
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("COUNTERFOIL_")},
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "TMPDIR": str(home),
            # A folder named so is searched without obeying its .pth files: the clone itself stays hidden.
            "PYTHONPATH": sysconfig.get_path("purelib"),
            "PYTHONUTF8": "1",
        }

    @property
    def bin(self) -> Path:
        """Where scripts are."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")


def _pip(*words: str | Path) -> None:
    quiet = ("--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
    done = subprocess.run(
        [sys.executable, "-m", "pip", *map(str, words[:-1]), *quiet, str(words[-1])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="module")
def installed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("far 远")
    _pip("wheel", "--no-build-isolation", "--wheel-dir", folder, repository)
    (wheel,) = folder.glob("counterfoil-*.whl")
    venv.create(folder / "v", with_pip=False, symlinks=os.name != "nt")
    found = Installed(wheel, folder / "v")
    _pip("--python", found.bin / "python", "install", wheel)
    return found


def test_it_carries_every_resource_and_the_compiled_translations(
    installed: Installed, repository: Path
) -> None:
    packed = set(zipfile.ZipFile(installed.wheel).namelist())
    listed = subprocess.run(
        ["git", "ls-files", "-z", "resources"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    kept = {f"app/{name}" for name in listed if name and (repository / name).exists()}
    assert {"app/resources/i18n/counterfoil_zh_CN.qm", "app/resources/i18n/counterfoil_en.qm"} <= packed
    assert kept - packed == set()
    assert {name for name in packed if not name.startswith(("app/", "counterfoil-"))} == set()


def test_it_tells_its_commands(installed: Installed) -> None:
    done = installed.run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "intake" in done.stdout


def test_it_judges_facts(installed: Installed) -> None:
    done = installed.run("assess", "-", told=json.dumps(FACTS))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)


def test_its_demo_prints_every_kind_of_document(installed: Installed, repository: Path) -> None:
    """A fresh computer has no store: the demo makes its own and says where its documents are."""
    done = installed.run("demo")
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    printed = {each["kind"]: Path(each["file"]) for each in told["printed"]}
    assert set(printed) == {file.stem for file in (repository / "resources" / "documents").glob("*.toml")}
    assert all(file.read_bytes().startswith(b"%PDF-") for file in printed.values())
    assert told["verified"]["findings"] == []


def test_the_lines_of_the_readme_work(installed: Installed, repository: Path) -> None:
    text = (repository / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    answers = []
    for line in block.splitlines():
        told, _, words = line.rpartition(" | ") if line.startswith("echo ") else ("", "", line)
        done = installed.run(*shlex.split(words)[1:], told="".join(shlex.split(told)[1:]))
        assert done.returncode == 0, (line, done.stdout, done.stderr)
        answers.append(done.stdout)
    assert len(answers) == 3
    number = json.loads(answers[1])["number"]
    assert json.loads(answers[2].splitlines()[0])["number"] == number


def test_the_head_office_comes_with_it(installed: Installed, tmp_path: Path) -> None:
    """Its tables, its sentences and its page are in the wheel; on SQLite nothing else is needed."""
    script = installed.bin / "counterfoil-headoffice"

    def told(*words: str) -> Any:
        run = subprocess.run(
            [str(script), "--folder", str(tmp_path), *words],
            capture_output=True,
            check=False,
            cwd=installed.home,
            env=installed.settings,
        )
        assert run.returncode == 0, (run.stdout + run.stderr).decode()[-3000:]
        return json.loads(run.stdout)

    assert told("enrol-code", "--branch", "百货一店", "--new")["branch"]["new"]
    assert told("status")["figures"]["devices"] == 0
    listening = subprocess.Popen(
        [str(script), "--folder", str(tmp_path), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=installed.home,
        env=installed.settings,
    )
    with listening:
        try:
            assert listening.stdout is not None
            page = json.loads(listening.stdout.readline())["set_password"]
            with urllib.request.urlopen(page, timeout=20) as answer:  # noqa: S310 - an address of loopback
                assert b"<form" in answer.read()
        finally:
            listening.terminate()
