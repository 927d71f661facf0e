"""Chinese texts have Chinese punctuation: half-width signs beside Chinese characters are slips of the hand."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE = r"\u3400-\u9fff\u3001-\u3011\uff01-\uff5e"
BESIDE = re.compile(rf"(?<=[{_CHINESE}}}])\s*[,;:?!()]|[,;:?!()]\s*(?=[{_CHINESE}{{])")
"""In a Chinese text: a half-width sign after or before Chinese, or a place where a value is put in."""

BETWEEN = re.compile(rf"(?<=[{_CHINESE}])\s?[,;:?!()]\s?(?=[{_CHINESE}])")
"""In an English text, which may quote Chinese: a half-width sign in the middle of it."""

ALLOWED = {
    "图片和 PDF ({0})": "the file dialog reads the endings between half-width parentheses",
    "照片、视频、扫描件 ({0})": "the same",
}


def texts_in(file: Path) -> Iterator[str]:
    """Every text of a resource that somebody reads."""
    written = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        yield from _values(json.loads(written))
    elif file.suffix == ".toml":
        yield from _values(tomllib.loads(written))
    elif file.suffix == ".ts":
        tree = ET.fromstring(written)  # noqa: S314 - a file of our own
        yield from (said.text or "" for said in tree.iter("translation"))
    else:
        yield from re.sub(r"`[^`]*`|\]\([^)]*\)|\{#[^}]*\}", "", written).splitlines()


def _values(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _values(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _values(each))


def slips(file: Path, pattern: re.Pattern[str]) -> list[str]:
    return [
        text for text in texts_in(file) if HAN.search(text) and pattern.search(text) and text not in ALLOWED
    ]


def resources(repository: Path) -> Iterator[Path]:
    for file in sorted((repository / "resources").rglob("*")):
        if file.suffix in (".json", ".toml", ".ts", ".md"):
            yield file


def is_english(file: Path) -> bool:
    return file.name in ("en.json", "words.en.json", "README.md", "counterfoil_en.ts") or "en" in file.parts


def test_no_text_of_the_resources_has_half_width_signs_beside_chinese(repository: Path) -> None:
    found = {
        f"{file.relative_to(repository)}: {text}"
        for file in resources(repository)
        for text in slips(file, BETWEEN if is_english(file) else BESIDE)
    }
    assert found == set()


@pytest.mark.parametrize("text", ["退款(法定)", "须先确认,依据", "{remedy}:依据", "好?", "时限; 到期"])
def test_a_slip_is_found(text: str) -> None:
    assert BESIDE.search(text)


@pytest.mark.parametrize("text", ["10:00 至 22:00", "价格 1,280.00 元", "退款（法定）：须先确认", "按 F9"])
def test_numbers_and_hours_are_none(text: str) -> None:
    assert not BESIDE.search(text)


def test_what_is_allowed_is_there_still(repository: Path) -> None:
    said = {text for file in resources(repository) for text in texts_in(file)}
    assert ALLOWED.keys() <= said
