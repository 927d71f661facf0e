"""counterfoil evidence: one file for whoever is outside."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Desk

TOLD = ("--to", "平台客服", "--for", "平台介入")


@pytest.fixture
def number(desk: Desk) -> str:
    """A ticket of the sample day."""
    return desk.intake()


def test_it_is_written_whole_and_said_what_it_is(desk: Desk, number: str, tmp_path: Path) -> None:
    made = desk.ok("evidence", number, "--out", tmp_path / "b.zip", *TOLD)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert "report.pdf" in archive.namelist()
    assert (made["size"], made["report"][:2]) == ((tmp_path / "b.zip").stat().st_size, "ZJ")
    again = desk.ok("evidence", number, "--out", tmp_path / "c.zip", *TOLD)
    assert again["fingerprint"] == made["fingerprint"]
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "c.zip").read_bytes()


def test_who_gets_it_and_why_is_asked(desk: Desk, number: str, tmp_path: Path) -> None:
    before = desk.entries()
    ran = desk.run("evidence", number, "--out", tmp_path / "b.zip")
    assert (ran.code, ran.fault["code"]) == (3, "particulars_missing")
    assert "recipient" in ran.fault["params"]["fields"]
    assert list(tmp_path.glob("*b.zip*")) == []
    assert desk.entries() == before


def test_the_report_alone_is_a_document_like_others(desk: Desk, number: str, tmp_path: Path) -> None:
    said = {"recipient": "平台客服", "purpose": "平台介入"}
    given = ("--out", tmp_path / "r.pdf", "--particulars", "-")
    made = desk.ok("print", number, "evidence-bundle", *given, given=said)
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert made["number"].startswith("ZJ-")


def test_a_place_that_cannot_be_written_is_told_and_nothing_recorded(
    desk: Desk, number: str, tmp_path: Path
) -> None:
    before = desk.entries()
    ran = desk.run("evidence", number, "--out", tmp_path / "no" / "b.zip", *TOLD)
    assert (ran.code, ran.fault["code"]) == (4, "out_not_writable")
    assert desk.entries() == before
