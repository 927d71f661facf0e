"""What a signature on a screen must be able to prove before it counts (law 7): the very page that was shown,
the words that were agreed to, and a picture of what was drawn.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from app.domain.entry import Draft
from app.domain.records import BlobRef, Document
from app.domain.refusals import ProblemError, Refusal, RefusedError
from app.domain.steps.papers import DocumentSigned
from app.domain.ticket import Ticket
from app.domain.vocabulary import SignatureMethod, Signer
from app.usecases.paper import Paper
from app.usecases.signers import copy_of
from app.usecases.workplace import Workplace

MOST_BYTES: Final = 4_000_000
"""Of the picture of one signature; that of a large pad has some 100,000."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"


def page_for(workplace: Workplace, document: Document, paper: Paper, role: Signer) -> bytes:
    """The copy of whoever signs in that role, as a PDF set from the frozen record `paper` of `document`.

    The same bytes whenever it is set. Raises RefusedError signature_for_other_content;
    InputError copy_unknown for a paper that has no copy of theirs.
    """
    usual = next(each.media[0] for each in workplace.typesetter.kinds() if each.kind == document.kind)
    rendered = workplace.typesetter.render(paper, usual, (copy_of(role),))
    if rendered.content_sha256 != document.content_sha256:
        raise RefusedError(Refusal("signature_for_other_content", params={"document": document.number}))
    return rendered.pdf


def check_signatures(workplace: Workplace, ticket: Ticket, drafts: Sequence[Draft]) -> None:
    """Every signature among `drafts` that was given on a screen holds. The files are in the store.

    One by PIN holds only where the PIN was asked for: `hand_over.confirm_hand_over`, and it comes not here.

    Raises RefusedError pin_unchecked, agreement_missing (another agreement than is shown here),
    signature_no_picture, signature_for_other_content (not the page that whoever signs is shown).
    """
    for draft in drafts:
        body = draft.body
        if isinstance(body, DocumentSigned) and body.method is not SignatureMethod.PAPER_SCAN:
            document = ticket.document(body.document)
            if document is not None and body.method is SignatureMethod.PIN:
                raise RefusedError(Refusal("pin_unchecked", "6.2", {"document": document.number}))
            if document is not None:
                _check(workplace, document, body)


def _check(workplace: Workplace, document: Document, body: DocumentSigned) -> None:
    said = {"document": document.number}
    agreement = workplace.reference.agreement
    if (body.agreed, body.agreed_sha256) != (agreement.name, agreement.sha256):
        raise RefusedError(Refusal("agreement_missing", "law 7", said))
    if body.blob is None or not _holds_picture(workplace, body.blob):
        raise RefusedError(Refusal("signature_no_picture", "law 7", said))
    try:
        paper = workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    except ProblemError as error:  # issued elsewhere and not here yet: nobody can have been shown it here
        raise RefusedError(Refusal("signature_for_other_content", params=said)) from error
    page = page_for(workplace, document, paper, Signer(body.role))
    if body.shown is None or body.shown.sha256 != sha256(page).hexdigest():
        raise RefusedError(Refusal("signature_for_other_content", params=said))


def _holds_picture(workplace: Workplace, blob: BlobRef) -> bool:
    if blob.mime != "image/png" or blob.size > MOST_BYTES:
        return False
    return is_png(workplace.blobs.read(blob.sha256))


def is_png(data: bytes) -> bool:
    """Whether it is a whole PNG (ISO/IEC 15948): signature, header with a size, pixels, end, sums right."""
    if not data.startswith(_PNG):
        return False
    at = len(_PNG)
    names: list[bytes] = []
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        name, content, check = data[at + 4 : at + 8], data[at + 8 : end], data[end : end + 4]
        if int.from_bytes(check) != zlib.crc32(name + content) or len(check) < 4:
            return False
        if not names and (name != b"IHDR" or not any(content[:4]) or not any(content[4:8])):
            return False
        names.append(name)
        at = end + 4
    return at == len(data) and b"IDAT" in names and names[-1] == b"IEND"
