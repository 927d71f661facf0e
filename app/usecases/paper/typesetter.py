"""The port to whatever turns a document into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from app.usecases.paper.facts import DeskHead
from app.usecases.paper.particulars import ParticularKind
from app.usecases.paper.sheet import Paper

if TYPE_CHECKING:
    from app.usecases.day_end import DayEnd


@dataclass(frozen=True)
class RecoverySheet:
    """A recovery code as it is printed: its eight groups joined by dashes, the name of the key it opens, and
    when it was made (in the zone of the desk).
    """

    code: str
    key_name: str
    made: datetime


@dataclass(frozen=True)
class DocumentKind:
    """A kind that can be printed: its code in the catalogue (``D05``), media (the usual one first)

    and copies in their order: ``store``, ``customer``, ``merchant``; `particulars` are asked for when
    it is issued, in this order. A `bilingual` kind can be printed in Chinese and English; on a
    `stampable` one a picture of the shop's stamp may stand.
    """

    kind: str
    code: str
    media: tuple[str, ...]
    copies: tuple[str, ...]
    particulars: tuple[ParticularKind, ...] = ()
    bilingual: bool = False
    stampable: bool = False


@dataclass(frozen=True)
class RenderedDocument:
    """A printed document. `sha256` is over the bytes of `pdf`, `content_sha256` over what it says.

    `clauses` is the version of the wording used, to be recorded: ``receipt.1``; its number goes into
    ``Paper.clauses`` of a reprint. `missing_characters` had no shape in our fonts and stand as boxes;
    `damaged_pictures` could not be read and stand as empty frames (captions or signers).
    """

    pdf: bytes = field(repr=False)
    pages: int
    sha256: str
    content_sha256: str
    clauses: str
    clauses_version: int
    missing_characters: tuple[str, ...] = ()
    damaged_pictures: tuple[str, ...] = ()


class Typesetter(Protocol):
    """Prints documents. The same paper, medium and copies give the same bytes."""

    def kinds(self) -> Sequence[DocumentKind]:
        """Every kind it can print, by code."""
        ...

    def render(
        self, paper: Paper, medium: str, copies: Sequence[str] = (), *, bilingual: bool = False
    ) -> RenderedDocument:
        """The pages of `paper` on `medium` (``a4``, ``a5``, ``241x140``, ``80mm``, ``60x40`` …).

        No `copies` means all of them; `bilingual` adds English to titles, labels and notices, which is
        no part of the content. Raises InputError for a kind, medium or copy that the document
        does not come in (``document_kind_unknown``, ``paper_not_offered``, ``copy_unknown``,
        ``clauses_unknown``, ``bilingual_not_offered``) and for a document without its required
        content (``document_incomplete``).
        """
        ...

    def message(self, paper: Paper) -> str:
        """What `paper` tells, as a text message of at most 300 characters; nothing where a kind has none.

        Raises InputError for a kind or a wording that there is not, and for a paper without its required
        content.
        """
        ...

    def day_sheet(self, day: DayEnd, head: DeskHead, medium: str) -> bytes:
        """The count of a day on ``a4`` or ``a5``, for the desk. Raises InputError paper_not_offered."""
        ...

    def recovery_sheet(self, sheet: RecoverySheet, head: DeskHead, medium: str) -> bytes:
        """A recovery code on ``a4`` or ``a5``, to be locked away. Raises InputError paper_not_offered."""
        ...
