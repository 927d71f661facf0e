"""Commands on documents: documents, print. What was refused was not issued and used no number."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.domain.refusals import ProblemError
from app.printing.file_printer import FilePrinter
from app.usecases.direct_printers import DIRECT, DirectPrinter, Way, direct_value
from app.usecases.evidence_ports import PrintOptions
from tests.cli.conftest import Desk
from tests.cli.test_sample_day import liability
from tests.documents.reading import pages_of


def words_of(path: Path) -> str:
    """The text of a PDF without spaces."""
    return "".join(pages_of(path.read_bytes()))


def test_the_first_print_is_the_issue_and_the_next_a_reprint(desk: Desk, tmp_path: Path) -> None:
    number, path = desk.intake(), tmp_path / "receipt.pdf"
    first = desk.ok("print", number, "receipt", "--out", path)
    assert (first["number"], first["version"], first["reprint"]) == ("SL-2F01-261120-0001", 1, 0)
    assert first["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert "补打" not in words_of(path)
    again = desk.ok("print", number, "receipt", "--out", path)
    assert (again["number"], again["version"], again["reprint"]) == (first["number"], 1, 1)
    assert again["content_sha256"] == first["content_sha256"]
    assert again["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert "补打" in words_of(path)
    assert desk.ok("show", number)["documents"][0]["prints"] == 2


def test_english_is_added_when_it_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    number, path = desk.intake(), tmp_path / "both.pdf"
    first = desk.ok("print", number, "receipt", "--out", path, "--bilingual")
    assert "ReceiptofYourRequest" in words_of(path)
    again = desk.ok("print", number, "receipt", "--out", path)
    assert "ReceiptofYourRequest" not in words_of(path)
    assert (again["number"], again["version"]) == (first["number"], first["version"])
    assert again["content_sha256"] == first["content_sha256"]
    before = desk.entries()
    refused = desk.run("print", number, "label", "--out", path, "--bilingual")
    assert (refused.code, refused.fault["code"]) == (2, "bilingual_not_offered")
    assert desk.entries() == before


def test_one_copy_or_all(desk: Desk, tmp_path: Path) -> None:
    number = desk.intake()
    assert desk.ok("print", number, "receipt", "--out", tmp_path / "all.pdf")["pages"] == 2
    one = desk.ok("print", number, "receipt", "--out", tmp_path / "one.pdf", "--copy", "customer")
    assert one["pages"] == 1
    every = desk.ok("print", number, "receipt", "--out", tmp_path / "x.pdf", "--copy", "all", "--paper", "a4")
    assert every["pages"] == 2


@pytest.mark.parametrize(
    ("words", "code", "fault", "field"),
    [
        ([], 2, "out_or_printer", "out"),
        (["--out", "a.pdf", "--printer", "p"], 2, "out_or_printer", "out"),
        (["--out", "a.pdf", "--paper", "a0"], 2, "choice_expected", "paper"),
        (["--out", "a.pdf", "--paper", "60x40"], 2, "paper_not_offered", "paper"),
        (["--out", "a.pdf", "--copy", "mine"], 2, "copy_unknown", "copy"),
        (["--out", "a.pdf", "--item", "9"], 3, "no_such_item", ""),
        (["--out", "nowhere/a.pdf"], 4, "out_not_writable", ""),
        (["--out", "."], 4, "out_not_writable", ""),
        (["--out", "x" * 300], 4, "out_not_writable", ""),
    ],
)
def test_what_cannot_be_printed_is_not_issued(
    desk: Desk, tmp_path: Path, words: list[str], code: int, fault: str, field: str
) -> None:
    number = desk.intake()
    before, there = desk.entries(), sorted(tmp_path.iterdir())
    placed = [
        str(tmp_path / word) if before_it == "--out" else word
        for before_it, word in zip(["", *words], words, strict=False)
    ]
    ran = desk.run("print", number, "receipt", *placed)
    assert (ran.code, ran.fault["code"], ran.fault.get("field", "")) == (code, fault, field)
    assert desk.entries() == before
    assert sorted(tmp_path.iterdir()) == there
    issued = desk.ok("print", number, "receipt", "--out", tmp_path / "a.pdf")
    assert (issued["number"], issued["reprint"]) == ("SL-2F01-261120-0001", 0)


@pytest.mark.parametrize("place", ["pipe", "store/store.db", "store/receipt.pdf"])
def test_no_paper_takes_the_place_of_a_device_or_of_the_store(desk: Desk, tmp_path: Path, place: str) -> None:
    number, path = desk.intake(), tmp_path / place
    if place == "pipe":
        os.mkfifo(path)
    ran = desk.run("print", number, "receipt", "--out", path)
    assert (ran.code, ran.fault["code"]) == (4, "out_not_writable")
    assert desk.ok("show", number)["documents"] == []
    assert desk.ok("verify")["ok"]


def test_kinds_and_what_a_ticket_is_far_enough_for(desk: Desk, tmp_path: Path) -> None:
    kinds = {each["kind"]: each for each in desk.ok("documents")}
    assert kinds["receipt"] == {
        "kind": "receipt",
        "code": "D01",
        "bilingual": True,
        **{key: kinds["receipt"][key] for key in ("media", "copies", "particulars")},
    }
    number = desk.intake()
    possible = {each["kind"]: each for each in desk.ok("documents", number)}
    assert kinds.keys() - possible.keys() == {"service-manual", "review-report", "hand-over-sheet"}
    assert (possible["receipt"]["possible"], possible["receipt"]["issued"]) == (True, None)
    assert possible["liability-notice"]["refusal"] == "liability_not_determined"
    desk.ok("print", number, "receipt", "--out", tmp_path / "a.pdf")
    assert {each["kind"]: each for each in desk.ok("documents", number)}["receipt"][
        "issued"
    ] == "SL-2F01-261120-0001"
    ran = desk.run("print", number, "love-letter", "--out", tmp_path / "b.pdf")
    assert (ran.code, ran.fault["code"], ran.fault["field"]) == (2, "document_kind_unknown", "KIND")
    ran = desk.run("print", number, "liability-notice", "--out", tmp_path / "b.pdf")
    assert (ran.code, ran.fault["code"], ran.fault["rule"]) == (3, "liability_not_determined", "S0-25")


def test_of_two_items_the_notice_is_about_the_one_that_is_judged(desk: Desk, tmp_path: Path) -> None:
    number = desk.intake(goods=[{"name": "电水壶"}, {"name": "底座"}])
    desk.act(number, "DetermineLiability", {**liability("quality", "brand"), "item": "2"})
    desk.ok("print", number, "liability-notice", "--out", tmp_path / "a.pdf")
    assert [each["item"] for each in desk.ok("show", number)["documents"]] == ["2"]
    desk.act(number, "DetermineLiability", {**liability("customer", "customer"), "item": "1"})
    ran = desk.run("print", number, "liability-notice", "--out", tmp_path / "b.pdf")
    assert (ran.code, ran.fault["code"], ran.fault["params"]["items"]) == (3, "item_not_named", "1, 2")
    desk.ok("print", number, "liability-notice", "--out", tmp_path / "b.pdf", "--item", "1")
    listed = [(each["kind"], each.get("item"), each["issued"]) for each in desk.ok("documents", number)]
    assert ("liability-notice", "1", "ZR-2F01-261120-0002") in listed
    assert ("liability-notice", "2", "ZR-2F01-261120-0001") in listed
    desk.ok("print", number, "receipt", "--out", tmp_path / "c.pdf")
    desk.ok("print", number, "receipt", "--out", tmp_path / "c.pdf", "--item", "2")
    assert [each["item"] for each in desk.ok("show", number)["documents"] if each["kind"] == "receipt"] == [
        None
    ]


class FolderPrinter(FilePrinter):
    """The printer of a test: a folder, refusing while it is told to."""

    def __init__(self, folder: Path, fault: ProblemError | None) -> None:
        super().__init__(folder)
        self._fault = fault

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        if self._fault is not None:
            raise self._fault
        return super().submit(queue, pdf, title, options)


def use_printer(monkeypatch: pytest.MonkeyPatch, folder: Path, fault: ProblemError | None = None) -> None:
    """Let the command line print into `folder`."""
    monkeypatch.setattr("app.bootstrap.system_printers", lambda: FolderPrinter(folder, fault))


def test_a_printer_gets_the_pages(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_printer(monkeypatch, tmp_path / "tray")
    number = desk.intake()
    printed = desk.ok("print", number, "receipt", "--printer", "folder")
    sheet = tmp_path / "tray" / f"{printed['number']}.pdf"
    assert hashlib.sha256(sheet.read_bytes()).hexdigest() == printed["sha256"]


def test_a_printer_that_is_not_there_issues_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch, tmp_path / "tray")
    number = desk.intake()
    before = desk.entries()
    ran = desk.run("print", number, "receipt", "--printer", "Epson")
    assert (ran.code, ran.fault["code"]) == (4, "printer_missing")
    assert desk.entries() == before


def test_a_printer_that_refuses_keeps_the_order(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = desk.intake()
    use_printer(monkeypatch, tmp_path / "tray", ProblemError("printer_refused", printer="folder"))
    ran = desk.run("print", number, "receipt", "--printer", "folder")
    assert (ran.code, ran.fault["code"]) == (4, "printer_refused")
    (waits,) = desk.ok("print-orders")
    assert (waits["state"], waits["problem"], waits["in_doubt"]) == ("failed", "printer_refused", False)
    assert "folder" in waits["message"]
    use_printer(monkeypatch, tmp_path / "tray")
    desk.ok("print", number, "label", "--printer", "folder")
    assert list((tmp_path / "tray").glob("SL-*.pdf")) == []  # a print is about its own order alone
    assert desk.ok("print-orders", "--again", waits["number"]) == []
    assert len(list((tmp_path / "tray").glob("SL-*.pdf"))) == 1


def test_an_order_goes_to_another_printer_or_is_dropped(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = desk.intake()
    use_printer(monkeypatch, tmp_path / "tray", ProblemError("printer_refused", printer="folder"))
    desk.run("print", number, "receipt", "--printer", "folder")
    slip = desk.ok("print-orders")[0]["number"]
    ran = desk.run("print-orders", "--again", slip, "--printer", "Epson")
    assert (ran.code, ran.fault["code"]) == (4, "printer_refused")
    assert [each["printer"] for each in desk.ok("print-orders")] == ["Epson"]
    use_printer(monkeypatch, tmp_path / "tray")
    ran = desk.run("print-orders", "--again", slip)
    assert (ran.code, ran.fault["code"]) == (4, "printer_missing")
    assert desk.ok("print-orders", "--again", slip, "--printer", "folder") == []
    assert [file.stem for file in (tmp_path / "tray").glob("*.pdf")] == [slip]
    ran = desk.run("print-orders", "--drop", slip)
    assert (ran.code, ran.fault["code"]) == (2, "no_such_print_job")
    ran = desk.run("print-orders", "--drop", slip, "--again", slip)
    assert (ran.code, ran.fault["code"]) == (2, "choice_expected")


def test_an_order_that_is_not_wanted_is_dropped(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = desk.intake()
    use_printer(monkeypatch, tmp_path / "tray", ProblemError("printer_refused", printer="folder"))
    desk.run("print", number, "receipt", "--printer", "folder")
    assert desk.ok("print-orders", "--drop", desk.ok("print-orders")[0]["number"]) == []


def test_a_direct_printer_gets_the_dots(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_printer(monkeypatch, tmp_path / "tray")
    file = tmp_path / "roll.bin"
    with opened_store(desk.folder) as (store, _):
        store.settings.put({DIRECT: direct_value([DirectPrinter("前台", Way.FILE, str(file))])})
    number = desk.intake()
    printed = desk.ok("print", number, "receipt", "--printer", "前台")
    assert printed["printer"] == "前台"
    assert file.read_bytes().startswith(b"\x1b@")
    assert not (tmp_path / "tray").exists()
    before = desk.entries()
    ran = desk.run("print", number, "application-form", "--printer", "前台")
    assert (ran.code, ran.fault["code"]) == (2, "roll_not_for_kind")
    assert "前台" in ran.fault["message"]
    assert desk.entries() == before


def test_a_result_is_told_by_message_once_there_is_one(desk: Desk) -> None:
    number = desk.intake(problem__demand="consult")
    assert desk.run("message", number).fault["code"] == "nothing_settled_yet"
    desk.act(number, "AnswerQuestion", {"text": "整机保修一年"})
    assert desk.run("message", number).fault["code"] == "messages_not_consented"
    desk.act(number, "GiveConsent", {"purpose": "messages"})
    told = desk.ok("message", number, "--sent")
    assert number in told["message"]
    assert told["characters"] == len(told["message"]) <= 300
    assert desk.ok("show", number)["history"][-1]["type"] == "contact.logged"


def test_a_blank_form_needs_no_ticket_and_issues_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    printed = desk.ok("blank-form", "--out", path, "--paper", "a5")
    assert printed["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert printed["pages"] == 1
    assert "售后服务申请表" in words_of(path)
    refused = desk.run("blank-form", "--out", tmp_path / "no.pdf", "--paper", "80mm")
    assert refused.fault["code"] == "paper_not_offered"
    assert not (tmp_path / "no.pdf").exists()
