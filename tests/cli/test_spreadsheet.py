"""Whatever a customer writes stays a text in a spreadsheet."""

import csv
import zipfile
from pathlib import Path

import pytest

from app.cli.spreadsheet import write_rows
from app.usecases.export_tickets import COLUMNS

ATTACKS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    '=HYPERLINK("http://192.0.2.1","x")',
    '"=1"',
)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_a_formula(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form}"
    assert write_rows([dict.fromkeys(COLUMNS, attack) for attack in ATTACKS], path, form) == len(ATTACKS)
    assert path.stat().st_mode & 0o077 == 0
    if form == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in list(csv.reader(file))[1:] for cell in row]
        assert len(cells) == len(ATTACKS) * len(COLUMNS)
        assert [cell for cell in cells if cell[:1] in "=+-@\t\r\n＝＋－＠"] == []
    else:
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"<f " not in sheet
        assert sheet.count(b't="s"') + sheet.count(b't="inlineStr"') >= len(ATTACKS) * len(COLUMNS)
