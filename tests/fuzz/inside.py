"""Modules that take bytes apart and are in no fuzzing, each with the reason; the rest must be in `PARSERS`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

READS = (
    "json.loads",
    "json.load",
    "json.decode",
    "json.Decoder",
    "tomllib.loads",
    "tomllib.load",
    "ZipFile",
    "decompressobj",
    "zlib.decompress",
    "ZstdDecompressor",
    "unpack_from",
    "struct.unpack",
    "from_bytes",
    "JpegImageFile",
    "PngImageFile",
    "WebPImageFile",
    "Image.open",
    "PdfDocument",
    "open_heif",
    "load_workbook",
    "ElementTree.parse",
    "ElementTree.fromstring",
    "csv.reader",
    "csv.DictReader",
    "tarfile.open",
)  # fmt: skip - one name after the other
"""Ends of the names of calls by which bytes become something."""

_SHIPPED = "comes with the program"
_CHANCE = "a hash, or chance of our own, as a number"
_STORE = "what the store wrote, in its own database"
_OFFICE = "what head office wrote, in its own database or folder"
_STAMPED = "bears the stamp of head office, which is looked at first"
_BESIDE = "what our own program beside this one says"
_CHOSEN = "what this program wrote of this computer's choices"

INSIDE: dict[str, str] = {
    "app.ui.theme": _SHIPPED,
    "app.library.agreement": _SHIPPED,
    "app.library.fields": _SHIPPED,
    "app.library.messages": _SHIPPED,
    "app.library.privacy_words": _SHIPPED,
    "app.demo": _SHIPPED,
    "app.cli.demo_desks": _SHIPPED,
    "app.headoffice.web.language": _SHIPPED,
    "app.headoffice.cli.output": _SHIPPED,
    "app.documents.wording": _SHIPPED,
    "app.documents.catalogue": _SHIPPED,
    "app.documents.press.font_face": _SHIPPED,
    "app.documents.press.outline": _SHIPPED,
    "app.desk_window": _CHOSEN,
    "app.domain.claims": _CHANCE,
    "app.domain.numbering": _CHANCE,
    "app.machine": _CHANCE,
    "app.wire.rowsum": _CHANCE,
    "app.wire.shortcode": _CHANCE,
    "app.headoffice.store.deciding": _CHANCE,
    "app.headoffice.store.row_sums": _CHANCE,
    "app.headoffice.store.ticket_search": _OFFICE,
    "app.store.goods_records": _STORE,
    "app.store.syncstate": _STORE,
    "app.store.linkstate": _STORE,
    "app.store.setting_rows": _STORE,
    "app.store.unnamed_files": _STORE,
    "app.store.journal_columns": _STORE,
    "app.store.copies": _STORE,
    "app.store.published": _STORE,
    "app.store.sync_figures": _STORE,
    "app.store.salvaging": _STORE,
    "app.store.storekeys": _STORE,
    "app.store.sealed_pages": "files of the store, each piece opened by its seal before anything reads it",
    "app.sync.carrying": _STORE,
    "app.sync.standing": _STORE,
    "app.usecases.intake_draft": _STORE,
    "app.usecases.bundle.contents": _STORE,
    "app.ui.screens.common.fact_words": _STORE,
    "app.headoffice.store.asides": _OFFICE,
    "app.headoffice.store.alerts": _OFFICE,
    "app.headoffice.store.doorbook": _OFFICE,
    "app.headoffice.store.pages": _OFFICE,
    "app.headoffice.store.reference": _OFFICE,
    "app.headoffice.store.silence": _OFFICE,
    "app.headoffice.store.site": _OFFICE,
    "app.headoffice.store.snapshots": _OFFICE,
    "app.headoffice.cli.keeping": _OFFICE,
    "app.headoffice.web.password": _OFFICE,
    "app.headoffice.store.sessions": _STAMPED,
    "app.headoffice.web.visits": _STAMPED,
    "app.printing.raster_printer": _BESIDE,
    "app.ui.printing.worker": _BESIDE,
    "app.ui.printing.raster": "pages that the program has just set",
    "app.ui.parts.pdf_renderer": "pages that the program has just set",
    "app.ui.parts.camera.shot_file": "a picture that the program has just written",
    "app.printing.escpos.commands": "rows of dots that the program has just drawn",
}


def readers(app: Path) -> set[str]:
    """The modules under `app` that call any of `READS`; a ZipFile that is written is none."""
    found = {file: file.read_text(encoding="utf-8") for file in app.rglob("*.py")}
    return {
        ".".join(("app", *file.relative_to(app).with_suffix("").parts))
        for file, text in found.items()
        if "migrations" not in file.parts and any(each in text for each in READS) and any(_reads(text))
    }


def _reads(text: str) -> Iterator[bool]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            written = any(isinstance(each, ast.Constant) and each.value == "w" for each in node.args)
            yield not written and any(name == each or name.endswith(f".{each}") for each in READS)
