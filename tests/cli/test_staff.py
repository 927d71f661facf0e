"""Staff and PINs at the command line: who may, what is asked for, what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.pin_hashes import Argon2Hashes
from app.usecases.desk import ABSENCES
from app.usecases.pins import KeptPin, pin_key
from tests.cli.conftest import CLERK, MANAGER, STAFF, Desk, intake_object

PINS = {CLERK: "1120", MANAGER: "7780"}


@pytest.fixture
def signed(desk: Desk) -> Desk:
    """The clerk and the manager have PINs; the supervisor has none."""
    hashes = Argon2Hashes(printed=True)
    with opened_store(desk.folder) as (store, _):
        store.settings.put({pin_key(name): KeptPin(hashes.hashed(pin)).value() for name, pin in PINS.items()})
    return desk


@pytest.fixture
def pin(tmp_path: Path) -> Path:
    """A file with the clerk's PIN."""
    file = tmp_path / "pin"
    file.write_text("1120\n", encoding="ascii")
    return file


def test_writing_takes_the_pin_and_reading_takes_none(signed: Desk, pin: Path, tmp_path: Path) -> None:
    asked = signed.run("intake", "-", given=intake_object())
    assert (asked.code, asked.fault["code"], asked.fault["field"]) == (2, "pin_needed", "pin-file")
    assert signed.entries() == 0
    done = signed.ok("--pin-file", pin, "intake", "-", given=intake_object())
    assert signed.ok("show", done["number"])["number"] == done["number"]
    wrong = tmp_path / "wrong"
    wrong.write_text("9999", encoding="ascii")
    told = signed.run("--pin-file", wrong, "intake", "-", given=intake_object())
    assert (told.code, told.fault["code"], told.fault["params"]["left"]) == (3, "pin_wrong", "2")
    given = signed.run("--pin-file", "-", "staff", "list", given=b"1120\n")
    assert [each["pin"] for each in given.value] == [True, False, True]


def test_nobody_takes_a_role_or_a_name_that_is_not_theirs(signed: Desk, pin: Path) -> None:
    number = signed.ok("--pin-file", pin, "intake", "-", given=intake_object())["number"]
    note = ("act", number, "AddNote", "-")
    for words, code in (
        (("--clerk", "吴静", *note), "pin_not_set"),  # a supervisor without a PIN is anybody
        (("--clerk", "王五", *note), "person_unknown"),
        (("--pin-file", pin, *note, "--role", "manager"), "role_not_yours"),
    ):
        assert signed.run(*words, given={"text": "x"}).fault["code"] == code


def test_a_manager_changes_the_staff_and_the_clerk_does_not(
    signed: Desk, pin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = signed.run("--pin-file", pin, "staff", "add", "周倩", "--role", "clerk")
    assert refused.fault["code"] == "staff_needs_supervisor"
    monkeypatch.setenv("COUNTERFOIL_PIN", PINS[MANAGER])
    by = ("--clerk", MANAGER, "staff")
    assert [each["name"] for each in signed.ok(*by, "add", "周倩", "--role", "clerk")][-1] == "周倩"
    signed.ok(*by, "role", "周倩", "specialist")
    signed.ok(*by, "absent", "吴静", "--until", "2026-11-25", "--deputy", "周倩")
    told = {
        each["name"]: each
        for each in signed.ok(*by, "reset-pin", "周倩", "--new-pin-file", "-", given=b"4907")
    }
    assert (told["周倩"]["role"], told["周倩"]["pin"]) == ("specialist", True)
    away = told["吴静"]
    assert (away["absent"], away["absent_from"], away["absent_until"]) == (True, "2026-11-20", "2026-11-25")
    assert away["deputy"] == "周倩"
    assert not signed.ok(*by, "absent", "吴静", "--back")[1]["absent"]
    signed.ok(*by, "remove", "周倩")
    assert signed.run(*by, "reset-pin", MANAGER).fault["code"] == "last_supervisor_pin"


def test_the_key_of_the_store_takes_the_right_of_the_settings(
    signed: Desk, pin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What opens the data anywhere is no clerk's to make; that it stands, and a trial, are everybody's."""
    asked = (("recovery-code",), ("passphrase", "-"), ("encrypt",), ("decrypt",))
    for words in asked:
        ran = signed.run(*words, given=b"four words of mine")
        assert (ran.code, ran.fault["code"]) == (2, "pin_needed"), words
        ran = signed.run("--pin-file", pin, *words, given=b"four words of mine")
        assert (ran.code, ran.fault["code"], ran.fault["params"]["needed"]) == (
            3,
            "role_not_enough",
            "supervisor",
        ), words
    assert signed.ok("recovery-code", "--status")["code_made"] is None
    monkeypatch.setenv("COUNTERFOIL_PIN", PINS[MANAGER])
    code = signed.ok("--clerk", MANAGER, "recovery-code")["code"]
    assert signed.ok("recovery-code", "--try", "-", given=code.encode())["code_tried"]
    assert signed.ok("--clerk", MANAGER, "encrypt")["sealed"]
    assert not signed.ok("--clerk", MANAGER, "decrypt")["sealed"]
    assert signed.ok("--clerk", MANAGER, "passphrase", "-", given=b"four words of mine")["passphrase"]


def test_where_nobody_is_of_the_staff_the_key_is_anybodys(desk: Desk) -> None:
    with opened_store(desk.folder) as (store, _):
        store.settings.put({"staff": [], "person": ""})
    assert desk.ok("encrypt")["sealed"]
    assert desk.ok("recovery-code")["code"]


def test_who_has_no_pin_writes_what_a_clerk_may_and_no_more(signed: Desk, pin: Path) -> None:
    """Anybody can give the name of who has no PIN: no money leaves by that, no number is shown."""
    number = signed.ok("--pin-file", pin, "intake", "-", given=intake_object())["number"]
    note = ("act", number, "AddNote", "-")
    with opened_store(signed.folder) as (store, _):
        more = [("孙丽", "finance"), ("赵宇", "specialist"), ("周倩", "clerk"), ("钱进", "coordinator")]
        store.settings.put({"staff": [*STAFF, *({"name": name, "role": role} for name, role in more)]})
    for name in ("孙丽", "赵宇"):
        assert signed.run("--clerk", name, *note, given={"text": "x"}).fault["code"] == "pin_not_set", name
    for name in ("周倩", "钱进"):
        assert signed.run("--clerk", name, *note, given={"text": "x"}).code == 0, name
    with opened_store(signed.folder) as (store, _):
        away = {"absent_from": "2026-11-19", "absent_until": "2026-11-25", "deputy": "周倩"}
        store.settings.put({ABSENCES: {MANAGER: away}})
    asked = signed.run("--clerk", "周倩", *note, "--role", "manager", given={"text": "x"})
    assert asked.fault["code"] == "pin_not_set", "a deputy has the right of who is away"


def test_a_clerk_does_not_bring_the_desk_to_a_head_office(signed: Desk, pin: Path) -> None:
    """Head office gets all that is here, and names the staff. Nobody is called before that is asked."""
    words = ("enrol", "http://127.0.0.1:9", "7K3F2M9QXA")
    assert signed.run(*words).fault["code"] == "pin_needed"
    refused = signed.run("--pin-file", pin, *words)
    assert (refused.code, refused.fault["code"], refused.fault["params"]["needed"]) == (
        3,
        "role_not_enough",
        "supervisor",
    )


def test_orders_are_looked_at_by_anybody_and_printed_by_the_staff(signed: Desk, pin: Path) -> None:
    assert signed.ok("print-orders") == []
    for choice in ("--again", "--drop"):
        assert signed.run("print-orders", choice, "TH-1").fault["code"] == "pin_needed"
        asked = signed.run("--pin-file", pin, "print-orders", choice, "TH-1")
        assert asked.fault["code"] == "no_such_print_job"


def test_a_name_that_looks_like_anothers_is_that_ones(signed: Desk, pin: Path) -> None:
    number = signed.ok("--pin-file", pin, "intake", "-", given=intake_object())["number"]
    note = ("act", number, "AddNote", "-")
    for alike in ("林\u200b晓敏", " 林晓敏", "林晓敏\ufeff"):
        asked = signed.run("--clerk", alike, *note, given={"text": "x"})
        assert asked.fault["code"] == "pin_needed", alike
        signed.ok("--clerk", alike, "--pin-file", pin, *note, given={"text": "x"})
    authors = {line["by"] for line in signed.ok("show", number)["history"]}
    assert authors == {"林晓敏"}
