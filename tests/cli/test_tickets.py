"""Commands on one ticket and on the queue: attach, actions, act, show, list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.domain.refusals import InputError
from app.domain.registry import ACTIONS
from app.usecases.desk_policy import DeskPolicy
from app.usecases.read_models import CHIPS
from tests.cli.conftest import CLERK, Desk, intake_object
from tests.cli.test_sample_day import liability


def test_photos_are_added_with_when_they_were_taken(desk: Desk, photo: Path) -> None:
    number = desk.intake()
    first, second = desk.ok("attach", number, photo, photo.with_name("kettle_base.jpg"), "--role", "whole")
    assert first.keys() >= {"sha256", "size", "taken_at", "role"}
    assert (first["size"], first["role"]) == (photo.stat().st_size, "whole")
    assert first["taken_at"].startswith("2026-11-20T09:5")
    evidence = desk.ok("show", number)["evidence"]
    assert [each["sha256"] for each in evidence] == [first["sha256"], second["sha256"]]


def test_one_bad_file_and_none_is_added(desk: Desk, photo: Path, tmp_path: Path) -> None:
    number = desk.intake()
    text = tmp_path / "note.jpg"
    text.write_text("this is no picture")
    before = desk.entries()
    for bad, code, fault in [
        (text, 3, "unknown_kind"),
        (tmp_path / "gone.jpg", 2, "file_expected"),
        (tmp_path, 2, "file_expected"),
        (photo, 3, "evidence_known"),
    ]:
        ran = desk.run("attach", number, photo, bad)
        assert (ran.code, ran.fault["code"]) == (code, fault)
        assert desk.entries() == before
    assert desk.run("attach", number, photo, "--role", "beautiful").fault["field"] == "role"
    assert desk.run("attach", "2F01-261120-0099", photo).fault["code"] == "no_such_ticket"
    assert desk.ok("show", number)["evidence"] == []


def test_a_text_too_long_for_an_entry_is_refused_and_the_ticket_goes_on(desk: Desk) -> None:
    number = desk.intake()
    ran = desk.run("act", number, "AddNote", "-", given={"text": "长" * 80_000})
    assert (ran.code, ran.fault["code"], ran.fault["field"]) == (2, "text_too_long", "text")
    verdict = {
        "cause": "quality",
        "shares": [{"party": "brand", "percent": 100}],
        "basis": [{"kind": "clause", "text": "长" * 9_000}] * 12,
        "conclusion": "漏水",
        "suggestion": "换货",
    }
    ran = desk.run("act", number, "DetermineLiability", "-", given=verdict)
    assert (ran.code, ran.fault["code"]) == (3, "entry_too_large")
    desk.act(number, "AddNote", {"text": "短"})
    assert desk.ok("verify")["ok"]


def test_every_action_has_a_valid_schema(desk: Desk) -> None:
    listed = desk.ok("actions")
    assert [each["action"] for each in listed] == [name for name in ACTIONS if name != "TakeIn"]
    for each in listed:
        assert each["summary"]
        Draft202012Validator.check_schema(each["schema"])


def test_actions_of_a_ticket_are_those_that_make_sense_now(desk: Desk) -> None:
    number = desk.intake()
    names = {each["action"] for each in desk.ok("actions", number)}
    assert {"InspectGoods", "DetermineLiability", "AddNote", "VoidTicket"} <= names
    assert not {"TakeIn", "CloseTicket", "KeepPromise", "ReopenTicket", "ResumeClocks"} & names
    desk.ok("act", number, "VoidTicket", "-", "--role", "supervisor", given={"reason": "误录"})
    assert desk.ok("actions", number) == []


def test_act_tells_entries_and_state(desk: Desk) -> None:
    number = desk.intake()
    due = "2026-11-21T10:30"
    made = desk.act(number, "MakePromise", {"text": "回电", "due": due})
    assert [entry["type"] for entry in made["entries"]] == ["promise.made"]
    assert made["state"]["number"] == number
    promise = next(clock for clock in made["state"]["clocks"] if clock["name"] == "回电")
    assert promise["due"] == due
    determined = desk.act(number, "DetermineLiability", liability("quality", "brand"))
    assert determined["state"]["stage"] == "liability_determined"
    assert determined["state"]["items"] == [{"id": "1", "stage": "liability_determined"}]
    assert determined["state"]["next_step"] == "issue_notice"


def test_money_is_in_fen_and_dates_are_days(desk: Desk) -> None:
    number = desk.intake()
    desk.act(number, "DetermineLiability", liability("quality", "brand"))
    option = {"remedy": "repair_paid", "amount": 12_050, "paid": True, "until": "2026-11-30"}
    desk.act(number, "OfferPlan", {"options": [option]})
    offered = desk.ok("show", number)["items"][0]["plan"]["options"][0]
    assert (offered["amount"], offered["until"]) == (12_050, "2026-11-30")


WRONG: list[tuple[str, Any, int, str, str]] = [
    ("Dance", {}, 2, "no_such_action", "ACTION"),
    ("TakeIn", {}, 2, "no_such_action", "ACTION"),
    ("AddNote", [], 2, "object_expected", "FILE"),
    ("AddNote", {}, 2, "key_missing", "text"),
    ("AddNote", {"text": 5}, 2, "type_expected", "text"),
    ("AddNote", {"text": "x", "txet": "y"}, 2, "unknown_key", "txet"),
    ("AddNote", {"text": " "}, 3, "text_missing", ""),
    ("MakePromise", {"text": "x", "due": "soon"}, 2, "date_form", "due"),
    ("MakePromise", {"text": "x", "due": "9999-01-01T00:00"}, 2, "date_out_of_range", "due"),
    ("MakePromise", {"text": "x", "due": "2026-11-20T10:00"}, 3, "promise_in_past", ""),
    ("OfferPlan", {"options": [{"remedy": "x", "amout": 1}]}, 2, "unknown_key", "options[0].amout"),
    ("OfferPlan", {"options": [{"remedy": "x", "amount": "1"}]}, 2, "type_expected", "options[0].amount"),
    ("OfferPlan", {"options": [{"remedy": "x", "until": "2026-02-30"}]}, 2, "date_form", "options[0].until"),
    ("DetermineLiability", {"cause": "fate", "shares": []}, 2, "choice_expected", "cause"),
    ("StartExecution", {"kind": "repair", "item": "7"}, 3, "no_such_item", ""),
    ("CloseTicket", {}, 3, "items_unfinished", ""),
    ("JumpStage", {"to": "closed", "reason": "x"}, 3, "role_not_enough", ""),
]


@pytest.mark.parametrize(
    ("action", "payload", "code", "fault", "field"), WRONG, ids=[f"{a}-{f}" for a, _, _, f, _ in WRONG]
)
def test_what_cannot_be_done_changes_nothing(
    desk: Desk, action: str, payload: Any, code: int, fault: str, field: str
) -> None:
    number = desk.intake()
    before = desk.entries()
    ran = desk.run("act", number, action, "-", given=payload)
    assert (ran.code, ran.fault["code"], ran.fault.get("field", "")) == (code, fault, field)
    assert desk.entries() == before


@pytest.mark.parametrize("sha256", ["0" * 64, "../../../etc/passwd", "/etc/passwd", ""])
def test_an_entry_names_only_files_of_the_store(desk: Desk, sha256: str) -> None:
    number = desk.intake()
    blob = {"sha256": sha256, "size": 5, "mime": "image/jpeg", "name": "a.jpg", "role": "whole"}
    ran = desk.run("act", number, "AttachEvidence", "-", given={"file": {"blob": blob}, "role": "whole"})
    assert (ran.code, ran.fault["code"]) == (3, "file_not_in_store")
    assert desk.ok("verify")["ok"]


def test_a_role_may_be_acted_in(desk: Desk) -> None:
    number = desk.intake()
    desk.act(number, "RecordProof", {"kind": "member_record", "state": "pending"})
    refused = desk.run("act", number, "ConfirmProof", "-", given={})
    assert (refused.code, refused.fault["code"]) == (3, "role_not_enough")
    unknown = desk.run("act", number, "ConfirmProof", "-", "--role", "king", given={})
    assert (unknown.code, unknown.fault["field"]) == (2, "role")
    desk.ok("act", number, "ConfirmProof", "-", "--role", "supervisor", given={})
    assert desk.ok("show", number)["items"][0]["goods"]["proof_state"] == "valid"


def test_show_tells_everything(desk: Desk, photo: Path, tmp_path: Path) -> None:
    number = desk.intake()
    desk.ok("attach", number, photo)
    desk.ok("print", number, "receipt", "--out", tmp_path / "receipt.pdf")
    shown = desk.ok("show", number)
    assert shown["items"][0]["goods"]["price"] == "199.00"
    assert shown["documents"][0]["kind"] == "receipt"
    assert [line["type"] for line in shown["history"]] == [
        "ticket.opened",
        "evidence.attached",
        "document.issued",
        "document.printed",
    ]
    assert desk.ok("show", shown["id"])["number"] == number
    assert desk.ok("show", number.lower())["number"] == number
    ran = desk.run("show", "2F01-261120-0042")
    assert (ran.code, ran.fault["code"]) == (3, "no_such_ticket")


def test_pages_of_the_queue_hold_each_ticket_once(desk: Desk) -> None:
    numbers = {desk.intake() for _ in range(7)}
    found: list[str] = []
    after: list[str] = []
    while True:
        lines = desk.run("list", "--limit", 3, *after).lines
        found += [line["number"] for line in lines if "number" in line]
        if "next" not in lines[-1]:
            break
        after = ["--after", lines[-1]["next"]]
    assert len(found) == len(numbers)
    assert set(found) == numbers
    assert desk.run("list", "--after", "x").fault["field"] == "after"


def test_filters_and_search(desk: Desk) -> None:
    kettle = desk.intake()
    cooker = desk.intake(
        customer={"name": "陈芳", "phone": "13900001111"}, goods={"name": "电饭煲"}, problem__words="一碰就麻"
    )
    desk.act(kettle, "WithdrawTicket", {"reason": "客户撤销"})

    def numbers(*words: str) -> list[str]:
        ran = desk.run("list", *words)
        assert ran.code == 0
        return [line["number"] for line in ran.lines]

    assert numbers() == [cooker]
    assert numbers("--filter", "closed") == [kettle]
    assert set(numbers("--filter", "all")) == {kettle, cooker}
    assert numbers("--search", "陈芳") == [cooker]
    assert numbers("--search", "2233") == [kettle]
    assert numbers("--search", "2233", "--filter", "open") == []
    assert numbers("--search", "没有这个人") == []
    for chip in CHIPS:
        numbers("--filter", chip)


def test_a_clock_that_ends_at_midnight_is_due_today(desk: Desk) -> None:
    number = desk.intake()
    desk.act(number, "MakePromise", {"text": "送货", "due": "2026-11-21T00:00"})
    desk.act(number, "DetermineLiability", liability("quality", "brand"))
    desk.act(number, "OfferPlan", {"options": [{"remedy": "repair_free", "strength": "by_right"}]})
    today = desk.run("list", "--filter", "today").lines
    assert [(line["number"], line["clock"]["due"]) for line in today] == [(number, "2026-11-21T00:00:00")]
    later = desk.intake(goods={"name": "灯"}, problem__demand="consult")
    assert later not in [line["number"] for line in desk.run("list", "--filter", "overdue").lines]


def test_a_failed_intake_leaves_no_file_behind(desk: Desk) -> None:
    files = sorted(path.name for path in desk.folder.rglob("*"))
    assert desk.run("intake", "-", given=intake_object(goods=[])).code == 3
    assert sorted(path.name for path in desk.folder.rglob("*")) == files


def test_what_is_written_is_told_as_done_though_no_clock_can_be_reckoned(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreckoned(*_: object) -> None:
        raise InputError("fact_out_of_range", "today", expected="1990..2199", value="1970-01-02")

    number = desk.intake()
    before = desk.entries()
    monkeypatch.setattr(DeskPolicy, "clocks", unreckoned)
    done = desk.act(number, "AddNote", {"text": "来电"})
    assert desk.entries() == before + len(done["entries"]) == before + 1
    assert (done["state"]["clocks"], done["state"]["clocks_unknown"]["field"]) == ([], "today")


def test_somebody_lends_the_right_to_one_action(desk: Desk) -> None:
    number = desk.intake()
    listed = {each["action"]: each.get("takes_right_of") for each in desk.ok("actions", number)}
    assert (listed["AddNote"], listed["VoidTicket"]) == (None, ["head_office", "manager", "supervisor"])
    void = ("--clerk", CLERK, "act", number, "VoidTicket", "-")
    refused = desk.run(*void, given={"reason": "误录"})
    assert (refused.code, refused.fault["code"]) == (3, "role_not_enough")
    for name, reason, code in (
        (CLERK, "在场", "override_by_oneself"),
        ("冒名者", "在场", "person_unknown"),
        ("吴静", " ", "reason_missing"),
    ):
        ran = desk.run(*void, "--override", name, "--override-reason", reason, given={"reason": "误录"})
        assert (ran.code, ran.fault["code"]) == (3, code)
    done = desk.ok(*void, "--override", "吴静", "--override-reason", "当面核对", given={"reason": "误录"})
    assert [each["type"] for each in done["entries"]] == ["override.granted", "ticket.voided"]
    granted = next(each for each in desk.ok("show", number)["history"] if each["type"] == "override.granted")
    assert (granted["by"], granted["lender"]) == (CLERK, "吴静")
