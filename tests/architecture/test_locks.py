"""The lock files: complete, hashed, in step with each other, and silent about where packages come from."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

LOCKS = ["requirements.lock", "requirements-build.lock", "requirements-dev.lock", "requirements-camera.lock"]

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(.*)$", re.MULTILINE)


def _pins(repository: Path, lock: str) -> dict[str, str]:
    text = (repository / "packaging" / lock).read_text(encoding="utf-8")
    return {_plain(name): version for name, version, _ in _PIN.findall(text)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _project(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def _names(requirements: list[Any]) -> set[str]:
    plain = (each for each in requirements if isinstance(each, str))
    return {_plain(re.split(r"[<>=!~;\[ ]", each, maxsplit=1)[0]) for each in plain}


def test_every_dependency_is_locked(repository: Path) -> None:
    project = _project(repository)
    assert _names(project["project"]["dependencies"]) <= _pins(repository, "requirements.lock").keys()
    groups = project["dependency-groups"]
    assert _names(groups["build"]) <= _pins(repository, "requirements-build.lock").keys()
    assert _names(groups["dev"] + groups["build"]) <= _pins(repository, "requirements-dev.lock").keys()


def test_developers_get_the_program_s_versions(repository: Path) -> None:
    developer = _pins(repository, "requirements-dev.lock").items()
    assert _pins(repository, "requirements.lock").items() <= developer
    assert _pins(repository, "requirements-build.lock").items() <= developer


def test_the_camera_s_package_is_the_one_of_the_window_s_version(repository: Path) -> None:
    """Both hold parts of one Qt."""
    extra = _names(_project(repository)["project"]["optional-dependencies"]["camera"])
    pins = _pins(repository, "requirements-camera.lock")
    assert extra == pins.keys() == {"pyside6-addons"}
    assert pins["pyside6-addons"] == _pins(repository, "requirements.lock")["pyside6-essentials"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_none_an_address(repository: Path, lock: str) -> None:
    text = (repository / "packaging" / lock).read_text(encoding="utf-8")
    assert all(line.endswith("\\") for line in text.splitlines() if "==" in line and not line.startswith(" "))
    assert "://" not in text
    assert "--index-url" not in text


def test_no_package_with_copyleft_in_its_wheel(repository: Path) -> None:
    assert "pillow-heif" not in _pins(repository, "requirements.lock")
