"""Rows as a file for a spreadsheet: csv, xlsx or json."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from app.cli.outfile import whole_file
from app.usecases.export_tickets import COLUMNS

Row = Mapping[str, str]

FORMATS = ("csv", "xlsx", "json")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula; some read the wide forms alike."""


def harmless(text: str) -> str:
    """A text that a spreadsheet will not take for a formula: a customer may well write ``=1+1``."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_rows(rows: Iterable[Row], path: Path, form: str) -> int:
    """Write the rows whole or not at all; how many. Raises ProblemError out_not_writable."""
    writers: Mapping[str, Callable[[Iterable[Row], Path], int]] = {
        "csv": _write_csv,
        "xlsx": _write_xlsx,
        "json": _write_json,
    }
    with whole_file(path) as unfinished:
        return writers[form](rows, unfinished)


def _write_csv(rows: Iterable[Row], path: Path) -> int:
    count = 0
    # The byte order mark lets the usual spreadsheet program read Chinese at a double click.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in rows:
            writer.writerow({key: harmless(value) for key, value in row.items()})
            count += 1
    return count


def _write_json(rows: Iterable[Row], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[\n")
        for row in rows:
            file.write(",\n" if count else "")
            json.dump(dict(row), file, ensure_ascii=False)
            count += 1
        file.write("\n]\n")
    return count


def _write_xlsx(rows: Iterable[Row], path: Path) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("tickets")
    sheet.append(list(COLUMNS))
    count = 0
    for row in rows:
        cells = []
        for column in COLUMNS:
            cell = WriteOnlyCell(sheet, value=_without_controls(row[column]))
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
        count += 1
    book.save(path)
    return count


def _without_controls(text: str) -> str:
    """The format knows no control characters."""
    return "".join(char for char in text if char >= " " or char in "\n\t")
