"""Papers of the desk from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import MANAGER, Desk
from tests.cli.test_print import words_of


def test_a_review_is_issued_listed_and_printed_again(desk: Desk, tmp_path: Path) -> None:
    desk.intake()
    path = tmp_path / "review.pdf"
    stated = {"improvements": [{"action": "加装护角", "owner": "陈明", "due": "2026-11-27"}]}
    order = ("print", "-", "review-report", "--out", path, "--particulars", "-")
    refused = desk.run(*order, given=stated)
    assert (refused.code, refused.fault["code"], refused.fault["rule"]) == (3, "role_not_enough", "6.6")
    first = desk.ok("--clerk", MANAGER, *order, given=stated)
    assert first["number"].startswith("FP-2F01-")
    assert "加装护角" in words_of(path)
    again = desk.ok(
        "--clerk", MANAGER, "print", first["number"], "review-report", "--out", tmp_path / "again.pdf"
    )
    assert again["content_sha256"] == first["content_sha256"]
    (listed,) = desk.ok("desk-papers")
    assert (listed["kind"], listed["number"], listed["prints"]) == ("review-report", first["number"], 2)
    assert desk.ok("verify")["ok"] is True


def test_the_manual_is_printed_and_issued_never(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "manual.pdf"
    desk.ok("service-manual", "--out", path, "--paper", "a5")
    assert "售后服务手册" in words_of(path)
    refused = desk.run("print", "-", "service-manual", "--out", tmp_path / "no.pdf")
    assert (refused.code, refused.fault["code"]) == (3, "paper_unnumbered")
    refused = desk.run("print", "-", "receipt", "--out", tmp_path / "no.pdf")
    assert refused.fault["code"] == "no_such_ticket"
    assert not (tmp_path / "no.pdf").exists()
