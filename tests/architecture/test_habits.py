"""Habits that no linter knows: an ignore says why, a test is neither skipped nor mocked nor asleep."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

IGNORE = re.compile(r"#\s*(?:type:\s*ignore|noqa|pyright:|fmt:\s*(?:off|skip)|pragma:)")
REASONED = re.compile(
    r"#\s*(?:type:\s*ignore\[[\w, -]+\]|noqa: [A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*|fmt: \w+)"
    r"\s+(?:[#:–-]\s*)?\w\S*\s+\S+"
)

FORBIDDEN_IN_TESTS = {
    "pytest.skip": "a test that does not run shows nothing",
    "pytest.importorskip": "the lock file installs what tests need",
    "pytest.mark.skip": "a test that does not run shows nothing",
    "pytest.mark.skipif": "a test that does not run shows nothing",
    "pytest.mark.xfail": "a known fault is mended or written down as the behaviour",
    "unittest.mock": "a fake has the shape of the port, a mock has any shape",
    "time.sleep": "wait for what should happen, with a limit",
}


def _python_files(repository: Path) -> Iterator[Path]:
    for folder in ("app", "tests", "packaging"):
        yield from sorted((repository / folder).rglob("*.py"))


def _comments(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_every_ignore_says_why(repository: Path) -> None:
    bare = [
        f"{file.relative_to(repository)}:{line} {comment}"
        for file in _python_files(repository)
        for line, comment in _comments(file.read_text(encoding="utf-8"))
        if IGNORE.search(comment) and not REASONED.search(comment)
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("comment", "reasoned"),
    [
        ("# noqa: S606 - becoming the program is the point", True),
        ("# type: ignore[misc]  # the stub lacks this call", True),
        ("# noqa: S606", False),
        ("# noqa", False),
        ("# type: ignore", False),
        ("# type: ignore[misc]", False),
    ],
)
def test_the_rule_knows_a_reason(comment: str, reasoned: bool) -> None:
    assert bool(REASONED.search(comment)) is reasoned


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _named(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield _dotted(node), node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno
            yield from ((f"{node.module}.{each.name}", node.lineno) for each in node.names)
        elif isinstance(node, ast.Import):
            yield from ((each.name, node.lineno) for each in node.names)


def test_tests_run_for_real(repository: Path) -> None:
    found = [
        f"{file.relative_to(repository)}:{line} {name}: {FORBIDDEN_IN_TESTS[name]}"
        for file in sorted((repository / "tests").rglob("*.py"))
        for name, line in _named(ast.parse(file.read_text(encoding="utf-8")))
        if name in FORBIDDEN_IN_TESTS
    ]
    assert found == []
