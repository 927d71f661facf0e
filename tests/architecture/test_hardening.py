"""What opens a door to others is nowhere in the program: shells, code from data, paths out of archives."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

FORBIDDEN = {
    "eval": "runs what somebody wrote",
    "exec": "runs what somebody wrote",
    "__import__": "imports what somebody named",
    "compile": "makes code of what somebody wrote",
    "os.system": "starts a shell",
    "os.popen": "starts a shell",
    "subprocess.getoutput": "starts a shell",
    "subprocess.getstatusoutput": "starts a shell",
    "tempfile.mktemp": "a name that another program may take first",
    "extractall": "writes where the archive says",
    "shutil.unpack_archive": "writes where the archive says",
    "yaml.load": "makes objects of what somebody wrote",
}
"""Calls, each with what is wrong with it."""

UNSAFE_MODULES = {"pickle", "marshal", "shelve", "dill", "telnetlib", "ftplib", "xml", "lxml", "yaml"}
"""They make objects of bytes, send words readable, or follow what an XML file names."""

SPREADSHEETS = {"csv", "openpyxl", "xlsxwriter"}


def _trees(repository: Path) -> Iterator[tuple[str, ast.Module]]:
    """Those files in whose text any of the words stands: reading all of them takes seconds."""
    calls = {name.rpartition(".")[2] + "(" for name in FORBIDDEN} - {"compile("} | {" compile(", "shell="}
    words = calls | {f"import {name}" for name in UNSAFE_MODULES | SPREADSHEETS}
    words |= {f"from {name}" for name in UNSAFE_MODULES | SPREADSHEETS}
    for file in sorted((repository / "app").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if any(word in text for word in words):
            yield file.relative_to(repository).as_posix(), ast.parse(text)


@pytest.fixture(scope="module")
def trees(repository: Path) -> list[tuple[str, ast.Module]]:
    return list(_trees(repository))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_no_call_that_opens_a_door(trees: list[tuple[str, ast.Module]]) -> None:
    found = []
    for name, tree in trees:
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            short = called.rpartition(".")[2]
            wrong = FORBIDDEN.get(called) or (FORBIDDEN.get(short) if short == "extractall" else None)
            if any(word.arg == "shell" for word in node.keywords):
                wrong = "names a shell"
            if wrong and not called.startswith("re."):
                found.append(f"{name}:{node.lineno} {called}: {wrong}")
    assert found == []


def test_no_module_that_makes_objects_of_bytes(trees: list[tuple[str, ast.Module]]) -> None:
    assert [
        f"{name} {each}" for name, tree in trees for each in _imported(tree) if each in UNSAFE_MODULES
    ] == []


def test_spreadsheets_are_written_where_formulas_are_made_harmless(
    trees: list[tuple[str, ast.Module]],
) -> None:
    writers = {name for name, tree in trees if SPREADSHEETS.intersection(_imported(tree))}
    assert writers == {"app/cli/spreadsheet.py"}


@pytest.mark.parametrize("program", ["app/__main__.py", "app/headoffice_program.py"])
def test_whatever_a_program_writes_is_its_owner_s_alone(repository: Path, program: str) -> None:
    tree = ast.parse((repository / program).read_text(encoding="utf-8"))
    (main,) = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "main"]
    first = next(node for node in main.body if not isinstance(node.value, ast.Constant))  # type: ignore[attr-defined] # the docstring
    assert ast.unparse(first).startswith("os.umask(")


def test_the_linter_looks_for_weaknesses(repository: Path) -> None:
    lint = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert lint["select"] == ["ALL"]
    assert not [rule for rule in lint["ignore"] if rule.startswith("S")]
    for files, rules in lint["per-file-ignores"].items():
        assert not files.startswith("app") or not [rule for rule in rules if rule.startswith("S")], files
