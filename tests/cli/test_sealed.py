"""A store that is encrypted as a whole, through the commands: made by its profile, worked at, kept, lost, brought back."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.store.layout import Layout
from tests.cli.conftest import Desk, spare

NAME = "王建国".encode()
BY = ("--clerk", "吴静")
"""A supervisor."""


def begin(desk: Desk, folder: Path, *words: str) -> bool:
    """Make a store there; whether it is encrypted."""
    desk.folder = folder
    folder.mkdir(parents=True)
    spare(folder)
    made = desk.ok("init", "--desk", "3F-02", *words)
    assert made["encrypted"] is Layout(folder).is_sealed
    return bool(made["encrypted"])


def test_the_profile_of_home_visits_is_encrypted_unless_somebody_says_otherwise(
    desk: Desk, tmp_path: Path
) -> None:
    assert begin(desk, tmp_path / "laptop", "--profile", "home_groupbuy")
    assert not begin(desk, tmp_path / "counter", "--profile", "home_groupbuy", "--clear")
    assert not begin(desk, tmp_path / "mall", "--profile", "mall_desk")


def test_every_command_works_at_an_encrypted_store(desk: Desk, tmp_path: Path, photo: Path) -> None:
    desk.ok(*BY, "encrypt")
    number = desk.intake()
    desk.ok("attach", number, photo)
    desk.ok("print", number, "receipt", "--out", tmp_path / "receipt.pdf")
    desk.act(number, "AddNote", {"text": "等客户回电"})
    shown = desk.ok("show", number)
    assert [each["number"] for each in desk.run("list").lines] == [number]
    desk.ok("export", "--out", tmp_path / "all.csv")
    assert NAME in (tmp_path / "all.csv").read_bytes()
    assert desk.ok("sync", "status")["word"]
    assert not any(NAME in each.read_bytes() for each in desk.folder.rglob("*") if each.is_file())
    made = desk.ok("backup", tmp_path / "all.cfbackup")
    desk.ok("backup", "--folder", tmp_path)
    assert desk.ok("verify")["ok"]
    first, desk.folder = desk.folder, tmp_path / "second"
    desk.folder.mkdir()
    spare(desk.folder)
    assert desk.ok("restore", tmp_path / "all.cfbackup")["entries"] == made["entries"]
    desk.clock("2026-11-20T10:02")
    assert desk.ok("show", number) == shown
    assert desk.ok("verify", "--rebuild")["ok"]
    desk.folder = first
    desk.ok(*BY, "decrypt")
    assert desk.ok("show", number) == shown
    desk.ok(*BY, "encrypt")
    raw = (first / "store.sealed").read_bytes()
    (first / "store.sealed").write_bytes(bytes(4096) + raw[4096:])
    desk.folder = tmp_path / "third"
    told = desk.ok("salvage", first)
    assert (told["tickets"], told["missing"]) == (1, [])
    shutil.copy(first / "demo-clock", desk.folder)
    assert desk.ok("show", number)["customer"]["name"] == "王建国"
