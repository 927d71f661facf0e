"""Tickets for a spreadsheet: csv, xlsx or json."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from app.domain.identity import mask_phone
from app.domain.money import format_yuan
from app.domain.refusals import ProblemError
from app.domain.ticket import Ticket
from app.usecases.desk import Desk
from app.usecases.read_models import QueueFilter
from app.usecases.workplace import Workplace

COLUMNS = (
    "number",
    "opened_at",
    "clerk",
    "channel",
    "customer",
    "phone",
    "goods",
    "brand",
    "model",
    "barcode",
    "price",
    "words",
    "demand",
    "level",
    "stage",
    "cause",
    "liable",
    "remedy",
    "refund",
    "voided",
)
FORMATS = ("csv", "xlsx", "json")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PAGE = 500


def export_rows(workplace: Workplace, first: date | None, last: date | None) -> Iterator[Mapping[str, str]]:
    """One row per ticket taken in from `first` to `last` (days at the desk, both included)."""
    cursor: str | None = None
    while True:
        wanted = QueueFilter(workplace.time.now(), chip="all")
        page = workplace.tickets.page(wanted, cursor, _PAGE)
        for row in page.rows:
            day = row.opened_at.astimezone(workplace.desk.tz).date()
            if (first is None or day >= first) and (last is None or day <= last):
                ticket = workplace.tickets.ticket(row.id)
                if ticket is not None:
                    yield ticket_row(ticket, workplace.desk)
        if page.next is None:
            return
        cursor = page.next


def ticket_row(ticket: Ticket, desk: Desk) -> dict[str, str]:
    """One ticket as texts. The phone is masked: a spreadsheet travels further than it should."""
    item = ticket.items[0]
    liability, plan = item.liability, item.plan
    agreed = plan.agreed if plan else None
    return {
        "number": ticket.number,
        "opened_at": f"{ticket.opened_at.astimezone(desk.tz):%Y-%m-%d %H:%M}",
        "clerk": ticket.clerk or "",
        "channel": ticket.channel,
        "customer": ticket.customer.name,
        "phone": mask_phone(ticket.customer.phone) if ticket.customer.phone else "",
        "goods": item.goods.name,
        "brand": item.goods.brand or "",
        "model": item.goods.model or "",
        "barcode": item.goods.barcode or "",
        "price": format_yuan(item.goods.price) if item.goods.price is not None else "",
        "words": ticket.problem.words,
        "demand": item.demand,
        "level": str(ticket.level.level) if ticket.level else "",
        "stage": "voided" if ticket.voided else ticket.stage,
        "cause": liability.cause if liability else "",
        "liable": ", ".join(f"{s.party} {s.percent}%" for s in liability.shares) if liability else "",
        "remedy": agreed.remedy if agreed else "",
        "refund": format_yuan(plan.refund.net) if plan and plan.refund else "",
        "voided": "1" if ticket.voided else "",
    }


def harmless(text: str) -> str:
    """A text that a spreadsheet will not take for a formula: a customer may well write ``=1+1``."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_export(rows: Iterable[Mapping[str, str]], path: Path, form: str) -> int:
    """Write the rows whole or not at all; how many. Raises ProblemError out_not_writable."""
    writers: Mapping[str, Callable[[Iterable[Mapping[str, str]], Path], int]] = {
        "csv": _write_csv,
        "xlsx": _write_xlsx,
        "json": _write_json,
    }
    temporary = path.with_name(f".{path.name}.part")
    try:
        count = writers[form](rows, temporary)
        os.replace(temporary, path)  # noqa: PTH105  # the same as Path.replace, named as what it is
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ProblemError("out_not_writable", path=str(path), reason=error.strerror or "") from error
    return count


def _write_csv(rows: Iterable[Mapping[str, str]], path: Path) -> int:
    count = 0
    # The byte order mark lets the usual spreadsheet program read Chinese at a double click.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for count, row in enumerate(rows, 1):
            writer.writerow({key: harmless(value) for key, value in row.items()})
    return count


def _write_json(rows: Iterable[Mapping[str, str]], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[\n")
        for count, row in enumerate(rows, 1):
            file.write(",\n" if count > 1 else "")
            json.dump(dict(row), file, ensure_ascii=False)
        file.write("\n]\n")
    return count


def _write_xlsx(rows: Iterable[Mapping[str, str]], path: Path) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("tickets")
    sheet.append(list(COLUMNS))
    count = 0
    for count, row in enumerate(rows, 1):
        cells = []
        for column in COLUMNS:
            cell = WriteOnlyCell(sheet, value=_without_controls(row[column]))
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    book.save(path)
    return count


def _without_controls(text: str) -> str:
    """The format knows no control characters."""
    return "".join(char for char in text if char >= " " or char in "\n\t")
