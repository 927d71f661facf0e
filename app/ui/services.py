"""What every screen is given: the use cases' workplace, background tasks, sentences, and news."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.parts.camera.port import Camera, NoCamera
from app.ui.parts.tasks import Tasks
from app.usecases.alone import Alone
from app.usecases.desk import Person
from app.usecases.desk_link import DeskLink
from app.usecases.workplace import Workplace

if TYPE_CHECKING:
    from app.ui.parts.pdf_renderer import PdfRenderer


class News(QObject):
    """What happened at the desk that more than one screen wants to know.

    `ticket_changed` carries a ticket id, `scanned` the text of a scan, `ticket_wanted` the id of a
    ticket to open, `document_wanted` the ids of a ticket and of its document to show, `intake_wanted` a
    draft id (empty: a new intake), `person_changed` nothing.
    `arrived` carries the id of a ticket that changed elsewhere, or whose sync stands differently;
    `standing` a `SyncNow`, `paper_wanted` the leaf of a paper of the desk to open; `lock_wanted` nothing.
    """

    ticket_changed = Signal(str)
    scanned = Signal(str)
    ticket_wanted = Signal(str)
    document_wanted = Signal(str, str)
    intake_wanted = Signal(str)
    person_changed = Signal()
    arrived = Signal(str)
    standing = Signal(object)
    paper_wanted = Signal(str)
    lock_wanted = Signal()


@dataclass(frozen=True)
class Services:
    """Handed down by the window to each screen; screens keep no other way out.

    `sentence` turns a refusal's or problem's code and parameters into words; `person`
    is who is signed in now; `camera` is let go by whoever looked through it; `link` is the way to head
    office. Whatever touches the disk or takes longer than a frame goes through `tasks`.
    """

    workplace: Workplace
    tasks: Tasks
    sentence: Callable[[str, Mapping[str, str]], str]
    person: Callable[[], Person]
    news: News
    camera: Camera = field(default_factory=NoCamera)
    link: DeskLink = field(default_factory=Alone)

    @cached_property
    def renderer(self) -> PdfRenderer:
        """The one renderer of PDF pages: PDFium serves one call at a time, so all screens share it."""
        from app.ui.parts.pdf_renderer import PdfRenderer  # noqa: PLC0415 - 40 ms that the first window saves

        return PdfRenderer()
