"""Papers come back: what is dropped, chosen or pasted is taken apart and filed, each with its document (N5).

One picture or PDF may hold several papers, and several customers must never meet in one file: pages of a
PDF are parted, a picture with papers of two tickets is asked about. What nobody can file without a person
is kept (`unplaced`) until somebody says what it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.paper_code import ScannedDocument
from app.domain.records import Document
from app.domain.refusals import Refusal, RefusedError
from app.domain.ticket import Ticket
from app.domain.vocabulary import Signer
from app.usecases.desk import Person
from app.usecases.naming import exactly, scanned_ticket
from app.usecases.scan_back import (
    Picture,
    ScannedBack,
    by_version,
    check_places,
    file_in,
    issued_paper,
    newest_version,
    papers_on,
    warning_of,
)
from app.usecases.signers import asked_places, left_to_sign
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


_Version = tuple[str, int]
"""A paper's number and version."""


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


def bring_back(
    workplace: Workplace, seen: SeenPaper, person: Person, places: Collection[Signer] = ()
) -> CameBack:
    """File every paper of ours on it; what cannot be told is kept to be asked about.

    `places` are those that a person saw signed, on papers with several for the same hand.

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
            filed += _file(workplace, picture, part, person, places)
        except RefusedError as error:
            left.append(keep_unplaced(workplace, picture, error.refusal))
    return CameBack(tuple(filed), tuple(left))


def place(
    workplace: Workplace, waiting: Unplaced, number: str, person: Person, places: Collection[Signer] = ()
) -> ScannedBack:
    """A person says which document it is, or by the number of a ticket only where it belongs, and which
    `places` on it are signed where it has several for the same hand.

    A code that can be read is believed before what somebody types. Raises RefusedError
    ``scan_unknown_document``, ``number_given_twice``, ``scan_which_place``, ``scan_hash_differs``,
    ``scan_shows_other``, ``scan_of_several``.
    """
    picture = unplaced_file(workplace, waiting)
    done = _file_as(workplace, picture, number, person, places, read=waiting.refusal.code not in _NOTHING)
    let_go(workplace, waiting)
    return done


def file_as(
    workplace: Workplace, picture: Picture, number: str, person: Person, places: Collection[Signer] = ()
) -> ScannedBack:
    """The same for a file that was not looked at yet; where it is refused, it is kept to be asked about.

    Raises RefusedError like `place`, and what importing a file raises.
    """
    waiting = keep_unplaced(workplace, picture, _without_code())
    try:
        done = _file_as(workplace, picture, number, person, places, read=True)
    except RefusedError as error:
        let_go(workplace, waiting)
        keep_unplaced(workplace, picture, error.refusal)
        raise
    let_go(workplace, waiting)
    return done


def _file_as(
    workplace: Workplace,
    picture: Picture,
    number: str,
    person: Person,
    places: Collection[Signer],
    *,
    read: bool,
) -> ScannedBack:
    ticket_id = exactly(workplace, number)
    ticket = workplace.tickets.ticket(ticket_id) if ticket_id else None
    wanted = number.strip().upper()
    if ticket is None:
        raise RefusedError(Refusal("scan_unknown_document", "N5", {"document": wanted}))
    versions = [each for each in ticket.documents if each.number == wanted]
    waits = [each for each in ticket.documents if left_to_sign(each)]
    if not versions and len(waits) != 1:
        raise RefusedError(Refusal("scan_which_document", "N5", {"number": ticket.number}))
    named = newest_version(ticket, (versions or waits)[-1])
    shown = _shown(workplace, ticket, named, picture) if read else []
    document = issued_paper(workplace, shown[0])[1] if shown else named
    warning = warning_of(ticket, document, shown)
    if warning is None:
        check_places(workplace, document, places)
    imported = picture.imported(workplace)
    return workplace.journal.transact(
        lambda tx: file_in(workplace, tx, ticket.id, document, imported, person, warning, places)
    )


def _shown(
    workplace: Workplace, ticket: Ticket, document: Document, picture: Picture
) -> list[ScannedDocument]:
    """The pages of that document on a picture, those of its oldest version; none where no code can be read.

    Raises RefusedError ``scan_shows_other`` where papers are on it and not that one, ``scan_of_several``
    where that of another ticket is on it too.
    """
    pages = workplace.codes.read_pages(picture.source)
    papers = [paper for codes in pages for paper in papers_on(codes)]
    own = [paper for paper in papers if paper.number == document.number]
    if papers and not own:
        said = {"document": document.number, "shown": papers[0].number}
        raise RefusedError(Refusal("scan_shows_other", "N5", said))
    if any(scanned_ticket(workplace, paper) != ticket.id for paper in papers):
        numbers = ", ".join(dict.fromkeys(paper.number for paper in papers))
        raise RefusedError(Refusal("scan_of_several", "N5", {"documents": numbers}))
    return by_version(own)[0] if own else []


def _parts(pages: Sequence[Sequence[str]]) -> list[_Part]:
    """Which pages are one paper's, versions of it apart: what was signed on one is no proof of another.

    A page without a code is its neighbours' where all others are one paper's.
    """
    papers = [tuple(papers_on(codes)) for codes in pages]
    everything = tuple(paper for page in papers for paper in page)
    versions = _versions(everything)
    if not versions:
        first = next((code for codes in pages for code in codes), "")
        unknown = Refusal("scan_not_ours", "N5", {"value": first[:60]}) if first else _without_code()
        return [_Part(refusal=unknown)]
    if len(pages) == 1 or len(versions) == 1:
        return [_Part(everything)]
    parts = [
        _Part(tuple(paper for at in own for paper in papers[at]), own)
        for one in dict.fromkeys(_version(paper) for paper in everything)
        for own in (_pages_of(papers, one),)
    ]
    parts += [_Part((), (at,), _without_code()) for at, page in enumerate(papers) if not page]
    parts += [_Part(page, (at,)) for at, page in enumerate(papers) if len(_versions(page)) > 1]
    return [part for part in parts if part.pages]


def _pages_of(papers: Sequence[tuple[ScannedDocument, ...]], version: _Version) -> tuple[int, ...]:
    """The pages with that paper alone."""
    return tuple(at for at, page in enumerate(papers) if _versions(page) == {version})


def _versions(page: Sequence[ScannedDocument]) -> set[_Version]:
    return {_version(paper) for paper in page}


def _version(paper: ScannedDocument) -> _Version:
    return paper.number, paper.version


def _without_code() -> Refusal:
    return Refusal("scan_without_code", "N5")


def _cut(workplace: Workplace, source: Path | bytes, part: _Part, name: str) -> Picture:
    """The file with the pages of that part and no others."""
    if not part.pages:
        return Picture(source, name)
    stem = name.rpartition(".")[0] or name
    pages = "-".join(str(page + 1) for page in part.pages[:3])
    return Picture(workplace.codes.only_pages(source, part.pages), f"{stem}-{pages}.pdf")


def _file(
    workplace: Workplace, picture: Picture, part: _Part, person: Person, places: Collection[Signer]
) -> list[ScannedBack]:
    """File one part with each paper that is on it, or none. Raises RefusedError where a person must tell."""
    if part.refusal is not None:
        raise RefusedError(part.refusal)
    found = []
    for number in dict.fromkeys(paper.number for paper in part.papers):
        same = [paper for paper in part.papers if paper.number == number]
        for pages in by_version(same):
            ticket, document = issued_paper(workplace, pages[0])
            found.append((ticket, document, warning_of(ticket, document, pages)))
    if len({ticket.id for ticket, _, _ in found}) > 1:
        numbers = ", ".join(document.number for _, document, _ in found)
        raise RefusedError(Refusal("scan_of_several", "N5", {"documents": numbers}))
    for _, document, warning in found:
        if warning is None:
            known = asked_places(workplace, document)  # of several papers each takes what is its own
            check_places(workplace, document, [each for each in places if each in known])
    imported = picture.imported(workplace)
    return workplace.journal.transact(
        lambda tx: [
            file_in(workplace, tx, ticket.id, document, imported, person, warning, places)
            for ticket, document, warning in found
        ]
    )


def _asked(part: _Part, name: str) -> Unplaced:
    return Unplaced("", "", name, part.refusal or _without_code())
