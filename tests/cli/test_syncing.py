"""Head office from the command line: enrol, pass, status, stick; JSON and exit codes."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.usecases.desk_settings import JOINED_AT
from app.wire.messages import At, Receipt
from app.wire.stick import read_frames, read_stick_header, write_receipt
from tests.cli.conftest import Desk, Program, intake_object
from tests.fakes.head_office import CODE, Office, feed_item, problem, serving, stranger


def now_and(**more: float) -> str:
    """What a clock says that is so much ahead of this computer's."""
    return (datetime.now(UTC) + timedelta(**more)).isoformat(timespec="milliseconds")


@pytest.fixture
def office() -> Office:
    return Office(time=now_and)


@pytest.fixture
def url(office: Office) -> Iterator[str]:
    with serving(office) as found:
        yield found


@pytest.fixture
def enrolled(desk: Desk, url: str) -> Desk:
    assert desk.run("enrol", url, CODE).code == 0
    return desk


def test_a_desk_that_was_shut_out_is_read_only(enrolled: Desk, office: Office) -> None:
    number = enrolled.intake()
    office.rule("session", problem("device_revoked"), times=9)
    assert enrolled.run("sync", "--once").code == 4
    before = enrolled.entries()
    for words, given in (
        (("intake", "-"), intake_object()),
        (("act", number, "AddNote", "-"), {"text": "来电"}),
    ):
        ran = enrolled.run("--clerk", "林晓敏", *words, given=given)
        assert (ran.code, ran.fault["code"]) == (3, "desk_shut_out")
        assert "new code" in ran.fault["message"]
    assert enrolled.entries() == before
    assert enrolled.ok("show", number)["number"] == number


def test_a_desk_that_belongs_nowhere(desk: Desk) -> None:
    status = desk.run("sync", "status").value
    assert (status["word"], status["kept"]["last_backup"]) == ("off", None)
    assert "code_missing" in status["kept"]["warnings"]
    for words in (("sync", "--once"), ("sync",), ("batch", "export", "x.cfb")):
        ran = desk.run(*words)
        assert (ran.code, ran.fault["code"]) == (4, "sync_not_enrolled")


def test_enrolling_tells_where_and_as_what(desk: Desk, office: Office, url: str) -> None:
    ran = desk.run("enrol", url, CODE, "--name", "服务台")
    assert ran.code == 0
    assert ran.value.keys() == {"url", "branch", "desk", "device", "fingerprint"}
    assert (ran.value["url"], ran.value["branch"]) == (url, "百货一店")
    with opened_store(desk.folder) as (_, workplace):
        assert workplace.settings.get(JOINED_AT) == "2026-11-20T10:02:00+08:00"
    again = desk.run("enrol", url, CODE)
    assert (again.code, again.fault["code"]) == (4, "already_enrolled")
    assert (
        desk.run("enrol", url, CODE, "--again", "--fingerprint", ran.value["fingerprint"].lower()).code == 0
    )


@pytest.mark.parametrize(
    ("url_given", "code", "more", "exit_code", "fault"),
    [
        ("", "WRONG", (), 2, "sync_code_refused"),
        ("", CODE, ("--fingerprint", "0000"), 2, "fingerprint_differs"),
        ("http://office.example.com", CODE, (), 2, "url_open"),
        ("not an address", CODE, (), 2, "url_wrong"),
        ("notaurl", CODE, (), 2, "url_bare"),
        ("127.0.0.1:18770", CODE, (), 2, "url_bare"),
        ("http://127.0.0.1:9", CODE, (), 4, "join_no_answer"),
    ],
)
def test_what_enrolling_refuses(
    desk: Desk, url: str, url_given: str, code: str, more: tuple[str, ...], exit_code: int, fault: str
) -> None:
    ran = desk.run("enrol", url_given or url, code, *more)
    assert (ran.code, ran.fault["code"]) == (exit_code, fault)
    assert desk.run("sync", "status").value["word"] == "off"


def test_a_pass_reports_what_it_did(enrolled: Desk, office: Office) -> None:
    waiting = enrolled.run("sync", "status").value
    ran = enrolled.run("sync", "--once")
    assert ran.code == 0
    assert ran.value["sent"] == waiting["entries"]
    assert ran.value.keys() >= {
        "sent",
        "received",
        "blobs",
        "bytes_sent",
        "bytes_received",
        "seconds",
        "verdicts",
    }
    assert enrolled.run("sync", "status").value["word"] == "in_step"
    assert enrolled.run("sync", "--once").value["calls"] <= 2


def test_a_pass_that_met_something_says_what_and_what_it_did(enrolled: Desk, office: Office) -> None:
    office.rule("*", stranger(200), times=9)
    ran = enrolled.run("sync", "--once")
    assert (ran.code, ran.fault["code"]) == (4, "sync_login_page")
    assert ran.fault["what_to_do"]
    assert ran.value["sent"] == 0
    status = enrolled.run("sync", "status").value
    assert (status["word"], status["hindrance"]["code"]) == ("needs_you", "sync_login_page")
    assert "by itself" not in status["hindrance"]["message"]
    office.rules.clear()
    office.rule("feed", problem("maintenance"))
    assert enrolled.run("sync", "--once").fault["code"] == "sync_maintenance"


@pytest.mark.parametrize(
    ("off", "code", "count"),
    [
        ({"days": 3 * 366}, "sync_clock_behind_years", "3"),
        ({"days": -40}, "sync_clock_ahead_days", "40"),
        ({"hours": 5}, "sync_clock_behind_hours", "5"),
    ],
)
def test_a_clock_that_is_far_off_needs_somebody_and_hinders_nothing(
    enrolled: Desk, office: Office, off: dict[str, float], code: str, count: str
) -> None:
    enrolled.run("sync", "--once")
    assert enrolled.run("sync", "status").value["hindrance"] is None
    office.time = lambda: now_and(**off)
    enrolled.intake()
    ran = enrolled.run("sync", "--once")
    assert ran.code == 0
    assert ran.value["sent"] > 0
    status = enrolled.run("sync", "status").value
    assert (status["word"], status["hindrance"]["code"]) == ("needs_you", code)
    assert status["hindrance"]["params"] == {"count": count}
    assert status["hindrance"]["what_to_do"]
    office.time = lambda: now_and(minutes=30)
    enrolled.run("sync", "--once")
    status = enrolled.run("sync", "status").value
    assert (status["word"], status["hindrance"]) == ("in_step", None)
    assert abs(status["skew_ms"] - 1_800_000) < 60_000


def test_what_head_office_published_is_in_use_and_what_cannot_be_is_said(
    enrolled: Desk, office: Office
) -> None:
    year = {"year": 2027, "off": ["2027-01-01"], "makeup": [], "source": "总部转发"}
    office.feed = [
        feed_item(1, "calendar", "2027", year),
        feed_item(2, "calendar", "2028", {**year, "year": "next"}),
        feed_item(3, "staff", "p1", {"name": "周总", "role": "manager"}),
    ]
    assert enrolled.run("sync", "--once").code == 0
    (left,) = enrolled.run("sync", "status").value["left_out"]
    assert (left["collection"], left["key"], left["field"]) == ("calendar", "2028", "year")
    assert "2028" in left["message"]
    assert enrolled.run("--clerk", "周总", "list").code == 0


def test_nothing_to_carry(enrolled: Desk, tmp_path: Path) -> None:
    enrolled.run("sync", "--once")
    ran = enrolled.run("batch", "export", str(tmp_path / "out.cfb"))
    assert (ran.code, ran.value) == (0, {"entries": 0, "files": []})
    assert not (tmp_path / "out.cfb").exists()


def test_there_and_back_on_a_stick(enrolled: Desk, office: Office, tmp_path: Path) -> None:
    enrolled.intake()
    ran = enrolled.run("batch", "export", str(tmp_path / "out.cfb"))
    assert ran.code == 0
    (made,) = ran.value["files"]
    assert made["path"] == str(tmp_path / "out.cfb")
    with (tmp_path / "out.cfb").open("rb") as file:
        header = read_stick_header(file)
        assert header.count == made["entries"] > 0
        assert len(list(read_frames(file, office.seal, 1 << 24))) >= 1
    ((writer, (_, last)),) = made["ranges"].items()
    device = enrolled.run("sync", "status").value
    assert device["entries"] == made["entries"]
    bad = tmp_path / "bad.cfr"
    receipt = Receipt(
        "r1",
        office.server_id,
        office.epoch,
        "2026-11-23T02:00:00+00:00",
        writer.partition(".")[0],
        "00",
        {writer: At(last, "00" * 32)},
        {},
        (),
    )
    bad.write_bytes(write_receipt(receipt, office.sign))
    refused = enrolled.run("batch", "receipt", str(bad))
    assert (refused.code, refused.fault["code"]) == (4, "sync_fork")
    bad.write_bytes(b"no receipt")
    refused = enrolled.run("batch", "receipt", str(bad))
    assert (refused.code, refused.fault["code"]) == (2, "receipt_wrong")
    refused = enrolled.run("batch", "receipt", str(tmp_path / "none.cfr"))
    assert (refused.code, refused.fault["code"]) == (2, "file_expected")


def test_a_folder_that_is_not_there(enrolled: Desk, tmp_path: Path) -> None:
    ran = enrolled.run("batch", "export", str(tmp_path / "gone" / "out.cfb"))
    assert (ran.code, ran.fault["code"]) == (4, "out_not_writable")


def test_without_once_it_goes_on_until_it_is_stopped(
    enrolled: Desk, office: Office, program: Program
) -> None:
    running = program.start("--store", enrolled.folder, "sync")
    assert running.stdout is not None
    first = json.loads(running.stdout.readline())
    assert first["calls"] > 0
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate(timeout=20)
    assert (running.returncode, said or b"") == (0, b""), "closed, and no failure"
    assert not (enrolled.folder / "store.db-wal").exists(), "the store was closed"
    assert office.calls
