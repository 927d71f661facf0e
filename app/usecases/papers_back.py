"""Papers come back: what is dropped, chosen or pasted is taken apart and filed, each with its document (N5).

One picture or PDF may hold several papers, and several customers must never meet in one file: pages of a
PDF are parted, a picture with papers of two tickets is asked about. What nobody can file without a person
is kept (`unplaced`) until somebody says what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.refusals import Refusal, RefusedError
from app.domain.scan import ScannedDocument
from app.usecases.desk import Person
from app.usecases.naming import exactly
from app.usecases.scan_back import (
    Picture,
    ScannedBack,
    file_in,
    issued_paper,
    newest_version,
    papers_on,
    warning_of,
)
from app.usecases.unplaced import Unplaced, keep_unplaced, let_go, unplaced_file
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class CameBack:
    """What became of one file: papers that were filed, and what waits for a word."""

    filed: tuple[ScannedBack, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def nothing_ours(self) -> bool:
        """Whether none of our papers is on it, so that it may be a photo of something else."""
        return not self.filed and all(each.refusal.code in _NOTHING for each in self.unplaced)


_NOTHING = frozenset({"scan_without_code", "scan_not_ours"})


@dataclass(frozen=True)
class _Part:
    """Pages that belong together, counted from 0; none: the whole file. `refusal`: why nobody can tell."""

    papers: tuple[ScannedDocument, ...] = ()
    pages: tuple[int, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True)
class SeenPaper:
    """A file whose codes were read, which takes long and changes nothing: `pages` of codes.

    `or_photo`: without any paper of ours it may be a photo of goods.
    """

    source: Path | bytes
    name: str
    pages: Sequence[Sequence[str]]
    or_photo: bool = False


def look_at(
    workplace: Workplace, source: Path | bytes, *, name: str = "", or_photo: bool = False
) -> SeenPaper:
    """Read the codes on a picture or PDF; `name` is what bytes are called. What may be a photo, quickly."""
    called = source.name if isinstance(source, Path) else name
    return SeenPaper(source, called, workplace.codes.read_pages(source, quickly=or_photo), or_photo)


def bring_back(workplace: Workplace, seen: SeenPaper, person: Person) -> CameBack:
    """File every paper of ours on it; what cannot be told is kept to be asked about.

    What may be a photo and shows no paper of ours is left alone. Raises what importing a file raises.
    """
    source, called = seen.source, seen.name
    parts = _parts(seen.pages)
    if seen.or_photo and not any(part.papers for part in parts):
        return CameBack(unplaced=tuple(_asked(part, called) for part in parts))
    filed: list[ScannedBack] = []
    left: list[Unplaced] = []
    for part in parts:
        picture = _cut(workplace, source, part, called)
        try:
            filed += _file(workplace, picture, part, person)
        except RefusedError as error:
            left.append(keep_unplaced(workplace, picture, error.refusal))
    return CameBack(tuple(filed), tuple(left))


def place(workplace: Workplace, waiting: Unplaced, number: str, person: Person) -> ScannedBack:
    """A person says which document it is, or by the number of a ticket only where it belongs.

    Raises RefusedError ``scan_unknown_document``, ``number_given_twice``.
    """
    ticket_id = exactly(workplace, number)
    ticket = workplace.tickets.ticket(ticket_id) if ticket_id else None
    wanted = number.strip().upper()
    if ticket is None:
        raise RefusedError(Refusal("scan_unknown_document", "N5", {"document": wanted}))
    versions = [each for each in ticket.documents if each.number == wanted]
    waits = [each for each in ticket.documents if not each.voided and not each.signed]
    if not versions and len(waits) != 1:
        raise RefusedError(Refusal("scan_which_document", "N5", {"number": ticket.number}))
    document = newest_version(ticket, (versions or waits)[-1])
    warning = warning_of(ticket, document)
    picture = unplaced_file(workplace, waiting)
    imported = picture.imported(workplace)
    done = workplace.journal.transact(
        lambda tx: file_in(workplace, tx, ticket.id, document, imported, person, warning)
    )
    let_go(workplace, waiting)
    return done


def _parts(pages: Sequence[Sequence[str]]) -> list[_Part]:
    """Which pages are one paper's. One without a code is its neighbours' where all others are one paper's."""
    papers = [tuple(papers_on(codes)) for codes in pages]
    numbers = {paper.number for page in papers for paper in page}
    if not numbers:
        first = next((code for codes in pages for code in codes), "")
        unknown = Refusal("scan_not_ours", "N5", {"value": first[:60]}) if first else _without_code()
        return [_Part(refusal=unknown)]
    everything = tuple(paper for page in papers for paper in page)
    if len(pages) == 1 or len(numbers) == 1:
        return [_Part(everything)]
    parts = [
        _Part(tuple(p for p in everything if p.number == number), _pages_of(papers, number))
        for number in dict.fromkeys(paper.number for paper in everything)
    ]
    parts += [_Part((), (at,), _without_code()) for at, page in enumerate(papers) if not page]
    parts += [_Part(page, (at,)) for at, page in enumerate(papers) if len(_numbers(page)) > 1]
    return [part for part in parts if part.pages]


def _pages_of(papers: Sequence[tuple[ScannedDocument, ...]], number: str) -> tuple[int, ...]:
    """The pages with that paper alone."""
    return tuple(at for at, page in enumerate(papers) if _numbers(page) == {number})


def _numbers(page: Sequence[ScannedDocument]) -> set[str]:
    return {paper.number for paper in page}


def _without_code() -> Refusal:
    return Refusal("scan_without_code", "N5")


def _cut(workplace: Workplace, source: Path | bytes, part: _Part, name: str) -> Picture:
    """The file with the pages of that part and no others."""
    if not part.pages:
        return Picture(source, name)
    stem = name.rpartition(".")[0] or name
    pages = "-".join(str(page + 1) for page in part.pages[:3])
    return Picture(workplace.codes.only_pages(source, part.pages), f"{stem}-{pages}.pdf")


def _file(workplace: Workplace, picture: Picture, part: _Part, person: Person) -> list[ScannedBack]:
    """File one part with each paper that is on it, or none. Raises RefusedError where a person must tell."""
    if part.refusal is not None:
        raise RefusedError(part.refusal)
    found = []
    for number in dict.fromkeys(paper.number for paper in part.papers):
        same = [paper for paper in part.papers if paper.number == number]
        newest = max(same, key=lambda paper: paper.version)
        ticket, document = issued_paper(workplace, newest)
        found.append((ticket, document, warning_of(ticket, document, same)))
    if len({ticket.id for ticket, _, _ in found}) > 1:
        numbers = ", ".join(document.number for _, document, _ in found)
        raise RefusedError(Refusal("scan_of_several", "N5", {"documents": numbers}))
    imported = picture.imported(workplace)
    return workplace.journal.transact(
        lambda tx: [
            file_in(workplace, tx, ticket.id, document, imported, person, warning)
            for ticket, document, warning in found
        ]
    )


def _asked(part: _Part, name: str) -> Unplaced:
    return Unplaced("", "", name, part.refusal or _without_code())
