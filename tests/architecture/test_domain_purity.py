"""The domain is the standard library and itself; it reads no file, clock, environment or chance."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

IMPURE_MODULES = {
    *("asyncio", "concurrent", "ctypes", "fcntl", "fileinput", "ftplib", "getpass", "glob", "http", "io"),
    *("locale", "logging", "mmap", "multiprocessing", "os", "pathlib", "pickle", "platform", "queue"),
    *("random", "secrets", "select", "shelve", "shutil", "signal", "smtplib", "socket", "sqlite3"),
    *("ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "webbrowser"),
}
"""Modules of the standard library that reach outside, or share state."""

IMPURE_CALLS = {
    *("now", "utcnow", "today", "fromtimestamp", "astimezone_local"),
    *("uuid1", "uuid4", "uuid6", "uuid7", "getenv", "urandom"),
}
IMPURE_BUILTINS = {"open", "input", "print", "exec", "eval", "compile", "globals", "breakpoint"}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _called(tree: ast.AST) -> Iterator[tuple[str, bool, int]]:
    """Each call: its last name, whether it is called on something, and its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, True, node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, False, node.lineno


def _faults(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for name in _imported(tree):
        top = name.split(".")[0]
        if name.startswith("app.domain"):
            continue
        if top not in sys.stdlib_module_names or top in IMPURE_MODULES:
            yield f"{file.name}: imports {name}"
    for name, on_something, line in _called(tree):
        if name in (IMPURE_CALLS if on_something else IMPURE_BUILTINS):
            yield f"{file.name}:{line}: calls {name}()"


def test_domain_is_pure(repository: Path) -> None:
    files = sorted((repository / "app" / "domain").rglob("*.py"))
    assert [fault for file in files for fault in _faults(file)] == []


def test_the_rule_sees_what_it_should(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(
        "import os\nimport msgspec\nfrom datetime import datetime\nprint(datetime.now())\n", "utf-8"
    )
    assert list(_faults(planted)) == [
        "planted.py: imports os",
        "planted.py: imports msgspec",
        "planted.py:4: calls print()",
        "planted.py:4: calls now()",
    ]
