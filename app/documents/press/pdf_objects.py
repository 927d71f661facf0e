"""The few objects we put into a PDF ourselves, and ReportLab's document under a canvas.

ReportLab has no public door to either; this module is the only place that knows its inside.
"""

import hashlib
from typing import Any, cast

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


class PlainCanvas(Canvas):
    """A canvas without ReportLab's opening font, which no page of ours uses."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


def pdf_document(canvas: Canvas) -> Any:
    """The document a canvas writes to."""
    return cast("Any", canvas)._doc  # noqa: SLF001 - see above


def pdf_name(text: str) -> object:
    """A name: ``/Text``."""
    return pdfdoc.PDFName(text)


def pdf_text(text: str) -> object:
    """A string."""
    return pdfdoc.PDFString(text)


def pdf_array(values: list[Any]) -> object:
    """An array of numbers, names or objects."""
    return pdfdoc.PDFArray(values)


def pdf_dictionary(**entries: object) -> object:
    """A dictionary; the keys are names."""
    return pdfdoc.PDFDictionary(entries)


def pdf_stream(content: bytes, **entries: object) -> object:
    """A stream whose bytes are already packed the way the entry Filter says."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content)


def refer(document: Any, thing: object, name: str) -> object:
    """Add an object under an internal name and return a reference to it."""
    return cast("object", document.Reference(thing, name))


def add_form(canvas: Canvas, name: str, stream: object) -> None:
    """Add a picture that ``canvas.doForm(name)`` draws."""
    pdf_document(canvas).addForm(name, stream)


def add_font(document: Any, name: str, font: object) -> None:
    """Put a font into the resources that every page shares."""
    document.idToObject["BasicFonts"].dict[name] = refer(document, font, f"{name}.font")


def on_save(canvas: Canvas, font: Any) -> None:
    """Have ``font.addObjects(document)`` called when the last page is written."""
    pdf_document(canvas).delayedFonts.append(font)


def make_id_from(canvas: Canvas, text: str) -> None:
    """Let the file identifier depend on `text`, and on nothing of this machine.

    ReportLab begins it with the hour, which an environment variable (SOURCE_DATE_EPOCH) sets even where
    the file is to be the same each time.
    """
    document = pdf_document(canvas)
    document.signature = hashlib.md5(usedforsecurity=False)
    document.updateSignature(text)
