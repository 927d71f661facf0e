"""The commands: what they print, how they end, and that they change nothing when they are refused."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from socket import socket
from typing import Any

import pytest

from app.headoffice.cli.chores import Chores
from app.headoffice.cli.house import House, opened
from app.headoffice.cli.output import CommandError, sentences
from app.headoffice.cli.program import run
from app.headoffice.cli.rolling import named
from app.headoffice.cli.serve import Ear
from app.headoffice.cli.serve import run as serve
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.web.password import AdminPassword

Call = Callable[..., tuple[int, Any]]


@pytest.fixture
def call(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    def made(*words: str) -> tuple[int, Any]:
        capfdbinary.readouterr()
        code = run(["--folder", str(tmp_path / "house"), *words])
        printed = capfdbinary.readouterr().out
        return code, json.loads(printed)

    return made


def test_a_code_for_a_new_branch_and_how_devices_stand(call: Call) -> None:
    code, told = call("enrol-code", "--branch", "国贸店", "--name", "前台", "--new")
    assert code == 0
    assert told["branch"]["new"] is True
    assert len(told["code"].replace("-", "")) == 10
    again = call("enrol-code", "--branch", "国贸店")[1]
    assert again["branch"] == {**told["branch"], "new": False}
    assert again["fingerprint"] == told["fingerprint"]
    assert call("devices") == (0, [])
    assert [each["name"] for each in call("branches", "--add", "西单店")[1]] == ["国贸店", "西单店"]
    assert call("status")[1]["server_id"] == told["server_id"]


@pytest.mark.parametrize(
    ("words", "code", "kind", "wanted"),
    [
        (["nonsense"], 2, "error", "usage_wrong"),
        (["enrol-code"], 2, "error", "usage_wrong"),
        (["enrol-code", "--branch", " "], 2, "error", "name_missing"),
        (["enrol-code", "--branch", "x", "--role", "king"], 2, "error", "role_unknown"),
        (["devices", "--branch", "none"], 2, "error", "unknown_branch"),
        (["revoke", "none"], 2, "error", "unknown_device"),
        (["import", "/none.cfb"], 2, "error", "file_unreadable"),
        (["restore", "/none"], 2, "error", "backup_damaged"),
        (["publish", "goods", "/none"], 2, "error", "file_unreadable"),
        (["serve", "--port", "99999"], 2, "error", "usage_wrong"),
        (["serve", "--tls-key", "x"], 2, "error", "tls_halves"),
        (["serve", "--tls-cert", "/none", "--tls-key", "/none"], 2, "error", "file_unreadable"),
        (["serve", "--tls-cert", __file__, "--tls-key", __file__], 2, "error", "tls_wrong"),
        (["status", "--database", "mysql://x"], 2, "error", "database_unknown"),
        (["status", "--database", "shop.sqlite"], 2, "error", "database_unknown"),
        (["status", "--database", "postgresql://nobody@127.0.0.1:1/none"], 4, "problem", "database_away"),
        (["serve", "--host", "203.0.113.7"], 4, "problem", "cannot_listen"),
    ],
)  # fmt: skip - rows read better than columns here
def test_what_cannot_be_is_told_in_one_object(
    call: Call, words: list[str], code: int, kind: str, wanted: str
) -> None:
    ended, told = call(*words)
    assert (ended, list(told), told[kind]["code"]) == (code, [kind], wanted)
    assert told[kind]["message"] != wanted


def test_a_typing_error_makes_no_branch(call: Call) -> None:
    code, told = call("enrol-code", "--branch", "国贸店")
    assert (code, told["error"]["code"]) == (2, "branch_not_there")
    assert "--new" in told["error"]["message"]
    call("branches", "--add", "国贸店")
    code, told = call("enrol-code", "--branch", "国茂店")
    assert (code, told["error"]["code"]) == (2, "branch_not_there_near")
    assert "国贸店" in told["error"]["message"]
    assert len(call("branches")[1]) == 1


def test_approving_needs_a_ticket_and_a_name(call: Call) -> None:
    call("branches", "--add", "国贸店")
    asked = ("approve", "2F01-261120-0001", "--branch", "国贸店", "--by")
    assert next(iter(call(*asked, "周总")[1].values()))["code"] == "no_such_ticket"
    assert call(*asked, "  ")[1]["error"]["code"] == "name_missing"


def test_two_branches_never_have_one_name(call: Call, tmp_path: Path) -> None:
    made = call("enrol-code", "--branch", "国贸店", "--new")[1]["branch"]
    assert call("enrol-code", "--branch", " 国贸店 ")[1]["branch"] == {**made, "new": False}
    code, told = call("branches", "--add", "国贸店")
    assert (code, told["error"]["code"]) == (2, "branch_exists")
    assert len(call("branches")[1]) == 1
    with opened(House(tmp_path / "house")) as here:
        other = here.office.admin.new_branch("西单店").id
    with sqlite3.connect(tmp_path / "house" / "headoffice.sqlite") as older:  # it was possible once
        older.execute("UPDATE branch SET name = '国贸店' WHERE branch = ?", (other,))
    older.close()
    code, told = call("enrol-code", "--branch", "国贸店")
    assert (code, told["error"]["code"]) == (2, "branch_ambiguous")
    assert call("enrol-code", "--branch", other)[0] == 0


def test_a_backup_is_tried_and_put_back(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "copy.cfo"
    call("branches", "--add", "国贸店")
    before = call("status")[1]
    code, told = call("backup", str(file))
    assert (code, told["entries"], file.is_file()) == (0, 0, True)
    call("branches", "--add", "西单店")
    code, told = call("restore", str(file))
    assert code == 0
    assert told["epoch"] != before["epoch"]
    assert (told["revoked_again"], told["codes_spent"], told["active"]) == ([], 0, [])
    assert len(call("branches")[1]) == 1
    file.write_bytes(b"damaged")
    assert call("restore", str(file))[0] == 2


def test_publishing_sends_what_changed_and_asks_before_much_goes(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "goods.json"
    rows = {f"sku{number}": {"price": number} for number in range(20)}
    file.write_text(json.dumps(rows), encoding="utf-8")
    assert call("publish", "goods", str(file))[1]["published"] == 20
    rows["sku1"] = {"price": 7}
    file.write_text(json.dumps(rows), encoding="utf-8")
    assert call("publish", "goods", str(file))[1] == {
        "collection": "goods",
        "published": 1,
        "unchanged": 19,
        "retired": 0,
    }
    file.write_text(json.dumps({"sku0": {"price": 0}}), encoding="utf-8")
    code, told = call("publish", "goods", str(file), "--retire")
    assert (code, told["refusal"]["code"], told["refusal"]["gone"]) == (3, "too_many_would_go", 19)
    assert call("publish", "goods", str(file), "--retire", "--confirm")[1]["retired"] == 19
    assert call("publish", "secrets", str(file))[1]["error"]["code"] == "collection_unknown"
    file.write_text("[1]", encoding="utf-8")
    assert call("publish", "goods", str(file))[1]["error"]["code"] == "not_json"


def test_the_password_of_the_page(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))
    assert call("admin-password", "--stdin")[1]["error"]["code"] == "password_too_short"
    monkeypatch.setattr(sys, "stdin", io.StringIO("long enough\n"))
    assert call("admin-password", "--stdin") == (0, {"set": True})
    assert AdminPassword(tmp_path / "house").matches("long enough")
    assert call("admin-password", "--link")[1]["set_password"].startswith("/set-password?token=")
    assert call("status")[1]["password_set"] is True


def test_chores_back_up_for_one_user_alone_and_take_no_day_away(tmp_path: Path) -> None:
    folder = tmp_path / "house of backups" / "daily"
    with opened(House(tmp_path / "house")) as here:
        folder.mkdir(mode=0o700, parents=True)
        for day in range(1, 15):
            (folder / f"202001{day:02}-000000.cfo").write_bytes(b"old")
        here.office.keeping.backup(folder / named(datetime.now(UTC)))
        assert here.office.health()["backups_made"] == 0
        Chores(here, folder).once()  # one was made before it crashed: it is tried
        Chores(here, folder).once()  # started again at once: one an hour is enough
        assert here.office.health()["backups_made"] == 1
    left = sorted(each.name for each in folder.glob("*.cfo"))
    assert left[0] == "20200102-000000.cfo"
    assert left[12] == "20200114-000000.cfo"
    assert len(left) == 14
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / left[-1]).stat().st_mode & 0o777 == 0o600


def test_a_backup_that_fails_is_said_to_people_and_in_the_figures(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    with opened(House(tmp_path / "house")) as here:
        for _ in range(2):
            with pytest.raises(NotADirectoryError):
                Chores(here, tmp_path / "file" / "daily").once()
        (alert,) = here.office.admin.alerts()
        assert (alert.kind, alert.detail, alert.times) == (
            "backup_failed",
            {"reason": "NotADirectoryError"},
            2,
        )
        figures = here.office.health()
        assert (figures["backups_failed"], figures["backups_made"], figures["alerts"]) == (2, 0, 1)
        Chores(here, tmp_path / "daily").once()
        figures = here.office.health()
        assert (figures["backups_failed"], figures["backups_made"]) == (0, 1)


def test_a_start_that_comes_to_nothing_leaves_backups_alone(tmp_path: Path) -> None:
    with socket() as other, opened(House(tmp_path / "house")) as here:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ear = Ear("127.0.0.1", other.getsockname()[1], None, None)
        with pytest.raises(CommandError, match="cannot_listen"):
            serve(here, ear, tmp_path / "backups")
    assert not (tmp_path / "backups").exists()


@pytest.mark.expects_log("files are gone from their place")
def test_verify_says_what_is_gone(call: Call, tmp_path: Path) -> None:
    name = sha256(b"file").hexdigest()
    with opened(House(tmp_path / "house")) as here:
        here.office.blobs.arrived(here.office.site().tenant, name, 4)
        here.office.blobs.arrived(here.office.site().tenant, "a" * 64, 4)
    place = tmp_path / "house" / "files" / "blobs" / name[:2] / name
    place.write_bytes(b"file")
    assert call("verify") == (4, {"files": 2, "read": 1, "missing": 1, "damaged": 0})
    assert call("verify") == (0, {"files": 1, "read": 1, "missing": 0, "damaged": 0})
    assert call("status")[1]["figures"]["files_gone"] == 1


def test_both_languages_have_the_same_sentences() -> None:
    assert set(sentences("en")) == set(sentences("zh"))
    documented = set(HeadOfficeError.__doc__.split("``")[1::2]) if HeadOfficeError.__doc__ else set()
    assert documented - {
        "no_such_entry",
        "not_in_conflict",
        "taking_back_at_desks",
        "no_rotation",
        "code",
        "detail",
    } <= set(sentences("en"))


@pytest.mark.parametrize("wal", [b"", b"junk" * 5_000], ids=["without", "with"])
def test_a_damaged_database_says_the_way_out_and_it_leads_there(
    call: Call, tmp_path: Path, wal: bytes
) -> None:
    """The file is half gone: moved away as the sentence says, the backup is put back."""
    folder, backup = tmp_path / "house", str(tmp_path / "b.cfo")
    call("branches", "--add", "国贸店")
    assert call("backup", backup)[0] == 0
    server = call("status")[1]["server_id"]
    file = folder / "headoffice.sqlite"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] + wal)
    for words in (("status",), ("restore", backup)):
        code, told = call(*words)
        assert (code, told["problem"]["code"]) == (4, "database_damaged")
        assert all(each in told["problem"]["what_to_do"] for each in (file.name, "-wal", "-shm", "restore"))
    for each in folder.glob("headoffice.sqlite*"):
        each.rename(tmp_path / each.name)
    assert call("restore", backup)[0] == 0
    assert call("status")[1]["server_id"] == server
    assert [each["name"] for each in call("branches")[1]] == ["国贸店"]


def test_a_damaged_password_file_keeps_nobody_from_head_office(call: Call, tmp_path: Path) -> None:
    call("branches", "--add", "国贸店")
    (tmp_path / "house" / "admin.json").write_bytes(b'{"salt":"')
    code, told = call("status")
    assert (code, told["password_set"]) == (0, False)
