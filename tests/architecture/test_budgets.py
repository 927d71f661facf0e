"""Small files, small functions, small classes: measured over the whole program."""

import ast
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

FILE_LIMIT, FILE_MEDIAN = 400, 120
FUNCTION_LIMIT, FUNCTION_P90 = 60, 30
METHOD_LIMIT = 20


@dataclass(frozen=True)
class Size:
    """Where something stands and how large it is."""

    place: str
    size: int


@pytest.fixture(scope="module")
def sources(repository: Path) -> dict[str, str]:
    files = sorted((repository / "app").rglob("*.py"))
    return {file.relative_to(repository).as_posix(): file.read_text(encoding="utf-8") for file in files}


def _over(sizes: list[Size], limit: int) -> list[Size]:
    return [each for each in sizes if each.size > limit]


def _nodes(sources: dict[str, str]) -> Iterator[tuple[str, ast.AST]]:
    for place, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            yield place, node


def _functions(sources: dict[str, str]) -> list[Size]:
    return [
        Size(f"{place}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for place, node in _nodes(sources)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _classes(sources: dict[str, str]) -> list[Size]:
    def methods(node: ast.ClassDef) -> int:
        return len(
            {each.name for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
        )

    return [
        Size(f"{place}:{node.lineno} {node.name}", methods(node))
        for place, node in _nodes(sources)
        if isinstance(node, ast.ClassDef)
    ]


def test_files(sources: dict[str, str]) -> None:
    sizes = [Size(place, text.count("\n")) for place, text in sources.items()]
    assert _over(sizes, FILE_LIMIT) == []
    assert statistics.median(each.size for each in sizes if each.size > 1) <= FILE_MEDIAN


def test_functions(sources: dict[str, str]) -> None:
    sizes = _functions(sources)
    assert _over(sizes, FUNCTION_LIMIT) == []
    ordered = sorted(each.size for each in sizes)
    assert ordered[int(len(ordered) * 0.9)] <= FUNCTION_P90


def test_classes(sources: dict[str, str]) -> None:
    assert _over(_classes(sources), METHOD_LIMIT) == []
