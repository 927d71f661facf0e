"""Commands on whole stores: init, export, backup, restore, verify, demo, demo-data."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.bootstrap import opened_store
from app.cli.spreadsheet import harmless
from app.store.opening import StoreOptions
from tests.cli.conftest import Desk, Program, spare
from tests.privacy.needles import of_the_demo
from tests.privacy.searching import Search, search_folder


def test_init_makes_a_store_once(desk: Desk, tmp_path: Path) -> None:
    desk.folder = tmp_path / "new" / "store"
    words = [
        "init",
        "--desk",
        "3f-02",
        "--profile",
        "mall_desk",
        "--branch",
        "云汇广场",
        "--hours",
        "09:30-21:30",
    ]
    desk.folder.mkdir(parents=True)
    spare(desk.folder)
    made = desk.ok(*words)
    assert (made["desk"], made["profile"], made["branch"], made["hours"]) == (
        "3F-02",
        "mall_desk",
        "云汇广场",
        "09:30-21:30",
    )
    assert made["writer"]
    ran = desk.run(*words)
    assert (ran.code, ran.fault["code"]) == (4, "store_exists")


@pytest.mark.parametrize(
    ("profile", "hours"), [("mall_desk", "10:00-22:00"), ("furniture_retail", "09:00-18:00")]
)
def test_init_takes_the_hours_of_the_profile(desk: Desk, tmp_path: Path, profile: str, hours: str) -> None:
    desk.folder = tmp_path / "new" / "store"
    desk.folder.mkdir(parents=True)
    spare(desk.folder)
    assert desk.ok("init", "--desk", "3F-02", "--profile", profile)["hours"] == hours


@pytest.mark.parametrize(
    ("desk_code", "hours", "field"),
    [
        ("2F 01!", "10:00-22:00", "desk"),
        ("", "10:00-22:00", "desk"),
        ("2F-01", "10-22", "hours"),
        ("2F-01", "22:00-10:00", "hours"),
    ],
)
def test_init_refuses_what_is_wrong_and_makes_nothing(
    desk: Desk, tmp_path: Path, desk_code: str, hours: str, field: str
) -> None:
    desk.folder = tmp_path / "new"
    ran = desk.run("init", "--desk", desk_code, "--profile", "mall_desk", "--hours", hours)
    assert (ran.code, ran.fault["field"]) == (2, field)
    assert not desk.folder.exists()


def test_init_where_no_folder_can_be(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    desk.folder = tmp_path / "file" / "store"
    ran = desk.run("init", "--desk", "2F-01", "--profile", "mall_desk")
    assert (ran.code, ran.fault["code"]) == (4, "out_not_writable")


NASTY = ("=1+1", "@SUM(A1)", "-2+3", "+86 138", "＝HYPERLINK(1)", "\t=1", 'a,b;"c"\nd')


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of an export, whatever its format."""
    if path.suffix == ".json":
        found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return found
    if path.suffix == ".csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    sheet = load_workbook(path).active
    assert sheet is not None
    head, *rows = sheet.iter_rows()
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}
    names = [str(cell.value) for cell in head]
    return [dict(zip(names, (cell.value or "" for cell in row), strict=True)) for row in rows]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_exports_carry_every_text_and_no_formula(desk: Desk, tmp_path: Path, form: str) -> None:
    for words in NASTY:
        desk.intake(problem__words=f"{words}.")
    path = tmp_path / f"tickets.{form}"
    told = desk.ok("export", "--format", form, "--out", path)
    assert (told["tickets"], told["file"]) == (len(NASTY), str(path))
    rows = rows_of(path)
    written = sorted(row["words"] for row in rows)
    expected = [f"{words}.".strip() for words in NASTY]
    assert written == sorted(harmless(words) if form == "csv" else words for words in expected)
    assert {row["phone"] for row in rows} == {"138****2233"}
    assert {row["price"] for row in rows} == {"199.00"}
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".part")]


def test_export_by_day_at_the_desk(desk: Desk, tmp_path: Path) -> None:
    desk.intake()
    desk.intake(accepted_at="2026-11-19T23:59")
    path = tmp_path / "a.json"
    for words, count in [
        ([], 2),
        (["--from", "2026-11-20"], 1),
        (["--to", "2026-11-19"], 1),
        (["--from", "2026-11-21"], 0),
        (["--from", "2026-11-19", "--to", "2026-11-20"], 2),
    ]:
        assert desk.ok("export", "--format", "json", "--out", path, *words)["tickets"] == count
    assert desk.run("export", "--from", "2026-13-01").fault["field"] == "from"
    assert desk.run("export", "--from", "2026-11-20", "--to", "2026-11-19").fault["code"] == "range_order"
    assert desk.run("export", "--format", "pdf").fault["field"] == "format"
    for place in (tmp_path, tmp_path / "none" / "a.csv"):
        assert desk.run("export", "--out", place).fault["code"] == "out_not_writable"


def test_backup_and_restore_bring_everything_back(desk: Desk, tmp_path: Path, photo: Path) -> None:
    number = desk.intake()
    desk.ok("attach", number, photo)
    desk.ok("print", number, "receipt", "--out", tmp_path / "receipt.pdf")
    before = desk.ok("show", number)
    made = desk.ok("backup", tmp_path / "all.cfbackup")
    assert (made["entries"], made["blobs"] > 0) == (desk.entries(), True)
    ran = desk.run("backup", tmp_path / "all.cfbackup")
    assert (ran.code, ran.fault["code"]) == (4, "backup_exists")
    assert desk.run("backup", tmp_path / "none" / "a").fault["code"] == "out_not_writable"
    ran = desk.run("restore", tmp_path / "all.cfbackup")
    assert (ran.code, ran.fault["code"]) == (4, "store_exists")
    desk.folder = tmp_path / "second"
    desk.folder.mkdir()
    spare(desk.folder)
    assert desk.ok("restore", tmp_path / "all.cfbackup")["entries"] == made["entries"]
    desk.clock("2026-11-20T10:02")
    assert desk.ok("show", number) == before
    assert desk.ok("verify")["ok"]


def test_a_ticket_whose_person_was_erased_is_still_shown_and_verified(desk: Desk) -> None:
    number = desk.intake()
    with opened_store(desk.folder, options=StoreOptions(reserve_bytes=0)) as (store, _):
        assert store.erase_person(store.tickets.find(number) or "")
    assert desk.ok("show", number)["customer"]["name"] == ""
    assert desk.ok("verify")["ok"]


def test_stores_and_backups_are_for_their_owner_alone(desk: Desk, tmp_path: Path) -> None:
    if sys.platform != "win32":
        desk.ok("backup", tmp_path / "all.cfb")
        assert stat.S_IMODE((tmp_path / "all.cfb").stat().st_mode) == 0o600
        desk.folder = tmp_path / "new"
        desk.ok("init", "--desk", "2F-01", "--profile", "mall_desk")
        assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700


def test_what_is_no_backup_leaves_no_folder(desk: Desk, tmp_path: Path, photo: Path) -> None:
    desk.folder = tmp_path / "second"
    ran = desk.run("restore", photo)
    assert (ran.code, ran.fault["code"]) == (4, "backup_damaged")
    ran = desk.run("restore", tmp_path / "none")
    assert (ran.code, ran.fault["code"]) == (2, "file_expected")
    assert not desk.folder.exists()


def test_verify_tells_damage_and_rebuild_mends_lists(desk: Desk, tmp_path: Path) -> None:
    number = desk.intake()
    desk.ok("print", number, "receipt", "--out", tmp_path / "receipt.pdf")
    assert desk.ok("verify") == {
        "ok": True,
        "entries": 3,
        "tickets": 1,
        "blobs": 2,
        "findings": [],
        "waiting": 0,
        "key": "file",
        "last_backup": None,
        "warnings": ["key_file", "code_missing"],
    }
    with closing(sqlite3.connect(desk.folder / "store.db")) as connection:
        connection.execute("UPDATE ticket_row SET customer = 'somebody'")
        connection.commit()
    ran = desk.run("verify")
    assert (ran.code, ran.fault["code"], ran.value["ok"]) == (4, "store_unsound", False)
    assert [finding["code"] for finding in ran.value["findings"]] == ["list_differs"]
    assert desk.ok("verify", "--rebuild")["ok"]
    next(desk.folder.glob("blobs/??/*")).unlink()
    ran = desk.run("verify", "--rebuild")
    assert [finding["code"] for finding in ran.value["findings"]] == ["blob_missing"]
    assert ran.fault["what_to_do"]


def test_lost_picture_copies_are_told_and_made_again(desk: Desk, photo: Path) -> None:
    number = desk.intake()
    (added,) = desk.ok("attach", number, photo)
    copies = [each for each in desk.folder.glob("blobs/??/*") if each.name != added["sha256"]]
    before = {each: each.read_bytes() for each in copies}
    torn, gone = copies
    torn.chmod(0o600)
    torn.write_bytes(before[torn][:100])
    gone.unlink()
    ran = desk.run("verify")
    assert (ran.code, {finding["code"] for finding in ran.value["findings"]}) == (
        4,
        {"copy_damaged", "copy_missing"},
    )
    entries = desk.entries()
    assert desk.ok("verify", "--rebuild")["ok"]
    assert {each: each.read_bytes() for each in copies} == before
    assert desk.entries() == entries
    assert desk.ok("verify")["blobs"] == 3


def test_the_same_seed_gives_the_same_tickets(desk: Desk, tmp_path: Path) -> None:
    def queue(name: str, seed: int) -> bytes:
        desk.folder = tmp_path / name
        desk.folder.mkdir()
        spare(desk.folder)
        told = desk.ok("demo-data", "--tickets", 300, "--seed", seed)
        assert (told["tickets"], told["seed"]) == (300, seed)
        assert desk.ok("verify")["ok"]
        return desk.run("list", "--filter", "all", "--limit", 1000).out

    first = queue("one", 7)
    assert len(first.splitlines()) == 300
    assert queue("two", 7) == first
    assert queue("three", 8) != first


def test_training_stores_grow_and_real_ones_are_left_alone(desk: Desk, tmp_path: Path) -> None:
    real = desk.folder
    desk.folder = tmp_path / "training"
    shutil.copytree(real, desk.folder)
    for photos in (0, 1):
        desk.ok("demo-data", "--tickets", 20, "--seed", 7, "--photos", photos)
    assert desk.count("ticket_row") == 40
    assert desk.ok("verify")["ok"]
    desk.folder = real
    desk.intake()
    before = desk.entries()
    ran = desk.run("demo-data", "--tickets", 5)
    assert (ran.code, ran.fault["code"]) == (4, "store_holds_tickets")
    assert desk.entries() == before


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_the_demo_goes_the_whole_round(program: Program, tmp_path: Path, repository: Path) -> None:
    (tmp_path / "store").mkdir()
    spare(tmp_path / "store")
    ran = program.run("demo", "--out", tmp_path)
    assert ran.code == 0
    told = ran.value
    assert told["ok"]
    progress = [[int(number) for number in re.findall(r"\d+", line)] for line in ran.err.splitlines()]
    assert all(len(each) == 2 for each in progress), ran.err
    for half in {of for _, of in progress}:
        done = [each[0] for each in progress if each[1] == half]
        assert 1 < len(done) <= 5
        assert done == sorted(done)
        assert done[-1] == half
    assert told["tickets"] == told["queue"]["all"] > 30
    kinds = {each["kind"] for each in told["printed"]}
    assert {"receipt", "label", "liability-notice", "exchange-return-slip"} <= kinds
    assert all(Path(each["file"]).read_bytes().startswith(b"%PDF-") for each in told["printed"])
    _check_head_office(told["head_office"])
    assert search_folder(tmp_path, Search(of_the_demo(repository / "resources"))) == []
    again = program.run("demo", "--out", tmp_path)
    assert (again.code, again.fault["code"]) == (4, "store_exists")


def _check_head_office(told: dict[str, Any]) -> None:
    """Offline, cut twice, together again; a new laptop, a stick, and both ends compared."""
    steps = {each["step"]: each for each in told["steps"]}
    lost = ("no_path", "cut")  # where the line is dead before the call, or while it is made
    assert steps["offline"]["cause"] in lost
    assert set(steps["offline"]["waiting"].values()) == {9}
    cut, torn, resumed = (steps[name] for name in ("cut_in_batch", "cut_in_photo", "resumed"))
    assert cut["cause"] in lost
    assert (cut["sent"], cut["entries_left"]) == (0, 9)
    assert torn["cause"] in lost
    assert (torn["sent"], torn["files_left"]) == (9, 1)
    assert (resumed["cause"], resumed["files"], resumed["files_left"]) == ("", 1, 0)
    assert 0 < told["resent_bytes"]["entries"] < 10_000
    assert 0 <= told["resent_bytes"]["files"] <= 1 << 20, "what head office kept goes no more"
    assert steps["conflict"]["cards"] == {"2F-01": 1, "2F-02": 1}
    assert [each["disputed"][0]["claim"] for each in told["conflicts"]] == ["customer.phone"]
    laptop = steps["new_laptop"]
    assert (laptop["tickets"], laptop["files_to_fetch"]) == (42, 0)
    assert laptop["fetched"] > 40
    assert (steps["stick"]["accepted"], steps["stick"]["sent_after"]) == ([4, 0], 0)
    far = told["verdicts"]["head_office"]
    assert (far["chains"], far["files_named"]) == (3, far["files_whole"])
    assert len({each["entries"] for each in told["verdicts"]["desks"]} | {far["entries"]}) == 1
    assert Path(steps["stick"]["file"]).suffix == ".cfb"
    assert Path(steps["stick"]["receipt"]).exists()
