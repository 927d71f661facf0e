"""``scan`` files signed papers, ``reconcile`` counts the day."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.cli.conftest import Desk
from tests.documents.reading import images_of, pages_of


def printed(desk: Desk, tmp_path: Path) -> tuple[str, str, Path]:
    """The ticket, its receipt, and a scan of the receipt."""
    ticket = desk.intake()
    pdf, scan = tmp_path / "receipt.pdf", tmp_path / "scan.png"
    receipt = desk.ok("print", ticket, "receipt", "--out", pdf)
    next(images_of(pdf.read_bytes())).save(scan)
    return ticket, receipt["number"], scan


def test_a_scan_is_filed(desk: Desk, tmp_path: Path) -> None:
    ticket, number, scan = printed(desk, tmp_path)
    (told,) = desk.ok("scan", scan)
    (filed,) = told["filed"]
    assert (filed["number"], filed["ticket"], filed["signed"], filed["warning"]) == (
        number,
        ticket,
        True,
        None,
    )
    assert told["waiting"] == []
    (again,) = desk.ok("scan", scan)
    assert again["filed"][0]["warning"]["code"] == "already_signed"


def test_what_cannot_be_told_waits_and_is_listed_until_somebody_names_it(desk: Desk, tmp_path: Path) -> None:
    _, number, _ = printed(desk, tmp_path)
    blank = tmp_path / "blank.png"
    Image.new("L", (600, 800), 240).save(blank)
    (told,) = desk.ok("scan", blank)
    assert told["filed"] == []
    assert told["waiting"][0]["code"] == "scan_without_code"
    assert told["waiting"][0]["what_to_do"]
    assert len(desk.ok("reconcile")["waiting_scans"]) == 1
    (named,) = desk.ok("scan", "--number", number, blank)
    assert (named["filed"][0]["number"], named["filed"][0]["signed"]) == (number, True)
    assert desk.ok("reconcile")["waiting_scans"] == []


def test_wrong_words_are_refused(desk: Desk, tmp_path: Path) -> None:
    assert desk.run("scan", tmp_path / "nothing.jpg").fault["code"] == "file_expected"
    _, number, scan = printed(desk, tmp_path)
    assert desk.run("scan", "--signed", "shop", scan).fault["code"] == "choice_expected"
    nowhere = desk.run("scan", "--signed", "consent", "--number", number, scan)  # a receipt has one place
    assert nowhere.fault["code"] == "scan_no_such_place"
    assert desk.run("scan", "--number", number, scan, scan).fault["code"] == "one_file_expected"
    assert desk.run("scan", "--number", "SL-9Z99-261120-0001", scan).fault["code"] == "scan_unknown_document"
    assert desk.run("reconcile", "--day", "yesterday").fault["code"] == "date_expected"
    assert desk.run("reconcile", "--paper", "80mm").fault["code"] == "choice_expected"


def test_the_day_is_counted_and_its_sheet_printed(desk: Desk, tmp_path: Path) -> None:
    ticket, number, _ = printed(desk, tmp_path)
    sheet = tmp_path / "sheet.pdf"
    told = desk.ok("reconcile", "--out", sheet)
    assert (told["day"], told["desk"], told["agrees"]) == ("2026-11-20", "2F-01", True)
    (paper,) = told["papers"]
    assert (paper["number"], paper["ticket"], paper["printed"], paper["stored"]) == (
        number,
        ticket,
        "printed",
        True,
    )
    assert (paper["stub"], paper["missing"], paper["synced"]) == ("missing", ["stub"], None)
    assert {each["kind"] for each in told["series"]} == {"ticket", "receipt"}
    (text,) = pages_of(sheet.read_bytes())
    for words in ("日终核对单", number, "未回", "无缺号", "核对人"):
        assert words in text
    assert desk.ok("reconcile", "--day", "2026-11-19")["papers"] == []
    small = tmp_path / "small.pdf"
    desk.ok("reconcile", "--out", small, "--paper", "a5")
    assert pages_of(small.read_bytes())
