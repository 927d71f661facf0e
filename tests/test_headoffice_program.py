"""Head office as a program: it publishes what desks can read and refuses the rest in their words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.headoffice.cli.program import run
from app.headoffice_program import DeskReaders

Publish = Callable[..., tuple[int, Any]]


@pytest.fixture
def publish(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Publish:
    def made(collection: str, rows: object, *words: str) -> tuple[int, Any]:
        file = tmp_path / "rows.json"
        file.write_text(json.dumps(rows), encoding="utf-8")
        capfdbinary.readouterr()
        house = ["--folder", str(tmp_path / "house")]
        code = run([*house, "publish", collection, str(file), *words], DeskReaders())
        return code, json.loads(capfdbinary.readouterr().out)

    return made


def test_one_row_that_desks_cannot_read_keeps_all_of_them_back(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    code, told = publish("goods", {"690": {"name": "壶", "price": 9900}, "691": {"price": 1}})
    assert code == 2
    error = told["error"]
    assert (error["code"], error["key"], error["field"]) == ("row_refused", "691", "name")
    assert error["message"] == "goods「691」未发布：总部资料 goods 691 缺少 品名"
    published = publish("goods", {"690": {"name": "壶", "price": 9900}})
    assert published == (0, {"collection": "goods", "published": 1, "unchanged": 0, "retired": 0})


def test_what_would_be_refused_takes_nothing_back(publish: Publish) -> None:
    publish("goods", {"690": {"name": "壶"}, "691": {"name": "杯"}})
    assert publish("goods", {"692": {}}, "--retire", "--confirm")[0] == 2
    assert publish("goods", {"691": {"name": "杯"}}, "--retire")[1]["retired"] == 1


def test_a_version_never_changes(publish: Publish) -> None:
    year = {"year": 2027, "off": [], "makeup": [], "source": "公告"}
    assert publish("calendar", {"2027": year})[0] == 0
    assert publish("calendar", {"2027": {**year, "off": ["2027-01-01"]}})[1]["published"] == 1
    code, told = publish("policy", {"mall_desk/2026.1": {"id": "mall_desk"}})
    assert (code, told["error"]["reason"]) == (2, "row_field_wrong")
